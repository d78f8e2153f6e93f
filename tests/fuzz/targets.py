"""What is fuzzed: a function of bytes for each way in, which raises where a promise is broken.

The same functions are called by the tests, with a few hundred inputs from a fixed seed, and by `campaign.py`, with millions.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from soundness import assert_sound, faults, printed_schema

from extractor.errors import InputError, PatternError
from extractor.pipeline import Extractor
from extractor.read.archive import articles
from extractor.read.source import Source, Unread
from extractor.read.text import LONGEST
from extractor.records import Article, ArticleRecord
from extractor.tokens import readable
from extractor.vocabulary.load import load, read_file

DAYS = ("2025-07-24", None, "0001-01-01", "9999-12-31")


@cache
def reader() -> Extractor:
    return Extractor()


@cache
def folder() -> Path:
    """Where inputs are files; in memory where there is such a place."""
    shared = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="extractor-fuzz-", dir=shared if os.access(shared, os.W_OK) else None))


def text(data: bytes) -> None:
    """Any text: no exception, true offsets, output that fits the schema, the same bytes twice."""
    day, words = DAYS[data[0] % 4] if data else None, data[1:].decode("utf-8", "surrogateescape")
    record = reader().extract(words, day, id="one")
    assert_sound(readable(words), record)
    told = record.model_dump_json()
    row = json.loads(told)
    assert len(data) % 8 or faults(row, printed_schema(), printed_schema()) == []  # it takes as long as all the rest
    assert ArticleRecord.model_validate(row).model_dump_json() == told
    if data and data[0] & 4:
        assert reader().extract(words, day, id="one").model_dump_json() == told


def _file(ending: str) -> Callable[[bytes], None]:
    """A file with this ending: articles that are text, and errors of ours with a place."""

    def target(data: bytes) -> None:
        path = folder() / f"input{ending}"
        path.write_bytes(data)
        for item in articles(Source(path), careful=len(data) % 8 == 7):
            if isinstance(item, Unread):
                assert isinstance(item.error, InputError)
                assert item.error.code != "internal", item.error
                assert item.place
                assert str(item.error).strip()
                continue
            assert isinstance(item, Article)
            assert item.text.strip()
            assert len(item.text) <= LONGEST
            for words in (item.text, item.id, item.title, item.source, item.url):
                _ = (words or "").encode()
            if item.published is not None:
                date.fromisoformat(item.published)

    return target


def patterns(data: bytes) -> None:
    """A pattern file: it can be used, or one line says what is wrong with it."""
    path = folder() / "mine.toml"
    path.write_bytes(data)
    told = ""
    try:
        _, entries = read_file(path)
        if entries and len(data) % 16 == 0:  # it takes a quarter of a second
            load([path])
    except PatternError as wrong:
        told = str(wrong)
        assert str(path) in told, told
    assert len(told.splitlines()) <= 1, told


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text,
    "patterns": patterns,
    **{
        ending.strip(".").replace(".", "-"): _file(ending)
        for ending in (".jsonl", ".json", ".csv", ".html", ".warc", ".warc.gz", ".eml", ".rss", ".zip", ".tar", ".txt.gz", ".txt.zst")
    },
}
