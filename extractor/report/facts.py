"""A figure as its card shows it: its sign, the checks that use it, and each field with the words that decided it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.records import Evidence, Figure, Reference
from extractor.report.numbers import measure_for, period_words
from extractor.report.verdicts import SIGNS, Sign, Standing
from extractor.write.as_table import clean, written_value

BASES = {
    "yoy": "on the year before",
    "mom": "on the month before",
    "qoq": "on the quarter before",
    "hoh": "on the half-year before",
    "wow": "on the week before",
    "dod": "on the day before",
    "other": "on another base",
}
_QUALIFIERS = {"about": "about", "more_than": "more than", "less_than": "less than"}
_DIMENSIONS = ("indicator", "sector", "region", "entity")
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a figure: what it says, the article's words that decided it, and the rule and pattern that did."""

    name: str
    said: str
    words: str
    rule: str
    pattern: str


@dataclass(frozen=True, slots=True)
class FigureView:
    id: str
    text: str
    sign: Sign
    value: str
    measure: str
    what: str
    period: str
    fields: tuple[Field, ...]
    checks: tuple[int, ...]  # numbers of the checks that use it, from 1

    @property
    def label(self) -> str:
        """What a screen reader says of the mark."""
        return f"{clean(self.text)}, {self.sign.words}"

    @property
    def summary(self) -> str:
        """The figure in one line, for a glance."""
        return " · ".join(part for part in (self.value, self.measure, self.what, self.period, self.sign.words) if part)


def figure_view(figure: Figure, text: str, *, standing: Standing, checks: Sequence[int]) -> FigureView:
    return FigureView(
        id=figure.id,
        text=figure.text,
        sign=SIGNS[standing],
        value=written_value(figure),
        measure=_measure(figure),
        what=" · ".join(name for name in (dimension_name(getattr(figure, key)) for key in _DIMENSIONS) if name),
        period=period_words(figure.period),
        fields=tuple(_fields(figure, text)),
        checks=tuple(checks),
    )


def dimension_name(reference: Reference | None) -> str:
    """The name of an indicator, sector, region or entity; where it has none, the article's words."""
    return "" if reference is None else clean(reference.name or reference.text or reference.id or "").replace("_", " ")


def _measure(figure: Figure) -> str:
    """ "change on the year before", "level, forecast" """
    measure = f"{figure.measure} {BASES[figure.basis]}" if figure.basis else figure.measure
    return measure if figure.status == "actual" else f"{measure}, {figure.status}"


def _fields(figure: Figure, text: str) -> Iterator[Field]:
    interval = figure.interval
    shown = {
        "value": written_value(figure),
        "sign": _sign(figure),
        "unit": figure.unit.replace("_", " "),
        "counted": clean(figure.counted or ""),
        "stands for": measure_for(figure, (interval.low, interval.high)).span(interval),
        "measure": figure.measure,
        "basis": BASES.get(figure.basis or "", ""),
        **{name: dimension_name(getattr(figure, name)) for name in _DIMENSIONS},
        "period": period_words(figure.period),
        "compared with": period_words(figure.compared_to),
        "qualifier": _QUALIFIERS.get(figure.qualifier, ""),
        "status": "" if figure.status == "actual" else figure.status,
        "adjustment": (figure.adjustment or "").replace("_", " "),
        "speaker": clean(figure.speaker or ""),
    }
    for name, said in shown.items():
        if said:
            yield Field(name, said, *_decided(figure.evidence, "compared_to" if name == "compared with" else name, text))


def _sign(figure: Figure) -> str:
    """Told only where words gave it."""
    return "" if "sign" not in figure.evidence or figure.value is None else "negative" if figure.value < 0 else "positive"


def _decided(evidence: Mapping[str, Evidence], name: str, text: str) -> tuple[str, str, str]:
    """The words, the rule and the pattern; empty where the record names none."""
    found = evidence.get(name)
    if found is None:
        return "", "", ""
    words = "" if found.start is None else clean(text[found.start : found.end])
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…", found.rule, found.pattern or ""
