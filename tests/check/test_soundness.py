"""No rounding makes a right number wrong: true values, derived claims, each rounded by every convention."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import drafts_of

from extractor.check import Checker
from extractor.check.claims import Claim, Strength
from extractor.check.engine import judge
from extractor.check.rules.difference import distance
from extractor.check.rules.growth import relative_change
from extractor.check.rules.share import part_of_whole
from extractor.check.rules.sum import added
from extractor.interval import Interval, readings
from extractor.marks import Draft, Mention

D = Decimal
NEAREST = ("ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_HALF_DOWN")
DIRECTED = ("ROUND_DOWN", "ROUND_UP", "ROUND_FLOOR", "ROUND_CEILING")
AMOUNTS = st.integers(10_000, 10_000_000).map(lambda n: D(n) / 1000)
PLACES = st.integers(0, 2)


def figure(value: Decimal, step: Decimal, *, unit: str = "USD", measure: str = "level") -> Draft:
    mention = Mention(0, 1, "bare", value, unit=unit, step=step, outer_step=step)
    core, outer = readings(value=value, low=None, high=None, step=step, outer_step=step, qualifier="exact", unit=unit)
    return Draft(mention, 0, 0, value, None, None, core, outer, unit, measure, "exact")


def rounded(true: Fraction | Decimal, places: int, convention: str) -> tuple[Decimal, Decimal]:
    """The written value and its step."""
    exact = Fraction(true)
    step = D(1).scaleb(-places)
    fine = D(exact.numerator * 10**24 // exact.denominator).scaleb(-24)  # floors; far below any step
    return fine.quantize(step, rounding=convention), step


FORMULAS: dict[str, tuple[Callable[..., Fraction], Callable[..., Interval]]] = {
    "growth": (lambda a, b: (a / b - 1) * 100, relative_change),
    "share": (lambda a, b: a / b * 100, part_of_whole),
    "difference": (lambda a, b: abs(a - b), distance),
    "sum": (lambda a, b: a + b, added),
}


def claim_of(rule: str, a: Decimal, b: Decimal, *, places: tuple[int, int, int], convention: str) -> Claim:
    true, implied = FORMULAS[rule]
    terms = tuple(figure(*rounded(x, p, convention)) for x, p in ((a, places[0]), (b, places[1])))
    stated = rounded(true(Fraction(a), Fraction(b)), places[2], convention)
    return Claim(figure(*stated), terms, implied, Strength.ANCHORED, "{0}", "{0}", read=abs if rule == "difference" else lambda x: x)


@pytest.mark.parametrize("rule", FORMULAS)
@settings(max_examples=300, deadline=None)
@given(a=AMOUNTS, b=AMOUNTS, places=st.tuples(PLACES, PLACES, PLACES))
def test_rounding_to_nearest_is_never_called_wrong(rule: str, a: Decimal, b: Decimal, places: tuple[int, int, int]) -> None:
    for convention in NEAREST:
        assert judge(claim_of(rule, a, b, places=places, convention=convention)).holds


@pytest.mark.parametrize("rule", FORMULAS)
@settings(max_examples=300, deadline=None)
@given(a=AMOUNTS, b=AMOUNTS, places=st.tuples(PLACES, PLACES, PLACES))
def test_cutting_off_digits_is_never_an_error(rule: str, a: Decimal, b: Decimal, places: tuple[int, int, int]) -> None:
    for convention in DIRECTED:
        outcome = judge(claim_of(rule, a, b, places=places, convention=convention))
        assert outcome.holds or not outcome.outer_fails


@settings(max_examples=200, deadline=None)
@given(a=st.integers(2, 60), b=st.integers(2, 60), g=st.integers(-60, 60))
def test_the_verdict_on_growth_agrees_with_brute_force(a: int, b: int, g: int) -> None:
    """Over a grid of unrounded values, the ends among them."""
    outcome = judge(
        Claim(
            figure(D(g), D(1), unit="percent", measure="change"),
            (figure(D(a), D(1)), figure(D(b), D(1))),
            relative_change,
            Strength.ANCHORED,
            "",
            "",
        )
    )
    grid = [Fraction(k, 20) for k in range(-10, 11)]
    lowest = min((Fraction(a) + x) / (Fraction(b) + y) - 1 for x in grid for y in grid) * 100
    highest = max((Fraction(a) + x) / (Fraction(b) + y) - 1 for x in grid for y in grid) * 100
    assert outcome.holds == (lowest <= g + Fraction(1, 2) and highest >= g - Fraction(1, 2))


def test_widening_a_figure_never_turns_a_right_claim_wrong() -> None:
    narrow = (
        "Exports rose {9.6 percent|change exports 2024-05 yoy} to {$20.88 billion|exports 2024-05} from {$19.04 billion|exports 2023-05}."
    )
    wide = narrow.replace("{$20.88 billion|", "{$21 billion|")
    for text in (narrow, wide):
        assert verdicts(text)["growth"] == "consistent"


BASE = "Exports rose {9.7 percent|change exports 2024-05 yoy} to {%s|exports 2024-05} from {%s|exports 2023-05}."


@pytest.mark.parametrize(
    ("now", "before"), [("$20.88 billion", "$19.04 billion"), ("$20,880 million", "$19,040 million"), ("€20.88 billion", "€19.04 billion")]
)
def test_another_writing_of_the_same_amounts_gives_the_same_verdict(now: str, before: str) -> None:
    assert verdicts(BASE % (now, before))["growth"] == "consistent"


def test_an_unrelated_sentence_changes_no_verdict() -> None:
    text = BASE % ("$20.88 billion", "$19.04 billion")
    longer = text + " Some {4,800|employees 2024} people work there, and {12|rank 2024} ports are open."
    assert verdicts(longer)["growth"] == verdicts(text)["growth"]


def verdicts(text: str) -> dict[str, str]:
    rows: list[dict[str, Any]] = Checker()(*drafts_of(text))
    return {row["rule"]: row["verdict"] for row in rows}
