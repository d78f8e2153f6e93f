"""balance: what comes in, less what goes out, is the stated balance.

Formula  X − M must be able to equal T (exports less imports is the trade balance, and the like).
Why      A balance is a difference of large numbers: a slip in any of them moves it far.
Links    One series key, unit and period, with the indicators of an identity; or the three in neighbouring sentences.
Quiet    Goods against goods and services, adjusted against raw, several candidates for one place of which none fits.
Good     Exports of $58.2 billion and imports of $53.9 billion left a trade surplus of $4.3 billion.
Bad      Exports of $58.2 billion and imports of $53.9 billion left a trade surplus of $5.3 billion.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import late_re as re
from extractor.check import words
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
_SURPLUS = re.compile(r"\b(?:surplus|profit|excess)\b")
_DEFICIT = re.compile(r"\b(?:deficit|shortfall|gap|loss)\b")
_NAMED = re.compile(r"\b(?:surplus(?:es)?|deficits?|balances?|trade\s+gap|shortfall|net\s+(?:exports|imports))\b")
_EXPORT = re.compile(r"\b(?:exports?|outbound|shipments|sales\s+abroad|receipts|credits?)\b")
_IMPORT = re.compile(r"\b(?:imports?|inbound|purchases|payments|debits?)\b")
_PER_DAY = re.compile(r"\b(?:per-day|daily|a\s+day|average)\b")
_SERVICES = frozenset({"services", "goods and services"})
_REACH = 3  # sentences
_SLACK = 1.001  # for the floats of the search
_TELLING = 0.05  # of the balance
_CANDIDATES = 4


def remainder(gains: Interval, costs: Interval) -> Interval:
    return gains - abs(costs)


@rule("balance")
def balance(links: Links) -> Iterator[Claim]:
    for total in links.figures:
        if total.measure != "level" or total.value is None or words.UNLIKE_BASE_TAIL.match(links.tail(total)):
            continue
        indicator = links.key(total).indicator
        if indicator in IDENTITIES:
            yield from _keyed(links, total, IDENTITIES[indicator])
        if indicator == "trade_balance" or _NAMED.search(links.lead(total)[-50:] + links.tail(total)[:30]):
            yield from _in_one_sentence(links, total)
            yield from _near(links, total)


def _keyed(links: Links, total: Draft, sides: tuple[frozenset[str], frozenset[str]]) -> Iterator[Claim]:
    gains, costs = (_candidates(links, total, names) for names in sides)
    keyed = [[level for level in side if _is_keyed(links, total, level)] for side in (gains, costs)]
    sole = len(keyed[0]) == len(keyed[1]) == 1
    for gain in gains:
        for cost in costs:
            if not (periods_differ(gain.period, cost.period) or scope_conflict(links.key(gain), links.key(cost))):
                sure = sole and not any(_PER_DAY.search(links.sentence_text(side.sentence)) for side in (gain, cost))
                sure = sure and gain in keyed[0] and cost in keyed[1] and _is_nearest(links, total, gain, cost)
                yield _claim(links, total, gain, cost, Strength.KEYED if sure else Strength.NEAR)


def _in_one_sentence(links: Links, total: Draft) -> Iterator[Claim]:
    """ "exports of A and imports of B left a surplus of C": three amounts, each behind its own word."""
    row = [
        level
        for level in links.by_sentence[total.sentence]
        if level.measure == "level" and level.unit == total.unit and level.id not in links.bases
    ]
    if len(row) != 3 or total.id in links.bases:
        return
    sides = [level for level in row if level is not total]
    for gain, cost in (sides, sides[::-1]):
        ours = _EXPORT.search(links.lead(gain)) and not _IMPORT.search(links.lead(gain))
        theirs = _IMPORT.search(links.lead(cost)) and not _EXPORT.search(links.lead(cost))
        if ours and theirs and _NAMED.search(links.lead(total) + links.tail(total)[:20]):
            yield _claim(links, total, gain, cost, Strength.ANCHORED)


def _is_nearest(links: Links, total: Draft, gain: Draft, cost: Draft) -> bool:
    """Whether the three stand together and no other balance stands nearer to the two sides."""
    first, last = min(gain.sentence, cost.sentence), max(gain.sentence, cost.sentence)
    if max(last, total.sentence) - min(first, total.sentence) > _REACH:
        return False
    indicator = links.key(total).indicator
    away = min(abs(total.start - gain.start), abs(total.start - cost.start))
    rivals = [
        other for other in links.figures if other is not total and other.measure == "level" and links.key(other).indicator == indicator
    ]
    return all(
        min(abs(r.start - gain.start), abs(r.start - cost.start)) > away or r.id in links.bases or r.value == total.value for r in rivals
    )


def _near(links: Links, total: Draft) -> Iterator[Claim]:
    """Two amounts that differ by the balance to its last digit: beside it, or named exports and imports anywhere."""
    amounts = [level for level in links.figures if level.measure == "level" and level.unit == total.unit and level is not total]
    gains = [level for level in amounts if _is_side(links, level, "exports", _EXPORT)]
    costs = [level for level in amounts if _is_side(links, level, "imports", _IMPORT)]
    beside = [level for level in amounts if abs(level.sentence - total.sentence) <= 1] if gains or costs else []
    size, half = links.size[total.id], links.half[total.id]
    for gain in _once([*gains, *beside]):
        for cost in _once([*costs, *beside]):
            room = links.half[gain.id] + links.half[cost.id] + half
            gap = links.size[gain.id] - links.size[cost.id]
            if not gap or abs(abs(gap) - size) > room * _SLACK or room > size * _TELLING:
                continue
            if not _sign_is_told(links, total) or (gap > 0) == (total.value is not None and total.value > 0):
                yield _claim(links, total, gain, cost, Strength.NEAR)


def _once(levels: list[Draft]) -> list[Draft]:
    return list({level.id: level for level in levels}.values())


def _is_side(links: Links, level: Draft, indicator: str, named: re.Pattern[str]) -> bool:
    return links.key(level).indicator == indicator or named.search(links.lead(level)) is not None


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
        if _of_same(links, total, level) or links.are_close(level, total):
            found.setdefault(level.value, level)
    return list(found.values())[:_CANDIDATES]


def _is_keyed(links: Links, total: Draft, level: Draft) -> bool:
    """Whether every part of the key but the indicator, and the period, are those of the balance."""
    alike = links.key(level).adjustment == links.key(total).adjustment and _of_same(links, total, level)
    return alike and same_period(level.period, total.period)


def _of_same(links: Links, total: Draft, level: Draft) -> bool:
    """Whether both are of the same sector, region and entity; "the goods trade balance" is the whole, where no services are told."""
    key, other = links.key(total), links.key(level)
    if other.scope() == key.scope():
        return True
    if {key.sector, other.sector} != {None, "goods"} or other.scope()[1:] != key.scope()[1:]:
        return False
    return not any(links.key(figure).sector in _SERVICES for figure in links.figures)


def _sign_is_told(links: Links, total: Draft) -> bool:
    """Whether the balance is written with its sign, or the words around it say surplus or deficit as its value does."""
    if total.mention.signed:
        return True
    around = links.lead(total)[-60:] + links.tail(total)[:40]
    surplus, deficit = _SURPLUS.search(around) is not None, _DEFICIT.search(around) is not None
    return surplus != deficit and surplus == (total.value is not None and total.value > 0)


def _claim(links: Links, total: Draft, gain: Draft, cost: Draft, strength: Strength) -> Claim:
    assert total.value is not None
    sure = _sign_is_told(links, total)
    if strength is Strength.NEAR and sure:
        sure = (links.size[gain.id] > links.size[cost.id]) == (total.value > 0)
    return Claim(
        stated=total,
        terms=(gain, cost),
        implied=remainder if sure else lambda gains, costs: abs(gains - abs(costs)),
        strength=strength,
        formula="{0} − {1}",
        message="{0} less {1} leaves {implied}",
        read=as_written if sure else abs,
        identity=links.key(total).indicator != "budget_balance",  # loans repaid and the like count, too
    )
