"""Many inputs → records, streaming, in input order and in constant memory.

An input that is no article keeps its place: it comes out as a record with an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.archive.work import Item, Reader, unread_record
from extractor.read.archive import articles
from extractor.read.dates import day_of_name
from extractor.read.source import Opened, Source, Unread
from extractor.read.text import UTF8
from extractor.records import Article, ArticleRecord

_MOST_ARTICLES = 64  # of a chunk
_MOST_CHARACTERS = 400_000


def items(
    sources: Iterable[Source | Unread],
    *,
    encoding: str = UTF8,
    published: str | None = None,
    by_name: bool = False,
    careful: bool = False,
    seen: Opened | None = None,
) -> Iterator[Item]:
    """Everything that the sources hold, in order.

    Articles that bring no date along are of `published`, and before that, with `by_name`, of the day in their path.
    """
    for source in sources:
        for item in (source,) if isinstance(source, Unread) else articles(source, encoding=encoding, careful=careful, seen=seen):
            if isinstance(item, Article) and item.published is None:
                day = (day_of_name(item.source) if by_name and item.source else None) or published
                yield item.model_copy(update={"published": day}) if day else item
            else:
                yield item


def records(reader: Reader, found: Iterable[Item]) -> Iterator[tuple[ArticleRecord, Unread | None]]:
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
            unread = waiting.pop(number)
            yield unread_record(unread), unread
            number += 1
        yield record, None
        number += 1
    for left in sorted(waiting):
        yield unread_record(waiting[left]), waiting[left]


def chunks(found: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of a bounded number and length, in order."""
    chunk: list[Item] = []
    length = 0
    for item in found:
        chunk.append(item)
        length += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= _MOST_ARTICLES or length >= _MOST_CHARACTERS:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk
