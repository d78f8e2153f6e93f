"""Tag periods: the time that a number is of, or the earlier time that it is compared with.

Reads   the article's text and its date
Writes  Tag(kind="period"): value is a Period, or a Relative ("a year earlier") to be moved back from a figure's own
        period; data is PeriodFacts. Tag(kind="no_day") for a day that does not exist
Data    patterns/<lang>/periods.toml
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date

from extractor import late_re as re
from extractor.marks import Tag
from extractor.period import Period, Relative
from extractor.tag.period_calendar import WHOLE_YEAR, Calendar, Surroundings, alternative, implied_basis
from extractor.tag.period_grammar import PeriodGrammar
from extractor.tag.period_words import PeriodWords, Phrase, by_first_letter, lowered
from extractor.vocabulary.load import Vocabulary

NO_DAY = "no_day"  # kind of the tag of a day that does not exist: "February 30"; its value is None
_SENTENCE = re.compile(r"[.!?;\n](?:(?<=\n)\n*|(?<=[a-z0-9%)”\"’].)[”\")]*\s+(?=[A-Z“\"•(]))")  # a plain set first: that is fast
_COMPARED = re.compile(
    r"\b(?:compared\s(?:with|to)|comparison\s(?:with|to)|against|versus|vs\.?|from|than|over|relative\sto|up\son|down\son|improvement\son|increase\son)"
    r"\s(?:(?:the|that|those)\s)?(?:of\s|in\s)?$",
    re.I,
)
_SINCE = re.compile(r"\bsince\s(?:(?:at\sleast|the|late|early|mid)[\s-])*$", re.I)
_RELEASED = re.compile(
    r"\b(?:said|says|announced|reported|published|released|showed|issued|told\s\w+|due|report(?:ed)?|announcement|statement|scheduled)"
    r"(?:\s(?:on|for))?(?:\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?)?\s(?:the\s)?$"
)
_ESTIMATED = re.compile(r"\b(?:estimated|forecast|forecasted|projected|predicted)\s(?:back\s)?in\s$", re.I)  # when a forecast was made
_LEVEL = re.compile(r"(?:\s|['’]s\s)(?:levels?|peak|baseline|low|high|base)\b")
_EARLIER = re.compile(  # "from 48.7 points in", "against $2 billion in": the value of the time before
    r"\b(?:from|(?<!more\s)(?<!less\s)(?<!fewer\s)than|than\sthe|against|versus|compared\s(?:with|to)|(?:up|down)\son|after)\s(?!.*(?:\bto\b|\band\b|[;:()]|,\s|\.\s))[^\d]{0,24}\d.*\s(?:in|for|during|of)\s(?:the\s)?$",
    re.I,
)
_IN_COMPARISON = re.compile(
    r"\b(?:[Ii]n\scomparison|[Cc]ompared)\s(?:with|to)\s(?:the\s)?(?:week\sof\s)?$"
)  # "in comparison with the week of"
_THAN_IN = re.compile(r"\bthan\s(?:in|during|for)\s(?:the\s)?$")
_ASIDE = re.compile(  # when something else began, and when a source came out
    r"(?:\b(?:began|begun|beginning|started|launched|founded|established|signed|introduced|elected|inaugurated)\sin(?:\s(?:early|late|mid))?|\bsince\s(?:the\s|its\s)?(?:[\w'’-]+\s){1,3}in|\(source:[^()]*)\W*$",
    re.I,
)
_ISSUE = re.compile(
    r"(?i)\b(?:outlook|bulletin|report|review|monitor|update|newsletter|digest|minutes|statement|brief|briefing)(?:[:,–—-]| for| -)?\s$"
)
_VALUE_OF = re.compile(r" (?:figure|level|crop|harvest|total|output|production|record|peak|yield|average|value|tally|mark)\b")
_RUN_TO = re.compile(r"\b(?:to|until|till|through|thru)\s$")
_TOLD_TO = re.compile(r"\b(?:by|of|until|till|to|through|and)\s$")
_CONTRACT = re.compile(r"[ -](?:delivery|settlement|futures?|contract)\b")
_BACK = re.compile(r"\b(?:from|after|against|than|compared|following|versus)\b")
_BETWEEN = re.compile(r"(?i)\bbetween\s(?:the\s)?$")
_JOINED = re.compile(r"(?i),?\sand\s(?:the\s)?")
_SINCE_OPENING = re.compile(r"\b(?:[Bb]etween|[Ff]rom)\s[^.,;\d\n]*$")
_LABEL = 9  # characters of "2022/2023"
_OPENED = 60  # characters of "between the opening of the season on"
_JOINT = 12  # characters: "between the ", " and the "
_END = re.compile(r"(?:\bend(?:\sof\s(?:the\s)?|[-–‑\s])|\bclose\sof\s|\b(?:year|month|quarter)-end\s)$", re.I)
_ENDING = ("month", "quarter", "half", "year")
_RECENT = ("week", "month", "quarter", "half")
_HEAD = 1200  # characters in which an article without a date says what year it is about
_DATELINE = 400
_TITLE = 200  # characters that a headline may have
_UNFINISHED = 20  # days after the article that a period still goes on for
_RANGE = "en.period.range"
_WEEKS = {13 * 7: 3, 14 * 7: 3, 26 * 7: 6, 27 * 7: 6, 39 * 7: 9, 40 * 7: 9, 52 * 7: 12, 53 * 7: 12}  # days of a retailer's periods
_PARTS_OF_YEAR = ("quarter", "half")
_UNNUMBERED = (_RANGE, "en.period.nine_months", "en.period.first_months")
_NUMBERED = ("en.period.quarter", "en.period.fiscal", "en.period.fiscal_quarter")


@dataclass(slots=True)
class PeriodFacts:
    """What else the phrase of a period says."""

    kind: str  # day, week, month, quarter, half, year, span
    basis: str | None = None  # that comparing with the phrase implies
    cumulative: bool = False
    fiscal: bool = False
    year_stated: bool = True
    role_hint: str | None = None  # comparison: it is compared with; since: a run starts there; release: when told; begin: see _pair_up
    ambiguous: bool = False
    alternative: Relative | Period | None = None
    parts: tuple[Period, ...] = ()  # "April and May": each month


class PeriodTagger:
    """Finds and dates periods; built once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._grammar = PeriodGrammar(vocabulary)
        cues = by_first_letter([re.escape(form) for form in PeriodWords(vocabulary).forms("coming")])
        self._ahead = re.compile(rf"\b(?:{cues})\b")
        self._season_starts = {form: int(means) for form, means in PeriodWords(vocabulary).forms("season").items()}
        self._crops = re.compile(rf"\b(?:{by_first_letter([re.escape(form) for form in self._season_starts])})\b")

    def __call__(self, text: str, published: date | None, *, fiscal_year_start: int = 1) -> list[Tag]:
        """Tags sorted by start, never overlapping. `fiscal_year_start` is the first month of the country's fiscal year."""
        phrases = self._grammar(text)
        if not phrases:
            return []
        if any(phrase.unit == "season" and phrase.double for phrase in phrases):
            for phrase in phrases:  # "2022/23" beside "the 2023/24 crop"
                if phrase.double and phrase.shape == "fiscal" and phrase.unit is None and phrase.end - phrase.start <= _LABEL:
                    phrase.unit = "season"
        bounds = [0, *(found.end() for found in _SENTENCE.finditer(text))]
        today = published or _written_on(phrases)
        start, everywhere = _fiscal_start(phrases)
        calendar = Calendar(
            today,
            fiscal_start=start or fiscal_year_start,
            fiscal_everywhere=everywhere and start not in (None, 1),
            season_start=self._season_start(lowered(text), phrases) if any(phrase.unit == "season" for phrase in phrases) else None,
        )
        tags: list[Tag] = []
        late: list[tuple[int, Phrase, Surroundings]] = []
        neighbour: Period | None = None
        named: tuple[Phrase, Period] | None = None  # the quarter or half that was named last
        sentence = -1
        ahead: bool | None = None  # does the sentence look ahead? asked once where a phrase needs it
        lower = lowered(text)
        for phrase in phrases:
            at = bisect_right(bounds, phrase.start) - 1
            if at != sentence:
                sentence, neighbour, ahead = at, None, None
            if phrase.bare and phrase.shape != "relative" and ahead is None:
                stop = bounds[at + 1] if at + 1 < len(bounds) else len(text)
                ahead = self._ahead.search(lower, bounds[at], stop) is not None
            near = Surroundings(bool(ahead), neighbour)
            if phrase.unit == "season" and phrase.shape == "to_date":
                _until(text, phrase, [other for other in phrases if bisect_right(bounds, other.start) - 1 == at])
            if _waits(phrase):
                late.append((len(tags), phrase, near))
                tags.append(Tag(phrase.start, phrase.end, "period", None, phrase.rule))
                continue
            if phrase.shape == "ellipsis":
                period = _beside(text, phrase, named if named is not None and named[0].start >= bounds[at] else None, ahead=bool(ahead))
            else:
                period = calendar.resolve(phrase, near)
            if period is None and phrase.shape == "days" and phrase.kind == "day" and phrase.day:
                tags.append(Tag(phrase.start, phrase.end, NO_DAY, None, phrase.rule))
                continue
            tag = _tag(text, phrase, period)
            tags.append(tag)
            if phrase.kind in ("quarter", "half") and isinstance(tag.value, Period) and phrase.month is not None:
                named = phrase, tag.value
            if not phrase.bare and isinstance(tag.value, Period) and phrase.kind in ("month", "day") and tag.data.role_hint != "since":
                neighbour = tag.value
        if late:
            current = current_period(text, tags, published)
            for index, phrase, near in late:
                period = _echoed(tags[:index], phrase) if phrase.shape == "echo" else calendar.resolve(phrase, near, current=current)
                tags[index] = _tag(text, phrase, period)
        paired = _pair_up(text, [tag for tag in tags if tag.value is not None])
        missing = [tag for tag in tags if tag.kind == NO_DAY]
        return sorted([*paired, *missing], key=lambda tag: tag.start) if missing else paired

    def _season_start(self, lower: str, phrases: list[Phrase]) -> int | None:
        """The first month of the season of the crop that the article is about: as it tells, else as is usual."""
        told = next((phrase.fiscal_first for phrase in phrases if phrase.unit == "season" and phrase.fiscal_first), None)
        if told is not None:
            return told
        whole = next((phrase.month for phrase in phrases if phrase.rule == _RANGE and phrase.months == 12), None)
        if whole is not None:
            return whole  # "in the 2023/24 July-June season"
        named = Counter(self._season_starts[found[0]] for found in self._crops.finditer(lower))
        return named.most_common(1)[0][0] if named else None


