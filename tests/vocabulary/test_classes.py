"""The classes of indicators that rules ask for: each asked for, each of indicators that there are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import extractor
from extractor.vocabulary.classes import classes, members
from extractor.vocabulary.load import load

_ASKED = re.compile(r"\bmembers\(\"(\w+)\"\)")
_INDICATORS = {entry.means for entry in load().of("indicator")}


def test_members_are_indicators_and_words_are_not() -> None:
    unknown = {name: sorted(set(held["members"]) - _INDICATORS) for name, held in classes().items()}
    known = {name: sorted(set(held.get("words", ())) & _INDICATORS) for name, held in classes().items()}
    assert not any(unknown.values()), f"no indicator of patterns/ is called so: {unknown}"
    assert not any(known.values()), f"members, not words: {known}"


def test_every_class_is_asked_for_by_its_name() -> None:
    asked = {name for path in Path(extractor.__file__).parent.rglob("*.py") for name in _ASKED.findall(path.read_text(encoding="utf-8"))}
    assert asked == set(classes())


def test_no_two_classes_hold_the_same() -> None:
    held = Counter(members(name) for name in classes())
    assert [sorted(same) for same, times in held.items() if times > 1] == []
