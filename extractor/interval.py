"""Exact interval arithmetic, and how a written number becomes an interval.

A written number stands for every value that rounds to it. `Interval` holds such a set and computes with it without
loss: ends are `Decimal`, or `Fraction` where a quotient has no finite decimal; there is no float and no tolerance.
`readings` turns the marks of a written number (its digits, step, hedge and form) into two intervals: what the notation
says, and the loosest reading that an editor could defend.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Clamped, Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction

End = Decimal | Fraction
_EXACT = Context(prec=120, traps=[Inexact, InvalidOperation, Overflow, Clamped])
_QUOTIENT = Context(prec=40, traps=[Inexact, InvalidOperation, Overflow, Clamped])  # past 40 digits a Fraction is cheaper
_DOWN = Context(prec=60, rounding=ROUND_FLOOR)
_UP = Context(prec=60, rounding=ROUND_CEILING)
_ZERO = Decimal(0)
_ONE = Decimal(1)
_TWO = Decimal(2)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_TWENTIETH = Decimal("0.05")
_FRACTION_CORE = Decimal("1.5")  # "a third of exports": points either side
_FRACTION_OUTER = Decimal(5)


def add(a: End, b: End) -> End:
    """The exact sum."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        try:
            return _EXACT.add(a, b)
        except Inexact:
            pass
    return Fraction(a) + Fraction(b)


def subtract(a: End, b: End) -> End:
    """The exact difference."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        try:
            return _EXACT.subtract(a, b)
        except Inexact:
            pass
    return Fraction(a) - Fraction(b)


def multiply(a: End, b: End) -> End:
    """The exact product."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        try:
            return _EXACT.multiply(a, b)
        except Inexact:
            pass
    return Fraction(a) * Fraction(b)


def divide(a: End, b: End) -> End:
    """The exact quotient: a Decimal where it is finite and short, else a Fraction. ZeroDivisionError for b = 0."""
    if not b:
        raise ZeroDivisionError("quotient of interval ends")
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        try:
            return _QUOTIENT.divide(a, b)
        except Inexact:
            pass
    return Fraction(a) / Fraction(b)


def negate(a: End) -> End:
    """The same size with the other sign, every digit kept."""
    return a.copy_negate() if isinstance(a, Decimal) else -a


