"""Name what a figure is about: indicator, sector, region and entity, with what the sentences before have said."""

from __future__ import annotations

import re

from extractor.assemble.basing import MONTHLY
from extractor.assemble.dating import because
from extractor.assemble.frames import Reading
from extractor.assemble.going_on import GoingOn
from extractor.assemble.items import Item
from extractor.assemble.percents import RATES
from extractor.assemble.words import PRICE_INDICES
from extractor.marks import Dimension, Reason

_PRICED = frozenset(
    {
        "tonne", "ton", "barrel", "pound", "kilogram", "kilo", "kg", "litre", "liter", "gallon", "ounce", "bushel", "unit", "bag",
        "quintal", "megawatt_hour", "kilowatt_hour", "square_metre", "cubic_metre", "carat", "head of cattle",
    }
)  # fmt: skip
_OF_ONE_INDUSTRY = frozenset({"electricity_generation", "electricity_consumption"})
_MADE = frozenset({"production", "industrial_production", "gdp"})
_AMOUNTS = ("flow", "count", "stock")
_BUILT = re.compile(
    r"[ -](?:\w+[ -]){0,3}?(?:plant|factory|facility|project|fab|complex|refinery|terminal|expansion|investment|campus|gigafactory)\b"
)
_OF_EXPORTS = re.compile(r"(?i)earnings from (?:[\w'’]+ ){0,3}exports?\b")
_UNIT_INDICATORS = {"revenue_passenger_kilometre": "revenue_passenger_kilometres", "available_seat_kilometre": "available_seat_kilometres"}
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
_ONE_PRICE = frozenset({"rents", "tuition", "fares"})  # of one thing among those that a price index counts
_PAY = frozenset({"earnings", "wages", "real_wages"})
_WORKING = frozenset({"employment", "employees", "hours_worked"})
_LAND = frozenset({"hectare", "acre"})
_GROWN = frozenset({"production", "exports", "imports", "yield", "inventories", "harvest", "stocks"})
_YIELDS = frozenset({"bushel_per_acre", "tonne_per_hectare", "kilogram_per_hectare", "quintal_per_hectare", "pound_per_acre"})
_PER_SHARE = {
    "net_profit": "earnings_per_share",
    "earnings": "earnings_per_share",
    "profit": "earnings_per_share",
    "net_income": "earnings_per_share",
    "dividends": "dividend_per_share",
    "dividend": "dividend_per_share",
}
_SHARES = {"export_share": "exports", "import_share": "imports"}
_COUNTED = frozenset(
    {"customers", "employees", "employment", "households", "homes_passed", "headcount", "passengers", "subscribers", "users", "fleet"}
)
OF_MONEY = frozenset(
    {
        "revenue", "net_sales", "net_profit", "operating_profit", "pretax_profit", "gross_profit", "profit", "ebit", "ebita", "ebitda",
        "cash", "cash_flow", "free_cash_flow", "operating_cash_flow", "capital_expenditure", "costs", "cost_savings", "debt", "equity",
        "provisions", "net_interest_income", "total_income", "fee_income", "loans", "deposits", "advances", "dividends", "acquisition",
        "dividend_per_share", "earnings_per_share", "operating_margin", "share_price", "share_repurchases", "arpu", "r&d_expenses",
        "investment", "assets_under_management", "balance", "enterprise_value", "equity_value", "market_capitalisation",
        "recurring_revenue",
    }
)  # fmt: skip
_PEOPLE_COUNTED = frozenset({"subscribers", "customers", "users", "downloads", "accounts", "students", "patients", "households"})
_AREAS = frozenset({"square_foot", "square_metre", "square_kilometre", "hectare", "acre"})
_OF_COMPANIES = frozenset({"retail_sales", "earnings", "crop_yield"})  # words that mean another thing in a company's report
_PROFITS = frozenset(
    {
        "net_profit", "operating_profit", "pretax_profit", "gross_profit", "profit", "ebit", "ebita", "ebitda", "earnings_per_share",
        "operating_margin", "margin",
    }
)  # fmt: skip
_SHARE_BEHIND = re.compile(r"(?:\s\(-?[\d.,]+\)|\))?\s(?:per|a)\s(?:\w+\s){0,4}share\b")  # "SEK 5.41 (4.12) per share"
_GROWS = ("grow", "grew", "expand")
_MEANT = {"retail_sales": "sales", "earnings": "earnings", "crop_yield": "yield"}
_OF_A_SHARE = 100_000  # what is less may be earned on one share
_PASSING = frozenset({"share_price", "market_capitalisation"})  # told in passing: what follows is not of them
_SALES = frozenset({"revenue", "net_sales", "sales"})
_DONE = frozenset({"revenue", "acquisition", "net_profit", "valuation"})  # what verbs of business speak of
_RATE_LIKE = PRICE_INDICES | {"interest_rate", "unemployment_rate"}
_PRICES = PRICE_INDICES | {"price", "prices"}


