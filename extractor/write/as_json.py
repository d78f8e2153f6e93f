"""json: indented for reading. One article is an object; several are an array of them."""

from __future__ import annotations

import textwrap

from extractor.records import ArticleRecord
from extractor.write import Page


class Writer:
    def __init__(self, page: Page) -> None:
        self._write = page.write
        self._first: str | None = None  # held back until a second one tells that it is an array
        self._several = False

    def add(self, record: ArticleRecord) -> None:
        text = record.model_dump_json(indent=2)
        if self._several:
            self._write(",\n" + textwrap.indent(text, "  "))
        elif self._first is None:
            self._first = text
        else:
            self._several = True
            self._write(f"[\n{textwrap.indent(self._first, '  ')},\n{textwrap.indent(text, '  ')}")

    def close(self) -> None:
        if self._several:
            self._write("\n]\n")
        else:
            self._write("[]\n" if self._first is None else self._first + "\n")
