"""The store: what is kept, what is refused, what a second run does."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from readers import record_of

from extractor.archive.work import Done, Settings, finished
from extractor.errors import DamagedError, OutputError, SetUpError
from extractor.read.source import Unread
from extractor.records import Article
from extractor.store import database
from extractor.store.ledger import Ledger
from extractor.store.schema import APPLICATION, VERSION


def ledger(path: Path, *, resume: bool = True, vocabulary: str = "v") -> Ledger:
    return Ledger(path, inputs=["news"], version="1", vocabulary=vocabulary, resume=resume)


def done(text: str, **about: str) -> Done:
    article = Article(text=text, **about)
    return finished(article, record_of(article), Settings(want="store"))


def failed(place: str) -> Done:
    from extractor.archive.work import unread_record

    unread = Unread(place, place, DamagedError(f"{place}: damaged"))
    return finished(unread, unread_record(unread), Settings(want="store"))


def rows(path: Path, query: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(path)) as store:
        return store.execute(query).fetchall()


def test_article_that_comes_twice_is_done_once(tmp_path: Path):
    one, other = done("Sales rose 3%.", id="a"), done("Sales rose 4%.", id="a")
    first = ledger(tmp_path / "x.db")
    assert first.wants(one.key, None)
    assert not first.wants(one.key, None)  # on its way
    first.put([one])
    assert not first.wants(one.key, None)
    assert first.wants(other.key, None)  # the same id with other words is another article
    first.close("done")
    second = ledger(tmp_path / "x.db")
    assert not second.wants(done("Sales rose 3%.", id="b", source="elsewhere").key, None)
    assert second.wants(done("Sales rose 3%.", id="a", published="2025-05-01").key, None)  # its months are others
    second.close("done")
    assert rows(tmp_path / "x.db", "SELECT run, outcome, articles FROM runs") == [(1, "done", 1), (2, "done", 0)]


def test_without_resume_everything_is_done_anew_under_its_number(tmp_path: Path):
    first = ledger(tmp_path / "x.db")
    first.put([done("1"), done("2")])
    first.close("done")
    second = ledger(tmp_path / "x.db", resume=False, vocabulary="w")
    assert second.stale == 2
    assert second.wants(done("1").key, None)
    second.put([done("1", title="new")])
    assert not second.wants(done("1").key, None)
    second.close("done")
    assert rows(tmp_path / "x.db", "SELECT document, run, title FROM documents") == [(1, 2, "new"), (2, 1, None)]


def test_failure_is_tried_again_and_forgotten_where_it_does_not_come_back(tmp_path: Path):
    first = ledger(tmp_path / "x.db")
    first.put([failed("a.txt"), failed("b.txt"), done("1", source="c.txt")])
    first.close("done")
    assert rows(tmp_path / "x.db", "SELECT id, code FROM errors") == [("a.txt", "damaged"), ("b.txt", "damaged")]
    second = ledger(tmp_path / "x.db")
    assert second.wants(failed("b.txt").key, "b.txt")
    assert second.wants(done("2", source="a.txt").key, "a.txt")  # it can be read now
    second.put([failed("b.txt"), done("2", source="a.txt")])
    second.close("done")
    assert rows(tmp_path / "x.db", "SELECT id FROM errors") == [("b.txt",)]


def test_chunk_that_fails_is_not_half_there(tmp_path: Path):
    one = ledger(tmp_path / "x.db")
    broken = Done(**{**{name: getattr(done("2"), name) for name in Done.__slots__}, "figure_rows": ((1, 2),)})
    with pytest.raises(SetUpError):
        one.put([done("1"), broken])
    one.put([done("3")])
    one.close("done")
    assert rows(tmp_path / "x.db", "SELECT count(*) FROM documents") == [(1,)]


def test_foreign_database_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "x.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE mine (a)")
    before = path.read_bytes()
    for create in (True, False):
        with pytest.raises(SetUpError, match="another program"):
            database.opened(path, create=create)
    assert path.read_bytes() == before


def test_file_that_is_no_database_is_refused(tmp_path: Path):
    (tmp_path / "x.db").write_text("hello " * 500)
    with pytest.raises(SetUpError, match="no store"):
        database.opened(tmp_path / "x.db", create=True)


def test_store_of_a_later_version_is_refused(tmp_path: Path):
    ledger(tmp_path / "x.db").close("done")
    with contextlib.closing(sqlite3.connect(tmp_path / "x.db")) as store:
        assert store.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        store.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(SetUpError, match="a later version"):
        database.opened(tmp_path / "x.db")


def test_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path):
    with pytest.raises(SetUpError, match="no such store"):
        database.opened(tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()
    with pytest.raises(OutputError, match="no such folder"):
        database.opened(tmp_path / "gone" / "x.db", create=True)


def test_store_that_another_process_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    one = ledger(tmp_path / "x.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match="another process holds"):
            one.put([done("1")])
        with pytest.raises(OutputError, match="another process holds"):
            ledger(tmp_path / "x.db")
        other.execute("ROLLBACK")
    one.put([done("1")])
    one.close("done")
    assert rows(tmp_path / "x.db", "SELECT count(*) FROM documents") == [(1,)]


def test_full_disk_is_told_and_what_is_done_is_kept(tmp_path: Path):
    one = ledger(tmp_path / "x.db")
    one.put([done("1")])
    one._store.execute("PRAGMA max_page_count = 1")  # never below the pages there are: the next one is too many
    with pytest.raises(OutputError, match="disk is full"):
        one.put([done("long " * 100_000)])
    one.abandon()
    assert rows(tmp_path / "x.db", "SELECT id FROM documents") == [(done("1").id,)]


def test_record_and_text_are_kept_as_they_were(tmp_path: Path):
    import zlib

    one = ledger(tmp_path / "x.db")
    one.put([done("Prices rose 3 % – “again” \ud800.", id="a", title="T")])
    one.close("done")
    ((record, text),) = rows(tmp_path / "x.db", "SELECT record, text FROM records JOIN texts USING (document)")
    assert json.loads(zlib.decompress(record))["title"] == "T"
    assert text == "Prices rose 3 % – “again” ?."
