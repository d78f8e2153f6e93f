"""calendar: dates exist, weekdays are theirs, and spans are as long as they are called.

Formula  weekday(date) = the weekday told; day ≤ days of the month; n months from the first to the last month named.
Why      Dates are carried over from the last release, and half of the date is then changed.
Links    A weekday beside a date with its year; a day and a month; "the n months from A to B", "the quarter A–B".
Quiet    Dates without a year against weekdays; fiscal years; spans that may cross a year.
Good     On Friday, June 13, 2025, the office said exports rose 4 percent in the five months from January to May.
Bad      On Thursday, June 13, 2025, the office said exports rose 4 percent in the five months from January to May.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from extractor import late_re as re
from extractor.check.claims import Observation, rule
from extractor.check.links import Links
from extractor.check.near import figures_near

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sep(?:t(?:ember|\.)?|\.)?|"
    r"oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_DATE = rf"(?:(?P<month>{_MONTH})\s+{_DAY.format('day')}|{_DAY.format('day_first')}\s+(?:of\s+)?(?P<month_last>{_MONTH}))"
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(_DAYS)})\s*,?\s*(?:\(\s*)?(?:the\s+)?{_DATE},?\s+(?P<year>(?:19|20)\d\d)\b")
_DATED = re.compile(rf"(?<![\w.,$€£-]){_DATE}(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?(?![\w%]|[.,]\d|-\w)")
_COUNTS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), 2)}
_SPAN = re.compile(
    rf"\b(?:(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}})\s+months|(?P<quarter>quarter)|(?P<half>half(?:-year)?))\s*(?:of\s+the\s+year\s*)?(?:,|\(|from|of)?\s*"
    rf"(?P<first>{_MONTH})\s*(?:-|–|—|to|through|until)\s*(?P<last>{_MONTH})\b"
)
# quick to look for, for each begins with a plain set or word: a number that may be a day which some months lack, a month, a span
_LATE = re.compile(r"[23](?<![\w.,].)(?:(?<=2)9|(?<=3)[01])(?!\d|[.,]\d|%)")
_MONTH_NEAR = re.compile(r"[jfmasond](?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec)")
_SPANS_NEAR = tuple(
    re.compile(rf"{name}(?:-year)?\s*(?:of\s+the\s+year\s*)?(?:,|\(|from|of)?\s*[jfmasond](?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec)")
    for name in ("months", "quarter", "half")
)
_NEAR = 16  # characters between a day and the start of its month


@rule("calendar")
def calendar(links: Links) -> Iterator[Observation]:
    if not links.figures:
        return
    for at in sorted(match.start() for day in _DAYS if day in links.text for match in re.finditer(day, links.text)):
        match = _WEEKDAY.match(links.text, at)
        if match is not None:
            yield from _weekday(links, match)
    for match in _DATED.finditer(links.text) if _may_lack(links.text) else ():
        yield from _existing(links, match)
    for match in _SPAN.finditer(links.text) if any(near.search(links.text) for near in _SPANS_NEAR) else ():
        yield _span(links, match)


def _may_lack(text: str) -> bool:
    """Whether a day that some months lack stands beside a month."""
    return any(_MONTH_NEAR.search(text, max(0, late.start() - _NEAR), late.end() + _NEAR) is not None for late in _LATE.finditer(text))


def _parts(match: re.Match[str]) -> tuple[int, int, int | None]:
    """Day, month and year of a date as it is written."""
    month = _MONTHS.index((match["month"] or match["month_last"])[:3]) + 1
    year = match["year"]
    return int(match["day"] or match["day_first"]), month, int(year) if year else None


def _weekday(links: Links, match: re.Match[str]) -> Iterator[Observation]:
    day, month, year = _parts(match)
    if year is None or not 1 <= day <= monthrange(year, month)[1]:
        return
    right = _DAYS[date(year, month, day).weekday()].capitalize()
    told = match["weekday"].capitalize()
    written = links.article[match.start() : match.end()]
    yield Observation(
        holds=right == told,
        figures=figures_near(links, match.start()),
        formula=f"weekday = {right}",
        message=f"“{written}” is a {right}" + ("." if right == told else f", not a {told}."),
        grave=True,
        hypothesis=None if right == told else "weekday or date of another release kept",
    )


def _existing(links: Links, match: re.Match[str]) -> Iterator[Observation]:
    """Only dates that do not exist are told: those that do are no evidence of anything."""
    day, month, year = _parts(match)
    last = monthrange(year or 2024, month)[1]
    if day <= last or day > 31:  # a larger number is no day at all
        return
    written = links.article[match.start() : match.end()]
    yield Observation(
        holds=False,
        figures=figures_near(links, match.start()),
        formula=f"day ≤ {last}",
        message=f"There is no “{written}”: the month has {last} days.",
        grave=True,
    )


def _span(links: Links, match: re.Match[str]) -> Observation:
    first, last = (_MONTHS.index(match[name][:3]) for name in ("first", "last"))
    length = (last - first) % 12 + 1
    count = match["count"]
    told = 3 if match["quarter"] else 6 if match["half"] else _COUNTS.get(count) or int(count)
    written = links.article[match.start() : match.end()]
    return Observation(
        holds=length == told,
        figures=figures_near(links, match.start()),
        formula=f"{length} months = {told}",
        message=f"“{written}” spans {length} months" + ("." if length == told else f", not {told}."),
        hypothesis=None if length == told else "the span of another release kept",
    )
