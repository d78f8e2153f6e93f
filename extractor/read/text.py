"""Bytes → text, with a place named where they are none.

No newline is translated and nothing is normalised, so that character offsets stay those of the file. Only a byte order
mark at the very start is taken off: it is part of the encoding.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from extractor.errors import EncodingError, SetUpError, TooLongError

UTF8 = "utf-8"
LONGEST = 5_000_000  # characters of an article: some 800,000 words; longer ones are archives in one file
LONGEST_LINE = 8 * LONGEST  # bytes, whatever a row needs to write a text down
LONGEST_FILE = 500_000_000  # bytes of what must be held whole: a .json file, rows in a wide encoding
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def checked_encoding(name: str) -> str:
    """The encoding's own name; SetUpError where Python knows none of that name that is for text."""
    try:
        found = codecs.lookup(name)
        b"a\0\0\0".decode(name)  # codecs that are no text encodings (base64) say so only when used
    except (LookupError, ValueError, TypeError):
        raise SetUpError(f"--encoding: unknown encoding {name!r}; utf-8, cp1252 and utf-16 are such names") from None
    return found.name


def whole(stream: BinaryIO, *, place: str) -> bytes:
    """All bytes of an article. TooLongError where there are more than the longest can have, of which no more is read."""
    raw = stream.read(4 * LONGEST + 1)
    if len(raw) > 4 * LONGEST:
        raise TooLongError(f"{place}: too long: more than {LONGEST:,} characters; split it into articles")
    return raw


class CutLine(bytes):
    """The beginning of a line that is too long to be a row; `length` is that of the whole."""

    length: int


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; one that is too long is passed over without being held, and comes as a CutLine."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        cut = CutLine(line[:1])
        cut.length = len(line)
        while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
            cut.length += len(line)
        yield cut


def refuse_cut(line: bytes, *, place: str) -> None:
    """TooLongError where a line is only the beginning of one."""
    if isinstance(line, CutLine):
        raise TooLongError(f"{place}: too long: a line of {line.length:,} bytes; a row has {LONGEST_LINE:,} at most")


def joined(lines: Iterable[bytes], *, place: str) -> bytes:
    """All lines as one; TooLongError where they are more than can be held."""
    parts: list[bytes] = []
    length = 0
    for line in lines:
        refuse_cut(line, place=place)
        parts.append(line)
        length += len(line)
        if length > LONGEST_FILE:
            raise TooLongError(f"{place}: too long: more than {LONGEST_FILE:,} bytes; write its articles as JSON lines (.jsonl, utf-8)")
    return b"".join(parts)


def refuse_long(text: str, *, place: str) -> None:
    """TooLongError where no article is as long."""
    if len(text) > LONGEST:
        raise TooLongError(f"{place}: too long: {len(text):,} characters, of which an article has {LONGEST:,} at most; split it")


def decoded(raw: bytes, encoding: str, *, place: str, offset: int = 0) -> str:
    """The text of `raw`. EncodingError names `place`, the byte's value and its offset (`offset` is that of raw's first byte)."""
    if encoding == UTF8 and raw.startswith(codecs.BOM_UTF8):
        raw, offset = raw[len(codecs.BOM_UTF8) :], offset + len(codecs.BOM_UTF8)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as broken:
        raise EncodingError(
            f"{place}: not {encoding}: byte 0x{raw[broken.start]:02x} at offset {offset + broken.start}; {_advice(raw, encoding)}"
        ) from None
    return text


def _advice(raw: bytes, encoding: str) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return f"it opens like {name}: try --encoding {name}"
    return "name the right one with --encoding" + (", often cp1252" if encoding == UTF8 else "")
