"""sum: parts that make up a whole add up to it.

Formula  P₁ + P₂ + … must be able to equal T.
Why      Tables are retyped into sentences; one part mistyped leaves a total that no longer adds up.
Links    Parts in one list beside their total, declared full by "comprising", "the remaining", "the rest"; known partitions
         (exports and imports of turnover; loaded imports, loaded exports and empties of a port).
Quiet    "Including", "such as", "led by"; lists that are not declared full may only confirm.
Good     The 480 ships ordered comprised 210 tankers, 150 bulk carriers and 120 container ships.
Bad      The 480 ships ordered comprised 210 tankers, 150 bulk carriers and 130 container ships.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractor import late_re as re
from extractor.check import parts as runs
from extractor.check.claims import Claim, Strength, as_written, rule
from extractor.check.closing import closing_figures
from extractor.check.groups import Group, groups_of
from extractor.check.keys import same_period
from extractor.check.links import Links
from extractor.interval import Interval, total
from extractor.marks import Draft

_COMPRISING = re.compile(
    r"\b(?:compris(?:e|es|ed|ing)|consist(?:s|ed|ing)?\s+of|made\s+up\s+of|composed\s+of|broken\s+down\s+into|split\s+into|divided\s+into)\b"
    r"[^.;]{0,40}$"
)
_OPEN = re.compile(r"\b(?:includ\w+|such\s+as|led\s+by|among|notably|of\s+which|especially|mainly|mostly|chiefly|e\.g\.)\b")
_TOTAL = re.compile(r"\b(?:total\w*|altogether|in\s+all|combined|together|sum|overall)\b[^.;]{0,40}$")
_COMPRISING_WORDS = ("compris", "consist", "made up", "composed", "broken down", "split", "divided")
_TOTAL_WORDS = ("total", "altogether", "in all", "combined", "together", "sum", "overall")
_LEAST = 0.7  # parts that miss their whole by more are taken for a part of the parts
_TWO_WAY = ("trade", "trade_turnover", "turnover")
_BALANCE = re.compile(r"\b(?:gaps?|deficits?|surplus(?:es)?|shortfalls?|imbalances?|balances?)\b")
_BOXES = ("import", "export", "empt")  # what a port's containers are
_BOX_UNITS = ("teu", "count", "container")


def added(*parts: Interval) -> Interval:
    return total(parts)


def added_sizes(*parts: Interval) -> Interval:
    """Costs and deficits count by their size."""
    return total([abs(part) for part in parts])


def sum_claim(
    whole: Draft, parts: Sequence[Draft], strength: Strength, *, by: Callable[..., Interval] = added, identity: bool = True
) -> Claim:
    """The claim that the parts add up to the whole."""
    return Claim(
        stated=whole,
        terms=tuple(parts),
        implied=by,
        strength=strength,
        formula=" + ".join(f"{{{k}}}" for k in range(len(parts))),
        message="{all} add up to {implied}",
        read=as_written if by is added else abs,
        identity=identity,
    )


@rule("sum", after=("balance",))
def sums(links: Links) -> Iterator[Claim]:
    groups = groups_of(links)
    closed = closing_figures(links)
    spots = links.spots(_TOTAL_WORDS)
    totals = {figure.id for figure in links.figures if links.spotted(spots, figure) and _TOTAL.search(links.lead(figure))}
    declared = links.tells(_COMPRISING_WORDS)
    for (_, kind), members in groups.items():
        for group in members:
            if declared:
                yield from _declared(links, group)
            if kind != "percent" or len(group.figures) > 2:
                for whole, parts in (*runs.in_group(links, group), *runs.completed(group)):
                    yield sum_claim(whole, parts, Strength.NEAR, by=added_sizes)
                if kind == "difference" and any(value < 0 for value in group.values):
                    for whole, parts in runs.in_group(links, group, signed=True):
                        yield sum_claim(whole, parts, Strength.NEAR)
            for place, figure in enumerate(group.figures):
                if place and figure.id in closed and figure.unit != "percent":
                    yield from _rest(links, group, place)
    for whole, parts in runs.across_keys(links, closed, totals):
        yield sum_claim(whole, parts, Strength.NEAR, by=added_sizes)
    for whole, parts in runs.by_chance(links):
        claim = sum_claim(whole, parts, Strength.NEAR, by=added_sizes)
        claim.chance = True
        yield claim
    yield from _turnover(links)
    yield from _containers(links, groups)


def _declared(links: Links, group: Group) -> Iterator[Claim]:
    """ "T comprised A, B and C" """
    figures = group.figures
    for place in range(1, len(figures)):
        lead, whole = links.lead(figures[place]), figures[place - 1]
        if whole.sentence != figures[place].sentence or not _COMPRISING.search(lead) or _OPEN.search(lead):
            continue
        end = place
        while end < len(figures) and figures[end].sentence == whole.sentence:
            end += 1
        if end - place >= 2 and group.sizes[place - 1] > max(group.sizes[place:end]):
            yield sum_claim(whole, figures[place:end], Strength.ANCHORED)


def _rest(links: Links, group: Group, place: int) -> Iterator[Claim]:
    """Parts up to "the remaining X": the whole is the nearest larger figure of the group before the list, of wider scope."""
    figures, sizes = group.figures, group.sizes
    first = place
    while first and figures[first - 1].sentence >= figures[place].sentence - 1 and not links.is_whole(figures[first - 1]):
        first -= 1
    parts = figures[first : place + 1]
    wholes = [k for k in range(first) if sizes[k] > max(sizes[first : place + 1]) and links.is_whole(figures[k])]
    if len(parts) < 2 or not wholes or any(_OPEN.search(links.lead(part)) for part in parts):
        return
    whole = figures[wholes[-1]]
    alike = {sizes[k] for k in wholes if links.key(figures[k]) == links.key(whole)}
    one_series = all(links.key(part).indicator == links.key(whole).indicator for part in parts)
    close = _LEAST < sum(sizes[first : place + 1]) / links.size[whole.id] < 1 / _LEAST
    yield sum_claim(whole, parts, Strength.KEYED if len(alike) == 1 and one_series and close else Strength.NEAR)


def _turnover(links: Links) -> Iterator[Claim]:
    """Two-way trade is exports and imports together."""
    wholes = [level for name in _TWO_WAY for _, levels in links.series_of(name) for level in levels]
    for whole in wholes:
        if whole.qualifier != "exact" or whole.sentence in links.headline:
            continue
        if _BALANCE.search(links.lead(whole)[-80:] + links.tail(whole)[:30]):
            continue  # "the gap between exports and imports"
        gains, costs = (_of_series(links, whole, side) for side in ("exports", "imports"))
        sole = len({level.value for level in gains}) == len({level.value for level in costs}) == 1
        for gain in gains:
            for cost in costs:
                yield sum_claim(whole, (gain, cost), Strength.KEYED if sole else Strength.NEAR)


def _of_series(links: Links, whole: Draft, indicator: str) -> list[Draft]:
    """Levels of another indicator with the key, unit and period of a whole."""
    key = links.key(whole)
    return [
        level
        for (other, unit), levels in links.series_of(indicator)
        if other[1:] == key[1:] and unit == whole.unit
        for level in levels
        if same_period(level.period, whole.period)
    ]


def _containers(links: Links, groups: dict[tuple[str, str], list[Group]]) -> Iterator[Claim]:
    """A port's boxes are loaded imports, loaded exports and empties."""
    for (unit, kind), members in groups.items():
        if kind != "amount" or unit not in _BOX_UNITS:
            continue
        for group in members:
            named = [[figure for figure in group.figures if word in links.lead(figure)] for word in _BOXES]
            if not all(len(figures) == 1 for figures in named):
                continue
            parts = [figures[0] for figures in named]
            largest = max(links.size[part.id] for part in parts)
            wholes = [figure for figure in group.figures if figure.start < parts[0].start and links.size[figure.id] > largest]
            if wholes:
                yield sum_claim(wholes[0], parts, Strength.KEYED, identity=False)
