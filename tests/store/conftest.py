"""A store of three real articles and an input that could not be read, made once."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

TEXTS = {
    "one": "Exports of lamps from Norway rose 9.6 percent to $2.09 billion in May from $1.91 billion a year earlier.",
    "two": "In the first half of 2025, output – all of it – fell 1.2% to 4,100 tonnes. About a third was sold.",
    "three": "Nothing is counted here.",
}


class Made(NamedTuple):
    store: Path
    news: Path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("store")
    rows = [{"id": name, "text": text, "published": "2025-07-14", "source": "office"} for name, text in TEXTS.items()]
    (folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "broken\n")
    found = Made(folder / "news.db", folder / "news.jsonl")
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "batch", str(found.news), "-o", str(found.store), "-q"], check=False, capture_output=True
    )
    assert done.returncode == 3, done.stderr
    return found


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):
    """run("export", store, "-o", out) → exit code, standard output, standard error."""
    from extractor.cli.app import app

    def called(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        code: object = 0
        try:
            app([str(argument) for argument in arguments], prog_name="extractor")
        except SystemExit as ended:
            code = ended.code or 0
        with contextlib.suppress(ValueError):
            sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(str(code)), out.decode(), err.decode()

    return called
