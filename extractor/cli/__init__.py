"""cli: the command `extractor`, one file a command.

Nothing here imports spaCy or Pydantic before a command needs them: `--help` and `--version` answer at once.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line; never returns."""
    from extractor.cli.app import app

    app(prog_name="extractor")
