"""What a percentage is: a change, a share or the level of a rate.

In comes a percentage with the numbers before and behind it; the first step that can tell decides, and leaves its rule in the reading.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.movement import RATES, change_sign, decided, reaches_level, revises_forecast, shares_of
from extractor.assemble.units import indicator_type
from extractor.assemble.words import BESIDE, PRICE_INDICES
from extractor.vocabulary.classes import members

DIFFUSIONS = members("diffusion_indices")
_POINTS = 3  # percent; a larger contribution to inflation is a share of it


def _sharing(reading: Reading) -> Item | None:
    """The word that makes a clause speak of shares."""
    return reading.share_item if reading.frame.mode == "share" else reading.frame.indicator


def _is_short_inflation(reading: Reading) -> bool:
    """ "core inflation was 0.27 percent month on month": no yearly rate, but how much prices rose."""
    basis, item = reading.basis or reading.frame.basis, reading.frame.indicator or reading.default
    return basis is not None and basis.value in ("mom", "qoq") and item is not None and item.val.means in PRICE_INDICES


def _share_reached(reading: Reading) -> bool:
    """ "rising 21.5 percent to 4.7 GWh (8.3 percent)": the change was told, so the bracket is a share."""
    head = reading.bracket_of
    if head is None or reading.mention.signed or head.prep != "to" or head.measure != "level" or head.mention.kind == "percent":
        return False
    led = head.previous
    return (
        led is not None and led.clause == head.clause and led.mention.kind == "percent" and led.measure == "change" and not reading.object
    )


def _told_change(readings: list[Reading], at: int) -> bool:
    """Whether the last percentage of the sentence before this one is a change that something led with."""
    for before in reversed(readings[max(0, at - 4) : at]):
        if before.sentence != readings[at].sentence:
            return False
        if before.mention.kind == "percent":
            return before.measure == "change" and before.led
    return False


def _of_amount(reading: Reading) -> bool:
    """Whether a number is an amount that nothing moves."""
    return reading.measure == "level" and reading.direction is None and reading.mention.kind in ("count", "money", "quantity")


def _moved_by(reading: Reading) -> bool:
    """Whether a noun of a rise or a fall stands right behind a number: "a 28% dip", no "16% a decline"."""
    postfix = reading.postfix
    return postfix is not None and postfix.start - reading.item.end <= 1 and postfix.val.means in ("up", "down")


@dataclass(frozen=True, slots=True)
class _Percent:
    """A percentage, with the numbers beside it."""

    reading: Reading
    readings: list[Reading]
    at: int  # its place among them
    type: str | None  # of its indicator

    @property
    def previous(self) -> Reading | None:
        return self.readings[self.at - 1] if self.at else None

    @property
    def after(self) -> Reading | None:
        return self.readings[self.at + 1] if self.at + 1 < len(self.readings) else None

    @property
    def is_share(self) -> bool:
        """Whether the clause speaks of shares."""
        reading = self.reading
        named = reading.frame.indicator
        shares = reading.frame.mode == "share" or (
            named is not None and named.val.means.endswith(("_share", "respondents")) and not named.val.means.endswith("_per_share")
        )
        return shares and not (self.type == "rate" and reading.prep == "at" and not reading.of_whole)  # "held the rate at 6 percent"


def of_percent(reading: Reading, readings: list[Reading], at: int) -> str:
    """The measure of a percentage: what is told outright first, then its preposition, its clause, the numbers before it, its indicator."""
    one = _Percent(reading, readings, at, indicator_type(reading))
    after = one.after
    if after is not None and after.alternative and after.postfix is not None and reading.postfix is None and after.clause == reading.clause:
        reading.postfix = after.postfix  # "6 percent or 4 million tonnes less"
    return (
        _told_outright(one)
        or _of_growth(one)
        or _beside_share(one)
        or _by_preposition(one)
        or _by_clause(one)
        or _as_before(one)
        or _by_direction(one)
        or (_in_bracket(one) if reading.in_bracket and reading.bracket_head == "number" else None)
        or _in_ranking(one)
        or _by_indicator(one)
    )


def _told_outright(one: _Percent) -> str | None:
    """What its own words say: a multiple, a share, a contribution, a pace."""
    reading, type_ = one.reading, one.type
    mention = reading.mention
    if mention.form in ("multiple", "change_word"):
        return decided(reading, "change", "multiple")
    if reading.share_noun:
        return decided(reading, "share", "noun of a share", reading.share_item)
    if reading.contribution and mention.value is not None and abs(mention.value) <= _POINTS and type_ in ("index", "rate"):
        return decided(reading, "difference", "contribution", reading.direction_item)  # percent that means points
    pace = reading.pace
    inside = reading.in_bracket and reading.role == "now"
    if pace is not None and not (inside or reading.of_whole or reading.object or reading.prep == "by" or reading.postfix is not None):
        reading.direction = reading.inherited_direction = None
        return decided(reading, "change", "rate of growth", Item(pace.start, pace.end, "basis", pace))
    return None


def _of_growth(one: _Percent) -> str | None:
    """A rate that passes a mark, moves on the month or is a rate of growth by name; the index of a survey."""
    reading, type_, previous = one.reading, one.type, one.previous
    item = reading.direction_item
    if type_ in RATES and item is not None and item.low in BESIDE and not reading.object and reading.role == "now":
        return decided(reading, "level", "mark that is passed", item)  # "inflation has fallen below the target of 4%"
    if type_ == "rate" and _is_short_inflation(reading):
        if reading.role == "before" and reading.postfix is None:
            reading.direction = reading.inherited_direction = None  # the verb moves the rate
        return decided(reading, "change", "inflation on the month", reading.frame.indicator or reading.default)
    if (
        type_ == "balance"
        and reading.prep in ("to", "from", "at")
        and reading.direction is not None
        and not reading.object
        and (previous is None or previous.measure == "share")
    ):
        return decided(reading, "share", "balance against a whole", reading.prep_item)  # "the deficit narrowed from 59 percent"
    if is_diffusion(reading):
        return decided(reading, "level", "index of a survey", reading.frame.indicator or reading.default)
    if (
        reading.frame.indicator is not None
        and reading.frame.indicator.low.endswith(("growth", "growth rate", " increase", " inflation rate"))
        and reading.frame.indicator.low not in ("growth", "growth rate of loans")
        and reading.prep in ("of", "at", "to", "from", None)
        and not shares_of(reading)
    ):
        return decided(reading, "change", "rate of growth", reading.frame.indicator)
    return None


def _beside_share(one: _Percent) -> str | None:
    """A share as the number before it is, or by what it is a part of; a change by the word of change behind it."""
    reading, previous = one.reading, one.previous
    mention = reading.mention
    if (
        previous is not None
        and previous.share_noun
        and previous.sentence == reading.sentence
        and reading.prep is None
        and not reading.object
        and not mention.signed
        and not _moved_by(reading)  # "16% a decline", no "28% dip"
        and previous.mention.kind == "percent"
    ):
        reading.share_noun = True
        return decided(reading, "share", "as the number before", previous.item)
    if reading.postfix is not None:
        return decided(reading, "change", "word of change behind", reading.postfix)
    if reading.prep == "for" and previous is not None and previous.measure in ("level", "change", "rank") and not reading.object:
        reading.direction = None
        return decided(reading, "share", "what it takes", reading.prep_item)  # "units sold, up 3%, for 12 percent"
    named = reading.frame.indicator
    still = reading.direction is None and reading.inherited_direction is None and not mention.signed
    if named is not None and named.low in ("shares", "share") and reading.copula and still:
        return decided(reading, "share", "clause of shares", named)  # "their shares were 5.6% and 5.8%"
    if reading.of_whole and (mention.form == "fraction" or reading.of_world or (not reading.object and reading.prep != "by")):
        return decided(reading, "share", "part of a whole", reading.of_indicator)
    return None


def _by_preposition(one: _Percent) -> str | None:
    """What is reached, and by how much something moved."""
    reading, type_, previous, after, shares = one.reading, one.type, one.previous, one.after, one.is_share
    mention = reading.mention
    if (
        reading.prep == "to"
        and previous is not None
        and previous.mention.kind in ("point", "basis_point")
        and previous.clause == reading.clause
    ):
        if previous.mention.kind == "point" and type_ not in RATES and not shares and revises_forecast(reading):
            # "the forecast of exports was cut by 0.3 points to 2.1%"
            return decided(reading, "change", "forecast that is moved", reading.direction_item)
        # "cut its rate by 25 basis points to 5.5%"
        return decided(reading, "share" if shares else "level", "reached after a change in points", reading.prep_item)
    if reading.prep == "to" and type_ in RATES and not shares and not reading.object and not reading.second_order:
        return decided(reading, "level", "level reached", reading.prep_item)
    if (
        reading.after_colon
        and not mention.signed
        and reading.direction is None
        and after is not None
        and after.mention.kind == "point"
        and after.mention.signed
    ):
        return decided(reading, "level", "change in points behind it", after.item)  # "Domestic: 84.3%, -0.5ppt"
    if reading.object or reading.prep == "by":
        moved = reading.prep_item if reading.prep == "by" else reading.direction_item
        if type_ in RATES and shares:
            return decided(reading, "share", "clause of shares", _sharing(reading))
        return decided(reading, "change", "amount of a change", moved or reading.direction_item)
    if mention.signed and type_ not in RATES:
        return decided(reading, "change", "written sign")
    if type_ in RATES and reaches_level(reading):
        return decided(reading, "share" if shares else "level", "level reached", reading.prep_item)
    if type_ in RATES and reading.alternative and previous is not None and _of_amount(previous):
        return decided(reading, "share", "part of a whole", previous.item)  # "of whom 141,000, or 17.1 percent, were …"
    if type_ == "rate" and reading.frame.mode == "level" and reading.prep is None and reading.role == "now" and not shares:
        return decided(
            reading, "level", "level stated", reading.frame.indicator or reading.default
        )  # "a rise that ended in reaching 10 percent"
    if (
        reading.direction_item is not None
        and not reading.by_verb
        and (reading.prep == "of" or getattr(reading.direction_item.val, "part", "noun") == "noun")
        and not shares
        and reading.prep in (None, "of", "to", "at")
        and reading.role == "now"
    ):
        return decided(reading, "change", "noun of change", reading.direction_item)
    return None


def _by_clause(one: _Percent) -> str | None:
    """What the clause is about: shares, where something went, a rate."""
    reading, type_, shares = one.reading, one.type, one.is_share
    mention = reading.mention
    if shares:
        return decided(reading, "share", "clause of shares", _sharing(reading))
    if _down_to(reading):
        return decided(reading, "level", "where it went", reading.direction_item)
    if type_ in RATES:
        if reading.in_bracket and reading.bracket_head == "number" and mention.signed:
            return decided(reading, "change", "written sign")
        if reading.frame.pronoun and reading.frame.indicator is None and reading.told == "change" and reading.copula:
            return decided(reading, "change", "as the figure before")  # "Wages rose 3 percent. In services it was 4 percent."
        return decided(reading, "level", "indicator is a rate", reading.frame.indicator or reading.default)
    return None


def _as_before(one: _Percent) -> str | None:
    """An earlier value, a level or a share as the number before it is."""
    reading, previous, readings, at = one.reading, one.previous, one.readings, one.at
    mention = reading.mention
    level_like = reading.prep in ("to", "from", "at", "than", "against", "comparator") or reading.role == "before"
    if previous is not None and previous.mention.kind == "count" and previous.previous is not None and previous.previous.of_whole:
        previous = previous.previous  # "52% of 1,004 adults, up from 47%"
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
        return decided(reading, "change", "forecast reached", reading.prep_item)
    if reading.role == "before" and previous is None and reading.direction_item is not None and reading.direction_item.cls == "comparator":
        reading.direction = None  # "That was down from 2.6 percent": what the figure before is
        return decided(reading, reading.told or "change", "as the figure before", reading.direction_item)
    moved = reading.told == "change" and reading.frame.mode is None and one.type == "flow" and one.previous is None
    if reading.in_bracket and reading.bracket_head == "name" and moved and reading.frame.indicator is None:
        return decided(reading, "change", "as the figure before")  # "Output rose 1%. The main impulse came from Lima (1.8%)."
    if (
        reading.in_bracket
        and reading.bracket_head == "name"
        and reading.told == "share"
        and reading.direction is None
        and not mention.signed
    ):
        return decided(reading, "share", "as the figure before")  # "a share of 11 percent. It trails Alba (21 percent)"
    return None


def _by_direction(one: _Percent) -> str | None:
    """What a word of change says; a rate of growth where what grows is a flow."""
    reading, type_ = one.reading, one.type
    if _share_reached(reading):
        reading.direction = None
        return decided(reading, "share", "in brackets behind a level", reading.bracket_of.item if reading.bracket_of is not None else None)
    if reading.direction is not None:
        if reaches_level(reading) and type_ not in ("index", "price"):
            measured = reading.frame.indicator or reading.default
            known = measured is not None and getattr(measured.val, "known", True)
            if type_ == "flow" and known and not reading.alternative:
                reading.direction = reading.inherited_direction = None  # "output strengthened to 4.6%", "services slowed to 2.2%": growth
                return decided(reading, "change", "rate of growth reached", reading.prep_item)
            return decided(reading, "level", "level reached", reading.prep_item)
        return decided(reading, "change", "word of change", reading.direction_item)
    return None


def _in_bracket(one: _Percent) -> str | None:
    """In brackets behind a number: as the bracket before, else a change or a share by what it follows."""
    reading, readings, at = one.reading, one.readings, one.at
    parallel = _parallel(readings, at)
    if parallel is not None:
        return decided(reading, parallel, "as the bracket before")
    if reading.inherited_direction is not None:
        return decided(reading, "change", "word of change of the clause before", reading.inherited_item)
    head = reading.bracket_of
    if head is not None and head.measure == "difference":
        reading.direction = change_sign(head)
        return decided(reading, "change", "in brackets behind a change", head.item)
    if head is not None and head.mention.kind == "percent" and head.measure in ("change", "level") and _is_another(reading, head):
        return decided(reading, head.measure, "as the number before", head.item)  # "2.0% (Estonia 5.2%, Cyprus 0.5%)"
    return decided(reading, "share", "in brackets behind a number", head.item if head is not None else None)


def _in_ranking(one: _Percent) -> str | None:
    """A place in a ranking, else what the percentage before it is."""
    reading, previous, readings, at = one.reading, one.previous, one.readings, one.at
    if reading.led and _told_change(readings, at):
        return decided(reading, "change", "as the number before")  # "dealers led with a 3.6% increase; clothing stores followed at 1.6%"
    if reading.led and reading.told == "change" and reading.frame.goes_on:
        return decided(reading, "change", "as the figure before")  # "The rise was followed by lamps with 12.5%"
    if reading.led:
        return decided(reading, "share", "place in a ranking")
    if previous is not None and previous.mention.kind == "percent" and previous.measure:
        return decided(reading, previous.measure, "as the number before", previous.item)
    return None


def _by_indicator(one: _Percent) -> str:
    """Where nothing else tells: a change of what moves, the growth of an economy, a share of a subject."""
    reading, type_ = one.reading, one.type
    if reading.inherited_direction is not None:
        return decided(reading, "change", "word of change of the clause before", reading.inherited_item)
    if type_ in ("index", "price"):
        return decided(reading, "change", "percentage of a price or an index", reading.frame.indicator or reading.default)
    if reading.kind == "headline":
        return decided(reading, "change", "percentage in a headline")
    foretold = reading.frame.status is not None and reading.frame.status.value == "forecast" and type_ == "flow"
    if foretold or (reading.default is not None and reading.default.val.means == "gdp" and type_ == "flow"):
        return decided(reading, "change", "growth of an economy", reading.default)  # "household consumption was at 5.9 percent"
    return decided(reading, "share", "no word of change") if reading.frame.subject else decided(reading, "change", "percentage alone")


def _down_to(reading: Reading) -> bool:
    """ "fell by a fifth, down to 29 percent": where it went, not by how much."""
    item = reading.direction_item
    return item is not None and item.low in ("down", "up") and reading.prep == "to" and reading.item.start - item.end <= 4


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


def _is_another(reading: Reading, head: Reading) -> bool:
    """Whether a number in a bracket is of a place or product of its own."""
    own, held = reading.frame, head.frame
    return (own.region is not None and own.region != held.region) or (own.sector is not None and own.sector != held.sector)


def _parallel(readings: list[Reading], at: int) -> str | None:
    """The measure of the last bracket of the same make in the sentence."""
    for earlier in reversed(readings[:at]):
        if earlier.in_bracket and earlier.bracket_head == "number" and earlier.mention.kind == "percent":
            return earlier.measure
    return None


def is_diffusion(reading: Reading) -> bool:
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
