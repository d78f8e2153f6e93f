"""Exact interval arithmetic, and how a written number becomes an interval."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of numbers between two ends; None is an infinite end. Ends may be open."""

    lo: Decimal | None
    hi: Decimal | None
    lo_closed: bool = True
    hi_closed: bool = True
