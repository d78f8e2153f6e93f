"""Which year a company's label means: "fiscal 2016" of a retailer ends in January 2017, of a chip maker in January 2016.

The tagger dates a label by the year that the fiscal year ends in. Here the article tells whether its labels name the year
that it begins in: the quarter just ended is labelled with the year before, or is compared with one that would lie two years back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractor.marks import Tag
from extractor.period import Period

ONE_YEAR = re.compile(
    r"(?i)(?<!\d)(?:19|20)\d\d (?:fiscal|financial) year|(?:FY|fiscal(?: year)?|financial year)[ ]?((?:19|20)\d\d|\d\d)(?![\d/–-])"
)
_ENDED = re.compile(r"\b(?:ended|ending|to)\b", re.IGNORECASE)
_COMPARED = re.compile(r"(?i)\b(?:compared (?:with|to)|against|versus|vs\.?|from|than|over)\s[^.;\n]{0,60}$")
_REACH = 1200  # characters from the start within which a report says what it is about
_LAG = 300  # days: a report on a period comes out sooner
_RETAIL = 2  # first month of the year of retailers, whose labels name the year that it begins in


def begins_with_label(text: str, periods: Sequence[Tag], published: date | None) -> bool:
    """Whether the labels of a company's fiscal years name the year that they begin in."""
    labels = [tag for tag in periods if _is_label(text, tag)]
    if not labels or any(tag.value.start.month == 1 for tag in labels if tag.value.months == 12):
        return False
    latest = _latest(text, periods, published)
    lags: list[int] = []  # years that a label lies behind the time just ended, one less where it is compared with
    for tag in labels:
        value: Period = tag.value
        before = _COMPARED.search(text, max(0, tag.start - 80), tag.start) is not None or text[tag.start - 1] in "([|"
        if latest is not None:
            same = latest.months == value.months or (value.months == 12 and tag.start < _REACH)
            if same and latest.end.month == value.end.month and latest.end.year >= value.end.year:
                lags.append(latest.end.year - value.end.year - before)
        elif published is not None and not before and tag.start < _REACH and (published - value.end).days > _LAG:
            return value.shift(months=12).end < published
    first = next((tag.value.start.month for tag in labels if tag.value.months == 12), None)
    if lags:
        return (lags[0] if first == _RETAIL else min(lags)) > 0  # a retailer's later one may be of the year to come
    return first == _RETAIL and latest is not None and not _closes(latest)


def _is_label(text: str, tag: Tag) -> bool:
    value = tag.value
    if not isinstance(value, Period) or value.months not in (3, 6, 9, 12) or not getattr(tag.data, "fiscal", False):
        return False
    return ONE_YEAR.search(text, tag.start, tag.end) is not None and not _ENDED.search(text, tag.start, tag.end)


def _latest(text: str, periods: Sequence[Tag], published: date | None) -> Period | None:
    """The quarter, half or year that the report names by its end, the first of several."""
    for tag in periods:
        value = tag.value
        if tag.start >= _REACH:
            return None
        if not isinstance(value, Period) or value.months not in (3, 6, 9, 12) or not value.known_year:
            continue
        if _ENDED.search(text, tag.start, tag.end) and (published is None or value.end <= published):
            return value
    return None


def _closes(period: Period) -> bool:
    """Whether a period ends with a month that no retailer closes a quarter with."""
    return period.end.month % 3 != 1
