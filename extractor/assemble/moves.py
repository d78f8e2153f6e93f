"""Verbs and words of change: which way a number goes, and whether it is a level, a change or a share."""

from __future__ import annotations

import re

from extractor.assemble.frames import FreeIndicator, Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.nouns import Nouns
from extractor.assemble.words import (
    ANSWERS,
    ARRIVALS,
    ASKED,
    BESIDE,
    COPULA,
    DEPARTURES,
    DIRECTIONS,
    DOERS,
    HAVING,
    LEADING,
    LEFT,
    RELEASES,
    REVISING,
    SEEN,
    SHOWN,
    SPEECH,
    SPENT,
    TOLD,
    TRADED_AT,
    VERB_CUES,
    WITNESSING,
)

_ADVERB = re.compile(r" [a-z]{3,}ly\b")
_ARE = frozenset({"were", "was", "are", "is"})
_IS = frozenset({"is", "are", "was", "were"})
_BRACKET = re.compile(r"\([^()]*\)")
_OPENINGS = frozenset({"punct", "of", "comparator", "by", "word", "plain", "qualifier", "clause", "and"})
_TELLING = frozenset({"level_verb", "verb", "indicator_verb", "entity"})

_PACED = frozenset({"slower", "faster", "quicker", "softer", "gentler", "lower", "higher", "weaker", "stronger"})
_PACES = frozenset({"pace", "clip", "speed", "tempo"})


