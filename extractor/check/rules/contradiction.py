"""contradiction: one thing given twice has one value.

Formula  Figures of one key and period must share a value; a mark that is passed lies below the value, one not reached above.
Why      Headline and body are written at different times; a number corrected in one stays wrong in the other.
Links    Headline and first mention of one series; "X (Y)" with a rough and an exact number; "topped the X mark at Y".
Quiet    Different scope, basis or status; keys that are only half known: those confirm, and do not accuse.
Good     Exports top $20 billion mark\\n\\nExports came to $20.88 billion in May.
Bad      Sales reach $81.4 billion in 2023\\n\\nSEOUL, Feb. 2 - Sales came to $84.1 billion in 2023, the company said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise
from math import log10

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, differ, periods_differ, same_period
from extractor.check.kinds import core
from extractor.check.links import Links
from extractor.check.rules.threshold import PASSED
from extractor.interval import Interval
from extractor.marks import Draft

_BRACKET = re.compile(r"^\s*(?:[a-z]+\s+){0,2}\(\s*(?:[a-z]+\s+){0,2}$")
_REVISED = re.compile(r"\brevis|\brestat|\badjusted")
_REVISING = ("revis", "restat", "adjusted")
_DIGITS = 4
_SLACK = 1.001  # for the floats
_TELLING = 3  # digits that name a figure whatever it is called
_HEDGED = 0.1  # of the value
_PRECISE = 0.005
_ROUNDED = 0.05
_TWOFOLD = 1.0
_CLOSE = 0.12  # a headline figure that is off by more is taken for another thing


@rule("contradiction", after=("growth", "difference", "share", "hedge"))
def contradiction(links: Links) -> Iterator[Claim]:
    yield from _rough_and_exact(links)
    yield from _repeats(links)
    yield from _headline(links)
    yield from _body(links)


def _same(exact: Draft, rough: Draft, strength: Strength) -> Claim:
    """The exact figure must lie in the rough one; a hedge is read as loosely as it allows."""
    outer = rough.outer
    hedged = rough.qualifier != "exact" and outer is not None
    return Claim(
        stated=exact,
        terms=(rough,),
        implied=(lambda _: outer) if hedged and outer is not None else _inside if _touches(exact, rough) else _itself,
        strength=strength,
        formula="{0}",
        message="{stated} and {0} tell the same thing alike",
        fails="the text gives {0} in one place and {stated} in another",
        precise=True,
    )


def _itself(interval: Interval) -> Interval:
    return interval


def _inside(interval: Interval) -> Interval:
    """Without its ends."""
    return Interval(interval.lo, interval.hi, False, False)


def _touches(a: Draft, b: Draft) -> bool:
    """Whether two numbers of one step differ: they are not the same, though their ends may touch."""
    return (
        a.mention.step == b.mention.step
        and (a.qualifier, b.qualifier) == ("exact", "exact")
        and (a.mention.form, b.mention.form) == ("digits", "digits")
        and a.value is not None
        and b.value is not None
        and abs(a.value) != abs(b.value)
    )


def _rough_and_exact(links: Links) -> Iterator[Claim]:
    """ "close to one-fifth (19.8 percent)" """
    for row in links.by_sentence.values():
        for first, second in pairwise(row):
            rough = [draft for draft in (first, second) if draft.mention.form == "fraction" or draft.qualifier == "about"]
            if (
                len(rough) == 1
                and first.unit == second.unit
                and first.measure == second.measure
                and _BRACKET.match(links.between(first, second))
                and not periods_differ(first.period, second.period)
            ):
                exact = second if rough[0] is first else first
                yield _same(exact, rough[0], Strength.ANCHORED)


def _repeats(links: Links) -> Iterator[Claim]:
    """Figures that tell the same again: the first mention is the reference."""
    groups: dict[tuple[str, bool], list[tuple[Draft, float, float]]] = defaultdict(list)
    doubted = {frozenset(figure.id for figure in claim.figures) for claim in links.doubted["contradiction"]}
    for draft in links.figures:
        if draft.value is None or draft.measure in ("rank", "streak"):
            continue
        size, room = links.size[draft.id], _room(links, draft)
        group = groups[draft.unit, draft.measure in ("level", "share")]
        for first, other, width in group:
            if abs(other - size) <= width + room and first.sentence != draft.sentence and _tells_the_same(links, first, draft):
                if {first.id, draft.id} in doubted:
                    break
                rough, exact = (first, draft) if first.mention.step >= draft.mention.step else (draft, first)
                yield _same(exact, rough, Strength.NEAR)
                break
        group.append((draft, size, room))


def _room(links: Links, draft: Draft) -> float:
    """How far off a figure may be told elsewhere, generously: intervals decide."""
    if draft.mention.form == "fraction" or draft.qualifier in ("more_than", "less_than"):
        return links.size[draft.id] + 10
    return links.half[draft.id] * 2 + (links.size[draft.id] * _HEDGED if draft.qualifier == "about" else 0)


def _tells_the_same(links: Links, a: Draft, b: Draft) -> bool:
    if _touches(a, b) or not (core(a).overlaps(core(b)) or (a.outer is not None and a.qualifier == "about" and a.outer.overlaps(core(b)))):
        return False
    key, other = links.key(a), links.key(b)
    if differ(a.basis, b.basis):
        return False
    precise = links.half[a.id] <= links.size[a.id] * _PRECISE
    if a.sentence in links.headline and links.is_lead(b):
        return not differ(key.indicator, other.indicator) or precise
    if precise and a.value == b.value and a.mention.step == b.mention.step:
        return True  # three digits alike are no accident
    return not (a.measure != b.measure or key.scope() != other.scope() or conflict(key, other) or periods_differ(a.period, b.period))


def _headline(links: Links) -> Iterator[Claim]:
    """A headline figure that the body does not repeat, and that one of the lead's figures fits but for a slip."""
    sure = {claim.stated.id for rule_name in ("growth", "difference", "share") for claim in links.confirmed[rule_name]}
    opening = min((number for number in links.by_sentence if number not in links.headline), default=-1)
    for title in links.figures:
        if (
            title.sentence not in links.headline
            or title.qualifier not in ("exact", "about")
            or PASSED.search(links.lead(title))
            or title.value is None
            or title.measure in ("rank", "streak")
        ):
            continue
        kind = _kind(title)
        alike = [d for d in links.figures if d.sentence not in links.headline and d.unit == title.unit and d.value is not None]
        lead = [d for d in alike if _kind(d) == kind and links.is_lead(d) and not differ(d.basis, title.basis)]
        twins = [d for d in lead if not _is_other_thing(links, title, d, opening)]
        same = [d for d in twins if _is_same_thing(links, title, d)]
        turned = next((d for d in same if _is_turned(links, title, d)), None)
        if turned is not None:
            yield _opposed(turned, title)
            continue
        size, half = links.size[title.id], links.half[title.id]
        if any(
            _tells(title, d, alike=_kind(d) == kind)
            for d in alike
            if d.qualifier != "exact" or d.mention.form != "digits" or abs(links.size[d.id] - size) <= (links.half[d.id] + half) * _SLACK
            if not same or d.mention.step <= title.mention.step or links.key(d).scope() == links.key(title).scope()
        ):
            continue
        if title.qualifier == "exact":
            yield from _mistold(links, title, twins, same, sure)
        yield from (_same(d, title, Strength.LIKELY) for d in lead if _is_misprint(links, title, d, sure, opening))


