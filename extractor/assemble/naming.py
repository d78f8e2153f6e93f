"""Which indicator a figure is of: the one that its clause names or implies, else the one that the text before and the article tell.

In comes a reading with what its sentence says; out go the word that decided, the dimension, and the rule as evidence. What is named is
kept for the figures that follow; whether it suits them is a matter of fitting.py, and what its word means one of meanings.py.
"""

from __future__ import annotations

import re

from extractor.assemble.basing import MONTHLY
from extractor.assemble.dating import because
from extractor.assemble.fitting import DONE
from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.meanings import MADE, Meanings
from extractor.assemble.movement import RATES
from extractor.assemble.subject import is_aside
from extractor.assemble.words import POLICY_RATE, PRICE_INDICES
from extractor.marks import Dimension, Reason
from extractor.vocabulary.classes import members

OF_MARKET = re.compile(r"(?: share)? of (?:the |its |all )?(?:[\w'’-]+ ){0,4}market\b(?! (?:value|capital))")
_OF_ONE_INDUSTRY = frozenset({"electricity_generation", "electricity_consumption"})
_PROFITS = members("profits_and_margins")
_GOODS = members("goods_of_companies")
_PASSING = frozenset({"share_price", "market_capitalisation"})  # told in passing: what follows is not of them
_SALES = frozenset({"revenue", "net_sales", "sales"})
_PRICES = PRICE_INDICES | {"price", "prices"}


