"""extractor_figures: the extractor as a spaCy component.

Reads   doc.text, and doc._.published or the component's `published` for the day that "last month" counts from
Writes  doc._.figures, doc._.checks (lists of plain dicts, as in the records) and doc.spans["figures"] (labels: the measures)
Leaves  doc.ents alone: they are those of the pipeline that the component was added to

    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_figures", config={"published": "2025-06-13"})
"""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import PatternError
from extractor.read.dates import iso_date

if TYPE_CHECKING:
    from extractor.pipeline import Extractor

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
    """Writes figures and checks into each Doc; its state is its settings and the pattern files that it was made with."""

    def __init__(
        self, name: str = NAME, *, patterns: Sequence[str] = (), published: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> None:
        """`files` are the pattern files themselves, by name, where they come with a saved pipeline."""
        set_extensions()
        self.name = name
        self._published = None if published is None else iso_date(published).isoformat()
        # imported here: spaCy loads this module for every pipeline that anybody makes
        from extractor.pipeline import Extractor
        from extractor.vocabulary.load import pattern_files

        self._missing: PatternError | None = None
        self._files: dict[str, bytes] = {}
        self._reader: Extractor | None = None
        if files is not None:
            self._adopt(files)
            return
        paths = [Path(path) for path in patterns]
        absent = next((path for path in paths if not path.exists()), None)
        if absent is not None:  # a saved pipeline brings its own copy, which `from_disk` reads after this
            self._missing = PatternError(f"{absent}: no such pattern file or folder")
            warnings.warn(f"{self._missing}: needed unless the pipeline is loaded with its own copy", stacklevel=2)
            return
        self._reader = Extractor(paths)
        self._files = {f"{number:03}-{path.name}": path.read_bytes() for number, path in enumerate(pattern_files(paths))}

    def __call__(self, doc: Doc) -> Doc:
        if self._reader is None:
            raise self._missing or PatternError("no pattern files")
        published = doc._.published or self._published
        figures, checks = self._reader.annotate(doc, published)
        doc._.figures = [figure.model_dump(mode="json") for figure in figures]
        doc._.checks = [check.model_dump(mode="json") for check in checks]
        spans = [doc.char_span(figure.start, figure.end, label=figure.measure, alignment_mode="expand") for figure in figures]
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its settings and files: worker processes build their own."""
        return _rebuilt, (self.name, self._published, self._files)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings and the pattern files, for a machine that does not have them."""
        files = {name: held.decode("utf-8") for name, held in self._files.items()}
        return json.dumps({"published": self._published, "files": files}).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> FiguresComponent:
        saved = json.loads(data) if data else {}
        self._published = saved.get("published", self._published)
        self._adopt({name: text.encode() for name, text in saved.get("files", {}).items()})
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """The pattern files; the settings live in the pipeline's config."""
        for name, held in self._files.items():
            Path(path).mkdir(parents=True, exist_ok=True)
            (Path(path) / name).write_bytes(held)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> FiguresComponent:
        saved = {file.name: file.read_bytes() for file in sorted(Path(path).glob("*.toml"))}
        if saved:
            self._adopt(saved)
        return self

    def _adopt(self, files: Mapping[str, bytes]) -> None:
        """Reads with these pattern files and no others."""
        if self._reader is not None and files == self._files:
            return
        from extractor.pipeline import Extractor

        with tempfile.TemporaryDirectory() as folder:
            for name, held in files.items():
                (Path(folder) / Path(name).name).write_bytes(held)
            self._reader = Extractor([Path(folder)] if files else [])
        self._files, self._missing = dict(files), None


def _rebuilt(name: str, published: str | None, files: Mapping[str, bytes]) -> FiguresComponent:
    return FiguresComponent(name, published=published, files=files)
