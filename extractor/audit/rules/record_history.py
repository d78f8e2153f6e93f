"""record_history: what is called a record is not passed by a value that was told before.

Formula  A ≥ every stored value of an earlier period for a record or high; A ≤ for a low; only those since t for "highest since t".
Why      "Record" is written from memory; the archive knows the peak.
Links    The word stands in the sentence of the level, with no other level between them; same series, unit and length of period.
Quiet    "near-record", "record for May" (only Mays are looked at), records of a rate against a level, no earlier value on file.
         A warning, or an error where the store holds every period since t and the loosest readings do not meet either.
Good     "a record $20.88 billion", with a peak of $20.31 billion on file.
Bad      "a record $19.9 billion", with $20.31 billion on file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.audit.figures import Slot, Told
from extractor.audit.findings import Finding, said
from extractor.audit.slots import Slots
from extractor.period import Period

ORDER = 6
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = "|".join(_MONTHS)
_WORDS = re.compile(
    rf"(?P<hedge>\b(?:near|nearly|close\s+to|almost|second|third|fourth|below|short\s+of|not)[-\s]+)?"
    rf"(?:(?P<low>\brecord\s+low\b|\ball-time\s+low\b|\blowest\b)|(?P<high>\b(?:an?|new|to|at)\s+(?:new\s+)?(?:record|all-time\s+high)\b|\brecord\s+high\b|\ball-time\s+high\b|\bhighest\b|\blargest\b))"
    rf"(?:\s+(?:\w+\s+){{0,3}}?(?:ever|on\s+record)\b)?"
    rf"(?:\s+(?:\w+\s+){{0,2}}?since\s+(?P<month>{_MONTH})\s+(?P<year>(?:19|20)\d\d))?"
    rf"(?:\s+for\s+(?:any\s+|a\s+|the\s+month\s+of\s+)?(?P<only>{_MONTH}))?",
    re.IGNORECASE,
)
_REACH = 70  # characters between the word and the level
_SENTENCE = re.compile(r"[.!?]\s|\n")
_ABSOLUTE = re.compile(r"record|all-time|ever|since", re.IGNORECASE)


def findings(slots: Slots) -> Iterator[Finding]:
    for told in slots.by_document.values():
        levels = sorted((figure for slot, figure in told.items() if slot.kind == "level"), key=lambda figure: figure.start)
        for figure in levels:
            word = _word(slots.text(figure), figure, levels)
            if word is not None:
                found = _finding(slots, figure, word)
                if found is not None:
                    yield found


def _word(text: str, figure: Told, levels: list[Told]) -> re.Match[str] | None:
    """The superlative of a level: in its sentence, and nearer to no other level."""
    opening, closing = max(0, figure.start - _REACH), min(len(text), figure.end + _REACH)
    for end in _SENTENCE.finditer(text, opening, figure.start):
        opening = end.end()
    ended = _SENTENCE.search(text, figure.end, closing)
    found = list(_WORDS.finditer(text, opening, ended.start() if ended else closing))
    if len(found) != 1 or found[0]["hedge"] or not _ABSOLUTE.search(found[0].group()):
        return None
    (word,) = found
    between = (min(word.end(), figure.end), max(word.start(), figure.start))
    return None if any(other is not figure and between[0] <= other.start < between[1] for other in levels) else word


def _finding(slots: Slots, now: Told, word: re.Match[str]) -> Finding | None:
    low = word["low"] is not None
    since = Period.of_months(int(word["year"]), _MONTHS.index(word["month"].lower()) + 1) if word["year"] else None
    only = _MONTHS.index(word["only"].lower()) + 1 if word["only"] else None
    if only is not None and (now.slot.period.months != 1 or now.slot.period.start.month != only):
        return None
    values = [figure for period in _earlier(slots, now, since, only) if (figure := _value(slots, now, period)) is not None]
    if not values:
        return None
    peak = min(values, key=lambda figure: figure.middle) if low else max(values, key=lambda figure: figure.middle)
    passed = peak.core.before(now.core) if low else peak.core.after(now.core)
    name = f"{'lowest' if low else 'highest'}{f' since {since}' if since else ''}"
    if not passed:
        of = f"the {name} of {len(values) + 1} values on file"
        message = f"{now.slot.period}: {said(now)} is {of}; before it {said(peak)}, of {peak.slot.period}."
        return Finding(slots.key, "record_history", "consistent", None, (now, peak), message, now.core, peak.core)
    whole = since is not None and len(values) == _steps(since, now.slot.period)
    message = f"{now.slot.period}: {said(now)} is called the {name}, but {peak.slot.period} had {said(peak)}."
    proved = peak.outer.before(now.outer) if low else peak.outer.after(now.outer)
    severity = "error" if whole and proved else "warning"
    return Finding(slots.key, "record_history", "inconsistent", severity, (now, peak), message, now.core, peak.core, None, None, (now,))


def _earlier(slots: Slots, now: Told, since: Period | None, only: int | None) -> Iterator[Period]:
    """The periods of the same length before now, and after `since`."""
    span = now.slot.period
    for period in slots.periods.get((now.slot.kind, now.slot.unit, None), ()):
        if period.end >= span.start or (period.months, period.week) != (span.months, span.week):
            continue
        if period.months is None and period.days != span.days:
            continue
        if (only is None or period.start.month == only) and (since is None or period.start > since.end):
            yield period


def _value(slots: Slots, now: Told, period: Period) -> Told | None:
    """What was on file of a period when the record was told; values of the same article count too."""
    windows = slots.told(Slot(now.slot.kind, now.slot.unit, None, period))
    known = [window.best for window in windows if window.told[0].published <= now.published]
    return known[-1] if known else None


def _steps(since: Period, now: Period) -> int:
    """How many periods lie strictly between."""
    months = (now.start.year - since.start.year) * 12 + now.start.month - since.start.month
    return months // (now.months or 1) - 1
