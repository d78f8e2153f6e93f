"""Small figures, checks and records of invented numbers."""

from __future__ import annotations

from typing import Any

from extractor.records import ArticleRecord, Bounds, Check, Failure, Figure, Reference

_NOTHING = ("low", "high", "counted", "basis", "period", "compared_to", "indicator", "sector", "region", "entity", "adjustment", "speaker")


def reference(words: str, **fields: Any) -> Reference:
    return Reference(**{"id": words, "name": words, "text": words, "start": None, "end": None, **fields})


def figure(article: str, written: str, /, *, number: int = 1, **fields: Any) -> Figure:
    """The figure where `written` first stands in the article; a level of 12 without unit, unless told otherwise."""
    start = article.index(written)
    given = dict.fromkeys(_NOTHING) | {
        "id": f"f{number}",
        "text": written,
        "start": start,
        "end": start + len(written),
        "sentence": 0,
        "value": "12",
        "interval": Bounds("11.5", "12.5"),
        "unit": "count",
        "measure": "level",
        "qualifier": "exact",
        "status": "actual",
        "evidence": {},
    }
    return Figure(**{**given, **fields})


def check(*figures: str, verdict: str = "consistent", **fields: Any) -> Check:
    given = {
        "rule": "growth",
        "verdict": verdict,
        "severity": "error" if verdict == "inconsistent" else None,
        "figures": figures,
        "formula": "12 / 10 − 1 = 2 percent",
        "stated": Bounds("1.5", "2.5"),
        "implied": Bounds("14", "27"),
        "resolution": "11.5",
        "weak": False,
        "reason": None,
        "suspect": None,
        "hypothesis": None,
        "message": "It does not add up.",
    }
    return Check(**{**given, **fields})


def record(*figures: Figure, checks: tuple[Check, ...] = (), **fields: Any) -> ArticleRecord:
    given = {
        "id": "made",
        "published": "2025-05-20",
        "title": None,
        "source": "made.txt",
        "text_sha256": "",
        "figures": figures,
        "checks": checks,
        "error": None,
    }
    return ArticleRecord(**{**given, **fields})


def failure(message: str) -> Failure:
    return Failure(code="internal", message=message)
