"""extractor batch: an archive in, one file of records out, streaming."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors, say
from extractor.cli.session import Run
from extractor.errors import SetUpError
from extractor.write import Page, writer

_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}


@plain_errors
def command(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs or -: .txt .md .jsonl .csv, also .gz .bz2 .xz .zst.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="A .jsonl or .csv file; - is JSON lines on standard output.")
    ],
    published: options.Published = None,
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,
) -> None:
    """Read an archive, one record an article in input order. What cannot be read gets a record with an error; the rest is done."""
    chosen = _format(output)
    run = Run(inputs, patterns=patterns, encoding=encoding, published=published, archive=True)
    with Output(output, inputs=inputs) as out:
        try:
            run.write(writer(chosen, Page(out.write)), skip=out.path)
        finally:
            if not quiet:
                say(f"{run.tally}; written to {'standard output' if out.path is None else output}")
    if run.tally.failed:
        raise typer.Exit(UNREAD)


def _format(output: str) -> str:
    if output == "-":
        return "jsonl"
    ending = Path(output).suffix.lower()
    if ending not in _ENDINGS:
        found = f"{ending} output" if ending else "an output without ending"
        raise SetUpError(
            f"{output}: {found} is not supported yet; name a file that ends in {', '.join(_ENDINGS)}, or - for standard output"
        )
    return _ENDINGS[ending]