def _until(text: str, season: Phrase, beside: list[Phrase]) -> None:
    """ "by January 28 since the start of the season": the day that the season is told to."""
    for other in beside:
        if other.shape == "days" and other.kind == "day" and _TOLD_TO.search(text, max(0, other.start - 12), other.start):
            season.last_day, season.last_month, season.last_year = other.last_day, other.month, other.year


def _beside(text: str, phrase: Phrase, named: tuple[Phrase, Period] | None, *, ahead: bool) -> Period | None:
    """`3 percent in the second quarter and 2 percent in the third`: the part of the year that stands for; None where no part was named."""
    if named is None or phrase.day is None:
        return None
    other, period = named
    number, length = ((other.month or 1) - 1) // other.months + 1, other.months
    if phrase.day > 12 // length or phrase.day == number:
        return None
    years = 0
    if phrase.year is not None:
        years = phrase.year - period.start.year
    elif _BACK.search(text, max(other.end, text.rfind(",", other.end, phrase.start)), phrase.start):
        years = -1 if phrase.day > number else 0
    elif phrase.day < number and ahead:
        years = 1
    return period.shift(months=length * (phrase.day - number) + 12 * years)


def _pair_up(text: str, tags: list[Tag]) -> list[Tag]:
    """ "between April 2024 and May 2024", two spans of one length: a change begins with the first and ends with the second."""
    for first, second in itertools.pairwise(tags):
        if (
            second.start - first.end < _JOINT
            and isinstance(first.value, Period)
            and isinstance(second.value, Period)
            and first.value.months == second.value.months
            and first.value.start < second.value.start
            and _JOINED.fullmatch(text, first.end, second.start)
            and _BETWEEN.search(text, max(0, first.start - _JOINT), first.start)
        ):
            first.data.role_hint = "begin"
        elif (
            second.start - first.end < _JOINT
            and first.data.kind == second.data.kind == "day"
            and isinstance(first.value, Period)
            and isinstance(second.value, Period)
            and first.value.start < second.value.start
            and _JOINED.fullmatch(text, first.end, second.start)
            and _SINCE_OPENING.search(text, max(0, first.start - _OPENED), first.start)
        ):  # "between the start of the harvest on October 1 and November 26"
            first.value, second.value, first.end = Period(first.value.start, second.value.end), None, second.end
            first.data.kind = "span"
    return [tag for tag in tags if tag.value is not None]


