"""Fill sector, region and entity of a figure: what its clause says, else what the text before and the article say."""

from __future__ import annotations

import re

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


class Placing(Naming):
    """The dimensions beside the indicator."""

    def _dimensions_of(self, reading: Reading, evidence: dict[str, Reason]) -> tuple[Dimension | None, Dimension | None, Dimension | None]:
        frame, subject = reading.frame, self._subject
        sector, region, entity = frame.sector, frame.region, frame.entity
        ways = ["clause", "clause", "clause"]  # of sector, region and entity
        if self._contributes(reading):
            self._contribution_sentence = reading.sentence
            item = frame.indicator
            main = self._subject.flow.val.means if self._subject.flow is not None else None
            if sector is None and item is not None and item.val.means not in (main, "contribution", "gdp", "cpi", "inflation"):
                sector = Dimension(None, item.low, None, item.start, item.end)
        previous = self._previous_first if self._sentence_first is None else self._sentence_first
        theirs = frame.own and frame.indicator is not None and (subject.rivals or frame.indicator.val.means in ("market_share", "share"))
        theirs = theirs or (subject.rivals and frame.carries == "own")  # "The Korean firm saw revenue grow by 3 percent"
        spoken = _SPEAKING.match(self._text, self._sentences[reading.sentence].start) is not None
        resumes = (frame.pronoun and not spoken) or (theirs and subject.rivals)
        if previous is not None and not resumes and not self._in_one_paragraph(previous.sentence, reading.sentence):
            previous = None
        made = sector is not None and sector.id is None and not subject.company and not subject.world
        made = made and self._item is not None and self._item.val.means in _HANDLED
        if made and sector is not None and (sector.name or "").rpartition(" ")[2] in PLACES_OF_WORK:
            sector = None  # "auto factories exported 61,000 units": who did it, no product
        goes_on = previous is not None and (not frame.subject or frame.pronoun or theirs or (frame.of_that and frame.unknown is False))
        brings = frame.indicator is not None and getattr(frame.indicator.val, "sector", None)  # "… by a fall of 36,000 in part-time jobs"
        if goes_on and previous is not None and sector is None and region is None and entity is None and not brings:
            sector, region = previous.sector, previous.region
            last = self._last
            if reading.whole_behind or (
                last is not None and last.sentence == previous.sentence == reading.sentence and last.region != region
            ):
                region = None  # "0.6 million came from Leinster, 0.4 million from Munster and 0.2 million from elsewhere"
            entity = previous.entity if previous.entity is not subject.entity else None
            ways = ["figure before" if previous.sentence == reading.sentence else "sentence before"] * 3
        if goes_on and subject.rivals and entity is None and previous is not None and (theirs or frame.pronoun):
            entity, ways[2] = previous.entity, "sentence before"  # "the Korean firm's revenue from chips"
        if frame.carries and region is None and previous is not None and self._among_others():
            region, ways[1] = previous.region, "sentence before"  # "The country had produced 9 million tonnes", of one named before
        if (
            sector is None
            and reading.measure in ("share", "rank")
            and frame.entity is not None
            and frame.indicator is None
            and previous is not None
            and previous.measure in ("share", "rank")
        ):
            sector, ways[0] = previous.sector, "sentence before"  # "They control half of the drone market. Orvo alone took 28.6%."
        if sector is None and not subject.company and not frame.whole:
            told_sector = self._sector_of_balance(reading)
            sector, ways[0] = (told_sector, "sentence before") if told_sector is not None else (sector, ways[0])
        if sector is not None and sector.id is None and sector.end is not None and _TICKER.match(self._text, sector.end) and entity is None:
            entity, sector = Dimension(None, sector.text, sector.text, sector.start, sector.end), None  # "Orvo Automotive (ORVO)"
        rival = subject.company and self._item is not None and self._item.val.means in ("market_share", "share") and frame.unknown
        if rival and sector is not None and sector.id is None and (sector.text or "")[:1].isupper() and entity is None:
            entity, sector = Dimension(None, sector.text, sector.text, sector.start, sector.end), None  # "followed by Orvo (14.9%)"
        maker = frame.unknown and sector is not None and sector.id is None and bool(sector.text) and sector.text not in PARTS
        if maker and sector is not None and subject.rivals and _is_named(sector.text or ""):
            entity, sector = Dimension(None, sector.text, sector.text, sector.start, sector.end), None  # a brand in a report on a market
            ways[2] = ways[0]
        if entity is not None and subject.sources and (entity.text or entity.name or "").lower() in subject.sources:
            entity = None  # who tells it
        if (
            entity is not None
            and entity.id is None
            and not subject.company
            and not subject.rivals
            and entity.start is not None
            and not has_form(entity.text or entity.name or "")
        ):
            entity = None  # in a report on an economy, a bare name in front of a verb is a source, not an owner
        if entity is not None and subject.company and entity.id is None:
            own = subject.entity.name if subject.entity is not None and subject.entity.name else ""
            name = (entity.text or entity.name or "").lower()
            other = has_form(entity.text or entity.name or "") or (entity.end is not None and _TICKER.match(self._text, entity.end))
            other = (
                other
                or (self._item is not None and self._item.val.means in ("market_share", "share"))
                or frame.cue in ("acquisition", "valuation")
            )  # who buys is no product
            itself = own.lower().startswith(name) or name.startswith(own.lower())
            counted = reading.mention.kind in ("count", "quantity") and self._item is not None and self._item.val.means in _DELIVERED
            other = other or (counted and _NAMED.fullmatch(entity.text or "") is not None)  # another maker, not a product
            if not itself and not other:
                sector = sector or Dimension(None, name, entity.text, entity.start, entity.end)
            if itself or not other:
                entity = None
        if sector is not None and sector.id is None and self._item is not None and self._item.val.means == POLICY_RATE:
            sector = None  # "raised rates in off-cycle actions"
        core = self._item is not None and self._item.val.means.startswith("core_")
        if core and sector is not None and "excluding" in (sector.name or ""):
            sector = None  # "core inflation, excluding fresh food and fuel"
        if _governs(sector, self._item):
            sector = None  # "the government's deficit": nobody else has one
        if sector is not None and frame.indicator is not None and sector.id in getattr(frame.indicator.val, "carriers", ()):
            sector = None  # "batteries fitted in electric vehicles": of batteries
        if sector is None and frame.indicator is not None and getattr(frame.indicator.val, "sector", None):
            sector, ways[0] = brought_sector(frame.indicator), "brought by the indicator"
        if sector is not None and subject.company and sector.id is None and subject.entity is not None and subject.entity.name:
            own_words = set(subject.entity.name.lower().replace(",", "").split())
            words = (sector.name or "").lower().replace(",", "").split()
            led = reading.kind == "headline" and (sector.text or "")[:1].isupper() and words[:1] == subject.entity.name.lower().split()[:1]
            if set(words) <= own_words or led:
                sector = None  # the company itself
        if (
            self._item is not None
            and self._item.val.means in ("pmi", "index")
            and subject.flow is not None
            and subject.flow.val.means == "pmi"
        ):
            whole = frame.whole or (frame.indicator is not None and "composite" in frame.indicator.low)
            if sector is None and region is None and not whole and subject.sector is None and self._surveyed is not None:
                sector, ways[0] = self._surveyed, "subject of the article"  # "the index", of a survey of services
            elif self._surveyed is None and ways[0] in ("clause", "brought by the indicator"):
                self._surveyed = sector
        heading = self._headings.get(reading.sentence)
        if sector is None and heading is not None and heading.sector is not None and not self._of_whole(frame):
            sector, ways[0] = (heading.sector, "heading") if region is None or reading.kind == "bullet" else (None, ways[0])
        if region is None and sector is None and heading is not None and reading.kind == "bullet":
            region, ways[1] = (heading.region, "heading") if heading.region is not None else (None, ways[1])
        if sector is None and self._topic_sector is not None and region is None and not self._of_whole(frame):
            sector, ways[0] = self._topic_sector, "sentence before"
        if (
            sector is None
            and self._opening is None
            and self._last is not None
            and self._last.indicator is not None
            and self._last.indicator.id in _OF_GOODS
            and not subject.company
            and self._goes_on_about(reading, self._last.sector)
        ):
            sector, ways[0] = self._last.sector, "paragraph before"  # "Ending stocks are …" behind a paragraph on soybeans
        if sector is None and self._goes_on_about(reading):
            sector, ways[0] = self._opening, "paragraph"
        alone = sector is None and region is None and frame.region is None and not frame.whole
        if alone and subject.company and self._goes_with_opening(reading, self._opening_place):
            region, ways[1] = self._opening_place, "paragraph"  # "The EMEA region added …, while revenue rose to …"
        means = self._item.val.means if self._item is not None else None
        accounts = subject.company and (means in OF_MONEY or reading.mention.kind == "money")  # a miner's profit is not "of gold"
        accounts = accounts or (subject.company and means not in _MADE_AND_SOLD and means != self._main_means())  # nor a carmaker's shops
        if (
            sector is None
            and subject.sector is not None
            and (means not in ("electricity_generation", "electricity_consumption") or means == self._main_means())
            and not accounts
            and (not self._of_whole(frame) or (reading.mention.kind == "quantity" and means in ("surplus", "deficit", "balance")))
            and not _governs(subject.sector, self._item)
        ):
            sector, ways[0] = subject.sector, "subject of the article"
        if entity is None and (frame.own or frame.pronoun) and self._topic_entity is not None and subject.rivals:
            entity, ways[2] = self._topic_entity, "sentence before"
        if entity is None:
            entity = subject.entity
            ways[2] = "subject of the article" if entity is None or entity.start is not None else "inferred from places and currency"
        placed = (
            frame.placed
            and region is not None
            and not subject.company
            and entity is not None
            and _is_country(region)
            and _is_country(entity)
        )
        if placed:
            region, entity = None, region  # "In Slovakia, exports fell": of another economy
            ways[2] = ways[1]
        if (
            region is not None
            and self._item is not None
            and self._item.val.means in _OWN_STATE
            and (_is_country(region) or (region.id in ("EA", "EU") and frame.indicator is not None))
            and (entity is None or _is_country(entity))
        ):
            region, entity = None, region  # "Qatar's PMI" is Qatar's own figure: nobody trades in it
            ways[2] = ways[1]
        if region is not None and self._item is not None and self._item.val.means == "current_account":
            region = region if region.id is not None and region.id != "rest of the world" else None
        if region is not None and region.id == "world":
            region = None  # "registered worldwide": the whole
        if not self._among(region, reading):
            region = without(region, entity)
        if region is None and subject.region is not None and frame.region is None:
            region, ways[1] = subject.region, "subject of the article"
        sector, region = self._with_text(sector), self._with_text(region)
        for key, found, way in zip(("sector", "region", "entity"), (sector, region, entity), ways, strict=True):
            if found is not None:
                evidence[key] = (found.start, found.end, way, self._pattern(found))
        return sector, region, entity

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
