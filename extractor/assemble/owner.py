"""Whose figures an article tells: the economy or the company that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor import late_re as re
from extractor.assemble.items import Item, places_of
from extractor.marks import Dimension, Mention
from extractor.recognize.sentences import Sentence
from extractor.tag.entity import company, tells_own
from extractor.vocabulary.classes import members

_MACRO = members("macroeconomic")
TRADED = frozenset({"exports", "imports", "trade", "trade_balance", "gdp"})
_DATELINE = re.compile(r"\W*([A-Z][A-Za-zÀ-ÿ.'’ -]{2,40}?)(?:,|\s*[(/]|\s+[—–-]|:\s|\s+\d)")
_OPENS_WITH_OWNER = re.compile(
    r"(?:The )?(?:[A-Z][A-Za-z]+['’]s|U\.S\.|US|UK|[A-Z][a-z]+(?:an|ese|ish)) [a-z]"
)  # "Brazil's solar industry installed 8.6 GW"
_ROLE = r"\b(?:importer|buyer|market|destination|customer|consumer|purchaser)s?"
_BUYER = re.compile(rf"(?: \w+){{1,6}}? {_ROLE[2:]}\b (?:of|for)\b")
_HOME_OF = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}['’]s (?=[A-Z])")
_BOUGHT = re.compile(rf"{_ROLE} (?:of|for) (?:the )?$")
_HOME = re.compile(  # "Chinese smartphone manufacturer": whose home it is
    r"(?:['’]s)?(?:[ -][\w&-]{1,30}){0,3}?[ -](?:maker|manufacturer|brand|vendor|company|firm|giant|carmaker|automaker|start-?up|player"
    r"|group|retailer|lender|rival|supplier|chipmaker|conglomerate|trio|duo|pair|big (?:two|three|four|five))(?:s|s['’]|['’]s)?\b"
)
_SOURCES = re.compile(
    r"\bfrom (?:the )?[A-Z][\w ]*(?:, (?:the )?[A-Z][\w ]*)*,?(?: and)?(?: the)? ?$|\bfrom (?:the )?[A-Z][\w ]*, (?:the )?$"
)
_AWAY = re.compile(r"\b(?:to|from|with|against|in|into|of|for|by|outside|excluding|except)\s+(?:of\s+)?(?:the\s+)?$|\bnon-$", re.IGNORECASE)
_PARTNER = re.compile(r"\b(?:to|from|with|against|into|via|by)\s+(?:the\s+)?$", re.IGNORECASE)
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
_ALIAS = re.compile(r"(?: [A-Z][\w&.]+){0,3} \(([A-Z][A-Za-z&]{1,7})\)")
_OURS = re.compile(r"\b(?:our|we|the (?:group|company)(?:['’]s)?)\b", re.IGNORECASE)
_SURE = (
    "bare_won",
    "bare_lira",
    "bare_ruble",
    "bare_leu",
    "bare_kwacha",
    "bare_manat",
)  # words of several currencies, hardly used of but one
_PASSING = 2  # weight of an economy that is named as a partner, or in front of "trade war"
HEAD = 900  # characters in which a company says "we"
_RESULTS = members("results_of_companies")
_PROFITS = _RESULTS - {"revenue", "net_sales", "cash_flow", "gross_profit"}
_OWN = members("ratios_of_companies")
_TRADING = re.compile(  # what only companies tell
    r"(?i)\b(?:like[- ]for[- ]like|same-store|comparable(?:-store)? sales|organic(?:ally)?|ebitda|per share|underlying profit"
    r"|trading (?:update|statement)|(?:half|full)-year results|interim (?:results|dividend)|gross margin|operating margin|net debt"
    r"|order (?:intake|book|backlog)|pre-?tax profit|forward sales|average selling price|net additions)\b"
)
_TRADING_PARTS = (  # each of them has one
    "like", "same-store", "comparable", "organic", "ebitda", "per share", "underlying", "trading", "-year results", "interim", "margin",
    "net debt", "order ", "tax profit", "forward sales", "selling price", "net additions",
)  # fmt: skip
_DOES = re.compile(r" (?:has|had|said|says|flew|grew|made|sold|saw|[a-z]{2,14}(?:ed|ing))\b")  # "American carried"
_PEOPLES = frozenset(  # that companies are called by for short
    {"American", "British", "Canadian", "Australian", "German", "French", "General", "United", "Royal", "Standard", "Deutsche"}
)
_SHARE_OF = re.compile(  # "Alba's market share", "Alba (ALB) captured 56% of"
    r"\.?(?:['’]s (?:[a-z]{1,12} )?(?:market )?share\b"
    r"|(?: \([A-Z]{2,8}\))? (?:captur|h[eo]ld|took|tak|command|account|had|grab|claim)[a-z]{0,4}(?: for)? (?:an? )?"
    r"[\d.]{1,5} ?(?:%|per ?cent))"
)
_PER_SHARE = frozenset({"earnings_per_share", "dividend_per_share"})
_COIN = re.compile(r" (?:dollar|pound|peso|franc|rupee|yen|won|yuan)s?\b")  # "a strong US dollar"
_WORLD = re.compile(r"\b(?:worldwide|global(?:ly)?|world(?:'s|’s)?)\b", re.IGNORECASE)

_UNIONS = frozenset({"EA", "EU"})


def find_entity(
    text: str, sentences: list[Sentence], items: list[Item], mentions: Sequence[Mention] = (), *, rivals: bool = False
) -> tuple[Dimension | None, bool]:
    """Whose figures the article reports, and whether that is a company; `rivals` of a report on a market of several firms."""
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
    abroad = world or rivals
    reach = lead_end if rivals else reach
    guests = opens_with is not None and opens_with.val.means in ("visitors", "overnight_stays", "tourism_revenue")
    seats = any(item.cls == "institution" and item.val.means in _UNIONS and item.start < reach for item in items)
    placed = (-1, -1)
    if seats and prose and (line := _DATELINE.match(text, prose[0].start, min(prose[0].end, prose[0].start + 60))):
        placed = line.span(1)
    for at, item in enumerate(items):
        if item.start > reach:
            break
        if seats and placed[0] <= item.start < placed[1] and item.cls == "region":
            continue
        if item.cls == "indicator" and item.start < lead_end and item.val.means in _MACRO and item.low != "economy":
            macro = True
        if item.cls != "region" or item.val.type not in ("country", "group") or _COIN.match(text, item.end):
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
        elif abroad and (_HOME_OF.match(text, item.start) or _HOME.match(text, item.end)):
            weight = 0  # "China's Orvo", "Korea's three makers", in a report on a market
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
        if seats:
            break  # written where an office of several countries sits
        dateline = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 60))
        if dateline and not (rivals and " in " in dateline[1]) and not _OPENS_WITH_OWNER.match(dateline[0]):
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
                    if world and (named == 1 or rivals):
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
                and after.val.means in TRADED
                and _is_adjective(item)
            ):
                score[item.val.means] += 4
                held.setdefault(item.val.means, item)
                break
    results = {item.val.means for item in items if item.cls == "indicator" and item.start < HEAD and item.val.means in _RESULTS}
    own = {item.val.means for item in items if item.cls == "indicator" and item.start < HEAD and item.val.means in _OWN}
    telling = not macro and (bool(results & _PROFITS) or bool(own) or _tells_trading(text))
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
    shared = found is not None and _SHARE_OF.match(text, found[2]) is not None
    if found and rivals and not telling and not tells_own(text, found[0]) and (shared or not _FORM.search(found[0])):
        found = None  # one of several firms, or the house that tells of them
    if found and not telling and opens_with is not None and opens_with.val.market and not _FORM.search(found[0]):
        found = None  # "Orvo reports a 4% rise in office take-up": an adviser tells of the market
        if all(weight < 3 for weight in score.values()):
            return None, False
    if not found and world and all(weight < 4 for weight in score.values()):
        return None, False
    if not found and rivals and all(weight < 1 for weight in score.values()) and not _placed_in(text, items, lead_end):
        return None, False
    opens = found is not None and any(text.startswith(found[0], sentence.start) for sentence in heads)
    if found and not (macro and score and not opens and not found[0].startswith(("Port", "Airport"))):
        name, start, end = found
        return Dimension(None, name, name, start, end), True
    if dateline_only and not macro and not found:
        # only the place of writing names a country, and the subject is no economy's: a report on a market
        names = [item for item in items if item.cls == "region" and item.start > lead_end - 1 and item.val.type == "country"]
        if not names or all(score.get(item.val.means, 0) <= 0 for item in names):
            return None, False
    if not found and len(results) > 1 and results & _PER_SHARE:
        return None, True  # only a company's report tells earnings per share
    coined = _by_currency([mention for mention in mentions if ".bare_" not in mention.rule or mention.rule.endswith(_SURE)])
    if macro and coined is not None and not found and coined.id not in score and max(score.values(), default=0) <= _PASSING:
        return coined, False  # "a surplus of 16 billion baht", where others are only named as partners
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
    if results and not macro and (len(results) > 1 or len(_OURS.findall(text, 0, HEAD)) > 1):
        return None, True  # a company that names itself by "we" only
    paid = _by_currency([mention for mention in mentions if ".bare_" not in mention.rule])
    if paid is not None:
        return paid, False
    only = _only_country(text, items, economy=macro)
    if only is not None:
        return only, False
    paid = _by_currency(mentions)  # "rupees" of several economies
    if paid is not None:
        return paid, False
    return None, False


def _placed_in(text: str, items: Sequence[Item], end: int) -> bool:
    """Whether the headline or the lead says in which country something is sold: "New-car sales in Spain"."""
    return any(
        item.cls == "region" and item.val.type == "country" and text.endswith(("in ", "in the "), 0, item.start)
        for item in items
        if item.start < end
    )


def _is_adjective(item: Item) -> bool:
    return item.low in {form.lower() for form in item.val.adjectives}


def _only_country(text: str, items: Sequence[Item], *, economy: bool) -> Dimension | None:
    """The economy that a report names alone, or twice as often as any other, and not just as a partner: "the Dutch retail sector".

    Its regions and cities name it too, "employers in Minnesota", where there are several of them.
    """
    places = [item for item in items if item.cls == "region"]
    countries = {item.val.means for item in places if item.val.type == "country"}
    counts = Counter(item.val.within or item.val.means for item in places if item.val.within or item.val.type == "country")
    named = [(often, home) for home, often in counts.most_common() if home in countries or often > 1]
    if not named or (len(named) > 1 and (not economy or named[0][0] < 2 * named[1][0])):
        return None
    means = named[0][1]
    own = [item for item in places if item.val.type == "country" and item.val.means == means]
    if not own:
        return Dimension(means, means, None, None, None)
    first = next((item for item in own if not _PARTNER.search(text[max(0, item.start - 14) : item.start])), None)
    return None if first is None else Dimension(means, first.val.name, text[first.start : first.end], first.start, first.end)


def _tells_trading(text: str) -> bool:
    """Whether the opening tells what only companies do."""
    head = text[:HEAD].lower()
    return any(part in head for part in _TRADING_PARTS) and _TRADING.search(text, 0, HEAD) is not None


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
    at = text.find(full)
    while at >= 0:
        alias = _ALIAS.match(text, at + len(full))
        if alias is not None:
            forms.add(alias[1])  # "General Pumps (GP)"
        at = text.find(full, at + 1)
    if len(words) > 2:
        forms.add("".join(word[0] for word in words if word[0].isupper()))  # "Ordal Shipping Group", OSG
    forms.update(form.upper() for form in tuple(forms))
    names = sorted((form for form in forms if len(form) > 1), key=len, reverse=True)
    people = words[0] if names and len(words) > 1 and words[0] in _PEOPLES and words[0] not in forms else None
    if people is not None:
        names.append(people)
    return [
        Item(start, end, "entity", Dimension(None, full, full, start, end), text[start:end].lower())
        for start, end in places_of(text, names)
        if text[start:end] != people or _DOES.match(text, end)
    ]


def is_world(text: str, sentences: list[Sentence]) -> bool:
    """Whether the lead speaks of the whole world."""
    end = next((s.end for s in sentences if s.kind == "prose"), 0)
    return bool(_WORLD.search(text, 0, end))
