"""Options that several commands share, and what they mean once read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from extractor.errors import DateError, SetUpError
from extractor.write import formats

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", show_default=False, help="Articles: text, Markdown, HTML, JSON lines, CSV, …; - or none is standard input."
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, for articles that bring none along.")
]
Format = Annotated[
    str | None,
    typer.Option(
        *("--format", "-f"),
        metavar="|".join(formats()),
        help="Default: that of OUTPUT's ending; table on a terminal; else jsonl.",
        autocompletion=lambda incomplete: [name for name in formats() if name.startswith(incomplete)],
    ),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")]
Patterns = Annotated[
    list[str] | None, typer.Option("--patterns", metavar="FILE|DIR", help="Vocabulary on top of the packaged one; may be repeated.")
]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="Encoding of the inputs.")]
Derived = Annotated[bool, typer.Option("--derived", help="Also what follows from the figures and is not stated.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary, no warnings; of verdicts only what fails.")]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help="Colour in tables; NO_COLOR is respected.")]

ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".txt": "table"}


def checked_format(name: str | None, *, output: str | None, known: Sequence[str] | None = None) -> str:
    """The format asked for, or the one that the output's ending or the terminal asks for; `known` are those of the command."""
    known = known if known is not None else formats()
    if name is not None:
        if name not in known:
            raise SetUpError(f"--format: expected one of {', '.join(known)}, found {name!r}")
        return name
    if output not in (None, "-"):
        ending = ENDINGS.get(os.path.splitext(str(output))[1].lower(), "jsonl")  # noqa: PTH122 - pathlib is not needed for an ending
        return ending if ending in known else "jsonl"
    return "table" if on_terminal() else "jsonl"


def completing(names: Callable[[], Sequence[str]]) -> Callable[[str], list[str]]:
    """Shell completion of an option that takes several names, separated by commas."""

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{name}" for name in names() if name.startswith(last)]

    return complete


def used(names: Sequence[str], patterns: Sequence[str] | None = None, *others: str | None) -> list[str]:
    """All files that a command reads, which no output may overwrite."""
    from pathlib import Path

    found = [*names, *(other for other in others if other)]
    for name in patterns or ():
        path = Path(name)
        found += [inside.as_posix() for inside in path.rglob("*.toml")] if path.is_dir() else [name]
    return found


def listed(given: Sequence[str] | None) -> list[str]:
    """The members of an option that takes several, separated by commas, and may be repeated."""
    return [part.strip() for text in given or () for part in text.split(",") if part.strip()]


def known(option: str, names: Sequence[str], allowed: Sequence[str], *, noun: str) -> list[str]:
    """The names, each of which must be allowed; SetUpError with the nearest ones for one that is not."""
    for name in names:
        if name not in allowed:
            raise SetUpError(f"{option}: {unknown(name, allowed, noun=noun)}")
    return list(names)


def unknown(name: str, allowed: Sequence[str], *, noun: str) -> str:
    """That there is no such thing, and what may have been meant."""
    from difflib import get_close_matches  # only a wrong name needs it

    near = get_close_matches(name, allowed, n=3, cutoff=0.6)
    hint = f"did you mean {_either(near)}?" if near else f"the {noun}s are {', '.join(allowed)}"
    return f"no {noun} {name!r}; {hint}"


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def on_terminal() -> bool:
    """Whether standard output is a terminal; it is None where it was closed."""
    return sys.stdout is not None and sys.stdout.isatty()


def checked_date(written: str | None) -> str | None:
    """--published as an ISO date."""
    if written is None:
        return None
    from extractor.read.dates import iso_date

    try:
        return iso_date(written).isoformat()
    except DateError as wrong:
        raise DateError(f"--published: {wrong}") from None


def wants_color(choice: str, *, output: str | None) -> bool:
    """Whether to colour: `auto` colours a terminal, unless NO_COLOR is set or the terminal is dumb."""
    if choice not in ("auto", "always", "never"):
        raise SetUpError(f"--color: expected auto, always or never, found {choice!r}")
    if choice != "auto":
        return choice == "always"
    return output in (None, "-") and on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def help_if_nothing_given(context: typer.Context, paths: list[str] | None) -> list[str]:
    """The inputs; standard input where none is named. On a terminal that would wait for typing: help and exit 2."""
    if paths:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
    return ["-"]
