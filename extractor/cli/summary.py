"""What a batch has done so far, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractor.cli.plain import say

if TYPE_CHECKING:
    from extractor.archive.work import Done

_MOST_TOLD = 20  # error lines of a run; the rest are counted, and stand in the records


class Summary:
    """Counts results and tells the first failures as they come."""

    def __init__(self) -> None:
        self.articles = 0
        self.figures = 0
        self.verdicts = [0, 0, 0]  # consistent, inconsistent, unverifiable
        self.failed: Counter[str] = Counter()  # by the code of the error

    def add(self, done: Done) -> None:
        self.articles += 1
        self.figures += done.figures
        self.verdicts = [total + new for total, new in zip(self.verdicts, done.verdicts, strict=True)]
        if done.error is not None:
            code, message = done.error
            self.failed[code] += 1
            self._tell(message if message.startswith(done.id) else f"{done.id}: {message}")

    def _tell(self, message: str) -> None:
        if self.failed.total() <= _MOST_TOLD:
            say(message)
        elif self.failed.total() == _MOST_TOLD + 1:
            say("more inputs failed; their messages stand in their records only")

    def __str__(self) -> str:
        consistent, inconsistent, unverifiable = self.verdicts
        checks = f"{sum(self.verdicts):,} check{'' if sum(self.verdicts) == 1 else 's'}"
        kinds = ", ".join(f"{code} {count:,}" for code, count in sorted(self.failed.items()))
        failed = f"{self.failed.total():,} failed" + (f" ({kinds})" if kinds else "")
        verdicts = f"{consistent:,} consistent, {inconsistent:,} inconsistent, {unverifiable:,} unverifiable"
        return ", ".join((_counted(self.articles, "article"), _counted(self.figures, "figure"), f"{checks} ({verdicts})", failed))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
