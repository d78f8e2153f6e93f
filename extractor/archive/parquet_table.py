"""A Parquet file of figures: the columns of the CSV table, decimals as text with their exact digits (the extra `parquet`)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from extractor.errors import SetUpError
from extractor.write.as_csv import FIGURE_COLUMNS

_WHOLE = frozenset({"start", "end", "sentence"})
_GROUP = 50_000  # rows that are held before they are written


def required() -> Any:
    """The package; SetUpError where it is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise SetUpError("Parquet needs the package pyarrow: pip install 'extractor[parquet]'") from None
    return pa


def columns_of(path: Path) -> tuple[str, ...]:
    """The columns of a Parquet file; none where it is no such file."""
    pa = required()
    try:
        return tuple(pa.parquet.read_schema(path).names)
    except (pa.ArrowException, OSError):
        return ()


class _Forward(io.RawIOBase):
    """A stream that hands on what is written to it."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._write(bytes(data))
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        return self._written


class ParquetTable:
    """Rows in, a whole file once it is closed; `write` takes its bytes."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._pa = required()
        types = [(name, self._pa.int64() if name in _WHOLE else self._pa.string()) for name in FIGURE_COLUMNS]
        self._schema = self._pa.schema(types)
        self._writer = self._pa.parquet.ParquetWriter(_Forward(write), self._schema, compression="zstd")
        self._rows: list[tuple[Any, ...]] = []

    def add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._rows += rows
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            pairs = zip(zip(*self._rows, strict=True), self._schema, strict=True)
            columns = [self._pa.array(column, field.type) for column, field in pairs]
            self._writer.write_table(self._pa.Table.from_arrays(columns, schema=self._schema))
            self._rows = []
