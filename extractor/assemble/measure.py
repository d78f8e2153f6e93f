"""Decide what a number is (measure), in which unit, and with which sign, from what its clause says.

Runs over the readings of one sentence in order, so that a list shares what was said once: "up 0.1 percent from the
month before and 2.6 percent above May 2023".
"""

from __future__ import annotations

from decimal import Decimal

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.movement import RATES, change_sign, decided, foreseen, reaches_level
from extractor.assemble.percents import of_percent
from extractor.assemble.units import indicator_type, settle_unit
from extractor.assemble.words import POLICY_RATE

_STOCKS_OF_PEOPLE = frozenset({"unemployment", "labour_force", "population"})
_DIFFERENCE_OF = "employment"
_GAINS = frozenset(
    {
        "job growth", "jobs growth", "job gains", "jobs gains", "employment gains", "payroll gains", "payroll growth", "payrolls growth",
        "job losses", "employment growth", "job creation", "net hiring", "net job creation", "payroll employment growth", "hiring",
    }
)  # fmt: skip
_NOUN_REACH = 48  # characters from a noun of change to the bracket behind what changed
_AGAINST = frozenset({"against", "compared with", "compared to", "versus", "vs", "vs."})


def settle(readings: list[Reading], *, default: Item | None = None, adding: bool = False, unit: str | None = None) -> None:
    """Set `measure` of each reading of one sentence, and its unit where only the neighbours tell it.

    `default` is the article's own indicator; `adding` says that its counts are changes ("employers added 254,000 jobs"); `unit` is the
    one physical unit of its amounts.
    """
    for reading in readings:
        reading.default, reading.adding = default, adding
    for at, reading in enumerate(readings):
        settle_unit(readings, at, usual=unit)
        reading.measure = _measure(reading, readings, at)
        before = reading.previous
        if before is not None and before.prep == "from" and _is_other_end(before, reading):
            before.direction = before.inherited_direction = None  # "prices slowed from 9 percent to 8.6 percent"


def _is_other_end(before: Reading, reading: Reading) -> bool:
    """Whether a rate of change moved from one number to the other: neither is the movement."""
    if before.measure != "change" or reading.measure != "change" or before.clause != reading.clause:
        return False
    return before.mention.kind == reading.mention.kind and reaches_level(reading)


def _measure(reading: Reading, readings: list[Reading], at: int) -> str:
    kind = reading.mention.kind
    reading.why = None
    if kind in ("rank", "streak"):
        return decided(reading, kind, kind)
    if kind == "percent":
        return of_percent(reading, readings, at)
    if kind in ("point", "basis_point"):
        return _of_points(reading)
    if kind == "ratio":
        if _is_valuation(reading):
            return decided(reading, "level", "kind of indicator", reading.frame.indicator)
        return decided(reading, "change", "multiple")
    return _of_amount(reading, readings, at)


def _is_valuation(reading: Reading) -> bool:
    """Whether a multiple says how large something is against something else: "1.9 times EBITDA", leverage "at 3.2x"."""
    item = reading.frame.indicator
    if reading.counted is not None and reading.counted.indicator is not None:
        return True
    if item is None or (reading.direction is not None and reading.prep != "to" and reading.role == "now"):
        return False
    return getattr(item.val, "type", "") == "ratio" or item.val.means in ("debt", "net_debt", "enterprise_value", "valuation")


