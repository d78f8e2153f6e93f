"""extractor_figures: the extractor as a spaCy component.

Reads   doc.text, and doc._.published or the component's `published` for the day that "last month" counts from
Writes  doc._.figures, doc._.checks (lists of plain dicts, as in the records) and doc.spans["figures"] (labels: the measures)
Leaves  doc.ents alone: they are those of the pipeline that the component was added to

    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_figures", config={"published": "2025-06-13"})
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.read.dates import iso_date

NAME = "extractor_figures"
SPANS = "figures"
_EXTENSIONS = {"figures": (), "checks": (), "published": None}


def set_extensions() -> None:
    """Makes `doc._.figures`, `doc._.checks` and `doc._.published` known, once."""
    for name, default in _EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


@Language.factory(
    NAME,
    default_config={"patterns": [], "published": None},
    assigns=["doc._.figures", "doc._.checks", "doc.spans"],
)
def make_component(nlp: Language, name: str, patterns: list[str], published: str | None) -> FiguresComponent:
    """The component; `patterns` are files or folders of a user's own vocabulary, `published` an ISO date or None."""
    return FiguresComponent(name, patterns=patterns, published=published)


class FiguresComponent:
    """Writes figures and checks into each Doc; its settings are its only state."""

    def __init__(self, name: str = NAME, *, patterns: Sequence[str] = (), published: str | None = None) -> None:
        set_extensions()
        self.name = name
        self._patterns = tuple(patterns)
        self._published = None if published is None else iso_date(published).isoformat()
        # imported here: spaCy loads this module for every pipeline that anybody makes
        from extractor.pipeline import Extractor

        self._reader = Extractor([Path(path) for path in patterns])

    def __call__(self, doc: Doc) -> Doc:
        published = doc._.published or self._published
        figures, checks = self._reader.annotate(doc, published)
        doc._.figures = [figure.model_dump(mode="json") for figure in figures]
        doc._.checks = [check.model_dump(mode="json") for check in checks]
        spans = [doc.char_span(figure.start, figure.end, label=figure.measure, alignment_mode="expand") for figure in figures]
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its settings: worker processes build their own."""
        return _rebuilt, (self.name, self._patterns, self._published)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing: the settings live in the pipeline's config."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> FiguresComponent:
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing: the settings live in the pipeline's config."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> FiguresComponent:
        return self


def _rebuilt(name: str, patterns: Sequence[str], published: str | None) -> FiguresComponent:
    return FiguresComponent(name, patterns=patterns, published=published)
