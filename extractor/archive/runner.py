"""Many inputs → records, streaming: one process, in input order, in constant memory.

An input that is no article keeps its place: it comes out as a record with an error.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from extractor.read.archive import articles
from extractor.read.source import Source, Unread
from extractor.read.text import UTF8
from extractor.records import Article, ArticleRecord, Failure


class Reader(Protocol):
    """The part of `Extractor` that a run needs."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[ArticleRecord]: ...


def items(sources: Iterable[Source | Unread], *, encoding: str = UTF8, published: str | None = None) -> Iterator[Article | Unread]:
    """Everything that the sources hold, in order; `published` dates the articles that bring no date along."""
    for source in sources:
        for item in (source,) if isinstance(source, Unread) else articles(source, encoding=encoding):
            if published and isinstance(item, Article) and item.published is None:
                yield item.model_copy(update={"published": published})
            else:
                yield item


def records(reader: Reader, found: Iterable[Article | Unread]) -> Iterator[tuple[ArticleRecord, Unread | None]]:
    """One record for each item, in order, and the `Unread` where the record only says that there was no article.

    The reader takes articles ahead of the records that it gives, so failures wait under their number for their turn.
    """
    waiting: dict[int, Unread] = {}

    def given() -> Iterator[Article]:
        for number, item in enumerate(found):
            if isinstance(item, Unread):
                waiting[number] = item
            else:
                yield item

    number = 0
    for record in reader.pipe(given()):
        while number in waiting:
            yield _failed(waiting.pop(number))
            number += 1
        yield record, None
        number += 1
    for left in sorted(waiting):
        yield _failed(waiting[left])


def _failed(unread: Unread) -> tuple[ArticleRecord, Unread]:
    failure = Failure(code=unread.error.code, message=str(unread.error))
    empty = hashlib.sha256(b"").hexdigest()
    record = ArticleRecord(
        id=unread.place, published=None, title=None, source=unread.source, text_sha256=empty, figures=(), checks=(), error=failure
    )
    return record, unread
