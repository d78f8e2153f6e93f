"""Parts: runs of neighbouring figures that add up to another figure, found by size.

Candidates are found in floats and with some room; what they yield is judged exactly, by the engine. The less the text and
the keys say for a sum, the finer it must be: a chance hit grows likelier with every step of rounding.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, pairwise

from extractor.check.groups import LONGEST, Group
from extractor.check.links import Links
from extractor.marks import Draft

Found = tuple[Draft, Sequence[Draft]]  # a whole and its parts
Row = Sequence[Draft]

# room over sum that a find may have:
BESIDE = 0.03  # one unit and period, the whole next to the parts or the parts a list of their own
APART = 0.002  # one unit and period, the whole elsewhere
RUN = 0.005  # any period, the parts right before or behind the whole
THREE, TWO = 0.0015, 0.0002  # any period and place: three parts or more, two parts
_TELLING = 0.0002  # the room of two parts over their sum
_APART = 8  # figures of the unit
CLOSED = 0.01  # any period and place, the list declared full
_NEARBY = 4  # sentences from a whole to its parts
_SLACK = 1.001  # for the floats


def in_group(links: Links, group: Group, *, signed: bool = False) -> Iterator[Found]:
    """Runs within one unit and period whose parts are of different scopes, and none the whole told again.

    `signed` takes losses off, as among changes; otherwise all count by their size.
    """
    figures, steps = group.figures, group.steps
    sizes = [float(value) for value in group.values] if signed else group.sizes
    count = len(figures)
    if count < 3:
        return
    lists = set(group.runs(links))
    spans = lists | {(first, end) for first in range(count) for end in range(first + 2, min(count, first + LONGEST) + 1)}
    sums, widths = list(accumulate(sizes, initial=0.0)), list(accumulate(steps, initial=0.0))
    order = sorted(range(count), key=sizes.__getitem__)
    ordered, widest = [sizes[k] for k in order], max(steps)
    for first, end in spans:
        found, width = sums[end] - sums[first], widths[end] - widths[first]
        listed = (first, end) in lists
        for place in order[bisect_left(ordered, found - width - widest) : bisect_right(ordered, found + width + widest)]:
            room = (width + steps[place]) / 2 * _SLACK
            finest = BESIDE if listed or place in (end, first - 1) else APART
            if not first <= place < end and abs(sizes[place] - found) <= room <= abs(sizes[place]) * finest:
                yield from _if_parts(links, figures[place], figures[first:end])
        if listed and end - first > 2:
            for place in range(first, end):
                if abs(found - 2 * sizes[place]) <= width / 2 * _SLACK <= abs(sizes[place]) * BESIDE:
                    yield from _if_parts(links, figures[place], [figures[k] for k in range(first, end) if k != place])


def _if_parts(links: Links, whole: Draft, parts: Row) -> Iterator[Found]:
    names = {(links.key(part).indicator, links.key(part).scope()) for part in parts}
    own = (links.key(whole).indicator, links.key(whole).scope())
    distinct = len(names) == len(parts) or len(names) == 1
    sizes = [links.size[part.id] for part in parts]
    if min(sizes) <= links.half[whole.id]:
        return  # what is lost in the rounding of the whole is no part that the sum could show
    if distinct and not (len(names) > 1 and own in names) and max(sizes) < links.size[whole.id]:
        yield whole, parts


def completed(group: Group) -> Iterator[Found]:
    """ "with services, T; services gave P": the other part was told before."""
    figures, sizes, steps = group.figures, group.sizes, group.steps
    for place in range(2, len(figures)):
        for whole, part in ((place - 1, place), (place, place - 1)):
            if figures[whole].sentence != figures[part].sentence or not 0 < sizes[part] < sizes[whole]:
                continue
            for other in range(place - 1):
                room = (steps[whole] + steps[part] + steps[other]) / 2 * _SLACK
                if abs(sizes[other] + sizes[part] - sizes[whole]) <= room <= sizes[whole] * APART:
                    yield figures[whole], (figures[other], figures[part])


def across_keys(links: Links, closed: Container[str], totals: Container[str]) -> Iterator[Found]:
    """Runs whose sum no key need vouch for. `closed` figures end a full list, `totals` are called one by their words."""
    rows: dict[tuple[str, bool], list[Draft]] = defaultdict(list)
    for figure in links.figures:
        if figure.measure in ("level", "difference") and figure.unit != "percent" and links.size[figure.id]:
            rows[links.family[figure.id], figure.measure == "level"].append(figure)
    for row in rows.values():
        if len(row) < 3:
            continue
        order = sorted(row, key=lambda figure: links.size[figure.id])
        sizes = [links.size[figure.id] for figure in order]
        current = [figure for figure in row if figure.id not in links.bases]
        yield from _beside(links, current)
        for figures in (current, *_columns(row)):
            for first, end, found, width in _windows(links, figures):
                parts = figures[first:end]
                finest = CLOSED if parts[-1].id in closed else TWO if end - first == 2 else THREE
                for whole in order[bisect_left(sizes, found - 2 * width) : bisect_right(sizes, found + 2 * width)]:
                    room = (width + links.half[whole.id]) * _SLACK
                    if abs(links.size[whole.id] - found) <= room <= found * finest and all(part is not whole for part in parts):
                        yield whole, parts
                after = figures[end] if end < len(figures) and figures[end].id in totals else None
                if after is None or after.sentence != parts[-1].sentence:
                    continue
                if abs(links.size[after.id] - found) <= (width + links.half[after.id]) * _SLACK <= found * BESIDE:
                    yield after, parts


def by_chance(links: Links) -> Iterator[Found]:
    """Two amounts apart from one another that give, to the last of four digits, one told before them."""
    rows: dict[tuple[str, bool], list[Draft]] = defaultdict(list)
    for figure in links.figures:
        told = figure.measure in ("level", "difference") and figure.unit != "percent" and figure.sentence not in links.headline
        if told and links.size[figure.id] and figure.id not in links.bases:
            rows[links.family[figure.id], figure.measure == "level"].append(figure)
    for row in rows.values():
        sizes = [links.size[figure.id] for figure in row]
        for place, whole in enumerate(row[:-2]):
            size, half = sizes[place], links.half[whole.id]
            if half > size * _TELLING:
                continue
            last = min(len(row), place + 1 + _APART)
            for first in range(place + 1, last):
                rest = size - sizes[first]
                if rest <= 0:
                    continue
                for second in range(first + 1, last):
                    room = links.half[row[first].id] + links.half[row[second].id]
                    if abs(sizes[second] - rest) > (room + half) * _SLACK or room > size * _TELLING:
                        continue
                    if row[second].sentence - row[first].sentence <= _NEARBY and second - place > 2:
                        yield whole, (row[first], row[second])


def _beside(links: Links, row: Row) -> Iterator[Found]:
    """Runs right before or behind their whole."""
    for place, whole in enumerate(row):
        target = links.size[whole.id]
        for way in (1, -1):
            found, width = 0.0, links.half[whole.id]
            at = place + way
            while 0 <= at < len(row) and abs(at - place) <= LONGEST and abs(row[at].sentence - whole.sentence) <= _NEARBY:
                found += links.size[row[at].id]
                width += links.half[row[at].id]
                if found > target + width:
                    break
                if abs(at - place) > 1 and abs(found - target) <= width * _SLACK <= target * RUN:
                    yield whole, row[place + 1 : at + 1] if way > 0 else row[at:place]
                at += way


def _columns(row: Row) -> tuple[Row, ...]:
    """The columns of a list that tells two periods a line: "Cost of sales: 7,904; 6,731"."""
    lines: dict[int, list[Draft]] = defaultdict(list)
    for figure in row:
        lines[figure.sentence].append(figure)
    pairs = [line for line in lines.values() if len(line) == 2]
    return ([line[0] for line in pairs], [line[1] for line in pairs]) if len(pairs) > 1 else ()


def _windows(links: Links, figures: Row) -> Iterator[tuple[int, int, float, float]]:
    """Stretches of two to some neighbours, with the sum of their sizes and half-steps."""
    for first, opening in enumerate(figures):
        found, width = links.size[opening.id], links.half[opening.id]
        for end in range(first + 2, min(len(figures), first + LONGEST) + 1):
            part = figures[end - 1]
            if part.sentence - opening.sentence > _NEARBY:
                break
            found += links.size[part.id]
            width += links.half[part.id]
            yield first, end, found, width


def adjoin(figures: Sequence[Draft], whole: Draft) -> bool:
    """Whether the periods of the figures adjoin and fill that of the whole."""
    spans = sorted((figure.period.start, figure.period.end) for figure in figures if figure.period is not None)
    if whole.period is None or not spans:
        return False
    joined = all((later[0] - earlier[1]).days == 1 for earlier, later in pairwise(spans))
    return joined and spans[0][0] == whole.period.start and spans[-1][1] == whole.period.end
