"""Tag periods: the time that a number is of, or the earlier time that it is compared with.

Reads   the article's text and its date
Writes  Tag(kind="period"): value is a Period, or a Relative ("a year earlier") to be moved back from a figure's own
        period; data is PeriodFacts
Data    patterns/<lang>/periods.toml
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date

from extractor.marks import Tag
from extractor.period import Period, Relative
from extractor.tag.period_calendar import Calendar, Surroundings, alternative, implied_basis
from extractor.tag.period_grammar import PeriodGrammar
from extractor.tag.period_words import PeriodWords, Phrase, alternatives
from extractor.vocabulary.load import Vocabulary

_SENTENCE = re.compile(r"(?<=[a-z0-9%)”\"’])[.!?;][”\")]*\s+(?=[A-Z“\"•(])|\n+")
_COMPARED = re.compile(
    r"\b(?:compared\s(?:with|to)|comparison\s(?:with|to)|against|versus|vs\.?|from|than|over|relative\sto|up\son|down\son|improvement\son|increase\son)"
    r"\s(?:(?:the|that|those)\s)?(?:of\s|in\s)?$",
    re.I,
)
_SINCE = re.compile(r"\bsince\s(?:(?:at\sleast|the|late|early|mid)[\s-])*$", re.I)
_END = re.compile(r"(?:\bend(?:\sof\s(?:the\s)?|[-–‑\s])|\bclose\sof\s|\b(?:year|month|quarter)-end\s)$", re.I)
_HEAD = 1200  # characters in which an article without a date says what year it is about
_DATELINE = 400
_PAST_KINDS = ("month", "quarter", "half", "span", "year", "week")


@dataclass(slots=True)
class PeriodFacts:
    """What else the phrase of a period says."""

    kind: str  # day, week, month, quarter, half, year, span
    basis: str | None = None  # that comparing with the phrase implies
    cumulative: bool = False
    fiscal: bool = False
    year_stated: bool = True
    role_hint: str | None = None  # comparison: it is compared with; since: a run starts there
    ambiguous: bool = False
    alternative: Relative | Period | None = None
    parts: tuple[Period, ...] = ()  # "April and May": each month


class PeriodTagger:
    """Finds and dates periods; built once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._grammar = PeriodGrammar(vocabulary)
        cues = alternatives(list(PeriodWords(vocabulary).forms("coming")))
        self._ahead = re.compile(rf"\b(?:{cues})\b", re.I)

    def __call__(self, text: str, published: date | None, *, fiscal_year_start: int = 1) -> list[Tag]:
        """Tags sorted by start, never overlapping. `fiscal_year_start` is the month that the article's country begins its fiscal year in."""
        phrases = self._grammar(text)
        if not phrases:
            return []
        bounds = [0, *(found.end() for found in _SENTENCE.finditer(text))]
        today = published or _written_on(phrases)
        start, told = _fiscal_start(phrases)
        calendar = Calendar(today, fiscal_start=start if told else fiscal_year_start, fiscal_everywhere=told and start != 1)
        tags: list[Tag] = []
        late: list[tuple[int, Phrase, Surroundings]] = []
        neighbour: Period | None = None
        sentence = -1
        for phrase in phrases:
            at = bisect_right(bounds, phrase.start) - 1
            if at != sentence:
                sentence, neighbour = at, None
            near = Surroundings(neighbour=neighbour)
            if phrase.bare:
                stop = bounds[at + 1] if at + 1 < len(bounds) else len(text)
                near.ahead = self._ahead.search(text, bounds[at], stop) is not None
            if phrase.shape in ("to_date", "nth") or (phrase.shape == "unit" and phrase.kind == "day" and phrase.last_day == 31):
                late.append((len(tags), phrase, near))
                tags.append(Tag(phrase.start, phrase.end, "period", None, phrase.rule))
                continue
            tag = _tag(text, phrase, calendar.resolve(phrase, near))
            tags.append(tag)
            if not phrase.bare and isinstance(tag.value, Period) and phrase.kind in ("month", "day") and tag.data.role_hint != "since":
                neighbour = tag.value
        if late:
            current = current_period(text, tags, published)
            for index, phrase, near in late:
                tags[index] = _tag(text, phrase, calendar.resolve(phrase, near, current=current))
        return [tag for tag in tags if tag.value is not None]


