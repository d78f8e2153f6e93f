"""Sentences: where they end, and that none is longer than prose can be."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from extractor.marks import Mention
from extractor.recognize.sentences import sentences, with_numbers


def texts(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sales rose. Prices fell.", ["Sales rose.", "Prices fell."]),
        ("Sales rose... Prices fell!? Jobs grew.", ["Sales rose...", "Prices fell!?", "Jobs grew."]),
        ("The U.S. economy grew. Jobs fell.", ["The U.S. economy grew.", "Jobs fell."]),
        ('He said "sales rose." Prices fell.', ['He said "sales rose."', "Prices fell."]),
    ],
)
def test_sentences_end_at_their_marks(text: str, want: list[str]) -> None:
    assert texts(text) == want


@pytest.mark.parametrize(
    "unit", ["3 percent ", "rose 4.2 percent to $5 million and ", "word ", "7 ", "x", "1,", ". ", "(", "....", "5 from "]
)
def test_no_sentence_is_longer_than_2000_characters(unit: str) -> None:
    text = unit * (9_000 // len(unit))
    found = sentences(text)
    assert max(sentence.end - sentence.start for sentence in found) <= 2000
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join(texts(text)).replace(" ", "") == text.replace(" ", "")


def test_long_stretch_is_cut_beside_its_numbers() -> None:
    text = "a rise of 1 250 000 units " * 200
    assert all(part.endswith("units") or part.split()[-1].isalpha() for part in texts(text))


def test_long_sentence_of_prose_stays_whole() -> None:
    text = "Sales of " + ", ".join(f"product number {place}" for place in range(80)) + " rose."
    assert len(text) > 1500
    assert len(texts(text)) == 1


def test_sentences_with_numbers_and_headings_are_read_in_full():
    text = "Output of the mills\n\nMills ran longer. Output rose 4 percent. Nobody was hired. By region:\n"
    number = text.index("4")
    mentions = [Mention(number, number + len("4 percent"), "percent", Decimal(4))]
    full = [text[start:end] for start, end in with_numbers(text, sentences(text), mentions)]
    assert full == ["Output of the mills", "Output rose 4 percent.", "By region:"]
