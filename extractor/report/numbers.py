"""Numbers, intervals, periods and units in a reader's words."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from extractor.records import Bounds, Figure, plain
from extractor.write.as_table import clean

_DIGITS = 6  # of an end of an interval: quotients have no end
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_UNITS = {
    "percent": "percent",
    "percentage_point": "percentage points",
    "basis_point": "basis points",
    "index_point": "points",
    "ratio": "times",
    "count": "",
}
_UNSCALED = frozenset({"percent", "percentage_point", "basis_point", "index_point", "ratio"})
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Measure:
    """The scale and unit that numbers of one kind are shown in: 1.43 of "billion USD"; `whole` where fractions mean nothing."""

    power: int = 0
    unit: str = ""
    whole: bool = False

    def amount(self, value: Decimal) -> str:
        """In six digits, with the unit."""
        return f"{_written(self._rounded(value, None, None), 0)} {self.unit}".rstrip()

    def span(self, bounds: Bounds) -> str:
        """ "14.05 to 14.15 percent", "at least 80 percent": rounded outwards, by less than a hundredth of the width."""
        places = self._places(bounds)
        low = None if bounds.low is None else self._rounded(bounds.low, places, ROUND_FLOOR)
        high = None if bounds.high is None else self._rounded(bounds.high, places, ROUND_CEILING)
        if low is not None and high is not None:
            shown = max(_places_of(low), _places_of(high))
            said = _written(low, shown) if low == high else f"{_written(low, shown)} to {_written(high, shown)}"
        elif low is None and high is None:
            said = "any number"
        else:
            said = f"at least {_written(low, 0)}" if low is not None else f"at most {_written(high or Decimal(0), 0)}"
        return f"{said} {self.unit}".rstrip()

    def _places(self, bounds: Bounds) -> int | None:
        if bounds.low is None or bounds.high is None or bounds.low == bounds.high:
            return None
        return max(2 - (bounds.high - bounds.low).adjusted() + self.power, 0)

    def _rounded(self, value: Decimal, places: int | None, rounding: str | None) -> Decimal:
        """The scaled value to that many places, else in six digits; without idle zeros."""
        scaled = value.scaleb(-self.power)
        if places is None:
            places = _DIGITS - 1 - scaled.adjusted() if scaled else 0
        if _places_of(scaled) > places:
            scaled = scaled.quantize(Decimal(1).scaleb(-places), rounding=rounding)
        return Decimal(plain(scaled))


def _places_of(number: Decimal) -> int:
    return max(-int(number.as_tuple().exponent), 0)


def _written(number: Decimal, places: int) -> str:
    """With at least that many places and a true minus sign."""
    return f"{number:,.{max(places, _places_of(number))}f}".replace("-", "−")


def measure_for(figure: Figure, values: Iterable[Decimal | None]) -> Measure:
    """The scale that suits the values, with the unit of the figure."""
    unit = unit_words(figure)
    sizes = [abs(value) for value in values if value]
    if figure.unit not in _UNSCALED and sizes:
        for power, word in _SCALES:
            if max(sizes) >= 10**power:
                return Measure(power, f"{word} {unit}".strip())
    return Measure(0, unit, whole=figure.measure in ("streak", "rank"))


def unit_words(figure: Figure) -> str:
    """ "percent", "USD", "visitors", "months" """
    if figure.unit == "count":
        return clean(figure.counted or "").rpartition(" ")[2].lower()
    words = _UNITS.get(figure.unit, figure.unit.replace("_", " "))
    return f"{words}s" if figure.measure == "streak" and not words.endswith("s") else words


def period_words(period: str | None) -> str:
    """ "April 2025" for 2025-04, "January 2025 to May 2025" for 2025-01/2025-05; other notations as they are."""
    return " to ".join(_MONTH.sub(_month, part) for part in period.split("/")) if period else ""


def _month(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    number = int(month)
    if not 1 <= number <= 12:
        return found[0]
    name = month_name[number] if day is None else f"{int(day)} {month_name[number]}"
    return name if year == "XXXX" else f"{name} {year}"
