"""Nouns that no list knows, where the sentence makes them what is measured or of what it is."""

from __future__ import annotations

import re

from extractor.assemble.frames import FreeIndicator, Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.phrases import Phrase, joined
from extractor.assemble.restricting import Restricting
from extractor.marks import Dimension
from extractor.vocabulary.classes import members

_NUMBER_OF = re.compile(r"(?i)(?:the |a )?(?:total |overall |average )?number of (?:[a-z]+ )?([a-z][a-z-]+s)\b")
_NO_NOUNS = ("ed", "ing", "ent", "ant", "able", "ible", "ive", "ful", "less", "ous", "ly")  # endings of words that name nothing measured
_HELPED = re.compile(r"\b(?:will|would|may|might|could|should|can|must|to|not|did|does|do) $")
_FLOWS = members("flows_of_goods")
_BESIDE_FLOW = 40  # characters between a product and the flow it stands before
# nouns in front of "of" and a number that only say how it is told: "in the range of 12-13%"
_QUANTITIES = frozenset(
    {
        "range", "level", "average", "total", "amount", "value", "region", "order", "vicinity", "neighbourhood", "neighborhood", "excess",
        "tune", "record", "peak", "low", "high", "maximum", "minimum", "target", "goal", "figure", "number", "rate", "sum", "mark",
        "equivalent", "ceiling", "floor", "midpoint", "median", "mean", "pace", "result", "results", "estimate", "forecast", "expectations",
        "lower end", "upper end", "low end", "high end", "top end", "bottom end", "end",
        "consensus", "total sum", "upwards", "back", "face value", "percentage", "proportion", "basis", "debut",
    }
)  # fmt: skip

_PARTS = frozenset(
    {"arm", "unit", "division", "business", "segment", "operation", "operations", "franchise", "portfolio", "line", "lines", "range"}
)


