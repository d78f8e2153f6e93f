"""cli: the command `extractor`, one file a command.

Nothing here imports spaCy or Pydantic before a command needs them: `--help` and `--version` answer at once.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; never returns."""
    try:
        from extractor.cli.app import app

        app(prog_name="extractor")
    except KeyboardInterrupt:  # before a command runs, or as it ends: the commands tell their own
        sys.stderr.write("extractor: interrupted\n")
        sys.exit(130)
