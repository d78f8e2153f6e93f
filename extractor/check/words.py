"""The words between figures that tie them: compiled once, searched in the short text between two neighbours.

Each pattern is anchored at the end (`…$`) where it must stand right before a figure, at the start (`^…`) where right after.
"""

from __future__ import annotations

from extractor import late_re as re

# words between "from" and its figure; a "to" among them makes the figure the outcome ("from a year earlier to $5.50 billion"),
# an "and" begins another clause ("from the Friday before and those of fuel oil 22 cents")
# a "will" likewise ("from tomorrow the rate will be 2.50 percent")
_TOKENS = r"(?:\s+(?:(?!(?<!close\s)to\s|and\s|will\s|would\s|shall\s)[\w'’.&/-]+|\([^()]{0,20}\))){0,8}"
_OPEN = r"[\s(]*(?!(?:to|and)\b)[\w$€£¥-]{0,3}\s?"

BASE_GATE = re.compile("from|against|vers|vs|compar|relative|up on|down on")  # in each match of BASE, and quick to look for
LOOSE_GATE = re.compile("after|following|previous|formerly|opposed|instead|been|stood|-ago")
# "from $19.04 billion", "compared with the 890 of May", "against", "than the"
BASE = re.compile(
    r"\b(?:(?<!far\s)(?<!away\s)(?<!apart\s)(?<!aside\s)from(?!\s+(?:abroad|overseas|outside)\b)|against|versus|vs\.?|compar(?:es?|ed|ing)\s+(?:\w+ly\s+)?(?:with|to)|in\s+comparison\s+(?:with|to)|"
    r"relative\s+to|up\s+on|down\s+on)"
    rf"{_TOKENS}{_OPEN}$"
)
# "compared with a year earlier, when it stood at 1,868.4"
BASE_WHEN = re.compile(
    r"\b(?:from|against|than|above|below|over|on|compar(?:ed|ing)\s+(?:with|to))\b(?:(?!\bsince\b)[^.;:,]){1,50},\s*when\s+(?:[\w'’]+\s+){1,4}?"
    rf"(?:was|were|stood|amounted|totall?ed|numbered|reached|came|hit|had\s+been)\s+(?:at\s+|to\s+)?{_OPEN}$"
)
# "after $4.6 billion in April", "previously 3.4 percent", "it had been 4.1 million": looser, and only good enough to confirm
LOOSE_BASE = re.compile(
    r"\b(?:after|following|previously|formerly|as\s+opposed\s+to|instead\s+of|(?:had\s+been|had\s+stood\s+at)(?:\s+\w+){0,2}|(?:year|month|quarter)-ago\s+\w+\s+(?:was|were))"
    rf"{_OPEN}$"
)
BASE_TAIL = re.compile(
    r"^[\s)]*(?:(?:of|in|for|during|recorded|posted|booked|seen|logged|registered|a|one|the|from|at)\s+){0,3}"
    r"(?:(?:year|month|quarter|week)s?[\s-]+(?:earlier|ago|before|previously|prior)|(?:same|previous|prior|preceding|corresponding|comparable|year-earlier|"
    r"year-ago|equivalent)\s+|last\s+(?:year|month|quarter|week)|previously|before\b)"
)
# "5 percent more than the 890 handled", "22 percent on the 109 of last year", "4 percent above May ($68 billion)"
BASE_AFTER_RATE = re.compile(
    r"^\W*+(?:[\w'’-]++\s++){0,4}?(?:than|over|above|below|beneath|under|on(?!\s+the\s+(?:first|next)\b)|from|against|(?:short|shy|ahead)\s+of|(?:compared|relative)\s+(?:with|to))\b"
    rf"{_TOKENS}{_OPEN}$"
)
# "15.3 percent higher than in the previous quarter (Q2 2018: 163,300"
BASE_IN_BRACKET = re.compile(
    r"^\W*+(?:[\w'’-]++\s++){0,4}?(?:than|over|above|below|on|from)\b[^.;:,()]{0,45}\((?:[^.;:()]{0,20}:)?\s*[\w$€£¥]{0,3}\s?$"
)
# "double the 315 of May", "three times as many as the 40"
MULTIPLE_OF = re.compile(
    r"^\s*(?:of|as\s+(?:many|much|high|large)\s+as|that\s+of|more\s+than|the\s+level\s+of)?\s*(?:the|its|their|those|last\s+\w+'?s)?\s*$"
)
# "to $20.88 billion": the level that a movement ends at
TARGET = re.compile(
    r"\bto(?:\s+(?:about|around|nearly|almost|some|roughly|just|only|a|an|record|the|still|over|under|as\s+(?:much|many|low|high)\s+as)){0,3}"
    rf"{_OPEN}$"
)
# "off 16.2% at 41,400 tonnes from 49,400"
AT = re.compile(rf"^[^.;:(),\d]{{0,25}},?\s*\bat(?:\s+(?:about|around|nearly|almost|some|roughly|just|only|a|an|record)){{0,3}}{_OPEN}$")
# "rose 7.3%: US$ 1.336 billion", "8.6% on the year, totaling R$ 148.2 billion"
REACHING = re.compile(
    rf"^\s*:\s*$|\b(?:reach(?:ing|ed)|totall?(?:ing|ed)|hit(?:ting)?|st(?:ood|anding)\s+at|clos(?:ing|ed)\s+at|settl(?:ing|ed)\s+at|numbering|averaging)"
    rf"(?:\s+(?:about|around|nearly|almost|some|roughly|just|only|a|an|record)){{0,3}}{_OPEN}$"
)
# "4,706 (4,480)", "$1.2bn (2023: $1.1bn)", "€18,432 thousand (H1 2019: €15,207 thousand)"
_TIME = (
    r"(?:[qh][1-4]|[1-4][qh]\d{2,4}|(?:19|20)\d\d(?:[-/]\d\d)?|\d{1,2}(?:st|nd|rd|th)?|fy\s?\d*|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|"
    r"oct\w*|nov\w*|dec\w*|years?|quarters?|months?|half|prior|previous(?:ly)?|last|earlier|ago|before|same|period|first|second|third|fourth|end|of|in|for|at|"
    r"the|a|one|year-ago|year-earlier|comparable|corresponding)"
)
BRACKET = re.compile(
    rf"^\s*(?:[a-z]+\s){{0,2}}\s*\((?:[^();]{{0,25}}%?;\s*)?(?>(?:{_TIME}|revised|from|against|vs\.?|versus|compared|with|to|up|down)[\s:,.'’-]*)*+{_OPEN}$"
)
# what may stand behind the earlier value: the end of the bracket, or when it was
BRACKET_TAIL = re.compile(
    rf"^\s*(?:units|people|persons|vehicles|cars|tonnes|tons|barrels|teus?|percent|shares|jobs|homes|passengers)?\s*(?:[);,/]|$|{_TIME}\b)"
)
RANGED = re.compile(r"\b(?:rang\w+|var(?:y|ied|ies|ying)|anywhere|somewhere|aged?|spann?\w*|extend\w*|between)\b[^.;]{0,30}$")
MORE_THAN_TARGET = re.compile(r"\bto\s+(?:just\s+|well\s+|a\s+little\s+)?(?:more|less|fewer|better)\s+than\b")
# "7.3bn when the half closed (mid-2011: 6.8bn)": further off, the bracket must name another time
DATED_BRACKET = re.compile(
    r"^\s*(?:[a-z\d]+\s){1,10}\s*\([^()]{0,30}?(?:\b(?:19|20)\d\d\b|year|quarter|month|prior|previous|earlier|[qh][1-4]\b)[^()]{0,15}$"
)
# "(+3.7%", ", up 9.6 percent", ", or 12 percent", "; an increase of", ", a 2.7% gain"
RATE_AFTER = re.compile(
    r"^[^.;:()]{0,30}?\)?[^.;:()]{0,45}?(?:[,(/–—-]|\bor\b|\bby\b|\bi\.e\.)\s*(?:or|i\.e\.|by|up|down|off|higher|lower|rising|falling|increasing|decreasing|gaining|adding|"
    r"losing|dropping|a|an|the|that|is|representing|marking|reflecting|which|was|of|marginal|modest|sharp|slight|rise|gain|growth|increase|decrease|decline|"
    r"drop|fall|improvement|year|on|advance|loss|and|thus|hence|equal|equivalent|to|about|around|some|nearly|almost|roughly|just|over|under|more|less|than|"
    r"nominal|real|annual|yearly|monthly|quarterly|(?:year|quarter|month)-on-(?:year|quarter|month)|[ymq](?:-?o-?|/)[ymq]|on-(?:year|month|quarter)|de-?growth|inflation|deflation|jump|surge|slump|contraction|expansion|reduction|"
    r"[\s,+-])*$"
)
# between a rate and its level: "9.6 percent on year to", "12 percent, to", "3 percent from a year earlier to"
RATE_TO_LEVEL = re.compile(r"^[^.;:()]{0,60}$")
OTHER_VERB = re.compile(r"\b(?:as|and|with|lift(?:ed|ing)?|push(?:ed|ing)?|help(?:ed|ing)?|caus(?:ed|ing)|after|amid|when|where|despite)\b")
NEW_CLAUSE = re.compile(
    r"[;:•]|\b(?:while|whereas|whilst|although|though|but|however|so\s+that|leaving|producing|resulting|which|who)\b|,\s+and\s+\w+"
)
# "against 422 a year ago", "compared with 17.4 billion": a comparison that the verb before need not speak of
AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compar(?:es?|ed|ing)\s+(?:\w+ly\s+)?(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to)\b(?!.*\bfrom\b)"
)
# "147.5 million for coffee", "12.1 percent in Germany": the base is of something else
ELSEWHERE = re.compile(
    r"^\s*(?:(?:[a-z]+\s+)?in\s+(?:the\s+)?(?!(?:Q[1-4]|H[12]|FY|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter|Fiscal)\w*\b)[A-Z]\w+"
    r"|(?:[a-z]+\s+)?for\s+(?!(?:the|a|an|all|each|every|this|that|last|same|first|second|third|fourth|full|fiscal|calendar|previous|prior|most|it|them)\b"
    r"|(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|[QH]\d|FY\w*|\d+)\b)\w+)"
)
BUT = re.compile(r"\bbut\b")  # "rose 20 to 12,880, but were well down from 16,600": the change is of another step
WOULD = re.compile(r"\b(?:would|could|might|should)\b")  # "a tax of 0.5 percent would raise 8 to 17 million": the rate is no outcome
# "466,800 (revised from 449,600)": the earlier value of that figure, and of no other
REVISION = re.compile(r"\(\s*(?:initially|originally|previously|first|formerly|provisionally|revised|restated|corrected)\b[^()]*$")
BOTH = re.compile(r"\band\b")  # between "from B" and "to A": another clause, whose A is not of this B
# "2.5 billion below target and down from": the change has a base of its own
OWN_BASE = re.compile(
    r"^[^.;]{0,15}?\b(?:below|above|than|over|under|short\s+of|on|from)\b[^.;]{0,40}?\b(?:and|but)\s+(?:\w+\s+){0,2}?(?:up|down|more|less|higher|lower)\b"
)
ASIDE = re.compile(r"\b(?:excluding|including|despite|net\s+of|reversing|not\s+counting)\b[^,.;)]{0,40}$")  # a figure told in passing
# "76,000 shares, or 7.5 percent", "2.99 million, 10.8 percent": a share right behind its level
SHARE_OF_LEVEL = re.compile(r"^(?:\s*+[a-z]++){0,2}\s*(?:[,(]|,?\s*\bor)\s*$|^(?:\s*+[a-z\d'’]++){3,5},\s*or\s*$")
CENTS = re.compile(r"^\s*(?:cts?|cents?|pence|kopecks?|paise|pfennigs?)\b")
FURTHER = re.compile(r"\b(?:further|another|additional|extra)\s+\S{0,3}$")  # what is added is no base
SHORT_OF = re.compile(r"^\s*(?:short|shy)\s+of\b")
# a rate whose clause has a subject of its own: ", said its current profits rose by"
OTHER_SUBJECT = re.compile(r"\b(?:said|says|added|noted|reported|announced|its|their|his|her)\b")
# currencies rise when fewer of them buy a dollar
CURRENCY = re.compile(
    r"\b(?:the|us|u\.s\.|\w+n|\w+ese|\w+ish)\s+(?:dollar|yen|euro|pound|yuan|won|peso|rupee|ruble|rouble|lira|rand|real|franc|krona|krone|zloty|forint|baht|ringgit|"
    r"rupiah|dong|currency)\b(?!\s+(?:area|zone|bloc|sales|terms|debt|deposits|loans|bonds))"
)
UNLIKE_BASE = re.compile(
    r"\b(?:forecasts?|targets?|quotas?|estimate[sd]?|expect(?:ed|ation|ations)|goals?|plan(?:ned)?|"
    r"(?<!on )average|mark|threshold|limit|consensus|guidance|poll(?:ed)?|"
    r"projected|projection|predicted|ceiling|budget(?:ed)?)\b"
)

