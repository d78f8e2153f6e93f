"""Values that follow from an article's figures and that its text does not state, each with the interval that it lies in.

Offered on request only, and marked as derived: they are no figures of the article, and no check reads them.

    prior_level     A / (1 + G): the level before a change by G percent, or by an amount
    change          A / B − 1 of two levels that the words compare
    balance         what comes in less what goes out, where the balance is not told
    part            S percent of a total, where the part is not told
    rest            a total without the one part that is told
    exchange_rate   what the amounts that are told in two currencies share
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from extractor import late_re as re
from extractor.check import messages, words
from extractor.check.claims import Strength
from extractor.check.keys import Key, same_period, unit_family
from extractor.check.kinds import core, is_rate
from extractor.check.links import Links
from extractor.check.rules.balance import IDENTITIES
from extractor.check.rules.conversion import is_money, is_pair
from extractor.interval import Interval
from extractor.marks import Draft
from extractor.period import Period

_OF_TOTAL = re.compile(r"^\s*of\s+(?:the\s+|its\s+|all\s+|overall\s+|total\s+)*$")
_FOLLOWS = re.compile(r"^[^.;:()]{0,40}?[,(–—-]?\s*\b(?:which\s+(?:is|was)\s+)?(?:up|down|higher|lower|an?\s+[a-z]+\s+of)\s*$")
_BRACKET = re.compile(r"^\s*[(,]\s*$")
_APART = 10  # levels that are so many times each other are hardly of one series
_TELLING = ("growth", "difference", "multiple", "balance", "sum", "share")  # rules whose checks state what follows from their terms
_OPPOSITE = {"+": "−", "−": "+"}
_JUDGED = ("change", "balance")
_FINE = Decimal("0.1")  # of a value: an interval wider than this says nothing that a reader would use


@dataclass(slots=True)
class _Found:
    """A value that follows: what it is like, and from which figures."""

    kind: str
    like: Draft
    interval: Interval
    figures: tuple[Draft, ...]
    formula: str
    message: str
    unit: str
    measure: str = "level"
    period: Period | None = None
    basis: str | None = None
    series: Key | None = None


def derive(
    text: str, drafts: Sequence[Draft], sentences: Sequence[tuple[int, int]], rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """One dictionary a value, with the fields of the record `Derived`; `rows` are the article's checks."""
    if not drafts:
        return []
    links = Links(text, drafts, sentences)
    found = [*_priors(links), *_changes(links), *_balances(links), *_parts(links), *_rests(links, rows), *_exchange_rates(links)]
    judged = [set(row["figures"]) for row in rows if row["rule"] in _TELLING]
    told = [one for one in found if _is_fine(one) and not (one.kind in _JUDGED and any(_ids(one) <= figures for figures in judged))]
    told.sort(key=lambda one: max(figure.start for figure in one.figures))
    return [_row(text, one, number) for number, one in enumerate(told, 1)]


def _row(text: str, found: _Found, number: int) -> dict[str, Any]:
    series = found.series
    implied = messages.in_words(text, found.interval, found.like) if found.kind != "exchange_rate" else _rate_in_words(found)
    return {
        "id": f"d{number}",
        "kind": found.kind,
        "derived": True,
        "figures": [figure.id for figure in found.figures],
        "formula": messages.fill(found.formula, text, found.figures),
        "interval": messages.bounds(found.interval),
        "unit": found.unit,
        "measure": found.measure,
        **{name: getattr(series, name) if series else None for name in ("indicator", "sector", "region", "entity")},
        "period": found.period,
        "basis": found.basis,
        "message": messages.fill(found.message.replace("{implied}", implied), text, found.figures),
    }


def _ids(found: _Found) -> set[str]:
    return {figure.id for figure in found.figures}


def _is_fine(found: _Found) -> bool:
    width, middle = found.interval.width, found.interval.middle
    if width is None or middle is None:
        return False
    return found.measure == "change" or Decimal(str(float(width))) <= _FINE * Decimal(str(abs(float(middle))))


def _is_plain(figure: Draft) -> bool:
    """Whether a figure is a single number that nothing leaves open."""
    return figure.value is not None and figure.qualifier in ("exact", "about")


