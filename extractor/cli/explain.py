"""extractor explain: why each field of each figure says what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors
from extractor.cli.session import Run
from extractor.errors import SetUpError
from extractor.write import Page

_FORMATS = ("table", "json", "jsonl")


def _fields() -> Sequence[str]:
    from extractor.write.explained import FIELDS

    return FIELDS


_COMPLETE = options.completing(_fields)


@plain_errors
def command(
    context: typer.Context,
    paths: options.Paths = None,
    published: options.Published = None,
    figure: Annotated[list[str] | None, typer.Option("--figure", metavar="ID,…", help="Only these figures: f3.")] = None,
    field: Annotated[
        list[str] | None, typer.Option("--field", metavar="NAME,…", help="Only these fields: period,basis.", autocompletion=_COMPLETE)
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option("--format", "-f", metavar="|".join(_FORMATS), help="Default: table on a terminal or into .txt; else jsonl."),
    ] = None,
    output: options.Output = None,
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,  # noqa: ARG001 - there is nothing to leave out
    color: options.Color = "auto",
) -> None:
    """Show the words that decided each field of each figure, under the sentence that they stand in."""
    names = options.help_if_nothing_given(context, paths)
    chosen = options.checked_format(format, output=output, known=_FORMATS)
    colored = options.wants_color(color, output=output)
    figures = options.listed(figure)
    run = Run(names, patterns=patterns, encoding=encoding, published=published)
    from extractor.write.explained import FIELDS, Explained

    fields = options.known("--field", options.listed(field), FIELDS, noun="field")
    with Output(output, inputs=options.used(names, patterns)) as out:
        shown = Explained(Page(out.write, color=colored, width=out.width, text=run.text), chosen, figures=figures, fields=fields)
        run.write(shown)
    _refuse_strangers(figures, shown.shown)
    if run.tally.failed:
        raise typer.Exit(UNREAD)


def _refuse_strangers(figures: Sequence[str], shown: int) -> None:
    if figures and not shown:
        raise SetUpError(f"--figure: no figure {figures[0]!r}; ids read f1, f2, … in order of the text")
