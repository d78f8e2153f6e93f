"""The typer application: the commands and the options that stand before them."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor import __version__
from extractor.cli import audit, batch, check, explain, export, extract, patterns, report, schema, serve
from extractor.cli.examples import epilog
from extractor.cli.plain import PlainCommand, PlainGroup

app = typer.Typer(
    name="extractor",
    cls=PlainGroup,
    help="Reads press-release prose, knows what its numbers say, and checks whether they agree.",
    epilog=f"{epilog('')}\n\nEvery command has examples in its --help.\n\n"
    "Exit: 0 done; 1 an inconsistency (check); 2 wrong use or set-up; 3 an input could not be read; 130 interrupted.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Reads press-release prose, knows what its numbers say, and checks whether they agree."""


app.command("extract", cls=PlainCommand, epilog=epilog("extract"))(extract.command)
app.command("check", cls=PlainCommand, epilog=epilog("check"))(check.command)
app.command("explain", cls=PlainCommand, epilog=epilog("explain"))(explain.command)
app.command("batch", cls=PlainCommand, epilog=epilog("batch"))(batch.command)
app.command("export", cls=PlainCommand, epilog=epilog("export"))(export.command)
app.command("audit", cls=PlainCommand, epilog=epilog("audit"))(audit.audit)
app.command("series", cls=PlainCommand, epilog=epilog("series"))(audit.series)
app.command("report", cls=PlainCommand, epilog=epilog("report"))(report.command)
app.command("serve", cls=PlainCommand, epilog=epilog("serve"))(serve.command)
app.add_typer(patterns.app, name="patterns")
app.command("schema", cls=PlainCommand, epilog=epilog("schema"))(schema.command)
