"""Tag entities: companies and other bodies whose figures an article reports.

Reads   the raw text
Gives   Names: which stretches are proper names, and the article's own company, if it has one

A name is a company where a legal form ("Inc.", "AG", "plc"), a ticker in brackets, or the verb of a results headline
says so. Single capitalised words at the start of a sentence are names only if they are never written small.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from extractor import late_re as re

_WORD = r"[A-ZÀ-Þ][\w’'&./-]*"
_LEGAL = (
    r"(?:Inc|Corp|Corporation|Incorporated|Co|Company|Ltd|Limited|LIMITED|LTD|INC|CORP|CORPORATION|GROUP|HOLDINGS|BANK|Kaisha|LLC"
    r"|L\.?L\.?C|PLC|plc|AG|SE|GmbH|KGaA|S\.?A\.?|S\.?p\.?A|N\.?V|B\.?V|A/S|ASA|AB|Oyj|Abp|Bhd|Berhad|Tbk|PJSC|JSC|OJSC|K\.?K"
    r"|Holdings?|Group|Bancorp|Bank|Airways|Air|Airline|Airlines|Airports|Motors|Motor|Technologies|Semiconductor|Pharmaceuticals"
    r"|Pharma|Biopharma|Therapeutics|Industries|Industrier|Insurance|Financial|Energy|Electric|Electronics|Steel|Foods|Stores"
    r"|Partners|Trust|Systems|Software|Entertainment|Microdevices|Laboratories|Petroleum|Resources|Mining|Shipping|Logistics"
    r"|Telecom|Communications|Retail|Automotive|Chemicals|Materials|Capital)"
)
_SHORT = r"[A-ZÀ-Þ][\w’'&/-]{0,23}"
_NAME = re.compile(rf"{_WORD}(?:[ \xa0](?:{_WORD}|of|and|&|de|the|for)(?=[ \xa0,.:;’'()–—-]|$)){{0,5}}")
_COMPANY = re.compile(rf"\b({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,4}}?[ \xa0]{_LEGAL})(?:\b|\.)(?:[ \xa0]{_LEGAL}\b\.?)*")
_FULL_NAME = re.compile(rf"\b{_SHORT}(?:[ \xa0](?:{_SHORT}|&)){{0,4}}[ \xa0]{_LEGAL}\b")  # to its last word
_FORM_BEHIND = re.compile(r",? (?:S\.?A\.?(?:B\.?)? de C\.?V\.?|S\.A\.(?:A\.)?|de C\.?V\.?|C\.V\.?)$")
_TICKER = re.compile(
    rf"({_WORD}(?:,?[ \xa0](?:{_WORD}|&|of|and)){{0,6}})[ \xa0]\((?:publ|(?:NASDAQ|Nasdaq|NYSE|NYSE American|NYSE: ?|AMEX|LSE|TSX"
    rf"|TSXV|ASX|OTC\w*|SIX|Euronext|XETRA|FRA|Prime Standard|BSE|NSE|HKEX|SEHK|SGX|KRX|KOSPI|TSE|TYO|TWSE|B3|BMV|JSE|ISIN"
    rf"|Xetra|CPSE|CPH|OMX|OSE|STO|HEL|EPA|AMS|BME|BIT|MIL|SWX|WSE|NGX|LON|ETR|KLSE|SET|IDX|PSE|TADAWUL|DFM|ADX|EGX|LSEG)\b[^)]*)\)"
)
_REPORTS = re.compile(
    rf"^[ \t]*({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,5}}?)[ \xa0](?:[Rr]eports?|[Aa]nnounces?|[Pp]osts?|[Dd]elivers"
    rf"|[Ss]wings|[Ll]ifts|[Rr]aises|[Cc]uts|[Ss]ees|[Pp]lans|[Ww]ins|[Uu]nveils|[Bb]uys|[Aa]cquires|[Cc]ompletes|[Ll]aunches"
    rf"|[Oo]pens|[Ss]ells|[Bb]eats|[Mm]isses|[Ff]orecasts|[Ee]xpects|[Ii]nvests|to (?:build|invest|buy|acquire|cut|launch|sell"
    rf"|open|expand|raise|spend|hire|supply)|TO (?:BUILD|INVEST|BUY|ACQUIRE|SELL|OPEN|EXPAND)|[Rr]eported|[Aa]nnounced|REPORTS"
    rf"|ANNOUNCES|POSTS|[Pp]rovides|(?:Q[1-4]|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Hh]alf|[Ff]ull"
    rf"|[Ff]iscal)\b[^\n]{{0,40}}(?:results|RESULTS|Results|profit|Profit|revenue|sales)"
    rf"|(?:[Ii]nterim|[Qq]uarterly|[Yy]ear-end|[Hh]alf-year(?:ly)?|[Aa]nnual)[ ](?:[Ff]inancial[ ])?[Rr]eport"
    rf"|(?:[Aa]grees|[Oo]ffers|[Bb]ids|[Tt]rims|[Nn]arrows|[Ww]idens|[Hh]ikes|[Bb]oosts|[Bb]ooks|[Ll]ogs|[Ee]arns|[Ss]hips|[Ss]ecures|[Bb]ags"
    rf"|[Ss]igns|[Ss]pends|[Dd]oubles|[Tt]ables)\b)",
    re.MULTILINE,
)
_POSSESSED = re.compile(
    rf"^[ \t]*({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,4}}?)['’]s?[ \xa0](?:(?:[Nn]et|[Qq]uarterly|[Aa]nnual|[Gg]ross|[Oo]perating"
    rf"|Q[1-4]|[Ff]irst-[a-z]+|[Ss]econd-[a-z]+|[Tt]hird-[a-z]+|[Ff]ourth-[a-z]+|[Ff]ull-[a-z]+)[ \xa0])*"
    rf"(?:[Ss]tock|[Ss]hares|[Pp]rofits?|[Rr]evenues?|[Ee]arnings|[Dd]eliveries|[Ll]oss|[Dd]ividend|[Bb]acklog|[Ee]bitda|EBITDA)\b",
    re.MULTILINE,
)
_MOVED = re.compile(  # "Orvo profit falls 8%", "Orvo Q3 deliveries up 4%"
    rf"^[ \t]*({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,3}}?)[ \xa0](?:[\w-]+[ \xa0]){{0,3}}?(?:[Pp]rofits?|[Ee]arnings"
    rf"|[Dd]eliveries|EBITDA|EBIT|[Ll]oss|[Nn]et(?: income)?|[Rr]evenues?|like-for-like sales|LFL sales)(?:[ \xa0][a-z]+)?[ \xa0](?:rises?"
    rf"|falls?|rose|fell|up|down|jumps?|jumped|slides?|slid|drops?|dropped|climbs?|grows?|grew|soars?|surges?|slumps?|plunges?|dips?|gains?|edges?|doubles?|triples?|tops?|beats?|misses|widens?"
    rf"|narrows?|hits?|halves?|shrinks?|reach(?:es)?|increases?|decreases?|declines?|tumbles?|sinks?|rebounds?|recovers?)\b",
    re.MULTILINE,
)
_KIND = re.compile(  # "the homewares retailer Alba", "budget airline Alba"
    rf"\b(?:[RIU](?:etailer|nsurer|tility)|[ALCDMBH](?:irline|ender|armaker|hipmaker|rugmaker|iner|rewer|omebuilder|ousebuilder)"
    rf"|retailer|airline|carrier|lender|insurer|reinsurer|carmaker|automaker|chipmaker|drugmaker|truckmaker|planemaker|steelmaker|maker"
    rf"|producer|group|bank|giant|miner|brewer|distiller|builder|housebuilder|homebuilder|shipbuilder|operator|provider|owner|parent|chain"
    rf"|utility|developer|manufacturer|specialist|supermarket|grocer|conglomerate|supplier|shipper|refiner|broadcaster|publisher|streamer"
    rf"|platform|marketplace|start-up|startup|hotelier|unit|subsidiary)"
    rf"[ \xa0]({_WORD}(?:[ \xa0](?:{_WORD}|&|of|de)){{0,3}})"
)
_SPEAKS = re.compile(  # "Alba, which also owns Breva, said", "Alba posted"
    rf"(?<![\w.’'-])({_WORD}(?:[ \xa0](?:{_WORD}|&|of|de)){{0,3}}?)(?:[ \xa0]\([^)\n]{{2,20}}\))?(?:, (?P<aside>[^.;\n()—–]{{3,150}}),)?"
    rf"[ \xa0](?:also |now |today |has |had |again )?(?:said|says|adds|added|posted|posts|reported|reports|booked|expects"
    rf"|expected|forecasts?|achieved|delivered|generated|earned|swung|reiterated|raised|lowered|carried|opened|recorded|plans|aims|declared|proposed)\b"
)
_PERSON = re.compile(
    r"(?i)\b(?:CEO|CFO|COO|chief|executives?|officer|director|chair(?:man|woman)?|boss|analysts?|president|head|minister|mr|mrs|ms|dr"
    r"|economists?|founder|secretary|spokes\w+|managers?|by|of|to|from|for|with|partner)\.?\s+(?:[A-Z]\w+\s+)?$"
)
_TITLED = re.compile(
    r"(?i)\b(?:chief|analyst|director|chair\w*|president|head of|CEO|CFO|officer|manager|economist|minister|founder|secretary)\b"
)
_PRONOUNS = frozenset({"He", "She", "They", "We", "You", "I", "Both", "Analysts", "Management", "Company", "Shares", "Investors"})
_LINE_START = r"^[ \t]*(?:[A-Z][\w.,/ -]{2,30}(?:\([^)\n]{2,24}\))?[ \xa0]*(?:--|[—–-])[ \xa0]+)?"  # and its dateline
_LEADS = re.compile(  # "ARDLEY — Orvo (ORV) delivered"; who tells of others only says so
    rf"{_LINE_START}({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,3}}?)(?:[ \xa0]\([^)\n]{{2,20}}\))?"
    rf"(?:[ \xa0](?:has|have|today|on \w+day))?[ \xa0](?:sold|sells|delivered|delivers|shipped|ships|carried|flew|handled|built"
    rf"|opened|booked|posted|earned|swung|turned|grew|raised|lowered|lifted|cut|doubled|trebled|tripled|narrowed|widened|beat|missed)\b",
    re.MULTILINE,
)
_OWNS = re.compile(  # "ARDLEY — Orvo's group deliveries"
    rf"{_LINE_START}({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,3}}?)['’]s?[ \xa0](?:[\w-]+[ \xa0]){{0,4}}?"
    rf"(?:[Pp]rofits?|[Rr]evenues?|[Ee]arnings|[Dd]eliveries|[Ll]oss|[Dd]ividend|[Bb]acklog|EBITDA|EBITA?|turnover|net income)\b",
    re.MULTILINE,
)
_OWNER = re.compile(r"\b([A-Z][\w&-]{2,24}(?: [A-Z][\w&-]{2,24})?)['’]s ")
_ABOUT = re.compile(rf"^[^\S\n]*About ({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,4}})[ \t]*(?::|$|\n|[(])", re.MULTILINE)
_HEADED = re.compile(rf"\s*({_WORD}(?:[ \xa0](?:{_WORD}|&|and|of|de)){{0,3}}):[ \xa0]")
_ALIAS = re.compile(r"\((?:the )?[\"“]([A-Z][\w’'&.-]+(?: [A-Z][\w’'&.-]+){0,3})[\"”](?: or [^)]{0,40})?\)")
_CHIEF = re.compile(
    rf"(?:CEO|CFO|chief executive|Chief Executive|President|Chairman) (?:Officer )?(?:and [A-Z]\w+ )?of ({_WORD}(?: {_WORD}){{0,3}})"
    rf"|({_WORD}(?: {_WORD}){{0,2}})(?:['’]s)? (?:CEO|CFO|chief executive|Chief Executive)\b"
)
_CHIEFS = ("CEO", "CFO", "hief", "President", "Chairman")  # what `_CHIEF` needs one of
_BODY = re.compile(r"\b(?:the )?((?:Port|Bank|Airport|City|Province|State|University|Town|County) of (?:[A-Z][\w-]+)(?:[ ][A-Z][\w-]+)?)\b")
_TITLE_WORDS = frozenset({
    "The", "A", "An", "In", "On", "At", "By", "For", "From", "To", "And", "Or", "But", "Its", "It", "This", "That", "These",
    "Those", "With", "As", "Of", "After", "Before", "Total", "Net", "Gross", "New", "First", "Second", "Third", "Fourth", "Quarter",
    "Half", "Year", "Month", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Exports", "Imports",
    "Sales", "Revenue", "Retail", "Prices", "Consumer", "Producer", "Index", "Output", "Production", "Trade", "Growth", "Orders",
    "Shipments", "Statistics", "Ministry", "Bureau", "Office", "Department", "Agency", "Report", "Data", "Annual", "Monthly",
    "Results", "Financial", "Operating", "Income", "Profit", "Loss", "Earnings", "Interim", "Press", "Release", "Contact", "About",
    "Note", "Highlights", "Outlook", "Price", "Housing", "Building", "Industrial", "Labour", "Labor", "Market", "Wages", "Jobs",
    "Unemployment", "Employment", "Inflation", "GDP", "PMI", "CPI", "PPI", "Budget", "Economy", "Foreign", "External", "Current",
    "Account", "Balance", "Payments", "Turnover", "Tourism", "Construction", "Services", "Manufacturing", "Business", "Confidence",
    "Survey", "Bulletin", "Statistical", "News", "Update", "Review", "Key", "Figures", "Indices", "Indicators", "Economic",
})  # fmt: skip
_BODIES = frozenset(
    {"IMF", "OECD", "World Bank", "Fed", "ECB", "OPEC", "IEA", "EIA", "ADB", "WTO", "UN", "FAO", "Moody's", "Fitch", "S&P", "BIS", "IATA"}
)
_GENERIC = re.compile(
    r"(?i)\b(?:ministry|bureau|office|department|institute|statistics|statistical|association|agency|commission|authority|council"
    r"|federation|board|treasury|government|parliament|cabinet|finance division|central bank"
    r"|bank of|federal reserve|reserve bank|national bank|customs|service|census|stats|research"
    r"|analytics|insights?|intelligence|consulting|data corporation|advisory|tracker)\b"
)
_TRADE_BODY = re.compile(
    r"\b(?:Society|Chamber|Confederation|Union|Organi[sz]ation|Alliance|Exporters|Manufacturers|Producers|Growers|Dealers)\b"
)
_ROLE_BEFORE = re.compile(  # "Carmaker Alba" is Alba
    r"^(?:(?:[A-Z]\w+-(?:based|listed|headquartered)|The|the|Private|State-run|Carmaker|Automaker|Chipmaker|Drugmaker|Lender|lender|Reinsurer|Insurer|Retailer"
    r"|Airline|Miner|Brewer|Utility|Shipbuilder|Steelmaker|Telecoms?|Bank group) )+"
)
_NO_NAMES = frozenset({"Company", "Group", "Bank", "Corporation", "Firm", "Issuer", "Us", "Contact", "This", "Guidance"})
_NO_FIRST_WORDS = frozenset({"Rest", "Group", "Chief", "Vice", "Executive", "Deputy"})
_ECONOMY_FIRST = re.compile(r"(?i)(?:global|worldwide|world|international|the|u\.?s\.?|new|china|india|japan|korea)\b")
_HAS_FORM = re.compile(rf"\b{_LEGAL}\b")


def has_form(name: str) -> bool:
    """Whether a name ends in the form or kind of a company: "Vahana Motors", "Alpen Re AG"."""
    return bool(_HAS_FORM.search(name))


_TITLED_BEHIND = re.compile(  # "the Vehicle Retail Data for May": a publication
    r"[ \xa0](?:Data|Sales|Index|Indices|Statistics|Survey|Report|Bulletin|Prices?|Figures|Outlook|Review|Tracker|Monitor|Market|Trade"
    r"|Production|Ranking|Census|Forecast|Yearbook|Barometer|Update)\b"
)
_PARTS = re.compile(r"[^\s,]+")
_OFTEN = 3  # times that an article names the company that it is about
_LINE = 400  # characters: a longer line is prose


# what sentences of market reports begin with that is no maker's name
_OPENERS = frozenset({
    "demand", "supply", "growth", "interest", "momentum", "uptake", "appetite", "premium", "entry", "value", "volume", "revenue", "output",
    "it", "this", "that", "they", "he", "she", "we", "there", "here", "these", "those", "what", "who", "which", "all", "some", "many",
    "most", "both", "another", "each", "every", "while", "when", "as", "if", "despite", "although", "though", "however", "meanwhile",
    "overall", "elsewhere", "still", "yet", "then", "now", "also", "even", "because", "since", "until", "once", "nearly", "almost",
    "about", "around", "over", "under", "more", "less", "fewer", "much", "such", "other", "last", "next", "previous", "current", "recent",
    "spending", "weather", "stock", "inventory", "software", "hardware", "cloud", "retail", "online", "offline", "private", "public",
    "core", "domestic", "foreign", "local", "global", "worldwide", "average", "median", "half", "double", "single", "multi", "you", "so",
    "weak", "strong", "solid", "robust", "slow", "fast", "high", "low", "rising", "falling", "sentiment", "traffic", "freight", "cargo",
    "petrol", "diesel", "fuel", "electric", "hybrid", "battery", "solar", "wind", "coal", "gas", "oil", "power", "energy", "capacity",
    "tourism", "travel", "leisure", "staff", "people", "men", "women", "children", "someone", "everyone", "nobody", "none", "neither",
    "either", "whether", "how", "why", "where", "only", "just", "not", "no", "yes", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "space", "land", "office", "rent", "vacancy", "absorption", "leasing", "debt", "equity", "cash", "capital",
    "venture", "seed", "early", "late", "funding", "healthcare", "biotech", "fintech", "media", "news", "music", "film", "video", "audio",
})  # fmt: skip
_OPENER_ENDS = (
    "ly", "ing", "ment", "tion", "ity", "ness", "ance", "ence", "ship", "age", "ed", "ware", "able", "ible", "ous", "ive", "ful", "less",
)  # fmt: skip


def _names_maker(word: str) -> bool:
    """Whether a word that a sentence begins with can be a maker's name: no plural, no abstract noun, no adverb."""
    plural = word.endswith("s") and not word.endswith(("us", "is", "os", "as"))
    return len(word) > 2 and word not in _OPENERS and not plural and not word.endswith(_OPENER_ENDS)


