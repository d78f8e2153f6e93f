"""The docstring of each rule holds its sections, and its Good and Bad lines do what they say, through the whole program."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractor.check.claims import Rule, discovered

SECTIONS = ("Formula", "Why", "Links", "Quiet", "Good", "Bad")
RULES = discovered()
needs_program = pytest.mark.skipif(
    importlib.util.find_spec("extractor.pipeline") is None, reason="the rooms before this one are not there yet"
)


def sections(rule: Rule) -> dict[str, str]:
    """Section name -> its text, lines joined."""
    found: dict[str, str] = {}
    name = ""
    for line in rule.doc.splitlines()[1:]:
        opening = re.match(r"(\w+)\s{2,}(\S.*)", line)
        if opening and opening[1] in SECTIONS:
            name = opening[1]
            found[name] = opening[2].strip()
        elif name and line.strip():
            found[name] += " " + line.strip()
    return found


@cache
def reader() -> Any:
    import extractor

    return extractor.Extractor()


def checks(text: str) -> list[Any]:
    return list(reader().extract(text.replace("\\n", "\n"), published="2024-06-14").checks)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_docstring_has_its_sections_in_order(rule: Rule) -> None:
    assert rule.doc.startswith(f"{rule.name}: ")
    assert tuple(sections(rule)) == SECTIONS


def test_the_page_of_what_the_checks_cover_names_every_rule_and_no_other() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "decisions" / "0007-what-the-checks-cover.md"
    answered = [row.split("|")[2] for row in page.read_text(encoding="utf-8").splitlines() if row.startswith("| ")]
    assert set(re.findall(r"`(\w+)`", " ".join(answered))) == {rule.name for rule in RULES}


@needs_program
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_good_line_passes(rule: Rule) -> None:
    found = checks(sections(rule)["Good"])
    assert [row.message for row in found if row.verdict == "inconsistent"] == []
    assert any(row.rule == rule.reports and row.verdict == "consistent" for row in found), found


@needs_program
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_bad_line_fails(rule: Rule) -> None:
    found = checks(sections(rule)["Bad"])
    assert any(row.rule == rule.reports and row.verdict == "inconsistent" for row in found), found
