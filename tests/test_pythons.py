"""The same bytes from every Python that the project supports.

EXTRACTOR_PYTHONS names interpreters that have the dependencies, with the path separator between them; `.ci/run` sets it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OTHERS = [name for name in os.environ.get("EXTRACTOR_PYTHONS", "").split(os.pathsep) if name]


@cache
def written(python: str) -> bytes:
    """The records of all own articles."""
    command = [python, "-m", "extractor", "batch", "fixtures", "-o", "-", "--quiet", "--jobs", "1"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}).stdout


@pytest.mark.slow
@pytest.mark.skipif(not OTHERS, reason="EXTRACTOR_PYTHONS names no other Python")
@pytest.mark.parametrize("python", OTHERS)
def test_other_python_gives_the_same_bytes(python: str) -> None:
    assert written(python) == written(sys.executable)


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "77"])
def test_order_of_hashes_changes_nothing(seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(sys.executable)
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    assert written.__wrapped__(sys.executable) == before
