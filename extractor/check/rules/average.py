"""average: a mean is the total over the number, a price the value over the volume.

Formula  T / N must be able to equal M: months or days of the period, working days or heads of the text, a quantity.
Why      Means are worked out from unrounded totals, or carried over from the last release.
Links    "T, an average of M a month" with the months of T's period; total, number and mean in one passage.
Quiet    Working days not told, medians, averages of rates.
Good     From January to October orders totaled $486.3 billion, an average of $48.63 billion a month.
Bad      From January to October orders totaled $486.3 billion, an average of $46.83 billion a month.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, periods_differ, same_period, unit_family
from extractor.check.kinds import is_amount
from extractor.check.links import Links
from extractor.interval import Interval, total
from extractor.marks import Draft
from extractor.period import Period

_MEANS = (
    "averag", " mean ", "per capita", "per head", "per ", " each", "apiece", "daily", "price", " a tonne", " a ton", " a barrel",
    " a kilo", " a head", " a day", " a month", " a week", " a year", " a piece", " a unit", " a lit", " a gallon", " an ounce",
    " a pound", " a bushel", " a share", "stay",
)  # fmt: skip
_PRICE = re.compile(r"\b(?:averag\w+|mean|unit)\b[^.;]{0,40}$")
_BY_MONTH = re.compile(r"\b(?:a|per|each|every)\s+month\b|\bmonthly\b")
_AVERAGE_OF = re.compile(r"\baverag(?:e|ed|es|ing)\b[^.;]{0,30}$")
_WORKING_DAYS = re.compile(
    r"\b(\d+(?:\.\d+)?)\s+(?:working|business|trading)[\s-]+days?\b"
    r"(?:[^.;]{0,30}?\b(?:from|against|than|with)\s+(\d+(?:\.\d+)?))?"
)
_OVER_MONTHS = re.compile(
    r"\b(?:past|last|previous|latest|trailing)\s+(?:(?P<n>two|three|four|six|twelve|\d+)\s+)(?:months|quarters|years|weeks)\b"
)
_WORDS = {"two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}
_BEFORE, _BEHIND = 100, 40  # characters around a figure in which it may be called a mean
_CLOSE = 0.02
_OFF = 3  # a mean that is so many times another is of another total
_LEVELS = 10
_LEAD = 3  # sentences
_SPENT = ("night", "day", "hour", "minute", "week", "month", "kilometre", "kilometer", "mile", "trip")  # of what each has some
_REACH = 3  # sentences


def quotient(whole: Interval, number: Interval) -> Interval:
    return whole.over(number)


@rule("average")
def average(links: Links) -> Iterator[Claim]:
    spots = links.spots(_MEANS)
    partners = {m.before.id: m.now for m in links.movements}
    for mean in links.figures:
        if mean.unit == "percent" or mean.value is None or mean.value <= 0 or not (is_amount(mean) or mean.measure == "difference"):
            continue
        if mean.qualifier in ("more_than", "less_than") or not (
            _is_mean(links, spots, mean) or (mean.id in partners and _is_mean(links, spots, partners[mean.id]))
        ):
            continue
        wholes = _wholes(links, mean)
        yield from _of_period(links, mean, wholes)
        yield from _of_number(links, mean, wholes)
        yield from _of_price(links, mean)
        yield from _of_members(links, mean)


def _is_mean(links: Links, spots: Sequence[int], draft: Draft) -> bool:
    """Whether a word for a mean stands near a figure, in its sentence; `spots` is where such words begin."""
    if draft.mention.per is not None or "_per_" in draft.unit:
        return True
    start, end = links.sentences[draft.sentence]
    return bisect_left(spots, max(start, draft.start - _BEFORE)) < bisect_left(spots, min(end, draft.end + _BEHIND))


def _wholes(links: Links, mean: Draft) -> list[Draft]:
    """Larger levels of the passage in the unit of the mean."""
    return [
        level
        for level in _told_for(links, mean)
        if level is not mean
        and not periods_differ(level.period, mean.period)
        and level.measure == "level"
        and (links.family[level.id] == links.family[mean.id] or (level.unit == "count" and mean.unit in _SPENT))
        and level.value is not None
        and links.size[level.id] > links.size[mean.id]
    ][:_LEVELS]


def _told_for(links: Links, mean: Draft) -> Iterator[Draft]:
    """The figures of the passage, and those of the lead, which states totals."""
    yield from links.around(mean, _REACH)
    for number in range(min(mean.sentence - _REACH, max(links.headline, default=-1) + 1 + _LEAD)):
        yield from links.by_sentence.get(number, ())


def _of_period(links: Links, mean: Draft, wholes: Sequence[Draft]) -> Iterator[Claim]:
    """Months, days or stated working days of the period."""
    if not wholes:
        return
    monthly = _BY_MONTH.search(links.tail(mean)[:30]) is not None or _BY_MONTH.search(links.lead(mean)[-40:]) is not None
    stated = monthly and _AVERAGE_OF.search(links.lead(mean)) is not None
    days = list(_working_days(links, mean))
    size = links.size[mean.id]
    for whole in wholes:
        for count, sure in (*_counts(whole.period or mean.period), *days):
            tied = sure and stated and whole.sentence == mean.sentence and whole.start < mean.start and whole.mention.per is None
            tied = tied and 1 / _OFF < links.size[whole.id] / float(count) / size < _OFF
            if tied or abs(links.size[whole.id] / float(count) / size - 1) <= _CLOSE:
                yield _by_count(mean, whole, count, Strength.ANCHORED if tied else Strength.NEAR)


def _counts(period: Period | None) -> Iterator[tuple[Decimal, bool]]:
    """Numbers that the total of a period may be divided by; True for the months of a run of months."""
    if period is None:
        return
    months = period.months
    if months is not None and months > 1:
        yield Decimal(months), True
    yield Decimal(period.days), False


def _working_days(links: Links, mean: Draft) -> Iterator[tuple[Decimal, bool]]:
    """Numbers of working days told nearby."""
    if "days" not in links.text:
        return
    for number in range(max(0, mean.sentence - 2), min(len(links.sentences), mean.sentence + 2)):
        for match in _WORKING_DAYS.finditer(links.sentence_text(number)):
            for found in match.groups():
                if found and float(found):
                    yield Decimal(found), False


def _by_count(mean: Draft, whole: Draft, count: Decimal, strength: Strength) -> Claim:
    return Claim(
        stated=mean,
        terms=(whole,),
        implied=lambda amount: amount.over(Interval.point(count)),
        strength=strength,
        formula=f"{{0}} / {count}",
        message=f"{{0}} divided by {count} is {{implied}}",
    )


def _of_number(links: Links, mean: Draft, wholes: Sequence[Draft]) -> Iterator[Claim]:
    """Value over volume, or total over heads: all three in one passage."""
    assert mean.value is not None
    if not wholes:
        return
    few = mean.unit == "count" and mean.mention.step < 1  # "3.6 overnight stays for each traveller"
    numbers = [
        level
        for level in _told_for(links, mean)
        if level.measure == "level"
        and not periods_differ(level.period, mean.period)
        and level.value is not None
        and level.value > 1
        and (links.family[level.id] not in (links.family[mean.id], "percent") or (few and level.unit == "count"))
    ][:_LEVELS]
    for whole in wholes:
        assert whole.value is not None
        for number in numbers:
            assert number.value is not None
            if whole is number or whole is mean or number is mean:
                continue
            if abs(links.size[whole.id] / links.size[number.id] / links.size[mean.id] - 1) <= _CLOSE and not (
                len(unit_family(number.unit)) == 3 and unit_family(number.unit).isupper()
            ):
                yield _by_number(mean, whole, number, Strength.NEAR)


def _of_price(links: Links, mean: Draft) -> Iterator[Claim]:
    """ "2.4 million tonnes worth $1.1 billion, at an average price of $458 a tonne": one quantity and one value in the sentence."""
    if mean.mention.per is None or _PRICE.search(links.lead(mean)) is None:
        return
    row = [level for level in links.by_sentence[mean.sentence] if level.measure == "level" and level is not mean]
    amounts = [level for level in row if level.unit == mean.unit and level.mention.per is None]
    quantities = [level for level in row if level.unit == mean.mention.per]
    if len(amounts) == len(quantities) == 1 and links.size[quantities[0].id]:
        yield _by_number(mean, amounts[0], quantities[0], Strength.KEYED)


def _by_number(mean: Draft, whole: Draft, number: Draft, strength: Strength) -> Claim:
    return Claim(
        stated=mean,
        terms=(whole, number),
        implied=quotient,
        strength=strength,
        formula="{0} / {1}",
        message="{0} divided by {1} is {implied}",
    )


def _of_members(links: Links, mean: Draft) -> Iterator[Claim]:
    """ "averaged M over the past three months", where the months are told."""
    match = _OVER_MONTHS.search(links.tail(mean)) or _OVER_MONTHS.search(links.lead(mean))
    if match is None:
        return
    count = _WORDS.get(match["n"].lower()) or int(match["n"])
    members: dict[tuple[date, date], Draft] = {}
    for level in links.figures:
        if (
            level.period is not None
            and level.value is not None
            and level.measure in ("level", "difference")
            and _one_series(links, level, mean)
        ):
            members[level.period.start, level.period.end] = level  # the last told is the revised one
    latest = [members[span] for span in sorted(members)][-count:]
    if len(latest) == count > 1:
        yield Claim(
            stated=mean,
            terms=tuple(latest),
            implied=lambda *parts: total(parts).over(Interval.point(len(parts))),
            strength=Strength.NEAR,
            formula="({all}) / " + str(count),
            message="The mean of {all} is {implied}",
        )


def _one_series(links: Links, level: Draft, mean: Draft) -> bool:
    """Whether a level is of the series of a mean, for another span."""
    key, own = links.key(level), links.key(mean)
    return level.unit == mean.unit and key.scope() == own.scope() and not conflict(key, own) and not same_period(level.period, mean.period)
