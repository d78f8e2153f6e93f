"""Addresses of object stores (`s3://…`, `gs://…`, `hdfs://…`, `https://…`) through fsspec, the extra `remote`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from extractor import late_re as re
from extractor.errors import AccessError, OutputError, SetUpError

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[A-Za-z][A-Za-z0-9+.-]+)*://")


def is_address(name: str) -> bool:
    """Whether a name is an address with a scheme; one letter and a colon is a drive of Windows."""
    return _ADDRESS.match(name) is not None


def _filesystem(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError:
        raise SetUpError(f"{address}: addresses need the package fsspec: pip install 'extractor[remote]'") from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as missing:
        raise SetUpError(f"{address}: {missing}") from None
    except ValueError as unknown:
        raise SetUpError(f"{address}: {unknown}") from None
    return system, path


def opened(address: str) -> BinaryIO:
    """The file to read. AccessError where it is not there or may not be read."""
    system, path = _filesystem(address)
    try:
        return cast("BinaryIO", system.open(path, "rb"))
    except FileNotFoundError:
        raise AccessError(f"{address}: no such file") from None
    except Exception as refused:  # each store's client has exceptions of its own
        raise AccessError(f"{address}: cannot be opened: {refused}") from None


def created(address: str) -> BinaryIO:
    """The file to write; it is there, whole, once it is closed."""
    system, path = _filesystem(address)
    try:
        return cast("BinaryIO", system.open(path, "wb"))
    except Exception as refused:  # each store's client has exceptions of its own
        raise OutputError(f"{address}: cannot be written: {refused}") from None


def files(address: str, *, is_pattern: bool) -> Iterator[str] | None:
    """The addresses below a folder, or that match a pattern, sorted; None where the address is a single file."""
    system, path = _filesystem(address)
    try:
        if is_pattern and not system.exists(path):
            found = sorted(name for name in system.glob(path) if not system.isdir(name))
        elif system.isdir(path):
            found = sorted(system.find(path))
        else:
            return None
    except Exception as refused:  # each store's client has exceptions of its own
        raise AccessError(f"{address}: cannot be listed: {refused}") from None
    return (system.unstrip_protocol(name) for name in found)
