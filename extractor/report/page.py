"""An article and its record → the view that the templates show, and the whole page.

`view_of` gives plain values; the templates of this folder turn them into HTML, with escaping switched on. Nothing in the page
runs or is fetched: its policy names the one style sheet by its digest, so no other style, script or address can take part.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor import __version__
from extractor.recognize.refused import refusals
from extractor.records import ArticleRecord
from extractor.report.change_chart import ChangeChart, change_charts
from extractor.report.derivations import DerivationView, derivation_views
from extractor.report.facts import FigureView, figure_view
from extractor.report.numbers import period_words
from extractor.report.prose import Paragraph, paragraphs
from extractor.report.verdicts import SIGNS, Sign, standings
from extractor.report.working import CheckView, FindingView, check_view, finding_views, rule_meaning
from extractor.write.as_table import clean
from extractor.write.drawing import shortened
from extractor.write.places import Places

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath d='M2 9l4 4 8-10' fill='none' stroke='%23278057' stroke-width='2.5'/%3E%3C/svg%3E"
)
_LONGEST_TITLE = 120
_LINE = 64  # characters
_LINES_OF_CHECK, _LINES_OF_FAILURE = 4, 11  # of the article's height


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one kind under one heading."""

    id: str
    title: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class UnreadView:
    """A number or date of the article that is none, and why."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    headline: str  # the verdict in one line
    summary: str
    title: str
    about: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    figures: dict[str, FigureView]
    checks: dict[int, CheckView]
    legend: tuple[tuple[Sign, int], ...]
    sections: tuple[Section, ...]
    charts: tuple[ChangeChart, ...]
    derivations: tuple[DerivationView, ...]
    following: dict[str, list[DerivationView]]  # what follows from a figure, by its id
    rules: tuple[tuple[str, str], ...]
    error: str
    unread: tuple[UnreadView, ...] = ()

    @property
    def article_follows(self) -> bool:
        """Whether the checks are so much longer than the article that it stays in sight while they are read."""
        lines = sum(sum(len(piece.text) for piece in block.pieces) / _LINE + 1 for block in self.paragraphs)
        checks = sum(_LINES_OF_FAILURE if check.gap else _LINES_OF_CHECK for check in self.checks.values())
        return checks > lines


def view_of(text: str, record: ArticleRecord) -> ArticleView:
    """All that the templates need. `text` is the article exactly as it was read."""
    standing = standings(record)
    users: dict[str, list[int]] = {figure.id: [] for figure in record.figures}
    for number, check in enumerate(record.checks, 1):
        for name in dict.fromkeys((*check.figures, *(check.suspect or ()))):
            users[name].append(number)
    views = [figure_view(one, text, standing=standing[one.id], checks=users[one.id]) for one in record.figures]
    by_id = {figure.id: figure for figure in record.figures}
    checks = {number: check_view(number, check, by_id) for number, check in enumerate(record.checks, 1)}
    counts = Counter(standing.values())
    blocks = paragraphs(text, record.figures)
    derivations = tuple(derivation_views(record))
    following: dict[str, list[DerivationView]] = {}
    for one in derivations:
        for operand in one.figures:
            following.setdefault(operand.id, []).append(one)
    return ArticleView(
        headline=_headline(record),
        summary=_summary(record, users),
        title=_title(record, blocks),
        about=tuple(clean(part) for part in (_source(record), _published(record)) if part),
        paragraphs=tuple(blocks),
        figures={view.id: view for view in views},
        checks=checks,
        legend=tuple((sign, counts[name]) for name, sign in SIGNS.items() if counts[name]),
        sections=tuple(_sections(record, checks)),
        charts=tuple(change_charts(record.figures, views)),
        derivations=derivations,
        following=following,
        rules=tuple((rule, rule_meaning(rule)) for rule in sorted({check.rule for check in record.checks})),
        error="" if record.error is None else f"{record.error.message} ({record.error.code})",
        unread=tuple(_unread(text, record)),
    )


def article_page(text: str, record: ArticleRecord) -> str:
    """The self-contained page of one article."""
    return article_document(view_of(text, record))


def article_document(view: ArticleView, *, home: str = "") -> str:
    """The page of a view; `home` is the address of an index to lead back to."""
    return document("page.html.j2", view=view, home=home)


def document(template: str, **values: object) -> str:
    """A page from one of the templates, with the style sheet and the policy that names it."""
    style = stylesheet()
    policy = f"default-src 'none'; style-src '{digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = environment().get_template(template)
    return page.render(style=Markup(style), policy=policy, icon=ICON, version=__version__, **values)  # noqa: S704 - our own file


@functools.cache
def environment() -> Environment:
    """The templates, escaping everything that is not marked as ours."""
    made = Environment(
        loader=PackageLoader("extractor.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["clean"] = clean
    return made


@functools.cache
def stylesheet() -> str:
    """The style sheet as it stands between the tags."""
    source, _, _ = environment().loader.get_source(environment(), "style.css")  # type: ignore[union-attr]
    return source


def digest(text: str) -> str:
    """The name of a style sheet or script in a content policy."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _headline(record: ArticleRecord) -> str:
    failing = sum(check.verdict == "inconsistent" for check in record.checks)
    judged = failing + sum(check.verdict == "consistent" for check in record.checks)
    if record.error is not None:
        return "This article could not be read"
    if not record.figures:
        return "No statistics were found in this article"
    if not judged:
        return "No claim of this article could be checked"
    if not failing:
        return {1: "The one check fits", 2: "Both checks fit"}.get(judged, f"All {judged:,} checks fit")
    return f"{failing:,} of {judged:,} checks {'does' if failing == 1 else 'do'} not fit"