_SMALL_START = re.compile(
    r"(?:[.!?] |\n)([a-z][a-z]{2,11})(?= (?:is|was|came|ranked|took|held|sold|shipped|had|has|led|saw|grew|fell|rose|followed)\b)"
)


_SMALL_WORDS = re.compile(r"\b[a-z][a-z-]+\b")


@lru_cache(maxsize=1)  # an article is asked for its names several times
def _small_words(text: str) -> frozenset[str]:
    """The words that an article writes small, of each different stretch without blanks."""
    return frozenset(_SMALL_WORDS.findall(" ".join(set(text.split()))))


class Names:
    """The proper names of one article; in a report on a market (`makers`) a sentence that begins with an odd word names a maker."""

    def __init__(self, text: str, *, makers: bool = False) -> None:
        self.makers = makers
        self._text = text
        self._lower: frozenset[str] | None = None
        self._counts: Counter[str] | None = None
        self._small: frozenset[str] | None = None

    def _shouts(self, start: int) -> bool:
        """Whether the line is written in capitals."""
        line = self._text[max(0, start - _LINE, self._text.rfind("\n", max(0, start - _LINE), start)) : start + 80]
        return sum(map(str.isupper, line)) > sum(map(str.islower, line))

    def is_name(self, words: str, start: int) -> bool:
        """Whether the words that stand at `start` are a proper name rather than a capitalised sentence start."""
        parts = [part for part in _PARTS.findall(words) if part not in ("and", "&", "of", "de", "the", "/")]
        if self.makers and any(part[:1].islower() for part in parts):
            small = self._written_small()
            parts = [part.capitalize() if part in small else part for part in parts]
        if not parts or not all(part[:1].isupper() or part[:1].isdigit() for part in parts):
            return False
        if len(parts) > 1:
            begin = self._text.rfind("\n", max(0, start - _LINE), start)
            if begin < 0 and start > _LINE:
                return True  # so long a line is no title
            return not _titled(self._text[max(0, begin) : start + len(words) + 90])
        if self._lower is None:
            self._lower = _small_words(self._text)
        if len(parts[0]) > 1 and parts[0].isupper() and parts[0].isalpha() and not self._shouts(start):
            return True
        word = parts[0].lower()
        if word in self._lower or word.rstrip("s") in self._lower or word + "s" in self._lower or parts[0] in _TITLE_WORDS:
            return False
        before = self._text[max(0, start - 3) : start].strip()
        if not before or before[-1] in '.!?\n:;•*-("“' or before[-2:] in (")—", ")–"):  # the last two end a dateline
            return self._count(parts[0]) > 1 or (self.makers and _names_maker(word))
        return True

    def _written_small(self) -> frozenset[str]:
        """The names that begin a sentence in small letters: "alba is fourth"."""
        if self._small is None:
            self._small = frozenset(_SMALL_START.findall(self._text))
        return self._small

    def _count(self, word: str) -> int:
        """How often the word stands in the article."""
        if not word.isalnum():
            return len(re.findall(rf"\b{re.escape(word)}\b", self._text))
        if self._counts is None:
            self._counts = Counter(re.findall(r"\w+", self._text))
        return self._counts[word]


