"""A quick start for the command's own process: no collector while everything is built, and no spaCy command line.

`import spacy` spends a third of its time on `spacy.cli` (HTTP clients, project tools) for one function, `spacy.info`. An
empty module takes its place while spaCy is imported and is removed afterwards; should a release of spaCy need more of it,
the import is done again in full. Only the command does this, never the library: its process is nobody else's.
"""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_STUBS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_collector() -> Iterator[None]:
    """Pauses the collector, then lets it leave alone for good what was made: none of that is ever garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def import_spacy() -> None:
    """Imports spaCy without its command line."""
    if "spacy" in sys.modules:
        return
    for name in _STUBS:
        stub = ModuleType(name)
        stub.__path__ = []
        stub.info = _info  # type: ignore[attr-defined]
        sys.modules[name] = stub
    try:
        import spacy
    except Exception:  # whatever an unknown release stumbles over: the full import tells whether it is broken
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
        importlib.import_module("spacy")
        return
    for name in _STUBS:
        del sys.modules[name]
    if hasattr(spacy, "cli"):
        del spacy.cli


def _info(*given: object, **named: object) -> object:
    """`spacy.info`, imported when it is called."""
    return importlib.import_module("spacy.cli.info").info(*given, **named)
