"""Measure sides against each other: interleaved, the order turned round each round, CPU time, collector off inside a sample."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

Side = Callable[[], object]


class Ratio(NamedTuple):
    """How one side compares with another over all rounds."""

    least: float
    middle: float


@contextmanager
def quiet() -> Iterator[None]:
    """Without the garbage collector, which is run before instead."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(side: Side) -> float:
    """CPU seconds of one call."""
    begin = time.process_time()
    side()
    return time.process_time() - begin


class Rounds:
    """Times of named sides, a round a row; rounds with odd numbers run them backwards."""

    def __init__(self) -> None:
        self._times: dict[str, list[float]] = {}
        self._count = 0

    def add(self, sides: Mapping[str, Side]) -> None:
        """Runs each side once."""
        self._count += 1
        names = list(sides) if self._count % 2 else list(sides)[::-1]
        with quiet():
            for name in names:
                self._times.setdefault(name, []).append(seconds(sides[name]))

    def ratio(self, side: str, over: str) -> Ratio:
        """The lowest and the median of the ratios of each round."""
        each = [a / b for a, b in zip(self._times[side], self._times[over], strict=True)]
        return Ratio(min(each), statistics.median(each))

    def median(self, side: str) -> float:
        return statistics.median(self._times[side])
