"""The currency that a bare "$" or "Rs" stands for in an article: that of its economy, or of where its company writes from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.subject import Subject
from extractor.vocabulary.load import Vocabulary
from extractor.vocabulary.models import RegionEntry

EXCHANGE = re.compile(r"\b(?:ASX|NZX|TSXV?)\b")
_LISTED = {"ASX": "AUD", "NZX": "NZD", "TSX": "CAD", "TSXV": "CAD"}
_DOLLARS = frozenset({"CAD", "AUD", "NZD"})
_DATELINE = 200  # characters in which a company tells where it writes
_WRITTEN_AT = re.compile(r"(?:, [A-Z][\w. ]{1,20})?(?:,|:| [-–—]| \()")
_TOLD_APART = re.compile(
    r"\b(?:A|C|AU|CA|CDN|NZ|Cdn)\$|\b(?:AUD|CAD|NZD)\b"
    r"|(?i:\b(?:in|millions of|thousands of) (?:U\.?S\.?|United States) dollars\b)"
)
_LINE = 2000  # characters of a line that are looked back on


class OwnCurrency:
    """Knows which currencies share a bare name; keeps nothing of an article."""

    def __init__(self, vocabulary: Vocabulary, countries: Mapping[str, RegionEntry]) -> None:
        self._countries = countries
        self._shared_names = _shared_names(vocabulary)

    def adopt(self, text: str, readings: Sequence[Reading], subject: Subject, items: Sequence[Item]) -> None:
        """Give bare names the article's own currency: CAD in a Canadian article, PKR in a Pakistani one."""
        country = self._countries.get(subject.entity.id) if subject.entity is not None and subject.entity.id else None
        currency = country.currency if country is not None else None
        if subject.company:
            listed = EXCHANGE.search(text)
            currency = _LISTED[listed[0]] if listed else self._dollar_of_dateline(text, items)
        if currency is None:
            return
        for reading in readings:
            mention = reading.mention
            if mention.kind == "money" and mention.unit != currency and currency in self._shared_names.get(mention.rule, ()):
                mention.unit = currency

    def _dollar_of_dateline(self, text: str, items: Sequence[Item]) -> str | None:
        """The dollar of the place that a company writes from: "MELBOURNE, 22 February 2023:"; None where it tells dollars apart."""
        for item in items:
            if item.start >= _DATELINE:
                return None
            if item.cls == "region" and _WRITTEN_AT.match(text, item.end):
                line = text[max(0, item.start - _LINE) : item.start].rpartition("\n")[2]
                if not line.strip():
                    place = self._countries.get(getattr(item.val, "within", None) or item.val.means)
                    named = place.currency if place is not None else None
                    return named if named in _DOLLARS and not _TOLD_APART.search(text) else None
        return None


def _shared_names(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The currencies that a bare name may stand for, by its entry: "rupees" of India, Pakistan, Sri Lanka, Nepal, Mauritius …"""
    named: dict[str, set[str]] = {}  # the last word of a full name, "Sri Lankan rupee" -> the codes
    bare = []
    for entry in vocabulary.of("currency"):
        if ".bare_" in entry.id:
            bare.append(entry)
            continue
        for form in entry.forms:
            named.setdefault(form.rpartition(" ")[2].lower(), set()).add(entry.means)
    shared = {entry.id: frozenset().union(*(named.get(form.lower(), ()) for form in entry.forms)) for entry in bare}
    # elsewhere a bare dollar is the American one
    return {name: codes & _DOLLARS if name.endswith(".bare_dollar") else codes for name, codes in shared.items()}
