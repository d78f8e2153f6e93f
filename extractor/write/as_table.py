"""table: for people at a terminal. Figures as rows grouped by sentence, then the verdicts.

Colour only repeats what a sign and a word say already. Control characters of the article never reach the terminal.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.records import ArticleRecord, Figure, Reference, plain
from extractor.write import Page
from extractor.write.verdicts import SCALES, show

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\s]+")
_SYMBOLS = {"percent": "%", "percentage_point": "pp", "basis_point": "bp", "index_point": "points", "ratio": "times", "count": ""}
_DIMENSIONS = ("indicator", "sector", "region", "entity")
_WHOLE = {"", "value", "period"}  # columns that are never broken
_GAP = 3  # between two columns
_NARROW = 80  # a table narrower than this is harder to read than one that the terminal breaks


class Writer:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._count = 0

    def add(self, record: ArticleRecord) -> None:
        if self._page.brief and record.error is None and all(check.verdict != "inconsistent" for check in record.checks):
            return
        buffer = io.StringIO()
        console = console_of(buffer, self._page)
        if self._count:
            console.print()
        self._count += 1
        self._article(console, record)
        self._page.write("".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines()))

    def close(self) -> None:
        """Nothing is held back."""

    def _article(self, console: Console, record: ArticleRecord) -> None:
        if not article_heading(console, record):
            return
        if not self._page.checks_only and record.figures:
            for part in _figures(record.figures, console.width):
                console.print(part)
        show(console, record, self._page.text(), brief=self._page.brief)


def console_of(buffer: io.StringIO, page: Page) -> Console:
    """A console that writes to the buffer, as wide and colourful as the page."""
    return Console(
        file=buffer,
        force_terminal=page.color,
        color_system="standard" if page.color else None,
        no_color=not page.color,
        width=max(page.width, _NARROW),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def article_heading(console: Console, record: ArticleRecord) -> bool:
    """Names the article; False, with its error told, where it could not be processed."""
    heading = [clean(part) for part in (_title(record), record.published) if part]
    console.print(Text(" · ".join(heading), style="bold"))
    if record.error:
        console.print(Text(f"✗ not processed ({record.error.code}): {clean(record.error.message)}", style="red"))
    return record.error is None


def _title(record: ArticleRecord) -> str:
    """What a reader calls the article: its title, its file, or its id where a file holds several."""
    of_file = record.source and record.id.startswith(f"{record.source}-")
    typed = record.source is None and record.id == f"article-{record.text_sha256[:12]}"
    return record.title or (record.source if of_file else None) or ("standard input" if typed else record.id)


def clean(text: str) -> str:
    """The text on one line, without control characters and direction marks."""
    return _CONTROL.sub(" ", text).strip()


def written_value(figure: Figure) -> str:
    """Value or range with its unit as people write it: `-5.7 %`, `20,880,000,000 USD`, `5.7 to 5.9 billion USD`."""
    unit = _SYMBOLS.get(figure.unit, figure.unit.replace("_", " "))
    if figure.unit == "count" and figure.counted:
        unit = clean(figure.counted).rpartition(" ")[2]  # "visitors" of "foreign visitors"
        unit = unit.lower() if unit.istitle() else unit  # of a headline
    hedge = {"about": "~", "more_than": ">", "less_than": "<"}.get(figure.qualifier, "")
    if figure.value is not None:
        return f"{hedge}{grouped(figure.value)} {unit}".strip()
    return f"{hedge}{_range([end for end in (figure.low, figure.high) if end is not None])} {unit}".strip()


def _range(ends: list[Decimal]) -> str:
    """Both ends on one scale, where that costs no digits: two long numbers would push all else off the page."""
    scale, word = next(((scale, word) for scale, word in SCALES if min(map(abs, ends)) >= scale), (Decimal(1), ""))
    if word and all(end * 1000 % scale == 0 for end in ends):
        return " to ".join(plain(end / scale) for end in ends) + f" {word}"
    return " to ".join(map(grouped, ends))


def grouped(number: Decimal) -> str:
    """A decimal with commas between its thousands."""
    whole, dot, places = plain(number).partition(".")
    return f"{int(whole):,}{dot}{places}" if abs(number) >= 1000 else plain(number)


def _figures(figures: tuple[Figure, ...], width: int) -> Iterable[Text | Table]:
    """A row a figure. Columns without any word are left out; where the rest is too wide, the dimensions share one column.

    What is then the same for every figure is said once, above.
    """
    rows = [_row(figure) for figure in figures]
    rows = [{name: row[name] for name in row if any(other[name] for other in rows)} for row in rows]
    if _width(rows) > width:
        shared = _shared(rows)
        if shared:
            yield Text("all figures: " + ", ".join(f"{name} {value}" for name, value in shared.items()))
        rows = [_narrowed({name: value for name, value in row.items() if name not in shared}) for row in rows]
        if _width(rows) > width:
            rows = [_merged(row) for row in rows]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in rows[0]:
        table.add_column(name, justify="right" if name == "value" else "left", overflow="fold", no_wrap=name in _WHOLE)
    for figure, row, following in zip(figures, rows, [*figures[1:], None], strict=True):
        last_of_sentence = following is not None and following.sentence != figure.sentence
        table.add_row(*map(Text, row.values()), end_section=last_of_sentence)
    yield table


def _width(rows: list[dict[str, str]]) -> int:
    """How wide a table of the rows would be, were nothing broken."""
    return sum(max(len(name), *(len(row[name]) for row in rows)) + _GAP for name in rows[0])


def _row(figure: Figure) -> dict[str, str]:
    measure = " ".join(part for part in (figure.measure, figure.basis) if part)
    if figure.status != "actual":
        measure += f" ({figure.status})"
    names = {name: _name(getattr(figure, name)) for name in _DIMENSIONS}
    start = {"": figure.id, "as written": clean(figure.text), "value": written_value(figure), "measure": measure}
    return {**start, **names, "period": figure.period or ""}


def _shared(rows: list[dict[str, str]]) -> dict[str, str]:
    """The dimensions that no two rows tell apart; of a single row, none."""
    first = rows[0] if len(rows) > 1 else {}
    return {name: first[name] for name in _DIMENSIONS if first.get(name) and all(row[name] == first[name] for row in rows)}


def _narrowed(row: dict[str, str]) -> dict[str, str]:
    """The row with its dimensions in one column: `exports · wood · DE · FI`."""
    shared = " · ".join(row[name] for name in _DIMENSIONS if row.get(name))
    narrow: dict[str, str] = {}
    for name, value in row.items():
        if name not in _DIMENSIONS:
            narrow[name] = value
        elif "what" not in narrow:
            narrow["what"] = shared
    return narrow


def _merged(row: dict[str, str]) -> dict[str, str]:
    """The row with its measure in front of what it is of: `change yoy · exports · wood`."""
    what = " · ".join(part for part in (row.get("measure", ""), row.get("what", "")) if part)
    return {"what" if name == "measure" else name: what if name == "measure" else value for name, value in row.items() if name != "what"}


def _name(reference: Reference | None) -> str:
    return "" if reference is None else clean(reference.id or reference.name or reference.text or "").replace("_", " ")
