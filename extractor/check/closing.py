"""Words that declare a list full: "the remaining 17", "all other brands", "the rest"."""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

from extractor import late_re as re
from extractor.check.links import Links

_CLOSING = re.compile(
    r"\b(?:remaining|remainder|(?:the|all)\s+others?|all\s+other\s+\w+|the\s+rest|rest\s+of|mak\w+\s+up\s+the\s+balance)\b"
    r"|(?:[,;]|\band)\s+(?:and\s+)?others?(?:\s+[a-z]+)?\s*$"
)
_NAMED_BEHIND = re.compile(r"[,;]?\s*(?:with\s+)?the\s+(?:remainder|rest)\s+(?:being|is|was|are|were)\b")  # what follows is the rest
_WORDS = ("remaining", "remainder", "other", "rest", "up the balance")
_BEFORE, _BEHIND = 160, 20  # characters around a closing word in which its figure stands


def closing_figures(links: Links) -> frozenset[str]:
    """The ids of the figures that close a list."""
    known = links.memo.get("closing")
    if known is None:
        known = links.memo["closing"] = _closing(links)
    return cast("frozenset[str]", known)


def _closing(links: Links) -> frozenset[str]:
    spots = links.spots(_WORDS)
    if not spots:
        return frozenset()
    near = [
        figure
        for figure in links.figures
        if links.spotted(spots, figure) or bisect_left(spots, figure.start - _BEFORE) < bisect_left(spots, figure.end + _BEHIND)
    ]
    return frozenset(
        f.id
        for f in near
        if _CLOSING.search(links.context(f)) or (_CLOSING.search(links.tail(f)[:_BEHIND]) and not _NAMED_BEHIND.match(links.tail(f)))
    )
