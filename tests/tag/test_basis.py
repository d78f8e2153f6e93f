"""The basis tagger: what a change is measured against, adjustments, status."""

from __future__ import annotations

import pytest

from extractor.tag.basis import BasisTagger
from extractor.vocabulary.load import load


@pytest.fixture(scope="module")
def tagger() -> BasisTagger:
    return BasisTagger(load())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("up 3% year on year", [("year on year", "yoy")]),
        ("up 3% Year-on-Year", [("Year-on-Year", "yoy")]),
        ("up 3% y/y", [("y/y", "yoy")]),
        ("up 3% Y-o-Y", [("Y-o-Y", "yoy")]),
        ("up 3% yoy", [("yoy", "yoy")]),
        ("up 3% on-year", [("on-year", "yoy")]),
        ("up 3% over the year", [("over the year", "yoy")]),
        ("up 3% on month and 8% on year", [("on month", "mom"), ("on year", "yoy")]),
        ("up 3% m/m", [("m/m", "mom")]),
        ("month-over-month", [("month-over-month", "mom")]),
        ("up 3% from the previous month", [("from the previous month", "mom")]),
        ("quarter–on–quarter", [("quarter–on–quarter", "qoq")]),
        ("grew sequentially", [("sequentially", "qoq")]),
        ("week on week", [("week on week", "wow")]),
        ("day-on-day", [("day-on-day", "dod")]),
        ("half-on-half", [("half-on-half", "hoh")]),
        ("at a seasonally adjusted annual rate of", [("seasonally adjusted annual rate", "saar")]),
        ("seasonally\nadjusted", [("seasonally\nadjusted", "seasonally_adjusted")]),
        ("in real terms", [("in real terms", "real")]),
        ("at constant currency", [("at constant currency", "constant_currency")]),
        ("a three-month moving average", [("three-month moving average", "moving_average")]),
        ("year-to-date", [("year-to-date", "year_to_date")]),
        ("was previously reported", [("previously reported", "revised")]),
        ("preliminary data", [("preliminary", "preliminary")]),
        ("the ministry expects", [("expects", "forecast")]),
        ("five years ago", []),
        ("the month of May", []),
        ("organisations", []),
        ("the expectant crowd", []),
        ("on the table", []),
        ("yearbook", []),
    ],
)
def test_forms(text: str, want: list[tuple[str, str]], tagger: BasisTagger) -> None:
    assert [(text[tag.start : tag.end], tag.value) for tag in tagger(text)] == want


def test_only_forms_that_begin_in_a_stretch_count(tagger: BasisTagger) -> None:
    text = "Sales rose year on year. Orders fell 4% year-on-year in May."
    begin = text.index("Orders")
    assert [text[tag.start : tag.end] for tag in tagger(text, [(begin, len(text))])] == ["year-on-year"]
    assert [text[tag.start : tag.end] for tag in tagger(text, [(begin, begin + 21)])] == ["year-on-year"]  # it may reach out
    assert tagger(text, []) == []


def test_rest_of_a_word_is_no_form(tagger: BasisTagger) -> None:
    assert tagger("the émonthly tally") == []
    assert len(tagger("the monthly tally")) == 1
