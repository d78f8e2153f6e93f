"""The loosest reading of a stored number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.audit.readings import outer
from extractor.interval import Interval


@pytest.mark.parametrize(
    ("text", "value", "core", "loose"),
    [
        ("$20.88 billion", "20.88", ("20.875", "20.885"), ("20.87", "20.89")),
        ("$10 million", "10", ("9.5", "10.5"), ("5", "15")),
        ("300 million", "300", ("299.5", "300.5"), ("250", "350")),
        ("17,000", "17000", ("16500", "17500"), ("16000", "18000")),
        ("200,000", "200000", ("195000", "205000"), ("150000", "250000")),
        ("61 percent", "61", ("60.5", "61.5"), ("60", "62")),
        ("9.60%", "9.60", ("9.595", "9.605"), ("9.59", "9.61")),
    ],
)
def test_loosest_reading_is_that_of_an_editor(text: str, value: str, core: tuple[str, str], loose: tuple[str, str]) -> None:
    found = outer(text, Decimal(value), Interval(Decimal(core[0]), Decimal(core[1])))
    assert (found.lo, found.hi) == (Decimal(loose[0]), Decimal(loose[1]))
    assert found.lo is not None
    assert not found.contains(found.lo)


@pytest.mark.parametrize("core", [Interval(Decimal(8), Decimal(8)), Interval(Decimal(20), None, False, False)])
def test_exact_and_one_sided_numbers_have_one_reading(core: Interval) -> None:
    assert outer("8 plants", Decimal(8), core) is core