class Naming(Meanings):
    """The indicators of figures."""

    def _goes_on(self, reading: Reading, indicator: Dimension | None) -> bool:
        """Whether a balance that names no surplus is compared with a deficit."""
        last = self._last
        if reading.negative is not None or reading.mention.signed or reading.frame.indicator is not None or reading.role != "before":
            return False
        return last is not None and last.indicator == indicator and last.measure == "level" and last.value is not None and last.value < 0

    def _indicator_of(self, reading: Reading, evidence: dict[str, Reason]) -> tuple[Item | None, Dimension | None]:
        item, rule = self._named(reading)
        if item is None:
            item, rule, meant = self._implied_indicator(reading, evidence)
            if meant is not None:
                return None, meant
        if item is None:
            item, rule = self._told_before(reading)
        if item is not None and reading.frame.indicator is None:
            item, rule, meant = self._corrected(item, rule, reading, evidence)
            if meant is not None:
                return None, meant
        if item is not None and reading.frame.indicator is item and not self._subject.company and self._is_other_money(item, reading):
            item, rule = self._money_told(), "last of its unit"
        if item is None:
            return None, None
        main = self._subject.flow
        of_part = reading.frame.indicator is None and reading.frame.sector is not None and item.val.means.startswith("core_")
        if of_part or self._of_another(item, reading):
            if main is None or main.val.means.startswith("core_") or main.val.means not in PRICE_INDICES:
                evidence["indicator"] = (item.start, item.end, rule, None)
                return item, Dimension("inflation", "inflation", None, item.start, item.end)
            item, rule = main, "subject of the article"  # "core inflation was 2%. Goods fell by 1%"
        if self._paid(item, reading) and main is not None:
            evidence["indicator"] = (main.start, main.end, "subject of the article", getattr(main.val, "id", None))
            return main, Dimension(main.val.means, main.val.means, None, main.start, main.end)
        self._keep(item, reading)
        evidence["indicator"] = (item.start, item.end, rule, getattr(item.val, "id", None))
        means = self._specific(item, reading)
        self._by_unit = (reading, means) if means != item.val.means and reading.mention.kind == "quantity" else self._by_unit
        known = means != item.val.means or getattr(item.val, "known", True)
        return item, Dimension(means if known else None, means, self._text[item.start : item.end], item.start, item.end)

    def _named(self, reading: Reading) -> tuple[Item | None, str]:
        """The indicator that the clause names, or the whole that the number is a part of."""
        frame = reading.frame
        item, rule = frame.indicator, "clause"
        if item is not None and item.low.endswith("trade") and self._subject.flow is not None and self._subject.flow.val.means in MONTHLY:
            frame.sector = frame.sector or Dimension(item.low, item.low, None, item.start, item.end)
            item = None
        if reading.bare_rate and self._rate is not None and (item is None or getattr(item.val, "type", "") not in RATES):
            item, rule = self._rate, "rate told last"
        whole = reading.of_indicator or (reading.bracket_of.of_indicator if reading.bracket_of is not None else None)
        earlier = reading.previous
        if (
            whole is None
            and earlier is not None
            and earlier.sentence == reading.sentence
            and earlier.frame.indicator is None
            and earlier.frame.sector == frame.sector
        ):
            whole = reading.of_indicator = earlier.of_indicator
        return (whole, "of the whole") if item is None and whole is not None else (item, rule)

    def _implied_indicator(self, reading: Reading, evidence: dict[str, Reason]) -> tuple[Item | None, str, Dimension | None]:
        """What a clause speaks of that names no indicator: by its verb, a word for a partner, "organic", or the number right before."""
        frame = reading.frame
        if self._subject.company and self._is_organic(reading):
            if self._sold is not None:
                return self._sold, "sales told last", None
            evidence["indicator"] = because(
                frame.adjustment, "sales grow organically" if frame.adjustment is not None else "usual of growth"
            )
            return None, "", Dimension("revenue", "revenue", None, None, None)
        if self._subject.company and self._of_market(reading):
            evidence["indicator"] = (reading.item.start, reading.item.end, "share of a market", None)
            return None, "", Dimension("market_share", "market_share", None, None, None)
        done = self._done(reading)
        if done is not None:
            return None, "", self._of_cue(reading, done, evidence)
        by_unit = self._by_unit
        if by_unit is not None and reading.previous is by_unit[0] and reading.measure in ("change", "difference"):
            return None, "", self._of_cue(reading, by_unit[1], evidence)  # "deployed 9.6 GWh, up 2%"
        if self._indicator_sentence == reading.sentence and self._sentence_item is not None and self._sentence_first is not None:
            return self._sentence_item, "figure before", None
        if reading.mention.kind in ("count", "quantity") and self._indicator is not None and self._indicator in self._money_items:
            counted = next(reversed(self._count_items), None)
            if counted is not None:
                return counted, "last of its unit", None
        cued = frame.cue is not None and frame.cue not in DONE and self._tells_of_trade()
        if frame.cue is not None and (frame.cue == "share_price" or cued):
            return None, "", self._of_cue(reading, frame.cue, evidence)
        return None, "", None

    def _tells_of_trade(self) -> bool:
        """Whether a word for a buyer or a supplier speaks of trade: in a report on trade, or on the stocks and output of an economy."""
        subject = self._subject
        goods = subject.flow is not None and subject.flow.val.means in ("inventories", "production") and subject.sector is not None
        return subject.trading or subject.exporting or (goods and not subject.company)

    def _of_market(self, reading: Reading) -> bool:
        """Whether a company's percentage is a share of a market: "held 21 percent of the tyre market", "which had 25 percent"."""
        if reading.measure != "share" or reading.mention.kind not in ("percent", "ratio"):
            return False
        before = reading.previous
        if OF_MARKET.match(self._text, reading.item.end):
            self._market_sentence = reading.sentence
        elif reading.frame.indicator is not None or before is None or before.sentence != reading.sentence:
            return False
        return self._market_sentence == reading.sentence

    def _told_before(self, reading: Reading) -> tuple[Item | None, str]:
        """The indicator of the sentence, the heading, the paragraph or the article before."""
        frame, subject = reading.frame, self._subject
        if frame.industry and subject.flow is not None:
            return subject.flow, "subject of the article"
        main = subject.flow or subject.indicator
        if reading.mention.kind == "basis_point" and main is not None and main.val.means == POLICY_RATE:
            self._indicator = main
            return main, "subject of the article"
        if frame.goes_on and self._indicator is None and self._item is not None and not subject.company:
            return self._item, "sentence before"  # "The growth rate was …" in a paragraph of its own
        if frame.pronoun and self._indicator is None and subject.trading and subject.indicator is not None:
            return subject.indicator, "subject of the article"
        previous = self._sentence_first or self._previous_first
        told = previous is not None and previous.indicator is not None
        if (frame.pronoun or not frame.subject) and told and self._indicator is not None:
            return self._indicator, "sentence before"
        if frame.carries == "own" and not subject.company and (carried := self._indicator or self._item) is not None:
            return carried, "sentence before"  # "This is followed by tea at …"
        heading = self._headings.get(reading.sentence)
        if heading is not None and heading.indicators and self._said_at < heading.indicators[0].start:
            flow = subject.flow.val.means if subject.flow is not None else None
            akin = (held for held in heading.indicators if held.val.means == flow or {held.val.means, flow} <= _PRICES)
            return next(akin, heading.indicators[0]), "heading"
        if reading.kind == "bullet" and self._indicator is not None and frame.sector is not None and self._said_in_bullet:
            return self._indicator, "list"
        if frame.subject and self._paragraph_flow is not None and (frame.sector is not None or frame.region is not None):
            last = self._indicator
            if subject.company and frame.sector is None and last is not None and last.val.means in _GOODS:
                return last, "sentence before"  # "Beer volumes fell 1%. Mexico declined 2%"
            return self._paragraph_flow, "paragraph"
        if (going := self._flow or self._indicator) is not None:
            return going, "paragraph"
        return main, "subject of the article"

    def _corrected(self, item: Item, rule: str, reading: Reading, evidence: dict[str, Reason]) -> tuple[Item | None, str, Dimension | None]:
        """Another indicator than the one told before, where a part, a share or the unit shows that it cannot be meant."""
        flow = self._subject.flow
        if item.val.means in _PROFITS and self._part_grows(reading):
            if self._sold is None:
                evidence["indicator"] = (None, None, "a part grows by its sales", None)
                return None, rule, Dimension("revenue", "revenue", None, None, None)
            item, rule = self._sold, "sales told last"
        of_industry = reading.frame.sector is not None and item.val.means in _OF_ONE_INDUSTRY
        if of_industry and flow is not None and flow.val.means in MADE:
            item, rule = flow, "subject of the article"  # "power generation grew by 3%, while construction fell"
        main = flow or self._subject.indicator
        shared = item.val.means in ("market_share", "share") and reading.measure == "change"
        if shared and main is not None and not main.val.means.endswith("share"):
            item, rule = main, "subject of the article"  # "Orvo has a 32% share. It saw a 14.5% decline."
        if rule == "of the whole":
            return item, rule, None
        suited, rule, usual = self._suited(item, rule, reading)
        if usual is not None:
            evidence["indicator"] = (None, None, "usual of its unit", None)
        return suited, rule, usual

    def _keep(self, item: Item, reading: Reading) -> None:
        """Keep what is named for the figures that follow."""
        if getattr(item.val, "type", "") == "rate" and item.val.means not in PRICE_INDICES:
            self._rate = item
        if reading.frame.indicator is not None:
            self._said_at = reading.frame.indicator.start
            self._said_in_bullet = reading.kind == "bullet"
            if reading.measure == "level":
                (self._money_items if reading.mention.kind == "money" else self._count_items).append(item)
            aside = is_aside(self._text, reading)
            if not aside and (item.val.means not in _PASSING or not self._subject.company):
                self._indicator = item
            if item.val.means in _SALES:
                self._sold = item
            if getattr(item.val, "type", "flow") != "balance" and self._indicator is item:
                self._flow = item
                self._paragraph_flow = self._paragraph_flow or item
        if self._indicator_sentence != reading.sentence:
            self._indicator_sentence, self._sentence_item = reading.sentence, None if reading.frame.indicator is not None else item

    @staticmethod
    def _of_cue(reading: Reading, cue: str, evidence: dict[str, Reason]) -> Dimension:
        """What a buyer, a supplier or a share tells without naming it."""
        item = reading.cue_item
        start, end = (item.start, item.end) if item is not None else (None, None)
        evidence["indicator"] = (start, end, "word that stands for it", getattr(item.val, "id", None) if item is not None else None)
        return Dimension(cue, cue, None, None, None)
