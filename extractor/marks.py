"""What the rooms hand one another on the way: Mention, Tag and Draft.

These are plain slotted classes, not Pydantic models: they are made by the thousand and never leave the process. The
article's record (`records.py`) is validated once, at the end.

    Mention   a number as it stands in the text, without meaning            recognize → assemble
    Tag       a word or phrase that gives numbers a meaning                  tag → assemble
    Draft     a figure: a mention with its dimensions, before validation     assemble → check, write
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from extractor.interval import Interval
from extractor.period import Period

Reason = tuple[int | None, int | None, str, str | None]  # start, end, rule, pattern: see Evidence of the records


@dataclass(slots=True)
class Mention:
    """A number in the text. Offsets are characters of the article, end exclusive.

    `value` (or `low` and `high` for a range) is in base units; it is negative only where a sign is written with the
    number (`-5.7%`, `minus 0.3`): words such as "fell" are the assembler's business.
    """

    start: int
    end: int
    kind: str  # money, percent, point (percentage or index points), basis_point, quantity (physical), count, ratio, rank, streak, bare
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None  # as in the records; None for kind "bare": a number whose unit only the context tells
    qualifier: str = "exact"  # exact, about, more_than, less_than
    qualifier_span: tuple[int, int] | None = None
    signed: bool = False  # a sign is written: + or - or minus
    step: Decimal = Decimal(1)  # unit of the last meaningful written digit, in base units (core reading)
    outer_step: Decimal = Decimal(1)  # the loosest reading of the same digits
    whole: bool = False  # a count of things: an exact whole number unless hedged
    exact: bool = False  # rank, streak, threshold: no rounding at all
    form: str = "digits"  # digits, words, fraction ("a third"), multiple ("doubled", "threefold"), change_word ("halved")
    counted: str | None = None  # the counted noun of a count ("jobs"), as it stands
    counted_span: tuple[int, int] | None = None
    per: str | None = None  # singular noun of the rate: "tonne" in "$452 a tonne", "day" in "barrels a day"
    bracketed: bool = False  # directly inside accountants' brackets "(41)": a sign where the context agrees
    vague: bool = False  # dozens, hundreds, several: no interval
    scale: Decimal = Decimal(1)  # what scale word and unit multiply the written digits by
    rule: str = ""  # id of the pattern that found it, for the evidence


@dataclass(slots=True)
class Tag:
    """A word or phrase with a meaning: `kind` says which list it comes from, `value` what it means there."""

    start: int
    end: int
    kind: str
    value: Any
    id: str  # pattern id
    data: Any = None  # the vocabulary entry, or the parsed thing


class Dimension(NamedTuple):
    """What a figure is restricted to: canonical id (None where unknown), name, the article's words and where they stand."""

    id: str | None
    name: str | None
    text: str | None
    start: int | None
    end: int | None

    @property
    def key(self) -> str | None:
        """What two figures must share to be of one thing."""
        return self.id or (self.name or self.text or "").lower() or None


@dataclass(slots=True)
class Draft:
    """A figure before validation. The check room reads these; the writer turns them into records.

    `value`, `low`, `high` carry the sign that the words give. `core` and `outer` are the two readings of checks.md
    section 1 (core inside outer); both are None where the number is vague.
    """

    mention: Mention
    sentence: int
    clause: int  # number of the clause in the article: figures of one clause share it
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    core: Interval | None
    outer: Interval | None
    unit: str
    measure: str
    qualifier: str
    indicator: Dimension | None = None
    sector: Dimension | None = None
    region: Dimension | None = None
    entity: Dimension | None = None
    period: Period | None = None
    basis: str | None = None
    compared_to: Period | None = None
    adjustment: str | None = None
    status: str = "actual"
    speaker: str | None = None
    counted: str | None = None
    evidence: dict[str, Reason] = field(default_factory=dict)  # by field
    id: str = ""
    start: int = field(init=False)  # the mention's
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.end = self.mention.start, self.mention.end
