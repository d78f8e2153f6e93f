"""Times that a report tells of in passing: how far they carry, and which a comparison gives away."""

from __future__ import annotations

from extractor.assemble.frames import Reading
from extractor.assemble.outlook import Outlook, status_of
from extractor.marks import Tag
from extractor.period import Period

_BESIDE_MAIN = 100  # days between the ends of two times that one report tells of


class Carrying(Outlook):
    """What a time named beside the article's own is the time of."""

    def _alone(self, tag: Tag) -> bool:
        """Whether a period is only that of its own figure."""
        return self._text.startswith((" alone", ", when "), tag.end)

    def _of_main(self) -> bool:
        """Whether a figure is of what the article is about."""
        main = self._subject.flow
        return main is not None and self._item is not None and self._item.val.means == main.val.means

    def _dates_another(self, tag: Tag, reading: Reading) -> bool:
        """Whether an economy's report tells of something else for a time of its own, named in this sentence: so does what follows."""
        main, value = self._main_period, tag.value
        if self._subject.company or main is None or not isinstance(value, Period) or not value.known_year or value == main:
            return False
        if (
            reading.role != "now"
            or reading.kind != "prose"
            or reading.measure not in ("level", "change", "difference")
            or reading.in_bracket
        ):
            return False
        if tag not in (reading.period, reading.frame.period) or status_of(reading.frame.status) != "actual" or self._outlook(tag):
            return False
        if (
            (value.months or 0) not in (1, 3)
            or abs((value.end - main.end).days) > _BESIDE_MAIN
            or tag.start < self._sentences[reading.sentence].start
        ):
            return False
        opened = self._sentence_first is None or self._sentence_first.period == value  # no "sold $3 bn; their April level was $2 bn"
        return opened and self._item is not None and not self._of_main() and not self._alone(tag)

    def _told_by_year_before(self, reading: Reading, main: Period | None) -> Period | None:
        """The month that "down 1.6 percent on August 2024" is of, in a report on another: the same one of the year behind."""
        tag = reading.comparison
        if tag is None or main is None or main.months != 1 or not isinstance(tag.value, Period) or self._subject.company:
            return None
        before = tag.value
        if before.months != 1 or not tag.data.year_stated or before.start.month == main.start.month or reading.measure != "change":
            return None
        now = before.shift(months=12)
        beside = 0 < abs((now.start - main.start).days) <= _BESIDE_MAIN and self._published is not None and now.end < self._published
        return now if beside and before.start.year == main.start.year - 1 else None
