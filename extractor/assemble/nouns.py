"""Noun phrases of a sentence: they open frames, restrict numbers and name what is counted."""

from __future__ import annotations

import re

from extractor.assemble.frames import FreeIndicator, Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.phrases import Phrase, joined
from extractor.assemble.restricting import Restricting
from extractor.assemble.words import ANAPHORS, CUES, DIRECTIONS, MOVES, PARTS
from extractor.marks import Dimension

_IS = re.compile(r"\b(?:is|are|was|were|remains|remained|became|becomes)(?: still| also| now)? $")
_LIFTING = re.compile(r"[a-z]ing (?:to (?:a|an) )?$")  # "registrations rose 3%, boosting market share to 14%"
_SUBJECT_ENDS = frozenset({"verb", "level_verb", "change", "share_verb", "copula"})
_NUMBER_OF = re.compile(r"(?i)(?:the |a )?(?:total |overall |average )?number of (?:[a-z]+ )?([a-z][a-z-]+s)\b")
_OUT_OF = re.compile(r"(?i)\bof(?: the)? ?$")
_NO_NOUNS = ("ed", "ing", "ent", "ant", "able", "ible", "ive", "ful", "less", "ous", "ly")  # endings of words that name nothing measured
_COUNTRY = frozenset({"the country", "the nation", "the kingdom", "the republic", "the sultanate", "that country", "the state"})
_HELPED = re.compile(r"\b(?:will|would|may|might|could|should|can|must|to|not|did|does|do) $")
_FLOWS = frozenset(
    {"production", "sales", "exports", "imports", "shipments", "deliveries", "registrations", "wholesales", "orders", "installations"}
)
_BESIDE_FLOW = 40  # characters between a product and the flow it stands before
_THAT = frozenset({"the ", "this", "that"})

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


