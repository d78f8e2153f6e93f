"""Settle units from the neighbours of a number: the bare members of a list, an earlier value in brackets, points of an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.vocabulary.classes import members

_LOSSES = members("may_be_losses")
_AMOUNTS = frozenset({"money", "count", "quantity", "bare"})
_AGO = 8  # numbers within which a contribution in points lends its unit
_DURATIONS = frozenset({"day", "week", "month", "year", "hour"})
_MILLION = 1_000_000
_BILLION = 1_000_000_000
_MOSTLY = 0.7  # of a company's amounts that make a currency its own
_PAID = members("paid_by_economies")
_EARNED = members("money_of_companies")
_CUSTOMS = members("customs")
_POWER = members("power")
_YIELDS = members("yields")
_OF_GOODS = members("measured_in_goods")
_USUAL = 4  # amounts that make a unit the article's
_IN_CENTS = frozenset({"ZAR", "EUR", "AUD", "NZD", "CAD", "SGD", "HKD", "KES", "NAD", "BWP", "MUR", "FJD", "JMD", "LKR", "TZS", "UGX"})


def indicator_type(reading: Reading) -> str | None:
    item = reading.frame.indicator or reading.default
    if reading.frame.growth and reading.frame.indicator is None:
        return "flow"  # "growth is put at 1.1%" is no rate of the article's own kind
    if (
        item is not None
        and reading.mention.kind == "percent"
        and item.val.means == "unemployment"
        and (reading.direction is None or reading.prep in ("to", "from", "at") or reading.role == "before")
    ):
        return "rate"
    return getattr(item.val, "type", "flow") if item is not None else None


def usual_unit(readings: Sequence[Reading]) -> str | None:
    """The one physical unit that an article's amounts come in."""
    units = [reading.mention.unit for reading in readings if reading.mention.kind == "quantity"]
    if len(units) < _USUAL or any(reading.mention.kind == "count" and reading.mention.counted for reading in readings):
        return None
    return units[0] if units.count(units[0]) == len(units) and units[0] not in _DURATIONS else None


def lend_currency(readings: Sequence[Reading], default: Item | None) -> None:
    """A budget's one currency is that of its bare billions: "a deficit of 41 billion crowns … revenue rose to 612 billion"."""
    units = {reading.mention.unit for reading in readings if reading.mention.kind == "money"}
    if len(units) != 1:
        return
    unit = next(iter(units))
    for reading in readings:
        mention, item = reading.mention, reading.frame.indicator or default
        if mention.kind != "count" or mention.scale < _BILLION or mention.counted is not None or reading.counted is not None:
            continue
        if item is not None and item.val.means in _PAID:
            mention.kind, mention.unit = "money", unit


def lend_reporting_currency(readings: Sequence[Reading], default: Item | None) -> None:
    """A company's bare millions of what it counts in money are of its own currency: "its lender had revenue of 511 million"."""
    if not any(_is_bare_amount(reading) for reading in readings):
        return
    paid: Counter[str] = Counter()
    for reading in readings:
        unit = reading.mention.unit
        if reading.mention.kind == "money" and unit and "_per_" not in unit and not _converts(reading):
            paid[unit] += 1
    own, times = paid.most_common(1)[0] if paid else (None, 0)
    if not times or times < _MOSTLY * paid.total():
        return
    in_money = {_named(reading) for reading in readings if reading.mention.kind == "money"}
    in_pieces = {_named(reading) for reading in readings if reading.mention.counted is not None or reading.counted is not None}
    spoken: str | None = None  # what the last amount was of
    for reading in readings:
        item = reading.frame.indicator
        if not _is_bare_amount(reading):
            spoken = (item.val.means if item is not None else spoken) if reading.mention.kind == "money" else spoken
            continue
        back = item is None and reading.frame.pronoun and spoken is not None  # "without it, it would have been 98 million"
        means = item.val.means if item is not None else spoken if back else default.val.means if default is not None else None
        if means in in_pieces or (item is None and not back and reading.mention.scale < _BILLION):
            continue
        if means is not None and (means in _EARNED or means in in_money):
            reading.mention.kind, reading.mention.unit = "money", own


