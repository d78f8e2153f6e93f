"""growth: a stated percentage change fits the two levels that it links.

Formula  A / B − 1 must be able to equal G (A now, B before, G the change).
Why      Levels are rounded and the change often comes from unrounded data; a copying slip looks alike until computed.
Links    "to A from B", "A (B)", "G more than B"; or A and B alike in the whole series key, with B one step of G's basis earlier.
Quiet    B reaches zero (base_near_zero); the two levels differ in sign; the rate is of another thing or basis.
Good     Exports rose 9.6 percent to $20.88 billion, from $19.04 billion a year earlier.
Bad      Exports rose 12.6 percent to $20.88 billion, from $19.04 billion a year earlier.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import cast

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, Strength, Unverifiable, as_written, rule
from extractor.check.keys import Key, conflict, periods_differ, same_period
from extractor.check.kinds import core, is_rate, one_kind
from extractor.check.links import Links
from extractor.check.movements import Movement
from extractor.interval import Interval
from extractor.marks import Draft
from extractor.period import Period

_REAL = frozenset({"gdp", "consumption", "investment"})  # real growth beside nominal levels
_CORRECTED = re.compile(  # a rate beside levels that are not in constant prices, rates or scope
    r"\b(?:real(?!\s+estate)|inflation-adjusted|price-adjusted|deflated|constant\s+(?:prices?|currenc(?:y|ies)|exchange\s+rates?)|organic(?:ally)?|like-for-like|"
    r"comparable|underlying|currency-adjusted|adjusted\s+for)\b"
)
_COLUMN = re.compile(r"^\s*[;|]\s*$")
_REACH = 2  # sentences
_ROOM = 0.03  # no rounding of a level worth a look reaches further
_FAR = 10  # sentences to a movement of the same thing
_TELLING = 3  # steps of the rate
_SLACK = 1.001  # for the floats of the search
_APART = 4  # levels whose change is so many times another than the stated one are of different things, but for a slip of scale
_MILLION = 1_000_000
_BESIDE = 30  # characters around a rate in which the word for its basis stands
_NEIGHBOURS = 10  # levels around a rate that may confirm it


def relative_change(now: Interval, before: Interval) -> Interval:
    """A / B − 1 in percent, each level once."""
    return now.over(before).shift(-1).scale(100)


def relative_change_of_size(now: Interval, before: Interval) -> Interval:
    """The same for deficits and losses: the change of their size."""
    return relative_change(-now, -before)


@rule("growth")
def growth(links: Links) -> Iterator[Claim | Unverifiable]:
    tied: set[str] = set()
    for movement in links.movements:
        for rate, strength in movement.rates:
            if rate.unit != "percent" or rate.measure != "change" or rate.mention.form != "digits" or one_kind(rate, movement.now):
                continue
            dated = movement.before if movement.bracket and rate.start > movement.before.start else movement.now  # "A (2023: B, +3%)"
            undated = periods_differ(movement.now.period, rate.period) and periods_differ(dated.period, rate.period)
            if movement.aim or movement.now.id in links.bases or _is_corrected(links, rate, movement):
                strength = Strength.NEAR
            elif undated:
                strength = min(strength, Strength.LIKELY if movement.told else Strength.NEAR)
            if strength is Strength.LIKELY and _is_far_off(rate, movement.now, movement.before):
                strength = Strength.NEAR
            if strength is Strength.ANCHORED:
                tied.add(rate.id)
            yield from claim_of(links, rate, movement.now, movement.before, strength)
    if ";" in links.text or "|" in links.text:
        yield from _of_columns(links)
    for rate in links.figures:
        if rate.unit == "percent" and rate.measure == "change" and rate.mention.form == "digits" and rate.id not in tied:
            yield from _keyed(links, rate)
            yield from _of_earlier_level(links, rate)
            yield from _near(links, rate)


def _is_corrected(links: Links, rate: Draft, movement: Movement) -> bool:
    """Whether a rate is told as real, organic or the like, beside another one of the same levels."""
    others = any(told is not rate and is_rate(told) for told, _ in movement.rates)
    return others and _CORRECTED.search(links.lead(rate)[-_BESIDE:] + links.tail(rate)[:_BESIDE]) is not None


def _of_columns(links: Links) -> Iterator[Claim | Unverifiable]:
    """ "Seats (million): 2,702; 2,571; 5.1%": now, before and the change in the columns of a line."""
    for row in links.by_sentence.values():
        for now, before, rate in zip(row, row[1:], row[2:], strict=False):
            if rate.unit != "percent" or rate.measure != "change" or not one_kind(now, before) or now.unit == "percent":
                continue
            if _COLUMN.match(links.lead(before)) and _COLUMN.match(links.lead(rate)):
                yield from claim_of(links, rate, now, before, Strength.LIKELY)


def claim_of(links: Links, rate: Draft, now: Draft, before: Draft, strength: Strength) -> Iterator[Claim | Unverifiable]:
    """The claim that a rate leads from one level to the other; none where the levels allow no rate."""
    a, b = core(now), core(before)
    if b.contains(0) or a.contains(0) or _sign(a) != _sign(b):
        if strength > Strength.NEAR:
            reason = "base_near_zero" if b.contains(0) else "sign_change"
            yield Unverifiable(reason, (rate, now, before), "No percentage can be computed from {2} to {1}.")
        return
    if strength > Strength.NEAR and ("difference" in (now.measure, before.measure) or _foreseen(now) != _foreseen(rate)):
        strength = Strength.NEAR  # an increase beside a level, a forecast beside what came
    if strength > Strength.LIKELY and _is_far_off(rate, now, before):
        strength = Strength.LIKELY  # a slip of the pen, or levels of two things
    negative = _sign(b) < 0
    # where the words do not settle the sign, only the size of the change is claimed
    by_size = links.sign_is_open(rate)
    turned = by_size and _falls(a, b) != (rate.value is not None and rate.value < 0)
    hypothesis = None
    if now.unit == "percent" and rate.value is not None and now.value is not None and before.value is not None:
        hypothesis = "percent for percentage point" if abs(now.value - before.value) == abs(rate.value) else None
    yield Claim(
        stated=rate,
        terms=(now, before),
        implied=relative_change_of_size if negative else relative_change,
        strength=strength,
        formula="{0} / {1} − 1",
        message="{name}{0} against {1} is {implied}",
        read=Interval.__neg__ if turned else as_written,
        identity=now.unit != "percent",
        by_size=by_size,
        hypothesis=hypothesis,
    )


def _is_far_off(rate: Draft, now: Draft, before: Draft) -> bool:
    """Whether the two levels are too far apart for the rate, and no slip of a scale explains it."""
    if rate.value is None or not now.value or not before.value or rate.value <= -100:
        return False
    odds = float(abs(now.value / before.value)) / (1 + float(rate.value) / 100)
    if 1 / _APART < odds < _APART:
        return False
    if _has_scale(now) != _has_scale(before):
        return True  # "1,210.7 million from 1,203.3": the scale may be left out
    return not any(abs(odds * slip - 1) < _ROOM for power in (1, 3, 6) for slip in (10**power, 10**-power))


def _foreseen(figure: Draft) -> bool:
    return figure.status in ("forecast", "target")


def _has_scale(level: Draft) -> bool:
    """Whether a figure is of a million or more, and so most likely told with a scale word."""
    return level.value is not None and abs(level.value) >= _MILLION


def _falls(now: Interval, before: Interval) -> bool:
    """Whether the size falls, by the middles."""
    return abs(now).middle < abs(before).middle  # type: ignore[operator]


def _sign(interval: Interval) -> int:
    if interval.lo is not None and interval.lo > 0:
        return 1
    return -1 if interval.hi is not None and interval.hi < 0 else 0


def _keyed(links: Links, rate: Draft) -> Iterator[Claim | Unverifiable]:
    """Levels of the very series, now and one step of the basis earlier; several candidates for a place may only confirm."""
    key = links.key(rate)
    if rate.period is None or key.indicator is None:
        return
    prior = rate.compared_to or rate.period.before(rate.basis)
    if prior is None:
        return
    rivals = links.has_rival(rate)
    pair = None if rivals or links.sign_is_open(rate) else _unrated_pair(links, rate, prior)
    for name, _ in links.series_of(key.indicator):
        if name[0] != key or name[1] == "percent":
            continue
        befores = distinct(links.levels_at(name, prior))
        nows = links.levels_at(name, rate.period) if befores else []
        for before in befores:
            near = distinct(sorted(nows, key=lambda level, at=before.start: abs(level.start - at)))  # type: ignore[misc]
            sole = len(near) == len(befores) == 1 and not rivals and near[0] is not before and _may_be_tied(links, rate, near[0], before)
            strength = Strength.LIKELY if sole else Strength.SERIES
            if sole and key.indicator not in _REAL and _tells_of(links, rate, near[0], before) and not _is_between(links, near[0], before):
                strength = Strength.KEYED
            for now in near:
                tied = pair is not None and (pair[0].value, pair[1].value) == (now.value, before.value)
                told = max(strength, Strength.LIKELY) if tied else strength
                if told > Strength.SERIES and words.CURRENCY.search(links.lead(rate) + links.tail(rate)[:40]):
                    told = Strength.SERIES  # it firms when fewer of it buy a dollar
                yield from claim_of(links, rate, now, before, told)


def _unrated_pair(links: Links, rate: Draft, prior: Period) -> tuple[Draft, Draft] | None:
    """The one movement of the rate's series and periods whose sentence gives it no rate: it was told before."""
    found = [
        (movement.now, movement.before)
        for movement in _unrated(links).get(links.key(rate), ())
        if movement.sentence > rate.sentence  # in one sentence grammar has the say; behind its levels a rate is of another thing
        and same_period(movement.now.period, rate.period)
        and same_period(movement.before.period, prior)
    ]
    return found[0] if len({(now.value, before.value) for now, before in found}) == 1 else None


