"""Noun phrases: a run of nominal items and prepositions becomes what it says of indicator, sector, region and entity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.assemble.items import Item
from extractor.marks import Dimension

_POSSESSOR = re.compile(r"^[A-Z][\w&.-]{0,24}(?: [A-Z][\w&.-]{0,24}){0,2}['’]s (?=[a-z])")
_DETERMINERS = re.compile(
    r"^(?:the|a|an|its|their|our|his|her|this|that|these|those|such|some|any|all|both|each|every|of|top|leading|major|main|key|one|two|three|four|five|six|seven|eight|nine|ten)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:sector|sectors|industry|industries|segment|segments|division|business|market|items?|products?)$", re.IGNORECASE)


JOINS = re.compile(r"\s(?:in|of|for|to|from|on|at|within)\s")


@dataclass(slots=True)
class Phrase:
    """What a noun phrase says. `regions` and `sectors` keep the members of a list in order."""

    start: int
    end: int
    indicator: Item | None = None
    negative: bool | None = None
    indicators: list[Item] = field(default_factory=list)  # of "production and sales": both
    sectors: list[Dimension] = field(default_factory=list)
    regions: list[Dimension] = field(default_factory=list)
    entity: Dimension | None = None
    change: Item | None = None
    share: bool = False
    whole: bool = False
    pronoun: bool = False
    own: bool = False  # "its exports": the possessor is the subject before
    industry: bool = False  # "the oil sector": an industry of the whole economy
    noise: bool = False  # headed by a word that names no statistic: ministry, company, month
    noun: Dimension | None = None  # a single plain noun that no list knows: "attrition"
    unknown: Dimension | None = None  # words that no list knows, the only content
    name: bool = False  # the unknown words are a proper name
    excluding: bool = False
    brand: bool = False
    firm: bool = False  # "the Chinese battery giant": the firm that was named before

    @property
    def says_something(self) -> bool:
        return bool(self.indicator or self.sectors or self.regions or self.entity or self.unknown)


def joined(parts: list[Dimension], text: str) -> Dimension | None:
    """One dimension for a coordinated list: a combination `CN+HK` where all are known, else the words as they stand."""
    if not parts:
        return None
    if len(parts) == 1 or ((parts[0].id or "a").islower() and _apart(parts, text)):
        return parts[0]
    start, end = parts[0].start, parts[-1].end
    words = text[start:end] if start is not None and end is not None else None
    if all(part.id for part in parts):
        ids = list(dict.fromkeys(part.id for part in parts))
        return Dimension("+".join(str(i) for i in ids), "+".join(str(i) for i in ids), words, start, end)
    return Dimension(None, (words or "").lower(), words, start, end)


def _apart(parts: list[Dimension], text: str) -> bool:
    """Whether a preposition stands between the first two: "battery use in vehicles" is no list."""
    first, second = parts[0].end, parts[1].start
    return first is not None and second is not None and JOINS.search(text, first, second) is not None


def clean_name(words: str) -> str:
    """A free name without determiners and empty tails, one blank between words."""
    name = " ".join(words.split())
    while True:
        shorter = _DETERMINERS.sub("", name, count=1)
        if shorter == name:
            break
        name = shorter
    name = _POSSESSOR.sub("", name, count=1)  # "Orvo's plug-in cars"
    return _TAIL.sub("", name).strip(" ,;:-–—'\"“”")


def region_dimension(item: Item) -> Dimension:
    entry = item.val
    return Dimension(entry.means, entry.name, None, item.start, item.end)


def brought_sector(item: Item) -> Dimension | None:
    """The sector that an indicator brings, with the words in it that name it: "crude steel" of "crude steel output"."""
    means = getattr(item.val, "sector", None)
    if not means:
        return None
    start, end = item.start, item.end
    head, of, behind = item.low.partition(" of ")
    if of and head.count(" ") < 2:
        start = item.end - len(behind)
    elif item.low.rpartition(" ")[0]:
        end = item.start + len(item.low.rpartition(" ")[0])
    return Dimension(means, means, None, start, end)


def sector_dimension(item: Item) -> Dimension:
    means = item.val.means
    return Dimension(means if getattr(item.val, "known", True) else None, means, None, item.start, item.end)
