"""Collects the items of a noun phrase and tells what they say: the words that no list knows, compounds, possessors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from extractor.assemble.frames import FreeIndicator
from extractor.assemble.items import NAMESAKES, Item, is_possessive
from extractor.assemble.phrase_parts import POSSESSIVE, SCOPES, SIDE, PhraseParts
from extractor.assemble.phrases import Phrase, region_dimension
from extractor.assemble.words import GENERIC_INDICES
from extractor.marks import Dimension
from extractor.vocabulary.classes import members

_THERE_IS = re.compile(r"[Tt]here (?:is|are|was|were|has|have|had|will)\b")
_MAKERS = frozenset(
    {
        "maker", "manufacturer", "company", "firm", "giant", "carmaker", "automaker", "retailer", "lender", "operator", "carrier", "brand",
        "start-up", "startup", "conglomerate", "insurer", "vendor", "producer", "developer", "drugmaker", "chipmaker", "rival", "unit",
        "subsidiary", "arm", "provider", "chain", "specialist", "broker", "housebuilder", "miner", "peer", "player", "airline", "bank",
    }
)  # fmt: skip
_PARTS_OF = frozenset({"unit", "subsidiary", "arm", "brand", "chain"})  # of a company
_PARAPHRASES = frozenset({"nation", "country", "kingdom", "republic", "island", "bloc"})
_CAR_MODELS = frozenset(
    {"tucson", "santa fe", "malibu", "tacoma", "dakota", "colorado", "seville", "granada", "cordoba", "toledo", "ibiza", "leon"}
)
_GIANTS = frozenset({"giant", "giants", "titan", "behemoth", "heavyweight", "major", "powerhouse"})
_HOUSES = frozenset({"group", "label", "studio", "tech giant", "streamer", "foundry", "marque", "supplier", "market leader", "leader"})
_VOLUMES = frozenset({"volume", "volumes", "performance", "result", "results"})  # of a firm that stands before them
_ECONOMY = frozenset({"economy", "the economy", "national economy", "the national economy", "whole economy", "the whole economy"})
_OUTLETS = frozenset({"stores", "businesses", "schools", "establishments"})
_BRANDS = frozenset({"brand", "brands", "marque", "sub-brand", "banner"})
_PLACES = frozenset({"city", "county", "province", "prefecture", "district", "municipality", "governorate", "region", "township"})
_BODIES = frozenset(
    {
        "agency", "ministry", "bureau", "authority", "institute", "department", "association", "federation", "council", "board",
        "commission", "union", "chamber", "administration", "office", "society", "minister", "lobby", "analyst", "analysts",
    }
)  # fmt: skip
_HEADS = frozenset(
    {"sector", "sectors", "industry", "segment", "division", "products", "product", "market", "items", "stores"}
)  # of what stands before them
_TRADED = members("external_accounts")
_PEOPLE = members("people")
_RECEIVERS = members("receivers")


def _is_goods(items: list[Item], at: int) -> bool:
    """Whether an indicator of trade or farming follows a name that is a company's as well: "Apple exports rose"."""
    return (
        at + 1 < len(items)
        and items[at + 1].cls == "indicator"
        and items[at + 1].val.means in ("exports", "imports", "production", "price")
    )


def _is_member(items: list[Item], at: int) -> bool:
    """Whether "industry" stands in a list of industries: "industry and services", "agriculture, industry"."""
    beside = (at and items[at - 1].cls == "and") or (at + 1 < len(items) and items[at + 1].cls == "and")
    return bool(beside) and any(item.cls == "sector" for item in items)


def _is_balance_of(head: Item, item: Item) -> bool:
    """Whether a surplus or deficit is that of a part of the current account."""
    return head.val.means == "balance" and item.val.means in ("primary_income", "secondary_income", "trade")


