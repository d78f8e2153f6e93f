"""Lines of a ranking: "2nd place: Alba, 1.2 million units", "3. Breva – 0.9 million (18%)"; they begin with whose figures they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from extractor.assemble.items import Item
from extractor.assemble.words import PARTS
from extractor.marks import Dimension

_PLACE = r"(?:place|position|rank|spot)"
_FIRST = re.compile(rf"(?i)(?:1st|first|no\.? ?1|number one|top)(?:[ -]{_PLACE})?$")
_PLACES = frozenset({"place", "position", "rank", "spot", "-place", "ranked", "ranking"})
_REST = frozenset({
    "others", "other", "other vendors", "other brands", "other makers", "other suppliers", "other companies", "all others", "the rest",
    "rest",
    "other manufacturers", "other players", "other providers", "remaining vendors", "rest of market", "remaining",
})  # fmt: skip
_MARKS = frozenset({",", "—", ":", "(", "|"})
_NUMBER = 4  # items behind the name in which its first number stands
_LONGEST = 5  # words of a name


class RankedLine(NamedTuple):
    """Whose line it is, the item of its rank, and the place of the first item behind the name."""

    firm: Dimension
    rank: int | None
    begin: int


def ranked_line(items: Sequence[Item], text: str, names: Any) -> RankedLine | None:
    """The rank and the firm that a line begins with; None for any other line."""
    at, rank, ranked = 0, None, False
    if at < len(items) and items[at].low in ("—", "•", "*", "·"):
        at += 1
    if at + 2 >= len(items):
        return None
    first = items[at]
    if first.cls == "num" and first.val.kind == "rank":
        rank, ranked, at = at, True, at + 1
        while at < len(items) and items[at].low in _PLACES:
            at += 1
    elif first.cls in ("word", "noise", "plain") and _FIRST.match(first.low) and items[at + 1].low in (":", "—", ")"):
        ranked, at = True, at + 1
    if ranked and at < len(items) and items[at].low in (":", "—", ")", "."):
        at += 1
    elif ranked:
        return None
    if at + 1 >= len(items):
        return None
    name = items[at]
    end = at
    while end + 1 < len(items) and items[end + 1].cls in ("word", "sector", "region", "entity", "noise") and _is_big(text, items[end + 1]):
        end += 1
    words = text[name.start : items[end].end]
    rest = words.lower() in _REST
    if not rest and (name.cls not in ("word", "entity") or words.count(" ") >= _LONGEST or not _is_big(text, name)):
        return None
    behind = items[end + 1] if end + 1 < len(items) else None
    reach = len(items) if ranked else end + 2 + _NUMBER
    if behind is None or behind.low not in _MARKS or not any(item.cls == "num" for item in items[end + 2 : reach]):
        return None
    if not rest and not ranked and (words in PARTS or not names.is_name(words, name.start)):
        return None
    firm = Dimension(None, "others" if rest else words, words, name.start, items[end].end)
    return RankedLine(firm, rank, end + 1 if behind.low == "(" else end + 2)


def _is_big(text: str, item: Item) -> bool:
    return text[item.start].isupper() or text[item.start].isdigit()