def _waits(phrase: Phrase) -> bool:
    """Is the phrase dated from the article's own period, which is known last?"""
    if phrase.shape in ("to_date", "nth", "echo"):
        return True
    if phrase.bare and phrase.rule in WHOLE_YEAR:
        return True
    return phrase.shape == "unit" and phrase.kind == "day" and phrase.last_day == 31


def _echoed(tags: list[Tag], phrase: Phrase) -> Period | None:
    """`the two months`: the run of that length named last, that many months named one by one, or those of the year up to one named."""
    periods = [tag.value for tag in tags if isinstance(tag.value, Period) and tag.data.kind != "day"]
    for found in reversed(periods):
        if found.months == phrase.months:
            return found
    last = [found for found in periods if found.months == 1][-phrase.months :]
    if len(last) < phrase.months:
        closing = next((found for found in periods if found.months in (1, 3) and found.end.month == phrase.months), None)
        if closing is not None and phrase.months > 3:  # "For the nine months", of a report on the third quarter
            return Period(closing.start.replace(month=1, day=1), closing.end, closing.known_year)
        return None
    run = Period(min(found.start for found in last), max(found.end for found in last), last[0].known_year)
    return run if run.months == phrase.months else None


def _tag(text: str, phrase: Phrase, period: Period | None) -> Tag:
    before = text[max(0, phrase.start - 28) : phrase.start]
    hint = "comparison" if phrase.comparison else _hint(text, phrase, before)
    other: Relative | Period | None = alternative(phrase)
    ambiguous = other is not None
    if other is None and phrase.kind == "year" and phrase.year is not None and not phrase.fiscal:
        other = Relative("yoy", 1, str(phrase.year))  # "a record for June, beating the one of 2022"
    if other is None and phrase.shape == "ending" and phrase.months == 12 and period is not None:
        other = _whole_year(period) if phrase.basis == "yoy" else Period.of_months(period.end.year, period.end.month)
    facts = PeriodFacts(
        kind=phrase.kind,
        basis=implied_basis(phrase),
        cumulative=phrase.cumulative,
        fiscal=phrase.fiscal,
        year_stated=not phrase.bare and phrase.shape != "relative",
        ambiguous=ambiguous,
        alternative=other,
    )
    value: Period | Relative | None = phrase.relative or period or (other if ambiguous else None)
    start = phrase.start
    if isinstance(value, Period) and phrase.parts and period is not None:
        facts.parts = tuple(_part(period, month, phrase.part_months) for month in phrase.parts)
    if isinstance(value, Period) and phrase.kind in _ENDING and (end := _END.search(before[-16:])):
        value = Period(value.end, value.end, value.known_year)
        facts.alternative, facts.ambiguous = None, False  # "by end 2010" is that day
        facts.kind, start = "day", phrase.start - (len(before[-16:]) - end.start())
        before = text[max(0, start - 28) : start]
    if hint is None and phrase.kind not in ("span", "relative") and phrase.rule != _RANGE and _COMPARED.search(before):
        hint = "comparison"
    if hint is None and ambiguous and text.startswith(("'s", "’s"), phrase.end):
        hint = "comparison"  # "last year's level"
    facts.role_hint = hint
    return Tag(start, phrase.end, "period", value, phrase.rule, facts)


