"""Feasible: whether values within all the intervals exist that satisfy several identities at once.

Each identity is brought to one form: a stated figure is a sum of terms with signs, or a term times a factor of a rate.
Intervals are then narrowed until nothing changes. Narrowing never discards a possible value, so an empty interval proves
that no values fit, although each identity alone may hold. A rise or fall of rounding does not matter: ends are floats
widened outwards, and a gap counts only where it is larger than that widening.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_INFINITE = float("inf")
_ROUNDS = 40
_WIDER = 1e-12  # of an end: more than floats lose in a sum or a product

Ends = tuple[float, float]


@dataclass(frozen=True)
class Linear:
    """Σ sign · x = 0"""

    signs: tuple[tuple[str, int], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.signs)

    def narrowed(self, known: Mapping[str, Ends], name: str) -> Ends:
        low = high = 0.0
        own = 1
        for other, sign in self.signs:
            if other == name:
                own = sign
                continue
            a, b = known[other]
            low += a if sign > 0 else -b
            high += b if sign > 0 else -a
        return (-high, -low) if own > 0 else (low, high)


@dataclass(frozen=True)
class Scaled:
    """whole = base · (offset + rate / 100), all levels positive. A share has offset 0, a change 1."""

    whole: str
    base: str
    rate: str
    offset: int

    @property
    def names(self) -> tuple[str, ...]:
        return self.whole, self.base, self.rate

    def narrowed(self, known: Mapping[str, Ends], name: str) -> Ends:
        (a, b), (c, d), (e, f) = known[self.whole], known[self.base], known[self.rate]
        low, high = self.offset + e / 100, self.offset + f / 100
        if low <= 0 or a <= 0 or c <= 0:
            return known[name]
        if name == self.whole:
            return c * low, d * high
        if name == self.base:
            return a / high, b / low
        return (a / d - self.offset) * 100, (b / c - self.offset) * 100


Identity = Linear | Scaled


def is_feasible(identities: Sequence[Identity], intervals: Mapping[str, Ends]) -> bool:
    """False where no values fit all identities; True where bounds do not prove that."""
    known = dict(intervals)
    for _ in range(_ROUNDS):
        changed = False
        for identity in identities:
            for name in identity.names:
                low, high = identity.narrowed(known, name)
                low, high = low - abs(low) * _WIDER, high + abs(high) * _WIDER
                a, b = known[name]
                if low > b or high < a:
                    return False
                if low > a or high < b:
                    smaller = (max(a, low), min(b, high))
                    changed = changed or (b - a) - (smaller[1] - smaller[0]) > (b - a) * 1e-3
                    known[name] = smaller
        if not changed:
            break
    return True


def smallest_failing(identities: Sequence[Identity], intervals: Mapping[str, Ends]) -> list[int]:
    """The places of identities that cannot hold together and of which none may be left out; empty where all can."""
    if is_feasible(identities, intervals):
        return []
    kept = list(range(len(identities)))
    for place in range(len(identities)):
        fewer = [k for k in kept if k != place]
        if not is_feasible([identities[k] for k in fewer], intervals):
            kept = fewer
    return kept
