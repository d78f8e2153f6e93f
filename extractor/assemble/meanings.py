"""What a general word means in this article: "surplus" in a trade report, "sales" abroad in an export report, "index" in a survey.

In comes the indicator that a figure's words name; out goes the id it has here, by what the article is about, the unit and the measure.
"""

from __future__ import annotations

from extractor import late_re as re
from extractor.assemble.fitting import SHARE_BEHIND, UNIT_INDICATORS, Fitting
from extractor.assemble.frames import Reading
from extractor.assemble.items import Item
from extractor.assemble.words import PRICE_INDICES
from extractor.vocabulary.classes import members

_PRICED = frozenset(
    {
        "tonne", "ton", "barrel", "pound", "kilogram", "kilo", "kg", "litre", "liter", "gallon", "ounce", "bushel", "unit", "bag",
        "quintal", "megawatt_hour", "kilowatt_hour", "square_metre", "cubic_metre", "carat", "head of cattle",
    }
)  # fmt: skip
MADE = frozenset({"production", "gdp"})
_AMOUNTS = ("flow", "count", "stock")
_BUILT = re.compile(
    r"[ -](?:\w+[ -]){0,3}?(?:plant|factory|facility|project|fab|complex|refinery|terminal|expansion|investment|campus|gigafactory)\b"
)
_OF_EXPORTS = re.compile(r"(?i)earnings from (?:[\w'’]+ ){0,3}exports?\b")
_THOSE_ASKED = (
    r"(?:the |those |all |surveyed |polled )?(?:[a-z-]+ ){0,2}?"
    r"(?:firms|companies|businesses|respondents|manufacturers|employers|economists|analysts|households|consumers|retailers|those|panellists)\b"
)
_ASKED = re.compile(rf"(?i)\b(?:of|among) {_THOSE_ASKED}(?= (?:surveyed|polled|asked|questioned|who|expect|report|said)|,)")
_ASKED_BEHIND = re.compile(rf" of {_THOSE_ASKED}")
_HEADLINE = frozenset({"index", "headline index", "the index", "indices", "index reading"})
_SURVEYED_PARTS = re.compile(
    r"(?i)\b(?:(?P<orders>new export orders|new orders|order intake|incoming orders|order books?)|(?P<output>output|production)"
    r"|(?P<employment>employment|staffing|hiring|headcount)|(?P<inventories>inventories|stocks)|business activity"
    r"|(?P<input_prices>(?:input|purchase|purchasing|raw[ -]materials?) (?:prices|costs))|prices"
    r"|(?P<supplier_deliveries>delivery times|suppliers?['’]? deliver(?:y times|ies)|lead times))\b"
)
_REACHED = frozenset({"at", "to", "from"})
_LAND = frozenset({"hectare", "acre"})
_GROWN = members("flows_of_crops")
_YIELDS = frozenset({"bushel_per_acre", "tonne_per_hectare", "kilogram_per_hectare", "quintal_per_hectare", "pound_per_acre"})
_PER_SHARE = {
    "net_profit": "earnings_per_share",
    "earnings": "earnings_per_share",
    "profit": "earnings_per_share",
}
_PEOPLE_COUNTED = members("payers_counted")
_OF_COMPANIES = frozenset({"retail_sales", "earnings", "crop_yield"})  # words that mean another thing in a company's report
_MEANT = {"retail_sales": "sales", "earnings": "earnings", "crop_yield": "yield"}
_ANYBODYS = frozenset({"total spending", "outlays", "total expenditure", "total expenditures"})
_SPENT = frozenset({"visitors", "tourism_revenue", "passengers", "consumption", "spending", "income", "disposable_income"})
_MILLION = 1_000_000
_RATE_LIKE = PRICE_INDICES | {"interest_rate", "unemployment_rate"}


