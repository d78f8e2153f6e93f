"""What the article as a whole is about: whose figures, which indicator, which sector, which period and basis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from extractor.assemble.frames import Frame, Reading
from extractor.assemble.items import Item
from extractor.assemble.owner import HEAD, TRADED
from extractor.assemble.phrases import brought_sector
from extractor.assemble.words import ANAPHORS
from extractor.marks import Dimension
from extractor.recognize.sentences import Sentence
from extractor.vocabulary.classes import members

_TELLS = (
    r"(?:said|says|puts|put|expects|expected|forecasts?|estimates?|estimated|predicts?|projects|projected|reports|reported|sees|foresees"
    r"|found|finds|shows|showed|tracks|attributed)"
)
_A_NAME = r"(\b[A-Z][\w&'’-]{0,23}(?: [A-Z][\w&'’-]{0,23}){0,3})"
_TELLING = re.compile(
    rf"\A{_A_NAME}: |{_A_NAME} (?:also |now )?{_TELLS}\b|[Aa]ccording to (?:the )?{_A_NAME}"
    rf"|{_A_NAME} (?:[a-z]{{1,12}} )?(?:data|figures|numbers) shows?\b"
)
_TOTAL = re.compile(r"\b(?:total|overall|all) (?:goods )?[a-z]")
_MARKET = re.compile(r" [Mm]arket\b(?! research| intelligence| tracker)")
_BALANCES = members("balances")
_SURVEYED = ("confidence", "climate", "sentiment", "pmi")
_FLOWS = frozenset({"exports", "imports", "trade"})
_REASONS = re.compile(r"\b(?:on|amid|as|by|despite|to|with|after|from)(?: \w+){0,2} $")
_MODES = (
    None,
    "goods", "sea", "air", "rail", "road", "land", "online", "retail", "wholesale", "households", "core", "residents", "domestic",
)  # fmt: skip
_DEAL = re.compile(
    r"\b(?:acqui(?:res?|red|ring|sition)|stake|takeover|take over|merger|buyout|buy-out|buys?|tender offer)\b", re.IGNORECASE
)
_DEAL_REACH = 400  # characters in which a report says that it is about a purchase

# what is told of one product
_MARKETED = members("marketed")
_AT_HOME = re.compile(r"(?i)^(?:(?:domestic|worldwide|global|total|annual|monthly|quarterly|new|overall|national|local|world) )+")
_TELLERS = frozenset({  # what the names of houses that count markets end in
    "metrics", "research", "insight", "insights", "intelligence", "analytics", "data", "consulting", "partners", "institute", "tracker",
    "advisory", "associates", "economics", "analysis", "strategy", "monitor", "index", "statistics", "information", "group", "report",
})  # fmt: skip
_SHORTEST = 4  # letters of a product

_MANY, _FEW = 6, 5  # figures of a report that stays with one product, and of how many one may be of another


@dataclass(slots=True)
class Subject:
    """The article's own subject, for the places that a sentence leaves empty."""

    entity: Dimension | None = None
    company: bool = False
    indicator: Item | None = None
    flow: Item | None = None  # the first indicator that is no balance
    sector: Dimension | None = None
    region: Dimension | None = None
    basis: str | None = None
    balance: str = "balance"  # what a bare "surplus" or "deficit" is of
    adding: bool = False  # its counts are changes: "employers added 254,000 jobs"
    sole: bool = False  # its sector is the only one that it names
    sources: frozenset[str] = frozenset()  # who tells it, in a report on the world: "Cellview:", "Cellview said"
    world: bool = False  # a report on the world or on a market, whose members are companies
    rivals: bool = False  # a report on the world, or on a market of one economy that tells of its firms one by one
    trading: bool = False
    port: bool = False
    customers: dict[str, str] = field(default_factory=dict)  # what its customers are counted as: "visitors" of an airline are passengers
    deal: bool = False  # a company's report on a purchase
    exporting: bool = False  # an economy's report on its exports: "sales to Japan" are exports


