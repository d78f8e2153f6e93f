"""cli: the command `extractor`, one file a command.

Nothing here imports spaCy or Pydantic before a command needs them: `--help` and `--version` answer at once, from pages.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; never returns."""
    try:
        if "_EXTRACTOR_COMPLETE" not in os.environ:
            from extractor.cli.pages import ready, written

            page = ready(sys.argv[1:])
            if page is not None and written(page):
                sys.exit()

        from extractor.cli.app import app

        app(prog_name="extractor")
    except KeyboardInterrupt:  # before a command runs, or as it ends: the commands tell their own
        sys.stderr.write("extractor: interrupted\n")
        sys.exit(130)
