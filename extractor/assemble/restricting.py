"""What noun phrases do to the numbers beside them: they restrict them, count them, or stand for what was named before."""

from __future__ import annotations

import re

from extractor.assemble.frames import Frame, FreeIndicator, Reading, replace
from extractor.assemble.items import Item, is_possessive
from extractor.assemble.phrases import Phrase, joined, region_dimension
from extractor.assemble.state import SentenceState
from extractor.assemble.words import DOERS, HOLDING, OFFERS, PLACES_OF_WORK, RANKED
from extractor.marks import Dimension

_PARTNER = re.compile(r"\b(?:to|from)(?: the)? $")

_OF_TOTAL = 48  # characters of "of all deliveries by value, "
_TRADED = frozenset({"exports", "imports", "shipments"})

_WORLD = (" of the world", " of world", " of global", " of total", " of all ", " of the total", " of the country's", " of national")
_BEHIND = re.compile(r" (?:in|across|of|at|with|for|under|throughout|around|on|from) ")  # "41 wind farms in Spain"
_OVER_PRICE = ("premium", "discount")
_UNCOUNTED = frozenset({"units", "items", "products", "companies", "countries", "years", "months", "quarters", "weeks", "days", "times"})
_STAFF = frozenset({"people", "persons", "colleagues", "associates", "positions"})

_SPREAD = 16  # characters between an amount and the count that it is spread over
_ACROSS = frozenset({"across", "in", "from", "through", "via", "over", "on", "for", "with", "among", "between", ""})
_VERSUS = frozenset({"against", "versus", "vs", "vs.", "compared with", "compared to", "as against", "as compared with", "as compared to"})


