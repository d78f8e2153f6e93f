"""github: a workflow command a finding, which GitHub shows at its line of a pull request."""

from __future__ import annotations

from extractor.records import ArticleRecord
from extractor.write import Page
from extractor.write.findings import Finding, file_of, findings
from extractor.write.places import Places

_COMMANDS = {"error": "error", "warning": "warning"}


class Writer:
    def __init__(self, page: Page) -> None:
        self._page = page

    def add(self, record: ArticleRecord) -> None:
        file = file_of(record)
        if record.error is not None:
            self._say("error", {"file": file, "title": f"extractor: {record.error.code}"}, record.error.message)
            return
        places = Places(self._page.text())
        for finding in findings(record):
            figure = finding.figure
            where = {"file": file}
            if file is not None:
                where |= {"line": str(places.line(figure.start)), "endLine": str(places.line(figure.end))}
                where |= {"col": str(places.column(figure.start)), "endColumn": str(places.column(figure.end))}
            kind = _COMMANDS.get(finding.lead.severity or "", "notice")
            self._say(kind, {**where, "title": f"extractor: {finding.lead.rule}"}, _message(finding))

    def close(self) -> None:
        """Nothing is held back."""

    def _say(self, kind: str, properties: dict[str, str | None], message: str) -> None:
        told = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value is not None)
        self._page.write(f"::{kind} {told}::{_data(message)}\n")


def _message(finding: Finding) -> str:
    lines = [check.message for check in finding.checks]
    if finding.lead.hypothesis:
        lines.append(f"Likeliest cause: {finding.lead.hypothesis}.")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
