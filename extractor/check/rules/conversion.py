"""conversion: amounts given in two currencies imply one exchange rate throughout the article.

Formula  Y / X of every pair "X (Y)" of one couple of currencies must be able to be one rate.
Why      Converted amounts are worked out by hand, one by one; a slip stands out against the other pairs.
Links    Y in brackets, or after "or", "about", right behind X.
Quiet    A single pair; pairs of different periods, or of a year and its last month or day, whose rates may differ.
Good     Sales were €4.20 billion ($4.73 billion) and profit €1.15 billion ($1.30 billion).
Bad      Sales were €4.20 billion ($4.73 billion) and profit €1.15 billion ($1.50 billion).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from extractor import late_re as re
from extractor.check.claims import Common, Strength, rule
from extractor.check.keys import unit_family
from extractor.check.kinds import core
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_BRACKET = re.compile(r"^\s*(?:[a-z]+\s+){0,3}[(\[]\s*(?:[a-z]+\.?\s+){0,3}$")
_OR = re.compile(
    r"^\s*(?:[a-z]+\s+){0,2}(?:,?\s*(?:or|i\.e\.|equivalent\s+to|equal\s+to|=)|,\s*(?:about|around|roughly|approximately|some))\s+(?:[a-z]+\s+){0,2}$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:following|next|previous|prior|last|this)\s+year\b|\byear\s+(?:earlier|before|ago)\b")
_SAME_RATE = timedelta(days=100)  # pairs of periods that end this close are expected to use one rate
_LONGER = 2  # unless one period is more than so many times as long as another: a year, and its last month or day
_DRIFT = 1.2

Pair = tuple[Draft, Draft]


def is_money(draft: Draft) -> bool:
    family = unit_family(draft.unit)
    return len(family) == 3 and family.isupper()


def has_currencies(links: Links) -> bool:
    """Whether the article has amounts in more than one currency."""
    return len({family for family in links.family.values() if len(family) == 3 and family.isupper()}) > 1


def rate(amount: Interval, converted: Interval) -> Interval:
    """Exact: rates are compared with rates."""
    return converted / amount


@rule("conversion")
def conversion(links: Links) -> Iterator[Common]:
    couples: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for row in links.by_sentence.values() if has_currencies(links) else ():
        for first, second in pairwise(row):
            if is_money(first) and is_money(second) and is_pair(links, first, second):
                one, other = sorted((first, second), key=lambda draft: unit_family(draft.unit))
                couples[unit_family(one.unit), unit_family(other.unit)].append((one, other))
    for pairs in couples.values():
        for group in _of_one_date(pairs):
            if len(group) > 1 and not _of_other_years(links, group):
                yield Common(
                    groups=tuple(group),
                    each=rate,
                    strength=Strength.ANCHORED,
                    formula="{1} / {0}",
                    message="The exchange rates of {pairs} {tail}.",
                )


def is_pair(links: Links, first: Draft, second: Draft) -> bool:
    """Whether the second amount is the first one, converted."""
    if unit_family(first.unit) == unit_family(second.unit) or first.measure != second.measure:
        return False
    if any(draft.qualifier in ("more_than", "less_than") or draft.value is None or core(draft).contains(0) for draft in (first, second)):
        return False
    return is_pair_gap(links.between(first, second))


def is_pair_gap(gap: str) -> bool:
    """Whether the words between two amounts tell the second as the first in other units: "X (Y)", "X, or Y"."""
    return _BRACKET.match(gap) is not None or _OR.match(gap) is not None


def _of_other_years(links: Links, pairs: list[Pair]) -> bool:
    """Whether the words behind the pairs name different years."""
    behind = [max(pair, key=lambda draft: draft.start) for pair in pairs]
    return len({found[0] for draft in behind for found in [_YEAR.search(links.tail(draft)[:40])] if found is not None}) > 1


def _of_one_date(pairs: list[Pair]) -> list[list[Pair]]:
    """All pairs together where they agree or belong to one time; else those of one period each."""
    values = [rate(core(one), core(other)) for one, other in pairs]
    if all(a.overlaps(b) for a in values for b in values):
        return [pairs]
    periods = [pair[0].period or pair[1].period for pair in pairs]
    ends = [period.end for period in periods if period is not None]
    days = [period.days for period in periods if period is not None]
    if not ends or (max(ends) - min(ends) <= _SAME_RATE and (max(days) <= _LONGER * min(days) or not _are_near(values))):
        return [pairs]
    groups: dict[object, list[Pair]] = defaultdict(list)
    for pair, period in zip(pairs, periods, strict=True):
        groups[(period.start, period.end) if period else None].append(pair)
    return list(groups.values())


def _are_near(values: Sequence[Interval]) -> bool:
    """Whether rates differ by no more than the mean rate of a year and that of a month, or of its last day, may."""
    middles = sorted(float(value.middle) for value in values if value.middle is not None)
    return not middles or middles[-1] <= _DRIFT * middles[0]
