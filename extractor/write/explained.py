"""The view of `extractor explain`: each figure under its sentence, with the words that decided each field; or the same as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from extractor.recognize.refused import refusals
from extractor.recognize.sentences import Sentence, sentences
from extractor.records import ArticleRecord, Evidence, Figure, Reference, plain
from extractor.tokens import plain_marks, readable
from extractor.write.as_table import article_heading, clean, console_of, grouped, written_value
from extractor.write.drawing import Mark, drawn, shortened
from extractor.write.places import Places

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.write import Page

FIELDS = (
    *("value", "sign", "unit", "counted", "measure", "qualifier", "indicator", "sector", "region", "entity"),
    *("period", "compared_to", "basis", "status", "adjustment", "speaker"),
)
_STYLES = {
    **dict.fromkeys(("value", "sign", "unit", "counted", "qualifier"), "cyan"),
    **dict.fromkeys(("measure", "basis", "status", "adjustment"), "magenta"),
    **dict.fromkeys(("indicator", "sector", "region", "entity", "speaker"), "green"),
    **dict.fromkeys(("period", "compared_to"), "yellow"),
}
_USUAL = {"no hedge", "default"}  # rules of fields that nothing is said about
_INDENT = 2


class Explained:
    """Writes figures with their evidence. `figures` and `fields` restrict what is shown; empty is everything."""

    def __init__(self, page: Page, style: str, *, figures: Collection[str] = (), fields: Collection[str] = ()) -> None:
        self._page = page
        self._style = style
        self._figures = frozenset(figures)
        self._fields = [name for name in FIELDS if not fields or name in fields]
        self._articles: list[dict[str, Any]] = []
        self._count = 0
        self.shown = 0

    def add(self, record: ArticleRecord) -> None:
        chosen = [figure for figure in record.figures if not self._figures or figure.id in self._figures]
        self.shown += len(chosen)
        if self._figures and not chosen and record.error is None:
            return  # an article that has none of those asked for
        text = self._page.text()
        if self._style == "table":
            self._page.write(self._drawn(record, chosen, text))
        else:
            row = self._row(record, chosen, text)
            if self._style == "jsonl":
                self._page.write(json.dumps(row, ensure_ascii=False) + "\n")
            else:
                self._articles.append(row)

    def close(self) -> None:
        if self._style == "json" and self._articles:
            whole: Any = self._articles[0] if len(self._articles) == 1 else self._articles
            self._page.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")

    def _row(self, record: ArticleRecord, chosen: list[Figure], text: str) -> dict[str, Any]:
        places = Places(text)
        rows = []
        for figure in chosen:
            fields = {}
            for name, reason in self._reasons(figure):
                at = None if reason.start is None else places.line(reason.start)
                words = None if reason.start is None else text[reason.start : reason.end]
                fields[name] = {"value": _value(figure, name), "words": words, "start": reason.start, "end": reason.end, "line": at}
                fields[name] |= {"rule": reason.rule, "pattern": reason.pattern}
            rows.append({"id": figure.id, "text": figure.text, "line": places.line(figure.start), "fields": fields})
        error = record.error.model_dump() if record.error else None
        about = {"id": record.id, "published": record.published, "source": record.source}
        return {**about, "figures": rows, "refused": self._refused(record, text, places), "error": error}

    def _refused(self, record: ArticleRecord, text: str, places: Places) -> list[dict[str, Any]]:
        """What of the article is no figure and no date, and why; nothing where single figures are asked for."""
        if self._figures:
            return []
        found = refusals(text, [(figure.start, figure.end) for figure in record.figures])
        return [
            {"text": text[start:end], "start": start, "end": end, "line": places.line(start), "reason": reason}
            for start, end, reason in found
        ]

    def _reasons(self, figure: Figure) -> Iterator[tuple[str, Evidence]]:
        for name in self._fields:
            reason = figure.evidence.get(name)
            if reason is not None:
                yield name, reason

    def _drawn(self, record: ArticleRecord, chosen: list[Figure], text: str) -> str:
        buffer = io.StringIO()
        console = console_of(buffer, self._page)
        if self._count:
            console.print()
        self._count += 1
        if article_heading(console, record) and not record.figures:
            _say(console, "No figures were found.", style="dim")
        found = sentences(plain_marks(readable(text)))
        places = Places(text)
        for figure in chosen:
            console.print()
            self._figure(console, figure, text, found[figure.sentence], places)
        for number, one in enumerate(self._refused(record, text, places)):
            if not number:
                console.print()
            _say(console, f"not read: {clean(shortened(one['text']))} in line {one['line']}: {one['reason']}", style="yellow")
        return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())

    def _figure(self, console: Console, figure: Figure, text: str, sentence: Sentence, places: Places) -> None:
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        console.print(Text.assemble((f"{figure.id} ", "bold"), (clean(figure.text), "bold"), (f" = {_told(figure)}", "")))
        reasons = list(self._reasons(figure))
        marks = [Mark(figure.start - sentence.start, figure.end - sentence.start, "value", _STYLES["value"])]
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column("field", no_wrap=True)
        table.add_column("value", overflow="fold", max_width=26)
        table.add_column("why", overflow="fold", style="dim")
        usual = []
        for name, reason in reasons:
            if reason.rule in _USUAL:
                usual.append(f"{name} {_value(figure, name)}")
                continue
            inside = reason.start is not None and reason.end is not None and sentence.start <= reason.start and reason.end <= sentence.end
            if inside and name != "value":
                marks.append(_mark(figure, reason, name, sentence.start))
            why = _why(reason) if inside else _elsewhere(text, reason, places) + _why(reason)
            table.add_row(Text(name, style=_STYLES[name]), Text(clean(_value(figure, name, for_people=True) or "")), Text(why))
        console.print()
        for line in drawn(text[sentence.start : sentence.end], marks, console.width - 2 * _INDENT):
            console.print(Padding(line, (0, 0, 0, _INDENT)), no_wrap=True, overflow="ignore", crop=False)
        console.print()
        console.print(Padding(table, (0, 0, 0, _INDENT)))
        if usual:
            console.print(Padding(Text(f"nothing said: {', '.join(usual)}", style="dim"), (0, 0, 0, _INDENT)))


def _mark(figure: Figure, reason: Evidence, name: str, offset: int) -> Mark:
    """Where a field's words are marked: those inside the number share the number's own mark."""
    start, end = reason.start or 0, reason.end or 0
    if figure.start <= start and end <= figure.end:
        start, end = figure.start, figure.end
    return Mark(start - offset, end - offset, name, _STYLES[name])


def _value(figure: Figure, name: str, *, for_people: bool = False) -> str | None:
    """A field as its record has it, in one string."""
    if name == "sign":
        return "negative"
    if name == "value":
        ends = [figure.value] if figure.value is not None else [figure.low, figure.high]
        write = grouped if for_people else plain
        return " to ".join(write(end) for end in ends if end is not None)
    held = getattr(figure, name)
    if isinstance(held, Reference):
        return held.id or held.name or held.text
    return None if held is None else str(held)


def _told(figure: Figure) -> str:
    """The record in a line: `-7.2 %, change yoy, exports, tea, 2025-05`."""
    parts = [written_value(figure), " ".join(part for part in (figure.measure, figure.basis) if part)]
    parts += [_value(figure, name) or "" for name in ("indicator", "sector", "region", "entity")]
    parts += [figure.period or "", figure.status if figure.status != "actual" else ""]
    return ", ".join(clean(part) for part in parts if part)


def _elsewhere(text: str, reason: Evidence, places: Places) -> str:
    """Words of another sentence, quoted; those of this one are drawn."""
    if reason.start is None:
        return ""
    return f"“{shortened(clean(text[reason.start : reason.end]))}” in line {places.line(reason.start)}, "


def _why(reason: Evidence) -> str:
    return reason.rule if reason.pattern is None else f"{reason.rule} · {reason.pattern}"


def _say(console: Console, words: str, *, style: str) -> None:
    from rich.text import Text

    console.print(Text(words, style=style))
