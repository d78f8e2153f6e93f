"""What the annotation formats share: the spans of a figure, its own number and the words of its dimensions."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.records import ArticleRecord, Figure, plain

DIMENSIONS = ("indicator", "sector", "region", "entity")
Span = tuple[int, int, str]


def spans(record: ArticleRecord) -> list[Span]:
    """Start, end and label of every figure and of every dimension that stands in the text, once each, in order."""
    found: set[Span] = {(figure.start, figure.end, figure.measure) for figure in record.figures}
    for figure in record.figures:
        found.update(_named(figure))
    return sorted(found)


def _named(figure: Figure) -> Iterator[Span]:
    for name in DIMENSIONS:
        part = getattr(figure, name)
        if part is not None and part.start is not None and part.end is not None:
            yield part.start, part.end, name


def summary(figure: Figure) -> dict[str, str]:
    """The figure in a few words: every key that is a single value and not null."""
    parts = {name: part.id or part.name or part.text for name in DIMENSIONS if (part := getattr(figure, name)) is not None}
    numbers = {name: plain(value) for name in ("value", "low", "high") if (value := getattr(figure, name)) is not None}
    names = ("unit", "measure", "qualifier", "basis", "period", "compared_to", "adjustment", "status", "speaker")
    rest = {name: value for name in names if (value := getattr(figure, name)) is not None}
    return {**numbers, **rest, **{name: value for name, value in parts.items() if value}}
