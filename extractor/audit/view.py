"""Series over time as they were told: a period after the other, with every value, its day and its source."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from extractor.audit.figures import Series, Told
from extractor.records import plain
from extractor.write.as_table import clean

COLUMNS = (
    *("indicator", "sector", "region", "entity", "adjustment", "kind", "unit", "basis", "period", "published", "value", "text", "status"),
    *("source", "article", "figure"),
)


class View:
    """`add` a series after the other, then `close`."""

    def __init__(self, write: Callable[[str], None], form: str, *, unit: str | None, measure: str | None) -> None:
        self._write = write
        self._form = form
        self._unit = unit
        self._measure = measure
        self.shown = 0
        if form == "csv":
            write(_line(COLUMNS))

    def add(self, series: Series) -> None:
        told = [figure for figure in series.figures if self._wanted(figure)]
        told.sort(
            key=lambda one: (one.slot.kind, one.slot.unit, one.slot.basis or "", one.slot.period.end, one.slot.period.start, one.published)
        )
        if not told:
            return
        self.shown += len(told)
        if self._form == "table":
            self._table(series, told)
        for figure in told if self._form != "table" else ():
            row = _row(series, figure)
            self._write(json.dumps(row, ensure_ascii=False) + "\n" if self._form == "jsonl" else _line([row[name] for name in COLUMNS]))

    def close(self) -> None:
        """Nothing is held back."""

    def _wanted(self, figure: Told) -> bool:
        return (self._unit is None or figure.slot.unit.lower() == self._unit.lower()) and self._measure in (None, figure.slot.kind)

    def _table(self, series: Series, told: list[Told]) -> None:
        place: tuple[str, str, str | None] | None = None
        period = ""
        for figure in told:
            slot = figure.slot
            if (slot.kind, slot.unit, slot.basis) != place:
                place = (slot.kind, slot.unit, slot.basis)
                self._write(f"{series.key}: {slot.kind}, {slot.unit}{f', {slot.basis}' if slot.basis else ''}\n")
                period = ""
            named = str(slot.period)
            status = "" if figure.status == "actual" else f" ({figure.status})"
            source = figure.source or figure.article
            said = clean(figure.text) + status  # a line break of the article is none of the table
            self._write(f"  {'' if named == period else named:<22} {figure.published}  {said:<28} {clean(source)}\n")
            period = named


def _row(series: Series, figure: Told) -> dict[str, str | None]:
    slot = figure.slot
    return {
        **series.key._asdict(),
        "kind": slot.kind,
        "unit": slot.unit,
        "basis": slot.basis,
        "period": str(slot.period),
        "published": figure.published.isoformat(),
        "value": None if figure.value is None else plain(figure.value),
        "text": figure.text,
        "status": figure.status,
        "source": figure.source,
        "article": figure.article,
        "figure": figure.figure,
    }


def _line(cells: tuple[str, ...] | list[str | None]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(["" if cell is None else cell for cell in cells])
    return buffer.getvalue()
