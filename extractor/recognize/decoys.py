"""Decoys: numbers that state no statistic: dates, times, ages, addresses, names of models, laws and standards.

Reads   the raw text around the digits at an offset
Gives   the offset where the decoy ends, or None where the number may be a figure

Each test looks at the words next to the number only; nothing searches through the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
).split()
_MONTH = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
_B = "[ \u00a0\u202f\u2009]"
_DASH = "[-\u2010-\u2015/]"
_AMOUNT = rf"(?!{_B}?(?:percent|per{_B}cent|pct|%|million|billion|trillion|thousand|bn|mn|crore|lakh|basis|bps|percentage|tonnes|units))"

_FORWARD = re.compile(
    rf"""
      [0-9]{{4}}{_DASH}[0-9]{{1,2}}{_DASH}[0-9]{{1,2}}(?![0-9])(?:T[0-9:.Z+-]{{4,20}})?
    | [0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
    | [0-9]{{1,2}}-[0-9]{{1,2}}-[0-9]{{4}}(?![0-9])
    | [0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9,.%])(?!{_B}(?:million|billion|trillion))
    | [0-9]{{1,2}}[:.][0-9]{{2}}{_B}?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|hours\b|hrs\b|GMT|CET|CEST|EST|EDT|ET\b|PT\b|UTC|IST|JST|BST|noon\b)
    | [0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])(?:{_B}?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?))?
    | [0-9]{{1,2}}{_B}?(?:(?:a\.m|p\.m)\.|(?:am|pm|AM|PM)\b)
    | [0-9]{{1,2}}(?:st|nd|rd|th)?(?:{_B}?{_DASH}{_B}?[0-9]{{1,2}}(?:st|nd|rd|th)?|{_B}(?:to|and){_B}[0-9]{{1,2}}(?:st|nd|rd|th)?)?{_B}?-?(?:of{_B})?{_MONTH}\b\.?(?:,?{_B}(?:19|20)[0-9]{{2}}(?![0-9,.]))?
    | [0-9]{{4}}(?:{_DASH}(?:[0-9]{{4}}|[0-9]{{2}}))?{_B}?={_B}?1[0,]{{2,4}}(?:\.0{{1,2}})?(?![0-9])
    | (?:19|20)[0-9]{{2}}{_B}?{_DASH}{_B}?(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9]|[.,][0-9]|{_B}?(?:%|per{_B}?cent|million|billion|units|tonnes))
    | [0-9]{{1,4}}/[0-9]{{1,4}}(?![0-9])
    | [1-4](?:Q|q)(?:{_B}?(?:FY)?'?[0-9]{{2,4}})?(?![A-Za-z0-9])
    | [12]H(?:{_B}?(?:FY)?'?[0-9]{{2,4}})?(?![A-Za-z0-9])
    | (?:3|6|9|10|11|12)M(?:{_B}?(?:FY)?'?[0-9]{{2,4}})(?![A-Za-z0-9])
    | [0-9]{{3}}[.-][0-9]{{3,4}}[.-][0-9]{{4}}(?![0-9])
    | [0-9]{{3}}\){_B}?[0-9]{{3}}[ .-][0-9]{{4}}(?![0-9])
    | [0-9]{{1,3}}[ -]\(?[0-9]{{2,4}}\)?[ -][0-9]{{3,4}}[ -][0-9]{{3,4}}(?:[ -][0-9]{{2,4}})?(?![0-9])(?<=[0-9-][0-9]{{4}})(?!{_B}?(?:million|%|units|tonnes))
    | [0-9]{{3}}-[0-9]{{4}}(?![0-9])
    | [0-9]+(?:\.[0-9]+){{2,}}(?![0-9])(?!,|{_B}(?:million|billion|trillion))
    """,
    re.VERBOSE,
)
_LABEL = re.compile(
    rf"""
      [0-9]{{1,2}}(?:st|nd|rd|th)\b
    | [0-9]{{1,3}}(?:{_B}?{_DASH}{_B}?|{_B}to{_B}|{_B}and{_B}){{0,1}}[0-9]{{0,3}}(?:-years?-olds?|-yr-olds?|{_B}years?{_B}(?:old|of{_B}age|and{_B}(?:over|older|above|under)|or{_B}(?:over|older|above|more)))
    | [0-9]{{2}}{_B}(?:and|or){_B}(?:over|older|above|under|younger)\b
    | [0-9]{{1,5}}{_B}(?:[NSEW]\.?{_B})?(?:[A-Z][A-Za-z.'’]{{1,20}}{_B}){{1,3}}(?:Street|St|Avenue|Ave|Road|Rd|Way|Boulevard|Blvd|Drive|Dr|Lane|Ln|Plaza|Square|Place|Court|Parkway|Highway|Floor|Quay|Terrace|Strasse)\b
    | [0-9]{{1,5}},?{_B}(?:rue|avenue|boulevard|rue\ de)\b
    | [0-9]{{2,5}}{_B}?-?{_B}?(?:nm|nanomet(?:er|re)s?|GB|TB|MB|KB|Gb|GiB|[GMk]bps|Gbit/s|[GMk]Hz|Hz|hertz|bits?|cores?|inch(?:es)?|cc|px|fps|MP|megapixels?|mAh|gigabytes?|terabytes?|megabytes?|°[CF]?)(?![A-Za-z])
    | [0-9](?:\.[0-9])?{_B}?-?{_B}?(?:nm|nanomet(?:er|re)s?|GB|TB|MB|[GMk]bps|[GMk]Hz|bits?|cores?|inch(?:es)?|cc|megapixels?|gigabytes?|terabytes?|°[CF]?)(?![A-Za-z])
    | [0-9]{{1,2}}(?:\.[0-9])?[GDK](?![A-Za-z0-9$])
    | [0-9]{{1,4}}-[A-Z][A-Za-z]?(?![A-Za-z])
    | [0-9]{{1,4}}[A-Z]{{1,2}}[0-9]
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:1[89]|20|21)[0-9]{2}(?:s\b|[’']s\b)?(?![0-9]|[,.][0-9])")
_DAY = re.compile(
    rf"(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]|[A-Za-z])(?:{_B}?[-\u2010-\u2015]{_B}?(?:{_MONTH}\.?{_B})?[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9.])|{_B}(?:to|and){_B}[0-9]{{1,2}}(?![0-9.,]){_AMOUNT})?{_AMOUNT}(?:,?{_B}(?:19|20)[0-9]{{2}}(?![0-9,]))?"
)
_RUN = re.compile(r"[0-9][0-9 ()./\u2010-\u2015-]{0,24}")
_TOKEN = re.compile(r"[^\s,;]{1,60}")
_AGE = re.compile(r"[1-9][0-9],?\s(?:said|says|who|was|is|has|told|the|a|an|will|joined|from|of)\b")
_FOOTNOTE = re.compile(r"[0-9]{1,2}\]")
_LIST_MARK = re.compile(r"[0-9]{1,2}[.)][ \t\u00a0](?![0-9])")
_TAIL_RANGE = re.compile(rf"{_B}?(?:[-\u2010-\u2015&]|and|to|or){_B}?[0-9]{{1,4}}[A-Za-z]?\b")

# words that make the number behind them a name: "Section 301", "Boeing 737", "S&P 500"
_NAMED = frozenset(
    """section sections sec article articles art clause paragraph para rule regulation chapter schedule annex appendix exhibit
    table tables figure fig chart graph box page pages note notes footnote line item step volume vol issue edition version ver
    phase stage tier category class type level scope layer gate terminal berth pier block lot unit plot line train flight
    route highway interstate motorway road junction exit room suite floor level apt box building hall booth postcode zip
    iso iec ifrs ias gaap asc frs sfas en din ansi ieee rfc form basel mifid covid sars h1n1
    boeing airbus cessna embraer bombardier antonov tupolev saab bmw audi porsche ferrari peugeot mazda iphone ipad galaxy pixel
    windows android playstation xbox model series generation gen apollo ariane falcon soyuz mark mk bluetooth usb wi-fi wifi hdmi pcie
    fortune ftse nikkei dax cac ibex nasdaq russell stoxx kospi csi sensex nifty topix smi aex omx asx tsx p
    group agenda vision horizon industry formula euro channel studio pier phone tel telephone fax mobile call isin cusip sedol ticker
    code codes sku hs hts isic naics nace sic psu act bill law decree order resolution directive proposition prop proclamation docket case cap cfr usc
    expo olympics mission project operation area district ward precinct chapter psalm grade liga ligue bundesliga serie aged age ages
    no-frills version win day""".split()
)
_CAPITAL_ONLY = frozenset(
    """mark euro group vision series unit order act line area case model class type form level grade day issue note item building series
    generation mission project operation channel block lot hall floor galaxy pixel horizon industry p step phase stage box gate code train
    ward district chart road table figure mobile call win law bill form room volume category tier exit""".split()
)  # ... and only where they are written with a capital; in lower case they are common nouns
_PHONES = frozenset("phone tel telephone fax mobile call hotline contact whatsapp".split())
_TEMPORAL_LEFT = frozenset(
    """first last past next previous latest final recent coming following preceding prior initial opening closing the these those this
    for in within over every each after since during least another under whole all throughout until trailing rolling""".split()
)
_TEMPORAL_RIGHT = re.compile(
    r"\s(?:to(?!\s[0-9$€])|ended|ending|through|ago|earlier|later|before|after|since|until|into|old|on(?=[ ,.])|of\s(?:the|this|last|20|19|operation|trading|talks|work|negotiation)|prior|previously|apart|hence|straight)\b"
)
_SCORE_LEFT = frozenset("vote votes voted voting score won win wins beat lost defeat majority by split ruled ballot".split())
_YEAR_LEFT = frozenset(
    """in of since by from until till during the for fiscal year years early late mid to through and between before after calendar
    spring summer autumn fall winter quarter half months month week q1 q2 q3 q4 h1 h2 fy cy ye year-end end-of as this last christmas season vs versus than""".split()
)
TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"))


class Word(NamedTuple):
    """A word of the text with the offset where it begins."""

    text: str
    start: int
    lower: str


_NO_WORD = Word("", -1, "")


def word_before(text: str, at: int) -> Word:
    """The word that ends before `at`, at most three blanks or a full stop away; an empty word where none does."""
    end, floor = at, max(0, at - 3)
    while end > floor and text[end - 1] in " \u00a0\u202f\u2009\n":
        end -= 1
    last = end
    if last and text[last - 1] == ".":
        last -= 1
    start, stop = last, max(0, last - 24)
    while start > stop and (text[start - 1].isalpha() or text[start - 1] in "&'’"):
        start -= 1
    return Word(text[start:last], start, text[start:last].lower()) if start < last else _NO_WORD


def glued_decoy(text: str, start: int) -> int | None:
    """End of a token whose letters run into the digits: "Q3", "COVID-19", "b737", "/2024/", "basis1"."""
    if not start:
        return None
    last = text[start - 1]
    if last.isalpha() or last in "_/@#=\\%" or (last == "." and start > 1 and text[start - 2].isalnum() and not text[start - 2].isspace()):
        if last == "/" and start > 1 and not (text[start - 2].isalnum() or text[start - 2] in "/."):
            return None
        return _token_end(text, start)
    if last in "-\u2010\u2011" and start > 1 and text[start - 2].isalpha():
        word = word_before(text, start - 1)
        if word.text != word.lower or word.lower in ("mid", "pre", "post", "late", "early", "covid"):
            return _token_end(text, start)
    if last == "[" and _FOOTNOTE.match(text, start):
        return start + 1
    return None


def _token_end(text: str, start: int) -> int:
    match = _TOKEN.match(text, start)
    return match.end() if match else start + 1


def date_or_label(text: str, start: int, before: Word) -> int | None:
    """End of a date, time, age, address, telephone number or name that the digits at `start` belong to."""
    match = _FORWARD.match(text, start) or _LABEL.match(text, start)
    if match is not None:
        return match.end()
    near = start - before.start - len(before.text) <= 3 if before.text else False
    if near and before.lower in MONTHS and before.text[0].isupper():
        day = _DAY.match(text, start)
        if day is not None:
            return day.end()
    if near and before.lower in _NAMED and (before.text[0].isupper() or before.lower not in _CAPITAL_ONLY):
        return _named_end(text, start, before)
    if (start == 0 or text[start - 1] == "\n") and (mark := _LIST_MARK.match(text, start)):
        return mark.end()
    if text[start - 2 : start] == ", " and _AGE.match(text, start) and text[start - 3 : start - 2].isalpha():
        name = word_before(text, start - 2)
        if name.text[:1].isupper() and name.lower not in MONTHS:
            return start + 2
    return None


def _named_end(text: str, start: int, before: Word) -> int | None:
    if before.lower in _PHONES:
        run = _RUN.match(text, start)
        return run.end() if run else None
    token = re.match(r"[0-9]+(?:[.:-][0-9]+){0,3}[A-Za-z]{0,2}(?![A-Za-z])", text[start : start + 24])
    if token is None:
        return None
    end = start + token.end()
    follow = text[end : end + 12].lstrip()
    if follow.startswith(("%", "percent", "per cent", "pct", "million", "billion", "bn")):
        return None
    tail = _TAIL_RANGE.match(text, end)
    return tail.end() if tail else end


def year_end(text: str, start: int, before: Word) -> int | None:
    """End of a year that begins at `start`; the caller has seen that no unit follows."""
    match = _YEAR.match(text, start)
    return match.end() if match else None


def is_year_context(before: Word) -> bool:
    """Whether the word before a year-like number makes it a year: "in 2024", "May 2024"."""
    return before.lower in _YEAR_LEFT or before.lower in MONTHS


def is_time_reference(text: str, end: int, before: Word) -> bool:
    """Whether a length of time only says when: "the first 20 days", "two years ago", "12 months to March"."""
    return before.lower in _TEMPORAL_LEFT or _TEMPORAL_RIGHT.match(text, end) is not None


def is_score(text: str, end: int, before: Word) -> bool:
    """Whether a bare "4-1" is a vote or a result."""
    return before.lower in _SCORE_LEFT or text[end : end + 24].lstrip().startswith(("vote", "majority", "win", "decision", "defeat"))
