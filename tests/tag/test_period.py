"""The period tagger: rows of tests/corpus/period, and the article's own period."""

from __future__ import annotations

import itertools
import tomllib
from datetime import date
from pathlib import Path

import pytest

from extractor.period import Period, Relative
from extractor.tag.period import PeriodTagger, current_period
from extractor.vocabulary.load import load

CORPUS = Path(__file__).parents[1] / "corpus" / "period"
CASES = [case for path in sorted(CORPUS.rglob("*.toml")) for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


@pytest.fixture(scope="module")
def tagger() -> PeriodTagger:
    return PeriodTagger(load())


def written(value: Period | Relative) -> str:
    return str(value) if isinstance(value, Period) else f"{value.basis} {value.count} {value.span or '-'}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_phrase_means_the_period_of_its_row(case: dict, tagger: PeriodTagger) -> None:
    text = case["text"]
    found = [{"text": text[tag.start : tag.end], "value": written(tag.value)} for tag in tagger(text, case["published"])]
    assert found == case["want"]


@pytest.mark.parametrize(
    ("text", "published", "want"),
    [
        ("Exports rise in May\n\nSEOUL, June 13 -- Exports rose 3 percent from a year earlier.", date(2025, 6, 13), "2025-05"),
        ("Trade fell in the first 20 days of February, compared with 2 percent in January.", date(2026, 2, 23), "2026-02-01/2026-02-20"),
        ("Q3 FY24 profit up\n\nProfit grew in the quarter ended December 31, 2023.", date(2024, 1, 19), "2023-Q4"),
        ("Prices were stable.", date(2024, 1, 19), "None"),
        ("The index climbed to 53.1 from 50.4 in January.", date(2024, 3, 4), "2024-02"),
        ("The index climbed to 53.1 from 50.4 in January.", date(2024, 1, 31), "2024-01"),
        ("The rate is unchanged; the cycle began in June 2021. Prices rose in May.", date(2024, 6, 4), "2024-05"),
        ("Sales rose 4% (Source: Trade Monitor, July 2023) in the first half of 2023.", date(2023, 8, 4), "2023-H1"),
    ],
)
def test_current_period_is_that_of_the_opening(text: str, published: date, want: str, tagger: PeriodTagger) -> None:
    assert str(current_period(text, tagger(text, published), published)) == want


def test_quarters_follow_the_fiscal_year_that_the_article_tells(tagger: PeriodTagger) -> None:
    text = "Results for the third quarter ended June 29, 2024. For the fourth quarter, the company expects growth."
    assert [str(tag.value) for tag in tagger(text, date(2024, 7, 25))] == ["2024-Q2", "2024-Q3"]


def test_a_half_still_to_come_where_the_sentence_looks_ahead(tagger: PeriodTagger) -> None:
    values = [str(tag.value) for tag in tagger("Demand should recover in the second half.", date(2023, 4, 27))]
    assert values == ["2023-H2"]


def test_year_is_unknown_without_any_date(tagger: PeriodTagger) -> None:
    (tag,) = tagger("Exports rose in May.", None)
    assert str(tag.value) == "XXXX-05"
    assert not tag.data.year_stated


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3 percent from a year earlier", "comparison"),
        ("the highest since May 2021", "since"),
        ("last year's level", "comparison"),
        ("in May", None),
    ],
)
def test_role_hint(text: str, hint: str | None, tagger: PeriodTagger) -> None:
    (tag,) = tagger(text, date(2024, 6, 13))
    assert tag.data.role_hint == hint


@pytest.mark.parametrize(
    ("relative", "of", "want"),
    [
        (Relative("yoy"), "2025-05", "2024-05"),
        (Relative("yoy", 2), "2025-Q1", "2023-Q1"),
        (Relative("yoy", 1, "2022"), "2025-01/2025-05", "2022-01/2022-05"),
        (Relative("mom"), "2025-01", "2024-12"),
        (Relative("qoq"), "2025-Q1", "2024-Q4"),
        (Relative("run", 3, "month"), "2024-07", "2024-05/2024-07"),
        (Relative("same"), "2024-07", "2024-07"),
        (Relative("next", -1), "2024-Q2", "2024-Q1"),
        (Relative("dod"), "2024-03-01", "2024-02-29"),
    ],
)
def test_relative_is_seen_from_the_period_of_the_figure(relative: Relative, of: str, want: str) -> None:
    assert str(relative.of(Period.parse(of))) == want


def test_tags_are_sorted_and_apart(tagger: PeriodTagger) -> None:
    tags = tagger("In May 2024, up from April 2024 and the first quarter of 2023, a year earlier, last year.", date(2024, 6, 1))
    assert all(first.end <= second.start for first, second in itertools.pairwise(tags))
    assert len(tags) == 5


def test_long_sentences_take_linear_time(tagger: PeriodTagger) -> None:
    assert len(tagger("May " * 2000, date(2024, 6, 1))) == 2000