def _converts(reading: Reading) -> bool:
    """Whether an amount stands in brackets behind one in another currency: "41.2 billion euros ($50.9 billion)"."""
    head = reading.bracket_of
    return head is not None and head.mention.kind == reading.mention.kind == "money" and head.mention.unit != reading.mention.unit


def _named(reading: Reading) -> str | None:
    return reading.frame.indicator.val.means if reading.frame.indicator is not None else None


def _is_bare_amount(reading: Reading) -> bool:
    mention = reading.mention
    return (
        mention.kind == "count"
        and mention.scale >= _MILLION
        and mention.form == "digits"
        and mention.counted is None
        and reading.counted is None
        and not mention.bracketed
    )


def lend_cents(readings: Sequence[Reading], text: str) -> None:
    """ "a dividend of 205 cents", of a company that counts in rand: cents of rand."""
    money = [reading.mention for reading in readings if reading.mention.kind == "money" and reading.mention.unit]
    cents = [mention for mention in money if mention.unit == "USD" and "cent" in text[mention.start : mention.end]]
    if not cents or any(mention.unit == "USD" for mention in money if mention not in cents):
        return
    units = {mention.unit for mention in money if mention not in cents}
    if len(units) == 1 and units <= _IN_CENTS:
        for mention in cents:
            mention.unit = next(iter(units))


