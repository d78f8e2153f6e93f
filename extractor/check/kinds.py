"""Kinds of figures: which could be values of one series, and which are rates between them."""

from __future__ import annotations

from extractor.check.keys import kind_of
from extractor.interval import Interval
from extractor.marks import Draft

AMOUNTS = ("level", "share")
RATE_UNITS = ("percent", "ratio")
POINT_UNITS = ("percentage_point", "basis_point")
POINTS = (*POINT_UNITS, "index_point")  # "1.3 points" of a percentage, too


def core(draft: Draft) -> Interval:
    assert draft.core is not None
    return draft.core


def is_rate(draft: Draft) -> bool:
    """A relative change: percent, or a multiple ("doubled", "3.2 times")."""
    return (draft.measure == "change" and draft.unit in RATE_UNITS) or draft.mention.form in ("multiple", "change_word")


def is_amount(draft: Draft) -> bool:
    return draft.measure in AMOUNTS


def one_kind(a: Draft, b: Draft) -> bool:
    """Whether two figures could be values of one series: the same unit and sort of number."""
    if a.unit != b.unit:
        return False
    one, other = kind_of(a), kind_of(b)
    return one == other or (one in AMOUNTS and other in AMOUNTS) or {one, other} == {"level", "difference"}
