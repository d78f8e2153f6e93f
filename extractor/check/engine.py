"""Checker: an article's figures in, the verdicts on its arithmetic out.

The engine alone decides what "consistent" means: it evaluates every claim on the core reading of its figures and, where
that fails, on the outer one; it sets verdict, severity, resolution and weakness, and writes the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.check import messages
from extractor.check.claims import Claim, Common, Observation, Rule, Strength, Unverifiable, discovered
from extractor.check.links import Links
from extractor.check.suspects import explain, is_slip
from extractor.interval import End, Interval, multiply, subtract
from extractor.marks import Draft

_WEAK_STEPS = Decimal(10)  # a rate that could change by more than ten of its steps proves little
_WEAK_SHARE = Decimal("0.25")  # so does a level that could change by a quarter
_ARITHMETIC = frozenset({"growth", "difference", "balance", "sum", "share", "average", "multiple"})
_CARELESS = Decimal(4)  # a gap of less than that part of a step may be rounding
_SIBLINGS = 2  # members of a list that hold, for another to be wrong without a slip that explains it
_LOWER = {"error": "warning", "warning": "info"}


@dataclass(slots=True)
class Outcome:
    """A judged claim."""

    claim: Claim | Common
    verdict: str
    stated: Interval
    implied: Interval
    outer_fails: bool
    resolution: End | None
    weak: bool
    suspect: tuple[str, ...] | None = None
    hypothesis: str | None = None

    @property
    def holds(self) -> bool:
        return self.verdict == "consistent"

    @property
    def proves(self) -> bool:
        """Whether its figures are hardly wrong: it holds, narrowly, and on both sides."""
        if not self.holds or self.weak or not isinstance(self.claim, Claim) or self.claim.chance:
            return False
        return self.claim.precise or (self.implied.lo is not None and self.implied.hi is not None)


class Checker:
    """`Checker()(text, drafts, sentences)` gives one dictionary a check, with the fields of the record `Check`."""

    def __init__(self, rules: Sequence[Rule] | None = None) -> None:
        self.rules = tuple(rules) if rules is not None else discovered()

    def __call__(self, text: str, drafts: Sequence[Draft], sentences: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
        if not drafts:
            return []
        links = Links(text, drafts, sentences)
        outcomes: list[Outcome] = []
        doubts: list[Unverifiable] = []
        observed: list[Observation] = []
        for rule in self.rules:
            proposals = []
            for proposal in rule.propose(links):
                proposal.rule = rule.reports
                if isinstance(proposal, Observation):
                    observed.append(proposal)
                else:
                    proposals.append(proposal)
            if not proposals:
                continue
            found, unsure = _judge(proposals)
            settled = [
                outcome
                for outcome in _settle(links, found)
                if outcome.holds or rule.name == "contradiction" or not _in_headline(links, outcome)
            ]
            outcomes += settled
            doubts += unsure
            links.doubted[rule.reports] += [o.claim for o in settled if not o.holds and isinstance(o.claim, Claim)]
            links.confirmed[rule.reports] += [o.claim for o in settled if o.holds and isinstance(o.claim, Claim)]
        outcomes = _without_echoes(outcomes)
        explain(links, outcomes)
        rows = [_row(links, outcome) for outcome in outcomes] + [_observed_row(one) for one in observed]
        judged = {row["rule"]: set[str]() for row in rows}
        for row in rows:
            judged[row["rule"]].update(row["figures"])
        rows += [_doubt_row(links, doubt) for doubt in doubts if not judged.get(doubt.rule, set()) >= {d.id for d in doubt.figures}]
        return rows


def evaluate(claim: Claim, reading: Callable[[Draft], Interval]) -> tuple[Interval, Interval]:
    """The stated and the implied interval of a claim on one reading of its figures."""
    return claim.read(reading(claim.stated)), claim.implied(*[reading(term) for term in claim.terms])


def core_of(draft: Draft) -> Interval:
    assert draft.core is not None
    return draft.core


def outer_of(draft: Draft) -> Interval:
    assert draft.outer is not None
    return draft.outer


def _judge(proposals: Iterable[Claim | Common | Unverifiable]) -> tuple[list[Outcome], list[Unverifiable]]:
    outcomes: list[Outcome] = []
    doubts: list[Unverifiable] = []
    for proposal in proposals:
        if isinstance(proposal, Unverifiable):
            doubts.append(proposal)
        elif isinstance(proposal, Claim):
            outcomes.append(judge(proposal))
        else:
            outcomes.append(_judge_common(proposal))
    return outcomes, doubts


def judge(claim: Claim) -> Outcome:
    """A claim's verdict by the core reading; the outer one decides only how grave a failure is."""
    stated, implied = evaluate(claim, core_of)
    if stated.overlaps(implied):
        return Outcome(claim, "consistent", stated, implied, False, *_slack(claim, stated, implied))
    loose_stated, loose_implied = evaluate(claim, outer_of)
    return Outcome(claim, "inconsistent", stated, implied, not loose_stated.overlaps(loose_implied), _gap(stated, implied), False)