def _summary(record: ArticleRecord, users: dict[str, list[int]]) -> str:
    if record.error is not None or not record.figures:
        return ""
    used, number = sum(bool(checks) for checks in users.values()), len(record.figures)
    return f"{used:,} of {number:,} figure{'' if number == 1 else 's'} took part in a check. What no check could use is not thereby right."


def _unread(text: str, record: ArticleRecord) -> Iterator[UnreadView]:
    """What would pass for read: numbers that no statistic has, days that do not exist."""
    places = Places(text)
    for start, end, reason in refusals(text, [(figure.start, figure.end) for figure in record.figures]):
        yield UnreadView(clean(shortened(text[start:end])), places.line(start), reason)


def _title(record: ArticleRecord, blocks: Sequence[Paragraph]) -> str:
    """Its title, else its heading, else its opening words."""
    own = next((block for block in blocks if block.kind == "title"), None)
    opening = own or next((block for block in blocks if block.pieces), None)
    words = clean(record.title or ("".join(piece.text for piece in opening.pieces) if opening else "") or record.source or record.id)
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…"


def _source(record: ArticleRecord) -> str:
    return record.source or ("" if record.id.startswith("article-") else record.id)


def _published(record: ArticleRecord) -> str:
    return f"published {period_words(record.published)}" if record.published else "date of publication not given"


def _sections(record: ArticleRecord, views: Mapping[int, CheckView]) -> Iterator[Section]:
    """The checks by what they say; a section without any is left out."""
    failing = finding_views(record, views)
    by_verdict: dict[str, list[FindingView]] = {"unverifiable": [], "consistent": []}
    for number, check in enumerate(record.checks, 1):
        if check.verdict in by_verdict:
            by_verdict[check.verdict].append(FindingView((views[number],), ()))
    parts = (
        ("failing", "Does not fit", failing),
        ("open", "Cannot be judged", by_verdict["unverifiable"]),
        ("fitting", "Fits", by_verdict["consistent"]),
    )
    for name, title, own in parts:
        if own:
            yield Section(name, f"{title} ({sum(len(finding.checks) for finding in own):,})", tuple(own))
