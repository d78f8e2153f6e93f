"""other_column: parts that fill their whole in one column of figures fill it in the other.

Formula  B₁ + B₂ + … must be able to equal B, where A₁ + A₂ + … is A; Bᵢ is the earlier value of Aᵢ, or the later one.
Why      A list that adds up this year added up last year: a slip in the one column shows by the other.
Links    A sum of one indicator that holds, and for each of its figures the earlier value that words tie to it.
Quiet    A part without a figure in the other column; a miss that no slip of the pen explains, where the sum itself may be chance.
Good     Revenue was €90.1m (2023: €82.3m). Mobile revenue was €57.4m (2023: €53.2m) and data revenue €32.7m (2023: €29.1m).
Bad      Revenue was €90.1m (2023: €82.3m). Mobile revenue was €57.4m (2023: €52.3m) and data revenue €32.7m (2023: €29.1m).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.check.claims import Claim, Strength, rule
from extractor.check.links import Links
from extractor.check.rules.sum import added_sizes, sum_claim
from extractor.marks import Draft

_FEWEST = 2  # parts

Columns = tuple[Mapping[str, Draft], ...]


@rule("other_column", after=("sum", "listed_sum", "partition", "share"), reports="sum")
def other_column(links: Links) -> Iterator[Claim]:
    sums = [claim for claim in links.confirmed["sum"] if not claim.chance and len(claim.terms) >= _FEWEST]
    if not sums:
        return
    columns = _columns(links)
    told = {frozenset(figure.id for figure in claim.figures) for claim in sums}
    for claim in sums:
        if not _is_breakdown(links, claim):
            continue
        for column in columns:
            figures = [column.get(links.first_told(figure)) for figure in (claim.stated, *claim.terms)]
            found = [figure for figure in figures if figure is not None]
            if len(found) < len(figures) or len({figure.id for figure in found}) < len(found):
                continue
            if len({links.family[figure.id] for figure in found}) > 1 or frozenset(figure.id for figure in found) in told:
                continue
            sure = claim.strength >= Strength.KEYED
            yield sum_claim(found[0], found[1:], Strength.KEYED if sure else Strength.LIKELY, by=added_sizes)


def _is_breakdown(links: Links, claim: Claim) -> bool:
    """Whether all figures are of one indicator, and the parts of a scope each, or told in one sentence with their whole."""
    if len({links.key(figure).indicator for figure in claim.figures}) > 1:
        return False
    scopes, sentences = {links.key(part).scope() for part in claim.terms}, {figure.sentence for figure in claim.figures}
    return len(scopes) == len(claim.terms) or len(sentences) == 1


def _columns(links: Links) -> Columns:
    """First figure of a level -> its earlier value; and the other way round."""
    earlier: dict[str, Draft] = {}
    later: dict[str, Draft] = {}
    for movement in links.movements:
        if movement.told and not movement.aim and movement.now.unit != "percent":
            earlier.setdefault(links.first_told(movement.now), movement.before)
            later.setdefault(links.first_told(movement.before), movement.now)
    return earlier, later
