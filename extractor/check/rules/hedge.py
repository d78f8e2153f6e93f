"""hedge: the exact value lies on the side that a rough one tells.

Formula  P < X for "nearly X", P > X for "more than X" (P the exact figure of the same thing).
Why      A headline is written before the last change of the body; a figure that has passed its "nearly" was changed later.
Links    A rough figure in the headline or the lead and the one exact figure of its whole key and period.
Quiet    "About", which has no side; figures further than a tenth apart, which tell two things; more than one exact figure.
Good     Exports fetch nearly $21 billion in May\\n\\nSEOUL, June 1 - Exports came to $20.88 billion in May, the ministry said.
Bad      Exports fetch nearly $21 billion in May\\n\\nSEOUL, June 1 - Exports came to $21.32 billion in May, the ministry said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_BELOW = re.compile(r"\b(?:nearly|almost|just\s+(?:under|below|short\s+of)|approaching|close\s+to)\s+[\w$€£¥.]{0,4}\s?$")
_BELOW_WITHIN = re.compile(r"^(?:nearly|almost|just\s+(?:under|below|short\s+of)|approaching|close\s+to)\b")
_WORDS = ("nearly", "almost", "just under", "just below", "just short", "approaching", "close to")
_FAR = 0.1  # of the value: further apart, two figures are of two things


@rule("hedge", reports="contradiction")
def hedge(links: Links) -> Iterator[Claim]:
    rough = [figure for figure in links.figures if figure.qualifier in ("about", "more_than", "less_than") and figure.value]
    if not rough or not (links.tells(_WORDS) or any(figure.qualifier != "about" for figure in rough)):
        return
    exact: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for figure in links.figures:
        if figure.qualifier == "exact" and figure.mention.form == "digits" and figure.value and figure.id not in links.bases:
            exact[_name(links, figure)].append(figure)
    for figure in rough:
        side = _side(links, figure)
        if side is None or figure.period is None or links.key(figure).indicator is None or figure.status != "actual":
            continue
        twins = [twin for twin in exact.get(_name(links, figure), ()) if _is_twin(links, figure, twin)]
        if len({twin.value for twin in twins}) == 1:
            yield _claim(figure, twins[0], below=side < 0)


def _name(links: Links, figure: Draft) -> tuple[object, ...]:
    return links.key(figure), figure.unit, figure.measure, links.span(figure), figure.basis, figure.mention.per, figure.status


def _side(links: Links, figure: Draft) -> int | None:
    """−1 where the exact value must lie below the rough one, +1 above; None where the words have no side."""
    if figure.qualifier != "about":
        return 1 if figure.qualifier == "more_than" else -1
    before, own = links.text[max(0, figure.start - 30) : figure.start], links.text[figure.start : figure.end]
    return -1 if _BELOW.search(before) or _BELOW_WITHIN.match(own) else None


def _is_twin(links: Links, rough: Draft, exact: Draft) -> bool:
    """Whether the exact figure tells again, or first, what the rough one does."""
    told_first = rough.sentence in links.headline and links.is_lead(exact)
    near = links.is_lead(rough) and links.is_lead(exact) and rough.sentence != exact.sentence
    size = links.size[rough.id]
    return (told_first or near) and abs(links.size[exact.id] / size - 1) <= _FAR and exact.mention.step <= rough.mention.outer_step


def _claim(rough: Draft, exact: Draft, *, below: bool) -> Claim:
    assert rough.value is not None
    value = abs(rough.value)
    bound = Interval(None, value, False, False) if below else Interval(value, None, False, False)
    return Claim(
        stated=exact,
        terms=(rough,),
        implied=lambda _: bound,
        strength=Strength.KEYED,
        formula="{0} >" if below else "{0} <",
        message="{stated} lies on the side of {0} that the text tells",
        fails="the text tells {0} as " + ("not quite" if below else "more than") + " reached, and {stated} elsewhere"
        if below
        else "the text tells {0} as passed or not reached, and {stated} elsewhere",
        read=abs,
        identity=False,
        precise=True,
    )