def _unrated(links: Links) -> dict[Key, list[Movement]]:
    """The movements of levels by their key, but for those with a rate of their own. Made once an article."""
    known = links.memo.get("unrated")
    if known is None:
        made: dict[Key, list[Movement]] = {}
        for movement in links.movements:
            if movement.strength is not Strength.ANCHORED or movement.aim or movement.now.unit == "percent":
                continue
            if any(told.unit == "percent" and strength > Strength.NEAR for told, strength in movement.rates):
                continue
            key = links.key(movement.now)
            if key == links.key(movement.before):
                made.setdefault(key, []).append(movement)
        known = links.memo["unrated"] = made
    return cast("dict[Key, list[Movement]]", known)


def _may_be_tied(links: Links, rate: Draft, now: Draft, before: Draft) -> bool:
    """Whether grammar leaves room for the three: it does not see the two levels together, or ties them and keeps no rate apart."""
    pair = next((m for m in links.movements if m.now is now and m.before is before), None)
    return pair is None or (pair.strength is Strength.ANCHORED and not pair.aim and all(told is not rate for told, _ in pair.rates))


def _tells_of(links: Links, rate: Draft, now: Draft, before: Draft) -> bool:
    """Whether the rate stands with the level, or right before a pair that has no rate of its own."""
    if rate.sentence == now.sentence:
        # where the base stands there too, grammar has the say
        return before.sentence != now.sentence and abs(links.place(rate) - links.place(now)) <= 1
    pair = next((m for m in links.movements if m.now is now and m.before is before), None)
    return pair is not None and pair.strength is Strength.ANCHORED and not pair.rates and now.sentence - rate.sentence == 1


