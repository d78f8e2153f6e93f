"""Fill sector, region and entity of a figure: what its clause says, else what the text before and the article say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.assemble.fitting import OF_MONEY
from extractor.assemble.frames import Frame, Reading
from extractor.assemble.items import Item
from extractor.assemble.naming import Naming
from extractor.assemble.phrases import brought_sector
from extractor.assemble.words import PARTS, PLACES_OF_WORK, POLICY_RATE
from extractor.marks import Dimension, Reason
from extractor.tag.entity import has_form
from extractor.vocabulary.classes import members

_DELIVERED = members("goods_of_makers")
_MADE_AND_SOLD = members("goods_of_companies")
_OF_GOODS = _MADE_AND_SOLD | members("goods_of_markets")  # what a report tells of one product after the other
_NAMED = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3}")
_SPEAKING = re.compile(r"[\"“]?(?:We|Our|I|She|He)\b|[\"“](?:It|This|That|There)\b")  # who speaks, and of no place told before
_WE = re.compile(r"[\"“]?We\b")
_TICKER = re.compile(r"\s*\((?:[A-Za-z. ]{2,12}:\s?)?[A-Z0-9]{2,6}(?:\.[A-Z]{1,2})?\)")
_HANDLED = members("goods_handled")
_WHOLES = frozenset({
    "industrial production", "industrial output", "consumer price index", "cpi", "consumer prices", "retail sales", "gdp", "inflation",
    "gross domestic product", "headline inflation", "unemployment rate", "producer price index", "ppi", "annual inflation",
    "consumer price inflation", "hicp", "total exports", "total imports", "industrial production index", "construction output",
    "composite pmi", "pmi composite", "composite index", "composite output index", "all-industry index",
    "composite pmi output index", "composite business activity index", "pmi composite output index",
})  # fmt: skip
_ACCOUNTS = members("government_accounts")
_OWN_STATE = members("state_of_economy")


@dataclass(slots=True)
class _Found:
    """What is known so far of a figure's sector, region and entity, and by which rules."""

    sector: Dimension | None
    region: Dimension | None
    entity: Dimension | None
    ways: list[str] = field(default_factory=lambda: ["clause", "clause", "clause"])

    def is_name(self, noun: Dimension) -> None:
        """What was taken for a product is the name of whose figure it is."""
        self.entity, self.sector = Dimension(None, noun.text, noun.text, noun.start, noun.end), None


_INSIDE = 24  # characters before it within which the indicator begins whose words name a product


