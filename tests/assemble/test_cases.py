"""What the whole program says of short texts: which thing a number is about, and when.

Tables `corpus/assemble/<lang>/*.toml` must pass row by row. Rows of `open/` are ways of writing that are not read right
yet: they are only counted, and the count must not fall below the file's `passing`. A row that has come to pass moves up.

A row names only the keys that it is about. A list allows any of its members, "" stands for nothing; dimensions are
compared by id, name or words as `bench.accuracy` does. `none` holds strings in which no figure may lie.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy import JUDGED, same, same_number
from extractor.pipeline import Extractor

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "assemble" / "en"
ROW = {"name", "text", "published", "want", "none", "why", "origin"}
WANT = {"text", "nth", "value", "low", "high", "unit", *JUDGED}


@cache
def table(path: Path) -> dict[str, Any]:
    """A file's rows, each with the file's date where it names none."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    for case in read["case"]:
        case.setdefault("published", read.get("published"))
    return read


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor()


def _place(text: str, surface: str, nth: int) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = text.index(surface, at + 1)
    return at, at + len(surface)


def _wrong(want: dict[str, Any], figure: dict[str, Any]) -> list[str]:
    numbers = [key for key in ("value", "low", "high") if key in want and not same_number(want[key], figure[key])]
    found = [f"{key} {figure[key]}, wanted {want[key]}" for key in numbers]
    for key in ("unit", *JUDGED):
        if key in want and not same(key, want[key], figure[key]):
            given = figure[key]
            told = (given["id"] or given["text"]) if isinstance(given, dict) else given
            found.append(f"{key} {told!r}, wanted {want[key]!r}")
    return found


def slips(case: dict[str, Any], reader: Extractor) -> list[str]:
    """What the program gets wrong of a row, in words; empty where the row passes."""
    text = case["text"]
    figures = reader.extract(text, case["published"]).model_dump(mode="json")["figures"]
    found = []
    for want in case.get("want", ()):
        start, end = _place(text, want["text"], want.get("nth", 1))
        over = [figure for figure in figures if figure["start"] < end and start < figure["end"]]
        if len(over) != 1:
            found.append(f"{want['text']}: {len(over)} figures")
            continue
        found += [f"{want['text']}: {slip}" for slip in _wrong(want, over[0])]
    for surface in case.get("none", ()):
        for place in re.finditer(re.escape(surface), text):
            found += [f"{one['text']} is no figure" for one in figures if one["start"] < place.end() and place.start() < one["end"]]
    return found


FILES = sorted(CORPUS.glob("*.toml"))
OPEN = sorted((CORPUS / "open").glob("*.toml"))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{path.stem}: {case['name']}") for path in FILES for case in table(path)["case"]])
def test_case_is_read_right(reader: Extractor, case: dict[str, Any]) -> None:
    assert slips(case, reader) == []


@pytest.mark.parametrize("path", OPEN, ids=lambda path: path.stem)
def test_open_rows_pass_no_less_than_before(reader: Extractor, path: Path) -> None:
    passing = sum(not slips(case, reader) for case in table(path)["case"])
    assert passing >= table(path)["passing"]


@pytest.mark.parametrize("path", [*FILES, *OPEN], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_table_is_well_formed(path: Path) -> None:
    names = [case["name"] for case in table(path)["case"]]
    assert len(names) == len(set(names))
    for case in table(path)["case"]:
        assert set(case) <= ROW, case["name"]
        assert case.get("want") or case.get("none"), case["name"]
        for want in case.get("want", ()):
            assert set(want) <= WANT, case["name"]
            _place(case["text"], want["text"], want.get("nth", 1))
        assert all(surface in case["text"] for surface in case.get("none", ())), case["name"]


def test_no_row_is_both_open_and_closed() -> None:
    names = [{(path.stem, case["name"]) for path in paths for case in table(path)["case"]} for paths in (FILES, OPEN)]
    assert names[0] & names[1] == set()
