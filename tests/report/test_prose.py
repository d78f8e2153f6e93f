"""The article stands in the page as it was given, each character in one piece."""

from __future__ import annotations

from building import figure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.records import Figure
from extractor.report.prose import Paragraph, paragraphs


def whole(blocks: list[Paragraph]) -> str:
    return "".join("".join(piece.text for piece in block.pieces) + block.tail for block in blocks)


def marked(blocks: list[Paragraph]) -> list[tuple[str | None, str]]:
    return [(piece.figure, piece.text) for block in blocks for piece in block.pieces if piece.figure]


@st.composite
def texts_with_figures(draw: st.DrawFn) -> tuple[str, list[Figure]]:
    text = draw(st.text(alphabet=st.sampled_from("a1. \t\n\r|<"), min_size=1, max_size=60))
    places = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)), max_size=8))
    found = []
    for number, (start, length) in enumerate(sorted(places), 1):
        end = min(start + length, len(text))
        found.append(figure("12", "12", number=number, start=start, end=end, text=text[start:end]))
    return text, found


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine is no failure
@given(texts_with_figures())
def test_pieces_are_the_text_and_each_lies_within_its_figure(made):
    text, figures = made
    blocks = paragraphs(text, figures)
    assert whole(blocks) == text
    place = 0
    for block in blocks:
        for piece in block.pieces:
            assert piece.text
            if piece.figure:
                owner = figures[int(piece.figure[1:]) - 1]
                assert owner.start <= place
                assert place + len(piece.text) <= owner.end
            place += len(piece.text)
        place += len(block.tail)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine is no failure
@given(texts_with_figures())
def test_no_figure_starts_twice(made):
    firsts = [piece.figure for block in paragraphs(*made) for piece in block.pieces if piece.first]
    assert len(firsts) == len(set(firsts))


def test_a_nested_figure_keeps_its_place_and_the_longer_one_goes_around_it():
    text = "between 3 and 4 percent of 12"
    outer = figure(text, "between 3 and 4 percent", number=1)
    inner = figure(text, "4 percent", number=2)
    assert marked(paragraphs(text, [outer, inner])) == [("f1", "between 3 and "), ("f2", "4 percent")]


def test_overlapping_figures_share_the_text_between_them():
    text = "12 of 30 ships"
    blocks = paragraphs(text, [figure(text, "12 of 30", number=1), figure(text, "30 ships", number=2)])
    assert "".join(words for _, words in marked(blocks)) == "12 of 30 ships"
    assert {name for name, _ in marked(blocks)} == {"f1", "f2"}


def test_a_title_headings_and_tables_are_told_apart():
    text = "Sales Rise\n\nSales came to 12.\n\nBy region\n\nnorth   7   2\nsouth   5   1\n\nThis is all."
    assert [block.kind for block in paragraphs(text, [])] == ["title", "text", "heading", "table", "text"]


def test_an_article_that_opens_with_a_sentence_has_no_title():
    assert [block.kind for block in paragraphs("Sales came to 12.\n\nBy region\n\nMore.", [])] == ["text", "heading", "text"]


def test_an_empty_text_has_no_blocks():
    assert paragraphs("", []) == []


def test_a_title_may_end_with_a_quotation():
    assert [block.kind for block in paragraphs("Sales 'beat all hopes'\n\n\"They rose.\"\n\nMore.", [])] == ["title", "text", "text"]
