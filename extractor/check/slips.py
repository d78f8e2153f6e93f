"""Slips of the pen: what a figure would read if one thing about its digits or scale word were different."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor import late_re as re
from extractor.interval import Interval
from extractor.marks import Draft

KINDS = ("scale", "swapped", "dropped", "doubled", "changed", "point", "lost")  # in order of likelihood
PLAIN = KINDS[:2]  # these need no other witness
_NUMBER = re.compile(r"\d(?:[\d,\u00a0\u202f ]*\d)?(?:\.\d+)?")
_MARKS = dict.fromkeys(map(ord, ", \u00a0\u202f"))  # between the digits of a number
_SCALES = {3: "a thousand times more", -3: "a thousand times less", 4: "ten thousand times more", -4: "ten thousand times less"}
_SCALE_WORD = re.compile(r"thousand|million|billion|trillion|lakh|crore|bn|mn|\d\s?[mbk]\b", re.IGNORECASE)


Slip = tuple[str, str, str, str]  # kind, number as it stands, the digits in it, what they would be


def readings(text: str, draft: Draft, kind: str) -> Iterator[tuple[Interval, Slip]]:
    """The core reading under each slip of a kind, with what `told` makes words of."""
    surface, core = text[draft.start : draft.end], draft.core
    found = _NUMBER.search(surface)
    if found is None or core is None or draft.value is None or not draft.value:
        return
    if kind == "scale":
        if _SCALE_WORD.search(surface):
            for power, words in _SCALES.items():
                yield core.scale(Decimal(10) ** power), ("scale", words, "", "")
        return
    written = found[0].rstrip(", ")
    plain = written.translate(_MARKS)
    marked, digits = plain != written, Decimal(plain)
    if not digits:
        return
    unit = draft.value / digits  # keeps the sign
    decimals = len(written.partition(".")[2])
    halves: dict[int, Decimal] = {}
    for variant in dict.fromkeys(_VARIANTS[kind](written)):
        first = variant[0]
        if first.isdigit() and variant[-1].isdigit() and not (first == "0" and variant[1:2].isdecimal()):
            value = Decimal(variant.translate(_MARKS) if marked else variant)
            if value and value != digits:
                finer = len(variant.partition(".")[2]) - decimals
                half = halves.get(finer)
                if half is None:
                    half = halves[finer] = _half(core, finer)
                yield _moved(core, value * unit, half), (kind, surface, written, variant)


def told(slip: Slip) -> str:
    """A slip in words."""
    kind, surface, written, variant = slip
    return _TOLD[kind].format(surface.replace(written, variant, 1))


def _half(core: Interval, finer: int) -> Decimal:
    """Half the width of a reading; each further decimal makes it ten times narrower."""
    if not (isinstance(core.hi, Decimal) and isinstance(core.lo, Decimal)):
        return Decimal(0)
    return (core.hi - core.lo) / 2 * Decimal(10) ** -finer


def _moved(core: Interval, value: Decimal, half: Decimal) -> Interval:
    """The reading about another value."""
    if core.lo is None or core.hi is None:
        return core
    return Interval(value - half, value + half, core.lo_closed, core.hi_closed)


def _swapped(written: str) -> Iterator[str]:
    places = [k for k, sign in enumerate(written) if sign.isdigit()]
    for a, b in pairwise(places):
        if written[a] != written[b]:
            yield written[:a] + written[b] + written[a + 1 : b] + written[a] + written[b + 1 :]


def _dropped(written: str) -> Iterator[str]:
    """A digit was lost: a zero or one that stands twice anywhere, any other one only in a whole number."""
    whole = "." not in written
    for k in range(len(written)):
        for digit in "0123456789" if whole else sorted({"0", written[k - 1 : k], written[k]} - {"", ".", ",", " "}):
            yield written[:k] + digit + written[k:]


def _lost(written: str) -> Iterator[str]:
    """Any digit was lost, of a decimal number too."""
    for k in range(len(written) + 1):
        for digit in "0123456789":
            yield written[:k] + digit + written[k:]


def _doubled(written: str) -> Iterator[str]:
    """A digit too many."""
    for k, sign in enumerate(written):
        if sign.isdigit() and len(written) > 1:
            yield written[:k] + written[k + 1 :]


def _changed(written: str) -> Iterator[str]:
    for k, sign in enumerate(written):
        if sign.isdigit():
            for digit in "0123456789":
                if digit != sign:
                    yield written[:k] + digit + written[k + 1 :]


def _point(written: str) -> Iterator[str]:
    digits = written.replace(",", "").replace(" ", "")
    plain = digits.replace(".", "")
    for k in range(1, len(plain)):
        yield plain[:k] + "." + plain[k:]
    yield plain


_VARIANTS = {"swapped": _swapped, "dropped": _dropped, "doubled": _doubled, "changed": _changed, "point": _point, "lost": _lost}
_TOLD = {
    "scale": "wrong scale word: {} would fit",
    "swapped": "neighbouring digits swapped: {} would fit",
    "dropped": "a digit lost: {} would fit",
    "doubled": "a digit too many: {} would fit",
    "changed": "one digit wrong: {} would fit",
    "point": "decimal point moved: {} would fit",
    "lost": "a digit lost: {} would fit",
}
