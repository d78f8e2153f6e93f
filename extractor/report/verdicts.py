"""What the checks say of each figure: one standing a figure, the worst that a check says of it.

In a check that fails only the suspects are accused; the other figures of it stay in doubt, unless another check confirms them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extractor.records import ArticleRecord, Check

Standing = Literal["wrong", "doubtful", "untold", "weak", "right", "unchecked"]


@dataclass(frozen=True, slots=True)
class Sign:
    """How a standing is shown: `sign` stands behind the number, `words` in the legend, for a screen reader too."""

    standing: Standing
    sign: str
    words: str
    meaning: str


SIGNS: dict[Standing, Sign] = {
    "wrong": Sign("wrong", "✗", "does not fit", "No values inside the roundings fit; this number is among the likeliest wrong."),
    "doubtful": Sign("doubtful", "!", "may not fit", "It does not fit on the plain reading; a looser one could explain it."),
    "untold": Sign("untold", "?", "cannot be told", "Part of a claim that cannot be judged, or of one that fails for another number."),
    "right": Sign("right", "✓", "fits", "At least one check used it and it fits."),
    "weak": Sign("weak", "~", "fits, but proves little", "It fits, but with so few digits that nearly anything would."),
    "unchecked": Sign("unchecked", "", "in no check", "No check could use it: that is no pass."),
}
_RANK: dict[Standing, int] = {"unchecked": 0, "weak": 1, "untold": 2, "right": 3, "doubtful": 4, "wrong": 5}


def check_standing(check: Check) -> Standing:
    """The standing of a check as a whole; an inconsistency of severity info is an observation and accuses nobody."""
    if check.verdict == "unverifiable":
        return "untold"
    if check.verdict == "consistent":
        return "weak" if check.weak else "right"
    return {"error": "wrong", "warning": "doubtful"}.get(check.severity or "", "untold")  # type: ignore[return-value]


def standings(record: ArticleRecord) -> dict[str, Standing]:
    """The standing of every figure, by its id."""
    found: dict[str, Standing] = {figure.id: "unchecked" for figure in record.figures}
    for check in record.checks:
        for name, standing in _said(check):
            if _RANK[standing] > _RANK[found[name]]:
                found[name] = standing
    return found


def _said(check: Check) -> Iterable[tuple[str, Standing]]:
    whole = check_standing(check)
    accused = check.suspect or check.figures
    for name in check.figures:
        yield name, whole if whole not in ("wrong", "doubtful") or name in accused else "untold"
    if whole in ("wrong", "doubtful"):
        for name in accused:
            yield name, whole
