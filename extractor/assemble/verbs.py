"""Verbs: what a clause's verb closes and opens, and what kind of number it lets expect.

In come the items of class verb, level_verb, share_verb, indicator_verb and auxiliary, each with the noun phrase before it. Out go the
frame's mode (level, share, average) and indicator, and the marks of the clause; words that say which way a number goes are in moves.py.
"""

from __future__ import annotations

from extractor.assemble.frames import FreeIndicator, replace
from extractor.assemble.items import Item
from extractor.assemble.nouns import Nouns
from extractor.assemble.words import (
    ARRIVALS,
    COPULA,
    DEPARTURES,
    DOERS,
    HAVING,
    LEADING,
    LEFT,
    RELEASES,
    SEEN,
    SHOWN,
    SPEECH,
    SPENT,
    TOLD,
    TRADED_AT,
    VERB_CUES,
)

_ARE = frozenset({"were", "was", "are", "is"})


class Verbs(Nouns):
    """What the clause says was done."""

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
            self._linked = held.sector is not None and held.indicator is None and not self._readings and item.low in _ARE
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
                    self._skip_to = behind[0].start  # "the consumer prices used for real pay rose"
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
            or any(held.cls not in ("noise", "plain", "pronoun") for held in self._np.items)
            or not item.low.partition(" ")[0].endswith(
                ("ed", "en", "sold", "built", "made", "seen", "set", "sent", "hit", "won", "lost", "earned")
            )
        ):
            return False
        if self._attach is None or self._attach.role != "before":
            return False
        self._np.clear()  # "the 405,000 figure reached in December", "short of the 67,520 it handed over in March"
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
        led = next((held for held in reversed(self._items[max(0, at - 4) : at]) if held.cls not in ("auxiliary", "plain", "to")), None)
        shares = self._frame.mode == "share" and led is not None and led.cls == "share_noun"  # "the electric share stands at 87%"
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
        if (item.val.means == "deliveries" and self._company and not self._hands_over(at)) or not self._takes(at, item):
            self._verb(at, item)  # "delivered 4% organic growth", "the cars carried 41 GWh of batteries"
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

    def _takes(self, at: int, item: Item) -> bool:
        """Whether a verb takes the number behind it as its object: people are carried by the count, no energy is."""
        kinds = item.val.kinds
        if not kinds:
            return True
        ahead = next((held for held in self._items[at + 1 : at + 5] if held.cls in ("num", "punct")), None)
        return ahead is None or ahead.cls == "punct" or ahead.val.kind in kinds or (ahead.val.unit or "").startswith(kinds)

    def _hands_over(self, at: int) -> bool:
        """Whether goods are what is delivered: a count or a quantity follows, or no number at all."""
        ahead = next((held for held in self._items[at + 1 : at + 5] if held.cls in ("num", "punct", "indicator")), None)
        if ahead is None or ahead.cls == "punct":
            return True
        return ahead.cls == "num" and ahead.val.kind in ("count", "quantity", "bare")

    def _end_reason(self) -> None:
        """A verb behind "due to demand for chips": the reason ends, and its noun is no subject."""
        if self._reason_on and not self._reason_noun and self._in_aside:
            self._in_aside = False  # "which also covers factories": the verb of an aside
            return
        if self._reason_on and self._reason_noun:
            self._np.clear()
        self._reason_on = self._reason_noun = False
