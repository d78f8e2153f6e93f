"""unit_conversion: an amount in two physical units is one amount.

Formula  the first times the exact factor must be able to equal the second.
Why      Conversions are worked out by hand, and digits change places.
Links    Y in brackets, or behind "or", right behind X, in units of one kind: length, area, mass, volume, temperature.
Quiet    Barrels to tonnes and other factors that depend on the product; hedges on both sides.
Good     The new line is 80 miles (129 km) long.
Bad      The new line is 80 miles (192 km) long.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.check.claims import Claim, Strength, rule
from extractor.check.links import Links
from extractor.check.rules.conversion import is_pair_gap
from extractor.interval import Interval
from extractor.marks import Draft

# unit: kind, and how many of the kind's base unit it is
_FACTORS: dict[str, tuple[str, Decimal]] = {
    name: (kind, Decimal(factor))
    for kind, units in {
        "length": {"metre": "1", "kilometre": "1000", "mile": "1609.344", "nautical_mile": "1852", "foot": "0.3048", "inch": "0.0254",
                   "yard": "0.9144", "centimetre": "0.01", "millimetre": "0.001"},
        "area": {"square_metre": "1", "hectare": "10000", "acre": "4046.8564224", "square_kilometre": "1000000",
                 "square_mile": "2589988.110336", "square_foot": "0.09290304"},
        "mass": {"gram": "1", "kilogram": "1000", "tonne": "1000000", "pound": "453.59237", "ounce": "28.349523125",
                 "short_ton": "907184.74", "troy_ounce": "31.1034768"},
        "volume": {"litre": "1", "cubic_metre": "1000", "gallon": "3.785411784", "barrel": "158.987294928", "cubic_foot": "28.316846592"},
    }.items()
    for name, factor in units.items()
}  # fmt: skip
_TROY = ("gold", "silver", "platinum", "palladium")  # whose ounces are troy ounces
_IMPERIAL_GALLON = Decimal("4.54609")
_TEMPERATURES = frozenset({"degree_celsius", "degree_fahrenheit"})


@rule("unit_conversion")
def unit_conversion(links: Links) -> Iterator[Claim]:
    for row in links.by_sentence.values():
        for first, second in pairwise(row):
            if first.unit == second.unit or first.measure != second.measure or not is_pair_gap(links.between(first, second)):
                continue
            if any(figure.qualifier in ("more_than", "less_than") for figure in (first, second)):
                continue
            if {first.unit, second.unit} == _TEMPERATURES:
                yield _temperature(first, second)
                continue
            one, other = (_factor(links, figure) for figure in (first, second))
            if one is not None and other is not None and one[0] == other[0]:
                yield _claim(first, second, one[1], other[1])


def _factor(links: Links, figure: Draft) -> tuple[str, Decimal] | None:
    if figure.unit == "ounce" and links.tells(_TROY):
        return _FACTORS["troy_ounce"]
    if figure.unit == "gallon" and "imperial" in links.text:
        return "volume", _IMPERIAL_GALLON
    return _FACTORS.get(figure.unit)


def _claim(first: Draft, second: Draft, one: Decimal, other: Decimal) -> Claim:
    def converted(amount: Interval) -> Interval:
        return amount.scale(one).over(Interval.point(other))

    return Claim(
        stated=second,
        terms=(first,),
        implied=converted,
        strength=Strength.ANCHORED,
        formula=f"{{0}} × {one} / {other}" if other != 1 else f"{{0}} × {one}",
        message="{0} is {implied}",
    )


def _temperature(first: Draft, second: Draft) -> Claim:
    if first.unit == "degree_fahrenheit":
        return Claim(
            stated=second,
            terms=(first,),
            implied=lambda heat: heat.shift(-32).scale(5).over(Interval.point(Decimal(9))),
            strength=Strength.ANCHORED,
            formula="({0} − 32) × 5 / 9",
            message="{0} is {implied}",
        )
    return Claim(
        stated=second,
        terms=(first,),
        implied=lambda heat: heat.scale(Decimal("1.8")).shift(32),
        strength=Strength.ANCHORED,
        formula="{0} × 1.8 + 32",
        message="{0} is {implied}",
    )
