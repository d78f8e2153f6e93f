"""extractor explain: the words that decided each field, drawn and as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TEXT = "Tea exports of Kenya fell 7.2 percent in May to $61.4 million, from $66.2 million a year earlier."


def test_the_words_are_drawn_under_their_sentence(program):
    done = program("explain", "--published", "2025-06-13", "--format", "table", "--figure", "f1", stdin=TEXT.encode())
    assert (done.code, done.err) == (0, "")
    assert (
        """
  Tea exports of Kenya fell 7.2 percent in May to $61.4 million, from $66.2
  ^^^ ^^^^^^^    ^^^^^ ^^^^ ^^^^^^^^^^^    ^^^
  |   indicator  |     |    value, unit    period
  sector         |     sign, measure
                 entity
  million a year earlier.
          ^^^^^^^^^^^^^^
          compared_to, basis
"""
        in done.out
    )
    assert "sign         negative  word of change · en.change.verb.fall" in done.out
    assert "nothing said: qualifier exact, status actual" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_words_of_another_sentence_are_quoted_with_their_line(program):
    done = program(
        "explain",
        "-f",
        "table",
        "--figure",
        "f2",
        stdin=b"Chip exports rose 4 percent in May 2024.\n\nCars: exports gained 3 percent.",
    )
    assert "“May 2024” in line 1" in done.out


def test_json_has_the_words_their_place_and_why(program):
    done = program("explain", "--published", "2025-06-13", "--field", "period,basis", stdin=TEXT.encode())
    record = json.loads(done.out)
    assert [figure["id"] for figure in record["figures"]] == ["f1", "f2", "f3"]
    first = record["figures"][0]["fields"]
    assert list(first) == ["period", "basis"]
    assert first["period"] == {
        "value": "2025-05",
        "words": "May",
        "start": TEXT.index("May"),
        "end": TEXT.index("May") + 3,
        "line": 1,
        "rule": "number",
        "pattern": first["period"]["pattern"],
    }
    assert first["basis"]["words"] == "a year earlier"
    assert record["figures"][2]["fields"]["period"]["value"] == "2024-05"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--figure", "f9"), "--figure: no figure 'f9'"),
        (("--field", "perod"), "--field: no field 'perod'; did you mean period"),
        (("--format", "csv"), "--format: expected one of table, json, jsonl"),
    ],
)
def test_wrong_use_is_one_plain_line(program, arguments: tuple[str, ...], told: str):
    done = program("explain", *arguments, stdin=TEXT.encode())
    assert done.code == 2
    assert done.err.startswith(f"extractor: {told}")
    assert len(done.err.splitlines()) == 1


def test_several_articles_are_an_array_of_json(program, tmp_path: Path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT)
    done = program("explain", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-f", "json", stdin=TEXT.encode())
    assert [len(article["figures"]) for article in json.loads(done.out)] == [3, 3]


def test_an_article_without_figures_says_so(program):
    assert "No figures were found." in program("explain", "-f", "table", stdin=b"Nothing moved.").out


def test_a_file_that_is_missing_costs_itself_only(program, tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT)
    done = program("explain", str(tmp_path / "gone.txt"), str(tmp_path / "a.txt"), stdin=TEXT.encode())
    assert done.code == 3
    assert len(json.loads(done.out)["figures"]) == 3


def test_nothing_given_on_a_terminal_is_help_and_wrong_use(call):
    result = call("explain", stdin=None)
    assert (result.code, result.out) == (2, "")
    assert "Usage: extractor explain" in result.err


@pytest.mark.parametrize("style", ["table", "json", "jsonl"])
def test_nothing_is_printed_of_an_article_without_the_figure_asked_for(program, style):
    done = program("explain", "-f", style, "--figure", "f99", stdin=TEXT.encode())
    assert (done.code, done.out) == (2, "")
    assert "no figure 'f99'" in done.err
