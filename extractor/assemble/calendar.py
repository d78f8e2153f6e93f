"""Adapt the tagged periods to the article: its fiscal year, the years that its sentences write, its own main period.

The tagger reads each phrase by itself; here the article as a whole speaks: a company's "second quarter" is the one
that its release calls Q2 FY26, a report "for the nine months ended December 31" is about those nine months.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from extractor import late_re as re
from extractor.assemble.fiscal_labels import ONE_YEAR, begins_with_label
from extractor.assemble.main_period import ENDED, REACH, find_main, presumed
from extractor.marks import Tag
from extractor.period import Period
from extractor.recognize.sentences import Sentence

_ENDS = re.compile(r"\b(?:ended|ending|to)\b", re.IGNORECASE)
_QUARTER = re.compile(r"(?i)\bQ([1-4])|\b([1-4])Q|\b(first|second|third|fourth)\b")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_OF_MONTH = re.compile(r"\s+of\s+(?:the|this|last|that)\s+month\b")
_TWO_YEARS = re.compile(r"(?:19|20)\d\d[/–-](?:(?:19|20)\d\d|\d\d)(?!\d)")
_YEAR_THROUGH = re.compile(r"(?i)\byear (?:ending|ended|to|through|until|up to)(?: in)? $")
_PERIOD_ENDED = re.compile(r"(?i)\bperiods? (?:ended|ending|to)(?: on)? $")
_START = attrgetter("start")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASON_MONTHS = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[-–/](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\)?"
    r" (?:marketing |crop |crushing |sugar |export )?(?:season|year)\b"
)
_RUNS_FROM = re.compile(
    r"\b(?:season|year)\b[^.\n]{0,30}?(?: from | \()(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?: to |[-–])"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_OF_CROP = re.compile(
    r"(?i)(?:19|20)\d\d[/–-](?:(?:19|20)\d\d|\d\d)(?!\d)|.*\b(?:marketing|crop|crushing|sugar) (?:year|season)|.*\bseason$"
)
_OF_YEAR = re.compile(r"(?: period| term| quarter| half)?,? (?:of|in|during) (?:the |its |this )?")
_N_MONTHS = re.compile(r"(?i)(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})[ -]months?(?:[ -]period)?")
_THIS = re.compile(r"(?i)\b(?:this|that|the|said|these|those|its) (?:same )?$")
_SEASON = re.compile(r"\b(?:season|marketing year|crop year|campaign)\b", re.IGNORECASE)
_RECENT = 130  # days after a quarter within which its results come out
_BESIDE = 260  # characters between a quarter's number and its last day


def fiscal_start(currencies: Sequence[str], *, company: bool, country_start: int) -> int:
    """The first month of the fiscal year: a company follows its country only where companies usually do."""
    if not company:
        return country_start
    return 4 if any(code in ("INR", "JPY") for code in currencies[:6]) else 7 if "AUD" in currencies[:6] or "NZD" in currencies[:6] else 1


def adapt(
    text: str,
    periods: Sequence[Tag],
    sentences: Sequence[Sentence],
    *,
    main: Period | None,
    company: bool,
    starts_label: bool,
    published: date | None,
) -> Period | None:
    """Mend the tags in place and give the article's main period. `starts_label` says that "FY2024" begins in 2024."""
    named = next((tag for tag in periods if tag.value == main), None)
    for tag in periods:
        if isinstance(tag.value, Period) and tag.value.days > 80 and tag.value.months is None and ENDED.search(text, tag.start, tag.end):
            tag.value = _whole_months(tag.value)
    if starts_label or (company and begins_with_label(text, periods, published)):
        for tag in periods:
            if isinstance(tag.value, Period) and getattr(tag.data, "fiscal", False) and ONE_YEAR.search(text, tag.start, tag.end):
                tag.value = tag.value.shift(months=12)
    _half_months(text, periods, published)
    _seasons(text, periods)
    _same_quarters(text, periods)
    _quarters_of_year(text, periods, sentences)
    if company:
        _whole_years(periods)
        _told_quarters(text, periods, published)
        _same_halves(text, periods)
        _same_full_year(text, periods)
        _same_end(text, periods)
        _years_through(text, periods)
    if named is not None and isinstance(named.value, Period):
        main = named.value
    _same_year(periods, sentences)
    found = find_main(text, periods, sentences, main=main, company=company)
    return presumed(text, published) if found is None and main is None and company and published is not None else found