class Meanings(Fitting):
    """The ids of indicators."""

    def _specific(self, item: Item, reading: Reading) -> str:
        """What a general word means in this article: "surplus" in a trade report, "sales" abroad in an export report."""
        means: str = item.val.means
        main = self._subject.flow
        general = not getattr(item.val, "known", True) or (means == item.low and main is not None and main.val.means.endswith(f"_{means}"))
        if general and main is not None and main.low.endswith(f" {item.low}"):
            means = main.val.means  # "usage", of a report on battery usage
        flow = main.val.means if main is not None else None
        return (
            self._by_reporter(means, item, reading, flow)
            or self._by_unit_told(means, item, reading)
            or self._by_words_beside(means, item, reading, flow)
            or self._by_subject(means, item, reading, flow)
            or self._by_money(means, item, reading, flow)
            or self._by_trade(means, item, reading, flow)
            or self._by_sign(means, item, reading)
        )

    def _by_reporter(self, means: str, item: Item, reading: Reading, flow: str | None) -> str | None:
        """By who reports, and of whom: a company, an office, a survey, a port."""
        mention = reading.mention
        if self._contributes(reading):
            return "contribution"
        if self._subject.company and means in _OF_COMPANIES:
            return "net_profit" if item.low == "earnings" else _MEANT[means]
        if reading.measure == "share" and reading.frame.indicator is None and self._of_those_asked(reading):
            return "respondents"
        if (
            means in ("earnings", "revenue")
            and not self._subject.company
            and (self._subject.exporting or _OF_EXPORTS.match(self._text, item.start))
        ):
            return "exports"
        if means == "new_businesses" and flow in ("funding", "investment"):
            return str(flow)
        if means in self._subject.customers:
            return self._subject.customers[means]
        if means == "visitors" and item.low == "arrivals" and (mention.kind == "quantity" or flow in _GROWN or flow == "deliveries"):
            return "deliveries"  # of a crop, at ports or markets
        return None

    def _by_unit_told(self, means: str, item: Item, reading: Reading) -> str | None:
        """By the kind of number and its unit: a count of the unemployed is no rate, hectares of wheat no harvest."""
        mention = reading.mention
        if means == "share_price" and mention.kind in ("percent", "point") and self._subject.rivals:
            return "market_share"  # "their shares were 5.6% and 5.8%"
        if means == "share_price" and mention.kind == "count":
            return "shares"
        if means == "unemployment_rate" and mention.kind == "count":
            return "unemployment"
        if means == "unemployment" and mention.kind == "percent" and reading.measure == "level":
            return "unemployment_rate"
        if mention.unit in UNIT_INDICATORS and (reading.frame.indicator is None or means in ("passengers", "demand", "traffic")):
            return UNIT_INDICATORS[mention.unit]
        if mention.unit in _LAND and means in _GROWN:
            return "area_planted"
        if mention.unit in ("kilowatt", "kilowatt_hour") and reading.frame.indicator is None and self._subject.company:
            told = self._text[self._sentences[reading.sentence].start : reading.item.start]
            return "deployments" if "deploy" in told else "installations" if "install" in told else "capacity"
        if mention.unit in _YIELDS:
            return "crop_yield"
        if means == "crop_yield" and mention.kind == "quantity" and item.low == "yield" and not self._subject.company:
            return "production"  # "the second crop should yield 87 million tonnes"
        if means == "capacity" and mention.kind == "percent" and (reading.prep in _REACHED or reading.frame.mode == "level"):
            return "capacity_utilisation"  # "mills ran at 55 percent of their capacity"
        beside = reading.in_bracket or reading.measure == "change"
        before = reading.bracket_of or (reading.previous if beside else None)
        head = before.mention.unit if before is not None and before.sentence == reading.sentence else None
        if means == "passengers" and "tonne" in (mention.unit, head) and (reading.frame.indicator is None or item.cls == "indicator_verb"):
            return "throughput"  # freight in a report on passengers
        return None

    def _by_words_beside(self, means: str, item: Item, reading: Reading, flow: str | None) -> str | None:
        """By what stands beside the number: what is built, what grows, the price right before."""
        mention = reading.mention
        if means == "inflation" and flow == "house_prices":
            return "house_prices"
        if mention.kind == "money" and reading.frame.indicator is None and _BUILT.match(self._text, reading.item.end):
            return "investment"
        grown = reading.postfix is not None and reading.postfix.low == "growth"  # "the expectation of 3% growth"
        alone = reading.frame.indicator is None and (reading.frame.sector is None or means not in PRICE_INDICES)
        if (reading.growth_alone or ((reading.frame.growth or grown) and alone)) and (
            means in _RATE_LIKE or (getattr(item.val, "type", "") == "index" and mention.kind == "percent" and not self._subject.company)
        ):
            return "gdp"
        if (
            reading.frame.indicator is None
            and (reading.measure in ("change", "difference") or (reading.role == "before" and mention.kind == "money"))
            and getattr(item.val, "type", "flow") in (*_AMOUNTS, "ratio", "rate")
            and self._of_price(reading)
        ):
            return "price"  # "at $13.74 an ounce, down 3 percent"
        return None

    def _by_subject(self, means: str, item: Item, reading: Reading, flow: str | None) -> str | None:
        """By what the article is about: the index of a survey, of prices, of an industry."""
        mention = reading.mention
        if means == "index" and flow is not None and flow.endswith(("confidence", "climate", "sentiment")) and item.low in _HEADLINE:
            return str(flow)
        if means == "net_profit" and item.low.endswith("earnings") and not self._subject.company and flow == "earnings":
            return "earnings"  # "net earnings rose 7 percent", of those who work
        if means == "index" and flow == "pmi":
            return self._part_of_survey(item, reading) or means
        if item.low == "core index" and flow in MADE:
            return str(flow)  # of core industries
        if means == "stock_index" and flow == "pmi":
            return "pmi"  # "the composite index"
        if means == "business_confidence" and flow == "consumer_confidence" and item.low.startswith("expectations"):
            return "consumer_expectations"
        if means == "tariff" and mention.kind == "money" and mention.per is None:
            return "customs_revenue"  # "import duties brought in 69 billion"
        if means == "costs" and flow in PRICE_INDICES and reading.measure == "change":
            return "price"  # "clothing and footwear costs rose 2 percent"
        if means == "index" and flow in PRICE_INDICES and mention.kind == "percent":
            # "the increase in the total index", of producer prices
            return "cpi" if flow == "inflation" and reading.measure == "change" else str(flow)
        if flow == "house_prices" and means in ("price", "index") and reading.frame.sector is None:
            return "house_prices"
        return None

    def _by_money(self, means: str, item: Item, reading: Reading, flow: str | None) -> str | None:
        """What is told in money: what subscribers pay, what a share earns, what a tonne costs."""
        mention = reading.mention
        if mention.kind != "money":
            return None
        type_ = getattr(item.val, "type", "flow")
        if means == "dividend_per_share" and mention.scale >= _MILLION:
            return "dividends"  # "$131 million of dividends"
        if means in _PEOPLE_COUNTED and mention.per is None and flow is not None and self._subject.flow is not item:
            return str(flow)  # "subscriptions grew 5% to $741 million"
        if means in _PER_SHARE and (mention.per == "share" or SHARE_BEHIND.match(self._text, mention.end)):
            return _PER_SHARE[means]
        if mention.per in _PRICED and type_ in _AMOUNTS and not means.endswith(("costs", "cost")):
            return "price"
        if type_ in ("index", "rate") and means in PRICE_INDICES:
            return "price"
        if means == "visitors":
            return "tourism_revenue"
        if (
            means in ("price", "average_selling_price")
            and mention.value is not None
            and abs(mention.value) >= 1_000_000
            and mention.per is None
        ):
            return flow if flow is not None and flow not in PRICE_INDICES else "revenue"
        return None

    def _by_trade(self, means: str, item: Item, reading: Reading, flow: str | None) -> str | None:
        """By the trade that is reported on: ports, tourism, fishing, work."""
        mention = reading.mention
        if mention.unit == "teu":
            self._teu_sentence = reading.sentence
        if self._teu_sentence == reading.sentence and reading.frame.indicator is None and self._subject.port:
            return "throughput"
        if mention.unit == "teu" and (reading.frame.indicator is None or means in ("containers", "passengers")):
            return "throughput"
        if means in ("earnings", "revenue", "income", "receipts") and flow in ("visitors", "tourism_revenue") and not self._subject.company:
            return "tourism_revenue"
        if means == "government_spending" and item.low in _ANYBODYS and flow in _SPENT:
            return "spending"
        if means == "passengers" and item.low in ("travellers", "travelers") and flow in ("visitors", "overnight_stays"):
            return "visitors"
        if means == "flights" and item.low == "landings" and mention.kind != "count":
            return "production"  # of fish
        if means in ("bed_places", "hotel_rooms") and reading.measure == "share":
            return "hotel_occupancy"  # "61 percent of bed places were taken"
        if flow == "gdp" and means == "production" and item.low in ("output", "production", "economic output"):
            return "gdp"
        if flow == "employment" and means in ("hires", "hiring"):
            return "employment"
        return None

    def _by_sign(self, means: str, item: Item, reading: Reading) -> str:
        """What is left: profits and balances, each with those told before."""
        if means == "profit" and item.low in ("loss", "losses", "profit"):
            return self._profit or means  # "the loss would have been": the one told before
        if means.endswith("_profit"):
            self._profit = means
        if means == "export_share":
            return "exports"
        if means == "balance" and reading.mention.kind == "quantity":
            return "deficit" if reading.negative else "surplus"  # of a market: "a world deficit of 310,000 tonnes"
        if means == "balance":
            sector = reading.frame.sector.id if reading.frame.sector is not None else None
            return "trade_balance" if sector in ("goods", "services", "goods and services") else self._subject.balance
        if means in ("sales", "shipments") and self._subject.exporting:
            return "exports"
        return means

    def _of_those_asked(self, reading: Reading) -> bool:
        """ "of the firms surveyed, 22 percent", "31 percent of respondents"."""
        start = self._sentences[reading.sentence].start
        return bool(_ASKED_BEHIND.match(self._text, reading.item.end) or (_ASKED.search(self._text, start, reading.item.start)))

    def _part_of_survey(self, item: Item, reading: Reading) -> str | None:
        """ "new orders contracted: the index dropped to 48.1", in a report on a survey of managers."""
        start = self._sentences[reading.sentence].start
        named = list(_SURVEYED_PARTS.finditer(self._text, start, item.start))
        if not named:
            return None
        word, group = named[-1][0].lower(), named[-1].lastgroup
        if group in ("input_prices", "supplier_deliveries"):
            return group
        kept = word in ("new export orders", "new orders") or group is None
        return f"{word.replace(' ', '_') if kept else 'new_orders' if group == 'orders' else group}_index"

    @staticmethod
    def _of_price(reading: Reading) -> bool:
        """Whether the number before it in the sentence, or the one that its bracket follows, is a price by the unit."""
        return any(
            before is not None and before.sentence == reading.sentence and before.mention.kind == "money" and before.mention.per in _PRICED
            for before in (reading.previous, reading.bracket_of)
        )
