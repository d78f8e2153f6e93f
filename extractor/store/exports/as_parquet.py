"""parquet: a row a figure, the columns of the CSV (the extra `parquet`)."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.archive.parquet_table import ParquetTable
from extractor.archive.work import row_of
from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    table = ParquetTable(out.write_bytes)
    for stored in documents:
        record = stored.record
        table.add(row_of(record, figure) for figure in record.figures)
    table.close()
    return LeftOut()
