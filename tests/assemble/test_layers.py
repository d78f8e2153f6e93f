"""The layers of the reader and of the second pass are those that their descriptions name, in that order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.assemble import state
from extractor.assemble.figures import FigureMaker
from extractor.assemble.reader import SentenceReader


def layers(made: type) -> list[str]:
    """The files of a class and of all that it is built on, the lowest first."""
    return [layer.__module__.rpartition(".")[2] for layer in reversed(made.__mro__[:-1])]


def named(words: str) -> list[str]:
    return re.findall(r"\w+", words)


def test_the_reader_is_built_as_its_lowest_layer_says() -> None:
    told = re.search(r"the one before: ([\w,\s]+)\.", state.__doc__ or "")
    assert told is not None
    assert named(told[1]) == layers(SentenceReader)


def test_the_second_pass_is_built_as_the_decision_says(root: Path) -> None:
    page = (root / "docs" / "decisions" / "0001-attribution.md").read_text(encoding="utf-8")
    told = re.search(r"It is layered too:\n([\w,\s]+)\.", page)
    assert told is not None
    assert named(told[1]) == layers(FigureMaker)


@pytest.mark.parametrize("made", [SentenceReader, FigureMaker])
def test_no_layer_imports_one_above_it(made: type, root: Path) -> None:
    order = layers(made)
    for place, name in enumerate(order):
        code = (root / "extractor" / "assemble" / f"{name}.py").read_text(encoding="utf-8")
        above = [other for other in order[place + 1 :] if re.search(rf"^from extractor\.assemble\.{other} import", code, re.MULTILINE)]
        assert above == []