@dataclass(slots=True, unsafe_hash=True)
class Interval:
    """A set of numbers between two ends; None is an infinite end. Ends may be open. Never changed once made.

    The flag of an infinite end has no meaning; results of the operations carry False there.
    """

    lo: End | None
    hi: End | None
    lo_closed: bool = True
    hi_closed: bool = True

    @classmethod
    def point(cls, value: End | int) -> Interval:
        """The set of one number."""
        end = Decimal(value) if isinstance(value, int) else value
        return cls(end, end)

    @classmethod
    def everything(cls) -> Interval:
        """The whole line."""
        return cls(None, None, False, False)

    @property
    def is_empty(self) -> bool:
        if self.lo is None or self.hi is None:
            return False
        return self.lo > self.hi or (self.lo == self.hi and not (self.lo_closed and self.hi_closed))

    @property
    def is_bounded(self) -> bool:
        return self.lo is not None and self.hi is not None

    @property
    def width(self) -> End | None:
        """hi − lo; None where an end is infinite."""
        return None if self.lo is None or self.hi is None else subtract(self.hi, self.lo)

    @property
    def middle(self) -> End | None:
        """The midpoint; the finite end where the other is infinite; None for the whole line."""
        if self.lo is None or self.hi is None:
            return self.hi if self.lo is None else self.lo
        return divide(add(self.lo, self.hi), _TWO)

    def contains(self, value: End | int) -> bool:
        if self.lo is not None and (value < self.lo or (value == self.lo and not self.lo_closed)):
            return False
        return self.hi is None or value < self.hi or (value == self.hi and self.hi_closed)

    def covers(self, other: Interval) -> bool:
        """Whether every number of `other` is one of these."""
        return other.is_empty or self.intersect(other) == other.intersect(other)

    def before(self, other: Interval) -> bool:
        """Whether every number here is smaller than every number of `other`."""
        if self.hi is None or other.lo is None:
            return False
        return self.hi < other.lo or (self.hi == other.lo and not (self.hi_closed and other.lo_closed))

    def after(self, other: Interval) -> bool:
        """Whether every number here is greater than every number of `other`."""
        return other.before(self)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number is in both (of two sets that are not empty)."""
        return not (self.before(other) or other.before(self))

    def intersect(self, other: Interval) -> Interval:
        lo, lo_closed = self.lo, self.lo_closed
        if lo is None or (other.lo is not None and other.lo > lo):
            lo, lo_closed = other.lo, other.lo_closed
        elif other.lo is not None and other.lo == lo:
            lo_closed = lo_closed and other.lo_closed
        hi, hi_closed = self.hi, self.hi_closed
        if hi is None or (other.hi is not None and other.hi < hi):
            hi, hi_closed = other.hi, other.hi_closed
        elif other.hi is not None and other.hi == hi:
            hi_closed = hi_closed and other.hi_closed
        return Interval(lo, hi, lo is not None and lo_closed, hi is not None and hi_closed)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        lo, lo_closed = self.lo, self.lo_closed
        if lo is not None and (other.lo is None or other.lo < lo):
            lo, lo_closed = other.lo, other.lo_closed
        elif lo is not None and other.lo == lo:
            lo_closed = lo_closed or other.lo_closed
        hi, hi_closed = self.hi, self.hi_closed
        if hi is not None and (other.hi is None or other.hi > hi):
            hi, hi_closed = other.hi, other.hi_closed
        elif hi is not None and other.hi == hi:
            hi_closed = hi_closed or other.hi_closed
        return Interval(lo, hi, lo is not None and lo_closed, hi is not None and hi_closed)

    def __neg__(self) -> Interval:
        lo = None if self.hi is None else negate(self.hi)
        hi = None if self.lo is None else negate(self.lo)
        return Interval(lo, hi, hi_closed=self.lo_closed, lo_closed=self.hi_closed)

    def __abs__(self) -> Interval:
        if self.lo is not None and self.lo >= 0:
            return self
        if self.hi is not None and self.hi <= 0:
            return -self
        mirrored = self.hull(-self)
        return Interval(_ZERO, mirrored.hi, True, mirrored.hi_closed)

    def __add__(self, other: Interval) -> Interval:
        lo = None if self.lo is None or other.lo is None else add(self.lo, other.lo)
        hi = None if self.hi is None or other.hi is None else add(self.hi, other.hi)
        return Interval(
            lo, hi, lo is not None and self.lo_closed and other.lo_closed, hi is not None and self.hi_closed and other.hi_closed
        )

    def __sub__(self, other: Interval) -> Interval:
        lo = None if self.lo is None or other.hi is None else subtract(self.lo, other.hi)
        hi = None if self.hi is None or other.lo is None else subtract(self.hi, other.lo)
        return Interval(
            lo, hi, lo is not None and self.lo_closed and other.hi_closed, hi is not None and self.hi_closed and other.lo_closed
        )

    def __mul__(self, other: Interval) -> Interval:
        a, b, c, d = self.lo, self.hi, other.lo, other.hi
        if a is not None and a > 0 and c is not None and c > 0:  # the common case: amounts and rates
            lo = multiply(a, c)
            hi = None if b is None or d is None else multiply(b, d)
            return Interval(lo, hi, self.lo_closed and other.lo_closed, hi is not None and self.hi_closed and other.hi_closed)
        corners = [
            _corner(x, x_sign, x_closed, y, y_sign, y_closed)
            for x, x_sign, x_closed in self._ends()
            for y, y_sign, y_closed in other._ends()
        ]
        return _between(corners)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; the whole line where the divisor reaches past zero on both sides, or is nothing but zero."""
        a, b, c, d = self.lo, self.hi, other.lo, other.hi
        if a is not None and a > 0 and b is not None and c is not None and c > 0 and d is not None:
            return Interval(divide(a, d), divide(b, c), self.lo_closed and other.hi_closed, self.hi_closed and other.lo_closed)
        below = c is None or c < 0
        above = d is None or d > 0
        if below == above:
            return Interval.everything()
        # 1/x falls on either side of zero, so the ends change places; an end at zero goes to infinity
        lo = _ZERO if d is None else divide(_ONE, d) if d else None
        hi = _ZERO if c is None else divide(_ONE, c) if c else None
        return self * Interval(lo, hi, d is not None and d != 0 and other.hi_closed, c is not None and c != 0 and other.lo_closed)

    def over(self, other: Interval) -> Interval:
        """The quotients, quickly: as `/`, but an end without a short decimal is rounded outwards to 60 digits.

        Such an end never equals a written number, so comparing the result with one is exact all the same.
        """
        a, b, c, d = self.lo, self.hi, other.lo, other.hi
        if (
            isinstance(a, Decimal) and isinstance(b, Decimal) and isinstance(c, Decimal) and isinstance(d, Decimal) and a > 0 and c > 0
        ):  # fmt: skip
            return Interval(_DOWN.divide(a, d), _UP.divide(b, c), self.lo_closed and other.hi_closed, self.hi_closed and other.lo_closed)
        return self / other

    def scale(self, factor: End | int) -> Interval:
        """Every number times an exact factor."""
        exact = Decimal(factor) if isinstance(factor, int) else factor
        if not exact:
            return Interval(_ZERO, _ZERO)
        lo = None if self.lo is None else multiply(self.lo, exact)
        hi = None if self.hi is None else multiply(self.hi, exact)
        if exact > 0:
            return Interval(lo, hi, self.lo_closed, self.hi_closed)
        return Interval(hi, lo, self.hi_closed, self.lo_closed)

    def shift(self, offset: End | int) -> Interval:
        """Every number plus an exact offset."""
        exact = Decimal(offset) if isinstance(offset, int) else offset
        lo = None if self.lo is None else add(self.lo, exact)
        hi = None if self.hi is None else add(self.hi, exact)
        return Interval(lo, hi, self.lo_closed, self.hi_closed)

    def _ends(self) -> tuple[tuple[End | None, int, bool], tuple[End | None, int, bool]]:
        """Both ends as (number, sign, closed); an infinite end is (None, its sign, False)."""
        lo, hi = self.lo, self.hi
        first = (None, -1, False) if lo is None else (lo, (lo > 0) - (lo < 0), self.lo_closed)
        last = (None, 1, False) if hi is None else (hi, (hi > 0) - (hi < 0), self.hi_closed)
        return first, last


