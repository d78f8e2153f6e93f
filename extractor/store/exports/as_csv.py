"""csv: a row a figure, byte for byte what `batch -o NAME.csv` writes."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out
from extractor.write.as_csv import figure_lines, header


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    out.write(header())
    for stored in documents:
        out.write(figure_lines(stored.record))
    return LeftOut()
