"""No test waits for ever."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time

import pytest
from limits import limited

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="no such signal on this machine")


def test_what_waits_for_a_process_fails_with_its_name():
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    try:
        with pytest.raises(pytest.fail.Exception, match=r"the wait: no end within 0\.2 seconds"), limited(0.2, "the wait"):
            process.wait()
    finally:
        process.kill()
        process.wait()


def patient() -> None:
    with contextlib.suppress(Exception):
        time.sleep(600)


def test_what_is_tested_cannot_suppress_it():
    with pytest.raises(pytest.fail.Exception), limited(0.2, "the wait"):
        patient()


def test_the_limit_outside_holds_again_afterwards():
    before = signal.getitimer(signal.ITIMER_REAL)
    with limited(500, "inside"):
        pass
    after = signal.getitimer(signal.ITIMER_REAL)
    assert 0 < after[0] <= before[0]
    assert after[1] == before[1]