class Nouns(Restricting):
    """What is talked about."""

    def _nominal(self, at: int, item: Item) -> None:
        if self._skip_words:
            opening = at > 0 and self._items[at - 1].low in ("(", "[")
            if item.cls == "indicator" and opening and not any(held.cls == "indicator" for held in self._np.items):
                self._np.add(item)  # "total demand (RPK)"
            return
        if item.cls == "pronoun" and item.low in ("the former", "the latter"):
            kinds = self._halves(self._kinds)
            two = kinds if len(kinds) == 2 else self._places if len(self._places) == 2 else None
            if two is not None:  # "toys and lamps were the top two, the former earning 3 million and the latter 2 million"
                one = two[item.low == "the latter"]
                self._np.clear()
                self._attach = None
                self._frame = replace(self._frame, sector=one) if two is kinds else replace(self._frame, region=one)
                return
        if item.low == "there" and self._place is not None:
            self._to_place(self._place)
            return
        if item.low in ("market", "country") and self._known_place is not None and self._names_back():
            self._np.clear()
            self._to_place(self._known_place)  # "1.1 billion to the market": the one named before
            return
        if item.cls == "sector" and item.low in ANAPHORS and self._is_anaphor(at):
            return  # "6.1 million tonnes of the grain"
        if item.low in ("contribution", "contributions") and self._brackets:
            self._contributing = True  # "(contribution: 0.05)"
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
        if item.low == "that" and self._np.items and not self._readings_in_clause() and self._comp is None:
            self._np.clear()  # "figures reveal that the …": what stands before is no subject of figures
            return
        if not self._np.items and item.cls == "article":
            return_early = self._attach is not None and not self._brackets
            if return_early and self._next_class(at) == "num":
                return
        self._np.add(item)

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

    def _close(self, following: str) -> None:
        """The noun phrase ends; `following` is the class of what ended it."""
        if not self._np.items:
            led = following == "num" and any(item.low == "with" for item in self._items[max(0, self._at - 3) : self._at])
            led = led or (following == "num" and self._company and self._held is not None and self._opens_list(self._held.start))
            if self._held is not None and (led or following in ("change", "level_verb", "verb", "share_verb", "copula")):
                held, self._held = self._held, None
                self._open(held, following)
            return
        if self._gapped(following):
            return
        first = self._np.items[0].cls
        self._ended_with_of = self._np.items[-1].cls == "of"
        ended_with_in = self._np.items[-1].cls == "in" and following == "num"
        listed = following == "(" and (self._reason_on or first == "by") and self._number_in_bracket(self._at)
        if listed and first == "by":
            self._np.items.pop(0)  # "(-12 percent) and by robots (-3.5 percent)": the noun is what the bracket is of
        phrase = self._np.build()
        self._np.clear()
        if self._told_kind is not None:
            told, self._told_kind = self._told_kind, None
            ends = following in (",", "end", ";", "and") or self._items[self._at].low in ("powered", "fuelled", "fueled", "driven")
            if phrase is not None and ends and self._tells_kind(told, phrase):
                return
        own = phrase is not None and phrase.indicator is not None and (phrase.change is not None or self._ended_with_of)
        if phrase is not None and self._reason_on and following == "num" and own:
            # "on a capacity increase of 7.7 percent": the reason has a figure of its own
            self._reason_on = False
            self._frame = replace(self._frame, indicator=phrase.indicator, negative=phrase.negative, mode=None)
            return
        ranked = self._attach
        if ranked is not None and ranked.mention.kind == "rank" and phrase is not None and phrase.name and following in _SUBJECT_ENDS:
            self._open(phrase, following)  # "Second-placed Orvo installed 7.1 GWh"
            ranked.frame = self._frame
            return
        moved = self._reason_change is not None and self._ended_with_of and following == "num"
        if phrase is not None and self._reason_on and moved and (phrase.regions or phrase.sectors):
            # "despite Germany's rise of 9.4%": as above, of the same indicator
            sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
            self._reason_on = False
            self._frame = replace(self._frame, sector=sector or self._frame.sector, region=region or self._frame.region, mode=None)
            if self._reason_change is not None:
                self._direction, self._direction_item = DIRECTIONS.get(self._reason_change.val.means), self._reason_change
            return
        if phrase is not None and self._reason_noun and following == "," and phrase.indicator is not None and self._which_next():
            # "due to an increase in exports, which climbed by 6 percent"
            self._reason_on = self._reason_noun = False
            sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
            self._frame = replace(
                self._frame, indicator=phrase.indicator, negative=phrase.negative, sector=sector, region=region, mode=None
            )
            return
        if phrase is not None and self._reason_noun and following == "," and (phrase.sectors or phrase.regions) and self._figure_next():
            # "led by coffee, up 18.6 percent": an example with a figure of its own
            self._reason_on = self._reason_noun = False
            sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
            self._frame = replace(
                self._frame,
                sector=sector or self._frame.sector,
                region=region or self._frame.region,
                mode=None,
                sectors=phrase.sectors,
                regions=phrase.regions,
            )
            if phrase.indicator is not None:
                self._frame = replace(self._frame, indicator=phrase.indicator, negative=phrase.negative)
            return
        if (
            phrase is not None
            and self._reason_on
            and self._attach is not None
            and first in ("in", "of")
            and self._attach.postfix is not None
        ):
            self._restrict(self._attach, phrase, self._first_prep)  # "driven by a 43 percent increase in cod"
            return
        if phrase is not None and listed and (phrase.sectors or phrase.regions):
            # "due to rises in toys (3.6 percent) and lamps (2.7 percent)": reasons with figures of their own
            sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
            self._frame = replace(self._frame, sector=sector, region=region, mode=None)
            if self._reason_on and self._reason_change is not None:
                self._direction, self._direction_item = DIRECTIONS.get(self._reason_change.val.means), self._reason_change
            return
        if phrase is not None and phrase.regions:
            self._place, self._places = joined(phrase.regions, self._text), phrase.regions
            self._places_end = phrase.end
            self._first_place = self._first_place or self._place
        if phrase is not None and phrase.sectors:
            self._kinds, self._kinds_end = phrase.sectors, phrase.end
        if phrase is None or self._reason_on:
            return
        leads = first in ("of", "to", "in", "by", "including", "on", "from")
        by = self._text[phrase.start : phrase.start + 3].lower() == "by "
        if by and following != "(" and phrase.sectors and self._readings_in_clause():
            last = self._readings[-1]  # "0.79 million by land": of this number only
            last.frame = replace(last.frame, sector=joined(phrase.sectors, self._text))
            return
        if self._comp is not None:
            if following == "num" and phrase.indicator is not None and phrase.indicator.low in MOVES and self._points_next():
                self._direction, self._direction_item = MOVES[phrase.indicator.low], phrase.indicator
                return  # "after advances of 0.3 percent"
            if following == "num" and not leads and self._beside_subject(phrase):
                return
            if self._attach is not None and not leads and phrase.indicator is not None and self._named_before(phrase.indicator):
                self._count_noun(self._attach, phrase)  # "compared to net income of $44 million, or $1.34 diluted earnings per share"
                return
            if self._attach is not None and leads and phrase.indicator is None and self._beside(self._attach, phrase):
                return
            if self._attach is not None and leads and self._attach.postfix is not None and phrase.indicator is not None:
                self._restrict(self._attach, phrase, self._first_prep)
            elif (
                phrase.indicator is not None
                and self._differs(phrase.indicator)
                and following in ("num", "of", "verb", "change", "level_verb")
            ):
                if following == "num" and self._ended_with_of and self._named_before(phrase.indicator):
                    self._frame = replace(self._frame, indicator=phrase.indicator, negative=phrase.negative)
                    return  # "income of $55 million, or $1.64 a share, compared to income of $44 million"
                self._comp = None
                self._open(phrase, following)
            elif phrase.negative is not None and self._attach is not None and (first == "in" or not leads):
                self._attach.negative = phrase.negative  # "compared with 191 billion yen in surplus", "with a $0.6 billion deficit"
            elif phrase.negative is not None:
                self._comp_negative = phrase.negative
            elif following in ("change", "level_verb", "share_verb") and phrase.says_something and not leads:
                self._comp = None
                self._open(phrase, following)
            elif first == "in" and following in (",", "end") and self._first_prep in ("in", "for") and (phrase.sectors or phrase.regions):
                self._restrict_compared(phrase)
            return
        if (
            following == "num"
            and phrase.indicator is not None
            and phrase.indicator.low in ("loss", "gain", "losses", "gains")
            and self._points_next()
        ):
            self._direction, self._direction_item = (-1 if phrase.indicator.low.startswith("loss") else 1), phrase.indicator
            return
        if (
            self._copula
            and self._frame.subject
            and self._attach is None
            and not self._ended_with_of
            and phrase.indicator is not None
            and following != "copula"
            and not leads
        ):
            if self._frame.indicator is None:
                self._frame = replace(self._frame, indicator=phrase.indicator, negative=phrase.negative)
            return
        heads = leads and following == "num" and self._ended_with_of and phrase.indicator is not None and self._company
        new = self._differs(phrase.indicator) or (self._frame.indicator is None and first == "on")
        if heads and first in ("in", "on") and self._attach is not None and new:
            self._open(phrase, following)  # "44,000 ounces at cash costs of $1,286", "69 cents on revenue of $5.8 billion"
            return
        if self._attach is not None and (leads or first != "and"):
            if leads:
                self._restrict(self._attach, phrase, self._first_prep)
                if following == "num" and phrase.whole and phrase.indicator is not None and self._ended_with_of:
                    # "82 percent of total exports of $11 billion"
                    self._frame = replace(
                        self._frame, indicator=phrase.indicator, negative=phrase.negative, sector=None, region=None, whole=True,
                        sectors=[], regions=[], mode=None,
                    )  # fmt: skip
                return
            counts = phrase.indicator is not None and self._attach.mention.kind == "count"
            counts = counts and (ended_with_in or following in ("level_verb", "share_verb"))  # "858 stores in four …", "31 guests came to"
            if counts or following not in ("change", "level_verb", "share_verb", "verb", "num", "("):
                self._count_noun(self._attach, phrase)
                return
            if following in ("verb",) or (following == "change" and not phrase.indicator and not phrase.sectors and not phrase.regions):
                self._count_noun(self._attach, phrase)
                return
        last_words = self._attach is None and following in (",", "end")
        spent = self._spent and phrase.unknown is not None and not phrase.name
        if leads and self._told and (first == "in" or self._spent) and (phrase.sectors or phrase.regions or spent) and last_words:
            self._told = False
            if spent and not phrase.sectors and phrase.unknown is not None:
                phrase.sectors = [phrase.unknown]
            for reading in self._readings[self._clause_start :]:  # "a 3 percent fall was recorded for quarries"
                sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
                reading.frame = replace(reading.frame, sector=sector or reading.frame.sector, region=region or reading.frame.region)
            return
        if leads and self._passive and first in ("to", "from", "in") and (phrase.regions or phrase.sectors) and self._attach is None:
            if following == "num" and phrase.regions and self._readings_in_clause():
                self._frame = replace(self._frame, region=joined(phrase.regions, self._text), regions=phrase.regions)
                return  # "were shipped and to Peru 6.0 billion"
            self._passive = False
            place, kind = joined(phrase.regions, self._text), joined(phrase.sectors, self._text) if first != "to" else None
            for reading in self._readings[self._clause_start :]:
                if (
                    self._came
                    and reading is not self._readings[-1]
                    and " of wh" in self._text[reading.item.end : self._readings[-1].item.start]
                ):
                    continue  # "1.0 million, of whom 204,060 came from India"
                if self._came and _OUT_OF.search(self._text, max(0, reading.item.start - 9), reading.item.start):
                    continue  # "of the 2.7 million visitors, 1.8 million came from East Asia"
                own = (
                    self._came and first == "from" and reading is self._readings[-1]
                )  # "arrivals in Laos …, of whom 204,060 came from India"
                if reading.frame.region is None or own:  # "goods worth 9 billion were exported to the EU"
                    reading.frame = replace(reading.frame, region=place)
                energy = first == "from" and reading.mention.unit == "kilowatt_hour"  # "3 TWh of electricity were produced from gas"
                if kind is not None and (reading.frame.sector is None or energy):  # "half of the nights were spent in hostels"
                    reading.frame = replace(reading.frame, sector=kind)
            return
        if leads and following == "and" and self._frame.subject and not self._readings_in_clause() and phrase.indicator is None:
            return  # "arrivals rose in most hotels and came to …"
        if leads and following in (",", "change", "level_verb", "verb") and not self._readings_in_clause():
            if self._frame.subject and following != "," and phrase.regions and self._frame.region is None:
                self._frame = replace(self._frame, region=joined(phrase.regions, self._text), regions=phrase.regions)
                return
            led = following == "," and first in ("in", "on") and self._items[self._at].low == "with" and self._next_class(self._at) == "num"
            if led and phrase.sectors and phrase.indicator is None:
                self._frame = replace(self._frame, sector=joined(phrase.sectors, self._text), sectors=phrase.sectors)
                return  # "Orvo led in the smart ring segment with a 36.8% share"
            kinds = phrase.sectors and first == "in" and following == "change" and self._frame.sector is None
            if kinds and self._frame.subject and self._frame.indicator is not None and phrase.indicator is None:
                self._frame = replace(self._frame, sector=joined(phrase.sectors, self._text), sectors=phrase.sectors)
                return  # "the index, adjusted for working days, in transport rose"
            if (
                (first in ("in", "of", "by", "including", "to") or (first == "on" and phrase.sectors and following == ","))
                and phrase.says_something
                and (not phrase.noise or (phrase.regions and following == "num"))
                and (phrase.regions or phrase.sectors or phrase.indicator)
            ):
                if first == "including" and not phrase.excluding:
                    return
                self._background = phrase
                if self._opens and phrase.regions and not phrase.sectors and following == ",":
                    self._topic_region = phrase
                if following != ",":
                    self._open(phrase, following)
            elif phrase.noise and phrase.indicator is not None and first == "in" and following != "," and not phrase.sectors:
                self._open(phrase, following)  # "In this sector prices rose"
            return
        named = self._frame.subject and self._frame.region is not None and self._attach is None and phrase.indicator is None
        if named and phrase.regions and following in (",", "end") and _IS.search(self._text, max(0, phrase.start - 14), phrase.start):
            # "Chile is the top importer of Peruvian tea, accounting for …": still about Chile
            self._frame = replace(self._frame, sector=self._frame.sector or joined(phrase.sectors, self._text))
            return
        self._open(phrase, following)

    def _open(self, phrase: Phrase, following: str) -> None:
        """A new subject: the frame that the numbers behind it share."""
        frame = self._frame
        if self._has:
            self._has = following in ("comparator", "and")
            return
        strong = following in ("change", "level_verb", "share_verb", "num", "(", ":", "verb", "copula")
        if phrase.change is not None and not phrase.says_something:
            if phrase.change.low == "growth":
                self._bare_growth = following == "num" and self._ended_with_of
                held = frame.indicator
                paired = following == "num" and self._readings_in_clause()
                if paired and held is not None and getattr(held.val, "type", "") == "rate":
                    self._frame = replace(frame, growth=True, indicator=None)  # "inflation at 3.1 percent and growth at 2"
                elif held is None and not self._ended_with_of:
                    self._frame = replace(frame, growth=True)
            that = self._text[phrase.start : phrase.start + 4].lower() in _THAT
            if that and not self._readings and following in ("copula", "verb", "level_verb"):
                self._frame = replace(self._frame, goes_on=True)
            return
        if self._free_indicator(phrase, following):
            return
        contributes = phrase.indicator is not None and phrase.indicator.val.means == "contribution"
        if contributes and self._verbed and frame.subject and following == "," and not self._readings_in_clause():
            return  # "builders lifted growth the most, up 0.9 percent"
        paired = following == "num" and self._pairs(phrase.start)
        if paired and self._text[phrase.start : phrase.end].lower() in ("others", "other"):
            phrase.unknown, phrase.noise = Dimension(None, "others", self._text[phrase.start : phrase.end], phrase.start, phrase.end), False
        if phrase.noise and not (phrase.indicator or phrase.sectors or phrase.regions or phrase.entity):
            if self._text[phrase.start : phrase.end].lower() in _COUNTRY:
                self._frame = frame = replace(frame, carries="country")
            if phrase.whole or phrase.share:
                self._frame = replace(
                    frame, whole=True, subject=frame.subject or (phrase.whole and strong), sector=None, region=None, sectors=[], regions=[]
                )
            return
        labels = following == ":" and self._kind == "bullet" and not self._readings
        if labels and phrase.unknown is not None and phrase.unknown.text in PARTS:
            phrase.name = False  # "- Domestic: 23.3 million"
        if labels and not phrase.says_something and not phrase.pronoun and phrase.change is None:
            words = self._text[phrase.start : phrase.end]
            phrase.unknown = Dimension(None, words.lower(), words, phrase.start, phrase.end)  # "- International: 9.5 million"
        if not phrase.says_something:
            if phrase.pronoun:
                self._frame = frame = replace(frame, pronoun=True)
            if phrase.whole and following in ("num", "copula", "level_verb"):
                self._frame = replace(frame, sector=None, region=None, whole=True, sectors=[], regions=[])
            return
        only_unknown = phrase.unknown is not None and not (phrase.indicator or phrase.sectors or phrase.regions or phrase.entity)
        if (
            only_unknown
            and phrase.name
            and following in (",", "—")
            and (
                (not self._readings and not frame.subject)
                or self._text[max(0, phrase.start - 6) : phrase.start].lower().endswith(("with ", "while "))
            )
        ):
            self._held = phrase
            return
        if self._held is not None and following == "," and phrase.noise and phrase.indicator is None and not phrase.sectors:
            return  # "Nihon Cell, the sole Japanese company, was …"
        if self._held is not None and strong and only_unknown and following in ("change", "level_verb", "verb", "share_verb", "copula"):
            phrase, self._held = self._held, None
        if only_unknown and not phrase.name and not paired and not self._product_like(phrase, following):
            return
        if only_unknown and (
            not strong
            or (following == "verb" and self._kind == "prose" and not self._number_ahead() and not (phrase.name and self._names.makers))
        ):
            return
        if self._tentative and not strong and not phrase.indicator:
            return
        if self._tentative and phrase.own is False and only_unknown:
            return
        apposition = self._tentative and frame.subject and (phrase.noise or phrase.own) and not phrase.sectors and not phrase.regions
        if apposition:
            if phrase.indicator is not None and frame.indicator is None:
                frame.indicator, frame.negative = phrase.indicator, phrase.negative
            return
        if (
            following == ","
            and phrase.sectors
            and phrase.indicator is None
            and self._text[phrase.start : phrase.start + 9].lower().startswith(("excluding", "including", "excl"))
        ):
            self._background = phrase
            return
        if self._leading and frame.subject and following == "," and phrase.indicator is None and not self._readings_in_clause():
            return  # "the north led English regions, with a 5.5 percent rise"
        new = replace(
            frame,
            mode=None,
            subject=True,
            whole=phrase.whole,
            unknown=only_unknown,
            pronoun=phrase.pronoun,
            industry=phrase.industry,
            own=phrase.own,
            growth=False,
            carries="own" if phrase.own or (frame.pronoun and not frame.subject) else frame.carries if self._verbed else "",
        )
        if (
            phrase.change is not None
            and phrase.change.low == "growth"
            and phrase.indicator is None
            and phrase.regions
            and not phrase.sectors
        ):
            new.growth, new.indicator = True, None  # "the forecast for Chilean growth"
        if phrase.share:
            new.mode, self._share_item = "share", None
        sector, region, entity = joined(phrase.sectors, self._text), joined(phrase.regions, self._text), phrase.entity
        if paired and only_unknown and phrase.unknown is not None and self._readings[-1].frame.sector is not None:
            sector, new.unknown = phrase.unknown, False
        elif paired and only_unknown and phrase.unknown is not None and phrase.name and self._readings[-1].frame.region is not None:
            region, new.unknown = phrase.unknown._replace(name=(phrase.unknown.text or "").lower()), False
        elif phrase.unknown is not None and sector is None:
            owner = phrase.name and (phrase.unknown.text or "").endswith(("'s", "’s"))
            if phrase.name and (owner or not phrase.indicator):
                entity = entity or phrase.unknown._replace(name=(phrase.unknown.text or "").removesuffix("'s").removesuffix("’s"))
            elif not phrase.name or phrase.indicator:
                sector = phrase.unknown
        if phrase.indicator is not None:
            new.indicator, new.negative = phrase.indicator, phrase.negative
            keep = phrase.own or phrase.pronoun or (self._where and not phrase.whole) or self._verbed
            keep = keep or (self._linked and frame.indicator is None and not phrase.whole)  # "tea was the biggest export with earnings of"
            if frame.pronoun and not self._readings_in_clause() and not phrase.whole and self._kind == "prose":
                keep = True  # "Visitors from Peru led, as it contributed the biggest arrivals"
            if phrase.indicator.val.means == "market_share" and frame.subject and self._kind == "prose" and not phrase.whole:
                keep = keep or _LIFTING.search(self._text, max(0, phrase.start - 24), phrase.start) is not None
            keep = keep or self._goes_with_flow(phrase) or self._says_the_share(phrase)
            brought = getattr(phrase.indicator.val, "sector", None)  # "an increase in the goods deficit", of goods and services
            new.sector = sector or (frame.sector if keep and brought is None else None)
            new.unknown = new.unknown or (keep and sector is None and frame.unknown)
            new.region = region or (frame.region if keep else None)
            new.entity = entity or (frame.entity if keep else None)
            new.adjustment = None
        else:
            new.sector = (
                sector
                if sector is not None
                else (
                    frame.sector
                    if region is not None and frame.indicator is not None and not phrase.pronoun
                    else frame.sector
                    if phrase.pronoun
                    else None
                )
            )
            new.region = region
            new.entity = entity
            if sector is not None and frame.indicator is not None and frame.indicator.val.means.startswith("electricity_"):
                new.indicator, new.negative = None, None  # "power generation grew by 3%, while construction fell"
            if self._verbed and frame.subject and not self._readings_in_clause() and not phrase.unknown:
                new.sector = frame.sector or new.sector
                new.region = new.region or frame.region
                new.entity = new.entity or frame.entity
        background, label = self._background or self._topic_region, self._label
        new.placed = False
        if background is not None:
            new.placed = (
                new.region is None
                and self._background is not None
                and len(background.regions) == 1
                and background.indicator is None
                and not background.sectors
                and phrase.indicator is not None
                and self._text[background.start : background.start + 3].lower() == "in "
            )
            new.region = new.region or joined(background.regions, self._text)
            new.sector = new.sector or joined(background.sectors, self._text)
            if new.indicator is None and background.indicator is not None:
                new.indicator, new.negative = background.indicator, background.negative
        if label is not None and phrase.indicator is not None:
            new.sector = new.sector or label.sector
            new.region = new.region or label.region
            new.entity = new.entity or label.entity
        new.sectors, new.regions, new.indicators = phrase.sectors, phrase.regions, tuple(phrase.indicators)
        self._frame = new
        self._tentative = following in (",", "—")
        self._where = self._linked = False
        self._unrestricted = None
        self._copula = False
        self._verbed = False
        if not phrase.own and not phrase.pronoun and following != "(" and self._readings:
            self._pending = None
        moves_object, self._moves_object = self._moves_object and following in ("num", "by", "to"), False
        if following != "(" and phrase.change is None and not moves_object:
            if self._direction is not None:
                self._stash, self._stash_item = self._direction, self._direction_item
            self._direction = self._direction_item = None
            self._second_order = False
            self._rate_noun = None
        if following not in ("(",):
            self.clause += 1
            self._clause_start = len(self._readings)
        self._attach = None
        if following == ":":
            self._label = new
        if self._agent_of is not None and new.region is not None:
            self._agent_of.frame = replace(self._agent_of.frame, region=new.region)
        if self._leads is not None and strong:
            self._leads.frame, self._leads.clause, self._clause_start = new, self.clause, 0
        self._agent_of = self._leads = None

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
        if len(words) > 3 or (words[-1].endswith(_NO_NOUNS) and not words[-1].endswith("ment")) or words[-1].find("-") > 0:
            return False
        return self._open_free(noun.start, noun.end, "flow")

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
