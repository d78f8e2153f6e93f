"""Draw marks under a sentence: carets under the words, labels under the carets, lines no wider than the terminal.

    Tea exports fell 7.2 percent in May
    ^^^ ^^^^^^^ ^^^^ ^^^^^^^^^^^    ^^^
    |   |       |    value, unit    period
    |   |       measure, sign
    |   indicator
    sector

Columns are cells of the terminal, so that wide characters and combining marks keep carets and words together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_QUOTED = 40  # characters of quoted words
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # no width, or turning the line around


class Mark(NamedTuple):
    """Words of the sentence, by offset, with what is written under them."""

    start: int
    end: int
    label: str
    style: str = ""


class _Line(NamedTuple):
    start: int
    end: int


def visible(text: str) -> str:
    """The text with a blank for each control character and line break, and without marks that have no width."""
    return _HIDDEN.sub("", _CONTROL.sub(" ", text))


def shortened(words: str) -> str:
    """Quoted words, cut where they are many."""
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def drawn(text: str, marks: Iterable[Mark], width: int) -> list[Text]:
    """The lines of a sentence, each with its marks below it; lines without any that are many are left out as `…`."""
    rows = sorted(_merged(marks), key=lambda mark: (mark.start, -mark.end))
    lines = list(_lines(text, width))
    shown: list[Text] = []
    skipped = False
    told: set[Mark] = set()
    for line in lines:
        own = [mark for mark in rows if mark.start < line.end and line.start < mark.end]
        if not own and len(lines) > _FEW:
            skipped = True
            continue
        if skipped:
            shown.append(Text("…", style="dim"))
            skipped = False
        shown.append(_written(text, line, own))
        shown += _labelled(text, line, own, told, width)
        told.update(own)
    if skipped:
        shown.append(Text("…", style="dim"))
    return shown


_FEW = 2  # a sentence of so many lines is shown whole


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    """One mark for marks of the same words, their labels in order."""
    by_place: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        by_place.setdefault((mark.start, mark.end), []).append(mark)
    return [Mark(*place, ", ".join(dict.fromkeys(mark.label for mark in own)), own[0].style) for place, own in by_place.items()]


def _lines(text: str, width: int) -> Iterable[_Line]:
    """The sentence broken at blanks; a word wider than a line is broken inside."""
    start = end = at = cells = 0
    for at, sign in enumerate(text):
        cells += _cells(sign)
        if cells > width and at > start:
            if end <= start:
                end = at
            yield _Line(start, end)
            start = end
            while start < at and text[start].isspace():
                start += 1
            cells = sum(map(_cells, text[start : at + 1]))
            end = start
        if sign.isspace():
            end = at
    if start < len(text):
        yield _Line(start, len(text))


def _cells(sign: str) -> int:
    return cell_len(visible(sign))


def _written(text: str, line: _Line, marks: Sequence[Mark]) -> Text:
    written = Text()
    at = line.start
    for mark in marks:
        start, end = max(mark.start, at), min(mark.end, line.end)
        if end > start:
            written.append(visible(text[at:start]))
            written.append(visible(text[start:end]), style=f"bold {mark.style}".strip())
            at = end
    written.append(visible(text[at : line.end]))
    written.rstrip()
    return written


def _labelled(text: str, line: _Line, marks: Sequence[Mark], told: set[Mark], width: int) -> Iterable[Text]:
    """Carets, then labels; marks that overlap come in a second row of carets below."""
    rest = list(marks)
    while rest:
        row: list[Mark] = []
        over: list[Mark] = []
        for mark in rest:
            (over if row and mark.start < row[-1].end else row).append(mark)
        places = [(_column(text, line, max(mark.start, line.start)), mark) for mark in row]
        carets = _Canvas()
        for column, mark in places:
            stop = _column(text, line, min(mark.end, line.end))
            carets.put(column, "^" * max(1, stop - column), mark.style)
        yield carets.text()
        yield from _hung([(column, mark) for column, mark in places if mark not in told and mark.label], width)
        rest = over


def _hung(pending: list[tuple[int, Mark]], width: int) -> Iterable[Text]:
    """Labels below their carets, as many a line as fit from the right; the others hang lower on a `|`."""
    while pending:
        canvas = _Canvas()
        limit = width + 1
        left: list[tuple[int, Mark]] = []
        for column, mark in reversed(pending):
            start = max(0, min(column, width - cell_len(mark.label)))
            if start + cell_len(mark.label) < limit and (start == column or not left):
                canvas.put(start, mark.label, mark.style)
                limit = start
            else:
                canvas.put(column, "|", mark.style)
                left.append((column, mark))
                limit = column
        if len(left) == len(pending):  # none fits: each in its own line
            column, mark = left.pop(0)
            canvas = _Canvas()
            canvas.put(max(0, min(column, width - cell_len(mark.label))), mark.label, mark.style)
        yield canvas.text()
        pending = left[::-1]


def _column(text: str, line: _Line, at: int) -> int:
    return cell_len(visible(text[line.start : at]))


class _Canvas:
    """A line that is filled at columns, in any order, without overlaps."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, str, str]] = []

    def put(self, column: int, words: str, style: str) -> None:
        self._parts.append((column, words, style))

    def text(self) -> Text:
        line = Text()
        for column, words, style in sorted(self._parts):
            line.append(" " * (column - cell_len(line.plain)))
            line.append(words, style=style)
        return line
