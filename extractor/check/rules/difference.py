"""difference: a stated absolute change is the distance between the two levels that it links.

Formula  A − B must be able to equal D (A now, B before, D the change), all in one unit; points where A and B are percentages.
Why      Two roundings and a subtraction leave little room: a slip in any of the three numbers shows.
Links    "by D to A from B", "D more than B", "A, down D from B"; sizes are compared, the sign is the rule direction's.
Quiet    The change is of another thing, or in another unit than the levels.
Good     Payrolls grew by 214,000 to 28.62 million from 28.41 million.
Bad      Payrolls grew by 314,000 to 28.62 million from 28.41 million.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, scope_conflict, unit_family
from extractor.check.kinds import POINTS, one_kind
from extractor.check.links import Links
from extractor.check.movements import Movement
from extractor.interval import Interval
from extractor.marks import Draft

_HUNDREDTH, _HUNDRED = Decimal("0.01"), Decimal(100)
_NEIGHBOURS = 8
_TELLING = 0.02  # of the change
_SLACK = 1.001  # for the floats of the search
_REACH = 4  # sentences


_LIKE = 0.1
_BASE_BEFORE = re.compile(r"\b(?:from|than|against|compared (?:with|to))\s+(?:the\s+|a\s+|an\s+)?$")


def distance(now: Interval, before: Interval) -> Interval:
    return abs(now - before)


def distance_of_sizes(now: Interval, before: Interval) -> Interval:
    return abs(abs(now) - abs(before))


@rule("difference")
def difference(links: Links) -> Iterator[Claim]:
    tied: set[str] = set()
    for movement in links.movements:
        for change, strength in movement.rates:
            if change.measure == "difference" and fits(change, movement.now) and change.id not in (movement.now.id, movement.before.id):
                if strength is Strength.ANCHORED:
                    tied.add(change.id)
                if movement.now.id in links.bases or (
                    movement.now.start < movement.before.start and _BASE_BEFORE.search(links.lead(movement.now))
                ):
                    strength = Strength.NEAR  # "from 4.17 percent and from 6.58 percent": a base is no outcome
                if change.id in links.bases or _is_level_too(links, change, movement):
                    strength = Strength.NEAR
                yield claim_of(change, movement.now, movement.before, strength)
    for change in links.figures:
        if change.measure == "difference" and change.id not in tied:
            yield from _near(links, change)
            yield from _of_earlier_movements(links, change)


def _is_level_too(links: Links, change: Draft, movement: Movement) -> bool:
    """ "at 93.26 below 93.29 and September at 93.18 below 93.21": a figure as large as the levels is one of them."""
    sizes = links.size[movement.now.id], links.size[movement.before.id]
    return change.unit == movement.now.unit and any(size and abs(links.size[change.id] / size - 1) < _LIKE for size in sizes)


def fits(change: Draft, level: Draft) -> bool:
    """Whether a change is in the unit of a level's differences."""
    if level.unit == "percent":
        return change.unit in POINTS
    return unit_family(change.unit) == unit_family(level.unit)


def _sign_in_doubt(change: Draft, now: Draft, before: Draft) -> bool:
    """Whether two levels of unlike sign are nearer the change by their sizes: one may have lost its sign on the way."""
    if now.value is None or before.value is None or change.value is None or now.value * before.value >= 0:
        return False
    scale = _HUNDREDTH if change.unit == "basis_point" else 1
    by_value, by_size = abs(now.value - before.value), abs(abs(now.value) - abs(before.value))
    target = abs(change.value) * scale
    return not (now.mention.signed or before.mention.signed) and abs(by_size - target) < abs(by_value - target)


def claim_of(change: Draft, now: Draft, before: Draft, strength: Strength) -> Claim:
    odd = _sign_in_doubt(change, now, before)
    apart = distance_of_sizes if odd and strength is Strength.NEAR else distance
    return Claim(
        stated=change,
        terms=(now, before),
        implied=(lambda a, b: apart(a, b).scale(_HUNDRED)) if change.unit == "basis_point" else apart,
        strength=strength,
        formula="{0} − {1}",
        message="{name}{0} and {1} are {implied} apart",
        read=abs,
    )


def _of_earlier_movements(links: Links, change: Draft) -> Iterator[Claim]:
    """A movement told a few sentences before, whose distance is named now."""
    key = links.key(change)
    for movement in links.movements:
        if 0 < change.sentence - movement.sentence <= _REACH and fits(change, movement.now) and not conflict(links.key(movement.now), key):
            yield claim_of(change, movement.now, movement.before, Strength.NEAR)


def _near(links: Links, change: Draft) -> Iterator[Claim]:
    """Levels of the passage that lie just so far apart; the further off, or the more at odds, the finer the hit must be."""
    if change.value is None:
        return
    key = links.key(change)
    levels = [
        level
        for level in links.around(change, 1)
        if level is not change
        and level.value is not None
        and fits(change, level)
        and (level.measure != "difference" or level.sentence == change.sentence)
    ]
    levels.sort(key=lambda level: (level.sentence != change.sentence, abs(level.start - change.start)))
    scale = 0.01 if change.unit == "basis_point" else 1.0
    size, half = links.size[change.id] * scale, links.half[change.id] * scale
    found: list[tuple[tuple[bool, bool, int], Draft, Draft]] = []
    for place, one in enumerate(levels[:_NEIGHBOURS]):
        for other in levels[:place]:
            room = links.half[one.id] + links.half[other.id] + half
            apart = abs(float((one.value or 0) - (other.value or 0)))
            if abs(apart - size) > room * _SLACK or not one_kind(one, other):
                continue
            odd = scope_conflict(links.key(one), key) or scope_conflict(links.key(other), key)
            together = one.sentence == other.sentence == change.sentence
            if "difference" in (one.measure, other.measure) and not together:
                continue
            if (together and not odd) or room <= size * _TELLING:
                later, earlier = (one, other) if one.start < other.start else (other, one)
                found.append(((not odd, together, -abs(one.start - change.start) - abs(other.start - change.start)), later, earlier))
    if found:
        _, later, earlier = max(found, key=lambda candidate: candidate[0])
        yield claim_of(change, later, earlier, Strength.NEAR)
