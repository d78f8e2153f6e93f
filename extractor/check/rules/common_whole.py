"""common_whole: shares told side by side are of one whole.

Formula  P / T must be able to equal S, T being the whole that a share beside it is of; where none is told, S₁ · P₂ / P₁ must be S₂.
Why      A list of shares leaves its whole unsaid after the first; a slip in one of them shows against the others.
Links    An amount right before its share, or in brackets with it, near another such pair of the same unit.
Quiet    Periods that differ; shares whose own whole is named; a failure that no slip of the pen explains.
Good     Makers sold 103.2 million phones in 2023. Lux, with 22.1 million, held 21.4 percent, Kestrel, with 15.3 million, kept 14.8 percent.
Bad      Makers sold 103.2 million phones in 2023. Lux, with 22.1 million, held 21.4 percent, Kestrel, with 15.3 million, kept 18.4 percent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import periods_differ
from extractor.check.links import Links
from extractor.check.rules.share import claim_of, is_amount_of_things, tied_part
from extractor.check.wholes import OF_ALL
from extractor.interval import Interval
from extractor.marks import Draft

_BEHIND = re.compile(
    r"^\s*(?:[a-z]{1,24}(?:\s+[a-z]{1,24})?)?\s*[,(]?\s*(?:[a-z]{1,24}\s+){0,3}$"
)  # " units, had ", " units (", ", making up "
_TAKEN = re.compile(
    r"\b(?:(?<!making )(?<!made )up|down|from|than|rose|fell|grew|increas\w+|decreas\w+|declin\w+|more|less|gain\w*|growth|and|while|but)\b"
)
_COUNTED = re.compile(r"^\s*(?:[a-z]+\s+){0,2}\(\s*$")  # "330,000 tonnes (8 ships, 16%)"
_COMPARED = re.compile(r"\b(?:compar\w+|against|versus|ago|earlier|before|end|at)\b")
_OF = re.compile(r"^\s*of\b")
_FEWEST = 2  # shares of one whole that make it the usual one
_REACH = 2  # sentences to another pair


@dataclass(slots=True)
class Pair:
    """An amount and the share that it is."""

    part: Draft
    share: Draft
    whole: Draft | None = None


def proportional(part: Interval, other: Interval, share: Interval) -> Interval:
    return part.over(other) * share


@rule("common_whole", after=("share",), reports="share")
def common_whole(links: Links) -> Iterator[Claim]:
    judged = {claim.stated.id for claim in links.doubted["share"]}
    wholes = {claim.stated.id: claim for claim in links.confirmed["share"] if len(claim.terms) == 2}
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for share in links.figures:
        if (
            share.unit != "percent"
            or share.measure not in ("share", "level")
            or share.mention.form != "digits"
            or share.id in links.left_behind
        ):
            continue
        known = wholes.get(share.id)
        part = known.terms[0] if known is not None else _part(links, share)
        if part is not None:
            pairs[links.family[part.id]].append(Pair(part, share, known.terms[1] if known is not None else None))
    for row in pairs.values():
        usual = _usual_whole(row)
        for place, pair in enumerate(row):
            if pair.whole is None and pair.share.id not in judged:
                found = list(_beside(links, pair, row[max(0, place - _REACH) : place + _REACH + 1]))
                yield from found or _of_usual(links, pair, usual)


def _usual_whole(row: list[Pair]) -> Draft | None:
    """The one whole that all shares told with their amounts are of, where there are some."""
    wholes = [pair.whole for pair in row if pair.whole is not None]
    return wholes[0] if len(wholes) >= _FEWEST and len({whole.value for whole in wholes}) == 1 else None


def _of_usual(links: Links, pair: Pair, whole: Draft | None) -> Iterator[Claim]:
    """The claim on a pair that stands apart from the others, where its words name no whole of its own."""
    if whole is None or whole is pair.part or links.size[whole.id] <= links.size[pair.part.id]:
        return
    if _OF.match(links.tail(pair.share)) and not OF_ALL.match(links.tail(pair.share)):
        return
    if not periods_differ(whole.period, pair.part.period) and pair.part.id not in links.bases:
        yield claim_of(pair.share, pair.part, whole, Strength.LIKELY)


def _part(links: Links, share: Draft) -> Draft | None:
    """The amount right before a share, or before the bracket that it stands in behind a count."""
    tied, strength = tied_part(links, share)
    if tied is not None and strength > Strength.NEAR:
        return tied
    row, place = links.by_sentence[share.sentence], links.place(share)
    lead = links.lead(share)
    if not place or share.measure != "share" or _TAKEN.search(lead):
        return None
    previous = row[place - 1]
    if place > 1 and previous.unit == "count" and lead.rstrip().endswith(",") and _COUNTED.match(links.lead(previous)):
        previous = row[place - 2]
    elif not _BEHIND.match(lead):
        return None
    return previous if is_amount_of_things(previous) and previous.id not in links.left_behind else None


def _is_earlier(links: Links, one: Pair, other: Pair) -> bool:
    """Whether one of two pairs may be what the other is compared with: their wholes are of two dates."""
    between = links.text[one.share.end : other.part.start]
    return _COMPARED.search(between) is not None or not links.bases.isdisjoint((one.part.id, one.share.id, other.part.id, other.share.id))


def _beside(links: Links, pair: Pair, others: list[Pair]) -> Iterator[Claim]:
    """The claim on a pair that its nearest neighbour allows."""
    near = [
        other
        for other in others
        if other is not pair
        and other.part is not pair.part
        and abs(other.share.sentence - pair.share.sentence) <= _REACH
        and not periods_differ(other.part.period, pair.part.period)
    ]
    near.sort(key=lambda other: abs(other.share.start - pair.share.start))
    known = next((other for other in near if other.whole is not None), None)
    if known is not None and known.whole is not None:
        if links.size[known.whole.id] > links.size[pair.part.id] and known.whole is not pair.part:
            yield claim_of(pair.share, pair.part, known.whole, Strength.LIKELY)
    elif (
        near
        and near[0].share.start < pair.share.start
        and near[0].share.sentence == pair.share.sentence
        and not _is_earlier(links, near[0], pair)
    ):
        yield Claim(
            stated=pair.share,
            terms=(pair.part, near[0].part, near[0].share),
            implied=proportional,
            strength=Strength.LIKELY,
            formula="{2} × {0} / {1}",
            message="If {1} is {2} of the whole, {0} is {implied}",
        )