def _is_between(links: Links, now: Draft, before: Draft) -> bool:
    """Whether another level of the kind stands between two that no sentence holds together: the earlier one may be its."""
    if now.sentence == before.sentence:
        return False
    first, last = sorted((now, before), key=lambda level: level.start)
    return any(
        level.start > first.end and level.end < last.start and level.value not in (now.value, before.value) and one_kind(level, now)
        for number in range(first.sentence, last.sentence + 1)
        for level in links.by_sentence.get(number, ())
        if level.measure == "level"
    )


def _of_earlier_level(links: Links, rate: Draft) -> Iterator[Claim | Unverifiable]:
    """ "Orders also gained 3.1 percent from September's B": the level itself was told in a sentence before."""
    row = links.by_sentence[rate.sentence]
    place = links.place(rate)
    if place + 1 >= len(row) or row[place + 1].measure != "level" or not words.BASE_AFTER_RATE.match(links.lead(row[place + 1])):
        return
    before = row[place + 1]
    if any(one_kind(level, before) for level in row[:place]):
        return
    earlier = [
        level
        for level in links.around(rate, _REACH)
        if level.sentence < rate.sentence
        and one_kind(level, before)
        and level.id not in links.bases
        and links.key(level)._replace(indicator=None) == links.key(before)._replace(indicator=None)
    ]
    alike = [level for level in earlier if links.key(level) == links.key(before)]
    if earlier and rate.basis is not None:
        now = (alike or earlier)[-1]
        prior = now.period.before(rate.basis) if now.period is not None else None
        sure = same_period(prior, before.period)
        yield from claim_of(links, rate, now, before, Strength.NEAR if not sure else Strength.KEYED if alike else Strength.LIKELY)


