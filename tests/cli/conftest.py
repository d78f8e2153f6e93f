"""A command line to call in the same process, with an extractor that takes every whole number for a count.

What the numbers mean is the business of other tests; here it is what goes in and out that matters.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pytest

from extractor.cli import session
from extractor.pipeline import Extractor
from extractor.records import Article, ArticleRecord, Bounds, Check, Failure, Figure, Reference

VERDICTS = {"WRONG": ("inconsistent", "error"), "DOUBT": ("inconsistent", "warning"), "RIGHT": ("consistent", None)}


def figure(number: int, match: re.Match[str]) -> Figure:
    value = match.group()
    nothing: dict[str, None] = dict.fromkeys(
        ("low", "high", "counted", "basis", "period", "compared_to", "sector", "region", "entity", "adjustment", "speaker")
    )
    return Figure(
        id=f"f{number}",
        text=value,
        start=match.start(),
        end=match.end(),
        sentence=0,
        value=value,
        interval=Bounds(low=value, high=value),
        unit="count",
        measure="level",
        qualifier="exact",
        indicator=Reference(id="exports", name="exports", text="=exports", start=0, end=1),
        status="actual",
        evidence={},
        **nothing,
    )


def check(verdict: str, severity: str | None) -> Check:
    return Check(
        rule="growth",
        verdict=verdict,
        severity=severity,
        figures=("f1",),
        formula="2 / 1 − 1",
        stated=Bounds(low="1", high="1"),
        implied=Bounds(low="2", high="2"),
        resolution=None,
        weak=False,
        reason=None,
        suspect=None,
        hypothesis=None,
        message="The change does not fit [the] levels.",
    )


class FakeExtractor:
    """WRONG, DOUBT and RIGHT in a text make its checks, CRASH an error record, STOP an interrupt."""

    def __init__(self, *, ahead: int = 3) -> None:
        self._ahead = ahead

    def pipe(self, articles: Iterable[Article]) -> Iterator[ArticleRecord]:
        batch: list[Article] = []
        for article in articles:
            if "STOP" in article.text:
                raise KeyboardInterrupt
            batch.append(article)
            if len(batch) == self._ahead:
                yield from map(self._record, batch)
                batch = []
        yield from map(self._record, batch)

    def _record(self, article: Article) -> ArticleRecord:
        failed = "CRASH" in article.text
        figures = () if failed else tuple(figure(n, m) for n, m in enumerate(re.finditer(r"\d+", article.text), 1))
        checks = tuple(check(*said) for word, said in VERDICTS.items() if word in article.text and figures)
        return ArticleRecord(
            id=article.id or f"{article.source}-{article.digest[:12]}",
            published=article.published,
            title=article.title,
            source=article.source,
            text_sha256=article.digest,
            figures=figures,
            checks=checks,
            error=Failure(code="internal", message="it crashed") if failed else None,
        )


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


Call = Callable[..., Result]


@pytest.fixture(scope="session")
def real() -> Extractor:
    return Extractor()


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], real: Extractor) -> Call:
    """As `call`, with the real reader, and a terminal of 80 columns where a table is asked for."""
    monkeypatch.setattr(session, "reader", lambda patterns, **_: real)
    monkeypatch.setenv("COLUMNS", "80")
    return _caller(monkeypatch, capfdbinary)


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """call("extract", "a.txt", stdin=b"…") → exit code and what was written, as text. stdin=None is a terminal."""
    monkeypatch.setattr(session, "reader", lambda patterns, **_: FakeExtractor())
    return _caller(monkeypatch, capfdbinary)


def _caller(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    from extractor.cli.app import app

    def run(*arguments: str, stdin: bytes | None = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", _Terminal() if stdin is None else io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            app(_arguments(arguments), prog_name="extractor")
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else 0 if code is None else 1, out.decode(), err.decode())

    return run


def _arguments(arguments: Sequence[str]) -> list[str]:
    return [str(argument) for argument in arguments]
