"""Exchange rates: "at 146 to the dollar" is an amount of the currency that is not named behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.frames import FreeIndicator, Reading, replace
from extractor.assemble.items import Item
from extractor.vocabulary.load import Vocabulary

_QUOTED = re.compile(
    r"[ \u00a0]?(?:[A-Za-z]{2,12} )?(?:to|per|against|versus|/|for|a)[ \u00a0]?(?:the |one |1 |each )?"
    r"(?:U\.?S\.?[ \u00a0]?)?(?P<other>dollars?|greenback|euros?|pounds?|sterling|USD|EUR|GBP|US\$|\$|€|£)(?![\w\d])"
)
_CURRENCY = {"dollar": "USD", "greenback": "USD", "usd": "USD", "us$": "USD", "$": "USD", "euro": "EUR", "eur": "EUR", "€": "EUR"}
_BARE = frozenset({"count", "bare", "point"})


class ExchangeRates:
    """Knows the currency that a bare name stands for; keeps nothing of an article."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._codes: dict[str, str] = {}  # "yen" -> JPY; a bare name's likeliest
        self._named: dict[str, set[str]] = {}  # "peso" -> MXN, ARS, CLP …
        for entry in vocabulary.of("currency"):
            for form in entry.forms:
                word = form.lower()
                self._named.setdefault(word.rpartition(" ")[2], set()).add(entry.means)
                if ".bare_" in entry.id or " " not in word:
                    self._codes.setdefault(word, entry.means)
                else:
                    self._codes.setdefault(word.rpartition(" ")[2], entry.means)

    def settle(self, text: str, readings: Sequence[Reading], *, own: str | None) -> None:
        """Give every quotation of a rate its currency; `own` is that of the article's economy."""
        for reading in readings:
            mention = reading.mention
            if mention.kind not in _BARE and mention.kind != "money":
                continue
            told = _QUOTED.match(text, reading.item.end)
            held = reading.frame.indicator
            rate = held is not None and held.val.means == "exchange_rate"
            if told is None:
                if rate and held is not None and mention.kind in _BARE and mention.unit != "index_point" and mention.step < 1:
                    code = self._own_code(held, own)
                    sure = code == own or len(self._named.get(held.low.rpartition(" ")[2], ())) == 1  # several economies have pesos
                    if code is not None and sure:
                        mention.kind, mention.unit = "money", code  # "the peso closed at 57.35"
                continue
            other = _CURRENCY.get(told["other"].lower().removesuffix("s"), "GBP")
            if mention.kind == "money" and (mention.unit == other or not rate):
                continue
            if mention.kind in _BARE:
                named = self._own_code(held, own) if rate and held is not None else None
                code = named if named not in (None, other) else own
                if code is None or code == other:
                    continue
                mention.kind, mention.unit = "money", code
            indicator = (
                held
                if rate
                else Item(
                    told.end() - len(told[0].strip()), told.end(), "indicator", FreeIndicator("exchange_rate", "price", known=True), ""
                )
            )
            reading.frame = replace(reading.frame, indicator=indicator, negative=None, sector=None, region=None)

    def _own_code(self, held: Item, own: str | None) -> str | None:
        """The code of the currency that an indicator names: "the peso", of `own` economy where its currency is called so."""
        word = held.low.rpartition(" ")[2]
        return own if own is not None and own in self._named.get(word, ()) else self._codes.get(word)
