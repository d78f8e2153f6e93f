"""Readers for worker processes of the tests: every whole number is a figure of a record without any, some words do harm."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import PatternError
from extractor.records import Article, ArticleRecord


class Harmful:
    """DIE in a text ends its process, DIE-ONCE:path does so until the path exists, SLEEP makes it slow."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[ArticleRecord]:
        for article in articles:
            if "DIE-ONCE:" in article.text:
                mark = Path(article.text.partition("DIE-ONCE:")[2].split()[0])
                if not mark.exists():
                    mark.touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            elif "DIE" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "SLEEP" in article.text:
                time.sleep(0.05)
            yield record_of(article)


def record_of(article: Article) -> ArticleRecord:
    return ArticleRecord(
        id=article.id or article.digest[:12],
        published=article.published,
        title=article.title,
        source=article.source,
        text_sha256=article.digest,
        figures=(),
        checks=(),
        error=None,
    )


def harmful(patterns: tuple[str, ...]) -> Harmful:
    return Harmful()


def refusing(patterns: tuple[str, ...]) -> Harmful:
    raise PatternError("mine.toml: entry 3: no such key")


def stillborn(patterns: tuple[str, ...]) -> Harmful:
    os._exit(7)
