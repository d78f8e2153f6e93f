"""index_change: index points and percent of one change agree.

Formula  A · (1 − 100 / (100 + G)) must be able to equal P (A the index now, P the points gained, G the percent).
Why      Points are not percent: only at 100 are they the same, and one is easily written for the other.
Links    "gained P points to A, up G percent"; "up P points, or G percent, at A".
Quiet    The index was rebased; the earlier level stands in the sentence (then growth and difference judge); points of a rate.
Good     The index gained 3.6 points to 112.4, up 3.3 percent.
Bad      The index gained 3.6 points to 112.4, up 3.6 percent.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, rule
from extractor.check.links import Links
from extractor.check.rules.change_pair import amount_of_change

_UP = re.compile(
    r"^\s*(?:points\s*)?,?\s*[(–—-]?\s*(?:or|up|down|higher|lower|a\s+(?:rise|gain|fall|loss|drop|decline|increase|decrease)\s+of)\s+(?:by\s+|about\s+)?[+-]?$"
)
_REBASED = re.compile(r"\b(?:rebas\w+|new\s+base|base\s+year|re-?referenc\w+)\b")


@rule("index_change", after=("change_pair",))
def index_change(links: Links) -> Iterator[Claim]:
    if not any(figure.unit == "index_point" for figure in links.figures) or _REBASED.search(links.text):
        return
    moved = {movement.now.id for movement in links.movements}
    for row in links.by_sentence.values():
        for points, level, rate in zip(row, row[1:], row[2:], strict=False):
            if points.unit != "index_point" or points.measure != "difference" or level.unit != "index_point" or level.measure != "level":
                continue
            if rate.unit != "percent" or rate.measure != "change" or level.id in moved or not (level.value or 0) > 0:
                continue
            if {points.qualifier, level.qualifier, rate.qualifier} != {"exact"} or (rate.value or -100) <= -100:
                continue
            if words.TARGET.search(links.lead(level)) and _UP.match(links.lead(rate)):
                same = abs(points.value or 0) == abs(rate.value or 0)
                yield amount_of_change(points, level, rate, hypothesis="points given as a percentage" if same else None)
