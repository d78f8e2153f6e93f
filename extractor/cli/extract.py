"""extractor extract: articles in, figures and checks out."""

from __future__ import annotations

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors
from extractor.cli.session import Run
from extractor.write import Page, writer


@plain_errors
def command(
    context: typer.Context,
    paths: options.Paths = None,
    published: options.Published = None,
    format: options.Format = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,  # noqa: ARG001 - there is nothing to leave out
    color: options.Color = "auto",
) -> None:
    """Read articles; write every figure with what it means, and the checks of its arithmetic."""
    names = options.help_if_nothing_given(context, paths)
    chosen = options.checked_format(format, output=output)
    colored = options.wants_color(color, output=output)
    run = Run(names, patterns=patterns, encoding=encoding, published=published)
    with Output(output, inputs=options.used(names, patterns)) as out:
        run.write(writer(chosen, Page(out.write, color=colored, width=out.width, text=run.text)))
    if run.tally.failed:
        raise typer.Exit(UNREAD)
