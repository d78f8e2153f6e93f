"""extractor: reads press-release prose and knows what its numbers say, and whether they agree."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["Extractor", "__version__", "extract"]

TYPE_CHECKING = False  # as type checkers read it; `typing` is a third of what --help takes
if TYPE_CHECKING:
    from extractor.pipeline import Extractor, extract


def __getattr__(name: str) -> object:
    if name in ("Extractor", "extract"):
        from extractor import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'extractor' has no attribute {name!r}")