# verbs whose subject moves: "slipped to 4.1 from 4.4"; nouns and adjectives of the same stems are left out
_RISE = (
    r"r(?:ise|ises|ose|isen|ising)|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es|ed|ing)|gain(?:ed|ing)|"
    r"advanc(?:ed|ing)|expand(?:s|ed|ing)?|soar(?:s|ed|ing)?|quicken(?:s|ed|ing)?|accelerat(?:es|ed|ing)|widen(?:s|ed|ing)?|sw(?:elled|ollen|elling)|rallied|"
    r"leap(?:ed|t|ing)|doubl(?:ed|ing)|tripl(?:ed|ing)|trebl(?:ed|ing)|quadrupl(?:ed|ing)|rebound(?:ed|ing)|(?:sky)?rocket(?:ed|ing)|mount(?:ed|ing)|"
    r"strengthen(?:ed|ing)|rais(?:ed|ing)|lift(?:ed|ing)|boost(?:ed|ing)|push(?:ed|ing)\s+up|spik(?:ed|ing)|balloon(?:ed|ing)|recover(?:ed|ing)|bounc(?:ed|ing)|multipl(?:ied|ying)|hiked|escalat(?:ed|ing)|"
    r"lengthen(?:ed|ing)|deepen(?:ed|ing)|firmed|bulg(?:ed|ing)|"
    r"(?:edg|inch|creep|crept|tick|mov|go|goes|went|gone|shot|pick|step|speed|sped|ramp|nudg|drift|turn|com|came|revis)(?:ed|es|ing|s)?\s+(?:back\s+)?(?:up(?:wards?)?|higher)"
)
_FALL = (
    r"f(?:all|alls|ell|allen|alling)|drop(?:ped|ping)|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|sl(?:ides|id|iding)|slip(?:ped|ping|s)|"
    r"s(?:inks|ank|unk|inking)|tumbl(?:es|ed|ing)|plung(?:es|ed|ing)|plummet(?:s|ed|ing)|shr(?:ink|inks|ank|unk|inking)|contract(?:ed|ing)|narrow(?:s|ed|ing)|"
    r"slow(?:s|ed|ing)|eas(?:es|ed|ing)|cool(?:s|ed|ing)|reced(?:es|ed|ing)|retreat(?:ed|ing)|dip(?:ped|ping|s)|slump(?:ed|ing)|weaken(?:s|ed|ing)|"
    r"shorten(?:s|ed|ing)|reduced|halv(?:ed|ing)|compress(?:ed|ing)|shed(?:ding)?|moderat(?:ed|ing)|decelerat(?:ed|ing)|erod(?:ed|ing)|div(?:ed|ing)|dove|"
    r"slash(?:ed|ing)|trimm(?:ed|ing)|lowered|crash(?:ed|ing)|collaps(?:ed|ing)|slacken(?:ed|ing)|soften(?:ed|ing)|subsid(?:ed|ing)|wan(?:ed|ing)|pared|"
    r"cut(?:ting|s)?|diminish(?:ed|ing)|dwindl(?:ed|ing)|sagg(?:ed|ing)|abat(?:ed|ing)|sh(?:aved|rivel+ed)|skidd(?:ed|ing)|stumbl(?:ed|ing)|"
    r"(?:edg|inch|creep|crept|tick|mov|go|goes|went|gone|nudg|drift|turn|com|came|step|scal|revis|c[uo]t)(?:ed|es|ing|s)?\s+(?:back\s+)?(?:down(?:wards?)?|lower)"
)
UNLIKE_BASE_TAIL = re.compile(
    r"^\s*(?:[\w-]+\s+){0,2}?(?:forecast|target|estimate|consensus|expect\w*|projected|predicted|pencilled|penciled|mark|threshold|quota|goal|analysts|economists)\b"
)
# "from $19.04 billion", "from a revised 4.1 percent"
FROM = re.compile(rf"\bfrom(?:\s+(?!(?<!close\s)to\s)[\w'’-]+){{0,4}}{_OPEN}$")
_UP_NEAR = rf"{_RISE}|up|higher|more|above|gain|rise|increase|growth|jump|advance|improvement|larger|bigger|greater|faster|stronger"
_SHORT = r"sh(?:ort|y)\s+of|de-gr(?:ew|ow\w*)"
_DOWN_NEAR = rf"{_FALL}|{_SHORT}|down|lower|less|fewer|below|drop|fall|decline|decrease|reduction|smaller|slower|weaker|off"
# not as a part of a compound: "a holiday-shortened week"
MOVING = re.compile(rf"(?<![\w-])(?:(?P<up>{_RISE})|(?P<down>{_FALL}))\b")
DIRECTION = re.compile(rf"(?<![\w-])(?:(?P<up>{_UP_NEAR})|(?P<down>{_DOWN_NEAR}))\b")
# words that judge: their direction is the number's for balances, margins and profits
JUDGED = re.compile(r"\b(?:(?P<up>improv\w+|better\w*|recover\w+)|(?P<down>worsen\w*|deteriorat\w+|worse|negative))\b")
# verbs that move a rate itself: "growth slowed to 2.1 percent from 3.4", "cut its forecast to 2.1 percent from 2.4"
PACE = re.compile(
    r"\b(?:slow|eas|cool|quicken|accelerat|decelerat|moderat|pick|speed|sped|slacken|abat|weaken|strengthen|firm|narrow|widen|revis|rais|lower|cut|lift|trimm)\w*\b"
    r"[^.;]{0,60}\bto\b[^.;]{0,12}$"
)
_BASE_WORD = re.compile(r"\b(?:from|than|on|over|against|compared|relative)\b")
_OTHER_MOVER = re.compile(r"\b(?:on|as|with|amid|when|while)\s+(?:\w+\s+){1,3}\w+ed\s+$")  # ", on sales increased from"
# "revised the increase down to"
ADVERB = re.compile(r"\b(?:(?P<up>up|higher)|(?P<down>down|lower))\s+(?:again\s+|slightly\s+|sharply\s+|further\s+)?$")
REVISED = re.compile(r"\brevis\w+")
_GOOD, _BAD = r"profits?|surplus\w*|gains?|earnings", r"loss(?:es)?|deficits?|shortfalls?"
GOOD, BAD = re.compile(rf"\b(?:{_GOOD})\b"), re.compile(rf"\b(?:{_BAD})\b")
# "800p, 32p up from 768p"
ASIDE_CHANGE = re.compile(r"^\s*(?:[a-z]+\s+)?(?:up|down|higher|lower|more|less|above|below)\s+(?:from|than|on)\b")
COORDINATED = re.compile(r"^[^\w)]*+(?:(?!to\b)[\w'’]++\s++){0,6}and\s+[$€£¥]?$")  # "from 52.53 in March and 55.68": a second base
DOUBT = re.compile(  # "may" only as a verb: it is a month, too
    r"\b(?:not|never|would|could|may\s+(?:be|not|have|well|also|still|rise|fall|grow|reach|see|come|drop|exceed|need)|might|should|fail(?:ed|s)?\s+to|"
    r"expect(?:s|ed)?|forecast|if|unless|without|limit(?:ed|ing)?|instead|despite|offset|target|aim|plan(?:s|ned)?|no)\b|n't\b"
)
_FAR = 40  # characters from a verb to the figure that it moves