def settle_unit(readings: list[Reading], at: int, *, usual: str | None = None) -> None:
    """A bare number takes the unit of the list that it stands in: "minus 0.25 percentage points, … (minus 0.16)".

    `usual` is the one unit of the article's amounts: "last year's tally was 5.25 million".
    """
    reading = readings[at]
    mention = reading.mention
    if mention.value is None:
        return
    if mention.kind == "point" and mention.unit == "index_point":
        return
    held_by = reading.frame.indicator.val.means if reading.frame.indicator is not None else ""
    if mention.kind == "count" and mention.counted == "units" and held_by in _POWER:
        mention.kind, mention.unit, mention.counted = "quantity", "kilowatt_hour", None  # "generated 158 billion units"
        return
    if mention.kind == "bare" and held_by in _YIELDS:
        told = (other.mention.unit or "" for other in reversed(readings[:at]) if other.mention.kind == "quantity")
        per = next((unit for unit in told if "_per_" in unit), None)
        if per is not None:
            mention.kind, mention.unit = "quantity", per  # "63 bushels per acre, below the 65.1 of last year"
            return
    if mention.kind == "count" and mention.counted is None and (at or usual) and reading.counted is None and mention.form == "digits":
        held = next(
            (other for other in reversed(readings[:at]) if other.mention.kind in ("quantity", "money", "count") and not _converts(other)),
            None,
        )
        if held is not None and held.mention.kind == "quantity":
            before = held.mention
            item, other = reading.frame.indicator, held.frame.indicator
            another = item is not None and (other is None or item.val.means != other.val.means)
            own = another and reading.role == "now" and not _goes_with(reading, held)
            near = held is readings[at - 1] or reading.role == "before" or reading.prep in ("from", "to", "by")
            near = near or (mention.scale > 1 and before.scale > 1)
            if near and not own and before.unit not in _DURATIONS and mention.step >= 1:
                mention.kind, mention.unit = "quantity", before.unit
            return
        if held is not None and held.mention.kind == "money" and _is_amount_too(reading, held):
            mention.kind, mention.unit = "money", held.mention.unit  # "chemicals earned $2.5 billion and steel 1.3 billion"
            return
        if held is not None and held.mention.kind == "money" and reading.role == "before" and held.mention.value and mention.scale > 1:
            if Decimal("0.02") < abs(mention.value / held.mention.value) < 50:
                mention.kind, mention.unit = "money", held.mention.unit
            return
        bare = reading.frame.indicator is None and reading.frame.sector is None
        if held is None and usual is not None and mention.scale > 1 and bare:
            mention.kind, mention.unit = "quantity", usual
            return
    head = reading.bracket_of
    if head is not None and mention.kind == "bare" and mention.signed and _is_loss_before(reading, head):
        mention.bracketed = False
        _adopt(reading, head)
        return
    if (
        mention.kind in ("bare", "count")
        and mention.signed
        and mention.step < 1
        and reading.in_bracket
        and head is not None
        and head.mention.kind in _AMOUNTS
        and abs(mention.value) < 300
    ):
        mention.kind, mention.unit = "percent", "percent"  # "40 million (-3.5)"
        return
    previous = readings[at - 1] if at else None
    if (
        mention.kind == "quantity"
        and reading.role == "before"
        and previous is not None
        and (previous.mention.unit or "").startswith(f"{mention.unit}_per_")
    ):
        mention.unit = previous.mention.unit  # "to 3,229 kilos per hectare from 3,507 kilos"
        return
    main = reading.default
    if (
        mention.kind in ("bare", "count")
        and mention.form == "digits"
        and mention.step < 1
        and reading.counted is None
        and main is not None
        and getattr(main.val, "type", "") == "index"
        and 10 <= abs(mention.value) <= 300
        and reading.postfix is None
    ):
        mention.kind, mention.unit = "point", "index_point"
        return
    if head is not None and _lists_shares(reading, readings[:at]):
        mention.kind, mention.unit = "percent", "percent"  # "Alba with 23,880 (13.3 percent), Breva with 14,003 (7.8)"
        mention.bracketed = False
        return
    if (
        mention.kind in ("bare", "count")
        and mention.form == "digits"
        and reading.in_bracket
        and reading.bracket_of is not None
        and reading.bracket_of.mention.kind in ("money", "percent", "quantity", "count")
        and reading.bracket_of.mention.value is not None
        and reading.counted is None
        and mention.scale == 1
        and mention.bracketed
        and (reading.bracket_of.mention.kind != "percent" or abs(mention.value) <= 100)
    ):
        _adopt(reading, reading.bracket_of)
        return
    if (
        mention.kind == "count"
        and mention.scale > 1
        and reading.counted is None
        and reading.in_bracket
        and head is not None
        and head.mention.kind == "money"
        and head.measure == "level"
    ):
        mention.kind, mention.unit = "money", head.mention.unit  # "SEK 14.1m (12.9m)"
        reading.role = "before"
        return
    after = readings[at + 1] if at + 1 < len(readings) else None
    if (
        mention.kind == "bare"
        and mention.step < 1
        and reading.object
        and after is not None
        and after.prep == "to"
        and after.mention.kind == "percent"
        and after.clause == reading.clause
    ):
        mention.kind, mention.unit = "point", "percentage_point"  # "the forecast was raised 0.1 to 2.4%"
        return
    if mention.kind != "bare":
        return
    kind = indicator_type(reading)
    if kind == "index" and reading.role in ("now", "before") and abs(mention.value) >= 20:
        mention.kind, mention.unit = "point", "index_point"
        return
    if reading.contribution and mention.step < 1:
        points = next((other for other in reversed(readings[max(0, at - _AGO) : at]) if other.mention.unit == "percentage_point"), None)
        if points is not None:
            mention.kind, mention.unit = (
                "point",
                "percentage_point",
            )  # "transport added 0.14 percentage points; trade rose 1.2%, adding 0.11"
            return
    if kind == "price" and (reading.prep == "at" or reading.frame.mode == "level") and mention.step < 1:
        mention.kind, mention.unit = "count", "count"
        return  # "has lost 3 percent, closed at 57.35"
    moved_to = reading.prep == "to" and previous is not None and previous.prep != "from"  # "gained 0.6% to 3.77"
    if (
        previous is not None
        and not moved_to
        and previous.mention.kind in ("percent", "point")
        and previous.mention.unit not in ("index_point",)
        and _same_scale(mention.value, previous.mention.value)
    ):
        mention.kind, mention.unit = previous.mention.kind, previous.mention.unit
        return
    if previous is not None and previous.mention.unit == "index_point" and _same_scale(mention.value, previous.mention.value):
        mention.kind, mention.unit = "point", "index_point"
        return
    if (
        previous is not None
        and previous.mention.kind in ("quantity",)
        and previous.mention.unit
        and mention.value >= 1000
        and (reading.frame.indicator is None or reading.frame.indicator is previous.frame.indicator)
    ):
        mention.kind, mention.unit = "quantity", previous.mention.unit
        return
    if kind == "ratio" and mention.value < 20 and mention.step < 1:
        mention.kind, mention.unit = "plain_ratio", "ratio"
        return
    if kind in ("index", "rate") and mention.value == mention.value and "." in reading.item.low + str(mention.value):
        mention.kind, mention.unit = "point", "index_point"
        return
    mention.kind, mention.unit = "count", "count"