def _hint(text: str, phrase: Phrase, before: str) -> str | None:
    if "since" in before.lower() and _SINCE.search(before):
        return "since"
    if (phrase.kind == "day" or phrase.shape == "unit") and _RELEASED.search(before):
        return "release"
    if phrase.kind != "relative" and not phrase.cumulative and _LEVEL.match(text, phrase.end):
        return "comparison"
    return None


def _whole_year(month: Period) -> Period:
    return Period(month.shift(months=-11).start, month.end, month.known_year)


def _part(whole: Period, month: int, months: int) -> Period:
    year = whole.start.year + (month < whole.start.month)
    found = Period.of_months(year, month, months)
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


def _fiscal_start(phrases: list[Phrase]) -> tuple[int | None, bool]:
    """First month of the fiscal year where the article tells it, and whether its bare quarters are fiscal ones.

    "third quarter ended June 29" tells both; "FY2024-25 (April-March)" and "the year ended March 31" only the month.
    """
    named: int | None = None
    ended: Phrase | None = None
    told: int | None = None
    weeks = _told_in_weeks(phrases)
    if weeks is not None:
        return weeks, True
    for phrase in phrases:
        fiscal_part = phrase.shape == "fiscal" and phrase.kind in ("quarter", "half") and phrase.month is not None
        if phrase.fiscal_first:
            told = told or phrase.fiscal_first
        elif phrase.rule in _NUMBERED and phrase.last_month and phrase.month is not None:
            return _first_month(phrase, phrase.month + phrase.months - 1), True
        elif phrase.rule == "en.period.ending_year" and phrase.fiscal and phrase.kind == "year":
            told = told or _first_month(phrase, 12)
        if fiscal_part and named is None:
            named = (phrase.month or 1) + phrase.months - 1
        by_month = phrase.rule == "en.period.quarter_named"  # "2.4% in the March quarter": another quarter than the one reported
        span = phrase.kind == "quarter" or (named and named > 3 and phrase.months == named)
        if ended is None and phrase.shape == "ending" and not by_month and span:
            ended = phrase
        if named is not None and ended is not None:
            return _first_month(ended, named), True
    return told, named is not None and told is not None


