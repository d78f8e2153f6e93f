"""Findings: the checks of an article grouped by cause, each with the place that a reader should look at.

Failing checks that share a suspect figure are one finding: a total that is wrong in five checks is told once, with five
witnesses. A finding stands where its only suspect stands, else where its first claim does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from extractor.read.source import COMPRESSIONS, KINDS, TEXT
from extractor.records import ArticleRecord, Check, Figure

_GRAVITY = {"error": 0, "warning": 1, "info": 2, None: 3}


@dataclass(frozen=True, slots=True)
class Finding:
    """Checks with one cause, the gravest first, and the figure that they are about."""

    checks: tuple[Check, ...]
    figure: Figure

    @property
    def lead(self) -> Check:
        return self.checks[0]

    @property
    def suspects(self) -> tuple[str, ...]:
        """The figures that every check of the finding suspects, else those of its first."""
        shared = [name for name in self.lead.suspect or () if all(name in (check.suspect or ()) for check in self.checks)]
        return tuple(shared) or self.lead.suspect or ()


def place_of(check: Check) -> str:
    """The id of the figure that a check is about: its only suspect, else its claim."""
    return check.suspect[0] if check.suspect and len(check.suspect) == 1 else check.figures[0]


def findings(record: ArticleRecord) -> list[Finding]:
    """The failing checks by cause, in order of the text."""
    figures = {figure.id: figure for figure in record.figures}
    found = []
    for group in _groups([check for check in record.checks if check.verdict == "inconsistent"]):
        group.sort(key=lambda check: _GRAVITY[check.severity])
        whole = Finding(tuple(group), figures[group[0].figures[0]])
        suspects = whole.suspects
        found.append(Finding(whole.checks, figures[suspects[0] if len(suspects) == 1 else group[0].figures[0]]))
    return sorted(found, key=lambda finding: (_GRAVITY[finding.lead.severity], finding.figure.start))


def _groups(checks: Sequence[Check]) -> Iterator[list[Check]]:
    """Checks that hang together by shared suspects."""
    group_of: dict[str, list[Check]] = {}  # suspect -> its group
    groups: list[list[Check]] = []
    for check in checks:
        met = {id(group_of[name]): group_of[name] for name in check.suspect or () if name in group_of}
        joined = [check]
        for group in met.values():
            joined = [*group, *joined]
            groups = [other for other in groups if other is not group]
        groups.append(joined)
        for member in joined:
            for name in member.suspect or ():
                group_of[name] = joined
    yield from groups


def file_of(record: ArticleRecord) -> str | None:
    """The text file that an article is the whole of; None where lines of its text are no lines of a file."""
    source = record.source
    if source is None or not record.id.startswith(f"{source}-"):
        return None
    ending = PurePath(source).suffix.lower()
    return source if KINDS.get(ending, TEXT) == TEXT and ending not in COMPRESSIONS else None


def unchecked(record: ArticleRecord) -> list[Figure]:
    """The figures that took part in no check."""
    part = {name for check in record.checks for name in check.figures}
    return [figure for figure in record.figures if figure.id not in part]
