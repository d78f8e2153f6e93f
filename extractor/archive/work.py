"""The work on one article or a list of them, wherever it is done: this process, a spawned one, another machine.

`process_records` is the whole as one function that can be pickled: plain rows in, plain records out. Spark's `mapInPandas`
and Ray's `map_batches` can call it. A process builds its reader once and keeps it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

from extractor.read.source import Unread, printable
from extractor.records import Article, ArticleRecord, Failure, Figure, plain
from extractor.write import as_csv

if TYPE_CHECKING:
    from extractor.pipeline import Extractor

Want = Literal["jsonl", "csv", "parquet", "store"]
Item = Article | Unread
Row = tuple[Any, ...]


class Reader(Protocol):
    """The part of `Extractor` that a run needs."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[ArticleRecord]: ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker must know: the user's pattern files, and which rows the output takes."""

    patterns: tuple[str, ...] = ()
    want: Want = "jsonl"


@dataclass(frozen=True, slots=True)
class Done:
    """An article that is finished: what is written of it, and what is counted."""

    key: str  # of the document: see docs/decisions/0003
    id: str
    published: str | None
    title: str | None
    source: str | None
    url: str | None
    digest: str
    figures: int
    verdicts: tuple[int, int, int]  # consistent, inconsistent, unverifiable
    grave: tuple[int, int]  # inconsistent of severity error, of severity warning
    error: tuple[str, str] | None  # code and message
    written: str  # the JSON line, or the CSV lines
    text: str | None = None  # the rest for the store, and the rows for Parquet as well
    packed: bytes | None = None
    figure_rows: tuple[Row, ...] = ()
    check_rows: tuple[Row, ...] = ()


def key_of(item: Item) -> str:
    """What makes two inputs one document: text and day; where nothing was read, the place."""
    if isinstance(item, Unread):
        return f"unread:{item.place}"
    return f"{item.digest}:{item.published or ''}"


def unread_record(unread: Unread) -> ArticleRecord:
    """The record that only says that there was no article."""
    return _empty(unread.place, unread.source, unread.error.code, str(unread.error))


def crashed(article: Article, told: str) -> ArticleRecord:
    """The record of an article whose worker died of it."""
    name = article.id or f"{article.source or 'article'}-{article.digest[:12]}"
    message = f"{name}: its process ended while it was read ({told})"
    empty = _empty(name, article.source, "crashed", message)
    return empty.model_copy(update={"published": article.published, "title": article.title, "text_sha256": article.digest})


def _empty(name: str, source: str | None, code: str, message: str) -> ArticleRecord:
    return ArticleRecord(
        id=name,
        published=None,
        title=None,
        source=source,
        text_sha256=hashlib.sha256(b"").hexdigest(),
        figures=(),
        checks=(),
        error=Failure(code=code, message=printable(message)),
    )


def work(reader: Reader, items: Sequence[Item], settings: Settings) -> Iterator[Done]:
    """Each item finished, in order."""
    for item in items:
        if isinstance(item, Unread):
            yield finished(item, unread_record(item), settings)
        else:
            for record in reader.pipe((item,)):
                yield finished(item, record, settings)


def finished(item: Item, record: ArticleRecord, settings: Settings) -> Done:
    """The record as the output takes it."""
    verdicts = [check.verdict for check in record.checks]
    wrong = [check.severity for check in record.checks if check.verdict == "inconsistent"]
    written = as_csv.figure_lines(record) if settings.want == "csv" else record.model_dump_json() + "\n"
    rest: dict[str, Any] = {}
    if settings.want in ("parquet", "store"):
        rest["figure_rows"] = tuple(row_of(record, figure) for figure in record.figures)
    if settings.want == "store":
        rest["check_rows"] = tuple(tuple(_cell(cell) for cell in row) for row in as_csv.check_rows(record))
        rest["packed"] = zlib.compress(written.encode())
        rest["text"] = item.text if isinstance(item, Article) else None
    return Done(
        key=key_of(item),
        id=record.id,
        published=record.published,
        title=record.title,
        source=record.source,
        url=item.url if isinstance(item, Article) else None,
        digest=record.text_sha256,
        figures=len(record.figures),
        verdicts=(verdicts.count("consistent"), len(wrong), verdicts.count("unverifiable")),
        grave=(wrong.count("error"), wrong.count("warning")),
        error=(record.error.code, record.error.message) if record.error else None,
        written="" if settings.want in ("parquet", "store") else written,
        **rest,
    )


def row_of(record: ArticleRecord, figure: Figure) -> Row:
    """The row of a figure in the store and in Parquet: the cells of the CSV, numbers as text."""
    return tuple(_cell(cell) for cell in as_csv.figure_row(record, figure))


def _cell(value: as_csv.Cell) -> str | int | None:
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, int | str) else plain(value)


def _is_missing(value: Any) -> bool:
    """None, and what equals nothing, itself included: NaN and NaT."""
    return value is None or bool(value != value)


def _given(value: Any) -> Any:
    """Words as they are; days, time stamps and numbers as they are written."""
    return value if isinstance(value, str) else value.isoformat() if hasattr(value, "isoformat") else str(value)


@lru_cache(maxsize=2)
def reader_of(patterns: tuple[str, ...]) -> Extractor:
    """This process's reader, built at the first call."""
    from extractor.pipeline import Extractor

    return Extractor(patterns)


MakesReader = Callable[[tuple[str, ...]], Reader]


def process_chunk(items: Sequence[Item], settings: Settings, makes_reader: MakesReader = reader_of) -> list[Done]:
    """`work` with this process's own reader."""
    return list(work(makes_reader(settings.patterns), items, settings))


def process_records(records: Iterable[Mapping[str, Any]], *, patterns: Sequence[str] = ()) -> list[dict[str, Any]]:
    """One record for each row with `text` and, where known, `id`, `published`, `title`, `source`; plain dicts, in order.

    Rows may be those of pandas or NumPy: NaN and NaT are nothing, time stamps are days.
    """
    rows = [{key: _given(value) for key, value in row.items() if key in Article.model_fields and not _is_missing(value)} for row in records]
    return [json.loads(record.model_dump_json()) for record in reader_of(tuple(patterns)).pipe(rows)]
