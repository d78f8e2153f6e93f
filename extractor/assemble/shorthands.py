"""Letters that an article itself gives to a product or an indicator: "passenger vehicles (PV)", and from there on "PV".

Reads   the raw text, and its phrases as items
Gives   the same items, with one of the same meaning wherever such letters stand
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.assemble.items import Item, merge

_GIVEN = re.compile(r" \((?:the |or )?[\"“]?([A-Z2-4][A-Za-z&-]{0,5}[A-Z]s?)[\"”]?\)")
_COUNTED = {"2": "t", "3": "t", "4": "f"}  # two-wheelers, three-wheelers, four-wheelers
_LONGEST = 6  # letters of an abbreviation
_KINDS = frozenset({"sector", "indicator"})


def with_shorthands(text: str, items: list[Item]) -> list[Item]:
    """The items of an article and those of the letters that it gives to some of them."""
    if " (" not in text:
        return items
    given: dict[str, Item] = {}
    for item in items:
        if item.cls not in _KINDS or not text.startswith(" (", item.end):
            continue
        match = _GIVEN.match(text, item.end)
        letters = match[1].removesuffix("s") if match is not None else ""
        if letters and letters not in given and _abbreviates(letters, text[item.start : item.end]):
            given[letters] = item
    if not given:
        return items
    pattern = re.compile(rf"(?<![\w(-])({'|'.join(map(re.escape, given))})s?(?![\w-])")
    found = [
        replace(given[match[1]], start=match.start(), end=match.end(), low=match[0].lower(), alts=None) for match in pattern.finditer(text)
    ]
    longer = [item for item in items if item.cls in _KINDS and item.end - item.start > _LONGEST]
    found = merge(found, [(item.start, item.end) for item in longer])  # "EV batteries" is a product of its own
    kept: Sequence[Item] = merge(items, [(item.start, item.end) for item in found])
    return sorted([*kept, *found], key=lambda item: item.start)


def _abbreviates(letters: str, words: str) -> bool:
    """Whether each of the letters begins a word, in their order: "PV" of "passenger vehicles"."""
    initials = [word[0].lower() for word in re.split(r"[\s-]+", words) if word]
    at = 0
    for letter in letters.lower():
        letter = _COUNTED.get(letter, letter)
        while at < len(initials) and initials[at] != letter:
            at += 1
        if at == len(initials):
            return False
        at += 1
    return at == len(initials)