def _slack(claim: Claim, stated: Interval, implied: Interval) -> tuple[End | None, bool]:
    """The smallest change of the claimed figure that would make the claim fail, and whether that is much."""
    up = None if implied.hi is None or stated.lo is None else subtract(implied.hi, stated.lo)
    down = None if stated.hi is None or implied.lo is None else subtract(stated.hi, implied.lo)
    slack = up if down is None else down if up is None else min(up, down)
    if claim.precise:
        return slack, False
    if slack is None:
        return None, True
    if claim.stated.unit in ("percent", "percentage_point", "basis_point"):
        step = claim.stated.mention.step
        return slack, slack > multiply(_WEAK_STEPS, step) and claim.stated.mention.form == "digits"
    size = claim.stated.value
    return slack, size is not None and slack > multiply(_WEAK_SHARE, abs(size))


def _gap(stated: Interval, implied: Interval) -> End | None:
    if stated.before(implied) and implied.lo is not None and stated.hi is not None:
        return subtract(implied.lo, stated.hi)
    if implied.hi is None or stated.lo is None:
        return None
    return subtract(stated.lo, implied.hi)


def _judge_common(claim: Common) -> Outcome:
    """Groups meet if each pair does; the group that meets fewest others is the stated one."""
    values = [claim.each(*[core_of(draft) for draft in group]) for group in claim.groups]
    meets = [sum(value.overlaps(other) for other in values) for value in values]
    worst = min(range(len(values)), key=lambda k: (meets[k], -k))
    if worst != 0:
        order = [worst, *[k for k in range(len(values)) if k != worst]]
        claim.groups = tuple(claim.groups[k] for k in order)
        values = [values[k] for k in order]
    implied = _meet(values[1:])
    if min(meets) == len(values):
        return Outcome(claim, "consistent", values[0], implied, False, None, False)
    loose = [claim.each(*[outer_of(draft) for draft in group]) for group in claim.groups]
    fails = any(not value.overlaps(other) for value in loose for other in loose)
    return Outcome(claim, "inconsistent", values[0], implied, fails, None, False)


def _meet(values: Sequence[Interval]) -> Interval:
    """What most of the values share: their intersection, or their hull where there is none."""
    found = values[0]
    for value in values[1:]:
        found = found.intersect(value)
    if not found.is_empty:
        return found
    found = values[0]
    for value in values[1:]:
        found = found.hull(value)
    return found


def _settle(links: Links, outcomes: list[Outcome]) -> list[Outcome]:
    """One outcome for each set of figures. Loose ties never accuse, likely ones only where a slip of the pen explains the failure.

    A claim, or a set of terms, that is proven once is not doubted elsewhere.
    """
    best: dict[frozenset[str], Outcome] = {}
    alike = Counter(_construction(outcome) for outcome in outcomes if outcome.holds and outcome.claim.strength >= Strength.LIKELY)
    for outcome in outcomes:
        strength = outcome.claim.strength
        if not outcome.holds and strength <= Strength.LIKELY:
            listed = strength is Strength.LIKELY and outcome.outer_fails and alike[_construction(outcome)] >= _SIBLINGS
            if not (listed or _may_accuse(links, outcome)):
                continue
        if outcome.weak and strength is Strength.NEAR:
            continue
        names = frozenset(links.first_told(draft) for draft in outcome.claim.figures)
        known = best.get(names)
        if known is None or _rank(links, outcome) > _rank(links, known):
            best[names] = outcome
    proofs = [outcome for outcome in best.values() if outcome.proves]
    proven = {_stated(outcome).id for outcome in proofs}
    explained = {_terms(outcome) for outcome in proofs}
    return [
        outcome
        for outcome in best.values()
        if outcome.holds
        or outcome.claim.strength is Strength.ANCHORED
        or not (_terms(outcome) in explained or _stated(outcome).id in proven)
    ]


def _construction(outcome: Outcome) -> tuple[object, ...]:
    """Where the figures of a claim stand: the members of a list, "A, B and C … respectively", have one construction."""
    figures = outcome.claim.figures
    return outcome.claim.rule, outcome.claim.formula, tuple(figure.sentence for figure in figures)


def _may_accuse(links: Links, outcome: Outcome) -> bool:
    """Whether a likely tie that fails may say so: by more than a careless rounding, and by no more than one slip of the pen."""
    if outcome.claim.strength is not Strength.LIKELY:
        return False
    gap, width = outcome.resolution, outcome.stated.width
    repeated = isinstance(outcome.claim, Claim) and outcome.claim.precise
    careless = not repeated and gap is not None and width is not None and multiply(_CARELESS, gap) < width
    return not (careless and not outcome.outer_fails) and is_slip(links, outcome)


