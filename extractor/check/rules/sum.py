"""sum: parts that make up a whole add up to it, and shares to 100.

Formula  P₁ + P₂ + … must be able to equal T; for shares, 100 must be able to be their sum.
Why      Tables are retyped into sentences; one part mistyped leaves a total that no longer adds up.
Links    Parts in one list beside their total, declared full by "comprising", "the remaining", "the rest"; known partitions
         (exports and imports of turnover; loaded imports, loaded exports and empties of a port).
Quiet    "Including", "such as", "led by"; lists that are not declared full may only confirm.
Good     The 480 ships ordered comprised 210 tankers, 150 bulk carriers and 120 container ships.
Bad      The 480 ships ordered comprised 210 tankers, 150 bulk carriers and 130 container ships.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, product
from math import prod

from extractor.check.claims import Claim, Strength, rule
from extractor.check.groups import LONGEST, Group, groups_of
from extractor.check.keys import same_period, unit_family
from extractor.check.kinds import POINT_UNITS
from extractor.check.links import Links
from extractor.interval import Interval, total
from extractor.marks import Draft

_CLOSING = re.compile(r"\b(?:remaining|remainder|(?:the|all)\s+others?|all\s+other\s+\w+|the\s+rest|rest\s+of)\b")
_COMPRISING = re.compile(
    r"\b(?:compris(?:e|es|ed|ing)|consist(?:s|ed|ing)?\s+of|made\s+up\s+of|composed\s+of|broken\s+down\s+into|split\s+into|divided\s+into)\b[^.;]{0,40}$"
)
_OPEN = re.compile(r"\b(?:includ\w+|such\s+as|led\s+by|among|notably|of\s+which|especially|mainly|mostly|chiefly|e\.g\.)\b")
_HUNDRED = Decimal(100)
_LEAST = Decimal("0.7")  # parts that miss their whole by more are taken for a part of the parts
_FINE = 0.002  # a whole this fine is not met by accident
_MONTHS = 12
_BEFORE, _BEHIND = 160, 20  # characters around a closing word in which its figure stands
_CHOICES = 24  # ways to take one figure a month
_COARSE = 0.03
_TELLING = 0.005
_CLOSEST, _CLOSER, _TENTH_PART = 0.0002, 0.001, 0.01  # room over sum: two parts, three or more, a list declared full
_NEARBY = 4  # sentences from a whole to its parts
_SLACK = 1.001  # for the floats of the search
_TENTH = Decimal("0.1")
_COMPONENT = re.compile(r"\b(?:contribut\w+|add(?:ed|ing)|points?|organic\w*|volumes?|pric\w+|currenc\w+|acquisitions?|mix|exchange)\b")
_SPLIT = re.compile(r"^\s*[(:]\s*(?:of\s+which\s+)?(?:[\w-]+\s+){0,2}$")  # "2.1% (0.8% volume and 1.3% price)"
_TOTAL = re.compile(r"\b(?:total\w*|altogether|in\s+all|combined|together|sum|overall)\b[^.;]{0,40}$")
_REACH = 10  # sentences from a whole to its contributions
_ANSWERS = (
    re.compile(r"\b(?:increase|rise|improve\w*|better|higher|gain|grow\w*|expan\w+|up)\b"),
    re.compile(r"\b(?:no\s+change|unchanged|same|stable|steady|flat)\b"),
    re.compile(r"\b(?:decline|fall|decrease|worse\w*|lower|drop|deteriorat\w+|contract\w*|down)\b"),
)


def added(*parts: Interval) -> Interval:
    return total(parts)


@rule("sum", after=("balance",))
def sums(links: Links) -> Iterator[Claim]:
    groups = groups_of(links)
    closed = _closed(links)
    for (unit, kind), members in groups.items():
        for group in members:
            if kind == "percent":
                yield from _hundreds(links, group, closed)
            yield from _declared(links, group)
            if len(group.figures) > 2:
                yield from _found(links, group)
                yield from _completed(links, group)
        if kind == "difference" and unit in POINT_UNITS:
            yield from _contributions(links, members)
    yield from _listed(links)
    yield from _by_size(links, closed)
    yield from _components(links)
    yield from _over_time(links)
    yield from _turnover(links)
    yield from _containers(links, groups)


def _closed(links: Links) -> frozenset[str]:
    """The figures that close a list: "the remaining 17", "the rest"."""
    spots = [match.start() for match in _CLOSING.finditer(links.text)]
    if not spots:
        return frozenset()
    near = [f for f in links.figures if links.spotted(spots, f) or any(-_BEFORE < spot - f.end < _BEHIND for spot in spots)]
    return frozenset(f.id for f in near if _CLOSING.search(links.context(f)) or _CLOSING.search(links.tail(f)[:_BEHIND]))


def _claim(whole: Draft, parts: Sequence[Draft], strength: Strength, *, identity: bool = True) -> Claim:
    return Claim(
        stated=whole,
        terms=tuple(parts),
        implied=added,
        strength=strength,
        formula=" + ".join(f"{{{k}}}" for k in range(len(parts))),
        message="{all} add up to {implied}",
        identity=identity,
    )


def _found(links: Links, group: Group) -> Iterator[Claim]:
    """Runs of the text that add up to a whole: next to it, or a list of their own against a finer whole.

    Candidates are found in floats and with a tolerance; what they yield is judged exactly, by the engine.
    """
    figures, sizes, steps = group.figures, group.sizes, group.steps
    count = len(figures)
    lists = set(group.runs(links))
    spans = lists | {(first, end) for first in range(count) for end in range(first + 2, min(count, first + LONGEST) + 1)}
    sums, widths = _running(sizes), _running(steps)
    order = sorted(range(count), key=sizes.__getitem__)
    ordered = [sizes[k] for k in order]
    for first, end in spans:
        found, width = sums[end] - sums[first], widths[end] - widths[first]
        listed = (first, end) in lists
        for place in _near_to(ordered, order, found, width + max(steps)):
            if not first <= place < end:
                room = (width + steps[place]) / 2 * _SLACK
                beside = listed or end == place or first == place + 1
                if abs(sizes[place] - found) <= room <= sizes[place] * (_COARSE if beside else _FINE):
                    yield from _if_parts(links, figures[place], figures[first:end])
        if listed and end - first > 2:
            for place in range(first, end):
                room = width / 2 * _SLACK
                if abs(found - 2 * sizes[place]) <= room <= sizes[place] * _COARSE:
                    yield from _if_parts(links, figures[place], [figures[k] for k in range(first, end) if k != place])


def _listed(links: Links) -> Iterator[Claim]:
    """Runs right before or behind their whole, whatever the keys say: close enough that the sum cannot be an accident."""
    rows: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for figure in links.figures:
        if (
            figure.measure in ("level", "difference")
            and figure.unit != "percent"
            and links.size[figure.id]
            and figure.id not in links.bases
        ):
            rows[links.family[figure.id], "" if figure.measure == "level" else "difference"].append(figure)
    for row in rows.values():
        for place, whole in enumerate(row):
            for way in (1, -1):
                yield from _run_from(links, row, place=place, way=way, whole=whole)


def _run_from(links: Links, row: Sequence[Draft], *, place: int, way: int, whole: Draft) -> Iterator[Claim]:
    target, found, width = links.size[whole.id], 0.0, links.half[whole.id]
    parts: list[Draft] = []
    at = place + way
    while 0 <= at < len(row) and len(parts) < LONGEST and abs(row[at].sentence - whole.sentence) <= _NEARBY:
        part = row[at]
        found += links.size[part.id]
        width += links.half[part.id]
        parts.append(part)
        at += way
        if found > target + width:
            return
        if len(parts) > 1 and abs(found - target) <= width * _SLACK and width <= target * _TELLING:
            yield _claim_by_size(whole, parts[::way])


def _by_size(links: Links, closed: frozenset[str]) -> Iterator[Claim]:
    """Neighbours that add up to some figure of the text so closely that names and periods need not agree."""
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
        for figures in (current, *_columns(row)):
            for first, end, found, width in _windows(links, figures):
                for whole in order[bisect_left(sizes, found - width) : bisect_right(sizes, found + width)]:
                    room = width + links.half[whole.id]
                    if room <= found * (_CLOSEST if end - first == 2 else _CLOSER) and whole not in figures[first:end]:
                        yield _claim_by_size(whole, figures[first:end])
                after = figures[end] if end < len(figures) else None
                totalled = (
                    after is not None and after.sentence == figures[end - 1].sentence and _TOTAL.search(links.lead(after)) is not None
                )
                if (
                    totalled
                    and after is not None
                    and abs(links.size[after.id] - found) <= (width + links.half[after.id]) * _SLACK <= found * _COARSE
                ):
                    yield _claim_by_size(after, figures[first:end])
                if figures[end - 1].id in closed:
                    for whole in order[bisect_left(sizes, found * 0.98) : bisect_right(sizes, found * 1.02)]:
                        room = width + links.half[whole.id]
                        if (
                            abs(links.size[whole.id] - found) <= room * _SLACK
                            and room <= found * _TENTH_PART
                            and whole not in figures[first:end]
                        ):
                            yield _claim_by_size(whole, figures[first:end])


def _columns(row: Sequence[Draft]) -> tuple[Sequence[Draft], ...]:
    """The columns of a list that tells two periods a line: "Cost of sales: 7,904; 6,731"."""
    lines = defaultdict(list)
    for figure in row:
        lines[figure.sentence].append(figure)
    pairs = [line for line in lines.values() if len(line) == 2]
    return ([line[0] for line in pairs], [line[1] for line in pairs]) if len(pairs) > 1 else ()


def _windows(links: Links, figures: Sequence[Draft]) -> Iterator[tuple[int, int, float, float]]:
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


def _running(numbers: Sequence[float]) -> list[float]:
    return list(accumulate(numbers, initial=0.0))


def _near_to(ordered: Sequence[float], order: Sequence[int], value: float, room: float) -> Sequence[int]:
    """The places of the sizes that lie within `room` of a value."""
    return order[bisect_left(ordered, value - room) : bisect_right(ordered, value + room)]


def _if_parts(links: Links, whole: Draft, parts: Sequence[Draft]) -> Iterator[Claim]:
    if _are_parts(links, whole, parts):
        yield _claim_by_size(whole, parts)


def _completed(links: Links, group: Group) -> Iterator[Claim]:
    """ "with services, T; services gave P": the other part was told before."""
    figures, values = group.figures, group.values
    for place in range(2, len(figures)):
        for whole, part in ((place - 1, place), (place, place - 1)):
            if figures[whole].sentence != figures[part].sentence or not 0 < values[part] < values[whole]:
                continue
            for other in range(place - 1):
                room = (figures[whole].mention.step + figures[part].mention.step + figures[other].mention.step) / 2
                if abs(values[other] + values[part] - values[whole]) <= room <= float(values[whole]) * _FINE:
                    yield _claim(figures[whole], (figures[other], figures[part]), Strength.NEAR)


def _over_time(links: Links) -> Iterator[Claim]:
    """The total of several months, where each month is told too."""
    flows: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for figure in links.figures:
        if (
            figure.period is not None
            and figure.value is not None
            and figure.measure in ("level", "difference")
            and figure.unit != "percent"
        ):
            flows[unit_family(figure.unit), links.key(figure).indicator, links.key(figure).scope()].append(figure)
    for members in flows.values():
        for whole in members:
            assert whole.period is not None
            inside = [
                f
                for f in members
                if f is not whole and f.period is not None and whole.period.contains(f.period) and f.period != whole.period
            ]
            by_span: dict[object, list[Draft]] = defaultdict(list)
            for figure in inside:
                by_span[figure.period].append(figure)
            if not (2 <= len(by_span) <= _MONTHS and _fill([told[0] for told in by_span.values()], whole)):
                continue
            if prod(len(told) for told in by_span.values()) <= _CHOICES:
                for parts in product(*by_span.values()):
                    yield _claim_by_size(whole, parts)


def _fill(parts: Sequence[Draft], whole: Draft) -> bool:
    """Whether the periods of the parts adjoin and fill that of the whole."""
    spans = sorted((part.period.start, part.period.end) for part in parts if part.period is not None)
    assert whole.period is not None
    joined = all((b[0] - a[1]).days == 1 for a, b in zip(spans, spans[1:], strict=False))
    return joined and spans[0][0] == whole.period.start and spans[-1][1] == whole.period.end


def _are_parts(links: Links, whole: Draft, parts: Sequence[Draft]) -> bool:
    """Whether the parts are of different scopes, and none is the whole told again."""
    names = {(links.key(part).indicator, links.key(part).scope()) for part in parts}
    own = (links.key(whole).indicator, links.key(whole).scope())
    sizes = [abs(part.value) for part in parts if part.value is not None]
    return (
        (len(names) == len(parts) or len(names) == 1)
        and own not in (names if len(names) > 1 else ())
        and max(sizes) < abs(whole.value or 0)
    )


def _claim_by_size(whole: Draft, parts: Sequence[Draft]) -> Claim:
    claim = _claim(whole, parts, Strength.NEAR)
    claim.implied = lambda *sides: total([abs(side) for side in sides])
    claim.read = abs
    return claim


def _hundreds(links: Links, group: Group, closed: frozenset[str]) -> Iterator[Claim]:
    """Shares of one whole: the last one stands for the claim."""
    ends = [(0, k + 1) for k, part in enumerate(group.figures) if k and part.id in closed]
    for first, end in dict.fromkeys([*group.runs(links), *ends]):
        for begin in range(first, end - 1) if end - first <= LONGEST else (first,):
            parts = group.figures[begin:end]
            scopes = {links.key(part).scope() for part in parts}
            found = sum(group.values[begin:end])
            room = sum(part.mention.step for part in parts) / 2
            closing = parts[-1].id in closed
            one_place = links.paragraph[parts[0].sentence] == links.paragraph[parts[-1].sentence]
            if abs(found - _HUNDRED) <= room and (len(parts) > 2 or room <= 1 or closing):
                yield _shares_claim(parts, Strength.NEAR)
            elif (
                begin == first
                and one_place
                and (closing or _is_answer_set(links, parts))
                and (80 < found < 125 or _is_answer_set(links, parts))
                and len(scopes) in (1, len(parts))
            ):
                yield _shares_claim(parts, Strength.KEYED if len(parts) > 2 else Strength.NEAR)


def _is_answer_set(links: Links, parts: Sequence[Draft]) -> bool:
    """ "22 percent foresaw an increase, 58 percent no change and 20 percent a decline" """
    if len(parts) != 3 or parts[0].sentence != parts[2].sentence:
        return False
    tails = [links.tail(part) for part in parts]
    return all(any(answer.search(tail) for tail in tails) for answer in _ANSWERS)


def _shares_claim(parts: Sequence[Draft], strength: Strength) -> Claim:
    stated, others = parts[-1], tuple(parts[:-1])
    return Claim(
        stated=stated,
        terms=others,
        implied=lambda *shares: Interval.point(_HUNDRED) - total(shares),
        strength=strength,
        formula="100 − " + " − ".join(f"{{{k}}}" for k in range(len(others))),
        message="Shares of {all} leave {implied}",
        identity=strength is Strength.ANCHORED,
    )


def _declared(links: Links, group: Group) -> Iterator[Claim]:
    """Lists that the text declares full: "comprised A, B and C", "A, and the other the remaining B"."""
    figures = group.figures
    for place, part in enumerate(figures):
        lead = links.lead(part)
        if place and _COMPRISING.search(lead) and figures[place - 1].sentence == part.sentence and not _OPEN.search(lead):
            end = place
            while end < len(figures) and figures[end].sentence == part.sentence:
                end += 1
            if end - place >= 2 and group.values[place - 1] > max(group.values[place:end]):
                yield _claim(figures[place - 1], figures[place:end], Strength.ANCHORED)
        if place and part.unit != "percent" and _CLOSING.search(lead[-40:]):
            yield from _rest(links, group, place)


def _rest(links: Links, group: Group, place: int) -> Iterator[Claim]:
    """Parts up to "the remaining X": the whole is the nearest larger figure of the group before the list, of wider scope."""
    figures, values = group.figures, group.values
    last = figures[place]
    first = place
    while first and figures[first - 1].sentence >= last.sentence - 1 and not links.is_whole(figures[first - 1]):
        first -= 1
    parts = figures[first : place + 1]
    wholes = [k for k in range(first) if values[k] > max(values[first : place + 1]) and links.is_whole(figures[k])]
    if len(parts) < 2 or not wholes or any(_OPEN.search(links.lead(part)) for part in parts):
        return
    whole = figures[wholes[-1]]
    alike = {values[k] for k in wholes if links.key(figures[k]) == links.key(whole)}
    one_series = all(links.key(part).indicator == links.key(whole).indicator for part in parts)
    found = sum(values[first : place + 1])
    close = _LEAST * whole.value < found < whole.value / _LEAST if whole.value else False
    yield _claim(whole, parts, Strength.KEYED if len(alike) == 1 and one_series and close else Strength.NEAR)


def _contributions(links: Links, groups: Sequence[Group]) -> Iterator[Claim]:
    """Contributions in points to a rate told just before."""
    for group in groups:
        for first, end in group.runs(links):
            if end - first > LONGEST:
                continue
            parts = group.figures[first:end]
            extra = [
                f
                for f in links.by_sentence[parts[0].sentence]
                if f.start < parts[0].start and f.unit == "percent" and f.measure == "change"
            ]
            for members in ([*extra[-1:], *parts], parts):
                yield from _contributed(links, members)


def _components(links: Links) -> Iterator[Claim]:
    """ "growth was 4.9 percent: volume gave 1.3, price 0.8 and currency 2.8": the rates right behind a rate."""
    told = [
        f
        for f in links.figures
        if f.unit in ("percent", "percentage_point") and f.measure in ("change", "difference", "share") and f.value is not None
    ]
    for place, whole in enumerate(told):
        if whole.unit != "percent":
            continue
        if place + 3 <= len(told) and _SPLIT.match(links.tail(whole)):
            yield from _sums_to(whole, told[place + 1 : place + 3])
        for end in range(place + 3, min(len(told), place + 7) + 1):
            parts = told[place + 1 : end]
            if parts[-1].sentence > whole.sentence + 1 or parts[0].sentence != parts[-1].sentence or parts[0].period != whole.period:
                break
            words = links.text[max(whole.end, links.sentences[parts[0].sentence][0]) : links.sentences[parts[-1].sentence][1]]
            if _COMPONENT.search(words):
                yield from _sums_to(whole, parts)


def _sums_to(whole: Draft, parts: Sequence[Draft]) -> Iterator[Claim]:
    sums_up = sum((part.value for part in parts if part.value is not None), Decimal(0))
    room = (sum(part.mention.step for part in parts) + whole.mention.step) / 2
    if whole.value is not None and abs(whole.value - sums_up) <= room < abs(whole.value) * _TENTH:
        yield _claim(whole, parts, Strength.NEAR)


def _contributed(links: Links, parts: Sequence[Draft]) -> Iterator[Claim]:
    if len(parts) < 2:
        return
    sums_up = sum((part.value for part in parts if part.value is not None), Decimal(0))
    room = sum(part.mention.step for part in parts) / 2
    start = parts[0].sentence
    for number in range(max(0, start - _REACH), start + 1):
        for whole in links.by_sentence.get(number, ()):
            is_whole = (whole.unit == "percent" and whole.measure == "change") or whole.unit == "percentage_point"
            if not is_whole or whole in parts or whole.value is None or whole.start > parts[0].start:
                continue
            if abs(abs(whole.value) - abs(sums_up)) <= room + whole.mention.step / 2 and abs(whole.value) > room:
                claim = _claim(whole, parts, Strength.NEAR)
                claim.implied = lambda *sides: abs(total(sides))
                claim.read = abs
                yield claim


def _turnover(links: Links) -> Iterator[Claim]:
    """Two-way trade is exports and imports together."""
    for name in ("trade", "trade_turnover", "turnover"):
        for (key, unit), wholes in links.series_of(name):
            for whole in wholes:
                if whole.qualifier != "exact" or whole.sentence in links.headline:
                    continue
                sides = [
                    [
                        level
                        for (other, u), levels in links.series_of(side)
                        if other[1:] == key[1:] and u == unit
                        for level in levels
                        if same_period(level.period, whole.period)
                    ]
                    for side in ("exports", "imports")
                ]
                for gain in sides[0]:
                    for cost in sides[1]:
                        sole = len({level.value for level in sides[0]}) == len({level.value for level in sides[1]}) == 1
                        yield _claim(whole, (gain, cost), Strength.KEYED if sole else Strength.NEAR)


def _containers(links: Links, groups: dict[tuple[str, str], list[Group]]) -> Iterator[Claim]:
    """A port's boxes are loaded imports, loaded exports and empties."""
    for (unit, kind), members in groups.items():
        if kind != "amount" or unit not in ("teu", "count", "container"):
            continue
        for group in members:
            leads = [links.lead(figure).lower() for figure in group.figures]
            named = {word: [k for k, lead in enumerate(leads) if word in lead] for word in ("import", "export", "empt")}
            if all(len(places) == 1 for places in named.values()):
                parts = [group.figures[places[0]] for places in named.values()]
                wholes = [
                    f
                    for f in group.figures
                    if f not in parts and f.start < parts[0].start and (f.value or 0) > max(p.value or 0 for p in parts)
                ]
                if wholes:
                    yield _claim(wholes[0], parts, Strength.KEYED, identity=False)
