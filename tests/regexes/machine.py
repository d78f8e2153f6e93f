"""A backtracking matcher that counts its steps, for regexes as Python's `re` parses them.

It does what `re` does, step by step and without its short cuts, so that the count is a bound of the work. What cannot be counted raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from re import _constants as code  # isort: skip
from re import _parser as parser  # isort: skip


class TooManyStepsError(Exception):
    """The search was given up."""


_CATEGORIES = {
    code.CATEGORY_SPACE: re.compile(r"\s"),
    code.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    code.CATEGORY_DIGIT: re.compile(r"\d"),
    code.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    code.CATEGORY_WORD: re.compile(r"\w"),
    code.CATEGORY_NOT_WORD: re.compile(r"\W"),
}
CHAR, SPLIT, JUMP, BRANCH, LOOK, ATOMIC, AT, REFER, MARK, MOVED, OPEN, CLOSE, DONE = range(13)
Step = tuple[Any, ...]


def in_class(items: tuple[Any, ...], char: str) -> bool:
    """Whether a class of characters, as the parser gives it, holds the character."""
    found, negated = False, False
    for kind, value in items:
        if kind is code.NEGATE:
            negated = True
        elif kind is code.LITERAL:
            found = found or ord(char) == value
        elif kind is code.RANGE:
            found = found or value[0] <= ord(char) <= value[1]
        elif kind is code.CATEGORY:
            found = found or _CATEGORIES[value].match(char) is not None
        else:
            raise NotImplementedError(kind)
    return found != negated


class Program:
    """The steps of a pattern. Each step is (kind, …); flags are those in force where it stands."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.tree = parser.parse(pattern.pattern, pattern.flags)
        self.steps: list[Step] = []
        self._add(self.tree, pattern.flags)
        self.steps.append((DONE,))

    def _add(self, tree: Any, flags: int) -> None:
        for kind, value in tree:
            self._one(kind, value, flags)

    def _sub(self, tree: Any, flags: int) -> list[Step]:
        held, self.steps = self.steps, []
        self._add(tree, flags)
        self.steps.append((DONE,))
        made, self.steps = self.steps, held
        return made

    def _one(self, kind: Any, value: Any, flags: int) -> None:
        steps = self.steps
        if kind in (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY):
            steps.append((CHAR, _tested(kind, value, flags)))
        elif kind is code.SUBPATTERN:
            group, more, less, inside = value
            if group is not None:
                steps.append((OPEN, group))
            self._add(inside, (flags | more) & ~less)
            if group is not None:
                steps.append((CLOSE, group))
        elif kind is code.BRANCH:
            self._branch([self._sub(option, flags)[:-1] for option in value[1]])
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT):
            self._repeat(value, flags, greedy=kind is code.MAX_REPEAT)
        elif kind is code.POSSESSIVE_REPEAT:
            inside = Program.__new__(Program)
            inside.steps = []
            inside._repeat(value, flags, greedy=True)
            steps.append((ATOMIC, [*inside.steps, (DONE,)]))
        elif kind is code.ATOMIC_GROUP:
            steps.append((ATOMIC, self._sub(value, flags)))
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            direction, inside = value
            width = inside.getwidth()[0] if direction < 0 else 0
            steps.append((LOOK, self._sub(inside, flags), width, kind is code.ASSERT))
        elif kind is code.AT:
            steps.append((AT, value, flags))
        elif kind is code.GROUPREF:
            steps.append((REFER, value))
        else:
            raise NotImplementedError(kind)

    def _splice(self, made: list[Step]) -> None:
        base = len(self.steps)
        for step in made:
            if step[0] in (SPLIT, JUMP):
                step = (step[0], *(target + base for target in step[1:]))
            elif step[0] == BRANCH:
                step = (BRANCH, tuple(target + base for target in step[1]))
            self.steps.append(step)

    def _branch(self, options: list[list[Step]]) -> None:
        at = len(self.steps)
        self.steps.append((BRANCH, ()))
        starts, jumps = [], []
        for option in options:
            starts.append(len(self.steps))
            self._splice(option)
            jumps.append(len(self.steps))
            self.steps.append((JUMP, 0))
        self.steps[at] = (BRANCH, tuple(starts))
        for jump in jumps:
            self.steps[jump] = (JUMP, len(self.steps))

    def _repeat(self, value: Any, flags: int, *, greedy: bool) -> None:
        least, most, inside = value
        body = self._sub(inside, flags)[:-1]
        for _ in range(int(least)):
            self._splice(body)
        if most is code.MAXREPEAT:
            top = len(self.steps)
            self.steps += [(SPLIT, 0, 0), (MARK,)]
            self._splice(body)
            self.steps += [(MOVED,), (JUMP, top)]
            self.steps[top] = _split(top + 1, len(self.steps), greedy=greedy)
            return
        splits = []
        for _ in range(int(most) - int(least)):
            splits.append(len(self.steps))
            self.steps.append((SPLIT, 0, 0))
            self._splice(body)
        for split in splits:
            self.steps[split] = _split(split + 1, len(self.steps), greedy=greedy)


