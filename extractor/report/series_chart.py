"""A series over time: the latest value of each period as a line, earlier vintages beside it, contradicted values crossed out."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extractor.audit.figures import Told
from extractor.report.axis import Axis
from extractor.report.interval_chart import Tick, labels
from extractor.report.numbers import period_words

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 260, 64, 704, 14, 226
_ENOUGH = 3  # periods
_MOST_YEARS = 12  # labels below the plot
_SPARK = (120.0, 26.0)
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_PLAIN = frozenset({"percent", "percentage_point", "basis_point", "index_point", "ratio"})


@dataclass(frozen=True, slots=True)
class Point:
    """A value as one article told it; `state` is latest, earlier or odd."""

    x: float
    y: float
    state: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class SeriesChart:
    line: str  # of the latest values, as points of a polyline
    points: tuple[Point, ...]
    revisions: tuple[tuple[float, float, float], ...]  # x, and the two ends of what a period was revised by
    ticks: tuple[Tick, ...]  # beside the plot; x is their height
    days: tuple[Tick, ...]  # below it
    zero: float | None
    unit: str
    spark: str
    words: str


@dataclass(frozen=True, slots=True)
class Vintages:
    """What was told of one period, in order of publication, and which of it stands: neither odd nor what a revision takes back."""

    told: tuple[Told, ...]
    odd: frozenset[tuple[int, str]]
    taken_back: frozenset[tuple[int, str]] = frozenset()

    @property
    def latest(self) -> Told:
        sound = [one for one in self.told if (one.document, one.figure) not in self.odd]
        standing = [one for one in sound if (one.document, one.figure) not in self.taken_back]
        return (standing or sound or list(self.told))[-1]

    def state(self, one: Told) -> str:
        if (one.document, one.figure) in self.odd:
            return "odd"
        return "latest" if one.middle == self.latest.middle else "earlier"


def vintages(told: Sequence[Told], odd: Collection[tuple[int, str]], taken_back: Collection[tuple[int, str]] = ()) -> list[Vintages]:
    """The tellings of one strand by period, in order of time. `taken_back` are the old values that "revised to B from A" repeats."""
    ordered = sorted(told, key=lambda one: (one.slot.period.end, one.slot.period.start, one.published, one.document))
    groups = itertools.groupby(ordered, key=lambda one: one.slot.period)
    return [Vintages(tuple(group), frozenset(odd), frozenset(taken_back)) for _, group in groups]


def series_chart(periods: Sequence[Vintages], addresses: dict[int, str]) -> SeriesChart | None:
    """None where there are too few periods for a line. `addresses` are those of the articles by document."""
    if len(periods) < _ENOUGH:
        return None
    every = [one for period in periods for one in period.told]
    power, unit = _scale(every)
    across = _days(periods[0].latest.slot.period.end, periods[-1].latest.slot.period.end)
    values = [_number(one.middle, power) for one in every]
    room = (max(values) - min(values)) * 0.08 or abs(values[0]) * 0.1 or 1.0
    up = Axis(min(values) - room, max(values) + room, BOTTOM, TOP)
    points: list[Point] = []
    revisions: list[tuple[float, float, float]] = []
    for period in periods:
        x = across.place(_ordinal(period.latest))
        heights = [up.place(_number(one.middle, power)) for one in period.told]
        if max(heights) > min(heights):
            revisions.append((x, min(heights), max(heights)))
        for one, height in zip(period.told, heights, strict=True):
            said = f"{period_words(str(one.slot.period))}: {one.text}, told on {one.published.isoformat()}"
            points.append(Point(x, height, period.state(one), f"{addresses.get(one.document, '')}#m-{one.figure}", said))
    latest = [(across.place(_ordinal(period.latest)), up.place(_number(period.latest.middle, power))) for period in periods]
    ticks = up.ticks(4)
    return SeriesChart(
        line=" ".join(f"{x},{y}" for x, y in latest),
        points=tuple(points),
        revisions=tuple(revisions),
        ticks=tuple(Tick(up.place(value), label) for value, label in zip(ticks, labels(ticks), strict=True)),
        days=tuple(_years(across)),
        zero=up.place(0.0) if up.low < 0 < up.high else None,
        unit=unit,
        spark=" ".join(_spark(x, y) for x, y in latest),
        words=f"{len(periods)} periods, from {period_words(str(periods[0].latest.slot.period))}, {periods[0].latest.text}, "
        f"to {period_words(str(periods[-1].latest.slot.period))}, {periods[-1].latest.text}.",
    )


def _scale(told: Sequence[Told]) -> tuple[int, str]:
    unit = told[0].slot.unit
    words = "" if unit == "count" else unit.replace("_", " ")
    if unit not in _PLAIN:
        for power, word in _SCALES:
            if max(abs(one.middle) for one in told) >= Decimal(10) ** power:
                return power, f"{word} {words}".strip()
    return 0, words


def _number(value: Decimal, power: int) -> float:
    return float(value.scaleb(-power))


def _ordinal(one: Told) -> float:
    return float(one.slot.period.end.toordinal())


def _days(first: date, last: date) -> Axis:
    room = max((last - first).days * 0.02, 1.0)
    return Axis(first.toordinal() - room, last.toordinal() + room, LEFT, RIGHT)


def _years(across: Axis) -> list[Tick]:
    """The beginnings of years, and where there are fewer than two, the ends of the axis."""
    first, last = date.fromordinal(int(across.low) + 1), date.fromordinal(int(across.high))
    years = range(first.year + 1, last.year + 1)
    if len(years) < 2:
        return [Tick(across.place(day.toordinal()), day.isoformat()[:7]) for day in (first, last)]
    step = -(-len(years) // _MOST_YEARS)
    return [Tick(across.place(date(year, 1, 1).toordinal()), str(year)) for year in years[::step]]


def _spark(x: float, y: float) -> str:
    width, height = _SPARK
    return f"{round((x - LEFT) / (RIGHT - LEFT) * width, 1)},{round((y - TOP) / (BOTTOM - TOP) * (height - 4) + 2, 1)}"
