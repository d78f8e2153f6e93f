"""Verdicts by cause, and the formats that put each finding at its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.records import ArticleRecord, Bounds, Check
from extractor.write import Page, formats, writer
from extractor.write.findings import file_of, findings, place_of, unchecked
from extractor.write.places import Places

DRAFT = (
    "Tea exports slip\n\n"
    "Tea exports fell to $61.4 million in May, down 9.2 percent from $66.2 million a year earlier.\n\n"
    "Coffee exports rose 5 percent: to $12.0 million.\n"
)


def record(text: str = DRAFT, source: str | None = "drafts/tea.md") -> ArticleRecord:
    return extractor.extract(text, published="2025-06-13", source=source)


def written(name: str, *records: ArticleRecord, text: str = DRAFT, **options: Any) -> str:
    parts: list[str] = []
    out = writer(name, Page(parts.append, checks_only=True, text=lambda: text, **options))
    for one in records:
        out.add(one)
    out.close()
    return "".join(parts)


def check(number: int, *figures: str, suspect: tuple[str, ...] | None = None, severity: str = "error") -> Check:
    fields: dict[str, Any] = dict.fromkeys(Check.model_fields)
    fields |= {"rule": f"r{number}", "verdict": "inconsistent", "severity": severity, "figures": figures, "formula": "", "weak": False}
    return Check(**fields | {"suspect": suspect, "message": f"Message {number}.", "stated": Bounds(low="1", high="1")})


def with_checks(*checks: Check) -> ArticleRecord:
    return record().model_copy(update={"checks": checks})


def test_formats_of_verdicts_are_those_of_records_and_two_more():
    assert set(formats(checks=True)) - set(formats()) == {"sarif", "github"}


def test_checks_that_share_a_suspect_are_one_finding_with_witnesses():
    one = check(1, "f1", "f2", suspect=("f2",), severity="warning")
    two = check(2, "f3", "f2", suspect=("f2",))
    other = check(3, "f4", suspect=("f4",))
    found = findings(with_checks(one, two, other))
    assert [[check.rule for check in finding.checks] for finding in found] == [["r2", "r1"], ["r3"]]
    assert found[0].figure.id == "f2"
    assert found[0].suspects == ("f2",)


def test_a_check_may_tie_two_groups_together():
    checks = (check(1, "f1", suspect=("f1",)), check(2, "f2", suspect=("f2",)), check(3, "f1", "f2", suspect=("f1", "f2")))
    (finding,) = findings(with_checks(*checks))
    assert {check.rule for check in finding.checks} == {"r1", "r2", "r3"}


def test_checks_without_suspect_stand_alone_at_their_claim():
    checks = (check(1, "f2", "f1"), check(2, "f3", "f1"))
    found = findings(with_checks(*checks))
    assert [finding.figure.id for finding in found] == ["f2", "f3"]
    assert place_of(check(4, "f1", "f2", suspect=("f1", "f2"))) == "f1"
    assert place_of(check(4, "f1", "f2", suspect=("f2",))) == "f2"


def test_errors_come_before_warnings():
    checks = (check(1, "f1", severity="warning"), check(2, "f3"), check(3, "f2", severity="info"))
    assert [finding.lead.rule for finding in findings(with_checks(*checks))] == ["r2", "r1", "r3"]


def test_figures_without_any_check_are_named():
    found = [figure.text for figure in unchecked(record())]
    assert "$12.0 million" in found
    assert "$66.2 million" not in found


@pytest.mark.parametrize(
    ("source", "identity", "file"),
    [
        ("a/b.md", None, "a/b.md"),
        ("a/b.txt", None, "a/b.txt"),
        ("news.jsonl", None, None),
        ("a.txt.gz", None, None),
        ("a.txt", "x1", None),
        (None, None, None),
    ],
)
def test_only_an_article_that_is_a_whole_text_file_has_lines_in_it(source: str | None, identity: str | None, file: str | None):
    assert file_of(extractor.extract("Sales rose 4 percent.", source=source, id=identity)) == file


def test_places_count_from_one():
    places = Places("ab\ncd\n\nüx")
    found = [(places.line(at), places.column(at)) for at in (0, 1, 2, 3, 6, 7, 8)]
    assert found == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (3, 1),
        (4, 1),
        (4, 2),
    ]


def test_table_draws_the_sentence_of_a_finding_with_its_claim():
    table = written("table", record(), width=120)
    assert (
        """
