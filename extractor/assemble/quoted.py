"""Names of industries and goods in quotation marks are one name each: turnover in 'Transport, storage and post'."""

from __future__ import annotations

import re

from extractor.assemble.items import Item, NamedSector

# begins with a plain set, which is quick to look for
_QUOTED = re.compile(
    r"""['"‘“](?:(?<=')(?<!\w.)([A-Z][^'"\n.;:]{3,90})'(?!\w)|(?<=‘)([A-Z][^‘’"\n.;:]{3,90})’(?!\w)"""
    r"""|(?<=")([^'"\n.;:]{3,90})"|(?<=“)([^“”\n.;:]{3,90})”)"""
)
_SPOKEN = re.compile(r"(?i)[,!?]$|\b(?:is|are|was|were|has|have|had|will|would|can|we|it|they|our|this|that|not)\b")
_TALK = frozenset({"indicator", "change", "share_verb", "pronoun", "auxiliary", "entity"})
_MARKS = ('"', " '", "‘", "“")
# reports on works that have titles: films, songs, games
_TITLES = re.compile(r"(?i)\b(?:box[ -]office|cinemas?|films?|movies?|moviegoers|albums?|songs?|singles|video games?|tv series)\b")
_OFTEN, _TITLE = 3, 7  # how often such words stand in them; blanks of a title
_IN_PASSING = ("including ", "such as ", "like ", "behind ", "beating ", "overtaking ", "by ")
_WORDS = 14  # a longer quotation is what somebody said


def join_quoted(text: str, items: list[Item]) -> list[Item]:
    """The items, those inside a quoted name made one where it names a sector and nothing else."""
    if not any(mark in text for mark in _MARKS):
        return items
    titles = len(_TITLES.findall(text)) > _OFTEN
    joined: list[Item] = []
    at = 0
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if _SPOKEN.search(text[start:end].removesuffix(",") if titles else text[start:end]):
            continue
        words = text[start:end].strip(" ,")
        while at < len(items) and items[at].start < start:
            joined.append(items[at])
            at += 1
        stop = at
        while stop < len(items) and items[stop].end <= end:
            stop += 1
        inside = items[at:stop]
        whole = len(inside) == 1 and inside[0].start == start and inside[0].end == start + len(words)
        named = any(item.cls == "sector" for item in inside) and not any(item.cls in _TALK for item in inside)
        titled = titles and text[start].isupper() and words.count(" ") < _TITLE and not any(item.cls in _TALK for item in inside)
        titled = titled and not text.endswith(_IN_PASSING, 0, start - 1)
        if titled and not whole and text[start - 1] in '"“':
            close = end + 1 if text[end : end + 1] in ('"', "”") else end
            joined.append(Item(start - 1, close, "sector", NamedSector(words.lower()), words.lower()))  # the thriller "Deep Haul"
        elif named and not whole and words.count(" ") < _WORDS and not any(letter.isdigit() for letter in words):
            joined.append(Item(start, start + len(words), "sector", NamedSector(words.lower()), words.lower()))
        else:
            joined.extend(inside)
        at = stop
    joined.extend(items[at:])
    return joined
