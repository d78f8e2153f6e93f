"""jsonl: one record a line, as the schema describes it."""

from __future__ import annotations

from extractor.records import ArticleRecord
from extractor.write import Page


class Writer:
    def __init__(self, page: Page) -> None:
        self._write = page.write

    def add(self, record: ArticleRecord) -> None:
        self._write(record.model_dump_json() + "\n")

    def close(self) -> None:
        """Nothing is held back."""
