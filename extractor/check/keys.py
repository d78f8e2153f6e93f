"""Key: what two figures must share to be of one series.

A part that is None is the whole, or unknown: it conflicts with nothing, and equals only None.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.marks import Draft
from extractor.period import Period
from extractor.vocabulary.classes import members

_PRICE_RATES = members("rate_of_prices")  # "the CPI rose 2.3 percent" and "inflation of 2.3 percent" are one rate
_RATE_UNITS = frozenset({"percent", "percentage_point", "basis_point"})


Scope = tuple[str | None, str | None, str | None]


class Key(NamedTuple):
    """The parts of a series key that are words."""

    indicator: str | None
    sector: str | None
    region: str | None
    entity: str | None
    adjustment: str | None

    def scope(self) -> Scope:
        """The part of the whole that the figure is of: sector, region, entity."""
        return self.sector, self.region, self.entity


def key_of(draft: Draft) -> Key:
    indicator = draft.indicator.key if draft.indicator else None
    return Key(
        "cpi" if indicator in _PRICE_RATES and draft.unit in _RATE_UNITS else indicator,
        draft.sector.key if draft.sector else None,
        draft.region.key if draft.region else None,
        draft.entity.key if draft.entity else None,
        draft.adjustment,
    )


def kind_of(draft: Draft) -> str:
    """The measure; an inflation rate is a change of prices even where it is told as a level."""
    if draft.measure == "level" and draft.unit == "percent" and draft.indicator is not None and draft.indicator.key in _PRICE_RATES:
        return "change"
    return draft.measure


def differ(a: str | None, b: str | None) -> bool:
    """Whether two parts are both known and not the same."""
    return a is not None and b is not None and a != b


def conflict(a: Key, b: Key) -> bool:
    """Whether two figures cannot be of one series."""
    return (
        differ(a.indicator, b.indicator)
        or differ(a.sector, b.sector)
        or differ(a.region, b.region)
        or differ(a.entity, b.entity)
        or differ(a.adjustment, b.adjustment)
    )


def scope_conflict(a: Key, b: Key) -> bool:
    """Whether sector, region or entity differ; the indicator may (a rate and its level often carry two names)."""
    return differ(a.sector, b.sector) or differ(a.region, b.region) or differ(a.entity, b.entity)


def same_period(a: Period | None, b: Period | None) -> bool:
    """Whether both are known and span the same days."""
    return a is not None and b is not None and a.start == b.start and a.end == b.end


def periods_differ(a: Period | None, b: Period | None) -> bool:
    return a is not None and b is not None and (a.start != b.start or a.end != b.end)


def unit_family(unit: str) -> str:
    """The unit without its rate: `USD_per_tonne` and `USD` meet where the text says so."""
    return unit.partition("_per_")[0]
