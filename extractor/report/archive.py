"""A store → a folder of pages: an index by series and by article, a page a series with its plot over time, a page an article.

The store is read twice, an article and a series at a time; only the rows of the index are held.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.audit.engine import texts
from extractor.audit.figures import Key, Series, Told, series
from extractor.audit.findings import Finding
from extractor.audit.rules import rules
from extractor.audit.slots import Slots
from extractor.errors import OutputError
from extractor.report.facts import BASES
from extractor.report.numbers import period_words
from extractor.report.page import article_document, document, view_of
from extractor.report.series_chart import SeriesChart, Vintages, series_chart, vintages
from extractor.report.verdicts import SIGNS, Sign
from extractor.store.documents import documents
from extractor.write.as_table import clean

_GRAVITY = ("error", "warning", "info")
_FINDING_SIGNS = {
    "error": SIGNS["wrong"],
    "warning": SIGNS["doubtful"],
    "info": Sign("untold", "~", "revised", "A later article gives another value."),
}
_DIMENSIONS = ("indicator", "sector", "region", "entity")
INDEX = "index.html"
_MARK = 'content="extractor '  # of a page of ours


@dataclass(frozen=True, slots=True)
class ArticleRow:
    address: str
    day: str
    title: str
    source: str
    headline: str
    standing: str


@dataclass(frozen=True, slots=True)
class TellingView:
    """A value as an article told it, in the table of a strand."""

    period: str
    day: str
    text: str
    source: str
    address: str
    state: str


@dataclass(frozen=True, slots=True)
class Strand:
    """The values of a series that one line can join: one kind, unit, basis and length of period."""

    title: str
    periods: int
    chart: SeriesChart | None
    rows: tuple[TellingView, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    sign: Sign
    rule: str
    message: str
    places: tuple[tuple[str, str], ...]  # address and words of each figure


@dataclass(frozen=True, slots=True)
class SeriesRow:
    address: str
    name: str
    periods: int
    tellings: int
    counts: tuple[tuple[Sign, int], ...]
    spark: str


class ArchivePages:
    """Writes the pages of one store into a folder."""

    def __init__(self, store: sqlite3.Connection, path: Path, folder: Path) -> None:
        """OutputError where the folder cannot be used: it holds other things, or cannot be made."""
        self._store = store
        self._path = path
        self._folder = folder
        self._addresses: dict[int, str] = {}  # of the articles by document, as seen from the page of a series
        self._names: dict[str, str] = {}  # of ids, as the records give them
        self.articles = 0
        self.series = 0
        _prepared(folder)

    def write(self) -> None:
        """All pages, the index last."""
        articles = list(self._article_rows())
        found = sorted(self._series_rows(), key=_order)
        shown = [row for row in found if row.tellings > 1]
        single = len(found) - len(shown)
        articles.sort(key=lambda row: (row.day, row.address), reverse=True)
        self._put(INDEX, document("index.html.j2", store=self._path.name, articles=articles, series=shown, single=single))

    def _article_rows(self) -> Iterator[ArticleRow]:
        for stored in documents(self._store, self._path):
            record = stored.record
            view = view_of(stored.text or "", record)
            address = f"articles/{stored.document:06}.html"
            self._addresses[stored.document] = f"../{address}"
            self._put(address, article_document(view, home=f"../{INDEX}"))
            self.articles += 1
            for figure in record.figures:
                for name in _DIMENSIONS:
                    reference = getattr(figure, name)
                    if reference is not None and reference.id and reference.name:
                        self._names[reference.id] = clean(reference.name)
            failing = {check.severity for check in record.checks if check.verdict == "inconsistent"}
            standing = "wrong" if "error" in failing else "doubtful" if failing else "right" if record.checks else "unchecked"
            yield ArticleRow(address, record.published or "", view.title, record.source or "", view.headline, standing)

    def _series_rows(self) -> Iterator[SeriesRow]:
        text_of = texts(self._store)
        for one in series(self._store, self._path):
            slots = Slots(one, text_of)
            findings = _findings(slots)
            taken_back = frozenset((pair.old.document, pair.old.figure) for pair in slots.revised)
            self.series += 1
            address = f"series/{self.series:06}.html"
            strands = list(self._strands(one, _odd(findings), taken_back))
            name = self._name(one.key)
            counts = Counter(finding.severity for finding in findings)
            if len(one.figures) > 1:  # of a value that stands alone nothing can be shown
                rows = [self._finding(finding) for finding in findings]
                self._put(address, document("series.html.j2", name=name, strands=strands, findings=rows, home=f"../{INDEX}"))
            spark = next((strand.chart.spark for strand in strands if strand.chart), "")
            shown = tuple((_FINDING_SIGNS[severity], counts[severity]) for severity in _GRAVITY if counts[severity])
            yield SeriesRow(address, name, max(strand.periods for strand in strands), len(one.figures), shown, spark)

    def _name(self, key: Key) -> str:
        parts = (key.entity, key.indicator, key.sector, key.region, key.adjustment)
        return " · ".join(self._names.get(part, clean(part)).replace("_", " ") for part in parts if part)

    def _strands(self, one: Series, odd: frozenset[tuple[int, str]], taken_back: frozenset[tuple[int, str]]) -> Iterator[Strand]:
        """The longest first."""
        groups: dict[tuple[str, str, str | None, int], list[Told]] = {}
        for told in one.figures:
            slot = told.slot
            length = -(slot.period.months or 0) or slot.period.days
            groups.setdefault((slot.kind, slot.unit, slot.basis, length), []).append(told)
        by_period = {name: vintages(told, odd, taken_back) for name, told in groups.items()}
        for (kind, unit, basis, _), periods in sorted(by_period.items(), key=lambda item: -len(item[1])):
            title = f"{kind.title()} {BASES.get(basis or '', '')}".strip() + f", {unit.replace('_', ' ')}"
            rows = tuple(_telling(period, told, self._addresses) for period in reversed(periods) for told in period.told)
            yield Strand(title, len(periods), series_chart(periods, self._addresses), rows)

    def _finding(self, finding: Finding) -> FindingRow:
        places = tuple((f"{self._addresses[one.document]}#m-{one.figure}", f"{one.text} ({one.published})") for one in finding.figures)
        return FindingRow(_FINDING_SIGNS.get(finding.severity or "", SIGNS["right"]), finding.rule, finding.message, places)

    def _put(self, name: str, page: str) -> None:
        path = self._folder / name
        try:
            path.write_text(page, encoding="utf-8", errors="replace", newline="\n")
        except OSError as refused:
            raise OutputError(f"{path.as_posix()}: cannot be written: {refused.strerror or refused}") from None


def _findings(slots: Slots) -> list[Finding]:
    """What the rules of the audit say against values of the series, the gravest first."""
    found = [finding for _, rule in rules() for finding in rule(slots) if finding.verdict == "inconsistent"]
    return sorted(found, key=lambda finding: _GRAVITY.index(finding.severity) if finding.severity in _GRAVITY else len(_GRAVITY))


def _odd(findings: Sequence[Finding]) -> frozenset[tuple[int, str]]:
    """The figures that an error or a warning accuses, by document and id."""
    accusing = (finding for finding in findings if finding.severity in ("error", "warning"))
    return frozenset((one.document, one.figure) for finding in accusing for one in finding.suspect or finding.figures[:1])


def _telling(period: Vintages, told: Told, addresses: Mapping[int, str]) -> TellingView:
    return TellingView(
        period=period_words(str(told.slot.period)),
        day=told.published.isoformat(),
        text=told.text,
        source=told.source or told.article,
        address=f"{addresses[told.document]}#m-{told.figure}",
        state=period.state(told),
    )


def _order(row: SeriesRow) -> tuple[list[int], int, str]:
    """Series with the gravest findings first, then the longest."""
    counts = {sign.sign: count for sign, count in row.counts}
    return [-counts.get(_FINDING_SIGNS[severity].sign, 0) for severity in _GRAVITY], -row.periods, row.name


def _prepared(folder: Path) -> None:
    """Makes the folder, or takes one that such pages fill already."""
    index = folder / INDEX
    try:
        if folder.is_dir() and any(folder.iterdir()) and not (index.is_file() and _is_ours(index)):
            raise OutputError(f"{folder.as_posix()}: holds other things; name a new folder")
        for name in ("articles", "series"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise OutputError(f"{folder.as_posix()}: cannot be written: {refused.strerror or refused}") from None


def _is_ours(index: Path) -> bool:
    with index.open(encoding="utf-8", errors="replace") as page:
        return _MARK in page.read(4000)
