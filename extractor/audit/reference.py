"""reference: known values of a table or a store, and an article's figures against them.

A table has the columns `indicator`, `period`, `value` and, where they apply, `sector`, `region`, `entity`, `adjustment`, `measure`
(level where it is not told), `basis` and `unit`; ids, or the words of the articles. The tables that `batch` and `export` write are
such tables too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from extractor.audit.figures import Key, Slot, key_of, series
from extractor.audit.findings import agree
from extractor.audit.readings import outer
from extractor.errors import SetUpError
from extractor.interval import Interval
from extractor.period import Period
from extractor.records import ArticleRecord, Bounds, Check, Figure, Reference, plain

RULE = "reference"
_NAMED = ("indicator", "sector", "region", "entity")
_LOWER = {"error": "warning", "warning": "info"}


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is known, and where it stands."""

    interval: Interval
    place: str
    text: str
    severity: str  # of a figure that does not meet it
    digest: str | None = None  # of the article that it is from


class Table:
    """Known values by series and slot."""

    def __init__(self, rows: Iterable[tuple[Key, Slot, Known]]) -> None:
        self._known: dict[tuple[Key, Slot], list[Known]] = {}
        for key, slot, known in rows:
            self._known.setdefault((_lower(key), slot), []).append(known)

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def checks(self, record: ArticleRecord) -> Iterator[Check]:
        """A check for each figure of the article whose value is known: the value told last, from another article."""
        for figure in record.figures:
            place = _place(figure)
            known = [one for one in self._known.get(place, ()) if one.digest != record.text_sha256] if place else []
            if known:
                yield _check(figure, known[-1])


def loaded(path: Path) -> Table:
    """The known values of a .csv, .parquet or store. SetUpError names the row and column of what is wrong."""
    ending = path.suffix.lower()
    if not path.is_file():
        raise SetUpError(f"--against: {path.as_posix()}: no such file")
    if ending == ".db":
        return Table(_stored(path))
    if ending == ".csv":
        return Table(_read(_csv_rows(path), path))
    if ending == ".parquet":
        return Table(_read(_parquet_rows(path), path))
    raise SetUpError(f"--against: {path.as_posix()}: expected a .csv or .parquet table or a store (.db)")


def _lower(key: Key) -> Key:
    return Key(*(part.lower() if part is not None else None for part in key))  # type: ignore[arg-type]


def _place(figure: Figure) -> tuple[Key, Slot] | None:
    """The series and slot of a figure; None where it is no fact, or of no known period."""
    if figure.period is None or "XXXX" in figure.period or figure.indicator is None or figure.speaker is not None:
        return None
    if figure.status in ("forecast", "target"):
        return None
    key = key_of(_word(figure.indicator), _word(figure.sector), _word(figure.region), _word(figure.entity), figure.adjustment)
    return _lower(key), _slot(key, figure.measure, figure.unit, figure.basis, Period.parse(figure.period))


def _word(part: Reference | None) -> str | None:
    return None if part is None else part.id or (part.text or "").lower() or None


def _slot(key: Key, measure: str, unit: str, basis: str | None, period: Period) -> Slot:
    if measure == "level" and unit == "percent" and key.indicator == "cpi":
        measure, basis = "change", basis or "yoy"
    return Slot(measure, unit, basis if measure in ("change", "difference", "streak") else None, period)


def _check(figure: Figure, known: Known) -> Check:
    stated = Interval(figure.interval.low, figure.interval.high, figure.interval.low is not None, figure.interval.high is not None)
    right = agree(stated, known.interval)
    defended = agree(outer(figure.text, figure.value, stated), known.interval)  # by the loosest reading of its digits
    severity = known.severity if figure.qualifier == "exact" and not (defended and known.severity == "error") else _LOWER[known.severity]
    fits = "is the known" if right else "is not the known"
    implied = Bounds(low=_decimal(known.interval.lo), high=_decimal(known.interval.hi))
    return Check.model_validate(
        {
            "rule": RULE,
            "verdict": "consistent" if right else "inconsistent",
            "severity": None if right else severity,
            "figures": (figure.id,),
            "formula": f"{figure.text} = {known.text}",
            "stated": figure.interval,
            "implied": implied,
            "resolution": None,
            "weak": False,
            "reason": None,
            "suspect": None if right else (figure.id,),
            "hypothesis": None,
            "message": f"{figure.text} for {figure.period} {fits} {known.text} of {known.place}.",
        }
    )


def _decimal(end: Any) -> Decimal | None:
    return None if end is None else Decimal(end)


def _stored(path: Path) -> Iterator[tuple[Key, Slot, Known]]:
    from extractor.store.database import opened

    with closing(opened(path)) as store:
        digests = dict(store.execute("SELECT document, text_sha256 FROM documents"))
        for one in series(store, path):
            for figure in one.figures:
                place = f"{path.name}, {figure.article} ({figure.published.isoformat()})"
                yield one.key, figure.slot, Known(figure.core, place, figure.text, "warning", digests.get(figure.document))


def _csv_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            for row in rows:
                yield rows.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as broken:
        raise SetUpError(f"--against: {path.as_posix()}: cannot be read: {broken}") from None


def _parquet_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    from extractor.archive.parquet_table import required

    arrow = required()
    try:
        rows = arrow.parquet.read_table(path).to_pylist()
    except (arrow.ArrowException, OSError) as broken:
        raise SetUpError(f"--against: {path.as_posix()}: cannot be read: {broken}") from None
    yield from enumerate(rows, 1)


def _read(rows: Iterable[tuple[int, Mapping[str, Any]]], path: Path) -> Iterator[tuple[Key, Slot, Known]]:
    for number, row in rows:
        place = f"{path.name}:{number}"
        found = {name: _cell(row, name) for name in ("period", "value", "unit", "measure", "basis", "adjustment")}
        names = [_cell(row, name) or _cell(row, f"{name}_id") or _lowered(_cell(row, f"{name}_text")) for name in _NAMED]
        for column, value in (("indicator", names[0]), ("period", found["period"]), ("value", found["value"])):
            if column not in row and f"{column}_id" not in row:
                raise SetUpError(f"--against: {path.as_posix()}: no column {column!r}; found {', '.join(map(str, list(row)[:10]))}")
            if value is None:
                break
        else:
            indicator, sector, region, entity = names
            key = key_of(indicator, sector, region, entity, found["adjustment"])
            slot = _slot(key, found["measure"] or "level", found["unit"] or "", found["basis"], _period(found["period"] or "", place))
            yield key, slot, Known(_interval(row, found["value"] or "", place), place, found["value"] or "", "error")


def _lowered(text: str | None) -> str | None:
    return text.lower().lstrip("'") if text else None


def _cell(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    text = plain(value) if isinstance(value, Decimal) else str(value).strip()
    return text or None


def _period(written: str, place: str) -> Period:
    try:
        return Period.parse(written)
    except ValueError:
        raise SetUpError(f"--against: {place}: period: expected 2025, 2025-Q1, 2025-05 or such, found {written!r}") from None


def _interval(row: Mapping[str, Any], written: str, place: str) -> Interval:
    """What the value may stand for: its own ends where the table has them, half a step where it has decimals, else exactly itself."""
    low, high = _cell(row, "interval_low"), _cell(row, "interval_high")
    try:
        if low is not None or high is not None:
            ends = (None if low is None else Decimal(low), None if high is None else Decimal(high))
            return Interval(*ends, low is not None, high is not None)
        value = Decimal(written.replace(",", ""))
    except InvalidOperation:
        raise SetUpError(f"--against: {place}: value: expected a number, found {written!r}") from None
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    return Interval(value - half, value + half)
