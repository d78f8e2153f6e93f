"""Numbers: digits and number words read into exact values with their rounding steps.

Reads   the raw text at the offset of an anchor
Gives   Number(start, end, value, step, outer, …) before any scale word or unit

Thousands marks are commas, points, blanks (also no-break and thin ones) and the Indian grouping 12,34,567; a decimal
comma is told by one comma with one or two digits behind it. Steps follow the catalogue of checks, section 1.4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

MOST_DIGITS = 18  # before the point: a hundred times the output of the world in the smallest of currencies
BLANKS = " \u00a0\u202f\u2009"
_SPACED = re.compile(rf"[0-9]{{1,3}}(?:[{BLANKS}][0-9]{{3}}){{1,5}}(?:[.,][0-9]{{1,3}})?(?![0-9])(?!,[0-9])")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{2})+,[0-9]{3}")
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_MIXED_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+[.,][0-9]{1,2}")  # 4.318.77 and 1.234,5
_CORE = re.compile(rf"[0-9]{{1,{MOST_DIGITS}}}(?:[.,][0-9]{{1,9}}){{0,7}}")
_APOSTROPHES = re.compile(r"[0-9]{1,3}(?:['’][0-9]{3}){1,5}(?:\.[0-9]{1,3})?(?![0-9])")  # Swiss 1'234'567.8
_GOES_ON = re.compile(r"[0-9]|[eE][+-]?[0-9]")  # more digits than any statistic has, or an exponent
_ONE, _TEN = Decimal(1), Decimal(10)


@dataclass(slots=True)
class Number:
    """A number without unit. `decimals` are written digits behind the point, `zeros` trailing zeros of a whole number."""

    start: int
    end: int
    value: Decimal
    decimals: int = 0
    zeros: int = 0
    length: int = 1  # digits of the whole part
    scale: Decimal = _ONE
    grouped: bool = False  # a thousands mark is written
    words: bool = False
    scaled: bool = False  # a scale word or abbreviation belongs to it
    whole_from: Decimal | None = None  # value of the larger parts of a compound: "7 trillion" in "7 trillion 304 billion"
    glued: bool = False  # the scale is glued to the digits

    @property
    def total(self) -> Decimal:
        """The value in base units."""
        own = self.value * self.scale
        return own if self.whole_from is None else own + self.whole_from

    @property
    def step(self) -> Decimal:
        """Unit of the last meaningful written digit (core reading)."""
        if self.decimals:
            return self.scale.scaleb(-self.decimals)
        if self.scaled:
            return self.scale
        return _TEN ** max(0, min(self.zeros, self.length - 2)) if self.zeros >= 2 else _ONE

    @property
    def outer_step(self) -> Decimal:
        """The loosest reading of the same digits: trailing zeros of a whole number may be filler."""
        if self.decimals:
            return self.scale.scaleb(-self.decimals)
        if self.scaled:
            return self.scale * _TEN**self.zeros if self.whole_from is None else self.scale
        return _TEN**self.zeros if self.zeros >= 2 else _ONE

    @property
    def whole(self) -> bool:
        """A whole number without scale word and with fewer than two trailing zeros: exact for a count of things."""
        return not self.decimals and not self.scaled and self.zeros < 2


def read_digits(text: str, start: int) -> Number | None:
    """The number that begins with the digit at `start`; None for versions, dates with points, endless digits and the like."""
    match = _CORE.match(text, start)
    if match is None or _GOES_ON.match(text, match.end()) or _goes_back(text, start):
        return None
    end = match.end()
    if end < len(text) and text[end] in BLANKS and text[end + 1 : end + 2].isdigit():
        spaced = _SPACED.match(text, start)
        if spaced is not None and spaced.end() > end:
            return _spaced(text, start, spaced.end())
    if text[end : end + 1] in ("'", "’") and (swiss := _APOSTROPHES.match(text, start)) is not None:
        return _plain(start, swiss.end(), swiss[0].replace("'", "").replace("’", ""), grouped=True)
    raw = match[0]
    if len(raw) > MOST_DIGITS and sum(map(str.isdecimal, raw.partition(".")[0])) > MOST_DIGITS:
        return None
    commas, points = raw.count(","), raw.count(".")
    if not commas and points < 2:
        return _plain(start, end, raw)
    if commas and not points:
        return _with_commas(start, raw)
    if commas and points == 1 and raw.rfind(".") > raw.rfind(","):
        head, _, tail = raw.partition(".")
        if _COMMAS.fullmatch(head):
            return _plain(start, end, head.replace(",", "") + "." + tail, grouped=True)
        return _with_commas(start, head)
    if _POINTS.fullmatch(raw):
        return _plain(start, end, raw.replace(".", ""), grouped=True)
    if _MIXED_POINTS.fullmatch(raw):
        cut = max(raw.rfind("."), raw.rfind(","))
        return _plain(start, end, raw[:cut].replace(".", "") + "." + raw[cut + 1 :], grouped=True)
    return None


def _goes_back(text: str, start: int) -> bool:
    """Whether the digits are the last of a number that is too long, or the exponent of one: "5e-3"."""
    if start < 3:
        return False
    if text[start - 1] in "+-" and text[start - 2] in "eE" and text[start - 3].isdecimal():
        return True
    return start >= MOST_DIGITS and text[start - MOST_DIGITS : start + 1].isdecimal()


def _plain(start: int, end: int, digits: str, *, grouped: bool = False) -> Number:
    whole, _, fraction = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not fraction else 0
    return Number(
        start, end, Decimal(digits), len(fraction), zeros if zeros < len(whole) else 0, len(whole.lstrip("0")) or 1, grouped=grouped
    )


def _spaced(text: str, start: int, end: int) -> Number:
    raw = "".join(mark for mark in text[start:end] if mark not in BLANKS).replace(",", ".")
    return _plain(start, end, raw, grouped=True)


def _with_commas(start: int, raw: str) -> Number:
    if _COMMAS.fullmatch(raw) and not raw.startswith("0,"):
        return _plain(start, start + len(raw), raw.replace(",", ""), grouped=True)
    head, *rest = raw.split(",")
    if len(rest) == 1 and (len(rest[0]) <= 2 or head == "0") and len(head) <= 3:
        return _plain(start, start + len(raw), f"{head}.{rest[0]}")  # a decimal comma
    grouped = _COMMAS.match(raw)  # "2,024,15": the number, then a list
    first = grouped[0] if grouped and not raw.startswith("0,") else head
    return _plain(start, start + len(first), first.replace(",", ""), grouped=first is not head)


_WORD = re.compile(r"[A-Za-z]+")
_SEPARATOR = re.compile(rf"[{BLANKS}\n]?(?:-[{BLANKS}]?)?(?:and[{BLANKS}-](?:an?[{BLANKS}-])?)?(?:point[{BLANKS}-])?", re.IGNORECASE)
_POINT_DIGITS = re.compile(r"[0-9]{1,4}(?![0-9])")


class NumberWords:
    """Reads spelled numbers below a million without their scale: "thirty-one", "two and a half", "nine-point-three"."""

    def __init__(self, cardinals: Mapping[str, int], denominators: Mapping[str, int]) -> None:
        self._cardinals = cardinals
        self._denominators = denominators

    def read(self, text: str, start: int) -> Number | None:
        """The spelled number at `start`; None where no cardinal stands there."""
        match = _WORD.match(text, start)
        if match is None:
            return None
        first = self._cardinals.get(match[0].lower())
        if first is None and match[0].lower() != "hundred":
            return None
        value, last, end = Decimal(100 if first is None else first), 100 if first is None else first, match.end()
        for _ in range(6):
            gap = _SEPARATOR.match(text, end)
            joint = gap[0].lower() if gap else ""
            if not joint:
                break
            at = end + len(joint)
            if "point" in joint:
                return self.decimals(text, at, Number(start, end, value, words=True))
            word = _WORD.match(text, at)
            grown = self._grow(value, last, joint, word[0].lower()) if word else None
            if word is None or grown is None:
                return self._half(text, word, joint, Number(start, end, value, words=True))
            value, last = grown
            end = word.end()
        return Number(start, end, value, words=True)

    def _grow(self, value: Decimal, last: int, joint: str, word: str) -> tuple[Decimal, int] | None:
        """Value and last word after one more word, where it continues the number."""
        if word == "hundred" and last < 100 and value < 100 and value % 10 and "and" not in joint:
            return value * 100, 100
        more = self._cardinals.get(word)
        if more is None or not more:
            return None
        if last == 100 and more < 100:
            return value + more, more
        if 20 <= last < 100 and more < 10 and last % 10 == 0 and "and" not in joint:
            return value + more, more
        return None

    def _half(self, text: str, word: re.Match[str] | None, joint: str, number: Number) -> Number:
        """The number with "and a half" or "and three quarters" behind it."""
        if word is None or "and" not in joint:
            return number
        part, end = self._denominators.get(word[0].lower()), word.end()
        count = 1
        if part is None or not joint.rstrip(BLANKS + "-").endswith((" a", "-a")):
            many = self._cardinals.get(word[0].lower())
            gap = re.compile(r"[ -]([A-Za-z]+)").match(text, end)
            part = self._denominators.get(gap[1].lower()) if gap and many and many < 4 else None
            if part is None or gap is None or many is None:
                return number
            count, end = many, gap.end()
        if part not in (2, 3, 4, 5):
            return number
        number.value += Decimal(count) / part
        number.end, number.decimals = end, 1 if part in (2, 5) else 2
        return number

    def decimals(self, text: str, at: int, number: Number) -> Number:
        """The number with the digits that follow "point", as words or digits."""
        digits, end = "", at
        written = _POINT_DIGITS.match(text, at)
        if written:
            digits, end = written[0], written.end()
        else:
            for _ in range(4):
                word = _WORD.match(text, end + (1 if digits and text[end : end + 1] in ("-", " ") else 0))
                digit = self._cardinals.get(word[0].lower()) if word else None
                if word is None or digit is None or digit > 9:
                    break
                digits, end = digits + str(digit), word.end()
        if not digits:
            return number
        number.value += Decimal(f"0.{digits}")
        number.decimals, number.end = len(digits), end
        return number
