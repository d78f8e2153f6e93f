"""One source → its articles, in order, one at a time.

What cannot be read comes as an `Unread` in its place, so that a reader of the output finds a line for it.
"""

from __future__ import annotations

import io
import itertools
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol

from extractor import late_re as re
from extractor.errors import AccessError, DamagedError, EmptyError, ExtractorError, InputError, InternalError
from extractor.read import feed, html, jsonl, mail, parquet, table, warc
from extractor.read.members import members
from extractor.read.source import (
    DAMAGED,
    FEED,
    HTML,
    JSON,
    JSONL,
    MAIL,
    PARQUET,
    TABLE,
    TAR,
    TEXT,
    WARC,
    ZIP,
    Opened,
    Source,
    Unread,
    opened,
    unpacked,
)
from extractor.read.text import LONGEST, UTF8, bounded_lines, decoded, joined, refuse_cut, refuse_long, whole
from extractor.records import Article

_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')


_Found = Iterator[Article | tuple[str, InputError]]


class _StreamReader(Protocol):
    def __call__(self, stream: BinaryIO, *, name: str) -> _Found: ...


class _RowReader(Protocol):
    def __call__(self, lines: Iterable[bytes], encoding: str, *, name: str) -> _Found: ...


_ROW_READERS: dict[str, _RowReader] = {JSONL: jsonl.articles, JSON: jsonl.file_articles, TABLE: table.articles}
_STREAM_READERS: dict[str, _StreamReader] = {FEED: feed.articles, PARQUET: parquet.articles}
_CONTAINERS = (ZIP, TAR)


def articles(source: Source, *, encoding: str = UTF8, careful: bool = False, seen: Opened | None = None) -> Iterator[Article | Unread]:
    """The articles of one source. SetUpError where its kind cannot be read at all; all else comes as Unread.

    `careful` reads HTML slowly and well; `seen` is given each file as it is opened.
    """
    return _unbroken(source, _of_source(source, encoding, careful, seen))


def _of_source(source: Source, encoding: str, careful: bool, seen: Opened | None) -> Iterator[Article | Unread]:
    with opened(source, seen=seen) as stream:
        read = _contained if source.kind in _CONTAINERS else _items
        for item in read(source, source.kind, stream, encoding, careful):
            yield item if isinstance(item, Unread) else _bounded(item, source.name)


def _unbroken(source: Source, items: Iterable[Article | Unread]) -> Iterator[Article | Unread]:
    """The items, and in place of what ends them early the word for it; a wrong set-up is raised."""
    count = 0
    try:
        for item in items:
            count += isinstance(item, Article)
            yield item
    except InputError as wrong:
        yield Unread(source.name, source.name, wrong)
    except Exception as broken:
        wrong_read = _as_unread(source, count, broken)
        if wrong_read is None:
            raise
        yield wrong_read


def _contained(source: Source, _kind: str, stream: BinaryIO, encoding: str, careful: bool) -> Iterator[Article | Unread]:
    """The articles of the members of a .zip or .tar; one that is damaged costs no other."""
    empty = True
    for member, inner in members(source, stream):
        empty = False
        if isinstance(inner, InputError):
            yield Unread(member.name, member.name, inner)
        else:
            yield from _unbroken(member, _of_member(member, inner, encoding, careful))
    if empty:
        raise EmptyError(f"{source.name}: no articles in this archive")


def _of_member(member: Source, inner: BinaryIO, encoding: str, careful: bool) -> Iterator[Article | Unread]:
    if member.kind in _CONTAINERS:
        raise InputError(f"{member.name}: an archive inside an archive is not read; unpack it first")
    with unpacked(member, inner) as plain:
        yield from _items(member, member.kind, plain, encoding, careful)


def _bounded(article: Article, name: str) -> Article | Unread:
    try:
        refuse_long(article.text, place=article.id or name)
    except InputError as wrong:
        return Unread(article.id or name, article.source or name, wrong)
    return article


def _as_unread(source: Source, count: int, broken: Exception) -> Unread | None:
    """What a reader of bytes stumbled over; None where it is a wrong set-up, which ends the run."""
    if isinstance(broken, ExtractorError):
        return None
    if isinstance(broken, OSError) and source.compression is None and source.member is None and not isinstance(broken, DAMAGED):
        return Unread(source.name, source.name, AccessError(f"{source.name}: cannot be read: {broken.strerror or broken}"))
    known = (*DAMAGED, OSError, zipfile.BadZipFile, tarfile.TarError)  # bz2 says so by OSError
    if isinstance(broken, known) or type(broken).__name__ == "ZstdError":  # its class can only be named where the package is installed
        place = f"{source.name}: damaged or cut off after {count} articles: {broken}"
        return Unread(source.name, source.name, DamagedError(place))
    told = " ".join(str(broken).split())[:200]
    return Unread(source.name, source.name, InternalError(f"{source.name}: cannot be read: {type(broken).__name__}: {told}"))


def _items(source: Source, kind: str, stream: BinaryIO, encoding: str, careful: bool) -> Iterator[Article | Unread]:
    lines: Iterable[bytes] = bounded_lines(stream)
    if source.is_stdin:
        kind, lines = _sniffed(lines)
    name = source.name
    found: Iterable[Article | tuple[str, InputError]]
    if kind == TEXT:
        found = (_whole(source, _joined(lines, name) if source.is_stdin else whole(stream, place=name), encoding),)
    elif kind == HTML:
        found = (html.page(whole(stream, place=name), name=name, careful=careful),)
    elif kind == MAIL:
        found = (mail.article(whole(stream, place=name), name=name),)
    elif kind == WARC:
        found = warc.articles(stream, name=name, careful=careful)
    elif kind in _STREAM_READERS:
        found = _STREAM_READERS[kind](stream, name=name)
    else:
        if "\n".encode(encoding) != b"\n":  # UTF-16 and its like: lines cannot be cut from the bytes
            lines, encoding = _recoded(lines, encoding, name), UTF8
        found = _ROW_READERS[kind](lines, encoding, name=name)
    empty = True
    for item in found:
        empty = False
        yield Unread(item[0], name, item[1]) if isinstance(item, tuple) else item
    if empty:
        raise EmptyError(f"{name}: empty: no articles")


def _joined(lines: Iterable[bytes], name: str) -> bytes:
    parts: list[bytes] = []
    length = 0
    for line in lines:
        refuse_cut(line, place=name)
        parts.append(line)
        length += len(line)
        if length > 4 * LONGEST:
            break
    return whole(io.BytesIO(b"".join(parts)), place=name)


def _sniffed(lines: Iterable[bytes]) -> tuple[str, Iterable[bytes]]:
    """Standard input has no ending: it is JSON lines where its first line that is not blank opens an object."""
    lines = iter(lines)
    blank: list[bytes] = []
    for line in lines:
        blank.append(line)
        if line.strip():
            break
    kind = JSONL if blank and _JSON_OBJECT.match(blank[-1]) else TEXT
    return kind, itertools.chain(blank, lines)


def _recoded(lines: Iterable[bytes], encoding: str, name: str) -> Iterator[bytes]:
    text = decoded(joined(lines, place=name), encoding, place=name)
    return (line.encode(UTF8) for line in io.StringIO(text, newline="\n"))


def _whole(source: Source, raw: bytes, encoding: str) -> Article:
    text = decoded(raw, encoding, place=source.name)
    if not text.strip():
        raise EmptyError(f"{source.name}: empty: there is no text to read")
    return Article(text=text, source=None if source.is_stdin else source.name)