class FreeNouns(Restricting):
    """Nouns that no list knows, and what a bare noun goes on about."""

    def _opens_list(self, start: int) -> bool:
        """Whether a name stands right behind a colon or a semicolon: "; Professional Tools, $324M"."""
        return self._text[max(0, start - 3) : start].rstrip().endswith((":", ";"))

    def _right_behind_rate(self, at: int) -> bool:
        """Whether a percentage stands right before the item, or an adjective between them."""
        last = self._readings[-1] if self._readings else None
        if last is None or last.mention.kind != "percent" or last.prep in ("to", "of") or last.role != "now" or last.in_bracket:
            return False
        return last.item in self._items[max(0, at - 2) : at] and self._items[at - 1].cls in ("num", "word", "plain", "basis", "adjustment")

    def _prices(self, at: int) -> bool:
        """Whether "costs" or "starts at" is a verb: an amount of money follows, and what is sold stands right before."""
        before = next((held for held in reversed(self._items[max(0, at - 3) : at]) if held.cls not in ("plain", "auxiliary")), None)
        if before is None or before.cls not in ("sector", "noise", "word"):
            return False
        ahead = next((held for held in self._items[at + 1 : at + 5] if held.cls not in ("qualifier", "plain", "auxiliary")), None)
        if self._items[at].low.startswith("start"):
            ahead = self._items[at + 2] if ahead is not None and ahead.low == "at" and at + 2 < len(self._items) else None
        return ahead is not None and ahead.cls == "num" and ahead.val.kind == "money"

    @staticmethod
    def _halves(kinds: list[Dimension]) -> list[Dimension]:
        """Two products, where words that no list knows name both: "phone parts and display panels"."""
        one = kinds[0] if len(kinds) == 1 else None
        first, joint, second = (one.text or "").partition(" and ") if one is not None else ("", "", "")
        if one is None or one.id is not None or not joint or " and " in second or one.start is None:
            return kinds
        at = one.start + len(first) + len(joint)
        return [
            Dimension(None, first.lower(), first, one.start, one.start + len(first)),
            Dimension(None, second.lower(), second, at, at + len(second)),
        ]

    def _goes_with_flow(self, phrase: Phrase) -> bool:
        """Whether a bare flow is of the product that stands before the one told: "chip output reached 4 million and sales 3 million"."""
        held, sector = self._frame.indicator, self._frame.sector
        if held is None or sector is None or sector.start is None or phrase.indicator is None or phrase.sectors or phrase.regions:
            return False
        if {held.val.means, phrase.indicator.val.means} - _FLOWS or not 0 < held.start - sector.start < _BESIDE_FLOW:
            return False
        return self._text.endswith(" and ", 0, phrase.start) and self._readings_in_clause()

    def _says_the_share(self, phrase: Phrase) -> bool:
        """ "NEVs made up 51.6%, the first time the share has passed 50%": the share told before."""
        means = phrase.indicator.val.means if phrase.indicator is not None else ""
        if means not in ("share", "market_share") or not self._readings or phrase.sectors or phrase.regions:
            return False
        return self._text.startswith(("the share", "that share"), phrase.start) and self._readings[-1].frame is self._frame

    def _tells_kind(self, reading: Reading, phrase: Phrase) -> bool:
        """ "32.8% were hybrids, 29.8% petrol-powered": what such a share is of stands behind the verb."""
        if phrase.indicator is not None or phrase.pronoun or phrase.change is not None or phrase.share or phrase.own:
            return False
        sector = joined(phrase.sectors, self._text) or (phrase.unknown if not phrase.name else None)
        if sector is None and phrase.noun is not None and not phrase.noise:
            sector = phrase.noun
        region = joined(phrase.regions, self._text)
        if sector is None and region is None:
            return False
        frame = reading.frame
        reading.frame = replace(frame, sector=sector or frame.sector, region=region or frame.region)
        return True

    def _free_indicator(self, phrase: Phrase, following: str) -> bool:
        """A noun that no list knows names what is measured: "attrition cooled to 12.8 percent", "a break-up fee of €60m"."""
        named = phrase.indicator or phrase.sectors or phrase.regions or phrase.entity
        numbered = None if named or self._comp is not None else _NUMBER_OF.match(self._text, phrase.start, phrase.end)
        if numbered is not None and following in ("change", "level_verb", "copula", "num", "verb"):
            return self._open_free(numbered.start(1), numbered.end(1), "count")  # "the number of deals dropped from 263 to 182"
        if named or phrase.pronoun or phrase.share or phrase.change is not None:
            return False
        noun = phrase.noun or (phrase.unknown if phrase.unknown is not None and not phrase.name else None)
        if noun is None or noun.start is None or noun.end is None or not (noun.name or "").replace("-", "").replace(" ", "").isalpha():
            return False
        if _HELPED.search(self._text, max(0, noun.start - 8), noun.start):
            return False  # "will take longer to reach 3 percent": a verb
        amount = following == "num" and self._ended_with_of
        moved = following in ("change", "level_verb") and (phrase.unknown is None or self._company)
        moved = moved and not (self._verbed and not self._readings_in_clause())  # "took nasty hits"
        if not (amount or moved) or phrase.noise or phrase.whole or self._comp is not None:
            return False
        if moved and self._frame.subject and self._frame.indicator is not None and not self._readings and not self._verbed:
            return False  # "Stocks at the Alder, Ohio, hub rose": the subject goes on behind the comma
        words = (noun.name or "").lower().split()
        if words == ["lead"]:
            phrase.sectors = [noun]  # the metal: as a verb or a noun of ranking it does not fall
            return False
        if words[-1] in _QUANTITIES:
            return False
        if self._company and words[-1] in _PARTS:
            return self._part(phrase, noun)
        if len(words) > 3 or (words[-1].endswith(_NO_NOUNS) and not words[-1].endswith("ment")) or words[-1].find("-") > 0:
            return False
        return self._open_free(noun.start, noun.end, "flow")

    def _part(self, phrase: Phrase, noun: Dimension) -> bool:
        """Take a noun that no list knows as a part of the company: "its pet-care arm". It is no indicator: always False."""
        words = (noun.text or "").rpartition(" ")[0]
        if words and noun.start is not None:
            phrase.sectors = [Dimension(None, words.lower(), words, noun.start, noun.start + len(words))]
            phrase.noun = phrase.unknown = None
        return False

    def _open_free(self, start: int, end: int, type_: str) -> bool:
        """A frame on what the words say themselves."""
        words = self._text[start:end].lower().split()
        item = Item(start, end, "indicator", FreeIndicator("_".join(words).replace("-", "_"), type_), " ".join(words))
        held, background = self._frame, self._background
        told = joined(background.regions, self._text) if background is not None else None
        self._frame = replace(
            held,
            indicator=item,
            negative=None,
            subject=True,
            mode=None,
            sectors=[],
            regions=[],
            sector=held.sector if self._verbed else None,
            region=told or (held.region if self._verbed else None),
        )
        self.clause += 1
        self._clause_start = len(self._readings)
        self._attach = None
        self._tentative = False
        if self._direction is not None:
            self._stash = self._direction
        self._direction = self._direction_item = None
        return True
