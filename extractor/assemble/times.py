"""Periods, bases, adjustments and status: which numbers they belong to."""

from __future__ import annotations

import dataclasses
import itertools

from extractor.assemble.conditions import SUPERLATIVES, Conditions
from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.lists import listed
from extractor.assemble.subject import basis_between
from extractor.assemble.words import JUST_PAST, PAPERS, PUBLISHED, RELEASES, SPEECH
from extractor.marks import Tag
from extractor.period import Period, Relative

_LAWS = ("act", "law", "decree", "resolution", "bill", "directive", "regulation", "ordinance")
_TELLING = ("estimate", "forecast", "projection", "poll", "prediction")
_OPENING = 4  # items before a period that opens its sentence
_LEADING = frozenset({"in", "of", "on", "from", "by", "to", "article", "whole"})  # of a period: "over the whole of 2024"
_SINCE_LAST = {"last quarter": "qoq", "last month": "mom", "last year": "yoy", "a year ago": "yoy", "a year earlier": "yoy"}


class Times(Conditions):
    """When, against what, and how sure."""

    def _period(self, at: int, item: Item) -> None:
        tag: Tag = item.val
        facts = tag.data
        inside = self._inside_movement(at)
        if inside:
            pass
        elif self._np.items and all(held.cls in _LEADING for held in self._np.items):
            self._np.clear()  # "From January to May exports …": the preposition is the period's
        elif self._attach is not None and self._np.items:
            self._at = at
            self._close("period")  # "2.1 million tonnes of copper in July"
        if not inside:
            self._attach = None
        if getattr(facts, "role_hint", None) == "begin":
            self._begun = tag
            return
        if self._begun is not None:
            self._ends(tag)
            return
        if item.start < self._listed_to or self._list_of_periods(at, tag):
            return
        if getattr(facts, "kind", None) == "day" and (self._of_law(at) or not self._is_as_of(at, item)):
            return
        if (
            at <= 2
            and not self._readings
            and isinstance(tag.value, Relative)
            and tag.value.basis == "same"
            and item.low.endswith("same time")
        ):
            return  # "At the same time, exports grew": no time of its own
        previous = self._items[at - 1] if at else None
        relative = isinstance(tag.value, Relative)
        last = self._readings[-1] if self._readings else None
        touches = last is not None and self._touches(at, last)
        if (
            self._brackets
            and self._brackets[-1][1] is not None
            and (self._next_class(at) == "num" or (self._next_class(at) == "punct" and not self._readings_since_bracket()))
        ):
            self._bracket_period = tag
            return
        if self._brackets and at + 1 < len(self._items) and self._items[at + 1].low == ":":
            self._bracket_period = tag
            return
        if not self._readings_in_clause() and any(ahead.low in PUBLISHED for ahead in self._items[max(0, at - 7) : at]):
            return
        if previous is not None and relative is False and previous.low in SPEECH and item.low.startswith(("this ", "last ", "earlier ")):
            return  # "the ministry said this week"
        if previous is not None and previous.low in ("published", "released", "reported", "announced", "estimated", "issued", "forecast"):
            return
        before = self._items[at - 2] if at > 1 else None
        if (
            before is not None
            and before.low in ("estimated", "forecast", "forecasted", "projected", "predicted")
            and getattr(facts, "kind", None) == "month"
            and last is not None
            and last.role == "before"
        ):
            return  # "up from 36.6 million tonnes estimated in May": when the forecast was made
        if (
            before is not None
            and before.cls == "period"
            and self._items[at - 1].cls == "in"
            and before.low.startswith(("year-to-date", "ytd"))
        ):
            return  # "year-to-date in 2025"
        ahead = self._items[at + 1] if at + 1 < len(self._items) else None
        valued = (
            self._comp is not None and at + 2 < len(self._items) and self._items[at + 2].cls == "of"
        )  # "below the May estimate of 1.1 million"
        foreseen = before is not None and before.low.endswith(_TELLING) and previous is not None and previous.cls == "in"
        of_number = (
            at > 2 and last is not None and self._items[at - 3] is last.item and last.role == "before"
        )  # "from a 3.18% estimate in May"
        if foreseen and getattr(facts, "kind", None) == "month" and (of_number or not self._readings_in_clause()):
            return  # "a flash estimate in April had pointed to a fall of 0.1%": when it was told
        whose = previous is not None and previous.low in ("our", "its", "their", "his", "her")  # "our January forecast of 435 GWh"
        again = ahead is not None and ahead.cls in ("status", "noise") and (ahead.low in RELEASES or ahead.low in PAPERS)
        told = again and (whose or not valued)
        if told and getattr(facts, "kind", None) == "month":
            return  # "its April estimate": when it was told
        if relative and at > 1 and self._items[at - 1].cls in ("of", "in") and self._items[at - 2].cls == "basis":
            return  # "over the corresponding period of last year": the basis has said it
        hinted = getattr(facts, "role_hint", None) == "comparison"
        if (self._comp is not None and self._comp is self._paced) or (self._elsewhere and previous is not None and previous.cls == "in"):
            return
        opens_span = previous is not None and previous.low in ("from", "between")
        if opens_span and (self._comp is None or previous is self._comp) and self._from_to(at, tag, last):
            return
        if self._ends_step(at, tag):
            return
        if touches and last is not None and last.postfix is not None and self._of_mark(at):
            last.comparison, last.scope, last.inherited_comparison = tag, None, False
            return
        if self._comp is not None:
            if self._comp.low == "since":
                return
            if last is not None and last.inherited_comparison and self._number_leads(at):
                self._pending = (tag, self._comp)  # "Compared to March, prices rose by 2%, and compared to last May, by 5%"
                return
            if last is not None and last.role == "before" and last.period is None and last.scope is self._comp:
                for other in self._readings[self._clause_start :]:
                    if other.scope is self._comp and other.role == "before" and other.period is None:
                        other.period = tag  # "having risen 5.7 and 9.9 percent the month before"
                last.period = tag
            elif last is None or last.scope is not self._comp or last.role != "before":
                self._scope_period = tag
            self._compare(tag)
            return
        starts = previous
        if starts is not None and starts.cls == "article" and at > 1:
            starts = self._items[at - 2]  # "the recovery since the February trough"
        if starts is not None and starts.cls == "comparator" and starts.low in ("since",):
            self._seen_period = tag
            if not self._readings_in_clause() and self._frame.basis is None and not self._readings:
                self._frame = replace(self._frame, basis=Tag(tag.start, tag.end, "basis", "other", tag.id))  # "Since May, rates have …"
            if (
                last is not None
                and self._readings_in_clause()
                and last.item is self._items[at - 2]
                and last.basis is None
                and last.role == "now"
            ):
                step = _SINCE_LAST.get(item.low, "other")
                last.basis = Tag(tag.start, tag.end, "basis", step, tag.id)  # "have climbed 31% since 2018"
            return
        if last is not None and self._of_record(at, last):
            return
        if relative and tag.value.basis == "run" and not self._readings_in_clause():
            back = [item.low for item in self._items[max(0, at - 5) : at]]
            if any(word in SUPERLATIVES for word in back) and "period" in back:
                return  # "the autumn was the best period for the past 12 months"
        if any(ahead.low == "last" for ahead in self._items[max(0, at - 4) : at]) and not relative:
            return  # "having last risen in December"
        joint = self._previous_significant(at, articles=True)
        if touches and joint is not None and joint.cls == "of" and last is not None:
            multiple = last.previous
            times = multiple is not None and multiple.clause == last.clause and multiple.mention.form == "multiple"
            if last.mention.kind in ("percent", "ratio") and not times:
                if last.of_whole and isinstance(tag.value, Period):
                    for said in (last, last.previous):  # "3 million tonnes, or 71 percent of the February shipments"
                        if said is not None and said.clause == last.clause and said.role == "now":
                            said.period = said.period or tag
                else:
                    last.comparison = tag
                return
            if multiple is not None and multiple.clause == last.clause and multiple.mention.form == "multiple":
                last.role, last.period, multiple.comparison = "before", tag, tag
                return
        if (
            relative
            and touches
            and last is not None
            and last.role == "now"
            and item.low in JUST_PAST
            and (last.direction is not None or last.postfix is not None)
        ):
            return  # "a rise of 3.7% last month": the figure's own period
        if relative and touches and last is not None:
            last.period = tag
            last.role = "before" if last.role == "now" and tag.value.basis not in ("same", "run", "next") else last.role
            return
        if (
            relative
            and tag.value.basis not in ("same", "run", "next")
            and not self._readings_in_clause()
            and not self._brackets
            and self._opens_clause(at)
        ):
            self._frame = replace(self._frame, period=tag)
            return
        stated = last is not None and last.copula and last.direction is None and last.postfix is None and last.role == "now"
        if relative and stated and last is not None and last.period is None and previous is not None and previous.cls == "in":
            last.period = tag  # "It was 44 percent of the target in the same period last year"
            return
        if relative and (hinted or tag.value.basis not in ("same", "run", "next")):
            self._compare(tag)
            for other in self._readings[self._clause_start :]:
                if other.role == "before" and other.period is None:
                    other.period = tag
            return
        if self._reason_on:
            return
        if self._told_in_passing and touches and last is not None:
            last.period = tag  # "cars (+9.7%), where there had been a decline of 6.1% in May"
            return
        if touches and last is not None and last.role == "now" and len(self._readings) - self._clause_start > 1 and _is_run_to_date(tag):
            last.period = tag  # "rose 5% on the year before, and stands 9% higher year-to-date"
            return
        if touches and last is not None and last.role == "now":
            if last.in_bracket:
                last.period = tag
                if last.bracket_head == "number" and last.role == "now":
                    last.role = "before"
                    head = last.bracket_of
                    if head is None or (head.comparison is None and not self._beside_rate(head, last)):
                        self._compare(tag)
                return
            if self._frame.period is not None or last.period is not None:
                last.period = tag
                for other in self._readings[self._clause_start :]:
                    if other.frame.period is None and other.period is None and other.role == "now":
                        other.period = tag
                return
        for other in self._readings[self._clause_start :]:
            same = other is last or other.frame.status is self._frame.status  # not of "took 5% and are set to exceed 9% in 2025"
            if other.period is None and other.role == "now" and other.frame.period is None and same:
                other.period = tag
        self._of_pair(tag)
        self._frame = replace(self._frame, period=tag)
        if self._clause_start and not relative and (at + 1 == len(self._items) or self._closes_list(at)):
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

    def _closes_list(self, at: int) -> bool:
        """Whether a period stands between commas behind a list with semicolons: "…; and 820 tonnes of tin, up 8%, in 2023, …"."""
        apart = at > 1 and self._items[at - 1].cls == "in" and self._items[at - 2].low == ","
        return apart and any(item.low == ";" for item in self._items[:at])

    def _of_pair(self, tag: Tag) -> None:
        """A period behind two clauses that "and" joins is of both: "imports rose 4% and exports fell 2% in May"."""
        if not self._readings_in_clause() or not self._clause_start or not isinstance(tag.value, Period):
            return
        before = self._readings[self._clause_start - 1]
        between = self._text[before.item.end : self._readings[self._clause_start].item.start]
        if " and " not in between or any(mark in between for mark in ",;:("):
            return
        for other in reversed(self._readings[: self._clause_start]):
            if other.clause != before.clause or other.role != "now" or other.period is not None or other.frame.period is not None:
                break
            other.period = tag

    def _of_all(self, tag: Tag) -> None:
        """A period that closes a list is of all its members: "vans took 15 percent, buses 8 percent and cars 36 percent in 2023"."""
        listed = any(item.low == ";" for item in self._items)
        if self._seen_period is not None or any(
            reading.role != "now"
            or reading.period is not None
            or reading.frame.period is not None
            or (reading.frame.mode != "share" and not listed)
            for reading in self._readings[: self._clause_start]
        ):
            return
        for reading in self._readings[: self._clause_start]:
            reading.period = tag

    def _list_of_periods(self, at: int, tag: Tag) -> bool:
        """ "by 1.0 percent and 1.1 percent in 2024 and 2025": as many numbers of a list as periods, one for each."""
        if at + 2 >= len(self._items) or not isinstance(tag.value, Period):
            return False
        tags, place, closed = [tag], at + 1, False
        while place + 1 < len(self._items) and not closed:
            joint = self._items[place]
            if joint.cls != "and" and joint.low != ",":
                break
            closed = joint.cls == "and"
            ahead = next((held for held in self._items[place + 1 : place + 5] if held.cls not in ("in", "article", "and")), None)
            value = ahead.val.value if ahead is not None and ahead.cls == "period" else None
            if ahead is None or not isinstance(value, Period) or value.months != tag.value.months:
                break
            tags.append(ahead.val)
            place = self._items.index(ahead, place) + 1
        told = self._readings[self._clause_start :][-len(tags) :]
        leads = place < len(self._items) and self._items[place].cls in (
            "to",
            "by",
        )  # "raised its forecasts for 2025 and 2026 to 3 and 4 percent"
        if len(tags) > 1 and closed and (not self._readings or leads):
            self._frame = replace(self._frame, period=tags[-1], periods=tuple(tags))  # "expectations for 2025 and 2026 are 5 and 4 percent"
            self._listed_to = tags[-1].end
            return True
        if len(tags) < 2 or len(told) != len(tags) or not closed:
            return False
        if any(reading.period is not None or reading.role != "now" or reading.in_bracket for reading in told):
            return False
        if not all(
            listed(self._text[one.item.end : other.item.start]) and one.mention.kind == other.mention.kind
            for one, other in itertools.pairwise(told)
        ):
            return False
        for reading, own in zip(told, tags, strict=True):
            reading.period = own
        self._listed_to = tags[-1].end
        return True

    def _ends(self, tag: Tag) -> None:
        """ "rose 0.4% to 98.2 between April and May 2024": where the change begins and where it ends."""
        begun, self._begun = self._begun, None
        step = basis_between(tag.value, begun.value) if begun is not None else None
        basis = Tag(tag.start, tag.end, "basis", step, tag.id) if step not in (None, "other") else None
        for reading in self._readings[self._clause_start :]:
            if reading.role == "before" and reading.prep == "from":
                reading.period = reading.period or begun
            elif reading.period is None:
                reading.period = tag
                if reading.basis is None and reading.comparison is None:
                    reading.basis, reading.comparison, reading.scope = basis, begun, reading.scope if reading.role == "before" else None
        if begun is not None and not self._readings_in_clause():
            self._pending = (begun, None)
        self._frame = replace(self._frame, period=tag)

    def _number_leads(self, at: int) -> bool:
        """Whether a number follows right behind, past a comma or "by"."""
        ahead = [item.cls for item in self._items[at + 1 : at + 4] if item.low != ","]
        return ahead[:1] == ["num"] or ahead[:2] == ["by", "num"]

    def _ends_step(self, at: int, tag: Tag) -> bool:
        """ "rose from the first quarter to the second quarter": where a change begins and where it ends, a step of a basis apart."""
        back = [held for held in self._items[max(0, at - 8) : at] if held.cls not in ("article", "in", "of")]
        if len(back) < 3 or back[-1].low not in ("to", "and") or back[-2].cls != "period" or not isinstance(tag.value, Period):
            return False
        begun: Tag = back[-2].val
        if back[-3].low != ("from" if back[-1].low == "to" else "between") or not isinstance(begun.value, Period):
            return False
        if not begun.data.year_stated:  # "from December to January 2024"
            later = begun.value.start.replace(year=2000) > tag.value.start.replace(year=2000)
            years = tag.value.start.year - later - begun.value.start.year
            begun = dataclasses.replace(begun, value=begun.value.shift(months=12 * years))
        if begun.value.months != tag.value.months or basis_between(tag.value, begun.value) not in ("mom", "qoq", "yoy"):
            return False
        for reading in self._readings[self._clause_start :]:
            if reading.comparison is back[-2].val:
                reading.comparison = reading.scope = None
        self._comp, self._begun = None, begun
        self._ends(tag)
        return True

    def _from_to(self, at: int, tag: Tag, last: Reading | None) -> bool:
        """ "fell 0.8 percent from May to June": two months in a row are where a change begins and where it ends."""
        value = tag.value
        if not isinstance(value, Period) or value.months != 2:
            return False
        first, second = Period.of_months(value.start.year, value.start.month), Period.of_months(value.end.year, value.end.month)
        facts = dataclasses.replace(tag.data, kind="month", parts=())
        if not self._readings and at < _OPENING and value.start.month > 1 and self._moves_ahead(at):
            # "From May to June, output fell": the first two months of a year are told as one
            self._begun = Tag(tag.start, tag.end, "period", Period(first.start, first.end, value.known_year), tag.id, facts)
            self._ends(Tag(tag.start, tag.end, "period", Period(second.start, second.end, value.known_year), tag.id, facts))
            return True
        if last is None or last.role != "now":
            return False
        if last.mention.kind == "money" or (last.direction is None and last.postfix is None):
            return False
        last.period = Tag(tag.start, tag.end, "period", Period(second.start, second.end, value.known_year), tag.id, facts)
        last.comparison = Tag(tag.start, tag.end, "period", Period(first.start, first.end, value.known_year), tag.id, facts)
        self._comp = None
        if self._frame.period is None:
            self._frame = replace(self._frame, period=last.period)  # "fell 2% between June and July to 64,000"
        return True

    def _moves_ahead(self, at: int) -> bool:
        """Whether the first verb behind is one of change."""
        for item in self._items[at + 1 : at + 16]:
            if item.cls == "change" and item.val.part == "verb":
                return True
            if item.cls in ("level_verb", "share_verb", "verb", "num"):
                return False
        return False

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

    def _of_law(self, at: int) -> bool:
        """Whether a day is that of a law: "set in the Budget Act of 16 January"."""
        back = [item.low for item in self._items[max(0, at - 3) : at]]
        return back[-1:] == ["of"] and back[-2].endswith(_LAWS) if len(back) > 1 else False

    def _is_as_of(self, at: int, item: Item) -> bool:
        """Whether a day is the day of a figure rather than that of a release or a statement."""
        if isinstance(item.val.value, Relative):
            return True
        value = item.val.value
        if self._published is not None and value.known_year and abs((value.start - self._published).days) <= 3:
            return self._text[max(0, item.start - 6) : item.start].lower().endswith(("as of ", "as at "))
        if (
            not self._readings
            and at <= 6
            and self._index <= 4
            and not self._text[max(0, item.start - 6) : item.start]
            .lower()
            .rstrip()
            .endswith(("as of", "as at", "on", "to", "at", "by", "since"))
        ):
            return False
        return not any(ahead.low in SPEECH for ahead in self._items[max(0, at - 4) : at])

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
