"""Words of change: which way a number goes, and by which of its words.

In come the items of class change: verbs ("rose"), nouns ("a fall of"), adjectives and adverbs ("lower", "up"). One behind a number says
what that number is; any other sets the direction that the numbers behind it share, or opens a comparison ("below the average of").
"""

from __future__ import annotations

import re

from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.verbs import Verbs
from extractor.assemble.words import ANSWERS, ASKED, BESIDE, DIRECTIONS, REVISING, SEEN, WITNESSING

_ADVERB = re.compile(r" [a-z]{3,}ly\b")
_BRACKET = re.compile(r"\([^()]*\)")
_OPENINGS = frozenset({"punct", "of", "comparator", "by", "word", "plain", "qualifier", "clause", "and"})
_TELLING = frozenset({"level_verb", "verb", "indicator_verb", "entity"})
_PACED = frozenset({"slower", "faster", "quicker", "softer", "gentler", "lower", "higher", "weaker", "stronger"})
_PACES = frozenset({"pace", "clip", "speed", "tempo"})
_RATES = frozenset({"percent", "point", "basis_point"})
_TAKING = frozenset({"lift", "lifts", "lifted", "lifting"})
_COMPARING = frozenset({"higher", "lower", "more", "less", "up", "down"})

_OF_COUNTS = frozenset({"more", "fewer", "less"})


