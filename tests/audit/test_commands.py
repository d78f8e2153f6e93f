"""extractor audit and extractor series: formats, limits, wrong use."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from extractor.cli.app import app
from extractor.records import Article

LEVEL = "Exports of lamps from Norway came to ${} billion in {}."
TOLD = [
    Article(id="may", published="2024-06-13", text=LEVEL.format("19.04", "May"), source="office"),
    Article(id="wire", published="2024-06-14", text=LEVEL.format("18.40", "May"), source="wire", url="https://news.example/1"),
    Article(id="june", published="2024-07-13", text=LEVEL.format("19.31", "June"), source="office"),
    Article(id="cars", published="2024-07-13", text=LEVEL.format("9.31", "June").replace("lamps", "cars"), source="office"),
]


@pytest.fixture
def news(store) -> Path:
    return store(TOLD)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]):
    def called(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            app([str(argument) for argument in arguments], prog_name="extractor")
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(str(ended.value.code or 0)), out.decode(), err.decode()

    return called


def test_table_is_grouped_by_series_and_counted(run, news: Path):
    code, out, err = run("audit", news)
    assert code == 0
    heading, rule, message, *_ = out.splitlines()
    assert (heading, rule.strip()) == ("NO · exports · led", "! cross_source: warning")
    assert "2024-05" in message
    assert "1 comparison in 1 series: 0 agree, 0 errors, 1 warning, 0 revisions" in err


def test_articles_without_a_day_are_counted(run, store):
    undated = Article(id="none", published=None, text=LEVEL.format("19.99", "May"), source="office")
    _, _, err = run("audit", store([*TOLD, undated]))
    assert err.rstrip().endswith("; without a day of publication, and left out: 1")


def test_json_lines_and_csv_hold_every_figure_with_its_place(run, news: Path):
    _, out, _ = run("audit", news, "--format", "jsonl", "-q")
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert row["series"] == {"indicator": "exports", "sector": "led", "region": None, "entity": "NO", "adjustment": None}
    assert [(figure["article"], figure["text"]) for figure in row["figures"]] == [("wire", "$18.40 billion"), ("may", "$19.04 billion")]
    assert (row["stated"], row["size"]) == ({"low": "18395000000", "high": "18405000000"}, "-3.36 percent")
    _, out, _ = run("audit", news, "--format", "csv", "-q")
    (flat,) = csv.DictReader(io.StringIO(out))
    assert (flat["rule"], flat["articles"], flat["period"]) == ("cross_source", "wire may", "2024-05")


@pytest.mark.parametrize(
    "options",
    [
        ("--sector", "cars"),
        ("--entity", "KR"),
        ("--source", "office"),
        ("--source", "news.example"),
        ("--since", "2024-06-14"),
        ("--until", "2024-06-13"),
        ("--ignore", "cross_source"),
        ("--select", "revision,prior_vintage"),
    ],
)
def test_limits_leave_out_the_other_articles(run, news: Path, options: tuple[str, ...]):
    assert run("audit", news, *options, "-q") == (0, "", "")


@pytest.mark.parametrize("options", [("--sector", "LED"), ("--indicator", "exports"), ("--entity", "no"), ("--region", "none")])
def test_limits_keep_their_own(run, news: Path, options: tuple[str, ...]):
    assert "cross_source" in run("audit", news, *options, "-q")[1]


def test_series_prints_each_period_with_every_vintage_and_its_source(run, news: Path):
    code, out, _ = run("series", news, "--indicator", "exports", "--sector", "led", "--entity", "NO")
    assert code == 0
    heading, *rows = out.splitlines()
    assert heading == "NO · exports · led: level, USD"
    assert [row.split() for row in rows] == [
        ["2024-05", "2024-06-13", "$19.04", "billion", "office"],
        ["2024-06-14", "$18.40", "billion", "wire"],
        ["2024-06", "2024-07-13", "$19.31", "billion", "office"],
    ]
    _, out, _ = run("series", news, "--sector", "led", "--unit", "usd", "--measure", "level", "--format", "csv")
    assert [(row["period"], row["value"], row["article"]) for row in csv.DictReader(io.StringIO(out))] == [
        ("2024-05", "19040000000", "may"),
        ("2024-05", "18400000000", "wire"),
        ("2024-06", "19310000000", "june"),
    ]


def test_line_breaks_and_controls_of_an_article_stay_out_of_the_tables(run, store):
    told = [
        TOLD[0],
        Article(id="wire", published="2024-06-14", text="Exports of lamps from Norway came to $18.40\nbillion in May.", source="a\x1b[2J"),
    ]
    news = store(told)
    _, rows, _ = run("series", news, "--indicator", "exports")
    assert "$18.40 billion               a" in rows
    _, found, _ = run("audit", news)
    assert "\x1b" not in rows + found


def test_series_that_is_not_there_is_told(run, news: Path):
    told = "extractor: no such figures in the store, where only articles with a day of publication count\n"
    assert run("series", news, "--indicator", "imports") == (0, "", told)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("audit", "gone.db"), "no such store"),
        (("audit", None, "--since", "never"), "--since"),
        (("audit", None, "--select", "growth"), "prior_vintage"),
        (("audit", None, "--format", "xml"), "--format"),
        (("series", None, "--format", "xml"), "--format"),
    ],
)
def test_wrong_use_is_one_plain_line(run, news: Path, arguments: tuple[str | None, ...], word: str):
    code, _, err = run(*(news if argument is None else argument for argument in arguments))
    assert code == 2
    assert word in err
    assert len(err.splitlines()) == 1
