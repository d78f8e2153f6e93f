"""Refused: what is written as a number or a date of a statistic and can be none, with the reason.

Reads   the raw text, and where the figures of its record stand
Gives   Refusals in order of the text, for `extractor explain` and the tables

A number that no statistic has is better told than read: one digit too many, an exponent that lost its sign, a decimal point that
became a comma. The recognizer leaves such numbers out; here is said why.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor import late_re as re
from extractor.marks import Mention
from extractor.recognize.numbers import MOST_DIGITS

MOST_PERCENT = Decimal(1_000_000)  # percent, points: from here on it is a slip, or a money that nobody counts with any more
MOST_VALUE = Decimal(10) ** 21  # of money or things, with their scale words
_RATES = frozenset(("percent", "percentage_point", "basis_point"))
_AMOUNTS = frozenset(("money", "count"))
_SCALES = {"million": Decimal(10) ** 6, "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12}
_LONG = re.compile(r"(?<![\w.,])[0-9][0-9,]{9,}(?:\.[0-9]+)?(?P<scale>(?: (?:million|billion|trillion)){0,2})")
_EXPONENT = re.compile(r"(?<![\w.,])[0-9]{1,18}(?:\.[0-9]{1,18})?[eE][+-]?[0-9]{1,18}(?![\w.])")
_RATE = re.compile(
    r"(?<![\w.,])(?:(?P<digits>[0-9][0-9,]{0,24}(?:\.[0-9]{1,9})?)(?:[ -](?P<scale>million|billion|trillion))?"
    r"|[a-z]{1,12}[ -](?P<spelled>million|billion|trillion))"
    r"(?:%|[ -](?:percent\b|per\scent\b|percentage\spoints?\b|basis\spoints?\b|bps\b))"
)
_SHORTER = {"feb": 2, "apr": 4, "jun": 6, "sep": 9, "nov": 11}  # months without a 31st
_MONTH = r"(?:Feb(?:ruary)?|Apr(?:il)?|June?|Sept?(?:ember)?|Nov(?:ember)?)\b"
_DATE = re.compile(
    rf"(?<![\w.,-])(?:(?P<month>{_MONTH})\.? (?P<day>29|3[01])(?:st|nd|rd|th)?|(?P<first>29|3[01])(?:st|nd|rd|th)? (?P<last>{_MONTH}))"
    r"(?:,? (?P<year>(?:19|20)[0-9]{2})\b)?(?![\w%]|[.,][0-9]|-\w)"
)
_ISO_DATE = re.compile(r"(?<![\w.,-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![\w-])")


class Refusal(NamedTuple):
    """Words of the article that are no figure and no date, and why."""

    start: int
    end: int
    reason: str


def is_refused(mention: Mention) -> bool:
    """Whether a rate or amount is past what one can be."""
    most = MOST_PERCENT if mention.unit in _RATES else MOST_VALUE if mention.kind in _AMOUNTS else None
    if most is None:
        return False
    ends = (mention.value,) if mention.value is not None else (mention.low, mention.high)
    return any(end is not None and abs(end) >= most for end in ends)


def refusals(text: str, figures: Sequence[tuple[int, int]]) -> list[Refusal]:
    """What of a text is refused; `figures` are the spans of its figures, in order, of which nothing is."""
    found = [Refusal(*match.span(), reason) for match in _LONG.finditer(text) if (reason := _too_long(match))]
    found += [Refusal(*match.span(), "a number with an exponent") for match in _EXPONENT.finditer(text)]
    found += [Refusal(*match.span(), "a rate of a million percent or more") for match in _RATE.finditer(text) if _is_high(match)]
    found += [Refusal(*match.span(), "a day that does not exist") for match in _DATE.finditer(text) if _lacks(match)]
    found += [Refusal(*match.span(), "a day that does not exist") for match in _ISO_DATE.finditer(text) if _is_no_day(match)]
    starts = [start for start, _ in figures]
    apart: list[Refusal] = []
    for one in sorted(found):
        before = bisect_right(starts, one.end - 1) - 1
        if (before < 0 or figures[before][1] <= one.start) and (not apart or apart[-1].end <= one.start):
            apart.append(one)
    return apart


def _too_long(match: re.Match[str]) -> str:
    """Why a number of many digits is refused; empty where it is not."""
    whole = match[0].partition(".")[0].partition(" ")[0].replace(",", "")
    if len(whole) > MOST_DIGITS:
        return f"a number of more than {MOST_DIGITS} digits"
    value = Decimal(whole)
    for word in match["scale"].split():
        value *= _SCALES[word]
    return "more than any amount that is counted" if value >= MOST_VALUE else ""


def _is_high(match: re.Match[str]) -> bool:
    if match["spelled"]:
        return True
    scale = _SCALES.get(match["scale"] or "", Decimal(1))
    return Decimal(match["digits"].replace(",", "")) * scale >= MOST_PERCENT


def _lacks(match: re.Match[str]) -> bool:
    month = _SHORTER[(match["month"] or match["last"])[:3].lower()]
    return int(match["day"] or match["first"]) > monthrange(int(match["year"] or 2024), month)[1]


def _is_no_day(match: re.Match[str]) -> bool:
    month = int(match["month"])
    return not 1 <= month <= 12 or not 1 <= int(match["day"]) <= monthrange(int(match["year"]), month)[1]
