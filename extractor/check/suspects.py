"""Name the figure that is most likely wrong, and what may have happened to it.

The suspect is the smallest set of figures whose change lets every check pass: a figure that stands in all failing claims
that hang together, and in none that is proven. A hypothesis is kept only if with it all claims of the suspect pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from extractor.check import slips
from extractor.check.claims import Claim, Common
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

if TYPE_CHECKING:
    from extractor.check.engine import Outcome

_FINE = 0.05  # of the implied value
_FINE_STEPS = 3
_TRIED = 3  # suspects of a tie that hypotheses are tried on


def explain(links: Links, outcomes: Sequence[Outcome]) -> None:
    """Set suspect and hypothesis of each inconsistent outcome."""
    failing = [outcome for outcome in outcomes if not outcome.holds]
    if not failing:
        return
    proven = {
        draft.id
        for outcome in outcomes
        if outcome.proves and isinstance(outcome.claim, Claim) and not outcome.claim.precise
        for draft in outcome.claim.figures
    }
    failures = Counter(draft.id for outcome in failing for draft in _accused(outcome))
    for outcome in failing:
        suspects = _suspects(outcome, proven, failures)
        outcome.suspect = tuple(draft.id for draft in suspects) or None
        outcome.hypothesis = _hypothesis(links, outcome, suspects, outcomes)


def is_slip(links: Links, outcome: Outcome) -> bool:
    """Whether one slip in one figure explains why a claim fails: then its figures were most likely meant to fit.

    What is worked out must be fine for that: a wide interval is met by some slip or other.
    """
    claim = outcome.claim
    if not isinstance(claim, Claim) or not _is_fine(outcome):
        return False
    if claim.hypothesis is not None or _other_sign(claim) is not None:
        return True
    for figure in {draft.id: draft for draft in claim.figures}.values():
        passes = _trial(claim, figure)
        if any(passes(core) for kind in slips.KINDS for core, _ in slips.readings(links.article, figure, kind)):
            return True
    return False


def _is_fine(outcome: Outcome) -> bool:
    """Whether the implied interval is narrow beside the stated figure's own step, or beside its own size."""
    width, middle, own = outcome.implied.width, outcome.implied.middle, outcome.stated.width
    return width is None or middle is None or own is None or float(width) <= max(float(own) * _FINE_STEPS, abs(float(middle)) * _FINE)


def _accused(outcome: Outcome) -> tuple[Draft, ...]:
    """The figures that may be to blame: of pairs that disagree, the odd pair where three or more tell which is odd."""
    claim = outcome.claim
    if isinstance(claim, Common):
        return claim.groups[0] if len(claim.groups) > 2 else ()
    return claim.figures


def _suspects(outcome: Outcome, proven: set[str], failures: Counter[str]) -> list[Draft]:
    """The figures in most failing claims, less those that other claims prove; all where nothing tells them apart."""
    accused = list({draft.id: draft for draft in _accused(outcome)}.values())
    doubtful = [draft for draft in accused if draft.id not in proven] or accused
    most = max((failures[draft.id] for draft in doubtful), default=0)
    return [draft for draft in doubtful if failures[draft.id] == most]


def _hypothesis(links: Links, outcome: Outcome, suspects: Sequence[Draft], outcomes: Sequence[Outcome]) -> str | None:
    """The first cause, in the order of likelihood, that lets all claims of a suspect pass."""
    claim = outcome.claim
    if isinstance(claim, Claim) and claim.hypothesis is not None:
        return claim.hypothesis
    if isinstance(claim, Claim):
        sign = _other_sign(claim)
        if sign is not None:
            return sign
    trials = [
        (suspect, [_trial(other.claim, suspect) for other in outcomes if any(draft is suspect for draft in other.claim.figures)])
        for suspect in suspects[:_TRIED]
    ]
    for kind in slips.KINDS:
        if kind not in slips.PLAIN and isinstance(claim, Claim):
            told = next(_by_formula(claim), None)
            if told is not None:
                return told
        for suspect, mine in trials:
            for core, slip in slips.readings(links.article, suspect, kind):
                if all(passes(core) for passes in mine):
                    return slips.told(slip)
    return None


def _trial(claim: Claim | Common, suspect: Draft) -> Callable[[Interval], bool]:
    """Tells whether a claim holds with another reading of one figure; what the figure has no part in is worked out once."""

    def reading(draft: Draft, core: Interval | None = None) -> Interval:
        found = core if draft is suspect and core is not None else draft.core
        assert found is not None
        return found

    def meet(core: Interval) -> bool:
        assert isinstance(claim, Common)
        values = [claim.each(*[reading(draft, core) for draft in group]) for group in claim.groups]
        return all(value.overlaps(other) for value in values for other in values)

    def fits(core: Interval) -> bool:
        assert isinstance(claim, Claim)
        return _meet(claim, claim.read(reading(claim.stated, core)), claim.implied(*[reading(term, core) for term in claim.terms]))

    if isinstance(claim, Common):
        return meet
    if claim.stated is not suspect or any(term is suspect for term in claim.terms):
        return fits
    read, implied = claim.read, claim.implied(*[reading(term) for term in claim.terms])
    return lambda core: _meet(claim, read(core), implied)


def _meet(claim: Claim, stated: Interval, implied: Interval) -> bool:
    """Whether the two have a number in common, by its size alone where the sign is open."""
    return stated.overlaps(implied) or (claim.by_size and abs(stated).overlaps(abs(implied)))


def _other_sign(claim: Claim) -> str | None:
    """A change of the right size in the wrong direction."""
    if claim.rule not in ("growth", "balance") or claim.stated.core is None:
        return None
    terms = [term.core for term in claim.terms if term.core is not None]
    implied = claim.implied(*terms)
    if (-claim.read(claim.stated.core)).overlaps(implied):
        return "wrong sign or word of direction"
    return None


def _by_formula(claim: Claim) -> Iterator[str]:
    """Changes that were worked out in another way."""
    if claim.rule != "growth" or len(claim.terms) != 2 or claim.stated.core is None:
        return
    now, before = (term.core for term in claim.terms)
    if now is None or before is None or now.lo is None or now.lo <= 0 or before.lo is None or before.lo <= 0:
        return
    stated = claim.stated.core
    if stated.overlaps(before.over(now).shift(-1).scale(-100)):
        yield "change computed on the new value"
    if stated.overlaps(before.over(now).shift(-1).scale(100)):
        yield "operands swapped"
    difference = (now - before).scale(Decimal("1e-9"))
    if abs(stated).overlaps(abs(difference)):
        yield "absolute change given as a percentage"