def _of_points(reading: Reading) -> str:
    item = reading.frame.indicator or reading.default
    if (
        item is not None
        and item is not reading.default
        and reading.default is not None
        and getattr(reading.default.val, "type", "") == "index"
        and getattr(item.val, "type", "") not in RATES
    ):
        item = reading.default  # "new orders fell 2.1 points" where the article is about an index
    if (
        reading.mention.unit == "percentage_point"
        and reading.mention.kind == "point"
        and item is not None
        and getattr(item.val, "type", "") == "index"
        and item.val.means not in ("cpi", "core_cpi", "inflation", "ppi")
        and not reading.contribution
        and not reading.mention.rule.endswith("of_a_point")
        and reading.points_only
    ):
        reading.mention.unit = "index_point"
    if (
        reading.mention.unit == "percentage_point"
        and reading.points_only
        and item is not None
        and item.val.means == POLICY_RATE
        and reading.mention.value is not None
        and abs(reading.mention.value) >= 5
    ):
        reading.mention.unit = "basis_point"  # "cut its key rate by 25 points"
    if reading.mention.unit == "index_point":
        if reading.object or reading.prep == "by" or reading.postfix is not None:
            return decided(reading, "difference", "amount of a change", reading.postfix or reading.prep_item or reading.direction_item)
        return decided(reading, "level", "points of an index")
    if (
        reading.mention.unit == "percentage_point"
        and indicator_type(reading) == "index"
        and not reading.object
        and reading.prep in ("to", "at", "from")
        and reading.points_only
    ):
        reading.mention.unit = "index_point"
        return decided(reading, "level", "points of an index")
    if _is_rate_in_points(reading):
        return decided(reading, "level", "level of a ratio", reading.frame.indicator)
    return decided(reading, "difference", "points between two rates")


def _is_rate_in_points(reading: Reading) -> bool:
    """Whether basis points state a ratio itself, of whose movement no word tells: "a cost of risk of 31 basis points"."""
    item = reading.frame.indicator
    if reading.mention.kind != "basis_point" or item is None or getattr(item.val, "type", "") not in RATES or item.val.means == POLICY_RATE:
        return False
    if reading.object or reading.prep == "by" or reading.postfix is not None or reading.mention.signed:
        return False
    moved = reading.direction in (1, -1) and reading.prep not in ("to", "from", "at")
    return not moved and (
        reading.prep in ("of", "at", "to", "from") or reading.copula or reading.role == "before" or reading.direction is None
    )


