"""extractor batch: what goes in, every kind of output, and what is told at the end."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import sqlite3
from pathlib import Path

import pytest

ROWS = '{"id": "a", "text": "1 WRONG"}\n{"id": "b", "text": "22 and 333", "published": "2025-06-13"}\n{"id": "c", "text": "CRASH"}\n'


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(ROWS)
    return path


def stored(path: Path, query: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(path)) as store:
        return store.execute(query).fetchall()


def test_store_holds_documents_figures_checks_errors_and_runs(call, news: Path, tmp_path: Path):
    result = call("batch", news, "-o", tmp_path / "x.db")
    assert result.code == 3
    assert "3 articles, 3 figures, 1 check (0 consistent, 1 inconsistent, 0 unverifiable), 1 failed (internal 1)" in result.err
    assert stored(tmp_path / "x.db", "SELECT id, published, figures, inconsistent FROM documents") == [
        ("a", None, 1, 1),
        ("b", "2025-06-13", 2, 0),
        ("c", None, 0, 0),
    ]
    assert stored(tmp_path / "x.db", "SELECT article, id, value FROM figures") == [("a", "f1", "1"), ("b", "f1", "22"), ("b", "f2", "333")]
    assert stored(tmp_path / "x.db", "SELECT article, rule, severity FROM checks") == [("a", "growth", "error")]
    assert stored(tmp_path / "x.db", "SELECT id, code FROM errors") == [("c", "internal")]
    assert stored(tmp_path / "x.db", "SELECT outcome, articles, errors FROM runs") == [("done", 3, 1)]


def test_second_run_does_only_what_is_new_and_what_failed(call, news: Path, tmp_path: Path):
    call("batch", news, "-o", tmp_path / "x.db")
    news.write_text(ROWS + '{"id": "d", "text": "4"}\n')
    result = call("batch", news, "-o", tmp_path / "x.db")
    assert "2 articles, 1 figure" in result.err
    assert "2 known already" in result.err
    again = call("batch", news, "-o", tmp_path / "x.db", "--no-resume")
    assert "4 articles, 4 figures" in again.err
    assert stored(tmp_path / "x.db", "SELECT group_concat(id, '') FROM documents") == [("abcd",)]


def test_interrupted_store_keeps_what_was_done(call, news: Path, tmp_path: Path):
    news.write_text('{"id": "a", "text": "1"}\n{"text": "STOP"}\n')
    assert call("batch", news, "-o", tmp_path / "x.db").code == 130
    assert stored(tmp_path / "x.db", "SELECT id, outcome FROM documents JOIN runs USING (run)") == [("a", "interrupted")]


def test_parquet_holds_the_columns_of_the_csv(call, news: Path, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert call("batch", news, "-o", tmp_path / "x.parquet").code == 3
    assert call("batch", news, "-o", tmp_path / "x.csv").code == 3
    rows = parquet.read_table(tmp_path / "x.parquet").to_pylist()
    with (tmp_path / "x.csv").open(newline="") as file:
        told = list(csv.DictReader(file))
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows] == [
        {key: "=exports" if key == "indicator_text" else value for key, value in row.items()} for row in told
    ]
    assert len(rows) == 3


def test_parquet_of_nothing_is_a_whole_file(call, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "empty").mkdir()
    assert call("batch", tmp_path / "empty", "-o", tmp_path / "x.parquet").code == 3
    assert parquet.read_table(tmp_path / "x.parquet").num_rows == 0


def test_output_to_an_address_is_written_there(call, news: Path):
    fsspec = pytest.importorskip("fsspec")
    assert call("batch", news, "-o", "memory://out/x.jsonl", "-q").code == 3
    found = fsspec.filesystem("memory").cat("/out/x.jsonl").decode()
    assert [json.loads(line)["id"] for line in found.splitlines()] == ["a", "b", "c"]


def test_store_at_an_address_is_refused(call, news: Path):
    pytest.importorskip("fsspec")
    result = call("batch", news, "-o", "memory://out/x.db")
    assert result.code == 2
    assert "a file of this machine" in result.err


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--jobs", "0"), "--jobs"),
        (("--jobs", "many"), "--jobs"),
        (("--html", "well"), "--html"),
        (("--resume",), "--resume"),
        (("--scheduler", "nowhere://1"), "--scheduler"),
    ],
)
def test_wrong_option_leaves_an_earlier_output_whole(call, news: Path, tmp_path: Path, options: tuple[str, ...], word: str):
    if "--scheduler" in options:
        pytest.importorskip("distributed")
    (tmp_path / "out.jsonl").write_text("kept")
    result = call("batch", news, "-o", tmp_path / "out.jsonl", *options)
    assert (result.code, (tmp_path / "out.jsonl").read_text()) == (2, "kept")
    assert word in result.err
    assert len(result.err.splitlines()) == 1


def test_foreign_database_is_wrong_use(call, news: Path, tmp_path: Path):
    with contextlib.closing(sqlite3.connect(tmp_path / "x.db")) as other:
        other.execute("CREATE TABLE mine (a)")
    result = call("batch", news, "-o", tmp_path / "x.db")
    assert result.code == 2
    assert "another program" in result.err


def test_inputs_of_many_kinds_in_one_run(call, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.json").write_text('{"text": "1"}')
    (folder / "b.xml").write_text("<rss><channel><item><description>2</description></item></channel></rss>")
    (folder / "c.eml").write_bytes(b"Subject: x\n\n3\n")
    (folder / "d.txt.gz").write_bytes(gzip.compress(b"4"))
    (folder / "e.csv").write_text("body\n5\n")
    result = call("batch", folder, "-o", "-")
    records = [json.loads(line) for line in result.out.splitlines()]
    assert [record["figures"][0]["value"] if record["figures"] else record["error"]["code"] for record in records] == [
        *("1", "2", "3", "4"),
        "json_line",
    ]
    assert result.code == 3


def test_progress_is_shown_on_a_terminal_only(call, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    import sys

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    call("batch", news, "-o", tmp_path / "x.jsonl")
    assert "articles" in screen.getvalue()
    assert "%" in screen.getvalue()


def test_articles_without_a_date_are_of_the_day_in_their_path(program, tmp_path: Path):
    for name in ("2025-06-13-lamps.txt", "20240131 lamps.txt", "2023/02/28/lamps.txt", "2024-13-45.txt", "lamps.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Exports of lamps rose 3 percent in May. {name}")
    (tmp_path / "in" / "2020-01-01.jsonl").write_text('{"id": "own", "text": "Exports rose 4 percent.", "published": "2025-06-13"}\n')
    asked = ("batch", str(tmp_path / "in"), "-o", "-", "--published", "2022-02-22")
    named = {json.loads(line)["published"] for line in program(*asked, "--date-from-name").out.splitlines()}
    assert named == {"2025-06-13", "2024-01-31", "2023-02-28", "2022-02-22"}
    plain = [json.loads(line)["published"] for line in program(*asked).out.splitlines()]
    assert sorted(plain) == ["2022-02-22"] * 5 + ["2025-06-13"]
