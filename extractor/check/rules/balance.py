"""balance: what comes in, less what goes out, is the stated balance.

Formula  X − M must be able to equal T (exports less imports is the trade balance, and the like).
Why      A balance is a difference of large numbers: a slip in any of them moves it far.
Links    One series key, unit and period, with the indicators of an identity; or the three in neighbouring sentences.
Quiet    Goods against goods and services, adjusted against raw, several candidates for one place of which none fits.
Good     Exports of $58.2 billion and imports of $53.9 billion left a trade surplus of $4.3 billion.
Bad      Exports of $58.2 billion and imports of $53.9 billion left a trade surplus of $5.3 billion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.check.claims import Claim, Strength, as_written, rule
from extractor.check.keys import differ, periods_differ, same_period, scope_conflict
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

# balance: what adds, what takes away
IDENTITIES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "trade_balance": (frozenset({"exports"}), frozenset({"imports"})),
    "gross_profit": (frozenset({"revenue", "sales", "net_sales", "turnover"}), frozenset({"cost_of_sales", "cost_of_goods_sold"})),
    "natural_increase": (frozenset({"births"}), frozenset({"deaths"})),
    "net_migration": (frozenset({"immigration"}), frozenset({"emigration"})),
    "budget_balance": (frozenset({"government_revenue", "budget_revenue"}), frozenset({"government_spending", "budget_expenditure"})),
}
_SURPLUS = re.compile(r"\b(?:surplus|profit|excess)\b", re.IGNORECASE)
_DEFICIT = re.compile(r"\b(?:deficit|shortfall|gap|loss)\b", re.IGNORECASE)
_CANDIDATES = 4


def remainder(gains: Interval, costs: Interval) -> Interval:
    return gains - abs(costs)


@rule("balance")
def balance(links: Links) -> Iterator[Claim]:
    for total in links.figures:
        key = links.key(total)
        if key.indicator not in IDENTITIES or total.measure != "level" or total.value is None:
            continue
        gains, costs = (_candidates(links, total, names) for names in IDENTITIES[key.indicator])
        keyed = [[level for level in side if _is_keyed(links, total, level)] for side in (gains, costs)]
        sole = len(keyed[0]) == len(keyed[1]) == 1
        for gain in gains:
            for cost in costs:
                if not (periods_differ(gain.period, cost.period) or scope_conflict(links.key(gain), links.key(cost))):
                    sure = sole and gain in keyed[0] and cost in keyed[1]
                    yield _claim(links, total, gain, cost, Strength.KEYED if sure else Strength.NEAR)


def _candidates(links: Links, total: Draft, names: frozenset[str]) -> list[Draft]:
    """Levels that may be the operand, nearest first, one of each value."""
    key = links.key(total)
    found: dict[object, Draft] = {}
    rows = [
        level
        for name in names
        for (other, unit), levels in links.series_of(name)
        if unit == total.unit and not scope_conflict(other, key) and not differ(other.adjustment, key.adjustment)
        for level in levels
        if level.measure == "level" and level.value is not None and not periods_differ(level.period, total.period)
    ]
    for level in sorted(rows, key=lambda level: abs(level.start - total.start)):
        if links.key(level).scope() == key.scope() or links.are_close(level, total):
            found.setdefault(level.value, level)
    return list(found.values())[:_CANDIDATES]


def _is_keyed(links: Links, total: Draft, level: Draft) -> bool:
    """Whether every part of the key but the indicator, and the period, are those of the balance."""
    return links.key(level)[1:] == links.key(total)[1:] and same_period(level.period, total.period)


def _claim(links: Links, total: Draft, gain: Draft, cost: Draft, strength: Strength) -> Claim:
    around = links.lead(total)[-60:] + links.tail(total)[:40]
    surplus, deficit = _SURPLUS.search(around) is not None, _DEFICIT.search(around) is not None
    assert total.value is not None
    sure = total.mention.signed or (surplus != deficit and surplus == (total.value > 0))
    return Claim(
        stated=total,
        terms=(gain, cost),
        implied=remainder if sure else lambda gains, costs: abs(gains - abs(costs)),
        strength=strength,
        formula="{0} − {1}",
        message="{0} less {1} leaves {implied}",
        read=as_written if sure else abs,
    )
