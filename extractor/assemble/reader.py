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

from extractor.assemble.brackets import Brackets
from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item, is_possessive, trade_as_industry
from extractor.assemble.partners import lend_subject, share_partner
from extractor.assemble.phrases import joined
from extractor.assemble.words import BARE_RATES, COPULA, LED, NOUN_LIKE
from extractor.marks import Mention

_PER_UNIT = re.compile(r"[ \u00a0]?(?:per|an?|each|every|/)[ \u00a0]?(?:(?:metric|troy|short|long|dry|US)[ -])?[A-Za-z]+")
_NEAR = 12  # characters between "To China, about" and its number
_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,12}ing(?= [a-z])")
_NO_PARTICIPLES = frozenset(
    {"following", "excluding", "including", "according", "regarding", "during", "pending", "concerning", "barring", "nothing", "something"}
)
_LED_IN = 14  # items in which such a clause ends
_LEANING = frozenset({"article", "plain", "auxiliary", "qualifier"})


class SentenceReader(Brackets):
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
            if item.low == "pay" and at and (items[at - 1].cls in ("status", "to", "auxiliary") or items[at - 1].low.endswith(" to")):
                item = Item(item.start, item.end, "verb", None, item.low)  # "plans to pay $94 million"
            if item.low in ("in total", "in all") and at + 1 < len(items) and items[at + 1].cls in ("indicator", "sector"):
                item = Item(item.start, item.start + 2, "in", None, "in")  # "42 percent in total revenues"
            if item.low == "," and self._comp is not None and self._around_respectively(at, item):
                continue  # "after 5.7% and 9.9%, respectively, the month before"
            if item.low == "having" and self._readings_in_clause() and at + 1 < len(items) and items[at + 1].cls == "change":
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

    def _marks_height(self, at: int) -> bool:
        """Whether nothing but "a peak", "a low" stands between the comparator and "of"."""
        for held in reversed(self._items[max(0, at - 5) : at]):
            if held is self._comp:
                return True
            if held.cls not in ("of", "noise", "article", "plain"):
                return False
        return False

    def _number(self, at: int, item: Item) -> None:
        self._at = at
        mention: Mention = item.val
        before = self._previous_significant(at)
        if (
            mention.kind == "rank"
            and self._np.items
            and self._np.items[-1].cls == "region"
            and is_possessive(self._text, self._np.items[-1])
        ):
            if self._in_place_ranked(at):
                return  # "inflation in Asia's second-largest economy stood at 3 percent"
            self._np.clear()  # "OPEC's second-largest producer" names no market
        if self._kind in ("headline", "heading") and self._np.items and self._is_headline_verb(at):
            self._np.items.pop()
        if mention.kind == "streak":
            self._close("verb")
        told = bool(self._np.items) and self._np.items[-1].cls == "of" and self._moves_noun()
        if mention.kind != "streak" and (self._np.items or self._held is not None):
            self._close("num")
        ahead, held = self._background, self._frame
        near = ahead is not None and ahead.indicator is None and item.start - ahead.end <= _NEAR
        if ahead is not None and near and not held.subject and held.region is None and not self._readings:
            place, kind = joined(ahead.regions, self._text), joined(ahead.sectors, self._text)
            self._frame = replace(self._frame, region=place, sector=self._frame.sector or kind)  # "To China, 8.7 billion were shipped"
        reading = Reading(mention, item, self._index, self.clause, self._kind, self._frame)
        reading.previous = self._readings[-1] if self._readings else None
        reading.noun_of = told
        reading.pace = self._pace if mention.kind == "percent" else None
        reading.opens_clause = before is not None and (before.low == ";" or before.cls == "clause")
        reading.points_only = (
            mention.kind == "point"
            and "percent" not in self._text[item.start : item.end].lower()
            and "per cent" not in self._text[item.start : item.end].lower()
        )
        if at and self._items[at - 1].low == "plus":
            mention.signed = True
        reading.after_colon = self._text[max(0, item.start - 3) : item.start].rstrip(" (+-−").endswith((":", ";"))
        moved = self._direction_item is None or self._direction_item.cls != "comparator" or self._comp is not None
        if moved or (before is not None and before.low == "or"):
            reading.direction, reading.direction_item = self._direction, self._direction_item
        if mention.kind == "percent" and self._direction is None:
            reading.bare_rate = any(held.low in BARE_RATES for held in self._items[max(0, at - 3) : at])
        if self._bare_growth and mention.kind == "percent":
            reading.growth_alone = True
            if self._frame.indicator is None and not self._frame.growth and not self._company:
                self._frame = reading.frame = replace(self._frame, growth=True)  # and what it is compared with
        self._bare_growth = False
        reading.share_item, reading.cue_item = self._share_item, self._cue_item
        if mention.kind == "percent" and before is not None and before.low.endswith(("with", "at")):
            reading.led = any(held.low.removesuffix(" with") in LED for held in self._items[max(0, at - 8) : at])
        reading.copula = not COPULA.isdisjoint([held.low for held in self._items[max(0, at - 3) : at]])
        reading.by_verb = self._by_verb
        reading.inherited_direction = self._stash
        reading.inherited_item = self._stash_item
        reading.second_order = self._second_order
        if self._contributing or (
            self._direction_item is not None and self._direction_item.alts and "contribution" in self._direction_item.alts
        ):
            reading.contribution = True
        if self._comp is not None and mention.kind != "streak":
            reading.role, reading.scope = "before", self._comp
        elif self._pending is not None:
            reading.comparison, reading.scope = self._pending
            reading.inherited_comparison = True
        if before is not None:
            if before.cls in ("article", "plain"):  # "to its 3 percent target", "by a whopping 3 million"
                opening = next((held for held in reversed(self._items[max(0, at - 5) : at]) if held.cls not in _LEANING), None)
                before = opening if opening is not None and opening.cls in ("to", "by") else before
            elif before.cls == "of" and self._comp is not None and self._marks_height(at):
                before = self._comp  # "from a peak of 9.7%": from 9.7%
            if before.cls in ("to", "by", "of", "in", "comparator"):
                reading.prep = "by" if before.cls == "of" and self._by_record(at) else before.low
                reading.prep_item = before
            elif before.cls == "level_verb" and before.val.means in ("about", "more_than", "less_than") and mention.qualifier == "exact":
                mention.qualifier, mention.qualifier_span = before.val.means, (before.start, before.end)
            elif before.cls == "including":
                reading.part = True
            elif before.cls == "change" or (before.cls in ("plain", "word", "article", "adjustment") and self._moves_amount(at)):
                reading.object = True
            elif before.cls == "and" and before.low == "or":
                reading.alternative = True
        if (
            self._comp is not None
            and mention.kind == "percent"
            and (self._direction_item is None or self._direction_item.start <= self._comp.start)
        ):
            # an earlier rate has the sign of the rate that it is compared with, not of the movement between them
            for earlier_reading in reversed(self._readings[self._clause_start :]):
                if earlier_reading.role == "now" and earlier_reading.mention.kind == "percent":
                    led = earlier_reading.previous
                    if (
                        earlier_reading.prep == "by"
                        and led is not None
                        and led.mention.kind == "percent"
                        and led.role == "now"
                        and led.direction
                    ):
                        continue  # "rose by 0.4 per cent, down by 0.2 per cent from 0.6 per cent"
                    own = earlier_reading.postfix.val.means if earlier_reading.postfix is not None else None
                    if earlier_reading.prep == "to" and own is None:
                        # "taking the annual rate to 2.1% from 3.5%", "the fall slowed to 2.1% from 3.5%"
                        reading.direction = self._rate_noun if earlier_reading.second_order else None
                    elif not earlier_reading.mention.signed:
                        reading.direction = {"up": 1, "down": -1}.get(own or "", earlier_reading.direction)
                    break
            else:
                if self._readings_in_clause() and self._readings[-1].mention.kind == "point":
                    reading.direction = None  # "lower by 1.05 points from the 4.17 percent"
        if reading.prep == "to" and self._second_order:
            reading.direction = self._rate_noun if self._rate_noun is not None else reading.direction
        elif self._second_order and reading.prep == "by":
            reading.direction = self._verb_direction
        if self._revising and reading.prep != "by" and mention.kind == "percent" and not reading.object:
            reading.direction = self._rate_noun  # "growth was revised down to 1.7 percent": the estimate moved, not the thing
        if (
            reading.alternative
            and reading.previous is not None
            and reading.previous.role == "before"
            and reading.role == "now"
            and mention.kind == "money"
        ):
            reading.role, reading.scope, reading.period = "before", reading.previous.scope, reading.previous.period
        if self._next_basis is not None:
            reading.basis, self._next_basis = self._next_basis, None
        if self._told_in is not None:
            reading.role, reading.period = "before", self._told_in
            self._told_in = None
        if self._brackets and self._brackets[-1][1] is not None:
            reading.in_bracket = True
            reading.bracket_of = self._bracket_of
            reading.bracket_head = self._bracket_head
            if self._bracket_period is not None:
                reading.period = self._bracket_period
                if self._bracket_head == "number":
                    reading.role = "before"
                    if not self._beside_rate(reading.bracket_of, reading):
                        self._compare(self._bracket_period)
            elif self._prior_bracket:
                reading.role = "before"
        led = reading.previous
        beside = led is not None and led.period is not None and led.clause == reading.clause and led.role == reading.role == "now"
        if led is not None and beside and reading.prep == "at" and reading.period is None and led.mention.kind == "percent":
            whole = "," not in self._text[led.item.end : item.start]
            reading.period = led.period if whole else None  # "are down 9.4% year to date at 14,930"
        if self._comp_negative is not None and reading.role == "before":
            reading.negative = self._comp_negative
        else:
            reading.negative = self._frame.negative
        if self._comp is None and reading.period is None:
            owner = self._previous_significant(at)
            if owner is not None and owner.cls == "period" and self._text[owner.end : item.start].strip() in ("'s", "’s"):
                reading.comparison = None if reading.inherited_comparison else reading.comparison
                reading.period = owner.val  # "on the heels of May's 12.5% upturn"
        if self._comp is not None:
            # a period may stand before the number: "from September's $53.8 billion"
            earlier = self._previous_significant(at)
            if earlier is not None and earlier.cls == "period":
                reading.period = earlier.val
            elif self._scope_period is not None:
                reading.period = self._scope_period
            self._scope_period = None
            if self._scope_status is not None and reading.role == "before":
                reading.frame, self._scope_status = replace(reading.frame, status=self._scope_status), None
        if mention.per and mention.kind == "money":
            unit = _PER_UNIT.match(self._text, mention.end)
            self._skip_to = unit.end() if unit is not None else 0  # "a bushel" in "$6.60 a bushel for wheat"
        self._readings.append(reading)
        self._attach = reading
        self._verbed = False
        self._tentative = False

    def _in_place_ranked(self, at: int) -> bool:
        """Whether a rank only paraphrases an economy behind "in", "for" or "of": what stands before it is still the subject."""
        items = self._np.items
        ahead = self._items[at + 1] if at + 1 < len(self._items) else None
        if len(items) < 3 or items[-2].cls not in ("in", "of") or ahead is None or ahead.low not in ("economy", "country", "nation"):
            return False
        del items[-2:]
        self._skip_to = ahead.end
        return True

    def _moves_noun(self) -> bool:
        """Whether the noun phrase is a movement of something: "an increase in salaries of" the number."""
        held = [item for item in self._np.items if item.cls not in ("article", "plain")]
        if held and held[0].cls in ("to", "by", "of"):
            held = held[1:]  # "related to an increase in …"
        return len(held) > 3 and held[0].cls == "change" and held[1].cls == "in" and held[1].low == "in"

    def _moves_amount(self, at: int) -> bool:
        """Whether only adjectives stand between a verb of change and the number: "added a paltry 142,000"."""
        words = 0
        for item in reversed(self._items[max(0, at - 6) : at]):
            if item.cls == "change":
                return bool(item.val.part == "verb") and item.low != "change"
            words += item.cls == "word"
            if item.cls not in ("article", "auxiliary", "plain", "qualifier", "adjustment", "word") or words > 1 or " " in item.low.strip():
                return False
        return False

    def _is_headline_verb(self, at: int) -> bool:
        """ "Chile books 0.2 percent deflation", "Iceland welcomes 290,000 visitors": no product between a name and its number."""
        word, name = self._items[at - 1], self._items[at - 2] if at > 1 else None
        if word is not self._np.items[-1] or word.cls not in ("word", "sector") or name is None or name.cls not in ("region", "entity"):
            return False
        return word.low.isalpha() and word.low.endswith("s") and not word.low.endswith("ss") and self._text[word.start].islower()

    def _by_record(self, at: int) -> bool:
        """ "up by a record of 9 TWh", "by a total of 300"."""
        return any(item.cls == "by" for item in self._items[max(0, at - 4) : at - 1]) and all(
            item.cls in ("by", "article", "plain", "whole") for item in self._items[max(0, at - 3) : at - 1]
        )
