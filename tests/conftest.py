"""What tests of every room share: where the project is, the shared evaluation sets where there are any, a server, and a limit for hangs."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))
sys.path.append(str(ROOT / "tests" / "fuzz"))  # what holds of every record is asked by several
from limits import limited  # noqa: E402

LONGEST = float(os.environ.get("EXTRACTOR_TEST_SECONDS", "600"))  # of one test, with its fixtures: beyond that it hangs
_START = 120  # seconds for a server to say that it listens
_STOP = 30


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with limited(LONGEST, item.nodeid):
        return (yield)


class Serving(Protocol):
    def __call__(self, *options: str) -> AbstractContextManager[tuple[subprocess.Popen[str], int]]: ...


@pytest.fixture(scope="session")
def serving() -> Serving:
    """serving("--quiet", …) → the process of `extractor serve` and its port, once it says that it listens."""

    @contextmanager
    def started(*options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
        command = [sys.executable, "-m", "extractor", "serve", "--port", "0", *options]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        assert process.stderr is not None
        try:
            told, _, _ = select.select([process.stderr], [], [], _START)
            assert told, f"{command}: not a word within {_START} seconds"
            line = process.stderr.readline()
            found = re.fullmatch(r"extractor: serving http://127\.0\.0\.1:(\d+)/ \(Ctrl\+C stops it\)\n", line)
            assert found, line
            yield process, int(found[1])
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(timeout=_STOP)
            process.stderr.close()

    return started


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the checkout; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared evaluation sets (../shared) are not on this machine")
    return folder