def _is_other_thing(links: Links, title: Draft, told: Draft, opening: int) -> bool:
    """Whether keys or periods are at odds; the first sentence may call what the headline speaks of by another name."""
    key, other = links.key(title), links.key(told)
    if told.sentence == opening and max(_digits(title), _digits(told)) >= _TELLING:
        key = key._replace(indicator=other.indicator)
    if {title.measure, told.measure} == {"share"}:
        key = key._replace(indicator=other.indicator)  # a share of registrations is a market share
    return conflict(key, other) or periods_differ(told.period, title.period)


def _is_same_thing(links: Links, title: Draft, told: Draft) -> bool:
    """Whether all that is known of two figures is equal, and enough is."""
    key = links.key(title)
    return key.indicator is not None and key == links.key(told) and same_period(title.period, told.period) and title.basis == told.basis


def _is_turned(links: Links, title: Draft, told: Draft) -> bool:
    """Whether one change is told as a rise here and as a fall there, by words or signs that leave no doubt."""
    if title.measure != "change" or not title.value or not told.value or title.value * told.value > 0 or title.basis is None:
        return False
    one_number = abs(title.value) == abs(told.value) and title.mention.step == told.mention.step
    return one_number and not (links.sign_is_open(title) or links.sign_is_open(told))


def _opposed(told: Draft, title: Draft) -> Claim:
    return Claim(
        stated=told,
        terms=(title,),
        implied=_itself,
        strength=Strength.KEYED,
        formula="{0}",
        message="{stated} and {0} tell the same thing alike",
        fails="the text calls the change of {0} a rise in one place and a fall in another",
        hypothesis="wrong sign or word of direction",
        precise=True,
    )


