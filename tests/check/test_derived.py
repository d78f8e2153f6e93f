"""Values that follow and are not stated: there when they do follow, away when they are told or do not."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor
from extractor.records import DerivedRecord


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor(derived=True)


def derived(reader: Extractor, text: str) -> DerivedRecord:
    record = reader.extract(text, published="2025-06-13")
    assert isinstance(record, DerivedRecord)
    return record


FOLLOWS = [
    ("Tea exports rose 4.6 percent to $61.4 million in May from a year earlier.", "prior_level", "58.62", "58.78", "2024-05"),
    ("Tea exports came to $61.4 million in May, down 4.6 percent from a year earlier.", "prior_level", "64.27", "64.45", "2024-05"),
    ("Tea exports rose by $2.7 million to $61.4 million in May from a year earlier.", "prior_level", "58.6", "58.8", "2024-05"),
    ("Tea exports climbed to $61.4 million in May from $58.7 million a year earlier.", "change", "4.43", "4.77", "2025-05"),
    ("Exports of goods were $58.2 million in May and imports of goods were $53.9 million in May.", "balance", "4.2", "4.4", "2025-05"),
    ("In May, chips made up 54.6 percent of the $20.88 billion of exports.", "part", "11387", "11414", "2025-05"),
    ("Chip exports came to $11.4 billion in May, or 54.6 percent of total exports of $20.88 billion.", "rest", "9425", "9535", "2025-05"),
    ("The plant cost $9.35 billion (12.71 trillion won).", "exchange_rate", "1358", "1361", None),
]
SCALE = {"prior_level": 10**6, "balance": 10**6, "part": 10**6, "rest": 10**6, "change": 1, "exchange_rate": 1}


@pytest.mark.parametrize(("text", "kind", "low", "high", "period"), FOLLOWS)
def test_value_follows_with_its_interval(reader: Extractor, text: str, kind: str, low: str, high: str, period: str | None):
    record = derived(reader, text)
    (found,) = [one for one in record.derived if one.kind == kind]
    assert found.derived is True
    assert found.interval.low is not None
    assert found.interval.high is not None
    ends = [found.interval.low / SCALE[kind], found.interval.high / SCALE[kind]]
    assert [f"{round(end, len(told.partition('.')[2])):f}" for end, told in zip(ends, (low, high), strict=True)] == [low, high]
    assert found.period == period
    assert set(found.figures) <= {figure.id for figure in record.figures}
    assert found.message.endswith(".")


SILENT = [
    ("Tea exports rose 4.6 percent to $61.4 million in May from $58.7 million a year earlier.", "prior_level"),
    ("Tea exports rose 4.6 percent to $61.4 million in May from $58.7 million a year earlier.", "change"),
    ("Tea exports rose more than 4 percent to $61.4 million in May from a year earlier.", "prior_level"),
    ("Tea exports came to $61.4 million in May. Coffee exports rose 4.6 percent.", "prior_level"),
    ("Tea exports came to $61.4 million, and coffee exports rose 4.6 percent in May from a year earlier.", "prior_level"),
    ("Exports were $58.2 million and imports $53.9 million in May, leaving a trade surplus of $4.3 million.", "balance"),
    ("Exports were $58.2 million in May and imports were $53.9 million in April.", "balance"),
    ("Exports were $58.2 million in May and imports were 51.0 million euros in May.", "balance"),
    ("Chip exports of $11.4 billion made up 54.6 percent of the $20.88 billion total in May.", "part"),
    ("Sales were 4.20 billion euros ($4.73 billion) and profit 1.15 billion euros ($1.50 billion).", "exchange_rate"),
    ("Tea exports were $61.4 million in May and those of coffee were down 4.6 percent from a year earlier.", "prior_level"),
    ("The jobless rate rose to 3.4 percent in May from 3.1 percent a year earlier.", "change"),
]


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_what_is_told_or_does_not_follow_is_not_derived(reader: Extractor, text: str, kind: str):
    assert [one.message for one in derived(reader, text).derived if one.kind == kind] == []


def test_the_record_is_the_same_but_for_the_list(reader: Extractor):
    text = FOLLOWS[0][0]
    plain = Extractor().extract(text, published="2025-06-13").model_dump()
    with_list = derived(reader, text).model_dump()
    assert [one["kind"] for one in with_list.pop("derived")] == ["prior_level"]
    assert with_list == plain


def test_the_sentence_says_what_it_is_like(reader: Extractor):
    (found,) = derived(reader, FOLLOWS[0][0]).derived
    assert found.message == "$61.4 million after a rise of 4.6 percent: $58.6 to $58.8 million in 2024-05."
    assert found.formula == "$61.4 million / (1 + 4.6 percent)"
    assert (found.indicator, found.sector, found.unit, found.measure) == ("exports", "tea", "USD", "level")


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        (FOLLOWS[1][0], "$61.4 million / (1 − 4.6 percent)"),
        (FOLLOWS[2][0], "$61.4 million − $2.7 million"),
        ("Tea exports fell by $2.7 million to $61.4 million in May from a year earlier.", "$61.4 million + $2.7 million"),
        ("Tea exports came to $61.4 million (-4.6%) in May from a year earlier.", "$61.4 million / (1 + (-4.6%))"),
    ],
)
def test_a_word_of_falling_is_the_sign_of_the_formula(reader: Extractor, text: str, formula: str):
    assert formula in [one.formula for one in derived(reader, text).derived]
