"""bounds: the growth of a whole lies between the lowest and the highest growth of its parts.

Formula  min Gᵢ ≤ G ≤ max Gᵢ over parts that make up the whole.
Why      The total is a weighted mean of its parts; a rate outside them is a slip.
Links    Parts whose levels add up to the whole in the text, exports and imports of trade, two parts that are always the whole (at
         home and abroad, men and women); the rates beside their levels or by series key.
Quiet    The parts are not known to be all; a part without a rate; different bases.
Good     Sales of $9.0 billion grew 6.2 percent: $5.7 billion at home, up 4.1 percent, and $3.3 billion abroad, up 9.8 percent.
Bad      Sales of $9.0 billion grew 10.6 percent: $5.7 billion at home, up 4.1 percent, and $3.3 billion abroad, up 9.8 percent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, Strength, rule
from extractor.check.kinds import is_rate
from extractor.check.links import Links
from extractor.interval import Interval, hull
from extractor.marks import Draft

_TWO_WAY = ("trade", "trade_turnover", "turnover")
_HALVES = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (r"domestic\w*|at\s+home|home\s+market", r"foreign|abroad|overseas|export\w*|international"),
        (r"goods", r"services"),
        (r"men|male|boys", r"women|female|girls"),
        (r"urban", r"rural"),
        (r"private", r"public|government"),
        (r"single-family", r"multi-?family"),
        (r"residential", r"non-?residential"),
        (r"(?<!non-)(?<!non)residents?", r"non-?residents?|abroad|foreign\w*"),
    )
)
_TRADE = re.compile(r"\b(?:trade|turnover)\b")
_SIDES = re.compile(r"\b(?:exports|imports|surplus|deficit|balance)\b")
_BEHIND = 20  # characters behind a rate in which its part may be named
_SENTENCES = 4  # from a whole to its parts
_BACK = 2  # sentences from the rates of two halves to that of their whole
_GAP = 45  # characters from a level to its rate
Rates = dict[tuple[object, ...], list[Draft]]


def between(*parts: Interval) -> Interval:
    found = hull(parts)
    assert found is not None
    return found


@rule("bounds", after=("sum", "cumulative", "growth", "balance"))
def bounds(links: Links) -> Iterator[Claim]:
    rates: Rates = defaultdict(list)
    for rate in links.figures:
        if is_rate(rate) and rate.unit == "percent":
            key = links.key(rate)
            rates[key.indicator, key.scope(), links.span(rate)].append(rate)
    attached = {claim.terms[0].id: claim.stated for claim in links.confirmed["growth"]}
    balances = {frozenset(draft.id for draft in claim.figures) for claim in links.confirmed["balance"]}
    for claim in (*links.confirmed["sum"], *links.doubted["sum"]):
        if frozenset(draft.id for draft in claim.figures) in balances:
            continue  # exports are not imports and a surplus added up
        if claim.stated.measure == "level" and claim.stated.unit != "percent":
            yield from _of_partition(links, rates, attached, claim.stated, claim.terms)
    yield from _of_trade(links)
    yield from _of_halves(links)


def _of_trade(links: Links) -> Iterator[Claim]:
    """Two-way trade grows between exports and imports."""
    for whole in links.figures:
        if (
            links.keys[whole.id].indicator in _TWO_WAY
            and is_rate(whole)
            and whole.unit == "percent"
            and whole.sentence not in links.headline
        ):
            exports, imports = (_alone(links, whole, indicator) for indicator in ("exports", "imports"))
            if exports is not None and imports is not None and _is_told_of_trade(links, whole, exports, imports):
                yield _claim(whole, (exports, imports), Strength.KEYED)


def _is_told_of_trade(links: Links, whole: Draft, exports: Draft, imports: Draft) -> bool:
    """Whether the words before a rate speak of trade, and of neither side of it, and the sides stand by."""
    before = links.text[links.sentences[whole.sentence][0] : whole.start]
    near = max(abs(whole.sentence - exports.sentence), abs(whole.sentence - imports.sentence)) <= 1
    return near and _TRADE.search(before) is not None and _SIDES.search(before) is None


def _alone(links: Links, whole: Draft, indicator: str) -> Draft | None:
    """The one rate of another indicator with the key, period and basis of a whole's rate."""
    key = links.key(whole)._replace(indicator=indicator)
    found = [
        rate
        for rate in links.figures
        if links.key(rate) == key
        and is_rate(rate)
        and rate.unit == "percent"
        and rate.basis == whole.basis
        and links.span(rate) == links.span(whole)
    ]
    return found[0] if len({rate.value for rate in found}) == 1 and found[0].period is not None else None