def moving(lead: str) -> int | None:
    """+1 or −1 for the last verb of movement before a figure; None without one, with doubt, or past another clause."""
    found: re.Match[str] | None = None
    for found in MOVING.finditer(lead):  # noqa: B007
        pass
    if found is None or DOUBT.search(lead):
        return None
    target = TARGET.search(lead)
    adverb = ADVERB.search(lead[: target.start()]) if target is not None else None
    if adverb is not None and adverb.start() > found.start():
        return 1 if adverb["up"] else -1
    behind = lead[found.end() :]
    if len(behind) > _FAR or NEW_CLAUSE.search(behind) or OTHER_VERB.search(behind) or "," in behind:
        return None
    return 1 if found["up"] else -1


def before_base(gap: str) -> int | None:
    """+1 or −1 for "up from", "less than", "an increase on" right before a base; None otherwise."""
    bases = list(_BASE_WORD.finditer(gap))
    if not bases:
        return None
    strong = [word for word in bases if word[0] not in ("on", "over", "than")] or [word for word in bases if word[0] == "than"]
    base = strong[-1] if strong else bases[0]
    near = gap[max(0, base.start() - 30) : base.start()]
    if _OTHER_MOVER.search(near):
        return None
    found: re.Match[str] | None = None
    for found in DIRECTION.finditer(near):  # noqa: B007
        pass
    if found is None or DOUBT.search(gap) or len(near) - found.end() > 12 or "," in near[found.end() :]:
        return None
    return 1 if found["up"] else -1


def direction_of(words: str) -> int | None:
    """+1 or −1 for the direction word nearest to the end of the words; None where there is none, or doubt."""
    found: int | None = None
    for match in DIRECTION.finditer(words):
        found = 1 if match["up"] else -1
    return None if found is None or DOUBT.search(words) else found