def find_subject(
    text: str,
    sentences: list[Sentence],
    items: list[Item],
    readings: list[Reading],
    *,
    entity: tuple[Dimension | None, bool],
    rivals: bool = False,
) -> Subject:
    """The article's subject from its headline, its lead and its first readings."""
    economy, is_company = entity
    subject = Subject(entity=economy, company=is_company)
    body = [reading for reading in readings if reading.kind in ("prose", "bullet")]
    head = [reading for reading in readings if reading.kind in ("headline", "heading")]
    telling = [r for r in body if r.mention.kind not in ("streak", "rank") and not is_aside(text, r)] or body
    lead = [reading for reading in telling if reading.sentence == telling[0].sentence] if telling else []
    lead_start = next((s.start for s in sentences if s.kind == "prose"), 0)
    ordered = [*lead, *head, *body]
    if is_company:  # "Orvo shares jumped 3% after it reported …": not what the report is about
        ordered = [r for r in ordered if r.frame.indicator is None or r.frame.indicator.val.means != "share_price"] or ordered
    subject.indicator = next((reading.frame.indicator for reading in ordered if reading.frame.indicator is not None), None)
    subject.flow = next(
        (
            r.frame.indicator
            for r in ordered
            if r.frame.indicator is not None and getattr(r.frame.indicator.val, "type", "flow") != "balance"
        ),
        None,
    )
    titled = next(
        (item for item in items if item.cls == "indicator" and item.start < lead_start and item.val.means in ("exports", "imports")), None
    )
    opening = next((item for item in items if item.cls == "indicator"), None)
    if (
        opening is not None
        and opening.val.means == "house_prices"
        and subject.flow is not None
        and subject.flow.val.means in ("price", "index", "inflation")
    ):
        subject.flow = subject.indicator = opening  # "prices fell 3 percent" under "House prices down"
    if (
        titled is not None
        and subject.flow is not None
        and subject.flow.val.means in ("sales", "shipments", "revenue", "orders")
        and not is_company
    ):
        subject.flow = subject.indicator = titled  # "sold services worth …" under "Services exports rise"
    if subject.flow is not None and subject.flow.val.means == "index" and not is_company:
        surveyed = (item for item in items if item.cls == "indicator" and getattr(item.val, "type", "") == "index")
        named_index = next((item for item in surveyed if item.val.means.endswith(_SURVEYED) and item.start < HEAD), None)
        if named_index is not None:
            subject.flow = subject.indicator = named_index  # "business sentiment worsened: at 85.7, the headline index …"
    if subject.indicator is not None and not any(r.frame.indicator is not None for r in (*lead, *head)):
        end = next((s.end for s in sentences if s.kind == "prose"), 0)
        flows = (item for item in items if item.cls == "indicator" and getattr(item.val, "type", "") in ("flow", "count"))
        opened = next((item for item in flows if item.start < end), None)  # "Home sales posted a modest increase", with no number
        subject.indicator = subject.flow = opened or _usual_flow(items) or subject.flow or subject.indicator
    if subject.indicator is None:
        subject.indicator = next((item for item in items if item.cls == "indicator"), None)
    if subject.flow is None:
        subject.flow = subject.indicator
    if subject.indicator is not None and not any(r.frame.indicator is not None and r.frame.indicator.cls == "indicator" for r in lead[:2]):
        for reading in head:
            held = reading.frame
            brought = getattr(held.indicator.val, "sector", None) if held.indicator is not None else None
            if held.indicator is not None and ((held.sector is not None and held.sector.id) or brought):
                found = held.sector if held.sector is not None else brought_sector(held.indicator)
                if found is not None and found.id not in _MODES:
                    subject.sector = found
                break
    if subject.sector is None and not is_company:
        subject.sector = _only_sector(text, sentences, items) or _led_sector(lead, body, items, lead_start)
        subject.sole = subject.sector is not None
    if subject.sector is None and not is_company and (subject.flow is None or subject.flow.val.means not in TRADED):
        subject.sector = _market(text, sentences, items, rivals=rivals)
    subject.world = economy is None and not is_company
    subject.rivals = subject.world or rivals
    subject.sources = _sources(text) if subject.rivals else frozenset()
    built_in = subject.flow is not None and bool(getattr(subject.flow.val, "carriers", ()))
    subject.deal = is_company and bool(_DEAL.search(text, 0, _DEAL_REACH))
    means = {item.val.means for item in items if item.cls == "indicator"}
    own = subject.indicator.val.means if subject.indicator is not None else ""
    first = next((item.val.means for item in items if item.cls == "indicator" and item.val.means in _BALANCES | _FLOWS), "")
    if own in _BALANCES:
        subject.balance = own
    elif first in _BALANCES:
        subject.balance = first  # under "Current account deficit narrows as exports rise"
    elif means & {"exports", "imports", "trade", "trade_balance"}:
        subject.balance = "trade_balance"
    elif means & {"current_account"}:
        subject.balance = "current_account"
    elif means & {"budget", "tax_revenue", "government_revenue", "government_spending", "budget_balance", "government_debt"}:
        subject.balance = "budget_balance"
    if subject.flow is not None and subject.flow.val.means == "trade" and "exports" in means:
        subject.trading = True
        subject.flow = next(item for item in items if item.cls == "indicator" and item.val.means == "exports")
    if subject.sector is None and lead and lead[0].frame.indicator is not None and lead[0].frame.sector is None and not is_company:
        lead_end = next((s.end for s in sentences if s.kind == "prose"), 0)
        led = [item for item in items if lead_start <= item.start < lead_end]
        subject.sector = _titled_sector(text, lead[0].frame, head, body, lead_items=led)
    subject.exporting = not is_company and subject.flow is not None and subject.flow.val.means == "exports"
    if lead:
        first = lead[0].frame
        subject.port = is_company and economy is not None and (economy.name or "").startswith("Port")
        subject.adding = (
            subject.flow is not None
            and subject.flow.val.means == "employment"
            and lead[0].mention.kind == "count"
            and lead[0].direction_item is not None
        )
        brought = getattr(first.indicator.val, "sector", None) if first.indicator is not None else None
        titled_whole = any(
            r.frame.indicator is not None
            and r.frame.sector is None
            and r.frame.subject
            and getattr(r.frame.indicator.val, "sector", None) is None
            and first.indicator is not None
            and r.frame.indicator.val.means == first.indicator.val.means
            for r in head[:1]
            if r.sentence < lead[0].sentence
        )
        if titled_whole or _opens_with_whole(text, items, sentences, lead[0]):
            pass  # a lead on one part, below a headline on the whole
        elif (
            first.sector is None
            and brought
            and brought not in _MODES
            and first.indicator is not None
            and (getattr(first.indicator.val, "type", "") in ("flow", "count", "stock") or first.indicator.val.means == "production")
        ):
            subject.sector = brought_sector(first.indicator)
        elif (
            first.sector is not None
            and first.sector.id not in _MODES
            and (first.indicator is not None or (subject.world and first.sector.id is not None and first.mode != "share"))
            and not first.unknown
        ):
            behind = text[lead[0].item.end : first.sector.start].strip() if first.sector.start is not None else ""
            counted = not is_company or lead[0].mention.kind in ("count", "quantity")  # else one segment of a company's
            subject.sector = first.sector if behind != "(" and counted else None  # not of "from 0.3% (construction) to 5.8% (mining)"
        if (
            first.region is not None
            and first.region.id is None
            and first.indicator is not None
            and first.indicator.val.means not in ("exports", "imports", "trade", "trade_balance")
        ):
            words = (first.region.name or "").lower()
            subject.region = first.region if words and text.lower().count(words) > 1 else None  # a report on a city or province
        headline = next((s for s in sentences if s.kind == "headline"), None)
        if first.region is not None and headline is not None and first.indicator is not None:
            named = any(item.cls == "region" and item.start < headline.end and item.val.means == first.region.id for item in items)
            if named and first.region.id != "world" and (economy is None or first.region.id != economy.id):
                subject.region = first.region
    if subject.sector is None and subject.flow is not None and subject.flow.val.means == "pmi":
        titles = [item for item in items if item.cls == "indicator" and item.start < lead_start and item.val.means == "pmi"]
        brought_by = next((item for item in titles if getattr(item.val, "sector", None)), None)
        if brought_by is not None:
            subject.sector = brought_sector(brought_by)  # "Services PMI: growth slows" over "The Business Activity Index fell to …"
    if built_in and subject.flow is not None:
        subject.sector = brought_sector(subject.flow)  # "batteries fitted in electric vehicles"
    return subject


