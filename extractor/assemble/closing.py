"""A noun phrase ends: whether it goes with a number, a reason, a comparison or a place told before, or opens a subject of its own."""

from __future__ import annotations

import re

from extractor.assemble.frames import replace
from extractor.assemble.opening import Opening
from extractor.assemble.phrases import Phrase, joined
from extractor.assemble.words import DIRECTIONS, MOVES

_ROLE = re.compile(r"\b(?:destination|market|buyer|importer|customer|supplier|source|partner|purchaser)s?\b")
_IS = re.compile(r"\b(?:is|are|was|were|remains|remained|became|becomes|become|stays|stayed)(?: still| also| now| again)? $")
_INVERTING = frozenset(
    {"is", "was", "are", "were", "comes", "come", "came", "stands", "stood", "sits", "sat", "ranks", "ranked", "follows", "follow"}
)
_SUBJECT_ENDS = frozenset({"verb", "level_verb", "change", "share_verb", "copula"})
_OUT_OF = re.compile(r"(?i)\bof(?: the)? ?$")


class Closing(Opening):
    """The end of noun phrases."""

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
        in_number = self._np.items[-1].cls == "in" and following == "num"
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
        if phrase is not None and self._ranked(phrase, following):
            return
        if (
            phrase is not None
            and (self._reason_on or self._reason_noun or listed)
            and self._closes_reason(phrase, following, first, listed=listed)
        ):
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
            self._closes_comparison(phrase, following, first, leads=leads)
            return
        if not leads and following in (",", "end", "(", "and") and self._inverts(phrase):
            self._open(phrase, "copula")
            for reading in self._readings:
                if reading.mention.kind == "rank" and reading.frame.entity is None and reading.frame.region is None:
                    reading.frame = self._frame  # "In third is Alba with 5 million"
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
        if self._attach is not None and self._belongs_to_number(phrase, following, first, leads=leads, in_number=in_number):
            return
        if leads and self._closes_told(phrase, following, first):
            return
        if leads and following == "and" and self._frame.subject and not self._readings_in_clause() and phrase.indicator is None:
            return  # "arrivals rose in most hotels and came to …"
        if leads and following in (",", "change", "level_verb", "verb") and not self._readings_in_clause():
            self._closes_lead(phrase, following, first)
            return
        named = self._frame.subject and self._frame.region is not None and self._attach is None and phrase.indicator is None
        ends = following in (",", "end") or (following == "and" and self._next_class(self._at) in ("verb", "share_verb", "level_verb"))
        if named and phrase.regions and ends and _IS.search(self._text, max(0, phrase.start - 14), phrase.start):
            # "Chile is the top importer of Peruvian tea, accounting for …": still about Chile
            self._frame = replace(self._frame, sector=self._frame.sector or joined(phrase.sectors, self._text))
            return
        led = self._frame.subject and self._frame.region is not None and self._attach is None and not phrase.regions and following == ","
        led = led and self._frame.indicator is None and phrase.indicator is not None
        if led and _ROLE.search(self._text, phrase.start, phrase.end) and _IS.search(self._text, max(0, phrase.start - 14), phrase.start):
            # "Chile was the main destination for exports, accounting for …": still about Chile
            kinds = self._frame.sector or joined(phrase.sectors, self._text)
            self._frame = replace(self._frame, indicator=phrase.indicator, negative=phrase.negative, sector=kinds)
            return
        self._open(phrase, following)

    def _inverts(self, phrase: Phrase) -> bool:
        """Whether a name behind "is" or "comes" is the subject of its clause: "In third is Alba", "Rounding out the top were Alba"."""
        named = (phrase.name and phrase.unknown is not None) or phrase.regions or phrase.entity is not None
        if self._frame.subject or not named or phrase.indicator is not None or phrase.noise or phrase.sectors or self._comp is not None:
            return False
        before = next((item for item in reversed(self._items[: self._at]) if item.end <= phrase.start), None)
        return before is not None and before.low in _INVERTING

    def _ranked(self, phrase: Phrase, following: str) -> bool:
        """Whether the phrase is whose rank was told: "Second-placed Orvo installed 7.1 GWh"."""
        ranked = self._attach
        if ranked is not None and ranked.mention.kind == "rank" and phrase.name and following in _SUBJECT_ENDS:
            self._open(phrase, following)
            ranked.frame = self._frame
            return True
        return False

    def _closes_reason(self, phrase: Phrase, following: str, first: str, *, listed: bool) -> bool:
        """Whether a phrase that gives a reason has figures of its own, which are then about it."""
        own = phrase.indicator is not None and (phrase.change is not None or self._ended_with_of)
        if self._reason_on and following == "num" and own:
            # "on a capacity increase of 7.7 percent": the reason has a figure of its own
            self._reason_on = False
            self._frame = replace(self._frame, indicator=phrase.indicator, negative=phrase.negative, mode=None)
            return True
        moved = self._reason_change is not None and self._ended_with_of and following == "num"
        if self._reason_on and moved and (phrase.regions or phrase.sectors):
            # "despite Germany's rise of 9.4%": as above, of the same indicator
            sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
            self._reason_on = False
            self._frame = replace(self._frame, sector=sector or self._frame.sector, region=region or self._frame.region, mode=None)
            if self._reason_change is not None:
                self._direction, self._direction_item = DIRECTIONS.get(self._reason_change.val.means), self._reason_change
            return True
        if self._reason_on and moved and not phrase.says_something and self._reason_change is not None and not self._readings:
            # "The rise was offset by a decrease of 21,000 in transport": told of the reason alone
            self._reason_on = False
            self._direction, self._direction_item = DIRECTIONS.get(self._reason_change.val.means), self._reason_change
            return True
        if self._reason_noun and following == "," and phrase.indicator is not None and self._which_next():
            # "due to an increase in exports, which climbed by 6 percent"
            self._reason_on = self._reason_noun = False
            sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
            self._frame = replace(
                self._frame, indicator=phrase.indicator, negative=phrase.negative, sector=sector, region=region, mode=None
            )
            return True
        if self._reason_noun and following == "," and (phrase.sectors or phrase.regions) and self._figure_next():
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
            return True
        if self._reason_on and self._attach is not None and first in ("in", "of") and self._attach.postfix is not None:
            self._restrict(self._attach, phrase, self._first_prep)  # "driven by a 43 percent increase in cod"
            return True
        if listed and (phrase.sectors or phrase.regions):
            # "due to rises in toys (3.6 percent) and lamps (2.7 percent)": reasons with figures of their own
            sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
            self._frame = replace(self._frame, sector=sector, region=region, mode=None)
            if self._reason_on and self._reason_change is not None:
                self._direction, self._direction_item = DIRECTIONS.get(self._reason_change.val.means), self._reason_change
            return True
        return False

    def _closes_comparison(self, phrase: Phrase, following: str, first: str, *, leads: bool) -> None:
        """A phrase behind "compared with": the earlier value's, or a new subject."""
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
        if self._attach is not None and first == "of" and self._attach.mention.kind == "percent" and phrase.indicator is not None:
            self._attach.of_whole, self._attach.of_indicator = True, phrase.indicator  # "from 31 percent of employment to 32 percent"
        elif self._attach is not None and leads and self._attach.postfix is not None and phrase.indicator is not None:
            self._restrict(self._attach, phrase, self._first_prep)
        elif (
            phrase.indicator is not None and self._differs(phrase.indicator) and following in ("num", "of", "verb", "change", "level_verb")
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

    def _belongs_to_number(self, phrase: Phrase, following: str, first: str, *, leads: bool, in_number: bool) -> bool:
        """Whether the phrase says what the number right before it is of."""
        heads = leads and following == "num" and self._ended_with_of and phrase.indicator is not None and self._company
        new = self._differs(phrase.indicator) or (self._frame.indicator is None and first == "on")
        if heads and first in ("in", "on") and self._attach is not None and new:
            self._open(phrase, following)  # "44,000 ounces at cash costs of $1,286", "69 cents on revenue of $5.8 billion"
            return True
        if self._attach is not None and (leads or first != "and"):
            if leads:
                self._restrict(self._attach, phrase, self._first_prep)
                if following == "num" and phrase.whole and phrase.indicator is not None and self._ended_with_of:
                    # "82 percent of total exports of $11 billion"
                    self._frame = replace(
                        self._frame, indicator=phrase.indicator, negative=phrase.negative, sector=None, region=None, whole=True,
                        sectors=[], regions=[], mode=None,
                    )  # fmt: skip
                return True
            shares = phrase.share and self._attach.share_noun and following == "num" and in_number
            if shares:
                return True  # "with a 35% market share for 1% growth"
            counts = phrase.indicator is not None and self._attach.mention.kind == "count"
            counts = counts and (in_number or following in ("level_verb", "share_verb"))  # "858 stores in four …", "31 guests came to"
            if counts or following not in ("change", "level_verb", "share_verb", "verb", "num", "("):
                self._count_noun(self._attach, phrase)
                return True
            if following in ("verb",) or (following == "change" and not phrase.indicator and not phrase.sectors and not phrase.regions):
                self._count_noun(self._attach, phrase)
                return True
        return False

    def _closes_told(self, phrase: Phrase, following: str, first: str) -> bool:
        """Whether the last phrase of a passive says what all its numbers are of: "a 3 percent fall was recorded for quarries"."""
        last_words = self._attach is None and following in (",", "end")
        spent = self._spent and phrase.unknown is not None and not phrase.name
        if self._told and (first == "in" or self._spent) and (phrase.sectors or phrase.regions or spent) and last_words:
            self._told = False
            if spent and not phrase.sectors and phrase.unknown is not None:
                phrase.sectors = [phrase.unknown]
            for reading in self._readings[self._clause_start :]:  # "a 3 percent fall was recorded for quarries"
                sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
                reading.frame = replace(reading.frame, sector=sector or reading.frame.sector, region=region or reading.frame.region)
            return True
        if self._passive and first in ("to", "from", "in") and (phrase.regions or phrase.sectors) and self._attach is None:
            if following == "num" and phrase.regions and self._readings_in_clause():
                self._frame = replace(self._frame, region=joined(phrase.regions, self._text), regions=phrase.regions)
                return True  # "were shipped and to Peru 6.0 billion"
            self._passive = False
            behind = self._items[self._at + 1].low if self._at + 1 < len(self._items) else ""
            if not self._readings_in_clause() and following == "," and behind in ("where", "which") and phrase.sectors:
                self._frame = replace(self._frame, sector=joined(phrase.sectors, self._text))  # "came from the toy sector, where sales …"
                return True
            if not self._readings_in_clause() and following in ("(", ":"):
                return False  # "the largest rise came from furniture (2.1%)"
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
            return True
        return False

    def _opens_sentence(self, phrase: Phrase) -> bool:
        """Whether the phrase begins its sentence with "In" and a name."""
        return bool(self._items) and phrase.start == self._items[0].start and self._text.startswith("In ", phrase.start)

    def _closes_lead(self, phrase: Phrase, following: str, first: str) -> None:
        """A phrase with a preposition before the numbers of its clause: where, or in what, all that follows is told."""
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
        held = phrase.unknown
        placed = first == "in" and following == "," and phrase.name and self._opens_sentence(phrase) and not self._company
        if placed and held is not None and not (phrase.indicator or phrase.sectors or phrase.regions or phrase.noise):
            phrase.regions, phrase.unknown = [held._replace(name=(held.text or "").lower())], None  # "In Finnmark, the share was …"
        if (
            (
                first in ("in", "of", "by", "including", "to")
                or (first == "on" and (phrase.sectors or phrase.regions) and (following == "," or phrase.indicator is not None))
                or (first == "on" and phrase.indicator is not None and following == ",")  # "On the import side, …"
            )
            and phrase.says_something
            and (not phrase.noise or (phrase.regions and following == "num"))
            and (phrase.regions or phrase.sectors or phrase.indicator)
        ):
            if first == "including" and not phrase.excluding:
                return
            reached = phrase.change is not None and phrase.indicator is not None and self._verbed and not self._frame.subject
            if reached and following == "," and self._kind == "prose":
                self._open(phrase, "verb")  # "These resulted in an increase in the jobless rate, reaching 4 percent"
                return
            self._background = phrase
            marketed = bool(self._names.makers and phrase.sectors and phrase.indicator is None)  # "In scooters, Alba came first"
            if following == "," and (marketed or (self._opens and phrase.regions and not phrase.sectors)):
                self._topic_region = phrase
            if following != ",":
                self._open(phrase, following)
        elif phrase.noise and phrase.indicator is not None and first == "in" and following != "," and not phrase.sectors:
            self._open(phrase, following)  # "In this sector prices rose"