def _titled(line: str) -> bool:
    """Whether most words of a line are capitalised: a title, where capitals say nothing."""
    words = re.findall(r"[A-Za-z]{4,}", line)
    return len(words) > 5 and sum(word[0].isupper() for word in words) / len(words) > 0.7


def company(text: str, headline_end: int, *, results: bool = False) -> tuple[str, int, int] | None:
    """The company that an article is about: name and offsets; None where it is about an economy or a market.

    `results` says that the article tells of profits: then whoever says so is a company too.
    """
    head = text[: min(len(text), max(headline_end, 700))]
    found: Counter[str] = Counter()
    spans: dict[str, tuple[int, int]] = {}

    def note(words: str, start: int, weight: int) -> None:
        name = _ROLE_BEFORE.sub("", words).strip(" ,.\"“”'‘’")
        name = re.sub(r"[’']s$", "", name)
        start += max(0, words.find(name))
        if len(name) < 2 or name in _NO_NAMES or name in _BODIES or name.split()[0] in _NO_FIRST_WORDS:
            return
        if name.isupper() and _is_body(text, name):
            return
        if _TRADE_BODY.match(name) and not re.search(r"(?i)\b(?:bank|plc|ltd|inc)\b", name):
            return  # "the Society of Motor Traders"
        if all(word in _TITLE_WORDS for word in name.split()) or (_GENERIC.search(name) and not re.search(r"(?i)\bbank\b", name)):
            return
        found[name] += weight
        spans.setdefault(name, (start, start + len(name)))

    for match in _TICKER.finditer(head) if "(" in head else ():
        note(_last_name(match[1]), match.start(1) + len(match[1]) - len(_last_name(match[1])), 5)
    for match in _COMPANY.finditer(head):
        name = _last_name(match[0].rstrip("."))
        if (_ECONOMY_FIRST.match(name) and len(name.split()) < 3) or _TITLED_BEHIND.match(text, match.end()):
            continue
        if not re.search(r"(?i)^(?:world|central|national|federal|european central|reserve) bank|bank of [A-Z]", name):
            note(name, match.start() + match[0].find(name), 2)
    for match in _REPORTS.finditer(head):
        words = match[1].split()
        if not set(words) & _TITLE_WORDS:
            note(match[1], match.start(1), 2)
    for match in _POSSESSED.finditer(head) if "’s" in head or "'s" in head else ():
        if not set(match[1].split()) & _TITLE_WORDS:
            note(match[1], match.start(1), 2)
    for match in _MOVED.finditer(head):
        if not set(match[1].split()) & _TITLE_WORDS:
            note(match[1], match.start(1), 2)
    names = Names(text)
    for pattern in (_LEADS, _OWNS):
        for match in pattern.finditer(head):
            if not set(match[1].split()) & _TITLE_WORDS and match[1] not in _PRONOUNS and names.is_name(match[1], match.start(1)):
                note(match[1], match.start(1), 2)
    if results:
        for match in _KIND.finditer(head):
            note(match[1], match.start(1), 2)
        for match in _SPEAKS.finditer(head):
            aside = match["aside"]
            if (
                match[1].split()[0] not in _PRONOUNS
                and not _PERSON.search(head, max(0, match.start() - 40), match.start())
                and not (aside and _TITLED.search(aside))
            ):
                opens = match.start() < headline_end or head[max(0, match.start() - 3) : match.start()].strip(" ") in (
                    "",
                    "\n",
                    "-",
                    "--",
                    "—",
                    "–",
                )
                often = not opens and names.is_name(match[1], match.start(1)) and text.count(match[1]) >= _OFTEN
                note(match[1], match.start(1), 1 + (opens or often))
    if results and not found:
        for match in _OWNER.finditer(head, 0, _LINE):
            if text.count(match[1]) >= _OFTEN and names.is_name(match[1], match.start(1)):
                note(match[1], match.start(1), 2)  # "All but one of Orvo's five mines"
    for match in _ABOUT.finditer(text) if "About " in text else ():
        note(match[1].strip(), match.start(1), 3)
    headline = _HEADED.match(text)
    if headline and text.find(headline[1], headline.end()) >= 0 and text.find(headline[1], headline.end()) < 700:
        note(headline[1], headline.start(1), 2)
    for match in _ALIAS.finditer(head):
        note(match[1], match.start(1), 3)
    for match in _CHIEF.finditer(head) if any(title in head for title in _CHIEFS) else ():
        note(match[1] or match[2], match.start(1) if match[1] else match.start(2), 2)
    for match in _BODY.finditer(head) if any(body in head for body in ("Port of", "Airport of", "University of")) else ():
        if match[1].startswith(("Port", "Airport", "University")):
            note(match[1], match.start(1), 2)
    if not found:
        return None
    name, weight = max(found.items(), key=lambda pair: (pair[1], len(pair[0])))
    if weight < 2:
        return None
    start, end = spans[name]
    return name, start, end


def companies(text: str) -> list[tuple[str, int, int]]:
    """The names in a text that a legal form or a kind of company closes, with where they stand."""
    return [(match[0], match.start(), match.end()) for match in _FULL_NAME.finditer(text)]


def tells_own(text: str, name: str) -> bool:
    """Whether the headline or the lead tells of the company's own figures: "Orvo deliveries fall 4%"."""
    return any(match[1] == name for pattern in (_MOVED, _LEADS, _OWNS) for match in pattern.finditer(text, 0, _LINE))


def _is_body(text: str, letters: str) -> bool:
    """Whether capital letters stand for a trade body or an office: "the Society of Indian Potters (SIP)"."""
    at = text.find(f"({letters})")
    return at > 0 and bool(_GENERIC.search(text, max(0, at - 80), at) or _TRADE_BODY.search(text, max(0, at - 80), at))


def _last_name(words: str) -> str:
    """The name at the end of a run of capitalised words: what follows the last comma or connecting word."""
    return re.split(r"(?:, | -- | – | — |[.:] )", _FORM_BEHIND.sub("", words))[-1].strip()
