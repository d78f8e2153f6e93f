"""Bases of comparison, adjustments and the status (forecast, revised) that a sentence states."""

from __future__ import annotations

from extractor.assemble.connectives import Connectives
from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item, is_possessive
from extractor.assemble.words import COPULA, CYCLES, PAPERS, TO_COME
from extractor.marks import Tag

SUPERLATIVES = frozenset({
    "highest", "lowest", "largest", "biggest", "smallest", "strongest", "weakest", "fastest", "slowest", "steepest", "sharpest", "best",
    "worst", "most", "least",
})  # fmt: skip
_MEASURED = frozenset({"comparison", "terms", "development", "dynamics", "rates"})
_MOVEMENTS = ("growth", "increase", "rise", "gain", "decline", "fall", "drop", "decrease")
_WORKED = frozenset({"earnings", "hours_worked", "minimum_wage", "pension"})
_SHORTER = {"month": "mom", "quarter": "qoq"}
_FORESEE = frozenset({"expect", "expected", "anticipate", "forecast", "predict", "foresee", "plan", "project", "predicted"})


class Conditions(Connectives):
    """Bases, adjustments and the status of what is told."""

    def _basis(self, at: int, item: Item) -> None:
        tag = item.val if isinstance(item.val, Tag) else Tag(item.start, item.end, "basis", item.val.means, item.val.id)
        if self._np.items and all(held.cls in ("on", "in", "by", "article") for held in self._np.items):
            self._np.clear()  # "On a monthly basis prices rose": no phrase that goes on
        moves = item.low.endswith(_MOVEMENTS)
        rate = self._readings[-1] if moves and self._readings else None
        if rate is not None and rate.item is self._items[at - 1] and rate.mention.kind == "percent":
            rate.direction = -1 if item.low.endswith(("decline", "fall", "drop", "decrease")) else 1
            rate.direction_item, rate.object = item, True  # "a 9% share and 19% annual growth"
        elif moves:
            self._direction = -1 if item.low.endswith(("decline", "fall", "drop", "decrease")) else 1
            self._direction_item = item
            self._rate_noun = self._direction
            if self._attach is None:
                self._np.add(Item(item.start, item.end, "change", None, item.low))
            if self._frame.mode == "share":
                self._frame = replace(self._frame, mode=None)
        following = self._items[at + 1] if at + 1 < len(self._items) else None
        if following is not None and following.low.startswith("rate") and item.low.endswith(("growth", "increase")):
            self._pace = tag
        if item.low in CYCLES and following is not None and following.low in PAPERS:
            return  # "according to its quarterly report"
        summed = (
            item.low in CYCLES and at + 1 < len(self._items) and self._items[at + 1].low in ("total", "total of", "sum", "tally", "haul")
        )
        if summed or (self._attach is None and not self._readings_in_clause() and item.low in CYCLES):
            self._frame = replace(self._frame, cycle=CYCLES[item.low])  # "the yearly total": a length, no comparison
            if tag.value is None:
                return
        beside = self._items[at + 1] if at + 1 < len(self._items) else None
        if item.low == "monthly" and beside is not None and getattr(beside.val, "type", "") == "balance":
            return  # "the monthly trade deficit was 1.1 billion": of a month
        if item.low.endswith("the month") and self._next_class(at) == "of":
            return  # "in the month of June": when
        if item.low.startswith(("annual", "yearly")) and self._amount_next(at):
            return  # "at an annual rate of 1.2 million": how a level is counted
        worked = following is not None and following.cls == "indicator" and following.val.means in _WORKED
        if item.low in ("weekly", "hourly", "monthly") and worked:
            return  # "average weekly working hours fell by 0.9 hours": a length
        if item.low in CYCLES and self._company and not self._readings and self._names_length(at):
            return  # "quarterly revenue jumped 31%": a length
        if item.low in CYCLES and at + 1 < len(self._items) and self._is_price_index(self._items[at + 1]):
            return  # "inflation, based on monthly WPI"
        ahead = self._items[at + 1 : at + 3]
        if not self._readings and len(ahead) == 2 and ahead[0].low in _MEASURED and ahead[1].low == ",":
            self._np.clear()
            self._frame = replace(self._frame, basis=tag, topic_basis=True)  # "In terms of the year-on-year comparison, food prices rose"
            return
        if not self._readings and not self._np.items and self._next_class(at) == "punct":
            self._frame = replace(self._frame, basis=tag, topic_basis=True)  # "Year on year, exports rose 3 percent"
            return
        last = self._readings[-1] if self._readings else None
        ahead = self._items[at + 1 : at + 3]
        leads = len(ahead) == 2 and ahead[0].low == "," and ahead[1].cls == "change"
        if leads and last is not None and last.mention.kind != "percent" and last.item is not self._items[at - 1]:
            self._frame = replace(self._frame, basis=tag)  # "came to 2,400 euros and, year on year, grew by 8 percent"
            return
        if last is not None and at and self._items[at - 1] is last.item and last.role == "before" and last.basis is None:
            last.basis = tag  # "against a 1.8-percent annual increase"
            return
        if last is not None and at and self._items[at - 1] is last.item and self._adds_change(at) and last.basis is None:
            last.basis = tag  # "rose 0.4% in July for a 2.7% year-on-year increase": of this alone
            for other in self._readings[self._clause_start : -1]:
                spoken = other.period or other.frame.period
                step = _SHORTER.get(getattr(spoken.data, "kind", ""), "") if spoken is not None and tag.value == "yoy" else ""
                if step and other.mention.kind == "percent" and other.role == "now" and other.basis is None and other.comparison is None:
                    other.basis = Tag(tag.start, tag.end, "basis", step, tag.id)
            return
        if self._leads_change(at):
            self._next_basis = tag  # "3.6 million units for a year-on-year decline of 4.4%"
            return
        given = False
        for other in self._readings[self._clause_start :]:
            if other.role == "now" and other.basis is None and (other.comparison is None or other.inherited_comparison):
                other.basis = tag
                given = True
        if not given:
            self._frame = replace(self._frame, basis=tag)
        elif self._clause_start and self._clause_start < len(self._readings):
            one, start = self._readings[self._clause_start - 1], self._readings[self._clause_start].item.start
            between = self._text[one.item.end : start]
            free = one.role == "now" and one.basis is None and one.comparison is None and one.period is None
            if free and one.mention.kind == "percent" and between.startswith(" and ") and not any(mark in between for mark in ",;("):
                one.basis = tag  # "exports fell 1 percent and imports rose 3 percent on the month"

    def _inside_movement(self, at: int) -> bool:
        """Whether a period only dates what a movement is of: "a 3.9% rise in its third-quarter manganese shipments"."""
        moved, before = self._attach, self._items[at - 1] if at else None
        if moved is None or moved.postfix is None or (moved.postfix.can_be("noun") is None and moved.postfix.val.part != "noun"):
            return False
        if before is None or self._next_class(at) not in ("indicator", "sector", "adjustment"):
            return False
        led = before if before.cls != "article" else self._items[at - 2]
        if led.cls not in ("in", "of") or any(held.cls not in ("in", "of", "article") for held in self._np.items):
            return False
        self._first_prep = led.low
        self._np.clear()
        self._np.add(led)
        if before is not led:
            self._np.add(before)
        return True

    def _adds_change(self, at: int) -> bool:
        """Whether a number and its basis stand between "for a", "with a" and a noun of change: a second change of the same thing."""
        before = [item for item in self._items[max(0, at - 4) : at - 1] if item.cls != "plain"]
        led = len(before) > 1 and before[-1].cls == "article" and before[-2].low in ("for", "with", "after", "following", "marking")
        noun = self._next_class(at) == "change" or self._items[at].low.endswith(_MOVEMENTS)
        return led and noun and len(self._readings) - self._clause_start > 1

    def _leads_change(self, at: int) -> bool:
        """Whether a noun of change of its own follows, with "of" and its number: "a year-on-year decline of 4.4%"."""
        ahead = [item for item in self._items[at + 1 : at + 5] if item.cls not in ("plain", "qualifier")]
        led = at > 0 and self._items[at - 1].cls in ("article", "plain", "and", "punct", "clause")
        return led and len(ahead) > 2 and [item.cls for item in ahead[:3]] == ["change", "of", "num"]

    def _of_record(self, at: int, last: Reading) -> bool:
        """Whether a period says since when something is the highest: "rose 22 percent, the highest growth recorded this year"."""
        for item in reversed(self._items[max(0, at - 9) : at]):
            if item is last.item or item.cls in ("num", "punct", "clause"):
                return False
            if item.low in SUPERLATIVES or (item.cls == "word" and item.low.split()[0].endswith("est") and len(item.low) > 5):
                before = self._previous_significant(self._items.index(item, max(0, at - 9)), articles=True)
                return before is not None and before.low == ","
        return False

    def _amount_next(self, at: int) -> bool:
        """Whether an amount follows "annual rate (of)", "annual pace (of)"."""
        for item in self._items[at + 1 : at + 5]:
            if item.cls == "num":
                return item.val.kind in ("count", "quantity", "money", "bare") and not item.val.signed
            if item.cls not in ("of", "noise", "plain", "qualifier", "auxiliary"):
                return False
        return False

    @staticmethod
    def _is_price_index(item: Item) -> bool:
        return item.cls == "indicator" and getattr(item.val, "type", "") in ("index", "rate")

    def _adjustment(self, _: int, item: Item) -> None:
        tag = item.val if isinstance(item.val, Tag) else Tag(item.start, item.end, "adjustment", item.val.means, item.val.id)
        if tag.value == "year_to_date":
            self._frame = replace(self._frame, to_date=True)
            for other in self._readings[self._clause_start :]:
                other.frame = replace(other.frame, to_date=True)
        self._frame = replace(self._frame, adjustment=tag)
        for other in self._readings[self._clause_start :]:
            if other.frame.adjustment is None:
                other.frame = replace(other.frame, adjustment=tag)

    def _names_length(self, at: int) -> bool:
        """Whether a noun of what is measured follows: "Quarterly group sales"."""
        ahead = next((item for item in self._items[at + 1 : at + 5] if item.cls not in ("noise", "plain", "adjustment")), None)
        return ahead is not None and ahead.cls == "indicator"

    def _is_kind_of_number(self, at: int) -> bool:
        """Whether a word right behind a number with an article is a noun: "the 2 to 4 percent target band", no "41 percent forecast"."""
        return at > 1 and self._items[at - 1].cls == "num" and self._items[at - 2].cls == "article"

    def _status(self, at: int, item: Item) -> None:
        self._at = at
        if at and self._items[at - 1].low in ("than", "as") and item.low.endswith("ed"):
            return  # "fewer than expected": what came is no forecast
        tag = item.val if isinstance(item.val, Tag) else Tag(item.start, item.end, "status", item.val.means, item.val.id)
        if item.low in _FORESEE and self._attach is not None and self._np.items and self._np.items[0].cls == "of":
            self._close("verb")  # "41 percent of manufacturers expect"
        if not self._is_kind_of_number(at):
            self._percent_subject()
        ahead_of = at + 1 < len(self._items) and self._items[at + 1].cls == "of"
        if (
            item.low in ("poll", "consensus", "outlook", "survey")
            and self._np.items
            and self._np.items[0].cls in ("in", "by", "from", "to")
        ):
            self._np.clear()  # "forecast in a news agency's poll"
        owned = bool(self._np.items) and (
            self._np.items[-1].cls == "article" or (item.low.endswith("ed") and is_possessive(self._text, self._np.items[-1]))
        )  # "Chile's estimated output"
        if item.low.endswith(("s", "ed", "down", "up", "higher", "lower")) and self._np.items and not ahead_of and not owned:
            self._close("verb")
            if self._frame.sector is not None and self._frame.sector.id == "government":
                self._frame = replace(self._frame, sector=None, subject=False)  # "The government targets": who foresees
        self._revising = self._revising or any(stem in item.low for stem in ("revis", "upgrad", "downgrad"))
        to_come = TO_COME.get(item.low)
        if to_come is not None:
            self._close("change")
            self._direction, self._direction_item, self._by_verb = to_come, item, True
        elif item.low.endswith((" down", " lower", " downward", " downwards")):
            self._direction, self._direction_item = -1, item
        elif item.low.endswith((" up", " higher", " upward", " upwards")):
            self._direction, self._direction_item = 1, item
        following = self._items[at + 1] if at + 1 < len(self._items) else None
        if following is not None and following.low in ("down", "lower", "downward", "downwards", "up", "higher", "upward", "upwards"):
            self._close("verb")
            self._direction, self._direction_item = (-1 if following.low[0] in "dl" else 1), item
            following.cls = "auxiliary"
        if self._comp is not None and self._readings_in_clause():
            self._scope_status = tag  # "above the revised September estimate": of that value alone
            return
        back = [held.cls if held.low not in COPULA else "copula" for held in self._items[max(0, at - 2) : at]]
        over = bool(self._readings) and tag.value in ("forecast", "target") and back in (["and", "copula"], ["punct", "copula"])
        if over:  # "rose 5% in 2024 and is expected to gain 3% this year"
            self._pending = None
        self._frame = replace(self._frame, status=tag, period=None if over else self._frame.period)
