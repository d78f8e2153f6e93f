"""The guide explains every sign and line of the page. Its examples are run by tests/test_docs.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.report.verdicts import SIGNS


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / "docs" / "report.md").read_text(encoding="utf-8")


def test_every_sign_is_explained_with_the_line_of_the_style_sheet(guide: str, root: Path):
    style = (root / "extractor" / "report" / "templates" / "style.css").read_text(encoding="utf-8")
    explained = {sign: (line, words) for sign, line, words in re.findall(r"^\| (\S) \| (\w+)[^|]*\| ([^|]+) \|$", guide, re.MULTILINE)}
    assert set(explained) == {sign.sign for sign in SIGNS.values() if sign.sign}
    for sign in SIGNS.values():
        if sign.sign:
            line, words = explained[sign.sign]
            assert words.startswith(sign.words.partition(",")[0])
            assert f".m.{sign.standing} {{ text-decoration: underline {line}" in style
