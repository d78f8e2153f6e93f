"""What a row says: numbers as written, intervals in readable digits, one plain sentence a reporter understands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TYPE_CHECKING

from extractor.check.claims import Claim, Common
from extractor.interval import End, Interval
from extractor.marks import Draft

if TYPE_CHECKING:
    from extractor.check.engine import Outcome

_FLOOR = Context(prec=15, rounding=ROUND_FLOOR)
_CEILING = Context(prec=15, rounding=ROUND_CEILING)
_WORDS = {"percentage_point": "percentage points", "basis_point": "basis points", "index_point": "points", "ratio": "times", "count": ""}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def number(end: End | None, context: Context = _CEILING) -> Decimal | None:
    """An end in at most 15 digits, without idle zeros."""
    if end is None:
        return None
    found = context.plus(end) if isinstance(end, Decimal) else context.divide(Decimal(end.numerator), Decimal(end.denominator))
    return found.normalize(context) if found == found.to_integral_value() and abs(found) < 1 else found


def bounds(interval: Interval) -> dict[str, Decimal | None]:
    """An interval as the record has it, rounded outwards to 15 digits."""
    return {"low": number(interval.lo, _FLOOR), "high": number(interval.hi, _CEILING)}


def surface(text: str, draft: Draft) -> str:
    return text[draft.start : draft.end]


def fill(template: str, text: str, terms: Sequence[Draft]) -> str:
    """A template with {0}, {1} … replaced by the figures as they stand in the text."""
    written = [surface(text, draft) for draft in terms]
    return template.format(*written, all=listing(written), rest=listing(written[1:]))


def listing(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def formula(text: str, claim: Claim | Common) -> str:
    if isinstance(claim, Common):
        return "; ".join(fill(claim.formula, text, group) for group in claim.groups)
    return f"{fill(claim.formula, text, claim.terms)} = {surface(text, claim.stated)}"


def message(text: str, outcome: Outcome) -> str:
    """The row in one sentence."""
    claim = outcome.claim
    if isinstance(claim, Common):
        pairs = listing([fill(claim.formula, text, group) for group in claim.groups])
        tail = "agree" if outcome.holds else "do not agree"
        return claim.message.format(pairs=pairs, tail=tail)
    sentence = claim.message.format(
        *[surface(text, draft) for draft in claim.terms],
        all=listing([surface(text, draft) for draft in claim.terms]),
        implied=span_in_words(outcome.implied, claim.stated),
        stated=surface(text, claim.stated),
    )
    sentence = sentence[0].upper() + sentence[1:]
    if "{stated}" in claim.message:
        return sentence + ("." if outcome.holds else ": the numbers do not fit.")
    return sentence + (
        f", which fits the {surface(text, claim.stated)} of the text."
        if outcome.holds
        else f"; the text says {surface(text, claim.stated)}."
    )


def span_in_words(interval: Interval, like: Draft) -> str:
    """An interval in the unit and with about the digits of a figure: "9.6 to 9.7 percent"."""
    scale, word = _scale(interval, like)
    step = like.mention.step / scale if like.unit != "percent" else like.mention.step
    ends = [None if end is None else _rounded(end, scale, step) for end in (interval.lo, interval.hi)]
    low, high = ends
    unit = " ".join(part for part in (word, _unit(like)) if part)
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {high if low is None else low} {unit}".rstrip()
    return (f"{low} {unit}" if low == high else f"{low} to {high} {unit}").rstrip()


def _scale(interval: Interval, like: Draft) -> tuple[Decimal, str]:
    sizes = [abs(end) for end in (interval.lo, interval.hi) if end is not None]
    size = max(sizes) if sizes else Decimal(0)
    if like.unit in ("percent", "percentage_point", "basis_point", "ratio"):
        return Decimal(1), ""
    return next(((scale, word) for scale, word in _SCALES if size >= scale), (Decimal(1), ""))


def _rounded(end: End, scale: Decimal, step: Decimal) -> str:
    exact = number(end) or Decimal(0)
    places = max(0, -(step / 1).normalize().adjusted()) if step else 0
    shown = round(exact / scale, min(places, 6))
    return f"{shown:,f}"


def _unit(like: Draft) -> str:
    if like.unit in _WORDS:
        return _WORDS[like.unit]
    return like.unit.replace("_", " ")
