"""Lay a sentence out as a line of items: numbers, tags, function words, punctuation, and the words in between.

The reader walks this line; nothing later looks at the raw text, but for the words of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extractor.marks import Mention, Tag

# classes of items that can stand inside a noun phrase
NOMINAL = frozenset({"indicator", "sector", "region", "entity", "word", "whole", "market"})

_CUT = frozenset({"change", "level_verb", "share_verb", "verb", "indicator_verb", "auxiliary", "comparator"})
_PIECE = re.compile(
    r"(?P<punct>\.{2,}|--+|[,;:()\[\]{}\"“”„«»–—…|\t]|(?<=\s)-(?=\s))"
    r"|(?P<skip>['’]s?(?![\w’']))|(?P<word>[^\W\d_](?:[\w'’&./@-]*[^\W_])?(?:['’]s?(?!\w))?|\d[\w.-]*|[+/%@])"
)
# function words that a longer phrase, itself inside a number, may have hidden
_FUNCTION = {
    "of": "of",
    "to": "to",
    "into": "to",
    "in": "in",
    "for": "in",
    "by": "by",
    "and": "and",
    "or": "and",
    "the": "article",
    "a": "article",
    "an": "article",
    "from": "comparator",
    "over": "comparator",
    "than": "comparator",
}
_FOLLOWING = frozenset({"follow", "follows", "come", "comes"})
# participles that stand in the names of products and groups; any other word in -ed is a verb
_ADJECTIVES = frozenset(
    [
        "combined", "limited", "united", "fixed", "used", "mixed", "finished", "refined", "processed", "canned", "dried", "rolled",
        "forged", "coated", "packed", "salted", "smoked", "integrated", "connected", "leased", "listed", "insured", "structured",
        "aged", "skilled", "related", "advanced", "developed", "branded", "unleaded", "unwrought", "semi-finished", "detached",
        "attached", "terraced", "furnished", "unemployed", "employed", "educated", "self-employed", "seed", "feed", "speed", "weed",
        "breed", "hundred", "embed", "biomed", "assisted", "chartered", "printed", "knitted", "woven", "treated", "enriched",
        "imported", "exported", "manufactured", "cultured", "farmed", "organised", "organized", "unorganised", "secured", "unsecured",
        "managed", "linked", "fermented", "flavoured", "flavored", "bottled", "licensed", "sponsored", "owned", "invested",
        "unsubsidised", "subsidised", "subsidized", "accredited", "registered", "ordered", "prepared", "preserved", "tinned",
        "chilled", "shredded", "crushed", "specialised", "specialized", "non-specialised", "non-specialized", "fabricated",
        "administered", "regulated", "unprocessed", "owner-occupied", "rented", "galvanised", "galvanized", "laminated", "carbonated",
        "roasted", "rated", "unspecified", "diversified", "salaried", "bonded", "liquefied",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedSector:
    """A sector that its own words name, read like an entry of the vocabulary."""

    means: str
    known: bool = False


TRADE = NamedSector("trade")
_NAMES = frozenset({"sector", "indicator", "region"})
_COMPOUND = re.compile(r"-(?:based|led|driven|rich|dependent|intensive|heavy|oriented|reliant|free|speaking|born|language|style)\b")
_NOT_ADVERBS = frozenset(
    {"family", "supply", "assembly", "poultry", "belly", "jelly", "fly", "ply", "rally", "anomaly", "elderly", "italy"}
)
# goods whose name, written large, is a company's
NAMESAKES = frozenset({"apple", "orange", "shell", "gap", "target", "jaguar", "puma", "visa"})
_SMALL = frozenset({"on", "in", "up", "to", "at", "over", "by", "down"})
_NAME_BEFORE = re.compile(r"\b[A-Z][\w&-]* $")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(slots=True)
class Item:
    """One thing on the line. `cls` is its class, `val` what it stands for, `alts` its other readings by class."""

    start: int
    end: int
    cls: str
    val: Any
    low: str = ""
    alts: dict[str, Any] | None = None

    def can_be(self, cls: str) -> Any:
        """What the item stands for when read as `cls`; None where it cannot be read so."""
        if self.cls == cls:
            return self.val
        return self.alts.get(cls) if self.alts else None


def merge(tags: Iterable[Item], taken: list[tuple[int, int]]) -> list[Item]:
    """Items sorted by start that do not overlap the spans in `taken` (sorted)."""
    kept, at, count = [], 0, len(taken)
    for item in tags:
        while at < count and taken[at][1] <= item.start:
            at += 1
        if at < count and taken[at][0] < item.end:
            if item.start < taken[at][0] and item.cls in _CUT and not item.low.startswith("by "):
                item.end = item.start + len(
                    item.low[: taken[at][0] - item.start].rstrip()
                )  # "stood at" before "at least 300": the verb stays
                kept.append(item)
            continue
        kept.append(item)
    return kept


def places_of(text: str, names: Iterable[str], beside: tuple[str, str] = ("", "")) -> list[tuple[int, int]]:
    """Where one of the names stands, sorted and never overlapping: of those that begin at one place the first.

    Neither a letter or digit nor one of the marks of `beside` stands before it or behind it. (A regex of the names would have
    to be compiled for each article, which takes longer than reading it does.)
    """
    found = []
    for rank, name in enumerate(names):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not _goes_on(text[max(0, at - 1) : at], beside[0]) and not _goes_on(text[end : end + 1], beside[1]):
                found.append((at, rank, end))
            at = text.find(name, at + 1)
    places, done = [], 0
    for at, _, end in sorted(found):
        if at >= done:
            places.append((at, end))
            done = end
    return places


def _goes_on(sign: str, marks: str) -> bool:
    return sign != "" and (sign.isalnum() or sign == "_" or sign in marks)


def number_item(mention: Mention) -> Item:
    return Item(mention.start, mention.end, "num", mention)


def tag_item(tag: Tag) -> Item:
    return Item(tag.start, tag.end, tag.kind, tag)


def line(text: str, start: int, end: int, items: list[Item], *, prose: bool = False) -> list[Item]:
    """The full line of one sentence: the given items (sorted, inside it) with punctuation and words filled in between."""
    full: list[Item] = []
    at = start
    for item in items:
        begin = item.start
        if prose and item.low in _SMALL and _NAME_BEFORE.search(text, max(start, begin - 24), begin) and text[begin].isupper():
            continue  # "Baek On placed fifth": part of a name
        if item.cls in _NAMES and text[item.end : item.end + 1] == "-" and _COMPOUND.match(text, item.end):
            continue  # "sea-based", "export-led": one word
        if begin > at and (begin - at > 1 or text[at] != " "):
            full.extend(_between(text, at, begin))
        full.append(item)
        if item.end > at:
            at = item.end
    if at < end:
        full.extend(_between(text, at, end))
    return full


def trade_as_industry(items: list[Item]) -> None:
    """ "construction by 34 percent, trade by 39 percent and services by 33 percent": an industry beside others, no exports and imports."""
    if not any(item.cls == "sector" for item in items):
        return
    for at, item in enumerate(items):
        if item.low != "trade" or item.cls != "indicator" or not 0 < at < len(items) - 1:
            continue
        before, after = items[at - 1], items[at + 1]
        listed = before.low in (",", "and", "in", "(") and items[max(0, at - 2)].cls not in ("indicator", "region")
        paired = after.low in ("by", "with", "(") and (before.low in (",", "and") or before.cls == "clause")
        beyond = items[at + 2].cls if at + 2 < len(items) else "end"
        named = beyond == "sector" and after.low in (",", "and")
        if listed and (paired or named or (after.low == "," and beyond == "and")):
            item.cls, item.val = "sector", TRADE


def _between(text: str, start: int, end: int) -> Iterator[Item]:
    first = last = -1
    for match in _PIECE.finditer(text, start, end):
        piece, kind = match[0], match.lastgroup
        if kind == "punct":
            if first >= 0:
                yield Item(first, last, "word", None, text[first:last].lower())
                first = -1
            yield Item(match.start(), match.end(), "punct", piece, "—" if piece[0] in "–—-" else piece)
        elif kind == "skip":
            continue
        elif piece in _FOLLOWING and text[match.end() + 1 : match.end() + 2].isupper():
            if first >= 0:
                yield Item(first, last, "word", None, text[first:last].lower())
                first = -1
            yield Item(match.start(), match.end(), "verb", None, piece)  # "Behind it follow Alba with …"
        elif piece in _FUNCTION:
            if first >= 0:
                yield Item(first, last, "word", None, text[first:last].lower())
                first = -1
            yield Item(match.start(), match.end(), _FUNCTION[piece], None, piece)
        elif (
            piece.endswith("ed")
            and len(piece) > 4
            and piece.islower()
            and (piece not in _ADJECTIVES or text.startswith(" to ", match.end()))
            and "-" not in piece
        ):
            if first >= 0:
                yield Item(first, last, "word", None, text[first:last].lower())
                first = -1
            yield Item(match.start(), match.end(), "verb", None, piece)
        elif piece.endswith(("ly", "-wise")) and piece.lower() not in _NOT_ADVERBS and (piece.islower() or _opens(text, match)):
            if first >= 0:
                yield Item(first, last, "word", None, text[first:last].lower())
                first = -1
        else:
            if first < 0:
                first = match.start()
            last = match.end()
    if first >= 0:
        yield Item(first, last, "word", None, text[first:last].lower())


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word is the adverb that a sentence opens with: "Separately, …"."""
    if text[match.end() : match.end() + 1] != ",":
        return False
    return not match.start() or (text[match.start() - 1] in "\n " and not text[max(0, match.start() - 2)].isalnum())


def is_possessive(text: str, item: Item) -> bool:
    """Whether "'s" stands in or right behind the item."""
    return bool(_POSSESSIVE.search(text, max(item.start, item.end - 2), item.end)) or text[item.end : item.end + 2] in (
        "'s",
        "’s",
        "s'",
        "s’",
    )
