"""One article at a time, in a thread of its own, with a bound on how long anybody waits."""

from __future__ import annotations

import asyncio
import queue
import threading
from concurrent.futures import Future

from starlette.requests import Request

from extractor.archive.work import Reader
from extractor.errors import ExtractorError
from extractor.records import Article, ArticleRecord

_MOST_WAITING = 8


class BusyError(ExtractorError):
    """Too many articles wait, or one took too long."""

    code = "busy"


class Readings:
    """Reads articles in order. The thread is a daemon: whatever it still works on does not keep the program from ending."""

    def __init__(self, reader: Reader, *, seconds: float) -> None:
        """`seconds` is the longest that a request waits for its record."""
        self._reader = reader
        self._seconds = seconds
        self._jobs: queue.Queue[tuple[Article, Future[ArticleRecord]]] = queue.Queue(_MOST_WAITING)
        self._thread: threading.Thread | None = None

    async def record(self, article: Article) -> ArticleRecord:
        """The article's record; BusyError where it does not come in time."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
            self._thread.start()
        future: Future[ArticleRecord] = Future()
        try:
            self._jobs.put_nowait((article, future))
        except queue.Full:
            raise BusyError("too many articles are waiting; try again in a moment") from None
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError:
            raise BusyError(f"this article was not read within {self._seconds:g} seconds; give a shorter one") from None

    def _work(self) -> None:
        while True:
            article, future = self._jobs.get()
            if not future.set_running_or_notify_cancel():  # given up while it waited
                continue
            try:
                (record,) = self._reader.pipe([article])
            except Exception as error:  # told to the request; the thread lives on
                future.set_exception(error)
            else:
                future.set_result(record)


def readings_of(request: Request) -> Readings:
    """The readings of the application that the request came to."""
    found: Readings = request.app.state.readings
    return found
