"""Periods that are no figure's: when something was said, forecast or published, and the days of laws.

In comes a period with what stands before it (`PeriodAt`); out goes whether it only says when something was told.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.period_pairs import PeriodPairs
from extractor.assemble.words import PAPERS, PUBLISHED, RELEASES, SPEECH
from extractor.marks import Tag
from extractor.period import Relative

_LAWS = ("act", "law", "decree", "resolution", "bill", "directive", "regulation", "ordinance")
_TELLING = ("estimate", "forecast", "projection", "poll", "prediction")


@dataclass(frozen=True, slots=True)
class PeriodAt:
    """A period where it stands."""

    at: int  # of its item
    item: Item
    tag: Tag
    previous: Item | None  # the item before it
    last: Reading | None  # the number told last
    touches: bool  # whether it stands right behind that number
    relative: bool  # "a year earlier"

    @property
    def is_month(self) -> bool:
        return getattr(self.tag.data, "kind", None) == "month"


class Telling(PeriodPairs):
    """When something was told."""

    def _is_of_telling(self, here: PeriodAt) -> bool:
        """Whether a period says when something was told, or repeats what a basis has said."""
        at, item, previous = here.at, here.item, here.previous
        if not self._readings_in_clause() and any(ahead.low in PUBLISHED for ahead in self._items[max(0, at - 7) : at]):
            return True
        if previous is not None and not here.relative and previous.low in SPEECH and item.low.startswith(("this ", "last ", "earlier ")):
            return True  # "the ministry said this week"
        if previous is not None and previous.low in ("published", "released", "reported", "announced", "estimated", "issued", "forecast"):
            return True
        before = self._items[at - 2] if at > 1 else None
        inside = before is not None and before.cls == "period" and self._items[at - 1].cls == "in"
        if inside and before is not None and before.low.startswith(("year-to-date", "ytd")):
            return True  # "year-to-date in 2025"
        if here.is_month and self._is_of_forecast(here, before):
            return True
        return here.relative and before is not None and self._items[at - 1].cls in ("of", "in") and before.cls == "basis"

    def _is_of_forecast(self, here: PeriodAt, before: Item | None) -> bool:
        """Whether a month is that of an estimate: "its April estimate", "a 3.18% estimate in May"."""
        at, previous, last = here.at, here.previous, here.last
        earlier = last is not None and last.role == "before"
        if before is not None and before.low in ("estimated", "forecast", "forecasted", "projected", "predicted") and earlier:
            return True  # "up from 36.6 million tonnes estimated in May": when the forecast was made
        foreseen = before is not None and before.low.endswith(_TELLING) and previous is not None and previous.cls == "in"
        of_number = at > 2 and last is not None and self._items[at - 3] is last.item and earlier  # "from a 3.18% estimate in May"
        if foreseen and (of_number or not self._readings_in_clause()):
            return True  # "an early estimate in May had shown a dip of 0.2%": when it was told
        valued = (
            self._comp is not None and at + 2 < len(self._items) and self._items[at + 2].cls == "of"
        )  # "below the May estimate of 1.1 million"
        whose = previous is not None and previous.low in ("our", "its", "their", "his", "her")  # "our January forecast of 435 GWh"
        ahead = self._items[at + 1] if at + 1 < len(self._items) else None
        again = ahead is not None and ahead.cls in ("status", "noise") and (ahead.low in RELEASES or ahead.low in PAPERS)
        return again and (whose or not valued)  # "its April estimate": when it was told

    def _is_of_law(self, here: PeriodAt) -> bool:
        """Whether a day is that of a law or of the release, and of no figure."""
        return getattr(here.tag.data, "kind", None) == "day" and (self._of_law(here.at) or not self._is_as_of(here.at, here.item))

    def _of_law(self, at: int) -> bool:
        """Whether a day is that of a law: "laid down by the Ports Act of 3 March"."""
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
