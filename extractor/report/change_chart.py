"""The chart of an article's changes: one bar a sector or region, around a common zero.

Only changes of one period, basis and status stand in a chart, those that most rows have; without enough rows there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from extractor.records import Figure, Reference
from extractor.report.axis import Axis
from extractor.report.facts import BASES, FigureView
from extractor.report.numbers import period_words
from extractor.report.verdicts import Sign
from extractor.write.as_table import clean

_ENOUGH = 3
_MOST = 40
_COMMON = ("sector", "indicator")  # their words are no names


@dataclass(frozen=True, slots=True)
class ChangeBar:
    figure: str
    label: str
    said: str
    x: float  # of 100
    width: float
    falls: bool
    sign: Sign


@dataclass(frozen=True, slots=True)
class ChangeChart:
    title: str
    zero: float
    bars: tuple[ChangeBar, ...]
    left_out: int


def change_charts(figures: Sequence[Figure], views: Sequence[FigureView]) -> list[ChangeChart]:
    """By sector and by region, where there are enough changes of one period and basis."""
    changes = [(figure, view) for figure, view in zip(figures, views, strict=True) if _is_change(figure)]
    by_region = [pair for pair in changes if pair[0].region is not None]
    by_sector = [pair for pair in changes if pair[0].region is None and pair[0].sector is not None]
    charts = (_chart("sector", by_sector), _chart("region", by_region))
    return [chart for chart in charts if chart is not None]


def _is_change(figure: Figure) -> bool:
    return figure.measure == "change" and figure.unit == "percent" and figure.value is not None


def _chart(kind: str, changes: Sequence[tuple[Figure, FigureView]]) -> ChangeChart | None:
    groups = Counter((figure.period, figure.basis, figure.status) for figure, _ in changes)
    if not groups:
        return None
    (period, basis, status), _ = groups.most_common(1)[0]
    rows = list(_distinct(pair for pair in changes if (pair[0].period, pair[0].basis, pair[0].status) == (period, basis, status)))
    apart = [name for name in ("sector", "indicator", "entity") if len({_key(figure, name) for figure, _ in rows}) > 1]
    if len({_label(figure, kind, apart) for figure, _ in rows}) < _ENOUGH:
        return None
    rows.sort(key=lambda pair: -(pair[0].value or 0))
    shown = rows[:_MOST]
    values = [float(figure.value or 0) for figure, _ in shown]
    axis = Axis(min(0.0, *values), max(0.0, *values) or (0.0 if min(values) < 0 else 1.0), 0.0, 100.0)
    zero = axis.place(0.0)
    bars = []
    for (figure, view), value in zip(shown, values, strict=True):
        place = axis.place(value)
        x, width = min(zero, place), max(abs(place - zero), 0.4)
        bars.append(ChangeBar(figure.id, _label(figure, kind, apart), view.value, round(x, 1), round(width, 1), value < 0, view.sign))
    said = [words for words in (period_words(period), BASES.get(basis or "", ""), "" if status == "actual" else status) if words]
    return ChangeChart(", ".join([f"Changes by {kind}", *said]), zero, tuple(bars), len(rows) - len(shown))


def _key(figure: Figure, name: str) -> str | None:
    reference = getattr(figure, name)
    return None if reference is None else reference.id or reference.text


def _distinct(changes: Iterator[tuple[Figure, FigureView]]) -> Iterator[tuple[Figure, FigureView]]:
    """Without the repetitions of a change that the article states twice."""
    seen = set()
    for figure, view in changes:
        names = tuple(_key(figure, name) for name in ("indicator", "sector", "region", "entity"))
        if (names, figure.value) not in seen:
            seen.add((names, figure.value))
            yield figure, view


def _label(figure: Figure, kind: str, apart: Collection[str]) -> str:
    """What tells the bar from the others, in the article's own words: "sawn timber", "sawn timber · exports"."""
    names = (kind, *(name for name in ("sector", "indicator", "entity") if name != kind and name in apart))
    said = ((name, _own_words(getattr(figure, name))) for name in names)
    return " · ".join(_inside(words) if name in _COMMON else words for name, words in said if words)


def _inside(words: str) -> str:
    """As it stands inside a sentence: "Exports" began one."""
    return words[0].lower() + words[1:] if words[1:].islower() else words


def _own_words(reference: Reference | None) -> str:
    return "" if reference is None else clean(reference.text or reference.name or reference.id or "")
