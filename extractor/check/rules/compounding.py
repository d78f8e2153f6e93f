"""compounding: a rate a year is the rate of a shorter period, compounded.

Formula  (1 + Q)ᵏ − 1 must be able to equal R, with k = 4 for quarters and 12 for months; k · Q is accepted as a plain habit.
Why      Annualised rates are worked out by hand, or left over from the first estimate.
Links    "Q percent, an annualised R percent", "Q percent, or R percent at an annual rate", in one sentence.
Quiet    Rates of other periods, forecasts beside outcomes, both rates called annualised.
Good     GDP grew 0.5 percent in the second quarter, an annualised 2.0 percent.
Bad      GDP grew 0.5 percent in the second quarter, an annualised 5.0 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import scope_conflict
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_BEFORE = re.compile(
    r"^[^.;:()]{0,45}?(?:[,(–—]|\bor\b)\s*(?:or\s+)?(?:an?\s+|at\s+an?\s+|for\s+an?\s+)?(?:annuali[sz]ed|annual)\s+(?:rate|pace|growth)?\s*(?:rate\s+)?(?:of\s+)?$"
)
_BEHIND = re.compile(r"^\s*(?:annuali[sz]ed\b|(?:at|on)\s+an\s+annual(?:i[sz]ed)?\s+(?:rate|pace|basis)\b|a\s+year\s+annuali[sz]ed\b)")
_OR = re.compile(r"^[^.;:()]{0,45}?(?:[,(–—]|\bor\b)\s*(?:or\s+)?$")
_PERCENT = Decimal("0.01")
_PERIODS = {"qoq": 4, "mom": 12, "hoh": 2}
_LENGTHS = {3: "qoq", 1: "mom", 6: "hoh"}


@rule("compounding")
def compounding(links: Links) -> Iterator[Claim]:
    if "annual" not in links.text:
        return
    for row in links.by_sentence.values():
        for short, yearly in pairwise(row):
            if any(figure.unit != "percent" or figure.measure != "change" or figure.mention.form != "digits" for figure in (short, yearly)):
                continue
            gap = links.between(short, yearly)
            told = _BEFORE.match(gap) or (_OR.match(gap) and _BEHIND.match(links.tail(yearly)))
            count = _periods(short)
            if told and count is not None and short.status == yearly.status and not scope_conflict(links.key(short), links.key(yearly)):
                yield _claim(short, yearly, count)


def _periods(short: Draft) -> int | None:
    """How many of a rate's periods a year has, by its basis or by the length of its period."""
    basis = short.basis if short.basis in _PERIODS else None
    if basis is None and short.basis is None and short.period is not None:
        basis = _LENGTHS.get(short.period.months or 0)
    return None if basis is None else _PERIODS[basis]


def _claim(short: Draft, yearly: Draft, count: int) -> Claim:
    def over_a_year(rate: Interval) -> Interval:
        factor = rate.scale(_PERCENT).shift(1)
        found = factor
        for _ in range(count - 1):
            found = found * factor
        return found.shift(-1).scale(100).hull(rate.scale(count))

    return Claim(
        stated=yearly,
        terms=(short,),
        implied=over_a_year,
        strength=Strength.ANCHORED,
        formula=f"(1 + {{0}})^{count} − 1",
        message=f"{{0}} over {count} periods is {{implied}} a year",
    )
