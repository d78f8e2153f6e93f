"""What a sentence without numbers speaks of: "Copper output fell again. It was 4 tonnes", "China is the main buyer. It took 3 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import NOMINAL, Item, line
from extractor.assemble.phrase_builder import PhraseBuilder
from extractor.assemble.phrases import brought_sector, joined, sector_dimension
from extractor.assemble.words import CUES
from extractor.marks import Dimension
from extractor.recognize.sentences import Sentence

_TOPICAL = frozenset({"indicator", "change", "verb", "level_verb"})
_AGAIN = ("It ", "They ")
_JOINING = NOMINAL | {"article", "plain", "of", "in", "and", "to", "noise"}
_VERB = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|may|might|could|can|[a-z]{2,}ed|[a-z]{2,}s|saw|grew|fell|rose|led|held|kept|made|won|lost"
    r"|took|went|came|became|stood|did|bought|ran|met|set)(?![\w-])"
)
_ROLES = re.compile(rf"\b(?:{'|'.join(sorted(CUES, key=len, reverse=True))})\b")


class Spoken(NamedTuple):
    """What such a sentence is about: indicator, product and market, and what its word for a partner stands for."""

    indicator: Item | None
    negative: bool | None
    sector: Dimension | None
    region: Dimension | None
    cue: str | None
    cue_item: Item | None
    paragraph: int


def topic_of(text: str, items: Sequence[Item]) -> Item | None:
    """The first word of a sentence without numbers that names an indicator or a movement; no trade of "the grape trade's customer"."""
    for item in items:
        if item.cls in _TOPICAL and not (item.low.endswith("trade") and text.startswith(("'s", "’s"), item.end)):
            return item
    return None


def spoken_of(text: str, sentences: Sequence[Sentence], index: int, own: Sequence[Item], names: Any, *, company: bool) -> Spoken | None:
    """The subject of a sentence without numbers, in front of its verb; None where it names nothing that its paragraph goes on about."""
    sentence = sentences[index]
    if sentence.kind != "prose" or index + 1 == len(sentences) or sentences[index + 1].paragraph != sentence.paragraph:
        return None
    items = line(text, sentence.start, sentence.end, list(own), prose=True)
    begin = next((place for place, item in enumerate(items) if item.low == ","), -1) + 1
    lead = items[:begin]
    if begin and (begin > 6 or any(item.cls in NOMINAL and item.cls != "word" for item in lead)):
        begin = 0  # only "For the first time this year, …" is passed over
    phrase = PhraseBuilder(text, names, company=company)
    behind = -1
    for place in range(begin, len(items)):
        item = items[place]
        if phrase.items and item.cls not in NOMINAL - {"word"} and _VERB.match(text, item.start):
            behind = place + 1
            break
        if item.cls not in _JOINING:
            return None
        phrase.add(item)
    built = phrase.build() if behind > 0 else None
    if built is None or not (built.sectors or built.regions or built.indicator):
        return None
    sector, region = joined(built.sectors, text), joined(built.regions, text)
    flow, negative = built.indicator, built.negative
    if flow is not None and sector is None:
        sector = brought_sector(flow)
    role = _ROLES.search(text, items[behind - 1].start, items[-1].end)
    if role is None:
        return Spoken(flow, negative, sector, region, None, None, sentence.paragraph)
    kind = next((item for item in items[behind:] if item.cls == "sector"), None)
    sector = sector or (sector_dimension(kind) if kind is not None else None)
    return Spoken(flow, negative, sector, region, CUES[role[0]], Item(role.start(), role.end(), "noise", None, role[0]), sentence.paragraph)


def lend_spoken(text: str, sentence: Sentence, readings: Sequence[Reading], spoken: Spoken | None) -> None:
    """Give the numbers behind such a sentence its product and market, where their own clause names no subject: "It took 3 million"."""
    if spoken is None or spoken.paragraph != sentence.paragraph:
        return
    first = readings[0].frame if readings else None
    again = text.startswith(_AGAIN, sentence.start)
    if first is None or (first.subject and not (first.pronoun or again)) or first.region is not None:
        return
    if first.sector is not None and not (first.pronoun or again):
        return
    cue = first.cue or (spoken.cue if first.indicator is None else None)
    frame = replace(first, sector=first.sector or spoken.sector, region=spoken.region, cue=cue)
    if first.indicator is None and spoken.indicator is not None:
        frame.indicator, frame.negative = spoken.indicator, spoken.negative
    for reading in readings:
        if reading.frame is not first:
            break
        reading.frame = frame
        if cue is not None and reading.cue_item is None:
            reading.cue_item = spoken.cue_item
