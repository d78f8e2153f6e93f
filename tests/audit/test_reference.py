"""extractor check --against: an article's figures and values that are known."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from extractor.audit.reference import loaded
from extractor.cli.app import app
from extractor.errors import SetUpError
from extractor.pipeline import Extractor
from extractor.records import Article, Check

TEXT = "Exports of lamps from Norway rose 9.6 percent to $20.88 billion in May from a year earlier."
HEAD = "indicator,sector,entity,period,unit,measure,basis,value\n"


@pytest.fixture
def checked(reader: Extractor, tmp_path: Path):
    def found(table: str, text: str = TEXT) -> list[Check]:
        (tmp_path / "known.csv").write_text(table)
        return list(loaded(tmp_path / "known.csv").checks(reader.extract(text, "2025-06-13")))

    return found


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ("exports,led,NO,2025-05,USD,level,,20876543210\n", "consistent"),
        ("exports,led,NO,2025-05,USD,,,20876543210\n", "consistent"),
        ("EXPORTS,LED,no,2025-05,USD,level,,20885000000\n", "consistent"),
        ("exports,led,NO,2025-05,USD,level,,20886543210\n", "inconsistent"),
        ("exports,led,NO,2025-05,percent,change,yoy,9.64\n", "consistent"),
        ("exports,led,NO,2025-05,percent,change,yoy,9.7\n", "inconsistent"),
        ("exports,led,NO,2025-05,percent,change,mom,4.1\n", None),
        ("exports,led,NO,2025-04,USD,level,,1\n", None),
        ("exports,,NO,2025-05,USD,level,,1\n", None),
        ("exports,led,NO,2025-05,NOK,level,,1\n", None),
        ("exports,led,NO,2025-05,USD,level,,\n", None),
    ],
)
def test_figure_is_held_against_the_value_of_its_key(checked, row: str, verdict: str | None):
    assert [check.verdict for check in checked(HEAD + row)] == ([verdict] if verdict else [])


def test_mismatch_names_both_values_and_the_row(checked):
    (check,) = checked(HEAD + "exports,led,NO,2025-05,USD,level,,20000000000\n")
    assert (check.rule, check.severity, check.suspect) == ("reference", "error", ("f2",))
    assert check.message == "$20.88 billion for 2025-05 is not the known 20000000000 of known.csv:2."


def test_hedged_figure_and_forecast_are_judged_mildly(checked):
    (check,) = checked(HEAD + "exports,led,NO,2025-05,USD,level,,9\n", "Exports of lamps from Norway came to about $20.9 billion in May.")
    assert check.severity == "warning"
    assert not checked(
        HEAD + "exports,led,NO,2025-05,USD,level,,9\n", "Exports of lamps from Norway are expected to reach $20.9 billion in May."
    )


def test_table_that_batch_wrote_is_a_reference(reader: Extractor, tmp_path: Path):
    from extractor.write.as_csv import figure_lines, header

    record = reader.extract(TEXT, "2025-06-13")
    (tmp_path / "figures.csv").write_text(header() + figure_lines(record))
    other = reader.extract(TEXT.replace("20.88", "20.9").replace("9.6", "9.9"), "2025-06-14")
    assert [check.verdict for check in loaded(tmp_path / "figures.csv").checks(other)] == ["inconsistent", "consistent"]


def test_parquet_is_a_reference(reader: Extractor, tmp_path: Path):
    arrow = pytest.importorskip("pyarrow")
    columns = dict(
        zip(HEAD.strip().split(","), (["exports"], ["led"], ["NO"], ["2025-05"], ["USD"], ["level"], [None], [9.5]), strict=True)
    )
    pytest.importorskip("pyarrow.parquet").write_table(arrow.table(columns), tmp_path / "known.parquet")
    (check,) = loaded(tmp_path / "known.parquet").checks(reader.extract(TEXT, "2025-06-13"))
    assert (check.verdict, "known.parquet:1" in check.message) == ("inconsistent", True)


def test_store_gives_the_latest_value_of_other_articles(reader: Extractor, store):
    old, new = (f"Exports of lamps from Norway came to ${value} billion in May 2025." for value in ("19.9", "20.9"))
    path = store(
        [
            Article(id="a", text=old, published="2025-06-10"),
            Article(id="b", text=new, published="2025-06-12"),
            Article(id="c", text=TEXT, published="2025-06-13"),
        ]
    )
    (check,) = loaded(path).checks(reader.extract(TEXT, "2025-06-13"))
    assert (check.verdict, "news.db, b (2025-06-12)" in check.message) == ("consistent", True)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("gone.csv", None, "no such file"),
        ("known.xlsx", "x", "expected a .csv"),
        ("known.csv", "indicator,value\nexports,1\n", "no column 'period'"),
        ("known.csv", HEAD + "exports,,,May,USD,,,1\n", "known.csv:2: period"),
        ("known.csv", HEAD + "exports,,,2025,USD,,,much\n", "known.csv:2: value"),
        ("known.db", "x" * 999, "no store"),
        ("known.parquet", "x" * 999, "cannot be read"),
    ],
)
def test_table_that_cannot_be_used_is_told(tmp_path: Path, name: str, text: str | None, words: str):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(SetUpError, match=words):
        loaded(tmp_path / name)


def test_check_exits_by_the_mismatch(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    (tmp_path / "a.txt").write_text(TEXT)
    codes = []
    for value in ("20880000000", "20000000000"):
        (tmp_path / "known.csv").write_text(HEAD + f"exports,led,NO,2025-05,USD,level,,{value}\n")
        with pytest.raises(SystemExit) as ended:
            app(["check", str(tmp_path / "a.txt"), "--published", "2025-06-13", "--against", str(tmp_path / "known.csv"), "-f", "jsonl"])
        codes.append(ended.value.code)
    sys.stdout.flush()
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert codes == [0, 1]
    assert [check["rule"] for check in json.loads(lines[1])["checks"]] == ["reference"]


def exit_and_rules(folder: Path, text: str, *options: str, capture: pytest.CaptureFixture[bytes]) -> tuple[object, list[str]]:
    (folder / "a.txt").write_text(text)
    (folder / "known.csv").write_text(HEAD + "exports,led,NO,2025-05,USD,level,,20000000000\n")
    with pytest.raises(SystemExit) as ended:
        app(["check", str(folder / "a.txt"), "--published", "2025-06-13", "--against", str(folder / "known.csv"), "-f", "jsonl", *options])
    sys.stdout.flush()
    (line,) = capture.readouterr().out.decode().splitlines()
    return ended.value.code, [check["rule"] for check in json.loads(line)["checks"]]


@pytest.mark.parametrize(
    ("text", "options", "code", "rules"),
    [
        (TEXT, ("--select", "reference"), 1, ["reference"]),
        (TEXT, ("--select", "growth"), 0, []),
        (TEXT, ("--ignore", "reference"), 0, []),
        (TEXT + " <!-- extractor: ignore reference (revised) -->", (), 0, []),
    ],
)
def test_the_checks_of_the_table_are_chosen_and_silenced_by_their_name(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], text: str, options: tuple[str, ...], code: int, rules: list[str]
):
    assert exit_and_rules(tmp_path, text, *options, capture=capfdbinary) == (code, rules)
