"""Errors as people want them at a command line: one plain line on standard error, the right exit, no traceback."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec

import typer
from typer.core import TyperCommand, TyperGroup

from extractor.errors import ExtractorError, InputError

WRONG_USE, UNREAD, INTERRUPTED = 2, 3, 130
_LISTED = " <list[str]>"
P = ParamSpec("P")
_UsageError = typer.BadParameter.__bases__[0]  # typer brings a click of its own along, whose names are not public


def say(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    if sys.stderr is None:  # closed: print would take standard output instead
        return
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


class PlainCommand(TyperCommand):
    """A command whose help names its arguments as people do: `PATH…`, not `PATH <list[str]>`."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """A command that needs an argument and is tried without one on a terminal shows its help."""
        needs = any(param.required for param in self.params)
        if needs and not args and sys.stdin is not None and sys.stdin.isatty() and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(WRONG_USE)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        super().format_options(ctx, formatter)
        formatter.buffer[:] = [part.replace(_LISTED, "…".ljust(len(_LISTED))) for part in formatter.buffer]


class PlainGroup(TyperGroup):
    """Commands whose wrong use (an unknown option, a missing argument) is told in one line too, not under a usage text."""

    def main(self, *args: Any, **extra: Any) -> Any:
        standalone = extra.get("standalone_mode", True)
        extra["standalone_mode"] = False
        if not standalone:
            return super().main(*args, **extra)
        try:
            code = super().main(*args, **extra)
        except Exception as wrong:
            if not isinstance(wrong, _UsageError):
                raise
            _say_usage(wrong)
            sys.exit(WRONG_USE)
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, *args: Any, **extra: Any) -> Any:
        with _interrupts_told():
            return super().make_context(*args, **extra)

    def invoke(self, *args: Any, **extra: Any) -> Any:
        with _interrupts_told():
            return super().invoke(*args, **extra)


@contextlib.contextmanager
def _interrupts_told() -> Iterator[None]:
    """Tells an interrupt that comes before or behind the command itself: typer would end without a word."""
    try:
        yield
    except KeyboardInterrupt:
        say("interrupted")
        raise typer.Exit(INTERRUPTED) from None


def _say_usage(wrong: Any) -> None:
    message = str(wrong.format_message())
    if "\n" in message:  # no command was named: the message is the help
        wrong.show()
        return
    asked = wrong.ctx.command_path if wrong.ctx else "extractor"
    meant = re.match(r"No such command '(.+)'", message)
    if meant and os.path.exists(meant[1]):  # noqa: PTH110 - pathlib is not needed for this
        message = f"no command is given for {meant[1]}; try: extractor check {meant[1]}"
    say(f"{message[:1].lower()}{message[1:].rstrip('.')} (see {asked} --help)")


def _let_go_of_stdout() -> None:
    """Whoever read our output has closed it; without this, Python complains once more on its way out."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
