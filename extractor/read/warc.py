"""WARC files → articles: every page that a crawler brought home (`response`), and texts taken out already (`conversion`, as in WET).

The date of the crawl is not that of publication, which only the page tells. A record that is cut off costs that record;
what is damaged ends the file, and what stood before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import DamagedError, InputError, SetUpError
from extractor.read.html import host, page
from extractor.read.text import LONGEST, UTF8, checked_encoding, decoded
from extractor.records import Article

_PAGES = ("text/html", "application/xhtml+xml")


def articles(stream: BinaryIO, *, name: str, careful: bool = False) -> Iterator[Article | tuple[str, InputError]]:
    """Articles in order; for a page that is none, its place (`file:address`) and the error."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise SetUpError(f"{name}: WARC needs the package fastwarc: pip install 'extractor[archive]'") from None
    wanted = WarcRecordType.response | WarcRecordType.conversion
    records = ArchiveIterator(stream, record_types=wanted, stream_detect=True)
    count = 0
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except OSError as broken:  # that of the package; those of the stream below have types of their own
            raise DamagedError(f"{name}: damaged or cut off after {count} articles: {broken}") from None
        address = record.headers.get("WARC-Target-URI")
        place = f"{name}:{address or f'record {count + 1}'}"
        try:
            found = _article(record, address, place, careful)
        except InputError as wrong:
            yield place, wrong
            continue
        if found is not None:
            count += 1
            yield found


def _article(record: Any, address: str | None, place: str, careful: bool) -> Article | None:
    expected = record.content_length
    web = record.http_headers
    if web is not None and web.status_code is not None and not 200 <= web.status_code < 300:
        return None
    raw = record.reader.read(4 * LONGEST + 1)
    if len(raw) < min(expected, 4 * LONGEST) or not record.headers.get("WARC-Type"):
        raise DamagedError(f"{place}: possibly truncated: {len(raw):,} of {expected:,} bytes are there")
    kind = (record.http_content_type if web is not None else record.headers.get("Content-Type")) or ""
    if kind.partition(";")[0].strip() not in (*_PAGES, "text/plain"):
        return None
    if kind.startswith("text/plain"):
        text = decoded(raw, _known(record.http_charset), place=place)
        return Article(text=text, source=host(address) or place, url=address) if text.strip() else None
    return page(raw, name=place, careful=careful, charset=record.http_charset, url=address)


def _known(charset: str | None) -> str:
    """The encoding that the server named, where Python knows it."""
    try:
        return checked_encoding(charset or UTF8)
    except SetUpError:
        return UTF8
