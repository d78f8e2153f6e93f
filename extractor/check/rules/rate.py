"""rate: a rate is the one count that it is named for over the other.

Formula  100 · N / D must be able to equal R (N the jobless, D the labour force; or vacancies and posts, bad loans and all loans …).
Why      Rates come from one table and counts from another; a count retyped wrongly no longer yields the rate beside it.
Links    A rate called by its name, and the one count each that the passage calls by the name of its upper and its lower half.
Quiet    Two counts of one name; counts of other periods; a miss that no slip of the pen explains (another definition, adjusted data).
Good     870,000 of a labour force of 29.6 million were jobless in May 2024, an unemployment rate of 2.9 percent.
Bad      870,000 of a labour force of 29.6 million were jobless in May 2024, an unemployment rate of 9.2 percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, periods_differ
from extractor.check.links import Links
from extractor.check.rules.share import claim_of, is_amount_of_things
from extractor.marks import Draft


@dataclass(frozen=True, slots=True)
class Ratio:
    """What a rate is called, and its halves."""

    name: re.Pattern[str]
    upper: re.Pattern[str]
    lower: re.Pattern[str]


def _ratio(name: str, upper: str, lower: str) -> Ratio:
    return Ratio(*(re.compile(rf"\b(?:{words})\b") for words in (name, upper, lower)))


_RATIOS = (
    _ratio(
        r"(?:unemployment|jobless)\s+rate|rate\s+of\s+unemployment",
        r"unemployed|jobless|out\s+of\s+work|without\s+(?:a\s+)?(?:jobs?|work)|(?:job|work)[\s-]?seekers|seeking\s+work",
        r"labou?r\s+force|work\s?force|active\s+population|economically\s+active",
    ),
    _ratio(
        r"(?:labou?r\s+force\s+)?participation\s+rate|activity\s+rate",
        r"labou?r\s+force|economically\s+active",
        r"working[\s-]age\s+population|people\s+of\s+working\s+age",
    ),
    _ratio(r"employment\s+rate", r"employed|in\s+(?:a\s+job|work|employment)", r"working[\s-]age\s+population|people\s+of\s+working\s+age"),
    _ratio(r"vacancy\s+rate", r"vacan(?:t|cies)|unfilled", r"posts|positions|dwellings|homes|units|offices|in\s+all"),
    _ratio(
        r"(?:npl|npa|bad[\s-]loan|non-?performing\s+loans?|default|delinquency)\s+(?:rate|ratio)",
        r"bad\s+loans|non-?performing|npls|gross\s+npas|overdue|in\s+(?:default|arrears)|defaults?|delinquent",
        r"(?:total|gross|all|outstanding)\s+(?:loans|advances|lending)|loan\s+book|loans|advances",
    ),
    _ratio(r"cover(?:age)?\s+(?:rate|ratio)|coverage", r"exports?", r"imports?"),
    _ratio(
        r"cost[\s:/-]+(?:to[\s-])?income\s+ratio|efficiency\s+ratio",
        r"(?:operating\s+)?(?:costs?|expenses)",
        r"(?:total|operating|net)?\s*income|net\s+revenue",
    ),
    _ratio(
        r"response\s+rate|rate\s+of\s+response",
        r"repl(?:ied|ies)|answer(?:ed|s)|responded|responses|respondents",
        r"asked|surveyed|sent|questioned|contacted",
    ),
)
_WORDS = (" rate", "ratio", "coverage")
_BEFORE, _BEHIND = 60, 30  # characters around a figure in which its name stands
_OF = re.compile(r"^\s*(?:[a-z]+\s+){0,2}?(?:out\s+)?of\s")
_BACK, _AHEAD = 3, 1  # sentences around a rate in which its halves stand
_END = re.compile(r"[,;:.(]|\b(?:and|while|but)\b")
_NO_COUNT = re.compile(
    r"\b(?:gained|added|rose|fell|grew|dropped|increas\w+|decreas\w+|up|down)\s+(?:by\s+)?(?:about\s+)?[\w$€£¥]{0,3}\s?$"
)


@rule("rate", after=("share",), reports="share")
def rate(links: Links) -> Iterator[Claim]:
    if not links.tells(_WORDS):
        return
    known = {claim.stated.id for claim in (*links.confirmed["share"], *links.doubted["share"])}
    for figure in links.figures:
        if figure.unit != "percent" or figure.measure == "change" or figure.mention.form != "digits" or figure.id in known:
            continue
        if figure.id in links.bases or figure.qualifier != "exact":
            continue
        own = _around(links, figure)
        ratio = next((ratio for ratio in _RATIOS if ratio.name.search(own)), None)
        if ratio is None:
            continue
        levels = [
            level
            for number in range(figure.sentence - _BACK, figure.sentence + _AHEAD + 1)
            for level in links.by_sentence.get(number, ())
            if is_amount_of_things(level) and level.id not in links.bases and level.qualifier == "exact" and _is_of(links, level, figure)
        ]
        upper, lower = _one_of_another(links, levels, ratio) or (_named(links, levels, half) for half in (ratio.upper, ratio.lower))
        if upper is not None and lower is not None and upper is not lower and links.family[upper.id] == links.family[lower.id]:
            yield claim_of(figure, upper, lower, Strength.LIKELY)


def _around(links: Links, figure: Draft) -> str:
    """The words by which a figure is called: those right before it, and those behind it up to the next clause."""
    return links.lead(figure)[-_BEFORE:] + " " + _END.split(links.tail(figure)[:_BEHIND])[0]


def _is_of(links: Links, level: Draft, figure: Draft) -> bool:
    keys = links.key(level)._replace(indicator=None), links.key(figure)._replace(indicator=None)
    return not (conflict(*keys) or periods_differ(level.period, figure.period) or _NO_COUNT.search(links.lead(level)))


def _one_of_another(links: Links, levels: Sequence[Draft], ratio: Ratio) -> tuple[Draft, Draft] | None:
    """ "870,000 of a labour force of 29.6 million were jobless" """
    for one, other in pairwise(levels):
        gap = links.between(one, other)
        if one.sentence == other.sentence and _OF.match(gap) and ratio.lower.search(gap) and ratio.upper.search(links.tail(other)):
            return one, other
    return None


def _named(links: Links, levels: Sequence[Draft], half: re.Pattern[str]) -> Draft | None:
    """The one level that is called by a name: the one that the name stands nearest before, else right behind."""
    found: list[tuple[int, Draft]] = []
    for level in levels:
        start = max(links.sentences[level.sentence][0], level.start - _BEFORE)
        if links.place(level) and "," in links.lead(level):  # "1,240 asked, 806 replied": what stands before the comma is the other's
            start = max(start, level.start - len(links.lead(level)) + links.lead(level).rindex(","))
        before = list(half.finditer(links.text, start, level.start))
        behind = half.search(_END.split(links.tail(level)[:_BEHIND])[0])
        if before:
            found.append((level.start - before[-1].end(), level))
        elif behind is not None:
            found.append((_BEFORE + behind.start(), level))
    if not found:
        return None
    nearest = min(distance for distance, _ in found)
    values = {level.value: level for distance, level in found if distance == nearest}
    return next(iter(values.values())) if len(values) == 1 else None
