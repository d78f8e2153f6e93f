"""extractor check on drafts: which rules count, comments that silence, formats and exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

WRONG = "Sales rose 12 percent to $4.0 million from $3.8 million."


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--select", "grwth"), "--select: no rule 'grwth'; did you mean growth?"),
        (("--ignore", "growth,summ"), "--ignore: no rule 'summ'; did you mean sum"),
        (("--ignore", "share_sum"), "rule 'share_sum' reports its checks as 'sum'; name that one"),
        (("--format", "xml"), "--format: expected one of csv, github, json, jsonl, sarif, table, found 'xml'"),
    ],
)
def test_wrong_names_are_told_with_those_that_are_near(program, arguments: tuple[str, ...], told: str):
    done = program("check", *arguments, stdin=WRONG.encode())
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"extractor: {told}")


def test_sarif_and_github_are_formats_of_check_alone(program):
    assert program("extract", "--format", "sarif", stdin=WRONG.encode()).code == 2


@pytest.mark.parametrize(
    ("draft", "code", "told"),
    [
        (WRONG, 1, ""),
        (f"{WRONG} <!-- extractor: ignore -->", 0, ""),
        (f"{WRONG} <!-- extractor: ignore growth (restated) -->", 0, ""),
        (f"{WRONG}  # extractor: ignore growth", 0, ""),
        (f"<!-- extractor: ignore growth -->\n\n{WRONG}", 0, ""),
        (f"<!-- extractor: ignore-article growth -->\n\nFirst.\n\n{WRONG}", 0, ""),
        (f"{WRONG} <!-- extractor: ignore sum -->", 1, "draft.md:1: ignore comment without effect: no check of sum fails there"),
        (f"{WRONG}\n\nCosts fell. <!-- extractor: ignore -->", 1, "draft.md:3: ignore comment without effect: no check fails there"),
        (f"{WRONG} <!-- extractor: ignore grwth -->", 1, "draft.md:1: ignore comment: no rule 'grwth'; did you mean growth?"),
        (f"{WRONG} <!-- growth was confirmed by the desk -->", 1, ""),
    ],
)
def test_comments_silence_checks_where_they_stand(program, tmp_path: Path, draft: str, code: int, told: str):
    path = tmp_path / "draft.md"
    path.write_text(draft)
    done = program("check", path, "--select", "growth,sum") if "sum" in told else program("check", path)
    assert done.code == code
    assert done.err == (f"extractor: {path.parent.as_posix()}/{told}\n" if told else "")
    assert program("check", path, "--quiet").err == ""


def test_a_silenced_check_is_in_no_output(program, tmp_path: Path):
    path = tmp_path / "draft.md"
    path.write_text(f"{WRONG} <!-- extractor: ignore growth -->")
    record = json.loads(program("check", path, "--format", "json").out)
    assert [check["rule"] for check in record["checks"] if check["verdict"] == "inconsistent"] == []
    assert json.loads(program("check", path, "--format", "sarif").out)["runs"][0]["results"] == []
    assert program("check", path, "--format", "github").out == ""


def test_comments_are_not_blamed_for_rules_that_were_not_asked_for(program, tmp_path: Path):
    path = tmp_path / "draft.md"
    path.write_text(f"{WRONG} <!-- extractor: ignore growth -->")
    assert program("check", path, "--select", "share").err == ""
    assert program("check", path, "--ignore", "growth").err == ""


def test_many_drafts_are_checked_and_one_that_is_wrong_decides_the_exit(program, tmp_path: Path):
    for name, text in (("a.md", "Sales rose 5 percent to $4.0 million from $3.8 million."), ("b.md", WRONG)):
        (tmp_path / name).write_text(text)
    assert program("check", tmp_path / "a.md").code == 0
    done = program("check", tmp_path / "a.md", tmp_path / "b.md", "--format", "github")
    assert done.code == 1
    (line,) = done.out.splitlines()
    assert f"file={(tmp_path / 'b.md').as_posix()},line=1" in line
