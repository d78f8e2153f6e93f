"""Claim: what a rule proposes. The engine alone decides whether it holds.

A claim says that one figure, the stated one, must be able to equal what a formula makes of other figures, the terms.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from extractor.interval import Interval
from extractor.marks import Draft

if TYPE_CHECKING:
    from extractor.check.links import Links

Formula = Callable[..., Interval]


class Strength(IntEnum):
    """How the figures of a claim are tied; see docs/decisions/0002. Only the stronger three may call a figure wrong."""

    NEAR = 1
    SERIES = 2  # of one series and the right periods, but other figures could take a place: confirms, and never accuses
    LIKELY = 3  # the only candidates of one series or construction: accuses, as a warning, where a slip of the pen explains the failure
    KEYED = 4
    ANCHORED = 5


def as_written(stated: Interval) -> Interval:
    return stated


@dataclass(slots=True)
class Claim:
    """`stated` must be able to equal `implied(*terms)`.

    `implied` takes one interval a term, in order. `read` turns the stated figure's interval into the formula's unit.
    `formula` and `message` are templates: {0}, {1} … the terms as written, {stated}, {implied}.
    """

    stated: Draft
    terms: tuple[Draft, ...]
    implied: Formula
    strength: Strength
    formula: str
    message: str
    fails: str | None = None  # the message where the claim fails, if it needs other words
    read: Callable[[Interval], Interval] = as_written
    identity: bool = True  # False for a heuristic: never an error
    also: tuple[Draft, ...] = ()  # figures that the reader needs beside the terms
    hypothesis: str | None = None  # what the rule itself suspects when the claim fails
    rule: str = ""
    by_size: bool = False  # the words leave the sign of the stated change open
    chance: bool = False  # found by its size alone: shown as weak, whatever its room
    precise: bool = False  # counts as proof although a wide interval would also pass ("A is below B")

    @property
    def figures(self) -> tuple[Draft, ...]:
        return (self.stated, *self.terms, *self.also)


@dataclass(slots=True)
class Common:
    """Groups of figures that must all yield one value: `each(*group)` intersect. Exchange rates do."""

    groups: tuple[tuple[Draft, ...], ...]
    each: Formula
    strength: Strength
    formula: str
    message: str
    rule: str = ""
    identity: bool = True

    @property
    def figures(self) -> tuple[Draft, ...]:
        return tuple(draft for group in self.groups for draft in group)


@dataclass(slots=True)
class Unverifiable:
    """A claim was seen and cannot be judged. `reason` is one of checks.md section 3."""

    reason: str
    figures: tuple[Draft, ...]
    message: str
    rule: str = ""


@dataclass(slots=True)
class Observation:
    """What a rule reads off words and dates, and has judged itself: no interval takes part. `figures` are those they speak of."""

    holds: bool
    figures: tuple[Draft, ...]
    formula: str
    message: str
    grave: bool = False  # an error where it does not hold, else a warning
    hypothesis: str | None = None
    rule: str = ""


Proposal = Claim | Common | Observation | Unverifiable
Proposer = Callable[["Links"], Iterator[Proposal]]


@dataclass(slots=True)
class Rule:
    """A rule file: its name, the function that proposes, and the rules whose results it reads."""

    name: str
    propose: Proposer
    after: tuple[str, ...] = ()
    reports: str = ""  # the rule id of the rows, where it is another's (`share_sum` reports under `sum`)
    doc: str = field(default="", repr=False)


def rule(name: str, *, after: Sequence[str] = (), reports: str = "") -> Callable[[Proposer], Rule]:
    """Mark the function of a rule file that proposes claims. `after` names rules that must have run."""

    def mark(propose: Proposer) -> Rule:
        return Rule(name, propose, tuple(after), reports or name)

    return mark


def discovered() -> tuple[Rule, ...]:
    """Every rule of the folder `rules`, those that another one reads first."""
    package = importlib.import_module("extractor.check.rules")
    found: dict[str, Rule] = {}
    for module_info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{package.__name__}.{module_info.name}")
        for thing in vars(module).values():
            if isinstance(thing, Rule):
                thing.doc = module.__doc__ or ""
                found[thing.name] = thing
    ordered: dict[str, Rule] = {}

    def place(one: Rule) -> None:
        for name in one.after:
            place(found[name])
        ordered.setdefault(one.name, one)

    for one in found.values():
        place(one)
    return tuple(ordered.values())
