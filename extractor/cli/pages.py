"""The help pages as they were printed when they were last made: shown without building the commands that they are about.

`help.txt` is written by docs/build.py from the commands themselves, and the tests fail where it is stale. It holds pages of 80 columns,
which is as wide as they get; a narrower terminal has its pages laid out anew.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from extractor import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WIDTH = 80
MARK = "===== "  # before the name of the command, on a line of its own
_HELP = ("--help", "-h")
_NAME = "help.txt"


def ready(arguments: Sequence[str]) -> str | None:
    """What to print for these arguments, where they ask for the version or a page and nothing else."""
    if list(arguments) == ["--version"]:
        return f"extractor {__version__}\n"
    if not arguments or arguments[-1] not in _HELP or any(word.startswith("-") for word in arguments[:-1]) or _columns() < WIDTH:
        return None
    return pages().get(" ".join(arguments[:-1]))


def pages() -> dict[str, str]:
    """The pages by command; "" is the program's own. Empty where the file is missing."""
    loader: Any = __spec__.loader
    try:
        told: bytes = loader.get_data(os.path.join(os.path.dirname(__file__), _NAME))  # noqa: PTH118, PTH120 - without pathlib
    except OSError:
        return {}
    parts = told.decode().replace("\r\n", "\n").split(MARK)[1:]
    return {name: page for name, _, page in (part.partition("\n") for part in parts)}


def written(text: str) -> bool:
    """Whether the text could be printed as it is; where not, nothing is."""
    out = sys.stdout
    if out is None or not (out.encoding or "").lower().startswith("utf"):
        return False
    out.write(text)
    out.flush()
    return True


def _columns() -> int:
    """The terminal's width, found as `shutil.get_terminal_size` finds it, which takes compressors along."""
    try:
        given = int(os.environ.get("COLUMNS", "0"))
    except ValueError:
        given = 0
    if given > 0:
        return given
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return WIDTH