def joined_spans(text: str, periods: Sequence[Tag]) -> Sequence[Tag]:
    """The tags without those that only gloss or date the one before: "in the July-March period of fiscal 2020/21 (FY21)"."""
    kept: list[Tag] = []
    dated: Tag | None = None  # the year that a run of months has been told of
    fixed: set[int] = set()  # identities of the runs whose year was told
    for tag in periods:
        before = kept[-1] if kept else None
        if before is None or not isinstance(before.value, Period) or not isinstance(tag.value, Period):
            kept.append(tag)
            continue
        between = text[before.end : tag.start]
        glosses = between.strip() == "(" and text[tag.end : tag.end + 1] == ")" and (before.value.months or 0) > 1
        year = tag.value.months == 12 and before.data is not None and before.data.kind == "span" and (before.value.months or 12) < 12
        if glosses and (tag.value.contains(before.value) or tag.value.months == before.value.months):
            if tag.value.months == before.value.months and before.data is not None and not before.data.year_stated:
                before.value = tag.value
            continue
        gap = text[before.end : tag.start] if dated is None else text[dated.end : tag.start]
        told = _OF_YEAR.fullmatch(between) if year else None
        if told is not None and before.data is not None and not before.data.year_stated:
            runs = [before.value.shift(months=step) for step in (0, -12, 12, -24)]
            inside = [run for run in runs if tag.value.contains(run)] or [
                run for run in runs if tag.value.start <= run.end <= tag.value.end
            ]
            if inside:
                before.value, dated = inside[0], tag
                fixed.add(id(before))
            continue
        if dated is not None and gap.strip() == "(" and text[tag.end : tag.end + 1] == ")":
            continue
        kept.append(tag)
    _anaphoric(text, kept, fixed)
    return kept


def _anaphoric(text: str, periods: Sequence[Tag], fixed: set[int]) -> None:
    """ "During this nine-month period", "in July-March" again: the run of those months told before, the latest of several."""
    runs: dict[object, Period] = {}
    for tag in periods:
        value = tag.value
        if not isinstance(value, Period):
            continue
        months = value.months or 0
        named = (value.start.month, value.end.month)
        bare = _N_MONTHS.fullmatch(text[tag.start : tag.end])
        spans = months > 1 and tag.data is not None and tag.data.kind == "span"
        if bare is not None and months in runs and _THIS.search(text, max(0, tag.start - 14), tag.start):
            tag.value = runs[months]
        elif spans and bare is None:
            if not tag.data.year_stated and named in runs and id(tag) not in fixed:
                tag.value = value = runs[named]
            for key in (months, named):
                runs[key] = max(value, runs.get(key, value), key=_START)


def _seasons(text: str, periods: Sequence[Tag]) -> None:
    """Two years that an article writes with a stroke are one kind of year: "2022/23" is a season where "the 2023/24 season" is."""
    grown = "season" in text or "marketing year" in text or "crop year" in text
    months = (_SEASON_MONTHS.search(text) or _RUNS_FROM.search(text)) if grown else None
    if months is not None:  # "in the 2023/24 July-June season"
        start = _MONTHS.index(months[1][:3].lower()) + 1
        for tag in periods:
            value = tag.value
            named = _OF_CROP.match(text[tag.start : tag.end])
            if isinstance(value, Period) and value.months == 12 and named is not None and value.start.month != start:
                tag.value = Period.of_months(value.start.year, start, 12)
    split = [tag for tag in periods if isinstance(tag.value, Period) and tag.value.months == 12 and _TWO_YEARS.match(text, tag.start)]
    season = next((tag for tag in split if _SEASON.search(text, tag.start, tag.end + 12)), None)
    if season is None:
        return
    first = season.value.start.month
    for tag in split:
        if tag.value.start.month != first:
            tag.value = Period.of_months(tag.value.start.year, first, 12)


def _half_months(text: str, periods: Sequence[Tag], published: date | None) -> None:
    """ "the first half of the month" is its first fifteen days, no half-year."""
    for tag in periods:
        if tag.data is None or tag.data.kind != "half" or not isinstance(tag.value, Period):
            continue
        if _OF_MONTH.match(text, tag.end):
            month = Period.of_months(published.year, published.month) if published is not None else None
            if month is not None:
                first = "first" in text[tag.start : tag.end].lower()
                middle = month.start.replace(day=15)
                tag.value = Period(month.start, middle) if first else Period(middle.replace(day=16), month.end)


