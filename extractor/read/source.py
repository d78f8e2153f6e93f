"""Where bytes come from: a file, plain or compressed, or standard input.

The name decides: `.gz`, `.bz2`, `.xz` and `.zst` are unpacked while reading, and the ending before that tells the kind
(`.tgz` is a `.tar.gz`). An address such as `s3://bucket/news.jsonl` is opened through fsspec.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from extractor.errors import AccessError, InputError, SetUpError
from extractor.read import remote
from extractor.read.expansion import Budget, Packed, within

STDIN = "-"
TEXT, JSONL, JSON, TABLE, PARQUET, HTML, WARC, MAIL, FEED, ZIP, TAR = (
    *("text", "jsonl", "json", "csv", "parquet", "html", "warc", "mail", "feed", "zip", "tar"),
)
KINDS = {
    ".txt": TEXT,
    ".md": TEXT,
    ".markdown": TEXT,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".json": JSON,
    ".csv": TABLE,
    ".parquet": PARQUET,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".warc": WARC,
    ".eml": MAIL,
    ".rss": FEED,
    ".atom": FEED,
    ".xml": FEED,
    ".zip": ZIP,
    ".tar": TAR,
}
COMPRESSIONS = {
    ".gz": ".gz",
    ".bz2": ".bz2",
    ".xz": ".xz",
    ".zst": ".zst",
    ".tgz": ".gz",
    ".tbz2": ".bz2",
    ".txz": ".xz",
    ".tzst": ".zst",
}
UNSUPPORTED = {
    ".db": "it is a store: `extractor export` gives its articles",
    ".pdf": "give its text as .txt",
    ".docx": "give its text as .txt",
    ".7z": "unpack it first",
    ".rar": "unpack it first",
}
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)


def printable(name: str) -> str:
    """The name of a file with question marks for bytes that are no text, which no output can carry."""
    return name.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file, an address of an object store, a member of a .zip or .tar; standard input where it is none of these."""

    path: Path | None
    url: str | None = None
    member: str | None = None

    @property
    def is_stdin(self) -> bool:
        return self.path is None and self.url is None

    @property
    def name(self) -> str:
        """The input as it was named, for messages and the record's `source`; bytes of a name that are no text are question marks."""
        outer = self.url or ("standard input" if self.path is None else printable(self.path.as_posix()))
        return outer if self.member is None else f"{outer}/{self.member}"

    @property
    def _inner(self) -> PurePosixPath:
        return PurePosixPath("" if self.is_stdin else self.member or self.url or self.path or "")

    @property
    def compression(self) -> str | None:
        return COMPRESSIONS.get(self._inner.suffix.lower())

    @property
    def ending(self) -> str:
        """The lower-case ending that tells the kind, the one of the compression left out."""
        inner = self._inner
        ending = inner.suffix.lower()
        if ending.startswith(".t") and ending in COMPRESSIONS:
            return ".tar"
        return inner.with_suffix("").suffix.lower() if ending in COMPRESSIONS else ending

    @property
    def kind(self) -> str:
        """One of the kinds; other endings are text. SetUpError for a kind that is known and cannot be read."""
        if self.ending in UNSUPPORTED:
            raise SetUpError(f"{self.name}: {self.ending} input is not supported; {UNSUPPORTED[self.ending]}")
        return KINDS.get(self.ending, TEXT)


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or a line of one, that is no article. `place` is its name, with the line where there is one."""

    place: str
    source: str
    error: InputError

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", printable(self.place))
        object.__setattr__(self, "source", printable(self.source))


def refuse_unsupported(names: Iterable[str]) -> None:
    """SetUpError where a name is empty or its ending says that it cannot be read, before anything is."""
    for name in names:
        if not name:  # an unset variable of a script; a path would take it for the folder at hand
            raise SetUpError("an input has an empty name; name a file, or - for standard input")
        if remote.is_address(name):
            _ = Source(None, url=name).kind
        elif name != STDIN and not Path(name).is_dir():
            _ = Source(Path(name)).kind


Opened = Callable[[BinaryIO], None]


@contextlib.contextmanager
def opened(source: Source, *, seen: Opened | None = None) -> Iterator[BinaryIO]:
    """The bytes of the source, unpacked. AccessError where it cannot be opened; SetUpError where a package is missing.

    `seen` is given the file as it is stored, so that it can tell how much of it has been read.
    """
    if source.is_stdin:
        if sys.stdin is None:
            raise AccessError(f"{source.name}: cannot be read: it is closed")
        yield sys.stdin.buffer
        return
    with _plain(source) as plain:
        if seen is not None:
            seen(plain)
        with unpacked(source, plain) as stream:
            yield stream


def _plain(source: Source) -> BinaryIO:
    if source.url is not None:
        return remote.opened(source.url)
    path = cast("Path", source.path)
    if path.is_dir():
        raise AccessError(f"{path.as_posix()}: is a folder; name a file, or use `extractor batch` for folders")
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise AccessError(f"{path.as_posix()}: no such file") from None
    except (OSError, ValueError) as refused:  # ValueError: a name with a null character
        raise AccessError(f"{path.as_posix()}: cannot be opened: {_words(refused)}") from None


def unpacked(source: Source, plain: BinaryIO) -> BinaryIO:
    """The stream without its compression; that of a .warc.gz, a member for each record, is undone by who reads the records."""
    ending = None if source.ending == ".warc" and source.compression == ".gz" else source.compression
    if ending is None:
        return plain
    packed: Any = Packed(plain)
    return within(Budget(source.name, lambda: packed.count), _unpacked(ending, source.name, packed))


def _unpacked(ending: str, name: str, packed: Any) -> Any:
    match ending:
        case ".gz":
            return gzip.GzipFile(fileobj=packed)
        case ".bz2":
            return bz2.BZ2File(packed)
        case ".xz":
            return lzma.LZMAFile(packed)
        case _:
            return _zstandard(name, packed)


def _zstandard(name: str, plain: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError:
        raise SetUpError(f"{name}: .zst needs the package zstandard: pip install zstandard, or 'extractor[archive]'") from None
    return cast("BinaryIO", io.BufferedReader(_Frames(plain, zstandard.ZstdDecompressor())))


class _Frames(io.RawIOBase):
    """Zstandard frames one after another, unpacked; EOFError where the last is cut off (the package's own reader is silent)."""

    _CHUNK = 1 << 14  # small: a few packed bytes may stand for very many

    def __init__(self, packed: BinaryIO, decompressor: Any) -> None:
        self._packed = packed
        self._decompressor = decompressor
        self._frame: Any = None
        self._rest = b""  # packed bytes behind the end of a frame
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            packed = self._rest or self._packed.read(self._CHUNK)
            self._rest = b""
            if not packed:
                if self._frame is not None:
                    raise EOFError("it ends inside a frame")
                return 0
            self._frame = self._frame or self._decompressor.decompressobj()
            self._ready = memoryview(self._frame.decompress(packed))
            if self._frame.eof:
                self._rest, self._frame = self._frame.unused_data, None
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