def _split(first: int, second: int, *, greedy: bool) -> Step:
    return (SPLIT, first, second) if greedy else (SPLIT, second, first)


def _tested(kind: Any, value: Any, flags: int) -> Callable[[str], bool]:
    items: tuple[Any, ...]
    if kind is code.ANY:
        return lambda char: bool(flags & re.DOTALL) or char != "\n"
    if kind is code.IN:
        items = tuple(value)
    else:
        items = ((code.LITERAL, value),) if kind is code.LITERAL else ((code.NEGATE, None), (code.LITERAL, value))

    @cache
    def tested(char: str) -> bool:
        if not flags & re.IGNORECASE:
            return in_class(items, char)
        return any(in_class(items, one) for one in {char, char.lower(), char.upper()} if len(one) == 1)

    return tested


def _is_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")


def _at(kind: Any, text: str, place: int, flags: int) -> bool:
    many = bool(flags & re.MULTILINE)
    if kind in (code.AT_BEGINNING, code.AT_BEGINNING_STRING):
        return place == 0 or (many and kind is code.AT_BEGINNING and text[place - 1] == "\n")
    if kind is code.AT_END_STRING:
        return place == len(text)
    if kind is code.AT_END:
        return place == len(text) or (place == len(text) - 1 and text[place] == "\n") or (many and text[place] == "\n")
    bound = _is_word(text, place - 1) != _is_word(text, place)
    return bound if kind is code.AT_BOUNDARY else not bound


class Machine:
    """Runs a program and counts; `most` steps are its patience."""

    def __init__(self, program: Program, most: int) -> None:
        self._program = program
        self._most = most
        self.count = 0

    def search_all(self, text: str) -> list[tuple[int, int]]:
        """As `finditer` goes through a text."""
        found, place = [], 0
        while place <= len(text):
            end = self.match(text, place)
            if end is not None:
                found.append((place, end))
            place = end if end is not None and end > place else place + 1
        return found

    def match(self, text: str, place: int) -> int | None:
        """The end of the match that begins here; None where there is none."""
        return self._run(self._program.steps, text, place, {})

    def _run(self, steps: list[Step], text: str, place: int, groups: dict[int, tuple[int, int]]) -> int | None:
        waiting: list[tuple[int, int, tuple[int, ...]]] = []
        at, marks = 0, ()
        length = len(text)
        while True:
            self.count += 1
            if self.count > self._most:
                raise TooManyStepsError
            step = steps[at]
            kind = step[0]
            fits = True
            if kind == CHAR:
                fits = place < length and step[1](text[place])
                place, at = place + 1, at + 1
            elif kind == SPLIT:
                waiting.append((step[2], place, marks))
                at = step[1]
            elif kind == JUMP:
                at = step[1]
            elif kind == BRANCH:
                for target in reversed(step[1]):
                    first = steps[target]
                    if first[0] != CHAR or (place < length and first[1](text[place])):
                        waiting.append((target, place, marks))
                fits = False
            elif kind == MARK:
                marks, at = (*marks, place), at + 1
            elif kind == MOVED:
                fits, marks, at = marks[-1] != place, marks[:-1], at + 1
            elif kind == AT:
                fits, at = _at(step[1], text, place, step[2]), at + 1
            elif kind == LOOK:
                begin = place - step[2]
                fits = (begin >= 0 and self._run(step[1], text, begin, groups) is not None) == step[3]
                at += 1
            elif kind == ATOMIC:
                end = self._run(step[1], text, place, groups)
                fits, place, at = end is not None, place if end is None else end, at + 1
            elif kind == OPEN:
                groups[step[1]] = (place, place)
                at += 1
            elif kind == CLOSE:
                groups[step[1]] = (groups[step[1]][0], place)
                at += 1
            elif kind == REFER:
                begin, end = groups.get(step[1], (0, 0))
                said = text[begin:end]
                fits, place, at = text.startswith(said, place), place + len(said), at + 1
            else:
                return place
            if not fits:
                if not waiting:
                    return None
                at, place, marks = waiting.pop()
