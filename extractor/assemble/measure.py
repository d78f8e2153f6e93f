"""Decide what a number is (measure), in which unit, and with which sign, from what its clause says.

Runs over the readings of one sentence in order, so that a list shares what was said once: "up 0.1 percent from the
month before and 2.6 percent above May 2023".
"""

from __future__ import annotations

from decimal import Decimal

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.units import indicator_type, settle_unit
from extractor.assemble.words import BESIDE, PRICE_INDICES, REVISING

RATES = frozenset({"rate", "ratio"})
POLICY_RATES = frozenset({"interest_rate", "policy_rate", "lending_rate"})
DIFFUSIONS = frozenset(
    {"pmi", "output_index", "new_orders_index", "employment_index", "inventories_index", "prices_index", "supplier_deliveries"}
)
_POINTS = 3  # percent; a larger contribution to inflation is a share of it
_STOCKS_OF_PEOPLE = frozenset({"unemployment", "labour_force", "population"})
_DIFFERENCE_OF = frozenset({"employment", "payrolls", "jobs", "job_growth"})
_GAINS = frozenset(
    {
        "job growth", "jobs growth", "job gains", "jobs gains", "employment gains", "payroll gains", "payroll growth", "payrolls growth",
        "job losses", "employment growth", "job creation", "net hiring", "net job creation", "payroll employment growth", "hiring",
    }
)  # fmt: skip
_AGAINST = frozenset({"against", "compared with", "compared to", "versus", "vs", "vs."})


def change_sign(reading: Reading) -> int | None:
    """The direction that the words give this number: its own noun or adjective first, then the clause's verb."""
    if reading.of_change is not None:
        return {"up": 1, "down": -1}.get(reading.of_change.val.means)
    if reading.postfix is not None:
        entry = reading.postfix.val
        sign = {"up": 1, "down": -1, "flat": 0}.get(entry.means)
        if sign is not None:
            return sign
    if reading.direction is not None:
        return reading.direction
    return None


def settle(readings: list[Reading], *, default: Item | None = None, adding: bool = False) -> None:
    """Set `measure` of each reading of one sentence, and its unit where only the neighbours tell it.

    `default` is the article's own indicator; `adding` says that its counts are changes ("employers added 254,000 jobs").
    """
    for reading in readings:
        reading.default, reading.adding = default, adding
    for at, reading in enumerate(readings):
        settle_unit(readings, at)
        reading.measure = _measure(reading, readings, at)
        before = reading.previous
        if before is not None and before.prep == "from" and _is_other_end(before, reading):
            before.direction = before.inherited_direction = None  # "prices slowed from 9 percent to 8.6 percent"


def _is_other_end(before: Reading, reading: Reading) -> bool:
    """Whether a rate of change moved from one number to the other: neither is the movement."""
    if before.measure != "change" or reading.measure != "change" or before.clause != reading.clause:
        return False
    return before.mention.kind == reading.mention.kind and _reaches_level(reading)


def _measure(reading: Reading, readings: list[Reading], at: int) -> str:
    kind = reading.mention.kind
    reading.why = None
    if kind in ("rank", "streak"):
        return _told(reading, kind, kind)
    if kind == "percent":
        return _of_percent(reading, readings, at)
    if kind in ("point", "basis_point"):
        return _of_points(reading)
    if kind == "ratio":
        if _is_valuation(reading):
            return _told(reading, "level", "kind of indicator", reading.frame.indicator)
        return _told(reading, "change", "multiple")
    return _of_amount(reading, readings, at)


def _told(reading: Reading, measure: str, rule: str, item: Item | None = None) -> str:
    """The measure; the reading keeps the rule that decided it, and the word (the number itself where none is given)."""
    reading.why = rule, item
    return measure


def _sharing(reading: Reading) -> Item | None:
    """The word that makes a clause speak of shares."""
    return reading.share_item if reading.frame.mode == "share" else reading.frame.indicator


def _is_short_inflation(reading: Reading) -> bool:
    """ "core inflation was 0.27 percent month on month": no yearly rate, but how much prices rose."""
    basis, item = reading.basis or reading.frame.basis, reading.frame.indicator or reading.default
    return basis is not None and basis.value in ("mom", "qoq") and item is not None and item.val.means in PRICE_INDICES


