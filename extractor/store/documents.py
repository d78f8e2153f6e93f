"""Reading the store: its documents in order, each as the record and the words that it came from."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractor.records import ArticleRecord
from extractor.store.database import told

_ALL = """
SELECT document, url, record, text FROM documents JOIN records USING (document) LEFT JOIN texts USING (document) ORDER BY document
"""


class Stored(NamedTuple):
    """One document: its JSON line as `batch` writes it, and its text; None where there was none to read."""

    document: int
    url: str | None
    line: str
    text: str | None

    @property
    def record(self) -> ArticleRecord:
        return ArticleRecord.model_validate_json(self.line)


def documents(store: sqlite3.Connection, path: Path) -> Iterator[Stored]:
    """Every document, in the order in which they came."""
    with told(path):
        for document, url, packed, text in store.execute(_ALL):
            yield Stored(document, url, zlib.decompress(packed).decode(), text)


def without_day(store: sqlite3.Connection, path: Path) -> int:
    """How many documents with figures have no day of publication, so that nothing can be compared with them."""
    with told(path):
        ((count,),) = store.execute("SELECT count(*) FROM documents WHERE published IS NULL AND figures > 0").fetchall()
    return int(count)
