"""Where bytes come from: a file, plain or compressed, or standard input.

The name decides: `.gz`, `.bz2`, `.xz` and `.zst` are unpacked while reading, and the ending before that tells the kind.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from extractor.errors import AccessError, SetUpError

STDIN = "-"
TEXT, JSONL, TABLE = "text", "jsonl", "csv"
KINDS = {".txt": TEXT, ".md": TEXT, ".jsonl": JSONL, ".ndjson": JSONL, ".csv": TABLE}
COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst")
UNSUPPORTED = {
    ".parquet": "convert it to .jsonl or .csv",
    ".html": "give its text as .txt or .jsonl",
    ".htm": "give its text as .txt or .jsonl",
    ".warc": "give its articles as .jsonl",
    ".json": "give one article a line, as .jsonl",
    ".db": "give its articles as .jsonl",
    ".pdf": "give its text as .txt",
    ".docx": "give its text as .txt",
    ".zip": "unpack it first",
    ".tar": "unpack it first",
    ".tgz": "unpack it first",
}
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class Source:
    """One input; `path` is None for standard input."""

    path: Path | None

    @property
    def name(self) -> str:
        """The input as it was named, for messages and the record's `source`."""
        return "standard input" if self.path is None else self.path.as_posix()

    @property
    def compression(self) -> str | None:
        ending = self.path.suffix.lower() if self.path else ""
        return ending if ending in COMPRESSIONS else None

    @property
    def ending(self) -> str:
        """The lower-case ending that tells the kind, the one of the compression left out."""
        if self.path is None:
            return ""
        return (self.path.with_suffix("") if self.compression else self.path).suffix.lower()

    @property
    def kind(self) -> str:
        """text, jsonl or csv. Other endings are text; SetUpError for a kind that is known and cannot be read."""
        if self.ending in UNSUPPORTED:
            raise SetUpError(f"{self.name}: {self.ending} input is not supported yet; {UNSUPPORTED[self.ending]}")
        return KINDS.get(self.ending, TEXT)


def refuse_unsupported(names: Iterable[str]) -> None:
    """SetUpError where a name is empty or its ending says that it cannot be read, before anything is."""
    for name in names:
        if not name:  # an unset variable of a script; a path would take it for the folder at hand
            raise SetUpError("an input has an empty name; name a file, or - for standard input")
        if name != STDIN and not Path(name).is_dir():
            _ = Source(Path(name)).kind


@contextlib.contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The bytes of the source, unpacked. AccessError where it cannot be opened; SetUpError where a package is missing."""
    if source.path is None:
        if sys.stdin is None:
            raise AccessError(f"{source.name}: cannot be read: it is closed")
        yield sys.stdin.buffer
        return
    with _plain(source.path) as plain, _unpacked(source, plain) as stream:
        yield stream


def _plain(path: Path) -> BinaryIO:
    if path.is_dir():
        raise AccessError(f"{path.as_posix()}: is a folder; name a file, or use `extractor batch` for folders")
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise AccessError(f"{path.as_posix()}: no such file") from None
    except (OSError, ValueError) as refused:  # ValueError: a name with a null character
        raise AccessError(f"{path.as_posix()}: cannot be opened: {_words(refused)}") from None


def _unpacked(source: Source, plain: BinaryIO) -> BinaryIO:
    match source.compression:
        case ".gz":
            return cast("BinaryIO", gzip.GzipFile(fileobj=plain))
        case ".bz2":
            return cast("BinaryIO", bz2.BZ2File(plain))
        case ".xz":
            return cast("BinaryIO", lzma.LZMAFile(plain))
        case ".zst":
            return _zstandard(source.name, plain)
    return plain


def _zstandard(name: str, plain: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError:
        raise SetUpError(f"{name}: .zst needs the package zstandard: pip install zstandard") from None
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
