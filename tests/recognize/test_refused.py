"""Numbers and days that no statistic has: they are no figures, and the reason is told."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor
from extractor.recognize.refused import refusals

LONG = "a number of more than 18 digits"
EXPONENT = "a number with an exponent"
RATE = "a rate of a million percent or more"
DAY = "a day that does not exist"
AMOUNT = "more than any amount that is counted"
_READERS: list[Extractor] = []


def told(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The figures of a text, and what is refused with the reason."""
    if not _READERS:
        _READERS.append(Extractor())
    figures = _READERS[0].extract(text, "2025-06-13").figures
    spans = [(figure.start, figure.end) for figure in figures]
    return [figure.text for figure in figures], [(text[start:end], reason) for start, end, reason in refusals(text, spans)]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("4,000,000%", RATE),
        ("two trillion percent", RATE),
        ("a trillion percent", RATE),
        ("1,000,000 percent", RATE),
        ("12 million percent", RATE),
        ("two million percent", RATE),
        ("3.5 billion per cent", RATE),
        ("2 million basis points", RATE),
        ("1e9 percent", EXPONENT),
        ("2.5E+12 dollars", EXPONENT),
        ("5e-3 percent", EXPONENT),
        ("9" * 19 + " percent", LONG),
        ("7" * 10_000 + " percent", LONG),
        ("1,234,567,890,123,456,789,012 dollars", LONG),
        ("$" + "1" * 400, LONG),
        ("$999,999,999,999 trillion", AMOUNT),
    ],
    ids=lambda words: words[:24],
)
def test_number_that_no_statistic_has_is_refused_with_the_reason(number: str, reason: str) -> None:
    figures, refused = told(f"Imports rose 4 percent in May, and exports of lamps rose by {number} from April.")
    assert figures == ["4 percent"]
    ((words, why),) = refused
    assert words in number
    assert why == reason


@pytest.mark.parametrize(
    "number", ["999,999 percent", "100,000 percent", "$999,999,999,999 million", "123,456,789,012,345,678 dollars", "1,250,000 tonnes"]
)
def test_large_number_below_the_bound_is_read(number: str) -> None:
    figures, refused = told(f"Exports of lamps came to {number} in May.")
    assert len(figures) == 1
    assert refused == []


@pytest.mark.parametrize("day", ["February 30, 2025", "31 April 2025", "Feb. 29, 2023", "2025-02-30", "2025-13-01", "June 31", "31 Nov."])
def test_day_that_does_not_exist_is_told(day: str) -> None:
    figures, refused = told(f"Stocks of copper stood at 14,000 tonnes on {day}.")
    assert figures == ["14,000 tonnes"]
    assert [(words.rstrip("."), why) for words, why in refused] == [(day.rstrip("."), DAY)]


@pytest.mark.parametrize(
    "day", ["February 28, 2025", "30 April 2025", "Feb. 29, 2024", "2025-02-28", "June 30", "31 May", "Model 2025-13-017"]
)
def test_day_that_exists_is_not(day: str) -> None:
    assert told(f"Stocks of copper stood at 14,000 tonnes on {day}.")[1] == []


def test_nothing_of_a_figure_is_refused() -> None:
    text = "Output was 31 June."
    assert refusals(text, [(11, 13)]) == []
