"""Parquet → articles: the column `text` and, where known, `id`, `published`, `title`, `source`, `url`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import DamagedError, EmptyError, InputError, JsonLineError, SetUpError
from extractor.read.jsonl import KEYS, article
from extractor.records import Article

_ROWS = 256  # rows held at a time


def articles(stream: BinaryIO, *, name: str) -> Iterator[Article | tuple[str, InputError]]:
    """Articles in order of the rows; for a row that is none, its place (`file:row`) and the error."""
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise SetUpError(f"{name}: Parquet needs the package pyarrow: pip install 'extractor[parquet]'") from None
    count = 0
    try:
        table = pa.parquet.ParquetFile(stream)
        names = table.schema_arrow.names
        if "text" not in names:
            raise JsonLineError(f'{name}: no column "text"; found {", ".join(names[:10])}')
        for batch in table.iter_batches(batch_size=_ROWS, columns=[key for key in ("text", *KEYS) if key in names]):
            for row in batch.to_pylist():
                count += 1
                place = f"{name}:{count}"
                try:
                    yield article(_plain(row), place=place, name=name)
                except InputError as wrong:
                    yield place, wrong
    except (pa.ArrowException, OSError) as broken:
        raise DamagedError(f"{name}: damaged or cut off after {count} articles: {broken}") from None
    if not count:
        raise EmptyError(f"{name}: empty: no rows")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Dates and time stamps as they are written in ISO 8601."""
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}
