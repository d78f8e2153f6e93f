"""prior_vintage: what an article says of an earlier period is what was said at the time, or a revision of it.

Formula  The interval of today's value for period t meets that of the value told before.
Why      "From $19.04 billion a year earlier" is copied from an old release, and copied wrong.
Links    Equal series key, kind, unit, basis and period; published in another week than the value before.
Quiet    An article that tells two values of the slot; a value that other articles of its week contradict.
         A revision is `info`, with its size; `warning` where it passes 2 percent (half a point for rates) and the passage says nothing of
         one; `error` where a later release goes back to the old value, `warning` if the loosest readings of the two still meet.
Good     $19.05 billion at the time, "from $19.04 billion" a year later: a small revision.
Bad      $19.04 billion at the time, "from $17.04 billion" a year later, and no word of a revision.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.audit.figures import Told
from extractor.audit.findings import Finding, agree, gap, is_rate, said
from extractor.audit.slots import Slots

ORDER = 2
LARGE, LARGE_POINTS = Decimal(2), Decimal("0.5")


def findings(slots: Slots) -> Iterator[Finding]:
    for slot in slots.by_slot:
        if slot.kind == "streak":
            continue
        values = [window.best for window in slots.told(slot)]
        before: Told | None = None
        for number, now in enumerate(values):
            if before is None:
                before = now
                continue
            later = values[number + 1] if number + 1 < len(values) else None
            found = _finding(slots, now, before, later)
            yield found
            slots.odd.update((figure.document, figure.figure) for figure in found.suspect)
            if len(found.figures) < 3:  # a third that goes back to the old one keeps it
                before = now if found.verdict == "inconsistent" or _width(now) <= _width(before) else before


def _width(figure: Told) -> Decimal:
    width = figure.core.width
    return width if isinstance(width, Decimal) else Decimal("Infinity")


def _finding(slots: Slots, now: Told, before: Told, later: Told | None) -> Finding:
    period = now.slot.period
    if agree(now.core, before.core):
        message = f"{period}: {said(now)} is what was told before, {said(before)}."
        return Finding(slots.key, "prior_vintage", "consistent", None, (now, before), message, now.core, before.core)
    size, words = gap(now, before)
    if later is not None and agree(later.core, before.core) and not agree(later.core, now.core):
        message = f"{period}: {said(now)}, but {said(before)} before and {said(later)} after."
        figures = (now, before, later)
        grave = "warning" if agree(now.outer, before.outer) else "error"
        return Finding(slots.key, "prior_vintage", "inconsistent", grave, figures, message, now.core, before.core, words, None, (now,))
    told = slots.tells_revision(now)
    large = size > (LARGE_POINTS if is_rate(now.slot.unit) else LARGE)
    severity = "warning" if large and not told else "info"
    more = "" if told or not large else ", and no word of a revision"
    message = f"{period}: {said(now)} against {said(before)}, revised by {words}{more}."
    suspect = (now,) if severity == "warning" else ()
    return Finding(
        slots.key, "prior_vintage", "inconsistent", severity, (now, before), message, now.core, before.core, words, "revision", suspect
    )
