"""Models of the pattern files: what an entry of each schema may say.

A pattern file is TOML: `schema = "indicator/1"`, `language = "en"`, then `[[entry]]` tables. Unknown keys are
refused. `forms` are phrases, matched in any case on whole words; `example` is a sentence with the matched words in
[ ]; `counter` is a sentence (or several) that must not match.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

_STRICT = ConfigDict(extra="forbid")  # dataclasses, not models: their values are read a thousand times an article


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Entry:
    """What every entry has. `id` reads <lang>.<kind>.<thing>; `means` is the canonical value that it stands for."""

    id: str  # en.sector.tea; one that is packaged already replaces that entry
    means: str  # the canonical value
    forms: tuple[str, ...] = ()  # phrases, matched on whole words in any case; one all in capitals matches capitals only
    example: str | tuple[str, ...] = ()  # a sentence with the matched words in [ ], or several: the entry's test
    counter: str | tuple[str, ...] = ()  # a sentence that must not match, or several
    source: str | None = None  # where the entry comes from
    priority: int = 0  # settles one form with two meanings: the higher wins; equal is an error

    def phrases(self) -> tuple[str, ...]:
        """Every phrase that finds this entry in the text."""
        return self.forms


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class IndicatorEntry(Entry):
    """What is measured. `means` is the indicator id (snake_case field term)."""

    type: Literal["flow", "stock", "rate", "price", "index", "balance", "ratio", "count"] = "flow"  # how it adds up over time
    negative: tuple[str, ...] = ()  # forms that make a level negative: "trade deficit", "net loss"
    sector: str | None = None  # a sector that the form brings along: "car registrations" -> passenger cars
    adjustment: str | None = None  # brought along: "real GDP" -> real
    market: bool = False  # told of a market as a whole: no firm has one of its own
    carriers: tuple[str, ...] = ()  # sectors that what is measured is built into: cars, of their batteries
    firms: tuple[str, ...] = ()  # words that tell of firms which count these: "load factor", of passengers
    customers: tuple[str, ...] = ()  # indicators that mean this one in the report of such a firm

    def phrases(self) -> tuple[str, ...]:
        return self.forms + self.negative


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class SectorEntry(Entry):
    """A product group, industry or item. `means` is its plain lower-case name."""

    hs: str | None = None  # code of the Harmonized System
    isic: str | None = None  # code of ISIC


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class RegionEntry(Entry):
    """A country, group, area or part of a country. `means` is ISO 3166-1 alpha-2, a group's short name, or a lower-case name."""

    name: str  # as people write it: "South Korea"
    type: Literal["country", "group", "area", "subnational"]  # what kind of place
    code: str | None = None  # ISO 3166-2 of a subnational area
    adjectives: tuple[str, ...] = ()  # Korean, Chinese; people too: Malaysians
    cities: tuple[str, ...] = ()  # cities that stand for the country in a dateline
    within: str | None = None  # the country of a subnational area
    members: tuple[str, ...] = ()  # countries of a group
    currency: str | None = None  # ISO 4217 of a country: what a bare "dollars" means there
    fiscal_year_start: int = 1  # month that the fiscal year starts in

    def phrases(self) -> tuple[str, ...]:
        return self.forms + self.adjectives + self.cities


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class CurrencyEntry(Entry):
    """A currency of ISO 4217. `means` is its code."""

    symbols: tuple[str, ...] = ()  # before or after the number, case-sensitive: "$", "US$", "Rs", "€"
    codes: tuple[str, ...] = ()  # case-sensitive: "USD"
    minor: tuple[str, ...] = ()  # names of the hundredth: cents, pence
    minor_digits: int = 2  # decimals of the minor unit


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class UnitEntry(Entry):
    """A physical or counted unit. `means` is the plain singular unit."""

    dimension: str  # mass, energy, area, time, …
    factor: str = "1"  # to `base`, exact decimal
    base: str | None = None  # the unit that values are given in; this one where it is left out
    ucum: str | None = None  # code of UCUM
    abbreviations: tuple[str, ...] = ()  # case-sensitive, may be glued to the number: "kWh", "bpd"

    def phrases(self) -> tuple[str, ...]:
        return ()  # units are found from the number, by the recognizer


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class ChangeEntry(Entry):
    """A verb, noun, adjective or adverb of change. `means` is its direction."""

    means: Literal["up", "down", "flat", "either"]  # its direction
    part: Literal["verb", "noun", "adjective", "adverb"]  # part of speech
    multiple: str | None = None  # factor of the level for "doubled" (2), "halved" (0.5)
    difference: bool = False  # takes an amount as its object: "added 254,000 jobs"


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class PhraseEntry(Entry):
    """A phrase with a role in the sentence: `role` says which, `means` its value."""

    role: str  # one of the roles below
    kinds: tuple[str, ...] = ()  # of a verb that says what is measured: kinds of number or beginnings of units that it takes, where not any


SCHEMAS: dict[str, type[Entry]] = {
    "indicator/1": IndicatorEntry,
    "sector/1": SectorEntry,
    "region/1": RegionEntry,
    "currency/1": CurrencyEntry,
    "unit/1": UnitEntry,
    "change/1": ChangeEntry,
    "phrase/1": PhraseEntry,
}
