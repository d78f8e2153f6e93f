"""A number: what its clause has said of it by the place where it stands.

In comes a mention; out goes its Reading with the clause's frame, the word that governs it, its direction, role, bracket and period. What
follows it in the sentence may still change that, and nothing outside the sentence does.
"""

from __future__ import annotations

import re

from extractor.assemble.brackets import Brackets
from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item, is_possessive
from extractor.assemble.phrases import Phrase, joined
from extractor.assemble.words import BARE_RATES, COPULA, LED
from extractor.marks import Mention

_PER_UNIT = re.compile(r"[ \u00a0]?(?:per|an?|each|every|/)[ \u00a0]?(?:(?:metric|troy|short|long|dry|US)[ -])?[A-Za-z]+")
_VALUES = frozenset({"the value", "the volume", "the amount", "the figure", "the increase", "the decrease", "the total"})
_NEAR = 12  # characters between "To China, about" and its number
_LEANING = frozenset({"article", "plain", "auxiliary", "qualifier"})


class Numbers(Brackets):
    """Numbers, each with what stands before it."""

    def _number(self, at: int, item: Item) -> None:
        self._at = at
        mention: Mention = item.val
        if mention.kind == "rank" and self._is_of_ranked_place(at):
            return  # "inflation in Asia's second-largest economy stood at 3 percent"
        before = self._previous_significant(at)
        noun_of = self._end_noun_phrase(at, mention)
        self._follow_place(at, item)
        reading = self._as_told(at, item, before, noun_of=noun_of)
        self._set_role(reading)
        if before is not None:
            self._set_preposition(at, reading, before)
        if mention.kind == "percent":
            self._sign_as_compared(reading)
        self._set_second_order(reading)
        self._set_bracket(reading)
        self._set_period(at, reading)
        reading.negative = self._comp_negative if self._comp_negative is not None and reading.role == "before" else self._frame.negative
        if mention.per and mention.kind == "money":
            unit = _PER_UNIT.match(self._text, mention.end)
            self._skip_to = unit.end() if unit is not None else 0  # "a bushel" in "$6.60 a bushel for wheat"
        self._readings.append(reading)
        self._attach = reading
        self._verbed = False
        self._tentative = False

    def _is_of_ranked_place(self, at: int) -> bool:
        """Whether a rank is that of the place which owns it; a rank of anybody else's says nothing of a market."""
        if not self._np.items or self._np.items[-1].cls != "region" or not is_possessive(self._text, self._np.items[-1]):
            return False
        if self._in_place_ranked(at):
            return True
        self._np.clear()  # "OPEC's second-largest producer" names no market
        return False

    def _end_noun_phrase(self, at: int, mention: Mention) -> bool:
        """The noun phrase ends at a number; tells whether it was a movement of something, "an increase in salaries of"."""
        if self._kind in ("headline", "heading") and self._np.items and self._is_headline_verb(at):
            self._np.items.pop()
        if mention.kind == "streak":
            self._close("verb")
        told = bool(self._np.items) and self._np.items[-1].cls == "of" and self._moves_noun()
        if mention.kind != "streak" and (self._np.items or self._held is not None):
            self._close("num")
        return told

    def _follow_place(self, at: int, item: Item) -> None:
        """ "To China, 8.7 billion were shipped": the place that opens the sentence is that of a number right behind it."""
        ahead, held = self._background, self._frame
        near = (
            ahead is not None
            and ahead.indicator is None
            and (item.start - ahead.end <= _NEAR or self._exists(at) or self._led_by(ahead) or self._led_by_place(ahead))
        )
        if ahead is not None and near and not held.subject and held.region is None and not self._readings:
            place, kind = joined(ahead.regions, self._text), joined(ahead.sectors, self._text)
            self._frame = replace(self._frame, region=place, sector=self._frame.sector or kind)  # "To China, 8.7 billion were shipped"

    def _led_by_place(self, ahead: Phrase) -> bool:
        """Whether a place opens a sentence whose clause names nothing that is measured: "In Japan, the quake cut demand by 15.9%"."""
        return bool(ahead.regions and not ahead.sectors) and self._text.startswith("In ", ahead.start)

    def _as_told(self, at: int, item: Item, before: Item | None, *, noun_of: bool) -> Reading:
        """The number with what its clause has said so far."""
        mention: Mention = item.val
        reading = Reading(mention, item, self._index, self.clause, self._kind, self._frame)
        reading.previous = self._readings[-1] if self._readings else None
        reading.noun_of = noun_of
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
        self._set_direction(at, reading, before)
        part = reading.previous
        if part is not None and self._is_whole_of(at, part):
            reading.whole_behind = True
            held = reading.frame  # "China took 31 percent of the 124,800 tonnes exported": of all markets
            reading.frame = replace(held, region=None, regions=[]) if held.region is not None else replace(held, sector=None, sectors=[])
        return reading

    def _set_direction(self, at: int, reading: Reading, before: Item | None) -> None:
        """Which way the clause goes, or the clause before it; whether it is growth, a rate or a share that is told."""
        mention = reading.mention
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

    def _set_role(self, reading: Reading) -> None:
        """An earlier value behind a comparator; else what the clause is compared with."""
        if self._comp is not None and reading.mention.kind != "streak":
            reading.role, reading.scope = "before", self._comp
        elif self._pending is not None:
            reading.comparison, reading.scope = self._pending
            reading.inherited_comparison = True

    def _set_preposition(self, at: int, reading: Reading, before: Item) -> None:
        """The word that governs the number."""
        mention = reading.mention
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

    def _sign_as_compared(self, reading: Reading) -> None:
        """An earlier rate has the sign of the rate that it is compared with, not of the movement between them."""
        if self._comp is None or (self._direction_item is not None and self._direction_item.start > self._comp.start):
            return
        for now in reversed(self._readings[self._clause_start :]):
            if now.role != "now" or now.mention.kind != "percent":
                continue
            led = now.previous
            if now.prep == "by" and led is not None and led.mention.kind == "percent" and led.role == "now" and led.direction:
                continue  # "rose by 0.4 per cent, down by 0.2 per cent from 0.6 per cent"
            own = now.postfix.val.means if now.postfix is not None else None
            if now.prep == "to" and own is None:
                # "taking the annual rate to 2.1% from 3.5%", "the fall slowed to 2.1% from 3.5%"
                reading.direction = self._rate_noun if now.second_order else None
            elif not now.mention.signed:
                reading.direction = {"up": 1, "down": -1}.get(own or "", now.direction)
            return
        if self._readings_in_clause() and self._readings[-1].mention.kind == "point":
            reading.direction = None  # "lower by 1.05 points from the 4.17 percent"

    def _set_second_order(self, reading: Reading) -> None:
        """ "growth slowed to 3 percent": the verb moves a rate, whose own direction its noun has told."""
        mention = reading.mention
        if reading.prep == "to" and self._second_order:
            reading.direction = self._rate_noun if self._rate_noun is not None else reading.direction
        elif self._second_order and reading.prep == "by":
            reading.direction = self._verb_direction
        if self._revising and reading.prep != "by" and mention.kind == "percent" and not reading.object:
            reading.direction = self._rate_noun  # "growth was revised down to 1.7 percent": the estimate moved, not the thing

    def _set_bracket(self, reading: Reading) -> None:
        """What a bracket, "or" and the words before it say of an earlier value."""
        mention = reading.mention
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

    def _set_period(self, at: int, reading: Reading) -> None:
        """The period in front of a number: "May's 12.5% upturn", "from September's $53.8 billion"; or that of the number beside it."""
        item = reading.item
        led = reading.previous
        beside = led is not None and led.period is not None and led.clause == reading.clause and led.role == reading.role == "now"
        if led is not None and beside and reading.prep == "at" and reading.period is None and led.mention.kind == "percent":
            whole = "," not in self._text[led.item.end : item.start]
            reading.period = led.period if whole else None  # "are down 9.4% year to date at 14,930"
        if self._comp is None and reading.period is None:
            owner = self._previous_significant(at)
            if owner is not None and owner.cls == "of":
                owner = self._owning_period(at)
            behind = self._text[owner.end : owner.end + 2] if owner is not None and owner.cls == "period" else ""
            if owner is not None and behind in ("'s", "’s"):
                reading.comparison = None if reading.inherited_comparison else reading.comparison
                reading.period = owner.val  # "close behind April's 8.4% upturn"
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

    def _owning_period(self, at: int) -> Item | None:
        """The period that has the height or the total of which the number tells: "since June's all-time low of" it."""
        for held in reversed(self._items[max(0, at - 6) : at]):
            if held.cls == "period":
                return held
            if held.cls not in ("of", "noise", "article", "plain", "word", "change", "status", "whole"):
                return None
        return None

    def _marks_height(self, at: int) -> bool:
        """Whether nothing but "a peak", "a low" stands between the comparator and "of"."""
        for held in reversed(self._items[max(0, at - 5) : at]):
            if held is self._comp:
                return True
            if held.cls not in ("of", "noise", "article", "plain"):
                return False
        return False

    def _led_by(self, ahead: Phrase) -> bool:
        """Whether the sentence opens with what it is about and then names its value only: "For cod, …, the value ended at"."""
        led = ahead.start <= self._items[0].end + _NEAR and self._items[0].low in ("for", "in", "to")
        return led and any(item.low in _VALUES for item in self._items[: self._at])

    def _exists(self, at: int) -> bool:
        """Whether the clause only says that there is a movement: "In farming, there was a fall of 3%"."""
        return self._direction_item is not None and any(held.low == "there" for held in self._items[max(0, at - 9) : at])

    def _is_whole_of(self, at: int, part: Reading) -> bool:
        """Whether the number is the whole that the share right before it is a part of."""
        if not part.of_whole or part.mention.kind != "percent" or part.in_bracket or self._items[at].val.kind == "percent":
            return False
        if any(held.cls == "period" or held.low in ("month", "quarter", "year") for held in self._items[at + 1 : at + 5]):
            return False  # "less than half of the 0.6 million shipped in May": an earlier value
        between = self._items[self._items.index(part.item) + 1 : at]
        return bool(between) and between[0].cls == "of" and all(held.cls in ("article", "plain", "qualifier") for held in between[1:])

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
