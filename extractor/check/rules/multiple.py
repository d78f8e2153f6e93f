"""multiple: "doubled", "three times", "half of" fit the two levels that they compare.

Formula  A / B must be able to equal M; a multiple told as a change is 100·(M − 1) percent.
Why      Words for multiples are chosen by eye, and stay when the numbers are corrected.
Links    "tripled to A from B", "double the B of May", "half of the B", with A before.
Quiet    "Times" as a frequency; levels of different sign.
Good     Orders more than doubled to 940 from 455.
Bad      Orders tripled to 940 from 455.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.check import words
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import scope_conflict
from extractor.check.kinds import core, is_amount, one_kind
from extractor.check.links import Links
from extractor.check.rules.growth import distinct, relative_change
from extractor.interval import Interval
from extractor.marks import Draft

_NEIGHBOURS = 6


def ratio(now: Interval, before: Interval) -> Interval:
    return now.over(before)


def percentage(now: Interval, before: Interval) -> Interval:
    return now.over(before).scale(100)


def is_multiple(draft: Draft) -> bool:
    return (
        draft.mention.form in ("multiple", "change_word")
        or (draft.unit == "ratio" and (draft.measure != "level" or draft.mention.kind == "ratio"))
        or (draft.mention.form == "fraction" and draft.measure != "rank")
    )


@rule("multiple")
def multiple(links: Links) -> Iterator[Claim]:
    tied: set[str] = set()
    for movement in links.movements:
        for times, strength in movement.rates:
            if is_multiple(times) and _comparable(movement.now, movement.before):
                if strength is Strength.ANCHORED:
                    tied.add(times.id)
                yield _claim(times, movement.now, movement.before, strength)
    for times in links.figures:
        if is_multiple(times) and times.id not in tied:
            yield from _of_base(links, times)


def _of_base(links: Links, times: Draft) -> Iterator[Claim]:
    """ "nearly double the 315 of May": the base right behind, the level before; else any pair of the passage that fits."""
    row = links.by_sentence[times.sentence]
    place = links.place(times)
    amounts = [level for level in links.neighbours(times) if level is not times and is_amount(level) and not core(level).contains(0)]
    base = row[place + 1] if place + 1 < len(row) and words.MULTIPLE_OF.match(links.between(times, row[place + 1])) else None
    if base is not None and is_amount(base):
        earlier = [level for level in amounts if level.start < times.start and one_kind(level, base)]
        if earlier and _comparable(earlier[-1], base):
            sure = not scope_conflict(links.key(earlier[-1]), links.key(base)) and earlier[-1].sentence == times.sentence
            sure = sure and times.mention.form != "fraction"
            yield _claim(times, earlier[-1], base, Strength.ANCHORED if sure else Strength.NEAR)
            return
    pair = _of_series(links, times)
    if pair is not None:
        yield _claim(times, *pair, Strength.SERIES)
    amounts.sort(key=lambda level: abs(level.start - times.start))
    fraction = times.mention.form == "fraction"
    if fraction:
        amounts = [level for level in amounts if level.sentence == times.sentence][:2]
    for now in amounts[:_NEIGHBOURS]:
        for before in amounts[:_NEIGHBOURS]:
            if now is before or not one_kind(now, before) or not _comparable(now, before):
                continue
            if fraction or not scope_conflict(links.key(now), links.key(before)) or now.sentence == before.sentence == times.sentence:
                yield _claim(times, now, before, Strength.NEAR)


def _of_series(links: Links, times: Draft) -> tuple[Draft, Draft] | None:
    """ "profit more than quadrupled from 164.4 billion": the level of the series now was told elsewhere, or both were."""
    key = links.key(times)
    if times.period is None or key.indicator is None or times.measure != "change":
        return None
    prior = times.compared_to or times.period.before(times.basis)
    for name, _ in links.series_of(key.indicator) if prior is not None else ():
        if name[0] == key:
            nows, befores = distinct(links.levels_at(name, times.period)), distinct(links.levels_at(name, prior))
            if len(nows) == len(befores) == 1 and _comparable(nows[0], befores[0]):
                return nows[0], befores[0]
    return None


def _comparable(now: Draft, before: Draft) -> bool:
    a, b = core(now), core(before)
    return a.lo is not None and a.lo > 0 and b.lo is not None and b.lo > 0


def _claim(times: Draft, now: Draft, before: Draft, strength: Strength) -> Claim:
    change = times.unit == "percent" and times.measure == "change"
    return Claim(
        stated=times,
        terms=(now, before),
        implied=relative_change if change else ratio if times.unit == "ratio" else percentage,
        strength=strength,
        formula="{0} / {1} − 1" if change else "{0} / {1}",
        message="{0} is {implied} against {1}" if change else "{0} is {implied} of {1}",
        precise=times.qualifier != "exact",
    )
