"""series_growth: a growth told now fits today's level and the stored level of the period before.

Formula  A / B − 1 meets G; B is the latest stored level of the period that G is measured from.
Why      Releases often give level and growth without the earlier level, which only the archive knows.
Links    Level and growth of one article, series and period; the stored level has the same unit.
Quiet    The article tells the earlier level itself; B reaches zero; levels in two units; a revision of B by 2 percent would fit (`info`).
Good     19.04 stored, "up 9.6 percent to 20.88".
Bad      19.04 stored, "up 6.9 percent to 20.88".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from extractor.audit.figures import Slot, Told
from extractor.audit.findings import Finding, said
from extractor.audit.slots import Slots
from extractor.interval import Interval

ORDER = 4
_REVISABLE = Interval(Decimal("0.98"), Decimal("1.02"))
_HUNDRED, _ONE = Interval.point(100), Interval.point(1)
_RATES = frozenset({"percent", "percentage_point", "basis_point", "index_point", "ratio"})


def findings(slots: Slots) -> Iterator[Finding]:
    for document, told in slots.by_document.items():
        for slot, change in told.items():
            if slot.kind != "change" or slot.unit != "percent" or not change.exact:
                continue
            found = prior_of(slots, document, told, slot, units=lambda unit: unit not in _RATES)
            if found is not None:
                now, before = found
                if before.core.lo is not None and before.core.lo > 0 and now.core.lo is not None and now.core.lo > 0:
                    yield _finding(slots, change, now, before)


def prior_of(slots: Slots, document: int, told: dict[Slot, Told], slot: Slot, *, units: Callable[[str], bool]) -> tuple[Told, Told] | None:
    """Today's level and the stored one of the period before; None unless there is exactly one of each."""
    earlier = slot.period.before(slot.basis)
    levels = [figure for other, figure in told.items() if other.kind == "level" and other.period == slot.period and units(other.unit)]
    if earlier is None or len(levels) != 1:
        return None
    (now,) = levels
    place = Slot("level", now.slot.unit, None, earlier)
    if place in told or (now.document, now.figure) in slots.odd:
        return None
    before = slots.stored(place, before=now.published, document=document)
    return None if before is None else (now, before)


def _rise(now: Interval, before: Interval) -> Interval:
    return (now.over(before) - _ONE) * _HUNDRED


def _finding(slots: Slots, change: Told, now: Told, before: Told) -> Finding:
    implied = _rise(now.core, before.core)
    figures = (change, now, before)
    if implied.overlaps(change.core):
        message = f"{change.slot.period}: {said(change)} fits {now.text} and the stored {said(before)}."
        return Finding(slots.key, "series_growth", "consistent", None, figures, message, change.core, implied)
    revisable = _rise(now.core, before.core * _REVISABLE).overlaps(change.core)
    more = "; a revision of the earlier value would explain it" if revisable else ""
    message = f"{change.slot.period}: {said(change)} does not fit {now.text} and the stored {said(before)}{more}."
    severity, reason = ("info", "revision") if revisable else ("warning", None)
    suspect = () if revisable else (change,)
    return Finding(slots.key, "series_growth", "inconsistent", severity, figures, message, change.core, implied, None, reason, suspect)
