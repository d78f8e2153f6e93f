"""Collects the items of a noun phrase and tells what they say: the words that no list knows, compounds, possessors."""

from __future__ import annotations

from extractor.assemble.frames import FreeIndicator
from extractor.assemble.items import Item, is_possessive
from extractor.assemble.phrase_parts import POSSESSIVE, SCOPES, SIDE, PhraseParts
from extractor.assemble.phrases import Phrase, region_dimension
from extractor.marks import Dimension

_MAKERS = frozenset(
    {
        "maker", "manufacturer", "company", "firm", "giant", "carmaker", "automaker", "retailer", "lender", "operator", "carrier", "brand",
        "start-up", "startup", "conglomerate", "insurer", "vendor", "producer", "developer", "drugmaker", "chipmaker", "rival", "unit",
        "subsidiary", "arm", "provider", "chain", "specialist", "broker", "housebuilder", "miner", "peer", "player", "airline", "bank",
    }
)  # fmt: skip
_PARTS_OF = frozenset({"unit", "subsidiary", "arm", "brand", "chain"})  # of a company
_CAR_MODELS = frozenset(
    {"tucson", "santa fe", "malibu", "tacoma", "dakota", "colorado", "seville", "granada", "cordoba", "toledo", "ibiza", "leon"}
)
_GIANTS = frozenset({"giant", "giants", "titan", "behemoth", "heavyweight", "major", "powerhouse"})
# goods whose name, written large, is a company's
_NAMESAKES = frozenset({"apple", "orange", "shell", "gap", "target", "jaguar", "puma", "visa"})
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
_TRADED = frozenset({"exports", "imports", "trade", "trade_balance", "current_account", "balance"})
_PEOPLE = frozenset(
    {
        "employees",
        "households",
        "customers",
        "consumers",
        "passengers",
        "patients",
        "students",
        "subscribers",
        "visitors",
        "workers",
        "population",
    }
)
_RECEIVERS = frozenset({"customers", "consumers", "households", "passengers", "patients", "employees", "subscribers", "shareholders"})


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
        phrase = Phrase(items[0].start, items[-1].end)
        prep: str | None = None
        modifiers: list[Item] = []  # unknown words waiting for a head
        last: Item | None = None
        owner: Item | None = None  # an economy in front of its indicator
        homed = False  # a maker was named: places around it are its home
        count = len(items)
        for at, item in enumerate(items):
            cls = item.cls
            if cls == "sector" and item.low in _NAMESAKES and self._text[item.start].isupper() and not _is_goods(items, at):
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
            if cls in ("of", "to", "in", "on", "from", "by"):
                self._leave(phrase, modifiers, prep)
                left_out = prep == "excluding" and last is not None and last is phrase.indicator
                prep = "excluding" if left_out else item.low or cls  # "excluding sales at garages"
                if prep == "with":
                    prep = "with"
                elif prep in ("before", "beyond", "below", "excl", "incl", "through", "via", "during", "under", "without"):
                    prep = "by"  # what stands behind says nothing of the figure
            elif cls == "including":
                self._leave(phrase, modifiers, prep)
                prep = "excluding" if item.low.startswith(("exclud", "except", "without", "not ", "other", "apart")) else "including"
                phrase.excluding |= prep == "excluding"
            elif cls == "and":
                if modifiers and not (at + 1 < count and items[at + 1].cls in ("word", "sector", "entity", "and")):
                    self._leave(phrase, modifiers, prep)
                elif modifiers or (
                    phrase.sectors and last is not None and last.cls == "sector" and at + 1 < count and items[at + 1].cls in ("word",)
                ):
                    modifiers.append(item)
            elif cls == "article":
                phrase.own |= item.low in ("its", "their", "his", "her", "our")
                if modifiers and prep is None:
                    modifiers.clear()  # "brokers had pegged the": no name
                elif modifiers:
                    self._leave(phrase, modifiers, prep)
            elif cls == "pronoun" and item.low == "the total" and at + 1 < count and items[at + 1].cls in ("indicator", "sector", "word"):
                phrase.whole = True
            elif cls == "pronoun" and item.low.startswith("the ") and at + 1 < count and items[at + 1].cls == "of":
                pass  # "the number of employees"
            elif cls == "pronoun":
                phrase.pronoun = True
                phrase.unknown = None
                modifiers.clear()
            elif cls == "whole":
                phrase.whole = True
            elif cls in ("plain", "auxiliary"):
                if item.low in ("major", "majors") and self._company and last is not None and last.cls == "sector" and phrase.sectors:
                    phrase.sectors.pop()  # "the software major's revenue": the company
            elif cls == "noise" and item.low in _BRANDS:
                if phrase.regions and prep is None:
                    phrase.regions.clear()  # "the Peruvian brand Orvo"
                if last is not None and last.cls == "sector" and phrase.sectors and not modifiers and self._text[last.start].isupper():
                    self._brand(phrase, last.start, item.end)  # "our Power Brands": no electricity
                elif modifiers and self._text[modifiers[0].start].isupper():  # "the Orvo brand"
                    self._brand(phrase, modifiers[0].start, modifiers[-1].end)
                elif at + 1 < count and items[at + 1].end - items[at + 1].start > 1 and self._text[items[at + 1].start].isupper():
                    self._brand(phrase, items[at + 1].start, items[at + 1].end)  # "its family brand ORVO"
                    items[at + 1].cls = "plain"
                else:
                    phrase.noise = True
                modifiers.clear()
            elif cls == "noise" and item.low == "industry" and (count == 1 or _is_member(items, at)):
                phrase.sectors.append(Dimension(None, "industry", None, item.start, item.end))  # "industry grew by 5.6 percent"
            elif cls == "noise":
                phrase.industry |= item.low in ("sector", "sectors", "industry", "industries")
                if last is not None and item.low.rpartition(" ")[2] in _BODIES:
                    if last.cls == "sector" and phrase.sectors:
                        phrase.sectors.pop()  # "the food agency": who tells, no product
                    elif last is phrase.indicator:
                        phrase.indicator = None
                if item.low in _GIANTS and prep is None and phrase.indicator is None:
                    phrase.sectors.clear()  # "the tech giant": who is spoken of, no product
                if (
                    self._company
                    and item.low in _MAKERS - _PARTS_OF
                    and last is not None
                    and last.cls == "sector"
                    and phrase.sectors
                    and prep is None
                ):
                    phrase.sectors.pop()  # "the energy company's profit": the company itself
                if (
                    item.low.removesuffix("s") in _MAKERS
                    and phrase.indicator is None
                    and prep is None
                    and not is_possessive(self._text, item)
                ):
                    phrase.regions.clear()  # "Chinese EV maker Orvo", "the top company in the U.S.": whose home it is, no breakdown
                    owner, homed = None, True
                if modifiers and item.low in _PLACES and self._text[modifiers[0].start].isupper():
                    words = self._text[modifiers[0].start : modifiers[-1].end]
                    phrase.regions.append(Dimension(None, words.lower(), words, modifiers[0].start, modifiers[-1].end))
                    modifiers.clear()  # "in Galway city"
                elif modifiers and item.low in (
                    "sector",
                    "sectors",
                    "industry",
                    "segment",
                    "division",
                    "products",
                    "product",
                    "market",
                    "items",
                    "stores",
                ):
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
            elif cls == "indicator" and item.low.endswith("economy") and is_possessive(self._text, item):
                modifiers.clear()  # "the economy's total turnover"
            elif cls == "indicator":
                if (
                    item.val.means in _PEOPLE
                    and prep in ("in", "of", "from", "for", "among")
                    and (phrase.indicator is not None or (modifiers and phrase.pronoun))
                ):
                    modifiers.append(item)  # "employment in private households": no second indicator
                elif item.low in _ECONOMY and prep in ("in", "of", "for", "across", "throughout") and phrase.indicator is not None:
                    modifiers.clear()  # "earnings in the whole economy"
                elif item.val.means in _OUTLETS and prep in ("in", "at", "through", "via") and (phrase.sectors or phrase.indicator):
                    modifiers.clear()  # "sales of fuel in specialised stores": where, no count of them
                elif (prep in ("with", "by") and at > 1 and items[0].low not in ("by", "with")) or (
                    prep == "to" and at and item.val.means in _RECEIVERS
                ):
                    modifiers.clear()
                elif phrase.indicator is not None and last is phrase.indicator and phrase.indicator.low.endswith((" on", " on new")):
                    phrase.sectors.append(Dimension(None, item.low, None, item.start, item.end))  # "the average rate on mortgages"
                    modifiers.clear()
                elif phrase.indicator is not None and prep in ("on", "in", "for", "of") and _is_balance_of(phrase.indicator, item):
                    held = phrase.indicator  # "the deficit on secondary income", "the surplus in trade in services"
                    means = "trade_balance" if item.val.means == "trade" else item.val.means
                    named = FreeIndicator(means, type="balance", sector=getattr(item.val, "sector", None), known=True)
                    phrase.indicator = Item(held.start, item.end, "indicator", named, held.low)
                    modifiers.clear()
                elif phrase.indicator is not None and last is phrase.indicator and item.val.means == "index":
                    modifiers.clear()  # "consumer climate index"
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
                        self._leave(phrase, modifiers, prep)
                elif last is not None and last.cls == "and" and not modifiers and items[at - 2 : at - 1] == [phrase.indicator]:
                    phrase.indicators = [phrase.indicator, item]
                elif modifiers:
                    modifiers.clear()
            elif cls == "sector" and self._is_itself(items, at):
                phrase.noise = True  # "the airline's revenue": the company, no product
                modifiers.clear()
            elif cls == "sector":
                self._sector(phrase, item, modifiers, prep, last)
            elif cls == "region" and phrase.indicator is None and (homed or (at + 1 < count and items[at + 1].low in ("firm", "firms"))):
                modifiers.clear()  # "another Chinese firm"
            elif cls == "region" and item.low in _CAR_MODELS and last is not None and last.cls == "word" and item.start - last.end == 1:
                modifiers.append(item)  # "the Hyundai Tucson"
            elif cls == "region":
                ahead = next((held for held in items[at + 1 :] if held.cls not in ("sector", "word")), None)
                if (
                    prep is None
                    and phrase.indicator is None
                    and item.val.type == "country"
                    and ahead is not None
                    and ahead.cls == "indicator"
                ):
                    owner = item
                self._region(phrase, item, prep, following=items[at + 1] if at + 1 < count else None)
                modifiers.clear()
            elif cls == "entity" and modifiers and modifiers[-1].cls == "and":
                modifiers.append(item)  # "Alba, Brana and Orvo Energy ranked third, fourth and fifth"
            elif cls == "entity":
                if self._company and last is not None and last.cls == "sector" and phrase.sectors and prep is None:
                    phrase.sectors.pop()  # "low-cost airline Orvo": what the company is
                phrase.entity = item.val
                modifiers.clear()
            elif cls == "change":
                phrase.change = item
                modifiers.clear()
            elif cls == "share_noun":
                phrase.share = True
                named = item.can_be("indicator")
                if named is not None and named.means != "share" and phrase.indicator is None:
                    phrase.indicator = Item(item.start, item.end, "indicator", named, item.low)
                if modifiers and POSSESSIVE.search(self._text, modifiers[-1].end - 2, item.start):
                    self._leave(phrase, modifiers, prep)  # "the Orvo 5 series' share in …"
                modifiers.clear()
            elif cls == "word":
                modifiers.append(item)
            if cls not in ("article", "plain", "auxiliary"):
                last = item
        self._leave(phrase, modifiers, prep)
        traded = phrase.indicator is not None and phrase.indicator.val.means in _TRADED
        if (
            owner is not None
            and phrase.regions
            and phrase.regions[0].start == owner.start
            and (len(phrase.regions) == 2 or (traded and len(phrase.regions) == 1))
        ):
            phrase.regions.pop(0)  # "Peruvian exports to Chile": whose they are, and to where
            phrase.entity = phrase.entity or region_dimension(owner)
        return phrase
