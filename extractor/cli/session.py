"""One run over inputs: read, extract, write, and count what happened."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.options import checked_date
from extractor.cli.plain import say
from extractor.cli.quick import import_spacy, without_collector
from extractor.errors import AccessError

if TYPE_CHECKING:
    from extractor.archive.work import Reader
    from extractor.read.source import Unread
    from extractor.records import Article, ArticleRecord
    from extractor.write import RecordWriter

_MOST_TOLD = 20  # error lines of a run; the rest are counted, and stand in the records


@dataclass(slots=True)
class Tally:
    """What a run has seen."""

    articles: int = 0
    figures: int = 0
    checks: int = 0
    inconsistent: int = 0
    errors: int = 0  # inconsistent with severity error
    warnings: int = 0  # inconsistent with severity warning
    failed: int = 0

    def add(self, record: ArticleRecord) -> None:
        self.articles += 1
        self.figures += len(record.figures)
        self.checks += len(record.checks)
        for check in record.checks:
            if check.verdict == "inconsistent":
                self.inconsistent += 1
                self.errors += check.severity == "error"
                self.warnings += check.severity == "warning"
        if record.error is not None:
            self.fail(record.error.message, record.id)

    def fail(self, message: str, name: str) -> None:
        self.failed += 1
        if self.failed <= _MOST_TOLD:
            say(message if message.startswith(name) else f"{name}: {message}")
        elif self.failed == _MOST_TOLD + 1:
            say("more inputs failed; their messages stand in their records only")

    def __str__(self) -> str:
        parts = [_counted(self.articles, "article"), _counted(self.figures, "figure")]
        parts.append(f"{_counted(self.checks, 'check')} ({self.inconsistent:,} inconsistent)")
        return ", ".join([*parts, f"{self.failed:,} failed"])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def reader(patterns: Sequence[str] | None, *, derived: bool = False) -> Reader:
    """The extractor with the user's vocabulary on top; this imports spaCy."""
    with without_collector():
        import_spacy()
        from extractor.pipeline import Extractor

        return Extractor([Path(name) for name in patterns or ()], derived=derived)


class Run:
    """Inputs, and what is needed to read them. Built before the output is opened, so that wrong set-up destroys nothing."""

    def __init__(
        self,
        names: Sequence[str],
        *,
        patterns: Sequence[str] | None,
        encoding: str,
        published: str | None,
        archive: bool = False,
        derived: bool = False,
    ) -> None:
        """`archive`: folders and globs are searched, and an input that is not there gets a record too."""
        from extractor.read.source import refuse_unsupported
        from extractor.read.text import checked_encoding

        self._names = names
        self._archive = archive
        self._encoding = checked_encoding(encoding)
        self._published = checked_date(published)
        refuse_unsupported(names)
        self._reader = reader(patterns, derived=derived)
        self._texts: deque[str] = deque()  # of the articles that the reader has taken, ahead of the records that it gives
        self._text = ""
        self.tally = Tally()

    def text(self) -> str:
        """The text of the article whose record was given last."""
        return self._text

    def write(
        self, writer: RecordWriter, *, skip: Path | None = None, seen: Callable[[ArticleRecord], ArticleRecord] | None = None
    ) -> None:
        """Every record, through `seen` where it is given, to the writer, which is closed even when interrupted.

        `skip` is the output, should a folder of inputs hold it.
        """
        try:
            for record in self._records(skip):
                shown = seen(record) if seen else record
                writer.add(shown)
                self.tally.add(shown)
        except KeyboardInterrupt:
            writer.close()
            raise
        writer.close()

    def _records(self, skip: Path | None) -> Iterator[ArticleRecord]:
        from extractor.archive.runner import items, records
        from extractor.read.inputs import inputs

        sources = inputs(self._names, folders=self._archive, skip=skip)
        found = items(sources, encoding=self._encoding, published=self._published)
        for record, unread in records(self._reader, self._kept(found)):
            self._text = self._texts.popleft() if unread is None else ""
            if unread is not None and isinstance(unread.error, AccessError) and not self._archive:
                self.tally.fail(str(unread.error), unread.place)
            else:
                yield record

    def _kept(self, found: Iterator[Article | Unread]) -> Iterator[Article | Unread]:
        for item in found:
            if hasattr(item, "text"):
                self._texts.append(item.text)
            yield item
