"""What the commands write, in which format, with which exit."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest


def records(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_standard_input_gives_json_lines_where_output_is_no_terminal(call):
    result = call("extract", stdin=b"Exports came to 12 in May, up from 9.")
    assert (result.code, result.err) == (0, "")
    (record,) = records(result.out)
    assert [figure["value"] for figure in record["figures"]] == ["12", "9"]
    assert record["source"] is None


def test_dash_is_standard_input_and_keeps_its_place_among_files(call, tmp_path: Path):
    (tmp_path / "a.txt").write_text("1")
    result = call("extract", tmp_path / "a.txt", "-", stdin=b"2")
    assert [record["figures"][0]["value"] for record in records(result.out)] == ["1", "2"]


def test_standard_input_of_json_lines_is_read_as_articles(call):
    result = call("extract", stdin=b'{"id": 7, "text": "1", "published": "2025-06-13T08:00:00+09:00"}\n\n{"text": "2"}\n')
    first, second = records(result.out)
    assert (first["id"], first["published"]) == ("7", "2025-06-13")
    assert second["published"] is None


@pytest.mark.parametrize("command", ["extract", "check"])
def test_nothing_given_on_a_terminal_is_help_and_wrong_use(call, command: str):
    result = call(command, stdin=None)
    assert (result.code, result.out) == (2, "")
    assert f"Usage: extractor {command}" in result.err


def test_no_command_is_help_and_wrong_use(call):
    result = call(stdin=None)
    assert result.code == 2
    assert "Commands:" in result.out + result.err


def test_published_dates_the_articles_that_have_no_date(call):
    lines = b'{"text": "1"}\n{"text": "2", "published": "2024-01-31"}\n'
    result = call("extract", "--published", "2025-06-13", stdin=lines)
    assert [record["published"] for record in records(result.out)] == ["2025-06-13", "2024-01-31"]


def test_newlines_and_offsets_are_those_of_the_file(call, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfExports\r\n\r\nrose to 12\r\n")
    (record,) = records(call("extract", tmp_path / "a.txt").out)
    assert record["figures"][0]["start"] == len("Exports\r\n\r\nrose to ")


def test_json_is_an_object_for_one_article_and_an_array_for_several(call, tmp_path: Path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("12")
    assert json.loads(call("extract", tmp_path / "a.txt", "--format", "json").out)["figures"]
    assert len(json.loads(call("extract", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "json").out)) == 2


@pytest.mark.parametrize(
    ("name", "opening"), [("o.csv", "article,"), ("o.json", "{\n"), ("o.jsonl", '{"id"'), ("o.txt", "standard"), ("o", '{"id"')]
)
def test_ending_of_the_output_decides_the_format(call, tmp_path: Path, name: str, opening: str):
    assert call("extract", "-o", tmp_path / name, stdin=b'{"id": "standard", "text": "12"}').code == 0
    assert (tmp_path / name).read_text().startswith(opening)


def test_table_says_what_each_number_is_and_how_many_were_checked(call):
    result = call("extract", "--format", "table", stdin=b"RIGHT 12345 and 9")
    assert "12,345" in result.out
    assert "exports" in result.out
    assert "1 of 2 figures took part in a check." in result.out
    assert "sector" not in result.out  # a column without any word in it


@pytest.mark.parametrize(("word", "sign"), [("WRONG", "✗"), ("RIGHT", "✓")])
def test_verdicts_are_told_without_colour(call, word: str, sign: str):
    result = call("check", "--format", "table", stdin=f"{word} 12".encode())
    assert f"{sign} growth: " in result.out
    assert "The change does not fit [the] levels." in result.out
    assert ("2 / 1 − 1" in result.out) is (word == "WRONG")
    assert "\x1b" not in result.out


def test_colour_is_given_when_asked_for(call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" in call("check", "--format", "table", "--color", "always", stdin=b"WRONG 12").out
    assert "\x1b" not in call("check", "--format", "table", "--color", "auto", stdin=b"WRONG 12").out


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("RIGHT 12", (), 0),
        ("WRONG 12", (), 1),
        ("DOUBT 12", (), 0),
        ("DOUBT 12", ("--strict",), 1),
        ("WRONG 12", ("--ignore", "growth"), 0),
        ("WRONG 12", ("--select", "growth"), 1),
        ("WRONG 12", ("--select", "balance, sum"), 0),
        ("WRONG", (), 0),
    ],
)
def test_exit_of_check_is_the_verdict(call, monkeypatch: pytest.MonkeyPatch, text: str, options: tuple[str, ...], code: int):
    monkeypatch.setattr("extractor.cli.check.known_rules", lambda: ["balance", "growth", "sum"])
    assert call("check", *options, stdin=text.encode()).code == code


def test_unread_input_outweighs_a_verdict(call, tmp_path: Path):
    assert call("check", "-", tmp_path / "gone.txt", stdin=b"WRONG 12").code == 3


def test_csv_of_check_has_a_row_for_each_check(call):
    result = call("check", "--format", "csv", stdin=b"WRONG RIGHT 12")
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [(row["rule"], row["verdict"], row["texts"]) for row in rows] == [
        ("growth", "inconsistent", "12"),
        ("growth", "consistent", "12"),
    ]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with articles of every kind, and files that are none."""
    folder = tmp_path / "news"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "b.txt").write_text("2")
    (folder / "a.md").write_text("1")
    (folder / "c.jsonl").write_text('{"id": "c1", "text": "3"}\n{"id": "c2", "text": "CRASH"}\n{"id": "c3", "text": "4"}\n')
    (folder / "deep" / "d.csv").write_text('id,text,published\nd1,"5, and\nmore",2025-06-13\n')
    with gzip.open(folder / "deep" / "er" / "e.txt.gz", "wb") as file:
        file.write(b"6")
    (folder / ".hidden.txt").write_text("7")
    (folder / "logo.png").write_bytes(b"\x89PNG")
    return folder


