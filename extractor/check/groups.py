"""Groups: figures that could be parts and wholes of one another, and the runs of them that stand together.

A group holds the amounts of one unit and period in order of the text, each value and scope once. Parts of a whole are
looked for only among the runs that the text itself forms: those next to the whole, in a sentence, or in a paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import cast

from extractor.check.keys import kind_of
from extractor.check.links import Links
from extractor.marks import Draft

LONGEST = 9  # parts in a run next to its whole


Groups = dict[tuple[str, str], list["Group"]]


class Group:
    """The amounts of one unit, measure and period, in order of the text."""

    def __init__(self, figures: list[Draft]) -> None:
        self.figures = figures
        self.sizes = [abs(float(figure.value or 0)) for figure in figures]
        self.steps = [float(figure.mention.step) for figure in figures]
        self.values = [figure.value if figure.value is not None else Decimal(0) for figure in figures]

    def runs(self, links: Links) -> Iterator[tuple[int, int]]:
        """The stretches (first, end) that stand together: by sentence, by two sentences, by paragraph, and all; two members or more."""
        by_sentence = _stretches([figure.sentence for figure in self.figures])
        by_paragraph = _stretches([links.paragraph[figure.sentence] for figure in self.figures])
        pairs = [
            (one[0], two[1]) for one, two in pairwise(by_sentence) if self.figures[two[0]].sentence - self.figures[one[0]].sentence == 1
        ]
        yield from dict.fromkeys(span for span in (*by_sentence, *pairs, *by_paragraph, (0, len(self.figures))) if span[1] - span[0] >= 2)


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches (first, end) of equal numbers."""
    spans, first = [], 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[first]:
            spans.append((first, place))
            first = place
    return spans


def groups_of(links: Links) -> Groups:
    """Unit and sort of number -> the groups of its periods. Made once an article."""
    known = links.memo.get("groups")
    if known is None:
        known = links.memo["groups"] = _groups(links)
    return cast("Groups", known)


def _groups(links: Links) -> Groups:
    found: dict[tuple[str, str, object], list[Draft]] = defaultdict(list)
    told: dict[tuple[object, ...], int] = {}
    body_first = sorted(links.figures, key=lambda figure: figure.sentence in links.headline)  # a headline repeats the body
    for figure in body_first:
        if figure.value is None or figure.measure in ("rank", "streak", "change") or figure.qualifier in ("more_than", "less_than"):
            continue
        if figure.unit == "percent" and figure.measure != "share":
            continue
        kind = "percent" if figure.unit == "percent" else kind_of(figure)
        name = (links.family[figure.id], "amount" if kind == "level" else kind, links.span(figure))
        # the same number of the same thing in another sentence is told again; in one list it is another part
        if told.setdefault((*name, links.first_told(figure)), figure.sentence) == figure.sentence:
            found[name].append(figure)
    result: Groups = defaultdict(list)
    for (unit, kind, _), figures in found.items():
        result[unit, kind].append(Group(sorted(figures, key=lambda figure: figure.start)))
    return result
