"""partial_period: a part of a period is not more than the whole, told in another article.

Formula  part ≤ whole, for spans that begin on one day.
Why      The first 20 days of a month come out before the month does, and cannot pass it.
Links    One series and unit; the part begins with the whole and ends inside it.
Quiet    Rates, indices, prices, stocks and negative values; parts that the same article tells.
Good     "$9.8 billion in the first 20 days of May", then "$16.2 billion in May".
Bad      "$16.2 billion in the first 20 days of May", then "$9.8 billion in May".
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from extractor.audit.figures import Told
from extractor.audit.findings import Finding, is_flow, said
from extractor.audit.slots import Slots

ORDER = 5


def findings(slots: Slots) -> Iterator[Finding]:
    by_start: dict[tuple[str, date], list[Told]] = defaultdict(list)
    for slot in slots.by_slot:
        windows = slots.told(slot)
        if slot.kind == "level" and is_flow(slots.key, slot.unit) and windows:
            by_start[slot.unit, slot.period.start].append(windows[-1].best)
    for told in by_start.values():
        ordered = sorted(told, key=lambda figure: figure.slot.period.end)
        for part, whole in itertools.pairwise(ordered):
            if part.document != whole.document and part.slot.period.months is None and part.core.lo is not None and part.core.lo >= 0:
                yield _finding(slots, part, whole)


def _finding(slots: Slots, part: Told, whole: Told) -> Finding:
    figures = (part, whole)
    if not part.core.after(whole.core):
        message = f"{said(part)}, of {part.slot.period}, is within {said(whole)}, of {whole.slot.period}."
        return Finding(slots.key, "partial_period", "consistent", None, figures, message, part.core, whole.core)
    message = f"{said(part)}, of {part.slot.period}, is more than the whole {said(whole)}, of {whole.slot.period}."
    return Finding(slots.key, "partial_period", "inconsistent", "warning", figures, message, part.core, whole.core, None, None, figures)
