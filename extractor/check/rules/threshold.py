"""threshold: a mark that is passed lies below the level that passed it.

Formula  A ≥ X for "topped the X mark"; the mark itself is exact.
Why      Marks stay in the text when the level is corrected.
Links    The mark behind a verb of passing or before "mark", and the level of that series in the sentence or the lead.
Quiet    Marks of another measure or span; levels far beyond the mark.
Good     Exports topped the $20 billion mark in May at $20.88 billion.
Bad      Exports topped the $20 billion mark in May at $19.38 billion.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, periods_differ
from extractor.check.kinds import one_kind
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_MARK = re.compile(r"^[\s-]*(?:mark|threshold|line|milestone|barrier)\b")
PASSED = re.compile(r"\b(?:top|pass|cross|exceed|surpass|break|broke)\w*\s+(?:through\s+)?(?:the\s+)?[\w$€£¥.]*\s?$")
_VERBS = ("top", "pass", "cross", "exceed", "surpass", "break", "broke")
_HALF, _PAST = 0.5, 1.2  # levels further off are taken for another thing


@rule("threshold", after=("hedge",), reports="contradiction")
def threshold(links: Links) -> Iterator[Claim]:
    spots = links.spots(_VERBS)
    doubted = {frozenset(figure.id for figure in claim.figures) for claim in links.doubted["contradiction"]}
    for mark in links.figures:
        if mark.qualifier == "exact" and not links.spotted(spots, mark):
            continue
        if mark.measure != "level" or mark.mention.form != "digits" or mark.value is None or mark.value <= 0:
            continue
        passed = PASSED.search(links.lead(mark)) is not None
        if not passed and mark.qualifier == "exact":
            continue
        named = _MARK.match(links.tail(mark)) is not None
        for level in (*links.neighbours(mark, back=1, ahead=1), *(links.lead_figures() if mark.sentence in links.headline else ())):
            if _is_its_level(links, mark, level) and {level.id, mark.id} not in doubted:
                yield _claim(links, mark, level, passed=passed, named=named)


def _is_its_level(links: Links, mark: Draft, level: Draft) -> bool:
    if level is mark or not one_kind(level, mark) or level.qualifier != "exact" or conflict(links.key(level), links.key(mark)):
        return False
    return not periods_differ(level.period, mark.period) and links.key(level).scope() == links.key(mark).scope()


def _claim(links: Links, mark: Draft, level: Draft, *, passed: bool, named: bool) -> Claim:
    assert mark.value is not None
    bound = Interval(mark.value, None, True, False)
    ratio = links.size[level.id] / links.size[mark.id]
    direct = level.sentence == mark.sentence and links.place(level) == links.place(mark) + 1 and level.id not in links.bases
    sure = passed and named and direct and _HALF < ratio < _PAST and not words.DOUBT.search(links.lead(mark) + links.lead(level))
    exact_mark = mark.qualifier == "exact" and ratio <= _PAST
    return Claim(
        stated=level,
        terms=(mark,),
        implied=(lambda _: bound) if exact_mark or sure else _loosely(mark),
        strength=Strength.ANCHORED if sure else Strength.NEAR,
        formula="{0} ≤",
        message="{stated} lies beyond the mark of {0}, as the text says",
        fails="{stated} does not reach the mark of {0} that the text says was passed",
        precise=True,
    )


def _loosely(mark: Draft):  # type: ignore[no-untyped-def]
    """A hedged mark is read as loosely as it allows."""
    outer = mark.outer
    return (lambda _: outer) if outer is not None else (lambda core: core)
