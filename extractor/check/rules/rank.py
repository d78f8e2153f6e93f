"""rank: figures that are told in order of size are in that order.

Formula  A ≥ B ≥ C for "the largest at A, followed by B and C".
Why      A value copied into the wrong place breaks the order before it breaks any sum.
Links    A superlative before the first figure and "followed by", "ahead of", "then" before the next, in one sentence.
Quiet    Ranking by another measure, or by influence on the whole; "one of the largest"; figures of another unit or period.
Good     Germany was the largest buyer at $8.1 billion, followed by Italy at $4.0 billion and Spain at $2.2 billion.
Bad      Germany was the largest buyer at $4.0 billion, followed by Italy at $8.1 billion and Spain at $2.2 billion.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import periods_differ
from extractor.check.kinds import is_rate, one_kind
from extractor.check.links import Links
from extractor.check.rules.direction import at_least
from extractor.marks import Draft

_LARGEST = re.compile(
    r"(?<!one of )\bthe\s+(?:\w+\s+)?(?:largest|biggest|top|leading|main|highest|first|most)\b"
    r"|\b(?:topped\s+the\s+list|ranked\s+first|came\s+first)\b"
)
_FOLLOWED = re.compile(r"\b(?:followed\s+by|ahead\s+of|trailed\s+by|then\s+came|next\s+came)\b")
_WORDS = ("followed by", "ahead of", "trailed by", "then came", "next came")
_OF_RATIO = re.compile(r"\b(?:percentage|share|proportion|rate|ratio|per\s+(?:head|capita|person))\b")  # what the members are ranked by
# what is ranked is an influence on the whole, and the figures are changes: "the main impacts came from A (1.8%), followed by B (2.2%)"
_INFLUENCE = re.compile(r"\b(?:impacts?|influences?|contribut\w+|drivers?|pressures?|effects?|weights?|factors?|importan\w+|relevan\w+)\b")
_OTHER_MEASURE = re.compile(r"\b(?:growth|grew|fastest|growing|gain(?:ed|er)?|increase|rise|volume|by\s+value|one\s+of)\b")


@rule("rank")
def rank(links: Links) -> Iterator[Claim]:
    if not links.tells(_WORDS):
        return
    for number, row in links.by_sentence.items():
        text = links.sentence_text(number)
        followed = _FOLLOWED.search(text)
        if followed is None or not _LARGEST.search(text[: followed.start()]) or _OTHER_MEASURE.search(text):
            continue
        at = links.sentences[number][0] + followed.start()
        levels = [level for level in row if level.id not in links.bases and not is_rate(level)]
        before = [level for level in levels if level.start < at]
        if before:
            told = text[: followed.start()]
            if before[-1].unit == "percent" and _INFLUENCE.search(told):
                continue
            if before[-1].unit != "percent" and _OF_RATIO.search(told):
                continue
            yield from _in_order([before[-1], *_alike(before[-1], [level for level in levels if level.start > at])])


def _alike(first: Draft, levels: list[Draft]) -> list[Draft]:
    """The levels that could be ranked with the first one."""
    return [
        level
        for level in levels
        if one_kind(level, first)
        and level.value is not None
        and first.value is not None
        and level.value * first.value > 0
        and not periods_differ(level.period, first.period)
    ]


def _in_order(levels: list[Draft]) -> Iterator[Claim]:
    for larger, smaller in pairwise(levels):
        yield Claim(
            stated=larger,
            terms=(smaller,),
            implied=at_least,
            strength=Strength.ANCHORED,
            formula="{0} ≤",
            message="{stated} is not less than the {0} that follows it in the order",
            fails="{stated} is told as larger than {0}, and is not",
            identity=False,
            precise=True,
        )
