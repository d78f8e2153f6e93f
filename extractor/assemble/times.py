"""Periods that stand alone: which numbers each belongs to, and whether as their own time or as what they are compared with.

In comes a period of the line of items; each step asks whether it has one part to play (of a bracket, a comparison, a record, the number
right before) and takes it then, else the period is that of its clause. Those in twos and lists are settled in period_pairs.py.
"""

from __future__ import annotations

import re

from extractor.assemble.conditions import SUPERLATIVES
from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item, is_possessive
from extractor.assemble.telling import PeriodAt, Telling
from extractor.assemble.words import JUST_PAST
from extractor.marks import Tag
from extractor.period import Period, Relative

_LEADING = frozenset({"in", "of", "on", "from", "by", "to", "article", "whole"})  # of a period: "over the whole of 2024"
_SINCE_LAST = {"last quarter": "qoq", "last month": "mom", "last year": "yoy", "a year ago": "yoy", "a year earlier": "yoy"}

_OF_LEVEL = re.compile(
    r" of (?:the |its |their |that )?(?:level|volume|figure|value|total|number|count|amount)s? "
    r"(?:of |in |from |seen in |recorded in |reached in |for )(?:the )?"
)
_LEVEL = re.compile(r"(?:['’]s)? (?:level|volume|figure|value|total)s?\b")