class Restricting(SentenceState):
    """Questions about the phrase at hand, and what it does to a number that was read."""

    def _names_back(self) -> bool:
        """Whether nothing but "to the" stands in the phrase so far."""
        held = self._np.items
        return len(held) == 2 and held[0].cls == "to" and held[1].cls == "article" and held[1].low in ("the", "this", "that")

    def _is_anaphor(self, at: int) -> bool:
        """Whether "the grain" stands for the product named before, and heads no longer name."""
        before = self._items[at - 1] if at else None
        return (
            before is not None
            and before.cls == "article"
            and before.low in ("the", "this")
            and self._next_class(at) not in ("indicator", "sector", "word", "noise")
        )

    def _to_place(self, place: Dimension) -> None:
        """ "goods worth 12.9 billion euros were exported there": the place named last."""
        for reading in self._readings[self._clause_start :]:
            if reading.frame.region is None or self._trades(reading.frame):
                reading.frame = replace(reading.frame, region=place, entity=reading.frame.entity or reading.frame.region)
        if self._frame.region is None or self._trades(self._frame):
            self._frame = replace(self._frame, region=place, entity=self._frame.entity or self._frame.region)

    @staticmethod
    def _trades(frame: Frame) -> bool:
        """Whether the place of a clause is who trades: "Peru exported 41,000 tonnes to …"."""
        return frame.indicator is not None and frame.indicator.cls == "indicator_verb" and frame.indicator.val.means in _TRADED

    def _beside(self, reading: Reading, phrase: Phrase) -> bool:
        """ "5 TWh from sun, compared to 4 TWh from coal": what is compared is another thing of the same time."""
        if reading.role != "before" or reading.period is not None:
            return False
        sector, region, held = joined(phrase.sectors, self._text), joined(phrase.regions, self._text), reading.frame
        another = (sector is not None and held.sector is not None and sector.name != held.sector.name) or (
            region is not None and held.region is not None and region.name != held.region.name
        )
        ends = self._at >= len(self._items) or self._items[self._at].cls not in ("period", "basis")
        if region is not None and held.region is None and sector is None and ends:
            another = another or (self._comp is not None and self._comp.low in _VERSUS and self._scope_period is None)
        if another:
            reading.frame = replace(held, sector=sector or held.sector, region=region or held.region)
            reading.role = "now"
        return another

    def _beside_subject(self, phrase: Phrase) -> bool:
        """ "reached 5 TWh, surpassing coal's output of 4 TWh": another thing of the same time, no earlier value."""
        held = self._frame
        if self._comp is None or self._comp.low in ("from", "after", "since", "following") or not (phrase.sectors or phrase.regions):
            return False
        sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
        another = (sector is not None and held.sector is not None and sector.name != held.sector.name) or (
            region is not None and held.region is not None and region.name != held.region.name
        )
        if not another or (phrase.indicator is not None and self._differs(phrase.indicator)):
            return False
        self._comp = None
        self._frame = replace(held, sector=sector or held.sector, region=region or held.region, sectors=phrase.sectors, mode=None)
        return True

    def _gapped(self, following: str) -> bool:
        """ "Maltor's output rose 4 percent, while Ibeka's fell 2 percent": a possessor alone stands for the same of another."""
        items = self._np.items
        if len(items) != 1 or not self._readings or following not in ("change", "level_verb", "verb"):
            return False
        if not is_possessive(self._text, items[0]):
            return False
        owner, held = items[0], self._readings[0].frame
        region = region_dimension(owner) if owner.cls == "region" else None
        named = None
        if owner.cls != "region":
            words = self._text[owner.start : owner.end].removesuffix("'s").removesuffix("’s")
            named = Dimension(None, words, words, owner.start, owner.end)
        self._frame = replace(held, mode=None, period=self._frame.period, region=region, entity=named, subject=True)
        self._np.clear()
        return True

    def _which_next(self) -> bool:
        """Whether "which" and a number follow the comma."""
        ahead = self._items[self._at + 1] if self._at + 1 < len(self._items) else None
        return ahead is not None and ahead.low == "which" and any(item.cls == "num" for item in self._items[self._at + 2 : self._at + 7])

    def _figure_next(self) -> bool:
        """Whether "up" or "down" and a number follow the comma, or "which rose" one, or "with" and a number stand here."""
        ahead = self._items[self._at + 1 : self._at + 4]
        if ahead and ahead[0].low == "which":
            return any(item.cls == "num" for item in self._items[self._at + 2 : self._at + 6])
        if self._items[self._at].low == "with":
            return self._next_class(self._at) == "num"
        return bool(ahead) and ahead[0].cls == "change" and any(item.cls == "num" for item in ahead)

    def _points_next(self) -> bool:
        for item in self._items[self._at : self._at + 4]:
            if item.cls == "num":
                return item.val.kind in ("point", "basis_point", "percent")
        return False

    def _named_before(self, indicator: Item) -> bool:
        """Whether the sentence has given a number of that indicator already."""
        return any(
            reading.frame.indicator is not None and reading.frame.indicator.val.means == indicator.val.means for reading in self._readings
        )

    def _differs(self, indicator: Item | None) -> bool:
        held = self._frame.indicator
        if indicator is None:
            return False
        if held is not None and indicator.low in ("loss", "losses", "profit", "profits") and held.val.means.endswith("profit"):
            return False  # "operating profit, compared with a loss"
        return held is not None and held.val.means != indicator.val.means

    def _product_like(self, phrase: Phrase, following: str) -> bool:
        """Whether unknown words may name a product or group: a subject of change, a label or a bracket's head, no lone participle."""
        words = (phrase.unknown.name or "").split() if phrase.unknown is not None else []
        if not words or len(words) > 6 or (following == "verb" and self._verbed):
            return False
        if len(words) == 1 and (
            words[0].endswith(("ed", "ing", "est"))
            or len(words[0]) < 4
            or (following not in ("change", "(", ":") and self._kind == "prose")
        ):
            return False
        if self._verbed and following == "num":
            return False
        return following in ("change", "level_verb", "share_verb", "(", ":", "num", "copula", "verb")

    def _pairs(self, start: int) -> bool:
        """Whether a name goes on a list of names and numbers: "Bulk 312.6 billion, Energy 401.9 billion and Others 65.8 billion"."""
        last = self._readings[-1] if self._readings else None
        if (
            last is None
            or (last.frame.sector is None and last.frame.region is None)
            or last.prep not in (None, "to", "at", "of")
            or last.object
        ):
            return False
        between = self._text[last.item.end : start]
        if last.of_whole and last.mention.kind == "percent" and between.startswith(" of ") and len(between) < _OF_TOTAL:
            return between.endswith((", ", " and ")) and between.count(",") < 2  # "Aircraft made up 52% of transfers, missiles 11%"
        return between.strip(" ,;)") in ("", "and") and self._clause_start < len(self._readings)

    def _restrict(self, reading: Reading, phrase: Phrase, prep: str) -> None:
        """A phrase with a preposition right behind a number restricts it: "of exports", "in the display sector"."""
        frame = reading.frame
        kind = reading.mention.kind
        if prep == "of" and reading.mention.unit == "kilowatt_hour" and self._text[phrase.start : phrase.end] == "of energy":
            return  # "batteries that held 430 GWh of energy": of what it is by its unit
        if prep == "of" and phrase.change is not None and not phrase.says_something:
            reading.of_change = phrase.change
            return
        if prep == "of" and kind in ("percent", "ratio"):
            reading.of_whole = True
            reading.of_world = self._text.startswith(_WORLD, reading.item.end)
            if phrase.pronoun and phrase.indicator is None and phrase.regions and phrase.regions[-1].end == phrase.end:
                reading.frame = replace(frame, region=joined(phrase.regions, self._text))  # "three quarters of them Irish"
                return
            if phrase.indicator is not None:
                reading.of_indicator = phrase.indicator
                if frame.indicator is not None and frame.indicator.val.means in DOERS and phrase.indicator.val.means not in DOERS:
                    # "American customers brought 71% of sales": of sales, by those who buy
                    reading.frame = replace(frame, indicator=None)
                    self._frame = reading.frame if self._frame is frame else self._frame
                    return
                if reading.opens_clause and frame.indicator is not None:
                    reading.frame = replace(frame, indicator=phrase.indicator, sector=joined(phrase.sectors, self._text), entity=None)
            market = phrase.sectors and frame.sector is None and "market" in self._text[phrase.start : phrase.end].split()
            if market:  # "Orvo controls half of the drone market"
                reading.frame = replace(reading.frame, sector=joined(phrase.sectors, self._text))
            elif not frame.subject and not frame.sector and phrase.sectors:
                frame.sector = joined(phrase.sectors, self._text)
            elif frame.region is not None and frame.sector is None and phrase.sectors and phrase.indicator is not None:
                # "exports to Peru and Chile made up half of tuna exports"
                reading.frame = replace(reading.frame, sector=joined(phrase.sectors, self._text))
                if self._frame is frame:
                    self._frame = reading.frame
            return
        if prep.startswith("by"):
            return
        head = phrase.indicator
        surplus = head is not None and phrase.negative is not None and (phrase.negative or getattr(head.val, "type", "") == "balance")
        if prep == "in" and surplus and not phrase.regions:
            reading.negative = phrase.negative  # "191 billion yen in surplus"
            if frame.indicator is None or getattr(frame.indicator.val, "type", "") == "balance":
                return
        if (
            reading.postfix is not None
            and reading.postfix.can_be("noun") is not None
            and prep in ("in", "of")
            and phrase.indicator is not None
            and kind != "count"
        ):
            reading.frame = replace(
                frame,
                indicator=phrase.indicator,
                negative=phrase.negative,
                sector=joined(phrase.sectors, self._text) or frame.sector,
                region=joined(phrase.regions, self._text) or frame.region,
            )
            if self._items[self._at].cls == "to" and self._next_class(self._at) == "num":
                self._frame = reading.frame  # "a 3% fall in imports to $1.2 billion"
            return  # "a 12% fall in imports"
        noun = reading.postfix is not None and reading.postfix.can_be("noun") is not None
        if noun and prep == "in" and phrase.regions and frame.region is not None and phrase.indicator is None and not phrase.sectors:
            reading.frame = replace(frame, region=joined(phrase.regions, self._text))  # "Germany's rise of 9% and a 5% gain in Italy"
            return
        sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
        if sector is None and phrase.unknown is not None and not phrase.name and not phrase.noise and prep in ("in", "of", "for", "among"):
            sector = phrase.unknown
        changed = frame
        if (
            phrase.indicator is not None
            and prep in ("of", "in", "for", "to")
            and (frame.indicator is None or (prep == "of" and reading.mention.kind != "percent"))
        ):
            changed = replace(changed, indicator=phrase.indicator, negative=phrase.negative)
        weighed = prep == "of" and kind == "quantity" and sector is not None and sector.id is not None  # "67 tonnes of oil", of petroleum
        each = (
            prep == "for" and kind == "percent" and sector is not None and sector.id is not None
        )  # "rose by 4% for flats and 5% for houses"
        if sector is not None and (frame.sector is None or reading.part or prep == "in" or phrase.brand or weighed or each):
            changed = replace(changed, sector=sector, sectors=phrase.sectors if len(phrase.sectors) > 1 else frame.sectors)
        beside = prep == "from" and phrase.start - reading.item.end <= 2 and kind == "count" and phrase.indicator is None
        if region is not None and beside and frame.region is not None and sector is None:
            changed = replace(changed, region=region)  # "31,000 from Peru, 14,000 from Chile"
        partner = region is not None and region.start is not None and _PARTNER.search(self._text, max(0, region.start - 9), region.start)
        if (
            region is not None
            and (prep in ("to", "from") or partner)
            and frame.region is not None
            and (
                self._trades(frame)
                or (frame.indicator is None and prep == "to" and kind == "quantity")  # "supplied 13 tonnes of tin to Chile"
            )
        ):
            changed = replace(changed, region=region, entity=changed.entity or frame.region)  # "Peru exported 41,000 tonnes to Chile"
        if region is not None and prep in ("in", "to", "from", "for", "across", "within", "among", "of") and frame.region is None:
            changed = replace(changed, region=region, regions=phrase.regions if len(phrase.regions) > 1 else frame.regions)
        if changed is not frame:
            reading.frame = changed
            weighs = reading.share_noun or frame.mode == "share"
            if weighs and prep == "in" and phrase.indicator is not None and changed.indicator is phrase.indicator:
                return  # "manufacturing, which has a weight of 77% in the index, grew by": of this number only
            if self._frame is frame:
                self._unrestricted = frame
                self._frame = changed
            gain = reading.postfix is not None and reading.postfix.can_be("noun") is not None  # "a 46 percent gain in gold": of this alone
            for other in self._readings[self._clause_start :]:
                if other.frame is frame and (other.role != "now" or (prep == "in" and not gain) or other is reading):
                    other.frame = changed

    def _restrict_compared(self, phrase: Phrase) -> None:
        """A phrase behind a comparison that has no number restricts what is compared: "rose 18% compared to May in furniture"."""
        last = self._readings[-1] if self._readings_in_clause() else None
        if last is None or last.role != "now" or last.scope is not self._comp:
            return
        sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
        last.frame = replace(last.frame, sector=sector or last.frame.sector, region=region or last.frame.region)

    def _count_noun(self, reading: Reading, phrase: Phrase) -> None:
        """A noun right behind a number: what is counted."""
        reading.counted = phrase
        frame = reading.frame
        if phrase.noise and phrase.regions and not (phrase.indicator or phrase.sectors or phrase.entity) and frame.indicator is not None:
            self._restrict(reading, phrase, "in")  # "640,000 units in Japan"
            return
        changed = frame
        if reading.mention.kind == "percent" and phrase.share and phrase.indicator and self._text.startswith("of ", phrase.start):
            reading.of_whole, reading.of_indicator = True, phrase.indicator  # "51.6% of all car sales"
            return
        if reading.mention.kind == "rank":  # "the second-largest copper and silver producer"
            kinds = joined(phrase.sectors, self._text)
            named = phrase.indicator if frame.indicator is None else None
            doer = next((word for word in self._text[phrase.start : phrase.end].lower().split() if word in RANKED), None)
            if doer is not None and not self._company:  # "the second-largest producer"
                named = Item(phrase.start, phrase.end, "indicator", FreeIndicator(RANKED[doer], known=True), doer)
            reading.frame = replace(frame, sector=kinds or frame.sector, indicator=named or frame.indicator)
            return
        if reading.mention.kind == "percent" and phrase.indicator is not None and phrase.indicator.val.means == "stake":
            reading.share_noun = True  # "this additional 31 percent stake"
            reading.frame = replace(frame, indicator=phrase.indicator, negative=None)
            return
        named = phrase.indicator
        ratio = named is not None and getattr(named.val, "type", "") == "ratio" and 0 <= named.start - reading.item.end <= 12
        if reading.mention.kind == "percent" and self._company and ratio and reading.prep is None and not reading.object:
            reading.frame = replace(frame, indicator=named, negative=None)  # "with a 61.5% gross margin"
            return
        if reading.mention.kind == "money" and self._company and frame.indicator is None and phrase.indicator is not None:
            reading.frame = replace(frame, indicator=phrase.indicator, negative=phrase.negative)  # "our £300m development pipeline"
            return
        if reading.mention.kind == "money" and self._company and phrase.noise:
            head = self._text[phrase.start : phrase.end].lower().rpartition(" ")[2]
            if head in OFFERS:  # "a $1.9bn bid"
                offer = Item(phrase.start, phrase.end, "indicator", FreeIndicator("acquisition", known=True), head)
                reading.frame = replace(frame, indicator=offer, negative=None, sector=None, entity=None)
                return
        if reading.mention.kind == "percent" and self._company and self._text.startswith(_OVER_PRICE, phrase.start):
            premium = Item(phrase.start, phrase.end, "indicator", FreeIndicator("premium", "ratio", known=True), "premium")
            reading.frame = replace(frame, indicator=premium, negative=None)
            reading.share_noun = True  # "a 10% premium to the last price"
            return
        if reading.mention.kind == "money" and phrase.negative is not None and phrase.indicator is not None:
            changed = replace(changed, indicator=phrase.indicator, negative=phrase.negative)
            reading.negative = phrase.negative  # "posted a 60 million franc loss"
        if reading.postfix is not None and reading.postfix.low in ("more", "fewer", "less") and phrase.indicator is not None:
            changed = replace(changed, indicator=phrase.indicator, negative=phrase.negative)  # "1% more overnight stays"
        if reading.mention.kind in ("count", "bare", "quantity") or not frame.subject:
            same = frame.indicator is not None and phrase.indicator is not None and frame.indicator.val.means == phrase.indicator.val.means
            if phrase.indicator is not None and (
                frame.indicator is None
                or (
                    not same  # "full-time employment rose by 60,000 positions"
                    and reading.mention.kind in ("count", "bare")
                    and not (reading.prep == "of" and frame.indicator.val.means in ("capacity", "length_of_stay"))
                )
            ):
                changed = replace(changed, indicator=phrase.indicator, negative=phrase.negative)
            # "1.4 children per woman" are no part of the children
            rated = frame.indicator is not None and getattr(frame.indicator.val, "type", "") in ("rate", "ratio")
            numbered = reading.prep == "of" and reading.mention.kind == "count" and phrase.indicator is None  # "sales of 9,467 vans"
            if phrase.sectors and not rated and (frame.sector is None or phrase.brand or numbered or _is_place_of_work(frame)):
                changed = replace(changed, sector=joined(phrase.sectors, self._text))
            if phrase.regions and frame.region is None:
                changed = replace(changed, region=joined(phrase.regions, self._text))
            held = changed.indicator
            others = held is not None and isinstance(held.val, FreeIndicator) and held.val.type == "stock" and not held.val.known
            if (held is None or others) and self._company:
                named = _counted_indicator(phrase, self._text, reading.mention.counted)
                if named is None and reading.mention.kind == "count" and phrase.sectors and self._holds(reading.item):
                    named = _things(phrase, self._text)
                    region = joined(phrase.regions, self._text)
                    changed = replace(frame, region=region or (None if others else frame.region)) if named is not None else changed
                if named is not None:
                    changed = replace(changed, indicator=named, negative=None, subject=True)
        if changed is not frame:
            if phrase.indicator is not None and changed.indicator is phrase.indicator:
                changed = replace(changed, subject=True)
            reading.frame = changed
            self._tell_rate(reading)
            if self._frame is frame and not (phrase.share and reading.mention.kind == "percent") and not self._counts_beside_money(reading):
                self._frame = changed  # not of "with a 17.4 percent market share": the talk goes on about the rest

    def _counts_beside_money(self, reading: Reading) -> bool:
        """Whether a count only says over how many an amount is spread: "$5.9 billion across 171 deals", "$5.5 billion (185 deals)"."""
        before = reading.previous
        if before is None or before.mention.kind != "money" or reading.mention.kind not in ("count", "bare") or self._company:
            return False
        between = self._text[before.item.end : reading.item.start]
        return len(between) < _SPREAD and between.strip(" (").split(" ")[0] in _ACROSS

    def _holds(self, number: Item) -> bool:
        """Whether the verb before the number says what a company has: "the group operated 310 hotels"."""
        for item in reversed(self._items[: self._items.index(number)]):
            if item.cls in ("verb", "indicator_verb", "level_verb", "change"):
                return item.low in HOLDING
            if item.cls in ("num", "clause") or item.low in (";", ":"):
                return False
        return False

    @staticmethod
    def _tell_rate(reading: Reading) -> None:
        """ "saw a 1.3 percent decline to 912,000 passengers": the rate is of what is counted behind it."""
        rate, told = reading.previous, reading.frame
        if rate is None or reading.prep != "to" or rate.sentence != reading.sentence or rate.clause != reading.clause:
            return
        moved = rate.mention.kind == "percent" and (rate.postfix is not None or rate.object)
        held, subject = rate.frame.indicator, rate.frame.sector or rate.frame.region
        inherited = held is not None and subject is not None and subject.start is not None and held.start < subject.start
        if moved and (held is None or inherited) and told.indicator is not None:
            rate.frame = replace(rate.frame, indicator=told.indicator, negative=told.negative, sector=rate.frame.sector or told.sector)


