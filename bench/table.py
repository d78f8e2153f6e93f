"""Rows of the benchmark with their targets and gates, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.timing import Ratio

# name: (target, gate); past the target a row is marked, past the gate `--gate` fails
LIMITS: dict[str, tuple[float, float]] = {
    "text to JSON over F": (4.0, 5.0),
    "text to JSON over W": (6.0, 8.0),
    "cost of a figure in words of W": (100, 150),
    "article without figures over F": (0.15, 0.3),
    "checks over extraction": (1.0, 1.5),
    "20,000 phrases more over none": (1.15, 1.3),
    "--help over bare interpreter": (6.0, 8.0),
    "one article on stdin over spaCy blank": (1.15, 1.3),
    "MB grown over 100,000 articles": (50, 100),
}
DOUBLED = (2.3, 3.0)
LONG = {"10 MB: time a character": (1.3, 2.0), "10 MB: megabytes": (600, 1_000)}  # of every kind of text
AT_LEAST = {"two workers over one": (1.6, 1.5)}  # the other way round: below the target a row is marked


class Row(NamedTuple):
    """One line: what was measured, the lowest ratio of a round and the median of all."""

    group: str
    name: str
    least: float
    middle: float
    note: str = ""

    @classmethod
    def of(cls, group: str, name: str, ratio: Ratio, note: str = "") -> Row:
        return cls(group, name, ratio.least, ratio.middle, note)

    @property
    def limits(self) -> tuple[float, float] | None:
        return LIMITS.get(self.name) or AT_LEAST.get(self.name) or LONG.get(self.group) or (DOUBLED if self.group == "growth" else None)

    @property
    def mark(self) -> str:
        """Empty, "over target" or "PAST GATE", by the median (growth: by the lowest, which noise can only raise)."""
        if self.limits is None:
            return ""
        value = self.least if self.group == "growth" else self.middle
        target, gate = self.limits
        if self.name in AT_LEAST:
            value, target, gate = -self.least, -target, -gate  # the best round: other work on the machine can only lower it
        return "PAST GATE" if value > gate else "over target" if value > target else ""


def lines(rows: Iterable[Row]) -> Iterable[str]:
    """The table, a group after the other."""
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            yield ""
            yield f"{group:<44}{'least':>9}{'middle':>9}{'target':>9}{'gate':>7}"
        target, gate = (f"{limit:g}" for limit in row.limits) if row.limits else ("", "")
        told = "  ".join(part for part in (row.mark, row.note) if part)
        yield f"  {row.name:<42}{row.least:>9.2f}{row.middle:>9.2f}{target:>9}{gate:>7}  {told}".rstrip()


def as_json(rows: Sequence[Row]) -> str:
    return json.dumps({"rows": [{**row._asdict(), "limits": row.limits, "mark": row.mark} for row in rows]}, indent=1, ensure_ascii=False)