def _corner(x: End | None, x_sign: int, x_closed: bool, y: End | None, y_sign: int, y_closed: bool, /) -> tuple[End | None, int, bool]:
    """The product of two ends as (number, sign, closed). Zero times an infinite end is zero: the other factor is finite."""
    sign = x_sign * y_sign
    if sign == 0:
        return _ZERO, 0, (x_sign == 0 and x_closed) or (y_sign == 0 and y_closed)
    if x is None or y is None:
        return None, sign, False
    return multiply(x, y), sign, x_closed and y_closed


def _between(corners: Sequence[tuple[End | None, int, bool]]) -> Interval:
    """The hull of products of ends."""
    lo: End | None = None
    hi: End | None = None
    lo_closed = hi_closed = False
    for value, _, closed in corners:
        if value is None:
            continue
        if lo is None or value < lo:
            lo, lo_closed = value, closed
        elif value == lo:
            lo_closed = lo_closed or closed
        if hi is None or value > hi:
            hi, hi_closed = value, closed
        elif value == hi:
            hi_closed = hi_closed or closed
    signs = {sign for value, sign, _ in corners if value is None}
    if -1 in signs:
        lo, lo_closed = None, False
    if 1 in signs:
        hi, hi_closed = None, False
    return Interval(lo, hi, lo_closed, hi_closed)


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The smallest interval that holds all of them; None for none."""
    found: Interval | None = None
    for interval in intervals:
        found = interval if found is None else found.hull(interval)
    return found


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of the intervals; zero for none."""
    lo: End | None = _ZERO
    hi: End | None = _ZERO
    lo_closed = hi_closed = True
    for interval in intervals:
        lo = None if lo is None or interval.lo is None else add(lo, interval.lo)
        hi = None if hi is None or interval.hi is None else add(hi, interval.hi)
        lo_closed = lo_closed and interval.lo_closed
        hi_closed = hi_closed and interval.hi_closed
    return Interval(lo, hi, lo is not None and lo_closed, hi is not None and hi_closed)