def _market(text: str, sentences: list[Sentence], items: Sequence[Item], *, rivals: bool) -> Dimension | None:
    """The market that the headline or the lead speaks of, named twice or told of by its firms: "the smartphone market"."""
    lead = next((sentence.end for sentence in sentences if sentence.kind == "prose"), 0)
    named = Counter(item.val.means for item in items if item.cls == "sector")
    for item in items:
        if item.start > lead:
            break
        if (
            item.cls == "sector"
            and (named[item.val.means] > 1 or rivals)
            and item.val.means not in _MODES
            and (item.low.endswith(" market") or _MARKET.match(text, item.end))
        ):
            return Dimension(item.val.means, item.val.means, None, item.start, item.end)
    return None


def _usual_flow(items: Sequence[Item]) -> Item | None:
    """The flow that a report names most, where neither its lead nor its headline gives a number of one."""
    flows = [item for item in items if item.cls == "indicator" and getattr(item.val, "type", "") in ("flow", "count")]
    counts = Counter(item.val.means for item in flows)
    if not counts:
        return None
    means, often = counts.most_common(1)[0]
    return next(item for item in flows if item.val.means == means) if often > 1 else None


def is_aside(text: str, reading: Reading) -> bool:
    """Whether an indicator is named inside the bracket of its figure alone: "Orvo Research (Lima; 46 staff) has …"."""
    named = reading.frame.indicator
    if not reading.in_bracket or named is None or reading.previous is not None:
        return False
    opened = text.rfind("(", 0, reading.item.start)
    return 0 <= opened < named.start