class Placing(Naming):
    """The dimensions beside the indicator."""

    def _dimensions_of(self, reading: Reading, evidence: dict[str, Reason]) -> tuple[Dimension | None, Dimension | None, Dimension | None]:
        """Sector, region and entity of a figure, in steps that each know more than the last."""
        found = _Found(reading.frame.sector, reading.frame.region, reading.frame.entity)
        self._part_that_contributes(reading, found)
        self._from_figure_before(reading, found)
        self._tell_names_from_products(reading, found)
        self._settle_owner(reading, found)
        self._settle_product(reading, found)
        self._from_survey(reading, found)
        self._from_section(reading, found)
        self._from_article(reading, found)
        self._settle_place(reading, found)
        sector, region = self._with_text(found.sector), self._with_text(found.region)
        for key, told, way in zip(("sector", "region", "entity"), (sector, region, found.entity), found.ways, strict=True):
            if told is not None:
                evidence[key] = (told.start, told.end, way, self._pattern(told))
        return sector, region, found.entity

    def _part_that_contributes(self, reading: Reading, found: _Found) -> None:
        """ "Food added 0.3 points": what contributes is the part."""
        if not self._contributes(reading):
            return
        self._contribution_sentence = reading.sentence
        item = reading.frame.indicator
        if (
            found.sector is None
            and item is not None
            and item.val.means not in (self._main_means(), "contribution", "gdp", "cpi", "inflation")
        ):
            found.sector = Dimension(None, item.low, None, item.start, item.end)

    def _from_figure_before(self, reading: Reading, found: _Found) -> None:
        """What the figure before was of, where the sentence names no subject of its own."""
        frame, subject = reading.frame, self._subject
        previous = self._previous_first if self._sentence_first is None else self._sentence_first
        theirs = frame.own and frame.indicator is not None and (subject.rivals or frame.indicator.val.means in ("market_share", "share"))
        theirs = theirs or (subject.rivals and frame.carries == "own")  # "The Korean firm saw revenue grow by 3 percent"
        spoken = _SPEAKING.match(self._text, self._sentences[reading.sentence].start) is not None
        resumes = (frame.pronoun and not spoken) or (theirs and subject.rivals)
        if previous is not None and not resumes and not self._in_one_paragraph(previous.sentence, reading.sentence):
            previous = None
        made = found.sector is not None and found.sector.id is None and not subject.company and not subject.world
        made = made and self._item is not None and self._item.val.means in _HANDLED
        if made and found.sector is not None and (found.sector.name or "").rpartition(" ")[2] in PLACES_OF_WORK:
            found.sector = None  # "auto factories exported 61,000 units": who did it, no product
        goes_on = previous is not None and (not frame.subject or frame.pronoun or theirs or (frame.of_that and frame.unknown is False))
        if (
            goes_on
            and not subject.company
            and self._sentence_first is None
            and _WE.match(self._text, self._sentences[reading.sentence].start)
        ):
            goes_on = False  # "We will close the year at 262 billion": of all that the speaker speaks for
        brings = frame.indicator is not None and getattr(frame.indicator.val, "sector", None)  # "… by a fall of 36,000 in part-time jobs"
        if goes_on and previous is not None and found.sector is None and found.region is None and found.entity is None and not brings:
            found.sector, found.region = previous.sector, previous.region
            last = self._last
            beside = last is not None and last.sentence == previous.sentence == reading.sentence and last.region != found.region
            if reading.whole_behind or beside:
                found.region = None  # "0.6 million came from Leinster, 0.4 million from Munster and 0.2 million from elsewhere"
            found.entity = previous.entity if previous.entity is not subject.entity else None
            found.ways = ["figure before" if previous.sentence == reading.sentence else "sentence before"] * 3
        if goes_on and subject.rivals and found.entity is None and previous is not None and (theirs or frame.pronoun):
            found.entity, found.ways[2] = previous.entity, "sentence before"  # "the Korean firm's revenue from chips"
        if frame.carries and found.region is None and previous is not None and self._among_others():
            # "The country had produced 9 million tonnes", of one named before
            found.region, found.ways[1] = previous.region, "sentence before"
        if (
            found.sector is None
            and reading.measure in ("share", "rank")
            and frame.entity is not None
            and frame.indicator is None
            and previous is not None
            and previous.measure in ("share", "rank")
        ):
            # "They control half of the drone market. Orvo alone took 28.6%."
            found.sector, found.ways[0] = previous.sector, "sentence before"
        if found.sector is None and not subject.company and not frame.whole:
            told = self._sector_of_balance(reading)
            found.sector, found.ways[0] = (told, "sentence before") if told is not None else (None, found.ways[0])

    def _tell_names_from_products(self, reading: Reading, found: _Found) -> None:
        """A name that the clause took for a product: another maker, a brand, a firm with its ticker."""
        frame, subject, noun = reading.frame, self._subject, found.sector
        if noun is None or noun.id is not None:
            return
        rival = subject.company and self._item is not None and self._item.val.means in ("market_share", "share") and frame.unknown
        if found.entity is None and noun.end is not None and _TICKER.match(self._text, noun.end):
            found.is_name(noun)  # "Orvo Automotive (ORVO)"
        elif found.entity is None and rival and (noun.text or "")[:1].isupper():
            found.is_name(noun)  # "followed by Orvo (14.9%)"
        elif subject.rivals and frame.unknown and noun.text and noun.text not in PARTS and _is_named(noun.text):
            found.is_name(noun)  # a brand in a report on a market
            found.ways[2] = found.ways[0]

    def _settle_owner(self, reading: Reading, found: _Found) -> None:
        """Whether a name owns the figure: not a source, and in the report of a company not the company itself."""
        frame, subject = reading.frame, self._subject
        if found.entity is not None and subject.sources and (found.entity.text or found.entity.name or "").lower() in subject.sources:
            found.entity = None  # who tells it
        if (
            found.entity is not None
            and found.entity.id is None
            and not subject.company
            and not subject.rivals
            and found.entity.start is not None
            and not has_form(found.entity.text or found.entity.name or "")
        ):
            found.entity = None  # in a report on an economy, a bare name in front of a verb is a source, not an owner
        if found.entity is not None and subject.company and found.entity.id is None:
            own = subject.entity.name if subject.entity is not None and subject.entity.name else ""
            name = (found.entity.text or found.entity.name or "").lower()
            other = has_form(found.entity.text or found.entity.name or "") or (
                found.entity.end is not None and _TICKER.match(self._text, found.entity.end)
            )
            other = (
                other
                or (self._item is not None and self._item.val.means in ("market_share", "share"))
                or frame.cue in ("acquisition", "valuation")
            )  # who buys is no product
            itself = own.lower().startswith(name) or name.startswith(own.lower())
            counted = reading.mention.kind in ("count", "quantity") and self._item is not None and self._item.val.means in _DELIVERED
            other = other or (counted and _NAMED.fullmatch(found.entity.text or "") is not None)  # another maker, not a product
            if not itself and not other:
                found.sector = found.sector or Dimension(None, name, found.entity.text, found.entity.start, found.entity.end)
            if itself or not other:
                found.entity = None

    def _settle_product(self, reading: Reading, found: _Found) -> None:
        """Whether a noun is a product at all, and the one that the indicator brings along."""
        frame, subject = reading.frame, self._subject
        if found.sector is not None and found.sector.id is None and self._item is not None and self._item.val.means == POLICY_RATE:
            found.sector = None  # "raised rates in off-cycle actions"
        core = self._item is not None and self._item.val.means.startswith("core_")
        if core and found.sector is not None and "excluding" in (found.sector.name or ""):
            found.sector = None  # "core inflation, excluding tobacco and fuel"
        if _governs(found.sector, self._item):
            found.sector = None  # "the government's deficit": nobody else has one
        if found.sector is not None and frame.indicator is not None and found.sector.id in getattr(frame.indicator.val, "carriers", ()):
            found.sector = None  # "batteries fitted in electric vehicles": of batteries
        if found.sector is None and frame.indicator is not None and getattr(frame.indicator.val, "sector", None):
            found.sector, found.ways[0] = brought_sector(frame.indicator), "brought by the indicator"
        if found.sector is not None and subject.company and found.sector.id is None and subject.entity is not None and subject.entity.name:
            own_words = set(subject.entity.name.lower().replace(",", "").split())
            words = (found.sector.name or "").lower().replace(",", "").split()
            led = (
                reading.kind == "headline"
                and (found.sector.text or "")[:1].isupper()
                and words[:1] == subject.entity.name.lower().split()[:1]
            )
            if set(words) <= own_words or led:
                found.sector = None  # the company itself

    def _from_survey(self, reading: Reading, found: _Found) -> None:
        """The index of a survey is of what is surveyed: services, manufacturing."""
        frame, subject = reading.frame, self._subject
        if (
            self._item is not None
            and self._item.val.means in ("pmi", "index")
            and subject.flow is not None
            and subject.flow.val.means == "pmi"
        ):
            whole = frame.whole or (frame.indicator is not None and "composite" in frame.indicator.low)
            if found.sector is None and found.region is None and not whole and subject.sector is None and self._surveyed is not None:
                found.sector, found.ways[0] = self._surveyed, "subject of the article"  # "the index", of a survey of services
            elif self._surveyed is None and found.ways[0] in ("clause", "brought by the indicator"):
                self._surveyed = found.sector

    def _from_section(self, reading: Reading, found: _Found) -> None:
        """What the heading, the bullet or the paragraph is about."""
        frame, subject = reading.frame, self._subject
        heading = self._headings.get(reading.sentence)
        if found.sector is None and heading is not None and heading.sector is not None and not self._of_whole(frame):
            found.sector, found.ways[0] = (
                (heading.sector, "heading") if found.region is None or reading.kind == "bullet" else (None, found.ways[0])
            )
        if found.region is None and found.sector is None and heading is not None and reading.kind == "bullet":
            found.region, found.ways[1] = (heading.region, "heading") if heading.region is not None else (None, found.ways[1])
        if found.sector is None and self._topic_sector is not None and found.region is None and not self._of_whole(frame):
            found.sector, found.ways[0] = self._topic_sector, "sentence before"
        if (
            found.sector is None
            and self._opening is None
            and self._last is not None
            and self._last.indicator is not None
            and self._last.indicator.id in _OF_GOODS
            and not subject.company
            and self._goes_on_about(reading, self._last.sector)
        ):
            found.sector, found.ways[0] = self._last.sector, "paragraph before"  # "Ending stocks are …" behind a paragraph on soybeans
        if found.sector is None and self._goes_on_about(reading):
            found.sector, found.ways[0] = self._opening, "paragraph"
        alone = found.sector is None and found.region is None and frame.region is None and not frame.whole
        if alone and subject.company and self._goes_with_opening(reading, self._opening_place):
            found.region, found.ways[1] = self._opening_place, "paragraph"  # "The EMEA region added …, while revenue rose to …"

    def _from_article(self, reading: Reading, found: _Found) -> None:
        """What the article as a whole is about."""
        frame, subject = reading.frame, self._subject
        means = self._item.val.means if self._item is not None else None
        accounts = subject.company and (means in OF_MONEY or reading.mention.kind == "money")  # a miner's profit is not "of gold"
        accounts = accounts or (subject.company and means not in _MADE_AND_SOLD and means != self._main_means())  # nor a carmaker's shops
        if (
            found.sector is None
            and subject.sector is not None
            and (means not in ("electricity_generation", "electricity_consumption") or means == self._main_means())
            and not accounts
            and (not self._of_whole(frame) or (reading.mention.kind == "quantity" and means in ("surplus", "deficit", "balance")))
            and not _governs(subject.sector, self._item)
        ):
            found.sector, found.ways[0] = subject.sector, "subject of the article"
        if found.entity is None and (frame.own or frame.pronoun) and self._topic_entity is not None and subject.rivals:
            found.entity, found.ways[2] = self._topic_entity, "sentence before"
        if found.entity is None:
            found.entity = subject.entity
            found.ways[2] = (
                "subject of the article" if found.entity is None or found.entity.start is not None else "inferred from places and currency"
            )

    def _settle_place(self, reading: Reading, found: _Found) -> None:
        """Whether a place is where something went, or whose figure it is."""
        frame, subject = reading.frame, self._subject
        placed = (
            frame.placed
            and found.region is not None
            and not subject.company
            and found.entity is not None
            and _is_country(found.region)
            and _is_country(found.entity)
        )
        if placed:
            found.region, found.entity = None, found.region  # "In Slovakia, exports fell": of another economy
            found.ways[2] = found.ways[1]
        if (
            found.region is not None
            and self._item is not None
            and self._item.val.means in _OWN_STATE
            and (_is_country(found.region) or (found.region.id in ("EA", "EU") and frame.indicator is not None))
            and (found.entity is None or _is_country(found.entity))
        ):
            found.region, found.entity = None, found.region  # "Qatar's PMI" is Qatar's own figure: nobody trades in it
            found.ways[2] = found.ways[1]
        if found.region is not None and self._item is not None and self._item.val.means == "current_account":
            found.region = found.region if found.region.id is not None and found.region.id != "rest of the world" else None
        if found.region is not None and found.region.id == "world":
            found.region = None  # "registered worldwide": the whole
        if not self._among(found.region, reading):
            found.region = without(found.region, found.entity)
        if found.region is None and subject.region is not None and frame.region is None:
            found.region, found.ways[1] = subject.region, "subject of the article"

    def _among(self, region: Dimension | None, reading: Reading) -> bool:
        """Whether a place is one of a list of places, the article's own economy among them: "Kenya $244 million, Nigeria $172 million"."""
        last, head = self._last, reading.bracket_of or reading
        if region is None or region.end is None or last is None or last.region is None or last.sentence != reading.sentence:
            return False
        other = last.region.id != region.id and _is_country(last.region) and _is_country(region)
        return (other or last.region == region) and 0 < head.item.start - region.end <= 2

    def _sector_of_balance(self, reading: Reading) -> Dimension | None:
        """Goods or services, of the balance told right before: "The deficit in goods shrank to … Exports rose to …"."""
        item, before = reading.frame.indicator, self._sentence_first or self._previous_first
        if item is None or item.val.means not in ("exports", "imports") or before is None or before.indicator is None:
            return None
        if getattr(item.val, "sector", None):
            return None  # "goods exports rose and services exports fell"
        inside = before.sentence == reading.sentence and before.indicator.id in ("exports", "imports")
        balance = self._previous_first
        behind = balance is not None and balance.sentence == reading.sentence - 1 and balance.indicator is not None
        if behind and balance is not None and balance.indicator is not None and balance.indicator.id == "trade_balance":
            before = balance
        elif not inside:
            return None
        return before.sector if before.sector is not None and before.sector.id in ("goods", "services") else None

    def _among_others(self) -> bool:
        """Whether the report is on several economies: the world, or a group of them."""
        economy = self._subject.entity
        return not self._subject.company and (economy is None or not _is_country(economy))

    def _pattern(self, dimension: Dimension) -> str | None:
        """The id of the entry that knows a dimension's words."""
        entry = self._entries.get(dimension.start) if dimension.id is not None and dimension.start is not None else None
        item = self._item
        if entry is None and item is not None and dimension.start is not None and item.start <= dimension.start < item.end:
            entry = item.val if getattr(item.val, "id", None) is not None else None  # "imports of crude oil" brings the oil
        if entry is None and dimension.id is not None and dimension.start is not None and dimension.end is not None:
            inside = (self._entries.get(at) for at in range(dimension.start + 1, dimension.end))  # "frozen meals", of which meals are known
            entry = next((held for held in inside if held is not None and held.means == dimension.id), None)
        if entry is None and dimension.id is not None and dimension.start is not None:
            around = (self._entries.get(at) for at in range(dimension.start - 1, max(-1, dimension.start - _INSIDE), -1))
            entry = next((held for held in around if getattr(held, "sector", None) == dimension.id), None)  # "volume of services"
        if entry is None or ("+" not in str(dimension.id) and dimension.id not in (entry.means, getattr(entry, "sector", None))):
            return None
        return str(entry.id)

    def _of_whole(self, frame: Frame) -> bool:
        """Whether a clause names the whole in a report that opened with a part: "manufacturing output …, industrial production …"."""
        item, first = frame.indicator, self._subject.indicator
        if item is None or self._subject.sole:
            return False
        if item.val.means == "pmi" and item.low not in _WHOLES:
            return False  # "the headline index" of a survey of services
        whole = item.low in _WHOLES or item.val.means in _ACCOUNTS
        return frame.whole or (whole and first is not None and item.low != first.low)

    def _with_text(self, dimension: Dimension | None) -> Dimension | None:
        if dimension is None or dimension.text is not None or dimension.start is None:
            return dimension
        return dimension._replace(text=self._text[dimension.start : dimension.end])


def without(region: Dimension | None, entity: Dimension | None) -> Dimension | None:
    """The region without the economy whose figures they are: "euro area exports to China" are broken down by China only."""
    if region is None or entity is None or region.id is None or entity.id is None:
        return region
    parts = [part for part in region.id.split("+") if part != entity.id]
    if len(parts) == len(region.id.split("+")):
        return region
    if not parts:
        return None
    return Dimension("+".join(parts), "+".join(parts), None, region.start, region.end)


def _is_named(words: str) -> bool:
    """Whether words are a proper name to their end: "Alba", "Alba and Breva", no "LFP cells"."""
    return words[:1].isupper() and not words.rpartition(" ")[2].islower()


def _governs(sector: Dimension | None, item: Item | None) -> bool:
    """Whether a sector is the state itself, of whose accounts a figure is."""
    return sector is not None and sector.id == "government" and item is not None and item.val.means in _ACCOUNTS


def _is_country(dimension: Dimension) -> bool:
    """Whether a dimension is one economy rather than a group, a union or a place inside one."""
    return dimension.id is not None and len(dimension.id) == 2 and dimension.id not in ("EU", "EA")
