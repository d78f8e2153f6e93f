"""cross_source: one statistic, told by several articles within a week, has one value.

Formula  The intervals of all articles that fill one slot within one window share a value.
Why      Wire copy, translations and tables are typed again, and a slip in one shows against the others.
Links    Equal series key, kind, unit, basis and period; published within seven days of the first.
Quiet    Figures of nobody that is named; preliminary against revised values; an article that tells two values; other currencies.
Good     "$20.9 billion" in one article and "$20.88 billion" in another, both of May.
Bad      "$20.9 billion" in one article and "$20.4 billion" in another, both of May.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.audit.figures import Told
from extractor.audit.findings import Finding, agree, gap, listed, said
from extractor.audit.slots import Slots

ORDER = 1


def findings(slots: Slots) -> Iterator[Finding]:
    if slots.key.entity is None:
        return
    for slot, windows in slots.by_slot.items():
        if slot.kind == "streak":
            continue
        for window in windows:
            told = [figure for figure in window.told if figure.status != "revised" or len(window.told) == 2]
            statuses = {figure.status for figure in told}
            if len(told) > 1 and len(statuses) == 1:
                yield _finding(slots, told)


def _finding(slots: Slots, told: Sequence[Told]) -> Finding:
    camps = _camps(told)
    best = min(told, key=lambda figure: (figure.core.width is None, figure.core.width or 0))
    if len(camps) == 1:
        message = f"{len(told)} articles tell the same of {best.slot.period}: {listed(told)}."
        return Finding(slots.key, "cross_source", "consistent", None, tuple(told), message, best.core, best.core)
    odd = tuple(figure for camp in camps if len(camp) == 1 for figure in camp) if len(camps[0]) > 1 else ()
    claim, other = (odd[0], camps[0][0]) if odd else (camps[1][0], camps[0][0])
    slots.odd.update((figure.document, figure.figure) for figure in odd)
    _, size = gap(claim, other)
    blame = f"; {said(odd[0])} stands alone" if odd else ""
    message = f"{claim.slot.period} is told as {said(claim)} and as {said(other)}{blame}."
    rest = tuple(figure for figure in told if figure is not claim and figure is not other)
    return Finding(
        slots.key, "cross_source", "inconsistent", "warning", (claim, other, *rest), message, claim.core, other.core, size, None, odd
    )


def _camps(told: Sequence[Told]) -> list[list[Told]]:
    """Groups of figures that agree with their group's finest, the largest group first."""
    camps: list[list[Told]] = []
    for figure in sorted(told, key=lambda one: (one.core.width is None, one.core.width or 0)):
        camp = next((camp for camp in camps if agree(camp[0].core, figure.core)), None)
        if camp is None:
            camps.append([figure])
        else:
            camp.append(figure)
    return sorted(camps, key=len, reverse=True)
