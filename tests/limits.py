"""A limit for whatever is waited for: a test that never ends fails with its name and the place where it stands.

The limit only tells a hang from a slow machine; nothing here measures how fast a test is.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

_AGAIN = 60  # seconds to the next try, where what was stopped goes on to wait


@contextmanager
def limited(seconds: float, name: str) -> Iterator[None]:
    """Fails what runs inside once it has taken so long; without effect off the main thread and where there is no such signal."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        pytest.fail(f"{name}: no end within {seconds:g} seconds")  # no subclass of Exception: what is tested cannot catch it

    handler = signal.signal(signal.SIGALRM, stop)
    left = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *left)
        signal.signal(signal.SIGALRM, handler)