def _priors(links: Links) -> Iterator[_Found]:
    """ "rose 9.6 percent to $20.88 billion": what it rose from."""
    moved = {movement.now.id for movement in links.movements}
    best: dict[str, _Found] = {}
    for row in links.by_sentence.values():
        for first, second in pairwise(row):
            between = links.between(first, second)
            behind = _FOLLOWS.match(between) or (second.mention.signed and _BRACKET.match(between))
            change, level = (second, first) if behind else (first, second)
            if not behind and not words.TARGET.search(links.lead(level)):
                continue
            if level.id in moved or level.id in links.bases or not _changes_level(links, change, level):
                continue
            earlier = level.period.before(change.basis) if level.period is not None else None
            if earlier is None or _is_told(links, level, earlier):
                continue
            found = _prior(links, change, level, earlier)
            if found is not None and (level.id not in best or _narrower(found, best[level.id])):
                best[level.id] = found
    yield from best.values()


def _changes_level(links: Links, change: Draft, level: Draft) -> bool:
    if not (_is_plain(change) and _is_plain(level)) or level.measure != "level" or change.basis is None or level.status != change.status:
        return False
    if not (is_rate(change) and change.unit == "percent") and not (change.measure == "difference" and change.unit == level.unit):
        return False
    return level.unit != "percent" and links.key(change) == links.key(level) and same_period(change.period, level.period)


def _prior(links: Links, change: Draft, level: Draft, earlier: Period) -> _Found | None:
    a, g = core(level), core(change)
    if a.contains(0):
        return None
    falls = not change.mention.signed and change.value is not None and change.value < 0  # "a fall of 3.1 percent": the word has the sign
    sign, step = "−" if falls else "+", "({1})" if change.mention.signed else "{1}"
    if is_rate(change):
        if g.lo is None or g.lo <= -100:
            return None
        interval, formula = a.over(g.shift(100)).scale(100), f"{{0}} / (1 {sign} {step})"
    else:
        interval, formula = a - g, f"{{0}} {_OPPOSITE[sign]} {step}"
    way = "change" if change.mention.signed or not change.value else "rise" if change.value > 0 else "fall"
    message = f"{{0}} after a {way} of {{1}}: {{implied}} in {earlier}."
    return _Found("prior_level", level, interval, (level, change), formula, message, level.unit, period=earlier, series=links.key(level))


def _narrower(found: _Found, other: _Found) -> bool:
    one, two = found.interval.width, other.interval.width
    return one is not None and two is not None and one < two


def _is_told(links: Links, like: Draft, period: Period | None) -> bool:
    """Whether the text states a level of the series of another figure for a period."""
    return any(
        figure.measure == like.measure and same_period(figure.period, period)
        for figure in links.series.get((links.key(like), like.unit), ())
    )


def _changes(links: Links) -> Iterator[_Found]:
    """Two levels that the words compare, without the change between them."""
    for movement in links.movements:
        now, before = movement.now, movement.before
        if movement.strength < Strength.ANCHORED or movement.aim or movement.rival is not None:
            continue
        if any(is_rate(told) for told, _ in movement.rates):
            continue
        if now.measure != "level" or now.unit == "percent" or not (_is_plain(now) and _is_plain(before)):
            continue
        a, b = core(now), core(before)
        if a.lo is None or a.lo <= 0 or b.lo is None or b.lo <= 0:
            continue
        if not 1 / _APART < links.size[now.id] / links.size[before.id] < _APART:
            continue  # a scale word may be left out: "3.92 billion from 1.79"
        change = a.over(b).shift(-1).scale(100)
        message = f"{{0}} against {{1}} is {_in_percent(change)}."
        yield _Found(
            *("change", now, change, (now, before), "{0} / {1} − 1", message, "percent", "change"),
            period=now.period,
            series=links.key(now),
        )


def _in_percent(change: Interval) -> str:
    way = "change"
    if change.hi is not None and change.hi < 0:
        way, change = "fall", -change
    elif change.lo is not None and change.lo > 0:
        way = "rise"
    places = 1 if change.width is not None and change.width > Decimal("0.1") else 2
    ends = [f"{round(end, places):f}" for end in (messages.number(change.lo), messages.number(change.hi)) if end is not None]
    return f"a {way} of {' to '.join(dict.fromkeys(ends))} percent"


def _balances(links: Links) -> Iterator[_Found]:
    """Exports and imports of one period, without their balance."""
    for name, (gains, costs) in IDENTITIES.items():
        for indicator in sorted(gains):
            for (key, unit), levels in links.series_of(indicator):
                balances = links.series.get((key._replace(indicator=name), unit), ())
                for gain in _once(levels):
                    cost = _sole(links, key, unit, costs, gain.period)
                    if cost is None or _sole(links, key, unit, frozenset({indicator}), gain.period) is not gain:
                        continue
                    if any(same_period(told.period, gain.period) for told in balances):
                        continue
                    interval = core(gain) - abs(core(cost))
                    yield _Found(
                        *("balance", gain, interval, (gain, cost), "{0} − {1}", "{0} less {1} leaves {implied}.", unit),
                        period=gain.period,
                        series=key._replace(indicator=name),
                    )


