"""streak_continuity: a run told now is that of the last issue, longer by the periods between.

Formula  n_now = n_before + periods between, where n_now is longer than the periods between.
Why      The number of a run is carried over by hand; it is forgotten, or counted on twice.
Links    Two runs of one series, unit and basis, each the only one of its article, of different periods.
Quiet    A run that may have begun after the last issue (n_now at most the periods between); runs of days, meetings and sessions.
Good     "a third straight month" in April, "a fourth straight month" in May.
Bad      "a third straight month" in April, "a sixth straight month" in May.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.audit.figures import Told
from extractor.audit.findings import Finding, said
from extractor.audit.slots import Slots
from extractor.interval import Interval

ORDER = 5
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def findings(slots: Slots) -> Iterator[Finding]:
    for (kind, unit, basis), periods in slots.periods.items():
        if kind != "streak" or unit not in _MONTHS:
            continue
        before: list[Told] = []  # the run told last, and behind it the last that went on rightly
        for period in periods:
            now = _only(slots, unit, basis, period.end.year * 12 + period.end.month)
            if now is None or now.slot.period != period:
                continue
            found = [finding for run in before if (finding := _finding(slots, now, run)) is not None]
            right = next((finding for finding in found if finding.verdict == "consistent"), None)
            if found:
                yield right or found[0]
            before = [now] if right or not found else [now, before[-1]]


def _only(slots: Slots, unit: str, basis: str | None, month: int) -> Told | None:
    """The run that is told of a month; None where several are."""
    found = [
        window.told[0]
        for slot, windows in slots.by_slot.items()
        if (slot.kind, slot.unit, slot.basis) == ("streak", unit, basis) and slot.period.end.year * 12 + slot.period.end.month == month
        for window in windows
    ]
    return found[0] if len(found) == 1 and found[0].value is not None and found[0].exact else None


def _finding(slots: Slots, now: Told, before: Told) -> Finding | None:
    end, start = now.slot.period.end, before.slot.period.end
    months = (end.year - start.year) * 12 + end.month - start.month
    between, rest = divmod(months, _MONTHS[now.slot.unit])
    if rest or not between or now.middle <= between:
        return None
    expected = before.middle + between
    implied = Interval.point(Decimal(expected))
    figures = (now, before)
    if now.middle == expected:
        message = f"{now.slot.period}: {said(now)} goes on from {said(before)}."
        return Finding(slots.key, "streak_continuity", "consistent", None, figures, message, now.core, implied)
    unit = now.slot.unit
    ago = f"{between} {unit}{'' if between == 1 else 's'} before"
    message = f"{now.slot.period}: {said(now)}, but {said(before)} {ago}: {expected} would follow."
    return Finding(slots.key, "streak_continuity", "inconsistent", "warning", figures, message, now.core, implied, None, None, (now,))