class PhraseBuilder(PhraseParts):
    """Collects items while they belong to one noun phrase, then tells what it says."""

    def add(self, item: Item) -> None:
        self.items.append(item)

    def clear(self) -> None:
        self.items.clear()

    def build(self) -> Phrase | None:
        """The phrase of the items held; None where there are none that mean anything."""
        items = self.items
        if not items:
            return None
        phrase = self._phrase = Phrase(items[0].start, items[-1].end)
        self._prep: str | None = None
        self._modifiers: list[Item] = []  # unknown words waiting for a head
        self._last: Item | None = None
        self._owner: Item | None = None  # an economy in front of its indicator
        self._homed = False  # a maker was named: places around it are its home
        for at, item in enumerate(items):
            cls = item.cls
            if cls == "sector" and item.low in NAMESAKES and self._text[item.start].isupper() and not _is_goods(items, at):
                cls = "word"  # "Apple grew its shipments"
            if (
                cls == "region"
                and len(item.low) > 4
                and item.val.type not in ("group", "area")
                and self._text[item.start : item.end].isupper()
                and at == 0
                and not self._shouting(item)
            ):
                continue  # a dateline
            handler = self._HANDLERS.get(cls)
            if handler is not None:
                handler(self, at, item)
            if cls not in ("article", "plain", "auxiliary"):
                self._last = item
        self._leave(phrase, self._modifiers, self._prep)
        traded = phrase.indicator is not None and phrase.indicator.val.means in _TRADED
        owner = self._owner
        if (
            owner is not None
            and phrase.regions
            and phrase.regions[0].start == owner.start
            and (len(phrase.regions) == 2 or (traded and len(phrase.regions) == 1))
        ):
            phrase.regions.pop(0)  # "Peruvian exports to Chile": whose they are, and to where
            phrase.entity = phrase.entity or region_dimension(owner)
        return phrase

    def _on_preposition(self, _: int, item: Item) -> None:
        """A preposition: what stood before is complete."""
        phrase, modifiers, last = self._phrase, self._modifiers, self._last
        self._leave(phrase, modifiers, self._prep)
        left_out = self._prep == "excluding" and last is not None and last is phrase.indicator
        self._prep = "excluding" if left_out else item.low or item.cls  # "excluding sales at garages"
        if self._prep in ("before", "beyond", "below", "excl", "incl", "through", "via", "during", "under", "without"):
            self._prep = "by"  # what stands behind says nothing of the figure

    def _on_including(self, _: int, item: Item) -> None:
        """What follows is a part ("including"), or left out ("excluding")."""
        phrase, modifiers = self._phrase, self._modifiers
        self._leave(phrase, modifiers, self._prep)
        self._prep = (
            "excluding"
            if item.low.startswith(("exclud", "except", "without", "not ", "other", "apart", "disregard", "leaving", "stripping"))
            else "including"
        )
        phrase.excluding |= self._prep == "excluding"

    def _on_and(self, at: int, item: Item) -> None:
        """A list goes on, or a word of a name."""
        phrase, modifiers, last, items = self._phrase, self._modifiers, self._last, self.items
        if modifiers and not (at + 1 < len(items) and items[at + 1].cls in ("word", "sector", "entity", "and")):
            self._leave(phrase, modifiers, self._prep)
        elif modifiers or (
            phrase.sectors and last is not None and last.cls == "sector" and at + 1 < len(items) and items[at + 1].cls in ("word",)
        ):
            modifiers.append(item)

    def _on_article(self, _: int, item: Item) -> None:
        """An article or possessive opens a new part."""
        phrase, modifiers = self._phrase, self._modifiers
        phrase.own |= item.low in ("its", "their", "his", "her", "our")
        if modifiers and self._prep is None:
            modifiers.clear()  # "brokers had pegged the": no name
        elif modifiers:
            self._leave(phrase, modifiers, self._prep)

    def _on_pronoun(self, at: int, item: Item) -> None:
        """What is told goes on about something named before."""
        phrase, modifiers, items = self._phrase, self._modifiers, self.items
        if item.low == "the total" and at + 1 < len(items) and items[at + 1].cls in ("indicator", "sector", "word"):
            phrase.whole = True
        elif item.low.startswith("the ") and at + 1 < len(items) and items[at + 1].cls == "of":
            pass  # "the number of employees"
        elif item.low == "there" and _THERE_IS.match(self._text, item.start):
            pass  # "There were 4,100 births": nothing is named again
        else:
            phrase.pronoun = True
            phrase.unknown = None
            modifiers.clear()

    def _on_whole(self, _: int, __: Item) -> None:
        """The whole is meant: "total", "overall"."""
        phrase = self._phrase
        phrase.whole = True

    def _on_plain(self, _: int, item: Item) -> None:
        """A word that says nothing of its own."""
        phrase, last = self._phrase, self._last
        if item.low in ("major", "majors") and self._company and last is not None and last.cls == "sector" and phrase.sectors:
            phrase.sectors.pop()  # "the software major's revenue": the company

    def _on_noise(self, at: int, item: Item) -> None:
        """A noun of a kind: an industry, a brand, a maker, a body, a place."""
        phrase, modifiers, last, items = self._phrase, self._modifiers, self._last, self.items
        if item.low in _BRANDS:
            if phrase.regions and self._prep is None:
                phrase.regions.clear()  # "the Peruvian brand Orvo"
            if last is not None and last.cls == "sector" and phrase.sectors and not modifiers and self._text[last.start].isupper():
                self._brand(phrase, last.start, item.end)  # "our Power Brands": no electricity
            elif modifiers and self._text[modifiers[0].start].isupper():  # "the Orvo brand"
                self._brand(phrase, modifiers[0].start, modifiers[-1].end)
            elif at + 1 < len(items) and items[at + 1].end - items[at + 1].start > 1 and self._text[items[at + 1].start].isupper():
                self._brand(phrase, items[at + 1].start, items[at + 1].end)  # "its family brand ORVO"
                items[at + 1].cls = "plain"
            else:
                phrase.noise = True
            modifiers.clear()
        elif item.low == "industry" and (len(items) == 1 or _is_member(items, at)):
            phrase.sectors.append(Dimension(None, "industry", None, item.start, item.end))  # "industry grew by 5.6 percent"
        else:
            phrase.industry |= item.low in ("sector", "sectors", "industry", "industries")
            if last is not None and item.low.rpartition(" ")[2] in _BODIES:
                if last.cls == "sector" and phrase.sectors:
                    phrase.sectors.pop()  # "the food agency": who tells, no product
                elif last is phrase.indicator:
                    phrase.indicator = None
            if item.low in _GIANTS and self._prep is None and phrase.indicator is None:
                phrase.sectors.clear()  # "the tech giant": who is spoken of, no product
            named = self._names.makers and self._prep is None and at + 1 < len(items) and items[at + 1].cls == "word"
            if named and item.low in _MAKERS and self._text[items[at + 1].start].isupper():
                phrase.sectors.clear()  # "Chinese battery manufacturer Alba"
            if self._names.makers and item.low in _VOLUMES and modifiers and self._text[modifiers[0].start].isupper():
                self._leave(phrase, modifiers, self._prep)
                return  # "Alba volume fell"
            if self._names.makers and self._is_the_firm(at):
                phrase.sectors.clear()
                phrase.regions.clear()
                self._owner, self._homed = None, True
                possessed = is_possessive(self._text, item)
                phrase.own, phrase.firm = phrase.own or possessed, not possessed
            if (
                self._company
                and item.low in _MAKERS - _PARTS_OF
                and last is not None
                and last.cls == "sector"
                and phrase.sectors
                and self._prep is None
            ):
                phrase.sectors.pop()  # "the energy company's profit": the company itself
            if (
                (item.low in _MAKERS or item.low.removesuffix("s") in _MAKERS - _PARTS_OF)  # "3 million units in Peru" are no subsidiaries
                and phrase.indicator is None
                and self._prep is None
                and not is_possessive(self._text, item)
            ):
                phrase.regions.clear()  # "Chinese EV maker Orvo", "the top company in the U.S.": whose home it is, no breakdown
                self._owner, self._homed = None, True
            named = modifiers and not POSSESSIVE.search(self._text, modifiers[0].start, item.start)  # no "Orvo's largest region"
            named = named and not any("'s " in mod.low or "’s " in mod.low for mod in modifiers)
            if named and item.low in _PLACES and self._text[modifiers[0].start].isupper():
                words = self._text[modifiers[0].start : modifiers[-1].end]
                phrase.regions.append(Dimension(None, words.lower(), words, modifiers[0].start, modifiers[-1].end))
                modifiers.clear()  # "in Galway city"
            elif modifiers and (item.low in _HEADS or (self._company and item.low in ("unit", "business", "arm"))):
                self._leave(phrase, modifiers, "of")  # "in the GPU sector": no place, whatever stands before
            elif len(modifiers) == 1 and not phrase.regions and (side := SIDE.fullmatch(modifiers[0].low)) is not None:
                phrase.regions.append(Dimension(None, side["side"], None, modifiers[0].start, modifiers[0].end))
                modifiers.clear()  # "north based mills"
            elif not (
                last is not None
                and last.cls in ("sector", "indicator", "region")
                and item.low
                in (
                    "sector", "industry", "products", "product", "segment", "division", "volume", "value", "market", "rate",
                    "level", "unit", "units", "item", "items", "figure", "figures", "data", "side", "front",
                )
            ):  # fmt: skip
                phrase.noise = True
                modifiers.clear()

    def _on_indicator(self, at: int, item: Item) -> None:
        """What is measured."""
        phrase, modifiers, last, items = self._phrase, self._modifiers, self._last, self.items
        if item.low.endswith("economy") and is_possessive(self._text, item):
            modifiers.clear()  # "the economy's total turnover"
        elif self._prep == "including" and not phrase.excluding and (phrase.noise or phrase.sectors or phrase.unknown or phrase.indicator):
            modifiers.clear()  # "related industries such as smart farms": an example
        else:
            if (
                item.val.means in _PEOPLE
                and self._prep in ("in", "of", "from", "for", "among")
                and (phrase.indicator is not None or (modifiers and phrase.pronoun))
            ):
                modifiers.append(item)  # "employment in private households": no second indicator
            elif item.low in _ECONOMY and self._prep in ("in", "of", "for", "across", "throughout") and phrase.indicator is not None:
                modifiers.clear()  # "earnings in the whole economy"
            elif item.val.means in _OUTLETS and self._prep in ("in", "at", "through", "via") and (phrase.sectors or phrase.indicator):
                modifiers.clear()  # "sales of fuel in specialised stores": where, no len(items) of them
            elif (self._prep in ("with", "by") and at > 1 and items[0].low not in ("by", "with")) or (
                self._prep == "to" and at and item.val.means in _RECEIVERS
            ):
                modifiers.clear()
            elif phrase.indicator is not None and last is phrase.indicator and phrase.indicator.low.endswith((" on", " on new")):
                phrase.sectors.append(Dimension(None, item.low, None, item.start, item.end))  # "the average rate on mortgages"
                modifiers.clear()
            elif phrase.indicator is not None and self._prep in ("on", "in", "for", "of") and _is_balance_of(phrase.indicator, item):
                held = phrase.indicator  # "the deficit on secondary income", "the surplus in trade in services"
                means = "trade_balance" if item.val.means == "trade" else item.val.means
                named = FreeIndicator(means, type="balance", sector=getattr(item.val, "sector", None), known=True)
                phrase.indicator = Item(held.start, item.end, "indicator", named, held.low)
                modifiers.clear()
            elif phrase.indicator is not None and last is phrase.indicator and item.val.means == "index":
                modifiers.clear()  # "consumer climate index"
            elif phrase.indicator is not None and self._prep in ("of", "for") and phrase.indicator.low in GENERIC_INDICES:
                named = FreeIndicator(item.val.means, type="index", sector=getattr(item.val, "sector", None), known=True)
                phrase.indicator = Item(item.start, item.end, "indicator", named, item.low)  # "the index of input prices"
                modifiers.clear()
            elif phrase.indicator is None or (last is not None and last.cls == "indicator"):
                if phrase.indicator is not None and phrase.indicator.low.endswith(" trade"):
                    held = phrase.indicator  # "retail trade employment": in that trade
                    phrase.sectors.append(Dimension(None, held.low, None, held.start, held.end))
                elif phrase.indicator is not None and not phrase.sectors and getattr(phrase.indicator.val, "sector", None):
                    held = phrase.indicator  # "the trade in services surplus"
                    phrase.sectors.append(Dimension(held.val.sector, held.val.sector, None, held.start, held.end))
                phrase.indicator = item
                phrase.negative = self._negative(item)
                if (len(modifiers) == 1 and modifiers[0].low in SCOPES) or self._compiles(modifiers, item):
                    modifiers.clear()
                elif modifiers:
                    self._leave(phrase, modifiers, self._prep)
            elif last is not None and last.cls == "and" and not modifiers and items[at - 2 : at - 1] == [phrase.indicator]:
                phrase.indicators = [phrase.indicator, item]
            elif modifiers:
                modifiers.clear()

    def _on_sector(self, at: int, item: Item) -> None:
        """A product or industry."""
        phrase, modifiers, last, items = self._phrase, self._modifiers, self._last, self.items
        if self._ends_name(item):
            modifiers.append(item)  # "Alba, Breva Energy and Cordo"
        elif self._is_itself(items, at):
            phrase.noise = True  # "the airline's revenue": the company, no product
            modifiers.clear()
        else:
            if self._text[item.start] in '"“':
                modifiers.clear()  # 'the spy thriller "Deep Haul"': the work itself
                phrase.sectors.clear()
            self._sector(phrase, item, modifiers, self._prep, last)

    def _ends_name(self, item: Item) -> bool:
        """Whether a product written large is the last word of a maker's name: "Breva Energy"."""
        before = self._modifiers[-1] if self._modifiers else None
        if not self._names.makers or before is None or before.cls != "word" or item.start - before.end != 1:
            return False
        if POSSESSIVE.search(self._text, before.end - 2, before.end):
            return False  # "Alba's TV shipments"
        return self._text[item.start].isupper() and self._text[before.start].isupper()

    def _is_the_firm(self, at: int) -> bool:
        """Whether a noun is a definite name for a firm that was named before: "the Chinese battery giant", "the company's"."""
        items = self.items
        low = items[at].low.removesuffix("'s").removesuffix("’s")
        if self._prep is not None or self._phrase.indicator is not None or low not in _MAKERS | _GIANTS | _HOUSES:
            return False
        return items[0].cls == "article" and items[0].low in ("the", "this") and not any(held.cls == "word" for held in items[:at])

    def _on_region(self, at: int, item: Item) -> None:
        """A place: a market, or whose figures they are."""
        phrase, modifiers, last, items = self._phrase, self._modifiers, self._last, self.items
        if phrase.indicator is None and (self._homed or (at + 1 < len(items) and items[at + 1].low in ("firm", "firms"))):
            modifiers.clear()  # "another Chinese firm"
        elif self._prep is None and at + 1 < len(items) and items[at + 1].low in _PARAPHRASES:
            modifiers.clear()  # "The East African nation": the economy told of
        elif item.low in _CAR_MODELS and last is not None and last.cls == "word" and item.start - last.end == 1:
            modifiers.append(item)  # "the Hyundai Tucson"
        else:
            ahead = next((held for held in items[at + 1 :] if held.cls not in ("sector", "word")), None)
            if (
                self._prep is None
                and phrase.indicator is None
                and item.val.type == "country"
                and ahead is not None
                and ahead.cls == "indicator"
                and not (item.low.endswith("-bound") or self._text.startswith("-bound", item.end))
            ):
                self._owner = item
            self._region(phrase, item, self._prep, following=items[at + 1] if at + 1 < len(items) else None)
            modifiers.clear()

    def _on_entity(self, _: int, item: Item) -> None:
        """A name of a company or body."""
        phrase, modifiers, last = self._phrase, self._modifiers, self._last
        if modifiers and modifiers[-1].cls == "and":
            modifiers.append(item)  # "Alba, Brana and Orvo Energy ranked third, fourth and fifth"
        else:
            if self._company and last is not None and last.cls == "sector" and phrase.sectors and self._prep is None:
                phrase.sectors.pop()  # "low-cost airline Orvo": what the company is
            phrase.entity = item.val
            modifiers.clear()

    def _on_change(self, _: int, item: Item) -> None:
        """A noun of change: "increase"."""
        phrase, modifiers = self._phrase, self._modifiers
        phrase.change = item
        modifiers.clear()

    def _on_share_noun(self, _: int, item: Item) -> None:
        """A word for a share: "proportion"."""
        phrase, modifiers = self._phrase, self._modifiers
        phrase.share = True
        named = item.can_be("indicator")
        if named is not None and named.means != "share" and phrase.indicator is None:
            phrase.indicator = Item(item.start, item.end, "indicator", named, item.low)
        if modifiers and POSSESSIVE.search(self._text, modifiers[-1].end - 2, item.start):
            self._leave(phrase, modifiers, self._prep)  # "the Orvo 5 series' share in …"
        modifiers.clear()

    def _on_word(self, _: int, item: Item) -> None:
        """A word that no list knows."""
        modifiers = self._modifiers
        if item.low == "bound" and self._last is not None and self._last.cls == "region" and self._text[item.start - 1] == "-":
            return  # "Peru-bound shipments"
        modifiers.append(item)

    _HANDLERS: ClassVar[dict[str, Callable[[PhraseBuilder, int, Item], None]]] = {
        "of": _on_preposition,
        "to": _on_preposition,
        "in": _on_preposition,
        "on": _on_preposition,
        "from": _on_preposition,
        "by": _on_preposition,
        "plain": _on_plain,
        "auxiliary": _on_plain,
        "including": _on_including,
        "and": _on_and,
        "article": _on_article,
        "pronoun": _on_pronoun,
        "whole": _on_whole,
        "noise": _on_noise,
        "indicator": _on_indicator,
        "sector": _on_sector,
        "region": _on_region,
        "entity": _on_entity,
        "change": _on_change,
        "share_noun": _on_share_noun,
        "word": _on_word,
    }
