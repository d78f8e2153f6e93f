"""The period that an article is about, where it ends or is named apart from its label."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractor import late_re as re
from extractor.marks import Tag
from extractor.period import Period
from extractor.recognize.sentences import Sentence

ENDED = re.compile(r"\bended\b", re.IGNORECASE)
_ANNUAL = re.compile(r"(?i)\b(?:full[ -]year|outlook|guidance|forecast|fiscal|FY|year)\b")
_TO_END = re.compile(r"(?i)\b(?:period|half|months|quarter|year) (?:to|ended|ending) (?:the )?end of \w+$")
_SPAN_WORD = re.compile(r"(?i)\b(half|six|nine|interim|quarter|full|annual)(?:[- ](?:year|months?)|ly)?\b")
_RESULT = r"(?:[a-z-]+ ){0,3}?(?:results|profits?|revenues?|sales|earnings|turnover|income|loss|EBITDA|deliveries|dividend)"
_RESULTS_OF = re.compile(
    rf"(?P<q>\b(?:[Qq]uarterly {_RESULT}|(?:in|for|during) the (?:quarter\b|three[- ]month period)|three[- ]month period))"
    rf"|(?P<h>\b(?:[Hh]alf-year(?:ly)? {_RESULT}|[Ii]nterim (?:results|profit)|(?:in|for|during) the (?:half|six[- ]month period)\b))"
    rf"|(?P<y>\b(?:[Aa]nnual (?:results|profit|loss)|[Ff]ull[- ]year {_RESULT} (?:rose|fell|grew|was|were|of)))"
)
REACH = 900  # characters from the start within which a report says what it is about


def _period(tag: Tag) -> Period:
    """The period of a tag that has one."""
    period: Period = tag.value
    return period


def _told_by_label(text: str, near: Sequence[Tag], main: Period | None) -> Period | None:
    """The part of a year that a company's report is about, where it names the year only: from "(H1 2012: £184m)", or "2021 9M results"."""
    if main is not None and main.months != 12:
        return None
    before = [
        _period(tag)
        for tag in near
        if tag.value.months in (3, 6, 9) and text[tag.start - 1 : tag.start] == "(" and text[tag.end : tag.end + 1] == ":"
    ]
    if len(before) > 1 and before.count(before[0]) == len(before) and (main is None or before[0].start.year + 1 == main.end.year):
        return before[0].shift(months=12)
    named = next((place for place, tag in enumerate(near) if tag.value == main), None)
    behind = near[named + 1] if named is not None and named + 1 < len(near) else None
    if (
        main is not None
        and named is not None
        and behind is not None
        and behind.start - near[named].end == 1
        and main.contains(behind.value)
    ):
        return _period(behind)
    return None


def _told_by_end(text: str, periods: Sequence[Tag], main: Period | None) -> Period | None:
    """ "half-year profit for the period to the end of September": the six months that close then."""
    told = next((tag for tag in periods if tag.value == main), None)
    day = next(
        (
            tag
            for tag in periods
            if tag.start < REACH and isinstance(tag.value, Period) and tag.data is not None and _TO_END.search(text, 0, tag.end)
        ),
        None,
    )
    word = _SPAN_WORD.search(text, 0, REACH)
    if day is None or word is None or day.data.kind != "day" or (told is not None and told.start < day.start):
        return None
    months = {"half": 6, "six": 6, "nine": 9, "inte": 6, "quar": 3, "full": 12, "annu": 12}[word[1].lower()[:4].rstrip("- ")]
    index = day.value.end.year * 12 + day.value.end.month - months
    return Period.of_months(index // 12, index % 12 + 1, months)


def presumed(text: str, published: date) -> Period | None:
    """The quarter, half or year that was over last when a company tells its results without saying which: "quarterly profit rose"."""
    told = _RESULTS_OF.search(text, 0, REACH)
    if told is None:
        return None
    months = {"q": 3, "h": 6, "y": 12}[next(key for key, words in told.groupdict().items() if words)]
    index = (published.year * 12 + published.month - 1) // months * months - months
    return Period.of_months(index // 12, index % 12 + 1, months)


def find_main(text: str, periods: Sequence[Tag], sentences: Sequence[Sentence], *, main: Period | None, company: bool) -> Period | None:
    near = [
        tag
        for tag in periods
        if tag.start < REACH
        and isinstance(tag.value, Period)
        and tag.data is not None
        and tag.data.role_hint is None
        and tag.data.kind != "day"
    ]
    if company:
        part = _told_by_label(text, near, main) or _told_by_end(text, periods, main)
        if part is not None:
            return part
        named = next((tag for tag in near if tag.value == main), None)
        first = next((tag for tag in near if (tag.value.months or 0) in (3, 6, 12) and tag.data.year_stated), None)
        for tag in near:
            if (
                named is not None
                and named.start < tag.start
                and tag.value.months == named.value.months
                and tag.value.end < named.value.start
            ):
                continue  # "for the second quarter against … in the quarter ended June"
            if ENDED.search(text, tag.start, tag.end) and (tag.value.months or 0) in (3, 6, 9, 12):
                if first is not None and first.value == main and first.end < tag.start:
                    between = text[first.end : tag.start]
                    if ". " in between or "\n" in between:
                        return main  # "for the second quarter …. Profit in the half-year to 30 June …"
                return _period(tag)
    for tag in periods:
        if tag.value == main and main is not None and tag.start < REACH:
            if text[max(0, tag.start - 1) : tag.start] == "(" and text[tag.end : tag.end + 1] == ":":
                main = main.shift(months=12)  # "(H1 2023: CHF 433m)" names the year before
            break
    if main is None:
        day = next(
            (
                tag
                for tag in periods
                if tag.start < REACH
                and isinstance(tag.value, Period)
                and tag.data.kind == "day"
                and text[max(0, tag.start - 3) : tag.end].lower().lstrip().startswith(("at end", "end-", "end "))
            ),
            None,
        )
        main = Period.of_months(day.value.end.year, day.value.end.month) if day is not None else None
    headline_end = next((sentence.start for sentence in sentences if sentence.kind == "prose"), 0)
    lead_end = next((sentence.end for sentence in sentences if sentence.kind == "prose"), headline_end)
    if company and main is not None and not any(tag.start < lead_end + 200 for tag in near):
        return None  # a deal or a plan: no period is reported on
    headline = next((tag for tag in near if tag.start < headline_end and tag.value == main), None)
    if headline is None or main is None:
        return main
    body = [tag for tag in near if tag.start >= headline_end]
    if main.months == 12 and _ANNUAL.search(text, headline.start, headline.end + 12):
        shorter = [tag for tag in body if (tag.value.months or 12) in (1, 3, 6, 9) and tag.value.start.year >= main.start.year - 1]
        if shorter and not any(
            tag.value == main and tag.start < shorter[0].start for tag in body
        ):  # "in the fiscal year that ended in June"
            return _period(shorter[0])
    if main.months == 3 and not headline.data.year_stated and not headline.data.fiscal:
        told = [tag for tag in body if tag.value.months == 3 and tag.value != main]
        if told and not any(tag.value == main for tag in body):
            return _period(told[0])
    return main
