"""Each rule on marked-up sentences: what it passes, what it calls wrong, and where it keeps quiet.

The tables are `tests/corpus/check/<rule>.toml`: lists `passes`, `fails` and `quiet` of marked-up texts (`markup.py`).
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from markup import drafts_of

from extractor.check import Checker
from extractor.check.claims import discovered

TABLES = Path(__file__).resolve().parents[1] / "corpus" / "check"
CHECKER = Checker()
RULES = {rule.name: rule.reports for rule in discovered()}
FEWEST = 5


def table(rule: str) -> dict[str, list[str]]:
    return tomllib.loads((TABLES / f"{rule}.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(RULES[path.stem], text, id=f"{path.stem}-{number}")
        for path in sorted(TABLES.glob("*.toml"))
        for number, text in enumerate(table(path.stem).get(kind, []), 1)
    ]


def rows(text: str) -> list[dict[str, Any]]:
    return CHECKER(*drafts_of(text))


@pytest.mark.parametrize(("rule", "text"), cases("passes"))
def test_a_right_claim_is_consistent(rule: str, text: str) -> None:
    found = rows(text)
    assert [row["message"] for row in found if row["verdict"] == "inconsistent"] == []
    assert any(row["rule"] == rule and row["verdict"] == "consistent" for row in found), found


@pytest.mark.parametrize(("rule", "text"), cases("fails"))
def test_a_wrong_claim_is_inconsistent(rule: str, text: str) -> None:
    wrong = [row for row in rows(text) if row["rule"] == rule and row["verdict"] == "inconsistent"]
    assert wrong, rows(text)
    assert all(row["severity"] in ("error", "warning") for row in wrong)


@pytest.mark.parametrize(("rule", "text"), cases("quiet"))
def test_an_open_link_accuses_nobody(rule: str, text: str) -> None:
    assert [row for row in rows(text) if row["verdict"] == "inconsistent"] == []
    assert [row for row in rows(text) if row["rule"] == rule and row["verdict"] == "consistent" and not row["weak"]] == []


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_table_with_enough_cases(rule: str) -> None:
    found = table(rule)
    assert {kind: len(found[kind]) >= FEWEST for kind in ("passes", "fails", "quiet")} == {"passes": True, "fails": True, "quiet": True}


def test_no_table_lacks_a_rule() -> None:
    assert {path.stem for path in TABLES.glob("*.toml")} == set(RULES)