class Times(Telling):
    """When, and against what."""

    def _period(self, at: int, item: Item) -> None:
        tag: Tag = item.val
        self._leave_noun_phrase(at)
        if getattr(tag.data, "role_hint", None) == "begin":
            self._begun = tag
            return
        if self._begun is not None:
            self._ends(tag)
            return
        if item.start < self._listed_to or self._list_of_periods(at, tag):
            return
        last = self._readings[-1] if self._readings else None
        here = PeriodAt(
            at=at,
            item=item,
            tag=tag,
            previous=self._items[at - 1] if at else None,
            last=last,
            touches=last is not None and self._touches(at, last),
            relative=isinstance(tag.value, Relative),
        )
        if not (
            self._is_of_law(here)
            or self._is_meanwhile(here)
            or self._labels_bracket(here)
            or self._is_of_multiple(here)
            or self._is_of_telling(here)
            or self._spans(here)
            or self._is_compared(here)
            or self._is_start(here)
            or self._is_of_record(here)
            or self._is_of_earlier(here)
            or self._is_of_level(here)
            or self._is_of_value(here)
            or (here.relative and self._refers_back(here))
            or self._reason_on
            or self._is_of_last(here)
        ):
            self._is_of_clause(here)

    def _leave_noun_phrase(self, at: int) -> None:
        """A period ends the noun phrase before it, but for one inside "the May fall in"."""
        if self._inside_movement(at):
            return
        if self._np.items and all(held.cls in _LEADING for held in self._np.items):
            self._np.clear()  # "From January to May exports …": the preposition is the period's
        elif self._attach is not None and self._np.items:
            self._at = at
            self._close("period")  # "2.1 million tonnes of copper in July"
        self._attach = None

    def _is_meanwhile(self, here: PeriodAt) -> bool:
        """ "At the same time, exports grew": no time of its own."""
        leads = here.at <= 2 and not self._readings and here.relative
        return leads and here.tag.value.basis == "same" and here.item.low.endswith("same time")

    def _labels_bracket(self, here: PeriodAt) -> bool:
        """Whether a period in a bracket is that of the number behind it: "(April: 2.1 percent)"."""
        if not self._brackets:
            return False
        at = here.at
        labelled = self._brackets[-1][1] is not None and (
            self._next_class(at) == "num" or (self._next_class(at) == "punct" and not self._readings_since_bracket())
        )
        if labelled or (at + 1 < len(self._items) and self._items[at + 1].low == ":"):
            self._bracket_period = here.tag
            return True
        return False

    def _spans(self, here: PeriodAt) -> bool:
        """Whether a period is where a change ends, or that of something else."""
        previous = here.previous
        if (self._comp is not None and self._comp is self._paced) or (self._elsewhere and previous is not None and previous.cls == "in"):
            return True
        opens = previous is not None and previous.low in ("from", "between") and (self._comp is None or previous is self._comp)
        return (opens and self._from_to(here.at, here.tag, here.last)) or self._ends_step(here.at, here.tag)

    def _is_of_multiple(self, here: PeriodAt) -> bool:
        """Whether a period dates the value right behind it that a multiple is of: "more than double May's 4,640"."""
        last, tag, item = here.last, here.tag, here.item
        if last is None or last.mention.form != "multiple" or self._items[here.at - 1] is not last.item:
            return False
        if not is_possessive(self._text, item):
            return False
        last.comparison = tag
        if self._next_class(here.at) != "num":
            return True  # "was double April's"
        self._comp, self._scope_period = Item(item.start, item.start, "comparator", None, ""), tag
        return True

    def _is_compared(self, here: PeriodAt) -> bool:
        """Whether a period is what the clause compares with."""
        tag, last = here.tag, here.last
        if here.touches and last is not None and last.postfix is not None and self._of_mark(here.at):
            last.comparison, last.scope, last.inherited_comparison = tag, None, False
            return True
        if self._comp is None:
            return False
        if self._comp.low == "since":
            return True
        if last is not None and last.inherited_comparison and self._number_leads(here.at):
            self._pending = (tag, self._comp)  # "Compared to March, prices rose by 2%, and compared to last May, by 5%"
            return True
        if last is not None and last.role == "before" and last.period is None and last.scope is self._comp:
            for other in self._readings[self._clause_start :]:
                if other.scope is self._comp and other.role == "before" and other.period is None:
                    other.period = tag  # "having risen 5.7 and 9.9 percent the month before"
            last.period = tag
        elif last is None or last.scope is not self._comp or last.role != "before":
            self._scope_period = tag
        self._compare(tag)
        return True

    def _is_start(self, here: PeriodAt) -> bool:
        """ "have climbed 31% since 2018": when a change began."""
        at, tag, last, starts = here.at, here.tag, here.last, here.previous
        if starts is not None and starts.cls == "article" and at > 1:
            starts = self._items[at - 2]  # "the recovery since the February trough"
        if starts is None or starts.cls != "comparator" or starts.low != "since":
            return False
        self._seen_period = tag
        if not self._readings_in_clause() and self._frame.basis is None and not self._readings:
            self._frame = replace(self._frame, basis=Tag(tag.start, tag.end, "basis", "other", tag.id))  # "Since May, rates have …"
        behind = last is not None and self._readings_in_clause() and last.item is self._items[at - 2]
        if last is not None and behind and last.basis is None and last.role == "now":
            last.basis = Tag(tag.start, tag.end, "basis", _SINCE_LAST.get(here.item.low, "other"), tag.id)
        return True

    def _is_of_record(self, here: PeriodAt) -> bool:
        """Whether a period is that of a record or of an earlier move: "the highest since", "having last risen in December"."""
        at, tag = here.at, here.tag
        if here.last is not None and self._of_record(at, here.last):
            return True
        if here.relative and tag.value.basis == "run" and not self._readings_in_clause():
            back = [item.low for item in self._items[max(0, at - 5) : at]]
            if any(word in SUPERLATIVES for word in back) and "period" in back:
                return True  # "the autumn was the best period for the past 12 months"
        return not here.relative and any(ahead.low == "last" for ahead in self._items[max(0, at - 4) : at])

    def _is_of_earlier(self, here: PeriodAt) -> bool:
        """ "Profit was $4 million, or $1.10 per share, versus $6 million, or $1.62 per share, last year": of the earlier values."""
        tag, last = here.tag, here.last
        if last is None or last.role != "before" or last.period is not None or not getattr(tag.data, "ambiguous", False):
            return False
        if here.previous is None or here.previous.low != ",":
            return False
        for other in self._readings:
            if other.role == "before" and other.period is None and other.scope is last.scope:
                other.period = tag
        self._compare(tag)
        return True

    def _is_of_level(self, here: PeriodAt) -> bool:
        """Whether a period dates the level that a percentage is of: "82 percent of the level of 2019", "of their level in 2019"."""
        last = here.last
        if last is None or last.mention.kind != "percent" or not last.of_whole:
            return False
        item = here.item
        behind = self._text[last.item.end : item.start] in (" of the ", " of ") and _LEVEL.match(self._text, item.end)
        if not behind and _OF_LEVEL.fullmatch(self._text, last.item.end, item.start) is None:
            return False
        last.comparison = here.tag
        return True

    def _is_of_value(self, here: PeriodAt) -> bool:
        """Whether a period behind "of" dates the value that a percentage or a multiple is of: "double the level of May"."""
        tag, last = here.tag, here.last
        joint = self._previous_significant(here.at, articles=True)
        if not here.touches or joint is None or joint.cls != "of" or last is None:
            return False
        multiple = last.previous
        times = multiple is not None and multiple.clause == last.clause and multiple.mention.form == "multiple"
        if multiple is not None and times:
            last.role, last.period, multiple.comparison = "before", tag, tag
            return True
        if last.mention.kind not in ("percent", "ratio"):
            return False
        if not last.of_whole or not isinstance(tag.value, Period):
            last.comparison = tag
            return True
        for said in (last, last.previous):  # "5 million tonnes, or 64 percent of what was shipped in March"
            if said is not None and said.clause == last.clause and said.role == "now":
                said.period = said.period or tag
        return True

    def _refers_back(self, here: PeriodAt) -> bool:
        """ "a year earlier", "last month": the time of an earlier value, of the clause that it opens, or what is compared with."""
        at, tag, last, previous = here.at, here.tag, here.last, here.previous
        steps = tag.value.basis not in ("same", "run", "next")
        if here.touches and last is not None:
            moved = last.direction is not None or last.postfix is not None
            if last.role == "now" and here.item.low in JUST_PAST and moved:
                return True  # "a rise of 3.7% last month": the figure's own period
            last.period = tag
            last.role = "before" if last.role == "now" and steps else last.role
            return True
        if steps and not self._readings_in_clause() and not self._brackets and self._opens_clause(at):
            self._frame = replace(self._frame, period=tag)
            return True
        stated = last is not None and last.copula and last.direction is None and last.postfix is None and last.role == "now"
        if stated and last is not None and last.period is None and previous is not None and previous.cls == "in":
            last.period = tag  # "It was 44 percent of the target in the same period last year"
            return True
        if not steps and getattr(tag.data, "role_hint", None) != "comparison":
            return False
        self._compare(tag)
        for other in self._readings[self._clause_start :]:
            if other.role == "before" and other.period is None:
                other.period = tag
        return True

    def _is_of_last(self, here: PeriodAt) -> bool:
        """Whether a period right behind a number is of that number, and not of the clause."""
        tag, last = here.tag, here.last
        if not here.touches or last is None:
            return False
        if self._told_in_passing:
            last.period = tag  # "cars (+9.7%), where there had been a decline of 6.1% in May"
            return True
        if last.role != "now":
            return False
        if len(self._readings) - self._clause_start > 1 and _is_run_to_date(tag):
            last.period = tag  # "rose 5% on the year before, and stands 9% higher year-to-date"
            return True
        if last.in_bracket:
            last.period = tag
            if last.bracket_head == "number":
                last.role = "before"
                head = last.bracket_of
                if head is None or (head.comparison is None and not self._beside_rate(head, last)):
                    self._compare(tag)
            return True
        if self._frame.period is None and last.period is None:
            return False
        last.period = tag
        rate = last.previous if last.prep == "to" else None
        if (
            rate is not None
            and rate.clause == last.clause
            and rate.role == "now"
            and rate.period is None
            and rate.mention.kind == "percent"
        ):
            adjoins = self._text[rate.item.end : last.item.start].strip() == "to"
            rate.period = tag if adjoins else None  # "rose 2.5% to 238 billion in the first 11 months"
        for other in self._readings[self._clause_start :]:
            if other.frame.period is None and other.period is None and other.role == "now":
                other.period = tag
        return True

    def _is_of_clause(self, here: PeriodAt) -> None:
        """The period of the clause: of its numbers so far, and of those that follow."""
        tag, last = here.tag, here.last
        head = last.bracket_of if last is not None and here.previous is not None and here.previous.low == ")" else None
        if last is not None and head is not None and head.period is None and head.frame.period is not None and last.period is None:
            head.period = last.period = tag  # "1.6% (2.0%) this year and 2.2% (2.4%) next year"
        for other in self._readings[self._clause_start :]:
            same = other is last or other.frame.status is self._frame.status  # not of "took 5% and are set to exceed 9% in 2025"
            if other.period is None and other.role == "now" and other.frame.period is None and same:
                other.period = tag
        self._of_pair(tag)
        self._frame = replace(self._frame, period=tag)
        if self._clause_start and not here.relative and (here.at + 1 == len(self._items) or self._closes_list(here.at)):
            self._of_all(tag)

    def _of_mark(self, at: int) -> bool:
        """Whether the level that the period dates is what a change is measured from: "4.9% below its level of May 2019"."""
        back = [item for item in self._items[max(0, at - 5) : at] if item.cls not in ("article", "in", "of")]
        return bool(back) and back[-1].low.split()[:1] in (["level"], ["levels"], ["peak"], ["value"], ["trough"])

    @staticmethod
    def _beside_rate(head: Reading | None, reading: Reading) -> bool:
        """Whether a bracket holds the rate of growth of an earlier time: "grew 3.8% (April: 4.4%)", no level to measure from."""
        if head is None or not head.mention.kind == reading.mention.kind == "percent":
            return False
        item = head.frame.indicator
        return item is None or getattr(item.val, "type", "flow") == "flow"

    def _number_leads(self, at: int) -> bool:
        """Whether a number follows right behind, past a comma or "by"."""
        ahead = [item.cls for item in self._items[at + 1 : at + 4] if item.low != ","]
        return ahead[:1] == ["num"] or ahead[:2] == ["by", "num"]

    def _opens_clause(self, at: int) -> bool:
        """Whether a period begins its clause: "In the previous quarter, …"."""
        for item in reversed(self._items[max(0, at - 3) : at]):
            if item.cls in ("punct", "clause", "and"):
                return True
            if item.cls not in ("in", "article", "comparator") or (item.cls == "comparator" and item.low not in ("on", "over")):
                return False
        return at <= 3

    def _touches(self, at: int, reading: Reading) -> bool:
        """Whether a period stands right behind a number, at most a noun of change or a counted noun between."""
        for item in reversed(self._items[max(0, at - 5) : at]):
            if item is reading.item:
                return True
            if item.cls == "pronoun" and reading.mention.form in ("multiple", "change_word"):
                continue  # "double the level of May"
            if item.cls in ("indicator_verb", "verb") and 0 <= item.start - reading.item.end <= 1:
                continue  # "with 9,400 delivered in March alone"
            if item.cls not in (
                "in",
                "of",
                "on",
                "by",
                "article",
                "word",
                "change",
                "indicator",
                "sector",
                "noise",
                "plain",
                "status",
                "comparator",
            ) or (item.cls == "change" and item is not reading.postfix):
                return False
        return False

    def _readings_since_bracket(self) -> bool:
        return bool(self._readings) and bool(self._brackets) and len(self._readings) > self._brackets[-1][0]

    def _compare(self, tag: Tag) -> None:
        """The period that the clause's changes are measured from."""
        for other in self._readings[self._clause_start :]:
            told = other.frame.basis is not None and other is not self._readings[-1]  # "the yearly rate was 2.9%, 0.5 points up on May"
            if other.role == "now" and (other.comparison is None or other.inherited_comparison) and other.basis is None and not told:
                other.comparison, other.scope, other.inherited_comparison = tag, self._comp, False
        self._pending = (tag, self._comp)
        start = self._readings[self._clause_start].item.start if self._readings_in_clause() else 0
        for other in reversed(self._readings[: self._clause_start]):
            if (
                other.clause < self.clause - 1
                or other.role != "now"
                or other.comparison is not None
                or other.basis is not None
                or other.period is not None
            ):
                break
            if " and " not in self._text[other.item.end : start] or any(mark in self._text[other.item.end : start] for mark in ",;("):
                break
            other.comparison, other.scope, other.inherited_comparison = (
                tag,
                self._comp,
                True,
            )  # "X fell 8% and Y fell 6% compared with August"


def _is_run_to_date(tag: Tag) -> bool:
    """Whether a period is that of the year so far."""
    return tag.id is not None and tag.id.endswith("to_date")
