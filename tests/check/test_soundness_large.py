"""Rounding soundness by the hundred thousand: seeded, in plain integers and decimals; a small share of it runs every time."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from test_soundness import DIRECTED, NEAREST, figure, rounded

from extractor.check.claims import Claim, Strength
from extractor.check.engine import judge
from extractor.check.rules.average import quotient
from extractor.check.rules.balance import remainder
from extractor.check.rules.change_pair import change_of
from extractor.check.rules.difference import distance
from extractor.check.rules.growth import relative_change
from extractor.check.rules.multiple import ratio
from extractor.check.rules.product import compounded
from extractor.check.rules.share import part_of_whole
from extractor.check.rules.sum import added
from extractor.interval import Interval

Exact = Callable[[Fraction, Fraction], Fraction]
FAMILIES: dict[str, tuple[Exact, Callable[..., Interval], bool]] = {
    "growth": (lambda a, b: (a / b - 1) * 100, relative_change, False),
    "share": (lambda a, b: a / b * 100, part_of_whole, False),
    "difference": (lambda a, b: abs(a - b), distance, True),
    "balance": (lambda a, b: a - b, remainder, False),
    "sum": (lambda a, b: a + b, added, False),
    "average": (lambda a, b: a / b, quotient, False),
    "multiple": (lambda a, b: a / b, ratio, False),
    "change pair": (lambda a, b: abs(a * (1 - 100 / (100 + b))), change_of, True),
    "product": (lambda a, b: ((1 + a / 100) * (1 + b / 100) - 1) * 100, compounded, False),
}


def case(rule: str, rng: random.Random) -> None:
    """One pair of true values, rounded to its own places by one convention: a nearest one passes, a directed one is no error."""
    exact, implied, by_size = FAMILIES[rule]
    a, b = (Decimal(rng.randrange(10_000, 10_000_000)).scaleb(-3) for _ in range(2))
    convention = rng.choice((*NEAREST, *DIRECTED))
    places = [rng.randrange(3) for _ in range(3)]
    terms = tuple(figure(*rounded(value, place, convention)) for value, place in zip((a, b), places, strict=False))
    stated = figure(*rounded(exact(Fraction(a), Fraction(b)), places[2], convention))
    outcome = judge(Claim(stated, terms, implied, Strength.ANCHORED, "", "", read=abs if by_size else lambda x: x))
    assert outcome.holds or (convention in DIRECTED and not outcome.outer_fails), (a, b, convention, places)


@pytest.mark.parametrize("rule", FAMILIES)
def test_no_rounding_makes_a_right_number_wrong(rule: str) -> None:
    rng = random.Random(f"few {rule}")
    for _ in range(1_500):
        case(rule, rng)


@pytest.mark.slow
@pytest.mark.parametrize("rule", FAMILIES)
def test_no_rounding_of_a_hundred_thousand_makes_a_right_number_wrong(rule: str) -> None:
    rng = random.Random(f"many {rule}")
    for _ in range(100_000):
        case(rule, rng)
