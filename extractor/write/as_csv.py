"""csv: one row a figure (`extract`, `batch`) or one row a check (`check`), with a header.

Decimals keep their exact digits. A text cell that a spreadsheet would run as a formula gets a `'` in front.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.records import ArticleRecord, Bounds, Check, Figure, plain
from extractor.write import Page

DIMENSIONS = ("indicator", "sector", "region", "entity")
SCALARS = ("unit", "counted", "measure", "qualifier", "basis", "period", "compared_to")
FIGURE_COLUMNS = (
    *("article", "published", "id", "text", "start", "end", "sentence", "value", "low", "high", "interval_low", "interval_high"),
    *SCALARS,
    *(f"{name}_{part}" for name in DIMENSIONS for part in ("id", "text")),
    *("adjustment", "status", "speaker"),
)
CHECK_COLUMNS = (
    *("article", "published", "rule", "verdict", "severity", "figures", "texts", "formula"),
    *("stated_low", "stated_high", "implied_low", "implied_high", "resolution", "weak", "reason", "suspect", "hypothesis", "message"),
)
_RUNS = re.compile(r"[=+\-@\t\r]")  # what spreadsheets take for the start of a formula
_NUMERIC = re.compile(r"[+-]?[\d.,]+%?")

Cell = str | int | bool | Decimal | None


class Writer:
    def __init__(self, page: Page) -> None:
        self._write = page.write
        self._checks = page.checks_only
        self._started = False

    def add(self, record: ArticleRecord) -> None:
        self._start()
        lines = map(_line, check_rows(record)) if self._checks else [figure_lines(record)]
        for line in lines:
            self._write(line)

    def close(self) -> None:
        self._start()

    def _start(self) -> None:
        if not self._started:
            self._started = True
            self._write(_line(CHECK_COLUMNS if self._checks else FIGURE_COLUMNS))


def header() -> str:
    """The first line of a table of figures."""
    return _line(FIGURE_COLUMNS)


def figure_lines(record: ArticleRecord) -> str:
    """A line for each figure of the record."""
    return "".join(_line(figure_row(record, figure)) for figure in record.figures)


def figure_row(record: ArticleRecord, figure: Figure) -> list[Cell]:
    """The cells of FIGURE_COLUMNS."""
    row: list[Cell] = [record.id, record.published, figure.id, figure.text, figure.start, figure.end, figure.sentence]
    row += [figure.value, figure.low, figure.high, *_ends(figure.interval)]
    row += [getattr(figure, name) for name in SCALARS]
    for name in DIMENSIONS:
        reference = getattr(figure, name)
        row += [None, None] if reference is None else [reference.id, reference.text]
    return [*row, figure.adjustment, figure.status, figure.speaker]


def check_rows(record: ArticleRecord) -> Iterable[list[Cell]]:
    """The cells of CHECK_COLUMNS for each check."""
    texts = {figure.id: figure.text for figure in record.figures}
    for check in record.checks:
        yield _check_row(record, check, texts)


def _check_row(record: ArticleRecord, check: Check, texts: dict[str, str]) -> list[Cell]:
    row: list[Cell] = [record.id, record.published, check.rule, check.verdict, check.severity, " ".join(check.figures)]
    row += ["; ".join(texts[name] for name in check.figures), check.formula, *_ends(check.stated), *_ends(check.implied)]
    return [*row, check.resolution, check.weak, check.reason, " ".join(check.suspect or ()) or None, check.hypothesis, check.message]


def _ends(bounds: Bounds | None) -> list[Cell]:
    return [None, None] if bounds is None else [bounds.low, bounds.high]


def _line(row: Iterable[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_cell(value) for value in row])
    return buffer.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value)
    text = str(value)
    return f"'{text}" if _RUNS.match(text) and not _NUMERIC.fullmatch(text) else text
