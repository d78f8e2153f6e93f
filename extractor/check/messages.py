"""What a row says: numbers as written, intervals in readable digits, one plain sentence a reporter understands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from extractor import late_re as re
from extractor.check.claims import Claim, Common
from extractor.interval import End, Interval
from extractor.marks import Draft

if TYPE_CHECKING:
    from extractor.check.engine import Outcome

_FLOOR = Context(prec=15, rounding=ROUND_FLOOR)
_CEILING = Context(prec=15, rounding=ROUND_CEILING)
_NEAREST = Context(prec=15, rounding=ROUND_HALF_EVEN)
_NUMBER = re.compile(r"\d(?:[\d,\u00a0\u202f ]*\d)?(?:\.\d+)?")
_WORDS = {"percentage_point": "percentage points", "basis_point": "basis points", "index_point": "points", "ratio": "times", "count": ""}
_COMPARED = ("≤", "≥", "<", ">", "=")  # what a formula ends with that is no equation
_ACRONYMS = re.compile(r"\b(?:arpu|cpih?|ebita|ebitda|fdi|gdp|gni|gva|hicp|nav|pce|pmi|ppi|rpi|wpi)\b")
_RATES = ("percent", "percentage_point", "basis_point", "ratio")


def number(end: End | None, context: Context = _CEILING) -> Decimal | None:
    """An end in at most 15 digits."""
    if end is None:
        return None
    return context.plus(end) if isinstance(end, Decimal) else context.divide(Decimal(end.numerator), Decimal(end.denominator))


def bounds(interval: Interval) -> dict[str, Decimal | None]:
    """An interval as the record has it, rounded outwards to 15 digits."""
    return {"low": number(interval.lo, _FLOOR), "high": number(interval.hi, _CEILING)}


def surface(text: str, draft: Draft) -> str:
    """The figure as it stands in the text, on one line."""
    written = text[draft.start : draft.end]
    return " ".join(written.split()) if "\n" in written or "\r" in written else written


def fill(template: str, text: str, terms: Sequence[Draft]) -> str:
    """A template with {0}, {1} … replaced by the figures as they stand in the text."""
    written = [surface(text, draft) for draft in terms]
    return template.format(*written, all=listing(written))


def listing(parts: Sequence[str]) -> str:
    """ "A, B and C" """
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def formula(text: str, claim: Claim | Common) -> str:
    if isinstance(claim, Common):
        return "; ".join(fill(claim.formula, text, group) for group in claim.groups)
    left = fill(claim.formula, text, claim.terms)
    return f"{left}{'' if left.endswith(_COMPARED) else ' ='} {surface(text, claim.stated)}"


def message(text: str, outcome: Outcome) -> str:
    """The row in one sentence."""
    claim = outcome.claim
    if isinstance(claim, Common):
        pairs = listing([f"{surface(text, one)} for {surface(text, other)}" for one, other in claim.groups])
        return claim.message.format(pairs=pairs, tail="agree" if outcome.holds else "do not agree")
    stated = surface(text, claim.stated)
    written = [surface(text, draft) for draft in claim.terms]
    template = claim.message if outcome.holds or claim.fails is None else claim.fails
    names = {"all": listing(written), "stated": stated}
    if "{implied}" in template:
        names["implied"] = in_words(text, outcome.implied, claim.stated)
    if "{name}" in template:
        names["name"] = name_of(claim.terms)
    sentence = template.format(*written, **names)
    sentence = sentence[0].upper() + sentence[1:]
    if "{stated}" in template:
        return sentence + "."
    if _lacks_sign(claim.stated, stated, outcome.stated):
        stated = f"minus {stated}"
    if outcome.holds:
        return f"{sentence}, as the text says ({stated})."
    return f"{sentence}; the text says {_way(claim.stated, outcome.implied) if stated[0].isdigit() else ''}{stated}."


def _lacks_sign(draft: Draft, written: str, read: Interval) -> bool:
    """Whether a level below zero stands without its sign, as a deficit does behind its word."""
    return draft.measure == "level" and read.hi is not None and read.hi < 0 and written[0] not in "-−–+("


def _way(stated: Draft, implied: Interval) -> str:
    """ "a fall of ", "a rise of " where a stated change goes the other way than what the figures imply: its digits do not show it."""
    if stated.unit not in _RATES or stated.measure != "change" or stated.value is None or implied.lo is None or implied.hi is None:
        return ""
    if stated.value < 0 < implied.lo:
        return "a fall of "
    return "a rise of " if implied.hi < 0 < stated.value else ""


def name_of(terms: Sequence[Draft]) -> str:
    """ "exports of " before a first term whose indicator is known, else nothing."""
    indicator = terms[0].indicator if terms else None
    word = (indicator.id or indicator.name or indicator.text) if indicator is not None else None
    return f"{_ACRONYMS.sub(lambda found: found[0].upper(), word.replace('_', ' '))} of " if word else ""


def in_words(text: str, interval: Interval, like: Draft) -> str:
    """An interval in the style of a figure: "9.6 to 9.7 percent", "$4.2 to $4.3 billion", "a fall of 3.8 percent" for rates of change."""
    lead = ""
    low_end, high_end = interval.lo, interval.hi
    if like.unit in _RATES and like.measure == "change" and low_end is not None and high_end is not None:
        if high_end < 0:
            lead, interval = "a fall of ", -interval
        else:
            lead = "a rise of " if low_end > 0 else "a change of "
    found = _NUMBER.search(surface(text, like))
    if found is None or like.value is None or not like.value:
        return lead + _plainly(interval, like)
    written = Decimal(re.sub(r"[^\d.]", "", found[0]))
    if not written:
        return lead + _plainly(interval, like)
    prefix, suffix = surface(text, like)[: found.start()].lstrip("+-−–"), surface(text, like)[found.end() :]
    places = len(found[0].partition(".")[2])
    width = interval.width
    if like.unit == "percent" and width is not None and width < 1:
        places = max(places, 1)
    scale = abs(like.value) / written
    places += _inwards(interval, scale, places)
    low, high = (_rounded(end, scale, places) for end in (interval.lo, interval.hi))
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {_signed(prefix, high or low or '')}{suffix}"
    first, last = _signed(prefix, low), _signed(prefix, high)
    return f"{lead}{first}{suffix}" if low == high else f"{lead}{first} to {last}{suffix}"


def _signed(prefix: str, number: str) -> str:
    """The sign before the currency: "-$4.4"."""
    return f"-{prefix}{number[1:]}" if number.startswith("-") else prefix + number


def _inwards(interval: Interval, scale: Decimal, places: int) -> bool:
    """Whether rounding would leave out an end of the interval that lies half-way: 3.5 to 6.5 are not "4 to 6"."""
    low, high = (None if end is None else number(end, _NEAREST) for end in (interval.lo, interval.hi))
    half = Decimal(5).scaleb(-places - 1)
    ends = ((None if end is None else end / scale, sign) for end, sign in ((low, 1), (high, -1)))
    return any(end is not None and sign * (round(end, min(places, 6)) - end) == half for end, sign in ends)


def _rounded(end: End | None, scale: Decimal, places: int) -> str | None:
    exact = number(end, _NEAREST)
    return None if exact is None else f"{round(exact / scale, min(places, 6)):,f}"


def _plainly(interval: Interval, like: Draft) -> str:
    unit = _WORDS.get(like.unit, like.unit.replace("_", " "))
    if like.measure == "streak":
        unit += "s"
    low, high = (_rounded(end, Decimal(1), 1) for end in (interval.lo, interval.hi))
    low, high = (None if end is None else end.removesuffix(".0") for end in (low, high))
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {high if low is None else low} {unit}".rstrip()
    return f"{low} {unit}".rstrip() if low == high else f"{low} to {high} {unit}".rstrip()
