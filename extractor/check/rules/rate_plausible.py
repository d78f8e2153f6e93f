"""rate_plausible: an amount in two currencies implies an exchange rate that there has been.

Formula  Y / X must be able to lie within the band of the currency in that year: its lowest and highest rate, a tenth wider.
Why      A lost scale word or a moved point in a converted amount shows at once in the rate.
Links    "X (Y)", "X, or Y", one of the two in dollars, with a period whose year the table of bands covers.
Quiet    Years and currencies without a band (no_reference); money of another year, hedged to one side.
Good     Orders were worth $9.35 billion (12.71 trillion won) in May 2024.
Bad      Orders were worth $9.35 billion (1.271 trillion won) in May 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from functools import cache, reduce
from importlib.resources import files
from itertools import pairwise

from extractor.check.claims import Claim, Strength, Unverifiable, rule
from extractor.check.keys import unit_family
from extractor.check.kinds import core
from extractor.check.links import Links
from extractor.check.rules.conversion import has_currencies, is_money, is_pair_gap
from extractor.interval import End, Interval
from extractor.marks import Draft

_TABLE = "exchange_rates.csv"  # beside the engine; tells where its rates come from
_SINCE = 2005
_LOWER, _HIGHER = Decimal("0.9"), Decimal("1.1")  # a tenth wider than what was paid in the year
_LATER_LOW, _LATER_HIGH = Decimal("0.7"), Decimal("1.4")  # for the last year and those after the table
_LARGE, _SMALL = Decimal(1_000_000), Decimal(100)


@rule("rate_plausible")
def rate_plausible(links: Links) -> Iterator[Claim | Unverifiable]:
    if not has_currencies(links):
        return
    latest = max(
        (f.period.end.year for f in links.figures if f.period is not None and f.period.known_year and f.status == "actual"), default=0
    )
    for row in links.by_sentence.values():
        for first, second in pairwise(row):
            if (
                not (is_money(first) and is_money(second))
                or first.measure != second.measure
                or not is_pair_gap(links.between(first, second))
            ):
                continue
            dollars, other = (first, second) if unit_family(first.unit) == "USD" else (second, first)
            year = _year(first, second)
            if (
                unit_family(dollars.unit) != "USD"
                or year is None
                or not (_is_told(dollars) and _is_told(other))
                or not _of_one_size(dollars, other)
            ):
                continue
            band = _band(unit_family(other.unit), year, max(year, latest))
            if band is not None:
                yield _claim(other, dollars, band)
            else:
                yield Unverifiable("no_reference", (other, dollars), "No exchange rate of that year is on file for {0} and {1}.")


def _is_told(amount: Draft) -> bool:
    return amount.qualifier in ("exact", "about") and amount.value is not None and not core(amount).contains(0)


def _of_one_size(one: Draft, other: Draft) -> bool:
    """Whether both are told in large units, or neither: "a loss of 100 million, or 55 cents" is a loss and the loss a share."""
    small, large = sorted((abs(one.value or _LARGE), abs(other.value or _LARGE)))
    return large < _LARGE or small >= _SMALL


def _year(first: Draft, second: Draft) -> int | None:
    """The year of the amounts, where it is known."""
    period = first.period or second.period
    return period.end.year if period is not None and period.known_year else None


@cache
def _bands() -> dict[str, dict[int, Interval]]:
    """Currency -> year -> its row of the table, a tenth wider; a row for all years under 0."""
    found: dict[str, dict[int, Interval]] = {}
    for line in files("extractor.check").joinpath(_TABLE).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            year, currency, low, high = line.split(",")
            bands = found.setdefault(currency, {})
            bands[0 if year == "all" else int(year)] = Interval(Decimal(low) * _LOWER, Decimal(high) * _HIGHER)
    return found


@cache
def _band(currency: str, year: int, latest: int) -> Interval | None:
    """The band of a currency from a year to the latest that the article tells of: old amounts are often converted at today's rate."""
    bands = _bands().get(currency)
    if bands is None or year < _SINCE:
        return None
    last = max(bands)
    if not last:
        return bands[0]
    found = [bands[told] for told in range(year, min(latest, last - 1) + 1) if told in bands]
    if latest >= last:  # of which the table may know a part
        low, high = bands[last].lo, bands[last].hi
        assert isinstance(low, Decimal)
        assert isinstance(high, Decimal)
        found.append(Interval(low * _LATER_LOW, high * _LATER_HIGH))
    return reduce(Interval.hull, found) if found else None


def _claim(other: Draft, dollars: Draft, band: Interval) -> Claim:
    return Claim(
        stated=other,
        terms=(dollars,),
        implied=lambda amount: abs(amount) * band,
        strength=Strength.KEYED,
        formula=f"{{0}} × {_plain(band.lo)} to {_plain(band.hi)}",
        message="At exchange rates of the year {0} is {implied}",
        read=abs,
        identity=False,
    )


def _plain(end: End | None) -> str:
    """An end in four digits at most, without a power of ten."""
    return f"{Context(prec=4).plus(end).normalize():f}" if isinstance(end, Decimal) else str(end)
