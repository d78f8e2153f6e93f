"""What single words add to a noun phrase: products, places, brands and names that no list knows."""

from __future__ import annotations

import re
from typing import Any

from extractor.assemble.items import Item, is_possessive
from extractor.assemble.phrases import JOINS, Phrase, clean_name, region_dimension, sector_dimension
from extractor.marks import Dimension
from extractor.vocabulary.classes import members

_COMPASS = re.compile(
    r"\b(?:north|south|east|west|northern|southern|eastern|western|central|north-?east|north-?west|south-?east|south-?west)\b",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"(?i)(?P<side>(?:north|south|east|west|centre|center)(?:-?(?:east|west))?)(?:ern)?"
    r"(?:[ -]based)?(?: (?:mills?|plants?|producers?|makers?|units?|ports?|fields?|zones?|regions?|parts?|refiner(?:s|ies)|mines?|farms?))?"
)
_BODY = re.compile(
    r"(?i)\b(?:fund|bank|council|authority|ministry|group|institute|agency|office|court|treasury|act|report|university|association|board|commission|party|index|census|survey|exchange|markets?|limited|ltd|inc|plc)\b"
)
_OFFICE = re.compile(
    r"(?i)\b(?:head|chief|governor|minister|secretary|director|president|chairman|chairwoman|economist|analyst|spokes(?:man|woman|person)"
    r"|strategist|undersecretary|commissioner|statistician)\b(?=.*[A-Z])"
)
_ROLE = re.compile(
    r"(?:(?:fellow|arch|market|sister|tech|local|top|cloud|chip|smartphone|phone|industry) )?"
    r"(?:leader|rival|vendor|giant|maker|brand|newcomer|compatriot|peer|runner-up|challenger|incumbent|competitor|chipmaker|carmaker"
    r"|automaker|manufacturer|supplier|provider) (?=[A-Z])"
)
_NAME_BEHIND = re.compile(r"(?:[a-z]{1,20} ){1,3}(?=[A-Z][\w.&-]{0,30}(?: [A-Z][\w.&-]{0,30}){0,5}$)")
_COUNTED = re.compile(r"(?i)(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)\b")
_EXAMPLES = re.compile(r" (?:like|such as) [A-Z].*$")  # "services like Orvo and Tessel"
_CLAUSE = re.compile(r"\b(?:will|would|could|can|may|might|should|must|been|being|be|not|never)\b")  # what is no noun phrase
_DOING = re.compile(r"[a-z]+ing (?:the )?[A-Z]")  # "crushing Wall Street estimates"
_LETTERS = re.compile("[A-Za-z]{2}")
POSSESSIVE = re.compile(r"['’]s?\s*$")
_OWNED_NOUN = re.compile(r"([A-Z][\w&.-]*(?: [\w&.-]+){0,3})['’]s? ")  # "Alba Cell's usage"
_PLAIN_WORDS = frozenset(
    [
        "stood", "affects", "assumes", "pre-tax", "single-digit", "double-digit", "mid-single-digit", "high-single-digit",
        "low-single-digit", "funds", "works", "means", "shows", "needs", "wants", "looks", "seems", "tends", "helps", "makes",
        "takes", "gives", "uses", "fully-franked", "first-half", "second-half", "full-year", "year-to-date", "half-yearly",
        "like-for-like",
        "year-before", "year-ago", "year-earlier", "month-earlier", "year-end",
        "month-end", "on-time", "in-line", "second-quarter", "first-quarter", "third-quarter",
        "fourth-quarter",
    ]
)  # fmt: skip
_LENGTHS = ("-month", "-year", "-quarter", "-week", "-day", "-digit", "-high", "-low", "-time", "-ever", "-round")
# heads of phrases that name no product, group or industry, though nothing else tells it
_ABSTRACT = frozenset(
    [
        "markets", "destinations", "continues", "remains", "expects", "metrics", "indicators",
        "weeks", "months", "quarters", "years", "days", "hours", "times", "cases", "periods", "weekends", "holidays", "seasons",
        "cost", "costs", "earnings", "revenue", "revenues", "proceeds", "pressures", "pressure", "conditions", "expectations",
        "measures", "concerns", "fears", "tensions", "sanctions", "reforms", "policies", "risks", "efforts", "talks", "decisions",
        "results", "reasons", "factors", "effects", "signs", "trends", "levels", "highs", "lows", "numbers", "terms", "views",
        "votes", "rules", "laws", "changes", "differences", "problems", "issues", "challenges", "disruptions", "shortages", "delays",
        "closures", "strikes", "events", "elections", "attacks", "storms", "floods", "droughts", "officials", "analysts",
        "economists", "ministers", "governors", "executives", "directors", "sources", "words", "comments", "remarks", "hopes",
        "receipts", "balances", "credits", "debits",
        "tonnage", "volume", "volumes", "value", "spend", "spending", "acres", "incoming", "outgoing",
        "debut", "debuts", "end", "range", "ranges", "corporation", "series", "margins", "weighting", "weightings", "projections",
        "foreign", "external", "pre-tax", "all-time", "record-breaking", "post-tax", "after-tax", "average", "averages", "mean",
        "ahead", "ago", "respectively", "alone", "overall", "decision", "basis", "effect", "impact", "pace", "trend", "momentum",
        "recovery", "slowdown", "outlook", "climate", "environment", "backdrop", "situation", "uncertainty", "confidence",
        "contributors", "contributor", "drivers", "driver", "gainers", "losers", "laggards", "leaders", "highlights", "details",
        "statistics", "readings", "peers", "rivals", "competitors", "places", "position", "positions", "spot", "gap", "gaps",
        "bps", "bp", "pts", "ppt", "abn", "isin", "responses", "answers", "actions", "steps", "plans", "goals", "ambitions",
        "restrictions", "lockdowns", "pandemic", "crisis", "war", "conflict", "incentives", "initiatives", "headwinds", "tailwinds",
        "assumptions", "adjustments", "revisions", "discrepancies", "movements", "fluctuations", "developments", "activities",
        "opportunities", "synergies", "efficiencies", "improvements", "benefits", "advantages", "disadvantages",
    ]
)  # fmt: skip
# what a company itself is called, though elsewhere it names an industry
_KINDS = frozenset(
    {
        "airline", "low-cost airline", "budget airline", "passenger airline", "utility", "supermarket", "railway", "investment bank",
        "low-cost carrier", "shipping line", "consultancy", "bakery", "foundry", "airport",
    }
)  # fmt: skip
_SOLD = members("sold")
_QUALITIES = ("ed", "ing", "est", "er", "al", "ous", "ive", "ful", "ic", "able", "ible", "ent", "ant", "less", "ory", "ary", "ly", "ish")
# adjectives of sales that no ending tells
_OF_SALES = frozenset(
    {
        "strong", "weak", "robust", "solid", "soft", "brisk", "record", "underlying", "gross", "net", "total", "group", "full", "good",
        "healthy", "steady", "flat", "sluggish", "more", "less", "unit", "own", "new", "peak", "lost", "firm", "poor", "bad", "big",
        "like", "core", "base", "key", "main", "rising", "per", "pro", "forma", "share", "future", "late", "early", "company", "first",
        "second", "third", "fourth", "last", "next", "week", "month", "quarter", "year", "half", "day", "holiday", "and", "also", "such",
        "respectable", "impressive", "rupee", "dollar", "euro", "sterling", "yen", "franc", "post", "reported",
        "consolidated", "standalone", "tepid", "slow", "high", "low", "top", "bottom", "monthly", "weekly", "daily", "yearly", "same",
    }
)  # fmt: skip
SCOPES = frozenset(
    {"highest-ever", "lowest-ever", "best-ever", "record-high", "record-low", "domestic", "local", "home", "nationwide", "overall"}
)  # say where an economy's own figures come from
_CHANNELS = frozenset({"retail", "wholesale", "wholesale and retail trade"})
_SEATED = re.compile(r", (?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+-(?:based|headquartered)\b")  # "the Beijing, China-based maker"
_NAMING = re.compile(
    r"[ \xa0](?:Airways|Airlines?|Air|Bank|Telecom|Telecommunications|Petroleum|Steel|Motors?|Lines|Railways?|Rail|Post|Energy|Gas"
    r"|Power|Oil|Tobacco|Land|Foods?|Express|Insurance|Life|Re|Shipbuilding|Aerospace|Electric|Mobile|Unicom|Tower|Resources|Vanke|Mengniu|Eagle"
    r"|Financial|Group|Holdings|Depot|Outfitters|Apparel|Water|Cement|Industries)\b"
)  # what a company named for a country is called
_ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latter", "former"}
)  # fmt: skip


