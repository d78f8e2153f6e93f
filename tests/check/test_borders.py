"""The last figure that rounding lets pass and the first that it does not, on either side, rule by rule.

`tests/corpus/borders.toml` holds marked-up texts (`markup.py`) with one figure left open, under the name of the rule: the numbers
inside must be consistent with the rest, those outside must not be.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from markup import drafts_of

from extractor.check import Checker

CHECKER = Checker()
BORDERS = tomllib.loads((Path(__file__).resolve().parents[1] / "corpus" / "borders.toml").read_text(encoding="utf-8"))


def cases(side: str) -> list[Any]:
    return [
        pytest.param(name.split()[0], row["text"].replace("%", number), id=f"{name}-{number}")
        for name, row in BORDERS.items()
        for number in row[side]
    ]


@pytest.mark.parametrize(("rule", "text"), cases("inside"))
def test_the_last_number_that_rounding_explains_is_consistent(rule: str, text: str) -> None:
    found = {row["verdict"] for row in CHECKER(*drafts_of(text)) if row["rule"] == rule}
    assert "consistent" in found
    assert "inconsistent" not in found


@pytest.mark.parametrize(("rule", "text"), cases("outside"))
def test_the_first_number_beyond_is_not(rule: str, text: str) -> None:
    told, drafts, sentences = drafts_of(text)
    found = [row for row in CHECKER(told, drafts, sentences) if row["rule"] == rule and row["verdict"] == "consistent"]
    assert not [row for row in found if set(row["figures"]) == {draft.id for draft in drafts}]