def _rank(links: Links, outcome: Outcome) -> tuple[bool, int, bool]:
    """Which of two outcomes on the same numbers is shown: the one that holds, the stronger tie, the body before the headline."""
    return outcome.holds, int(outcome.claim.strength), not any(draft.sentence in links.headline for draft in outcome.claim.figures)


def _in_headline(links: Links, outcome: Outcome) -> bool:
    """Headlines round at will and name no source: against the body they are judged by the rule contradiction alone."""
    return _stated(outcome).sentence in links.headline


def _terms(outcome: Outcome) -> frozenset[str]:
    return (
        frozenset(draft.id for draft in outcome.claim.terms)
        if isinstance(outcome.claim, Claim) and len(outcome.claim.terms) > 1
        else frozenset((str(id(outcome)),))
    )


def _stated(outcome: Outcome) -> Draft:
    return outcome.claim.stated if isinstance(outcome.claim, Claim) else outcome.claim.groups[0][-1]


def _without_echoes(outcomes: list[Outcome]) -> list[Outcome]:
    """In order of the claimed figure's place, without arithmetic alarms whose every figure is proven right by other claims."""
    proven: set[str] = set()
    for outcome in outcomes:
        if outcome.proves and outcome.claim.rule in _ARITHMETIC:
            proven.update(draft.id for draft in outcome.claim.figures)
    shown = {frozenset(d.id for d in o.claim.figures) for o in outcomes if o.holds and _tells_a_sum(o)}
    kept = [
        outcome
        for outcome in outcomes
        if not (outcome.claim.rule == "sum" and outcome.holds and frozenset(d.id for d in outcome.claim.figures) in shown)
        if outcome.holds or outcome.claim.rule not in _ARITHMETIC or not all(draft.id in proven for draft in outcome.claim.figures)
    ]
    return sorted(kept, key=lambda outcome: (_stated(outcome).start, outcome.claim.rule))


def _tells_a_sum(outcome: Outcome) -> bool:
    """Whether a claim is a sum told the other way round: imports are exports and the deficit, a level is the old one and the rise."""
    if outcome.claim.rule == "difference":
        return True
    indicator = _stated(outcome).indicator
    return outcome.claim.rule == "balance" and indicator is not None and indicator.key == "trade_balance"


def _severity(outcome: Outcome) -> str | None:
    if outcome.holds:
        return None
    grave = outcome.outer_fails and outcome.claim.identity and outcome.claim.strength >= Strength.KEYED
    severity = "error" if grave else "warning"
    hedged = any(draft.qualifier != "exact" for draft in outcome.claim.figures)
    foreseen = any(draft.status in ("forecast", "target") for draft in outcome.claim.figures)
    lowered = (grave and foreseen) or (hedged and (grave or not outcome.outer_fails))  # a hedge that explains the gap accuses nobody
    return _LOWER[severity] if lowered else severity


def _row(links: Links, outcome: Outcome) -> dict[str, Any]:
    claim = outcome.claim
    return {
        "rule": claim.rule,
        "verdict": outcome.verdict,
        "severity": _severity(outcome),
        "figures": list(dict.fromkeys([*(d.id for d in claim.figures), *(twin.id for d in claim.figures for twin in links.twins(d))])),
        "formula": messages.formula(links.article, claim),
        "stated": messages.bounds(outcome.stated),
        "implied": messages.bounds(outcome.implied),
        "resolution": messages.number(outcome.resolution),
        "weak": outcome.weak or (outcome.holds and isinstance(claim, Claim) and claim.chance),
        "reason": None,
        "suspect": outcome.suspect,
        "hypothesis": outcome.hypothesis,
        "message": messages.message(links.article, outcome),
    }


def _observed_row(one: Observation) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "verdict": "consistent" if one.holds else "inconsistent",
        "severity": None if one.holds else "error" if one.grave else "warning",
        "figures": list(dict.fromkeys(draft.id for draft in one.figures)),
        "formula": one.formula,
        "stated": None,
        "implied": None,
        "resolution": None,
        "weak": False,
        "reason": None,
        "suspect": None,
        "hypothesis": one.hypothesis,
        "message": one.message,
    }


def _doubt_row(links: Links, doubt: Unverifiable) -> dict[str, Any]:
    return {
        "rule": doubt.rule,
        "verdict": "unverifiable",
        "severity": None,
        "figures": list(dict.fromkeys(draft.id for draft in doubt.figures)),
        "formula": "",
        "stated": None,
        "implied": None,
        "resolution": None,
        "weak": False,
        "reason": doubt.reason,
        "suspect": None,
        "hypothesis": None,
        "message": messages.fill(doubt.message, links.article, doubt.figures),
    }
