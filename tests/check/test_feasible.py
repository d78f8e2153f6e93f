"""Identities put together: true values are never refused, and what is refused has no values on a grid either."""

from __future__ import annotations

import random
from itertools import product

import pytest

from extractor.check.feasible import Identity, Linear, Scaled, is_feasible, smallest_failing

GROWTH = Scaled("a", "b", "g", 1)
SHARE = Scaled("p", "a", "s", 0)
BALANCE = Linear((("t", -1), ("a", 1), ("m", -1)))
TURNOVER = Linear((("w", -1), ("a", 1), ("m", 1)))
ALL: tuple[Identity, ...] = (GROWTH, SHARE, BALANCE, TURNOVER)


def around(value: float, step: float) -> tuple[float, float]:
    middle = round(value / step) * step
    return middle - step / 2 - 1e-9, middle + step / 2 + 1e-9


def test_true_values_rounded_in_any_way_are_never_refused() -> None:
    rng = random.Random(3)
    for _ in range(20_000):
        b, g, m, s = rng.uniform(1, 90), rng.uniform(-40, 60), rng.uniform(1, 90), rng.uniform(5, 95)
        a = b * (1 + g / 100)
        true = {"a": a, "b": b, "g": g, "m": m, "s": s, "p": a * s / 100, "t": a - m, "w": a + m}
        assert is_feasible(ALL, {name: around(value, rng.choice((0.01, 0.1, 1.0))) for name, value in true.items()})


def test_what_is_refused_has_no_values_on_a_grid() -> None:
    rng = random.Random(5)
    refused = 0
    for _ in range(400):
        known = {name: (low := float(rng.randrange(2, 9)), low + rng.choice((0.5, 1.0))) for name in "abmtw"}
        known["g"] = (low := float(rng.randrange(-40, 60)), low + 10)
        grid = {name: [low + (high - low) * k / 4 for k in range(5)] for name, (low, high) in known.items()}
        fits = any(
            abs(a - b * (1 + g / 100)) < 1e-9 and known["t"][0] <= a - m <= known["t"][1] and known["w"][0] <= a + m <= known["w"][1]
            for b, g, m in product(grid["b"], grid["g"], grid["m"])
            for a in (b * (1 + g / 100),)
            if known["a"][0] <= a <= known["a"][1]
        )
        if not is_feasible((GROWTH, BALANCE, TURNOVER), known):
            refused += 1
            assert not fits
    assert refused > 100


def test_widening_never_makes_values_impossible() -> None:
    rng = random.Random(7)
    for _ in range(500):
        known = {name: (low := rng.uniform(1, 9), low + rng.uniform(0, 2)) for name in "abgmtwsp"}
        if is_feasible(ALL, known):
            wider = {name: (low - rng.uniform(0, 0.5), high + rng.uniform(0, 0.5)) for name, (low, high) in known.items()}
            assert is_feasible(ALL, wider)


@pytest.mark.parametrize(("w", "failing"), [((9.85, 9.95), []), ((9.95, 10.05), [0, 1, 2])])
def test_the_smallest_failing_set_leaves_out_what_is_innocent(w: tuple[float, float], failing: list[int]) -> None:
    known = {
        "a": (5.35, 5.45),
        "b": (4.85, 4.95),
        "g": (9.95, 10.05),
        "m": (4.45, 4.55),
        "t": (0.95, 1.05),
        "w": w,
        "p": (2.0, 3.0),
        "s": (30.0, 60.0),
    }
    assert smallest_failing((GROWTH, BALANCE, TURNOVER, SHARE), known) == failing
