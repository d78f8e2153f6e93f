"""rate_plausible: an amount in two currencies implies an exchange rate that there has been.

Formula  Y / X must be able to lie within the band of the currency in those years.
Why      A lost scale word or a moved point in a converted amount shows at once in the rate.
Links    "X (Y)", "X, or Y", one of the two in dollars, with a period whose year the table of bands covers.
Quiet    Years before the table; currencies without a band; money of another year, hedged to one side.
Good     Orders were worth $9.35 billion (12.71 trillion won) in May 2024.
Bad      Orders were worth $9.35 billion (1.271 trillion won) in May 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import unit_family
from extractor.check.kinds import core
from extractor.check.links import Links
from extractor.check.rules.conversion import has_currencies, is_money, is_pair_gap
from extractor.interval import Interval
from extractor.marks import Draft

# units of a currency for a dollar since 2005: lowest and highest yearly rates, a tenth wider
_BANDS: dict[str, tuple[int | str, int | str]] = {
    "KRW": (820, 1650), "JPY": (70, 180), "EUR": ("0.57", "1.15"), "GBP": ("0.44", "1.03"), "CNY": ("5.4", "9.1"), "TWD": (24, 37),
    "INR": (35, 97), "CHF": ("0.7", "1.5"), "CAD": ("0.82", "1.62"), "AUD": ("0.81", "1.9"), "NZD": ("1.02", "2.2"), "SGD": ("1.06", "1.9"),
    "HKD": ("6.9", "8.7"), "MYR": ("2.6", "5.3"), "THB": (25, 46), "PHP": (35, 66), "IDR": (7600, 18500), "VND": (14000, 29000),
    "SEK": ("5.2", "12.4"), "NOK": ("4.5", "12.6"), "DKK": ("4.2", "8.4"), "PLN": ("1.8", "5.5"), "CZK": (13, 29), "HUF": (125, 490),
    "MXN": (9, 28), "BRL": ("1.4", "7.1"), "CLP": (390, 1150), "COP": (1550, 5600), "ZAR": ("5.6", "21.5"), "ILS": ("2.8", "5.4"),
}  # fmt: skip
_SINCE = 2005
_LARGE, _SMALL = Decimal(1_000_000), Decimal(100)


@rule("rate_plausible")
def rate_plausible(links: Links) -> Iterator[Claim]:
    for row in links.by_sentence.values() if has_currencies(links) else ():
        for first, second in pairwise(row):
            if (
                not (is_money(first) and is_money(second))
                or first.measure != second.measure
                or not is_pair_gap(links.between(first, second))
            ):
                continue
            dollars, other = (first, second) if unit_family(first.unit) == "USD" else (second, first)
            band = _BANDS.get(unit_family(other.unit))
            if (
                unit_family(dollars.unit) == "USD"
                and band is not None
                and _is_told(dollars)
                and _is_told(other)
                and _of_one_size(dollars, other)
                and _is_recent(first, second)
            ):
                yield _claim(other, dollars, Interval(Decimal(band[0]), Decimal(band[1])))


def _is_told(amount: Draft) -> bool:
    return amount.qualifier in ("exact", "about") and amount.value is not None and not core(amount).contains(0)


def _of_one_size(one: Draft, other: Draft) -> bool:
    """Whether both are told in large units, or neither: "a loss of 100 million, or 55 cents" is a loss and the loss a share."""
    small, large = sorted((abs(one.value or _LARGE), abs(other.value or _LARGE)))
    return large < _LARGE or small >= _SMALL


def _is_recent(first: Draft, second: Draft) -> bool:
    """Whether the amounts are of years that the bands cover."""
    period = first.period or second.period
    return period is not None and period.known_year and period.start.year >= _SINCE


def _claim(other: Draft, dollars: Draft, band: Interval) -> Claim:
    return Claim(
        stated=other,
        terms=(dollars,),
        implied=lambda amount: abs(amount) * band,
        strength=Strength.KEYED,
        formula=f"{{0}} × {band.lo} to {band.hi}",
        message="At exchange rates of these years {0} is {implied}",
        read=abs,
        identity=False,
    )
