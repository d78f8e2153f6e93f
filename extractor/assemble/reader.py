"""Read one sentence's line of items from left to right; every number leaves with what its clause says of it.

See docs/decisions/0001-attribution.md. The reader keeps a Frame (what is talked about) and four scopes: a comparison
("from $19 billion a year earlier"), a bracket, a reason ("on firmer chip prices"), and what stands right behind a
number ("9.6 percent of exports"). It decides nothing about the article as a whole: empty places stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item, trade_as_industry
from extractor.assemble.numbers import Numbers
from extractor.assemble.partners import lend_subject, share_partner
from extractor.assemble.ranking import ranked_line
from extractor.assemble.words import NOUN_LIKE

_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,12}ing(?= [a-z])")
_NO_PARTICIPLES = frozenset(
    {
        "following",
        "excluding",
        "including",
        "disregarding",
        "stripping",
        "leaving",
        "according",
        "regarding",
        "during",
        "pending",
        "concerning",
        "barring",
        "nothing",
        "something",
    }
)
_LED_IN = 14  # items in which such a clause ends


class SentenceReader(Numbers):
    """Reads sentence after sentence of one article."""

    def __init__(self, text: str, names: Any, *, published: date | None = None, company: bool = False) -> None:
        super().__init__(text, names, published=published, company=company)
        self._handlers: dict[str, Callable[[int, Item], None]] = {
            "num": self._number,
            "change": self._change,
            "level_verb": self._level_verb,
            "share_verb": self._share_verb,
            "verb": self._verb,
            "indicator_verb": self._indicator_verb,
            "auxiliary": self._auxiliary,
            "comparator": self._comparator,
            "clause": self._clause_word,
            "relative": self._relative,
            "reason": self._reason,
            "period": self._period,
            "basis": self._basis,
            "adjustment": self._adjustment,
            "status": self._status,
            "punct": self._punct,
            "of": self._prep,
            "to": self._prep,
            "in": self._prep,
            "by": self._prep,
            "including": self._prep,
            "and": self._and,
        }

    def read(self, items: list[Item], index: int, kind: str, *, paragraph: int = 0, opens: bool = True) -> list[Reading]:
        """The readings of one sentence, in order; `opens` tells whether it begins its paragraph."""
        self._begin(items, index, kind, paragraph=paragraph, opens=opens)
        handlers = self._handlers
        if "trade" in [item.low for item in items]:
            trade_as_industry(items)
        begin = self._dateline(items) if index <= 8 and kind == "prose" else 0
        if kind == "prose":
            begin = self._behind_participle(items, begin)
        if self._names.makers and kind != "headline":
            begin = self._line_of_firm(items, begin)
        self._opens_at = begin
        for at in range(begin, len(items)):
            item = items[at]
            if item.start < self._skip_to and item.cls != "period":
                continue
            if at <= self._aside_end:
                continue
            if item.cls == "status" and at and items[at - 1].cls == "num" and item.can_be("change") is not None:
                item = Item(item.start, item.end, "change", item.can_be("change"), item.low, item.alts)  # "a 0.6 percent advance"
            if item.low == "advances" and not self._company and at + 1 < len(items) and items[at + 1].low == "in":
                continue  # "with advances in 8 of 11 sections"
            if item.cls == "word" and kind != "prose" and at and self._heads_line(at):
                item = Item(item.start, item.end, "verb", None, item.low)  # "State budget closes January with a surplus of …"
            if item.low == "pay" and at and (items[at - 1].cls in ("status", "to", "auxiliary") or items[at - 1].low.endswith(" to")):
                item = Item(item.start, item.end, "verb", None, item.low)  # "plans to pay $94 million"
            if item.low == "retailing" and item.cls == "sector" and at + 1 < len(items) and items[at + 1].cls in ("num", "qualifier"):
                item = Item(item.start, item.end, "verb", None, item.low)  # "retailing 48,400 cars"
            if item.low in ("in total", "in all") and at + 1 < len(items) and items[at + 1].cls in ("indicator", "sector"):
                item = Item(item.start, item.start + 2, "in", None, "in")  # "42 percent in total revenues"
            if item.low == "," and self._comp is not None and self._around_respectively(at, item):
                continue  # "after 5.7% and 9.9%, respectively, the month before"
            if item.low == "having" and self._readings_in_clause() and self._tells_earlier(at):
                self._comp, self._attach = Item(item.start, item.end, "comparator", None, "after"), None
                self._comp_negative = self._scope_period = None
                continue  # "rose 1 percent, having risen 5.7 percent the month before"
            handler = handlers.get(item.cls)
            if handler is not None:
                handler(at, item)
            elif item.cls in NOUN_LIKE:
                self._nominal(at, item)
        self._close("end")
        share_partner(self._readings, items)
        if items:
            lend_subject(self._readings, self._text, items[0].start)
        return self._readings

    def _line_of_firm(self, items: list[Item], begin: int) -> int:
        """Where a line of a ranking goes on behind the firm that it is of: "2nd place: Alba, 1.2 million units"."""
        line = ranked_line(items, self._text, self._names)
        if line is None:
            return begin
        self._frame = replace(self._frame, entity=line.firm, subject=True)
        if line.rank is not None:
            self._number(line.rank, items[line.rank])
            self._attach = None
        self._tentative = items[line.begin - 1].low == ","  # "2nd place: Alba, the Chilean maker, with …"
        return line.begin

    def _behind_participle(self, items: list[Item], begin: int) -> int:
        """Where the main clause begins behind a participle's: "Riding high on tea exports, Kenya registered …"."""
        first = items[begin] if begin < len(items) else None
        led = _PARTICIPLE.match(self._text, first.start) if first is not None and first.cls in ("word", "verb", "change", "plain") else None
        if led is None or led[0].lower() in _NO_PARTICIPLES:
            return begin
        for at in range(begin + 1, min(begin + _LED_IN, len(items))):
            if items[at].cls in ("num", "period"):
                return begin
            if items[at].low == ",":
                return at + 1 if at > begin + 2 else begin
        return begin

    def _heads_line(self, at: int) -> bool:
        """Whether a word that no list knows is a headline's verb: in small letters, in -s, right behind what is measured."""
        word, ahead = self._items[at], self._items[at + 1] if at + 1 < len(self._items) else None
        if self._items[at - 1].cls != "indicator" or self._kind not in ("headline", "heading") or ahead is None:
            return False
        written = self._text[word.start : word.end]
        verbal = written.islower() and written.isalpha() and written.endswith("s") and not written.endswith("ss")
        return verbal and ahead.cls in ("num", "period", "in", "to", "by", "clause", "article", "qualifier", "comparator")

    def _tells_earlier(self, at: int) -> bool:
        """Whether "having risen 5.7 percent the month before" names a time of its own: without one it is of the same."""
        ahead = self._items[at + 1 : at + 9]
        if not ahead or ahead[0].cls != "change":
            return False
        end = next((place for place, held in enumerate(ahead) if held.low in (",", ";") or held.cls == "clause"), len(ahead))
        return any(held.cls == "period" or held.low in ("before", "earlier", "previously") for held in ahead[:end])

    def _around_respectively(self, at: int, item: Item) -> bool:
        """Whether a comma only sets off "respectively" in front of a period."""
        if self._text.startswith(" respectively", item.end):
            return True
        ahead = self._items[at + 1 : at + 3]
        return self._text.endswith("respectively", 0, item.start) and any(held.cls == "period" for held in ahead)

    @staticmethod
    def _dateline(items: list[Item]) -> int:
        """Where the sentence begins behind its dateline: "SEOUL, Feb. 23 (Agency) --"."""
        if not items or items[0].cls not in ("region", "word", "period", "entity"):
            return 0
        for at, item in enumerate(items[:16]):
            if item.cls in ("num", "change", "level_verb", "share_verb", "verb", "indicator", "indicator_verb", "auxiliary"):
                return 0
            if (item.low == "—" and at) or (
                item.low == ":" and at <= 4 and items[0].cls == "region" and items[at - 1].cls in ("region", "period")
            ):
                following = items[at + 1 : at + 5]
                if any(ahead.cls == "period" for ahead in following) and any(ahead.low == "—" for ahead in following):
                    continue
                return at + 1
            if (
                item.low == ")"
                and any(held.cls == "period" for held in items[:at])
                and at + 1 < len(items)
                and items[at + 1].cls != "punct"
            ):
                return at + 1  # "Abuja, Aug. 31 (Agency) The …"
        return 0
