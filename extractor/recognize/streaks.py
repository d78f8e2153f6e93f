"""Streaks: "fourth straight month", "four consecutive quarters", "third month in a row", "four months straight".

Reads   the raw text behind an ordinal or cardinal
Gives   a Mention of kind streak; unit month where none is said
"""

from __future__ import annotations

from decimal import Decimal

from extractor import late_re as re
from extractor.marks import Mention
from extractor.recognize.decoys import Word

UNIT_ASSUMED = "en.streak.unit_assumed"  # the article tells what is counted
_ADJECTIVE = r"(?:straight|consecutive|successive|back-to-back|uninterrupted|unbroken)"
_UNIT = (
    r"(?:(?:calendar|trading|business|fiscal|full|month(?:ly)?-on-month|year-on-year|year-over-year|annual|reporting)[ ])?"
    r"(?P<unit>months?|quarters?|years?|weeks?|days?|sessions?|half-years?|halves|half|times?|fortnights?"
    r"|(?:[a-z]+[ ]){0,2}meetings?|monthly|quarterly|annual|yearly|weekly|daily|month|half-yearly)\b(?!-o)"
)
_END = r"(?:in[ ]a[ ]row|running|in[ ]succession|on[ ]end|on[ ]the[ ]trot|straight|consecutively)\b"
_B = r"[ \u00a0\n-]"
_STREAK = re.compile(
    rf"""
      {_B}{_ADJECTIVE}{_B}(?:{_UNIT}(?P<noun>[ ][a-z]+)?|(?P<bare>[a-z][a-z-]*)(?:[ ](?P<bare2>[a-z]+))?)
    | {_B}{_UNIT.replace("<unit>", "<unit2>")}(?P<noun2>[ ][a-z]+)?[ ]{_END}
    | [ ](?:[a-z]+[ ])?{_END.replace("|straight", "")}
    | {_B}{_UNIT.replace("<unit>", "<unit3>")}[ ](?:[a-z]+[ ])?(?:streak|run[ ]of|losing|winning|slide)\b(?:[ ](?:streak|run|spell)\b)?
    | [ ](?:[a-z]+[ ]){{1,2}}in[ ]as[ ]many[ ]{_UNIT.replace("<unit>", "<unit4>")}
    """,
    re.VERBOSE,
)
_FOR_A = re.compile(r"[ ](?P<unit>month|quarter|year|week|day|session)\b(?![ ](?:of[ ]20|ended))")
_UNITS = {
    "mo": "month",
    "qu": "quarter",
    "ye": "year",
    "an": "year",
    "we": "week",
    "da": "day",
    "se": "day",
    "ha": "half",
    "fo": "fortnight",
    "ti": "month",
}
_MEETINGS = ("meeting", "meetings")
_ADJECTIVAL = frozenset(("monthly", "quarterly", "annual", "yearly", "weekly", "daily", "half-yearly"))


def _streak(start: int, end: int, value: int, unit: str | None) -> Mention:
    name = "meeting" if unit and unit.endswith(_MEETINGS) else _UNITS[unit[:2]] if unit else "month"
    return Mention(start, end, "streak", Decimal(value), unit=name, exact=True, rule="en.streak" if unit else UNIT_ASSUMED)


def read_streak(text: str, start: int, end: int, *, value: int, left: Word) -> Mention | None:
    """The streak of `value` periods stated by the ordinal or cardinal from `start` to `end`, or None."""
    if value < 2 or text[end : end + 1] not in (" ", "-", "\u00a0", "\n"):
        return None
    match = _STREAK.match(text, end)
    if match is None:
        if left.lower in ("a", "an") and text[max(0, left.start - 4) : left.start].lower() == "for ":
            single = _FOR_A.match(text, end)
            if single is not None:
                return _streak(start, single.end(), value, single["unit"])
        return None
    unit = match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]
    stop = match.end()
    if match["unit"] and match["noun"] and match["unit"] not in _ADJECTIVAL:
        stop = match.start("noun")
    if match["bare"] and match["bare2"]:
        stop = match.start("bare2") - 1
    return _streak(start, stop, value, unit)