def test_batch_reads_a_folder_in_order_and_counts(call, archive: Path, tmp_path: Path):
    result = call("batch", archive, "-o", tmp_path / "out.jsonl")
    assert result.code == 3
    found = records((tmp_path / "out.jsonl").read_text())
    values = [record["figures"][0]["value"] if record["figures"] else record["error"]["code"] for record in found]
    assert values == ["1", "2", "3", "internal", "4", "5", "6"]
    assert "7 articles, 6 figures, 0 checks (0 consistent, 0 inconsistent, 0 unverifiable), 1 failed (internal 1); written to" in result.err


def test_batch_quiet_tells_errors_only(call, archive: Path, tmp_path: Path):
    (archive / "c.jsonl").unlink()
    result = call("batch", archive, "--quiet", "-o", tmp_path / "out.jsonl")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_batch_to_standard_output_is_json_lines(call):
    result = call("batch", "-", "-o", "-", "-q", stdin=b'{"text": "1"}\n{"text": "2"}\n')
    assert [record["figures"][0]["value"] for record in records(result.out)] == ["1", "2"]


def test_batch_to_csv_has_a_row_for_each_figure(call, tmp_path: Path):
    assert call("batch", "-", "-o", tmp_path / "out.csv", "-q", stdin=b'{"id": "x", "text": "1 and 22"}\n').code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))
    assert [(row["article"], row["id"], row["value"], row["indicator_text"]) for row in rows] == [
        ("x", "f1", "1", "'=exports"),
        ("x", "f2", "22", "'=exports"),
    ]


def test_batch_expands_globs_and_skips_its_own_output(call, archive: Path):
    first = call("batch", f"{archive}/**/*", "-o", archive / "out.jsonl", "-q")
    again = call("batch", f"{archive}/**/*.txt*", archive, "-o", archive / "out.jsonl", "-q")
    assert (first.code, again.code) == (3, 3)
    assert len(records((archive / "out.jsonl").read_text())) == 2 + 7


def test_batch_gives_a_missing_input_its_record(call, tmp_path: Path):
    (tmp_path / "good.txt").write_text("1")
    result = call("batch", tmp_path / "gone.txt", f"{tmp_path}/no*.txt", tmp_path / "good.txt", "-o", "-", "-q")
    assert result.code == 3
    assert [record["error"] and record["error"]["code"] for record in records(result.out)] == ["access", "access", None]


def test_batch_tells_a_folder_without_articles(call, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    result = call("batch", tmp_path / "empty", "-o", "-", "-q")
    assert result.code == 3
    assert "no articles in this folder" in result.err


def test_many_failures_are_told_briefly(call):
    result = call("batch", "-", "-o", "-", "-q", stdin=b'{"text": "CRASH"}\n' * 100)
    assert len(records(result.out)) == 100
    assert len(result.err.splitlines()) == 21


def test_schema_describes_what_is_written(call):
    schema = json.loads(call("schema").out)
    (record,) = records(call("extract", stdin=b"RIGHT 12").out)
    assert set(schema["properties"]) == set(record)
    assert set(schema["$defs"]["Figure"]["properties"]) == set(record["figures"][0])
    assert set(schema["$defs"]["Check"]["properties"]) == set(record["checks"][0])


def test_patterns_check_passes_a_sound_file(call, tmp_path: Path):
    (tmp_path / "mine.toml").write_text(
        'schema = "sector/1"\nlanguage = "en"\n[[entry]]\nid = "en.sector.zzz_widgets"\nmeans = "zzz widgets"\nforms = ["zzz widgets"]\n'
        'example = "Sales of [zzz widgets] rose 3 percent"\n'
    )
    result = call("patterns", "check", tmp_path / "mine.toml")
    assert (result.code, result.out) == (0, "")


def test_patterns_check_names_file_entry_and_key(call, tmp_path: Path):
    (tmp_path / "mine.toml").write_text(
        'schema = "sector/1"\nlanguage = "en"\n[[entry]]\nid = "en.sector.tea"\nmeans = "tea"\nfroms = ["tea"]\n'
    )
    result = call("patterns", "check", tmp_path / "mine.toml")
    assert result.code == 2
    assert "mine.toml" in result.out
    assert "froms" in result.out
    assert "Traceback" not in result.err


def test_patterns_check_of_a_missing_file_is_wrong_use(call, tmp_path: Path):
    result = call("patterns", "check", tmp_path / "gone.toml")
    assert result.code == 2
    assert "gone.toml" in result.out + result.err


def test_patterns_list_shows_the_users_entry(call, tmp_path: Path):
    (tmp_path / "mine.toml").write_text(
        'schema = "sector/1"\nlanguage = "en"\n[[entry]]\nid = "en.sector.oolong_x"\nmeans = "oolong"\nforms = ["oolong leaf"]\n'
    )
    result = call("patterns", "list", "--patterns", tmp_path / "mine.toml")
    assert result.code == 0
    assert "en.sector.oolong_x" in result.out
