"""docbin: spaCy's DocBin, a Doc an article with `doc.spans["figures"]` (labels: the measures), `doc._.figures` and `doc._.checks`."""

from __future__ import annotations

import json
from collections.abc import Iterable

import spacy
from spacy.tokens import Doc, DocBin

from extractor.component import SPANS, set_extensions
from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    left = LeftOut()
    set_extensions()
    nlp = spacy.blank("en")
    held = DocBin(store_user_data=True)
    for stored in documents:
        if stored.text is None:
            left["no text"] += 1
            continue
        held.add(_doc(nlp.make_doc(stored.text), json.loads(stored.line)))
    out.write_bytes(held.to_bytes())
    return left


def _doc(doc: Doc, record: dict[str, object]) -> Doc:
    figures = record["figures"]
    assert isinstance(figures, list)
    doc._.figures, doc._.checks, doc._.published = figures, record["checks"], record["published"]
    spans = [doc.char_span(figure["start"], figure["end"], label=figure["measure"], alignment_mode="expand") for figure in figures]
    doc.spans[SPANS] = [span for span in spans if span is not None]
    return doc
