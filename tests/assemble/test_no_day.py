"""A figure that its sentence dates on a day that does not exist is of no period, and the evidence says why."""

from __future__ import annotations

import pytest

from extractor.pipeline import Extractor
from extractor.records import Figure

LEAD = "HARLOW, June 13, 2025 -- Exports of lamps rose 4.1 percent to $2.1 million in May.\n\n"
_READERS: list[Extractor] = []


def last(text: str) -> Figure:
    if not _READERS:
        _READERS.append(Extractor())
    return _READERS[0].extract(LEAD + text, "2025-06-13").figures[-1]


@pytest.mark.parametrize("day", ["February 30, 2025", "31 April 2025", "2025-02-31", "February 29, 2023"])
def test_period_is_empty_with_the_reason(day: str) -> None:
    figure = last(f"Stocks of lamps stood at 14,200 units on {day}.")
    assert figure.text == "14,200"
    assert figure.period is None
    assert figure.compared_to is None
    reason = figure.evidence["period"]
    assert reason.rule == "no such day"
    assert (LEAD + f"Stocks of lamps stood at 14,200 units on {day}.")[reason.start : reason.end] == day


def test_earlier_value_beside_it_is_of_no_period_either() -> None:
    figure = last("Stocks of lamps were 14,200 units on April 31, 2025, up from 13,900 units a year earlier.")
    assert (figure.text, figure.period) == ("13,900", None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Stocks of lamps stood at 14,200 units at the end of February 2025.", "2025-02-28"),
        ("Stocks stood at 14,100 units on April 31, 2025. Output of lamps was 9,400 units in April.", "2025-04"),
        ("Output of lamps was 9,400 units in April 2025, the office said in a note on April 31, 2025.", "2025-04"),
    ],
)
def test_other_periods_stay(text: str, period: str) -> None:
    assert last(text).period == period
