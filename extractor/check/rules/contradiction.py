"""contradiction: one thing given twice has one value.

Formula  Figures of one key and period must share a value; a mark that is passed lies below the value, one not reached above.
Why      Headline and body are written at different times; a number corrected in one stays wrong in the other.
Links    Headline and first mention of one series; "X (Y)" with a rough and an exact number; "topped the X mark at Y".
Quiet    Different scope, basis or status; keys that are only half known: those confirm, and do not accuse.
Good     Exports top $20 billion mark\\n\\nExports came to $20.88 billion in May.
Bad      Sales reach $81.4 billion in 2023\\n\\nSEOUL, Feb. 2 - Sales came to $84.1 billion in 2023, the company said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise
from math import log10

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


@rule("contradiction", after=("growth", "difference"))
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
    for draft in links.figures:
        if draft.value is None or draft.measure in ("rank", "streak"):
            continue
        size, room = links.size[draft.id], _room(links, draft)
        group = groups[draft.unit, draft.measure in ("level", "share")]
        for first, other, width in group:
            if abs(other - size) <= width + room and first.sentence != draft.sentence and _tells_the_same(links, first, draft):
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
    sure = {claim.stated.id for rule_name in ("growth", "difference") for claim in links.confirmed[rule_name]}
    for title in links.figures:
        if (
            title.sentence not in links.headline
            or title.qualifier != "exact"
            or PASSED.search(links.lead(title))
            or title.value is None
            or title.measure in ("rank", "streak")
        ):
            continue
        kind = _kind(title)
        alike = [d for d in links.figures if d.sentence not in links.headline and d.unit == title.unit and d.value is not None]
        size, half = links.size[title.id], links.half[title.id]
        if any(
            _tells(title, d, alike=_kind(d) == kind)
            for d in alike
            if d.qualifier != "exact" or d.mention.form != "digits" or abs(links.size[d.id] - size) <= (links.half[d.id] + half) * _SLACK
        ):
            continue
        twins = [
            d
            for d in alike
            if _kind(d) == kind and links.is_lead(d) and not (_is_other_thing(links, title, d) or differ(d.basis, title.basis))
        ]
        yield from _mistold(links, title, twins, sure)


def _is_other_thing(links: Links, title: Draft, told: Draft) -> bool:
    """Whether keys or periods are at odds; the first sentence may call what the headline speaks of by another name."""
    opening = min((number for number in links.by_sentence if number not in links.headline), default=-1)
    key, other = links.key(title), links.key(told)
    if told.sentence == opening and max(_digits(title), _digits(told)) >= _TELLING:
        key = key._replace(indicator=other.indicator)
    return conflict(key, other) or periods_differ(told.period, title.period)


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


def _mistold(links: Links, title: Draft, twins: list[Draft], sure: Container[str]) -> Iterator[Claim]:
    """The first of the lead's figures that is the headline's beyond doubt, else those that a slip of the pen may make so."""
    key = links.key(title)
    keyed = [d for d in twins if key.indicator is not None and same_period(d.period, title.period)]
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
            if other.sentence != first.sentence and _one_slip(first, other):
                yield _same(other, first, Strength.LIKELY)


def _one_slip(a: Draft, b: Draft) -> bool:
    """Whether two numbers of four digits or more have the same digits but for one, or but for the order of two."""
    first, second = (str(draft.value).strip("-").replace(".", "").rstrip("0") for draft in (a, b))
    if len(first) != len(second) or len(first) < _DIGITS:
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
