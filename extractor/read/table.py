"""CSV → articles: a header with the column `text` and, where known, `id`, `published`, `title`, `source`, `url`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from extractor.errors import EmptyError, InputError, JsonLineError, TooLongError
from extractor.read.jsonl import article
from extractor.read.text import decoded, refuse_cut
from extractor.records import Article

_LONGEST_CELL = 100_000_000  # characters; the csv module's own bound of 131,072 cuts long articles
_LONGEST_ROW = 200_000_000  # bytes: a quotation that is never closed makes a row of all that follows


def articles(lines: Iterable[bytes], encoding: str, *, name: str) -> Iterator[Article | tuple[str, InputError]]:
    """Articles in order of the rows; for a row that is none, its place (`file:line`) and the error.

    A header without `text`, bytes that are no text and a broken quotation end the file: raised as InputError.
    """
    csv.field_size_limit(_LONGEST_CELL)
    row_lines = _Lines(lines, encoding, name)
    rows = csv.DictReader(row_lines, strict=True)
    try:
        header = rows.fieldnames
        if not header:
            raise EmptyError(f"{name}: empty: no header and no rows")
        if "text" not in header:
            raise JsonLineError(f'{name}: no column "text"; found {", ".join(header[:10])}')
        for row in rows:
            row_lines.row_bytes = 0
            place = f"{name}:{rows.line_num}"
            try:
                yield article({key: value for key, value in row.items() if isinstance(value, str)}, place=place, name=name)
            except InputError as wrong:
                yield place, wrong
    except csv.Error as broken:
        raise InputError(f"{name}:{rows.line_num}: not a CSV row: {broken}") from None


class _Lines:
    """The lines of a table as text. `row_bytes` counts those of the row at hand; who has a row sets it back."""

    def __init__(self, lines: Iterable[bytes], encoding: str, name: str) -> None:
        self._lines = iter(lines)
        self._encoding = encoding
        self._name = name
        self._number = self._offset = self.row_bytes = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = next(self._lines)
        self._number += 1
        place = f"{self._name}:{self._number}"
        refuse_cut(raw, place=place)
        self.row_bytes += len(raw)
        if self.row_bytes > _LONGEST_ROW:
            raise TooLongError(f"{place}: too long: a row of more than {_LONGEST_ROW:,} bytes; a quotation may not be closed")
        text = decoded(raw, self._encoding, place=place, offset=self._offset)
        self._offset += len(raw)
        return text
