"""write: records → text in one of the formats. One file a format; the folder is the list of them.

A format's file has a class `Writer`, built with a `Page`; `add` is called for each record in order, `close` once. Files named
`as_…` are formats of records, those named `check_as_…` of the verdicts of `extractor check` alone.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from extractor.records import ArticleRecord


_ANY, _CHECKS = "as_", "check_as_"


@dataclass(frozen=True, slots=True)
class Page:
    """Where and how a writer writes: the function that takes text, the view, and what the terminal can show."""

    write: Callable[[str], None]
    checks_only: bool = False  # the view of `extractor check`: verdicts, not figures
    brief: bool = False  # of the table of verdicts, only what fails
    color: bool = False
    width: int = 100
    text: Callable[[], str] = str  # the text of the article whose record is being added


class RecordWriter(Protocol):
    def __init__(self, page: Page) -> None: ...
    def add(self, record: ArticleRecord) -> None: ...
    def close(self) -> None: ...


def formats(*, checks: bool = False) -> list[str]:
    """The names of the formats, sorted, with those that only verdicts have where `checks` asks; nothing is imported for it."""
    kinds = (_ANY, _CHECKS) if checks else (_ANY,)
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    return sorted(name.removeprefix(kind) for name in names for kind in kinds if name.startswith(kind))


def writer(name: str, page: Page) -> RecordWriter:
    """The writer of a format that `formats` lists."""
    kind = _ANY if name in formats() else _CHECKS
    module = importlib.import_module(f"extractor.write.{kind}{name}")
    return cast("RecordWriter", module.Writer(page))