def _whole_months(period: Period) -> Period:
    """The nearest whole months of a span counted in weeks: the 52 weeks ended 30 June are July to June."""
    months = round(period.days / 30.44)
    end = period.end
    before = end.day <= 10  # the first days of a month close the month before
    end_index = end.year * 12 + end.month - (2 if before else 1)
    first = end_index - months + 1
    return Period.of_months(first // 12, first % 12 + 1, months)


def _number(text: str, tag: Tag) -> str | None:
    match = _QUARTER.search(text, tag.start, tag.end)
    return (match[1] or match[2] or _ORDINALS[match[3].lower()]) if match else None


def _same_quarters(text: str, periods: Sequence[Tag]) -> None:
    """An unlabelled "Q2" or "first half" is the one that the article labels with its fiscal year."""
    labelled: dict[tuple[str, str], Period] = {}
    for tag in periods:
        if getattr(tag.data, "fiscal", False) and tag.data.kind in ("quarter", "half") and isinstance(tag.value, Period):
            number = _number(text, tag)
            if number:
                labelled.setdefault((tag.data.kind, number), tag.value)
    if not labelled:
        return
    for tag in periods:
        if (
            tag.data is not None
            and tag.data.kind in ("quarter", "half")
            and not tag.data.fiscal
            and not tag.data.year_stated
            and isinstance(tag.value, Period)
        ):
            found = labelled.get((tag.data.kind, _number(text, tag) or ""))
            if found is not None:
                tag.value = found


def _whole_years(periods: Sequence[Tag]) -> None:
    """A company's twelve months to December are those twelve months, where an index has a rate for the last of them."""
    for tag in periods:
        whole = getattr(tag.data, "alternative", None)
        if isinstance(whole, Period) and isinstance(tag.value, Period) and whole.months == 12 and whole.end == tag.value.end:
            tag.value = whole


def _told_quarters(text: str, periods: Sequence[Tag], published: date | None) -> None:
    """A company's unlabelled "second quarter" is the latest three months that its report names by their end: "the 13 weeks to 30 December".

    Which quarter those are is what the sentence around says, or the half that ends on the same day.
    """
    bare: list[tuple[int, Tag]] = []  # the number of the quarter
    told: list[tuple[Tag, Period]] = []
    half: Period | None = None
    for tag in periods:
        facts, value = tag.data, tag.value
        if facts is None or not isinstance(value, Period) or not value.known_year:
            continue
        if (
            facts.kind == "quarter"
            and value.months == 3
            and not facts.fiscal
            and not facts.year_stated
            and not _ENDS.search(text, tag.start, tag.end)
        ):
            said = _number(text, tag)
            if said and facts.role_hint is None:
                bare.append((int(said), tag))
        elif tag.start < REACH and value.months == 3 and facts.kind == "span" and _explains(text, tag, bare):
            told.append((tag, value))
        elif tag.start < REACH and 80 < value.days < 190 and _ENDS.search(text, tag.start, tag.end):
            whole = value if value.months else _whole_months(value)
            if whole.months == 3:
                told.append((tag, whole))
            elif whole.months == 6:
                half = whole
    if not bare or not told:
        return
    at, last = max(told, key=lambda pair: pair[1].end)
    if published is not None and (published - last.end).days > _RECENT:
        return
    number = 0
    if half is not None and half.end == last.end:
        number = next(
            (2 if "irst" in text[tag.start : tag.end] else 4 for tag in periods if tag.data is not None and tag.data.kind == "half"), 0
        )
    if not number:
        beside = [found for found, tag in bare if abs(tag.start - at.start) < _BESIDE]
        number = beside[0] if beside and len(set(beside)) == 1 else 0
    if not number or last.start.month == 3 * number - 2:
        return
    for found, tag in bare:
        tag.value = last.shift(months=3 * (found - number))


def _explains(text: str, tag: Tag, bare: Sequence[tuple[int, Tag]]) -> bool:
    """Whether months stand in brackets right behind a quarter: "the second quarter (July-September)"."""
    return bool(bare) and text[bare[-1][1].end : tag.start] == " ("


def _quarters_of_year(text: str, periods: Sequence[Tag], sentences: Sequence[Sentence]) -> None:
    """ "4.8 percent for 2025-26, with Q2 at 4.4 percent": quarters without a year are those of the fiscal year before them."""
    year: Tag | None = None
    own = -1
    ends = [sentence.end for sentence in sentences]
    for tag in periods:
        if tag.data is None or not isinstance(tag.value, Period):
            continue
        place = bisect_right(ends, tag.start)
        if getattr(tag.data, "fiscal", False) and tag.value.months == 12 and tag.value.start.month != 1 and tag.data.kind == "year":
            year, own = tag, place
        elif (
            year is not None and place == own and tag.data.kind in ("quarter", "half") and not tag.data.year_stated and not tag.data.fiscal
        ):
            number = _number(text, tag)
            if number:
                months = tag.value.months or 3
                first = year.value.start.month + months * (int(number) - 1)
                tag.value = Period.of_months(year.value.start.year + (first - 1) // 12, (first - 1) % 12 + 1, months)


def _same_full_year(text: str, periods: Sequence[Tag]) -> None:
    """A company's unlabelled "full year" is the year that its report named last by its end: "the fiscal year ending March 31, 2025"."""
    named: Period | None = None
    for tag in periods:
        facts = tag.data
        if facts is None or not isinstance(tag.value, Period) or tag.value.months != 12:
            continue
        if _ENDS.search(text, tag.start, tag.end):
            named = tag.value
        elif named is not None and facts.kind == "year" and not facts.fiscal and not facts.year_stated and tag.value.start.month == 1:
            tag.value = named


def _years_through(text: str, periods: Sequence[Tag]) -> None:
    """ "For the fiscal year ending next March", "the year through March 2026": the twelve months that a company counts to there."""
    for tag in periods:
        value, facts = tag.value, tag.data
        if not isinstance(value, Period) or value.months != 1 or facts is None or facts.kind != "month":
            continue
        if _YEAR_THROUGH.search(text, max(0, tag.start - 36), tag.start):
            index = value.end.year * 12 + value.end.month - 12
            tag.value = Period.of_months(index // 12, index % 12 + 1, 12)
            tag.data = dataclasses.replace(facts, kind="span")


def _same_end(text: str, periods: Sequence[Tag]) -> None:
    """ "Revenue for the period ended Sept. 30" behind "the first nine months of 2019": the span told last that ends that day."""
    told: Tag | None = None
    for tag in periods:
        value = tag.value
        if not isinstance(value, Period) or tag.data is None:
            continue
        if (value.months or 0) > 1 and tag.data.role_hint is None:
            told = tag
        elif (
            told is not None
            and value.days == 1
            and told.value.end == value.end
            and _PERIOD_ENDED.search(text, max(0, tag.start - 24), tag.start)
        ):
            tag.value, tag.data = told.value, told.data


def _same_halves(text: str, periods: Sequence[Tag]) -> None:
    """A company's unlabelled "first half" is the six months that its report names with their end, or those of its fiscal year."""
    told = next(
        (
            tag.value if tag.value.months else _whole_months(tag.value)
            for tag in periods
            if isinstance(tag.value, Period)
            and (tag.value.months in (6, 12) or (tag.value.months is None and 180 < tag.value.days < 190))
            and tag.start < REACH
            and (_ENDS.search(text, tag.start, tag.end) or (getattr(tag.data, "fiscal", False) and tag.data.kind in ("half", "year")))
        ),
        None,
    )
    if told is None or (told.start.month == 1 and told.months == 6):
        return
    first = told.start.month
    closing = first == 7 and told.months == 6  # "the 26 weeks to 30 December", of which a first half is told
    for tag in periods:
        facts = tag.data
        if facts is None or facts.kind != "half" or facts.fiscal or facts.year_stated or not isinstance(tag.value, Period):
            continue
        if closing and tag.value.start.month == 1 and tag.value.start > told.start and "first" in text[tag.start : tag.end].lower():
            tag.value = told
        if tag.value.start.month in (first, (first + 5) % 12 + 1):
            continue
        second = tag.value.start.month == 7
        start = (first + 5) % 12 + 1 if second else first
        year = told.start.year + (1 if second and start < first else 0)
        while Period.of_months(year, start, 6).start > told.end:
            year -= 1
        tag.value = Period.of_months(year, start, 6)


def _same_year(periods: Sequence[Tag], sentences: Sequence[Sentence]) -> None:
    """Periods without a written year follow the year that their sentence writes: "in the third quarter of 2019, from the second"."""
    at = 0
    for sentence in sentences:
        own = []
        while at < len(periods) and periods[at].start < sentence.end:
            if periods[at].start >= sentence.start:
                own.append(periods[at])
            at += 1
        stated = [
            tag
            for tag in own
            if getattr(tag.data, "year_stated", False)
            and isinstance(tag.value, Period)
            and (tag.value.months or 12) < 12
            and tag.data.role_hint != "since"  # "the most since March 2023, after a rise of 2% in May"
        ]
        if not stated:
            continue
        for tag in own:
            facts = tag.data
            if (
                not isinstance(tag.value, Period)
                or facts.year_stated
                or facts.kind not in ("month", "quarter", "half")
                or facts.alternative is not None
            ):
                continue
            earlier = [other for other in stated if other.start < tag.start]
            if not earlier:
                continue
            near = earlier[-1].value
            same_name = (near.start.month, near.end.month) == (tag.value.start.month, tag.value.end.month)
            if not same_name and abs((near.start - tag.value.start).days) > 360:
                shifted = [tag.value.shift(months=12 * (near.start.year - tag.value.start.year + step)) for step in (0, -1)]
                tag.value = next((period for period in shifted if period.start <= near.start), shifted[0])
