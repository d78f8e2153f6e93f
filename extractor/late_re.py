"""The standard library's `re`, whose patterns are compiled when they are first used: `from extractor import late_re as re`.

Compiling is a sixth of what a process does that reads one article, and such an article asks for less than half of all patterns.
"""

from __future__ import annotations

import re
from re import *  # noqa: F403 - whatever else a module asks `re` for
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags", "groups", "groupindex")


class Late:
    """A pattern not yet compiled; from its first use on, its methods are those of the compiled one, at the cost of a slot."""

    __slots__ = ("_given", *_METHODS)

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What a slot holds that is still empty."""
        compiled = self.compiled()
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def compiled(self) -> re.Pattern[str]:
        return re.compile(*self._given)

    def __reduce__(self) -> tuple[Any, ...]:
        return Late, self._given


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:  # type: ignore[no-redef]  # noqa: A001 - the name that `re` gives it
    """The pattern, to be compiled when it is first used; an error in it is told then."""
    return cast("re.Pattern[str]", Late(pattern, flags))
