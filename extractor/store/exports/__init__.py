"""exports: the store in other people's formats. One file a format; the folder is the list of them.

A format's file has `export`, which is given the documents in order and an `Output`, and returns what it left out, by reason.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from extractor.store.documents import Stored

LeftOut = Counter[str]
ENDINGS = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".spacy": "docbin", ".jsonld": "web-annotation"}


class Out(Protocol):
    """What an export needs of the output."""

    def write(self, text: str) -> None: ...
    def write_bytes(self, data: bytes) -> None: ...


class Export(Protocol):
    def export(self, documents: Iterable[Stored], out: Out) -> LeftOut: ...


def formats() -> list[str]:
    """The names of the formats, sorted; nothing is imported for it."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("as_"))
    return sorted(name.removeprefix("as_").replace("_", "-") for name in names)


def exporter(name: str) -> Export:
    """The export of a format that `formats` lists."""
    return cast("Export", importlib.import_module(f"{__name__}.as_{name.replace('-', '_')}"))
