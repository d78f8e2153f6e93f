"""extractor export: a store in another format."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import plain_errors, say
from extractor.errors import SetUpError
from extractor.store.exports import ENDINGS, formats

Store = Annotated[str, typer.Argument(metavar="STORE.db", help="A store that `extractor batch -o STORE.db` made.")]


@plain_errors
def command(
    store: Store,
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="A file; - is standard output.")],
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help=f"{', '.join(formats())}. Default: that of the ending.",
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Write all documents of a store, in the order in which they came. With sdmx-csv, OUT.structure.json defines the columns."""
    from extractor.store.database import files_of, opened
    from extractor.store.documents import documents
    from extractor.store.exports import exporter

    chosen = exporter(_format(format, output))
    path = Path(store)
    with closing(opened(path)) as database:
        with Output(output, inputs=files_of(store)) as out:
            left = chosen.export(documents(database, path), out)
        if hasattr(chosen, "structure") and output != "-":
            with Output(f"{output}.structure.json", inputs=files_of(store)) as definition:
                definition.write(chosen.structure())
    if left and not quiet:
        say("left out: " + ", ".join(f"{count:,} ({reason})" for reason, count in sorted(left.items())))


def _format(name: str | None, output: str) -> str:
    if name is not None:
        if name not in formats():
            raise SetUpError(f"--format: expected one of {', '.join(formats())}, found {name!r}")
        return name
    if output == "-":
        return "jsonl"
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        raise SetUpError(f"{output}: no format has this ending; name one with --format: {', '.join(formats())}")
    return ENDINGS[ending]
