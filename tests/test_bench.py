"""The benchmark runs by one command and tells its rows; what they say of time is no matter of tests."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(not (ROOT / "bench").is_dir(), reason="a checkout only")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def python(code: str) -> str:
    done = run("-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_articles_are_written_anew_but_alike_for_a_seed() -> None:
    code = "from bench.press import Writer; a, b = Writer(1), Writer(1); one = a.article(); print(one == b.article(), one == a.article())"
    assert python(code) == "True False"


def test_article_without_figures_has_no_digit() -> None:
    code = "from bench.press import Writer; print(any(c.isdigit() for a in Writer(2).articles(9, figures=False) for c in a.text))"
    assert python(code) == "False"


def test_redrawn_digits_keep_years_and_lengths() -> None:
    code = (
        "import random; from bench.press import redrawn\n"
        "text = 'In 2024 sales of $1,234.5 million rose 12.75 percent to 9,999 units on 5 days.'\n"
        "new = redrawn(text, random.Random(1)); print(len(new) == len(text), new != text, '2024' in new, 'on 5 days' in new)"
    )
    assert python(code) == "True True True True"


@pytest.mark.parametrize(
    ("group", "name", "least", "middle", "mark"),
    [
        ("whole", "text to JSON over F", 3.0, 3.9, ""),
        ("whole", "text to JSON over F", 3.0, 4.5, "over target"),
        ("whole", "text to JSON over F", 3.0, 5.5, "PAST GATE"),
        ("growth", "brackets", 2.2, 9.0, ""),
        ("growth", "brackets", 3.1, 3.2, "PAST GATE"),
        ("10 MB: time a character", "brackets", 2.1, 2.1, "PAST GATE"),
        ("10 MB: megabytes", "brackets", 18.0, 18.0, ""),
        ("whole", "F over W", 99.0, 99.0, ""),
    ],
)
def test_rows_past_a_limit_are_marked(group: str, name: str, least: float, middle: float, mark: str) -> None:
    assert python(f"from bench.table import Row; print(Row({group!r}, {name!r}, {least}, {middle}).mark)") == mark


@pytest.mark.slow
def test_rows_come_as_json() -> None:
    done = run("-m", "bench", "--only", "whole", "--rounds", "2", "--size", "1", "--json", "-")
    assert done.returncode == 0, done.stderr
    rows = {row["name"]: row for row in json.loads(done.stdout)["rows"]}
    assert {"text to JSON over F", "text to JSON over W", "article without figures over F"} <= set(rows)
    assert all(row["least"] > 0 for row in rows.values())
    assert "text to JSON over F" in done.stderr


def test_unknown_group_is_refused() -> None:
    done = run("-m", "bench", "--only", "nothing")
    assert done.returncode == 2
    assert "expected whole" in done.stderr
