"""Annotated articles as the check room sees them: gold rows turned into drafts, so that the room can be judged alone.

A list-valued key counts by its first reading. Steps come from the written digits. The shared sets are not part of the
package: callers skip where they are absent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.interval import readings
from extractor.marks import Dimension, Draft, Mention
from extractor.period import Period

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"
_DIGITS = re.compile(r"\d[\d,   ]*(?:\.\d+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[\"“(]?[A-Z])|\n+")
_CLAUSE_END = re.compile(r"[;•]|, (?:while|but|and|whereas|so|which|though)\b")
_FRACTIONS = {"half", "a half", "a third", "a quarter", "a fifth", "one-fifth", "two thirds", "two-thirds", "three quarters"}


def rows(name: str) -> list[dict[str, Any]]:
    path = SHARED / f"{name}.gold.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def held_out(row: dict[str, Any]) -> bool:
    """Whether an article is only measured, never read."""
    return row["id"].startswith("dev-") and int(row["id"].split("-")[1]) % 3 == 0


def sentences_of(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        if text[start : end.start()].strip():
            spans.append((start, end.start()))
        start = end.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def drafts_of(row: dict[str, Any]) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The drafts in order of start, and the sentences."""
    text, sentences = row["text"], sentences_of(row["text"])
    borders = sorted({s for s, _ in sentences} | {m.start() for m in _CLAUSE_END.finditer(text)})
    drafts = []
    for figure in row["figures"]:
        start = -1
        for _ in range(figure.get("nth", 1)):
            start = text.index(figure["text"], start + 1)
        sentence = max(i for i, (s, _) in enumerate(sentences) if s <= start)
        clause = sum(border <= start for border in borders)
        drafts.append(_draft(figure, start=start, sentence=sentence, clause=clause))
    drafts.sort(key=lambda draft: draft.start)
    for number, draft in enumerate(drafts, 1):
        draft.id = f"f{number}"
    return drafts, sentences


def _draft(figure: dict[str, Any], *, start: int, sentence: int, clause: int) -> Draft:
    surface = figure["text"]
    value, low, high = (None if figure.get(k) is None else Decimal(first(figure[k])) for k in ("value", "low", "high"))
    unit, measure = first(figure["unit"]), first(figure.get("measure", "level"))
    qualifier = first(figure.get("qualifier", "exact"))
    marks = _marks(surface, value if value is not None else high, unit=unit, measure=measure)
    mention = Mention(
        start, start + len(surface), "bare", value, low, high, unit=unit, qualifier=qualifier, signed=surface[0] in "+-−", **marks
    )
    core, outer = readings(
        value=value, low=low, high=high, step=mention.step, outer_step=mention.outer_step, qualifier=qualifier, form=mention.form,
        unit=unit, whole=mention.whole, exact=mention.exact,
    )  # fmt: skip
    return Draft(
        mention, sentence, clause, value, low, high, core, outer, unit, measure, qualifier,
        **{key: _dimension(first(figure.get(key))) for key in ("indicator", "sector", "region", "entity")},
        period=_period(figure.get("period")),
        basis=first(figure.get("basis")),
    )  # fmt: skip


def _dimension(name: str | None) -> Dimension | None:
    return None if name is None else Dimension(name, name, name, None, None)


def _period(value: Any) -> Period | None:
    value = first(value)
    try:
        return Period.parse(value) if value else None
    except ValueError:
        return None


def _marks(surface: str, value: Decimal | None, *, unit: str, measure: str) -> dict[str, Any]:
    if measure in ("rank", "streak"):
        return {"exact": True}
    digits = _DIGITS.search(surface)
    if digits is None or value is None:
        if surface.lower() in _FRACTIONS:
            return {"form": "fraction"}
        if re.search(r"doubl|tripl|halv|fold|times|quadrupl", surface):
            return {"form": "multiple"}
        return {
            "step": Decimal("0.1") if "half" in surface else Decimal(1),
            "outer_step": Decimal("0.1") if "half" in surface else Decimal(1),
        }
    written = re.sub(r"[^\d.]", "", _DIGITS.findall(surface)[-1])
    number = Decimal(written)
    scale = abs(value) / number if number else Decimal(1)
    places = len(written.partition(".")[2])
    zeros = len(written) - len(written.rstrip("0")) if not places and number else 0
    step = outer = scale.scaleb(-places)
    if not places and scale != 1:
        outer = scale.scaleb(zeros)
    elif not places and zeros >= 2:
        step, outer = Decimal(1).scaleb(min(zeros, max(0, len(written) - 2))), Decimal(1).scaleb(zeros)
    return {"step": step, "outer_step": outer, "whole": unit == "count" and scale == 1 and not places and zeros < 2}


def prediction(row: dict[str, Any], drafts: list[Draft], checks: list[dict[str, Any]]) -> dict[str, Any]:
    """What `score.py` reads: the drafts as figures, and the checks."""
    figures = []
    for draft in drafts:
        gold = next(f for f in row["figures"] if f["text"] == row["text"][draft.start : draft.end])
        figures.append(
            {
                "id": draft.id, "start": draft.start, "end": draft.end, "unit": draft.unit,
                "value": None if draft.value is None else str(draft.value), "low": first(gold.get("low")), "high": first(gold.get("high")),
            }
        )  # fmt: skip
    return {"id": row["id"], "figures": figures, "checks": checks}


def articles(name: str = "dev", *, held: bool = False) -> Iterator[dict[str, Any]]:
    for row in rows(name):
        if held_out(row) == held:
            yield row