class Moves(Verbs):
    """Which way things went."""

    def _change(self, at: int, item: Item) -> None:
        self._at = at
        if self._moves_nothing(at, item):
            return
        if item.low in _TAKING and self._takes_goods(at):
            self._verb(at, Item(item.start, item.end, "verb", None, item.low))
            return
        entry = item.val
        sign = DIRECTIONS.get(entry.means)
        previous = self._items[at - 1] if at else None
        if previous is not None and previous.low == ")":
            previous = self._before_margin(at) or previous
        noun = item.can_be("noun") is not None or entry.part == "noun"
        behind = self._governed(at, item, noun=noun)
        bracketed = behind is not None and previous is not None and previous.low == ")" and behind is not self._readings[-1]
        if behind is not None and (noun or behind.item is previous or bracketed or self._compares_count(at)):
            self._change_behind(at, item, behind, previous, noun=noun)
            beside = self._readings[-1]
            if bracketed and beside.bracket_of is behind and beside.mention.kind in ("money", "count", "quantity") and beside.prep is None:
                beside.postfix = item  # "9.9% (PLN 5.6 billion) higher"
            return
        part = self._part_of_speech(at, item, previous, noun=noun)
        if part == "verb":
            self._change_as_verb(at, item, sign)
        else:
            self._change_as_noun(at, item, sign, part)

    def _takes_goods(self, at: int) -> bool:
        """Whether a buyer lifts goods: "India was the top buyer, lifting 30,000 tonnes"."""
        ahead = next((held for held in self._items[at + 1 : at + 4] if held.cls not in ("qualifier", "plain", "article")), None)
        moved = self._frame.indicator is not None or any(held.cls == "indicator" for held in self._np.items)
        return not moved and ahead is not None and ahead.cls == "num" and ahead.val.kind == "quantity"

    def _moves_nothing(self, at: int, item: Item) -> bool:
        """Whether a word of change says of no number which way it goes."""
        if item.low in ("more", "less"):
            return bool(_ADVERB.match(self._text, item.end)) and (
                not at or self._items[at - 1].cls != "num"
            )  # "fell more dramatically by 8%"
        if item.low in _PACED and at + 1 < len(self._items) and self._items[at + 1].low.split(" ")[0] in _PACES:
            return True  # "grew at a slower pace of 3.8%": still growth
        if item.low != "behind":
            return False
        if not at or self._items[at - 1].cls in ("punct", "clause"):
            return True  # "Behind the top three come Alba and Breva": a place, no fall
        if self._np.items and self._items[at - 1].cls in ("noise", "word", "entity"):
            self._np.add(Item(item.start, item.end, "by", None, "by"))
            return True  # "Alba, the company behind the Breva brand": who makes it
        return False

    def _governed(self, at: int, item: Item, *, noun: bool) -> Reading | None:
        """The number before a word of change, where the word is its own and not that of a number that follows."""
        entry = item.val
        behind = self._number_behind(at) if noun or entry.part in ("adjective", "adverb") else None
        if behind is not None and item.low in ("up", "down") and behind.prep == "to" and self._next_class(at) == "num":
            return None  # "brought it to $336 million up 5 percent"
        if behind is not None and not noun and self._leads_rate(at, behind):
            return None  # "came to $6.2 billion up by 14.7%"
        return behind

    def _change_behind(self, at: int, item: Item, behind: Reading, previous: Item | None, *, noun: bool) -> None:
        """ "9 percent lower", "a 15.1% share, and a 16% decline": the word is that of the number before it."""
        behind.postfix = item
        if behind.item is not previous and noun and previous is not None and previous.cls == "basis":
            behind.object = True  # "a 12.4% share and a 21% Y/Y slump"
        self._share_postfix(behind)
        self._share_across(behind)
        self._name_change(behind, at)
        self._attach = behind
        ahead = self._next_class(at)
        if item.val.part in ("adjective", "adverb") and (
            ahead in ("period", "num") or (item.low in BESIDE and self._earlier_ahead(at, ahead))
        ):
            self._comp, self._comp_negative, self._attach = item, None, None

    def _part_of_speech(self, at: int, item: Item, previous: Item | None, *, noun: bool) -> str:
        """What a word of change is in this clause: noun, adjective of the noun behind it, or (whatever is neither) verb."""
        entry = item.val
        before = self._previous_significant(at)
        ahead = self._next_class(at)
        verbal = item.can_be("verb") is not None
        to_do = previous is not None and previous.low == "to" and verbal and ahead != "in"
        to_do = to_do or (verbal and ahead in ("comparator", "by", "to") and self._witnessed(at))
        as_noun = (entry.part == "noun" and not to_do) or (
            noun and before is not None and (before.cls in ("article", "plain", "basis", "num", "of") or before.low == "year-on-year")
        )
        hike = noun or not item.low.endswith(("ed", "ing", "s"))  # "a dividend hike of 4.1%"
        as_noun = as_noun or (hike and ahead == "of" and before is not None and before.cls in ("indicator", "sector"))
        if as_noun and previous is not None and verbal:
            following = self._items[at + 1] if at + 1 < len(self._items) else None
            led = previous.cls == "and" and following is not None and following.cls in ("article", "pronoun")
            if led or previous.cls == "status" or previous.low.endswith(" to"):
                as_noun = False  # "is expected to decline", "is seen slowing", "and cut its forecast"
        if as_noun:
            return "noun"
        return "adjective" if entry.part == "adjective" and not to_do and ahead in ("indicator", "sector", "word", "noise") else "verb"

    def _change_as_noun(self, at: int, item: Item, sign: int | None, part: str) -> None:
        """ "an increase of 9 percent": the direction of what follows, and a part of the noun phrase."""
        if self._reason_on:
            self._reason_change = item
            return
        if self._is_answer(at):
            self._frame = replace(self._frame, mode="share")
            return
        if part == "adjective":
            return
        self._direction, self._direction_item = sign, item
        if self._frame.mode == "share":
            self._frame = replace(self._frame, mode=None)
        self._rate_noun = sign
        self._by_verb = False
        self._np.add(Item(item.start, item.end, "change", item.val, item.low, item.alts))

    def _change_as_verb(self, at: int, item: Item, sign: int | None) -> None:
        """ "rose 9 percent", "higher by 3": the noun phrase ends, and the direction of what follows is told."""
        entry = item.val
        if self._reason_on and not self._number_ahead():
            return
        if self._reason_on and item.low.endswith("ing") and self._np.items and self._next_class(at) in ("to", "by", "num"):
            self._reason_on = self._reason_noun = False  # "boosted by coverage expanding to 89%": the reason has a figure of its own
        self._end_reason()
        rate = self._moved_rate()
        if item.low.startswith(REVISING) and self._frame.status is not None and self._frame.status.value in ("forecast", "target"):
            self._revising = True
        if self._attach is not None and self._np.items and self._np.items[0].cls != "and" and entry.part != "verb":
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
        self._second_order = rate is not None
        self._direction, self._direction_item = sign if rate is None else rate, item
        if rate is not None:
            self._verb_direction = sign
        told = (
            self._frame.mode == "share" and entry.part == "verb" and self._share_item is not None and self._share_item.cls == "share_verb"
        )
        if self._frame.mode == "level" or told:
            self._frame = replace(self._frame, mode=None)  # "account for 59 percent and grew 5"
        behind_it = self._items[at + 1].cls if at + 1 < len(self._items) else None
        if entry.part == "verb" and self._frame.subject and behind_it in ("indicator", "adjustment", "plain") and item.low != "up":
            self._verbed = self._moves_object = True  # "Home Care grew underlying sales by 3%": still about it
        self._late_direction(sign)

    def _moved_rate(self) -> int | None:
        """The direction of the rate that a verb moves: in "growth slowed to 3 percent" it stays that of growth."""
        other = any(held.cls in ("region", "sector", "indicator", "entity") for held in self._np.items)  # "…, whilst Hobart slipped"
        of_growth = self._frame.growth and not self._readings_in_clause() and not other
        return self._rate_noun if of_growth or any(held.cls == "change" for held in self._np.items) else None

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
        last, ahead = self._readings[-1], self._items[self._at + 1 : self._at + 2]
        still = last.mention.kind == "percent" and last.direction is None and last.postfix is None
        if last.mention.kind == "rank" or (still and ahead and ahead[0].cls == "num"):
            return False  # "took 16 percent of the market after growing 25 percent": of the same time
        return item.low.endswith("ing") or self._text.startswith("having", comp.start)

    def _number_behind(self, at: int) -> Reading | None:
        """The number that a word of change stands behind: "9 percent lower", "a 1.3% year-on-year increase", "the 3 percent wage rise"."""
        reading = self._readings[-1] if self._readings else None
        if reading is None:
            return None
        if self._compares_count(at) and self._counts_up_to(at, reading):
            return reading  # "12,000 people fewer than in April"
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
                rate = reading.mention.kind in _RATES
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

    def _compares_count(self, at: int) -> bool:
        """Whether "more", "fewer" and the like stand in front of "than"."""
        return self._items[at].low in _OF_COUNTS and at + 1 < len(self._items) and self._items[at + 1].low == "than"

    def _counts_up_to(self, at: int, reading: Reading) -> bool:
        """Whether nothing but what is counted stands between a count and the word at `at`."""
        if reading.mention.kind not in ("count", "quantity") or reading.role != "now" or reading.prep in ("to", "at"):
            return False
        for item in reversed(self._items[max(0, at - 6) : at]):
            if item is reading.item:
                return True
            if item.cls not in ("word", "indicator", "sector", "plain", "noise", "adjustment"):
                return False
        return False

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
            first = earlier.previous
            while first is not None and first.clause == earlier.clause and first.mention.kind == earlier.mention.kind:
                if first.postfix is not None or first.object or self._text[first.item.end : earlier.item.start].strip() != ",":
                    break
                first.postfix, earlier, first = reading.postfix, first, first.previous  # "24%, 14% and 38% growth"

    def _share_across(self, reading: Reading) -> None:
        """An adjective closes gapped clauses: "stocks were 5% higher, output 6% and exports 8% lower"."""
        earlier = reading.previous
        if (
            earlier is None
            or reading.postfix is None
            or reading.postfix.low not in _COMPARING
            or earlier.mention.kind != reading.mention.kind
        ):
            return
        if earlier.postfix is not None or earlier.direction is not None or earlier.prep is not None or earlier.copula or earlier.in_bracket:
            return
        if earlier.role == "now" and self._text.startswith((" and ", ", and "), earlier.item.end):
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
