"""change_pair: a relative and an absolute change of one level agree, though the earlier level is not told.

Formula  A · (1 − 100 / (100 + G)) must be able to equal D.
Why      Both changes are worked out from the same two levels; only one of them is retyped wrongly.
Links    "rose G, or D, to A": the two changes side by side, and the level that they lead to.
Quiet    The earlier level stands in the sentence (then growth and difference judge); G touches −100 percent.
Good     Sales rose 12.0 percent, or $1.5 billion, to $14.0 billion.
Bad      Sales rose 12.0 percent, or $1.9 billion, to $14.0 billion.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, unit_family
from extractor.check.kinds import is_rate
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_OR = re.compile(
    r"^\s*[,(–—-]?\s*(?:or|i\.e\.|equal\s+to|equivalent\s+to)?\s*(?:by\s+|about\s+|some\s+|nearly\s+|around\s+)?[\w$€£¥]{0,3}\s?$"
)


def change_of(level: Interval, rate: Interval) -> Interval:
    """The part of a level that a rate has added; of a size, so that falls and rises read alike."""
    return abs(level * (Interval.point(1) - Interval.point(100).over(rate.shift(100))))


def amount_of_change(amount: Draft, level: Draft, rate: Draft, *, hypothesis: str | None = None) -> Claim:
    """The claim that an absolute change is what a rate added on the way to a level."""
    return Claim(
        stated=amount,
        terms=(level, rate),
        implied=change_of,
        strength=Strength.ANCHORED,
        formula="{0} · (1 − 100 / (100 + {1}))",
        message="a change of {1} to {0} is {implied}",
        read=abs,
        hypothesis=hypothesis,
    )


@rule("change_pair", reports="growth")
def change_pair(links: Links) -> Iterator[Claim]:
    if not any(figure.measure == "difference" for figure in links.figures):
        return
    for row in links.by_sentence.values():
        for place, (first, second) in enumerate(pairwise(row)):
            pair = _rate_and_amount(first, second)
            level = row[place + 2] if place + 2 < len(row) else None
            if pair is None or level is None or not _OR.match(links.lead(second)) or not words.TARGET.search(links.lead(level)):
                continue
            rate, amount = pair
            if any(movement.now is level for movement in links.movements) or not _fits(links, rate, amount, level):
                continue
            yield amount_of_change(amount, level, rate)


def _rate_and_amount(first: Draft, second: Draft) -> tuple[Draft, Draft] | None:
    """The relative and the absolute change of a pair, whichever stands first."""
    for rate, amount in ((first, second), (second, first)):
        if is_rate(rate) and rate.unit == "percent" and rate.mention.form == "digits" and amount.measure == "difference":
            return rate, amount
    return None


def _fits(links: Links, rate: Draft, amount: Draft, level: Draft) -> bool:
    """Whether the level is of the unit of the amount, nothing is hedged to one side, and the rate leaves something of the level."""
    if level.measure != "level" or unit_family(level.unit) != unit_family(amount.unit) or level.value is None or level.value <= 0:
        return False
    if any(figure.qualifier in ("more_than", "less_than") for figure in (rate, amount, level)):
        return False
    falls = rate.core is not None and rate.core.lo is not None and rate.core.lo > -100
    return falls and not conflict(links.key(rate), links.key(level))
