"""Read one sentence's line of items from left to right; every number leaves with what its clause says of it.

See docs/decisions/0001-attribution.md. The reader keeps a Frame (what is talked about) and four scopes: a comparison
("from $19 billion a year earlier"), a bracket, a reason ("on firmer chip prices"), and what stands right behind a
number ("9.6 percent of exports"). It decides nothing about the article as a whole: empty places stay empty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from extractor.assemble.items import Item, is_possessive
from extractor.assemble.phrases import Phrase, PhraseBuilder, joined
from extractor.marks import Dimension, Mention, Tag
from extractor.period import Relative

COPULA = frozenset(
    "is are was were be been being has had have will would may might could should can must does did do having am shall".split()
)
SPEECH = frozenset(
    "said says say saying told noted noting announced announces announcing showed shows show shown showing published released"
    " tallied tallies reckons reckoned surveyed polled stated states explained explains commented comments remarked suggests suggested indicated indicates revealed reveals found confirmed predicted predicts anticipates".split()
) | {"according to", "added that"}
_CUES = {"supplier": "imports", "suppliers": "imports", "partner": "trade", "partners": "trade", "trading partner": "trade", "trading partners": "trade", "trade partner": "trade", "buyer": "exports", "buyers": "exports", "customer": "exports", "destination": "exports", "destinations": "exports"}
_VERB_CUES = {
    "brought in": "revenue", "bringing in": "revenue", "generated": "revenue", "generating": "revenue", "turned over": "revenue", "took in": "revenue", "taking in": "revenue", "fetched": "revenue",
    "acquire": "acquisition", "acquired": "acquisition", "acquiring": "acquisition", "buy": "acquisition", "bought": "acquisition", "buying": "acquisition", "purchased": "acquisition",
}  # fmt: skip
_JUST_PAST = frozenset({"last month", "last quarter", "last week"})
_BESIDE = frozenset({"below", "above", "under", "well below", "well above", "just below", "just above"})
_MOVES = {"loss": -1, "losses": -1, "gain": 1, "gains": 1}
_CYCLES = {"yearly": 12, "annual": 12, "full-year": 12, "quarterly": 3, "monthly": 1}
_PUBLISHED = frozenset({"published", "released", "issued", "publishes", "according to"})
_SKIP = frozenset({"auxiliary", "article", "plain", "qualifier", "whole"})
_NOUN_LIKE = frozenset({"indicator", "sector", "region", "entity", "word", "whole", "plain", "noise", "share_noun", "pronoun", "article"})


@dataclass(frozen=True, slots=True)
class FreeIndicator:
    """An indicator that no list knows: the noun itself, read like an entry of the vocabulary."""

    means: str
    type: str = "flow"
    negative: tuple[str, ...] = ()
    sector: str | None = None
    known: bool = False


@dataclass(slots=True)
class Frame:
    """What the clause is about so far; None where it has not been said in this sentence."""

    indicator: Item | None = None
    negative: bool | None = None
    sector: Dimension | None = None
    region: Dimension | None = None
    entity: Dimension | None = None
    subject: bool = False  # a subject of its own was met in this sentence
    pronoun: bool = False
    whole: bool = False
    unknown: bool = False  # the sector is words that no list knows
    period: Tag | None = None
    basis: Tag | None = None
    mode: str | None = None  # share, level, average
    adjustment: Tag | None = None
    status: Tag | None = None
    placed: bool = False  # "In Slovakia, exports fell": the clause is about that place
    own: bool = False  # "its exports"
    to_date: bool = False
    cycle: int | None = None  # months: "the yearly total", "its quarterly haul"
    comparison: Tag | None = None  # of a heading: "compared with the June quarter:"
    indicators: tuple[Item, ...] = ()  # of a heading: all that it names
    industry: bool = False  # "the oil sector": counts in the article's own indicator
    cue: str | None = None  # "supplier" speaks of imports, "buyer" of exports
    sectors: list[Dimension] = field(default_factory=list)
    regions: list[Dimension] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """A number with what its sentence says of it."""

    mention: Mention
    item: Item
    sentence: int
    clause: int
    kind: str  # kind of the sentence
    frame: Frame
    role: str = "now"  # now, before
    prep: str | None = None
    object: bool = False  # right behind a word of change: its direct object
    alternative: bool = False  # "or Y": another way to say the number before
    direction: int | None = None
    direction_item: Item | None = None
    inherited_direction: int | None = None  # of the clause before: a gapped clause shares it
    postfix: Item | None = None  # word of change right behind the number
    growth_alone: bool = False  # "growth of 3.1 percent", of nothing that is named
    by_verb: bool = False  # the direction comes from a verb
    second_order: bool = False  # "growth slowed to 3 percent": the verb moves the rate
    of_whole: bool = False  # "X percent of ..."
    of_indicator: Item | None = None
    share_noun: bool = False
    own_indicator: bool = False
    counted: Phrase | None = None
    period: Tag | None = None
    basis: Tag | None = None
    comparison: Tag | None = None
    bracket_of: Reading | None = None
    bracket_head: str | None = None  # name, number, period
    in_bracket: bool = False
    previous: Reading | None = None
    measure: str | None = None
    negative: bool | None = None
    scope: Item | None = None  # the comparator whose scope it stands in, or that its comparison comes from
    inherited_comparison: bool = False
    of_change: Item | None = None  # "237,000 of the increase"
    contribution: bool = False
    default: Item | None = None  # the article's own indicator
    adding: bool = False
    table: bool = False
    after_colon: bool = False
    points_only: bool = False  # "1.6 points": no word tells whether of percent or of an index
    direction_to_level: bool = False
    copula: bool = False  # right behind "was": it is the level itself
    no_frame: bool = False  # its frame is a whole of its own: "together the three markets"


class SentenceReader:
    """Reads sentence after sentence of one article; `clause` counts on."""

    def __init__(self, text: str, names: Any, *, published: date | None = None, company: bool = False) -> None:
        self._text = text
        self._names = names
        self._published = published
        self._company = company
        self.clause = 0
        self._paragraph = -1
        self._topic_region: Phrase | None = None
        self._handlers: dict[str, Callable[[int, Item], None]] = {
            "num": self._number,
            "change": self._change,
            "level_verb": self._level_verb,
            "share_verb": self._share_verb,
            "verb": self._verb,
            "indicator_verb": self._indicator_verb,
            "auxiliary": self._auxiliary,
            "comparator": self._comparator,
            "clause": self._clause_word,
            "relative": self._relative,
            "reason": self._reason,
            "period": self._period,
            "basis": self._basis,
            "adjustment": self._adjustment,
            "status": self._status,
            "punct": self._punct,
            "of": self._prep,
            "to": self._prep,
            "in": self._prep,
            "by": self._prep,
            "including": self._prep,
            "and": self._and,
        }

    def read(self, items: list[Item], index: int, kind: str, *, paragraph: int = 0, opens: bool = True) -> list[Reading]:
        """The readings of one sentence, in order; `opens` tells whether it begins its paragraph."""
        if paragraph != self._paragraph:
            self._paragraph, self._topic_region = paragraph, None
        self._opens = opens
        self._items, self._index, self._kind = items, index, kind
        self._np = PhraseBuilder(self._text, self._names)
        self._frame = Frame()
        self._readings: list[Reading] = []
        self._background: Phrase | None = None
        self._label: Frame | None = None
        self._comp: Item | None = None
        self._comp_negative: bool | None = None
        self._reason_on = False
        self._attach: Reading | None = None
        self._direction: int | None = None
        self._direction_item: Item | None = None
        self._stash: int | None = None
        self._rate_noun: int | None = None
        self._second_order = False
        self._tentative = False
        self._brackets: list[tuple[Any, ...]] = []
        self._bracket_of: Reading | None = None
        self._bracket_head: str | None = None
        self._bracket_period: Tag | None = None
        self._clause_start = 0
        self._pending: tuple[Tag, Item | None] | None = None
        self._copula = False
        self._reason_noun = False
        self._by_verb = False
        self._bare_growth = False
        self._held: Phrase | None = None
        self._first_prep = ""
        self._verbed = False
        self._verb_direction: int | None = None
        self._contributing = False
        self._seen_period: Tag | None = None
        self._scope_period: Tag | None = None
        self._skip_words = False
        self._prior_bracket = False
        self._where = False
        self._place: Dimension | None = None
        self._unrestricted: Frame | None = None
        self.clause += 1
        handlers = self._handlers
        begin = self._dateline(items) if index <= 8 and kind == "prose" else 0
        for at in range(begin, len(items)):
            item = items[at]
            if item.cls == "status" and at and items[at - 1].cls == "num" and item.can_be("change") is not None:
                item = Item(item.start, item.end, "change", item.can_be("change"), item.low, item.alts)  # "a 0.6 percent advance"
            handler = handlers.get(item.cls)
            if handler is not None:
                handler(at, item)
            elif item.cls in ("indicator", "sector", "region", "entity", "word", "whole", "plain", "noise", "share_noun", "article", "pronoun"):
                self._nominal(at, item)
        self._close("end")
        return self._readings

    @staticmethod
    def _dateline(items: list[Item]) -> int:
        """Where the sentence begins behind its dateline: "SEOUL, Feb. 23 (Agency) --"."""
        if not items or items[0].cls not in ("region", "word", "period", "entity"):
            return 0
        for at, item in enumerate(items[:16]):
            if item.cls in ("num", "change", "level_verb", "share_verb", "verb", "indicator", "indicator_verb", "auxiliary"):
                return 0
            if item.low == "—" and at or item.low == ":" and at <= 4 and items[0].cls == "region" and items[at - 1].cls in ("region", "period"):
                following = items[at + 1 : at + 5]
                if any(ahead.cls == "period" for ahead in following) and any(ahead.low == "—" for ahead in following):
                    continue
                return at + 1
            if item.low == ")" and any(held.cls == "period" for held in items[:at]) and at + 1 < len(items) and items[at + 1].cls != "punct":
                return at + 1  # "Abuja, Aug. 31 (Agency) The …"
        return 0

    # noun phrases ------------------------------------------------------------------------------------------------

    def _nominal(self, at: int, item: Item) -> None:
        if self._skip_words:
            if item.cls == "indicator" and not any(held.cls == "indicator" for held in self._np.items):
                self._np.add(item)  # "total demand (RPK)"
            return
        if item.low == "there" and self._place is not None:
            self._to_place(self._place)
            return
        if item.cls == "noise" and item.low in _CUES:
            self._frame = replace(self._frame, cue=_CUES[item.low])
        if item.low in _MOVES and at and self._items[at - 1].cls == "num" and self._readings and self._readings[-1].mention.kind in ("percent", "point", "basis_point"):
            last = self._readings[-1]
            last.direction, last.object = _MOVES[item.low], True  # "a 5% loss"
            return
        if item.cls == "share_noun":
            if self._attach is not None and not self._np.items:
                self._attach.share_noun = True
            elif self._comp is None:
                self._frame = replace(self._frame, mode="share")
        if item.low == "that" and self._np.items and not self._readings_in_clause() and self._comp is None:
            self._np.clear()  # "figures reveal that the …": what stands before is no subject of figures
            return
        if not self._np.items and item.cls == "article":
            return_early = self._attach is not None and not self._brackets
            if return_early and self._next_class(at) == "num":
                return
        self._np.add(item)

    def _to_place(self, place: Dimension) -> None:
        """ "goods worth 12.9 billion euros were exported there": the place named last."""
        for reading in self._readings[self._clause_start :]:
            if reading.frame.region is None:
                reading.frame = replace(reading.frame, region=place)
        if self._frame.region is None:
            self._frame = replace(self._frame, region=place)

    def _close(self, following: str) -> None:
        """The noun phrase ends; `following` is the class of what ended it."""
        if not self._np.items:
            led = following == "num" and any(item.low == "with" for item in self._items[max(0, self._at - 3) : self._at])
            if self._held is not None and (led or following in ("change", "level_verb", "verb", "share_verb", "copula")):
                held, self._held = self._held, None
                self._open(held, following)
            return
        first = self._np.items[0].cls
        self._ended_with_of = self._np.items[-1].cls == "of"
        phrase = self._np.build()
        self._np.clear()
        if phrase is None or self._reason_on:
            return
        if phrase.regions:
            self._place = joined(phrase.regions, self._text)
        leads = first in ("of", "to", "in", "by", "including", "on", "from")
        if self._comp is not None:
            if self._attach is not None and leads and self._attach.postfix is not None and phrase.indicator is not None:
                self._restrict(self._attach, phrase, self._first_prep)
            elif phrase.indicator is not None and self._differs(phrase.indicator) and following in ("num", "of", "verb", "change", "level_verb"):
                self._comp = None
                self._open(phrase, following)
            elif phrase.negative is not None and self._attach is not None and (first == "in" or not leads):
                self._attach.negative = phrase.negative  # "compared with 191 billion yen in surplus", "with a $0.6 billion deficit"
            elif phrase.negative is not None:
                self._comp_negative = phrase.negative
            elif following in ("change", "level_verb", "share_verb") and phrase.says_something and not leads:
                self._comp = None
                self._open(phrase, following)
            return
        if following == "num" and phrase.indicator is not None and phrase.indicator.low in ("loss", "gain", "losses", "gains") and self._points_next():
            self._direction, self._direction_item = (-1 if phrase.indicator.low.startswith("loss") else 1), phrase.indicator
            return
        if self._copula and self._frame.subject and self._attach is None and not self._ended_with_of and phrase.indicator is not None and following != "copula" and not leads:
            if self._frame.indicator is None:
                self._frame = replace(self._frame, indicator=phrase.indicator, negative=phrase.negative)
            return
        if self._attach is not None and (leads or first != "and"):
            if leads:
                self._restrict(self._attach, phrase, self._first_prep)
                return
            if following not in ("change", "level_verb", "share_verb", "verb", "num", "("):
                self._count_noun(self._attach, phrase)
                return
            if following in ("verb",) or (following == "change" and not phrase.indicator and not phrase.sectors and not phrase.regions):
                self._count_noun(self._attach, phrase)
                return
        if leads and following in (",", "change", "level_verb", "verb") and not self._readings_in_clause():
            if self._frame.subject and following != "," and phrase.regions and self._frame.region is None:
                self._frame = replace(self._frame, region=joined(phrase.regions, self._text), regions=phrase.regions)
                return
            if first in ("in", "of", "by", "including", "to") and phrase.says_something and not phrase.noise and (phrase.regions or phrase.sectors or phrase.indicator):
                if first == "including" and not phrase.excluding:
                    return
                self._background = phrase
                if self._opens and phrase.regions and not phrase.sectors and following == ",":
                    self._topic_region = phrase
                if following != ",":
                    self._open(phrase, following)
            return
        self._open(phrase, following)

    def _points_next(self) -> bool:
        for item in self._items[self._at : self._at + 4]:
            if item.cls == "num":
                return item.val.kind in ("point", "basis_point", "percent")
        return False

    def _differs(self, indicator: Item) -> bool:
        held = self._frame.indicator
        if held is not None and indicator.low in ("loss", "losses", "profit", "profits") and held.val.means.endswith("profit"):
            return False  # "operating profit, compared with a loss"
        return held is not None and held.val.means != indicator.val.means

    def _readings_in_clause(self) -> bool:
        return len(self._readings) > self._clause_start

    def _open(self, phrase: Phrase, following: str) -> None:
        """A new subject: the frame that the numbers behind it share."""
        frame = self._frame
        strong = following in ("change", "level_verb", "share_verb", "num", "(", ":", "verb", "copula")
        if phrase.change is not None and not phrase.says_something:
            self._bare_growth = phrase.change.low == "growth" and following == "num" and self._ended_with_of
            return
        if self._free_indicator(phrase, following):
            return
        paired = following == "num" and self._pairs(phrase.start)
        if paired and self._text[phrase.start : phrase.end].lower() in ("others", "other"):
            phrase.unknown, phrase.noise = Dimension(None, "others", self._text[phrase.start : phrase.end], phrase.start, phrase.end), False
        if phrase.noise and not (phrase.indicator or phrase.sectors or phrase.regions or phrase.entity):
            if phrase.whole or phrase.share:
                self._frame = replace(frame, whole=True, subject=frame.subject or (phrase.whole and strong), sector=None, region=None, sectors=[], regions=[])
            return
        if not phrase.says_something and following == ":" and self._kind == "bullet" and not phrase.pronoun and not self._readings:
            words = self._text[phrase.start : phrase.end]
            phrase.unknown = Dimension(None, words.lower(), words, phrase.start, phrase.end)  # "- International: 9.5 million"
        if not phrase.says_something:
            if phrase.pronoun:
                frame.pronoun = True
            if phrase.whole and following in ("num", "copula", "level_verb"):
                self._frame = replace(frame, sector=None, region=None, whole=True, sectors=[], regions=[])
            return
        only_unknown = phrase.unknown is not None and not (phrase.indicator or phrase.sectors or phrase.regions or phrase.entity)
        if only_unknown and phrase.name and following in (",", "—") and (not self._readings and not frame.subject or self._text[max(0, phrase.start - 6) : phrase.start].lower().endswith(("with ", "while "))):
            self._held = phrase
            return
        if self._held is not None and following == "," and phrase.noise and phrase.indicator is None and not phrase.sectors:
            return  # "Nihon Cell, the sole Japanese company, was …"
        if self._held is not None and strong and only_unknown and following in ("change", "level_verb", "verb", "share_verb", "copula"):
            phrase, self._held = self._held, None
        if only_unknown and not phrase.name and not paired and not self._product_like(phrase, following):
            return
        if only_unknown and (not strong or following == "verb" and self._kind == "prose" and not self._number_ahead()):
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
        if following == "," and phrase.sectors and phrase.indicator is None and (phrase.sectors[0].name or "").startswith(("excluding", "including")):
            self._background = phrase
            return
        new = replace(frame, mode=None, subject=True, whole=phrase.whole, unknown=only_unknown, pronoun=phrase.pronoun, industry=phrase.industry, own=phrase.own)
        if phrase.share:
            new.mode = "share"
        sector, region, entity = joined(phrase.sectors, self._text), joined(phrase.regions, self._text), phrase.entity
        if paired and only_unknown and phrase.unknown is not None and self._readings[-1].frame.sector is not None:
            sector, new.unknown = phrase.unknown, False
        elif phrase.unknown is not None and sector is None:
            if phrase.name and not phrase.indicator:
                entity = entity or phrase.unknown._replace(name=phrase.unknown.text)
            elif not phrase.name or phrase.indicator:
                sector = phrase.unknown
        if phrase.indicator is not None:
            new.indicator, new.negative = phrase.indicator, phrase.negative
            keep = phrase.own or phrase.pronoun or self._where or self._verbed
            new.sector = sector or (frame.sector if keep else None)
            new.unknown = new.unknown or keep and sector is None and frame.unknown
            new.region = region or (frame.region if keep else None)
            new.entity = entity or (frame.entity if keep else None)
            new.adjustment = None
        else:
            new.sector = sector if sector is not None else (frame.sector if region is not None and frame.indicator is not None and not phrase.pronoun else frame.sector if phrase.pronoun else None)
            new.region = region
            new.entity = entity
            if self._verbed and frame.subject and not self._readings_in_clause() and not phrase.unknown:
                new.sector = frame.sector or new.sector
                new.region = new.region or frame.region
                new.entity = new.entity or frame.entity
        background, label = self._background or self._topic_region, self._label
        new.placed = False
        if background is not None:
            new.placed = new.region is None and self._background is not None and len(background.regions) == 1 and background.indicator is None and not background.sectors and phrase.indicator is not None and self._text[background.start : background.start + 3].lower() == "in "
            new.region = new.region or joined(background.regions, self._text)
            new.sector = new.sector or joined(background.sectors, self._text)
            if new.indicator is None and background.indicator is not None:
                new.indicator, new.negative = background.indicator, background.negative
        if label is not None and phrase.indicator is not None:
            new.sector = new.sector or label.sector
            new.region = new.region or label.region
            new.entity = new.entity or label.entity
        new.sectors, new.regions = phrase.sectors, phrase.regions
        self._frame = new
        self._tentative = following in (",", "—")
        self._where = False
        self._unrestricted = None
        self._copula = False
        self._verbed = False
        if not phrase.own and not phrase.pronoun and following != "(" and self._readings:
            self._pending = None
        if following != "(" and phrase.change is None:
            self._stash = self._direction if self._direction is not None else self._stash
            self._direction = self._direction_item = None
            self._second_order = False
            self._rate_noun = None
        if following not in ("(",):
            self.clause += 1
            self._clause_start = len(self._readings)
        self._attach = None
        if following == ":":
            self._label = new

    def _free_indicator(self, phrase: Phrase, following: str) -> bool:
        """A noun that no list knows names what is measured: "attrition cooled to 12.8 percent", "a break-up fee of €60m"."""
        if phrase.indicator or phrase.sectors or phrase.regions or phrase.entity or phrase.pronoun or phrase.share or phrase.change is not None:
            return False
        noun = phrase.noun or (phrase.unknown if phrase.unknown is not None and not phrase.name else None)
        if noun is None or noun.start is None or noun.end is None or not (noun.name or "").replace("-", "").replace(" ", "").isalpha():
            return False
        amount = following == "num" and self._ended_with_of
        moved = following in ("change", "level_verb") and (phrase.unknown is None or self._company)
        if not (amount or moved) or phrase.noise or self._comp is not None:
            return False
        words = (noun.name or "").lower().split()
        if len(words) > 3 or words[-1].endswith(("ed", "ing")) or words[-1].find("-") > 0:
            return False
        name = "_".join(words).replace("-", "_")
        item = Item(noun.start, noun.end, "indicator", FreeIndicator(name), " ".join(words))
        held = self._frame
        self._frame = replace(held, indicator=item, negative=None, subject=True, mode=None, sectors=[], regions=[], sector=held.sector if self._verbed else None, region=held.region if self._verbed else None)
        self.clause += 1
        self._clause_start = len(self._readings)
        self._attach = None
        self._tentative = False
        if self._direction is not None:
            self._stash = self._direction
        self._direction = self._direction_item = None
        return True

    def _product_like(self, phrase: Phrase, following: str) -> bool:
        """Whether unknown words may name a product or group: a subject of change, a label or a bracket's head, no lone participle."""
        words = (phrase.unknown.name or "").split() if phrase.unknown is not None else []
        if not words or len(words) > 6 or following == "verb" and self._verbed:
            return False
        if len(words) == 1 and (words[0].endswith(("ed", "ing", "est")) or len(words[0]) < 4 or following not in ("change", "(", ":") and self._kind == "prose"):
            return False
        if self._verbed and following == "num":
            return False
        return following in ("change", "level_verb", "share_verb", "(", ":", "num", "copula", "verb")

    def _pairs(self, start: int) -> bool:
        """Whether a name goes on a list of names and numbers: "Bulk 312.6 billion, Energy 401.9 billion and Others 65.8 billion"."""
        last = self._readings[-1] if self._readings else None
        if last is None or last.frame.sector is None and last.frame.region is None or last.prep not in (None, "to", "at", "of") or last.object:
            return False
        return self._text[last.item.end : start].strip(" ,;)") in ("", "and") and self._clause_start < len(self._readings)

    def _number_ahead(self) -> bool:
        """Whether a number stands before the clause ends."""
        for item in self._items[self._at + 1 :]:
            if item.cls == "num":
                return True
            if item.cls == "punct" or item.cls == "clause" and item.low != "with":
                return False
        return False

    def _restrict(self, reading: Reading, phrase: Phrase, prep: str) -> None:
        """A phrase with a preposition right behind a number restricts it: "of exports", "in the display sector"."""
        frame = reading.frame
        kind = reading.mention.kind
        if prep == "of" and phrase.change is not None and not phrase.says_something:
            reading.of_change = phrase.change
            return
        if prep == "of" and kind in ("percent", "ratio"):
            reading.of_whole = True
            if phrase.indicator is not None:
                reading.of_indicator = phrase.indicator
            if not frame.subject and not frame.sector and phrase.sectors:
                frame.sector = joined(phrase.sectors, self._text)
            return
        if prep.startswith("by"):
            return
        if prep == "in" and phrase.negative is not None and phrase.indicator is not None and not phrase.regions:
            reading.negative = phrase.negative  # "191 billion yen in surplus"
            if frame.indicator is None or getattr(frame.indicator.val, "type", "") == "balance":
                return
        if reading.postfix is not None and reading.postfix.can_be("noun") is not None and prep in ("in", "of") and phrase.indicator is not None and kind != "count":
            reading.frame = replace(frame, indicator=phrase.indicator, negative=phrase.negative, sector=joined(phrase.sectors, self._text) or frame.sector, region=joined(phrase.regions, self._text) or frame.region)
            return  # "a 12% fall in imports"
        sector, region = joined(phrase.sectors, self._text), joined(phrase.regions, self._text)
        if sector is None and phrase.unknown is not None and not phrase.name and not phrase.noise and prep in ("in", "of", "for", "among"):
            sector = phrase.unknown
        changed = frame
        if phrase.indicator is not None and prep in ("of", "in", "for", "to") and (frame.indicator is None or prep == "of" and reading.mention.kind != "percent"):
            changed = replace(changed, indicator=phrase.indicator, negative=phrase.negative)
        if sector is not None and (frame.sector is None or prep == "in"):
            changed = replace(changed, sector=sector)
        if region is not None and prep in ("in", "to", "from", "for", "across", "within", "among", "of") and frame.region is None:
            changed = replace(changed, region=region)
        if changed is not frame:
            reading.frame = changed
            if self._frame is frame:
                self._unrestricted = frame
                self._frame = changed
            for other in self._readings[self._clause_start :]:
                if other.frame is frame and (other.role != "now" or prep == "in" or other is reading):
                    other.frame = changed

    def _count_noun(self, reading: Reading, phrase: Phrase) -> None:
        """A noun right behind a number: what is counted."""
        reading.counted = phrase
        frame = reading.frame
        changed = frame
        if reading.postfix is not None and reading.postfix.low in ("more", "fewer", "less") and phrase.indicator is not None:
            changed = replace(changed, indicator=phrase.indicator, negative=phrase.negative)  # "1% more overnight stays"
        if reading.mention.kind in ("count", "bare", "quantity") or not frame.subject:
            if phrase.indicator is not None and (frame.indicator is None or reading.mention.kind in ("count", "bare") and not (reading.prep == "of" and frame.indicator.val.means == "capacity")):
                changed = replace(changed, indicator=phrase.indicator, negative=phrase.negative)
            if phrase.sectors and frame.sector is None:
                changed = replace(changed, sector=joined(phrase.sectors, self._text))
            if phrase.regions and frame.region is None:
                changed = replace(changed, region=joined(phrase.regions, self._text))
        if changed is not frame:
            if phrase.indicator is not None and changed.indicator is phrase.indicator:
                changed = replace(changed, subject=True)
            reading.frame = changed
            if self._frame is frame and not (phrase.share and reading.mention.kind == "percent"):
                self._frame = changed  # not of "with a 17.4 percent market share": the talk goes on about the rest

    # prepositions and connectives --------------------------------------------------------------------------------

    def _next_class(self, at: int) -> str:
        for item in self._items[at + 1 : at + 5]:
            if item.cls not in _SKIP:
                return item.cls
        return "end"

    def _prep(self, at: int, item: Item) -> None:
        self._at = at
        ahead = self._next_class(at)
        if item.low == "at" and ahead == "num" and self._comp is not None and self._scope_period is not None and not self._brackets:
            self._close("num")
            self._comp = self._scope_period = None  # "14% down on 2023 at 30 million tonnes"
            return
        if item.cls in ("to", "by") and ahead == "num":
            self._close("num" if item.cls == "by" else "to")
            if item.cls == "to":
                self._comp = None
            return
        if item.cls == "of" and ahead == "num":
            if self._attach is not None and not self._np.items and self._attach.mention.kind == "percent":
                self._attach.of_whole = True  # "38.8 percent of the $11 billion target"
            self._np.add(item)
            return
        if item.cls == "of" and ahead == "period" and self._attach is not None and self._attach.mention.kind == "percent" and self._names_whole(at):
            self._attach.of_whole = True  # "takes 16% of July ship orders"
        if ahead in ("period", "basis") and self._np.items:
            return
        if ahead in ("period", "basis"):
            return
        if not self._np.items:
            self._first_prep = item.low
        self._np.add(item)

    def _names_whole(self, at: int) -> bool:
        """Whether a noun follows the period behind "of"."""
        behind = next((self._items[place + 1 :] for place in range(at + 1, min(at + 4, len(self._items))) if self._items[place].cls == "period"), [])
        return bool(behind) and behind[0].cls in ("sector", "indicator", "region", "word")

    def _and(self, at: int, item: Item) -> None:
        self._at = at
        leads = bool(self._np.items) and self._np.items[0].cls in ("of", "to", "in", "by", "including", "on", "from")
        if self._np.items and self._next_class(at) in _NOUN_LIKE and not (leads and self._clause_follows(at)):
            self._np.add(item)
            return
        self._close("and")
        self._verbed = False
        self._attach = None
        ahead = self._next_class(at)
        if ahead == "num" and self._unrestricted is not None and self._comp is None:
            self._frame = replace(self._unrestricted, period=self._frame.period)
            self._unrestricted = None
        inside = bool(self._readings) and self._readings[-1].role == "before" and self._readings[-1].scope is self._comp
        if ahead not in ("num", "change") or ahead == "num" and not (inside and self._same_kind_ahead(at)):
            self._comp = None

    def _same_kind_ahead(self, at: int) -> bool:
        """Whether the number behind "or" is of the kind of the number before it."""
        if not self._readings:
            return False
        for item in self._items[at + 1 : at + 5]:
            if item.cls == "num":
                return bool(item.val.kind == self._readings[-1].mention.kind)
        return False

    def _clause_follows(self, at: int) -> bool:
        """Whether "and" begins a clause of its own: an indicator and then a verb, where a number was read before."""
        if not self._readings_in_clause():
            return False
        for item in self._items[at + 1 :]:
            if item.cls in ("change", "level_verb", "share_verb", "verb", "num"):
                return True
            if item.cls in ("punct", "clause", "and"):
                return False
        return False

    def _comparator(self, at: int, item: Item) -> None:
        self._at = at
        if self._compares(at, item):
            if not (self._np.items and self._np.items[-1].cls == "change"):
                self._close("comparator")
            else:
                self._np.clear()
            self._np.clear()
            sign = -1 if item.low.startswith(("down ", "easing", "slowing")) else 1 if item.low.startswith(("up ", "improving", "accelerating")) else None
            last = self._number_behind(at) if sign is not None else None
            if sign is not None:
                self._direction, self._direction_item = sign, item
            if last is not None and last.item is self._items[at - 1]:
                last.direction, last.object = sign, True  # "14% down on 2023"
            self._comp = item
            self._comp_negative = None
            self._scope_period = None
            self._attach = None
            return
        if item.low in ("after", "since", "following"):
            self._close(",")
            return
        if item.low == "on" and not self._np.items and (self._attach is not None or self._direction is not None):
            self._reason(at, item)
            return
        if item.low in ("from", "on", "over"):
            if not self._np.items:
                self._first_prep = item.low
            self._np.add(Item(item.start, item.end, "from" if item.low == "from" else "on", None, item.low))

    def _compares(self, at: int, item: Item) -> bool:
        low = item.low
        if low == "since" or low == "from" and not self._readings and self._direction is None and not self._np.items:
            return False
        if low == "from" and self._spans_ahead(at) and not self._readings_in_clause():
            return False  # "registered from January to August": a span
        if low == "on" and not self._readings_in_clause() and self._next_class(at) == "num":
            return False  # "ranked sixth on 20 GWh"
        if low == "from" and not self._readings_in_clause() and self._direction is None and self._next_class(at) not in ("num", "period"):
            return False  # "purchases from abroad cost £77 billion": an origin
        seen_noun = False
        for ahead in self._items[at + 1 : at + 12]:
            cls = ahead.cls
            if cls == "num":
                if low in ("on", "over", "after") and not self._readings and self._direction is None:
                    return False
                return ahead.val.kind != "streak"
            if cls == "period":
                value = ahead.val.value
                if isinstance(value, Relative) and value.basis in ("run", "next") and low in ("over", "on", "after"):
                    return False
                return low not in ("on", "over") or not seen_noun
            if cls in ("punct", "clause", "relative", "level_verb", "share_verb", "verb", "to") or (cls == "comparator" and low != "than"):
                return False
            if cls in ("adjustment", "in") and low in ("on", "over"):
                return False  # "on a seasonally adjusted basis in September"
            if cls == "change":
                if low in ("on", "over") or ahead.val.part == "verb" and ahead.can_be("noun") is None and low == "from":
                    return False
                continue
            if cls in ("indicator", "sector", "region", "entity", "word"):
                seen_noun = True
                if low in ("on", "over"):
                    return False
        return False

    def _spans_ahead(self, at: int) -> bool:
        """Whether what follows is a period of several months: "January to August", no earlier value."""
        ahead = self._items[at + 1] if at + 1 < len(self._items) else None
        return ahead is not None and ahead.cls == "period" and ahead.val.data is not None and ahead.val.data.kind == "span" and not isinstance(ahead.val.value, Relative)

    def _clause_word(self, at: int, item: Item) -> None:
        self._at = at
        if item.low == "with" and not self._np.items and self._next_class(at) == "region" and (at == 0 or self._items[at - 1].cls == "punct"):
            self._first_prep = "in"
            self._np.add(Item(item.start, item.end, "in", None, "in"))
            return
        if item.low == "with" and self._np.items and not self._readings_in_clause() and self._next_class(at) != "num" and self._comp is None:
            self._np.add(Item(item.start, item.end, "in", None, "with"))
            return
        self._close(",")
        if item.low == "with" and self._next_class(at) == "num":
            self._attach = None
            return
        if item.low == "with" and self._frame.subject and not self._readings_in_clause():
            self._where = True  # "hybrids saw robust growth, with registrations up 33 percent"
        self._boundary()

    def _boundary(self) -> None:
        self._verbed = False
        if self._unrestricted is not None:
            self._frame = replace(self._unrestricted, period=self._frame.period)
            self._unrestricted = None
        self._pending = None
        self._contributing = False
        self._comp = None
        self._reason_on = False
        self._attach = None
        self._tentative = False
        if self._direction is not None:
            self._stash = self._direction
        self._direction = self._direction_item = None
        self._second_order = False
        self.clause += 1
        self._clause_start = len(self._readings)

    def _relative(self, at: int, item: Item) -> None:
        self._at = at
        self._close(",")
        if not self._number_ahead():
            self._reason_on = item.low not in ("who",)
        elif item.low in ("where", "when", "whose"):
            self._where = item.low != "when"
            self._direction = self._direction_item = None
            if item.low == "when" and self._seen_period is not None:
                self._frame = replace(self._frame, period=self._seen_period)
        self._comp = None
        self._attach = None

    def _reason(self, at: int, item: Item) -> None:
        self._at = at
        self._close(",")
        self._reason_on = True
        self._reason_noun = True
        self._attach = None
        self._comp = None

    # verbs and words of change -----------------------------------------------------------------------------------

    def _auxiliary(self, at: int, item: Item) -> None:
        if item.low in COPULA:
            self._at = at
            self._end_reason()
            self._percent_subject()
            self._close("copula")
            if self._comp is not None and not self._brackets:
                self._comp = None
        elif self._np.items and self._np.items[-1].cls == "word":
            self._np.add(item)

    def _verb(self, at: int, item: Item) -> None:
        self._at = at
        if item.low in SPEECH:
            self._np.clear()
            return
        self._percent_subject()
        if self._participle(item):
            return
        self._end_reason()
        self._close("verb")
        self._stash = None
        if item.low in _VERB_CUES:
            self._frame = replace(self._frame, cue=_VERB_CUES[item.low])
        self._verbed = True
        self._copula = item.low in ("remained", "remains", "stayed", "stays", "became", "ranked", "ranks", "continues", "remain")
        self._comp = None
        self._attach = None
        self._tentative = False

    def _percent_subject(self) -> None:
        """ "22.4 percent foresaw a rise": the percentage is the subject, a share of those asked."""
        reading = self._attach
        if reading is None or reading.role != "now" or self._np.items or reading.mention.kind != "percent" or reading.in_bracket or reading.object or reading.prep is not None or reading.postfix is not None:
            return
        sibling = reading.previous is not None and reading.previous.share_noun
        if reading.direction is None or sibling:
            reading.share_noun = True

    def _participle(self, item: Item) -> bool:
        """Whether a verb belongs to an earlier value: "the $17.8 billion posted in 2022"."""
        if self._comp is None or self._np.items or not item.low.endswith(("ed", "en", "sold", "built", "made", "seen", "set", "sent", "hit", "won", "lost", "earned")):
            return False
        return self._attach is not None and self._attach.role == "before"

    def _level_verb(self, at: int, item: Item) -> None:
        self._at = at
        if self._participle(item):
            return
        self._end_reason()
        if item.low in COPULA:
            self._percent_subject()
        self._close("level_verb")
        self._comp = None
        self._attach = None
        self._tentative = False
        self._verbed = item.low not in COPULA
        self._frame = replace(self._frame, mode="average" if item.val.means == "average" else "level")
        self._copula = item.low in COPULA
        self._stash = None

    def _share_verb(self, at: int, item: Item) -> None:
        self._at = at
        self._close("share_verb")
        self._comp = None
        self._attach = None
        self._tentative = False
        self._frame = replace(self._frame, mode="share")
        self._contributing = item.alts is not None and "contribution" in item.alts
        self._stash = None

    def _indicator_verb(self, at: int, item: Item) -> None:
        self._at = at
        if self._participle(item):
            return
        held = self._frame.indicator
        self._close("verb")
        self._stash = None
        self._comp = None
        self._tentative = False
        if self._comp is None and (self._frame.indicator is held) and not self._attach:
            self._frame = replace(self._frame, indicator=item, negative=None)
        self._attach = None

    def _change(self, at: int, item: Item) -> None:
        self._at = at
        entry = item.val
        sign = {"up": 1, "down": -1, "flat": 0}.get(entry.means)
        previous = self._items[at - 1] if at else None
        noun = item.can_be("noun") is not None or entry.part == "noun"
        behind = self._number_behind(at) if noun or entry.part in ("adjective", "adverb") else None
        if behind is not None and (noun or behind.item is previous):
            behind.postfix = item
            self._name_change(behind, at)
            self._attach = behind
            if entry.part in ("adjective", "adverb") and self._next_class(at) in ("period", "num"):
                self._comp, self._comp_negative, self._attach = item, None, None
            return
        before = self._previous_significant(at)
        as_noun = entry.part == "noun" or (noun and before is not None and (before.cls in ("article", "plain", "basis", "num", "of") or before.low in ("year-on-year",)))
        if as_noun or (entry.part == "adjective" and self._next_class(at) in ("indicator", "sector", "word", "noise")):
            if self._reason_on:
                return
            if entry.part == "adjective" and not as_noun:
                return
            self._direction, self._direction_item = sign, item
            if self._frame.mode == "share":
                self._frame = replace(self._frame, mode=None)
            self._rate_noun = sign
            self._by_verb = False
            self._np.add(Item(item.start, item.end, "change", entry, item.low, item.alts))
            return
        if self._reason_on and not self._number_ahead():
            return
        self._end_reason()
        rate = self._rate_noun if self._np.items and any(held.cls == "change" for held in self._np.items) else None
        if self._attach is not None and self._np.items and self._np.items[0].cls not in ("and",) and entry.part != "verb":
            self._np.clear()
        self._close("change")
        if entry.part in ("adjective", "adverb") and item.low in _BESIDE and self._readings_in_clause() and not self._brackets:
            self._comp, self._comp_negative, self._scope_period, self._attach = item, None, None, None
            return  # "expanded 7.8%, below the average of 10.1%"
        if entry.part == "verb":
            self._comp = None
        self._tentative = False
        self._attach = None
        self._copula = False
        self._by_verb = entry.part == "verb" or item.can_be("verb") is not None
        if rate is not None:
            self._second_order = True
            self._direction_item = item
            self._direction = rate
            self._verb_direction = sign
        else:
            self._second_order = False
            self._direction, self._direction_item = sign, item
        if self._frame.mode == "level":
            self._frame = replace(self._frame, mode=None)
        self._late_direction(sign)

    def _number_behind(self, at: int) -> Reading | None:
        """The number that a word of change stands behind: "9 percent lower", "a 1.3% year-on-year increase", "the 3 percent wage rise"."""
        reading = self._readings[-1] if self._readings else None
        if reading is None:
            return None
        for back in range(at - 1, max(-1, at - 5), -1):
            item = self._items[back]
            if item is reading.item:
                if back == at - 1:
                    return reading if "," not in self._text[item.end : self._items[at].start] else None
                opening = self._items[back - 1].cls if back else "punct"
                rate = reading.mention.kind in ("percent", "point", "basis_point")
                sure = all(held.cls in ("basis", "adjustment", "plain") for held in self._items[back + 1 : at])
                if rate and sure or opening == "article":
                    return reading
                return reading if rate and opening in ("punct", "of", "comparator", "by", "word", "plain", "qualifier", "clause") else None
            if item.cls not in ("basis", "adjustment", "plain", "auxiliary", "whole", "word", "indicator", "sector") or item.cls == "word" and " " in item.low:
                return None
            if item.cls in ("indicator", "sector") and reading.mention.kind != "percent":
                return None
        return None

    def _name_change(self, reading: Reading, at: int) -> None:
        """What stands between a number and its noun of change says of what: "the 3 percent wage rise"."""
        named = next((item for item in self._items[max(0, at - 3) : at] if item.cls == "indicator" and item.start >= reading.item.end), None)
        if named is not None:
            reading.frame = self._frame = replace(self._frame, indicator=named, negative=None)
        self._np.clear()

    def _late_direction(self, sign: int | None) -> None:
        """A verb behind a list of brackets gives them its direction: "toys (4.1%) and lamps (2.2%) advanced"."""
        for reading in reversed(self._readings):
            if not (reading.in_bracket and reading.bracket_head == "name" and reading.mention.kind == "percent"):
                break
            if reading.direction is not None or reading.postfix is not None:
                break
            reading.direction = sign

    def _end_reason(self) -> None:
        """A verb behind "due to demand for chips": the reason ends, and its noun is no subject."""
        if self._reason_on and self._reason_noun:
            self._np.clear()
        self._reason_on = self._reason_noun = False

    def _previous_significant(self, at: int, *, articles: bool = False) -> Item | None:
        for item in reversed(self._items[max(0, at - 4) : at]):
            if item.cls not in ("auxiliary", "qualifier") and not (articles and item.cls == "article"):
                return item
        return None

    # periods, bases ----------------------------------------------------------------------------------------------

    def _period(self, at: int, item: Item) -> None:
        tag: Tag = item.val
        facts = tag.data
        if self._np.items and all(held.cls in ("in", "of", "on", "from", "by", "to", "article") for held in self._np.items):
            self._np.clear()  # "From January to May exports …": the preposition is the period's
        elif self._attach is not None and self._np.items:
            self._at = at
            self._close("period")  # "2.1 million tonnes of copper in July"
        self._attach = None
        if getattr(facts, "kind", None) == "day" and not self._is_as_of(at, item):
            return
        previous = self._items[at - 1] if at else None
        relative = isinstance(tag.value, Relative)
        last = self._readings[-1] if self._readings else None
        touches = last is not None and self._touches(at, last)
        if self._brackets and self._brackets[-1][1] is not None and (self._next_class(at) == "num" or self._next_class(at) == "punct" and not self._readings_since_bracket()):
            self._bracket_period = tag
            return
        if self._brackets and at + 1 < len(self._items) and self._items[at + 1].low == ":":
            self._bracket_period = tag
            return
        if not self._readings_in_clause() and any(ahead.low in _PUBLISHED for ahead in self._items[max(0, at - 7) : at]):
            return
        if previous is not None and previous.low in ("published", "released", "reported", "announced", "estimated", "issued", "forecast"):
            return
        hinted = getattr(facts, "role_hint", None) == "comparison"
        if self._comp is not None:
            if self._comp.low == "since":
                return
            if last is not None and last.role == "before" and last.period is None and last.scope is self._comp:
                last.period = tag
            elif last is None or last.scope is not self._comp or last.role != "before":
                self._scope_period = tag
            self._compare(tag)
            return
        if previous is not None and previous.cls == "comparator" and previous.low in ("since",):
            self._seen_period = tag
            if last is not None and self._readings_in_clause() and last.item is self._items[at - 2] and last.basis is None and last.role == "now":
                last.basis = Tag(tag.start, tag.end, "basis", "other", tag.id)  # "have climbed 31% since 2018"
            return
        if any(ahead.low == "last" for ahead in self._items[max(0, at - 4) : at]) and not relative:
            return  # "having last risen in December"
        joint = self._previous_significant(at, articles=True)
        if touches and joint is not None and joint.cls == "of" and last is not None:
            if last.mention.kind in ("percent", "ratio"):
                last.comparison = tag
                return
            multiple = last.previous
            if multiple is not None and multiple.clause == last.clause and multiple.mention.form == "multiple":
                last.role, last.period, multiple.comparison = "before", tag, tag
                return
        if relative and touches and last is not None and last.role == "now" and item.low in _JUST_PAST and (last.direction is not None or last.postfix is not None):
            return  # "a rise of 3.7% last month": the figure's own period
        if relative and touches and last is not None:
            last.period = tag
            last.role = "before" if last.role == "now" and tag.value.basis not in ("same", "run", "next") else last.role
            return
        if relative and tag.value.basis not in ("same", "run", "next") and not self._readings_in_clause() and not self._brackets and self._opens_clause(at):
            self._frame = replace(self._frame, period=tag)
            return
        if relative and (hinted or tag.value.basis not in ("same", "run", "next")):
            self._compare(tag)
            for other in self._readings[self._clause_start :]:
                if other.role == "before" and other.period is None:
                    other.period = tag
            return
        if self._reason_on:
            return
        if touches and last is not None and last.role == "now":
            if last.in_bracket:
                last.period = tag
                if last.bracket_head == "number" and last.role == "now":
                    last.role = "before"
                    self._compare(tag)
                return
            if self._frame.period is not None or last.period is not None:
                last.period = tag
                for other in self._readings[self._clause_start :]:
                    if other.frame.period is None and other.period is None and other.role == "now":
                        other.period = tag
                return
        for other in self._readings[self._clause_start :]:
            if other.period is None and other.role == "now" and other.frame.period is None:
                other.period = tag
        self._frame = replace(self._frame, period=tag)

    def _opens_clause(self, at: int) -> bool:
        """Whether a period begins its clause: "In the previous quarter, …"."""
        for item in reversed(self._items[max(0, at - 3) : at]):
            if item.cls in ("punct", "clause", "and"):
                return True
            if item.cls not in ("in", "article", "comparator") or item.cls == "comparator" and item.low not in ("on", "over"):
                return False
        return at <= 3

    def _touches(self, at: int, reading: Reading) -> bool:
        """Whether a period stands right behind a number, at most a noun of change or a counted noun between."""
        for item in reversed(self._items[max(0, at - 5) : at]):
            if item is reading.item:
                return True
            if item.cls not in ("in", "of", "on", "by", "article", "word", "change", "indicator", "sector", "noise", "plain", "comparator") or item.cls == "change" and item is not reading.postfix:
                return False
        return False

    def _is_as_of(self, at: int, item: Item) -> bool:
        """Whether a day is the day of a figure rather than that of a release or a statement."""
        if isinstance(item.val.value, Relative):
            return True
        value = item.val.value
        if self._published is not None and value.known_year and abs((value.start - self._published).days) <= 3:
            return self._text[max(0, item.start - 6) : item.start].lower().endswith(("as of ", "as at "))
        if not self._readings and at <= 6 and self._index <= 4 and not self._text[max(0, item.start - 6) : item.start].lower().rstrip().endswith(("as of", "as at", "on", "to", "at", "by", "since")):
            return False
        return not any(ahead.low in SPEECH for ahead in self._items[max(0, at - 4) : at])

    def _readings_since_bracket(self) -> bool:
        return bool(self._readings) and bool(self._brackets) and len(self._readings) > self._brackets[-1][0]

    def _compare(self, tag: Tag) -> None:
        """The period that the clause's changes are measured from."""
        for other in self._readings[self._clause_start :]:
            if other.role == "now" and (other.comparison is None or other.inherited_comparison) and other.basis is None:
                other.comparison, other.scope, other.inherited_comparison = tag, self._comp, False
        self._pending = (tag, self._comp)
        start = self._readings[self._clause_start].item.start if self._readings_in_clause() else 0
        for other in reversed(self._readings[: self._clause_start]):
            if other.clause < self.clause - 1 or other.role != "now" or other.comparison is not None or other.basis is not None or other.period is not None:
                break
            if " and " not in self._text[other.item.end : start] or any(mark in self._text[other.item.end : start] for mark in ",;("):
                break
            other.comparison, other.scope, other.inherited_comparison = tag, self._comp, True  # "X fell 8% and Y fell 6% compared with August"

    def _basis(self, at: int, item: Item) -> None:
        tag = item.val if isinstance(item.val, Tag) else Tag(item.start, item.end, "basis", item.val.means, item.val.id)
        if item.low.endswith(("growth", "increase", "rise", "gain", "decline", "fall", "drop", "decrease")):
            self._direction = -1 if item.low.endswith(("decline", "fall", "drop", "decrease")) else 1
            self._direction_item = item
            self._rate_noun = self._direction
            if self._attach is None:
                self._np.add(Item(item.start, item.end, "change", None, item.low))
            if self._frame.mode == "share":
                self._frame = replace(self._frame, mode=None)
        if self._attach is None and not self._readings_in_clause() and item.low in _CYCLES:
            self._frame = replace(self._frame, cycle=_CYCLES[item.low])  # "the yearly total": a length, no comparison
            if tag.value is None:
                return
        given = False
        for other in self._readings[self._clause_start :]:
            if other.role == "now" and other.basis is None and (other.comparison is None or other.inherited_comparison):
                other.basis = tag
                given = True
        if not given:
            self._frame = replace(self._frame, basis=tag)

    def _adjustment(self, at: int, item: Item) -> None:
        tag = item.val if isinstance(item.val, Tag) else Tag(item.start, item.end, "adjustment", item.val.means, item.val.id)
        if tag.value == "year_to_date":
            self._frame = replace(self._frame, to_date=True)
            for other in self._readings[self._clause_start :]:
                other.frame = replace(other.frame, to_date=True)
        self._frame = replace(self._frame, adjustment=tag)
        for other in self._readings[self._clause_start :]:
            if other.frame.adjustment is None:
                other.frame = replace(other.frame, adjustment=tag)

    def _status(self, at: int, item: Item) -> None:
        self._at = at
        if at and self._items[at - 1].low in ("than", "as") and item.low.endswith("ed"):
            return  # "fewer than expected": what came is no forecast
        tag = item.val if isinstance(item.val, Tag) else Tag(item.start, item.end, "status", item.val.means, item.val.id)
        self._percent_subject()
        ahead_of = at + 1 < len(self._items) and self._items[at + 1].cls == "of"
        if item.low.endswith(("s", "ed", "down", "up", "higher", "lower")) and self._np.items and not ahead_of:
            self._close("verb")
        if item.low.endswith((" down", " lower", " downward", " downwards")):
            self._direction, self._direction_item = -1, item
        elif item.low.endswith((" up", " higher", " upward", " upwards")):
            self._direction, self._direction_item = 1, item
        following = self._items[at + 1] if at + 1 < len(self._items) else None
        if following is not None and following.low in ("down", "lower", "downward", "downwards", "up", "higher", "upward", "upwards"):
            self._close("verb")
            self._direction, self._direction_item = (-1 if following.low[0] in "dl" else 1), item
            following.cls = "auxiliary"
        self._frame = replace(self._frame, status=tag)

    # punctuation -------------------------------------------------------------------------------------------------

    def _punct(self, at: int, item: Item) -> None:
        self._at = at
        mark = item.low
        if mark == "(" or mark == "[":
            self._open_bracket(at)
        elif mark in (")", "]"):
            self._close_bracket()
        elif mark == ";":
            self._close(";")
            if self._brackets:
                self._bracket_period = None
                return
            self._boundary()
        elif mark == ":":
            if self._brackets:
                self._np.clear()
                return
            self._close(":")
            if self._frame.subject and not self._readings_in_clause():
                self._label = self._frame
            self._boundary()
        elif mark in (",", "—", "…", "..", "|"):
            if self._np.items and self._list_goes_on(at):
                self._np.add(Item(item.start, item.end, "and", None, ","))
                return
            self._close(",")
            if self._unrestricted is not None and self._comp is None and self._next_class(at) == "num" and self._same_kind_ahead(at):
                self._frame = replace(self._unrestricted, period=self._frame.period)  # "2% lower in the north, 1% lower in the south"
                self._unrestricted = None
            self._reason_on = self._reason_noun = False
            self._attach = None
            if not self._brackets:
                self._comp = None

    def _list_goes_on(self, at: int) -> bool:
        """Whether a comma stands inside a list of names: "A, B and C rose"."""
        nouns = 0
        for item in self._items[at + 1 : at + 40]:
            if item.cls in ("indicator",):
                return False
            if item.cls in ("sector", "region", "entity", "word"):
                nouns += 1
            elif item.cls == "and" and nouns:
                return True
            elif item.low == "," and nouns:
                nouns = 0
            elif item.cls not in ("article", "plain", "auxiliary", "noise"):
                return False
        return False

    def _open_bracket(self, at: int) -> None:
        previous = self._items[at - 1] if at else None
        head = None
        if self._np.items and self._readings and self._earlier_value(at):
            self._np.clear()
        if previous is not None and previous.cls == "num" and self._readings and self._readings[-1].item is previous or self._readings and not self._np.items and self._earlier_value(at):
            head = "number"
        elif previous is not None and previous.cls in ("period", "basis"):
            inside = self._items[at + 1] if at + 1 < len(self._items) else None
            labelled = inside is not None and inside.cls in ("status", "word", "plain") and any(item.low == ":" for item in self._items[at + 1 : at + 6])
            head = "number" if labelled and self._readings else "period"  # "in August (provisional figure: -2.4%)"
        elif self._np.items:
            head = "name"
            if not self._number_in_bracket(at):
                # "(including Hong Kong)", "(ICT)": part of the name before it
                self._brackets.append((len(self._readings), None))
                following = self._items[at + 1] if at + 1 < len(self._items) else None
                self._skip_words = following is not None and (following.cls not in ("including", "sector") or following.cls == "sector" and self._np.items[-1].cls == "sector")
                return
        comp = self._comp
        if head == "name" and self._comp is None:
            if self._attach is not None and self._np.items[0].cls not in ("of", "in", "to", "by", "including", "on", "from"):
                attached = self._attach
                phrase = self._np.build()
                if phrase is not None and (attached.mention.kind in ("count", "bare", "quantity") or not phrase.says_something) and not (phrase.sectors or phrase.regions):
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
        saved = (len(self._readings), (comp, self._direction, self._direction_item, self._bracket_of, self._bracket_head, self._bracket_period, self._frame.period, self._frame.mode, self._second_order))
        self._brackets.append(saved)
        self._bracket_head = head
        self._bracket_of = self._readings[-1] if self._readings and head in ("number", "name") and (head == "number") else None
        self._bracket_period = previous.val if head == "period" and previous is not None and previous.cls == "period" else None
        self._prior_bracket = head == "period" and previous is not None and previous.cls == "basis"
        if self._direction is not None and head != "number":
            self._stash = self._direction
        self._attach = None
        if head == "number":
            self._comp = None

    def _earlier_value(self, at: int) -> bool:
        """Whether a bracket holds the earlier value of the number before it: "(31 Dec 2022: 14.2 per cent)"."""
        inside = self._items[at + 1 : at + 4]
        return len(inside) == 3 and inside[0].cls == "period" and inside[1].low == ":" and inside[2].cls == "num" and inside[2].val.kind == self._readings[-1].mention.kind

    def _number_in_bracket(self, at: int) -> bool:
        for item in self._items[at + 1 : at + 14]:
            if item.cls == "num":
                return True
            if item.low in (")", "]"):
                return False
        return False

    def _close_bracket(self) -> None:
        if not self._brackets:
            self._close(",")
            return
        if self._brackets[-1][1] is None:
            self._brackets.pop()
            self._skip_words = False
            return
        self._close(")")
        _, saved = self._brackets.pop()
        comp, self._direction, self._direction_item, self._bracket_of, self._bracket_head, self._bracket_period, period, mode, self._second_order = saved
        self._comp = comp
        if self._frame.period is not period or self._frame.mode != mode:
            self._frame = replace(self._frame, period=period, mode=mode)
        self._attach = None

    # numbers -----------------------------------------------------------------------------------------------------

    def _number(self, at: int, item: Item) -> None:
        self._at = at
        mention: Mention = item.val
        before = self._previous_significant(at)
        if mention.kind == "rank" and self._np.items and self._np.items[-1].cls == "region" and is_possessive(self._text, self._np.items[-1]):
            self._np.clear()  # "OPEC's second-largest producer" names no market
        if mention.kind == "streak":
            self._close("verb")
        elif self._np.items or self._held is not None:
            self._close("num")
        reading = Reading(mention, item, self._index, self.clause, self._kind, self._frame)
        reading.previous = self._readings[-1] if self._readings else None
        reading.points_only = mention.kind == "point" and "percent" not in self._text[item.start : item.end].lower() and "per cent" not in self._text[item.start : item.end].lower()
        if at and self._items[at - 1].low == "plus":
            mention.signed = True
        reading.after_colon = self._text[max(0, item.start - 3) : item.start].rstrip(" (+-−").endswith((":", ";"))
        reading.direction, reading.direction_item = self._direction, self._direction_item
        if self._bare_growth and mention.kind == "percent":
            reading.growth_alone = True
        self._bare_growth = False
        reading.copula = any(held.low in COPULA for held in self._items[max(0, at - 3) : at])
        reading.by_verb = self._by_verb
        reading.inherited_direction = self._stash
        reading.second_order = self._second_order
        if self._contributing or self._direction_item is not None and self._direction_item.alts and "contribution" in self._direction_item.alts:
            reading.contribution = True
        if self._comp is not None:
            reading.role, reading.scope = "before", self._comp
        elif self._pending is not None:
            reading.comparison, reading.scope = self._pending
            reading.inherited_comparison = True
        if before is not None:
            if before.cls in ("to", "by", "of", "in", "comparator"):
                reading.prep = "by" if before.cls == "of" and self._by_record(at) else before.low
            elif before.cls == "level_verb" and before.val.means in ("about", "more_than", "less_than") and mention.qualifier == "exact":
                mention.qualifier, mention.qualifier_span = before.val.means, (before.start, before.end)
            elif before.cls == "change":
                reading.object = True
            elif before.cls == "and" and before.low == "or":
                reading.alternative = True
        if self._comp is not None and mention.kind == "percent" and (self._direction_item is None or self._direction_item.start <= self._comp.start):
            # an earlier rate has the sign of the rate that it is compared with, not of the movement between them
            for earlier_reading in reversed(self._readings[self._clause_start :]):
                if earlier_reading.role == "now" and earlier_reading.mention.kind == "percent":
                    own = earlier_reading.postfix.val.means if earlier_reading.postfix is not None else None
                    if not earlier_reading.mention.signed:
                        reading.direction = {"up": 1, "down": -1}.get(own or "", earlier_reading.direction)
                    break
            else:
                if self._readings_in_clause() and self._readings[-1].mention.kind == "point":
                    reading.direction = None  # "lower by 1.05 points from the 4.17 percent"
        if reading.prep == "to" and self._second_order:
            reading.direction = self._rate_noun if self._rate_noun is not None else reading.direction
        elif self._second_order and reading.prep == "by":
            reading.direction = self._verb_direction
        if reading.alternative and reading.previous is not None and reading.previous.role == "before" and reading.role == "now" and mention.kind == "money":
            reading.role, reading.scope, reading.period = "before", reading.previous.scope, reading.previous.period
        if self._brackets and self._brackets[-1][1] is not None:
            reading.in_bracket = True
            reading.bracket_of = self._bracket_of
            reading.bracket_head = self._bracket_head
            if self._bracket_period is not None:
                reading.period = self._bracket_period
                if self._bracket_head == "number":
                    reading.role = "before"
                    self._compare(self._bracket_period)
            elif self._prior_bracket:
                reading.role = "before"
        if self._comp_negative is not None and reading.role == "before":
            reading.negative = self._comp_negative
        else:
            reading.negative = self._frame.negative
        if self._comp is not None:
            # a period may stand before the number: "from September's $53.8 billion"
            earlier = self._previous_significant(at)
            if earlier is not None and earlier.cls == "period":
                reading.period = earlier.val
            elif self._scope_period is not None:
                reading.period = self._scope_period
            self._scope_period = None
        self._readings.append(reading)
        self._attach = reading
        self._verbed = False
        self._tentative = False

    def _by_record(self, at: int) -> bool:
        """ "rose by a record of 17 TWh", "by a total of 300"."""
        return any(item.cls == "by" for item in self._items[max(0, at - 4) : at - 1]) and all(
            item.cls in ("by", "article", "plain", "whole") for item in self._items[max(0, at - 3) : at - 1]
        )


__all__ = ["Frame", "Reading", "SentenceReader", "is_possessive"]
