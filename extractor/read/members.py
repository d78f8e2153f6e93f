"""Members of a .zip or .tar, one after another, as sources with their bytes.

A member that is damaged costs that member; an archive that is cut off ends with DamagedError behind its last whole member.
"""

from __future__ import annotations

import contextlib
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from extractor.errors import DamagedError, InputError
from extractor.read.expansion import Budget, within
from extractor.read.source import KINDS, ZIP, Source, printable

Member = tuple[Source, BinaryIO | InputError]


def members(source: Source, stream: BinaryIO) -> Iterator[Member]:
    """Files of the archive whose ending is one of an article's, in the order in which they are stored."""
    return _zipped(source, stream) if source.kind == ZIP else _taped(source, stream)


def _wanted(source: Source, name: str) -> Source | None:
    parts = name.replace("\\", "/").split("/")
    if parts[-1].startswith(".") or "__MACOSX" in parts:
        return None
    member = Source(source.path, source.url, printable(name))
    return member if member.ending in KINDS else None


def _zipped(source: Source, stream: BinaryIO) -> Iterator[Member]:
    try:
        length = stream.seek(0, io.SEEK_END)
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, OverflowError, NotImplementedError) as broken:
        raise DamagedError(f"{source.name}: damaged or cut off: {broken}") from None
    budget = Budget(source.name, lambda: length)
    with archive:
        for entry in archive.infolist():
            member = None if not entry.filename or entry.is_dir() else _wanted(source, entry.filename)
            if member is None:
                continue
            try:
                opened = archive.open(entry)
            except (zipfile.BadZipFile, RuntimeError, OSError, zlib.error, ValueError, struct.error) as broken:  # RuntimeError: a password
                yield member, DamagedError(f"{member.name}: cannot be unpacked: {broken}")
                continue
            with opened:
                yield member, within(budget, opened)


def _taped(source: Source, stream: BinaryIO) -> Iterator[Member]:
    try:
        archive = tarfile.open(fileobj=stream, mode="r|")  # noqa: SIM115 - closed below
    except tarfile.TarError as broken:
        raise DamagedError(f"{source.name}: damaged or cut off: {broken}") from None
    with contextlib.closing(archive):
        try:
            for entry in archive:
                member = _wanted(source, entry.name) if entry.isfile() else None
                opened = archive.extractfile(entry) if member is not None else None
                if member is not None and opened is not None:
                    yield member, cast("BinaryIO", opened)
        except tarfile.TarError as broken:
            raise DamagedError(f"{source.name}: damaged or cut off: {broken}") from None