def _only_sector(text: str, sentences: list[Sentence], items: list[Item]) -> Dimension | None:
    """The one product that a whole report is about: its headline or lead names it, and nearly nothing else is named."""
    lead = next((sentence.end for sentence in sentences if sentence.kind == "prose"), 0)
    named = [item for item in items if item.cls == "sector" and item.low not in ANAPHORS]
    counts = Counter(item.val.means for item in named)
    if not counts:
        return None
    means, often = counts.most_common(1)[0]
    first = next(item for item in named if item.val.means == means)
    if (
        often < 3
        or 4 * often < 3 * len(named)
        or first.start > lead
        or means in _MODES
        or _REASONS.search(text, max(0, first.start - 24), first.start)
    ):
        return None
    return Dimension(means, means, None, first.start, first.end)


def _led_sector(lead: Sequence[Reading], body: Sequence[Reading], items: Sequence[Item], lead_start: int) -> Dimension | None:
    """The product that both the headline and the first figure are of, where hardly a figure is of another one."""
    held = lead[0].frame.sector if lead else None
    if held is None or held.id is None or held.id in _MODES or len(body) < _MANY:
        return None
    titled = next((item for item in items if item.cls == "sector" and item.start < lead_start and item.val.means == held.id), None)
    if titled is None:
        return None
    others = sum(reading.frame.sector is not None and reading.frame.sector.id != held.id for reading in body)
    return Dimension(held.id, held.name, None, titled.start, titled.end) if _FEW * others <= len(body) else None


