"""Ranges and lists: numbers beside each other that share a unit, a scale or one meaning.

Reads   the readings of a text in order, and the text between them
Gives   mentions: "3 to 4 percent" as one range; "from 5 to 3 percent" and "0.3 and 0.4 percent" as two with the unit shared
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from extractor.marks import Mention
from extractor.recognize.contexts import RANGING
from extractor.recognize.decoys import word_before
from extractor.recognize.reading import Reading

_DASH = re.compile(r"[ \u00a0]?[-\u2010-\u2015\u2212][ \u00a0]?")
_TO = re.compile(r"\s(?:to|through)\s")
_AND = re.compile(r"\s(?:and|or|&)\s")
_LIST = re.compile(
    r",?\s(?:and|or|versus|vs\.?|against|to|but|from)\s|,\s|\s?/\s?|\s(?:and|or|to)\s(?:then|by|a|an)\s|,\s(?:then|and)\s(?:by\s)?"
)
_FROM = re.compile(r",?\s(?:up\s|down\s)?from\s")
_LONGEST_JOINT = 12
_RATES = frozenset(("percent", "point", "basis_point"))
_REACHED = 10  # times: what a signed change leads to, and what the end of a range is to its beginning
_HIGHEST_RATIO = 6
_SHARES_UNIT = frozenset(("percent", "point", "basis_point", "quantity", "money", "ratio"))


class Ranges:
    """Joins readings; `movements` are words (verbs, "up", "down") after which "X to Y" may be a movement."""

    def __init__(self, movements: Collection[str]) -> None:
        self._movements = frozenset(movements)

    def __call__(self, text: str, readings: list[Reading]) -> list[Mention]:
        """Mentions in order: shared units filled in, ranges joined."""
        for place in range(len(readings) - 2, -1, -1):
            self._share(text, readings[place], readings[place + 1])
        readings = [reading for reading in readings if not reading.tentative or reading.shared]
        mentions: list[Mention] = []
        place = 0
        while place < len(readings):
            first = readings[place]
            second = readings[place + 1] if place + 1 < len(readings) else None
            joined = self._range(text, first, second) if second is not None else None
            mentions.append(first.mention if joined is None else joined)
            place += 1 if joined is None else 2
        return mentions

    def _share(self, text: str, first: Reading, second: Reading) -> None:
        """Gives `first` the scale and unit of `second` where a list, range or movement joins them."""
        gap = second.mention.start - first.mention.end
        if gap > _LONGEST_JOINT or gap < 1 or first.number is None or second.number is None:
            return
        joint = text[first.mention.end : second.mention.start]
        if not (_LIST.fullmatch(joint) or _TO.fullmatch(joint) or _AND.fullmatch(joint) or _DASH.fullmatch(joint)):
            return
        if first.open and second.behind and second.mention.kind in _SHARES_UNIT:
            if (second.hyphen and joint.strip() == ",") or joint.startswith(", or"):
                return
            if second.mention.kind in _RATES and (first.number.scaled or first.number.grouped or first.number.value >= 1000):
                return
            self._take_scale(first, second, joint)
            self._take_unit(first, second)
        elif first.before and second.before and first.mention.unit == second.mention.unit:
            self._take_scale(first, second, joint)
        elif first.before and second.open and second.mention.kind == "count" and second.number.scaled and joint.strip() != ",":
            if second.mention.counted is None:
                self._take_scale(first, second, joint)
        elif first.open and second.number.scaled and second.mention.kind == "count" and joint.strip() != ",":
            self._take_scale(first, second, joint)
            first.mention.kind, first.mention.unit, first.mention.whole = "count", "count", False

    def _take_scale(self, first: Reading, second: Reading, joint: str) -> None:
        one, two = first.number, second.number
        if one is None or two is None or not two.scaled or one.scaled:
            return
        if (one.grouped or one.value >= 1000) and not (
            first.before and _DASH.fullmatch(joint) and one.value < two.value < one.value * _REACHED
        ):
            return  # but "Rs 1,000-1,100 crore"
        if "," in joint and "and" not in joint and not one.decimals and second.mention.kind == "count":
            return
        one.scale, one.scaled = two.scale, True
        first.shared = True
        mention = first.mention
        negative = mention.value is not None and mention.value < 0
        mention.value = -one.total if negative else one.total
        mention.step, mention.outer_step, mention.whole = abs(one.step), abs(one.outer_step), False

    def _take_unit(self, first: Reading, second: Reading) -> None:
        mention, source = first.mention, second.mention
        number = first.number
        if number is None or second.number is None:
            return
        factor = Decimal(1)
        if source.value and second.number.total:
            factor = abs(source.value) / second.number.total
        if factor != 1 and mention.value is not None:
            mention.value *= factor
            mention.step *= factor
            mention.outer_step *= factor
        mention.kind, mention.unit, mention.per, mention.whole = source.kind, source.unit, source.per, False
        mention.rule = source.rule
        first.behind = first.shared = True

    def _range(self, text: str, first: Reading, second: Reading) -> Mention | None:
        """The range that two readings make, or None."""
        one, two = first.mention, second.mention
        begins = self._left_edge(two)
        gap = begins - one.end
        if gap > 6 or gap < 1 or first.number is None or second.number is None or one.value is None or two.value is None:
            return None
        if one.low is not None or one.kind not in ("money", "percent", "point", "basis_point", "quantity", "count", "bare", "ratio"):
            return None
        joint = text[one.end : begins]
        dash, to = _DASH.fullmatch(joint), _TO.fullmatch(joint)
        between = bool(_AND.fullmatch(joint)) and word_before(text, self._left_edge(one)).lower == "between"
        if not (dash or to or between) or not self._fits(first, second):
            return None
        low, high = one.value, two.value
        if dash and (joint.startswith(" ") != joint.endswith(" ")):
            return None
        if low >= high or (low > 0 and high > low * _HIGHEST_RATIO and not dash and not between):
            return None
        if to and not self._is_span(text, first, second):
            return None
        return replace(
            two,
            start=one.start,
            value=None,
            low=low,
            high=high,
            unit=one.unit if one.kind == "money" else two.unit,
            kind=one.kind if one.kind == "money" else two.kind,
            qualifier=one.qualifier if one.qualifier_span else two.qualifier,
            qualifier_span=one.qualifier_span or two.qualifier_span,
            signed=one.signed or two.signed,
            step=max(one.step, two.step),
            outer_step=max(one.outer_step, two.outer_step),
        )

    def _left_edge(self, mention: Mention) -> int:
        return mention.qualifier_span[0] if mention.qualifier_span else mention.start

    def _fits(self, first: Reading, second: Reading) -> bool:
        one, two = first.mention, second.mention
        if one.kind == two.kind and one.unit == two.unit:
            return one.kind != "bare" or bool(first.number and second.number and (first.number.decimals or second.number.decimals))
        if one.kind == "money" and first.before and two.kind in ("bare", "count") and two.counted is None:
            return True
        return one.kind == "bare" and two.kind in ("count", "ratio") and two.counted is not None

    def _is_span(self, text: str, first: Reading, second: Reading) -> bool:
        """Whether "X to Y" is a range and no movement."""
        left = word_before(text, self._left_edge(first.mention))
        if left.lower == "from":
            return word_before(text, left.start).lower in RANGING
        full = first.mention.kind == "count" and second.mention.kind == "count" and not first.shared
        stated_twice = full or (first.behind and second.behind and not text[first.mention.end - 1].isdigit())
        if first.before and second.before:
            stated_twice = True
        if first.mention.kind == "bare":
            return False
        one, two = first.mention, second.mention
        if one.signed and not two.signed and one.value is not None and two.value is not None and two.value > _REACHED * abs(one.value):
            return False  # "Occupancy: +0.5% to 72.2%": a change and where it went
        moved = left.lower in self._movements or left.lower == "by" or _FROM.match(text, second.mention.end) is not None
        if stated_twice and moved and first.mention.kind == second.mention.kind == "percent" and left.lower != "by":
            low, high = first.mention.value, second.mention.value
            return low is not None and high is not None and 0 < low < high <= 2 * low  # "revenue is to rise 16% to 19%"
        return not (stated_twice and moved)