def _of_amount(reading: Reading, readings: list[Reading], at: int) -> str:
    previous = readings[at - 1] if at else None
    item = reading.direction_item
    own = reading.frame.indicator
    jobs = own is not None and own.val.means == _DIFFERENCE_OF and reading.mention.kind == "count"
    if reading.mention.signed and (reading.adding or jobs) and reading.mention.kind == "count":
        return decided(reading, "difference", "written sign")
    if jobs and own is not None and own.low in _GAINS and not reading.of_whole:
        return decided(reading, "difference", "gain of jobs", own)
    if reading.mention.signed and reading.mention.kind == "quantity" and indicator_type(reading) in ("flow", "count", "stock"):
        return decided(reading, "difference", "written sign")  # "East Coast (-1.8 million barrels)"
    if (
        reading.adding
        and reading.role == "before"
        and reading.scope is not None
        and reading.scope.low == "than"
        and reading.mention.kind == "count"
    ):
        return decided(reading, "difference", "compared with an increase", reading.scope)
    if (
        reading.role == "before"
        and reading.prep == "of"
        and item is not None
        and item.val is not None
        and getattr(item.val, "part", "") == "noun"
        and _noun_right_before(reading)
    ):
        return decided(reading, "difference", "noun of change", item)  # "after an increase of 3 TWh"
    if reading.role == "before" and reading.scope is not None and reading.scope.low in _AGAINST and _grew(reading, readings, at):
        return decided(reading, "difference", "compared with an increase", reading.scope)
    behind = reading.postfix
    if reading.role == "before" and behind is not None and behind.can_be("noun") is not None and 0 <= behind.start - reading.item.end <= 1:
        return decided(reading, "difference", "word of change behind", behind)  # "following a 2.4 million barrel gain"
    if reading.role == "before" and reading.prep != "by":
        if reading.mention.signed and reading.adding:
            return decided(reading, "difference", "written sign")
        return decided(reading, "level", "earlier value", reading.scope)
    if reading.postfix is not None and reading.postfix.val.part != "verb":
        return decided(reading, "difference", "word of change behind", reading.postfix)
    if reading.of_change is not None:
        return decided(reading, "difference", "part of a change", reading.of_change)
    label = item or reading.inherited_item
    if (
        reading.after_colon
        and label is not None
        and getattr(label.val, "part", "") == "noun"
        and reading.role == "now"
        and reading.mention.start - label.end < 40
    ):
        return decided(reading, "difference", "noun of change", label)  # "Growth over the year: 484,200"
    if (
        reading.in_bracket
        and reading.bracket_head == "name"
        and reading.kind == "prose"
        and reading.prep != "to"
        and _of_noun(reading, item)
    ):
        return decided(reading, "difference", "noun of change", item)  # "the rise in male employment (326,000)"
    head = reading.bracket_of
    if (
        head is not None
        and head.mention.kind == "percent"
        and head.measure == "change"
        and reading.mention.kind in ("money", "count", "quantity")
        and (reading.period is None or reading.mention.signed)
        and reading.prep != "to"
    ):
        reading.direction = reading.direction if reading.direction is not None else change_sign(head)
        return decided(reading, "difference", "in brackets behind a change", head.item)
    jobs = reading.frame.indicator is None or reading.frame.indicator.val.means not in _STOCKS_OF_PEOPLE
    adds = reading.adding and jobs and reading.mention.kind == "count" and reading.prep not in ("to", "from", "at")
    told = reading.mention.signed or reading.in_bracket or reading.frame.mode in ("average", "share")
    if adds and (told or (reading.frame.mode is None and not reading.direction_to_level)):
        return decided(reading, "difference", "the article counts what was added", item)
    moved = reading.direction is not None or reading.inherited_direction is not None
    if reading.prep == "by" and (moved or (reading.mention.kind in ("money", "quantity") and reading.prep_item is not None)):
        return decided(reading, "difference", "amount of a change", reading.prep_item)
    if reading.object and item is not None and getattr(item.val, "means", None) in ("up", "down") and not _reaches(reading):
        return decided(reading, "difference", "amount of a change", item)
    if (
        reading.prep == "of"
        and item is not None
        and getattr(item.val, "part", "noun") == "noun"
        and reading.direction is not None
        and _noun_right_before(reading)
    ):
        return decided(reading, "difference", "noun of change", item)
    if (
        previous is not None
        and previous.measure == "difference"
        and reading.comparison is not None
        and previous.comparison is not None
        and reading.comparison is not previous.comparison
        and reading.clause == previous.clause
        and reading.mention.unit == previous.mention.unit
        and reading.prep is None
        and reading.role == "now"
    ):
        return decided(
            reading, "difference", "difference before", previous.item
        )  # "$34 million from 2023 and $18 million from the first quarter"
    if reading.noun_of and reading.prep == "of" and reading.direction is not None:
        return decided(reading, "difference", "noun of change", item)
    if reading.alternative and previous is not None and previous.measure == "change" and not reading.of_whole:
        return decided(reading, "difference", "another way to say the change before", previous.item)
    if _gapped(reading, readings, at):
        return decided(reading, "difference", "as in the clause before", reading.inherited_item)
    if _gap(reading, readings, at):
        return decided(reading, "difference", "distance between two levels", readings[at + 1].item)
    if (
        reading.frame.indicator is not None
        and reading.frame.indicator.val.means == _DIFFERENCE_OF
        and previous is not None
        and previous.measure == "difference"
        and previous.mention.kind == reading.mention.kind
        and reading.prep not in ("to", "from", "at")
    ):
        return decided(reading, "difference", "as the number before", previous.item)
    return decided(reading, "level", "amount")


def _grew(reading: Reading, readings: list[Reading], at: int) -> bool:
    """ "increased by 14 TWh, against just 2.5 TWh last year": what is compared is the increase, where no level is told."""
    told = [
        other
        for other in readings[:at]
        if other.clause == reading.clause and other.mention.unit == reading.mention.unit and other.mention.kind == reading.mention.kind
    ]
    return bool(told) and all(other.measure == "difference" and other.prep == "by" for other in told)