✗ growth: inconsistent, error, line 3
  Exports of $61.4 million against $66.2 million is a fall of 7.1 to 7.4 percent; the text says 9.2 percent.
    3 | Tea exports fell to $61.4 million in May, down 9.2 percent from $66.2 million a year earlier.
      |                     ^^^^^^^^^^^^^              ^^^^^^^^^^^      ^^^^^^^^^^^^^
      |                                                claim
    $61.4 million / $66.2 million − 1 = 9.2 percent
"""
        in table
    )
    assert "Not checked: line 5: 5 percent, $12.0 million" in table


@pytest.mark.parametrize("width", [80, 120])
def test_table_of_verdicts_fits_its_width(width: int):
    table = written("table", record(), width=width)
    assert max(map(len, table.splitlines())) <= width


def test_sarif_has_a_result_a_finding_at_its_place():
    log = json.loads(written("sarif", record(), record("Nothing here.")))
    assert (log["version"], log["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is True
    (result,) = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "growth"
    assert result["level"] == "error"
    assert "the text says 9.2 percent" in result["message"]["text"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/tea.md"
    region = place["region"]
    assert DRAFT[region["charOffset"] : region["charOffset"] + region["charLength"]] == region["snippet"]["text"] == "9.2 percent"
    line = DRAFT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "9.2 percent"
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["$61.4 million", "$66.2 million"]


def test_every_rule_of_sarif_brings_its_help():
    (run,) = json.loads(written("sarif"))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"]
        assert "Good" in rule["help"]["text"]
        assert "**Good.**" in rule["help"]["markdown"]


def test_fingerprints_survive_text_that_is_put_in_front():
    longer = "A line more.\n\n" + DRAFT
    marks = [json.loads(written("sarif", record(text), text=text))["runs"][0]["results"][0] for text in (DRAFT, longer)]
    assert marks[0]["partialFingerprints"] == marks[1]["partialFingerprints"]
    assert marks[0]["locations"] != marks[1]["locations"]


def test_sarif_names_the_article_where_it_has_no_file_of_its_own():
    (run,) = json.loads(written("sarif", extractor.extract(DRAFT, source="news.jsonl", id="tea-1")))["runs"]
    assert run["results"][0]["locations"] == [{"logicalLocations": [{"fullyQualifiedName": "tea-1", "kind": "resource"}]}]


def test_sarif_tells_what_could_not_be_read():
    failed = record().model_copy(update={"figures": (), "checks": (), "error": {"code": "empty", "message": "no text"}})
    failed = ArticleRecord.model_validate(failed.model_dump(warnings=False))
    (run,) = json.loads(written("sarif", failed))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"] == "empty"


def test_github_has_a_command_a_finding_and_escapes_it():
    one = record(source="drafts/tea, 100%:new.md")
    (line,) = written("github", one).splitlines()
    head, _, message = line.removeprefix("::").partition("::")
    assert head == ("error file=drafts/tea%2C 100%25%3Anew.md,line=3,endLine=3,col=48,endColumn=59,title=extractor%3A growth")
    assert message.startswith("Exports of $61.4 million against")
    assert "%0A" in message or "cause" not in message
    assert "\n" not in message


def test_github_levels():
    checks = (check(1, "f1"), check(2, "f2", severity="warning"), check(3, "f3", severity="info"))
    assert [line.split(" ")[0] for line in written("github", with_checks(*checks)).splitlines()] == ["::error", "::warning", "::notice"]


def test_data_of_a_message_cannot_begin_a_command():
    odd = check(1, "f1").model_copy(update={"message": "a\n::error::b\r%"})
    assert written("github", with_checks(odd)).endswith("::a%0A::error::b%0D%25\n")


def test_every_rule_page_is_read(root: Path):
    from extractor.check.claims import discovered
    from extractor.check.pages import rule_pages

    pages = rule_pages()
    assert {rule.name: rule.reports for rule in discovered()} == {page.name: page.reports for page in pages.values()}
    for page in pages.values():
        assert {"Formula", "Why", "Links", "Quiet", "Good", "Bad"} <= set(page.sections), page.name
