"""sarif: SARIF 2.1.0, for code-scanning pages and editors. One result a finding, with its place, its witnesses and its figures."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from extractor import __version__
from extractor.check.pages import Page as RulePage
from extractor.check.pages import rule_pages
from extractor.records import ArticleRecord, Figure
from extractor.write import Page
from extractor.write.findings import Finding, file_of, findings
from extractor.write.places import Places

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


class Writer:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._rules = {name: page for name, page in rule_pages().items() if page.reports == name}
        self._order = {name: at for at, name in enumerate(self._rules)}
        self._results: list[dict[str, Any]] = []
        self._failures: list[dict[str, Any]] = []

    def add(self, record: ArticleRecord) -> None:
        if record.error is not None:
            message = {"text": record.error.message}
            self._failures.append({"level": "error", "message": message, "descriptor": {"id": record.error.code}})
            return
        places = Places(self._page.text())
        self._results += [self._result(finding, record, places) for finding in findings(record)]

    def close(self) -> None:
        driver = {
            "name": "extractor",
            "semanticVersion": __version__,
            "version": __version__,
            "rules": [_descriptor(name, page) for name, page in self._rules.items()],
        }
        run: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": self._results}
        run["invocations"] = [{"executionSuccessful": not self._failures, "toolExecutionNotifications": self._failures}]
        self._page.write(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n")

    def _result(self, finding: Finding, record: ArticleRecord, places: Places) -> dict[str, Any]:
        lead = finding.lead
        figures = {figure.id: figure for figure in record.figures}
        others = dict.fromkeys(name for check in finding.checks for name in check.figures)
        result: dict[str, Any] = {
            "ruleId": lead.rule,
            "level": _LEVELS[lead.severity or "info"],
            "message": {"text": _message(finding)},
            "locations": [_location(record, finding.figure, places)],
            "relatedLocations": [
                {"id": at, **_location(record, figures[name], places), "message": {"text": figures[name].text}}
                for at, name in enumerate((name for name in others if name != finding.figure.id), 1)
            ],
            "partialFingerprints": {"extractor/v1": _fingerprint(finding, record, figures)},
            "properties": {"formula": lead.formula, "witnesses": [check.rule for check in finding.checks[1:]]},
        }
        if lead.rule in self._order:
            result["ruleIndex"] = self._order[lead.rule]
        return result


def _message(finding: Finding) -> str:
    parts = [check.message for check in finding.checks]
    if finding.lead.hypothesis:
        parts.append(f"Likeliest cause: {finding.lead.hypothesis}.")
    return " ".join(parts)


def _location(record: ArticleRecord, figure: Figure, places: Places) -> dict[str, Any]:
    """Where a figure stands; in a file of many articles, only which article it is of."""
    file = file_of(record)
    if file is None:
        return {"logicalLocations": [{"fullyQualifiedName": record.id, "kind": "resource"}]}
    region = {"startLine": places.line(figure.start), "startColumn": places.column(figure.start)}
    region |= {"endLine": places.line(figure.end), "endColumn": places.column(figure.end)}
    region |= {"charOffset": figure.start, "charLength": figure.end - figure.start}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(file)}, "region": {**region, "snippet": {"text": figure.text}}}}


def _fingerprint(finding: Finding, record: ArticleRecord, figures: dict[str, Figure]) -> str:
    """The same finding after text was added elsewhere: its file, rules and numbers, not their places."""
    words = [file_of(record) or record.id, *(f"{c.rule}:{'|'.join(figures[name].text for name in c.figures)}" for c in finding.checks)]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def _descriptor(name: str, page: RulePage) -> dict[str, Any]:
    return {
        "id": name,
        "name": name.title().replace("_", ""),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why or page.summary},
        "help": {"text": page.text, "markdown": page.markdown},
        "defaultConfiguration": {"level": "error"},
    }
