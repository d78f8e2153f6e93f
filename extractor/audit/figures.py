"""Figures of a store, a series after the other, as the audit compares them."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from extractor.audit.readings import outer
from extractor.interval import Interval
from extractor.period import Period
from extractor.read.html import host
from extractor.read.source import COMPRESSIONS, KINDS
from extractor.store.database import told
from extractor.vocabulary.classes import members

_PRICE_RATES = members("rate_of_prices")  # "the CPI rose 2.3 percent" and "inflation of 2.3 percent" are one rate
_KINDS = frozenset({"level", "share", "change", "difference", "streak"})
_FACTS = frozenset({"actual", "preliminary", "revised"})


class Key(NamedTuple):
    """What two figures must share to be of one series; None is the whole."""

    indicator: str
    sector: str | None
    region: str | None
    entity: str | None
    adjustment: str | None

    def __str__(self) -> str:
        return " · ".join(part for part in (self.entity, self.indicator, self.sector, self.region, self.adjustment) if part)


class Slot(NamedTuple):
    """One statistic of one period, within a series."""

    kind: str
    unit: str
    basis: str | None
    period: Period


@dataclass(frozen=True, slots=True)
class Told:
    """One figure as one article tells it."""

    document: int
    article: str
    published: date
    source: str | None
    url: str | None
    figure: str
    text: str
    start: int
    end: int
    sentence: int
    slot: Slot
    value: Decimal | None
    core: Interval
    status: str
    exact: bool

    @property
    def outer(self) -> Interval:
        """The loosest reading."""
        return outer(self.text, self.value, self.core)

    @property
    def middle(self) -> Decimal:
        if self.value is not None:
            return self.value
        middle = self.core.middle
        return middle if isinstance(middle, Decimal) else Decimal(0)


def publisher(source: str | None, url: str | None) -> str | None:
    """Who says it: the host of the address, or a source that is no file's name; None where neither tells."""
    if url:
        return host(url)
    ending = Path(source or "").suffix.lower()
    return None if ending in KINDS or ending in COMPRESSIONS else source


@dataclass(slots=True)
class Series:
    """All figures of one key, in order of publication."""

    key: Key
    figures: list[Told] = field(default_factory=list)


class Limits(NamedTuple):
    """Which figures take part; None is any. A dimension is compared by id or by its words; `none` asks for the whole."""

    indicator: str | None = None
    sector: str | None = None
    region: str | None = None
    entity: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None


_DIMENSIONS = ("indicator", "sector", "region", "entity")
_NAMED = ", ".join(f"coalesce(figures.{name}_id, lower(figures.{name}_text))" for name in _DIMENSIONS)
_ORDERED = f"""
SELECT series_key({_NAMED}, figures.adjustment, documents.source, documents.url) AS place, {_NAMED}, figures.adjustment,
    document, documents.id, documents.published, documents.source, documents.url, figures.id, figures.text, start, "end", sentence,
    measure, unit, basis, period, value, interval_low, interval_high, status, qualifier
FROM figures JOIN documents USING (document)
WHERE documents.published IS NOT NULL AND figures.indicator_text IS NOT NULL AND period IS NOT NULL AND speaker IS NULL
    AND (:since IS NULL OR documents.published >= :since) AND (:until IS NULL OR documents.published <= :until)
    AND (:source IS NULL OR documents.source = :source OR documents.url LIKE '%//' || :source || '/%')
ORDER BY place, documents.published, document, number
"""  # noqa: S608 - names of ours


def series(store: sqlite3.Connection, path: Path, limits: Limits = Limits()) -> Iterator[Series]:  # noqa: B008 - it is immutable
    """The series of a store in order of their keys, each whole."""
    given = {"since": limits.since, "until": limits.until, "source": limits.source}
    with told(path):
        store.create_function("series_key", 7, _sorted_key, deterministic=True)
        rows = store.execute(_ORDERED, {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()})
        for _, group in itertools.groupby(rows, key=lambda row: row[0]):
            first = next(group)
            key = key_of(*first[1:6])
            if not _within(key, limits) or not _is_told_apart(key, publisher(first[9], first[10])):
                continue
            made = Series(key)
            for row in itertools.chain([first], group):
                figure = _told(key, row[6:])
                if figure is not None:
                    made.figures.append(figure)
            if made.figures:
                yield made


def key_of(indicator: str | None, sector: str | None, region: str | None, entity: str | None, adjustment: str | None) -> Key:
    """The key of a row of the store."""
    if entity is None:  # "sales in Norway": the place is whose figure it is
        region, entity = None, region
    plain = "cpi" if indicator in _PRICE_RATES else indicator
    return Key(plain or "", sector, region, entity, None if adjustment == "year_to_date" else adjustment)


def _sorted_key(
    indicator: str | None,
    sector: str | None,
    region: str | None,
    entity: str | None,
    adjustment: str | None,
    source: str | None,
    url: str | None,
) -> str:
    """Where it is not said whose figure it is, each publisher's figures are a series of their own."""
    key = key_of(indicator, sector, region, entity, adjustment)
    who = publisher(source, url) if key.entity is None else None
    return "\0".join(part or "" for part in (*key, who))


def _is_told_apart(key: Key, who: str | None) -> bool:
    """Whether the series is one thing: "revenue" of nobody, from nobody knows where, may be that of any company."""
    return any((key.entity, key.sector, key.region, who))


def _within(key: Key, limits: Limits) -> bool:
    for name in _DIMENSIONS:
        asked = getattr(limits, name)
        if asked is None:
            continue
        value = getattr(key, name)
        if name == "region" and asked.lower() == (key.entity or "").lower():
            continue
        if asked.lower() != (value.lower() if value else "none"):
            return False
    return True


def _told(key: Key, row: tuple[Any, ...]) -> Told | None:
    """The figure of a row; None where it cannot take part."""
    document, article, published, source, url, figure, text, start, end, sentence, measure, unit, basis, period = row[:14]
    value, low, high, status, qualifier = row[14:]
    if measure not in _KINDS or status not in _FACTS or "XXXX" in period or (low is None and high is None):
        return None
    try:
        day, span = date.fromisoformat(published), Period.parse(period)
    except ValueError:
        return None
    if measure == "level" and unit == "percent" and key.indicator == "cpi":
        measure, basis = "change", basis or "yoy"
    slot = Slot(measure, unit, basis if measure in ("change", "difference", "streak") else None, span)
    core = Interval(None if low is None else Decimal(low), None if high is None else Decimal(high), low is not None, high is not None)
    return Told(
        *(document, article, day, source, url, figure, text, start, end, sentence, slot),
        value=None if value is None else Decimal(value),
        core=core,
        status=status,
        exact=qualifier == "exact",
    )
