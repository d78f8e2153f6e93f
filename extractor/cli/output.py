"""The output of a command: standard output or a file, always UTF-8, never the file that is being read."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from extractor.errors import OutputError
from extractor.read.remote import created, is_address


class Output:
    """A place to write text to. OutputError where it cannot be written; BrokenPipeError where its reader has gone."""

    def __init__(self, name: str | None, *, inputs: Sequence[str] = ()) -> None:
        self._address = name if name is not None and is_address(name) else None
        self.path = None if name in (None, "-") or self._address else Path(str(name))
        self._refuse_input(inputs)
        self._stream: BinaryIO = self._opened()

    def _refuse_input(self, inputs: Sequence[str]) -> None:
        from extractor.read.inputs import is_input

        if self.path is not None and is_input(self.path, inputs):
            raise OutputError(f"{self.path.as_posix()}: is an input; name another output")

    def _opened(self) -> BinaryIO:
        if self._address is not None:
            return created(self._address)
        if self.path is None:
            if sys.stdout is None:
                raise OutputError("standard output: cannot be written: it is closed")
            return sys.stdout.buffer
        try:
            return self.path.open("wb")
        except (OSError, ValueError) as refused:
            raise OutputError(f"{self.path.as_posix()}: cannot be written: {getattr(refused, 'strerror', None) or refused}") from None

    @property
    def width(self) -> int:
        return shutil.get_terminal_size((100, 24)).columns if self.path is None else 100

    def write(self, text: str) -> None:
        """All of the text, at once: an interrupt leaves whole lines behind."""
        self.write_bytes(text.encode("utf-8", "replace"))

    def write_bytes(self, data: bytes) -> None:
        """Bytes that are no text."""
        try:
            self._stream.write(data)
            if self.path is None and self._address is None:
                self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as refused:
            raise OutputError(f"{self._name}: cannot be written: {refused.strerror or refused}") from None

    @property
    def _name(self) -> str:
        return self._address or ("standard output" if self.path is None else self.path.as_posix())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self._stream.flush()
        except BrokenPipeError:
            if error is None:
                raise
        except OSError as refused:
            if error is None:
                raise OutputError(f"{self._name}: cannot be written: {refused.strerror or refused}") from None
        finally:
            if self.path is not None or self._address is not None:
                with contextlib.suppress(OSError):  # told already
                    self._stream.close()
