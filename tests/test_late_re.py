"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from extractor import late_re


def test_it_does_what_the_compiled_pattern_does() -> None:
    late = late_re.compile(r"(?P<word>[a-z]+)-(\d)", late_re.I)
    for text in ("AB-1 c-2", "none"):
        for method in ("match", "search", "fullmatch", "findall", "split"):
            told, found = getattr(late, method)(text), getattr(late_re.re.compile(late.pattern, late.flags), method)(text)
            assert str(told) == str(found)
    assert late.sub("x", "a-1") == "x"
    assert late.groupindex["word"] == 1


def test_an_error_is_told_at_the_first_use() -> None:
    late = late_re.compile("(")
    with pytest.raises(late_re.error):
        late.search("x")


def test_it_is_pickled_by_what_it_was_made_of() -> None:
    late = late_re.compile("a+", late_re.I)
    assert late.search("xAA") is not None
    again = pickle.loads(pickle.dumps(late))
    assert again.search("xAA").span() == (1, 3)


def test_what_an_article_does_not_ask_for_is_not_compiled() -> None:
    code = """
import sys
from extractor import extract
from extractor.late_re import Late
def is_compiled(late):
    try:
        return object.__getattribute__(late, 'search') is not None
    except AttributeError:
        return False
extract("Exports rose 5 percent in May.", "2025-06-13")
modules = [vars(module) for name, module in sys.modules.items() if name.startswith("extractor.")]
late = [value for held in modules for value in held.values() if isinstance(value, Late)]
print(len(late), sum(map(is_compiled, late)))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    held, compiled = map(int, done.stdout.split())
    assert compiled < held / 2
