"""The application around a reader that takes every whole number for a count; TestClient speaks to it without a socket."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from extractor.records import Article, ArticleRecord, Bounds, Figure


class CountReader:
    """SLOW in a text makes it take long, CRASH makes it break."""

    def __init__(self) -> None:
        self.read: list[Article] = []

    def pipe(self, articles: Iterable[Article]) -> Iterator[ArticleRecord]:
        for article in articles:
            self.read.append(article)
            if "CRASH" in article.text:
                raise ValueError("it broke")
            if "SLOW" in article.text:
                time.sleep(0.4)
            yield _record(article)


def _record(article: Article) -> ArticleRecord:
    nothing = dict.fromkeys(
        ("low", "high", "counted", "basis", "period", "compared_to", "indicator", "sector", "region", "entity", "adjustment", "speaker")
    )
    figures = tuple(
        Figure(
            id=f"f{number}",
            text=found.group(),
            start=found.start(),
            end=found.end(),
            sentence=0,
            value=found.group(),
            interval=Bounds(found.group(), found.group()),
            unit="count",
            measure="level",
            qualifier="exact",
            status="actual",
            evidence={},
            **nothing,
        )
        for number, found in enumerate(re.finditer(r"\d+", article.text), 1)
    )
    about = {"id": article.id or "article-1", "published": article.published, "title": article.title, "source": article.source}
    return ArticleRecord(**about, text_sha256=article.digest, figures=figures, checks=(), error=None)


@pytest.fixture
def reader() -> CountReader:
    return CountReader()


@pytest.fixture
def client(reader: CountReader) -> Callable[..., object]:
    """client(seconds=…, most_bytes=…) → a client of the application; the test is skipped where the extra web is not installed."""
    pytest.importorskip("starlette", reason="the extra web is not installed")
    pytest.importorskip("uvicorn", reason="the extra web is not installed")
    testing = pytest.importorskip("starlette.testclient", reason="httpx is not installed")
    from extractor.web.app import application

    def made(**bounds):
        return testing.TestClient(application(reader, **bounds), base_url="http://127.0.0.1:8765", raise_server_exceptions=False)

    return made
