"""Punctuation and brackets."""

from __future__ import annotations

import re

from extractor.assemble.frames import FreeIndicator, Reading, replace
from extractor.assemble.items import Item
from extractor.assemble.phrase_builder import PhraseBuilder
from extractor.assemble.phrases import joined
from extractor.assemble.times import Times

_FEW = 100  # a count below it is that of countries or branches
_ASIDE = 80  # items of the longest aside
_LEADING = 9  # items of "At 141.5 percent of its 2015 average,"
_DURATIONS = frozenset({"month", "year", "week", "day", "quarter"})
_COVERING = frozenset({"covering", "comprising", "spanning", "encompassing", "excluding", "including"})
_GOES_ON = frozenset({"change", "level_verb", "share_verb", "auxiliary", "verb"})


_LISTED = re.compile(r"\((?:(?:[A-Z]{2,8}|OTC\w{0,8}|Nasdaq|Xetra): ?[A-Z0-9.]{1,9}|[A-Z]{2,5}(?= [+−-]?\d[\d.]{0,5}%))[^()\n]{0,60}\)")


class Brackets(Times):
    """Commas, colons and what stands in brackets."""

    def _punct(self, at: int, item: Item) -> None:
        self._at = at
        mark = item.low
        if mark == "(" or mark == "[":
            self._open_bracket(at)
        elif mark in (")", "]"):
            self._close_bracket()
        elif mark == ";":
            self._close(";")
            self._pace = None
            if self._brackets:
                self._bracket_period = None
                return
            self._boundary()
        elif mark == ":":
            if self._brackets:
                self._label_inside()
                return
            self._close(":")
            explained = self._frame.sector is not None and self._frame.region is None and self._kind == "prose"
            if self._frame.subject and (not self._readings_in_clause() or explained):
                self._label = self._frame  # "Salmon made up 64% of the total: exports of 1.0 million tonnes …": still of it
            self._boundary()
        elif mark in (",", "—", "…", "..", "|"):
            if self._np.items and self._list_goes_on(at):
                last = self._np.items[-1]
                if last.low == "trade":
                    self._np.items[-1] = Item(
                        last.start, last.end, "sector", FreeIndicator("trade"), last.low
                    )  # "trade, construction and transport"
                self._np.add(Item(item.start, item.end, "and", None, ","))
                return
            if mark == "—" and self._np.items and self._np.items[0].cls == "in" and self._next_class(at) == "by":
                self._places_growth()
            self._close(",")
            self._elsewhere = self._told_in_passing = False
            if at < _LEADING and len(self._readings) == 1 and self._readings[0].prep == "at" and not self._frame.subject:
                self._leads = self._readings[0]
            explains = mark == "," and self._explains(at)
            ahead = self._items[at + 1].low if mark == "," and at + 1 < len(self._items) else ""
            lists = ahead in _COVERING
            if mark == "—" or explains or lists or ahead in ("a", "an", "the", "another", "one"):
                self._aside_end = self._aside(at, explains=explains, lists=lists)
            ahead = self._next_class(at)
            goes_on = ahead == "num" or (ahead == "by" and self._number_ahead())
            if self._unrestricted is not None and self._comp is None and goes_on and self._restricted_ahead(at):
                self._frame = replace(self._unrestricted, period=self._frame.period)  # "2% lower in the north, 1% lower in the south"
                self._unrestricted = None
            self._reason_on = self._reason_noun = False
            self._attach = None
            if not self._brackets and not self._says_again(at):
                self._comp = None

    def _restricted_ahead(self, at: int) -> bool:
        """Whether a number of a kind read before follows with a place or product of its own."""
        ahead = next((item for item in self._items[at + 1 : at + 5] if item.cls == "num"), None)
        if ahead is None or ahead.val.kind not in [reading.mention.kind for reading in self._readings[-2:]]:
            return False
        for item in self._items[at + 1 :]:
            if item.cls in ("region", "sector"):
                return True
            if item.cls in ("punct", "adjustment", "clause"):
                return False
        return False

    def _says_again(self, at: int) -> bool:
        """Whether ", or" and a number follow an earlier value: "compared to $44 million, or $1.34 a share, a year before"."""
        ahead = self._items[at + 1 : at + 3]
        inside = bool(self._readings) and self._readings[-1].role == "before" and self._readings[-1].scope is self._comp
        return inside and len(ahead) == 2 and ahead[0].low == "or" and self._next_class(at + 1) == "num"

    def _places_growth(self) -> None:
        """ "the greatest rise was in air transport - by 3 percent": the place or product is that of the number behind the dash."""
        phrase = self._np.build()
        self._np.clear()
        if phrase is None or not (phrase.sectors or phrase.regions or phrase.unknown):
            return
        sector = joined(phrase.sectors, self._text) or (phrase.unknown if not phrase.regions else None)
        self._frame = replace(
            self._frame, sector=sector, region=joined(phrase.regions, self._text) or self._frame.region, sectors=[], regions=[], mode=None
        )

    def _explains(self, at: int) -> bool:
        """Whether a comma opens what a term means: "its repo rate, the rate at which it lends to banks, by …"."""
        ahead = self._items[at + 1 : at + 8]
        which = next((place for place, item in enumerate(ahead) if item.low == "which"), 0)
        return (
            which > 1
            and (ahead[0].cls == "article" or ahead[0].low.startswith("the "))
            and ahead[which - 1].low in ("at", "by", "in", "through", "to", "from", "on")
        )

    def _aside(self, at: int, *, explains: bool = False, lists: bool = False) -> int:
        """Where an aside between dashes or commas closes that tells no number and stands between a subject and its verb; else -1."""
        told = any(
            reading.mention.kind != "count" or (reading.mention.value or 0) >= _FEW for reading in self._readings[self._clause_start :]
        )  # no "in the 20 countries that use the euro, a gauge of demand, rose"
        if told or (not self._frame.subject and self._held is None and not explains) or self._brackets:
            return -1
        for place in range(at + 1, min(at + _ASIDE, len(self._items) - 1)):
            item = self._items[place]
            if item.cls == "num" and (item.val.unit not in _DURATIONS or item.val.kind in ("streak", "rank")):
                return -1
            if item.low == self._items[at].low and (not lists or self._items[place + 1].cls in _GOES_ON):
                return place if explains or self._items[place + 1].cls in _GOES_ON else -1
        return -1

    def _list_goes_on(self, at: int) -> bool:
        """Whether a comma stands inside a list of names: "A, B and C rose"."""
        nouns, oxford = 0, any(held.low == "," for held in self._np.items)  # "A, B, and C"
        last = self._items[at + 1 : at + 5]
        closed = any(item.cls == "respectively" for item in last[2:])
        if closed and last[0].cls == "and" and last[1].cls in ("sector", "region"):
            return True  # "in food and drinks, and transport, respectively"
        if self._np.items[0].low in ("among", "amongst"):
            return False  # "Among products, A, B and C made up …": the class that the list is of
        for item in self._items[at + 1 : at + 40]:
            if item.cls in ("indicator",):
                return False
            if item.cls in ("sector", "region", "entity", "word"):
                nouns += 1
            elif item.cls == "and" and (nouns or oxford):
                return True
            elif item.low == "," and nouns:
                nouns, oxford = 0, True
            elif item.cls not in ("article", "plain", "auxiliary", "noise"):
                return False
        return False

    def _open_bracket(self, at: int) -> None:
        previous = self._items[at - 1] if at else None
        listed = (
            _LISTED.match(self._text, self._items[at].start)
            if previous is not None and previous.cls in ("word", "entity", "sector")
            else None
        )
        if listed is not None:
            self._skip_to = listed.end()  # "Alba (NYSE: ALB, +1.8%)": its shares, nothing of the figure
            return
        if previous is not None and previous.start < self._skip_to and self._readings:
            previous = self._readings[-1].item  # "SEK 3.25 per share (3.00)"
        if previous is not None and previous.cls == "num" and not self._np.items and self._is_short_name(at):
            self._brackets.append((len(self._readings), None))
            self._skip_words = True  # "1.2 million metric tons (MT) of cod"
            return
        if previous is not None and previous.cls == "num" and not self._np.items and self._names_number(at):
            self._brackets.append((len(self._readings), None))
            self._skip_words = True  # "from 0.3% (construction) to 5.8% (mining)"
            return
        head = None
        if self._np.items and self._readings and self._earlier_value(at):
            self._np.clear()
        if (previous is not None and previous.cls == "num" and self._readings and self._readings[-1].item is previous) or (
            self._readings and not self._np.items and self._earlier_value(at)
        ):
            head = "number"
        elif previous is not None and previous.cls in ("period", "basis"):
            inside = self._items[at + 1] if at + 1 < len(self._items) else None
            labelled = (
                inside is not None
                and inside.cls in ("status", "word", "plain")
                and any(item.low == ":" for item in self._items[at + 1 : at + 6])
            )
            head = "number" if labelled and self._readings else "period"  # "in August (provisional figure: -2.4%)"
            if self._comp is not None and self._rate_inside(at) and self._amount_before() is not None:
                head = "number"  # "28.7 million above last year (6.8%)", "$4.26 versus $3.84 in May (+10.9%)"
        elif self._np.items:
            head = "name"
            if not self._number_in_bracket(at):
                # "(including Hong Kong)", "(ICT)": part of the name before it
                self._brackets.append((len(self._readings), None))
                following = self._items[at + 1] if at + 1 < len(self._items) else None
                counted = self._attach is not None and self._np.items[0].cls not in ("of", "in", "to", "from", "by")
                self._skip_words = (
                    following is not None
                    and (
                        counted  # "2.2 million passengers (excluding transit)"
                        or (
                            following.low in ("including", "incl", "incl.")
                            and not any(item.cls == "region" for item in self._items[at + 2 : at + 5])
                        )
                        or following.cls not in ("including", "sector")
                        or (following.cls == "sector" and self._np.items[-1].cls == "sector")
                    )
                )
                return
        comp = self._comp
        if head == "name" and self._comp is None:
            if self._attach is not None and self._np.items[0].cls not in ("of", "in", "to", "by", "including", "on", "from"):
                attached = self._attach
                phrase = self._np.build()
                if (
                    phrase is not None
                    and (
                        attached.mention.kind in ("count", "bare", "quantity")
                        or not phrase.says_something
                        or (
                            phrase.indicator is not None and not phrase.whole and phrase.start - attached.item.end == 1
                        )  # "86% occupancy (82%)"
                    )
                    and not ((phrase.sectors and phrase.start - attached.item.end > 1) or phrase.regions)
                ):
                    self._np.clear()
                    self._count_noun(attached, phrase)
                    head = "number"
                else:
                    self._close("(")
            elif self._attach is not None:
                held = self._attach
                self._close("(")
                head = "number"
                self._attach = held
            else:
                self._close("(")
        elif head == "name":
            self._np.clear()
        saved = (
            len(self._readings),
            (
                comp,
                self._direction,
                self._direction_item,
                self._bracket_of,
                self._bracket_head,
                self._bracket_period,
                self._frame.period,
                self._frame.mode,
                self._second_order,
                self._frame.status,
                self._frame.sector,
                self._frame.region,
            ),
        )
        self._brackets.append(saved)
        self._bracket_head = head
        self._bracket_of = self._readings[-1] if self._readings and head in ("number", "name") and (head == "number") else None
        earlier = self._comp is not None and self._bracket_of is not None and self._bracket_of.role == "before"
        if earlier and previous is not None and previous.cls == "period" and self._rate_inside(at):
            self._bracket_of = self._amount_before() or self._bracket_of
        self._bracket_period = previous.val if head == "period" and previous is not None and previous.cls == "period" else None
        self._prior_bracket = head == "period" and previous is not None and previous.cls == "basis"
        if self._direction is not None and head != "number":
            self._stash = self._direction
        self._attach = None
        if head == "number":
            self._comp = None

    def _amount_before(self) -> Reading | None:
        """The last number that is no earlier value, where it is an amount: a percentage behind it tells its change."""
        last = next((one for one in reversed(self._readings) if one.role == "now"), None)
        return last if last is not None and last.mention.kind in ("money", "count", "quantity") else None

    def _rate_inside(self, at: int) -> bool:
        """Whether a bracket holds one percentage and nothing else."""
        inside = self._items[at + 1 : at + 3]
        return len(inside) == 2 and inside[0].cls == "num" and inside[0].val.kind == "percent" and inside[1].low == ")"

    def _label_inside(self) -> None:
        """A place or product in front of a colon in a bracket, of whose number it is: "in Ontario 1.6% (Ottawa: +2.5%)"."""
        phrase = self._np.build() if self._np.items else None
        self._np.clear()
        if phrase is None or not (phrase.regions or phrase.sectors) or phrase.indicator is not None:
            return
        sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
        self._frame = replace(self._frame, sector=sector or self._frame.sector, region=region or self._frame.region)
        self._labelled = True

    def _is_short_name(self, at: int) -> bool:
        """Whether a bracket holds nothing but the short name of the unit before it."""
        inside = self._items[at + 1 : at + 3]
        return len(inside) == 2 and inside[0].cls == "word" and inside[1].low == ")" and len(inside[0].low) < 6

    def _names_number(self, at: int) -> bool:
        """Whether a bracket behind a number holds only a name that tells of whom it is; the number takes it."""
        inside = []
        for item in self._items[at + 1 : at + 16]:
            if item.low in (")", "]"):
                break
            if item.cls not in ("sector", "region", "and", "article", "word") and item.low != ",":
                return False
            inside.append(item)
        else:
            return False
        if not self._readings or not any(item.cls in ("sector", "region") for item in inside):
            return False
        builder = PhraseBuilder(self._text, self._names)
        for item in inside:
            builder.add(Item(item.start, item.end, "and", None, ",") if item.low == "," else item)
        phrase = builder.build()
        reading = self._readings[-1]
        if phrase is None or reading.item is not self._items[at - 1]:
            return False
        sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
        reading.frame = replace(reading.frame, sector=sector or reading.frame.sector, region=region or reading.frame.region)
        if reading.prep == "from":
            reading.role = "now"  # the ends of a range of branches
        return True

    def _earlier_value(self, at: int) -> bool:
        """Whether a bracket holds the earlier value of the number before it: "(31 Dec 2022: 14.2 per cent)"."""
        inside = self._items[at + 1 : at + 4]
        return (
            len(inside) == 3
            and inside[0].cls == "period"
            and inside[1].low == ":"
            and inside[2].cls == "num"
            and inside[2].val.kind == self._readings[-1].mention.kind
        )

    def _close_bracket(self) -> None:
        if not self._brackets:
            self._close(",")
            return
        if self._brackets[-1][1] is None:
            self._brackets.pop()
            self._skip_words = False
            return
        self._close(")")
        self._contributing = False
        _, saved = self._brackets.pop()
        (
            comp,
            self._direction,
            self._direction_item,
            self._bracket_of,
            self._bracket_head,
            self._bracket_period,
            period,
            mode,
            self._second_order,
            status,
            sector,
            region,
        ) = saved
        self._comp = comp
        labelled = self._labelled
        self._labelled = False
        if self._frame.period is not period or self._frame.mode != mode or self._frame.status is not status:
            self._frame = replace(self._frame, period=period, mode=mode, status=status)
        if labelled:
            self._frame = replace(self._frame, sector=sector, region=region)
        self._attach = None
