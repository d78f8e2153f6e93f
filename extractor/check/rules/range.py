"""range: the lower end of a range is told first.

Formula  "between X and Y" needs X ≤ Y.
Why      Ends that changed places are a sign that one of the two was retyped.
Links    "between X and Y", "in a range of X to Y", with one unit.
Quiet    "From X to Y", which may be a movement; years; ends in two units.
Good     Growth of between 2.0 and 2.5 percent is expected for 2024.
Bad      Growth of between 2.5 and 2.0 percent is expected for 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Observation, rule
from extractor.check.links import Links
from extractor.check.near import figures_near

_UNIT = (
    r"percent|per\s+cent|pct|%|percentage\s+points?|basis\s+points?|points|thousand|million|billion|trillion|mn|bn|tonnes|barrels|units|"
    r"people|jobs"
)
_RANGE = re.compile(
    rf"\b(?:between|(?:in|within)\s+(?:a|the)\s+range\s+of)\s+(?P<money>[$€£¥]?)(?P<low>\d[\d,]*(?:\.\d+)?)\s?(?P<first>{_UNIT})?\s+(?:and|to)\s+"
    rf"[$€£¥]?(?P<high>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>{_UNIT})"
)


@rule("range")
def ranges(links: Links) -> Iterator[Observation]:
    if not links.figures or not links.tells(("between ", " range of ")):
        return
    for match in _RANGE.finditer(links.text):
        if match["first"] not in (None, match["unit"]):
            continue
        low, high = (Decimal(match[end].replace(",", "")) for end in ("low", "high"))
        holds = low <= high
        yield Observation(
            holds=holds,
            figures=figures_near(links, match.start("low")),
            formula=f"{match['low']} ≤ {match['high']}",
            message=f"The range {'runs' if holds else 'does not run'} upwards: {match['low']} and {match['high']} {match['unit']}.",
            hypothesis=None if holds else "ends of the range changed places, or one of them wrong",
        )
