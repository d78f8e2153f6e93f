"""Fractions in words: "a third", "two-thirds", "half", "one in six", "2 out of 5", "half a percentage point".

Reads   the raw text around a denominator word or a small number
Gives   a share in percent rounded to two places (form fraction), or a part of a point
"""

from __future__ import annotations

from decimal import Decimal

from extractor import late_re as re
from extractor.marks import Mention
from extractor.recognize.contexts import MONTHS, PERIOD_LEFT, SHARE_LEFT
from extractor.recognize.decoys import Word, word_before
from extractor.recognize.multiples import halved
from extractor.recognize.numbers import Number, NumberWords, read_digits

_HUNDREDTH = Decimal("0.01")
_OF_UNIT = re.compile(
    r"[ -](?:an?[ ]|of[ ](?:an?|one)[ ]|of[ ]1[ ])?(?P<unit>percentage[ -]points?|percent(?:age)?[ -]points?|per[ ]cent|"
    r"percent|pct|basis[ ]points?|points?|%)(?![A-Za-z])"
)
_FOLLOWS = re.compile(
    r"\s*(?:[.,;:)!?\]\"”’—–-](?![a-z])|$)|\s(?:of|more|less|fewer|higher|lower|above|below|to|from|in|on|at|by|since|"
    r"compared|was|were|is|are|had|has|have|came|went|said"
    r"|and|or|but|while|as|than|over|during|year|the|that|those|what|its|their|last|this|smaller|larger|cheaper|short|down|"
    r"up|against|between|within|faster|slower|all|are|will|would|year-on-year|on-year|reported|expect|expected|who|which|"
    r"this)\b"
)
_OF_TIME = re.compile(
    r"\sof\s(?:(?:20|19)[0-9]{2}\b(?!\s(?:level|figure|total|volume))|(?:the\s)?(?:year|month|week|day|decade|century|"
    r"fiscal|financial|current|next|last|this|growth|declines?|contraction|losses|weak|January|February|March|April|May|"
    r"June|July|August|September|October|November|December))\b"
)
_QUARTER_OF = re.compile(r"\sof\s(?!growth|declines?|contraction|losses|weak|positive|negative|20|19)")
_OF_WHOLE = re.compile(r"\s(?:of|the|all|its|their|that|those)\b")
_OUT_OF = re.compile(r"[ -](?:in|out[ ]of)[ -](?:every[ ]|each[ ])?(?=[0-9A-Za-z])")
_TIME_BEHIND = re.compile(r"\s(?:days?|weeks?|months?|quarters?|years?|hours?|minutes?|percent|per|million|billion)\b|%")
_ARTICLES = frozenset(("a", "an", "one"))


def share(start: int, end: int, top: Decimal, bottom: Decimal, *, rule: str) -> Mention:
    """A share in percent: 33.33 for a third."""
    value = (top * 100 / bottom).quantize(_HUNDREDTH)
    return Mention(start, end, "percent", value, unit="percent", step=Decimal(3), outer_step=Decimal(10), form="fraction", rule=rule)


def _part_of_point(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    match = _OF_UNIT.match(text, end)
    if match is None:
        return None
    word = match["unit"].lower()
    kind = "basis_point" if "basis" in word else "point" if "point" in word else "percent"
    unit = {"point": "percentage_point"}.get(kind, kind)
    return Mention(
        start,
        match.end(),
        kind,
        value,
        unit=unit,
        step=Decimal("0.1"),
        outer_step=Decimal("0.1"),
        form="words",
        rule="en.fraction.of_point",
    )


_TENTH_BEHIND = re.compile(r"\s(?:higher|lower|above|below|more|less|up|down|over|under|faster|slower)\b")
_OF_RATES = 10  # "one tenth higher": a tenth of a point


def _tenth_of_point(text: str, start: int, end: int, value: Decimal) -> Mention | None:
    """ "two tenths more than in March", told of rates: the points that the word leaves out."""
    if _TENTH_BEHIND.match(text, end) is None:
        return None
    step = Decimal("0.1")
    rule = "en.fraction.of_point"
    return Mention(start, end, "point", value, unit="percentage_point", step=step, outer_step=step, form="words", rule=rule)


_ENDS_OF_RANGES = frozenset({"top", "bottom", "upper", "lower"})  # "in the top half of its target range"


def read_half(text: str, start: int, end: int, left: Word) -> Mention | None:
    """ "half" as a share, as part of a point, or ("cut in half") as a change; None for half-years and half an hour."""
    begin = left.start if left.lower in ("a", "one") else start
    point = _part_of_point(text, begin, end, Decimal("0.5"))
    if point is not None:
        return point
    if left.lower in PERIOD_LEFT or left.lower in _ENDS_OF_RANGES or _OF_TIME.match(text, end) or not _FOLLOWS.match(text, end):
        return None
    if left.lower == "in" and not _OF_WHOLE.match(text, end):
        return halved(start, end, rule="en.fraction.in_half")
    return share(begin, end, Decimal(1), Decimal(2), rule="en.fraction.half")


def read_singular(text: str, end: int, *, bottom: int, left: Word) -> Mention | None:
    """ "a third", "one fifth", "a quarter": None where the word is an ordinal or a period."""
    if left.lower not in _ARTICLES:
        return None
    point = _part_of_point(text, left.start, end, Decimal(1) / bottom)
    if point is not None and bottom in (4, 5, 10):
        return point
    if bottom == _OF_RATES and (tenth := _tenth_of_point(text, left.start, end, Decimal(1) / bottom)) is not None:
        return tenth
    if not _FOLLOWS.match(text, end) or _OF_TIME.match(text, end):
        return None
    if bottom == 4:
        earlier = word_before(text, left.start)
        if not (earlier.lower in SHARE_LEFT or _QUARTER_OF.match(text, end)):
            return None
    return share(left.start, end, Decimal(1), Decimal(bottom), rule="en.fraction")


def read_plural(text: str, number: Number, end: int, *, bottom: int, left: Word) -> Mention | None:
    """ "two-thirds", "three quarters", with the numerator read before."""
    top = number.value
    if not 0 < top < bottom:
        return None
    if bottom in (2, 4):
        if left.lower in PERIOD_LEFT or left.lower in ("for", "in", "straight") or _OF_TIME.match(text, end) or top == 2:
            return None
        if text[number.end : number.end + 1] != "-" and not (_QUARTER_OF.match(text, end) or left.lower in SHARE_LEFT):
            return None
    point = _part_of_point(text, number.start, end, top / bottom)
    if point is None and bottom == _OF_RATES:
        point = _tenth_of_point(text, number.start, end, top / bottom)
    return point if point is not None else share(number.start, end, top, Decimal(bottom), rule="en.fraction")


def read_one_in(text: str, number: Number, words: NumberWords) -> Mention | None:
    """ "one in six", "2 out of 5"; None for "3 in 2024" and "5 in 12 months"."""
    match = _OUT_OF.match(text, number.end)
    if match is None or number.decimals or number.grouped or number.scaled:
        return None
    at = match.end()
    bottom = read_digits(text, at) if text[at].isdigit() else words.read(text, at)
    if bottom is None or bottom.decimals or not number.value < bottom.value <= 100 or _TIME_BEHIND.match(text, bottom.end):
        return None
    if word_before(text, number.start).lower in MONTHS or text[bottom.end : bottom.end + 1] in ("-", "/"):
        return None
    return share(number.start, bottom.end, number.value, bottom.value, rule="en.fraction.one_in")