def _is_diffusion(reading: Reading) -> bool:
    """Whether a percentage is the level of a survey's index: "the PMI came in at 51.5 percent", "employment contracted at 49.7%"."""
    value = reading.mention.value
    own = reading.frame.indicator or reading.default
    if value is None or not 20 <= value <= 80 or own is None or reading.object or reading.prep == "by" or reading.postfix is not None:
        return False
    if reading.of_whole or reading.frame.mode == "share":
        return False
    surveyed = own.val.means in DIFFUSIONS or (reading.default is not None and reading.default.val.means == "pmi")
    return surveyed and (
        reading.prep in ("at", "to", "of", "from", "in")
        or reading.role == "before"
        or reading.direction is None
        or reading.frame.mode == "level"
    )


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
        and item.val.means in POLICY_RATES
        and reading.mention.value is not None
        and abs(reading.mention.value) >= 5
    ):
        reading.mention.unit = "basis_point"  # "cut its key rate by 25 points"
    if reading.mention.unit == "index_point":
        if reading.object or reading.prep == "by" or reading.postfix is not None:
            return _told(reading, "difference", "amount of a change", reading.postfix or reading.prep_item or reading.direction_item)
        return _told(reading, "level", "points of an index")
    if (
        reading.mention.unit == "percentage_point"
        and indicator_type(reading) == "index"
        and not reading.object
        and reading.prep in ("to", "at", "from")
        and "percentage" not in reading.item.low
    ):
        reading.mention.unit = "index_point"
        return _told(reading, "level", "points of an index")
    return _told(reading, "difference", "points between two rates")