def _of_halves(links: Links) -> Iterator[Claim]:
    """ "grew 6.2 percent, 4.1 percent at home and 9.8 percent abroad": the rates of two parts that are always the whole."""
    for row in links.by_sentence.values():
        rates = [rate for rate in row if rate.unit == "percent" and rate.measure in ("change", "level") and rate.mention.form == "digits"]
        if len(rates) == 2:
            rates = [*_told_before(links, rates), *rates]
        if len(rates) != 3 or len({(rate.measure, rate.basis, links.span(rate)) for rate in rates}) > 1:
            continue
        whole, *parts = rates
        if whole.measure == "level" and len({links.key(rate).indicator for rate in rates}) > 1:
            continue
        around = [links.lead(part) + " | " + links.tail(part)[:_BEHIND] for part in parts]
        named = any(
            (one.search(around[0]) and two.search(around[1])) or (two.search(around[0]) and one.search(around[1])) for one, two in _HALVES
        )
        if (
            named
            and links.is_whole(whole)
            and not any(one.search(links.lead(whole)) or two.search(links.lead(whole)) for one, two in _HALVES)
        ):
            yield _claim(whole, parts, Strength.KEYED if whole.sentence == parts[0].sentence else Strength.NEAR)


def _told_before(links: Links, parts: Sequence[Draft]) -> list[Draft]:
    """The last rate of the sentences before that is of the parts' measure, basis and period, and of the whole."""
    first = parts[0]
    for number in range(first.sentence - 1, max(-1, first.sentence - _BACK - 1), -1):
        found = [
            rate
            for rate in links.by_sentence.get(number, ())
            if rate.unit == "percent"
            and (rate.measure, rate.basis, links.span(rate)) == (first.measure, first.basis, links.span(first))
            and rate.id not in links.bases
            and links.is_whole(rate)
        ]
        if found:
            return found[:1]
    return []


def _claim(whole: Draft, parts: Sequence[Draft], strength: Strength) -> Claim:
    return Claim(
        stated=whole,
        terms=tuple(parts),
        implied=between,
        strength=strength,
        formula="between the lowest and the highest of {all}",
        message="parts that changed by {all} allow {implied} for the whole",
        identity=False,
        precise=True,
    )


def _of_partition(links: Links, rates: Rates, attached: dict[str, Draft], whole: Draft, parts: Sequence[Draft]) -> Iterator[Claim]:
    beside = {rate.id for rate in (_beside(links, part) for part in parts) if rate is not None}
    for rate in _rates_of(links, rates, attached, whole, beside):
        mates: list[Draft] = []
        for part in parts:
            found = [other for other in _rates_of(links, rates, attached, part) if other.basis == rate.basis and other is not rate]
            if not found or any(found[0] is mate for mate in mates):
                break
            mates.append(found[0])
        else:
            yield _claim(rate, mates, Strength.KEYED if _is_breakdown(links, whole, parts) else Strength.NEAR)


def _is_breakdown(links: Links, whole: Draft, parts: Sequence[Draft]) -> bool:
    """Whether the parts are of the indicator of the whole, or the two sides of trade, and stand with it."""
    own = links.key(whole).indicator
    names = {links.key(part).indicator for part in parts}
    told = [figure.sentence for figure in (whole, *parts)]
    scopes = {links.key(part).scope() for part in parts}
    if names == {own} and (len(scopes) < len(parts) or not links.is_whole(whole) or links.key(whole).scope() in scopes):
        return False  # figures of equal rank may add up by chance
    return max(told) - min(told) <= _SENTENCES and (names == {own} or names == {"exports", "imports"})


def _rates_of(links: Links, rates: Rates, attached: dict[str, Draft], level: Draft, taken: Container[str] = ()) -> list[Draft]:
    """The rates of a level: the one proven with it or right beside it first, then those of its key."""
    key = links.key(level)
    found = [rate for rate in (attached.get(level.id), _beside(links, level)) if rate is not None]
    ids = {rate.id for rate in found}
    return found + [
        rate for rate in rates.get((key.indicator, key.scope(), links.span(level)), ()) if rate.id not in ids and rate.id not in taken
    ]


def _beside(links: Links, level: Draft) -> Draft | None:
    """The rate right behind a level ("$5.7 billion, up 4.1 percent"), or right before it ("rose 4.1 percent to $5.7 billion")."""
    row, place = links.by_sentence[level.sentence], links.place(level)
    behind = row[place + 1] if place + 1 < len(row) else None
    if behind is not None and is_rate(behind) and len(links.lead(behind)) < _GAP and not words.NEW_CLAUSE.search(links.lead(behind)):
        return behind
    before = row[place - 1] if place else None
    return before if before is not None and is_rate(before) and words.TARGET.search(links.lead(level)) else None
