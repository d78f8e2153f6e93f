"""Align lists: "A, B and C rose 4, 3 and 2 percent, respectively" gives each number its own name."""

from __future__ import annotations

from dataclasses import replace

from extractor.assemble.reader import Reading
from extractor.marks import Dimension

_WORDS = ("respectively", "in that order")


def align(readings: list[Reading], text: str) -> None:
    """Give the numbers of a "respectively" list their members of the names before them, in order."""
    if not readings:
        return
    groups = _groups(readings, text)
    aligned: dict[int, tuple[str, list[Dimension]]] = {}
    for group in groups:
        size = len(group)
        source = _names_for(group[0], readings, size) or aligned.get(size)
        if source is None:
            continue
        aligned[size] = source
        kind, members = source
        for reading, member in zip(group, members, strict=True):
            frame = replace(reading.frame, **{kind: member})
            reading.frame = frame
            for follower in readings:
                if follower.bracket_of is reading:
                    follower.frame = frame


def _groups(readings: list[Reading], text: str) -> list[list[Reading]]:
    """Runs of like numbers outside brackets that a "respectively" closes."""
    found: list[list[Reading]] = []
    plain = [reading for reading in readings if not (reading.in_bracket and reading.bracket_head == "number")]
    run: list[Reading] = []
    for at, reading in enumerate(plain):
        if run and not (run[-1].mention.kind == reading.mention.kind and _listed(text[run[-1].item.end : reading.item.start])):
            run = []
        run.append(reading)
        after = text[reading.item.end : reading.item.end + 60].lower()
        following = plain[at + 1].item.start - reading.item.end if at + 1 < len(plain) else 10**6
        place = min((after.find(word) for word in _WORDS if word in after), default=-1)
        if len(run) > 1 and 0 <= place < following:
            found.append(list(run))
            run = []
        elif found and len(run) == len(found[-1]) > 2 and (at + 1 == len(plain) or not _listed(text[reading.item.end : plain[at + 1].item.start])):
            found.append(list(run))  # the same list a second time: "year-ago figures were …"
            run = []
    return found


def _listed(between: str) -> bool:
    """Whether only list words stand between two numbers (a bracket between them is skipped)."""
    while "(" in between and ")" in between:
        opening, closing = between.find("("), between.find(")")
        if closing < opening:
            return False
        between = between[:opening] + between[closing + 1 :]
    return between.strip(" ,\u00a0").lower() in ("", "and", "& ", "and by", "and to", "by", "to", "and of", "of", "and at", "at")


def _names_for(first: Reading, readings: list[Reading], size: int) -> tuple[str, list[Dimension]] | None:
    """The list of names of that size in the frame of the numbers, or in the last frame of the sentence that has one."""
    frames = [first.frame, *(reading.frame for reading in reversed(readings) if reading.item.start < first.item.start)]
    for frame in frames:
        if len(frame.regions) == size:
            return "region", frame.regions
        if len(frame.sectors) == size:
            return "sector", frame.sectors
    regions: list[Dimension] = []
    for reading in readings:
        region = reading.frame.region
        if reading.item.start < first.item.start and region is not None and region not in regions:
            regions.append(region)
    if len(regions) == size:
        return "region", regions
    return None
