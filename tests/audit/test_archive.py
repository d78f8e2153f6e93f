"""The audit over made archives of sixty months: planted faults are found, and nothing else is called one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made import Archive, archive

from extractor.audit.engine import audit
from extractor.audit.figures import Limits
from extractor.records import Article
from extractor.store.database import opened

pytestmark = pytest.mark.slow


def flagged(made: Archive, store: Callable[..., Path]) -> set[tuple[str, str]]:
    """Rule and article of every error and warning."""
    articles = [Article(id=one.id, text=one.text, published=one.published.isoformat(), source=one.source) for one in made.articles]
    path = store(articles)
    database = opened(path)
    try:
        found = list(audit(database, path, Limits()))
    finally:
        database.close()
    return {(finding.rule, finding.figures[0].article) for finding in found if finding.severity in ("error", "warning")}


@pytest.mark.parametrize("seed", [1, 4, 11])
def test_planted_faults_are_found_and_nothing_else(store, seed: int):
    made = archive(seed)
    found = flagged(made, store)
    right = found & made.faults
    assert len(made.faults) >= 30
    assert len(right) / len(found) >= 0.95, f"false: {sorted(found - made.faults)}"
    assert len(right) / len(made.faults) >= 0.95, f"missed: {sorted(made.faults - found)}"


@pytest.mark.parametrize("seed", [2, 5])
def test_archive_without_a_fault_is_not_accused(store, seed: int):
    assert flagged(archive(seed, planted=False), store) == set()