def _things(phrase: Phrase, text: str) -> Item | None:
    """The things that a company has, named by their own words: "310 hotels", "3,408 battery swap stations"."""
    own = _BEHIND.split(text[phrase.start : phrase.end], maxsplit=1)[0]
    words = own.lower().split()
    if not words or len(words) > 4 or not all(word.replace("-", "").isalpha() for word in words):
        return None
    if not words[-1].endswith("s") and words[-1] not in ("aircraft", "people", "staff", "cattle"):
        return None
    return Item(
        phrase.start, phrase.start + len(own), "indicator", FreeIndicator("_".join(words).replace("-", "_"), "stock"), " ".join(words)
    )


def _counted_indicator(phrase: Phrase, text: str, counted: str | None) -> Item | None:
    """What a company counts and no list knows names itself: "serves 3.1 million connection points"; its people are employees."""
    words = text[phrase.start : phrase.end].lower().split()
    if words[0] in _STAFF:
        return Item(phrase.start, phrase.start + len(words[0]), "indicator", FreeIndicator("employees", "stock", known=True), words[0])
    if phrase.sectors or phrase.regions or phrase.share or counted is None or not counted.replace("-", "").replace(" ", "").isalpha():
        return None
    named = counted.lower().split()
    if not counted.islower() or (phrase.noise and (len(named) == 1 or named[-1] in _UNCOUNTED)):
        return None
    start = text.find(counted, phrase.start)
    if start < 0:
        return None
    return Item(start, start + len(counted), "indicator", FreeIndicator("_".join(named).replace("-", "_"), "count"), counted)


def _is_place_of_work(frame: Frame) -> bool:
    """Whether those who made it stand where a product would: "auto factories exported 61,000 vans"."""
    held = frame.sector
    return held is not None and held.id is None and (held.name or "").rpartition(" ")[2] in PLACES_OF_WORK
