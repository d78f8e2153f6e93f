"""Comments in a draft: they are no prose, and one that begins with `extractor: ignore` silences checks.

    <!-- extractor: ignore -->                    no check of the paragraph that it stands in, or stands over
    <!-- extractor: ignore growth, share -->      only these rules
    <!-- extractor: ignore growth (rebased) -->   words in brackets say why
    … grew 4 percent.  # extractor: ignore growth   of the line that it ends
    <!-- extractor: ignore-article bounds -->     of the whole article

`blanked` puts blanks in the place of comments, so that offsets stay true; `ignores` reads them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from extractor import late_re as re

_MARKUP = re.compile(r"<!--.*?-->", re.DOTALL)
_LINE = re.compile(r"(?:(?<=\s)|^)#[ \t]*extractor:[^\n]*", re.MULTILINE)
_IGNORE = re.compile(
    r"(?:<!--|#)\s*extractor:\s*ignore(?P<article>-article)?\b\s*(?P<rules>[^(\n]*?)\s*(?:\((?P<why>[^)]*)\))?\s*(?:-->)?\s*"
)
_LONGEST = 400  # characters of a comment that silences
_BREAK = re.compile(r"\n[ \t\r]*\n")
_KEPT = re.compile(r"[^\n\r]")


@dataclass(slots=True)
class Ignore:
    """A comment that silences checks whose figure stands in `start` to `end`; `used` are the rules that it silenced."""

    start: int
    end: int
    at: int  # where the comment stands
    rules: tuple[str, ...]  # empty: all
    used: set[str] = field(default_factory=set)

    def silences(self, rule: str, place: int) -> bool:
        return self.start <= place < self.end and (not self.rules or rule in self.rules)


def blanked(text: str) -> str:
    """The text, as long as before, with blanks for comments; line breaks stay."""
    if "<!--" not in text and "extractor:" not in text:
        return text
    parts, at = [], 0
    for start, end in _comments(text):
        parts += [text[at:start], _KEPT.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def ignores(text: str) -> list[Ignore]:
    """The comments that silence checks, in order."""
    if "extractor:" not in text:
        return []
    breaks = [match.span() for match in _BREAK.finditer(text)]
    prose = blanked(text)
    found = []
    for place, stop in _comments(text):
        said = _IGNORE.fullmatch(text, place, stop) if stop - place <= _LONGEST else None
        if said is None:
            continue
        rules = tuple(rule for rule in re.split(r"[\s,]+", said["rules"]) if rule)
        start, end = (0, len(text)) if said["article"] else _scope(text, prose, breaks, at=place)
        found.append(Ignore(start, end, place, rules))
    return found


def _comments(text: str) -> list[tuple[int, int]]:
    """Where comments stand, in order; one that is never closed is none."""
    last = text.rfind("-->")
    found = [match.span() for match in _MARKUP.finditer(text, 0, last + 3)] if last >= 0 else []
    if "extractor:" in text:
        found += [match.span() for match in _LINE.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or kept[-1][1] <= start:
            kept.append((start, end))
    return kept


def _scope(text: str, prose: str, breaks: list[tuple[int, int]], *, at: int) -> tuple[int, int]:
    """The line of a `#` comment; the paragraph of another one, and the next where it stands alone."""
    if text[at] == "#":
        stop = text.find("\n", at)
        return text.rfind("\n", 0, at) + 1, len(text) if stop < 0 else stop
    number = bisect_right(breaks, (at, at))
    begin = breaks[number - 1][1] if number else 0
    stop = breaks[number][0] if number < len(breaks) else len(text)
    if number < len(breaks) and (prose[begin:stop].isspace() or begin == stop):
        stop = breaks[number + 1][0] if number + 1 < len(breaks) else len(text)
    return begin, stop
