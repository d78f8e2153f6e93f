"""Right articles raise no alarm, and a changed figure is noticed: measured on writing made by the dozen."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import writing

ARTICLES = 60
FAULTY = 12
NOTICED = 0.5  # of the changed figures that some check had confirmed before
ARITHMETIC = ("growth", "difference", "balance", "sum", "share", "conversion", "average")


@cache
def reader() -> Any:
    import extractor

    return extractor.Extractor()


def checks(text: str, seed: int) -> tuple[list[Any], list[Any]]:
    record = reader().extract(text, published=writing.published(seed))
    return list(record.figures), list(record.checks)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ARTICLES))
def test_a_right_article_raises_no_alarm(seed: int) -> None:
    _, found = checks(writing.article(seed), seed)
    assert [row.message for row in found if row.verdict == "inconsistent"] == []


@pytest.mark.slow
def test_a_changed_figure_is_noticed_and_suspected() -> None:
    rng = random.Random(7)
    changed = noticed = suspected = 0
    for seed in range(1000, 1000 + FAULTY):
        text = writing.article(seed)
        figures, found = checks(text, seed)
        tied = {name for row in found if row.verdict == "consistent" and not row.weak and row.rule in ARITHMETIC for name in row.figures}
        for figure in figures:
            wrong = with_other_digit(figure.text, rng)
            if figure.id not in tied or wrong is None:
                continue
            _, after = checks(text[: figure.start] + wrong + text[figure.end :], seed)
            alarms = [row for row in after if row.verdict == "inconsistent" and figure.id in row.figures]
            changed += 1
            noticed += bool(alarms)
            suspected += any(figure.id in (row.suspect or ()) for row in alarms)
    assert changed > 50
    assert noticed / changed >= NOTICED
    assert suspected / noticed >= 0.8


def with_other_digit(surface: str, rng: random.Random) -> str | None:
    """The figure with its first digit changed; None for one without digits."""
    number = re.search(r"\d", surface)
    if number is None:
        return None
    digit = rng.choice([d for d in "123456789" if d != number[0]])
    return surface[: number.start()] + digit + surface[number.end() :]


def test_the_written_numbers_are_rounded_half_up() -> None:
    assert writing.n(2.25, 1) == "2.3"
    assert writing.usd(12.345) == "$12.35 billion"
    assert Decimal(writing.n(1234.5, 0).replace(",", "")) == 1235
