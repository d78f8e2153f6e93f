"""Errors as people want them at a command line: one plain line on standard error, the right exit, no traceback."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from extractor.errors import ExtractorError, InputError

WRONG_USE, UNREAD, INTERRUPTED = 2, 3, 130
P = ParamSpec("P")


def say(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    line = " ".join(str(message).split())
    printable = "".join(sign if sign.isprintable() else "�" for sign in line)
    try:
        print(f"extractor: {printable}", file=sys.stderr, flush=True)  # noqa: T201 - this is where words go out
    except (OSError, ValueError, AttributeError):  # standard error is closed: nobody to tell
        return


def plain_errors(command: Callable[P, None]) -> Callable[P, None]:
    """The command, with every error that it expects turned into one line and its exit code."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except ExtractorError as wrong:
            say(str(wrong))
            raise typer.Exit(UNREAD if isinstance(wrong, InputError) else WRONG_USE) from None
        except KeyboardInterrupt:
            say("interrupted; what was done is kept")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _let_go_of_stdout()
            raise typer.Exit(0) from None

    return wrapped


def _let_go_of_stdout() -> None:
    """Whoever read our output has closed it; without this, Python complains once more on its way out."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
