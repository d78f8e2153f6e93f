"""The loosest reading of a number that a store keeps, for findings that may not rest on how it was rounded (checks.md, section 1)."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.interval import Interval, add, subtract

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HALF = Decimal("0.5")


def outer(text: str, value: Decimal | None, core: Interval) -> Interval:
    """What an editor could still defend: truncation, rounding up, and zeros at the end that are no digits. Holds the core reading."""
    if value is None or core.lo is None or core.hi is None or core.lo == core.hi:
        return core
    step = subtract(core.hi, core.lo)
    far = max(step, _loosest(text, abs(value)) * _HALF)
    low, high = subtract(value, far), add(value, far)
    return Interval(min(core.lo, low), max(core.hi, high), core.lo < low, core.hi > high)


def _loosest(text: str, size: Decimal) -> Decimal:
    """The unit of the last digit that is not zero, of a whole number; none of its own for one with decimals."""
    found = _NUMBER.search(text)
    if found is None or "." in found[0]:
        return Decimal(0)
    digits = found[0].replace(",", "")
    written = Decimal(digits)
    if not written:
        return Decimal(0)
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) * (size / written)
