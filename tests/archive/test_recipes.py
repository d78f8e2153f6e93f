"""The recipes of docs/archives.md as they stand there: Datasette, DuckDB, and the functions for Spark and Ray called as these call them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "Exports of lamps from Norway rose 9.6 percent to $2.09 billion in May.", "published": "2025-06-13"},
    {"id": "b", "text": "Imports of lamps by Norway fell 4 percent in May.", "published": None},
    {"id": "c", "text": None, "published": "2025-06-13"},
]


def recipe(word: str) -> str:
    """The block of code of the page in which the word stands."""
    page = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
    (code,) = [block for block in re.findall(r"```(?:python|sh)\n(.*?)```", page, re.DOTALL) if word in block]
    return str(code)


def runs(program: str) -> bool:
    """Whether a program is there and starts; one that a manager of Pythons only names does not."""
    return shutil.which(program) is not None and subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


class Frame:
    """What the recipe for Spark asks of a frame of pandas."""

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self.columns = columns

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        assert orient == "records"
        return [dict(zip(self.columns, values, strict=True)) for values in zip(*self.columns.values(), strict=True)]


@pytest.fixture(params=["stand-in", "pandas"])
def pandas(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    if request.param == "pandas":
        return pytest.importorskip("pandas", reason="pandas, which Spark brings along, is not installed")
    stand_in: Any = ModuleType("pandas")
    stand_in.DataFrame = Frame
    monkeypatch.setitem(sys.modules, "pandas", stand_in)
    return stand_in


def called(word: str, call: str) -> Any:
    """The function that the recipe hands to the engine."""
    given: list[Any] = []
    ends = SimpleNamespace(write=SimpleNamespace(text=lambda where: None), write_json=lambda where: None)

    def take(function: Any, *arguments: Any, **named: Any) -> Any:
        given.append(function)
        return ends

    exec(compile(recipe(word), word, "exec"), {"articles": SimpleNamespace(**{call: take})})
    return given[0]


def test_recipe_for_spark_gives_the_records_of_each_batch(pandas: Any) -> None:
    function = called("mapInPandas", "mapInPandas")
    columns = {key: [row[key] for row in ROWS] for key in ROWS[0]}
    frames = list(function(iter([pandas.DataFrame(columns), pandas.DataFrame({key: values[:1] for key, values in columns.items()})])))
    found = [[json.loads(row["record"]) for row in frame.to_dict("records")] for frame in frames]
    assert_right(found[0])
    assert [record["id"] for record in found[1]] == ["a"]


def test_recipe_for_ray_gives_the_records_of_a_batch() -> None:
    function = called("map_batches", "map_batches")
    batch = {key: np.array([row[key] for row in ROWS], dtype=object) for key in ROWS[0]}
    assert_right([json.loads(record) for record in function(batch)["record"]])


def assert_right(records: list[dict[str, Any]]) -> None:
    assert [record["id"] for record in records] == ["a", "b", "c"]
    assert [[figure["period"] for figure in record["figures"]] for record in records] == [["2025-05", "2025-05"], ["XXXX-05"], []]
    assert [record["error"] and record["error"]["code"] for record in records] == [None, None, "input"]


DAYS = [date(2025, 6, 13), np.datetime64("2025-06-13"), np.datetime64("2025-06-13T09:30:00.000000000"), np.str_("2025-06-13")]
NOTHING = [None, float("nan"), np.float64("nan"), np.datetime64("NaT")]


@pytest.mark.parametrize("published", [*DAYS, *NOTHING], ids=repr)
def test_days_as_engines_hand_them_over(published: Any) -> None:
    from extractor.archive.work import process_records

    (record,) = process_records(
        [{"id": np.int64(7), "text": "Output rose 3 percent in May.", "published": published, "title": float("nan")}]
    )
    assert record["error"] is None
    assert (record["id"], record["title"]) == ("7", None)
    assert record["published"] == (None if any(published is one for one in NOTHING) else "2025-06-13")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the page makes, and its Parquet."""
    folder = tmp_path_factory.mktemp("recipe")
    (folder / "docs").symlink_to(ROOT / "docs", target_is_directory=True)
    for line in recipe("export news.db -o figures.parquet").splitlines():
        command = [sys.executable, "-m", *line.split()]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return folder / "news.db"


def test_recipe_of_duckdb_sums_the_figures(store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("duckdb", reason="duckdb, the extra query, is not installed")
    monkeypatch.chdir(store.parent)
    exec(compile(recipe("import duckdb"), "duckdb", "exec"), {})
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(len(row) == 4 and row[2].isdigit() for row in rows)


@pytest.mark.skipif(not runs("datasette"), reason="datasette is not installed, or does not run")
def test_recipe_of_datasette_shows_the_tables(store: Path) -> None:
    pages = re.findall(r"/news/\S+", recipe("datasette news.db"))
    assert len(pages) == 2
    for page in pages:
        path, _, query = page.rstrip(",").partition("?")
        asked = f"{path}.json?_shape=array&{query}"
        shown = subprocess.run(["datasette", store.name, "--get", asked], cwd=store.parent, check=True, capture_output=True, text=True)
        rows = json.loads(shown.stdout)
        assert rows or "checks" in page
        assert all({"document"} <= set(row) for row in rows)
    shown = subprocess.run(
        ["datasette", store.name, "--get", "/news/documents"], cwd=store.parent, check=True, capture_output=True, text=True
    )
    assert "<table" in shown.stdout
