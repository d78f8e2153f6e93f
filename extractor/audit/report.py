"""The findings of an audit as a table for people, JSON lines or CSV, series by series."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections import Counter
from collections.abc import Callable

from extractor.audit.figures import Key
from extractor.audit.findings import Finding
from extractor.write.as_table import clean

COLUMNS = (
    *("indicator", "sector", "region", "entity", "adjustment", "kind", "unit", "basis", "period", "rule", "verdict", "severity"),
    *("size", "reason", "articles", "texts", "suspect", "message"),
)
_SIGNS = {"error": "✗", "warning": "!", "info": "~"}
_NOUNS = {"error": "error", "warning": "warning", "info": "revision"}


class Report:
    """`add` a finding after the other, then `close`. Without `every`, the table leaves out what agrees and what is merely revised."""

    def __init__(self, write: Callable[[str], None], form: str, *, every: bool, width: int) -> None:
        self._write = write
        self._form = form
        self._every = every
        self._width = width
        self._key: Key | None = None
        self._counted: Counter[str] = Counter()
        self._series: set[Key] = set()
        if form == "csv":
            write(_line(list(COLUMNS)))

    def add(self, finding: Finding) -> None:
        self._counted[finding.severity or finding.verdict] += 1
        self._series.add(finding.key)
        if self._form == "jsonl":
            self._write(json.dumps(finding.as_dict(), ensure_ascii=False) + "\n")
        elif self._form == "csv":
            self._write(_line(_cells(finding)))
        elif self._every or finding.severity in ("error", "warning"):
            self._tell(finding)

    def close(self) -> None:
        """Nothing is held back."""

    def _tell(self, finding: Finding) -> None:
        if finding.key != self._key:
            self._write(("" if self._key is None else "\n") + f"{finding.key}\n")
            self._key = finding.key
        sign = _SIGNS.get(finding.severity or "", "✓")
        head = f"{sign} {finding.rule}" + (f": {finding.severity}" if finding.severity else "")
        body = textwrap.fill(clean(finding.message), self._width, initial_indent="    ", subsequent_indent="    ")
        self._write(f"  {head}\n{body}\n")

    def __str__(self) -> str:
        count = self._counted
        kinds = ", ".join(_counted(count[severity], noun) for severity, noun in _NOUNS.items())
        agree = f"{count['consistent']:,} agree{'s' if count['consistent'] == 1 else ''}"
        return f"{_counted(count.total(), 'comparison')} in {len(self._series):,} series: {agree}, {kinds}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _cells(finding: Finding) -> list[str]:
    row = finding.as_dict()
    figures = row["figures"]
    suspect = " ".join(f"{one['article']}:{one['figure']}" for one in row["suspect"] or ())
    cells = {**row["series"], **row, "suspect": suspect}
    cells["articles"] = " ".join(one["article"] for one in figures)
    cells["texts"] = "; ".join(f"{one['text']} ({one['period']})" for one in figures)
    return ["" if cells[name] is None else str(cells[name]) for name in COLUMNS]


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
