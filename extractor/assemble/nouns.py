"""Noun phrases of a sentence: they open frames, restrict numbers and name what is counted."""

from __future__ import annotations

import re

from extractor.assemble.closing import Closing
from extractor.assemble.frames import FreeIndicator, replace
from extractor.assemble.items import Item
from extractor.assemble.phrases import Phrase
from extractor.assemble.words import ANAPHORS, CUES, MOVES

_IS = re.compile(r"\b(?:is|are|was|were|remains|remained|became|becomes|become|stays|stayed)(?: still| also| now| again)? $")
_SUBJECT_ENDS = frozenset({"verb", "level_verb", "change", "share_verb", "copula"})
_WANTED = frozenset({"demand"})  # figures of their own only where they move
_OUT_OF = re.compile(r"(?i)\bof(?: the)? ?$")

_TERMS = frozenset({"volume", "value", "terms", "quantity", "weight", "number", "tonnage"})  # by what something is measured


class Nouns(Closing):
    """What is talked about."""

    def _nominal(self, at: int, item: Item) -> None:
        if self._skip_words:
            opening = at > 0 and self._items[at - 1].low in ("(", "[")
            if item.cls == "indicator" and opening and not any(held.cls == "indicator" for held in self._np.items):
                self._np.add(item)  # "total demand (RPK)"
            return
        if item.cls == "pronoun" and item.low in ("the former", "the latter"):
            kinds = self._halves(self._kinds)
            if not kinds and not self._places and len(self._told_kinds) == 2:
                kinds = self._told_kinds  # "Foreign films drew 9.8 million and local ones 4.5 million. The latter …"
            two = kinds if len(kinds) == 2 else self._places if len(self._places) == 2 else None
            if two is not None:  # "toys and lamps were the top two, the former earning 3 million and the latter 2 million"
                one = two[item.low == "the latter"]
                self._np.clear()
                self._attach = None
                self._frame = replace(self._frame, sector=one) if two is kinds else replace(self._frame, region=one)
                return
        if item.low == "here" and at == 0 and self._known_place is not None and self._next_class(at) in ("word", "entity"):
            self._background = Phrase(item.start, item.end, regions=[self._known_place])
            return  # "Here Alba moved into third place": in the market told before
        if item.low == "there" and self._place is not None:
            self._to_place(self._place)
            return
        if item.low in ("market", "country") and self._known_place is not None and self._names_back():
            self._np.clear()
            self._to_place(self._known_place)  # "1.1 billion to the market": the one named before
            return
        if item.cls == "sector" and item.low in ANAPHORS and self._is_anaphor(at):
            return  # "6.1 million tonnes of the grain"
        if item.low in ("contribution", "contributions") and (self._brackets or self._in_points(at)):
            self._contributing = True  # "(contribution: 0.05)", "a contribution of 0.4 percentage points"
        if item.low in ("costs", "cost", "starts", "start") and self._np.items and self._prices(at):
            self._at = at
            self._close("level_verb")  # "the average home now costs £266,334"
            priced = Item(item.start, item.end, "indicator", FreeIndicator("price", "price", known=True), item.low)
            self._frame = replace(self._frame, indicator=priced, negative=None, mode="level")
            return
        if item.cls == "noise" and item.low in CUES:
            self._frame, self._cue_item = replace(self._frame, cue=CUES[item.low]), item
        if (
            item.low in MOVES
            and at
            and self._items[at - 1].cls == "num"
            and self._readings
            and self._readings[-1].mention.kind in ("percent", "point", "basis_point")
        ):
            last = self._readings[-1]
            last.direction, last.object = MOVES[item.low], True  # "a 5% loss"
            return
        if item.cls == "indicator" and item.low.endswith(" growth") and self._right_behind_rate(at):
            last = self._readings[-1]  # "10% revenue growth"
            last.frame = self._frame = replace(self._frame, indicator=item, negative=None)
            last.direction, last.object, last.share_noun = 1, True, False
            return
        placed = at + 1 < len(self._items) and self._items[at + 1].low == "in"
        if placed and item.low in MOVES and item.cls == "indicator" and not self._company:
            self._np.clear()
            self._direction, self._direction_item = MOVES[item.low], item  # "there were losses in transport (minus 4.1)"
            return
        counted = self._items[at + 1] if self._company and item.low in ("shares of", "shares") and at + 1 < len(self._items) else None
        if counted is not None and counted.cls == "num" and counted.val.kind == "count":  # "based on average shares of 93.8 million"
            self._np.add(Item(item.start, item.end, "indicator", FreeIndicator("shares", "stock", known=True), item.low))
            return
        if item.cls == "share_noun":
            if self._attach is not None and not self._np.items:
                self._attach.share_noun, self._attach.share_item = True, item
            elif self._comp is None:
                self._frame, self._share_item = replace(self._frame, mode="share"), item
        wanted = item.low in _WANTED or (self._company and item.low in ("volume", "volumes"))
        if wanted and item.cls == "noise" and not self._reason_on and self._is_told_ahead(at):
            item = Item(item.start, item.end, "indicator", FreeIndicator(item.low, known=True), item.low)  # "demand rose 9.6%"
        if item.low == "that" and self._np.items and not self._readings_in_clause() and self._comp is None:
            self._np.clear()  # "figures reveal that the …": what stands before is no subject of figures
            return
        held = self._np.items
        if len(held) == 2 and held[0].cls in ("by", "in") and held[1].low in _TERMS and item.cls in ("article", "indicator", "sector"):
            held.clear()  # "By volume exports rose"
        if not self._np.items and item.cls == "article":
            return_early = self._attach is not None and not self._brackets
            if return_early and self._next_class(at) == "num":
                return
        self._np.add(item)

    def _is_told_ahead(self, at: int) -> bool:
        """Whether a word of change and a number follow in the same clause: "demand on long routes rose 9.6%"."""
        moved = False
        for item in self._items[at + 1 : at + 10]:
            if item.cls == "num":
                return moved
            if item.cls in ("punct", "clause", "indicator", "reason", "verb"):
                return False
            moved = moved or item.cls in ("change", "level_verb") or item.low in ("was", "were")
        return False

    def _in_points(self, at: int) -> bool:
        """Whether percentage points follow."""
        ahead = next((held for held in self._items[at + 1 : at + 4] if held.cls == "num"), None)
        return ahead is not None and ahead.val.unit == "percentage_point"
