"""The command `extractor serve`: it listens on this machine only, and it stops when it is told to."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

pytest.importorskip("uvicorn", reason="the extra web is not installed")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")]


def test_it_answers_and_an_interrupt_stops_it_in_plain_words(serving):
    with serving() as (process, port):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/api/extract",
            data=b"Exports rose 9.6 percent to $20.88 billion, from $17.04 billion a year earlier.",
            headers={"Content-Type": "text/plain"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert b'"verdict":"inconsistent"' in answer.read()
        with socket.create_connection(("127.0.0.1", port)):  # one that only holds the line does not keep it from stopping
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "extractor: stopped\n")


def test_it_ends_when_it_is_terminated_and_says_nothing(serving):
    with serving() as (process, _):
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    assert process.returncode in (-signal.SIGTERM, 143)
    assert err == ""


def test_a_port_in_use_is_wrong_use():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "extractor", "serve", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert done.stderr == f"extractor: --port {port}: is in use; choose another\n"
