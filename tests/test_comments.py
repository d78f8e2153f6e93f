"""Comments of a draft yield nothing, move nothing, and silence what they name."""

from __future__ import annotations

import pytest

import extractor
from extractor.comments import blanked, ignores


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 4 percent.",
        "A <!-- cut 12 percent? --> B",
        "A <!-- two\nlines of 7 --> B",
        "Sales rose.  # extractor: ignore growth\nCosts fell 3 percent.",
        "<!-- never closed: 5 percent",
        "Item #4 rose 2 percent; # is no comment",
    ],
)
def test_blanks_keep_length_and_lines(text: str):
    found = blanked(text)
    assert len(found) == len(text)
    assert [at for at, sign in enumerate(found) if sign == "\n"] == [at for at, sign in enumerate(text) if sign == "\n"]


def test_figures_of_comments_are_none_and_those_behind_keep_their_place():
    text = "Exports <!-- check: was it 88 percent? --> rose 4.5 percent to $12.3 million.  # extractor: ignore growth 2024"
    figures = extractor.extract(text).figures
    assert [figure.text for figure in figures] == ["4.5 percent", "$12.3 million"]
    assert [text[figure.start : figure.end] for figure in figures] == ["4.5 percent", "$12.3 million"]


def test_a_comment_changes_no_record_beside_it():
    plain = "Exports of tea rose 4.5 percent to $12.3 million in May."
    with_comment = plain.replace(" rose", " <!-- desk: confirm --> rose")
    keys = ("text", "value", "unit", "measure", "period", "basis")
    one, other = (extractor.extract(text, published="2025-06-13").figures for text in (plain, with_comment))
    assert [[getattr(figure, key) for key in keys] for figure in one] == [[getattr(figure, key) for key in keys] for figure in other]


TEXT = """Headline

First paragraph
goes on. <!-- extractor: ignore growth, share -->

<!-- extractor: ignore (rebased in 2020) -->

Third paragraph.

Fourth, line one  # extractor: ignore sum
and line two.

<!-- extractor: ignore-article bounds -->
"""


def test_scopes():
    inside, alone, line, article = ignores(TEXT)
    assert TEXT[inside.start : inside.end].startswith("First paragraph\ngoes on.")
    assert "Third" not in TEXT[inside.start : inside.end]
    assert inside.rules == ("growth", "share")
    assert alone.rules == ()
    assert "Third paragraph." in TEXT[alone.start : alone.end]
    assert "Fourth" not in TEXT[alone.start : alone.end]
    assert TEXT[line.start : line.end] == "Fourth, line one  # extractor: ignore sum"
    assert line.rules == ("sum",)
    assert (article.start, article.end, article.rules) == (0, len(TEXT), ("bounds",))


@pytest.mark.parametrize(("rule", "place", "silent"), [("growth", 12, True), ("sum", 12, False), ("growth", 0, False)])
def test_rule_and_place_decide(rule: str, place: int, silent: bool):
    assert ignores(TEXT)[0].silences(rule, place) is silent


@pytest.mark.parametrize(
    "text", ["<!-- note -->", "# ignore", "extractor: ignore", "<!-- extractor: forget growth -->", "#extractor ignore"]
)
def test_other_comments_silence_nothing(text: str):
    assert ignores(text) == []


@pytest.mark.parametrize(
    "text", ["<!-- " * 20000, "<!-- extractor: ignore" + " " * 20000 + "-->", "# extractor: ignore " * 5000, "-->" * 9000]
)
def test_hostile_comments_are_read(text: str):
    assert len(blanked(text)) == len(text)
    assert all(0 <= ignore.start <= ignore.end <= len(text) for ignore in ignores(text))
