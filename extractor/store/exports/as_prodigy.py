"""prodigy: span JSON lines, `text`, `spans` (start, end, label) and `meta`, as Prodigy's span recipes read them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out
from extractor.store.exports.spans import spans


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    left = LeftOut()
    for stored in documents:
        if stored.text is None:
            left["no text"] += 1
            continue
        record = stored.record
        marked = [{"start": start, "end": end, "label": label} for start, end, label in spans(record)]
        meta = {"id": record.id, "published": record.published, "source": record.source}
        task = {"text": stored.text, "spans": marked, "meta": {key: value for key, value in meta.items() if value}}
        out.write(json.dumps(task, ensure_ascii=False) + "\n")
    return left
