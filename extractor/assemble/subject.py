"""What the article as a whole is about: whose figures, which indicator, which sector, which period and basis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from extractor.assemble.frames import Frame, Reading
from extractor.assemble.items import Item
from extractor.assemble.phrases import brought_sector
from extractor.assemble.words import ANAPHORS
from extractor.marks import Dimension, Mention
from extractor.recognize.sentences import Sentence
from extractor.tag.entity import company, tells_own

_MACRO = frozenset(
    [
        "exports", "imports", "trade", "trade_balance", "gdp", "cpi", "core_cpi", "inflation", "core_inflation", "ppi",
        "unemployment_rate", "unemployment", "employment", "retail_sales", "industrial_production", "pmi", "output_index",
        "new_orders_index", "business_confidence", "consumer_confidence", "business_climate", "births", "deaths", "rainfall",
        "net_migration", "tourism_revenue", "wages", "arrivals", "housing_starts", "building_permits", "visitors", "foreign_reserves",
        "fiscal_balance", "budget_balance", "money_supply", "population", "interest_rate", "house_prices",
    ]
)  # fmt: skip
_TRADED = frozenset({"exports", "imports", "trade", "trade_balance", "gdp"})
_DATELINE = re.compile(r"\W*([A-Z][A-Za-zÀ-ÿ.'’ -]{2,40}?)(?:,|\s*[(/]|\s+[—–-]|:\s|\s+\d)")
_OPENS_WITH_OWNER = re.compile(
    r"(?:The )?(?:[A-Z][A-Za-z]+['’]s|U\.S\.|US|UK|[A-Z][a-z]+(?:an|ese|ish)) [a-z]"
)  # "Brazil's solar industry installed 8.6 GW"
_ROLE = r"\b(?:importer|buyer|market|destination|customer|consumer|purchaser)s?"
_BUYER = re.compile(rf"(?: \w+){{1,6}}? {_ROLE[2:]}\b (?:of|for)\b")
_HOME_OF = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}['’]s (?=[A-Z])")
_TELLS = r"(?:said|says|puts|put|expects|expected|forecasts?|estimates?|estimated|predicts?|projects|projected|reports|reported|sees)"
_A_NAME = r"(\b[A-Z][\w&'’-]{0,23}(?: [A-Z][\w&'’-]{0,23}){0,3})"
_TELLING = re.compile(rf"\A{_A_NAME}: |{_A_NAME} {_TELLS}\b|[Aa]ccording to {_A_NAME}")
_AIRLINE = re.compile(r"(?i)\b(?:load factor|airlines?|airways)\b")
_BOUGHT = re.compile(rf"{_ROLE} (?:of|for) (?:the )?$")
_HOME = re.compile(  # "Chinese smartphone manufacturer": whose home it is
    r"(?:[ -][\w&-]{1,30}){0,3}?[ -](?:maker|manufacturer|brand|vendor|company|firm|giant|carmaker|automaker|start-?up|player|group"
    r"|retailer|lender|rival|supplier|chipmaker|conglomerate)(?:s|s['’]|['’]s)?\b"
)
_SOURCES = re.compile(
    r"\bfrom (?:the )?[A-Z][\w ]*(?:, (?:the )?[A-Z][\w ]*)*,?(?: and)?(?: the)? ?$|\bfrom (?:the )?[A-Z][\w ]*, (?:the )?$"
)
_MARKET = re.compile(r" [Mm]arket\b(?! research| intelligence| tracker)")
_BALANCES = frozenset({"current_account", "budget_balance", "fiscal_balance", "trade_balance"})
_SURVEYED = ("confidence", "climate", "sentiment", "pmi")
_FLOWS = frozenset({"exports", "imports", "trade"})
_REASONS = re.compile(r"\b(?:on|amid|as|by|despite|to|with|after|from)(?: \w+){0,2} $")
_AWAY = re.compile(r"\b(?:to|from|with|against|in|into|of|for|by|outside|excluding|except)\s+(?:of\s+)?(?:the\s+)?$|\bnon-$", re.IGNORECASE)
_PARTNER = re.compile(r"\b(?:to|from|with|against|into|via|by)\s+(?:the\s+)?$", re.IGNORECASE)
_MODES = (
    None,
    "goods", "sea", "air", "rail", "road", "land", "online", "retail", "wholesale", "households", "core", "residents", "domestic",
)  # fmt: skip
_FORM = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|LLC|PLC|plc|AG|SE|GmbH|KGaA|S\.?A|S\.?p\.?A"
    r"|N\.?V|A/S|ASA|AB|Oyj|Abp|Bhd|Berhad|Tbk|PJSC|Group|Holdings?)\.?)+$"
)
_COMMON = frozenset(
    [
        "The", "First", "National", "United", "American", "General", "Bank", "Port", "New", "North", "South", "West", "East",
        "Global", "International", "Royal", "China", "Korea", "Japan", "India", "British", "Canadian", "Australian", "German",
        "French", "Deutsche", "Standard", "City", "Central", "Great", "Air",
    ]
)  # fmt: skip
_OURS = re.compile(r"\b(?:our|we|the (?:group|company)(?:['’]s)?)\b", re.IGNORECASE)
_HEAD = 900  # characters in which a company says "we"
_RESULTS = frozenset(
    {
        "revenue", "net_sales", "net_profit", "operating_profit", "ebitda", "earnings_per_share", "gross_profit", "cash_flow", "ebita",
        "pretax_profit", "operating_cash_flow", "free_cash_flow", "dividend_per_share", "operating_margin", "ebitda_margin",
    }
)  # fmt: skip
_PROFITS = _RESULTS - {"revenue", "net_sales", "cash_flow", "gross_profit"}
_TRADING = re.compile(  # what only companies tell
    r"(?i)\b(?:like[- ]for[- ]like|same-store|comparable(?:-store)? sales|organic(?:ally)?|ebitda|per share|underlying profit"
    r"|trading (?:update|statement)|(?:half|full)-year results|interim (?:results|dividend)|gross margin|operating margin|net debt"
    r"|order (?:intake|book|backlog)|pre-?tax profit|forward sales|average selling price|net additions)\b"
)
_PER_SHARE = frozenset({"earnings_per_share", "dividend_per_share"})
_DEAL = re.compile(
    r"\b(?:acqui(?:res?|red|ring|sition)|stake|takeover|take over|merger|buyout|buy-out|buys?|tender offer)\b", re.IGNORECASE
)
_DEAL_REACH = 400  # characters in which a report says that it is about a purchase
_WORLD = re.compile(r"\b(?:worldwide|global|world(?:'s|’s)?)\b", re.IGNORECASE)


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
    trading: bool = False
    port: bool = False
    airline: bool = False
    deal: bool = False  # a company's report on a purchase
    exporting: bool = False  # an economy's report on its exports: "sales to Japan" are exports


def find_entity(text: str, sentences: list[Sentence], items: list[Item], mentions: Sequence[Mention] = ()) -> tuple[Dimension | None, bool]:
    """Whose figures the article reports, and whether that is a company."""
    heads = [sentence for sentence in sentences if sentence.kind == "headline"]
    prose = [sentence for sentence in sentences if sentence.kind == "prose" and sentence.end - sentence.start > 60][:3]
    reach = prose[-1].end if prose else (sentences[-1].end if sentences else 0)
    first = prose[0] if prose else None
    headline_end = heads[-1].end if heads else 0
    score: Counter[str] = Counter()
    held: dict[str, Item] = {}
    macro = dateline_only = False
    lead_end = max(headline_end, first.end if first else min(reach, sentences[min(2, len(sentences) - 1)].end if sentences else 0))
    opens_with = next((item for item in items if item.cls == "indicator" and item.start < lead_end), None)
    world = is_world(text, sentences)
    guests = opens_with is not None and opens_with.val.means in ("visitors", "overnight_stays", "tourism_revenue")
    for at, item in enumerate(items):
        if item.start > reach:
            break
        if item.cls == "indicator" and item.start < lead_end and item.val.means in _MACRO:
            macro = True
        if item.cls != "region" or item.val.type not in ("country", "group"):
            continue
        means = item.val.means
        held.setdefault(means, item)
        weight = 1
        after = items[at + 1] if at + 1 < len(items) else None
        before = text[max(0, item.start - 12) : item.start]
        if _BUYER.match(text, item.end):
            weight = 0  # "The Philippines remains the biggest importer of …"
        elif _BOUGHT.search(text, max(0, item.start - 30), item.start):
            weight = 3
        elif _HOME.match(text, item.end) and _is_adjective(item):
            weight = 0
        elif guests and _SOURCES.search(text, max(0, item.start - 80), item.start):
            weight = 0  # "guests from Laos, the Maldives and Nepal"
        elif _AWAY.search(before) or (item.val.type == "country" and _is_of_guests(item, after, guests=guests)):
            weight = 0
        elif world and _HOME_OF.match(text, item.start):
            weight = 0  # "China's Orvo", in a report on the world
        elif text[item.end : item.end + 2] in ("'s", "’s") or item.low.endswith(("'s", "’s")):
            weight += 3
        elif after is not None and after.start - item.end <= 2 and after.cls in ("indicator", "sector", "plain"):
            weight += 2
        if item.start < headline_end:
            weight += 1 if weight else 0
        elif first is not None and item.start < first.end and weight:
            weight += 1
        if weight and any(sentence.start <= item.start <= sentence.start + 3 for sentence in (*heads, *prose[:1])):
            weight += 1
        score[means] += weight
    for sentence in (*prose[:1], *heads):
        dateline = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 60))
        if dateline and not _OPENS_WITH_OWNER.match(dateline[0]):
            for item in items:
                if item.cls == "region" and dateline.start(1) <= item.start < dateline.end(1) and not _is_adjective(item):
                    if _PARTNER.search(text[sentence.start : item.start]):
                        break  # "Exports to China rose 3 percent, …" begins with no place of writing
                    score[item.val.within or item.val.means if item.val.type == "subnational" else item.val.means] += 2
                    home = item.val.within or item.val.means
                    named = sum(
                        1
                        for other in items
                        if other.cls in ("region", "institution")
                        and home in (other.val.means, getattr(other.val, "within", None))
                        and other.start < reach
                    )
                    paid = _by_currency(mentions)
                    dateline_only = (
                        named == 1
                        and (paid is None or paid.id != home)
                        and not any(weight > 0 for means, weight in score.items() if means != home)
                    )
                    if named == 1 and world:
                        score.pop(home, None)  # only the place of writing of a report on the world
                    held.setdefault(item.val.means, item)
                    break
    for item in items:
        if item.cls == "institution":
            score[item.val.means] += (3 if item.val.means not in ("EU", "EA") else 1) if item.start < reach else 1
            held.setdefault(item.val.means, item)
    if max(score.values(), default=0) <= 3:
        for at, item in enumerate(items[:-1]):  # "Peruvian exports", further down, of a report that opens with a partner
            after = items[at + 1]
            if (
                item.cls == "region"
                and item.val.type == "country"
                and after.cls == "indicator"
                and after.start - item.end <= 1
                and after.val.means in _TRADED
                and _is_adjective(item)
            ):
                score[item.val.means] += 4
                held.setdefault(item.val.means, item)
                break
    results = {item.val.means for item in items if item.cls == "indicator" and item.start < _HEAD and item.val.means in _RESULTS}
    telling = not macro and (bool(results & _PROFITS) or _TRADING.search(text, 0, _HEAD) is not None)
    found = company(text, headline_end, results=telling)
    if found and any(item.cls in ("region", "sector") and item.low == found[0].lower() for item in items):
        found = None
    if found and any(item.cls == "institution" and item.low in found[0].lower() for item in items if item.start < headline_end):
        found = None  # "Brazil's crop agency": a body of that economy
    if found and any(item.cls == "institution" and item.start < found[2] and item.end > found[1] for item in items):
        found = None  # "the Federal Reserve Bank of New York": a body of an economy, wherever it is named
    if found and found[0].split()[0] in ("Excluding", "Including"):
        found = None  # "Excluding Motor Trades, …"
    if found and found[0].split()[0] in ("US", "U.S.", "UK", "U.K.", "EU"):
        found = None  # "US BTS reports": a body of that economy
    if found and first is not None and found[0].lower() not in text[: first.end].lower():
        found = None  # a company named further down is not whose article it is
    if found and world and not _FORM.search(found[0]) and not tells_own(text, found[0]):
        found = None  # the house that reports on a market is not whose figures they are
    if not found and world and all(weight < 4 for weight in score.values()):
        return None, False
    opens = found is not None and any(text.startswith(found[0], sentence.start) for sentence in heads)
    if found and not (macro and score and not opens and not found[0].startswith(("Port", "Airport"))):
        name, start, end = found
        return Dimension(None, name, name, start, end), True
    if dateline_only and not macro and not found:
        # only the place of writing names a country, and the subject is no economy's: a report on a market
        names = [item for item in items if item.cls == "region" and item.start > lead_end - 1 and item.val.type == "country"]
        if not names or all(item.val.means not in score for item in names):
            return None, False
    if not found and len(results) > 1 and results & _PER_SHARE:
        return None, True  # only a company's report tells earnings per share
    positive = [(weight, -held[means].start, means) for means, weight in score.items() if weight > 0 and means in held]
    if positive and (max(positive)[0] > 1 or macro or not found):
        _, _, means = max(positive)
        item = held[means]
        return Dimension(means, getattr(item.val, "name", means), text[item.start : item.end], item.start, item.end), False
    if found:
        name, start, end = found
        return Dimension(None, name, name, start, end), True
    for item in items:  # "permits issued in Sweden"
        if item.start > lead_end:
            break
        if item.cls == "region" and item.val.type == "country" and text[max(0, item.start - 4) : item.start].lower().endswith("in "):
            return Dimension(item.val.means, item.val.name, text[item.start : item.end], item.start, item.end), False
    if results and not macro and (len(results) > 1 or len(_OURS.findall(text, 0, _HEAD)) > 1):
        return None, True  # a company that names itself by "we" only
    paid = _by_currency([mention for mention in mentions if ".bare_" not in mention.rule])
    if paid is not None:
        return paid, False
    only = _only_country(text, items, economy=macro)
    if only is not None:
        return Dimension(only.val.means, only.val.name, text[only.start : only.end], only.start, only.end), False
    paid = _by_currency(mentions)  # "rupees" of several economies
    if paid is not None:
        return paid, False
    within = Counter(item.val.within for item in items if item.cls == "region" and item.val.within)
    if within and within.most_common(1)[0][1] >= 2:
        means = within.most_common(1)[0][0]
        return Dimension(means, means, None, None, None), False
    return None, False


def _is_adjective(item: Item) -> bool:
    return item.low in {form.lower() for form in item.val.adjectives}


def _only_country(text: str, items: Sequence[Item], *, economy: bool) -> Item | None:
    """The economy that a report names alone, or twice as often as any other, and not just as a partner: "the Dutch retail sector"."""
    named = [item for item in items if item.cls == "region" and item.val.type == "country"]
    counts = Counter(item.val.means for item in named).most_common(2)
    if not counts or (len(counts) > 1 and (not economy or counts[0][1] < 2 * counts[1][1])):
        return None
    own = (item for item in named if item.val.means == counts[0][0])
    return next((item for item in own if not _PARTNER.search(text[max(0, item.start - 14) : item.start])), None)


def _is_of_guests(item: Item, after: Item | None, *, guests: bool) -> bool:
    """Whether a people is who came: "Chinese tourists", "Malaysians accounted for"; `guests` of a report on arrivals."""
    if item.low not in {form.lower() for form in item.val.adjectives}:
        return False
    verb = after is not None and after.cls in ("verb", "share_verb", "indicator_verb") and after.start - item.end <= 1
    beside = after is not None and after.start - item.end <= 1
    if item.low.endswith("ns") or verb or (guests and not beside):
        return True
    return after is not None and after.cls == "indicator" and after.val.means in ("visitors", "passengers") and after.start - item.end <= 1


def _by_currency(mentions: Sequence[Mention]) -> Dimension | None:
    """The economy whose own currency the article counts in, where no word names it."""
    units = Counter(mention.unit for mention in mentions if mention.kind == "money")
    for unit, _ in units.most_common():
        if unit and unit not in ("USD", "EUR", "BTN", "BTC", "ETH") and unit[:2] not in ("XA", "XO", "XP", "XD", "XC", "XR"):
            return Dimension(unit[:2], unit[:2], None, None, None)
    return None


def own_names(text: str, entity: Dimension) -> list[Item]:
    """Where the article's company is named, by its full name or a short form of it."""
    full = entity.name or ""
    forms = {full, _FORM.sub("", full).strip(" ,.")}
    words = full.split()
    if len(words) > 1 and words[0] not in _COMMON and len(words[0]) > 3:
        forms.add(words[0])
    forms.update(re.findall(rf"{re.escape(full)}(?: [A-Z][\w&.]+){{0,3}} \(([A-Z][A-Za-z&]{{1,7}})\)", text))  # "General Pumps (GP)"
    if len(words) > 2:
        forms.add("".join(word[0] for word in words if word[0].isupper()))  # "Ordal Shipping Group", OSG
    forms.update(form.upper() for form in tuple(forms))
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True) if len(form) > 1)
    if not pattern:
        return []
    return [
        Item(match.start(), match.end(), "entity", Dimension(None, full, full, match.start(), match.end()), match[0].lower())
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)
    ]


