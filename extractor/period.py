"""Period: the span of days that a figure is of, in the notation of the records.

A period is a value: its first and last day, and whether its year is known. The notation is the shortest that names
the span: `2025`, `2025-H1`, `2025-Q2`, `2025-05`, `2025-W23`, `2025-05-31`, a run of months `2025-01/2025-05`, else
`2025-05-01/2025-05-20`. A period whose year no word of the article tells is written with `XXXX` for the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PLACEHOLDER_YEAR = 2000  # stands for an unknown year; a leap year, so that 29 February exists
_BACK = {"yoy": (12, 0), "qoq": (3, 0), "mom": (1, 0), "hoh": (6, 0), "wow": (0, 7), "dod": (0, 1)}
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NOTATION = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<kind>[QHS])(?P<count>[1-4])|W(?P<week>\d\d)))?")


def _last_day(year: int, month: int) -> int:
    return 29 if month == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0) else _DAYS[month]


def _beyond(year: int) -> date | None:
    """The first or last day there is, of an article that says that it is from the first or last year of the calendar."""
    if date.min.year <= year <= date.max.year:
        return None
    return date.min if year < 1 else date.max


def _month_end(year: int, month: int) -> date:
    return _beyond(year) or date(year, month, _last_day(year, month))


def _plus_months(day: date, months: int, *, to_end: bool) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = _last_day(year, month)
    return _beyond(year) or date(year, month, last if to_end else min(day.day, last))


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of a span; `known_year` is False where the year is a placeholder."""

    start: date
    end: date
    known_year: bool = True
    week: bool = False

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_half(cls, year: int, half: int) -> Period:
        return cls.of_months(year, 6 * half - 5, 6)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        return cls.of_months(year, 3 * quarter - 2, 3)

    @classmethod
    def of_months(cls, year: int | None, month: int, length: int = 1) -> Period:
        """`length` months from `month` (1-12; may run into later years); a year of None is unknown."""
        start = date(year or _PLACEHOLDER_YEAR, month, 1)
        return cls(start, _plus_months(start, length - 1, to_end=True), known_year=year is not None)

    @classmethod
    def of_day(cls, day: date) -> Period:
        return cls(day, day)

    @classmethod
    def of_week(cls, year: int, week: int) -> Period:
        start = date.fromisocalendar(year, week, 1)
        return cls(start, start + timedelta(days=6), week=True)

    @classmethod
    def parse(cls, notation: str) -> Period:
        """The period that a notation names; raises ValueError where it names none."""
        first, _, last = notation.partition("/")
        opening = cls._parse_one(first)
        closing = cls._parse_one(last) if last else opening
        return cls(opening.start, closing.end, opening.known_year, opening.week and not last)

    @classmethod
    def _parse_one(cls, notation: str) -> Period:
        match = _NOTATION.fullmatch(notation)
        if not match:
            raise ValueError(f"not a period: {notation!r}")
        known = match["year"] != "XXXX"
        year = int(match["year"]) if known else _PLACEHOLDER_YEAR
        if match["week"]:
            return cls.of_week(year, int(match["week"]))
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return cls(day, day, known)
        if match["kind"]:
            length = 3 if match["kind"] == "Q" else 6
            found = cls.of_months(year, (int(match["count"]) - 1) * length + 1, length)
        elif match["month"]:
            found = cls.of_months(year, int(match["month"]))
        else:
            found = cls.of_year(year)
        return cls(found.start, found.end, known)

    @property
    def months(self) -> int | None:
        """How many whole months the span fills; None where it begins or ends inside a month."""
        if self.start.day != 1 or self.end.day != _last_day(self.end.year, self.end.month):
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def shift(self, *, months: int = 0, days: int = 0) -> Period:
        """The span moved; whole months stay whole months (February to March gains days). ValueError outside years 1-9999."""
        to_end = self.months is not None
        if self.start == self.end and months and (self.end + timedelta(days=1)).day == 1:
            closing = _plus_months(self.end, months, to_end=True)  # the last day of a month, from the last day of another
            return (
                Period(closing, closing, self.known_year, self.week).shift(days=days) if days else Period(closing, closing, self.known_year)
            )
        moved = (_plus_months(self.start, months, to_end=False), _plus_months(self.end, months, to_end=to_end))
        step = timedelta(days=days)
        return Period(moved[0] + step, moved[1] + step, self.known_year, self.week)

    def before(self, basis: str | None) -> Period | None:
        """The period that a change on `basis` is measured from; None where the basis does not tell."""
        if basis not in _BACK:
            return None
        months, days = _BACK[basis]
        if basis == "yoy" and self.week:
            return self.shift(days=-364)
        return self.shift(months=-months, days=-days)

    def around(self, months: int) -> Period:
        """The calendar span of 1, 3, 6 or 12 months that holds the last day."""
        return Period.of_months(self.end.year if self.known_year else None, (self.end.month - 1) // months * months + 1, months)

    def contains(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        year = f"{self.start.year:04d}" if self.known_year else "XXXX"
        months = self.months
        if self.week:
            iso = self.start.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}"
        if months is None:
            first = f"{year}-{self.start:%m-%d}"
            closing = f"{self.end.year:04d}" if self.known_year else "XXXX"
            return first if self.start == self.end else f"{first}/{closing}-{self.end:%m-%d}"
        if months == 12 and self.start.month == 1:
            return year
        if months == 6 and self.start.month in (1, 7):
            return f"{year}-H{1 + self.start.month // 7}"
        if months == 3 and self.start.month % 3 == 1:
            return f"{year}-Q{1 + self.start.month // 3}"
        if months == 1:
            return f"{year}-{self.start.month:02d}"
        closing = f"{self.end.year:04d}" if self.known_year else "XXXX"
        return f"{year}-{self.start.month:02d}/{closing}-{self.end.month:02d}"


_UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_UNIT_DAYS = {"week": 7, "day": 1}


@dataclass(frozen=True, slots=True)
class Relative:
    """A period told by its distance from a figure's own period: "a year earlier", "the same month of 2022".

    `basis` says how far one step goes back: yoy, qoq, mom, hoh, wow, dod; `same` stays, `next` goes forward by the
    period's own length, `run` is the last `count` units that end with the figure's period ("the past three months").
    `span` is the unit that is wanted (year, half, quarter, month, week, day) or a year ("2022") to move into.
    """

    basis: str
    count: int = 1
    span: str | None = None

    def of(self, period: Period) -> Period | None:
        """The period meant, seen from a figure of `period`; None where the two do not go together."""
        try:
            return self._of(period)
        except (ValueError, OverflowError):
            return None

    def _of(self, period: Period) -> Period | None:
        if self.basis == "run":
            return self._run(period)
        if self.basis == "same":
            return period
        if self.span and self.span.isdigit():
            return period.shift(months=12 * (int(self.span) - period.start.year)) if period.known_year else None
        if self.basis == "next":
            months = period.months
            return period.shift(months=months * self.count) if months else period.shift(days=period.days * self.count)
        found = period
        for _ in range(self.count):
            earlier = found.before(self.basis)
            if earlier is None:
                return None
            found = earlier
        return found

    def _run(self, period: Period) -> Period | None:
        unit = self.span or "month"
        if unit in _UNIT_DAYS:
            return Period(period.end - timedelta(days=_UNIT_DAYS[unit] * self.count - 1), period.end, period.known_year)
        months = _UNIT_MONTHS.get(unit)
        if months is None:
            return None
        end = _month_end(period.end.year, period.end.month)
        start = _plus_months(date(end.year, end.month, 1), 1 - months * self.count, to_end=False)
        return Period(start, end, period.known_year)
