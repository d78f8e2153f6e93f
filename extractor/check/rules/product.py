"""product: volume and price changes make the change in value.

Formula  (1 + Q) · (1 + P) − 1 must be able to equal V, all in percent.
Why      The three come from three tables; a sign or a digit lost in one shows in the product.
Links    One sentence with exactly three rates, one each behind or before "volume", "price" and "value".
Quiet    Rates of other bases or periods; price indices of another basket; a word that could belong to two rates.
Good     In value, shipments fell 9.2 percent, as volume rose 3.0 percent and the price dropped 11.8 percent.
Bad      In value, shipments fell 14.8 percent, as volume rose 3.0 percent and the price dropped 11.8 percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import differ, periods_differ
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_WORDS = (
    re.compile(r"\b(?:value|sales|revenues?|turnover|earnings|receipts|proceeds)\b"),
    re.compile(r"\b(?:volumes?|quantit(?:y|ies)|tonnage|units|unit\s+sales)\b"),
    re.compile(r"\b(?:prices?|unit\s+values?)\b"),
)
_INDEX = re.compile(r"\b(?:consumer|producer|import|export|wholesale)\s+prices?\b|\bindex\b|\baverage\b.*\bwage")
_HUNDRED, _HUNDREDTH = Decimal(100), Decimal("0.01")
_BEHIND = re.compile(r"^\s*(?:in|by)\s+((?:[a-z]+\s+)?[a-z]+)\b")  # "9.2 percent in value"


def compounded(volume: Interval, price: Interval) -> Interval:
    return (volume.shift(_HUNDRED) * price.shift(_HUNDRED)).scale(_HUNDREDTH).shift(-_HUNDRED)


@rule("product")
def product(links: Links) -> Iterator[Claim]:
    if not (links.tells(("volume", "quantit", "tonnage", "units")) and "price" in links.text):
        return
    for number, row in links.by_sentence.items():
        rates = [rate for rate in row if rate.unit == "percent" and rate.measure == "change" and rate.mention.form == "digits"]
        if len(rates) == 3 and not _INDEX.search(links.sentence_text(number)):
            found = _by_word(links, rates)
            if found is not None:
                yield _claim(*found)


def _by_word(links: Links, rates: Sequence[Draft]) -> tuple[Draft, Draft, Draft] | None:
    """The rates of value, volume and price; None unless each has the one word of its own."""
    if any(differ(rates[0].basis, rate.basis) or periods_differ(rates[0].period, rate.period) for rate in rates[1:]):
        return None
    named: list[Draft | None] = [None, None, None]
    for rate in rates:
        behind = _BEHIND.match(links.tail(rate))
        words = behind[1] if behind is not None else re.split(r"[,;:]", links.lead(rate))[-1] if links.place(rate) else links.lead(rate)
        kinds = [kind for kind, word in enumerate(_WORDS) if word.search(words)]
        if len(kinds) != 1 or named[kinds[0]] is not None or rate.qualifier != "exact":
            return None
        named[kinds[0]] = rate
    value, volume, price = named
    return (value, volume, price) if value is not None and volume is not None and price is not None else None


def _claim(value: Draft, volume: Draft, price: Draft) -> Claim:
    return Claim(
        stated=value,
        terms=(volume, price),
        implied=compounded,
        strength=Strength.KEYED,
        formula="(1 + {0}) × (1 + {1}) − 1",
        identity=False,
        message="A volume change of {0} at a price change of {1} makes {implied}",
    )
