"""subset: a part is not larger than its whole.

Formula  P ≤ T for "of the T asked, P answered"; a stretch of a period is not more than the period.
Why      Part and whole change places, or the running total of the last release stays.
Links    "Of T …, P …" in one sentence; flows of one series whose periods lie one within the other.
Quiet    Balances and net flows; stocks, rates and prices; amounts that may be counted twice.
Good     Of the 2,300 vehicles sold in May 2024, 2,041 vehicles were exported.
Bad      Of the 2,300 vehicles sold in May 2024, 2,410 vehicles were exported.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.links import Links
from extractor.check.near import in_reach
from extractor.check.rules.direction import at_most
from extractor.marks import Draft

_OF = re.compile(
    r"(?:^|[.;]\s*|,\s*(?:and\s+)?|\bwhile\s+)(?:out\s+)?of\s+(?:the|these|those|all|its|their|a\s+total\s+of|some|about)?\s*$"
)
_ANSWERED = re.compile(r"^(?:[^.;:()\d]|\b(?:19|20)\d\d\b){0,50},\s*(?:some\s+|only\s+|just\s+|about\s+|[a-z]+\s+)?$")
_CHANGING = re.compile(r"\b(?:up|down|rose|fell|from|than|against|compared|increas\w+|more|another|further)\b")
_NEARBY = 2  # sentences
_FLOWS = re.compile(
    r"^(?:exports|imports|trade|sales|revenue|production|output|shipments|deliveries|orders|visitors|arrivals|passengers|registrations|births|"
    r"deaths|rainfall|throughput)$"
)


@rule("subset", reports="sum")
def subset(links: Links) -> Iterator[Claim]:
    if "of " in links.text:
        for row in links.by_sentence.values():
            for place, whole in enumerate(row[:-1]):
                part = row[place + 1]
                if _is_told_of(links, whole, part):
                    yield _claim(part, whole, Strength.ANCHORED)
    yield from _of_periods(links)


def _is_told_of(links: Links, whole: Draft, part: Draft) -> bool:
    """ "of the 2,300 firms asked, 2,041 answered" """
    if whole.unit != "count" or part.unit != "count" or {whole.measure, part.measure} != {"level"}:
        return False
    if "more_than" in (whole.qualifier, part.qualifier) or _OF.search(links.lead(whole)) is None:
        return False
    gap = links.between(whole, part)
    return _ANSWERED.match(gap) is not None and _CHANGING.search(gap + links.tail(part)[:12]) is None and (whole.value or 0) > 0


def _of_periods(links: Links) -> Iterator[Claim]:
    """Exports of the first ten days are no more than those of the month."""
    for (key, _), levels in links.series.items():
        if not _FLOWS.match(key.indicator or ""):
            continue
        dated = [level for level in levels if level.qualifier == "exact" and level.mention.per is None and (level.value or 0) > 0]
        for part in dated:
            for whole in in_reach(dated, part, _NEARBY):
                if _lies_within(part, whole):
                    together = part.sentence == whole.sentence and _starts_alike(part, whole) and not links.bases & {part.id, whole.id}
                    yield _claim(part, whole, Strength.LIKELY if together else Strength.SERIES)


def _lies_within(part: Draft, whole: Draft) -> bool:
    """Whether the one period is a stretch of the other."""
    one, other = part.period, whole.period
    return one is not None and other is not None and one != other and other.contains(one)


def _starts_alike(part: Draft, whole: Draft) -> bool:
    """ "the first 20 days of May" and "May" """
    return part.period is not None and whole.period is not None and part.period.start == whole.period.start


def _claim(part: Draft, whole: Draft, strength: Strength) -> Claim:
    return Claim(
        stated=part,
        terms=(whole,),
        implied=at_most,
        strength=strength,
        formula="{0} ≥",
        message="{stated} is no more than the {0} that it is a part of",
        fails="{stated} is more than the {0} that it is a part of",
        hypothesis="part and whole changed places",
    )