class Moves(Nouns):
    """What the clause says happened."""

    def _auxiliary(self, at: int, item: Item) -> None:
        last = self._readings[-1] if self._readings else None
        if last is not None and last.mention.kind == "ratio" and item.low.startswith("as ") and self._items[at - 1] is last.item:
            self._comp, self._comp_negative, self._scope_period, self._attach = item, None, None, None
            return  # "three times as many as in May last year"
        if item.low == "having" and at and self._items[at - 1].low == "," and self._readings:
            self._boundary()
            self._told_in_passing = True  # "fell 3%, having risen 0.4% in July": that month is of nothing else
        if item.low in COPULA:
            self._at = at
            self._end_reason()
            told = self._attach if item.low in _ARE else None
            self._percent_subject()
            self._close("copula")
            held = self._frame
            self._linked = held.sector is not None and held.indicator is None and not self._readings and item.low in _IS
            self._told_kind = told if told is not None and told.share_noun and told.mention.kind == "percent" else None
            compared = self._comp is not None and self._comp.low == "than" and self._items[at - 1].cls == "pronoun"
            if self._comp is not None and not self._brackets and not compared:
                self._comp = None
        elif self._np.items and self._np.items[-1].cls == "word":
            self._np.add(item)

    def _boundary(self) -> None:
        """A clause ends: its scopes and marks end with it."""
        self._elsewhere = self._told_in_passing = False
        self._verbed = False
        if self._unrestricted is not None:
            self._frame = replace(self._unrestricted, period=self._frame.period)
            self._unrestricted = None
        self._pending = None
        self._contributing = False
        self._comp = None
        self._reason_on = False
        self._attach = None
        self._tentative = False
        if self._direction is not None:
            self._stash, self._stash_item = self._direction, self._direction_item
        self._direction = self._direction_item = None
        self._second_order = self._revising = self._copula = False
        self.clause += 1
        self._clause_start = len(self._readings)

    def _verb(self, at: int, item: Item) -> None:
        if item.low == "paid" and at and self._items[at - 1].cls == "num" and self._next_class(at) in ("indicator", "word", "sector"):
            return  # "6.8 million paid users"
        self._at = at
        if item.low in SPEECH:
            shown = item.low in SHOWN and any(held.cls == "indicator" for held in self._np.items)
            if shown and self._next_class(at) not in ("indicator", "sector", "pronoun"):
                self._close("verb")  # "unfilled orders told the same, rising by 2 points"
            self._np.clear()
            if self._company:
                self._held = None
            named = self._frame.entity is not None or self._frame.sector is not None
            if self._company and named and self._frame.indicator is None and not self._readings:
                self._frame = replace(self._frame, entity=None, sector=None, region=None, subject=False, unknown=False)  # who speaks
            return
        self._percent_subject()
        if item.low == "based" and self._np.items and self._next_class(at) in ("word", "noise", "sector", "indicator"):
            return  # "north based mills", "Lima based traders"
        if self._participle(item) or self._reduced(at):
            return
        if item.low in RELEASES and self._comp is not None and at and self._items[at - 1].cls in ("article", "plain", "word", "period"):
            return  # "from prior estimates of 3 percent": a noun
        self._end_reason()
        self._close("verb")
        self._agent_of = self._attach if item.low.endswith(" by") else None
        self._told = self._is_told(at, item)
        self._spent = self._told and item.low in SPENT
        self._leading = item.low in LEADING
        # "1.8 million came from East Asia", "61 percent went to Peru"
        self._passive = self._came = item.low in ARRIVALS or (item.low in DEPARTURES and self._next_class(at) == "to")
        self._stash = None
        if item.low in LEFT:
            self._direction = self._direction_item = None  # "the fourth cut of the year, leaving the rate at 4 percent"
        self._hear(item)
        self._verbed = True
        held = self._frame.indicator is not None and not self._readings_in_clause()
        self._has = held and item.low in HAVING and self._items[at - 1].cls in ("indicator", "sector", "noise", "word")
        self._copula = item.low in ("remained", "remains", "stayed", "stays", "became", "ranked", "ranks", "continues", "remain")
        self._comp = None
        self._attach = None
        self._tentative = False

    def _reduced(self, at: int) -> bool:
        """Whether a participle only says whose or where its noun is: "deposits placed by households rose"."""
        before = self._items[at - 1] if at else None
        if (
            before is None
            or before.cls not in ("indicator", "sector")
            or self._next_class(at) not in ("by", "to", "in")
            or self._comp is not None
        ):
            return False
        if self._np.items[-1:] != [before] or not any(held.cls == "indicator" for held in self._np.items):
            return False
        named = False
        for item in self._items[at + 1 : at + 12]:
            if item.cls in ("sector", "region"):
                named = True
            elif item.cls == "indicator" and self._items[at + 1].low == "for":
                behind = self._items[self._items.index(item, at) + 1 :]
                if behind and behind[0].cls in ("change", "level_verb"):
                    self._skip_to = behind[0].start  # "the consumer prices used for calculating real wages rose"
                    return True
            elif item.cls in ("change", "level_verb"):
                by = self._items[at + 1]
                held = any(getattr(one.val, "type", "") in ("stock", "price", "index", "rate") for one in self._np.items)
                if named and by.cls == "by" and held:  # not "orders won by manufacturers"
                    self._items[at + 1] = Item(by.start, by.end, "of", None, "of")
                return named
            elif item.cls not in ("by", "to", "in", "of", "article", "plain", "word", "and", "noise", "auxiliary"):
                return False
        return False

    def _is_told(self, at: int, item: Item) -> bool:
        """Whether a verb only tells the numbers before it: "a fall of 3% was recorded in …"."""
        return (item.low in TOLD or item.low in SPENT) and at > 0 and self._items[at - 1].low in COPULA and self._readings_in_clause()

    def _hear(self, item: Item) -> None:
        """What a verb of business speaks of; a purchase or a valuation is of nothing that was named before."""
        cue = VERB_CUES.get(item.low)
        if cue is None:
            return
        self._frame, self._cue_item = replace(self._frame, cue=cue), item
        if self._company and cue in ("acquisition", "valuation"):
            self._frame = replace(self._frame, indicator=None, negative=None, sector=None, region=None)

    def _percent_subject(self) -> None:
        """ "22.4 percent foresaw a rise": the percentage is the subject, a share of those asked."""
        reading = self._attach
        if (
            reading is None
            or reading.role != "now"
            or self._np.items
            or reading.mention.kind != "percent"
            or reading.in_bracket
            or reading.object
            or reading.prep is not None
            or reading.postfix is not None
        ):
            return
        sibling = reading.previous is not None and reading.previous.share_noun
        if reading.direction is None or sibling:
            reading.share_noun = True

    def _participle(self, item: Item) -> bool:
        """Whether a verb belongs to an earlier value: "the $17.8 billion posted in 2022", "below volumes seen in August"."""
        if self._of_value is not None and self._of_value is self._attach:
            self._np.clear()
            self._of_value = None
            return True
        if self._comp is not None and item.low in SEEN and (self._attach is None or self._attach.scope is not self._comp):
            return True
        if (
            self._comp is None
            or any(held.cls not in ("noise", "plain") for held in self._np.items)
            or not item.low.endswith(("ed", "en", "sold", "built", "made", "seen", "set", "sent", "hit", "won", "lost", "earned"))
        ):
            return False
        if self._attach is None or self._attach.role != "before":
            return False
        self._np.clear()  # "the 405,000 figure reached in December"
        return True

    def _level_verb(self, at: int, item: Item) -> None:
        self._at = at
        if self._participle(item):
            return
        if item.low in ("came to", "comes to", "went to") and self._next_class(at) in ("region", "entity"):
            self._end_reason()
            self._close("level_verb")
            self._passive = self._came = True
            self._comp = self._attach = None
            self._first_prep = "to"
            self._np.add(Item(item.end, item.end, "to", None, "to"))  # "646,000 travellers came to Laos"
            return
        self._end_reason()
        if item.low in COPULA:
            self._percent_subject()
        self._close("level_verb")
        if item.low == "registered" and at and self._items[at - 1].low in COPULA:
            self._registered(item)
        self._told = self._is_told(at, item)
        if self._company and item.low in TRADED_AT and self._frame.indicator is None:
            self._cue_item = item
            self._frame = replace(self._frame, cue="share_price")  # "shares of the company closed at 334,500 won"
        if self._company:
            self._hear(item)
        self._comp = None
        self._attach = None
        self._tentative = False
        self._verbed = item.low not in COPULA
        shares = self._frame.mode == "share" and at > 0 and self._items[at - 1].cls == "share_noun"  # "the electric share stands at 87%"
        self._frame = replace(self._frame, mode="average" if item.val.means == "average" else self._frame.mode if shares else "level")
        self._copula = item.low in COPULA
        self._stash = None

    def _registered(self, item: Item) -> None:
        """ "646,170 vans were registered": what is counted are registrations."""
        registered = [
            reading
            for reading in self._readings[self._clause_start :]
            if reading.mention.kind == "count" and reading.frame.indicator is None and reading.frame.sector is not None
        ]
        if not registered:
            return
        named = Item(item.start, item.end, "indicator", FreeIndicator("registrations", known=True), item.low)
        for reading in registered:
            reading.frame = replace(reading.frame, indicator=named)
        self._frame = replace(self._frame, indicator=named, negative=None, sector=self._frame.sector or registered[-1].frame.sector)

    def _share_verb(self, at: int, item: Item) -> None:
        self._at = at
        self._close("share_verb")
        self._comp = None
        self._attach = None
        self._tentative = False
        self._frame, self._share_item = replace(self._frame, mode="share"), item
        self._contributing = item.alts is not None and "contribution" in item.alts
        self._stash = None

    def _indicator_verb(self, at: int, item: Item) -> None:
        self._at = at
        if self._participle(item) or (self._in_aside and not self._number_ahead()):
            return  # the second: "…, where the company sells in Norway, reached …"
        if item.val.means == "deliveries" and self._company and not self._hands_over(at):
            self._verb(at, item)  # "delivered 4% organic growth"
            return
        passive = at > 0 and self._items[at - 1].low in COPULA
        for reading in self._readings[self._clause_start :] if passive else ():
            if reading.frame.indicator is None and reading.role == "now" and reading.of_indicator is None:
                reading.frame = replace(reading.frame, indicator=item, negative=None)  # "goods worth 9 billion were exported"
        self._passive = passive
        held = self._frame.indicator
        self._close("verb")
        self._told = self._spent = item.low in SPENT and self._is_told(at, item)
        self._stash = None
        self._comp = None
        self._tentative = False
        doer = self._frame.indicator is not held and self._frame.indicator is not None and self._frame.indicator.val.means in DOERS
        if self._comp is None and (self._frame.indicator is held or doer) and not self._attach:
            self._frame = replace(self._frame, indicator=item, negative=None)
        self._attach = None

    def _hands_over(self, at: int) -> bool:
        """Whether goods are what is delivered: a count or a quantity follows, or no number at all."""
        ahead = next((held for held in self._items[at + 1 : at + 5] if held.cls in ("num", "punct", "indicator")), None)
        if ahead is None or ahead.cls == "punct":
            return True
        return ahead.cls == "num" and ahead.val.kind in ("count", "quantity", "bare")

    def _change(self, at: int, item: Item) -> None:
        self._at = at
        entry = item.val
        if item.low in ("more", "less") and _ADVERB.match(self._text, item.end) and (not at or self._items[at - 1].cls != "num"):
            return  # "fell more dramatically by 8%"
        if item.low in _PACED and at + 1 < len(self._items) and self._items[at + 1].low.split(" ")[0] in _PACES:
            return  # "grew at a slower pace of 3.8%": still growth
        if item.low == "behind" and (not at or self._items[at - 1].cls in ("punct", "clause")):
            return  # "Behind the top three come Alba and Breva": a place, no fall
        if item.low == "behind" and self._np.items and self._items[at - 1].cls in ("noise", "word", "entity"):
            self._np.add(Item(item.start, item.end, "by", None, "by"))
            return  # "Alba, the company behind the Breva brand": who makes it
        sign = DIRECTIONS.get(entry.means)
        previous = self._items[at - 1] if at else None
        noun = item.can_be("noun") is not None or entry.part == "noun"
        if previous is not None and previous.low == ")":
            previous = self._before_margin(at) or previous
        behind = self._number_behind(at) if noun or entry.part in ("adjective", "adverb") else None
        if behind is not None and item.low in ("up", "down") and behind.prep == "to" and self._next_class(at) == "num":
            behind = None  # "brought it to $336 million up 5 percent"
        if behind is not None and not noun and self._leads_rate(at, behind):
            behind = None  # "amounted to $4.1 billion up by 23.6%"
        if behind is not None and (noun or behind.item is previous):
            behind.postfix = item
            if behind.item is not previous and noun and previous is not None and previous.cls == "basis":
                behind.object = True  # "a 15.1% share, and a 16% Y/Y decline"
            self._share_postfix(behind)
            self._name_change(behind, at)
            self._attach = behind
            ahead = self._next_class(at)
            if entry.part in ("adjective", "adverb") and (
                ahead in ("period", "num") or (item.low in BESIDE and self._earlier_ahead(at, ahead))
            ):
                self._comp, self._comp_negative, self._attach = item, None, None
            return
        before = self._previous_significant(at)
        to_do = previous is not None and previous.low == "to" and item.can_be("verb") is not None and self._next_class(at) != "in"
        to_do = to_do or (item.can_be("verb") is not None and self._next_class(at) in ("comparator", "by") and self._witnessed(at))
        as_noun = (entry.part == "noun" and not to_do) or (
            noun and before is not None and (before.cls in ("article", "plain", "basis", "num", "of") or before.low in ("year-on-year",))
        )
        hike = noun or not item.low.endswith(("ed", "ing", "s"))  # "a dividend hike of 4.1%"
        as_noun = as_noun or (hike and self._next_class(at) == "of" and before is not None and before.cls in ("indicator", "sector"))
        if as_noun and previous is not None and item.can_be("verb") is not None:
            following = self._items[at + 1] if at + 1 < len(self._items) else None
            led = previous.cls == "and" and following is not None and following.cls in ("article", "pronoun")
            if led or previous.cls == "status" or previous.low.endswith(" to"):
                as_noun = False  # "is expected to decline", "is seen slowing", "and cut its forecast"
        if as_noun or (entry.part == "adjective" and not to_do and self._next_class(at) in ("indicator", "sector", "word", "noise")):
            if self._reason_on:
                self._reason_change = item
                return
            if self._is_answer(at):
                self._frame = replace(self._frame, mode="share")
                return
            if entry.part == "adjective" and not as_noun:
                return
            self._direction, self._direction_item = sign, item
            if self._frame.mode == "share":
                self._frame = replace(self._frame, mode=None)
            self._rate_noun = sign
            self._by_verb = False
            self._np.add(Item(item.start, item.end, "change", entry, item.low, item.alts))
            return
        if self._reason_on and not self._number_ahead():
            return
        if self._reason_on and item.low.endswith("ing") and self._np.items and self._next_class(at) in ("to", "by", "num"):
            self._reason_on = self._reason_noun = False  # "boosted by coverage expanding to 89%": the reason has a figure of its own
        self._end_reason()
        other = any(held.cls in ("region", "sector", "indicator", "entity") for held in self._np.items)  # "…, whilst Hobart slipped"
        of_growth = self._frame.growth and not self._readings_in_clause() and not other
        rate = self._rate_noun if of_growth or any(held.cls == "change" for held in self._np.items) else None
        if item.low.startswith(REVISING) and self._frame.status is not None and self._frame.status.value in ("forecast", "target"):
            self._revising = True
        if self._attach is not None and self._np.items and self._np.items[0].cls not in ("and",) and entry.part != "verb":
            self._np.clear()
        self._close("change")
        if entry.part in ("adjective", "adverb") and item.low in BESIDE and self._readings_in_clause() and not self._brackets:
            self._comp, self._comp_negative, self._scope_period, self._attach = item, None, None, None
            return  # "expanded 7.8%, below the average of 10.1%"
        if entry.part == "verb" and not self._after_moving(item):
            self._comp = None
        self._tentative = False
        self._attach = None
        self._copula = False
        self._by_verb = entry.part == "verb" or item.can_be("verb") is not None
        if rate is not None:
            self._second_order = True
            self._direction_item = item
            self._direction = rate
            self._verb_direction = sign
        else:
            self._second_order = False
            self._direction, self._direction_item = sign, item
        told = (
            self._frame.mode == "share" and entry.part == "verb" and self._share_item is not None and self._share_item.cls == "share_verb"
        )
        if self._frame.mode == "level" or told:
            self._frame = replace(self._frame, mode=None)  # "account for 59 percent and grew 5"
        behind_it = self._items[at + 1].cls if at + 1 < len(self._items) else None
        if entry.part == "verb" and self._frame.subject and behind_it in ("indicator", "adjustment", "plain") and item.low != "up":
            self._verbed = self._moves_object = True  # "Home Care grew underlying sales by 3%": still about it
        self._late_direction(sign)

    def _before_margin(self, at: int) -> Item | None:
        """The number in front of a bracket that tells no number: "5.2 percent (±1.4%) below"."""
        last = self._readings[-1] if self._readings else None
        for back in range(at - 2, max(0, at - 6), -1):
            if self._items[back].low == "(":
                return last.item if last is not None and self._items[back - 1] is last.item else None
        return None

    def _is_answer(self, at: int) -> bool:
        """ "the share of firms expecting an increase (50%)": what was answered, no movement of the percentage."""
        told = next((item for item in reversed(self._items[max(0, at - 3) : at]) if item.cls not in ("article", "plain", "sector")), None)
        if told is None or not told.low.endswith("ing") or told.low.removesuffix("ing") not in ANSWERS:
            return False
        return self._frame.mode == "share" or any(held.low.rpartition(" ")[2] in ASKED for held in self._np.items)

    def _witnessed(self, at: int) -> bool:
        """Whether the clause tells what somebody saw happen: "will see its stake in the venture increase from 52% to 60%"."""
        return bool(self._np.items) and any(item.low in WITNESSING for item in self._items[max(0, at - 9) : at])

    def _after_moving(self, item: Item) -> bool:
        """ "rose 0.6 percent, after increasing 0.2 percent in July": an earlier change."""
        comp = self._comp
        if comp is None or comp.low not in ("after", "following") or not self._readings_in_clause():
            return False
        return item.low.endswith("ing") or self._text.startswith("having", comp.start)

    def _number_behind(self, at: int) -> Reading | None:
        """The number that a word of change stands behind: "9 percent lower", "a 1.3% year-on-year increase", "the 3 percent wage rise"."""
        reading = self._readings[-1] if self._readings else None
        if reading is None:
            return None
        if reading.in_bracket and reading.bracket_head == "number" and reading.bracket_of is not None:
            opened = next((back for back in range(at - 1, max(-1, at - 4), -1) if self._items[back].low == ")"), None)
            if opened is not None and all(item.cls in ("basis", "adjustment") for item in self._items[opened + 1 : at]):
                return reading.bracket_of  # "a 15.7% (15.8 GWh) growth"
        if self._items[at - 1].low == ")" and self._before_margin(at) is not None:
            return reading
        for back in range(at - 1, max(-1, at - 5), -1):
            item = self._items[back]
            if item is reading.item:
                if back == at - 1:
                    return reading if "," not in self._text[item.end : self._items[at].start] else None
                opening = self._items[back - 1].cls if back else "punct"
                rate = reading.mention.kind in ("percent", "point", "basis_point")
                sure = all(held.cls in ("basis", "adjustment", "plain") for held in self._items[back + 1 : at])
                if (rate and sure) or opening == "article":
                    return reading
                if rate and opening in _OPENINGS:
                    return reading
                reports = opening in _TELLING and self._items[at].can_be("noun") is not None  # "reported 10% traffic growth"
                return reading if rate and reports else None
            if item.cls not in ("basis", "adjustment", "plain", "auxiliary", "whole", "word", "indicator", "sector") or (
                item.cls == "word" and " " in item.low
            ):
                return None
            if item.cls in ("indicator", "sector") and reading.mention.kind != "percent":
                return None
        return None

    def _leads_rate(self, at: int, reading: Reading) -> bool:
        """Whether "up" or "down" behind an amount belongs to the rate that follows it."""
        item = self._items[at]
        if item.low not in ("up", "down", "higher", "lower") or reading.mention.kind not in ("money", "count", "quantity"):
            return False
        ahead = [held for held in self._items[at + 1 : at + 4] if held.cls not in ("by", "qualifier")]
        return bool(ahead) and ahead[0].cls == "num" and ahead[0].val.kind in ("percent", "point")

    def _earlier_ahead(self, at: int, ahead: str) -> bool:
        """Whether an earlier value follows: "below the average", "below the level of May 2023", "below the revised rate of 1.1 million"."""
        if ahead == "noise" or self._value_of_period(at):
            return True
        ahead_items = self._items[at + 1 : at + 4]
        revised = any(item.cls == "status" and item.low in ("revised", "preliminary", "upwardly revised") for item in ahead_items)
        return revised and self._number_ahead()

    def _value_of_period(self, at: int) -> bool:
        """Whether the value of a period follows: "the level of May 2023", "that recorded in April", "those of a year earlier"."""
        nouns = 0
        for item in self._items[at + 1 : at + 9]:
            if item.cls == "period":
                return nouns > 0
            if item.cls in ("pronoun", "noise"):
                nouns += 1
            elif item.cls not in ("article", "plain", "in", "of", "auxiliary") and item.low not in SEEN:
                return False
        return False

    def _share_postfix(self, reading: Reading) -> None:
        """A noun of change closes a list: "4.5% and 5.3% decreases", "1.1% (Alba) and 0.9% (Brana) increases"."""
        earlier = reading.previous
        if earlier is None or earlier.clause != reading.clause or earlier.mention.kind != reading.mention.kind or earlier.object:
            return
        if reading.postfix is None or (reading.postfix.can_be("noun") is None and reading.postfix.val.part != "noun"):
            return  # "8.65 million barrels, or 425,000 lower"
        between = _BRACKET.sub("", self._text[earlier.item.end : reading.item.start]).strip(" ,")
        if earlier.postfix is None and between in ("and", "or", "&"):
            earlier.postfix = reading.postfix

    def _name_change(self, reading: Reading, at: int) -> None:
        """What stands between a number and its noun of change says of what: "the 3 percent wage rise"."""
        named = next(
            (item for item in self._items[max(0, at - 3) : at] if item.cls == "indicator" and item.start >= reading.item.end), None
        )
        if named is not None:
            reading.frame = self._frame = replace(self._frame, indicator=named, negative=None)
        self._np.clear()

    def _late_direction(self, sign: int | None) -> None:
        """A verb behind a list of brackets gives them its direction: "toys (4.1%) and lamps (2.2%) advanced"."""
        for reading in reversed(self._readings):
            if not (reading.in_bracket and reading.bracket_head == "name" and reading.mention.kind == "percent"):
                break
            if reading.direction is not None or reading.postfix is not None:
                break
            reading.direction = sign

    def _end_reason(self) -> None:
        """A verb behind "due to demand for chips": the reason ends, and its noun is no subject."""
        if self._reason_on and not self._reason_noun and self._in_aside:
            self._in_aside = False  # "which also covers factories": the verb of an aside
            return
        if self._reason_on and self._reason_noun:
            self._np.clear()
        self._reason_on = self._reason_noun = False