def _once(levels: Sequence[Draft]) -> list[Draft]:
    """Levels of known periods, the first of each."""
    found: dict[Period, Draft] = {}
    for level in levels:
        if level.period is not None and level.measure == "level" and _is_plain(level) and not core(level).contains(0):
            found.setdefault(level.period, level)
    return list(found.values())


def _sole(links: Links, key: Key, unit: str, names: frozenset[str], period: Period | None) -> Draft | None:
    """The one level of some indicators and a period; None where there is none, or several that differ."""
    found = [
        level
        for name in names
        for level in links.series.get((key._replace(indicator=name), unit), ())
        if level.measure == "level" and same_period(level.period, period)
    ]
    return found[0] if found and len({level.value for level in found}) == 1 and _is_plain(found[0]) else None


def _parts(links: Links) -> Iterator[_Found]:
    """ "54.6 percent of the $20.88 billion": the part."""
    for row in links.by_sentence.values():
        for place, (share, whole) in enumerate(pairwise(row)):
            if share.measure != "share" or share.unit != "percent" or share.mention.form != "digits" or whole.measure != "level":
                continue
            if not (_is_plain(share) and _is_plain(whole)) or not _OF_TOTAL.match(links.between(share, whole)):
                continue
            if place and row[place - 1].unit == whole.unit:
                continue  # the part is told
            interval = (core(whole) * core(share)).scale(Decimal("0.01"))
            series = links.key(share)
            yield _Found(
                *("part", whole, interval, (share, whole), "{0} · {1}", "{0} of {1} is {implied}.", whole.unit),
                period=whole.period,
                series=series,
            )


def _rests(links: Links, rows: Sequence[Mapping[str, Any]]) -> Iterator[_Found]:
    """What is left of a total whose only known part its share confirms."""
    by_id = {figure.id: figure for figure in links.figures}
    parts: dict[str, list[tuple[Draft, Draft]]] = defaultdict(list)
    for row in rows:
        if row["rule"] == "share" and row["verdict"] == "consistent" and not row["weak"] and row["formula"].count(" / ") == 1:
            claim, part, whole = (by_id.get(name) for name in row["figures"][:3])
            if claim and part and whole and links.size[part.id] < links.size[whole.id] and part.unit == whole.unit:
                parts[links.first_told(whole)].append((part, whole))
    summed = {links.first_told(by_id[name]) for row in rows if row["rule"] == "sum" for name in row["figures"] if name in by_id}
    for first, pairs in parts.items():
        if len({part.value for part, _ in pairs}) == 1 and first not in summed:
            part, whole = pairs[0]
            interval = core(whole) - core(part)
            yield _Found(
                *("rest", whole, interval, (whole, part), "{0} − {1}", "{0} without {1} is {implied}.", whole.unit),
                period=whole.period,
                series=links.key(whole),
            )


def _exchange_rates(links: Links) -> Iterator[_Found]:
    """One rate for each couple of currencies and period whose pairs agree."""
    couples: dict[tuple[str, str, Period | None], list[tuple[Draft, Draft]]] = defaultdict(list)
    for row in links.by_sentence.values():
        for first, second in pairwise(row):
            if is_money(first) and is_money(second) and is_pair(links, first, second):
                small, large = sorted((first, second), key=lambda draft: links.size[draft.id])
                couples[unit_family(small.unit), unit_family(large.unit), small.period].append((small, large))
    for (one, other, period), pairs in couples.items():
        rates = [core(large) / core(small) for small, large in pairs]
        shared = rates[0]
        for rate in rates[1:]:
            shared = shared.intersect(rate)
        if shared.is_empty:
            continue
        small, large = pairs[0]
        yield _Found(
            *("exchange_rate", large, shared, (large, small), "{0} / {1}", f"{{0}} for {{1}} makes {{implied}} {other} for 1 {one}."),
            unit=f"{other}_per_{one}",
            period=period,
        )


def _rate_in_words(found: _Found) -> str:
    low, high = (messages.number(end) for end in (found.interval.lo, found.interval.hi))
    ends = [f"{end:.6g}" for end in (low, high) if end is not None]
    return " to ".join(dict.fromkeys(ends))