def _of_percent(reading: Reading, readings: list[Reading], at: int) -> str:
    mention = reading.mention
    type_ = indicator_type(reading)
    previous = readings[at - 1] if at else None
    after = readings[at + 1] if at + 1 < len(readings) else None
    if after is not None and after.alternative and after.postfix is not None and reading.postfix is None and after.clause == reading.clause:
        reading.postfix = after.postfix  # "6 percent or 4 million tonnes less"
    if mention.form in ("multiple", "change_word"):
        return _told(reading, "change", "multiple")
    if reading.share_noun:
        return _told(reading, "share", "noun of a share", reading.share_item)
    if reading.contribution and mention.value is not None and abs(mention.value) <= _POINTS and type_ in ("index", "rate"):
        return _told(reading, "difference", "contribution", reading.direction_item)  # percent that means points
    item = reading.direction_item
    if type_ in RATES and item is not None and item.low in BESIDE and not reading.object and reading.role == "now":
        return _told(reading, "level", "mark that is passed", item)  # "inflation has fallen below the target of 4%"
    if type_ == "rate" and _is_short_inflation(reading):
        if reading.role == "before" and reading.postfix is None:
            reading.direction = reading.inherited_direction = None  # the verb moves the rate
        return _told(reading, "change", "inflation on the month", reading.frame.indicator or reading.default)
    if (
        type_ == "balance"
        and reading.prep in ("to", "from", "at")
        and reading.direction is not None
        and not reading.object
        and previous is None
    ):
        return _told(reading, "share", "balance against a whole", reading.prep_item)  # "the deficit narrowed from 59 percent"
    if _is_diffusion(reading):
        return _told(reading, "level", "index of a survey", reading.frame.indicator or reading.default)
    if (
        reading.frame.indicator is not None
        and reading.frame.indicator.low.endswith(("growth", "growth rate", " increase", " inflation rate"))
        and reading.frame.indicator.low not in ("growth", "growth rate of loans")
        and reading.prep in ("of", "at", "to", "from", None)
        and not shares_of(reading)
    ):
        return _told(reading, "change", "rate of growth", reading.frame.indicator)
    if (
        previous is not None
        and previous.share_noun
        and previous.sentence == reading.sentence
        and reading.prep is None
        and not reading.object
        and previous.mention.kind == "percent"
    ):
        reading.share_noun = True
        return _told(reading, "share", "as the number before", previous.item)
    if reading.postfix is not None:
        return _told(reading, "change", "word of change behind", reading.postfix)
    if reading.of_whole and (mention.form == "fraction" or (not reading.object and reading.prep != "by")):
        return _told(reading, "share", "part of a whole", reading.of_indicator)
    shares = reading.frame.mode == "share" or (
        reading.frame.indicator is not None
        and reading.frame.indicator.val.means.endswith(("_share", "respondents"))
        and not reading.frame.indicator.val.means.endswith("_per_share")
    )
    level_like = reading.prep in ("to", "from", "at", "than", "against", "comparator") or reading.role == "before"
    if (
        reading.prep == "to"
        and previous is not None
        and previous.mention.kind in ("point", "basis_point")
        and previous.clause == reading.clause
    ):
        if previous.mention.kind == "point" and type_ not in RATES and not shares and revises_forecast(reading):
            # "the forecast of exports was cut by 0.3 points to 2.1%"
            return _told(reading, "change", "forecast that is moved", reading.direction_item)
        # "cut its rate by 25 basis points to 5.5%"
        return _told(reading, "share" if shares else "level", "reached after a change in points", reading.prep_item)
    if reading.prep == "to" and type_ in RATES and not shares and not reading.object and not reading.second_order:
        return _told(reading, "level", "level reached", reading.prep_item)
    if (
        reading.after_colon
        and not mention.signed
        and reading.direction is None
        and after is not None
        and after.mention.kind == "point"
        and after.mention.signed
    ):
        return _told(reading, "level", "change in points behind it", after.item)  # "Domestic: 84.3%, -0.5ppt"
    if reading.object or reading.prep == "by":
        moved = reading.prep_item if reading.prep == "by" else reading.direction_item
        if type_ in RATES and shares:
            return _told(reading, "share", "clause of shares", _sharing(reading))
        return _told(reading, "change", "amount of a change", moved or reading.direction_item)
    if mention.signed and type_ not in RATES:
        return _told(reading, "change", "written sign")
    if type_ in RATES and _reaches_level(reading):
        return _told(reading, "share" if shares else "level", "level reached", reading.prep_item)
    if (
        reading.direction_item is not None
        and not reading.by_verb
        and (reading.prep == "of" or getattr(reading.direction_item.val, "part", "noun") == "noun")
        and not shares
        and reading.prep in (None, "of", "to", "at")
        and reading.role == "now"
    ):
        return _told(reading, "change", "noun of change", reading.direction_item)
    if shares:
        return _told(reading, "share", "clause of shares", _sharing(reading))
    if _down_to(reading):
        return _told(reading, "level", "where it went", reading.direction_item)
    if type_ in RATES:
        if reading.in_bracket and reading.bracket_head == "number" and mention.signed:
            return _told(reading, "change", "written sign")
        return _told(reading, "level", "indicator is a rate", reading.frame.indicator or reading.default)
    if level_like and previous is not None and previous.mention.kind in ("percent", "point", "basis_point"):
        reading.why = "as the number before", previous.item
        if previous.measure in ("share", "level", "difference"):
            return (
                "share"
                if previous.measure == "share" or reading.frame.mode == "share"
                else "level"
                if previous.measure == "level"
                else _before_difference(readings, at)
            )
        return previous.measure or "change"
    if reading.prep == "to" and reading.frame.status is not None and reading.frame.status.value == "forecast" and reading.role == "now":
        # "downgraded its forecast of growth to 2 percent"
        return _told(reading, "change", "forecast reached", reading.prep_item)
    if reading.direction is not None:
        if _reaches_level(reading) and type_ not in ("index", "price"):
            return _told(reading, "level", "level reached", reading.prep_item)
        return _told(reading, "change", "word of change", reading.direction_item)
    if reading.in_bracket and reading.bracket_head == "number":
        parallel = _parallel(readings, at)
        if parallel is not None:
            return _told(reading, parallel, "as the bracket before")
        if reading.inherited_direction is not None:
            return _told(reading, "change", "word of change of the clause before", reading.inherited_item)
        head = reading.bracket_of
        if head is not None and head.measure == "difference":
            reading.direction = change_sign(head)
            return _told(reading, "change", "in brackets behind a change", head.item)
        return _told(reading, "share", "in brackets behind a number", head.item if head is not None else None)
    if reading.led:
        return _told(reading, "share", "place in a ranking")
    if previous is not None and previous.mention.kind == "percent" and previous.measure:
        return _told(reading, previous.measure, "as the number before", previous.item)
    if reading.inherited_direction is not None:
        return _told(reading, "change", "word of change of the clause before", reading.inherited_item)
    if type_ in ("index", "price"):
        return _told(reading, "change", "percentage of a price or an index", reading.frame.indicator or reading.default)
    if reading.kind == "headline":
        return _told(reading, "change", "percentage in a headline")
    return _told(reading, "share", "no word of change") if reading.frame.subject else _told(reading, "change", "percentage alone")


