"""Every bad input: one plain line on standard error, the right exit, nothing lost, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def told(result, *words: str) -> None:
    lines = result.err.splitlines()
    assert len(lines) == 1, result.err
    assert "Traceback" not in result.err
    for word in words:
        assert word in lines[0]


def test_missing_file_is_named_and_the_others_are_done(call, tmp_path: Path):
    (tmp_path / "good.txt").write_text("Exports came to 12.")
    result = call("extract", tmp_path / "gone.txt", tmp_path / "good.txt")
    assert result.code == 3
    told(result, "gone.txt", "no such file")
    (record,) = map(json.loads, result.out.splitlines())
    assert record["figures"][0]["text"] == "12"


def test_folder_where_a_file_is_meant_points_to_batch(call, tmp_path: Path):
    result = call("extract", tmp_path)
    assert (result.code, result.out) == (3, "")
    told(result, "is a folder", "batch")


def test_bytes_that_are_no_utf8_name_offset_and_value(call, tmp_path: Path):
    (tmp_path / "latin.txt").write_bytes("Cafés sold 12 cups".encode("latin-1"))
    result = call("extract", tmp_path / "latin.txt")
    assert result.code == 3
    told(result, "latin.txt", "0xe9", "offset 3", "--encoding")


def test_encoding_option_reads_the_same_bytes(call, tmp_path: Path):
    (tmp_path / "latin.txt").write_bytes("Cafés sold 12 cups".encode("cp1252"))
    result = call("extract", "--encoding", "cp1252", tmp_path / "latin.txt")
    assert result.code == 0
    assert json.loads(result.out)["figures"][0]["start"] == 11


def test_utf16_is_recognised_in_the_message(call, tmp_path: Path):
    (tmp_path / "wide.txt").write_bytes("Exports 12".encode("utf-16"))
    told(call("extract", tmp_path / "wide.txt"), "--encoding utf-16")
    assert call("extract", "--encoding", "utf-16", tmp_path / "wide.txt").code == 0


@pytest.mark.parametrize("text", [b"", b" \n\t\n"])
def test_empty_input_is_told(call, text: bytes):
    result = call("extract", stdin=text)
    assert result.code == 3
    told(result, "standard input", "empty")
    assert json.loads(result.out)["error"]["code"] == "empty"


def test_broken_json_line_costs_that_line_only(call, tmp_path: Path):
    rows = ['{"id": "a", "text": "1"}', '{"id": "b", "text": ', '{"id": "c", "text": "3"}']
    (tmp_path / "news.jsonl").write_text("\n".join(rows))
    result = call("extract", tmp_path / "news.jsonl")
    assert result.code == 3
    told(result, "news.jsonl:2", "not a JSON line")
    records = [json.loads(line) for line in result.out.splitlines()]
    assert [record["error"] and record["error"]["code"] for record in records] == [None, "json_line", None]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('{"id": "a", "body": "1"}', ('"text" is missing',)),
        ('{"text": 7}', ("must be a string, not a number",)),
        ('{"text": "  "}', ("the text is empty",)),
        ('{"text": "1", "published": "2025-02-30"}', ("2025-02-30", "is no date")),
        ('{"text": "\\ud83d 1"}', ("surrogate", "character 0")),
        ("[1, 2]", ("found an array",)),
        ('{"text": "1", "id": ["a"]}', ("'id'", "an array")),
    ],
)
def test_row_that_is_no_article_says_why(call, tmp_path: Path, row: str, words: tuple[str, ...]):
    (tmp_path / "news.jsonl").write_text(row + "\n")
    result = call("check", tmp_path / "news.jsonl")
    assert result.code == 3
    told(result, "news.jsonl:1", *words)


def test_nested_json_deeper_than_python_follows_is_one_line(call, tmp_path: Path):
    (tmp_path / "deep.jsonl").write_text('{"text": ' + "[" * 200_000)
    told(call("extract", tmp_path / "deep.jsonl"), "deep.jsonl:1", "not a JSON line")


@pytest.mark.parametrize("date", ["yesterday", "2025-13-01", "2025-02-29", "", "13/06/2025"])
def test_impossible_publication_day_is_wrong_use(call, date: str):
    result = call("extract", "--published", date, stdin=b"12")
    assert (result.code, result.out) == (2, "")
    told(result, "--published", "YYYY-MM-DD")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--format", "xml"), "--format"),
        (("--color", "maybe"), "--color"),
        (("--encoding", "klingon"), "--encoding"),
        (("--encoding", "base64"), "--encoding"),
    ],
)
def test_option_value_out_of_range_is_wrong_use(call, arguments: tuple[str, ...], word: str):
    result = call("extract", *arguments, stdin=b"12")
    assert (result.code, result.out) == (2, "")
    told(result, word)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "--nosuch"), ("no such option", "--nosuch", "extractor check --help")),
        (("check", "--published"), ("--published", "requires an argument")),
        (("batch", "a.txt"), ("missing option", "--output")),
        (("batch", "-o", "-"), ("missing argument", "INPUT")),
        (("chekc",), ("no such command 'chekc'", "extractor --help")),
        (("patterns", "lst"), ("no such command 'lst'", "extractor patterns --help")),
        (("schema", "more"), ("unexpected", "more")),
    ],
)
def test_wrong_use_is_one_line_without_a_usage_text(call, arguments: tuple[str, ...], words: tuple[str, ...]):
    result = call(*arguments, stdin=b"12")
    assert (result.code, result.out) == (2, "")
    told(result, *words)


def test_unknown_rule_is_wrong_use_and_the_rules_are_listed(call):
    result = call("check", "--select", "grwoth", stdin=b"12")
    assert (result.code, result.out) == (2, "")
    told(result, "--select", "'grwoth'")


@pytest.mark.parametrize("command", [("check",), ("batch", "-o", "-")])
def test_empty_name_is_no_folder(call, command: tuple[str, ...]):
    result = call(*command, "")
    assert (result.code, result.out) == (2, "")
    told(result, "empty name")


def test_output_in_a_folder_that_is_not_there(call, tmp_path: Path):
    result = call("extract", "-o", tmp_path / "no" / "out.jsonl", stdin=b"12")
    assert result.code == 2
    told(result, "out.jsonl", "cannot be written")


def test_output_that_is_an_input_leaves_it_whole(call, tmp_path: Path):
    news = tmp_path / "news.jsonl"
    news.write_text('{"text": "12"}\n')
    for command in ("extract", "batch"):
        result = call(command, news, "-o", tmp_path / "." / "news.jsonl")
        assert result.code == 2
        told(result, "is an input")
    assert news.read_text() == '{"text": "12"}\n'


def test_wrong_set_up_leaves_an_earlier_output_whole(call, tmp_path: Path):
    (tmp_path / "out.jsonl").write_text("kept")
    assert call("extract", "--published", "never", "-o", tmp_path / "out.jsonl", stdin=b"12").code == 2
    assert (tmp_path / "out.jsonl").read_text() == "kept"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a device of Linux")
def test_full_disk_is_told(call):
    result = call("extract", "-o", "/dev/full", "--format", "jsonl", stdin=b"12")
    assert result.code == 2
    told(result, "cannot be written")


@pytest.mark.parametrize("name", ["a.db", "a.docx", "a.pdf.gz"])
def test_kinds_that_cannot_be_read_are_refused_before_anything_is(call, tmp_path: Path, name: str):
    (tmp_path / "good.txt").write_text("12")
    result = call("batch", tmp_path / "good.txt", tmp_path / name, "-o", "-")
    assert (result.code, result.out) == (2, "")
    told(result, name.removesuffix(".gz"), "not supported")


@pytest.mark.parametrize("name", ["a.xlsx", "a"])
def test_outputs_that_cannot_be_written_are_refused(call, name: str):
    result = call("batch", "-", "-o", name, stdin=b"12")
    assert result.code == 2
    told(result, name, ".jsonl", ".db")


def test_interrupt_keeps_what_was_done(call, tmp_path: Path):
    (tmp_path / "news.jsonl").write_text("".join(f'{{"id": "{n}", "text": "{n}"}}\n' for n in range(3)) + '{"text": "STOP"}\n')
    result = call("batch", tmp_path / "news.jsonl", "-o", tmp_path / "out.jsonl", "--quiet")
    assert result.code == 130
    told(result, "interrupted")
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


def test_interrupted_json_array_is_closed(call, tmp_path: Path):
    (tmp_path / "news.jsonl").write_text("".join(f'{{"id": "{n}", "text": "{n}"}}\n' for n in range(3)) + '{"text": "STOP"}\n')
    result = call("extract", tmp_path / "news.jsonl", "--format", "json")
    assert result.code == 130
    assert [record["id"] for record in json.loads(result.out)] == ["0", "1", "2"]


def test_article_that_crashes_yields_its_line(call, tmp_path: Path):
    (tmp_path / "news.jsonl").write_text('{"id": "a", "text": "CRASH"}\n{"id": "b", "text": "2"}\n')
    result = call("extract", tmp_path / "news.jsonl")
    assert result.code == 3
    told(result, "a: it crashed")
    assert [json.loads(line)["error"] is None for line in result.out.splitlines()] == [False, True]


def test_control_characters_never_reach_the_terminal(call, tmp_path: Path):
    result = call("extract", tmp_path / "a\x1b[31mb.txt")
    assert "\x1b" not in result.err


def test_a_file_without_a_command_is_told_the_command(call, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Sales rose 4 percent.")
    result = call(tmp_path / "a.txt")
    assert result.code == 2
    told(result, f"try: extractor check {tmp_path.as_posix()}/a.txt")


@pytest.mark.parametrize("command", ["extract", "check", "explain"])
def test_output_over_a_pattern_file_is_refused(call, tmp_path: Path, command: str):
    (tmp_path / "mine").mkdir()
    mine = tmp_path / "mine" / "a.toml"
    mine.write_text('schema = "sector/1"\nlanguage = "en"\n')
    for given in (mine, mine.parent):
        result = call(command, "--patterns", given, "-o", mine, stdin=b"12")
        assert result.code == 2
        told(result, "is an input")
    assert mine.read_text().startswith("schema")


def test_output_over_the_known_values_is_refused(call, tmp_path: Path):
    (tmp_path / "known.csv").write_text("indicator,period,value\nexports,2025-05,12\n")
    result = call("check", "--against", tmp_path / "known.csv", "-o", tmp_path / "known.csv", stdin=b"12")
    assert result.code == 2
    assert (tmp_path / "known.csv").read_text().startswith("indicator")


@pytest.mark.parametrize("given", ["", "*.jsonl", "**/*"])
@pytest.mark.parametrize("name", ["b.jsonl", "b.csv", "b.parquet"])
def test_batch_over_a_file_of_its_folder_is_refused_unless_a_batch_wrote_it(call, tmp_path: Path, given: str, name: str):
    pytest.importorskip("pyarrow")
    (tmp_path / "a.jsonl").write_text('{"text": "12"}\n')
    if given == "*.jsonl" and name != "b.jsonl":
        given = name[:1] + "*" + name[1:]
    inputs = [tmp_path / "a.jsonl", tmp_path / given]
    assert call("batch", *inputs, "-o", tmp_path / name).code in (0, 3)
    assert call("batch", *inputs, "-o", tmp_path / name).code in (0, 3)  # an output of before
    (tmp_path / name).write_text('{"text": "the only copy"}\n')
    result = call("batch", *inputs, "-o", tmp_path / name)
    assert result.code == 2
    told(result, "is an input")
    assert "the only copy" in (tmp_path / name).read_text()
