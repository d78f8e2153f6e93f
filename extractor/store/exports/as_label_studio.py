"""label-studio: tasks with predictions, for a configuration with `<Labels name="label" toName="text">` and `<Text name="text">`."""

from __future__ import annotations

import json
from collections.abc import Iterable

from extractor import __version__
from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out
from extractor.store.exports.spans import spans


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    left = LeftOut()
    opening = "[\n"
    for stored in documents:
        if stored.text is None:
            left["no text"] += 1
            continue
        out.write(opening + json.dumps(_task(stored, stored.text), ensure_ascii=False))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")
    return left


def _task(stored: Stored, text: str) -> dict[str, object]:
    record = stored.record
    result = [
        {
            "id": f"{label}-{start}-{end}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
        }
        for start, end, label in spans(record)
    ]
    data = {"text": text, "article": record.id, "published": record.published, "source": record.source}
    return {"id": stored.document, "data": data, "predictions": [{"model_version": f"extractor {__version__}", "result": result}]}
