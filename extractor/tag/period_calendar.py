"""Date phrases: which days a phrase means, seen from the day the article was written.

Conventions: a month or quarter without a year is the latest that has begun, or the coming one where the sentence looks
ahead and it is nearer; a fiscal year is named for the calendar year it ends in; a span that ends within the first ten
days of a month (retail calendars: July 1) ends with the month before.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.period import Period, Relative
from extractor.tag.period_words import LENGTH, STEP, Phrase

WHOLE_YEAR = ("en.period.full_year", "en.period.the_year")  # "for the year": of the article's own period
_SPILL = 10  # a quarter ended July 1 is the quarter to June
_SOON = 62  # days: a day without a year may lie this far ahead
_AHEAD = 190  # days: as far as a sentence that looks ahead may see
_APRIL = 4  # first month of a fiscal year told by two years (2023/24) where nothing tells another
_JULY = 7  # first month of a crop season told so


@dataclass(slots=True)
class Surroundings:
    """What stands near a phrase: does its sentence look ahead, and the nearest dated month before it."""

    ahead: bool = False
    neighbour: Period | None = None


def _index(year: int, month: int) -> int:
    return year * 12 + month - 1


def _of_index(index: int, months: int) -> Period:
    return Period.of_months(index // 12, index % 12 + 1, months)


class Calendar:
    """Turns phrases into periods. `today` is None where the article has no date at all."""

    def __init__(
        self, today: date | None, *, fiscal_start: int = 1, fiscal_everywhere: bool = False, season_start: int | None = None
    ) -> None:
        self.today = today
        self.season_start = season_start or _JULY  # of the crop that the article is about
        self.fiscal_start = fiscal_start
        self.fiscal_everywhere = fiscal_everywhere  # the article's quarters are those of its fiscal year

    def resolve(self, phrase: Phrase, near: Surroundings, *, current: Period | None = None) -> Period | None:
        """The days that a phrase means; None where they cannot be told (or stand nowhere in a calendar)."""
        try:
            found = self._resolve(phrase, near, current)
        except (ValueError, OverflowError):
            return None
        if found is not None and phrase.kind == "day" and phrase.shape in ("months", "unit") and phrase.last_day == 31:
            return Period(found.end, found.end, found.known_year)
        return found

    def _resolve(self, phrase: Phrase, near: Surroundings, current: Period | None) -> Period | None:
        if phrase.last_month is not None and phrase.shape not in ("days", "to_date"):
            return self._ending(phrase, near)
        match phrase.shape:
            case "months":
                numbered = phrase.kind in ("quarter", "half") and phrase.rule in ("en.period.quarter", "en.period.quarter_code")
                if numbered and self.fiscal_everywhere:
                    return self._fiscal(phrase, near)
                return self._months(phrase, near, current)
            case "fiscal":
                return self._fiscal(phrase, near)
            case "days":
                return self._days(phrase, near)
            case "unit":
                return self._unit(phrase, near, current)
            case "to_date":
                return self._to_date(phrase, current)
            case "nth":
                return self._nth(phrase, current)
            case "week" if phrase.day is not None:
                year = phrase.year or (self.today.year if self.today else None)
                return Period.of_week(year, phrase.day) if year else None
        return None

    # Calendar months.

    def _months(self, phrase: Phrase, near: Surroundings, current: Period | None) -> Period | None:
        month = phrase.month or 1
        if phrase.year is not None:
            return Period.of_months(phrase.year, month, phrase.months)
        if self.today is None and near.neighbour is None:
            return None if phrase.months == 12 else Period.of_months(None, month, phrase.months)
        if phrase.shift is not None:
            return self._shifted(phrase, near, month, current)
        if near.neighbour is not None and phrase.months == 1:
            return Period.of_months(self._closest_year(near.neighbour, month), month)
        if self.today is None:
            return Period.of_months(None, month, phrase.months)
        now = _index(self.today.year, self.today.month)
        begin = _index(self.today.year, month)
        latest = begin + phrase.months - 1 if phrase.cumulative else begin
        if latest > now:
            begin -= 12
        if phrase.unit == "last" and begin == now:
            begin -= 12
        return _of_index(self._ahead(begin, phrase, near), phrase.months)

    def _ahead(self, begin: int, phrase: Phrase, near: Surroundings) -> int:
        """The coming span instead of the past one, where the sentence looks ahead and it is nearer."""
        if self.today is None or not (near.ahead or phrase.unit == "next"):
            return begin
        past, coming = _of_index(begin, phrase.months), _of_index(begin + 12, phrase.months)
        wait, since = (coming.start - self.today).days, (self.today - past.end).days
        return begin + 12 if (since > 0 and wait <= _AHEAD and wait < since + 31) or phrase.unit == "next" else begin

    def _shifted(self, phrase: Phrase, near: Surroundings, month: int, current: Period | None) -> Period | None:
        if self.today is None:
            return None
        year = self.today.year + (phrase.shift or 0)
        whole = phrase.months == 12 and phrase.rule in WHOLE_YEAR
        recent = current is not None and self.today.year - current.end.year <= 1
        if whole and recent and current is not None and not near.ahead and current.known_year:
            if self.fiscal_everywhere and current.months != 12:
                return _of_index(_index(current.end.year - (current.end.month < self.fiscal_start), self.fiscal_start), 12)
            return current if current.months == 12 else Period.of_year(current.end.year)
        if whole and self.today.month <= 3 and not near.ahead:  # "for the full year", told in January
            year -= 1
        return Period.of_months(year, month, phrase.months)

    @staticmethod
    def _closest_year(neighbour: Period, month: int) -> int:
        middle = _index(neighbour.end.year, neighbour.end.month)
        years = (neighbour.end.year, neighbour.end.year - 1, neighbour.end.year + 1)
        return min(years, key=lambda year: (abs(_index(year, month) - middle), year))

    # Fiscal years.

    def _fiscal(self, phrase: Phrase, near: Surroundings) -> Period | None:
        first = phrase.fiscal_first or (self.season_start if phrase.unit == "season" else self.fiscal_start)
        if phrase.double and first == 1:
            first = _APRIL
        offset = (phrase.month or 1) - 1
        if phrase.year is not None:
            begin = _index(phrase.year - (first != 1), first)
            return _of_index(begin + offset, phrase.months)
        if self.today is None:
            return None
        now = _index(self.today.year, self.today.month)
        begin = _index(self.today.year, first)
        begin -= 12 * (begin > now)
        if phrase.shift is not None:
            begin += 12 * phrase.shift
            if phrase.rule == "en.period.fiscal_now" and now - begin < 3 and not near.ahead:
                begin -= 12
            return _of_index(begin + offset, phrase.months)
        last = begin + offset + (phrase.months - 1 if phrase.cumulative else 0)
        if last > now:
            begin -= 12
        return _of_index(self._ahead(begin + offset, phrase, near), phrase.months)

    # Spans told by their last day.

    def _ending(self, phrase: Phrase, near: Surroundings) -> Period | None:
        month = phrase.last_month or 1
        year = phrase.last_year
        if year is None and phrase.last_shift is not None and self.today:
            year = self.today.year + phrase.last_shift
        if year is None and phrase.year is not None and not phrase.fiscal:
            year = phrase.year
        known = True
        if year is None and self.today is not None:
            year = self._latest_year(month, phrase, near)
        if year is None:
            year, known = 2000, False
        last = monthrange(year, month)[1]
        end = date(year, month, min(phrase.last_day or last, last))
        if phrase.days:
            return Period(end - timedelta(days=phrase.days - 1), end, known)
        index = _index(year, month) - (phrase.last_day is not None and phrase.last_day <= _SPILL)
        if phrase.basis == "yoy":  # noqa: SIM108 — a twelve-month rate is told for its last month
            found = _of_index(index, 1)
        else:
            found = _of_index(index - phrase.months + 1, phrase.months)
        return found if known else Period(found.start, found.end, known_year=False)

    def _latest_year(self, month: int, phrase: Phrase, near: Surroundings) -> int:
        assert self.today is not None
        if phrase.fiscal and phrase.year is not None:
            return phrase.year if phrase.kind == "year" or month < self.fiscal_start or self.fiscal_start == 1 else phrase.year - 1
        ahead = near.ahead or (phrase.rule == "en.period.ending_year" and phrase.kind == "year" and phrase.last_day is None)
        wait = _index(self.today.year, month) - _index(self.today.year, self.today.month)
        if wait <= 0:
            return self.today.year + (1 if ahead and near.ahead and wait < -6 else 0)
        return self.today.year if near.ahead and wait <= 9 else self.today.year - 1

    # Days, weeks, and units at hand.

    def _days(self, phrase: Phrase, near: Surroundings) -> Period | None:
        month, last_month = phrase.month or 1, phrase.last_month or phrase.month or 1
        day, last_day = phrase.day or 1, phrase.last_day or phrase.day or 1
        year = phrase.year if phrase.year is not None else self._day_year(month, max(day, 1), phrase, near)
        known = year is not None
        year = year if year is not None else 2000
        if day < 0:  # the last seven days of May
            end = date(year, month, monthrange(year, month)[1])
            return Period(end + timedelta(days=day + 1), end, known)
        start = date(year, month, day)
        if phrase.days:
            return Period(start, start + timedelta(days=phrase.days - 1), known, start.weekday() == 0 and phrase.days == 7)
        end = date(phrase.last_year or year + (last_month < month), last_month, last_day)
        return Period(start, end, known) if start <= end else None

    def _day_year(self, month: int, day: int, phrase: Phrase, near: Surroundings) -> int | None:
        if self.today is None:
            return self._closest_year(near.neighbour, month) if near.neighbour else None
        if phrase.shift is not None:
            return self.today.year + phrase.shift
        there = date(self.today.year, month, min(day, monthrange(self.today.year, month)[1]))
        ahead = _AHEAD if near.ahead else _SOON
        if (there - self.today).days > ahead:
            return self.today.year - 1
        if near.ahead and (self.today - there).days > 270:
            return self.today.year + 1
        return self.today.year

    def _unit(self, phrase: Phrase, near: Surroundings, current: Period | None) -> Period | None:
        if self.today is None:
            return current if phrase.kind == "day" and phrase.shift == 0 else None
        unit, shift = phrase.unit or "year", phrase.shift or 0
        if phrase.kind == "day" and phrase.last_day == 31 and shift == 0 and current is not None and not near.ahead:
            span = LENGTH.get(unit) or 1
            if current.months is None or current.months >= span:
                return current  # "at quarter-end": the end of the article's own period
            first = self.fiscal_start if unit == "year" else 1
            end = _index(current.end.year, current.end.month)
            return _of_index(end + (first - 2 - end) % span, 1)  # "by year-end", told of a month
        if unit == "day":
            return Period.of_day(self.today + timedelta(days=shift))
        if unit == "week":
            monday = self.today - timedelta(days=self.today.weekday() - 7 * shift)
            return Period(monday, monday + timedelta(days=6), week=True)
        length = LENGTH.get(unit)
        if length is None:
            return None
        index = _index(self.today.year, self.today.month)
        return _of_index(index - index % length + length * shift, length)

    def _to_date(self, phrase: Phrase, current: Period | None) -> Period | None:
        year = phrase.year
        if year is None:
            if current is not None and current.known_year and (self.today is None or current.end <= self.today or phrase.unit == "year"):
                year = current.end.year
            elif self.today is not None:
                year = self.today.year
            else:
                return None
        end = self._now_in(year, current)
        if end is None:
            return None
        if phrase.unit == "season":
            end = self._season_end(phrase, current) or end
        if phrase.unit == "month":
            return Period(date(end.year, end.month, 1), end)
        if phrase.unit == "quarter":
            return Period(date(end.year, end.month - (end.month - 1) % 3, 1), end)
        first = phrase.fiscal_first or (self.season_start if phrase.unit == "season" else self.fiscal_start if phrase.fiscal else 1)
        return Period(date(end.year - (end.month < first), first, 1), end)

    def _season_end(self, phrase: Phrase, current: Period | None) -> date | None:
        """The last day that a season so far is told to: the one written beside it, else the end of the last whole month."""
        if phrase.last_day is not None and phrase.last_month is not None and self.today is not None:
            year = phrase.last_year or self.today.year - (phrase.last_month > self.today.month)
            return date(year, phrase.last_month, phrase.last_day)
        if current is not None and current.known_year and current.days < 360:
            return current.end
        if self.today is None:
            return None
        return self.today.replace(day=1) - timedelta(days=1) if self.today.day <= _SPILL else self.today

    def _now_in(self, year: int, current: Period | None) -> date | None:
        """The last day told of: the end of the article's own period, else of the month that it was written in."""
        if current is not None and current.known_year and current.end.year == year and current.days < 360:
            return current.end
        if self.today is not None and self.today.year == year:
            return date(year, self.today.month, monthrange(year, self.today.month)[1])
        return date(year, 12, 31)

    def _nth(self, phrase: Phrase, current: Period | None) -> Period | None:
        day = phrase.day or 1
        if phrase.days:  # "the first 20 days": of the month at hand
            home = current.start if current is not None and (current.months is None or current.months == 1) else self.today
            if home is None or phrase.days > 31:
                return None
            start = date(home.year, home.month, 1)
            return Period(start, start + timedelta(days=phrase.days - 1), current.known_year if current is not None else True)
        if self.today is None:
            return None
        year, month = self.today.year, self.today.month
        if day > self.today.day:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return Period.of_day(date(year, month, day))


def implied_basis(phrase: Phrase) -> str | None:
    """The basis that a comparison with the phrase implies: yoy for "last year", mom for "last month"."""
    if phrase.basis is not None:
        return phrase.basis
    if phrase.shape == "unit" and phrase.shift == -1 and phrase.unit is not None:
        return STEP.get(phrase.unit)
    return None


def alternative(phrase: Phrase) -> Relative | None:
    """ "last year" may mean the same span a year earlier."""
    if phrase.shape == "unit" and phrase.shift == -1 and phrase.unit in STEP and phrase.unit != "day":
        return Relative(STEP[phrase.unit])
    return None
