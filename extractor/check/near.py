"""The figures that a stretch of words is shown with, where a check is about words and dates."""

from __future__ import annotations

from bisect import bisect_left

from extractor.check.links import Links
from extractor.marks import Draft


def figures_near(links: Links, at: int) -> tuple[Draft, ...]:
    """Those of the sentence around a place in the text, else the nearest one."""
    number = bisect_left([end for _, end in links.sentences], at)
    row = links.by_sentence.get(number)
    if row:
        return tuple(row)
    return (min(links.figures, key=lambda figure: abs(figure.start - at)),)