def readings(
    *,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    step: Decimal,
    outer_step: Decimal,
    qualifier: str,
    form: str = "digits",
    unit: str | None = None,
    whole: bool = False,
    exact: bool = False,
    floor: bool = False,
    vague: bool = False,
) -> tuple[Interval | None, Interval | None]:
    """The two readings (core, outer) of a written number, core inside outer; (None, None) for a vague one.

    `value`, or `low` and `high` for a range, carry the sign that the words give. `step` is the unit of the last meaningful
    written digit, `outer_step` that of the loosest reading. `whole` is a count of things, `exact` a number without any
    rounding, `floor` a quantity that cannot be negative. Hedges of a negative number speak of its size: "fell more than
    5 percent" is below −5.
    """
    first, last = (low, high) if value is None else (value, value)
    if vague or first is None or last is None:
        return None, None
    if first > last:
        first, last = last, first
    if value is not None and qualifier in ("more_than", "less_than"):
        core, outer = _one_sided(value, rising=(qualifier == "more_than") == (value >= 0))
    else:
        about = qualifier == "about"
        near, far, open_ = _half_widths(
            first, last, step=step, outer_step=outer_step, about=about, form=form, unit=unit, point=exact or (whole and step <= 1)
        )
        core = Interval(subtract(first, near), add(last, near))
        outer = Interval(subtract(first, far), add(last, far), not open_, not open_)
    if floor and first >= 0:
        core, outer = _floored(core), _floored(outer)
    return core, outer


def _one_sided(value: Decimal, *, rising: bool) -> tuple[Interval, Interval]:
    """Past a bound, which is exact. The outer reading takes in the bound itself ("at least")."""
    if rising:
        return Interval(value, None, False, False), Interval(value, None, True, False)
    return Interval(None, value, False, False), Interval(None, value, False, True)


def _half_widths(
    first: Decimal, last: Decimal, *, step: Decimal, outer_step: Decimal, about: bool, form: str, unit: str | None, point: bool
) -> tuple[Decimal, Decimal, bool]:
    """Half-widths of core and outer, and whether the outer ends are open."""
    if form in ("multiple", "change_word"):
        near, far = _multiple_widths(first, last, unit=unit)
        return (near * 2, max(far, near * 2), False) if about else (near, far, False)
    if form == "fraction":
        unit_width = _ONE if unit == "percent" else Decimal("0.01")
        near, far = _FRACTION_CORE * unit_width, _FRACTION_OUTER * unit_width
        return (near * 2, far * 2, False) if about else (near, far, False)
    if about:
        size = max(abs(first), abs(last))
        return step, max(step * 2, size * _TWENTIETH, outer_step * _HALF), False
    if point:
        return _ZERO, _ZERO, False
    widest = outer_step * _HALF
    # the open (x − u, x + u) admits truncation and rounding up
    return (step * _HALF, widest, False) if widest > step else (step * _HALF, step, True)


def _multiple_widths(first: Decimal, last: Decimal, *, unit: str | None) -> tuple[Decimal, Decimal]:
    """Half-widths of "doubled", "threefold", "halved", in the unit of the number (a multiple, or percent of change)."""
    percent = unit == "percent"
    multiple = max(abs(1 + first / _HUNDRED), abs(1 + last / _HUNDRED)) if percent else max(abs(first), abs(last))
    near = multiple * _TWENTIETH
    far = max(near, _HALF if multiple > 1 else multiple * Decimal("0.2"))
    return (near * _HUNDRED, far * _HUNDRED) if percent else (near, far)


def _floored(interval: Interval) -> Interval:
    if interval.lo is not None and interval.lo >= 0:
        return interval
    return Interval(_ZERO, interval.hi, True, interval.hi_closed)
