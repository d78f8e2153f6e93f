"""Phrases of several classes, read anew by what stands before them or by who reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.items import Item

_TO_DO = re.compile(r"\b(?:to|will|would|can|could|may|should) $")


def read_infinitives(text: str, items: Sequence[Item]) -> None:
    """Read a noun that is a verb too as the verb behind "to" or "will": "aims to ship 7 million panels"."""
    for item in items:
        verb = item.alts.get("indicator_verb") if item.cls == "sector" and item.alts else None
        if verb is not None and _TO_DO.search(text, max(0, item.start - 8), item.start):
            item.cls, item.val, item.alts = "indicator_verb", verb, None


def unlend(items: Sequence[Item]) -> None:
    """Read "advances" as a movement, in a report on an economy: "sales volume advances 2%"; a bank lends advances."""
    for item in items:
        moved = item.alts.get("change") if item.cls == "indicator" and item.alts else None
        if moved is not None:
            item.cls, item.val, item.alts = "change", moved, {moved.part: moved}