def distinct(levels: Iterable[Draft]) -> list[Draft]:
    """The first figure of each value."""
    found: dict[object, Draft] = {}
    for level in levels:
        found.setdefault(level.value, level)
    return list(found.values())


def _near(links: Links, rate: Draft) -> Iterator[Claim | Unverifiable]:
    """Levels of the passage that give the rate to its last digit: they confirm, and never accuse.

    Pairs are found in floats. Where a key or period is at odds the pair must be the more telling: other names for one
    thing are common, and a chance hit within three steps is rare.
    """
    if rate.value is None:
        return
    wanted, step = links.size[rate.id] / 100, float(rate.mention.step) / 100
    levels = [
        level for level in links.around(rate, _REACH) if level.measure == "level" and links.size[level.id] and level.unit != "percent"
    ]
    levels.sort(key=lambda level: (level.sentence != rate.sentence, abs(level.start - rate.start)))
    by_size = sorted((links.size[level.id], links.half[level.id], place) for place, level in enumerate(levels[:_NEIGHBOURS]))
    sizes = [size for size, _, _ in by_size]
    found: list[tuple[tuple[bool, bool, int], Draft, Draft]] = []
    for size, half, place in by_size:
        before = levels[place]
        for target in (size * (1 + wanted), size * abs(1 - wanted)):
            for large, rough, other in by_size[bisect_left(sizes, target * (1 - _ROOM)) : bisect_right(sizes, target * (1 + _ROOM))]:
                now = levels[other]
                if other == place or now.unit != before.unit or now.value == before.value:
                    continue
                ratio = large / size
                room = ratio * (rough / large + half / size) + step / 2
                if abs(abs(ratio - 1) - wanted) <= room * _SLACK:
                    found += _telling_pair(links, rate, now, before, fine=room <= step * _TELLING)
    if not found:
        found = list(_far_movements(links, rate, wanted, step))
    if found:
        _, now, before = max(found, key=lambda candidate: candidate[0])
        yield from claim_of(links, rate, now, before, Strength.NEAR)


def _telling_pair(links: Links, rate: Draft, now: Draft, before: Draft, *, fine: bool) -> list[tuple[tuple[bool, bool, int], Draft, Draft]]:
    """The pair with its rank among others, or nothing where keys or periods are at odds and the hit is not fine enough."""
    key = links.key(rate)
    odd = (
        conflict(links.key(now), key)
        or conflict(links.key(before), key)
        or periods_differ(rate.period, now.period)
        or same_period(now.period, before.period)
    )
    if odd and not (fine and rate.sentence in (now.sentence, before.sentence)):
        return []
    away = abs(now.start - rate.start) + abs(before.start - rate.start)
    return [(((now.id, before.id) in links.paired, not odd, -away), now, before)]


def _far_movements(links: Links, rate: Draft, wanted: float, step: float) -> Iterator[tuple[tuple[bool, bool, int], Draft, Draft]]:
    """Movements told further off, of nothing else, whose change is just the rate."""
    for movement in links.movements:
        now, before = movement.now, movement.before
        if movement.loose or now.unit == "percent" or now.measure != "level" or abs(movement.sentence - rate.sentence) > _FAR:
            continue
        large, size = links.size[now.id], links.size[before.id]
        if not large or not size or conflict(links.key(now), links.key(rate)):
            continue
        ratio = large / size
        room = ratio * (links.half[now.id] / large + links.half[before.id] / size) + step / 2
        if abs(abs(ratio - 1) - wanted) <= room * _SLACK and room <= step * _TELLING:
            yield (True, True, -abs(movement.sentence - rate.sentence)), now, before
