"""Writing a run into the store, a transaction a chunk: what is committed is done for good, what is not is done again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from extractor.archive.work import Done
from extractor.store.database import opened, told
from extractor.store.schema import FAILED_SOURCES, PUT_CHECK, PUT_DOCUMENT, PUT_FIGURE, STALE


class Ledger:
    """The store of a run, for the one process that writes."""

    def __init__(self, path: Path, *, inputs: Sequence[str], version: str, vocabulary: str, resume: bool = True) -> None:
        """`resume` passes over what an earlier run has done; without it everything is done anew, under its old number."""
        self._path = path
        self._store = opened(path, create=True)
        self._resume = resume
        with told(path):
            self._store.execute("BEGIN IMMEDIATE")
            self._run = self._store.execute(
                "INSERT INTO runs (started, version, vocabulary, inputs) VALUES (?, ?, ?, ?)",
                (_now(), version, vocabulary, json.dumps(list(inputs))),
            ).lastrowid
            self._failed_before = {source for (source,) in self._store.execute(FAILED_SOURCES)}
            ((self.stale,),) = self._store.execute(STALE, (vocabulary, version)).fetchall()
            self._store.execute("COMMIT")
        self._flying: set[str] = set()
        self._revisited: set[str] = set()
        self._written = 0
        self._failed = 0

    def wants(self, key: str, source: str | None) -> bool:
        """Whether the article is to be read: not done before, and not on its way."""
        if source in self._failed_before:
            self._revisited.add(str(source))
        if key in self._flying:
            return False
        with told(self._path):
            found = self._store.execute("SELECT run, error_code FROM documents WHERE key = ?", (key,)).fetchone()
        if found is not None and (found[0] == self._run or (self._resume and found[1] is None)):
            return False
        self._flying.add(key)
        return True

    def put(self, results: Iterable[Done]) -> None:
        """All of the results, or none where the transaction fails."""
        results = list(results)
        with told(self._path):
            self._store.execute("BEGIN IMMEDIATE")
            try:
                for done in results:
                    self._put(done)
                self._store.execute("COMMIT")
            except BaseException:
                if self._store.in_transaction:
                    self._store.execute("ROLLBACK")
                raise
        self._flying.difference_update(done.key for done in results)
        self._written += len(results)
        self._failed += sum(done.error is not None for done in results)

    def _put(self, done: Done) -> None:
        about = (done.key, self._run, done.id, done.published, done.title, done.source, done.url, done.digest)
        counted = (done.figures, sum(done.verdicts), done.verdicts[1])
        ((document,),) = self._store.execute(PUT_DOCUMENT, (*about, *counted, *(done.error or (None, None)))).fetchall()
        for table in ("figures", "checks", "texts"):
            self._store.execute(f"DELETE FROM {table} WHERE document = ?", (document,))  # noqa: S608 - names of ours
        self._store.executemany(PUT_FIGURE, [(document, number, *row) for number, row in enumerate(done.figure_rows, 1)])
        self._store.executemany(PUT_CHECK, [(document, number, *row) for number, row in enumerate(done.check_rows, 1)])
        self._store.execute("INSERT OR REPLACE INTO records VALUES (?, ?)", (document, done.packed or b""))
        if done.text is not None:
            text = done.text.encode("utf-8", "replace").decode()
            self._store.execute("INSERT INTO texts VALUES (?, ?)", (document, text))

    def close(self, outcome: str) -> None:
        """`outcome` is done, interrupted or failed. After a whole run, errors that did not come again are forgotten."""
        try:
            with told(self._path):
                self._store.execute("BEGIN IMMEDIATE")
                if outcome == "done":
                    self._store.executemany(
                        "DELETE FROM documents WHERE error_code IS NOT NULL AND run < ? AND source = ?",
                        [(self._run, source) for source in self._revisited],
                    )
                self._store.execute(
                    "UPDATE runs SET ended = ?, outcome = ?, articles = ?, errors = ? WHERE run = ?",
                    (_now(), outcome, self._written, self._failed, self._run),
                )
                self._store.execute("COMMIT")
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Lets go of the file, and of nothing that was committed."""
        try:
            self._store.close()
        except sqlite3.Error:
            return


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
