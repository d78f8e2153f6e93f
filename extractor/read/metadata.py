"""What a page says of itself: named metadata, JSON-LD, dates and title, taken from its source in one pass.

The tree of the page would do, but its lists take time with the square of their length.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractor import late_re as re
from extractor.read.fragment import unescaped

_INSIDE = r"(?:[^<>\"']|\"[^<\"]*+\"|'[^<']*+')*+"
_MARK = re.compile(rf"<!--|<(meta|script|style|time|title)\b({_INSIDE})/?>", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "title")}
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([A-Za-z][\w:.-]*+)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_NAMES = ("property", "name", "itemprop")
_LINKED = "application/ld+json"
_MOST = 10_000  # marks that are looked at


@dataclass(slots=True)
class Metadata:
    """`named` by lower-case name, the first of each; `linked` are objects of JSON-LD with a date; `times` those of <time datetime>."""

    named: dict[str, str] = field(default_factory=dict)
    linked: list[dict[str, Any]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    title: str | None = None


def metadata(markup: str) -> Metadata:
    """All that the source of a page tells."""
    found = Metadata()
    place = 0
    for _ in range(_MOST):
        mark = _MARK.search(markup, place)
        if mark is None:
            break
        tag = (mark[1] or "").lower()
        if not tag:
            end = markup.find("-->", mark.end())
            place = end + 3 if end >= 0 else len(markup)
            continue
        place = mark.end()
        if tag in _ENDS:
            closed = _ENDS[tag].search(markup, place)
            inside, place = (markup[place : closed.start()], closed.end()) if closed else (markup[place:], len(markup))
            if tag == "title" and found.title is None:
                found.title = unescaped(inside)
            elif tag == "script" and _attributes(mark[2]).get("type", "").lower() == _LINKED:
                found.linked += _dated(inside)
            continue
        told = _attributes(mark[2])
        if tag == "time":
            found.times += [told["datetime"]] if "datetime" in told else []
            continue
        name = next((told[key] for key in _NAMES if told.get(key)), "").strip().lower()
        if name and told.get("content", "").strip():
            found.named.setdefault(name, told["content"].strip())
    return found


def _attributes(words: str) -> dict[str, str]:
    """The first of each name."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(words):
        found.setdefault(name.lower(), unescaped("".join(values)))
    return found


def _dated(written: str) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that tell a date."""
    try:
        waiting = [json.loads(written)]
    except (ValueError, RecursionError):
        return
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            graph = thing.get("@graph")
            waiting += graph if isinstance(graph, list) else []
            if "datePublished" in thing:
                yield thing
