"""joint: the identities of an article can all hold at once.

Formula  values within all the intervals satisfy every confirmed identity together.
Why      Each check alone may pass by the room of rounding, while two of them need different values of one figure.
Links    Changes, differences, balances, sums and shares that are tied by grammar or full keys, each confirmed, that share figures.
Quiet    Identities with no figure in common; ties that are only near; hedges to one side.
Good     Exports of $5.4 billion in May, up 10.0 percent from $4.9 billion, and imports of $4.5 billion left a trade surplus of
         $1.0 billion. Two-way trade came to $9.9 billion in May.
Bad      Exports of $5.4 billion in May, up 10.0 percent from $4.9 billion, and imports of $4.5 billion left a trade surplus of
         $1.0 billion. Two-way trade came to $10.0 billion in May.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.check.claims import Claim, Observation, Strength, rule
from extractor.check.feasible import Ends, Identity, Linear, Scaled, is_feasible, smallest_failing
from extractor.check.kinds import core
from extractor.check.links import Links
from extractor.check.messages import listing, surface
from extractor.check.rules.balance import remainder
from extractor.check.rules.difference import distance
from extractor.check.rules.growth import relative_change
from extractor.check.rules.share import part_of_whole
from extractor.check.rules.sum import added, added_sizes
from extractor.interval import Interval
from extractor.marks import Draft

_RULES = ("growth", "difference", "balance", "sum", "share")
_MOST = 24  # identities that are put together


@rule("joint", after=("growth", "difference", "balance", "sum", "share", "cumulative", "share_sum", "contribution", "subset"))
def joint(links: Links) -> Iterator[Observation]:
    claims: list[Claim] = []
    identities: list[Identity] = []
    for name in _RULES:
        for claim in links.confirmed[name]:
            identity = _identity(links, claim) if claim.identity and claim.strength >= Strength.KEYED else None
            if identity is not None and len(claims) < _MOST:
                claims.append(claim)
                identities.append(identity)
    for group in _together(identities):
        told = [claims[k] for k in group]
        forms = [identities[k] for k in group]
        drafts = {links.first_told(draft): draft for claim in told for draft in claim.figures}
        narrow = {name: _ends(core(draft)) for name, draft in drafts.items()}
        failing = smallest_failing(forms, narrow)
        if not failing:
            yield _row(links, told, holds=True, grave=False)
            continue
        wide = {name: _ends(draft.outer) for name, draft in drafts.items() if draft.outer is not None}
        grave = len(wide) == len(drafts) and not is_feasible([forms[k] for k in failing], wide)
        yield _row(links, [told[k] for k in failing], holds=False, grave=grave)


def _identity(links: Links, claim: Claim) -> Identity | None:
    """A claim in one of the two forms; None where it has neither, or a sign that only the words know."""
    if any(draft.qualifier in ("more_than", "less_than") or draft.mention.form != "digits" for draft in claim.figures):
        return None
    names = [links.first_told(draft) for draft in (claim.stated, *claim.terms)]
    values = [draft.value for draft in (claim.stated, *claim.terms)]
    if len(set(names)) < len(names) or any(value is None for value in values):
        return None
    if claim.implied in (relative_change, part_of_whole):
        if claim.stated.unit != "percent" or any((value or 0) <= 0 for value in values[1:]) or claim.read is Interval.__neg__:
            return None
        return Scaled(names[1], names[2], names[0], 1 if claim.implied is relative_change else 0)
    if any((value or 0) <= 0 for value in values):
        return None
    if claim.implied in (added, added_sizes):
        return Linear(((names[0], -1), *((name, 1) for name in names[1:])))
    if claim.implied is remainder:
        return Linear(((names[0], -1), (names[1], 1), (names[2], -1)))
    if claim.implied is distance and claim.stated.unit == claim.terms[0].unit and (values[1] or 0) != (values[2] or 0):
        rising = (values[1] or 0) > (values[2] or 0)
        return Linear(((names[0], -1), (names[1], 1 if rising else -1), (names[2], -1 if rising else 1)))
    return None


def _together(identities: Sequence[Identity]) -> Iterator[list[int]]:
    """Groups of identities that hang together by figures they share: two at least."""
    left = set(range(len(identities)))
    while left:
        group, names = {min(left)}, set(identities[min(left)].names)
        grown = True
        while grown:
            more = {k for k in left - group if not names.isdisjoint(identities[k].names)}
            grown = bool(more)
            group |= more
            names.update(name for k in more for name in identities[k].names)
        left -= group
        if len(group) > 1:
            yield sorted(group)


def _ends(interval: Interval) -> Ends:
    return (
        float("-inf") if interval.lo is None else float(interval.lo),
        float("inf") if interval.hi is None else float(interval.hi),
    )


def _row(links: Links, claims: Sequence[Claim], *, holds: bool, grave: bool) -> Observation:
    figures: dict[str, Draft] = {}
    for claim in claims:
        for draft in claim.figures:
            figures.setdefault(links.first_told(draft), draft)
    rules = listing(sorted({claim.rule for claim in claims}))
    told = listing([surface(links.article, draft) for draft in figures.values()])
    return Observation(
        holds=holds,
        figures=tuple(figures.values()),
        formula="; ".join(_formula(links, claim) for claim in claims),
        message=f"{told} satisfy {rules} at once."
        if holds
        else f"No values of {told} satisfy {rules} at once, though each alone may hold.",
        grave=grave,
    )


def _formula(links: Links, claim: Claim) -> str:
    left = claim.formula.format(*(surface(links.article, term) for term in claim.terms))
    return f"{left} = {surface(links.article, claim.stated)}"
