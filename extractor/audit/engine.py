"""The audit of a store: every rule on every series."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from pathlib import Path

from extractor.audit.figures import Limits, series
from extractor.audit.findings import Finding
from extractor.audit.rules import rules
from extractor.audit.slots import Slots

_KEPT = 256  # texts at hand: the articles of a series are asked for in order


def audit(
    store: sqlite3.Connection, path: Path, limits: Limits, *, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Iterator[Finding]:
    """The findings, a series after the other, within a series in order of the rules."""
    text_of = texts(store)
    for one in series(store, path, limits):
        slots = Slots(one, text_of)
        for name, findings in rules():  # an unselected rule runs all the same: what it shows to be odd spares the others
            for finding in findings(slots):
                if (not select or name in select) and name not in ignore:
                    yield finding


def texts(store: sqlite3.Connection) -> Callable[[int], str]:
    """The words of a document; empty where the store has none."""

    @lru_cache(maxsize=_KEPT)
    def text_of(document: int) -> str:
        row = store.execute("SELECT text FROM texts WHERE document = ?", (document,)).fetchone()
        return str(row[0]) if row else ""

    return text_of
