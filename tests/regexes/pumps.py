"""Texts that a regex may be slow on, made from the regex itself: what it repeats, over and over, behind what leads there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from machine import in_class

from re import _constants as code  # isort: skip

_USUAL = " \n1aA.-("
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_LONG = 30  # repetitions that are as good as endless
_MOST = 10  # characters of a regex that are tried


class _ReachedError(Exception):
    """The place that a sample was wanted for has been reached."""


def pumps(tree: Any) -> list[tuple[str, str]]:
    """What to begin with and what to repeat."""
    found: dict[tuple[str, str], None] = {("", char): None for char in _USUAL}
    chars: dict[str, None] = {}
    for repeat in _repeats(tree):
        lead, body = _lead(tree, repeat), repeat[1][2]
        for sample in {_sample(body, 0), _sample(body, 1)}:
            if sample:
                found[lead, sample] = found["", sample] = None
        for char in _chars(body):
            chars[char] = None
            found[lead, char] = None
    some = list(chars)[:_MOST]
    for char in some:
        found["", char] = None
        for other in some[:3]:
            found["", char + other] = None
    whole = _sample(tree, 0)
    for part in (whole, whole[:-1], whole + " "):
        if part:
            found["", part] = None
    return list(found)


def _repeats(tree: Any) -> Iterator[Any]:
    for kind, value in tree:
        if kind in _REPEATS and (value[1] is code.MAXREPEAT or int(value[1]) >= _LONG):
            yield (kind, value)
        for inside in _inside(kind, value):
            yield from _repeats(inside)


def _inside(kind: Any, value: Any) -> list[Any]:
    if kind is code.SUBPATTERN:
        return [value[3]]
    if kind is code.BRANCH:
        return list(value[1])
    if kind in _REPEATS:
        return [value[2]]
    if kind in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is code.ATOMIC_GROUP else []


def _chars(tree: Any) -> list[str]:
    """Characters that the pieces of a tree take, two of each class."""
    found: dict[str, None] = {}
    for kind, value in tree:
        if kind is code.LITERAL:
            found[chr(value)] = None
        elif kind in (code.IN, code.NOT_LITERAL, code.ANY):
            found |= dict.fromkeys(_members(kind, value)[:2])
        for inside in _inside(kind, value):
            found |= dict.fromkeys(_chars(inside))
    return list(found)[:_MOST]


def _members(kind: Any, value: Any) -> list[str]:
    if kind is code.ANY:
        return ["a", " "]
    items = tuple(value) if kind is code.IN else ((code.NEGATE, None), (code.LITERAL, value))
    listed = [chr(one) for kind_, one in items if kind_ is code.LITERAL] + [chr(one[0]) for kind_, one in items if kind_ is code.RANGE]
    return [char for char in dict.fromkeys([*listed, *_USUAL, "é", "0"]) if in_class(items, char)]


def _sample(tree: Any, variant: int, wanted: Any = None) -> str:
    """A text that the tree takes, or nearly; `_ReachedError` with what stands before `wanted`."""
    said = ""
    for kind, value in tree:
        if wanted is not None and kind in _REPEATS and value is wanted[1]:
            raise _ReachedError(said)
        try:
            said += _piece(kind, value, variant, wanted)
        except _ReachedError as reached:
            raise _ReachedError(said + str(reached)) from None
    return said


def _piece(kind: Any, value: Any, variant: int, wanted: Any) -> str:
    if kind is code.LITERAL:
        return chr(value)
    if kind in (code.IN, code.NOT_LITERAL, code.ANY):
        members = _members(kind, value) or [""]
        return members[min(variant, len(members) - 1)]
    if kind is code.SUBPATTERN:
        return _sample(value[3], variant, wanted)
    if kind is code.ATOMIC_GROUP:
        return _sample(value, variant, wanted)
    if kind is code.BRANCH:
        samples = [_sample(option, variant, wanted) for option in value[1]]
        return samples[min(variant, len(samples) - 1)]
    if kind in _REPEATS:
        once = _sample(value[2], variant, wanted)
        return once * max(int(value[0]), 1 if variant else 0)
    return ""


def _lead(tree: Any, repeat: Any) -> str:
    try:
        _sample(tree, 0, repeat)
    except _ReachedError as reached:
        return str(reached)
    return ""
