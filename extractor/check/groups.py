"""Groups: figures that could be parts and wholes of one another, and the runs of them that stand together.

A group holds the amounts of one unit and period in order of the text, each value and scope once. Parts of a whole are
looked for only among the runs that the text itself forms: those next to the whole, in a sentence, or in a paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.check.keys import kind_of, unit_family
from extractor.check.links import Links
from extractor.marks import Draft

LONGEST = 9  # parts in a run next to its whole


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


def groups_of(links: Links) -> dict[tuple[str, str], list[Group]]:
    """Unit and sort of number -> the groups of its periods."""
    found: dict[tuple[str, str, object], list[Draft]] = defaultdict(list)
    seen: set[tuple[object, ...]] = set()
    body_first = sorted(links.figures, key=lambda figure: figure.sentence in links.headline)  # a headline repeats the body
    for figure in body_first:
        if figure.value is None or figure.measure in ("rank", "streak", "change") or figure.qualifier in ("more_than", "less_than"):
            continue
        kind = "percent" if figure.unit == "percent" else kind_of(figure)
        if figure.unit == "percent" and figure.measure != "share":
            continue
        period = (figure.period.start, figure.period.end) if figure.period else None
        name = (unit_family(figure.unit), "amount" if kind == "level" else kind, period)
        mark = (*name, figure.value, links.key(figure))
        if mark not in seen:
            seen.add(mark)
            found[name].append(figure)
    result: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for (unit, kind, _), figures in found.items():
        result[unit, kind].append(Group(sorted(figures, key=lambda figure: figure.start)))
    return result
