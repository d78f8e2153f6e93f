"""extractor serve: a local page, and one call for programs."""

from __future__ import annotations

import importlib.util
from typing import Annotated

import typer

from extractor.cli import options
from extractor.cli.plain import INTERRUPTED, plain_errors, say
from extractor.cli.session import reader
from extractor.errors import SetUpError

_NEEDED = ("starlette", "uvicorn", "python_multipart")


@plain_errors
def command(
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")] = 8765,
    browse: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    patterns: options.Patterns = None,
    quiet: options.Quiet = False,
) -> None:
    """Serve a page on this machine: paste an article, see its figures and verdicts. POST /api/extract is for programs."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise SetUpError(f"serve needs the package {missing[0].replace('_', '-')}: pip install 'extractor[web]'")
    from extractor.web.app import application
    from extractor.web.server import ADDRESS, listening, serve

    with listening(port) as own:
        address = f"http://{ADDRESS}:{own.getsockname()[1]}/"
        app = application(reader(patterns))
        own.listen()
        if not quiet:
            say(f"serving {address} (Ctrl+C stops it)")
        if browse:
            import webbrowser

            webbrowser.open(address)
        try:
            serve(app, own)
        except KeyboardInterrupt:
            if not quiet:
                say("stopped")
            raise typer.Exit(INTERRUPTED) from None
