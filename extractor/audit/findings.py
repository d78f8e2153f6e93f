"""What the audit says of one series: a finding a comparison, with the figures that take part and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from extractor.audit.figures import Key, Told
from extractor.interval import Interval
from extractor.records import plain

if TYPE_CHECKING:
    from extractor.audit.slots import Slots


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison across articles. `figures` begin with the claim; `suspect` is the likeliest wrong, where one is."""

    key: Key
    rule: str
    verdict: str  # consistent or inconsistent
    severity: str | None  # of an inconsistency: error, warning, or info for a revision
    figures: tuple[Told, ...]
    message: str
    stated: Interval | None = None
    implied: Interval | None = None
    size: str | None = None  # of a revision or gap: "-10.5 percent", "+0.2 point"
    reason: str | None = None
    suspect: tuple[Told, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As the JSON lines and the table of `extractor audit` have it."""
        claim = self.figures[0]
        return {
            "series": self.key._asdict(),
            "kind": claim.slot.kind,
            "unit": claim.slot.unit,
            "basis": claim.slot.basis,
            "period": str(claim.slot.period),
            "rule": self.rule,
            "verdict": self.verdict,
            "severity": self.severity,
            "figures": [_place(figure) for figure in self.figures],
            "stated": _ends(self.stated),
            "implied": _ends(self.implied),
            "size": self.size,
            "reason": self.reason,
            "suspect": [_place(figure) for figure in self.suspect] or None,
            "message": self.message,
        }


Rule = Callable[["Slots"], Iterator[Finding]]


def _place(figure: Told) -> dict[str, Any]:
    return {
        "article": figure.article,
        "document": figure.document,
        "published": figure.published.isoformat(),
        "source": figure.source,
        "figure": figure.figure,
        "text": figure.text,
        "period": str(figure.slot.period),
    }


def _ends(interval: Interval | None) -> dict[str, str | None] | None:
    if interval is None:
        return None
    return {"low": _end(interval.lo), "high": _end(interval.hi)}


def _end(end: Decimal | Fraction | None) -> str | None:
    if isinstance(end, Fraction):
        end = Decimal(end.numerator) / Decimal(end.denominator)
    return None if end is None else plain(round(end, 12) if len(end.as_tuple().digits) > 20 else end)


def agree(one: Interval, other: Interval) -> bool:
    """Whether two readings of one number can be one value; that closed ends touch is not enough: 20.8 is not 20.9."""
    shared = one.intersect(other)
    if shared.is_empty:
        return False
    if shared.lo is None or shared.hi is None or shared.lo < shared.hi:
        return True
    return any(reading.width == 0 for reading in (one, other))


_NO_FLOWS = frozenset({"percent", "percentage_point", "basis_point", "index_point", "ratio"})
_NO_FLOW_WORDS = ("price", "rate", "index", "average", "reserve", "debt", "population", "employment", "stock", "wage", "pmi")


def is_flow(key: Key, unit: str) -> bool:
    """Whether values of periods add up to that of the whole: not rates, prices, stocks."""
    return unit not in _NO_FLOWS and not any(word in key.indicator for word in _NO_FLOW_WORDS)


def is_rate(unit: str) -> bool:
    """Whether values of the unit are compared in points, not in percent of themselves."""
    return unit in ("percent", "percentage_point", "basis_point")


def gap(new: Told, old: Told) -> tuple[Decimal, str]:
    """How far the new value is from the old one: in points for rates, else in percent of the old; and in words."""
    difference = new.middle - old.middle
    if is_rate(new.slot.unit):
        return abs(difference), f"{plain(difference.normalize()):s} point" if difference < 0 else f"+{plain(difference.normalize())} point"
    if not old.middle:
        return abs(difference), f"{difference:+f}"
    share = (difference / abs(old.middle) * 100).quantize(Decimal("0.01"))
    return abs(share), f"{share:+f} percent"


def said(figure: Told) -> str:
    """The figure with its article, for a message."""
    return f"{figure.text} in {figure.article} ({figure.published.isoformat()})"


def listed(figures: Sequence[Told]) -> str:
    return "; ".join(said(figure) for figure in figures)
