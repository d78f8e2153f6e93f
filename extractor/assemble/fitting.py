"""Whether a number can be of what was told before, by its kind and unit, and what it is of where it cannot.

In come readings whose clause names no indicator, with the indicator told last; out goes that one, another told before, or what such a
number is usually of: no amount of money counts patients, no price comes in tonnes, and the growth of a segment is that of its sales.
"""

from __future__ import annotations

import re

from extractor.assemble.frames import Reading
from extractor.assemble.going_on import GoingOn
from extractor.assemble.items import Item
from extractor.assemble.words import PRICE_INDICES
from extractor.marks import Dimension
from extractor.vocabulary.classes import members

UNIT_INDICATORS = {"revenue_passenger_kilometre": "revenue_passenger_kilometres", "available_seat_kilometre": "available_seat_kilometres"}
_ONE_PRICE = frozenset({"rents", "tuition", "fares"})  # of one thing among those that a price index counts
_PAY = "earnings"
_WORKING = frozenset({"employment", "employees", "hours_worked"})
_COUNTED = members("counted_by_companies")
OF_MONEY = members("money_of_companies")
_AREAS = frozenset({"square_foot", "square_metre", "square_kilometre", "hectare", "acre"})
SHARE_BEHIND = re.compile(r"(?:\s\(-?[\d.,]+\)|\))?\s(?:per|a)\s(?:\w+\s){0,4}share\b")  # "SEK 5.41 (4.12) per share"
_GROWS = ("grow", "grew", "expand")
_OF_A_SHARE = 100_000  # what is less may be earned on one share
DONE = frozenset({"revenue", "acquisition", "net_profit", "valuation"})  # what verbs of business speak of


class Fitting(GoingOn):
    """What a number may be of."""

    def _fits(self, item: Item, reading: Reading) -> bool:
        """Whether a company's number can be of an indicator told before: no amount of money counts patients, no profit comes in homes."""
        mention = reading.mention
        if mention.kind == "money" and item.val.means.endswith("_per_share"):
            return mention.value is None or abs(mention.value) < _OF_A_SHARE  # "ahead of the 42 cents expected"
        if item.val.means.endswith("_share") and mention.kind in ("money", "count", "quantity"):
            return False
        if (
            getattr(item.val, "type", "") == "price"
            and mention.kind in ("quantity", "count")
            and reading.measure in ("level", "difference")
        ):
            return False  # "Cocoa was quoted at … Stocks fell to …": no price comes in tonnes
        if not self._subject.company:
            return not self._is_other_money(item, reading)
        if reading.measure not in ("level", "difference"):
            return True
        if mention.kind == "money":
            counts = getattr(item.val, "type", "flow") in ("count", "ratio", "rate") or item.val.means in _COUNTED
            return mention.per is not None or not counts
        if mention.kind not in ("count", "quantity") or mention.unit in UNIT_INDICATORS:
            return True
        return item.val.means not in OF_MONEY and getattr(item.val, "type", "flow") not in ("ratio", "rate")

    def _is_other_money(self, item: Item, reading: Reading) -> bool:
        """Whether money stands where things were counted last, and money was told before: "3.7 million tickets and 36.9 billion won"."""
        if reading.mention.kind != "money" or reading.mention.per is not None or getattr(item.val, "type", "flow") != "count":
            return False
        return reading.measure == "level" and self._money_told() not in (None, item)

    def _money_told(self) -> Item | None:
        """The flow of money told last: no price."""
        return next((held for held in reversed(self._money_items) if getattr(held.val, "type", "flow") != "price"), None)

    def _suited(self, item: Item, rule: str, reading: Reading) -> tuple[Item | None, str, Dimension | None]:
        """The indicator told before where a number of that kind can be of it, else the nearest that suits or what is usual of it."""
        if self._misfit is not None and self._misfit[:2] == (reading.sentence, item):
            return None, rule, self._misfit[2]  # "Tavirel (€84 million, +9%)", where patients were told before
        if self._fits(item, reading):
            return item, rule, None
        if reading.mention.kind == "money":
            main = self._subject.flow if self._subject.company else self._money_told() or self._subject.flow
            if main is not None and self._fits(main, reading):
                self._misfit = (reading.sentence, item, Dimension(main.val.means, main.val.means, None, main.start, main.end))
                return main, "subject of the article", None
            usual = "acquisition" if self._subject.deal else "revenue"
            self._misfit = (reading.sentence, item, Dimension(usual, usual, None, None, None))
            return None, rule, self._misfit[2]
        if reading.mention.unit in _AREAS:
            return None, rule, Dimension("area", "area", None, None, None)
        found = next(reversed(self._count_items), None) or self._subject.flow
        return found if found is not item else None, "last of its unit", None

    def _is_organic(self, reading: Reading) -> bool:
        """Whether a change is "organic", or growth of nothing that is named: then it is one of a company's sales."""
        tag = reading.frame.adjustment
        alone = reading.growth_alone and self._sentence_first is None  # "It sees growth of 7%"
        if (reading.frame.growth or alone) and reading.mention.kind == "percent" and reading.frame.sector is None:
            return True  # "lifted its growth guidance to 4-6 per cent": of sales
        return tag is not None and tag.value == "organic" and reading.measure in ("change", "difference")

    def _part_grows(self, reading: Reading) -> bool:
        """Whether a segment or a market of a company grows, of which no word tells by what: by its sales, not its profit."""
        frame = reading.frame
        if (
            not self._subject.company
            or reading.measure != "change"
            or (frame.sector is None and frame.region is None and frame.entity is None)
        ):
            return False
        moved = reading.postfix or reading.direction_item or reading.inherited_item
        if (moved is not None and moved.low.startswith(_GROWS)) or self._growing == reading.sentence:
            self._growing = reading.sentence  # "Europe grew 3%, Asia 4%"
            return True
        return False

    def _done(self, reading: Reading) -> str | None:
        """What a company's verb speaks of, where no noun does: "brought in 3 billion won", "to acquire 60% of it for €2 billion"."""
        cue = reading.frame.cue
        if cue == "payment" and self._subject.deal:
            cue = "acquisition"
        if not self._subject.company or cue not in DONE:
            return None
        if cue == "net_profit" and reading.mention.kind == "money" and SHARE_BEHIND.match(self._text, reading.mention.end):
            return "earnings_per_share"
        if reading.mention.kind == "money" and (reading.measure == "level" or cue == "net_profit"):
            return cue
        if reading.mention.kind != "percent":
            return None
        if cue == "net_profit" and reading.measure == "change":
            return cue
        return "stake" if cue == "acquisition" and reading.measure != "change" else None

    def _of_another(self, item: Item, reading: Reading) -> bool:
        """ "rents rose 6.6%, water 10.9%": in a report on prices, what is said of one thing is no indicator of the next."""
        main, sector = self._subject.flow, reading.frame.sector
        if main is None or main.val.means not in PRICE_INDICES or item.val.means not in _ONE_PRICE or sector is None:
            return False
        return reading.previous is not None and sector.start is not None and sector.start > item.end

    def _paid(self, item: Item, reading: Reading) -> bool:
        """Whether those who work are told of by what they earn: "part-timers made 1,300 euros, up 3 percent"."""
        main = self._subject.flow
        if main is None or main.val.means != _PAY or item.val.means not in _WORKING or self._subject.company:
            return False
        if reading.mention.kind == "money":
            self._paying = reading.sentence
        return self._paying == reading.sentence and reading.mention.kind in ("money", "percent") and reading.measure != "share"
