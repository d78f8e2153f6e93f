"""The check room alone on annotated articles: figures as the annotators give them, scored as the evaluation scores them."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType
from typing import Any

import gold
import pytest

from extractor.check import Checker

pytestmark = [pytest.mark.gate, pytest.mark.skipif(not gold.SHARED.is_dir(), reason="the shared evaluation sets are not on this machine")]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", gold.SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def measured(scorer: ModuleType, *, held: bool) -> dict[str, Any]:
    """The scorer's figures for the tuned articles, or for those that are only measured."""
    checker, rows, answers = Checker(), [], {}
    for name in ("dev", "seed"):
        for row in gold.articles(name, held=held):
            drafts, sentences = gold.drafts_of(row)
            rows.append(row)
            answers[row["id"]] = gold.prediction(row, drafts, checker(row["text"], drafts, sentences))
    result, _ = scorer.score(rows, answers, {})
    found: dict[str, Any] = result["checks"]
    return found


def test_articles_that_rules_were_made_on_are_checked_without_a_false_alarm(scorer: ModuleType) -> None:
    found = measured(scorer, held=False)
    assert found["false alarms"] == 0
    assert found["inconsistent recall"] == 1
    assert found["consistent recall"] >= 0.94


def test_articles_that_are_only_measured_keep_their_floor(scorer: ModuleType) -> None:
    found = measured(scorer, held=True)
    assert found["consistent recall"] >= 0.7
    assert found["inconsistent recall"] >= 0.7
    assert found["alarm precision"] >= 0.7
