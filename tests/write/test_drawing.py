"""Marks stand under their words, whatever the width and whatever the characters."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from extractor.write.drawing import Mark, drawn, visible

SENTENCE = "Tea exports fell 7.2 percent in May"
LONG = (
    "The port of Marrow Point handled 21.4 million tonnes of cargo in the second quarter of 2024, which was 3.9 percent more "
    "than in the same period of the year before, its operator told reporters at the annual meeting."
)


def mark(text: str, words: str, label: str) -> Mark:
    at = text.index(words)
    return Mark(at, at + len(words), label)


def lines(text: str, *marked: tuple[str, str], width: int = 76) -> list[str]:
    return [line.plain for line in drawn(text, [mark(text, *one) for one in marked], width)]


def test_labels_hang_below_their_words():
    found = lines(SENTENCE, ("Tea", "sector"), ("exports", "indicator"), ("fell", "measure"), ("7.2 percent", "value"), ("May", "period"))
    assert found == [
        "Tea exports fell 7.2 percent in May",
        "^^^ ^^^^^^^ ^^^^ ^^^^^^^^^^^    ^^^",
        "|   |       |    value          period",
        "|   |       measure",
        "|   indicator",
        "sector",
    ]


def test_labels_of_the_same_words_share_them():
    assert lines(SENTENCE, ("fell", "measure"), ("fell", "sign"))[1:] == ["            ^^^^", "            measure, sign"]


def test_marks_that_overlap_come_in_rows_of_their_own():
    found = lines(SENTENCE, ("Tea exports", "indicator"), ("Tea", "sector"))
    assert found[1:] == ["^^^^^^^^^^^", "indicator", "^^^", "sector"]


def test_wide_characters_take_two_cells_and_combining_ones_none():
    text = "수출 of cafe\u0301 crème rose 9 percent"
    found = lines(text, ("rose", "measure"))
    assert cell_len(found[0].partition("rose")[0]) == found[1].index("^")
    assert found[1].count("^") == 4


def test_control_characters_and_turned_lines_never_reach_the_terminal():
    text = "Exports\x1b[2J\u202e rose\nby 9 percent"
    (line, *_) = lines(text, ("rose", "measure"))
    assert not set(line) & set("\x1b\u202e\n")
    assert visible("a\u202eb\tc") == "ab c"


@pytest.mark.parametrize("width", [20, 40, 76, 300])
def test_no_line_is_wider_and_every_word_that_is_marked_is_shown_with_its_label(width: int):
    marked = [("port of Marrow Point", "entity"), ("cargo", "indicator"), ("second quarter of 2024", "period"), ("more", "measure")]
    found = lines(LONG, *marked, ("3.9 percent", "value"), ("the same period of the year before", "compared_to, basis"), width=width)
    assert max(map(cell_len, found)) <= width
    for _, label in marked:
        assert sum(label in line for line in found) >= 1
    carets = sum(line.count("^") for line in found)
    words = "port of Marrow Point|cargo|second quarter of 2024|more|3.9 percent|the same period of the year before"
    assert carets >= len(words.replace("|", "")) - 2 * words.count(" ")


def test_lines_without_marks_of_a_long_sentence_are_left_out():
    found = lines(LONG, ("more", "measure"), width=40)
    assert found[0] == "…"
    assert found[-1] == "…"
    assert any("more" in line for line in found)


def test_a_word_wider_than_the_line_is_broken():
    found = lines("x" * 50, ("x" * 50, "value"), width=20)
    assert "".join(found).count("x") == 50
    assert "".join(found).count("^") == 50