def _gapped(reading: Reading, readings: list[Reading], at: int) -> bool:
    """ "Exports rose $57 billion and imports $80 billion": the second clause lacks the verb, and is told the same way."""
    if reading.prep is not None or reading.direction is not None or reading.inherited_direction is None or reading.role != "now":
        return False
    if reading.in_bracket or reading.copula or reading.frame.mode is not None or (at and readings[at - 1].clause == reading.clause):
        return False
    before = next((other for other in readings[:at] if other.clause == reading.clause - 1), None)
    return (
        before is not None
        and before.measure == "difference"
        and before.object
        and not before.in_bracket
        and before.mention.kind == reading.mention.kind
        and before.mention.unit == reading.mention.unit
    )


def _gap(reading: Reading, readings: list[Reading], at: int) -> bool:
    """ "which left supplies 163 bcf, or 5.4% above": both say how far apart two levels are."""
    after = readings[at + 1] if at + 1 < len(readings) else None
    if after is None or not after.alternative or after.mention.kind != "percent" or after.postfix is None or after.clause != reading.clause:
        return False
    together = after.item.start - reading.item.end <= 4  # "42 tonnes or 14 percent higher", without a comma
    if reading.prep is not None or (reading.copula and not together) or reading.frame.mode == "level" or reading.direction is not None:
        return False
    reading.direction = {"up": 1, "down": -1}.get(after.postfix.val.means)
    return reading.direction is not None


def _between_rates(reading: Reading) -> bool:
    """ "a slight dip from 3.9 percent to 3.7 percent": the noun moves a rate of change, and is not the change itself."""
    item = reading.direction_item
    if item is None or reading.prep not in ("from", "to") or reading.mention.kind != "percent":
        return False
    return getattr(item.val, "part", "") == "noun" and not reading.by_verb and not reading.second_order


def _noun_right_before(reading: Reading) -> bool:
    item = reading.direction_item
    return item is not None and 0 <= reading.mention.start - item.end <= 24


def _of_noun(reading: Reading, item: Item | None) -> bool:
    """Whether the noun in front of a bracket is of a movement: "the increase in employment (", and not "grew in toys (…)"."""
    noun = item is not None and item.val is not None and getattr(item.val, "part", "") == "noun"
    return (
        noun and not reading.by_verb and item is not None and 0 <= reading.mention.start - item.end < _NOUN_REACH and reading.role == "now"
    )


def _reaches(reading: Reading) -> bool:
    """Whether the verb is followed by its new level, not its amount: "rose to", "up to"."""
    return reading.prep == "to"


def signed(value: Decimal | None, reading: Reading) -> Decimal | None:
    """The value with the sign that the words give it."""
    if value is None:
        return None
    mention = reading.mention
    if reading.measure in ("change", "difference"):
        if mention.form in ("multiple", "change_word") or mention.unit == "ratio":
            return value
        sign = change_sign(reading)
        if reading.measure == "change" and reading.postfix is None and (reaches_level(reading) or foreseen(reading)):
            sign = 1
        if reading.measure == "change" and reading.postfix is None and _between_rates(reading):
            sign = None
        if mention.signed:
            return -abs(value) if value < 0 else value
        led = reading.previous
        if (
            reading.measure == "difference"
            and reading.role == "before"
            and reading.postfix is None
            and led is not None
            and led.role == "now"
        ):
            sign = change_sign(led) if led.measure == "difference" else sign  # "gains averaged 181,000, down from 229,000"
        growth = reading.frame.growth and reading.frame.indicator is None  # "growth of 2.8%, down from 3.0%; for 2025, 1.5%"
        reached = reading.prep in ("to", "from") and reading.measure == "change"  # "food slowed to 3%, fuel to 1%"
        if sign is None and reading.inherited_direction is not None and not reading.copula and not growth and not reached:
            sign = reading.inherited_direction
        return -abs(value) if sign == -1 else value
    if reading.measure == "level":
        if mention.signed:
            return value
        item = reading.frame.indicator
        counts = mention.kind == "count" and mention.scale == 1 and (item is None or getattr(item.val, "type", "") != "balance")
        negative = reading.negative and not counts  # "its first annual loss, with the 14,965 units sold"
        if negative:
            return -abs(value)
        if mention.bracketed and (reading.table or reading.after_colon) and reading.bracket_head is None:
            return -abs(value)
    return value
