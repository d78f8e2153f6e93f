"""Every exception that the package raises on purpose, each with a stable code.

A `SetUpError` (wrong option, pattern file, set-up) ends a command with exit 2 and one line; an `InputError` (a file or
article that cannot be read) is reported beside the others, which are done, and ends it with exit 3.
"""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all; `code` is stable, the message is one plain line."""

    code = "error"


class SetUpError(ExtractorError):
    """Wrong use or set-up: nothing can be done before it is mended."""

    code = "set_up"


class PatternError(SetUpError):
    """A pattern file that cannot be used; the message names file, entry, key and what was expected."""

    code = "pattern"


class DateError(SetUpError):
    """A publication date that is none."""

    code = "date"


class InputError(ExtractorError):
    """An input that cannot be read; the message names it and the place."""

    code = "input"


class EncodingError(InputError):
    """Bytes that are not text in the stated encoding; the message names the byte."""

    code = "encoding"


class EmptyError(InputError):
    """An input without any text."""

    code = "empty"


class TooLongError(InputError):
    """A text that is longer than an article can be: a whole archive in one file, most often."""

    code = "too_long"


class JsonLineError(InputError):
    """A line that is no JSON object with the keys that an article needs; the message names the line."""

    code = "json_line"


class AccessError(InputError):
    """An input that is not there, is a folder, or may not be opened: no article was given."""

    code = "access"


class DamagedError(InputError):
    """Compressed data that is damaged or cut off; what stood before it has been read."""

    code = "damaged"


class InternalError(InputError):
    """An input that a reader of it stumbled over in a way that nobody foresaw; the others are done."""

    code = "internal"


class OutputError(SetUpError):
    """An output that cannot be written."""

    code = "output"
