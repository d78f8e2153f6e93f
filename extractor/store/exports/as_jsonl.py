"""jsonl: a record a line, byte for byte what `batch -o NAME.jsonl` writes."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    for stored in documents:
        out.write(stored.line)
    return LeftOut()
