"""Workers on other machines, through Dask distributed (the extra `dask`): a chunk a task, results in order.

A worker that dies gives its tasks to others. A chunk that has ended as many workers as the scheduler allows goes back article
by article, and an article that still does gets a record that says `crashed`. The machines need the same environment.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractor.archive.work import Done, Item, MakesReader, Settings, crashed, finished, process_chunk, reader_of, unread_record
from extractor.errors import SetUpError
from extractor.read.source import Unread

LOCAL = "local"
_AHEAD = 3  # chunks in flight, for each worker
_PATIENCE = "20s"  # for the scheduler to answer


class Cluster:
    """A scheduler's workers; `address` is `tcp://host:port`, or `local` for a scheduler and `count` workers of its own."""

    def __init__(self, address: str, settings: Settings, *, count: int, makes_reader: MakesReader = reader_of) -> None:
        """SetUpError where the scheduler cannot be reached."""
        self._distributed = _package()
        self._address = address
        self._settings = settings
        self._makes_reader = makes_reader
        self._own: Any = None
        try:
            if address == LOCAL:
                self._own = self._distributed.LocalCluster(
                    n_workers=count, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
                )
            self._client = self._distributed.Client(self._own or address, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as refused:
            raise SetUpError(f"--scheduler: {address} cannot be reached: {refused}") from None

    def run(self, chunks: Iterable[Sequence[Item]]) -> Iterator[list[Done]]:
        """The results of each chunk, in order of the chunks. SetUpError where the scheduler is lost. May be called once."""
        try:
            yield from self._results(self._client, chunks)
        finally:
            self._client.close()
            if self._own is not None:
                self._own.close()

    def _results(self, client: Any, chunks: Iterable[Sequence[Item]]) -> Iterator[list[Done]]:
        source = iter(chunks)
        flying: deque[tuple[Sequence[Item], Any]] = deque()
        more = True
        try:
            while more or flying:
                room = _AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
                while more and len(flying) < room:
                    items = next(source, None)
                    if items is None:
                        more = False
                        break
                    flying.append((items, self._sent(client, items)))
                if flying:
                    yield self._result(client, *flying.popleft())
        except (self._distributed.comm.CommClosedError, self._distributed.client.FutureCancelledError, TimeoutError, OSError) as lost:
            raise SetUpError(f"--scheduler: {self._address} was lost: {lost}; what is done is kept") from None

    def _sent(self, client: Any, items: Sequence[Item]) -> Any:
        return client.submit(process_chunk, items, self._settings, self._makes_reader, pure=False)

    def _result(self, client: Any, items: Sequence[Item], future: Any) -> list[Done]:
        try:
            return list(future.result())
        except self._distributed.KilledWorker as killed:
            if len(items) > 1:
                return [done for item in items for done in self._result(client, [item], self._sent(client, [item]))]
            (item,) = items
            record = unread_record(item) if isinstance(item, Unread) else crashed(item, f"on {killed.last_worker.address}")
            return [finished(item, record, self._settings)]


def _package() -> Any:
    try:
        import distributed
        import distributed.client
        import distributed.comm
    except ImportError:
        raise SetUpError("--scheduler needs the package distributed: pip install 'extractor[dask]'") from None
    return distributed
