"""Trade with one partner: the partner that a sentence names holds for both its flows and their balance.

"Japan posted a surplus of ¥415 billion in trade with the United States", "With China, … a deficit of …", "exports to
Vietnam rose 8 percent while imports rose 3 percent". A flow that names a product, or the same flow again, is not of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.phrases import region_dimension
from extractor.marks import Dimension
from extractor.vocabulary.classes import members

_LED_BY_STREAK = re.compile(r"(?i)(?:\b(?:after|following|despite|ending|snapping|breaking|halting|with|extending|reversing)\b[^,;]*)$")
_FLOWS = frozenset({"exports", "imports"})
_TRADE = members("trade_with_partners")
_PREPOSITIONS = frozenset({"to", "from", "in", "of", "by", "on", "including"})
_NOT_PARTNER = frozenset({"along", "together", "compared", "line", "starting", "beginning"})


def share_partner(readings: Sequence[Reading], items: Sequence[Item]) -> None:
    """Give the readings of one sentence the partner that they share; `items` is the sentence's line."""
    if len(readings) > 1 or any(item.low == "with" for item in items):
        named = _named(items) if any(_means(reading) in _TRADE for reading in readings) else None
        if named is not None:
            subjects = {
                item.start for at, item in enumerate(items) if item.cls == "region" and not (at and items[at - 1].cls in _PREPOSITIONS)
            }
            others = {item.val.means for item in items if item.cls == "region"} - {named.id}
            if len(others) <= 1:  # more are a list of partners, each with its own figures
                _of_all(readings, named, subjects)
        else:
            _of_the_other_flow(readings, items)


def lend_subject(readings: Sequence[Reading], text: str, start: int) -> None:
    """ "After three months of gains, sales fell": a streak that opens the sentence is of what the next clause is about."""
    if len(readings) < 2 or readings[0].mention.kind != "streak":
        return
    first, second = readings[0].frame, readings[1].frame
    bare = first.indicator is None and first.sector is None and first.region is None and first.entity is None
    if bare and second.indicator is not None and _LED_BY_STREAK.search(text, start, readings[0].item.start):
        readings[0].frame = replace(
            first, indicator=second.indicator, sector=second.sector, region=second.region, entity=second.entity, subject=True
        )


def _partner_of_flows(items: Sequence[Item], end: int) -> Dimension | None:
    """Vietnam in "exports to and imports from Vietnam reached new highs, and the surplus narrowed"."""
    flow = False
    for at, item in enumerate(items):
        if item.start >= end:
            break
        flow |= item.cls == "indicator" and item.val.means in _FLOWS
        behind = next((held for held in reversed(items[max(0, at - 2) : at]) if held.cls != "article"), None)
        if flow and item.cls == "region" and behind is not None and behind.low in ("to", "from", "with"):
            return region_dimension(item)
    return None


def _means(reading: Reading) -> str:
    return reading.frame.indicator.val.means if reading.frame.indicator is not None else ""


def _named(items: Sequence[Item]) -> Dimension | None:
    """The partner behind "with", where no second one is named."""
    found: Item | None = None
    for at, item in enumerate(items):
        if item.low != "with" or (at and (items[at - 1].low in _NOT_PARTNER or items[at - 1].low == ",")):
            continue
        ahead = at + 1 if at + 1 < len(items) and items[at + 1].cls != "article" else at + 2
        if ahead < len(items) and items[ahead].cls == "region":
            if found is not None or (ahead + 2 < len(items) and items[ahead + 1].low in (",", "and") and items[ahead + 2].cls == "region"):
                return None
            if ahead + 1 == len(items) or items[ahead + 1].cls not in ("word", "verb", "share_verb", "level_verb"):
                found = items[ahead]  # not "with China taking the most"
    return region_dimension(found) if found is not None else None


def _of_all(readings: Sequence[Reading], partner: Dimension, subjects: set[int]) -> None:
    """`subjects` is where the names stand that no preposition leads: whose trade it is."""
    for reading in readings:
        frame = reading.frame
        if (
            (frame.region is None or frame.region.start in subjects)
            and frame.sector is None
            and not frame.whole
            and _means(reading) in _TRADE
        ):
            reading.frame = replace(frame, region=partner)


def _of_the_other_flow(readings: Sequence[Reading], items: Sequence[Item]) -> None:
    """Behind "exports to Vietnam rose", the imports and the balance of the same sentence are with Vietnam."""
    lead: Reading | None = None
    first = readings[0] if readings else None
    if first is not None and first.frame.region is None and first.frame.sector is None and _means(first) in _TRADE - _FLOWS:
        told = _partner_of_flows(items, first.item.start)
        if told is not None:
            first.frame = replace(first.frame, region=told)
    for reading in readings:
        frame, means = reading.frame, _means(reading)
        if means in _FLOWS and frame.region is not None and frame.sector is None:
            lead = reading
        elif lead is None or frame.whole or frame.sector is not None or frame.entity != lead.frame.entity:
            lead = None
        elif frame.region is None and means in _TRADE and means != _means(lead):
            reading.frame = replace(frame, region=lead.frame.region)
