"""Files of every kind, made by the tests themselves."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from extractor.read.archive import articles
from extractor.read.source import Source, Unread
from extractor.records import Article

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour statistics | Port Office</title>
<meta property="og:title" content="Cargo up 4.2 percent in March">
<meta property="article:published_time" content="2025-04-11T09:30:00+02:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/99">99 offices</a></li></ul></nav>
<article><h1>Cargo up 4.2 percent in March</h1>
<p>The port of Velmar handled 3.1 million tonnes of cargo in March, 4.2 percent more than a year earlier.</p>
<p>Containers made up 1.3 million tonnes of it &mdash; 42 percent.</p></article>
<footer><p>Call 555 0100</p></footer></body></html>"""


def zstd(data: bytes) -> bytes:
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


PACKERS: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd}


def read(path: Path, **options: object) -> list[Article | Unread]:
    return list(articles(Source(path), **options))  # type: ignore[arg-type]


def good(found: list[Article | Unread]) -> list[Article]:
    return [item for item in found if isinstance(item, Article)]


def bad(found: list[Article | Unread]) -> list[Unread]:
    return [item for item in found if isinstance(item, Unread)]


def warc_record(number: int, body: bytes, *, kind: bytes = b"text/html; charset=utf-8", status: bytes = b"200 OK") -> bytes:
    http = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (status, kind, len(body)) + body
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://stats%d.example.org/news\r\nWARC-Date: 2026-01-05T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % (number, number, len(http))
    )
    return head + http + b"\r\n\r\n"


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def taped(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return packed.getvalue()
