"""Name the figure that is most likely wrong, and what may have happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.check.links import Links

if TYPE_CHECKING:
    from extractor.check.engine import Outcome


def explain(links: Links, outcomes: Sequence[Outcome]) -> None:
    """Set suspect and hypothesis of each inconsistent outcome."""
