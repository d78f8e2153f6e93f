"""Where a batch goes: JSON lines or CSV, Parquet, or the store. `put` takes results in order, `close` ends it, whole or not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from extractor.archive.parquet_table import ParquetTable, columns_of
from extractor.archive.work import Done, Item, Want, key_of
from extractor.store.ledger import Ledger
from extractor.write import as_csv

_FLUSHED = 64  # articles of a transaction of the store
_HEAD = 100_000  # bytes of an output that tell what it is
_OFTEN = 1.0  # seconds after which fewer are one too


class Sink(Protocol):
    def wants(self, item: Item) -> bool: ...
    def put(self, results: Sequence[Done]) -> None: ...
    def close(self, outcome: str) -> None: ...


def is_output(path: Path) -> bool:
    """Whether a file is one that a batch wrote: by its first line, or the columns of a Parquet file."""
    if path.suffix.lower() == ".parquet":
        return columns_of(path) == as_csv.FIGURE_COLUMNS
    with path.open("rb") as file:
        line = file.readline(_HEAD)
    if path.suffix.lower() == ".csv":
        return line.decode(errors="replace") == as_csv.header()
    return line.startswith(b'{"id":') and b'"text_sha256":' in line


class TextSink:
    """Whole lines, as each article is finished."""

    def __init__(self, want: Want, write: Callable[[str], None]) -> None:
        self._write = write
        if want == "csv":
            write(as_csv.header())

    def wants(self, item: Item) -> bool:  # noqa: ARG002 - an article that comes twice has two lines
        return True

    def put(self, results: Sequence[Done]) -> None:
        text = "".join(done.written for done in results)
        if text:
            self._write(text)

    def close(self, outcome: str) -> None:
        """Nothing is held back."""


class ParquetSink:
    """A row a figure; the file is whole only once it is closed."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._table = ParquetTable(write)

    def wants(self, item: Item) -> bool:  # noqa: ARG002 - an article that comes twice has its rows twice
        return True

    def put(self, results: Sequence[Done]) -> None:
        for done in results:
            self._table.add(done.figure_rows)

    def close(self, outcome: str) -> None:  # noqa: ARG002 - what was done is kept, whatever ended it
        self._table.close()


class StoreSink:
    """The store: articles that it holds are passed over."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held: list[Done] = []
        self._since = time.monotonic()
        self.passed_over = 0

    def wants(self, item: Item) -> bool:
        wanted = self._ledger.wants(key_of(item), item.source)
        self.passed_over += not wanted
        return wanted

    def put(self, results: Sequence[Done]) -> None:
        self._held += results
        if len(self._held) >= _FLUSHED or time.monotonic() - self._since > _OFTEN:
            self._flush()

    def close(self, outcome: str) -> None:
        try:
            self._flush()
        except BaseException:
            self._ledger.abandon()
            raise
        self._ledger.close(outcome)

    def _flush(self) -> None:
        held, self._held = self._held, []
        if held:
            self._ledger.put(held)
        self._since = time.monotonic()
