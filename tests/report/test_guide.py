"""The guide says what is so: its example runs, and it explains every sign and line of the page."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.report.verdicts import SIGNS


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / "docs" / "report.md").read_text(encoding="utf-8")


def test_example_in_python_runs(guide: str):
    (block,) = re.findall(r"^```python\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    done = subprocess.run([sys.executable, "-W", "error", "-c", block], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "<!DOCTYPE html>\n"), done.stderr


def test_every_sign_is_explained_with_the_line_of_the_style_sheet(guide: str, root: Path):
    style = (root / "extractor" / "report" / "templates" / "style.css").read_text(encoding="utf-8")
    explained = {sign: (line, words) for sign, line, words in re.findall(r"^\| (\S) \| (\w+)[^|]*\| ([^|]+) \|$", guide, re.MULTILINE)}
    assert set(explained) == {sign.sign for sign in SIGNS.values() if sign.sign}
    for sign in SIGNS.values():
        if sign.sign:
            line, words = explained[sign.sign]
            assert words.startswith(sign.words.partition(",")[0])
            assert f".m.{sign.standing} {{ text-decoration: underline {line}" in style
