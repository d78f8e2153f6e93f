"""Classes of indicators: which of them a rule holds for, from indicator_classes.toml beside this file.

    members("price_indices")    the ids of that class, and the free nouns that stand for one

The file belongs to the rules and not to the pattern files: what it names are classes that code asks for, each by its name.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def classes() -> dict[str, dict[str, list[str]]]:
    """All classes by name: `members` are ids of indicators, `words` nouns that no list knows."""
    return tomllib.loads((resources.files("extractor.vocabulary") / "indicator_classes.toml").read_text(encoding="utf-8"))


def members(name: str) -> frozenset[str]:
    """The indicators of a class."""
    held = classes()[name]
    return frozenset((*held["members"], *held.get("words", ())))