class Naming(GoingOn):
    """Fills the dimensions that a sentence leaves open."""

    def _goes_on(self, reading: Reading, indicator: Dimension | None) -> bool:
        """Whether a balance that names no surplus is compared with a deficit."""
        last = self._last
        if reading.negative is not None or reading.mention.signed or reading.frame.indicator is not None or reading.role != "before":
            return False
        return last is not None and last.indicator == indicator and last.measure == "level" and last.value is not None and last.value < 0

    def _indicator_of(self, reading: Reading, evidence: dict[str, Reason]) -> tuple[Item | None, Dimension | None]:
        frame = reading.frame
        item, rule = frame.indicator, "clause"
        if item is not None and item.low.endswith("trade") and self._subject.flow is not None and self._subject.flow.val.means in MONTHLY:
            frame.sector = frame.sector or Dimension(item.low, item.low, None, item.start, item.end)
            item = None
        if reading.bare_rate and self._rate is not None and (item is None or getattr(item.val, "type", "") not in RATES):
            item, rule = self._rate, "rate told last"
        whole = reading.of_indicator or (reading.bracket_of.of_indicator if reading.bracket_of is not None else None)
        earlier = reading.previous
        if (
            whole is None
            and earlier is not None
            and earlier.sentence == reading.sentence
            and earlier.frame.indicator is None
            and earlier.frame.sector == frame.sector
        ):
            whole = reading.of_indicator = earlier.of_indicator
        if item is None and whole is not None:
            item, rule = whole, "of the whole"
        if item is None and self._subject.company and self._is_organic(reading):
            if self._sold is None:
                evidence["indicator"] = because(frame.adjustment, "sales grow organically")
                return None, Dimension("revenue", "revenue", None, None, None)
            item, rule = self._sold, "sales told last"
        done = self._done(reading) if item is None else None
        if done is not None:
            return None, self._of_cue(reading, done, evidence)
        by_unit = self._by_unit
        if item is None and by_unit is not None and reading.previous is by_unit[0] and reading.measure in ("change", "difference"):
            return None, self._of_cue(reading, by_unit[1], evidence)  # "deployed 9.6 GWh, up 2%"
        previous = self._sentence_first or self._previous_first
        if (
            item is None
            and self._indicator_sentence == reading.sentence
            and self._sentence_item is not None
            and self._sentence_first is not None
        ):
            item, rule = self._sentence_item, "figure before"
        if (
            item is None
            and reading.mention.kind in ("count", "quantity")
            and self._indicator is not None
            and self._indicator in self._money_items
        ):
            item, rule = next((held for held in reversed(self._count_items)), None), "last of its unit"
        if item is None and frame.cue == "share_price":
            return None, self._of_cue(reading, frame.cue, evidence)
        if item is None and frame.cue is not None and frame.cue not in _DONE and (self._subject.trading or self._subject.exporting):
            return None, self._of_cue(reading, frame.cue, evidence)
        if item is None and frame.industry and self._subject.flow is not None:
            item, rule = self._subject.flow, "subject of the article"
        main = self._subject.flow or self._subject.indicator
        if (
            item is None
            and reading.mention.kind == "basis_point"
            and main is not None
            and main.val.means in ("interest_rate", "policy_rate")
        ):
            item, rule = main, "subject of the article"
            self._indicator = main
        if item is None and frame.goes_on and self._indicator is None and self._item is not None and not self._subject.company:
            item, rule = self._item, "sentence before"  # "The growth rate was …" in a paragraph of its own
        if item is None and frame.pronoun and self._indicator is None and self._subject.trading:
            item, rule = self._subject.indicator, "subject of the article"
        if (
            item is None
            and (frame.pronoun or not frame.subject)
            and previous is not None
            and previous.indicator is not None
            and self._indicator is not None
        ):
            item, rule = self._indicator, "sentence before"
        if item is None and frame.carries == "own" and not self._subject.company:
            item, rule = self._indicator or self._item, "sentence before"  # "This is followed by tea at …"
        heading = self._headings.get(reading.sentence)
        if item is None and heading is not None and heading.indicators and self._said_at < heading.indicators[0].start:
            flow = self._subject.flow.val.means if self._subject.flow is not None else None
            item = next(
                (held for held in heading.indicators if held.val.means == flow or {held.val.means, flow} <= _PRICES), heading.indicators[0]
            )
            rule = "heading"
        if item is None and reading.kind == "bullet" and self._indicator is not None and frame.sector is not None and self._said_in_bullet:
            item, rule = self._indicator, "list"
        if item is None and frame.subject and self._paragraph_flow is not None and (frame.sector is not None or frame.region is not None):
            item, rule = self._paragraph_flow, "paragraph"
        if item is None:
            item, rule = self._flow or self._indicator, "paragraph"
        if item is None:
            item, rule = self._subject.flow or self._subject.indicator, "subject of the article"
        if item is not None and frame.indicator is None and item.val.means in _PROFITS and self._part_grows(reading):
            if self._sold is None:
                evidence["indicator"] = (None, None, "a part grows by its sales", None)
                return None, Dimension("revenue", "revenue", None, None, None)
            item, rule = self._sold, "sales told last"
        if item is not None and frame.indicator is None and frame.sector is not None and item.val.means in _OF_ONE_INDUSTRY:
            main = self._subject.flow
            if main is not None and main.val.means in _MADE:
                item, rule = main, "subject of the article"  # "power generation grew by 3%, while construction fell"
        shared = item is not None and item.val.means in ("market_share", "share") and reading.measure == "change"
        if shared and frame.indicator is None and main is not None and not main.val.means.endswith("share"):
            item, rule = main, "subject of the article"  # "Orvo has a 32% share. It saw a 14.5% decline."
        if item is not None and frame.indicator is None and rule != "of the whole":
            item, rule, usual = self._suited(item, rule, reading)
            if usual is not None:
                evidence["indicator"] = (None, None, "usual of its unit", None)
                return None, usual
        if item is None:
            return None, None
        of_part = frame.indicator is None and frame.sector is not None and item.val.means.startswith("core_")
        if of_part or self._of_another(item, reading):
            general = self._subject.flow
            if general is None or general.val.means.startswith("core_") or general.val.means not in PRICE_INDICES:
                evidence["indicator"] = (item.start, item.end, rule, None)
                return item, Dimension("inflation", "inflation", None, item.start, item.end)
            item, rule = general, "subject of the article"  # "core inflation was 2%. Goods fell by 1%"
        if self._paid(item, reading):
            main = self._subject.flow
            if main is not None:
                evidence["indicator"] = (main.start, main.end, "subject of the article", getattr(main.val, "id", None))
                return main, Dimension(main.val.means, main.val.means, None, main.start, main.end)
        if getattr(item.val, "type", "") == "rate" and item.val.means not in PRICE_INDICES:
            self._rate = item
        if frame.indicator is not None:
            self._said_at = frame.indicator.start
            self._said_in_bullet = reading.kind == "bullet"
            if reading.measure == "level":
                (self._money_items if reading.mention.kind == "money" else self._count_items).append(item)
            if item.val.means not in _PASSING or not self._subject.company:
                self._indicator = item
            if item.val.means in _SALES:
                self._sold = item
            if getattr(item.val, "type", "flow") != "balance" and self._indicator is item:
                self._flow = item
                self._paragraph_flow = self._paragraph_flow or item
        evidence["indicator"] = (item.start, item.end, rule, getattr(item.val, "id", None))
        if self._indicator_sentence != reading.sentence:
            self._indicator_sentence, self._sentence_item = reading.sentence, item if frame.indicator is None else None
        means = self._specific(item, reading)
        self._by_unit = (reading, means) if means != item.val.means and reading.mention.kind == "quantity" else self._by_unit
        if means == item.val.means and not getattr(item.val, "known", True):
            return item, Dimension(None, means, self._text[item.start : item.end], item.start, item.end)
        return item, Dimension(means, means, self._text[item.start : item.end], item.start, item.end)

    def _is_organic(self, reading: Reading) -> bool:
        """Whether a change is "organic", or growth of nothing that is named: then it is one of a company's sales."""
        tag = reading.frame.adjustment
        alone = reading.growth_alone and self._sentence_first is None  # "It sees growth of 7%"
        if (reading.frame.growth or alone) and reading.mention.kind == "percent" and reading.frame.sector is None:
            return True  # "lifted its growth guidance to 4-6 per cent": of sales
        return tag is not None and tag.value == "organic" and reading.measure in ("change", "difference")

    def _part_grows(self, reading: Reading) -> bool:
        """Whether a segment or a market of a company grows, of which no word tells by what: by its sales, not its profit."""
        frame = reading.frame
        if (
            not self._subject.company
            or reading.measure != "change"
            or (frame.sector is None and frame.region is None and frame.entity is None)
        ):
            return False
        moved = reading.postfix or reading.direction_item or reading.inherited_item
        if (moved is not None and moved.low.startswith(_GROWS)) or self._growing == reading.sentence:
            self._growing = reading.sentence  # "Europe grew 3%, Asia 4%"
            return True
        return False

    def _of_those_asked(self, reading: Reading) -> bool:
        """ "of the firms surveyed, 22 percent", "31 percent of respondents"."""
        start = self._sentences[reading.sentence].start
        return bool(_ASKED_BEHIND.match(self._text, reading.item.end) or (_ASKED.search(self._text, start, reading.item.start)))

    @staticmethod
    def _of_cue(reading: Reading, cue: str, evidence: dict[str, Reason]) -> Dimension:
        """What a buyer, a supplier or a share tells without naming it."""
        item = reading.cue_item
        start, end = (item.start, item.end) if item is not None else (None, None)
        evidence["indicator"] = (start, end, "word that stands for it", getattr(item.val, "id", None) if item is not None else None)
        return Dimension(cue, cue, None, None, None)

    def _done(self, reading: Reading) -> str | None:
        """What a company's verb speaks of, where no noun does: "brought in 3 billion won", "to acquire 60% of it for €2 billion"."""
        cue = reading.frame.cue
        if cue == "payment" and self._subject.deal:
            cue = "acquisition"
        if not self._subject.company or cue not in _DONE:
            return None
        if cue == "net_profit" and reading.mention.kind == "money" and _SHARE_BEHIND.match(self._text, reading.mention.end):
            return "earnings_per_share"
        if reading.mention.kind == "money" and (reading.measure == "level" or cue == "net_profit"):
            return cue
        if reading.mention.kind != "percent":
            return None
        if cue == "net_profit" and reading.measure == "change":
            return cue
        return "stake" if cue == "acquisition" and reading.measure != "change" else None

    def _suited(self, item: Item, rule: str, reading: Reading) -> tuple[Item | None, str, Dimension | None]:
        """The indicator told before where a number of that kind can be of it, else the nearest that suits or what is usual of it."""
        if self._misfit is not None and self._misfit[:2] == (reading.sentence, item):
            return None, rule, self._misfit[2]  # "Tavirel (€84 million, +9%)", where patients were told before
        if self._fits(item, reading):
            return item, rule, None
        if reading.mention.kind == "money":
            main = self._subject.flow
            if main is not None and self._fits(main, reading):
                self._misfit = (reading.sentence, item, Dimension(main.val.means, main.val.means, None, main.start, main.end))
                return main, "subject of the article", None
            usual = "acquisition" if self._subject.deal else "revenue"
            self._misfit = (reading.sentence, item, Dimension(usual, usual, None, None, None))
            return None, rule, self._misfit[2]
        if reading.mention.unit in _AREAS:
            return None, rule, Dimension("area", "area", None, None, None)
        found = next(reversed(self._count_items), None) or self._subject.flow
        return found if found is not item else None, "last of its unit", None

    def _of_another(self, item: Item, reading: Reading) -> bool:
        """ "rents rose 6.6%, water 10.9%": in a report on prices, what is said of one thing is no indicator of the next."""
        main, sector = self._subject.flow, reading.frame.sector
        if main is None or main.val.means not in PRICE_INDICES or item.val.means not in _ONE_PRICE or sector is None:
            return False
        return reading.previous is not None and sector.start is not None and sector.start > item.end

    def _paid(self, item: Item, reading: Reading) -> bool:
        """Whether those who work are told of by what they earn: "part-timers made 1,300 euros, up 3 percent"."""
        main = self._subject.flow
        if main is None or main.val.means not in _PAY or item.val.means not in _WORKING or self._subject.company:
            return False
        if reading.mention.kind == "money":
            self._paying = reading.sentence
        return self._paying == reading.sentence and reading.mention.kind in ("money", "percent") and reading.measure != "share"

    def _fits(self, item: Item, reading: Reading) -> bool:
        """Whether a company's number can be of an indicator told before: no amount of money counts patients, no profit comes in homes."""
        mention = reading.mention
        if mention.kind == "money" and item.val.means.endswith("_per_share"):
            return mention.value is None or abs(mention.value) < _OF_A_SHARE  # "ahead of the 42 cents expected"
        if item.val.means.endswith("_share") and mention.kind in ("money", "count", "quantity"):
            return False
        if (
            getattr(item.val, "type", "") == "price"
            and mention.kind in ("quantity", "count")
            and reading.measure in ("level", "difference")
        ):
            return False  # "Cocoa was quoted at … Stocks fell to …": no price comes in tonnes
        if not self._subject.company or reading.measure not in ("level", "difference"):
            return True
        if mention.kind == "money":
            counts = getattr(item.val, "type", "flow") in ("count", "ratio", "rate") or item.val.means in _COUNTED
            return mention.per is not None or not counts
        if mention.kind not in ("count", "quantity") or mention.unit in _UNIT_INDICATORS:
            return True
        return item.val.means not in OF_MONEY and getattr(item.val, "type", "flow") not in ("ratio", "rate")

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

    def _specific(self, item: Item, reading: Reading) -> str:
        """What a general word means in this article: "surplus" in a trade report, "sales" abroad in an export report."""
        means: str = item.val.means
        main = self._subject.flow
        if not getattr(item.val, "known", True) and main is not None and main.low.endswith(f" {item.low}"):
            means = main.val.means  # "usage", of a report on battery usage
        mention = reading.mention
        type_ = getattr(item.val, "type", "flow")
        flow = self._subject.flow.val.means if self._subject.flow is not None else None
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
        if means == "share_price" and mention.kind in ("percent", "point") and self._subject.rivals:
            return "market_share"  # "their shares were 5.6% and 5.8%"
        if means == "share_price" and mention.kind == "count":
            return "shares"
        if means == "unemployment_rate" and mention.kind == "count":
            return "unemployment"
        if means == "unemployment" and mention.kind == "percent" and reading.measure == "level":
            return "unemployment_rate"
        if mention.unit in _UNIT_INDICATORS and (reading.frame.indicator is None or means in ("passengers", "demand", "traffic")):
            return _UNIT_INDICATORS[mention.unit]
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
        before = reading.bracket_of or (reading.previous if reading.in_bracket else None)
        head = before.mention.unit if before is not None and before.sentence == reading.sentence else None
        if means == "passengers" and "tonne" in (mention.unit, head) and reading.frame.indicator is None:
            return "throughput"  # freight in a report on passengers
        if means == "inflation" and flow == "house_prices":
            return "house_prices"
        if mention.kind == "money" and reading.frame.indicator is None and _BUILT.match(self._text, reading.item.end):
            return "investment"
        grown = reading.postfix is not None and reading.postfix.low == "growth"  # "the expectation of 3% growth"
        if (reading.growth_alone or ((reading.frame.growth or grown) and reading.frame.indicator is None)) and means in _RATE_LIKE:
            return "gdp"
        if (
            reading.frame.indicator is None
            and (reading.measure in ("change", "difference") or (reading.role == "before" and mention.kind == "money"))
            and type_ in (*_AMOUNTS, "ratio", "rate")
            and self._of_price(reading)
        ):
            return "price"  # "at $13.74 an ounce, down 3 percent"
        if means == "index" and flow is not None and flow.endswith(("confidence", "climate", "sentiment")) and item.low in _HEADLINE:
            return str(flow)
        if means == "net_profit" and item.low.endswith("earnings") and not self._subject.company and flow in ("earnings", "wages"):
            return "earnings"  # "net earnings rose 7 percent", of those who work
        if means == "index" and flow == "pmi":
            return self._part_of_survey(item, reading) or means
        if item.low == "core index" and flow in _MADE:
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
        if mention.kind == "money":
            if means in _PEOPLE_COUNTED and mention.per is None and flow is not None and self._subject.flow is not item:
                return str(flow)  # "subscriptions grew 5% to $741 million"
            if means in _PER_SHARE and (mention.per == "share" or _SHARE_BEHIND.match(self._text, mention.end)):
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
        if mention.unit == "teu":
            self._teu_sentence = reading.sentence
        if self._teu_sentence == reading.sentence and reading.frame.indicator is None and self._subject.port:
            return "throughput"
        if mention.unit == "teu" and (reading.frame.indicator is None or means in ("containers", "passengers")):
            return "throughput"
        if means in ("earnings", "revenue", "income", "receipts") and flow in ("visitors", "tourism_revenue") and not self._subject.company:
            return "tourism_revenue"
        if means == "government_spending" and item.low == "total spending" and flow in ("visitors", "tourism_revenue", "passengers"):
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
        if means == "profit" and item.low in ("loss", "losses", "profit"):
            return self._profit or means  # "the loss would have been": the one told before
        if means.endswith("_profit"):
            self._profit = means
        if means in _SHARES:
            return _SHARES[means]
        if means == "balance" and mention.kind == "quantity":
            return "deficit" if reading.negative else "surplus"  # of a market: "a world deficit of 310,000 tonnes"
        if means == "balance":
            sector = reading.frame.sector.id if reading.frame.sector is not None else None
            return "trade_balance" if sector in ("goods", "services", "goods and services") else self._subject.balance
        if means in ("sales", "shipments") and self._subject.exporting:
            return "exports"
        return means

    @staticmethod
    def _of_price(reading: Reading) -> bool:
        """Whether the number before it in the sentence, or the one that its bracket follows, is a price by the unit."""
        return any(
            before is not None and before.sentence == reading.sentence and before.mention.kind == "money" and before.mention.per in _PRICED
            for before in (reading.previous, reading.bracket_of)
        )
