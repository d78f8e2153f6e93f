"""A check as the page shows it: message, formula, both intervals, the gap between them, suspects and hypothesis.

Checks that fail for one cause stand together, as `extractor.write.findings` groups them.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from extractor.records import ArticleRecord, Bounds, Check, Figure
from extractor.report.interval_chart import IntervalChart, interval_chart
from extractor.report.numbers import Measure, measure_for
from extractor.report.verdicts import SIGNS, Sign, check_standing
from extractor.write.as_table import clean
from extractor.write.findings import findings

_REASONS = {
    "missing_operand": "a number that it needs is not stated",
    "ambiguous_link": "several numbers could be meant, and they would not give the same verdict",
    "basis_unknown": "what the change is measured against is not said",
    "scope_differs": "the numbers do not cover the same thing",
    "vague": "the words give no number",
    "one_sided": "the hedges leave no claim that could fail",
    "base_near_zero": "the base is zero or close to it",
    "sign_change": "the base and the new value differ in sign",
    "non_additive": "the parts need not add up",
    "rebased": "the index has a new base",
    "partition_unknown": "it is not known whether the parts are all",
    "no_reference": "there is nothing to compare with",
}


@dataclass(frozen=True, slots=True)
class Operand:
    id: str
    text: str
    suspect: bool


@dataclass(frozen=True, slots=True)
class CheckView:
    number: int
    rule: str
    sign: Sign
    severity: str
    message: str
    figures: tuple[Operand, ...]
    formula: str
    stated: str
    implied: str
    gap: str
    resolution: str
    reason: str
    hypothesis: str
    chart: IntervalChart | None

    @property
    def suspects(self) -> tuple[Operand, ...]:
        return tuple(figure for figure in self.figures if figure.suspect)


@dataclass(frozen=True, slots=True)
class FindingView:
    """Checks that stand together: those that fail for one cause, or a single one."""

    checks: tuple[CheckView, ...]
    shared: tuple[Operand, ...]  # the suspects that all of them name, where there are several checks


def check_view(number: int, check: Check, figures: Mapping[str, Figure]) -> CheckView:
    claim = figures[check.figures[0]]
    ends = [end for bounds in (check.stated, check.implied) if bounds for end in (bounds.low, bounds.high)]
    measure = Measure(0, "(exchange rate)") if check.rule == "conversion" else measure_for(claim, ends)
    fails = check.verdict == "inconsistent"
    names = dict.fromkeys((*check.figures, *(check.suspect or ())))
    return CheckView(
        number=number,
        rule=check.rule,
        sign=SIGNS[check_standing(check)],
        severity=check.severity or "",
        message=clean(check.message),
        figures=tuple(Operand(name, clean(figures[name].text), name in (check.suspect or ())) for name in names),
        formula=clean(check.formula),
        stated=measure.span(check.stated) if check.stated else "",
        implied=measure.span(check.implied) if check.implied else "",
        gap=_gap(check, measure, in_digits=any(map(str.isdigit, claim.text))) if fails else "",
        resolution="" if fails or check.resolution is None else _shown_error(check.resolution, measure),
        reason=_REASONS.get(check.reason or "", clean(check.reason or "").replace("_", " ")),
        hypothesis=clean(check.hypothesis or ""),
        chart=interval_chart(check.stated, check.implied, measure, fits=not fails),
    )


def finding_views(record: ArticleRecord, views: Mapping[int, CheckView]) -> list[FindingView]:
    """The failing checks by cause, the gravest first. `views` are all checks by number."""
    numbers = {id(check): number for number, check in enumerate(record.checks, 1)}
    found = []
    for finding in findings(record):
        own = tuple(views[numbers[id(check)]] for check in finding.checks)
        shared = [suspect for suspect in own[0].suspects if all(suspect in view.suspects for view in own)]
        found.append(FindingView(own, tuple(shared) if len(own) > 1 else ()))
    return found


def _gap(check: Check, measure: Measure, *, in_digits: bool) -> str:
    """How far the intervals are apart, and in steps of a claim in digits: its interval is one step wide."""
    stated, implied = check.stated, check.implied
    if stated is None or implied is None:
        return ""
    for low, high in ((stated.low, implied.high), (implied.low, stated.high)):
        if low is not None and high is not None and low > high:
            return _amount(low - high, measure) + (_steps(low - high, stated) if in_digits else "")
    return ""


def _steps(gap: Decimal, stated: Bounds) -> str:
    if stated.low is None or stated.high is None or stated.low == stated.high:
        return ""
    steps = gap / (stated.high - stated.low)
    if steps < 1:
        return ", less than a unit of the last digit written"
    count = steps.quantize(Decimal(1), ROUND_HALF_UP)
    return f", {count:,} unit{'' if count == 1 else 's'} of the last digit written"


def _amount(size: Decimal, measure: Measure) -> str:
    return measure.amount(Decimal(f"{size:.3g}"))


def _shown_error(resolution: Decimal, measure: Measure) -> str:
    """What error the check would show: "an error larger than 0.9 percent", "any error" where nothing is rounded."""
    return f"an error larger than {_amount(resolution, measure)}" if resolution else "any error"


def rule_meaning(rule: str) -> str:
    """What a rule compares, from the first line of its file: "a stated percentage change fits the two levels that it links"."""
    try:
        document = importlib.import_module(f"extractor.check.rules.{rule}").__doc__
    except ModuleNotFoundError:
        return ""
    return (document or "").strip().split("\n\n")[0].partition(": ")[2].replace("\n", " ")
