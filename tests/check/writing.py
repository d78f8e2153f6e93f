"""Right articles by the dozen: sentences whose numbers are worked out, in many ways of writing.

`article(seed)` is a text whose every relation holds with rounding. It serves to measure false alarms, and, with one figure
changed, sensitivity. The sentences stand in `writing_plain` and `writing_wild`, which register themselves here.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass
class Writer:
    """Draws true values and writes them rounded. `spans` keeps the written numbers of the running sentence."""

    rng: random.Random
    month: int = 5
    year: int = 2024
    spans: list[str] = field(default_factory=list)

    def level(self, low: float = 2, high: float = 90) -> float:
        return self.rng.uniform(low, high)

    def rate(self, low: float = -18, high: float = 25) -> float:
        found = self.rng.uniform(low, high)
        return found if abs(found) > 0.8 else 3.4

    def up(
        self,
        rate: float,
        rise: tuple[str, ...] = ("rose", "increased", "climbed", "grew"),
        fall: tuple[str, ...] = ("fell", "dropped", "declined", "slid"),
    ) -> str:
        return self.rng.choice(rise if rate > 0 else fall)

    @property
    def now(self) -> str:
        return MONTHS[self.month - 1]

    @property
    def last(self) -> str:
        return MONTHS[self.month - 2]


def n(value: float, places: int = 1) -> str:
    return f"{Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):,f}"


def usd(value: float, places: int = 2) -> str:
    return f"${n(value, places)} billion"


Sentence = Callable[[Writer], str]
SENTENCES: list[Sentence] = []


def sentence(make: Sentence) -> Sentence:
    SENTENCES.append(make)
    return make


def article(seed: int, *, count: int = 7) -> str:
    """A dateline and some sentences, in one or several paragraphs."""
    import writing_plain  # noqa: F401  registers its sentences
    import writing_wild  # noqa: F401

    rng = random.Random(seed)
    w = Writer(rng, month=rng.randrange(5, 12))
    body = [make(w) for make in rng.sample(SENTENCES, count)]
    dateline = f"SEOUL, {MONTHS[w.month % 12]} 14, {w.year} (Hanbit) --"
    return dateline + "".join(rng.choice((" ", " ", "\n\n")) + text for text in body)


def published(seed: int) -> str:
    rng = random.Random(seed)
    return f"2024-{rng.randrange(5, 12) % 12 + 1:02d}-14"
