"""Worker processes on this machine: chunks out, results back in order, and no article lost when a process dies.

Each worker has a pipe of its own, so that its end tells which chunk it had. A chunk whose worker died goes back article by
article; an article that ends its worker twice more, alone, is quarantined: its record says `crashed`. Workers are replaced
when they die, and when they have read so many articles that their memory may have grown.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from extractor.archive.work import Done, Item, MakesReader, Settings, crashed, finished, reader_of, work
from extractor.errors import ExtractorError, SetUpError
from extractor.read.source import Unread

RECYCLED = 200_000  # articles that a worker reads before a new one takes its place
_AHEAD = 3  # chunks in flight, for each worker
_ALONE = 2  # deaths alone with one article that prove that it is the cause
_STILLBORN = 8  # workers in a row that die before one is ready
_READY = b"ready"


@dataclass(slots=True)
class _Task:
    """A chunk, and what has come back of it."""

    items: Sequence[Item]
    done: list[Done | None] = field(init=False)
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.done = [None] * len(self.items)
        self.left = len(self.items)


@dataclass(slots=True)
class _Job:
    """Articles of a task that a worker gets at once."""

    task: _Task
    first: int
    last: int  # exclusive
    deaths: int = 0

    @property
    def items(self) -> Sequence[Item]:
        return self.task.items[self.first : self.last]

    def fill(self, results: Sequence[Done]) -> None:
        self.task.done[self.first : self.last] = results
        self.task.left -= len(results)


class _Worker:
    def __init__(self, settings: Settings, makes_reader: MakesReader) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, settings, makes_reader), daemon=True)
        with _interrupts_ignored():  # from its birth: its imports would tell of an interrupt in twenty lines
            self.process.start()
        theirs.close()  # else its end would not be seen
        self.job: _Job | None = None
        self.ready = False
        self.read = 0

    def stop(self) -> None:
        """Ends the process, whatever it does."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()
        self.process.close()

    def told(self) -> str:
        """How it ended, in words."""
        self.process.join(5)
        code = self.process.exitcode
        if code is not None and code < 0:
            try:
                return signal.Signals(-code).name
            except ValueError:
                return f"signal {-code}"
        return f"exit {code}"


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """A process that is started in the block ignores interrupts; this one misses none but in the block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: Connection[Any, Any], settings: Settings, makes_reader: MakesReader) -> None:
    """The life of a worker. Its end of the pipe breaks when the run ends, however it ends."""
    try:
        reader = makes_reader(settings.patterns)
    except ExtractorError as wrong:
        pipe.send(str(wrong))
        return
    gc.freeze()
    try:
        pipe.send(_READY)
        while True:
            pipe.send(list(work(reader, pipe.recv(), settings)))
    except (EOFError, OSError):
        os._exit(0)


class Crew:
    """`count` workers. `run` may be called once; the workers end with it."""

    def __init__(self, count: int, settings: Settings, *, makes_reader: MakesReader = reader_of, recycled: int = RECYCLED) -> None:
        self._count = count
        self._settings = settings
        self._makes_reader = makes_reader
        self._recycled = recycled
        self._workers: list[_Worker] = []
        self._waiting: deque[_Job] = deque()
        self._stillborn = 0

    def run(self, chunks: Iterable[Sequence[Item]]) -> Iterator[list[Done]]:
        """The results of each chunk, in order of the chunks. SetUpError where no worker can begin."""
        source = iter(chunks)
        pending: deque[_Task] = deque()
        more = True
        try:
            self._workers = [_Worker(self._settings, self._makes_reader) for _ in range(self._count)]
            while more or pending:
                while more and len(pending) < _AHEAD * self._count:
                    items = next(source, None)
                    if items is None:
                        more = False
                        break
                    task = _Task(items)
                    pending.append(task)
                    self._waiting.append(_Job(task, 0, len(items)))
                    self._hand_out()
                self._hand_out()
                while pending and not pending[0].left:
                    yield [done for done in pending.popleft().done if done is not None]
                if pending and pending[0].left:
                    self._listen()
        finally:
            for worker in self._workers:
                worker.stop()

    @property
    def pids(self) -> list[int]:
        """The processes at work now."""
        return [worker.process.pid for worker in self._workers if worker.process.pid is not None]

    def _hand_out(self) -> None:
        for worker in list(self._workers):
            if self._waiting and worker.ready and worker.job is None:
                job = worker.job = self._waiting.popleft()
                try:
                    worker.pipe.send(job.items)
                except OSError:  # it died while it was idle
                    self._replace(worker)

    def _listen(self) -> None:
        """Waits for whatever a worker says, its end included."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                said = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            self._hear(worker, said)
        self._hand_out()

    def _hear(self, worker: _Worker, said: Any) -> None:
        if said == _READY:
            worker.ready, self._stillborn = True, 0
        elif isinstance(said, str):
            raise SetUpError(said)
        elif worker.job is not None:
            worker.job.fill(said)
            worker.job = None
            worker.read += len(said)
            if worker.read >= self._recycled:
                self._workers[self._workers.index(worker)] = _Worker(self._settings, self._makes_reader)
                worker.stop()

    def _replace(self, worker: _Worker) -> None:
        told, job = worker.told(), worker.job
        worker.stop()
        self._workers.remove(worker)
        self._stillborn += not worker.ready
        if self._stillborn >= max(_STILLBORN, 2 * self._count):
            raise SetUpError(f"--jobs: the worker processes end before they begin ({told}); try --jobs 1")
        self._workers.append(_Worker(self._settings, self._makes_reader))
        if job is not None:
            self._give_back(job, told)

    def _give_back(self, job: _Job, told: str) -> None:
        if job.last - job.first > 1:
            self._waiting.extendleft(_Job(job.task, number, number + 1) for number in reversed(range(job.first, job.last)))
            return
        job.deaths += 1
        (item,) = job.items
        if job.deaths < _ALONE or isinstance(item, Unread):
            self._waiting.appendleft(job)
        else:
            job.fill([finished(item, crashed(item, told), self._settings)])
