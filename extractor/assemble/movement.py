"""What all measures ask of a reading: which way it moves, whether that is a level reached or a forecast moved; and how they answer."""

from __future__ import annotations

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.words import REVISING

RATES = frozenset({"rate", "ratio"})  # types of indicators that are told in percent


def change_sign(reading: Reading) -> int | None:
    """The direction that the words give this number: its own noun or adjective first, then the clause's verb."""
    if reading.of_change is not None:
        return {"up": 1, "down": -1}.get(reading.of_change.val.means)
    if reading.postfix is not None:
        entry = reading.postfix.val
        sign = {"up": 1, "down": -1, "flat": 0}.get(entry.means)
        if sign is not None:
            return sign
    if reading.direction is not None:
        return reading.direction
    return None


def decided(reading: Reading, measure: str, rule: str, item: Item | None = None) -> str:
    """The measure; the reading keeps the rule that decided it, and the word (the number itself where none is given)."""
    reading.why = rule, item
    return measure


def revises_forecast(reading: Reading) -> bool:
    """ "the forecast was cut to 2.1 percent from 2.4 percent": the verb moves what is foreseen, it is no fall of the thing itself."""
    item, tag = reading.direction_item or reading.inherited_item, reading.frame.status
    return item is not None and tag is not None and tag.value in ("forecast", "target") and item.low.startswith(REVISING)


def foreseen(reading: Reading) -> bool:
    return revises_forecast(reading) and (reading.prep in ("to", "at") or reading.role == "before")


def reaches_level(reading: Reading) -> bool:
    """ "attrition cooled to 12.8 percent": the verb moves a rate to its new level, which is no change of its own."""
    item = reading.direction_item
    return reading.prep == "to" and not reading.second_order and item is not None and reading.by_verb


def shares_of(reading: Reading) -> bool:
    return reading.of_whole or reading.frame.mode == "share"
