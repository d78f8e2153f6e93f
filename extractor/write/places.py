"""Where an offset stands: line and column, as editors count them."""

from __future__ import annotations

from bisect import bisect_right


class Places:
    """Lines and columns of a text, both from 1; columns are characters."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def line(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def column(self, at: int) -> int:
        return at - self._starts[self.line(at) - 1] + 1
