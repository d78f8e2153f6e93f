"""Relations: what the checks of a gold file say of their figures, so that a planted fault can be told from a harmless one.

A gold check names its figures and not their parts in the formula. `holds` tries each way to read them that its rule allows, on
the intervals that the written digits stand for: a change of one figure is a fault where no way holds any longer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from extractor.interval import Interval, total

_NUMBER = re.compile(r"\d(?:[\d,\u00a0\u202f ]*\d)?(?:\.\d+)?")
_POINTS = ("percentage_point", "basis_point")


@dataclass(frozen=True)
class Told:
    """A figure of a relation: its written number, value, unit and kind."""

    start: int
    end: int
    surface: str
    value: Decimal
    unit: str
    measure: str
    hedged: bool = False

    @property
    def number(self) -> re.Match[str] | None:
        return _NUMBER.search(self.surface)

    @property
    def interval(self) -> Interval:
        """All values that round to the written digits; a hedged one twice as wide, a count in words or of few digits exact."""
        found = self.number
        if found is None:
            return Interval.point(self.value)
        digits = Decimal(re.sub(r"[^\d.]", "", found[0]))
        if not digits:
            return Interval(self.value, self.value)
        places = len(found[0].partition(".")[2])
        scale = abs(self.value) / digits
        whole = str(int(digits))
        zeros = len(whole) - len(whole.rstrip("0")) if not places else 0
        if self.unit == "count" and scale == 1 and not places and zeros < 2 and not self.hedged:
            return Interval.point(self.value)
        step = scale.scaleb(-places if places or scale != 1 or zeros < 2 else min(zeros, len(whole) - 1))
        half = step if self.hedged else step / 2
        return Interval(self.value - half, self.value + half)

    def other(self, value: Decimal, surface: str, *, unit: str | None = None) -> Told:
        """The same figure, written otherwise."""
        return Told(self.start, self.start + len(surface), surface, value, unit or self.unit, self.measure, self.hedged)


Figures = Sequence[Told]


def _is_change(told: Told) -> bool:
    return told.measure == "change" and told.unit in ("percent", "ratio")


def _growth(figures: Figures) -> bool | None:
    rates = [told for told in figures if _is_change(told) and told.unit == "percent"]
    levels = [told for told in figures if told not in rates]
    if len(rates) != 1 or len(levels) != 2 or any(told.interval.contains(0) for told in levels):
        return None
    return any(rates[0].interval.overlaps((a.interval / b.interval).shift(-1).scale(100)) for a, b in permutations(levels))


def _difference(figures: Figures) -> bool | None:
    changes = [told for told in figures if told.measure == "difference" or told.unit in _POINTS]
    levels = [told for told in figures if told not in changes]
    if len(changes) != 1 or len(levels) != 2:
        return None
    scale = Decimal("0.01") if changes[0].unit == "basis_point" else 1
    claimed, (a, b) = abs(changes[0].interval.scale(scale)), (told.interval for told in levels)
    return claimed.overlaps(abs(a - b)) or claimed.overlaps(abs(abs(a) - abs(b)))


def _added(figures: Figures) -> bool | None:
    """One figure, or a hundred, is the sum of the others, by size or by sign."""
    if len(figures) < 2 or len({told.unit for told in figures}) > 1:
        return None
    found = len(figures) > 2 and any(
        whole.interval.overlaps(total([told.interval for told in figures if told is not whole]))
        or abs(whole.interval).overlaps(total([abs(told.interval) for told in figures if told is not whole]))
        for whole in figures
    )
    shares = all(told.unit == "percent" for told in figures)
    return found or (shares and total([told.interval for told in figures]).contains(100))


def _share(figures: Figures) -> bool | None:
    shares = [told for told in figures if told.unit == "percent"]
    amounts = [told for told in figures if told.unit != "percent"]
    if len(shares) != 1 or len(amounts) < 2 or len({told.unit for told in amounts}) > 1:
        return None
    for whole in amounts:
        parts = total([told.interval for told in amounts if told is not whole])
        if not whole.interval.contains(0) and shares[0].interval.overlaps((parts / whole.interval).scale(100)):
            return True
    return False


def _quotient(figures: Figures) -> bool | None:
    if len(figures) != 3 or any(told.interval.contains(0) for told in figures):
        return None
    return any(c.interval.overlaps(a.interval / b.interval) for a, b, c in permutations(figures))


def _conversion(figures: Figures) -> bool | None:
    units = sorted({told.unit for told in figures})
    if len(units) != 2 or len(figures) % 2 or len(figures) < 4:
        return None
    ones, others = ([told for told in figures if told.unit == unit] for unit in units)
    if len(ones) != len(others):
        return None
    rates = [b.interval / a.interval for a, b in zip(ones, others, strict=True)]
    return all(rate.overlaps(other) for rate in rates for other in rates)


def _repeat(figures: Figures) -> bool | None:
    """One value; of two with the same width the digits must be the same, though the ends touch."""
    first = figures[0]
    if len({told.unit for told in figures}) > 1:
        return None
    return all(
        first.interval.overlaps(told.interval) and (first.value == told.value or first.interval.width != told.interval.width)
        for told in figures[1:]
    )


def _bounds(figures: Figures) -> bool | None:
    """Whether a rate that lies within the others is told first, or last."""
    rates = [told for told in figures if told.unit == "percent"]
    if len(rates) < 3 or len(rates) != len(figures):
        return None
    for whole in (rates[0], rates[-1]):
        parts = [told.interval for told in rates if told is not whole]
        span = parts[0]
        for part in parts[1:]:
            span = span.hull(part)
        if whole.interval.overlaps(span):
            return True
    return False


_HOLDS: Mapping[str, Callable[[Figures], bool | None]] = {
    "growth": _growth,
    "difference": _difference,
    "balance": _added,
    "sum": _added,
    "share": _share,
    "average": _quotient,
    "conversion": _conversion,
    "contradiction": _repeat,
    "bounds": _bounds,
}


def holds(rule: str, figures: Figures) -> bool | None:
    """Whether a relation of these figures holds; None where its figures do not fill the formula of its rule."""
    known = _HOLDS.get(rule)
    return None if known is None else known(figures)