def _is_misprint(links: Links, title: Draft, told: Draft, sure: Container[str], opening: int) -> bool:
    """Whether the first sentence tells what the headline does by all but one slip; four digits need no equal names for it."""
    key, other = links.key(title), links.key(told)
    if told.sentence != opening or not title.value or not told.value or periods_differ(title.period, told.period):
        return False
    digits = min(_digits(title), _digits(told))
    if digits >= _DIGITS and not differ(key.region, other.region) and (_slipped(title, told) or _one_slip(title, told, _DIGITS)):
        return True
    return told.id in sure and key.indicator is not None and key.indicator == other.indicator and same_period(title.period, told.period)


def _kind(draft: Draft) -> str:
    return "level" if draft.measure == "share" else draft.measure


def _tells(title: Draft, other: Draft, *, alike: bool) -> bool:
    """Whether a figure of the body repeats that of the headline; a percentage of another kind must be the very number."""
    if (not alike and title.unit == "percent") or other.qualifier in ("more_than", "less_than"):
        return other.value is not None and title.value is not None and abs(other.value) == abs(title.value)
    if _touches(title, other):
        return False
    size, told = abs(core(title)), abs(core(other))  # "a deficit of 3": the sign is the word's
    return size.overlaps(told) or (other.qualifier != "exact" and other.outer is not None and abs(other.outer).overlaps(size))


def _mistold(links: Links, title: Draft, twins: list[Draft], same: list[Draft], sure: Container[str]) -> Iterator[Claim]:
    """The first of the lead's figures that is the headline's beyond doubt, else those that a slip of the pen may make so."""
    key = links.key(title)
    keyed = same or [d for d in twins if key.indicator is not None and same_period(d.period, title.period)]
    if keyed:
        first = keyed[0]
        proven = (
            _alone(keyed)
            and links.key(first).indicator == key.indicator
            and first.id in sure
            and first.basis == title.basis
            and _is_near(title, first, _TWOFOLD)
        )
        if (
            proven
            or _slipped(title, first)
            or (_alone(keyed) and links.key(first) == key and _is_near(title, first) and _outer_apart(title, first))
        ):
            yield _same(first, title, Strength.KEYED)
            return
    for twin in twins:
        if _digits(title) > 1 and _digits(twin) > 1:
            yield _same(twin, title, Strength.LIKELY)


def _digits(draft: Draft) -> int:
    """How many digits of a number mean something."""
    return len(str(int(abs(draft.value) / draft.mention.outer_step))) if draft.value is not None else 0


def _alone(twins: list[Draft]) -> bool:
    return len({draft.value for draft in twins}) == 1


def _outer_apart(a: Draft, b: Draft) -> bool:
    """Whether no rounding of a headline explains the difference."""
    return a.outer is not None and b.outer is not None and not a.outer.overlaps(b.outer)


def _body(links: Links) -> Iterator[Claim]:
    """A level told twice in the body under one full key, by two numbers that differ as a slip does."""
    told: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in links.figures:
        if draft.measure == "level" and draft.period is not None and draft.qualifier == "exact" and draft.sentence not in links.headline:
            key = links.key(draft)
            if key.indicator is not None and draft.status == "actual" and draft.id not in links.bases:
                told[key, draft.unit, links.span(draft), draft.mention.per].append(draft)
    for figures in told.values():
        first, *others = figures
        if len({draft.value for draft in figures}) == 2 and not (links.tells(_REVISING) and _REVISED.search(links.text)):
            other = next(draft for draft in others if draft.value != first.value)
            if other.sentence != first.sentence and _one_slip(first, other, _DIGITS):
                yield _same(other, first, Strength.LIKELY)


def _one_slip(a: Draft, b: Draft, fewest: int) -> bool:
    """Whether two numbers of enough digits have the same digits but for one, or but for the order of two."""
    first, second = (str(draft.value).strip("-").replace(".", "").rstrip("0") for draft in (a, b))
    if len(first) != len(second) or len(first) < fewest:
        return False
    apart = [k for k in range(len(first)) if first[k] != second[k]]
    swapped = len(apart) == 2 and apart[1] - apart[0] == 1 and first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]
    return len(apart) == 1 or swapped


def _is_near(a: Draft, b: Draft, reach: float = _CLOSE) -> bool:
    x, y = abs(float(a.value or 0)), abs(float(b.value or 0))
    return bool(x and y) and 1 / (1 + reach) <= x / y <= 1 + reach


def _slipped(a: Draft, b: Draft) -> bool:
    """Whether two values are alike but for a power of a thousand, or are of the same digits in another order."""
    x, y = abs(float(a.value or 0)), abs(float(b.value or 0))
    if not x or not y:
        return False
    power = round(log10(x / y))
    if power and power % 3 == 0 and abs(x / y / 10**power - 1) < _ROUNDED:
        return True
    first, second = (str(draft.value).strip("-").replace(".", "").rstrip("0") for draft in (a, b))
    return len(first) > 2 and first != second and sorted(first) == sorted(second)
