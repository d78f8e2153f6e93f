"""Inputs as they are named on the command line → sources: files, folders to any depth, globs, addresses, standard input.

What is not there comes as an `Unread` in its place, so that a reader of the output finds a line for it.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor import late_re as re
from extractor.errors import AccessError, EmptyError, InputError
from extractor.read import remote
from extractor.read.source import KINDS, STDIN, UNSUPPORTED, Source, Unread

_GLOB = re.compile(r"[*?\[]")
_DEEP = re.compile(r"(?<![^/\\])\*\*(?![^/\\])")  # a part of a path of its own


def inputs(names: Iterable[str], *, folders: bool = True, skip: Path | None = None) -> Iterator[Source | Unread]:
    """The sources that the names stand for, in the order given; a folder's files sorted by path.

    In a folder, hidden files and endings that are no articles' are passed over, and so is `skip` (the output).
    """
    for name in names:
        path = Path(name)
        if name == STDIN:
            yield Source(None)
        elif remote.is_address(name):
            yield from _remote(name, folders=folders)
        elif folders and path.is_dir():
            yield from _files(path, skip)
        elif folders and _GLOB.search(name) and not path.exists():
            yield from _matching(name, skip)
        else:
            yield Source(path)


def _remote(address: str, *, folders: bool) -> Iterator[Source | Unread]:
    try:
        found = remote.files(address, is_pattern=_GLOB.search(address) is not None) if folders else None
        if found is None:
            yield Source(None, url=address)
            return
        sources = [Source(None, url=name) for name in found]
    except InputError as wrong:
        yield Unread(address, address, wrong)
        return
    sources = [source for source in sources if source.ending in KINDS]
    if not sources:
        yield Unread(address, address, AccessError(f"{address}: no articles there"))
    yield from sources


def _files(folder: Path, skip: Path | None) -> Iterator[Source | Unread]:
    found = False
    for parent, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            source = Source(Path(parent, name))
            if name.startswith(".") or source.ending not in KINDS or _is_no_file(source.path) or (skip and _same(source.path, skip)):
                continue
            found = True
            yield source
    if not found:
        yield Unread(folder.as_posix(), folder.as_posix(), EmptyError(f"{folder.as_posix()}: no articles in this folder"))


def _is_no_file(path: Path | None) -> bool:
    """Whether it is a pipe, a device or a socket, from which one may wait for ever; those are read only where they are named."""
    try:
        return path is not None and not stat.S_ISREG(path.stat().st_mode)
    except OSError:  # told when it is opened
        return False


def _matching(pattern: str, skip: Path | None) -> Iterator[Source | Unread]:
    found = sorted(_expanded(pattern))
    if not found:
        yield Unread(pattern, pattern, AccessError(f"{pattern}: no such file"))
    for name in found:
        path = Path(name)
        if path.is_dir():
            if "**" not in pattern:  # with ** the files below are matches of their own
                yield from _files(path, skip)
        elif Source(path).ending not in UNSUPPORTED and not _is_no_file(path) and not (skip and _same(path, skip)):
            yield Source(path)


def _expanded(pattern: str) -> Iterable[str]:
    """What a pattern names. Folders below a `**` are not entered through links, which may lead round in circles."""
    deep = _DEEP.search(pattern)
    if deep is None:
        return glob.glob(pattern)  # noqa: PTH207 - Path.glob takes no absolute pattern
    before, after = pattern[: deep.start()], pattern[deep.end() :]
    found: set[str] = set()
    for base in glob.glob(before or "."):  # noqa: PTH207
        for parent, names, _ in os.walk(base):
            names[:] = [name for name in names if not name.startswith(".")]
            inside = os.path.join(glob.escape(parent if before else os.path.relpath(parent)), after.lstrip("/" + os.sep) or "*")  # noqa: PTH118
            found.update(os.path.normpath(name) for name in _expanded(inside))
    return found


def _same(one: Path | None, other: Path) -> bool:
    try:
        return one is not None and one.samefile(other)
    except OSError:
        return False


def is_input(path: Path, names: Iterable[str]) -> bool:
    """Whether one of the named inputs is the file `path` itself; files that a folder holds do not count."""
    return any(name != STDIN and _same(Path(name), path) for name in names)


def holds(names: Iterable[str], path: Path) -> bool:
    """Whether a folder or pattern among the inputs holds the file `path`."""
    return any(isinstance(source, Source) and _same(source.path, path) for source in inputs(name for name in names if name != STDIN))
