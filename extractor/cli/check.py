"""extractor check: articles in, verdicts out; the exit says whether an inconsistency stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors, say
from extractor.cli.session import Run
from extractor.errors import SetUpError
from extractor.write import Page, formats, writer

if TYPE_CHECKING:
    from extractor.comments import Ignore
    from extractor.records import ArticleRecord, Check

_INCONSISTENT = 1
_REFERENCE = "reference"  # the checks of --against, which no rule file proposes
_FORMATS = tuple(formats(checks=True))
_Format = Annotated[
    str | None,
    typer.Option(
        *("--format", "-f"),
        metavar="|".join(_FORMATS),
        help="Default: that of OUTPUT's ending; table on a terminal; else jsonl.",
        autocompletion=options.completing(lambda: _FORMATS),
    ),
]


def known_rules() -> list[str]:
    """The names of the rule files, and that of the checks of --against. No rule is imported."""
    from extractor.check.pages import rule_names

    return [*rule_names(), _REFERENCE]


def _selectable() -> list[str]:
    """The rules that checks are reported by."""
    from extractor.check.pages import rule_pages

    return [*(page.name for page in rule_pages().values() if page.reports == page.name), _REFERENCE]


_COMPLETE = options.completing(_selectable)


@plain_errors
def command(
    context: typer.Context,
    paths: options.Paths = None,
    published: options.Published = None,
    format: _Format = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULE,…", help="Only these rules.", autocompletion=_COMPLETE)
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE,…", help="All but these rules.", autocompletion=_COMPLETE)
    ] = None,
    against: Annotated[
        str | None, typer.Option("--against", metavar="FILE", help="Known values: a .csv or .parquet table, or a store (.db).")
    ] = None,
    derived: options.Derived = False,
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,
    color: options.Color = "auto",
) -> None:
    """Check the arithmetic of articles. Exit 1 where an inconsistency of severity error stands, 3 where an input could not be read.

    In a draft, `<!-- extractor: ignore growth -->` silences a rule in its paragraph, `# extractor: ignore` all rules in its line.
    """
    names = options.help_if_nothing_given(context, paths)
    chosen = options.checked_format(format, output=output, known=_FORMATS)
    colored = options.wants_color(color, output=output)
    wanted = _Wanted(_rules("--select", select), _rules("--ignore", ignore), tell=None if quiet else say)
    known = _known_values(against)
    run = Run(names, patterns=patterns, encoding=encoding, published=published, derived=derived)
    with Output(output, inputs=options.used(names, patterns, against)) as out:
        page = Page(out.write, checks_only=True, brief=quiet, color=colored, width=out.width, text=run.text)
        run.write(writer(chosen, page), skip=out.path, seen=lambda record: wanted(known(record), run.text()))
    if run.tally.failed:  # incomplete: must not pass for a finding, nor for the lack of one
        raise typer.Exit(UNREAD)
    if run.tally.errors or (strict and run.tally.warnings):
        raise typer.Exit(_INCONSISTENT)


def _known_values(path: str | None) -> Callable[[ArticleRecord], ArticleRecord]:
    """Adds the checks of a record against the table."""
    if path is None:
        return lambda record: record
    from extractor.audit.reference import loaded

    table = loaded(Path(path))
    return lambda record: record.model_copy(update={"checks": (*record.checks, *table.checks(record))})


def _rules(option: str, given: list[str] | None) -> frozenset[str]:
    """The rules that an option names, as checks report them."""
    return frozenset(map(_reported, options.known(option, options.listed(given), known_rules(), noun="rule")))


def _reported(name: str) -> str:
    from extractor.check.pages import rule_pages

    if name == _REFERENCE:
        return name
    reports = rule_pages()[name].reports
    if reports != name:
        raise SetUpError(f"rule {name!r} reports its checks as {reports!r}; name that one")
    return name


class _Wanted:
    """The checks that options and comments of the draft leave; comments without effect are told."""

    def __init__(self, select: frozenset[str], ignore: frozenset[str], *, tell: Callable[[str], None] | None) -> None:
        self._select = select
        self._ignore = ignore
        self._tell = tell
        self._known = known_rules()

    def __call__(self, record: ArticleRecord, text: str) -> ArticleRecord:
        from extractor.comments import ignores

        kept = [check for check in record.checks if self._is_asked_for(check.rule)]
        comments = ignores(text)
        if comments:
            kept = _unsilenced(kept, record, comments)
            self._tell_unused(record, text, comments)
        return record if len(kept) == len(record.checks) else record.model_copy(update={"checks": tuple(kept)})

    def _is_asked_for(self, rule: str) -> bool:
        return (not self._select or rule in self._select) and rule not in self._ignore

    def _tell_unused(self, record: ArticleRecord, text: str, comments: Sequence[Ignore]) -> None:
        if self._tell is None:
            return
        from extractor.write.places import Places

        places = Places(text)
        for comment in comments:
            where = f"{record.source or record.id}:{places.line(comment.at)}: ignore comment"
            for rule in comment.rules:
                if rule not in self._known:
                    self._tell(f"{where}: {options.unknown(rule, self._known, noun='rule')}")
                elif rule not in comment.used and self._is_asked_for(rule):
                    self._tell(f"{where} without effect: no check of {rule} fails there")
            if not comment.rules and not comment.used and not self._select and not self._ignore:
                self._tell(f"{where} without effect: no check fails there")


def _unsilenced(checks: Sequence[Check], record: ArticleRecord, comments: Sequence[Ignore]) -> list[Check]:
    """The checks that no comment silences at their claim, or at the place where they would be shown."""
    from extractor.write.findings import place_of

    starts = {figure.id: figure.start for figure in record.figures}
    kept = []
    for check in checks:
        places = {starts[place_of(check)], starts[check.figures[0]]}
        silent = [comment for comment in comments if any(comment.silences(check.rule, place) for place in places)]
        for comment in silent:
            if check.verdict == "inconsistent":
                comment.used.add(check.rule)
        if not silent:
            kept.append(check)
    return kept
