"""share_sum: shares of one whole fill 100 percent.

Formula  100 − S₁ − S₂ − … must be able to equal the last share.
Why      A share retyped wrongly leaves the list above or below 100 by more than rounding can.
Links    Shares of one passage and period, closed by "the remaining", "the rest", or a full set of answers (more, same, less).
Quiet    Several answers allowed; lists that nothing declares full may only confirm.
Good     Asia took 61 percent of shipments, Europe 22 percent and other markets the remaining 17 percent.
Bad      Asia took 61 percent of shipments, Europe 22 percent and other markets the remaining 27 percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.closing import closing_figures
from extractor.check.groups import LONGEST, groups_of
from extractor.check.links import Links
from extractor.interval import Interval, total
from extractor.marks import Draft

_HUNDRED = Decimal(100)
_FEWEST, _MOST = 80, 125  # a closed list further off is taken for another list
_ANSWERS = (
    re.compile(r"\b(?:increase|rise|improve\w*|better|higher|more|gain|grow\w*|expan\w+|positive|up)\b"),
    re.compile(r"\b(?:no\s+change|unchanged|same|stable|steady|flat)\b"),
    re.compile(r"\b(?:decline|fall|decrease|worse\w*|lower|fewer|less|drop|deteriorat\w+|contract\w*|negative|down)\b"),
)


@rule("share_sum", reports="sum")
def share_sum(links: Links) -> Iterator[Claim]:
    closed = closing_figures(links)
    for (_, kind), groups in groups_of(links).items():
        if kind != "percent":
            continue
        for group in groups:
            ends = [(0, place + 1) for place, part in enumerate(group.figures) if place and part.id in closed]
            for first, end in dict.fromkeys([*group.runs(links), *ends]):
                for begin in range(first, end - 1) if end - first <= LONGEST else (first,):
                    strength = _strength(
                        links, group.figures[begin:end], whole_run=begin == first, closing=group.figures[end - 1].id in closed
                    )
                    if strength is not None:
                        yield _claim(group.figures[begin:end], strength)


def _strength(links: Links, parts: Sequence[Draft], *, whole_run: bool, closing: bool) -> Strength | None:
    """How far a run of shares can be believed to be full; None for not at all."""
    found = sum((part.value for part in parts if part.value is not None), Decimal(0))
    room = sum((part.mention.step for part in parts), Decimal(0)) / 2
    if abs(found - _HUNDRED) <= room and (len(parts) > 2 or room <= 1 or closing):
        return Strength.NEAR
    if not whole_run or len(parts) < 3 or links.paragraph[parts[0].sentence] != links.paragraph[parts[-1].sentence]:
        return None
    answers = _is_answer_set(links, parts)
    scopes = {links.key(part).scope() for part in parts[:-1]}  # "the remaining" names no scope of its own
    if len(scopes) not in (1, len(parts) - 1) or not (answers or closing):
        return None
    if answers or _FEWEST < found < _MOST:
        return Strength.KEYED
    return Strength.LIKELY if parts[0].sentence == parts[-1].sentence else None


def _is_answer_set(links: Links, parts: Sequence[Draft]) -> bool:
    """ "22 percent foresaw an increase, 58 percent no change and 20 percent a decline" """
    if len(parts) != 3 or parts[0].sentence != parts[2].sentence:
        return False
    tails = [links.tail(part) for part in parts]
    return all(any(answer.search(tail) for tail in tails) for answer in _ANSWERS)


def _claim(parts: Sequence[Draft], strength: Strength) -> Claim:
    stated, others = parts[-1], tuple(parts[:-1])
    return Claim(
        stated=stated,
        terms=others,
        implied=lambda *shares: Interval.point(_HUNDRED) - total(shares),
        strength=strength,
        formula="100 − " + " − ".join(f"{{{k}}}" for k in range(len(others))),
        message="shares of {all} leave {implied}",
        identity=False,
    )
