"""running_total: the sum of a year so far grows by the latest period.

Formula  YTD_now − YTD_before meets the flow between them, which the same article tells.
Why      Sums are carried on in a spreadsheet, months are typed from another; the two part when a row is missed.
Links    One series and unit; the flow ends with the sum and begins where the stored sum ends.
Quiet    Rates, indices, prices, averages (the sums do not even nearly add up); the article tells the earlier sum itself;
         a revision of the earlier sum by 1 percent would fit (`info`).
Good     70.9 stored for January to April, then 88.4 for January to May with a May of 17.5.
Bad      70.9 stored for January to April, then 88.4 for January to May with a May of 15.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from extractor.audit.figures import Slot, Told
from extractor.audit.findings import Finding, is_flow, said
from extractor.audit.slots import Slots
from extractor.interval import Interval
from extractor.period import Period

ORDER = 5
_REVISABLE = Interval(Decimal("0.99"), Decimal("1.01"))
_NEARLY = Decimal("0.25")  # a sum that is further off is no sum


def findings(slots: Slots) -> Iterator[Finding]:
    for document, told in slots.by_document.items():
        levels = {slot: figure for slot, figure in told.items() if slot.kind == "level" and is_flow(slots.key, slot.unit) and figure.exact}
        for slot, total in levels.items():
            for other, flow in levels.items():
                rest = _before(slot.period, other.period) if slot.unit == other.unit else None
                place = Slot("level", slot.unit, None, rest) if rest is not None else None
                if place is None or place in told:
                    continue
                before = slots.stored(place, before=total.published, document=document)
                if before is not None:
                    yield from _finding(slots, total, flow, before)


def _before(total: Period, flow: Period) -> Period | None:
    """The span of a sum that the flow ends, without the flow; None where it does not end it."""
    if total.end != flow.end or flow.start <= total.start or total.months is None or flow.months is None:
        return None
    return Period(total.start, flow.start - timedelta(days=1))


def _finding(slots: Slots, total: Told, flow: Told, before: Told) -> Iterator[Finding]:
    implied = total.core - before.core
    figures = (total, flow, before)
    period = total.slot.period
    if implied.overlaps(flow.core):
        message = f"{period}: {said(total)} is the stored {said(before)} and {flow.text}."
        yield Finding(slots.key, "running_total", "consistent", None, figures, message, flow.core, implied)
        return
    if abs(before.middle + flow.middle - total.middle) > _NEARLY * abs(total.middle):
        return
    revisable = (total.core - before.core * _REVISABLE).overlaps(flow.core)
    more = "; a revision of the earlier sum would explain it" if revisable else ""
    message = f"{period}: {said(total)} is not the stored {said(before)} and {flow.text}{more}."
    severity, reason = ("info", "revision") if revisable else ("warning", None)
    if not revisable:
        slots.odd.add((total.document, total.figure))  # the next sum would fail for the same cause
    suspect = () if revisable else (total, flow)
    yield Finding(slots.key, "running_total", "inconsistent", severity, figures, message, flow.core, implied, None, reason, suspect)