def revises_forecast(reading: Reading) -> bool:
    """ "the forecast was cut to 2.1 percent from 2.4 percent": the verb moves what is foreseen, it is no fall of the thing itself."""
    item, tag = reading.direction_item, reading.frame.status
    return item is not None and tag is not None and tag.value in ("forecast", "target") and item.low.startswith(REVISING)


def _foreseen(reading: Reading) -> bool:
    return revises_forecast(reading) and (reading.prep in ("to", "at") or reading.role == "before")


def _reaches_level(reading: Reading) -> bool:
    """ "attrition cooled to 12.8 percent": the verb moves a rate to its new level, which is no change of its own."""
    item = reading.direction_item
    return reading.prep == "to" and not reading.second_order and item is not None and reading.by_verb


def _down_to(reading: Reading) -> bool:
    """ "fell by a fifth, down to 29 percent": where it went, not by how much."""
    item = reading.direction_item
    return item is not None and item.low in ("down", "up") and reading.prep == "to" and reading.item.start - item.end <= 4


def shares_of(reading: Reading) -> bool:
    return reading.of_whole or reading.frame.mode == "share"


def _before_difference(readings: list[Reading], at: int) -> str:
    """What a difference in points is measured between: levels of a rate, else shares."""
    reading = readings[at]
    if indicator_type(reading) in RATES:
        return "level"
    return (
        "share"
        if reading.frame.mode == "share"
        or reading.of_whole
        or any(other.measure == "share" for other in readings[:at])
        or reading.frame.sector
        or reading.frame.region
        else "change"
    )


def _parallel(readings: list[Reading], at: int) -> str | None:
    """The measure of the last bracket of the same make in the sentence."""
    for earlier in reversed(readings[:at]):
        if earlier.in_bracket and earlier.bracket_head == "number" and earlier.mention.kind == "percent":
            return earlier.measure
    return None


