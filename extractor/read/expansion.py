"""Unpacking within bounds: what is packed may not unpack to a thousand times itself, as bombs do.

Texts shrink to a tenth or so. A stream that has given more than `FREE` bytes and more than `MOST` times the packed bytes that it came from
ends with DamagedError, before memory or time are spent on the rest.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from extractor.errors import DamagedError

FREE = 100_000_000
MOST = 200
_BUFFER = 1 << 16


class Budget:
    """How much the input of this name may unpack to; several members of one archive share it."""

    def __init__(self, name: str, packed: Callable[[], int]) -> None:
        self._name = name
        self._packed = packed
        self._count = 0

    def spend(self, count: int) -> None:
        """DamagedError where it is used up."""
        self._count += count
        if self._count > FREE and self._count > MOST * self._packed():
            raise DamagedError(f"{self._name}: {self._packed():,} bytes unpack to more than {self._count:,}; no archive of texts does")


class _Handed(io.RawIOBase):
    """A stream that hands on what another gives."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._stream.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def close(self) -> None:
        self._stream.close()
        super().close()


class Packed(_Handed):
    """The packed bytes; `count` tells how many have been read."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read(size)
        self.count += len(data)
        return data


class _Unpacked(_Handed):
    def __init__(self, stream: Any, budget: Budget) -> None:
        super().__init__(stream)
        self._budget = budget

    def readinto(self, buffer: Any) -> int:
        count = int(self._stream.readinto(buffer))
        self._budget.spend(count)
        return count


def within(budget: Budget, stream: Any) -> BinaryIO:
    """The unpacked bytes of a stream, buffered, as long as the budget lasts."""
    return cast("BinaryIO", io.BufferedReader(_Unpacked(stream, budget), _BUFFER))
