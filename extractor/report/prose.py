"""The article as paragraphs of pieces, each piece inside one figure or inside none.

The pieces, one behind another with the breaks between the paragraphs, are the article character for character. Where figures
overlap, a character belongs to the shortest of those that cover it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.records import Figure

Kind = Literal["title", "heading", "table", "text"]
_BREAK = re.compile(r"(?:[ \t\f\v]*(?:\r\n|\r|\n)){2,}")
_COLUMNS = re.compile(r"\S(?:\t+|\s{3,}|\s*\|\s*)\S")
_LONGEST_HEADING = 160
_SENTENCE_END = tuple(".!?:;,)")
_QUOTES = "\"'”’»"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text within one figure (`figure` is its id; `first` where the figure starts in this piece) or outside of any (None)."""

    text: str
    figure: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article: its pieces, and the break behind it."""

    kind: Kind
    pieces: tuple[Piece, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    figure: str
    first: bool


def paragraphs(text: str, figures: Sequence[Figure]) -> list[Paragraph]:
    """The whole text. Its first block is a title and short blocks within are headings where they look like it."""
    spans = list(_disjoint(figures))
    found: list[Paragraph] = []
    number, opened = 0, False
    for start, end, after in _blocks(text):
        own = []
        while number < len(spans) and spans[number].start < end:
            span = spans[number]
            own.append(span)
            if span.end > end:  # a figure across a break goes on in the next block
                break
            number += 1
        found.append(Paragraph(_kind(text[start:end], opened=opened), tuple(_pieces(text, start, end, own)), text[end:after]))
        opened = opened or bool(text[start:end].strip())
    return found


def _blocks(text: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of each block, and where the next one starts."""
    start = 0
    for gap in _BREAK.finditer(text):
        yield start, gap.start(), gap.end()
        start = gap.end()
    if start < len(text):
        yield start, len(text), len(text)


def _disjoint(figures: Sequence[Figure]) -> Iterator[_Span]:
    """Figures as spans in order that do not overlap: the shorter one keeps its place, the longer one is cut around it."""
    taken: list[_Span] = []
    open_until = 0
    crowd: list[Figure] = []
    for figure in sorted(figures, key=lambda one: (one.start, one.end)):
        if crowd and figure.start >= open_until:
            taken += _cut(crowd)
            crowd = []
        crowd.append(figure)
        open_until = max(open_until, figure.end) if len(crowd) > 1 else figure.end
    if crowd:
        taken += _cut(crowd)
    return iter(taken)


def _cut(crowd: list[Figure]) -> list[_Span]:
    """Spans of figures that overlap; a figure that others cover whole has none."""
    if len(crowd) == 1:
        return [_Span(crowd[0].start, crowd[0].end, crowd[0].id, first=True)]
    edges = sorted({edge for figure in crowd for edge in (figure.start, figure.end)})
    spans: list[_Span] = []
    seen: set[str] = set()
    for start, end in itertools.pairwise(edges):
        inside = [figure for figure in crowd if figure.start <= start and figure.end >= end]
        if not inside:
            continue
        owner = min(inside, key=lambda one: (one.end - one.start, one.start)).id
        if spans and spans[-1].figure == owner and spans[-1].end == start:
            spans[-1] = _Span(spans[-1].start, end, owner, first=spans[-1].first)
        else:
            spans.append(_Span(start, end, owner, first=owner not in seen))
        seen.add(owner)
    return spans


def _pieces(text: str, start: int, end: int, spans: Sequence[_Span]) -> Iterator[Piece]:
    place = start
    for span in spans:
        left, right = max(span.start, start), min(span.end, end)
        if left > place:
            yield Piece(text[place:left])
        if right > left:
            yield Piece(text[left:right], span.figure, first=span.first and left == span.start)
        place = max(place, right)
    if place < end:
        yield Piece(text[place:end])


def _kind(block: str, *, opened: bool) -> Kind:
    bare = block.strip()
    lines = bare.splitlines()
    if len(lines) > 1:
        return "table" if sum(bool(_COLUMNS.search(line)) for line in lines) * 2 > len(lines) else "text"
    if not bare or len(bare) > _LONGEST_HEADING or bare.rstrip(_QUOTES).endswith(_SENTENCE_END) or bare.startswith(("-", "•", "*", "–")):
        return "text"
    return "heading" if opened else "title"
