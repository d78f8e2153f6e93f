"""MT: metric tons, or the million tonnes of Indian reports.

Reads   the mentions of a text that writes "MT"
Gives   their values in tonnes
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.marks import Mention

_MILLION = Decimal(1_000_000)
_DEFINED = re.compile(r"\bmillion (?:metric )?ton(?:ne)?s? \((?:in )?MT\)")
_MOST = 1000  # an economy's output in million tonnes is smaller


def scale_tonnes(text: str, mentions: Sequence[Mention]) -> None:
    """ "produced 9.3 MT, up from 8.81 MT": small decimals under a report that speaks of million tonnes are millions."""
    written = [one for one in mentions if one.unit == "tonne" and one.scale == 1 and text[one.end - 2 : one.end] == "MT"]
    values = [abs(one.value) for one in written if one.value is not None]
    if values and _DEFINED.search(text):
        _scale(written)
        return
    if not values or max(values) >= _MOST or not any(value % 1 for value in values):
        return
    low = text.lower()
    if "million tonne" not in low and "million ton" not in low and "(mt)" not in low and len(values) < 3:
        return
    _scale(written)


def _scale(written: Sequence[Mention]) -> None:
    """Take tonnes for million tonnes."""
    for one in written:
        one.value = one.value * _MILLION if one.value is not None else None
        one.low = one.low * _MILLION if one.low is not None else None
        one.high = one.high * _MILLION if one.high is not None else None
        one.step, one.outer_step, one.scale = one.step * _MILLION, one.outer_step * _MILLION, _MILLION
