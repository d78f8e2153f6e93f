"""Groups: figures that could be parts and wholes of one another, and the runs of them that stand together.

A group holds the amounts of one unit and period in order of the text, each value and scope once. Parts of a whole are
looked for only among the runs that the text itself forms: those next to the whole, in a sentence, or in a paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

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
        seen: set[tuple[int, int]] = set()
        for span in (
            *self._by(lambda f: f.sentence),
            *self._pairs(links),
            *self._by(lambda f: links.paragraph[f.sentence]),
            (0, len(self.figures)),
        ):
            if span[1] - span[0] >= 2 and span not in seen:
                seen.add(span)
                yield span

    def _by(self, of) -> list[tuple[int, int]]:  # type: ignore[no-untyped-def]
        spans: list[tuple[int, int]] = []
        first = 0
        for place in range(1, len(self.figures) + 1):
            if place == len(self.figures) or of(self.figures[place]) != of(self.figures[first]):
                spans.append((first, place))
                first = place
        return spans

    def _pairs(self, links: Links) -> list[tuple[int, int]]:
        spans = self._by(lambda f: f.sentence)
        return [
            (a[0], b[1]) for a, b in zip(spans, spans[1:], strict=False) if self.figures[b[0]].sentence - self.figures[a[0]].sentence == 1
        ]


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
