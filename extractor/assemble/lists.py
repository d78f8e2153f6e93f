"""Align lists: "A, B and C rose 4, 3 and 2 percent, respectively" gives each number its own name."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence

from extractor.assemble.frames import Frame, FreeIndicator, Reading, replace
from extractor.assemble.items import Item
from extractor.marks import Dimension, Tag

_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_BACK = 60  # readings of a sentence in which names are looked for: more than prose ever has
_LINKS = frozenset(
    {
        "",
        "and",
        "& ",
        "and by",
        "and to",
        "by",
        "to",
        "and of",
        "of",
        "and at",
        "at",
        "and up",
        "and down",
        "and a",
        "and rose",
        "and fell",
        "and -",
        "and +",
        "up",
        "down",
    }
)
_TRADE = ("exports", "imports")
_WORDS = ("respectively", "in that order")


def align(readings: list[Reading], text: str, *, told: Sequence[Reading] = ()) -> None:
    """Give the numbers of a "respectively" list their members of the names before them, in order; `told` is the sentence before."""
    if not readings:
        return
    _over_named_periods(readings)
    groups = _groups(readings, text)
    if len(readings) > 2 and len(told) > 2:
        _lists_over_periods(readings, told, text)
    if not groups:
        return
    brackets: dict[int, list[Reading]] = {}  # readings in brackets by the reading that the bracket follows
    for reading in readings:
        if reading.bracket_of is not None:
            brackets.setdefault(id(reading.bracket_of), []).append(reading)
    place = {id(reading): at for at, reading in enumerate(readings)}
    _follow_levels(groups, readings, place)
    aligned: dict[int, tuple[str, list[Dimension]]] = {}
    for group in groups:
        size = len(group)
        before = readings[max(0, place[id(group[0])] - _BACK) : place[id(group[0])]]
        source = _names_for(group[0], before, size, text) or aligned.get(size)
        if source is None and _pairs_with_levels(group, before):
            continue
        if source is None:
            _split_trade(group)
            _split_indicators(group)
            _split_periods(group)
            _periods_again(group, before) or _periods_again(group, told)
            continue
        aligned[size] = source
        kind, members = source
        for reading, member in zip(group, members, strict=True):
            frame = _with(reading.frame, kind, member)
            reading.frame = frame
            for follower in brackets.get(id(reading), ()):
                if follower not in group:
                    follower.frame = frame
        last = group[-1]
        for reading in group[:-1]:
            reading.of_whole = reading.of_whole or last.of_whole
            reading.of_indicator = reading.of_indicator or last.of_indicator
        behind = [reading for reading in brackets.get(id(last), ()) if reading.in_bracket]
        if len(behind) == size > 1:  # "6.9 and 5.2 million (+1.2% and -3.7%)"
            for reading, member in zip(behind, members, strict=True):
                reading.frame = _with(reading.frame, kind, member)


def _over_named_periods(readings: Sequence[Reading]) -> None:
    """ "raised its forecasts for 2025 and 2026 to 2.4% and 2.8% from 2.1% and 2.6%": the periods named first, in turn."""
    for periods, run in itertools.groupby(readings, key=lambda reading: reading.frame.periods):
        group = list(run)
        if not periods or len(group) % len(periods) or any(reading.period is not None for reading in group):
            continue
        for reading, tag in zip(group, itertools.cycle(periods), strict=False):
            reading.period = Tag(tag.start, tag.end, tag.kind, tag.value, tag.id, dataclasses.replace(tag.data, alternative=None))


def carry_contributions(groups: Sequence[list[Reading]]) -> None:
    """ "- food 0.28 percent (contribution: 0.05)": the brackets of the lines below are contributions too."""
    going = False
    for group in groups:
        if not group or group[0].kind != "bullet":
            going = False
            continue
        inside = [reading for reading in group if reading.in_bracket and reading.bracket_of is not None]
        if any(reading.contribution for reading in inside):
            going = True
        elif going:
            for reading in inside:
                if reading.mention.unit == "percent":
                    reading.contribution, reading.role, reading.measure = True, "now", "difference"
                    reading.why = "contribution", None


def _follow_levels(groups: list[list[Reading]], readings: list[Reading], place: dict[int, int]) -> None:
    """ "Output reached 1.7 million and sales 1.6 million, up 21.1% and 20%": the changes are of the levels before them, in order."""
    for group in groups:
        at, size = place[id(group[0])], len(group)
        levels = readings[max(0, at - size) : at]
        kinds = {reading.mention.kind for reading in levels}
        if len(levels) != size or len(kinds) != 1 or kinds & {"percent", "streak", "rank", "point"} or group[0].mention.kind != "percent":
            continue
        if any(reading.role != "now" or reading.in_bracket for reading in levels) or group[0].direction is None:
            continue
        if all(reading.frame is levels[0].frame for reading in levels):
            continue
        for reading, level in zip(group, levels, strict=True):
            held, mine = level.frame, reading.frame
            reading.frame = replace(
                mine, indicator=held.indicator, negative=held.negative, sector=held.sector, region=held.region, entity=held.entity
            )


def _pairs_with_levels(group: list[Reading], before: Sequence[Reading]) -> bool:
    """ "Output was 84 million and shipments 90 million, a growth of 24% and 31% respectively": each rate is of its own level."""
    levels = [reading for reading in before if reading.mention.kind in ("money", "quantity", "count") and reading.role == "now"][
        -len(group) :
    ]
    if len(levels) != len(group) or group[0].mention.kind != "percent":
        return False
    kinds = [(level.frame.indicator and level.frame.indicator.val.means, level.frame.sector, level.frame.region) for level in levels]
    if any(one == other for at, one in enumerate(kinds) for other in kinds[:at]):
        return False
    for reading, level in zip(group, levels, strict=True):
        held = level.frame
        reading.frame = replace(
            reading.frame, indicator=held.indicator, negative=held.negative, sector=held.sector, region=held.region, unknown=held.unknown
        )
    return True


def _split_trade(group: list[Reading]) -> None:
    """ "Exports and imports rose 6 and 9 percent, respectively": one indicator each, though together they are trade."""
    item = group[0].frame.indicator
    words = item.low.replace("&", "and").split(" and ") if item is not None else []
    if item is None or len(group) != 2 or len(words) != 2 or not all(word.endswith(_TRADE) for word in words):
        return
    for reading, word in zip(group, words, strict=True):
        means = next(found for found in _TRADE if word.endswith(found))
        start = item.start + item.low.rfind(word) if word is words[1] else item.start
        one = Item(start, start + len(word), "indicator", FreeIndicator(means, known=True), word)
        reading.frame = replace(reading.frame, indicator=one, negative=None)


def _split_indicators(group: list[Reading]) -> None:
    """ "Production and sales totalled 13.0 and 12.9 million": one indicator each."""
    named = group[0].frame.indicators
    if len(named) != len(group) or any(reading.frame.indicators is not named for reading in group):
        return
    for reading, item in zip(group, named, strict=True):
        reading.frame = replace(reading.frame, indicator=item, negative=None)


def _split_periods(group: list[Reading]) -> None:
    """ "expanded 1.9% and 2.7% in May and June, respectively": one month each."""
    tag = group[-1].period or group[-1].frame.period
    parts = getattr(tag.data, "parts", ()) if tag is not None else ()
    if tag is None or len(parts) != len(group):
        return
    for reading, part in zip(group, parts, strict=True):
        reading.period = Tag(tag.start, tag.end, "period", part, tag.id, dataclasses.replace(tag.data, parts=(), kind="month"))


def _periods_again(group: list[Reading], before: Sequence[Reading]) -> bool:
    """ "4.3 percent in 2025 and 3.9 percent in 2026; core inflation at 3.8 and 3.5 percent, respectively": the periods told before."""
    if any(reading.period is not None for reading in group):
        return False
    source = [reading for reading in before if reading.role == "now" and not reading.in_bracket]
    tags = [reading.period for reading in source if reading.period is not None][: len(group)]
    if len(tags) != len(group) or any(one.value == other.value for one, other in itertools.pairwise(tags)):
        return False
    for reading, tag in zip(group, tags, strict=True):
        reading.period = tag
    return True


def _lists_over_periods(readings: Sequence[Reading], told: Sequence[Reading], text: str) -> None:
    """ "For core inflation they are 4.4, 4.1 and 3.8 percent, against 4.2, 3.8 and 3.5": one for each period of the sentence before."""
    tags: list[Tag] = []
    for reading in told:
        tag = reading.period
        if tag is not None and reading.role == "now" and all(tag.value != other.value for other in tags):
            tags.append(tag)
    if len(tags) < 3 or any(reading.period is not None or reading.frame.period is not None for reading in readings):
        return
    run: list[Reading] = []
    for at, reading in enumerate(readings):
        if run and not (run[-1].mention.kind == reading.mention.kind and listed(text[run[-1].item.end : reading.item.start])):
            run = []
        run.append(reading)
        closed = at + 1 == len(readings) or not listed(text[reading.item.end : readings[at + 1].item.start])
        alike = run[0].frame.sector is run[-1].frame.sector and run[0].frame.region is run[-1].frame.region
        if closed and alike and 3 <= len(run) <= len(tags):
            for one, tag in zip(run, tags[: len(run)], strict=True):
                one.period = tag


def _with(frame: Frame, kind: str, member: Dimension) -> Frame:
    if kind == "region":
        return replace(frame, region=member, regions=[])
    if kind == "entity":
        return replace(frame, entity=member, sector=frame.sector if not frame.unknown else None, unknown=False)
    return replace(frame, sector=member, sectors=[])


def _groups(readings: list[Reading], text: str) -> list[list[Reading]]:
    """Runs of like numbers outside brackets that a "respectively" closes."""
    found: list[list[Reading]] = []
    plain = [reading for reading in readings if not (reading.in_bracket and reading.bracket_head == "number")]
    found.extend(_paired(plain, text))
    run: list[Reading] = []
    for at, reading in enumerate(plain):
        if run and not (run[-1].mention.kind == reading.mention.kind and listed(text[run[-1].item.end : reading.item.start])):
            run = []
        run.append(reading)
        after = text[reading.item.end : reading.item.end + 60].lower()
        following = plain[at + 1].item.start - reading.item.end if at + 1 < len(plain) else 10**6
        place = min((after.find(word) for word in _WORDS if word in after), default=-1)
        if len(run) > 1 and 0 <= place < following:
            found.append(list(run))
            run = []
        elif (
            len(run) > 1
            and not _goes_on(plain, at, text)
            and len(run) in (*_listed_in(run[0].frame), _makers_in(run[0]))
            and (run[0].frame is run[-1].frame or (run[0].frame.sectors and run[0].frame.sectors is run[-1].frame.sectors))
        ):
            found.append(list(run))  # as many names as numbers: "France and Italy took 3 and 4 percent"
            run = []
        elif len(run) > 1 and run[0].object and run[0].mention.kind == "percent" and not _goes_on(plain, at, text):
            ahead = plain[max(0, at + 1 - 2 * len(run)) : at + 1 - len(run)]
            if len(ahead) == len(run) and len({id(one.frame.indicator) for one in ahead}) == len(run):
                found.append(list(run))  # "output reached 1.7 million and sales 1.6 million, up 21% and 20%"
            run = []
        elif (
            found
            and len(run) == len(found[-1]) > 2
            and (at + 1 == len(plain) or not listed(text[reading.item.end : plain[at + 1].item.start]))
        ):
            found.append(list(run))  # the same list a second time: "year-ago figures were …"
            run = []
    return found


def _listed_in(frame: Frame) -> tuple[int, int, int]:
    """How many regions, sectors and indicators a frame names."""
    return len(frame.regions), len(frame.sectors), len(frame.indicators)


def _makers_in(reading: Reading) -> int:
    """How many firms share a list of ranks: "Alba and Breva were fifth and sixth"."""
    held = reading.frame.entity
    if reading.mention.kind != "rank" or held is None or held.id is not None:
        return 0
    return sum(1 for part in _AND.split(held.text or "") if part.strip())


def _paired(plain: list[Reading], text: str) -> list[list[Reading]]:
    """Changes and levels of a list by turns: "which rose 2.9% to 1.6 million and 5.2% to 1.0 million, respectively"."""
    found: list[list[Reading]] = []
    for at in range(3, len(plain)):
        last = plain[at]
        after = text[last.item.end : last.item.end + 24].lower().lstrip(" ,")
        if not after.startswith(_WORDS):
            continue
        first = at
        while (
            first >= 1
            and plain[first].prep == "to"
            and plain[first].mention.kind == last.mention.kind != plain[first - 1].mention.kind
            and text[plain[first - 1].item.end : plain[first].item.start].strip(" ") == "to"
        ):
            first -= 2
            if first < 1 or not listed(text[plain[first].item.end : plain[first + 1].item.start]):
                break
        members = plain[first + 1 : at + 1]
        if len(members) >= 4:
            found.extend([members[::2], members[1::2]])
    return found


def _goes_on(plain: list[Reading], at: int, text: str) -> bool:
    return (
        at + 1 < len(plain)
        and plain[at + 1].mention.kind == plain[at].mention.kind
        and listed(text[plain[at].item.end : plain[at + 1].item.start])
    )


def listed(between: str) -> bool:
    """Whether only list words stand between two numbers (a bracket between them is skipped)."""
    while "(" in between and ")" in between:
        opening, closing = between.find("("), between.find(")")
        if closing < opening:
            return False
        between = between[:opening] + between[closing + 1 :]
    return between.strip(" ,\u00a0").lower() in _LINKS


def _is_free(frame: Frame) -> bool:
    """Whether the sector is words as they stand, which may hold a list: "coastal and river ports"."""
    return frame.unknown or (frame.sector is not None and frame.sector.id is None)


def _names_for(first: Reading, before: list[Reading], size: int, text: str) -> tuple[str, list[Dimension]] | None:
    """The list of names of that size in the frame of the numbers, or in the last frame of the sentence, among the readings `before`."""
    frames = [first.frame, *(reading.frame for reading in reversed(before))]
    for frame in frames:
        if len(frame.regions) == size:
            return "region", frame.regions
        if len(frame.sectors) == size:
            return "sector", frame.sectors
        placed = frame.region is not None and frame.region.id is None
        held = frame.entity if frame.entity is not None and frame.entity.id is None else frame.sector if _is_free(frame) else None
        held = held or (frame.region if placed else None)
        if held is None and frame.sector is not None and " and " in (frame.sector.id or "") and frame.sector.start is not None:
            held = frame.sector._replace(text=text[frame.sector.start : frame.sector.end])  # "wind and solar power", one entry
        if held is not None and held.text and held.start is not None:
            parts = [part for part in _AND.split(held.text) if part.strip()]
            if len(parts) == size:
                named = all(part.strip()[:1].isupper() for part in parts)
                members = []
                at = held.start
                for part in parts:
                    at = text.find(part.strip(), at)
                    name = part.strip()
                    members.append(Dimension(None, name if named else name.lower(), name, at, at + len(name)))
                return ("region" if held is frame.region else "entity" if named else "sector"), members
    regions: list[Dimension] = []
    for reading in before:
        region = reading.frame.region
        if region is not None and region not in regions:
            regions.append(region)
    if len(regions) == size:
        return "region", regions
    return None
