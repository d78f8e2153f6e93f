"""Say what decided the fields that a figure's own number and clause settle: unit, sign, measure, qualifier, status, adjustment.

Where the words stand, the rule that made them count for this number, and the entry of the vocabulary that gives them
their meaning. The dimensions and times of a figure leave their evidence where they are filled (naming.py, placing.py, dating.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.marks import Draft, Mention, Reason, Tag

_SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh|mln|bln|mn|bn|tn|tr|[mbk](?![a-z]))"
_BEHIND = re.compile(rf"(?i).*\d(?:[\s-]*{_SCALE}(?![a-z]))*[\s-]*")  # what a unit may stand behind
_BEFORE = re.compile(r"[+\-−–]?([^\W\d][^\d(]*|[^\w\s+\-−–.(][^\d(]*?)[ \u00a0]*(?=[\d.])")
_SHARED = re.compile(r"[+\-−–]?[\d.,\s\u00a0\u202f]+")  # digits alone: the unit stands with another number
BESIDE = "number beside it"
_PLACED = ("indicator", "sector", "region", "entity", "period", "basis", "compared_to", "status", "adjustment")
_OWN = ("clause", "number", "comparison")
_WHOLE = ("rank", "streak", "ratio")


def of_number(reading: Reading, text: str, *, unit: str) -> dict[str, Reason]:
    """The evidence of value, unit, measure and qualifier, and of the sign and the counted noun where there is one."""
    mention = reading.mention
    start, end = here = mention.start, mention.end
    rule, item = reading.why or ("number", None)
    exact = mention.qualifier == "exact"
    found: dict[str, Reason] = {
        "value": (start, end, "number", mention.rule or "en.number"),
        "unit": _of_unit(reading, text, unit),
        "measure": (start, end, rule, None) if item is None else of_item(item, text, rule),
        "qualifier": (start, end, "no hedge", None) if exact else (*(mention.qualifier_span or here), "hedge", None),
    }
    if unit == "count" and mention.counted is not None:
        found["counted"] = (*(mention.counted_span or here), "counted noun", None)
    return found


def of_item(item: Item, text: str, rule: str) -> Reason:
    """A word of the line; one that a number cut short ends where its own letters do."""
    return item.start, item.start + len(text[item.start : item.end].rstrip()), rule, pattern_of(item)


def pattern_of(item: Item) -> str | None:
    """The id of the entry that an item of the line is read by; None for a word that no list knows."""
    found: str | None = getattr(item.val, "id", None)
    return found


def of_tag(tag: Tag | None, default: str) -> Reason:
    """A word that the clause was given, or the default."""
    return (None, None, default, None) if tag is None else (tag.start, tag.end, "clause", tag.id)


def of_sign(reading: Reading, text: str) -> Reason:
    """The word that makes a number negative which is written without a sign."""
    item: Any = reading.of_change or reading.postfix
    rule = "word of change"
    if reading.measure == "level":
        item, rule = reading.frame.indicator, "deficit or loss"
    elif item is None or getattr(item.val, "means", None) not in ("up", "down"):
        item = reading.direction_item
        if reading.direction is None:
            item, rule = reading.inherited_item, "word of change of the clause before"
    if item is None:
        return reading.mention.start, reading.mention.end, rule, None
    return of_item(item, text, rule)


def _of_unit(reading: Reading, text: str, unit: str) -> Reason:
    mention = reading.mention
    here = mention.start, mention.end
    if unit == "count":
        if mention.counted_span is not None:
            return *mention.counted_span, "counted noun", None
        return *here, "number without unit", None
    if mention.kind in _WHOLE or mention.form != "digits":
        return *here, "number", mention.rule
    span = _unit_span(mention, text)
    bare = not text[mention.end - 1].isalpha() and _SHARED.fullmatch(text, *here)
    if bare or (mention.rule == "en.number" and span == here):
        return _from_neighbour(reading, unit)
    return *span, "number", mention.rule


def _unit_span(mention: Mention, text: str) -> tuple[int, int]:
    """Where the unit stands in its number: "percent" of "9.6 percent", "$" of "$20.88 billion"."""
    before = _BEFORE.match(text, mention.start, mention.end) if not text[mention.start].isdecimal() else None
    if before is not None:
        return before.start(1), before.start(1) + len(before[1].rstrip(" \u00a0\u202f+-−–"))
    behind = _BEHIND.match(text, mention.start, mention.end)
    if behind is not None and behind.end() < mention.end:
        return behind.end(), mention.end
    return mention.start, mention.end


def _from_neighbour(reading: Reading, unit: str) -> Reason:
    """A unit that another number, or the thing measured, lends."""
    head = reading.bracket_of
    if head is not None and head.mention.unit == unit:
        return head.item.start, head.item.end, "number before the bracket", head.mention.rule
    held, steps = reading.previous, 0
    while held is not None and held.sentence == reading.sentence and steps < 8:
        if held.mention.unit == unit:
            return held.item.start, held.item.end, "number before", held.mention.rule
        held, steps = held.previous, steps + 1
    if unit == "index_point":
        item = reading.frame.indicator or reading.default
        if item is not None:
            return item.start, item.end, "kind of indicator", pattern_of(item)
    return reading.mention.start, reading.mention.end, BESIDE, reading.mention.rule


def lend_units(drafts: Sequence[Draft]) -> None:
    """A unit that stands with the next number: "4.1 and 4.4 million TEU"."""
    for draft, following in pairwise(drafts):
        if draft.evidence["unit"][2] == BESIDE and following.sentence == draft.sentence and following.unit == draft.unit:
            start, end, _, pattern = following.evidence["unit"]
            draft.evidence["unit"] = (start, end, BESIDE, pattern)


def tell_lines(evidence: dict[str, Reason], start: int, end: int) -> None:
    """Corrects the rule of words that are taken for the clause's own, yet stand in a line above (of a list or table)."""
    for field in _PLACED:
        reason = evidence.get(field)
        if reason is not None and reason[2] in _OWN and reason[0] is not None and not start <= reason[0] < end:
            evidence[field] = (reason[0], reason[1], "line above", reason[3])