def _is_amount_too(reading: Reading, held: Reading) -> bool:
    """Whether a bare million or billion is an amount like the one before it in its sentence, of one indicator."""
    mention, item, before = reading.mention, reading.frame.indicator, held.frame.indicator
    if mention.scale < 10**6 or reading.sentence != held.sentence or reading.in_bracket or reading.role != "now":
        return False
    traded = any(held is not None and held.val.means in _CUSTOMS for held in (item, before, reading.default))
    if not traded or reading.counted is not None or mention.counted is not None:
        return False
    return reading.prep in ("to", "at", "of", None) and (item is None or before is None or item.val.means == before.val.means)


def _goes_with(reading: Reading, held: Reading) -> bool:
    """Whether two quantities of goods are told in one breath: "stocks at 2.4 million tonnes, output at 1.8 million"."""
    one, other, item, before = reading.mention, held.mention, reading.frame.indicator, held.frame.indicator
    if item is None or before is None or one.scale != other.scale or one.scale == 1 or reading.sentence != held.sentence:
        return False
    return {item.val.means, before.val.means} <= _OF_GOODS and reading.prep == held.prep


def _lists_shares(reading: Reading, before: Sequence[Reading]) -> bool:
    """Whether a small bare number stands in a bracket as a percentage did, in the same sentence, behind an amount of the same kind."""
    mention, head = reading.mention, reading.bracket_of
    if (
        mention.kind not in ("bare", "count")
        or mention.form != "digits"
        or mention.scale > 1
        or head is None
        or reading.counted is not None
    ):
        return False
    told = next((other for other in reversed(before) if other.in_bracket and other.bracket_of is not None), None)
    if told is None or told.bracket_of is None or told.mention.kind != "percent" or told.bracket_of.mention.kind != head.mention.kind:
        return False
    return mention.value is not None and abs(mention.value) <= 100 and head.mention.kind in ("count", "money", "quantity")


def _is_loss_before(reading: Reading, head: Reading) -> bool:
    """Whether a negative number behind a profit is the loss before: "earnings per share were SEK 0.71 (-0.94)"."""
    item, mention = reading.frame.indicator or reading.default, reading.mention
    if not reading.in_bracket or head.mention.kind != "money" or head.measure != "level" or item is None or mention.value is None:
        return False
    return item.val.means in _LOSSES and mention.value < 0 and mention.step * head.mention.scale == head.mention.step


def _adopt(reading: Reading, head: Reading) -> None:
    """A bare number in brackets behind an amount is the earlier amount: "SEK 4,706m (4,480)"."""
    mention, other = reading.mention, head.mention
    scale = other.scale
    if mention.value is None:
        return
    if mention.bracketed and mention.value < 0:
        mention.value = -mention.value
    mention.kind, mention.unit = other.kind, other.unit
    mention.value *= scale
    mention.step, mention.outer_step = mention.step * scale, mention.outer_step * scale
    mention.bracketed = False
    reading.role = "before"
    if reading.period is head.period:
        reading.period = None  # "was SEK 21.4 (19.6) billion in the quarter": the quarter of the first


def _same_scale(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return False
    return abs(a) <= 100 or abs(a) <= abs(b) * 3
