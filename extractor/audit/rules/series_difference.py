"""series_difference: a difference told now fits today's level and the stored level of the period before.

Formula  A − B meets D; B is the latest stored level of the period that D is measured from.
Why      "Up 12,000 from a month earlier" can be held against last month's release.
Links    Level and difference of one article, series and period; percentage points where the levels are percentages.
Quiet    The article tells the earlier level itself; levels in two units; a revision of B (2 percent, half a point) would fit (`info`).
Good     4.3 percent stored, "down 0.2 point to 4.1 percent".
Bad      4.3 percent stored, "down 1.2 points to 4.1 percent".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.audit.figures import Told
from extractor.audit.findings import Finding, is_rate, said
from extractor.audit.rules.series_growth import prior_of
from extractor.audit.slots import Slots
from extractor.interval import Interval

ORDER = 4
_REVISABLE = Interval(Decimal("0.98"), Decimal("1.02"))
_POINTS = Interval(Decimal("-0.5"), Decimal("0.5"))
_OF_LEVELS = {"percentage_point": "percent"}


def findings(slots: Slots) -> Iterator[Finding]:
    for document, told in slots.by_document.items():
        for slot, change in told.items():
            if slot.kind != "difference" or not change.exact:
                continue
            found = prior_of(slots, document, told, slot, units=_OF_LEVELS.get(slot.unit, slot.unit).__eq__)
            if found is not None:
                yield _finding(slots, change, *found)


def _finding(slots: Slots, change: Told, now: Told, before: Told) -> Finding:
    implied = now.core - before.core
    figures = (change, now, before)
    if implied.overlaps(change.core):
        message = f"{change.slot.period}: {said(change)} fits {now.text} and the stored {said(before)}."
        return Finding(slots.key, "series_difference", "consistent", None, figures, message, change.core, implied)
    looser = before.core + _POINTS if is_rate(now.slot.unit) else before.core * _REVISABLE
    revisable = (now.core - looser).overlaps(change.core)
    more = "; a revision of the earlier value would explain it" if revisable else ""
    message = f"{change.slot.period}: {said(change)} does not fit {now.text} and the stored {said(before)}{more}."
    severity, reason = ("info", "revision") if revisable else ("warning", None)
    suspect = () if revisable else (change,)
    return Finding(slots.key, "series_difference", "inconsistent", severity, figures, message, change.core, implied, None, reason, suspect)
