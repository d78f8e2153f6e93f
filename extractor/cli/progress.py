"""The progress of a batch on a terminal: how much of the inputs has been read, articles a second, time left."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from extractor.archive.work import Done
    from extractor.read.source import Source, Unread

_OFTEN = 0.2  # seconds between two looks at the file


class Meter:
    """Bytes read of the inputs, as stored; `total` is None where an input does not tell its length."""

    def __init__(self, sources: Sequence[Source | Unread]) -> None:
        from extractor.read.source import Source

        paths = [source.path for source in sources if isinstance(source, Source)]
        self.total: int | None = None if any(path is None for path in paths) else sum(_size(path) for path in paths if path is not None)
        self._before = 0
        self._now: BinaryIO | None = None
        self._length = 0

    def opened(self, stream: BinaryIO) -> None:
        """Another file begins, and the one before is read."""
        self._before += self._length
        self._now = stream
        self._length = 0
        with suppress(OSError, AttributeError, ValueError):
            self._length = os.fstat(stream.fileno()).st_size

    @property
    def read(self) -> int:
        if self._now is None or self._now.closed:
            return self._before + self._length
        with suppress(OSError, ValueError):
            return self._before + min(self._length, self._now.tell())
        return self._before


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


class Bar:
    """Shows a meter; `add` after each article."""

    def __init__(self, progress: Progress, task: TaskID, meter: Meter) -> None:
        self._progress, self._task, self._meter = progress, task, meter
        self._articles = 0
        self._started = self._shown = time.monotonic()

    def add(self, done: Done) -> None:  # noqa: ARG002 - any article counts
        self._articles += 1
        now = time.monotonic()
        if now - self._shown > _OFTEN:
            self._shown = now
            rate = self._articles / (now - self._started)
            self._progress.update(self._task, completed=self._meter.read, articles=f"{self._articles:,}", rate=f"{rate:,.0f}/s")


@contextmanager
def shown(meter: Meter, *, quiet: bool) -> Iterator[Bar | None]:
    """A bar on standard error while the block runs; None where it is no terminal."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns: list[ProgressColumn] = [TextColumn("{task.fields[articles]} articles"), TextColumn("{task.fields[rate]}")]
    if meter.total:
        columns = [BarColumn(), TextColumn("{task.percentage:>3.0f}%"), *columns, TimeRemainingColumn()]
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, progress.add_task("", total=meter.total, articles="0", rate="–"), meter)
