"""Scales for charts: a stretch of numbers onto a stretch of the page, with round ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """Maps `low`..`high` onto `left`..`right`."""

    low: float
    high: float
    left: float
    right: float

    def place(self, value: float) -> float:
        """The place of a value, held inside the axis, to a tenth."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 1)

    def ticks(self, count: int, *, least: float = 0.0) -> list[float]:
        """About `count` round numbers inside the axis, at least `least` apart."""
        step = max(_round_step((self.high - self.low) / count), least)
        first = math.ceil(self.low / step)
        found = [number * step for number in range(first, math.floor(self.high / step) + 1)]
        return [round(value, 12) for value in found]


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough * 0.999)
