"""What a heading, a caption or the heads of a table's columns say for the lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.assemble.frames import Frame
from extractor.assemble.items import Item
from extractor.assemble.outlook import compares
from extractor.assemble.phrases import brought_sector, region_dimension
from extractor.marks import Dimension, Tag
from extractor.period import Period
from extractor.recognize.sentences import Sentence

_COMPARING = re.compile(
    r"(?i)\b(?:comparison|compared) (?:with|to) (?:the )?(?:week of )?$"
)  # "In comparison with the week of 9-15 October:"
_OF_PLACE = re.compile(r"(?:^|\n)[^\n:.]{0,36}\b(?:[Ff]or|[Ii]n)(?: the)? $")  # "The data for England shows:"


def introduces(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a line stands over two or more short lines of its own paragraph: a table's caption."""
    own = sentences[index].paragraph
    return sum(1 for other in sentences[index + 1 : index + 4] if other.paragraph == own and other.kind != "prose") >= 2


def heads_columns(items: Sequence[Item], sentence: Sentence) -> bool:
    """Whether a line without numbers names the times of a table's columns: "Industry | Q4 2018 | Q1 2019"."""
    times = [item.val.value for item in items if item.cls == "period"]
    return sentence.kind != "prose" and len(times) > 1 and all(isinstance(time, Period) for time in times) and len(set(times)) > 1


def columns_frame(own: Frame, above: Frame | None) -> Frame:
    """What the lines below the heads of columns inherit: no time, which each column has of its own, and the rest from the caption."""
    held = above or Frame()
    return replace(
        own,
        period=None,
        indicator=own.indicator or held.indicator,
        indicators=own.indicators or held.indicators,
        basis=own.basis or held.basis,
        comparison=own.comparison or held.comparison,
    )


def heading_frame(items: Sequence[Item], text: str) -> Frame | None:
    """What a heading says for the lines below it."""
    frame = Frame()
    for at, item in enumerate(items):
        if item.cls == "indicator":
            frame.indicator = frame.indicator or item
            frame.indicators = (*frame.indicators, item)
        elif (
            item.cls == "period"
            and at
            and (
                items[at - 1].cls == "comparator"
                or (at > 1 and items[at - 1].cls == "article" and items[at - 2].cls == "comparator")
                or _COMPARING.search(text, max(0, item.start - 40), item.start)
            )
            and (isinstance(item.val.value, Period) or compares(item.val))
        ):
            frame.comparison = frame.comparison or item.val
        elif item.cls == "basis" and frame.basis is None and isinstance(item.val, Tag):
            frame.basis = item.val
        elif (
            item.cls == "period"
            and frame.period is None
            and isinstance(item.val.value, Period)
            and getattr(item.val.data, "kind", "") != "day"
            and "(" not in text[max(0, item.start - 3) : item.start]
        ):
            frame.period = item.val
    _heading_names(frame, items, text)
    places = [item for item in items if item.cls == "region"]
    if (
        len(places) == 1
        and _OF_PLACE.search(text, max(0, places[0].start - 40), places[0].start)
        and ":" in text[items[-1].end : items[-1].end + 24]
    ):
        frame.region = region_dimension(places[0])  # "The data for England shows:"
    told = frame.indicator is not None or frame.period is not None or frame.region is not None or frame.comparison is not None
    section = frame.basis is not None and all(item.cls in ("basis", "article", "noise", "change", "word", "plain") for item in items)
    introduces = frame.basis is not None and ":" in text[items[-1].end : items[-1].end + 24]  # "By item, with the change on the year:"
    return frame if told or section or introduces else None


def _heading_names(frame: Frame, items: Sequence[Item], text: str) -> None:
    """The product that a heading names in front of its indicator: "GASOLINE INVENTORIES:"."""
    if frame.indicator is None or len(frame.indicators) > 1:
        return
    outside = [item for item in items if text.count("(", items[0].start, item.start) == text.count(")", items[0].start, item.start)]
    named = [item for item in outside if item.cls == "sector" and item.start < frame.indicator.start]
    if len(named) == 1:
        frame.sector = Dimension(named[0].val.means, named[0].val.means, None, named[0].start, named[0].end)
    elif not named:
        frame.sector = brought_sector(frame.indicator) or frame.sector
