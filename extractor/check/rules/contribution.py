"""contribution: contributions in points add up to the rate that they explain.

Formula  C₁ + C₂ + … must be able to equal G.
Why      Contributions come from another table than the rate; signs and digits get lost on the way.
Links    Points or rates right behind the rate; declared full by a known set: consumption, investment and trade; volume and
         price; organic growth, acquisitions and currency.
Quiet    Sets that are not full may only confirm; a rate of another period or thing.
Good     GDP grew 0.6 percent: consumption added 0.4 percentage points, investment 0.3 and net trade took away 0.1.
Bad      GDP grew 2.6 percent: consumption added 0.4 percentage points, investment 0.3 and net trade took away 0.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.groups import LONGEST, groups_of
from extractor.check.kinds import POINT_UNITS
from extractor.check.links import Links
from extractor.check.rules.sum import sum_claim
from extractor.interval import Interval, total
from extractor.marks import Draft

_COMPONENT = re.compile(r"\b(?:contribut\w+|add(?:ed|ing)|points?|organic\w*|volumes?|pric\w+|currenc\w+|acquisitions?|mix|exchange)\b")
_WORDS = ("contribut", "add", "point", "organic", "volume", "pric", "currenc", "acquisition", "mix", "exchange")
_SPLIT = re.compile(r"^\s*[(:]\s*(?:of\s+which\s+)?(?:[\w-]+\s+){0,2}$")  # "2.1% (0.8% volume and 1.3% price)"
# words of which a full set must hold one each
_SETS = (
    (r"consumption|household spending|consumer spending", r"investment|capital formation", r"net trade|net exports|foreign trade|external"),
    (r"volumes?", r"pric(?:e|es|ing)"),
    (r"organic", r"currenc(?:y|ies)|exchange", r"acquisitions?|acquired|structure"),
)
_FULL = tuple(tuple(re.compile(rf"\b(?:{words})\b") for words in names) for names in _SETS)
_REACH = 10  # sentences from a rate to its contributions
_FINE = Decimal("0.1")  # of the rate
_MOST = 7


def added_up(*parts: Interval) -> Interval:
    """The size of the sum: the words give the direction."""
    return abs(total(parts))


@rule("contribution", reports="sum")
def contribution(links: Links) -> Iterator[Claim]:
    if not links.tells(_WORDS):
        return
    told = [
        figure
        for figure in links.figures
        if figure.unit in ("percent", "percentage_point")
        and figure.measure in ("change", "difference", "share")
        and figure.value is not None
    ]
    for place, whole in enumerate(told):
        if whole.unit == "percent":
            yield from _behind(links, told, place)
    for (unit, kind), groups in groups_of(links).items():
        if kind == "difference" and unit in POINT_UNITS:
            for group in groups:
                for first, end in group.runs(links):
                    if end - first <= LONGEST:
                        yield from _told_before(links, group.figures[first:end])


def _behind(links: Links, told: Sequence[Draft], place: int) -> Iterator[Claim]:
    """ "growth was 4.9 percent: volume gave 1.3, price 0.8 and currency 2.8": the rates right behind a rate."""
    whole = told[place]
    if place + 3 <= len(told) and _SPLIT.match(links.tail(whole)):
        yield from _claims(links, whole, told[place + 1 : place + 3])
    for end in range(place + 3, min(len(told), place + _MOST) + 1):
        parts = told[place + 1 : end]
        if parts[-1].sentence > whole.sentence + 1 or parts[0].sentence != parts[-1].sentence or parts[0].period != whole.period:
            return
        if _COMPONENT.search(_words(links, whole, parts)):
            yield from _claims(links, whole, parts)


def _words(links: Links, whole: Draft, parts: Sequence[Draft]) -> str:
    """The text from the rate to the end of the sentence of its parts."""
    return links.text[max(whole.end, links.sentences[parts[0].sentence][0]) : links.sentences[parts[-1].sentence][1]]


def _claims(links: Links, whole: Draft, parts: Sequence[Draft]) -> Iterator[Claim]:
    found = sum((part.value for part in parts if part.value is not None), Decimal(0))
    room = (sum((part.mention.step for part in parts), Decimal(0)) + whole.mention.step) / 2
    assert whole.value is not None
    if abs(whole.value - found) <= room < abs(whole.value) * _FINE:
        yield sum_claim(whole, parts, Strength.NEAR)
    elif _is_full(links, whole, parts):
        yield sum_claim(whole, parts, Strength.KEYED, identity=False)


def _is_full(links: Links, whole: Draft, parts: Sequence[Draft]) -> bool:
    """Whether the parts are all points of the sentence of the rate, and their words a full set."""
    if whole.sentence != parts[0].sentence or any(part.unit not in POINT_UNITS and part.measure != "share" for part in parts):
        return False
    row = links.by_sentence[whole.sentence]
    if row[links.place(whole) + 1 :] != list(parts):
        return False
    words = _words(links, whole, parts)
    return any(len(names) == len(parts) and all(name.search(words) for name in names) for names in _FULL)


def _told_before(links: Links, parts: Sequence[Draft]) -> Iterator[Claim]:
    """Contributions to a rate told some sentences before."""
    leading = [
        f for f in links.by_sentence[parts[0].sentence] if f.start < parts[0].start and f.unit == "percent" and f.measure == "change"
    ]
    for members in ([*leading[-1:], *parts], list(parts)) if leading else (list(parts),):
        if len(members) < 2:
            continue
        found = abs(sum((part.value for part in members if part.value is not None), Decimal(0)))
        room = sum((part.mention.step for part in members), Decimal(0)) / 2
        start = members[0].sentence
        for number in range(max(0, start - _REACH), start + 1):
            for whole in links.by_sentence.get(number, ()):
                rate = (whole.unit == "percent" and whole.measure == "change") or whole.unit == "percentage_point"
                if not rate or whole.value is None or whole.start >= members[0].start:
                    continue
                if abs(abs(whole.value) - found) <= room + whole.mention.step / 2 and abs(whole.value) > room:
                    yield sum_claim(whole, members, Strength.NEAR, by=added_up)
