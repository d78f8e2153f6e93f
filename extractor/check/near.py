"""The figures near a place or another figure, found without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extractor.check.links import Links
from extractor.marks import Draft

_SENTENCE = attrgetter("sentence")


def figures_near(links: Links, at: int) -> tuple[Draft, ...]:
    """Those of the sentence around a place in the text, else the nearest one."""
    number = bisect_left([end for _, end in links.sentences], at)
    row = links.by_sentence.get(number)
    if row:
        return tuple(row)
    return (min(links.figures, key=lambda figure: abs(figure.start - at)),)


def in_reach(figures: Sequence[Draft], draft: Draft, reach: int) -> Sequence[Draft]:
    """Those of the figures (in order of the text) that stand at most `reach` sentences from a figure."""
    first = bisect_left(figures, draft.sentence - reach, key=_SENTENCE)
    return figures[first : bisect_right(figures, draft.sentence + reach, first, key=_SENTENCE)]
