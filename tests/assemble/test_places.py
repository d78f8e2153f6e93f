"""Where names stand in a text."""

from __future__ import annotations

import re

import pytest

from extractor.assemble.items import places_of


@pytest.mark.parametrize(
    ("names", "beside"),
    [
        (["Orvo Cloud", "Orvo"], ("-", "+-")),
        (["Orvo", "Orvo Cloud"], ("", "")),
        (["Cloud Orvo", "Orvo Cloud"], ("", "")),
        (["Breva TV+", "TV"], ("-", "+-")),
    ],
)
def test_as_a_regex_of_the_names_would_find_them(names: list[str], beside: tuple[str, str]) -> None:
    text = "Orvo Cloud Orvo, Orvos, pre-Orvo; Breva TV+ and TV+ (TV) _TV Orvo-led Orvo Cloud Orvo Cloud"
    before, behind = (rf"[\w{re.escape(marks)}]" for marks in beside)
    pattern = rf"(?<!{before})(?:{'|'.join(map(re.escape, names))})(?!{behind})"
    assert places_of(text, names, beside) == [match.span() for match in re.finditer(pattern, text)]
