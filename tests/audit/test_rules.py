"""Each rule on articles that agree, that do not, and that it must leave alone."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

import extractor.audit.rules as rules_folder
from extractor.audit.rules import names, rules

CASES: dict[str, list[dict]] = tomllib.loads((Path(__file__).parents[1] / "corpus" / "audit" / "rules.toml").read_text(encoding="utf-8"))
LEVEL = "Exports of lamps from Norway came to ${} billion in {}."
PRIOR = "Exports of lamps from Norway rose {} percent to $20.88 billion in May from ${} billion a year earlier."
MAY_24, MAY_25 = "2024-06-13", "2025-06-13"
ROWS = [pytest.param(rule, case["told"], case["says"], id=f"{rule}: {case['name']}") for rule, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("rule", "told", "says"), ROWS)
def test_rule_says_what_it_must(findings, rule: str, told: list[list[str]], says: str):
    found = {finding.severity or "agrees" for finding in findings(*told, rule=rule)}
    expected = set() if says == "nothing" else {says}
    assert found - {"agrees"} == expected - {"agrees"}
    assert found >= expected
    if says == "nothing":
        assert not found


def test_every_rule_has_its_cases_and_its_page():
    assert set(names()) == set(CASES) == {name for name, _ in rules()}
    for name in names():
        doc = ast.get_docstring(ast.parse(Path(rules_folder.__path__[0], f"{name}.py").read_text())) or ""
        assert doc.startswith(f"{name}: ")
        assert [line.split()[0] for line in doc.splitlines() if line[:1].isupper()] == ["Formula", "Why", "Links", "Quiet", "Good", "Bad"]


def test_majority_names_the_odd_one(findings):
    told = [
        (MAY_25, LEVEL.format("20.88", "May")),
        ("2025-06-14", LEVEL.format("20.9", "May"), "wire"),
        ("2025-06-14", LEVEL.format("20.4", "May"), "daily"),
    ]
    (finding,) = findings(*told, rule="cross_source")
    assert [figure.article for figure in finding.suspect] == ["a3"]
    assert "stands alone" in finding.message


def test_two_sources_that_differ_blame_nobody(findings):
    (finding,) = findings((MAY_25, LEVEL.format("20.88", "May")), ("2025-06-14", LEVEL.format("20.4", "May"), "wire"), rule="cross_source")
    assert not finding.suspect
    assert finding.size == "-2.30 percent"


def test_one_wrong_prior_is_one_report(findings):
    """The wrong year-earlier value is not held against the articles that tell the right one, nor against a record."""
    told = [
        (MAY_24, LEVEL.format("19.04", "May")),
        (MAY_25, PRIOR.format("6.6", "19.59")),
        (MAY_25.replace("13", "14"), LEVEL.format("20.88", "May"), "wire"),
        ("2025-08-13", "Exports of lamps from Norway stood at $19.04 billion in May 2024."),
    ]
    assert [finding.rule for finding in findings(*told) if finding.severity in ("error", "warning")] == ["prior_vintage"]


def test_article_that_tells_two_values_of_a_slot_takes_no_part(findings):
    muddled = "Exports of lamps from Norway came to $20.88 billion in May. Exports of lamps from Norway came to $3.1 billion in May."
    assert not findings((MAY_24.replace("2024", "2025"), LEVEL.format("19.04", "May")), ("2025-06-15", muddled, "wire"))


def test_record_since_a_month_with_all_months_on_file_is_an_error(findings):
    told = [
        (f"2025-0{month + 1}-13", LEVEL.format(value, name))
        for month, name, value in ((1, "January", "14.1"), (2, "February", "15.2"), (3, "March", "13.3"))
    ]
    told.append(("2025-05-13", "Exports of lamps from Norway were $14.4 billion in April, the highest since January 2025."))
    (finding,) = [finding for finding in findings(*told, rule="record_history") if finding.verdict == "inconsistent"]
    assert (finding.severity, finding.figures[1].text) == ("error", "$15.2 billion")


def test_figures_of_nobody_are_compared_with_those_of_their_publisher_only(findings):
    first, second = (f"Revenue {said} million in the first quarter of 2025." for said in ("rose to $41.2", "fell to $39.9"))
    assert not findings(("2025-05-02", first, "a.example"), ("2025-06-02", second, "b.example"))
    assert not findings(("2025-05-02", first, "one.txt"), ("2025-06-02", second, "two.txt"))
    assert findings(("2025-05-02", first, "a.example"), ("2025-06-02", second, "a.example"))
