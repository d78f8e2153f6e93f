"""Names of industries and goods in quotation marks are one name each: turnover in 'Transport, storage and post'."""

from __future__ import annotations

import re

from extractor.assemble.items import Item, NamedSector

# begins with a plain set, which is quick to look for
_QUOTED = re.compile(r"""['"](?:(?<=')(?<!\w.)([A-Z][^'"\n.;:]{3,90})'(?!\w)|(?<=")([^'"\n.;:]{3,90})")""")
_TALK = frozenset({"indicator", "change", "share_verb", "pronoun", "auxiliary", "entity"})
_WORDS = 14  # a longer quotation is what somebody said


def join_quoted(text: str, items: list[Item]) -> list[Item]:
    """The items, those inside a quoted name made one where it names a sector and nothing else."""
    if '"' not in text and " '" not in text:
        return items
    joined: list[Item] = []
    at = 0
    for match in _QUOTED.finditer(text):
        start, end = match.span(1) if match[1] else match.span(2)
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
        if named and not whole and words.count(" ") < _WORDS and not any(letter.isdigit() for letter in words):
            joined.append(Item(start, start + len(words), "sector", NamedSector(words.lower()), words.lower()))
        else:
            joined.extend(inside)
        at = stop
    joined.extend(items[at:])
    return joined
