"""kill -9 of a run and of its workers at random moments: nothing is lost, nothing is there twice.

EXTRACTOR_KILL_ROUNDS sets the number of rounds; two by default, since each starts several processes.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

ROUNDS = int(os.environ.get("EXTRACTOR_KILL_ROUNDS", "2"))
COUNT = 600
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path(f"/proc/self/task/{os.getpid()}/children").exists(), reason="the processes of a run are told by /proc"),
]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    sentence = "Sales of lamps in Norway rose {0}.{1} percent to ${0}.{2} million in May {3} from a year earlier. "
    with path.open("w") as file:
        for n in range(COUNT):
            text = "".join(sentence.format(n % 90 + 1, k, (n + k) % 10, 2000 + n % 25) for k in range(8))
            file.write(json.dumps({"id": f"a{n}", "text": f"{text} No. {n}", "published": "2025-06-13"}) + "\n")
    return path


def started(news: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "extractor", "batch", str(news), "-o", str(store), "--jobs", "2", "--quiet"]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def lines(store: Path) -> list[bytes]:
    with contextlib.closing(sqlite3.connect(store)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = "(SELECT count(*) FROM figures), (SELECT count(*) FROM checks)"
        counts = f"SELECT coalesce(sum(figures), 0), coalesce(sum(checks), 0) FROM documents UNION ALL SELECT {tables}"
        told, there = opened.execute(counts).fetchall()
        assert told == there
        return [zlib.decompress(record) for (record,) in opened.execute("SELECT record FROM records ORDER BY document")]


@pytest.fixture(scope="module")
def whole(news: Path) -> list[bytes]:
    """What one process writes that nobody disturbs."""
    out = news.with_name("whole.jsonl")
    subprocess.run([sys.executable, "-m", "extractor", "batch", str(news), "-o", str(out), "--jobs", "1", "-q"], check=True)
    return out.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_run_and_workers_lose_and_double_nothing(news: Path, whole: list[bytes], tmp_path: Path, number: int):
    draw = random.Random(number)
    store = tmp_path / "news.db"
    for victim in ("parent", "worker"):
        run = started(news, store)
        try:
            reach(run, store, draw.randrange(COUNT))
            time.sleep(draw.uniform(0, 0.2))
            workers = children(run.pid)
            if victim == "parent":
                run.kill()
                run.wait()
                found = lines(store)
                assert found == whole[: len(found)]
                assert_gone(workers)
            else:
                for worker in workers[-1:]:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(worker, signal.SIGKILL)
                assert run.wait(120) == 0
        finally:
            run.kill()
            assert run.stderr is not None
            run.stderr.close()
            run.wait()
    assert lines(store) == whole


def test_interrupt_from_the_keyboard_ends_the_workers_without_a_word_of_theirs(news: Path, whole: list[bytes], tmp_path: Path):
    """A terminal sends the interrupt to every process of the run."""
    store = tmp_path / "news.db"
    command = [sys.executable, "-m", "extractor", "batch", str(news), "-o", str(store), "--jobs", "2", "--quiet"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    reach(run, store, 60)
    workers = children(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert (run.returncode, told) == (130, b"extractor: interrupted; what was done is kept\n")
    assert_gone(workers)
    found = lines(store)
    assert found == whole[: len(found)]


def reach(run: subprocess.Popen[bytes], store: Path, count: int) -> None:
    """Waits until the store holds so many articles."""
    deadline = time.monotonic() + 60
    while run.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as opened:
            if opened.execute("SELECT count(*) FROM documents").fetchone()[0] >= count:
                return
        time.sleep(0.01)


def assert_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + 20
    while alive := [pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes()]:
        assert time.monotonic() < deadline, f"workers outlive their run: {alive}"
        time.sleep(0.05)
