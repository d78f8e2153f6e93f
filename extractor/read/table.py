"""CSV → articles: a header with the column `text` and, where known, `id`, `published`, `title`, `source`, `url`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from extractor.errors import EmptyError, InputError, JsonLineError
from extractor.read.jsonl import article
from extractor.read.text import decoded
from extractor.records import Article

_LONGEST_CELL = 100_000_000  # characters; the csv module's own bound of 131,072 cuts long articles


def articles(lines: Iterable[bytes], encoding: str, *, name: str) -> Iterator[Article | tuple[str, InputError]]:
    """Articles in order of the rows; for a row that is none, its place (`file:line`) and the error.

    A header without `text`, bytes that are no text and a broken quotation end the file: raised as InputError.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.DictReader(_decoded(lines, encoding, name), strict=True)
    try:
        header = rows.fieldnames
        if not header:
            raise EmptyError(f"{name}: empty: no header and no rows")
        if "text" not in header:
            raise JsonLineError(f'{name}: no column "text"; found {", ".join(header[:10])}')
        for row in rows:
            place = f"{name}:{rows.line_num}"
            try:
                yield article({key: value for key, value in row.items() if isinstance(value, str)}, place=place, name=name)
            except InputError as wrong:
                yield place, wrong
    except csv.Error as broken:
        raise InputError(f"{name}:{rows.line_num}: not a CSV row: {broken}") from None


def _decoded(lines: Iterable[bytes], encoding: str, name: str) -> Iterator[str]:
    offset = 0
    for number, raw in enumerate(lines, 1):
        yield decoded(raw, encoding, place=f"{name}:{number}", offset=offset)
        offset += len(raw)
