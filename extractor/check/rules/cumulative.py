"""cumulative: the total of a span is the sum of the periods that fill it.

Formula  F₁ + F₂ + … must be able to equal the total of the months, quarters or halves together.
Why      Running totals are carried on from the last release, and keep its slips.
Links    Figures of one series whose periods adjoin and fill that of the total, one figure a period.
Quiet    Stocks, rates and indices; a period missing or told twice; adjusted data.
Good     Visitors numbered 3.1 million in April 2024 and 3.4 million in May 2024, and 6.5 million in April-May 2024.
Bad      Visitors numbered 3.1 million in April 2024 and 3.4 million in May 2024, and 7.5 million in April-May 2024.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from extractor.check.claims import Claim, Strength, rule
from extractor.check.links import Links
from extractor.check.parts import adjoin
from extractor.check.rules.sum import added_sizes, sum_claim
from extractor.marks import Draft
from extractor.period import Period

_LONGEST = 12
_PERIODS = 60  # of one flow: no prose tells more
_CHOICES = 24  # ways to take one figure a period
_NEAR, _FAR = 0.7, 1.4  # a total further from the sum is taken for another thing
_STOCKS = (
    "inventories",
    "cash",
    "debt",
    "reserves",
    "employment",
    "population",
    "index",
    "price",
    "rate",
    "capacity",
    "backlog",
    "assets",
    "deposits",
    "loans",
)


@rule("cumulative", reports="sum")
def cumulative(links: Links) -> Iterator[Claim]:
    flows: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for figure in links.figures:
        if figure.period is None or figure.value is None or figure.measure not in ("level", "difference") or figure.unit == "percent":
            continue
        flows[links.family[figure.id], links.key(figure).indicator, links.key(figure).scope()].append(figure)
    for members in flows.values():
        if len(members) > 2:
            by_period: dict[Period, list[Draft]] = defaultdict(list)
            for figure in members:
                if figure.period is not None:
                    by_period[figure.period].append(figure)
            if len(by_period) > _PERIODS:
                continue
            within = {whole: {one: by_period[one] for one in by_period if one != whole and whole.contains(one)} for whole in by_period}
            for figure in members:
                if figure.period is not None:
                    yield from _claims(links, within[figure.period], figure)


def _claims(links: Links, by_span: Mapping[Period, list[Draft]], whole: Draft) -> Iterator[Claim]:
    """The whole against one figure of each period that lies in its own."""
    if not 2 <= len(by_span) <= _LONGEST or not adjoin([told[0] for told in by_span.values()], whole):
        return
    choices = prod(len(told) for told in by_span.values())
    if choices > _CHOICES:
        return
    for parts in product(*by_span.values()):
        sure = choices == 1 and _may_accuse(links, whole, parts)
        yield sum_claim(whole, parts, Strength.KEYED if sure else Strength.NEAR, by=added_sizes)


def _may_accuse(links: Links, whole: Draft, parts: tuple[Draft, ...]) -> bool:
    """Whether these are flows of one measure, told together, and near enough to be meant."""
    indicator = links.key(whole).indicator
    if indicator is None or any(word in indicator for word in _STOCKS) or any(part.measure != whole.measure for part in parts):
        return False
    if links.key(whole).adjustment is not None or whole.measure != "level" or whole.qualifier != "exact":
        return False
    sentences = [figure.sentence for figure in (whole, *parts)]
    ratio = sum(links.size[part.id] for part in parts) / links.size[whole.id] if links.size[whole.id] else 0
    return max(sentences) - min(sentences) <= 1 and _NEAR < ratio < _FAR
