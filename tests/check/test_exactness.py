"""Each formula's verdict agrees with brute force over a grid of unrounded values, and a wider figure never breaks a claim."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from test_soundness import figure

import extractor
from extractor.check.claims import Claim, Strength
from extractor.check.engine import judge
from extractor.check.rules.average import quotient
from extractor.check.rules.balance import remainder
from extractor.check.rules.change_pair import change_of
from extractor.check.rules.common_whole import proportional
from extractor.check.rules.difference import distance
from extractor.check.rules.growth import relative_change
from extractor.check.rules.multiple import ratio
from extractor.check.rules.product import compounded
from extractor.check.rules.share import part_of_whole, parts_of_whole
from extractor.check.rules.share_shift import shifted
from extractor.check.rules.sum import added, added_sizes
from extractor.interval import Interval

D, F = Decimal, Fraction
ONE = D(1)
# formula: what it works out of true values, how many terms, whether the terms may be below zero
FORMULAS: dict[str, tuple[Callable[..., Interval], Callable[..., Fraction], int, bool]] = {
    "growth": (relative_change, lambda a, b: (a / b - 1) * 100, 2, False),
    "difference": (distance, lambda a, b: abs(a - b), 2, True),
    "balance": (remainder, lambda a, b: a - abs(b), 2, True),
    "sum": (added, lambda a, b, c: a + b + c, 3, True),
    "sizes": (added_sizes, lambda a, b, c: abs(a) + abs(b) + abs(c), 3, True),
    "share": (part_of_whole, lambda a, b: a / b * 100, 2, False),
    "joint share": (parts_of_whole, lambda t, a, b: (a + b) / t * 100, 3, False),
    "multiple": (ratio, lambda a, b: a / b, 2, False),
    "common whole": (proportional, lambda a, b, s: a / b * s, 3, False),
    "share shift": (shifted, lambda b, p, w: b * (100 + p) / (100 + w), 3, False),
    "average": (quotient, lambda a, b: a / b, 2, False),
    "product": (compounded, lambda a, b: ((1 + a / 100) * (1 + b / 100) - 1) * 100, 2, False),
    "change pair": (change_of, lambda a, g: abs(a * (1 - 100 / (100 + g))), 2, False),
}
GRID = [F(k, 4) for k in range(-2, 3)]  # a half-step either side, the ends and zero among them


def claim_of(rule: str, stated: Decimal, terms: tuple[Decimal, ...], step: Decimal = ONE) -> Claim:
    read = abs if rule in ("difference", "sizes", "change pair") else lambda interval: interval
    written = tuple(figure(term, step) for term in terms)
    return Claim(figure(stated, step), written, FORMULAS[rule][0], Strength.ANCHORED, "", "", read=read)


@pytest.mark.parametrize("rule", FORMULAS)
def test_the_verdict_agrees_with_brute_force(rule: str) -> None:
    _, true, count, signed = FORMULAS[rule]
    rng = random.Random(f"exact {rule}")
    verdicts = set()
    for _ in range(80):
        terms = tuple(rng.randrange(-9 if signed else 1, 40) for _ in range(count))
        middle = true(*(F(term) for term in terms))
        stated = round(middle) + rng.choice((0, 0, 1, -1, 2, -2, 9))
        reached = [true(*(F(term) + room for term, room in zip(terms, rooms, strict=True))) for rooms in product(GRID, repeat=count)]
        low, high = F(stated) - F(1, 2), F(stated) + F(1, 2)
        if rule in ("difference", "sizes", "change pair"):
            low, high = (F(0) if low <= 0 <= high else min(abs(low), abs(high))), max(abs(low), abs(high))
        expected = min(reached) <= high and max(reached) >= low
        assert judge(claim_of(rule, D(stated), tuple(D(term) for term in terms))).holds == expected, (terms, stated)
        verdicts.add(expected)
    assert verdicts == {True, False}


@pytest.mark.parametrize("rule", FORMULAS)
def test_wider_figures_never_break_a_claim(rule: str) -> None:
    _, true, count, signed = FORMULAS[rule]
    rng = random.Random(f"wide {rule}")
    held = 0
    for _ in range(300):
        terms = tuple(D(rng.randrange(-90 if signed else 20, 400)) / 10 for _ in range(count))
        stated = D(round(true(*(F(term) for term in terms)) * 10) + rng.randrange(-3, 4)) / 10
        if judge(claim_of(rule, stated, terms, D("0.1"))).holds:
            held += 1
            assert judge(claim_of(rule, stated, terms, D(1))).holds, (terms, stated)
    assert held > 50


def test_a_message_names_the_half_that_makes_it_fit() -> None:
    text = "The unemployment rate was about 52 percent in May, 3 percentage points more than the 47 percent of April."
    check = next(check for check in extractor.extract(text, published="2025-06-13").checks if check.rule == "difference")
    assert check.verdict == "consistent"
    assert "3.5 to 6.5 percentage points apart" in check.message
