"""streak: the length of a run fits its stated start.

Formula  n = periods from the start to the current period, both counted.
Why      Run lengths are carried over from the last release by hand; off by one is the classic slip.
Links    "for a fourth month, since February", "a run that began in May", "having last fallen in June" (starts in July).
Quiet    No start in the sentence; sessions and trading days; more than one reading of the start fits.
Good     Exports rose for a fourth straight month in May, a run that began in February.
Bad      Exports rose for a sixth straight month in May, a run that began in February.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WHEN = (
    r"(?:the\s+)?(?:(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
    r"(?:\s+(?:of\s+)?(?P<month_year>(?:19|20)\d\d|this\s+year|last\s+year))?"
    r"|(?:(?P<quarter>first|second|third|fourth)\s+quarter|q(?P<q>[1-4]))(?:\s+(?:of\s+)?(?P<quarter_year>(?:19|20)\d\d|this\s+year|last\s+year))?"
    r"|(?P<year>(?:19|20)\d\d)\b)"
)
_BEGAN = re.compile(
    r"\b(?:beg[iau]n(?:ning|s)?|start(?:ed|ing|s)?|set\s+in|kicked\s+off|commenc(?:ed|ing)|d(?:ates|ating|ated)\s+(?:back\s+)?|r(?:an|uns|unning)|goes\s+back|going\s+back|stretch(?:es|ing)\s+back)"
    rf"\s*(?:in|with|from|to|back\s+to)?\s+{_WHEN}"
)
_SINCE = re.compile(rf"\bsince\s+{_WHEN}")
_AFTER = re.compile(
    r"\b(?:last|previously)\s+(?:rose|risen|rising|fell|fallen|falling|grew|grown|increas\w+|declin\w+|decreas\w+|dropp\w+|advanc\w+|shrunk|shrank|contract\w+|gain\w+)\s+in\s+"
    rf"{_WHEN}|\b(?:after|following|since)\s+(?:a|an|the|its|their)\s+(?:[\w-]+\s+){{0,2}}(?:fall|drop|decline|dip|rise|increase|gain|decrease|contraction|setback)\s+in\s+(?:the\s+)?"
    + _WHEN.replace("?P<", "?P<b_")
)
_IN = re.compile(rf"(?:\s+of\s+(?:[\w-]{{1,30}}\s*){{1,3}})?,?\s+(?:in|through|to)\s+{_WHEN}")
_SUPERLATIVE = re.compile(
    r"\b(?:highest|lowest|largest|biggest|smallest|best|worst|most|least|weakest|strongest|first|fastest|slowest|steepest|sharpest"
    r"|records?|highs?|lows?|peak|trough)\b"
)
_PAST = re.compile(
    r"\b(?:after|following|ended?|ending|snapp\w+|broke|breaking|halt\w*|revers\w+)\s+(?:a\s+|an\s+|its\s+|the\s+)?(?:run\s+of\s+|streak\s+of\s+)?$"
)
_LENGTH = {"month": 1, "quarter": 3, "year": 12}


@rule("streak")
def streak(links: Links) -> Iterator[Claim]:
    for run in links.figures:
        if run.measure != "streak" or run.unit not in _LENGTH or run.period is None or run.qualifier != "exact":
            continue
        text, offset = links.sentence_text(run.sentence), links.sentences[run.sentence][0]
        found = _start(text, run.end - offset, run.start - offset)
        if found is None:
            continue
        match, later = found
        current = _current(text, run.end - offset, match, run.period.end)
        start = _date(match, current, run.unit)
        if start is None:
            continue
        count = _count(start, current, run.unit) + 1 - later
        if count < 2:
            continue  # the period of the run is not the current one
        counts = {count} | ({count - 1} if _PAST.search(text[: run.start - offset]) else set())
        if match.re.pattern == _SINCE.pattern:
            counts.add(count - 1) if run.value == count - 1 else None
            if run.value == count - 1:
                continue  # "since February" may leave February out
        yield _claim(run, counts)


def _current(text: str, after: int, start: re.Match[str], told: date) -> date:
    """The end of the current period: the month named right behind the run, else the figure's own period."""
    named = _IN.match(text, after)
    if named is None or named.start() <= start.start() < named.end():
        return told
    return _date(named, told, "month") or told


def _start(text: str, after: int, before: int) -> tuple[re.Match[str], int] | None:
    """Where the run is said to begin, and 1 if the words name the period before its start."""
    for pattern, later in ((_AFTER, 1), (_BEGAN, 0)):
        match = pattern.search(text)
        if match is not None:
            return match, later
    for match in _SINCE.finditer(text):
        gap = text[after : match.start()] if match.start() >= after else text[match.end() : before]
        words_before = text[max(0, match.start() - 60) : match.start()] if match.start() < before else gap
        if len(gap) < 70 and not _SUPERLATIVE.search(words_before) and not _SUPERLATIVE.search(gap):
            return match, 0
    return None


def _date(match: re.Match[str], current: date, unit: str) -> date | None:
    """The first day of the named month, quarter or year, at or before the current period."""
    named = {name.removeprefix("b_"): value.lower() for name, value in match.groupdict().items() if value}
    year_word = named.get("month_year") or named.get("quarter_year")
    if "month" in named:
        month = next(k for k, name in enumerate(_MONTHS, 1) if name.startswith(named["month"].rstrip(".")[:3]))
    elif "quarter" in named or "q" in named:
        month = _QUARTERS[named.get("quarter") or named["q"]] * 3 - 2
    elif "year" in named:
        return date(int(named["year"]), 1, 1) if unit == "year" else None
    else:
        return None
    if year_word is None:
        year = current.year if month <= current.month else current.year - 1
    elif year_word.isdigit():
        year = int(year_word)
    else:
        year = current.year - (1 if year_word.startswith("last") else 0)
    found = date(year, month, 1)
    return found if found <= current else None


def _count(start: date, current: date, unit: str) -> int:
    """Whole periods from the one of `start` to the current one."""
    length = _LENGTH[unit]
    return (current.year * 12 + current.month - 1) // length - (start.year * 12 + start.month - 1) // length


def _claim(run: Draft, counts: set[int]) -> Claim:
    low, high = Interval.point(min(counts)), Interval.point(max(counts))
    span = low.hull(high)
    return Claim(
        stated=run,
        terms=(),
        implied=lambda: span,
        strength=Strength.ANCHORED,
        formula="periods from the stated start",
        message="From the stated start the run is {implied} long",
        precise=True,
        hypothesis="count off by one" if run.value is not None and any(abs(int(run.value) - n) == 1 for n in counts) else None,
    )