def _titled_sector(
    text: str, lead: Frame, head: Sequence[Reading], body: Sequence[Reading], *, lead_items: Sequence[Item]
) -> Dimension | None:
    """The sector that the headline tells of the lead's own indicator: "Wheat exports to fall 20%" over "Exports may fall to …".

    Where the body speaks of other sectors, the headline's is one among many, and the lead is about the whole.
    """
    means = lead.indicator.val.means if lead.indicator is not None else None
    for reading in head:
        held = reading.frame
        if held.indicator is None or held.indicator.val.means != means or held.sector is None:
            continue
        if held.sector.id not in _MODES:
            named = [other.frame.sector.id for other in body if other.frame.sector is not None]
            again = means in _MARKETED and any(other.val.means == held.sector.id for other in lead_items if other.cls == "sector")
            return held.sector if again or 2 * named.count(held.sector.id) >= len(named) else None
        if held.sector.id is None and held.sector.text and means in _MARKETED:
            return _repeated(text, held.sector)
    return None


def _repeated(text: str, sector: Dimension) -> Dimension | None:
    """The words that a headline calls its product by, where the article says them again: "Cargo drone shipments …, of cargo drones"."""
    words = _AT_HOME.sub("", sector.text or "").lower()
    if sector.end is None or len(words) < _SHORTEST or words not in text[sector.end :].lower():
        return None
    return Dimension(None, words, words, sector.start, sector.end)


def _sources(text: str) -> frozenset[str]:
    """The names of those who tell what is said, in lower case."""
    names = {next(group for group in match.groups() if group).lower() for match in _TELLING.finditer(text)}
    short = {words[0] for words in map(str.split, names) if len(words) > 1 and words[-1] in _TELLERS and len(words[0]) > _SHORTEST}
    return frozenset(names | short)  # "Brandt Metrics said", and "Brandt" from there on


def _closes(day: Any) -> bool:
    """Whether a day is the last of its month."""
    return bool((day.end + timedelta(days=1)).day == 1)


def basis_between(now: Any, before: Any) -> str | None:
    """The basis of a change from `before` to `now` (both Period): yoy, mom, qoq, hoh, wow, dod, other; None if equal."""
    if (not now.known_year and before.known_year) or (not before.known_year and now.known_year):
        return None
    if now == before:
        return None
    if before.months == 1 and (now.days == 1 or (now.months or 0) > 1):
        month = type(now).of_months(now.end.year, now.end.month)  # "at the end of May, up from April"; "January to May, from April"
        if before == month.before("mom"):
            return "mom"
        if before == month.before("yoy"):
            return "yoy"
    if (
        before.months == 12
        and 1 < (now.months or 0) < 12
        and before.start.year + 1 == now.end.year
        and before.start.month == now.start.month
    ):
        return "yoy"  # "so far this year, up 42 percent versus 2018"
    if (
        before.days == 1
        and (now.months == 1 or (now.days == 1 and now != before))
        and _closes(before)
        and (now.months == 1 or _closes(now))
    ):
        # "lower than at the end of June", of July
        return basis_between(type(now).of_months(now.end.year, now.end.month), type(now).of_months(before.end.year, before.end.month))
    for basis in ("yoy", "mom", "qoq", "hoh", "wow", "dod"):
        expected = now.before(basis)
        if expected == before:
            length = now.months
            if (basis == "mom" and length != 1) or (basis == "qoq" and length != 3) or (basis == "hoh" and length != 6):
                continue
            return basis
    return "other"


def _opens_with_whole(text: str, items: Sequence[Item], sentences: Sequence[Sentence], lead: Reading) -> bool:
    """Whether a sentence without numbers before the lead names its flow as a whole: "Dear butter lifted Peru's total exports in May"."""
    first, own = lead.frame.indicator, sentences[lead.sentence]
    if first is None or own.kind != "prose":
        return False
    start = next((sentence.start for sentence in sentences if sentence.kind == "prose"), own.start)
    named = (item for item in items if item.cls == "indicator" and start <= item.start < own.start and item.val.means == first.val.means)
    return any(_TOTAL.search(text, max(0, item.start - 12), item.start + 6) is not None for item in named)
