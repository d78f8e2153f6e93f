"""Tables flattened to one cell a line: a line with the unit, lines with the periods, then each row's name and its numbers.

£ million / 2016 / 2015 / Revenue / 1,271 / 1,148 / Operating profit / 271 / 248
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractor.assemble.frames import Frame, Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.phrases import region_dimension
from extractor.assemble.tables import header_unit, is_money, rescale
from extractor.marks import Dimension, Tag
from extractor.period import Period
from extractor.recognize.sentences import Sentence

_CELL = re.compile(r"[\s|(+\-–−]*(?:[£€$¥₹]\s?)?\d[\d.,\u00a0\u202f\u2009]*\s?(?:%|pp|x)?\)?[\s|*]*")
_CHANGE = re.compile(
    r"(?i)[\s|(]*(?:%|\+/-|±|(?:yoy |y/y |annual |year-on-year )?(?:change|growth|var(?:iation|\.)?))"
    r"(?:,? (?:in )?%| \(%\)|%)?[\s|)]*"
)
_PERCENT = re.compile(r"%|\bper ?cent\b|\bmargin\b|\bratio\b", re.IGNORECASE)
_LABEL = 70  # characters of a row's name
_HERE = ("heading", "headline", "bullet")


@dataclass(slots=True)
class _Table:
    """What the lines above say of the cells to come."""

    unit: tuple[str, object] | None = None
    columns: list[Tag | None] = field(default_factory=list)  # None: the column of changes
    label: Frame | None = None
    topic: Frame | None = None  # a name that stands over others: "Revenue by region"
    percent: bool = False
    cells: int = 0
    rows: int = 0

    @property
    def opened(self) -> bool:
        return self.unit is not None or len(self.columns) > 1


def fill_cells(
    text: str,
    sentences: Sequence[Sentence],
    groups: Sequence[list[Reading]],
    *,
    items: Sequence[Item],
    periods: Sequence[Tag],
    main: Period | None,
    frame_of: Callable[[Sequence[Item], str], Frame | None],
) -> None:
    """Give the numbers that stand alone on their lines the name of their row, the time of their column, the table's unit."""
    told = {group[0].sentence: group for group in groups if len(group) == 1}
    if not told:
        return
    item_starts, period_starts = [item.start for item in items], [tag.start for tag in periods]
    table = _Table()
    for index, sentence in enumerate(sentences):
        group = told.get(index)
        written = text[sentence.start : sentence.end]
        if sentence.kind not in _HERE or len(written) > _LABEL:
            table = _Table()
        elif group is not None and _CELL.fullmatch(written):
            _fill(group[0], table, main)
        elif (unit := header_unit(written)) is not None:
            table = _Table(unit=unit, columns=table.columns if not table.rows else [])
        elif _CHANGE.fullmatch(written):
            _column(table, None)
        else:
            own = periods[bisect_left(period_starts, sentence.start) : bisect_left(period_starts, sentence.end)]
            if own and all(isinstance(tag.value, Period) for tag in own) and not _rest(text, sentence, own):
                for tag in own:
                    _column(table, tag)
            elif group is None:
                held = items[bisect_left(item_starts, sentence.start) : bisect_left(item_starts, sentence.end)]
                _name(table, frame_of(held, text) or Frame(), held, written)


def _rest(text: str, sentence: Sentence, own: Sequence[Tag]) -> str:
    """What a line says beside its periods."""
    at, rest = sentence.start, ""
    for tag in own:
        rest += text[at : tag.start]
        at = tag.end
    return (rest + text[at : sentence.end]).strip(" \t|()/,–-:")


def _column(table: _Table, tag: Tag | None) -> None:
    last = next((other for other in reversed(table.columns) if other is not None), None)
    if table.rows or (tag is not None and last is not None and last.value.months != tag.value.months):
        table.columns, table.rows = [], 0  # "Half year ended 30 September" stands over "2016" and "2015"
    table.columns.append(tag)
    table.label = None


def _name(table: _Table, frame: Frame, held: Sequence[Item], written: str) -> None:
    """A row's name, or one that stands over several rows."""
    if table.label is not None and not table.cells:
        table.topic = table.label if table.label.indicator is not None else table.topic
    place = next((item for item in held if item.cls == "region"), None)
    if place is not None and frame.region is None and frame.sector is None:
        frame.region = region_dimension(place)
    if frame.indicator is None:
        named = next((item for item in held if item.cls == "sector"), None)
        if named is not None:
            frame.sector = Dimension(named.val.means, named.val.means, None, named.start, named.end)
        if table.topic is not None and (named is not None or place is not None):
            frame.indicator, frame.negative = table.topic.indicator, table.topic.negative
    if frame.indicator is not None and frame.sector is None and frame.region is None:
        frame.whole = True
    table.label, table.cells, table.percent = frame, 0, _PERCENT.search(written) is not None


def _fill(reading: Reading, table: _Table, main: Period | None) -> None:
    if not table.opened or table.label is None:
        return
    mention, place = reading.mention, table.cells
    table.cells += 1
    table.rows += 1
    column = table.columns[place] if place < len(table.columns) else None
    changes = place < len(table.columns) and column is None
    bare = mention.kind in ("bare", "count") and reading.counted is None and mention.form == "digits"
    frame = table.label
    if changes:
        first = next((tag for tag in table.columns if tag is not None), None)
        if bare:
            mention.kind, mention.unit = "percent", "percent"
        mention.signed = True
        column = first
        reading.basis = Tag(reading.item.start, reading.item.start, "basis", "yoy", "table row")
    elif bare and table.percent:
        mention.kind, mention.unit = "percent", "percent"
    elif bare and table.unit is not None and is_money(frame.indicator):
        rescale(reading, *table.unit)  # type: ignore[arg-type]
    if column is not None:
        reading.period, reading.role = _of_year(column, main), "now"
    elif place == 1:
        reading.role = "before"
    if frame.indicator is not None or frame.sector is not None or frame.region is not None:
        reading.frame = replace(frame, subject=True, period=None)
    reading.table = True


def _of_year(tag: Tag, main: Period | None) -> Tag:
    """A year over a column of a half-year's report is that half of the year."""
    value: Period = tag.value
    if main is None or value.months != 12 or (main.months or 12) >= 12 or not main.known_year:
        return tag
    return dataclasses.replace(tag, value=main.shift(months=12 * (value.end.year - main.end.year)))