def _is_plain_word(name: str, prep: str | None) -> bool:
    """Whether a single unknown word in small letters is too plain to name a product: "deepest", "pegged", "mere"."""
    if name in _PLAIN_WORDS or name.endswith(_LENGTHS):
        return True
    if name.endswith(("ed", "est")) and name not in ("harvest", "forest"):
        return True
    if prep in ("of", "for", "in", "on"):
        return name.endswith(("ing", "ness", "ment", "tion"))
    return not (name.endswith("s") and not name.endswith(("ss", "us", "is"))) and "-" not in name


class PhraseParts:
    """What single words add to a noun phrase: a sector, a region, a brand, a name that no list knows."""

    def __init__(self, text: str, names: Any, *, company: bool = False) -> None:
        self._text = text
        self._names = names
        self._company = company
        self.items: list[Item] = []

    def _is_itself(self, items: list[Item], at: int) -> bool:
        """Whether a company's report speaks of the company by its kind: "the airline", "the utility's"."""
        item = items[at]
        if not self._company or item.low not in _KINDS:
            return False
        following = items[at + 1].cls if at + 1 < len(items) else None
        return is_possessive(self._text, item) or (
            following is None and at > 0 and items[at - 1].cls in ("article", "word", "region", "plain")
        )

    def _compiles(self, modifiers: list[Item], item: Item) -> bool:
        """Whether a proper name in front of an index is the house that compiles it: "the Norvik consumer climate index"."""
        if not modifiers or getattr(item.val, "type", "") != "index":
            return False
        words = self._text[modifiers[0].start : modifiers[-1].end]
        return (
            words[:1].isupper()
            and all(word[:1].isupper() or word in ("&", "of", "and") for word in words.split())
            and (words.isupper() or self._names.is_name(words, modifiers[0].start))
        )

    def _brand(self, phrase: Phrase, start: int, end: int) -> None:
        words = self._text[start:end]
        owner = max(words.rfind("'s "), words.rfind("’s ")) + 3
        if owner > 2:
            start, words = start + owner, words[owner:]  # "the Orvo Group's Tessel brand"
        if self._names.makers:
            phrase.entity = Dimension(None, words, words, start, end)
            return
        if not self._company:
            return  # whose phone it is, in a report on an economy's market
        phrase.sectors = [Dimension(None, words.lower(), words, start, end)]
        phrase.brand = True

    def _shouting(self, item: Item) -> bool:
        """Whether the words around are in capitals too: a headline."""
        after = self._text[item.end : item.end + 24]
        return after.upper() == after

    @staticmethod
    def _negative(item: Item) -> bool | None:
        entry = item.val
        if not entry.negative and entry.type != "balance":
            return None
        return item.low in {form.lower() for form in entry.negative}

    def _sector(self, phrase: Phrase, item: Item, modifiers: list[Item], prep: str | None, last: Item | None) -> None:
        if prep == "excluding" and last is not None and last.cls == "and" and phrase.sectors and phrase.sectors[-1].id is None:
            phrase.sectors[-1] = self._longer(phrase.sectors[-1], f"and {item.val.means}", item)
            modifiers.clear()
            return
        if prep == "excluding":
            words = self._text[phrase.start : item.end]
            phrase.sectors.append(Dimension(None, f"excluding {self._text[item.start : item.end].lower()}", words, item.start, item.end))
            modifiers.clear()
            return
        if prep == "including" and phrase.sectors:
            return
        head = phrase.indicator
        by_sector = prep == "by" and head is not None and not phrase.sectors and self._text[item.start - 4 : item.start] == "the "
        if (prep in ("by", "with") and not by_sector) or (prep == "for" and phrase.unknown is not None):
            modifiers.clear()  # but "exports by the motor vehicles sector"
            return
        if prep == "from" and head is not None and (phrase.sectors or getattr(head.val, "sector", None)) and head.start < item.start:
            modifiers.clear()  # "coal production from captive mines"
            return
        if last is not None and last.cls in ("of", "in") and phrase.sectors and phrase.sectors[-1].id in _CHANNELS and prep != "by":
            phrase.sectors.pop()  # "retail sale of fuel": the product, whoever sells it
        if last is not None and last.cls == "sector" and phrase.sectors and item.val.means in ("goods", "ict") and not modifiers:
            return  # "ICT goods", "information technology (IT)"
        if modifiers and modifiers[0].cls == "and":  # "ships and <unknown> parts"
            modifiers.clear()
        if len(modifiers) == 1 and modifiers[0].low in SCOPES:
            modifiers.clear()  # "domestic three-wheelers"
        if len(modifiers) == 1 and not phrase.regions and (side := SIDE.fullmatch(modifiers[0].low)) is not None:
            phrase.regions.append(Dimension(None, side["side"], None, modifiers[0].start, modifiers[0].start + len(side["side"])))
            modifiers.clear()  # "southern refineries"
        if modifiers and modifiers[0].cls == "word" and POSSESSIVE.search(self._text, modifiers[-1].end - 2, item.start):
            owner = POSSESSIVE.sub("", self._text[modifiers[0].start : modifiers[-1].end])
            if owner[:1].isupper() and not self._company:
                if phrase.entity is None and self._names.is_name(owner, modifiers[0].start):
                    phrase.entity = Dimension(None, owner, owner, modifiers[0].start, modifiers[0].start + len(owner))
                modifiers.clear()  # "Orvo's TV shipments": whose they are, no product
        if modifiers:
            start = modifiers[0].start
            words = self._text[start : item.end]
            if (
                " " not in words[: item.start - start].strip()
                and words[: item.start - start].islower()
                and "-" not in words
                and _is_plain_word(words[: item.start - start].strip(), None)
            ):
                modifiers.clear()
                phrase.sectors.append(
                    sector_dimension(item)._replace(start=start)
                )  # told with it, though it may say nothing: "frozen meals"
                return
            if self._text[item.start].isupper() and self._names.is_name(words, start) and len(words.split()) <= 4 and not phrase.indicator:
                phrase.unknown = Dimension(None, words.lower(), words, start, item.end)
                phrase.name = True
                modifiers.clear()
                return
            owner = self._text[start : modifiers[-1].end]
            if not self._company and phrase.entity is None and prep == "of" and owner[:1].isupper() and self._names.is_name(owner, start):
                phrase.entity = Dimension(None, owner, owner, start, start + len(owner))  # "usage of Orvo batteries"
                modifiers.clear()
                phrase.sectors.append(sector_dimension(item))
                return
            name = clean_name(words).lower()
            modifiers.clear()
            if name == self._text[item.start : item.end].lower():
                phrase.sectors.append(sector_dimension(item))
            else:
                phrase.sectors.append(Dimension(None, name, words, start, item.end))
            return
        if last is not None and last.cls == "sector" and phrase.sectors:  # "rice exporters": compound, the last is the head
            held = phrase.sectors[-1]
            if held.end is not None and JOINS.search(self._text, held.end, item.start):
                phrase.sectors[-1] = sector_dimension(item)  # "makers of batteries in the car market": no compound
                return
            phrase.sectors.pop()
            start = held.start if held.start is not None else item.start
            words = self._text[start : item.end]
            phrase.sectors.append(Dimension(None, clean_name(words).lower(), words, start, item.end))
            return
        phrase.sectors.append(sector_dimension(item))

    def _longer(self, held: Dimension, more: str, item: Item) -> Dimension:
        """A sector with one more member, where the words in front say that all are left out."""
        return held._replace(name=f"{held.name} {more}", text=self._text[held.start : item.end], end=item.end)

    def _region(self, phrase: Phrase, item: Item, prep: str | None, *, following: Item | None) -> None:
        if prep == "excluding" and item.val.type in ("country", "group", "area") and phrase.indicator is None and not phrase.sectors:
            words = self._text[phrase.start : item.end]
            phrase.regions.append(Dimension(None, f"excluding {item.val.name.lower()}", words, item.start, item.end))
            return
        if self._text.startswith(("non-", "Non-"), item.start - 4):
            phrase.regions.append(Dimension(None, f"non-{item.val.name.lower()}", None, item.start - 4, item.end))
            return
        if prep == "outside":
            phrase.regions.append(Dimension(None, f"outside {item.val.name.lower()}", None, item.start, item.end))
            return
        if prep in ("excluding", "by") or _SEATED.match(self._text, item.end):
            return
        named = _NAMING.match(self._text, item.end)
        if named is not None and not item.low.endswith(".") and self._names.is_name(self._text[item.start : named.end()], item.start):
            return  # "British Airways": a name
        if item.low in {city.lower() for city in item.val.cities}:
            phrase.regions.append(Dimension(None, item.low, None, item.start, item.end))
            return
        possessive = item.low.endswith(("'s", "’s")) or self._text[item.end : item.end + 2] in ("'s", "’s")
        if possessive and following is not None and following.cls in ("word", "noise", "plain", "num"):
            return  # "OPEC's second-largest producer" names no market
        phrase.regions.append(region_dimension(item))

    def _sells(self, phrase: Phrase, name: str, end: int) -> bool:
        """Whether a plain word right before a company's sales is a product: "tape sales", "network revenue"."""
        head = phrase.indicator
        if not self._company or head is None or not 0 <= head.start - end <= 1 or head.val.means not in _SOLD:
            return False
        return len(name) > 2 and name not in _OF_SALES and not name.endswith(_QUALITIES)

    def _leave(self, phrase: Phrase, modifiers: list[Item], prep: str | None) -> None:
        """Unknown words come to their end: a product, a place or a name, by what stands before them."""
        while modifiers and modifiers[-1].cls == "and":
            modifiers.pop()
        while modifiers and modifiers[0].cls == "and":
            modifiers.pop(0)
        if not modifiers:
            return
        start, end = modifiers[0].start, modifiers[-1].end
        words = self._text[start:end]
        modifiers.clear()
        role = _ROLE.match(words)
        if role is not None:
            start, words = start + role.end(), words[role.end() :]  # "rival Alba", "market leader Breva"
            if (prep is None or self._names.makers) and phrase.indicator is None:
                phrase.regions.clear()
                phrase.sectors.clear()
        if self._names.makers and words[0].islower() and (named := _NAME_BEHIND.match(words)) is not None:
            start, words = start + named.end(), words[named.end() :]  # "trail Alba"
        name = clean_name(_EXAMPLES.sub("", words))
        owned = _OWNED_NOUN.match(words)
        if owned is not None and words.endswith(name) and name[:1].islower():
            owner, at = owned[1], start
            start, words = end - len(name), name
            if self._names.makers and prep is None and phrase.entity is None and self._names.is_name(owner, at):
                phrase.entity = Dimension(None, owner, owner, at, at + len(owner))  # "Alba's usage rose"
        if _COUNTED.match(name) if prep is None else _COUNTED.fullmatch(name):
            return
        if self._names.makers and prep is None and phrase.entity is None and name.endswith(("'s", "’s")) and name[0].isupper():
            owner = name[:-2]
            if self._names.is_name(owner, start):
                phrase.entity = Dimension(None, owner, owner, start, start + len(owner))  # "Alba's shipments", of a report on a market
                return
        if (
            len(name) < 2
            or name.lower().rpartition(" ")[2] in _ABSTRACT
            or name.endswith(("'s", "’s", "-than"))  # "the institute's index", "a lower-than-forecast 3%": no products
            or name.lower().rpartition(" ")[2] in _ORDINALS  # "after 0.6 percent in the fourth": a quarter
            or _CLAUSE.search(name)
            or (prep is None and _DOING.match(name))
            or not _LETTERS.search(name)
            or prep in ("by", "with")
            or (phrase.pronoun and prep not in ("of", "from", "in", "for"))
        ):
            return
        side = SIDE.fullmatch(name)
        if side is not None and not phrase.regions and (prep in ("in", "from", "to", "of", "for") or side.end() > side.end("side")):
            phrase.regions.append(Dimension(None, side["side"].lower(), side["side"], start, start + len(side["side"])))
            return  # "exports from the north", "south-based mills"
        named = self._names.is_name(words, start)
        if prep is None and " " in name and _OFFICE.search(words):
            phrase.noise = True  # "Minister Jane Doe said"
            return
        leads = phrase.indicator is not None and end <= phrase.indicator.start and not named  # "Resilient car sales", at a sentence's start
        if " " not in name and (name.islower() or leads) and _is_plain_word(name.lower(), prep) and not self._sells(phrase, name, end):
            if prep is None and phrase.noun is None and not name.endswith(("ed", "est", "ing")):
                phrase.noun = Dimension(None, name, name, start, end)
            return
        if _COMPASS.search(words) and not phrase.regions:
            phrase.regions.append(Dimension(None, name.lower(), name, start, end))
            return
        dimension = Dimension(None, name.lower(), name, start, end)
        own = self._company and prep == "at"  # "sales at Orvo": a part of the company, no place
        if (
            prep in ("in", "at", "near", "around")
            and not own
            and named
            and not phrase.regions
            and len(name.split()) < 4
            and not _BODY.search(name)
        ):
            phrase.regions.append(dimension)
        elif prep == "from" and phrase.indicator is not None and getattr(phrase.indicator.val, "sector", None):
            return  # "gas production from Orvo": where it came from
        elif phrase.unknown is None and not phrase.sectors:
            phrase.unknown = dimension
            phrase.name = named and not own
