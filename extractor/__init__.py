"""extractor: reads press-release prose and knows what its numbers say, and whether they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Extractor", "__version__", "extract"]

if TYPE_CHECKING:
    from extractor.pipeline import Extractor, extract


def __getattr__(name: str) -> Any:
    if name in ("Extractor", "extract"):
        from extractor import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'extractor' has no attribute {name!r}")
