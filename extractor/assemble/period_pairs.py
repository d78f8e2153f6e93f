"""Periods told together: where a change begins and where it ends, one for each number of a list, one for two clauses.

In come the periods of a sentence that stand beside one another; out go the readings of their clause with the period and the earlier
time that each has. A period that stands alone is a matter of times.py.
"""

from __future__ import annotations

import dataclasses
import itertools

from extractor.assemble.conditions import Conditions
from extractor.assemble.frames import Reading, replace
from extractor.assemble.lists import listed
from extractor.assemble.subject import basis_between
from extractor.marks import Tag
from extractor.period import Period

_OPENING = 4  # items before a period that opens its sentence


class PeriodPairs(Conditions):
    """Periods in twos and in lists."""

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
        if not self._readings and at - self._opens_at < _OPENING and value.start.month > 1 and self._moves_ahead(at):
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

    def _closes_list(self, at: int) -> bool:
        """Whether a period stands between commas behind a list with semicolons: "…; and 820 tonnes of tin, up 8%, in 2023, …"."""
        apart = at > 1 and self._items[at - 1].cls == "in" and self._items[at - 2].low == ","
        return apart and any(item.low == ";" for item in self._items[:at])
