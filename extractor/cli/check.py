"""extractor check: articles in, verdicts out; the exit says whether an inconsistency stands."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors
from extractor.cli.session import Run
from extractor.errors import SetUpError
from extractor.write import Page, writer

if TYPE_CHECKING:
    from extractor.records import ArticleRecord

_INCONSISTENT = 1


@plain_errors
def command(
    context: typer.Context,
    paths: options.Paths = None,
    published: options.Published = None,
    format: options.Format = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE,…", help="Only these rules.")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE,…", help="All but these rules.")] = None,
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,  # noqa: ARG001 - there is nothing to leave out
    color: options.Color = "auto",
) -> None:
    """Check the arithmetic of articles. Exit 1 where an inconsistency of severity error stands, 3 where an input could not be read."""
    names = options.help_if_nothing_given(context, paths)
    chosen = options.checked_format(format, output=output)
    colored = options.wants_color(color, output=output)
    seen = _filter(_rules("--select", select), _rules("--ignore", ignore))
    run = Run(names, patterns=patterns, encoding=encoding, published=published)
    with Output(output, inputs=names) as out:
        run.write(writer(chosen, Page(out.write, checks_only=True, color=colored, width=out.width)), skip=out.path, seen=seen)
    if run.tally.failed:  # incomplete: must not pass for a finding, nor for the lack of one
        raise typer.Exit(UNREAD)
    if run.tally.errors or (strict and run.tally.warnings):
        raise typer.Exit(_INCONSISTENT)


def known_rules() -> list[str]:
    """The ids of the rules, sorted: the names of the rule files. No rule is imported."""
    import extractor.check.rules as rules

    return sorted(module.name for module in pkgutil.iter_modules(rules.__path__) if not module.name.startswith("_"))


def _rules(option: str, given: Sequence[str] | None) -> frozenset[str]:
    names = frozenset(part.strip() for text in given or () for part in text.split(",") if part.strip())
    unknown = sorted(names.difference(known_rules())) if names else []
    if unknown:
        raise SetUpError(f"{option}: no rule {unknown[0]!r}; the rules are {', '.join(known_rules())}")
    return names


def _filter(select: frozenset[str], ignore: frozenset[str]) -> Callable[[ArticleRecord], ArticleRecord] | None:
    if not select and not ignore:
        return None

    def seen(record: ArticleRecord) -> ArticleRecord:
        kept = tuple(check for check in record.checks if (not select or check.rule in select) and check.rule not in ignore)
        return record.model_copy(update={"checks": kept})

    return seen
