"""Interval arithmetic against pointwise results, and the two readings of written numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.interval import End, Interval, add, divide, hull, multiply, readings, subtract, total

D = Decimal
NUMBERS = st.integers(-40, 40).map(lambda n: D(n) / 4)
ENDS = st.one_of(st.none(), NUMBERS)
GRID = [Fraction(n, 8) for n in range(-100, 101)]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lo, hi = draw(ENDS), draw(ENDS)
    if lo is not None and hi is not None and lo > hi:
        lo, hi = hi, lo
    closed = lo == hi or draw(st.booleans())
    return Interval(lo, hi, lo is not None and closed, hi is not None and (closed if lo == hi else draw(st.booleans())))


def inside(interval: Interval, count: int = 9) -> list[Fraction]:
    """Some members: the grid's, thinned, with those next to the ends."""
    members = [x for x in GRID if interval.contains(x)]
    return members[:3] + members[:: max(1, len(members) // count)] + members[-3:]


@given(intervals(), intervals())
def test_every_pointwise_result_lies_in_the_interval_result(a: Interval, b: Interval) -> None:
    for x, y in product(inside(a), inside(b)):
        assert (a + b).contains(x + y)
        assert (a - b).contains(x - y)
        assert (a * b).contains(x * y)
        if y:
            assert (a / b).contains(x / y)


@given(intervals(), intervals())
def test_intersection_and_hull_agree_with_membership(a: Interval, b: Interval) -> None:
    both, either = a.intersect(b), a.hull(b)
    for x in GRID[::3]:
        assert both.contains(x) == (a.contains(x) and b.contains(x))
        assert either.contains(x) or not (a.contains(x) or b.contains(x))


@given(intervals(), intervals())
def test_overlap_is_an_intersection_that_is_not_empty(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == (not a.intersect(b).is_empty)
    assert a.overlaps(b) == b.overlaps(a)
    assert a.before(b) == b.after(a)
    if a.before(b):
        assert all(x < y for x, y in product(inside(a), inside(b)))


@given(intervals(), intervals(), intervals())
def test_widening_an_operand_widens_the_result(a: Interval, b: Interval, more: Interval) -> None:
    wide = a.hull(more)
    assert wide.covers(a)
    for narrow_result, wide_result in [(a + b, wide + b), (a - b, wide - b), (a * b, wide * b), (b - a, b - wide)]:
        assert wide_result.covers(narrow_result)
    if not b.contains(D(0)):
        assert (wide / b).covers(a / b)


@given(intervals(), NUMBERS)
def test_scale_and_shift_move_every_member(a: Interval, factor: Decimal) -> None:
    for x in inside(a):
        assert a.scale(factor).contains(x * Fraction(factor))
        assert a.shift(factor).contains(x + Fraction(factor))
        assert (-a).contains(-x)
        assert abs(a).contains(abs(x))


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (Interval(D(1), D(2), True, False) + Interval(D(1), D(2)), Interval(D(2), D(4), True, False)),
        (Interval(D(0), D(1)) * Interval(D(2), D(3), False, False), Interval(D(0), D(3), True, False)),
        (Interval(D(0), D(1), False, True) * Interval(D(2), None, True, False), Interval(D(0), None, False, False)),
        (Interval(D(-1), D(2), False, True).scale(-2), Interval(D(-4), D(2), True, False)),
        (Interval(D(1), D(2)) / Interval(D(0), D(4), False, True), Interval(D("0.25"), None, True, False)),
        (Interval(D(1), D(2)) / Interval(D(-1), D(1)), Interval.everything()),
        (Interval(D(1), D(2)) / Interval(D(-4), D(-2)), Interval(D(-1), D("-0.25"))),
        (Interval(D(1), D(1)) / Interval(D(3), D(3)), Interval(Fraction(1, 3), Fraction(1, 3))),
    ],
)
def test_ends_and_flags_are_exact(got: Interval, want: Interval) -> None:
    assert got == want


def test_thirds_meet_exactly() -> None:
    third = Interval.point(1) / Interval.point(3)
    other = Interval(D(2), D(5)) / Interval(D(6), D(6))
    assert third.overlaps(other)
    assert not third.overlaps(Interval(other.lo, other.hi, False, True))


def test_no_digit_is_lost() -> None:
    big, small = D("1e45"), D("1e-45")
    assert Fraction(add(big, small)) == Fraction(big) + Fraction(small)
    assert Fraction(subtract(big, small)) == Fraction(big) - Fraction(small)
    assert Fraction(multiply(D("1.0000000000000000000000000001"), D("3.0000000000000000000000000007"))) == Fraction(
        D("1.0000000000000000000000000001")
    ) * Fraction(D("3.0000000000000000000000000007"))
    assert divide(D(1), D(7)) == Fraction(1, 7)
    assert isinstance(divide(D(1), D(8)), Decimal)
    with pytest.raises(ZeroDivisionError):
        divide(D(1), D(0))


def test_emptiness_and_helpers() -> None:
    assert Interval(D(1), D(1), True, False).is_empty
    assert not Interval(D(1), D(1)).is_empty
    assert Interval(D(2), D(1)).is_empty
    assert Interval(D(1), None).width is None
    assert Interval(D(1), D(4)).middle == D("2.5")
    assert hull([]) is None
    assert total([Interval(D(1), D(2)), Interval(D(3), D(4))]) == Interval(D(4), D(6))


def read(value: str | None = None, **marks: Any) -> tuple[Interval, Interval]:
    given_marks: dict[str, Any] = {"low": None, "high": None, "step": "1", "qualifier": "exact", "unit": "USD"} | marks
    given_marks.setdefault("outer_step", given_marks["step"])
    for key in ("low", "high", "step", "outer_step"):
        given_marks[key] = None if given_marks[key] is None else D(given_marks[key])
    core, outer = readings(value=None if value is None else D(value), **given_marks)
    assert core is not None
    assert outer is not None
    return core, outer


def span(lo: str | None, hi: str | None, *, closed: bool = True) -> Interval:
    return Interval(None if lo is None else D(lo), None if hi is None else D(hi), lo is not None and closed, hi is not None and closed)


@pytest.mark.parametrize(
    ("marks", "core", "outer"),
    [
        ({"value": "7.34", "step": "0.01"}, span("7.335", "7.345"), span("7.33", "7.35", closed=False)),
        ({"value": "-3.1", "step": "0.1"}, span("-3.15", "-3.05"), span("-3.2", "-3.0", closed=False)),
        ({"value": "10e6", "step": "1e6", "outer_step": "1e7"}, span("9.5e6", "10.5e6"), span("5e6", "15e6")),
        ({"value": "17000", "step": "1000", "outer_step": "1000"}, span("16500", "17500"), span("16000", "18000", closed=False)),
        ({"value": "61", "unit": "percent"}, span("60.5", "61.5"), span("60", "62", closed=False)),
        ({"value": "8", "unit": "count", "whole": True}, span("8", "8"), span("8", "8")),
        ({"value": "8", "unit": "count", "whole": True, "qualifier": "about"}, span("7", "9"), span("6", "10")),
        ({"value": "4", "unit": "month", "exact": True}, span("4", "4"), span("4", "4")),
        ({"value": "7.3", "step": "0.1", "qualifier": "about"}, span("7.2", "7.4"), span("6.935", "7.665")),
        ({"value": "20", "qualifier": "more_than"}, span("20", None, closed=False), span("20", None)),
        ({"value": "20", "qualifier": "less_than"}, span(None, "20", closed=False), span(None, "20")),
        ({"value": "-5", "qualifier": "more_than"}, span(None, "-5", closed=False), span(None, "-5")),
        ({"value": "20", "qualifier": "less_than", "floor": True}, Interval(D(0), D(20), True, False), span("0", "20")),
        ({"low": "3", "high": "4", "unit": "percent"}, span("2.5", "4.5"), span("2", "5", closed=False)),
        ({"value": "0", "step": "0.1", "unit": "percent"}, span("-0.05", "0.05"), span("-0.1", "0.1", closed=False)),
        ({"value": "0.3", "floor": True}, span("0", "0.8"), Interval(D(0), D("1.3"), True, False)),
        ({"value": "50", "form": "fraction", "unit": "percent"}, span("48.5", "51.5"), span("45", "55")),
        ({"value": "100", "form": "multiple", "unit": "percent"}, span("90", "110"), span("50", "150")),
        ({"value": "3", "form": "multiple", "unit": "ratio"}, span("2.85", "3.15"), span("2.5", "3.5")),
        ({"value": "-50", "form": "change_word", "unit": "percent"}, span("-52.5", "-47.5"), span("-60", "-40")),
        (
            {"value": "100", "form": "multiple", "unit": "percent", "qualifier": "more_than"},
            span("100", None, closed=False),
            span("100", None),
        ),
    ],
)
def test_readings_follow_the_notation(marks: dict[str, Any], core: Interval, outer: Interval) -> None:
    assert read(**marks) == (core, outer)


def test_a_vague_number_has_no_reading() -> None:
    marks: dict[str, Any] = {"low": None, "high": None, "step": D(1), "outer_step": D(1), "qualifier": "exact", "unit": "count"}
    assert readings(value=D(12), vague=True, **marks) == (None, None)
    assert readings(value=None, **marks) == (None, None)


@given(
    value=st.integers(-(10**6), 10**6),
    places=st.integers(-3, 6),
    zeros=st.integers(0, 3),
    qualifier=st.sampled_from(["exact", "about", "more_than", "less_than"]),
    form=st.sampled_from(["digits", "words", "fraction", "multiple", "change_word"]),
    unit=st.sampled_from(["percent", "ratio", "USD", "count"]),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_the_outer_reading_covers_the_core_and_both_hold_the_value(
    value: int, places: int, zeros: int, qualifier: str, form: str, unit: str, flags: tuple[bool, bool, bool]
) -> None:
    step = D(1).scaleb(places)
    number: End = value * step
    assert isinstance(number, Decimal)
    whole, exact, floor = flags
    core, outer = readings(
        value=number, low=None, high=None, step=step, outer_step=step.scaleb(zeros), qualifier=qualifier, form=form, unit=unit,
        whole=whole, exact=exact, floor=floor,
    )  # fmt: skip
    assert core is not None
    assert outer is not None
    assert outer.covers(core)
    assert outer.contains(number)
    assert core.contains(number) or number in (core.lo, core.hi)


@given(thousandths=st.integers(-(10**7), 10**7), places=st.integers(0, 3))
def test_a_rounded_number_holds_what_it_was_rounded_from(thousandths: int, places: int) -> None:
    true = D(thousandths).scaleb(-3)
    step = D(1).scaleb(-places)
    for rounding in ("ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN"):
        core, _ = read(str(true.quantize(step, rounding=rounding)), step=str(step))
        assert core.contains(true)
    for rounding in ("ROUND_FLOOR", "ROUND_CEILING", "ROUND_DOWN", "ROUND_UP"):
        _, outer = read(str(true.quantize(step, rounding=rounding)), step=str(step))
        assert outer.contains(true)
