"""The chart of a check: the stated interval above the implied one, on one axis. An end without bound is an arrow."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal

from extractor.records import Bounds
from extractor.report.axis import Axis
from extractor.report.numbers import Measure

WIDTH, LEFT, RIGHT = 360, 64, 348
_ROOM = 0.14  # beside the outermost ends, as a share of the stretch between them
_LEAST = 3.0  # a bar is never thinner
_MOST_TICK_SIGNS = 36  # all labels together, with the space between them


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float
    open_left: bool
    open_right: bool

    @property
    def end(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class IntervalChart:
    stated: Bar
    implied: Bar
    gap: Bar | None  # the stretch between the two where they do not meet
    ticks: tuple[Tick, ...]
    unit: str
    words: str  # for whoever does not see it


def interval_chart(stated: Bounds | None, implied: Bounds | None, measure: Measure, *, fits: bool) -> IntervalChart | None:
    """None where there is nothing to draw: an interval is missing, or has no end at all."""
    if stated is None or implied is None:
        return None
    ends = [_scaled(end, measure) for end in (stated.low, stated.high, implied.low, implied.high) if end is not None]
    if not ends:
        return None
    axis = _axis(min(ends), max(ends))
    above, below = _bar(stated, axis, measure), _bar(implied, axis, measure)
    return IntervalChart(
        stated=above,
        implied=below,
        gap=None if fits else _between(above, below),
        ticks=_ticks(axis, least=1.0 if measure.whole else 0.0),
        unit=measure.unit,
        words=f"Stated: {measure.span(stated)}. The other figures imply: {measure.span(implied)}.",
    )


def _scaled(end: Decimal, measure: Measure) -> float:
    return float(end.scaleb(-measure.power))


def _axis(low: float, high: float) -> Axis:
    room = (high - low) * _ROOM or abs(high) * 0.1 or 1.0
    return Axis(low - room, high + room, LEFT, RIGHT)


def _bar(bounds: Bounds, axis: Axis, measure: Measure) -> Bar:
    low = LEFT if bounds.low is None else axis.place(_scaled(bounds.low, measure))
    high = RIGHT if bounds.high is None else axis.place(_scaled(bounds.high, measure))
    missing = max(_LEAST - (high - low), 0) / 2
    return Bar(round(low - missing, 1), round(high - low + 2 * missing, 1), bounds.low is None, bounds.high is None)


def _between(stated: Bar, implied: Bar) -> Bar | None:
    first, second = sorted((stated, implied), key=lambda bar: bar.x)
    width = round(second.x - first.end, 1)
    return Bar(first.end, width, open_left=False, open_right=False) if width > 0 else None


def _ticks(axis: Axis, *, least: float) -> tuple[Tick, ...]:
    """As many as their labels leave room for."""
    for count in (5, 4, 3, 2, 1):
        values = axis.ticks(count, least=least)
        written = labels(values)
        if sum(len(label) + 2 for label in written) <= _MOST_TICK_SIGNS:
            return tuple(Tick(axis.place(value), label) for value, label in zip(values, written, strict=True))
    return ()


def labels(values: list[float]) -> list[str]:
    """Round numbers as written below an axis, with the places that tell them apart."""
    step = min((b - a for a, b in itertools.pairwise(values)), default=abs(values[0]) if values else 1.0) or 1.0
    places = max(-Decimal(f"{step:.1g}").adjusted(), 0)
    return [f"{value:,.{places}f}".replace("-", "−") if abs(value) > step / 1000 else "0" for value in values]
