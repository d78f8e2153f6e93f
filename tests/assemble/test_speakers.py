"""Who is quoted."""

from __future__ import annotations

import pytest

from extractor.assemble.speakers import quotation_at, quotations
from extractor.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Sales rose 4 percent in the quarter," said chief executive Maria Lindt.', "Maria Lindt"),
        ("“Sales rose 4 percent in the quarter,” Maria Lindt, who heads the group, said.", "Maria Lindt"),
        ('Maria Lindt, chief executive, said: "Sales rose 4 percent in the quarter."', "Maria Lindt"),
        ('"We expect orders to grow," said Maria Lindt. "Sales rose 4 percent in the quarter."', "Maria Lindt"),
        ('"We expect orders to grow," said Maria Lindt.\n\n"Sales rose 4 percent in the quarter," she added.', "Maria Lindt"),
        ('The board met. "Sales rose 4 percent in the quarter and will rise again."', None),
        ('"Great," said Maria Lindt. "Sales rose 4 percent in the quarter."', "Maria Lindt"),
        ('Maria Lindt said that costs had come down. "Sales rose 4 percent in the quarter."', "Maria Lindt"),
        ('Sales rose 4 percent, said Maria Lindt. "We are very happy with that."', None),
        ('The "buy 4 percent" plan was ended by the board.', None),
    ],
)
def test_speaker_of_a_number(text: str, speaker: str | None) -> None:
    voice = quotation_at(quotations(text), text.index("4"))
    assert (voice.speaker if voice else None) == speaker
    if voice and voice.speaker:
        assert text[slice(*voice.named)] == speaker


def test_a_figure_carries_its_speaker() -> None:
    text = 'Exports rose 3 percent in May. "Exports to Japan fell 4 percent in the month," said economist Ana Prado.'
    record = Extractor().extract(text, "2025-06-13")
    assert [figure.speaker for figure in record.figures] == [None, "Ana Prado"]
