"""remainder: what is left of an amount after another is taken off, or by how much the one exceeds the other.

Formula  A − B must be able to equal C, by size.
Why      What is left is worked out last, and is not worked out again when one of the two is corrected.
Links    "income of A … spent B and saved C", "after depreciation of B, profit was C" with A told right before; "A exceeded B by C".
Quiet    Other units; earlier values; words for what is left without words for what is taken off, which may only confirm.
Good     Income was $612.4 billion in 2024. Households spent $540.1 billion in 2024 and saved $72.3 billion.
Bad      Income was $612.4 billion in 2024. Households spent $540.1 billion in 2024 and saved $27.3 billion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import periods_differ
from extractor.check.links import Links
from extractor.check.rules.difference import distance_of_sizes
from extractor.marks import Draft

# before what is left
_LEFT = re.compile(
    r"\b(?:so\s+that|leav(?:es?|ing)|left|sav(?:ed|ing|ings)|shortfall|surplus|deficit|gap|disposable|operating\s+(?:profit|income|result|earnings)|"
    r"net\s+(?:income|profit|interest|result|assets|proceeds)|profit|ebita?)\b[^.;]{0,60}$"
)
# before what is taken off
_TAKEN = re.compile(
    r"\b(?:after|less|minus|depreciation|amorti[sz]ation|took\s+away|deduct\w*|spent|spending|outlays?|cost(?:s|ing)?|expens\w+|charges?|paid\s+out|"
    r"provisions?|impairments?|outflows?|income\s+of|revenues?\s+of)\b[^.;,]{0,40}$"
)
_BEYOND = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|outstrip(?:s|ped|ping)?|topp(?:ed|ing)|outweigh(?:s|ed|ing)?|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|surpass(?:es|ed|ing)?|"
    r"fell\s+short\s+of|f(?:all|alls|alling)\s+short\s+of)\b[^.;,]{0,40}$"
)
_BY = re.compile(r"^[^.;()]{0,30}\bby\s+(?:(?:about|some|a|an|nearly|almost|only|just)\s+)*[\w$€£¥]{0,3}\s?$")
_WORDS = (
    "saved",
    "left",
    "leav",
    "leaving",
    "so that",
    "remain",
    "shortfall",
    "disposable",
    "profit",
    "surplus",
    "deficit",
    "ebit",
    "net ",
)
_NEARBY = 1  # sentences back
_NOT_TAKEN = frozenset({"percent", "percentage_point", "basis_point", "index_point", "ratio"})


@rule("remainder", after=("balance",), reports="balance")
def remainder(links: Links) -> Iterator[Claim]:
    known = {claim.stated.id for claim in (*links.confirmed["balance"], *links.doubted["balance"])}
    spots = links.spots(_WORDS)
    for row in links.by_sentence.values():
        for one, other, rest in zip(row, row[1:], row[2:], strict=False):
            if _are_amounts(links, one, other, rest) and _BEYOND.search(links.lead(other)) and _BY.match(links.lead(rest)):
                yield _claim(rest, one, other, Strength.ANCHORED)
    for rest in links.figures:
        if rest.id in known or not links.spotted(spots, rest) or _LEFT.search(links.lead(rest)) is None:
            continue
        before = _before(links, rest)
        if len(before) == 2 and _are_amounts(links, *before, rest):
            sure = _TAKEN.search(links.lead(before[1])) is not None and before[0].measure == before[1].measure == "level"
            yield _claim(rest, before[0], before[1], Strength.LIKELY if sure else Strength.NEAR)


def _before(links: Links, rest: Draft) -> Sequence[Draft]:
    """The two amounts told last before what is left, in its sentence and the one before, earlier values aside."""
    own = links.by_sentence[rest.sentence][: links.place(rest)]
    near = [*links.by_sentence.get(rest.sentence - _NEARBY, ()), *own]
    return [
        level
        for level in near
        if level.measure in ("level", "difference")
        and links.family[level.id] == links.family[rest.id]
        and level.id not in links.left_behind
    ][-2:]


def _are_amounts(links: Links, *figures: Draft) -> bool:
    """Whether all are amounts of one unit and, as far as known, period."""
    first = figures[0]
    return all(
        figure.measure in ("level", "difference")
        and figure.unit not in _NOT_TAKEN
        and figure.value is not None
        and figure.qualifier == "exact"
        and links.family[figure.id] == links.family[first.id]
        and figure.id not in links.left_behind
        and not (figure.measure == first.measure == "level" and periods_differ(figure.period, first.period))
        for figure in figures
    )


def _claim(rest: Draft, one: Draft, other: Draft, strength: Strength) -> Claim:
    return Claim(
        stated=rest,
        terms=(one, other),
        implied=distance_of_sizes,
        strength=strength,
        formula="{0} − {1}",
        message="{0} less {1} leaves {implied}",
        read=abs,
    )
