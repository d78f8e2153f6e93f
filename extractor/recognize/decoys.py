"""Decoys: numbers that state no statistic: dates, times, ages, addresses, names of models, laws and standards.

Reads   the raw text around the digits at an offset
Gives   the offset where the decoy ends, or None where the number may be a figure

Each test looks at the words next to the number only; nothing searches through the text.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor import late_re as re
from extractor.recognize.contexts import CAPITAL_ONLY, MONTHS, NAMED, NOT_COUNTED, PHONES, TEMPORAL_LEFT, YEAR_LEFT

_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?"
    "|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
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
    | [0-9]{{1,2}}(?:st|nd|rd|th)?(?:{_B}?{_DASH}{_B}?[0-9]{{1,2}}(?:st|nd|rd|th)?|{_B}(?:to|and){_B}[0-9]{{1,2}}(?:st|
        nd|rd|th)?)?{_B}?-?(?:of{_B})?{_MONTH}\b\.?(?:,?{_B}(?:19|20)[0-9]{{2}}(?![0-9,.]))?
    | [0-9]{{4}}(?:{_DASH}(?:[0-9]{{4}}|[0-9]{{2}}))?{_B}?={_B}?1[0,]{{2,4}}(?:\.0{{1,2}})?(?![0-9])
    | (?:19|20)[0-9]{{2}}{_B}?{_DASH}{_B}?(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9]|[.,][0-9]|{_B}?(?:%|per{_B}?cent|
        million|billion|units|tonnes))
    | [0-9]{{1,4}}/[0-9]{{1,4}}(?![0-9])
    | [1-4](?:Q|q)(?:{_B}?(?:FY)?'?[0-9]{{2,4}})?(?![A-Za-z0-9])
    | [12]H(?:{_B}?(?:FY)?'?[0-9]{{2,4}})?(?![A-Za-z0-9])
    | (?:3|6|9|10|11|12)M(?:{_B}?(?:FY)?'?[0-9]{{2,4}})(?![A-Za-z0-9])
    | [369]M(?=[,;.)]|{_B}(?:results|profit|revenue|revenues|net|sales|period|ended|turnover|earnings))
    | [0-9]{{3}}[.-][0-9]{{3,4}}[.-][0-9]{{4}}(?![0-9])
    | [0-9]{{3}}\){_B}?[0-9]{{3}}[ .-][0-9]{{4}}(?![0-9])
    | [0-9]{{1,3}}[ -]\(?[0-9]{{2,4}}\)?[ -][0-9]{{3,4}}[ -][0-9]{{3,4}}(?:[ -][0-9]{{2,4}})?(?![0-9])
        (?<=[0-9-][0-9]{{4}})(?!{_B}?(?:million|%|units|tonnes))
    | [0-9]{{3}}-[0-9]{{4}}(?![0-9])
    | (?<=\+)[0-9]{{1,3}}[ ().-]{{1,2}}(?=(?:[ ().-]?[0-9]){{8,13}}(?![0-9]))[0-9 ().-]{{8,20}}[0-9]
    | (?:19|20)[0-9]{{2}}:[0-9]+
    | 1[38]00[ -][0-9]{{3}}[ -][0-9]{{3,4}}(?![0-9])
    | [0-9]{{4}}{_B}?(?:GMT|UTC|CET|hrs|hours[ ](?:GMT|local))\b
    | [0-9]{{1,2}}(?:-for-|:)[0-9]{{1,2}}(?![0-9])
    | [0-9]+(?:\.[0-9]+){{2,}}(?![0-9])(?!,|{_B}(?:million|billion|trillion))
    """,
    re.VERBOSE,
)
_LABEL = re.compile(
    rf"""
      [0-9]{{1,2}}(?:st|nd|rd|th)\b
    | [0-9]{{1,3}}-?{_B}(?:to|and|or){_B}[0-9]{{1,3}}-(?:years?|yr|days?|weeks?|months?|hours?|minutes?|inch|foot)\b(?:-olds?)?
    | [0-9]{{1,3}}(?:{_B}?{_DASH}{_B}?|{_B}to{_B}|{_B}and{_B}){{0,1}}[0-9]{{0,3}}(?:-years?-olds?|-yr-olds?|
        {_B}years?{_B}(?:old|of{_B}age|and{_B}(?:over|older|above|under)|or{_B}(?:over|older|above|more)))
    | [0-9]{{2}}{_B}(?:and|or){_B}(?:over|older|above|under|younger)\b
    | [0-9]{{1,5}}{_B}(?:[NSEW]\.?{_B})?(?:[A-Z][A-Za-z.'’]{{1,20}}{_B}){{1,3}}(?:Street|St|Avenue|Ave|Road|Rd|Way|
        Boulevard|Blvd|Drive|Dr|Lane|Ln|Plaza|Square|Place|Court|Parkway|Highway|Floor|Quay|Terrace|Strasse)\b
    | [0-9]{{1,5}},?{_B}(?:rue|avenue|boulevard|rue\ de)\b
    | [0-9]{{2,5}}{_B}?-?{_B}?(?:nm|nanomet(?:er|re)s?|GB|TB|MB|KB|Gb|GiB|[GMk]bps|Gbit/s|[GMk]Hz|Hz|hertz|bits?|cores?|
        inch(?:es)?|cc|px|fps|MP|megapixels?|mAh|gigabytes?|terabytes?|megabytes?|°[CF]?)(?![A-Za-z])
    | [0-9](?:\.[0-9])?{_B}?-?{_B}?(?:nm|nanomet(?:er|re)s?|GB|TB|MB|[GMk]bps|[GMk]Hz|bits?|cores?|inch(?:es)?|cc|
        megapixels?|gigabytes?|terabytes?|°[CF]?)(?![A-Za-z])
    | (?:[2-6](?:\.5)?G|[23]D|[2458]K|[234]Ws?)(?![A-Za-z0-9$])
    | [0-9]{{1,4}}-(?!MW|GW|TW|MV|TEU|Mt|MMT|MT|US|EU|UK|Rs|CO2|Asian)[A-Z][A-Za-z]{{0,20}}(?![A-Za-z])
    | [0-9]{{1,4}}[A-Z]{{1,2}}[0-9]
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:1[89]|20|21)[0-9]{2}(?:s\b|[’']s\b)?(?![0-9]|[,.][0-9])")
_DAY = re.compile(
    rf"(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]|"
    rf"[A-Za-z])(?:{_B}?[-\u2010-\u2015]{_B}?(?:{_MONTH}\.?{_B})?[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9.])|{_B}(?:to|"
    rf"and){_B}[0-9]{{1,2}}(?![0-9.,]){_AMOUNT})?{_AMOUNT}(?:,?{_B}(?:19|20)[0-9]{{2}}(?![0-9,]))?"
)
_RUN = re.compile(r"[0-9][0-9 ()./\u2010-\u2015-]{0,24}")
_TOKEN = re.compile(r"[^\s,;]{1,60}(?:,[0-9]{3}){0,4}")
_AGE_LAST = re.compile(r"[2-8][0-9]\.(?:[\s\"”]|$)")
_PERSON = re.compile(r"\b[A-Z][a-zà-ÿ’'-]+ (?:[A-Z]\.? )?[A-Z][\wà-ÿ’'-]+, $")
_AGE = re.compile(r"[1-9][0-9],?\s(?:said|says|who|was|is|has|told|the|a|an|will|joined|from|of)\b")
_FOOTNOTE = re.compile(r"[0-9]{1,2}\]")
_LIST_MARK = re.compile(r"[0-9]{1,2}[.)][ \t\u00a0](?![0-9])")
_BRACKETED_MARK = re.compile(r"[0-9]{1,2}\)(?![0-9])")
_ZIP = re.compile(r"[0-9]{5}(?:-[0-9]{4})?(?=\s*(?:[,.;]|$|\n))")
# "Orvo 5 EVs", "Lumen 15 Pro series": what stands behind the number of a model
_MODEL_TAIL = re.compile(
    rf"[0-9]{{1,3}}{_B}(?:EVs?|SUVs?|TVs?|Pro|Max|Plus|Ultra|Mini|Lite|Hybrid|Series|series|smartphones?|models?|Global|Premium|Edition|Gen|FE|Neo)"
    r"(?![\w-])"
)
_TAIL_RANGE = re.compile(rf"{_B}?(?:[-\u2010-\u2015&]|and|to|or|of){_B}?[0-9]{{1,4}}[A-Za-z]?\b")

# words that make the number behind them a name: "Section 301", "Boeing 737", "S&P 500"
_TEMPORAL_RIGHT = re.compile(
    r"\s(?:to(?!\s[0-9$€])|ended|ending|through|ago|earlier|later|before|after|since|until|into|old|on(?=[ ,.])|of\s(?:the|"
    r"this|last|20|19|operation|trading|talks|work|negotiation)|prior|previously|apart|hence|straight)\b"
)
TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"))


# capitalised words of headlines in front of a count: "Sells 40 Models"
_COUNTING = frozenset(
    [
        "adds", "sells", "sold", "launches", "unveils", "the", "all", "these", "of", "to", "in", "with", "has", "have", "by", "our", "its",
        "new", "top", "over", "about", "and", "for", "from",
    ]
)  # fmt: skip


class Word(NamedTuple):
    """A word of the text with the offset where it begins."""

    text: str
    start: int
    lower: str


_NO_WORD = Word("", -1, "")


def word_before(text: str, at: int) -> Word:
    """The word that ends before `at`, at most three blanks or a full stop away; an empty word where none does."""
    near = text[at - 28 if at > 28 else 0 : at]
    kept = near.rstrip(" \u00a0\u202f\u2009\n")
    if len(near) - len(kept) <= 3:  # the usual case, without a look at each letter: letters behind a blank
        kept = kept[:-1] if kept.endswith(".") else kept
        _, blank, word = kept.rpartition(" ")
        if blank and word.isalpha() and len(word) <= 24:
            return Word(word, at - len(near) + len(kept) - len(word), word.lower())
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


SIGNS_IN_BRACKETS = frozenset({"(-)", "(+)", "(\u2013)", "(\u2212)"})  # "(-)0.28 per cent"


def glued_decoy(text: str, start: int) -> int | None:
    """End of a token whose letters run into the digits: "Q3", "COVID-19", "b737", "/2024/", "basis1"."""
    if not start:
        return None
    last = text[start - 1]
    if last == ")" and text[max(0, start - 3) : start] in SIGNS_IN_BRACKETS:
        return None
    if last.isalpha() or last in "_/@#=\\%)" or (last == "." and start > 1 and text[start - 2].isalnum() and not text[start - 2].isspace()):
        if last == "/" and start > 1 and not (text[start - 2].isalnum() or text[start - 2] in "/."):
            return None
        return _token_end(text, start)
    if last == ":" and start > 2 and text[start - 3 : start - 1].isalpha() and text[start - 3 : start - 1].isupper():
        return _token_end(text, start)  # "HK:386"
    if last in "-\u2010\u2011" and start > 1 and text[start - 2].isalpha():
        word = word_before(text, start - 1)
        if word.text != word.lower or word.lower in ("mid", "pre", "post", "late", "early", "covid"):
            return _token_end(text, start)
    if last == "[" and _FOOTNOTE.match(text, start):
        return start + 1
    return None


_PACK = re.compile(
    r"[0-9]{1,4}(?:\.[0-9])?[ \u00a0-](?:kgs?|kilos?|kilograms?|kilogrammes?|pounds?|lbs?|lit(?:re|er)s?|gallons?|tonnes?|tons?|ounces?|oz"
    r"|grams?|ml)[ -](?:bag|sack|bale|bottle|drum|carton|box|cylinder|crate|pack|tin|jar|basket|load|bucket|unit)\b"
)  # what a price is of: "per 64-kg bag"
_POLLED = re.compile(r"[0-9]{1,3}[ \u00a0](?:analysts?|economists?|brokers?|brokerages?|forecasters?)(?:[’']|\b)")
_EACH = frozenset({"per", "a", "each", "every", "the"})
_MEMBERS = re.compile(r"[12][0-9]\)")
_REFERENCE = re.compile(r"\b(?:see|in|HS|SITC|NACE|ISIC|tariff|customs) (?:table|chart|figure|annex|code|heading|chapter)s? $")
_PASSED = re.compile(r"\d{1,3}(?:,\d{3})+\b|\d[\d.]*[ \u00a0-]?(?:million|billion|trillion|percent|per[ ]cent|pct|%)")
_BARE_PHONE = re.compile(r"0[0-9]{1,3}[ \xa0-][0-9]{3}[ \xa0-][0-9]{3,4}(?![0-9,.])")


def _is_age(text: str, start: int) -> bool:
    """Whether a number behind a name and a comma is an age: "Anna Lindqvist, 54, said", "said Anna Lindqvist, 54."."""
    if _AGE.match(text, start):
        return True
    return _AGE_LAST.match(text, start) is not None and _PERSON.search(text, max(0, start - 40), start) is not None


def _token_end(text: str, start: int) -> int:
    match = _TOKEN.match(text, start)
    return match.end() if match else start + 1


def date_or_label(text: str, start: int, before: Word) -> int | None:
    """End of a date, time, age, address, telephone number or name that the digits at `start` belong to."""
    match = _FORWARD.match(text, start) or _LABEL.match(text, start)
    if match is not None:
        return match.end()
    if text[start - 1 : start] == "(" and text[max(0, start - 4) : start] in ("EU (", "EA (") and _MEMBERS.match(text, start):
        return start + 3  # "the EU (27)"
    if _REFERENCE.search(text, max(0, start - 24), start):
        return named_end(text, start, before)
    phone = _BARE_PHONE.match(text, start)
    if phone is not None and text[start - 1 : start] not in "$€£":
        return phone.end()
    near = start - before.start - len(before.text) <= 3 if before.text else False
    if near and before.lower in MONTHS and before.text[0].isupper():
        day = _DAY.match(text, start)
        if day is not None:
            return day.end()
    if near and before.lower == "top" and _PASSED.match(text, start):
        return None  # "to top 700,000"
    if polled := _POLLED.match(text, start):
        return start + polled[0].index(polled[0].lstrip("0123456789"))  # "the average of 12 analyst estimates"
    if before.lower in _EACH and (pack := _PACK.match(text, start)):
        return pack.end()
    if near and before.lower in NAMED and (before.text[0].isupper() or before.lower not in CAPITAL_ONLY):
        return named_end(text, start, before)
    if (
        near
        and before.text[0].isupper()
        and _MODEL_TAIL.match(text, start)
        and before.lower not in MONTHS
        and before.lower not in _COUNTING
    ):
        return start + len(re.match(r"[0-9]+", text[start : start + 4])[0])  # type: ignore[index]
    if text[start - 1 : start] == "(" and (start == 1 or text[start - 2] == "\n" or text[start - 2].isalnum()):
        mark = _BRACKETED_MARK.match(text, start)
        if mark is not None:
            return start + 2
    if text[start - 2 : start] in (": ", ". ") and (label := word_before(text, start - 2)).lower in PHONES and label.text[0].isupper():
        return named_end(text, start, label)
    if len(before.text) == 2 and near and before.text.isupper() and _ZIP.match(text, start):
        return start + 5
    if (start == 0 or text[start - 1] == "\n") and (mark := _LIST_MARK.match(text, start)):
        return mark.end()
    if text[start - 2 : start] == ", " and text[start - 3 : start - 2].isalpha() and _is_age(text, start):
        name = word_before(text, start - 2)
        if name.text[:1].isupper() and name.lower not in MONTHS:
            return start + 2
    return None


def named_end(text: str, start: int, before: Word) -> int | None:
    """End of the number of a name ("Section 301", "No. 24-15") or of a telephone number."""
    if before.lower in PHONES:
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


def year_end(text: str, start: int) -> int | None:
    """End of a year that begins at `start`; the caller has seen that no unit follows."""
    match = _YEAR.match(text, start)
    return match.end() if match else None


def is_year_context(before: Word) -> bool:
    """Whether the word before a year-like number makes it a year: "in 2024", "May 2024"."""
    return before.lower in YEAR_LEFT or before.lower in MONTHS


def is_countable(noun: str | None) -> bool:
    """Whether a year-like number before the noun may be a count: "1985 units", not "2019 levels"."""
    return noun is not None and noun.rpartition(" ")[2].lower() not in NOT_COUNTED


def is_time_reference(text: str, end: int, before: Word) -> bool:
    """Whether a length of time only says when: "the first 20 days", "two years ago", "12 months to March"."""
    return before.lower in TEMPORAL_LEFT or _TEMPORAL_RIGHT.match(text, end) is not None