def _told_in_weeks(phrases: list[Phrase]) -> int | None:
    """The first month of a fiscal year counted in weeks: "fourth quarter … the 13 weeks ended January 28"; None where it is not."""
    ended = next((phrase for phrase in phrases if phrase.shape == "ending" and phrase.days in _WEEKS and phrase.start < _HEAD), None)
    if ended is None:
        return None
    months = _WEEKS[ended.days or 0]
    for phrase in phrases:
        if phrase.start >= _HEAD:
            break
        if phrase.kind in _PARTS_OF_YEAR and phrase.month is not None and not phrase.comparison and phrase.rule not in _UNNUMBERED:
            elapsed = phrase.month + phrase.months - 1
            if months in (phrase.months, elapsed):
                return _first_month(ended, elapsed)
    return _first_month(ended, 12) if months == 12 else None


def _first_month(phrase: Phrase, elapsed: int) -> int:
    """The month that a fiscal year begins with, `elapsed` of its months having passed at the phrase's last day."""
    last = (phrase.last_month or 12) - (phrase.last_day is not None and phrase.last_day <= 10)
    return (last - elapsed) % 12 + 1


def current_period(text: str, tags: list[Tag], published: date | None) -> Period | None:
    """The article's main period: the first that its headline or opening sentences report, else the one they name most."""
    opening = _opening(text)
    earlier: Period | None = None
    to_come: Period | None = None
    recent: Period | None = None  # "stocks fell last week", where nothing else is named
    back: list[Period] = []  # years that something was compared with
    running: Period | None = None  # "growth for this year is put at": what is not over is the article's only where nothing else is
    for tag in tags:
        if tag.start >= opening:
            break
        value, facts = tag.value, tag.data
        closing = isinstance(value, Period) and facts.kind == "day" and text.startswith(("end-", "End-"), tag.start)
        if closing and value is not None and (published is None or value.end <= published) and facts.role_hint is None:
            return Period.of_months(value.end.year, value.end.month)  # "end-August stocks"
        if not isinstance(value, Period) or facts.kind == "day" or facts.role_hint is not None:
            if isinstance(value, Period) and facts.role_hint == "comparison" and facts.kind == "year":
                back.append(value)
            continue
        if facts.ambiguous:
            short = facts.kind in _RECENT or (facts.kind == "year" and "week" not in text[:opening])
            recent = recent or (value if short else None)
            continue
        if facts.kind == "month" and _ESTIMATED.search(text, max(0, tag.start - 20), tag.start):
            continue
        if published is not None and value.known_year and value.start > published:
            to_come = to_come or value
            continue
        if facts.kind == "month" and _CONTRACT.match(text, tag.end):
            continue  # "crude for October delivery": no time that is reported
        before = text[max(0, tag.start - 60) : tag.start]
        if facts.kind == "week" and text.startswith("this", tag.start):
            continue  # "at its meeting this week": nothing is reported of a week that goes on
        if _ASIDE.search(before):
            continue
        if _IN_COMPARISON.search(before) or (recent is not None and facts.kind == "month" and _COMPARED.search(before)):
            continue  # "carried more last month than in April"
        if (to_come or running) is not None and _THAN_IN.search(before):
            continue  # "36 more than in the third quarter of 2024", of a report that names a later one
        if _EARLIER.search(before.rpartition("\n")[2]):
            earlier = earlier or value
            continue
        if facts.kind == "year" and value in back and _VALUE_OF.match(text, tag.end):
            earlier = earlier or value
            continue  # "up 4 percent from 2018 … below the 2018 figure"
        if facts.kind == "month" and published is not None and value.end > published and _ISSUE.search(before):
            to_come = to_come or value
            continue  # "Labour Market Outlook: March 2025": when it came out
        unfinished = published is not None and value.known_year and (value.end - published).days > _UNFINISHED
        titled = facts.year_stated and tag.start < _TITLE and "\n" not in text[: tag.start].strip()
        if unfinished and (value.months or 0) >= 3 and not titled:
            running = running or value
            continue
        return _run_that_ends(text, tags, tag, opening) or value
    if running is not None:
        return running
    if recent is not None and earlier is not None and recent.known_year and recent.start > earlier.end:
        return recent  # "took the lead last month", which is compared with a month of the year before
    if earlier is None and recent is None and to_come is None and back and published is not None:
        return _following(back[0], published)  # "farmers will harvest 12.9 billion bushels, up 4 percent from 2010"
    return _following(earlier, published) or recent or to_come  # "to come": a report on a harvest or a budget


def _run_that_ends(text: str, tags: list[Tag], tag: Tag, opening: int) -> Period | None:
    """The run of months that an opening tells behind a headline with its end only: "up a fifth to August"."""
    if tag.data.kind != "month" or not _RUN_TO.search(text, max(0, tag.start - 9), tag.start):
        return None
    runs = (other.value for other in tags if tag.end < other.start < opening and isinstance(other.value, Period))
    return next((run for run in runs if run.end == tag.value.end and (run.months or 0) > (tag.value.months or 0)), None)


def _following(earlier: Period | None, published: date | None) -> Period | None:
    """The period behind one that figures are only compared with, where it is over: "rose to 53.5 from 48.7 in January"."""
    if earlier is None or earlier.months is None:
        return earlier
    following = earlier.shift(months=earlier.months if earlier.months in (1, 3, 12) else 12)  # spans are compared with the year before
    over = following.start if earlier.months in (1, 3, 12) else following.end
    return earlier if published is not None and following.known_year and over > published else following


def _opening(text: str) -> int:
    """Where the opening ends: the headline and the first paragraphs that make up about 600 characters."""
    at = text.find("\n", 600)
    return len(text) if at < 0 else at
