"""Fill what sentences leave empty, the way a reader does, and make figures of readings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from extractor.assemble.frames import Frame, Reading
from extractor.assemble.items import Item
from extractor.assemble.measure import indicator_type, signed
from extractor.assemble.subject import Subject, basis_between
from extractor.interval import readings as intervals
from extractor.marks import Dimension, Draft, Tag
from extractor.period import Period, Relative
from extractor.recognize.sentences import Sentence
from extractor.tag.entity import has_form

_PRICE_INDICES = frozenset(
    {
        "cpi", "core_cpi", "cpih", "inflation", "core_inflation", "ppi", "hicp", "core_ppi", "consumer_prices", "producer_prices",
        "wholesale_prices", "food_prices",
    }
)  # fmt: skip
_PRICED = frozenset(
    {
        "tonne", "ton", "barrel", "pound", "kilogram", "kilo", "kg", "litre", "liter", "gallon", "ounce", "bushel", "unit", "bag",
        "quintal", "megawatt_hour", "kilowatt_hour", "square_metre", "cubic_metre", "carat", "head of cattle",
    }
)  # fmt: skip
_BUILT = re.compile(
    r"[ -](?:\w+[ -]){0,3}?(?:plant|factory|facility|project|fab|complex|refinery|terminal|expansion|investment|campus|gigafactory)\b"
)
_UNIT_INDICATORS = {"revenue_passenger_kilometre": "revenue_passenger_kilometres", "available_seat_kilometre": "available_seat_kilometres"}
_PER_SHARE = {
    "net_profit": "earnings_per_share",
    "earnings": "earnings_per_share",
    "profit": "earnings_per_share",
    "net_income": "earnings_per_share",
    "dividends": "dividend_per_share",
    "dividend": "dividend_per_share",
}
_SHARES = {"export_share": "exports", "import_share": "imports"}
_RATE_LIKE = _PRICE_INDICES | {"interest_rate", "unemployment_rate"}
_PRICES = _PRICE_INDICES | {"price", "prices"}
_OWN_STATE = frozenset(
    {
        "gdp", "gdp_growth", "gdp_per_capita", "pmi", "cpi", "core_cpi", "inflation", "core_inflation", "hicp", "unemployment_rate",
        "unemployment", "interest_rate", "policy_rate", "budget_balance", "public_debt",
    }
)  # fmt: skip
_MONTHLY = frozenset({"employment", "unemployment_rate", "unemployment", "payrolls", "participation_rate"})
_EXPECTED = re.compile(
    r"^\W*(?:\w+ ){0,3}?(?:economists?|analysts?|forecast\w*|expect\w*|consensus|estimate\w*|predicted|pencill?ed|projected"
    r"|anticipated|target\w*|guidance|polled|foreseen)\b",
    re.IGNORECASE,
)
_PREVIOUSLY = re.compile(r"\s*,?\s*(?:previously|before|earlier|initially)\b(?!\s+(?:month|year))", re.IGNORECASE)
_EXPECTED_BEFORE = re.compile(
    r"\b(?:forecasts?|expectations?|consensus|estimates?|targets?|quota|guidance|predictions?|projections?)(?: of| for)?(?: a| an)?\s*$",
    re.IGNORECASE,
)
_FLOORLESS = frozenset({"balance", "rate", "ratio", "index", "price"})
_DURATIONS = frozenset({"month", "year", "day", "week", "hour", "quarter"})
_COMPARING = frozenset({"yoy", "mom", "qoq", "hoh", "wow", "dod"})


class FigureMaker:
    """Walks the readings of one article in order and completes them."""

    def __init__(
        self,
        text: str,
        *,
        sentences: Sequence[Sentence],
        subject: Subject,
        period: Period | None,
        headings: dict[int, Frame],
        topics: dict[int, Item | Dimension],
        published: date | None = None,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._subject = subject
        self._main_period = period
        self._headings = headings
        self._topics = topics
        self._published = published
        self._paragraph = -1
        self._sentence = -1
        self._indicator: Item | None = None  # last said in this paragraph
        self._flow: Item | None = None
        self._paragraph_flow: Item | None = None
        self._carried: Tag | None = None  # period said in this paragraph
        self._basis: str | None = None
        self._last: Draft | None = None
        self._sentence_first: Draft | None = None
        self._previous_first: Draft | None = None
        self._sentence_basis: str | None = None
        self._last_basis: str | None = None
        self._contribution_sentence = -1
        self._teu_sentence = -1
        self._said_at = -1
        self._said_in_bullet = False
        self._topic_entity: Dimension | None = None
        self._indicator_sentence = -1
        self._sentence_item: Item | None = None
        self._money_items: list[Item] = []
        self._count_items: list[Item] = []
        self._rate_scopes: list[Item | None] = []

    def make(self, readings: list[Reading]) -> list[Draft]:
        """The figures, in order of the text; readings that state no statistic are left out."""
        self._subject.basis = self._main_basis(readings)
        drafts = []
        for reading in readings:
            self._enter(reading)
            if not self._is_statistic(reading):
                self._note(reading)
                continue
            draft = self._draft(reading)
            if draft is None:
                continue
            if self._sentence_first is None:
                self._sentence_first = draft
            self._last = draft
            drafts.append(draft)
        for number, draft in enumerate(drafts, 1):
            draft.id = f"f{number}"
        return drafts

    def _note(self, reading: Reading) -> None:
        """What a number that is no statistic leaves behind: "the jobless rate rose in five provinces"."""
        item = reading.frame.indicator
        if item is not None:
            self._indicator, self._said_at = item, item.start
            if getattr(item.val, "type", "flow") != "balance":
                self._flow = item

    def _enter(self, reading: Reading) -> None:
        if reading.sentence == self._sentence:
            return
        before, self._sentence = self._sentence, reading.sentence
        self._previous_first = self._sentence_first or self._previous_first
        self._sentence_first = None
        self._last_basis = self._sentence_basis
        self._sentence_basis = None
        paragraph = self._sentences[reading.sentence].paragraph
        bullet = reading.kind == "bullet"
        kept_basis = (
            self._last_basis if bullet and before >= 0 and self._sentences[before].kind != "bullet" else self._basis if bullet else None
        )
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._indicator = self._flow = self._paragraph_flow = None
            self._carried = None
            self._topic_entity = None
            self._basis = kept_basis
            self._previous_first = None if reading.kind != "prose" else self._previous_first
        for index in range(before + 1, reading.sentence):
            topic = self._topics.get(index)
            if isinstance(topic, Dimension):
                self._topic_entity = topic if self._sentences[index].paragraph == paragraph else None
                continue
            if topic is not None and self._sentences[index].paragraph == paragraph:
                self._indicator, self._said_at = topic, topic.start
                if getattr(topic.val, "type", "flow") != "balance":
                    self._flow = topic

    # what is a statistic -----------------------------------------------------------------------------------------

    def _is_statistic(self, reading: Reading) -> bool:
        mention = reading.mention
        kind = mention.kind
        frame = reading.frame
        first = self._sentences[reading.sentence].start == mention.start
        if (
            first
            and kind in ("count", "bare")
            and mention.value is not None
            and mention.value < 20
            and self._text[mention.end : mention.end + 2].strip()[:1].isupper()
        ):
            return False  # a footnote's digit
        moved = reading.object or reading.prep in ("to", "by", "from", "at") or reading.role == "before" or reading.postfix is not None
        if kind == "quantity" and mention.unit in _DURATIONS:
            type_ = indicator_type(reading)
            return frame.indicator is not None and (moved or frame.mode is not None) and type_ not in ("flow",)
        if kind in ("count", "bare"):
            value = mention.value if mention.value is not None else mention.high
            if value is None:
                return False
            counted = reading.counted
            if counted is not None and (counted.indicator or counted.sectors) and (value >= 100 or moved or mention.form == "digits"):
                return not counted.noise or value >= 1000
            big = value >= 1000 or (mention.step != 1 and mention.form == "digits")
            if frame.indicator is None and self._subject.indicator is None:
                return False
            if counted is not None and counted.noise and value < 1000:
                return False
            if big:
                return True
            if mention.form != "digits":
                return False
            return frame.subject and (moved or (frame.mode in ("level", "average") and counted is None) or reading.in_bracket)
        if mention.form == "fraction":
            return (
                reading.of_whole or frame.subject or reading.direction is not None or frame.mode is not None or reading.prep in ("to", "by")
            )
        return True

    # filling -----------------------------------------------------------------------------------------------------

    def _draft(self, reading: Reading) -> Draft | None:
        mention = reading.mention
        evidence: dict[str, tuple[int | None, int | None, str]] = {"value": (mention.start, mention.end, mention.rule or "number")}
        value, low, high = (signed(number, reading) for number in (mention.value, mention.low, mention.high))
        if low is not None and high is not None and low > high:
            low, high = high, low
        measure = reading.measure or "level"
        unit = mention.unit or "count"
        indicator_item, indicator = self._indicator_of(reading, evidence)
        sector, region, entity = self._dimensions_of(reading, evidence)
        period, base = self._period_of(reading, evidence)
        basis, compared = self._basis_of(reading, base, evidence)
        type_ = getattr(getattr(indicator_item, "val", None), "type", None)
        if type_ == "balance" and measure == "level" and value is not None and value > 0 and self._goes_on(reading, indicator):
            value = -value  # "smaller than that of $42.3 billion", of a deficit
        floor = measure in ("level", "share") and (value is None or value >= 0) and type_ not in _FLOORLESS
        core, outer = intervals(
            value=value,
            low=low,
            high=high,
            step=mention.step,
            outer_step=mention.outer_step,
            qualifier=mention.qualifier,
            form=mention.form,
            unit=unit,
            whole=mention.whole and unit == "count" and measure == "level",
            exact=mention.exact,
            floor=floor,
            vague=mention.vague,
        )
        status = reading.frame.status
        adjustment = reading.frame.adjustment
        return Draft(
            mention=mention,
            sentence=reading.sentence,
            clause=reading.clause,
            value=value,
            low=low,
            high=high,
            core=core,
            outer=outer,
            unit=unit,
            measure=measure,
            qualifier=mention.qualifier,
            indicator=indicator,
            sector=sector,
            region=region,
            entity=entity,
            period=period,
            basis=basis,
            compared_to=compared,
            adjustment=adjustment.value if adjustment is not None else None,
            status=_status(status),
            counted=mention.counted if unit == "count" else None,
            evidence=evidence,
        )

    def _goes_on(self, reading: Reading, indicator: Dimension | None) -> bool:
        """Whether a balance that names no surplus is compared with a deficit."""
        last = self._last
        if reading.negative is not None or reading.mention.signed or reading.frame.indicator is not None or reading.role != "before":
            return False
        return last is not None and last.indicator == indicator and last.measure == "level" and last.value is not None and last.value < 0

    def _indicator_of(self, reading: Reading, evidence: dict[str, Any]) -> tuple[Item | None, Dimension | None]:
        frame = reading.frame
        item, rule = frame.indicator, "subject of the clause"
        if item is not None and item.low.endswith("trade") and self._subject.flow is not None and self._subject.flow.val.means in _MONTHLY:
            frame.sector = frame.sector or Dimension(item.low, item.low, None, item.start, item.end)
            item = None
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
        previous = self._sentence_first or self._previous_first
        if (
            item is None
            and self._indicator_sentence == reading.sentence
            and self._sentence_item is not None
            and self._sentence_first is not None
        ):
            item, rule = self._sentence_item, "sentence"
        if (
            item is None
            and reading.mention.kind in ("count", "quantity")
            and self._indicator is not None
            and self._indicator in self._money_items
        ):
            item, rule = next((held for held in reversed(self._count_items)), None), "last of its unit"
        if (
            item is None
            and frame.cue is not None
            and self._subject.company
            and reading.mention.kind == "money"
            and reading.measure == "level"
            and frame.cue in ("revenue", "acquisition")
        ):
            return None, Dimension(frame.cue, frame.cue, None, None, None)
        if (
            item is None
            and frame.cue is not None
            and frame.cue not in ("revenue", "acquisition")
            and (self._subject.trading or self._subject.exporting)
        ):
            return None, Dimension(frame.cue, frame.cue, None, None, None)
        if item is None and frame.industry and self._subject.flow is not None:
            item, rule = self._subject.flow, "subject of the article"
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
        if item is None:
            return None, None
        if frame.indicator is not None:
            self._said_at = frame.indicator.start
            self._said_in_bullet = reading.kind == "bullet"
            if reading.measure == "level":
                (self._money_items if reading.mention.kind == "money" else self._count_items).append(item)
            self._indicator = item
            if getattr(item.val, "type", "flow") != "balance":
                self._flow = item
                self._paragraph_flow = self._paragraph_flow or item
        evidence["indicator"] = (item.start, item.end, rule)
        if self._indicator_sentence != reading.sentence:
            self._indicator_sentence, self._sentence_item = reading.sentence, item if frame.indicator is None else None
        means = self._specific(item, reading)
        if not getattr(item.val, "known", True):
            return item, Dimension(None, means, self._text[item.start : item.end], item.start, item.end)
        return item, Dimension(means, means, self._text[item.start : item.end], item.start, item.end)

    def _specific(self, item: Item, reading: Reading) -> str:
        """What a general word means in this article: "surplus" in a trade report, "sales" abroad in an export report."""
        means: str = item.val.means
        mention = reading.mention
        type_ = getattr(item.val, "type", "flow")
        flow = self._subject.flow.val.means if self._subject.flow is not None else None
        if self._contributes(reading):
            return "contribution"
        if means == "unemployment_rate" and mention.kind == "count":
            return "unemployment"
        if mention.unit in _UNIT_INDICATORS and (reading.frame.indicator is None or means in ("passengers", "demand", "traffic")):
            return _UNIT_INDICATORS[mention.unit]
        if mention.unit in ("kilowatt", "kilowatt_hour") and reading.frame.indicator is None and self._subject.company:
            return "capacity"
        if mention.kind == "money" and reading.frame.indicator is None and _BUILT.match(self._text, reading.item.end):
            return "investment"
        if reading.growth_alone and means in _RATE_LIKE:
            return "gdp"
        if mention.kind == "money":
            if mention.per == "share" and means in _PER_SHARE:
                return _PER_SHARE[means]
            if mention.per in _PRICED and type_ in ("flow", "count", "stock"):
                return "price"
            if type_ in ("index", "rate") and means in _PRICE_INDICES:
                return "price"
            if means == "visitors":
                return "tourism_revenue"
            if (
                means in ("price", "average_selling_price")
                and mention.value is not None
                and abs(mention.value) >= 1_000_000
                and mention.per is None
            ):
                return flow if flow is not None and flow not in _PRICE_INDICES else "revenue"
        if mention.unit == "teu":
            self._teu_sentence = reading.sentence
        if self._teu_sentence == reading.sentence and reading.frame.indicator is None and self._subject.port:
            return "throughput"
        if (mention.unit == "teu" and reading.frame.indicator is None) or (mention.unit == "teu" and means in ("containers",)):
            return "throughput"
        if flow == "gdp" and means == "production" and item.low in ("output", "production", "economic output"):
            return "gdp"
        if flow == "employment" and means in ("hires", "hiring"):
            return "employment"
        if means in _SHARES:
            return _SHARES[means]
        if means == "balance":
            return self._subject.balance
        if means in ("sales", "shipments") and self._subject.exporting:
            return "exports"
        return means

    def _contributes(self, reading: Reading) -> bool:
        return reading.mention.unit == "percentage_point" and (reading.contribution or self._contribution_sentence == reading.sentence)

    def _dimensions_of(self, reading: Reading, evidence: dict[str, Any]) -> tuple[Dimension | None, Dimension | None, Dimension | None]:
        frame, subject = reading.frame, self._subject
        sector, region, entity = frame.sector, frame.region, frame.entity
        rule = "clause"
        if self._contributes(reading):
            self._contribution_sentence = reading.sentence
            item = frame.indicator
            main = self._subject.flow.val.means if self._subject.flow is not None else None
            if sector is None and item is not None and item.val.means not in (main, "contribution", "gdp", "cpi", "inflation"):
                sector = Dimension(None, item.low, None, item.start, item.end)
        previous = self._previous_first if self._sentence_first is None else self._sentence_first
        if previous is not None and previous.sentence != reading.sentence and not frame.pronoun and self._opens_paragraph(reading.sentence):
            previous = None
        theirs = frame.own and frame.indicator is not None and frame.indicator.val.means in ("market_share", "share")
        goes_on = previous is not None and (not frame.subject or frame.pronoun or theirs)
        if goes_on and previous is not None and sector is None and region is None and entity is None:
            sector, region = previous.sector, previous.region
            entity = previous.entity if previous.entity is not subject.entity else None
            rule = "sentence before"
        if frame.unknown and sector is not None and sector.id is None and subject.world and sector.text and sector.text[:1].isupper():
            entity, sector = Dimension(None, sector.text, sector.text, sector.start, sector.end), None  # a brand in a report on a market
        if (
            entity is not None
            and entity.id is None
            and not subject.company
            and not subject.world
            and entity.start is not None
            and not has_form(entity.text or entity.name or "")
        ):
            entity = None  # in a report on an economy, a bare name in front of a verb is a source, not an owner
        if entity is not None and subject.company and entity.id is None:
            own = subject.entity.name if subject.entity is not None and subject.entity.name else ""
            name = (entity.text or entity.name or "").lower()
            if not (own.lower().startswith(name) or name.startswith(own.lower())):
                sector = sector or Dimension(None, name, entity.text, entity.start, entity.end)
            entity = None
        if (
            sector is not None
            and sector.id is None
            and frame.indicator is not None
            and frame.indicator.val.means in ("interest_rate", "policy_rate")
        ):
            sector = None  # "raised rates in off-cycle actions"
        if sector is None and frame.indicator is not None and getattr(frame.indicator.val, "sector", None):
            item = frame.indicator
            sector = Dimension(item.val.sector, item.val.sector, None, item.start, item.end)
        if sector is not None and subject.company and sector.id is None and subject.entity is not None and subject.entity.name:
            own_words = set(subject.entity.name.lower().replace(",", "").split())
            if set((sector.name or "").lower().replace(",", "").split()) <= own_words:
                sector = None  # the company itself
        if sector is None and subject.sector is not None and not (frame.whole and frame.indicator is not None):
            sector, rule = subject.sector, "subject of the article"
        if entity is None and (frame.own or frame.pronoun) and self._topic_entity is not None and subject.world:
            entity = self._topic_entity
        if entity is None:
            entity = subject.entity
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
        if (
            region is not None
            and frame.indicator is not None
            and frame.indicator.val.means in _OWN_STATE
            and _is_country(region)
            and (entity is None or _is_country(entity))
        ):
            region, entity = None, region  # "Qatar's PMI" is Qatar's own figure: nobody trades in it
        region = without(region, entity)
        if region is None and subject.region is not None and frame.region is None:
            region = subject.region
        sector, region = self._with_text(sector), self._with_text(region)
        for key, found in (("sector", sector), ("region", region), ("entity", entity)):
            if found is not None:
                evidence[key] = (found.start, found.end, rule)
        return sector, region, entity

    def _with_text(self, dimension: Dimension | None) -> Dimension | None:
        if dimension is None or dimension.text is not None or dimension.start is None:
            return dimension
        return dimension._replace(text=self._text[dimension.start : dimension.end])

    # time --------------------------------------------------------------------------------------------------------

    def _resolve(self, tag: Tag, base: Period | None, *, own: bool = False) -> Period | None:
        """The period that a tag means beside `base`; `own` of a figure that is no earlier value: its "in 2023" is the year."""
        value = tag.value
        if isinstance(value, Relative):
            return value.of(base) if base is not None else None
        alternative = getattr(tag.data, "alternative", None)
        if isinstance(alternative, Relative) and base is not None and base.days < 300 and not own:
            return alternative.of(base) or value
        return value  # type: ignore[no-any-return]

    def _base(self, reading: Reading) -> tuple[Period | None, Tag | None, str]:
        """The clause's own period, which "a year earlier" counts from."""
        main = self._main_period
        tag, rule = reading.frame.period, "sentence"
        if tag is None and reading.frame.to_date and main is not None:
            return Period(main.start.replace(month=1, day=1), main.end, main.known_year), None, "year to date"
        cycle = reading.frame.cycle
        if (
            tag is None
            and cycle
            and main is not None
            and (main.months or 0) < cycle
            and reading.measure in ("level", "difference")
            and reading.role == "now"
            and (cycle == 3 or _status(reading.frame.status) in ("forecast", "target"))
        ):
            return main.around(cycle), None, "length said"
        if tag is not None and reading.measure == "streak" and tag.start > reading.mention.start:
            tag = None
        if (
            tag is None
            and reading.measure != "streak"
            and reading.role == "now"
            and reading.period is not None
            and not _compares(reading.period)
        ):
            tag, rule = reading.period, "clause"
        if tag is None and self._carried is not None:
            tag, rule = self._carried, "paragraph"
        heading = self._headings.get(reading.sentence)
        if tag is None and heading is not None and heading.period is not None:
            tag, rule = heading.period, "heading"
        if tag is not None:
            if (
                reading.frame.period is tag
                and not _compares(tag)
                and not self._alone(tag)
                and (self._opens_paragraph(reading.sentence) or self._introduces(tag, reading.sentence))
            ):
                self._carried = tag
            value = tag.value
            if isinstance(value, Relative):
                return (value.of(main) if main is not None else None), tag, rule
            return value, tag, rule
        if self._published is not None and self._is_policy_rate(reading):
            return Period.of_months(self._published.year, self._published.month), None, "day of the decision"
        return main, None, "subject of the article"

    def _is_policy_rate(self, reading: Reading) -> bool:
        item = reading.frame.indicator
        return item is not None and item.val.means in ("interest_rate", "policy_rate", "exchange_rate")

    def _opens_paragraph(self, sentence: int) -> bool:
        return sentence == 0 or self._sentences[sentence - 1].paragraph != self._sentences[sentence].paragraph

    def _introduces(self, tag: Tag, sentence: int) -> bool:
        """Whether a sentence begins with a longer period of its own: "For the first seven months, …"."""
        main = self._main_period
        if not isinstance(tag.value, Period) or main is None or tag.start - self._sentences[sentence].start > 12:
            return False
        return (tag.value.months or 0) > (main.months or 1)

    def _alone(self, tag: Tag) -> bool:
        return self._text[tag.end : tag.end + 6] == " alone"

    def _period_of(self, reading: Reading, evidence: dict[str, Any]) -> tuple[Period | None, Period | None]:
        base, tag, rule = self._base(reading)
        own = reading.period
        head = reading.bracket_of
        if own is None and head is not None and head.role == "before" and head.period is not None and reading.measure == "change":
            own = head.period  # "against 0.5 TWh (+1.3%) last year"
        if (
            own is None
            and reading.role == "now"
            and head is not None
            and reading.mention.kind == head.mention.kind
            and reading.mention.unit == head.mention.unit
            and reading.measure == head.measure
            and (reading.measure == "level" and (reading.mention.kind != "percent" or indicator_type(reading) in ("rate", "ratio")))
            and head.mention.form == "digits"
            and not reading.mention.signed
        ):
            reading.role = "before"  # "$74 million ($148 million)"
        if reading.measure == "streak":
            own = None
        period = base
        if own is not None and own is not tag:
            resolved = self._resolve(own, base, own=reading.role == "now")
            if resolved is not None:
                if (
                    reading.role == "before"
                    and base is not None
                    and resolved.months == 12
                    and (base.months or 12) < 12
                    and resolved.start.year < base.start.year
                ):
                    resolved = base.shift(months=12 * (resolved.start.year - base.start.year))  # "the 2022 figure" of a month
                period, tag, rule = resolved, own, "number"
        elif reading.role == "before":
            if _status(reading.frame.status) == "revised" or self._is_expected(reading) or _PREVIOUSLY.match(self._text, reading.item.end):
                rule = "same period"
            else:
                period, tag, rule = self._prior(reading, base)
        main = self._main_period
        if (
            period is not None
            and period.days == 1
            and main is not None
            and main.days > 1
            and main.contains(period)
            and indicator_type(reading) in ("flow", "count")
        ):
            period = main  # "output by end-May": a flow is of the span that the day closes
        if period is not None:
            evidence["period"] = (tag.start if tag else None, tag.end if tag else None, rule)
        return period, base

    def _is_revision(self, reading: Reading) -> bool:
        """Whether the sentence moves a forecast or an earlier figure rather than the thing itself."""
        tag = reading.frame.status
        return tag is not None and self._text[tag.start : tag.end].lower().startswith(
            ("revis", "rais", "lower", "cut", "trim", "upgrad", "downgrad")
        )

    def _is_expected(self, reading: Reading) -> bool:
        """Whether an amount compared with is a forecast for the same period: "the 175,000 that economists expected"."""
        around = self._text[reading.item.end : reading.item.end + 48].split(".")[0].split(";")[0]
        before = self._text[max(0, reading.item.start - 36) : reading.item.start]
        return bool(_EXPECTED.search(around) or _EXPECTED_BEFORE.search(before))

    def _prior(self, reading: Reading, base: Period | None) -> tuple[Period | None, Tag | None, str]:
        """The period of an earlier value that names none: one step of the basis back."""
        if base is None:
            return None, None, ""
        sibling = reading.previous
        while sibling is not None and sibling.sentence == reading.sentence:
            if sibling.comparison is not None:
                resolved = self._resolve(sibling.comparison, base)
                if resolved is not None:
                    return resolved, sibling.comparison, "comparison"
            if sibling.basis is not None:
                return base.before(sibling.basis.value) or base.before(self._subject.basis), sibling.basis, "basis"
            sibling = sibling.previous
        if (
            reading.mention.kind in ("percent", "money")
            and reading.measure in ("change", "level")
            and self._is_rate_of_prices(reading)
            and base.months in (1, 3)
        ):
            return base.before("mom" if base.months == 1 else "qoq"), None, "period before"
        basis = self._sentence_basis or self._basis or self._subject.basis or ("yoy" if base.months == 12 else None)
        if basis is None and self._subject.company:
            basis = "yoy"
        return base.before(basis), None, "basis of the article"

    def _is_rate_of_prices(self, reading: Reading) -> bool:
        item = reading.frame.indicator or self._indicator or self._subject.flow
        return item is not None and item.val.means in _PRICE_INDICES

    def _basis_of(self, reading: Reading, base: Period | None, evidence: dict[str, Any]) -> tuple[str | None, Period | None]:
        if reading.measure not in ("change", "difference"):
            return None, None
        if (
            _status(reading.frame.status) == "revised"
            and reading.basis is None
            and reading.comparison is None
            and reading.frame.indicator is not None
            and self._is_revision(reading)
        ):
            return "other", None
        found, tag, compared = self._said_basis(reading, base)
        if found is None and self._is_policy_rate(reading):
            return None, None
        if self._is_rate_of_prices(reading) and (self._contributes(reading) or (found is None and reading.mention.kind == "money")):
            return None, None
        if found is not None:
            if self._opens_paragraph(reading.sentence):
                self._basis = found if self._basis in (None, found) or self._sentence_basis is None else self._subject.basis
            self._sentence_basis = found
            evidence["basis"] = (tag.start if tag else None, tag.end if tag else None, "clause")
        else:
            found = self._sentence_basis or self._basis or self._subject.basis
            if found is None and self._subject.company:
                found = "yoy"
            if found is None and base is not None and base.months == 12:
                found = "yoy"
            if found is not None:
                evidence["basis"] = (None, None, "inherited")
        if compared is None and base is not None and found in _COMPARING:
            compared = base.before(found)
        return found, compared

    def _said_basis(self, reading: Reading, base: Period | None) -> tuple[str | None, Tag | None, Period | None]:
        tag = reading.basis
        if tag is not None:
            return tag.value, tag, None
        tag = reading.comparison
        if tag is not None and reading.mention.kind == "percent" and self._compares_rates(reading):
            after = reading.scope is not None and reading.scope.low in ("after", "following")
            earlier = self._resolve(tag, base) if after else None
            step = basis_between(base, earlier) if base is not None and earlier is not None else None
            if step in ("mom", "qoq"):
                return step, tag, earlier  # "rose 0.3 percent in May after 0.2 percent in April"
            tag = None
        spoken = reading.period
        implied = self._implied(spoken)
        if implied is None and reading.frame.period is not None:
            spoken = reading.frame.period
            implied = self._implied(spoken)
        if implied:
            return implied, spoken, None
        if tag is None and reading.frame.basis is not None:
            return reading.frame.basis.value, reading.frame.basis, None
        heading = self._headings.get(reading.sentence)
        if tag is None and heading is not None and heading.basis is not None and reading.kind == "bullet":
            return heading.basis.value, heading.basis, None
        if tag is None and heading is not None and heading.comparison is not None and reading.kind == "bullet":
            tag = heading.comparison
        if tag is None:
            return None, None, None
        value = tag.value
        alternative = getattr(tag.data, "alternative", None)
        if isinstance(value, Relative):
            before = value.of(base) if base is not None else None
            if base is not None and before is not None:
                return basis_between(base, before), tag, before
            return value.basis if value.count == 1 and value.basis in _COMPARING else "other", tag, None
        if isinstance(alternative, Relative) and base is not None and base.days < 300:
            return alternative.basis, tag, alternative.of(base)
        if base is None:
            return getattr(tag.data, "basis", None), tag, None
        if not tag.data.year_stated and value.months == 1 and base.months == 1:
            while value.start > base.start:
                value = value.shift(months=-12)  # "in August on July"
        return basis_between(base, value), tag, value

    def _implied(self, tag: Tag | None) -> str | None:
        """The basis that a figure's own period implies; "last month" only says when."""
        if tag is None or isinstance(tag.value, Relative) or self._text.startswith("last ", tag.start):
            return None
        basis: str | None = getattr(tag.data, "basis", None)
        return basis

    def _compares_rates(self, reading: Reading) -> bool:
        """Whether what a percentage is compared with is a percentage too: then the comparison is not its basis."""
        return reading.scope is not None and any(scope is reading.scope for scope in self._rate_scopes)

    def _main_basis(self, readings: list[Reading]) -> str | None:
        """The basis that the article's first changes state; else what its indicator and period are usually measured on."""
        scopes: list[Reading] = []
        for r in readings:
            if r.role == "before" and r.scope is not None and not any(r.scope is seen.scope for seen in scopes):
                scopes.append(r)
        self._rate_scopes = [r.scope for r in scopes if r.mention.kind == "percent"]
        opening = [r for r in readings if r.kind in ("headline", "heading")] + [r for r in readings if r.kind in ("prose", "bullet")]
        lead = {r.sentence for r in opening[:1]} | set(sorted({r.sentence for r in readings if r.kind == "prose"})[:3])
        flow = self._subject.flow.val.means if self._subject.flow is not None else None
        months = self._main_period.months if self._main_period is not None else None
        weekly = self._main_period is not None and self._main_period.days == 7
        for reading in sorted(readings, key=lambda r: r.sentence not in lead):
            if reading.sentence not in lead:
                if weekly:
                    return "wow"
                if flow in _MONTHLY and months == 1:
                    return "mom"
                if (
                    self._subject.indicator is not None
                    and getattr(self._subject.indicator.val, "type", "") == "index"
                    and flow not in _PRICE_INDICES
                    and months == 1
                ):
                    return "mom"
                if flow == "gdp" and months == 3:
                    return "qoq"
            if reading.measure in ("change", "difference") or (reading.sentence in lead and reading.comparison is not None):
                base, _, _ = self._base(reading)
                found, _, _ = self._said_basis(reading, base)
                if found is not None and found != "other":
                    return found
        return None


def without(region: Dimension | None, entity: Dimension | None) -> Dimension | None:
    """The region without the economy whose figures they are: "euro area exports to China" are broken down by China only."""
    if region is None or entity is None or region.id is None or entity.id is None:
        return region
    parts = [part for part in region.id.split("+") if part != entity.id]
    if len(parts) == len(region.id.split("+")):
        return region
    if not parts:
        return None
    return Dimension("+".join(parts), "+".join(parts), None, None, None)


def _is_country(dimension: Dimension) -> bool:
    """Whether a dimension is one economy rather than a group, a union or a place inside one."""
    return dimension.id is not None and len(dimension.id) == 2 and dimension.id not in ("EU", "EA")


def _compares(tag: Tag) -> bool:
    return isinstance(tag.value, Relative) and tag.value.basis in _COMPARING


def _status(tag: Tag | None) -> str:
    value = tag.value if tag is not None else "actual"
    return value if value in ("actual", "forecast", "target", "preliminary", "revised") else "actual"
