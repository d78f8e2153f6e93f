"""Stores of a few articles, written and read for real."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from extractor.archive.work import Settings, work
from extractor.audit.engine import audit
from extractor.audit.figures import Limits
from extractor.audit.findings import Finding
from extractor.pipeline import Extractor
from extractor.records import Article
from extractor.store.database import opened
from extractor.store.ledger import Ledger

EVERYTHING = Limits()
Findings = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def reader() -> Extractor:
    return Extractor()


@pytest.fixture
def store(reader: Extractor, tmp_path: Path) -> Callable[[Iterable[Article]], Path]:
    def made(articles: Iterable[Article]) -> Path:
        path = tmp_path / "news.db"
        ledger = Ledger(path, inputs=["made"], version="1", vocabulary="v")
        ledger.put(work(reader, list(articles), Settings(want="store")))
        ledger.close("done")
        return path

    return made


@pytest.fixture
def findings(store: Callable[[Iterable[Article]], Path]) -> Findings:
    """findings(("2024-06-13", "text"), …, rule="…") → what the audit says of these articles; a third part is the source."""

    def found(*told: tuple[str, ...], rule: str | None = None, limits: Limits = EVERYTHING) -> list[Finding]:
        articles = [
            Article(id=f"a{number}", published=day, text=text, source=rest[0] if rest else "office")
            for number, (day, text, *rest) in enumerate(told, 1)
        ]
        path = store(articles)
        database = opened(path)
        try:
            return list(audit(database, path, limits, select=(rule,) if rule else ()))
        finally:
            database.close()

    return found
