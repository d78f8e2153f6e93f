"""Starting a process, in CPU time of the child: --help against the bare interpreter, one article against spaCy with a blank pipeline.

Every module is compiled before the first sample, as an installation leaves it, whatever the environment says about bytecode: a
checkout whose modules are compiled anew at every start would be set against packages that are not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping

from bench.press import Writer
from bench.table import Row

_BLANK = "import spacy; spacy.blank('en')"


def _child(arguments: list[str], given: bytes, environment: Mapping[str, str]) -> float:
    """CPU seconds of a process that reads `given`."""
    child = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    )
    assert child.stdin is not None
    assert child.stderr is not None
    child.stdin.write(given)
    child.stdin.close()
    told = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    if child.returncode:
        raise SystemExit(f"{arguments}: exit {child.returncode}: {told.decode(errors='replace')}")
    return used.ru_utime + used.ru_stime


def start(*, rounds: int) -> Iterator[Row]:
    article = Writer(2).article()
    text = article.text.encode()
    read = ["-m", "extractor", "extract", "--published", article.published, "-"]
    sides: dict[str, tuple[list[str], bytes]] = {
        "bare": (["-c", "pass"], b""),
        "help": (["-m", "extractor", "--help"], b""),
        "blank": (["-c", _BLANK], b""),
        "article": (read, text),
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    with tempfile.TemporaryDirectory() as compiled:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "PYTHONPYCACHEPREFIX": compiled}
        for side in sides.values():
            _child(*side, environment)
        for place in range(rounds):
            for name in sides if place % 2 else reversed(sides):
                times[name].append(_child(*sides[name], environment))
    middle = {name: statistics.median(each) for name, each in times.items()}
    least = {name: min(each) for name, each in times.items()}
    for label, side, over in (
        ("--help over bare interpreter", "help", "bare"),
        ("spaCy blank over bare interpreter", "blank", "bare"),
        ("one article on stdin over spaCy blank", "article", "blank"),
    ):
        yield Row("start", label, least[side] / least[over], middle[side] / middle[over])
