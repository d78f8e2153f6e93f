"""Inputs as they are named on the command line → articles, in order, one at a time.

`inputs` finds the sources (files, folders to any depth, globs, standard input); `articles` reads one. What cannot be
read comes as an `Unread` in its place, so that a reader of the output finds a line for it.
"""

from __future__ import annotations

import glob
import io
import itertools
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from extractor.errors import AccessError, DamagedError, EmptyError, InputError
from extractor.read import jsonl, table
from extractor.read.source import DAMAGED, JSONL, KINDS, STDIN, TABLE, TEXT, UNSUPPORTED, Source, opened
from extractor.read.text import UTF8, decoded
from extractor.records import Article

_GLOB = re.compile(r"[*?\[]")
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or a line of one, that is no article. `place` is its name, with the line where there is one."""

    place: str
    source: str
    error: InputError


class _RowReader(Protocol):
    def __call__(self, lines: Iterable[bytes], encoding: str, *, name: str) -> Iterator[Article | tuple[str, InputError]]: ...


_ROW_READERS: dict[str, _RowReader] = {JSONL: jsonl.articles, TABLE: table.articles}


def inputs(names: Iterable[str], *, folders: bool = True, skip: Path | None = None) -> Iterator[Source | Unread]:
    """The sources that the names stand for, in the order given; a folder's files sorted by path.

    In a folder, hidden files and endings that are no articles' are passed over, and so is `skip` (the output).
    """
    for name in names:
        path = Path(name)
        if name == STDIN:
            yield Source(None)
        elif folders and path.is_dir():
            yield from _files(path, skip)
        elif folders and _GLOB.search(name) and not path.exists():
            yield from _matching(name, skip)
        else:
            yield Source(path)


def _files(folder: Path, skip: Path | None) -> Iterator[Source | Unread]:
    found = False
    for parent, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            source = Source(Path(parent, name))
            if name.startswith(".") or source.ending not in KINDS or (skip and _same(source.path, skip)):
                continue
            found = True
            yield source
    if not found:
        yield Unread(folder.as_posix(), folder.as_posix(), EmptyError(f"{folder.as_posix()}: no articles in this folder"))


def _matching(pattern: str, skip: Path | None) -> Iterator[Source | Unread]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        yield Unread(pattern, pattern, AccessError(f"{pattern}: no such file"))
    for name in found:
        path = Path(name)
        if path.is_dir():
            if "**" not in pattern:  # with ** the files below are matches of their own
                yield from _files(path, skip)
        elif Source(path).ending not in UNSUPPORTED and not (skip and _same(path, skip)):
            yield Source(path)


def _same(one: Path | None, other: Path) -> bool:
    try:
        return one is not None and one.samefile(other)
    except OSError:
        return False


def is_input(path: Path, names: Iterable[str]) -> bool:
    """Whether one of the named inputs is the file `path` itself; files that a folder holds do not count."""
    return any(name != STDIN and _same(Path(name), path) for name in names)


def articles(source: Source, *, encoding: str = UTF8) -> Iterator[Article | Unread]:
    """The articles of one source. SetUpError where its kind cannot be read at all; all else comes as Unread."""
    kind = source.kind
    count = 0
    try:
        with opened(source) as stream:
            for item in _items(source, kind, stream, encoding):
                count += 1
                yield item
    except InputError as wrong:
        yield Unread(source.name, source.name, wrong)
    except DAMAGED as broken:
        yield _damaged(source, count, broken)
    except OSError as broken:
        if source.compression is None:
            yield Unread(source.name, source.name, AccessError(f"{source.name}: cannot be read: {broken.strerror or broken}"))
        else:  # bz2 says so by OSError
            yield _damaged(source, count, broken)
    except Exception as broken:
        if type(broken).__name__ != "ZstdError":  # its class can only be named where the optional package is installed
            raise
        yield _damaged(source, count, broken)


def _damaged(source: Source, count: int, broken: Exception) -> Unread:
    place = f"{source.name}: damaged or cut off after {count} articles: {broken}"
    return Unread(source.name, source.name, DamagedError(place))


def _items(source: Source, kind: str, stream: BinaryIO, encoding: str) -> Iterator[Article | Unread]:
    lines: Iterable[bytes] = stream
    if source.path is None:
        kind, lines = _sniffed(stream)
    if kind == TEXT:
        yield _whole(source, b"".join(lines) if source.path is None else stream.read(), encoding)
        return
    if "\n".encode(encoding) != b"\n":  # UTF-16 and its like: lines cannot be cut from the bytes
        lines, encoding = _recoded(lines, encoding, source.name), UTF8
    empty = True
    for item in _ROW_READERS[kind](lines, encoding, name=source.name):
        empty = False
        yield Unread(item[0], source.name, item[1]) if isinstance(item, tuple) else item
    if empty:
        raise EmptyError(f"{source.name}: empty: no articles")


def _sniffed(stream: BinaryIO) -> tuple[str, Iterable[bytes]]:
    """Standard input has no ending: it is JSON lines where its first line that is not blank opens an object."""
    blank: list[bytes] = []
    for line in stream:
        blank.append(line)
        if line.strip():
            break
    kind = JSONL if blank and _JSON_OBJECT.match(blank[-1]) else TEXT
    return kind, itertools.chain(blank, stream)


def _recoded(lines: Iterable[bytes], encoding: str, name: str) -> Iterator[bytes]:
    text = decoded(b"".join(lines), encoding, place=name)
    return (line.encode(UTF8) for line in io.StringIO(text, newline="\n"))


def _whole(source: Source, raw: bytes, encoding: str) -> Article:
    text = decoded(raw, encoding, place=source.name)
    if not text.strip():
        raise EmptyError(f"{source.name}: empty: there is no text to read")
    return Article(text=text, source=None if source.path is None else source.name)
