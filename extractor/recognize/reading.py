"""Reading: a mention on its way, with what ranges and lists need to know about how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.marks import Mention
from extractor.recognize.numbers import Number


@dataclass(slots=True)
class Reading:
    """A mention and its writing: whether a unit stands before or behind it, and the number without unit."""

    mention: Mention
    number: Number | None = None
    before: bool = False  # a currency stands before the number
    behind: bool = False  # a unit stands behind the number
    hyphen: bool = False  # the unit is joined by a hyphen
    shared: bool = False  # scale or unit come from the neighbour
    tentative: bool = False  # a spelled number that counts only where it shares a neighbour's unit: "five to six percent"
    dimension: str = ""  # of the physical unit behind the number

    @property
    def open(self) -> bool:
        """Whether the number has no unit of its own and may take one from a neighbour."""
        return self.number is not None and not self.before and not self.behind and self.mention.counted is None
