"""within: a figure that is said to lie in a range lies in it, and a midpoint halfway between the ends.

Formula  low ≤ A ≤ high; M must be able to equal (low + high) / 2.
Why      Guidance and target ranges are carried over from release to release, and the figure beside them is new.
Links    "A, within the target range of X to Y"; "a range of X to Y, the midpoint of which is M", "X to Y (midpoint M)".
Quiet    Two figures before the range; negations ("fell out of", "not within"); a range in another unit.
Good     Inflation was 2.4 percent in May 2024, within the target range of 2 to 3 percent.
Bad      Inflation was 4.2 percent in May 2024, within the target range of 2 to 3 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, as_written, rule
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_WITHIN = re.compile(
    r"^[^.;:()]{0,40},?\s*\b(?:within|inside)\s+(?:(?:the|its|their|a)\s+)?(?:[a-z'’-]+\s+){0,4}?(?:range|band|corridor|guidance|target)\b"
    r"[^.;:()]{0,15}$"
)
_NOT = re.compile(r"\b(?:not|out|outside|back|return\w*|un(?:til|less)|if|would|could|should|expect\w*|to\s+be)\b")
_MIDPOINT = re.compile(r"\b(?:mid-?point|middle)\b[^.;:]{0,30}$")
_AHEAD = 2  # figures from a range to its midpoint
_HALF = Decimal("0.5")


@rule("within", reports="range")
def within(links: Links) -> Iterator[Claim]:
    ranges = [figure for figure in links.figures if figure.value is None and _ends(figure) is not None]
    if not ranges:
        return
    for span in ranges:
        row, place = links.by_sentence[span.sentence], links.place(span)
        figure = row[place - 1] if place else None
        told = figure is not None and _alike(figure, span) and _WITHIN.match(links.lead(span)) is not None
        if figure is not None and told and figure.id not in links.bases and not _NOT.search(links.lead(figure)[-40:] + links.lead(span)):
            yield _inside(figure, span)
        for middle in row[place + 1 : place + 1 + _AHEAD]:
            if _alike(middle, span) and _MIDPOINT.search(links.lead(middle)):
                yield _halfway(middle, span)


def _ends(figure: Draft) -> tuple[Decimal, Decimal] | None:
    """The ends of a range without the room of their rounding."""
    core = figure.core
    if core is None or not isinstance(core.lo, Decimal) or not isinstance(core.hi, Decimal) or figure.qualifier != "exact":
        return None
    half = figure.mention.step / 2
    return (core.lo + half, core.hi - half) if core.lo + half < core.hi - half else None


def _alike(figure: Draft, span: Draft) -> bool:
    return (
        figure.unit == span.unit and figure.value is not None and figure.qualifier == "exact" and figure.measure not in ("rank", "streak")
    )


def _inside(figure: Draft, span: Draft) -> Claim:
    return Claim(
        stated=figure,
        terms=(span,),
        implied=as_written,
        strength=Strength.ANCHORED,
        formula="{0} =",
        message="{stated} lies in the range of {0}, as the text says",
        fails="{stated} does not lie in the range of {0}",
        identity=False,
        precise=True,
    )


def _halfway(middle: Draft, span: Draft) -> Claim:
    half = span.mention.step / 2

    def midpoint(ends: Interval) -> Interval:
        assert isinstance(ends.lo, Decimal)
        assert isinstance(ends.hi, Decimal)
        at = (ends.lo + ends.hi) * _HALF
        return Interval(at - half, at + half)

    return Claim(
        stated=middle,
        terms=(span,),
        implied=midpoint,
        strength=Strength.ANCHORED,
        formula="middle of {0}",
        message="halfway through {0} stands {implied}",
        identity=False,
    )