def _tag(text: str, phrase: Phrase, period: Period | None) -> Tag:
    before = text[max(0, phrase.start - 28) : phrase.start]
    hint = "comparison" if phrase.comparison else "since" if _SINCE.search(before) else None
    other = alternative(phrase)
    facts = PeriodFacts(
        kind=phrase.kind,
        basis=implied_basis(phrase),
        cumulative=phrase.cumulative,
        fiscal=phrase.fiscal,
        year_stated=not phrase.bare and phrase.shape != "relative",
        ambiguous=other is not None,
        alternative=other,
    )
    value: Period | Relative | None = phrase.relative or period or other
    start = phrase.start
    if isinstance(value, Period) and phrase.parts and period is not None:
        facts.parts = tuple(Period.of_months(None, 1).shift() if False else _part(period, month) for month in phrase.parts)
    if isinstance(value, Period) and phrase.kind in ("month", "quarter", "half", "year") and (end := _END.search(before)):
        value = Period(value.end, value.end, value.known_year)
        facts.kind, start = "day", phrase.start - (len(before) - end.start())
        before = before[: end.start()]
    if hint is None and phrase.kind != "span" and _COMPARED.search(before):
        hint = "comparison"
    if hint is None and other is not None and text.startswith(("'s", "’s"), phrase.end):
        hint = "comparison"  # "last year's level"
    facts.role_hint = hint
    return Tag(start, phrase.end, "period", value, phrase.rule, facts)


def _part(whole: Period, month: int) -> Period:
    year = whole.start.year + (month < whole.start.month)
    found = Period.of_months(year, month)
    return Period(found.start, found.end, whole.known_year)


def _written_on(phrases: list[Phrase]) -> date | None:
    """The day of the dateline; else the end of the latest month, or the year most named, at the head of the article."""
    head = [phrase for phrase in phrases if phrase.start < _HEAD and phrase.year is not None]
    for phrase in head:
        if phrase.shape == "days" and phrase.kind == "day" and phrase.start < _DATELINE:
            return _day_of(phrase)
    calendar = Calendar(None)
    ends = [
        period.end
        for phrase in head
        if phrase.shape == "months" and phrase.months < 12 and (period := calendar.resolve(phrase, Surroundings())) is not None
    ]
    if ends:
        return max(ends)
    years = Counter(phrase.year for phrase in head if phrase.kind == "year")
    year = max(years, key=lambda year: (years[year], year or 0), default=None)
    return date(year, 12, 31) if year is not None and 1 <= year <= 9999 else None


def _day_of(phrase: Phrase) -> date | None:
    try:
        return date(phrase.year or 1, phrase.month or 1, phrase.day or 1)
    except ValueError:
        return None


def _fiscal_start(phrases: list[Phrase]) -> tuple[int, bool]:
    """First month of the fiscal year where the article tells it: "third quarter ended June 29", "FY2024-25 (April-March)"."""
    named: int | None = None
    for phrase in phrases:
        if phrase.rule == "en.period.fiscal_code" and phrase.last_month:
            return phrase.last_month, True
        numbered = phrase.rule in ("en.period.quarter", "en.period.fiscal", "en.period.fiscal_quarter")
        if numbered and phrase.last_month and phrase.month is not None:
            return _first_month(phrase, phrase.month + phrase.months - 1), True
        if phrase.rule == "en.period.ending_year" and phrase.fiscal and phrase.kind == "year":
            return _first_month(phrase, 12), phrase.last_month != 12
        if phrase.shape == "fiscal" and phrase.kind == "quarter" and named is None and phrase.month is not None:
            named = phrase.month + 2
        if phrase.rule == "en.period.ending_year" and phrase.kind == "quarter" and named is not None:
            return _first_month(phrase, named), True
    return 1, False


def _first_month(phrase: Phrase, elapsed: int) -> int:
    """The month that a fiscal year begins with, `elapsed` of its months having passed at the phrase's last day."""
    last = (phrase.last_month or 12) - (phrase.last_day is not None and phrase.last_day <= 10)
    return (last - elapsed) % 12 + 1


def current_period(text: str, tags: list[Tag], published: date | None) -> Period | None:
    """The article's main period: the first that its headline or opening sentences report, else the one they name most."""
    opening = _opening(text)
    candidates = []
    for tag in tags:
        if tag.start >= opening:
            break
        value, facts = tag.value, tag.data
        if not isinstance(value, Period) or facts.kind == "day" or facts.role_hint is not None or facts.ambiguous:
            continue
        if published is not None and value.known_year and value.start > published:
            continue
        candidates.append(value)
    if not candidates:
        return None
    return candidates[0]


def _opening(text: str) -> int:
    """Where the opening ends: the headline and the first paragraphs that make up about 600 characters."""
    at = text.find("\n", 600)
    return len(text) if at < 0 else at