def _of_amount(reading: Reading, readings: list[Reading], at: int) -> str:
    previous = readings[at - 1] if at else None
    item = reading.direction_item
    own = reading.frame.indicator
    jobs = own is not None and own.val.means in _DIFFERENCE_OF and reading.mention.kind == "count"
    if reading.mention.signed and (reading.adding or jobs) and reading.mention.kind == "count":
        return _told(reading, "difference", "written sign")
    if jobs and own is not None and own.low in _GAINS and not reading.of_whole:
        return _told(reading, "difference", "gain of jobs", own)
    if reading.mention.signed and reading.mention.kind == "quantity" and indicator_type(reading) in ("flow", "count", "stock"):
        return _told(reading, "difference", "written sign")  # "East Coast (-1.8 million barrels)"
    if (
        reading.adding
        and reading.role == "before"
        and reading.scope is not None
        and reading.scope.low == "than"
        and reading.mention.kind == "count"
    ):
        return _told(reading, "difference", "compared with an increase", reading.scope)
    if (
        reading.role == "before"
        and reading.prep == "of"
        and item is not None
        and item.val is not None
        and getattr(item.val, "part", "") == "noun"
        and _noun_right_before(reading)
    ):
        return _told(reading, "difference", "noun of change", item)  # "after an increase of 3 TWh"
    if reading.role == "before" and reading.scope is not None and reading.scope.low in _AGAINST and _grew(reading, readings, at):
        return _told(reading, "difference", "compared with an increase", reading.scope)
    if reading.role == "before" and reading.prep != "by":
        if reading.mention.signed and reading.adding:
            return _told(reading, "difference", "written sign")
        return _told(reading, "level", "earlier value", reading.scope)
    if reading.postfix is not None and reading.postfix.val.part != "verb":
        return _told(reading, "difference", "word of change behind", reading.postfix)
    if reading.of_change is not None:
        return _told(reading, "difference", "part of a change", reading.of_change)
    label = item or reading.inherited_item
    if (
        reading.after_colon
        and label is not None
        and getattr(label.val, "part", "") == "noun"
        and reading.role == "now"
        and reading.mention.start - label.end < 40
    ):
        return _told(reading, "difference", "noun of change", label)  # "Growth over the year: 484,200"
    head = reading.bracket_of
    if (
        head is not None
        and head.mention.kind == "percent"
        and head.measure == "change"
        and reading.mention.kind in ("money", "count", "quantity")
        and reading.period is None
    ):
        reading.direction = reading.direction if reading.direction is not None else change_sign(head)
        return _told(reading, "difference", "in brackets behind a change", head.item)
    jobs = reading.frame.indicator is None or reading.frame.indicator.val.means not in _STOCKS_OF_PEOPLE
    adds = reading.adding and jobs and reading.mention.kind == "count" and reading.prep not in ("to", "from", "at")
    told = reading.mention.signed or reading.in_bracket or reading.frame.mode in ("average", "share")
    if adds and (told or (reading.frame.mode is None and not reading.direction_to_level)):
        return _told(reading, "difference", "the article counts what was added", item)
    if reading.prep == "by" and (reading.direction is not None or reading.inherited_direction is not None):
        return _told(reading, "difference", "amount of a change", reading.prep_item)
    if reading.object and item is not None and getattr(item.val, "means", None) in ("up", "down") and not _reaches(reading):
        return _told(reading, "difference", "amount of a change", item)
    if (
        reading.prep == "of"
        and item is not None
        and getattr(item.val, "part", "noun") == "noun"
        and reading.direction is not None
        and _noun_right_before(reading)
    ):
        return _told(reading, "difference", "noun of change", item)
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
        return _told(
            reading, "difference", "difference before", previous.item
        )  # "$34 million from 2023 and $18 million from the first quarter"
    if reading.noun_of and reading.prep == "of" and reading.direction is not None:
        return _told(reading, "difference", "noun of change", item)
    if reading.alternative and previous is not None and previous.measure == "change" and not reading.of_whole:
        return _told(reading, "difference", "another way to say the change before", previous.item)
    if _gap(reading, readings, at):
        return _told(reading, "difference", "distance between two levels", readings[at + 1].item)
    if (
        reading.frame.indicator is not None
        and reading.frame.indicator.val.means in _DIFFERENCE_OF
        and previous is not None
        and previous.measure == "difference"
        and previous.mention.kind == reading.mention.kind
        and reading.prep not in ("to", "from", "at")
    ):
        return _told(reading, "difference", "as the number before", previous.item)
    return _told(reading, "level", "amount")


def _grew(reading: Reading, readings: list[Reading], at: int) -> bool:
    """ "increased by 14 TWh, against just 2.5 TWh last year": what is compared is the increase, where no level is told."""
    told = [
        other
        for other in readings[:at]
        if other.clause == reading.clause and other.mention.unit == reading.mention.unit and other.mention.kind == reading.mention.kind
    ]
    return bool(told) and all(other.measure == "difference" and other.prep == "by" for other in told)


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


def _noun_right_before(reading: Reading) -> bool:
    item = reading.direction_item
    return item is not None and 0 <= reading.mention.start - item.end <= 24


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
        if reading.measure == "change" and reading.postfix is None and (_reaches_level(reading) or _foreseen(reading)):
            sign = 1
        if mention.signed:
            return -abs(value) if value < 0 else value
        if sign is None and reading.inherited_direction is not None and not reading.copula:
            sign = reading.inherited_direction
        return -abs(value) if sign == -1 else value
    if reading.measure == "level":
        if mention.signed:
            return value
        negative = reading.negative
        if negative:
            return -abs(value)
        if mention.bracketed and (reading.table or reading.after_colon) and reading.bracket_head is None:
            return -abs(value)
    return value
