"""Opening a store: a new one is made, a foreign or later one is refused, and SQLite's errors are told in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import OutputError, SetUpError
from extractor.store.schema import APPLICATION, TABLES, VERSION

_PATIENCE = 10.0  # seconds for another process to let go


def files_of(name: str) -> list[str]:
    """The files of a store, those beside it that SQLite works with included."""
    return [name, f"{name}-wal", f"{name}-shm"]


def opened(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """The store, for reading and writing; `create` makes one where there is none. SetUpError for anything that is no store."""
    if not path.is_file():
        if not create:
            raise SetUpError(f"{path.as_posix()}: no such store")
        if not path.parent.is_dir():
            raise OutputError(f"{path.as_posix()}: cannot be written: no such folder")
    with told(path):
        store = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _checked(store, path, create=create)
            store.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            store.close()
            raise
    return store


def _checked(store: sqlite3.Connection, path: Path, *, create: bool) -> None:
    ((application,),) = store.execute("PRAGMA application_id").fetchall()
    ((version,),) = store.execute("PRAGMA user_version").fetchall()
    if application == APPLICATION:
        if version != VERSION:
            told_version = "a later version of this program" if version > VERSION else "an earlier version of this program"
            raise SetUpError(f"{path.as_posix()}: a store of {told_version} (layout {version}; this one reads layout {VERSION})")
        return
    ((tables,),) = store.execute("SELECT count(*) FROM sqlite_master").fetchall()
    if application or version or tables or not create:
        raise SetUpError(f"{path.as_posix()}: a database of another program; name a store that `extractor batch -o {path.name}` made")
    store.execute("PRAGMA journal_mode = WAL")
    store.executescript(f"BEGIN;\n{TABLES}\nPRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {VERSION};\nCOMMIT;")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors inside, as one plain line of ours."""
    try:
        yield
    except sqlite3.OperationalError as wrong:
        said = str(wrong)
        if "locked" in said or "busy" in said:
            raise OutputError(f"{path.as_posix()}: another process holds the store; try again when it is done") from None
        if "full" in said:
            raise OutputError(f"{path.as_posix()}: cannot be written: the disk is full; what is done is kept") from None
        raise OutputError(f"{path.as_posix()}: cannot be used: {said}") from None
    except sqlite3.DatabaseError as wrong:
        raise SetUpError(f"{path.as_posix()}: no store: {wrong}") from None
