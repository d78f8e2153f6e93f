"""Text made to be slow costs twice as much where there is twice as much of it: counted in calls and in bytes, never in seconds.

What a call of a regex costs is counted in tests/regexes; `python -m bench --only growth,hostile` measures time and memory of 10 MB.
"""

from __future__ import annotations

import gc
import re
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.errors import TooLongError
from extractor.recognize import recognizer

pytest.importorskip("bench.growth", reason="a checkout only")
from bench.growth import FIGURES, HOSTILE, UNICODE

_DAY = "2025-06-13"
_SINGLE = 3_000  # characters
_CONSTANT = 4_000  # calls that any text costs
_READERS: list[extractor.Extractor] = []
KINDS = HOSTILE | UNICODE | FIGURES


def read(text: str) -> None:
    if not _READERS:
        _READERS.append(extractor.Extractor())
        for unit in KINDS.values():  # what is learned from a first text is learned
            _READERS[0].extract(unit * 50, _DAY)
    _READERS[0].extract_json(text, _DAY)


def calls(text: str) -> int:
    """How many functions are called, Python's own included."""
    read("")
    count = 0

    def counted(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


def peak(text: str) -> int:
    """The most bytes that are held at once."""
    read("")
    gc.collect()
    tracemalloc.start()
    try:
        read(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_text_takes_twice_the_calls_and_bytes(kind: str) -> None:
    unit = KINDS[kind]
    single = unit * (_SINGLE // len(unit) + 1)
    assert calls(single * 2) <= 2.2 * calls(single) + _CONSTANT
    assert peak(single * 2) <= 2.2 * peak(single) + 200_000


def test_nothing_looks_back_to_the_beginning_of_the_text(root: Path) -> None:
    """One call for each number, and each over all that stands before it: counted as one, and taking the square."""
    looked = re.compile(r"\.r(?:find|index)\([^()\n]*, 0, |(?:text|article)\[ ?: ?\w+\.(?:start|end)\]\.r(?:strip|split|partition)")
    paths = [path for room in ("recognize", "tag", "assemble", "check") for path in (root / "extractor" / room).rglob("*.py")]
    assert [(path.name, found[0]) for path in paths for found in looked.finditer(path.read_text(encoding="utf-8"))] == []


def test_text_of_too_many_numbers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    read("")
    monkeypatch.setattr(recognizer, "MOST_NUMBERS", 100)
    read("Exports rose 5 percent. " * 100)
    for text in ("1," * 101, "twenty-" * 101, "a 7 and five " * 51):
        with pytest.raises(TooLongError, match="more than 100 numbers"):
            read(text)
    (record,) = _READERS[0].pipe(["1," * 101])
    assert record.error is not None
    assert (record.error.code, record.figures) == ("too_long", ())
