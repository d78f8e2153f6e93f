"""extractor patterns: validate or list the vocabulary, the user's own files included."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.examples import epilog
from extractor.cli.output import Output
from extractor.cli.plain import WRONG_USE, PlainCommand, plain_errors, say

app = typer.Typer(
    help="Validate or list the vocabulary.",
    epilog=epilog("patterns"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Files = Annotated[
    list[str] | None, typer.Argument(metavar="FILE|DIR", show_default=False, help="Pattern files on top of the packaged ones.")
]
More = Annotated[list[str] | None, typer.Option("--patterns", metavar="FILE|DIR", help="The same, as in the other commands.")]


@app.command("check", cls=PlainCommand, epilog=epilog("patterns check"))
@plain_errors
def check(paths: Files = None, patterns: More = None) -> None:
    """Validate pattern files (those given, else the packaged ones): a problem a line, exit 2 where one is an error."""
    from extractor.vocabulary import validate

    found = validate.problems([Path(name) for name in (*(paths or ()), *(patterns or ()))])
    with Output(None) as output:
        for problem in found:
            output.write(f"{problem}\n")
    errors = sum(not validate.is_warning(line) for line in found)
    if errors:
        say(f"{errors:,} error{'' if errors == 1 else 's'} in the pattern files")
        raise typer.Exit(WRONG_USE)
    say("the pattern files can be used")


@app.command("list", cls=PlainCommand, epilog=epilog("patterns list"))
@plain_errors
def list_entries(paths: Files = None, patterns: More = None) -> None:
    """List the vocabulary: an entry a line."""
    from extractor.vocabulary import validate
    from extractor.vocabulary.load import load

    vocabulary = load([Path(name) for name in (*(paths or ()), *(patterns or ()))])
    with Output(None) as output:
        for line in validate.listing(vocabulary):
            output.write(f"{line}\n")
