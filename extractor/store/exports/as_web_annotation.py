"""web-annotation: a page of the W3C Web Annotation model, an annotation a figure, found by position and by quotation."""

from __future__ import annotations

import json
from collections.abc import Iterable

from extractor.records import ArticleRecord, Figure
from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out
from extractor.store.exports.spans import summary

_AROUND = 32  # characters of prefix and suffix
_OPENING = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [\n'


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    left = LeftOut()
    opening = _OPENING
    for stored in documents:
        if stored.text is None:
            left["no text"] += 1
            continue
        record = stored.record
        for figure in record.figures:
            out.write(opening + json.dumps(_annotation(stored, record, figure, stored.text), ensure_ascii=False))
            opening = ",\n"
    out.write((opening if opening is _OPENING else "\n") + "]}\n")
    return left


def _annotation(stored: Stored, record: ArticleRecord, figure: Figure, text: str) -> dict[str, object]:
    source = stored.url or f"urn:sha256:{record.text_sha256}"
    quoted = {
        "type": "TextQuoteSelector",
        "exact": figure.text,
        "prefix": text[max(0, figure.start - _AROUND) : figure.start],
        "suffix": text[figure.end : figure.end + _AROUND],
    }
    said = json.dumps(summary(figure), ensure_ascii=False)
    return {
        "id": f"urn:sha256:{record.text_sha256}:{figure.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "format": "application/json", "value": said},
        "target": {"source": source, "selector": [{"type": "TextPositionSelector", "start": figure.start, "end": figure.end}, quoted]},
    }