def find_subject(
    text: str, sentences: list[Sentence], items: list[Item], readings: list[Reading], *, entity: tuple[Dimension | None, bool]
) -> Subject:
    """The article's subject from its headline, its lead and its first readings."""
    economy, is_company = entity
    subject = Subject(entity=economy, company=is_company)
    body = [reading for reading in readings if reading.kind in ("prose", "bullet")]
    head = [reading for reading in readings if reading.kind in ("headline", "heading")]
    telling = [reading for reading in body if reading.mention.kind not in ("streak", "rank")] or body
    lead = [reading for reading in telling if reading.sentence == telling[0].sentence] if telling else []
    lead_start = next((s.start for s in sentences if s.kind == "prose"), 0)
    ordered = [*lead, *head, *body]
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
        named_index = next((item for item in surveyed if item.val.means.endswith(_SURVEYED) and item.start < _HEAD), None)
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
        subject.sector = _only_sector(text, sentences, items)
        subject.sole = subject.sector is not None
    if subject.sector is None and not is_company and (subject.flow is None or subject.flow.val.means not in _TRADED):
        subject.sector = _market(text, sentences, items)
    subject.world = economy is None and not is_company
    subject.sources = _sources(text) if subject.world else frozenset()
    of_batteries = subject.flow is not None and subject.flow.val.means == "battery_usage"
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
    elif means & {"tax_revenue", "government_revenue", "government_spending", "budget_balance", "fiscal_balance", "government_debt"}:
        subject.balance = "budget_balance"
    if subject.flow is not None and subject.flow.val.means == "trade" and "exports" in means:
        subject.trading = True
        subject.flow = next(item for item in items if item.cls == "indicator" and item.val.means == "exports")
    if subject.sector is None and lead and lead[0].frame.indicator is not None and lead[0].frame.sector is None and not is_company:
        subject.sector = _titled_sector(lead[0].frame, head, body)
    subject.exporting = not is_company and subject.flow is not None and subject.flow.val.means == "exports"
    if lead:
        first = lead[0].frame
        subject.airline = is_company and _AIRLINE.search(text) is not None
        subject.port = is_company and economy is not None and (economy.name or "").startswith("Port")
        subject.adding = (
            subject.flow is not None
            and subject.flow.val.means in ("employment", "payrolls")
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
        if titled_whole:
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
            subject.sector = first.sector if behind != "(" else None  # not of "from 0.3% (construction) to 5.8% (mining)"
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
    if of_batteries and subject.flow is not None:
        subject.sector = brought_sector(subject.flow)  # "batteries fitted in electric vehicles"
    return subject


def _market(text: str, sentences: list[Sentence], items: Sequence[Item]) -> Dimension | None:
    """The market that the headline or the lead speaks of, where it is named twice: "the smartphone market"."""
    lead = next((sentence.end for sentence in sentences if sentence.kind == "prose"), 0)
    named = Counter(item.val.means for item in items if item.cls == "sector")
    for item in items:
        if item.start > lead:
            break
        if (
            item.cls == "sector"
            and named[item.val.means] > 1
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


def _titled_sector(lead: Frame, head: Sequence[Reading], body: Sequence[Reading]) -> Dimension | None:
    """The sector that the headline tells of the lead's own indicator: "Wheat exports to fall 20%" over "Exports may fall to …".

    Where the body speaks of other sectors, the headline's is one among many, and the lead is about the whole.
    """
    means = lead.indicator.val.means if lead.indicator is not None else None
    for reading in head:
        held = reading.frame
        if held.indicator is not None and held.indicator.val.means == means and held.sector is not None and held.sector.id not in _MODES:
            named = [other.frame.sector.id for other in body if other.frame.sector is not None]
            return held.sector if 2 * named.count(held.sector.id) >= len(named) else None
    return None


def _sources(text: str) -> frozenset[str]:
    """The names of those who tell what is said, in lower case."""
    return frozenset(next(group for group in match.groups() if group).lower() for match in _TELLING.finditer(text))


def is_world(text: str, sentences: list[Sentence]) -> bool:
    """Whether the lead speaks of the whole world."""
    end = next((s.end for s in sentences if s.kind == "prose"), 0)
    return bool(_WORLD.search(text, 0, end))


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
