"""A sentence about something else carries nothing on to the next; one that shares its words or its subject does."""

from __future__ import annotations

import pytest

import extractor

LEAD = """Tea exports of Norland rise in May

Exports of tea from Norland rose 4.2 percent to 31,400 tonnes in May, the tea board said.

Black tea made up 27,000 tonnes of the exports, and green tea the rest. {aside} {next}

Growers expect 410,000 tonnes of tea this year, 3 percent more than in the year before.

The board counts the exports of all growers with more than two hectares of tea.
"""
ASIDES = [
    "Separately, the opera of Lima sold 88,000 tickets in 2019.",
    "Silver traded at $29.10 an ounce in Zurich.",
    "In Ghana, rainfall was 12 percent above average.",
    "Some 60 percent of cyclists in Wales wear a helmet.",
]
NEXT = [
    "Around 9 percent went by air.",
    "Shipments to Egypt slipped 2 percent to 6,100 tonnes.",
    "The average price was $2.31 per kilogram, down 1.4 percent.",
]


def told(text: str) -> list[dict[str, object]]:
    record = extractor.extract(text, published="2025-06-20")
    keep = {"text", "value", "unit", "measure", "indicator", "sector", "region", "entity", "period", "basis"}
    rows = [figure.model_dump(include=keep) for figure in record.figures]
    for row in rows:
        for key in ("indicator", "sector", "region", "entity"):
            part = row[key]
            row[key] = part and (part["id"] or part["name"])
    return rows


@pytest.mark.parametrize("following", NEXT)
@pytest.mark.parametrize("aside", ASIDES)
def test_nothing_is_carried_from_a_sentence_about_something_else(aside: str, following: str) -> None:
    plain = told(LEAD.format(aside="", next=following))
    own = {figure.text for figure in extractor.extract(aside).figures}
    assert [row for row in told(LEAD.format(aside=aside, next=following)) if row["text"] not in own] == plain


def test_it_goes_on_about_the_sentence_before() -> None:
    rows = told(LEAD.format(aside="Rainfall in Ghana was 120 millimetres.", next="It was 9 percent less than normal."))
    assert next(row["indicator"] for row in rows if row["text"] == "9 percent") == "rainfall"


def test_sentence_with_words_of_the_article_goes_on() -> None:
    rows = told(LEAD.format(aside="Herbal tea rose by 340 tonnes to 2,300 tonnes.", next="From a year earlier, a rise of 17.4 percent."))
    assert next(row["sector"] for row in rows if row["text"] == "17.4 percent") == "herbal tea"


def test_short_article_has_no_sentence_about_something_else() -> None:
    text = (
        "Exports of copper rose 5 percent in May. Housing starts in Wales were 2,100 houses, and 9 percent fewer than planned. "
        "A 4 percent rise is next."
    )
    record = extractor.extract(text, published="2025-06-20")
    assert record.figures[-1].indicator is not None
    assert record.figures[-1].indicator.id == "housing_starts"


def test_first_figure_is_of_what_the_article_is_about() -> None:
    text = (
        "Worldwide kayak shipments fell 4% to 10 million units in 2024. The makers rank so.\n- 1st place: Tessel, 4.1 million.\n"
        "- 2nd place: Vireo, 2.0 million.\n- 3rd place: Pagano, 1.5 million.\n"
    )
    assert [figure.indicator and figure.indicator.id for figure in extractor.extract(text).figures][:2] == ["shipments", "shipments"]
    assert extractor.extract(text).figures[-1].indicator is not None
