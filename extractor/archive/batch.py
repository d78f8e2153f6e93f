"""A whole run: items → workers → sink, in input order."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from extractor.archive.cluster import Cluster
from extractor.archive.runner import chunks
from extractor.archive.sinks import Sink
from extractor.archive.work import Done, Item, Reader, Settings, work
from extractor.archive.workers import Crew
from extractor.records import Article

_FEW = 2_000_000  # characters: some 600 releases, which one process has read before two have begun


def cores() -> int:
    """The processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def is_short(found: Iterator[Item]) -> tuple[bool, Iterator[Item]]:
    """Whether the items are so few that one process is the fastest, and all of them again."""
    looked_at: list[Item] = []
    length = 0
    for item in found:
        looked_at.append(item)
        length += len(item.text) if isinstance(item, Article) else 0
        if length > _FEW:
            return False, itertools.chain(looked_at, found)
    return True, iter(looked_at)


def run(
    found: Iterable[Item],
    sink: Sink,
    settings: Settings,
    *,
    reader: Reader,
    crew: Crew | Cluster | None = None,
    seen: Callable[[Done], None],
) -> None:
    """Every item that the sink wants, finished by the crew or here, and put there; the sink is closed however the run ends."""
    wanted = (item for item in found if sink.wants(item))
    outcome = "failed"
    try:
        for results in _results(wanted, settings, reader, crew):
            sink.put(results)
            for done in results:
                seen(done)
        outcome = "done"
    except KeyboardInterrupt:
        outcome = "interrupted"
        raise
    finally:
        sink.close(outcome)


def _results(wanted: Iterator[Item], settings: Settings, reader: Reader, crew: Crew | Cluster | None) -> Iterator[Sequence[Done]]:
    if crew is not None:
        return iter(crew.run(chunks(wanted)))
    return ([done] for item in wanted for done in work(reader, (item,), settings))
