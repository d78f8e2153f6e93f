"""implied_prior: the earlier levels that two changes imply leave the earlier balance.

Formula  X / (1 + g) − M / (1 + h) must be able to equal T (X, M now with their changes g, h; T the balance a step of the basis earlier).
Why      The balance of a year ago is copied from the last table, and the changes come from this one.
Links    Exports and imports of one key and period, each with its change right beside; one balance of the earlier period.
Quiet    Earlier levels that are told; changes on two bases; a miss that no slip of the pen explains.
Good     Exports rose 4.1 percent to $58.20 billion in May 2024 and imports rose 2.3 percent to $53.90 billion in May 2024. The trade
         surplus was $3.22 billion in May 2023.
Bad      Exports rose 4.1 percent to $58.20 billion in May 2024 and imports rose 2.3 percent to $53.90 billion in May 2024. The trade
         surplus was $2.32 billion in May 2023.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import scope_conflict
from extractor.check.kinds import is_rate
from extractor.check.links import Links
from extractor.check.rules.balance import IDENTITIES
from extractor.interval import Interval
from extractor.marks import Draft

_WIDE = 0.05  # of itself: an earlier level that is less sure is no operand


def earlier_balance(gain: Interval, rise: Interval, cost: Interval, growth: Interval) -> Interval:
    return abs(gain.over(rise.shift(100)).scale(100) - cost.over(growth.shift(100)).scale(100))


@rule("implied_prior", after=("balance",), reports="balance")
def implied_prior(links: Links) -> Iterator[Claim]:
    known = {claim.stated.id for claim in (*links.confirmed["balance"], *links.doubted["balance"])}
    for total in links.figures:
        sides = IDENTITIES.get(links.key(total).indicator or "")
        if sides is None or total.id in known or total.period is None or total.measure != "level" or total.value is None:
            continue
        found = [_sides(links, total, names) for names in sides]
        if all(len(side) == 1 for side in found):
            (gain, rise), (cost, growth) = found[0][0], found[1][0]
            if rise.basis == growth.basis and not scope_conflict(links.key(gain), links.key(cost)):
                yield Claim(
                    stated=total,
                    terms=(gain, rise, cost, growth),
                    implied=earlier_balance,
                    strength=Strength.LIKELY,
                    formula="{0} / (1 + {1}) − {2} / (1 + {3})",
                    message="{0} after {1} and {2} after {3} leave {implied} a step earlier",
                    read=abs,
                    identity=False,
                )


def _sides(links: Links, total: Draft, names: frozenset[str]) -> list[tuple[Draft, Draft]]:
    """Levels of the period after that of the balance with the exact change beside each, where the earlier level is not told."""
    found: dict[object, tuple[Draft, Draft]] = {}
    for name in names:
        for (key, unit), levels in links.series_of(name):
            if unit != total.unit or scope_conflict(key, links.key(total)) or links.levels_at((key, unit), total.period):
                continue
            for level in levels:
                rate = _rate(links, level)
                if rate is None or level.period is None:
                    continue
                prior = level.period.before(rate.basis)
                alike = (
                    prior is not None and total.period is not None and (prior.start, prior.end) == (total.period.start, total.period.end)
                )
                if alike and (rate.value or -100) > -100 and _is_sure(links, level, rate):
                    found.setdefault(level.value, (level, rate))
    return list(found.values())


def _rate(links: Links, level: Draft) -> Draft | None:
    """The one exact change of the level's key and period that stands right before or behind it."""
    row, place = links.by_sentence[level.sentence], links.place(level)
    found = [
        rate
        for rate in (*row[max(0, place - 1) : place], *row[place + 1 : place + 2])
        if is_rate(rate)
        and rate.unit == "percent"
        and rate.qualifier == "exact"
        and links.key(rate) == links.key(level)
        and links.span(rate) == links.span(level)
    ]
    return found[0] if len(found) == 1 else None


def _is_sure(links: Links, level: Draft, rate: Draft) -> bool:
    width = 2 * links.half[level.id] / links.size[level.id] + 2 * links.half[rate.id] / 100 if links.size[level.id] else 1
    return width <= _WIDE
