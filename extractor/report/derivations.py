"""Values that follow from an article's figures and that its text does not state, as the page lists them: always marked as derived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.records import ArticleRecord, Derived, DerivedRecord, Figure
from extractor.report.facts import BASES, dimension_name
from extractor.report.numbers import Measure, measure_for, period_words
from extractor.report.working import Operand
from extractor.write.as_table import clean

_DIMENSIONS = ("indicator", "sector", "region", "entity")


@dataclass(frozen=True, slots=True)
class DerivationView:
    """A value that follows: `interval` is where it lies, `figures` are those that it follows from."""

    id: str
    kind: str
    message: str
    formula: str
    interval: str
    what: str
    figures: tuple[Operand, ...]


def derivation_views(record: ArticleRecord) -> Iterator[DerivationView]:
    """None where the record was made without them."""
    if isinstance(record, DerivedRecord):
        figures = {figure.id: figure for figure in record.figures}
        for one in record.derived:
            yield _view(one, figures)


def _view(derived: Derived, figures: Mapping[str, Figure]) -> DerivationView:
    basis = f"{derived.measure} {BASES[derived.basis]}" if derived.basis else derived.measure
    sources = [figures[name] for name in derived.figures]
    what = (*filter(None, (_name(derived, key, sources) for key in _DIMENSIONS)), basis, period_words(derived.period))
    return DerivationView(
        id=derived.id,
        kind=derived.kind.replace("_", " "),
        message=clean(derived.message),
        formula=clean(derived.formula),
        interval=_measure(derived, figures).span(derived.interval),
        what=clean(" · ".join(words for words in what if words)),
        figures=tuple(Operand(name, clean(figures[name].text), suspect=False) for name in derived.figures),
    )


def _name(derived: Derived, key: str, sources: Sequence[Figure]) -> str:
    """The name of a dimension, as the figures that it has it from name it; else its id in words."""
    value = getattr(derived, key)
    references = (getattr(figure, key) for figure in sources)
    return next((dimension_name(one) for one in references if one and one.id == value), (value or "").replace("_", " "))


def _measure(derived: Derived, figures: Mapping[str, Figure]) -> Measure:
    """The scale and unit of the figures that it follows from, where it has theirs."""
    alike = next((figures[name] for name in derived.figures if figures[name].unit == derived.unit), None)
    if alike is None:
        return Measure(0, derived.unit.replace("_per_", " for 1 ").replace("_", " "))
    return measure_for(alike, (derived.interval.low, derived.interval.high))
