"""Prepositions, comparisons and conjunctions: where a scope begins and where a clause ends."""

from __future__ import annotations

import re

from extractor.assemble.frames import replace
from extractor.assemble.items import Item
from extractor.assemble.moves import Moves
from extractor.assemble.outlook import COMPARING, compares
from extractor.assemble.phrases import Phrase, joined
from extractor.assemble.words import BESIDE, EXPLAINS, NOUN_LIKE, OFFERS, OVERTAKING, RANGE, RELEASES, SEEN
from extractor.marks import Tag
from extractor.period import Period, Relative

_STEP_BACK = re.compile(r"(?:from|than|against|on|over|versus|compared (?:with|to)|as against|relative to)\b")
_NEAR = 10  # characters between a place and "where": "the Chinese market, where"

_LEVELS = frozenset({"level", "levels", "figure", "volume", "volumes", "total", "value"})  # "82 percent of the 2019 level"
_APART = {"short of": -1, "shy of": -1, "ahead of": 1}  # how far from what follows, where a percentage stands before

_PASSED_BY = {"missing": -1, "undershooting": -1, "exceeding": 1, "beating": 1, "surpassing": 1, "topping": 1}


class Connectives(Moves):
    """How the parts of the sentence hang together."""

    def _prep(self, at: int, item: Item) -> None:
        self._at = at
        if self._skip_words:
            return  # "gross (before taxes) earnings"
        ahead = self._next_class(at)
        if item.low == "at" and ahead == "num" and self._comp is not None and self._scope_period is not None and not self._brackets:
            self._close("num")
            self._comp = self._scope_period = None  # "14% down on 2023 at 30 million tonnes"
            return
        if item.cls in ("to", "by") and ahead == "num":
            self._close("num" if item.cls == "by" else "to")
            ranges = item.cls == "to" and self._unrestricted is not None
            if ranges and any(held.low.startswith(("rang", "vari")) for held in self._items[max(0, at - 9) : at]):
                self._frame = replace(self._unrestricted or self._frame, period=self._frame.period)  # "from $2 in Lima to $1 in Cusco"
                self._unrestricted = None
            if item.cls == "to":
                self._comp = None
            elif self._comp is not None and self._comp.low in _PASSED_BY:
                self._direction, self._direction_item = _PASSED_BY[self._comp.low], self._comp
                self._comp = None  # "missing the target of 28 billion by 3 percent"
            return
        if item.low == "at" and ahead == "num" and self._attach is not None and self._np.items and self._comp is None:
            self._close("in")  # "24 million new shares at $1.81"
            return
        if item.cls == "of" and ahead == "num":
            if self._attach is not None and not self._np.items and self._attach.mention.kind == "percent":
                self._attach.of_whole = True  # "38.8 percent of the $11 billion target"
            self._np.add(item)
            return
        if (
            item.cls == "of"
            and ahead == "period"
            and self._attach is not None
            and self._attach.mention.kind == "percent"
            and self._names_whole(at)
        ):
            self._attach.of_whole = True  # "takes 16% of July ship orders"
        if ahead in ("period", "basis") and self._np.items:
            return
        if ahead in ("period", "basis"):
            return
        if not self._np.items:
            self._first_prep = item.low
        self._np.add(item)

    def _names_whole(self, at: int) -> bool:
        """Whether a noun follows the period behind "of"."""
        behind = next(
            (self._items[place + 1 :] for place in range(at + 1, min(at + 4, len(self._items))) if self._items[place].cls == "period"), []
        )
        return bool(behind) and (behind[0].cls in ("sector", "indicator", "region", "word") or behind[0].low in _LEVELS)

    def _and(self, at: int, item: Item) -> None:
        self._at = at
        leads = bool(self._np.items) and self._np.items[0].cls in ("of", "to", "in", "by", "including", "on", "from")
        if item.low.endswith(" by") and self._attach is not None:
            self._close(",")  # "a 20% market share, followed by Orvo with 14%": another name
            self._boundary()
            if self._next_class(at) == "num" and self._readings and not self._company:
                self._frame = replace(self._frame, region=None, regions=[])  # "in Peru, followed by 2.9 percent in Chile"
            return
        if self._attach is not None and self._np.items and self._next_class(at) == "indicator" and self._counts_units():
            self._close("and")  # "1.8 million units and sales at 1.7 million"
            self._attach = None
            return
        if self._np.items and self._next_class(at) in NOUN_LIKE and not (leads and self._clause_follows(at)):
            self._np.add(item)
            return
        self._close("and")
        self._verbed = False
        self._attach = None
        if self._comp is not None and self._dates_again(at):
            return  # "compared with 5.4% in February and in March 2023"
        ahead = self._next_class(at)
        moves = ahead == "change" and self._items[at + 1].cls == "change" and getattr(self._items[at + 1].val, "part", "") == "verb"
        again = moves and self._restricts_ahead(at)
        if (ahead == "num" or again or (ahead == "by" and self._number_ahead())) and self._unrestricted is not None and self._comp is None:
            self._frame = replace(self._unrestricted, period=self._frame.period)
            self._unrestricted = None
        inside = bool(self._readings) and self._readings[-1].role == "before" and self._readings[-1].scope is self._comp
        if at + 1 < len(self._items) and self._items[at + 1].low in (*BESIDE, "up", "down", "higher", "lower"):
            self._comp = None  # "up from 50.8 in January and above the mark of 50"
        told = inside or (self._scope_period is None and self._pending is None)
        if ahead not in ("num", "change") or (ahead == "num" and not (inside and self._same_kind_ahead(at))) or not told:
            self._comp = None  # "a fall of 3% over January and a rise of 9% on the year": the comparison is over

    def _dates_again(self, at: int) -> bool:
        """Whether "and" only adds a second time to that of an earlier value, and the clause ends."""
        inside = bool(self._readings) and self._readings[-1].role == "before" and self._readings[-1].scope is self._comp
        ahead = [item for item in self._items[at + 1 : at + 6] if item.cls not in ("in", "article")]
        dated = inside and self._items[at - 1].cls == "period" and bool(ahead) and ahead[0].cls == "period"
        return dated and (len(ahead) == 1 or ahead[1].cls == "punct")

    def _counts_units(self) -> bool:
        """Whether nothing but a plain counted noun stands behind the number: "1.8 million units"."""
        return all(held.cls in ("noise", "plain", "article") for held in self._np.items)

    def _restricts_ahead(self, at: int) -> bool:
        """Whether a number with a place or product of its own follows: "… and rose by 5 percent in ships"."""
        numbers = 0
        for item in self._items[at + 1 : at + 9]:
            if item.cls == "num":
                numbers += 1
            elif numbers and item.cls in ("sector", "region"):
                return True
            elif item.cls in ("punct", "clause", "and", "verb"):
                return False
        return False

    def _clause_follows(self, at: int) -> bool:
        """Whether "and" begins a clause of its own: an indicator and then a verb, where a number was read before."""
        if not self._readings_in_clause():
            return False
        for item in self._items[at + 1 :]:
            if item.cls in ("change", "level_verb", "share_verb", "verb", "num"):
                return True
            if item.cls in ("punct", "clause", "and"):
                return False
        return False

    def _comparator(self, at: int, item: Item) -> None:
        self._at = at
        if item.low in OVERTAKING and self._names.makers and self._np.items and not self._readings_in_clause() and self._comp is None:
            self._verb(at, item)  # "Alba topped the charts with 14,000 sales": no earlier value
            return
        if self._reason_on and item.low in ("after", "since", "following"):
            return  # "due to the ban introduced after August 2023": no earlier value of the figure
        following = self._items[at + 1] if at + 1 < len(self._items) else item
        if item.low == "on" and following.cls == "auxiliary" and following.low.endswith("day"):
            return  # "said on Tuesday the deficit …": when it was told
        if item.low == "than" and at and self._items[at - 1].low.endswith("rather"):
            return  # "at 3 percent, rather than 4.5 percent": no earlier value
        if item.low == "than" and any(held.low in ("pace", "a pace", "clip", "speed") for held in self._items[max(0, at - 3) : at]):
            self._paced = item  # "at a slower pace than the month before": how fast, not from where
        if item.low == "from" and self._opens_with_span(at):
            self._close(",")
            self._boundary()
            self._frame = replace(self._frame, period=None, basis=None)
            return
        if self._compares(at, item):
            if not (self._np.items and self._np.items[-1].cls == "change"):
                self._close("comparator")
            elif self._np.items[-1].low == "growth" and self._frame.status is not None:
                self._frame = replace(self._frame, growth=True, indicator=None)  # "its growth forecast for 2025 up from 1.1 percent"
            self._np.clear()
            sign = (
                -1
                if item.low.startswith(("down ", "easing", "slowing", "short of", "shy of", "missing", "undershooting"))
                else 1
                if item.low.startswith(("up ", "improving", "accelerating"))
                else None
            )
            last = self._number_behind(at) if sign is not None else None
            if sign is not None:
                self._direction, self._direction_item = sign, item
            if last is not None and last.item is self._items[at - 1]:
                last.direction, last.object = sign, True  # "14% down on 2023"
            behind = self._readings[-1] if self._readings and at and self._readings[-1].item is self._items[at - 1] else None
            if behind is not None and item.low in _APART and behind.mention.kind in ("percent", "point"):
                behind.direction, behind.direction_item, behind.object = _APART[item.low], item, True  # "9% short of the 67,520 of May"
            self._comp = item
            self._comp_negative = None
            self._scope_period = None
            self._attach = None
            return
        if item.low.startswith(("down ", "up ")) and at and self._readings and self._readings[-1].item is self._items[at - 1]:
            last = self._readings[-1]  # "left them 9% down from the previous month"
            last.direction, last.direction_item, last.object = (-1 if item.low[0] == "d" else 1), item, True
            return
        if item.low in ("after", "since", "following"):
            self._close(",")
            self._elsewhere = item.low != "following" and self._next_class(at) != "num"
            if item.low == "after" and self._readings_in_clause() and not self._number_ahead():
                self._attach, self._reason_on = None, True  # "rose 2 percent after a mine in Peru was closed"
            return
        if item.low == "on" and self._rate_ahead(at):
            self._close(",")
            self._boundary()
            return
        if item.low == "on" and self._is_rank_told(at):
            return  # "slid to sixth on 18 GWh": what the place was taken with
        spent = self._attach is not None and self._attach.mention.kind == "money" and self._direction is None  # "9 million on subsidies"
        if item.low == "on" and not self._np.items and (self._attach is not None or self._direction is not None) and not spent:
            self._reason(at, item)
            return
        if item.low in ("from", "on", "over"):
            if not self._np.items:
                self._first_prep = item.low
            self._np.add(Item(item.start, item.end, "from" if item.low == "from" else "on", None, item.low))

    def _is_rank_told(self, at: int) -> bool:
        """Whether a rank stands right before the item."""
        return bool(self._readings) and self._readings[-1].mention.kind == "rank" and self._items[at - 1] is self._readings[-1].item

    def _compares(self, at: int, item: Item) -> bool:
        low = item.low
        if low == "from" and any(held.low.startswith(("rang", "vari")) for held in self._items[max(0, at - 2) : at]):
            return False  # "prices range from $1.2 million in Lima to $0.4 million in Cusco"
        if low == "since" or (low == "from" and not self._readings and self._direction is None and not self._np.items):
            return False
        if low == "from" and self._spans_ahead(at) and (not self._readings_in_clause() or self._items[at + 1].val.id == RANGE):
            return False  # "registered from January to August": a span
        if low == "ahead of" and any(held.low in ("on", "with", "at") for held in self._items[at + 2 : at + 5]):
            return False  # "led with 24.5%, ahead of Orvo on 24.1%": another's value of the same time
        if low == "on" and self._rate_ahead(at):
            return False  # "traffic rose 18 percent on 12 percent more capacity"
        if low == "on" and self._next_class(at) == "num" and (not self._readings_in_clause() or self._is_rank_told(at)):
            return False  # "ranked sixth on 20 GWh"
        if low == "from" and not self._readings_in_clause() and self._direction is None and self._next_class(at) not in ("num", "period"):
            return False  # "purchases from abroad cost £77 billion": an origin
        seen_noun = False
        for place in range(at + 1, min(at + 12, len(self._items))):
            ahead = self._items[place]
            cls = ahead.cls
            if ahead.low in SEEN:
                continue  # "lower than seen in 2018"
            if ahead.low in RELEASES and self._items[place - 1].cls in ("word", "plain", "article", "period", "comparator", "status"):
                continue  # "from prior estimates of 3 percent": a noun
            if cls == "region" and low == "from" and place == at + 1 and self._readings_in_clause() and self._is_origin(place):
                return False  # "took 12 percent more tea from Kenya this year"
            if cls == "num":
                if low == "after" and ahead.val.kind == "money" and self._spends(place):
                    return False
                if low in ("on", "over", "after") and not self._readings and self._direction is None:
                    return False
                return bool(ahead.val.kind != "streak")
            if cls == "period":
                value = ahead.val.value
                if isinstance(value, Relative) and value.basis in ("run", "next") and low in ("over", "on", "after"):
                    return False
                if low == "over" and isinstance(value, Period) and self._published is not None and value.end >= self._published:
                    return False  # "is expected to rise 4% over 2025": in a year that is not over
                if low == "over" and not self._readings and self._direction is None and not seen_noun and at == 0:
                    return False  # "Over the whole of 2024, the port handled …"
                if low == "on" and " basis" in self._text[ahead.start : ahead.end]:
                    return False  # "On a rolling 12-month basis to …"
                if low == "on" and not self._readings and self._direction is None and getattr(ahead.val.data, "kind", "") == "span":
                    return False  # "On July 1-20, exports were …"
                if low == "over" and ahead.low.partition(" ")[2].startswith(("months end", "weeks end", "quarters end")):
                    return False  # "over the three months ended in March": how long, no comparison
                return low not in ("on", "over") or not seen_noun
            if cls in ("punct", "clause", "relative", "level_verb", "share_verb", "verb", "to") or (cls == "comparator" and low != "than"):
                return False
            if cls == "and" and self._next_class(place) == "num":
                return False  # "from its brand and 6,281 from the other"
            if cls in ("adjustment", "in") and low in ("on", "over"):
                return False  # "on a seasonally adjusted basis in September"
            if cls == "change":
                if low in ("on", "over") or (ahead.val.part == "verb" and ahead.can_be("noun") is None and low == "from"):
                    return False
                continue
            if cls == "status" and low == "from" and self._items[at + 1].low == "what":
                return False  # "down from what the fund expected in July": an earlier forecast
            if cls in ("indicator", "sector", "region", "entity", "word"):
                seen_noun = True
                if low in ("on", "over"):
                    return False
        return False

    def _rate_ahead(self, at: int) -> bool:
        """Whether a rate of change follows that is of something of its own: "on 12 percent more capacity", "on 13.6% growth"."""
        ahead = self._items[at + 1 : at + 4]
        if ahead and ahead[0].cls in ("article", "qualifier"):
            ahead = ahead[1:]
        if len(ahead) < 2 or ahead[0].cls != "num" or ahead[0].val.kind != "percent":
            return False
        return ahead[1].cls == "change" or ahead[1].low.endswith("growth")

    def _is_origin(self, place: int) -> bool:
        """Whether the place behind "from" is where something came from: no value of its own follows."""
        ahead = self._items[place + 1] if place + 1 < len(self._items) else None
        return ahead is None or ahead.cls in ("period", "in", "punct", "and", "comparator", "clause")

    def _spends(self, place: int) -> bool:
        """Whether the amount at `place` is of something of its own: "after $23m of restructuring costs", no earlier value."""
        behind = self._items[place + 1 : place + 4]
        if not behind:
            return False
        if behind[0].cls == "of" or behind[0].low in OFFERS:
            return behind[0].low in OFFERS or any(item.cls in ("indicator", "word") for item in behind)
        return behind[0].cls in ("indicator", "word", "sector") and not any(item.cls in ("period", "basis") for item in behind)

    def _opens_with_span(self, at: int) -> bool:
        """ "…, and from January 1 to May 20 they came to 20 billion": a clause of its own, about a time of its own."""
        if not at or self._items[at - 1].cls not in ("and", "punct") or not self._readings_in_clause() or not self._spans_ahead(at):
            return False
        behind = self._items[at + 2 : at + 4]
        if behind and behind[0].low == ",":
            behind = behind[1:]
        return bool(behind) and behind[0].cls in ("pronoun", "article", "indicator", "sector", "region")

    def _spans_ahead(self, at: int) -> bool:
        """Whether what follows is a period of several months: "January to August", no earlier value."""
        ahead = self._items[at + 1] if at + 1 < len(self._items) else None
        return (
            ahead is not None
            and ahead.cls == "period"
            and ahead.val.data is not None
            and (ahead.val.data.kind == "span" or ahead.val.id == RANGE)
            and not isinstance(ahead.val.value, Relative)
        )

    def _clause_word(self, at: int, item: Item) -> None:
        self._at = at
        if (
            item.low == "with"
            and not self._np.items
            and self._next_class(at) == "region"
            and (at == 0 or self._items[at - 1].cls == "punct")
        ):
            self._first_prep = "in"
            self._np.add(Item(item.start, item.end, "in", None, "in"))
            return
        if (
            item.low == "with"
            and self._np.items
            and not self._readings_in_clause()
            and self._next_class(at) != "num"
            and self._comp is None
            and not (self._company and self._tells_own(at))
        ):
            self._np.add(Item(item.start, item.end, "in", None, "with"))
            return
        if item.low == "with" and self._next_class(at) == "num":
            self._close("copula" if self._names_one_more() else ",")
            self._attach = None
            return
        self._close(",")
        if item.low == "with" and self._frame.subject and (not self._readings_in_clause() or self._next_class(at) != "sector"):
            self._where = True  # "hybrids saw robust growth, with registrations up 33 percent"
        self._boundary()

    def _names_one_more(self) -> bool:
        """Whether nothing but a name stands at the start of a clause: "Alba with 3.4 million units; Breva with 2 million"."""
        held = self._np.items
        if len(held) != 1 or held[0].cls not in ("word", "entity") or not self._readings:
            return False
        if self._readings_in_clause() and not (self._names.makers and self._text.endswith((" and ", ",and ", ", "), 0, held[0].start)):
            return False
        return self._text[held[0].start].isupper() or self._names.is_name(self._text[held[0].start : held[0].end], held[0].start)

    def _tells_own(self, at: int) -> bool:
        """Whether "with" leads an indicator and its own number: "quality remains strong with an impairment charge of £31 million"."""
        for place in range(at + 1, min(at + 8, len(self._items) - 1)):
            item, after = self._items[place], self._items[place + 1]
            if item.cls == "indicator" and after.cls in ("of", "in", "to", "change", "level_verb"):
                return any(held.cls == "num" for held in self._items[place + 1 : place + 4])
            if item.cls == "indicator" and after.low == "(":
                return self._number_in_bracket(place + 1) or any(held.cls == "num" for held in self._items[place + 3 : place + 7])
            moves = item.cls == "change" and item.can_be("noun") is not None  # "with further growth in net cash to £429 million"
            if item.cls not in ("article", "plain", "word", "adjustment", "noise", "indicator", "pronoun", "in", "auxiliary") and not moves:
                return False
        return False

    def _relative(self, at: int, item: Item) -> None:
        if item.low == "as" and self._dates(at):
            return  # "as of May 31": when
        self._at = at
        value = self._attach if self._comp is not None and item.low in ("that", "which") else None
        beside = value is not None and (self._items[at - 1] is value.item or self._items[at - 1].cls == "noise")
        if value is not None and beside and value.scope is self._comp and not self._number_ahead():
            self._of_value = value  # "higher than the $13 billion that funds invested in 2014"
            return
        of_which = item.low == "which" and at > 0 and self._items[at - 1].cls == "of" and bool(self._np.items)
        self._close(",")
        if of_which and self._kinds and self._frame.sector is None and self._frame.indicator is not None:
            self._frame = replace(self._frame, sector=joined(self._kinds, self._text), sectors=self._kinds)  # "tea, the exports of which"
        if item.low == "which" and at and self._items[at - 1].low != "," and not self._readings_in_clause():
            self._aside_end = self._relative_end(at)
        if item.low == "which" and at + 1 < len(self._items) and self._items[at + 1].low in EXPLAINS and not self._readings_in_clause():
            self._aside_end = self._explained_end(at)
        if not self._number_ahead():
            self._reason_on = item.low not in ("who",)
            self._in_aside = self._reason_on
        elif item.low in ("where", "when", "whose"):
            self._where = item.low != "when"
            self._direction = self._direction_item = None
            seen = self._items[at - 2] if item.low == "when" and at > 1 and self._items[at - 1].low == "," else None
            compared = self._pending[0] if self._pending is not None else None
            if seen is not None and seen.cls == "period" and self._comp is None and seen.val is not compared:
                self._frame = replace(self._frame, period=seen.val)  # "the first cut since May 2021, when it stood at 4 percent"
            elif item.low == "when" and self._seen_period is not None:
                self._frame = replace(self._frame, period=self._seen_period)
        behind = next((held for held in reversed(self._items[max(0, at - 3) : at]) if held.cls not in ("in", "punct")), None)
        if item.low == "where" and self._place is not None and self._place.end is not None and item.start - self._place.end <= _NEAR:
            held = self._frame.indicator
            self._place_clause()
            if self._in_aside:
                self._frame = replace(self._frame, indicator=held)  # "in Europe, where it has two plants": still about the same
        if item.low in ("which", "whose"):
            self._direction = self._direction_item = None
            self._of_places(item)
        self._told_in_passing = item.low in ("where", "which") and any(held.low.startswith("had") for held in self._items[at + 1 : at + 5])
        compared = self._pending[0] if self._pending is not None else None
        told = item.low in ("which", "when", "where", "who")
        if told and behind is not None and behind.cls == "period" and behind.val is compared and self._number_ahead():
            self._told_in = behind.val  # "higher than in May 2022, which saw a 7.1% increase"
        elif item.low == "when" and self._number_ahead() and (earlier := self._step_behind(at, behind)) is not None:
            self._told_in = earlier  # "down 2% from the previous year, when it was 300 yen"
        self._comp = None
        self._attach = None

    def _step_behind(self, at: int, behind: Item | None) -> Tag | None:
        """The earlier time right behind a comparator and in front of "when": "compared with a year earlier, when it stood at"."""
        if behind is None or self._items[at - 1].low not in (",", behind.low):
            return None
        if behind.cls == "basis" and behind.val.value in COMPARING and _STEP_BACK.match(behind.low) is not None:
            return Tag(behind.start, behind.end, "period", Relative(behind.val.value), behind.val.id)
        place = self._items.index(behind)
        opens = (place and self._items[place - 1].cls == "comparator") or (place > 1 and self._items[place - 2].cls == "comparator")
        return behind.val if behind.cls == "period" and compares(behind.val) and opens else None

    def _dates(self, at: int) -> bool:
        """Whether "of" or "at" and a period follow."""
        ahead = self._items[at + 1 : at + 4]
        if len(ahead) < 2 or ahead[0].low not in ("of", "at"):
            return False
        return ahead[1].cls == "period" or (ahead[1].cls == "article" and ahead[-1].cls == "period")

    def _relative_end(self, at: int) -> int:
        """Where a relative clause ends in front of the subject's own verb: "the CPI which measures prices rose to 3 percent"; else -1."""
        for place in range(at + 1, min(at + 24, len(self._items))):
            item = self._items[place]
            if item.cls in ("num", "punct"):
                return -1
            own = item.cls == "level_verb" or (item.cls == "change" and item.val.part == "verb" and item.can_be("noun") is None)
            if own or (item.cls == "change" and item.low.endswith("ed")):
                return place - 1 if place > at + 2 else -1
        return -1

    def _explained_end(self, at: int) -> int:
        """Where "which includes pensions, grants and fines" ends: in front of the verb that a number follows; else -1."""
        for place in range(at + 2, min(at + 40, len(self._items) - 1)):
            item = self._items[place]
            if item.cls == "num":
                return -1
            moves = item.cls == "change" and (item.low.endswith("ed") or (item.val.part == "verb" and item.can_be("noun") is None))
            if (moves or item.cls == "level_verb") and self._next_class(place) in ("num", "by", "to"):
                return place - 1
        return -1

    def _of_places(self, item: Item) -> None:
        """ "volumes grew at Sines and Setúbal, which rose 3 percent": the places right before are what the clause is about."""
        whose = item.low == "whose"  # "helped by chemical makers, whose orders jumped": of those named last, whatever was talked about
        place = self._place
        if place is not None and item.start - self._places_end <= 3 and (whose or self._frame.region is None):
            self._frame = replace(self._frame, region=place, regions=self._places)
        kind = joined(self._kinds, self._text)
        if kind is not None and item.start - self._kinds_end <= 3 and (whose or self._frame.sector is None):
            self._frame = replace(self._frame, sector=kind, sectors=self._kinds)

    def _place_clause(self) -> None:
        """ "led by the Swiss market, where 41,000 cars were sold": the clause is about that place."""
        place = self._place
        if place is None or place.start is None or place.end is None or place.id is None:
            return
        self._reason_on = self._reason_noun = False
        self._background = Phrase(place.start, place.end, regions=[place])
        self._frame = replace(self._frame, region=place, indicator=None, negative=None, mode=None)
        self._clause_start = len(self._readings)
        self.clause += 1

    def _reason(self, at: int, _: Item) -> None:
        self._at = at
        self._close(",")
        self._reason_on = True
        self._reason_noun = True
        self._reason_change = None
        self._attach = None
        self._comp = None
