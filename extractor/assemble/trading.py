"""Reports on a day's trading in a commodity: its contract months are no periods, and its prices are of the day.

Reads   the raw text, the tagged periods, the article's date
Gives   whether the article is such a report, the day that it is about, the months that name contracts
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractor.marks import Tag
from extractor.period import Period

_HEAD = 900  # characters in which a market report shows itself
_MARKET = re.compile(
    r"\b(?:futures|[Ff]ront-month|[Bb]enchmark|[Ss]pot|[Mm]ost-active|COMEX|NYMEX|CBOT|LME|MATIF|Euronext|ICE|MCX|SHFE|Bursa)\b"
)
_NAMES = ("utures", "ront-month", "enchmark", "pot", "ost-active", "MEX", "CBOT", "LME", "MATIF", "Euronext", "ICE", "MCX", "SHFE", "Bursa")
_PRICED = re.compile(
    r"\d(?: cents| dollars| pence| ringgit| yuan| euros| rupees| pounds)?(?: an? | per |/)(?:troy |metric |short )?"
    r"(?:ounce|oz|barrel|bbl|bushel|pound|lb|tonne|ton|kg|kilogram|gallon|therm|mmBtu|megawatt)"
)
_DAY = re.compile(r"\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today)\b")
_SESSION = re.compile(r"\b(?:settle[sd]?|closed|finished|ended|GMT|session|traded|trading at|was up|was down)\b")
_DAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_WHEN = re.compile(r"(?i)\b(?:in|since|of|from|during|until|till|by|to|through|mid|late|early|end|last|next|this|between|and)[ -]$")
_CONTRACT = re.compile(r"(?i)[ -](?:delivery|deliveries|settlement|shipment|loading|futures?|contracts?|expiry)\b")


def trading_day(text: str, published: date | None) -> Period | None:
    """The day of a market report; None for every other article."""
    head = text[:_HEAD]
    if (
        published is None
        or not any(name in head for name in _NAMES)
        or not _MARKET.search(head)
        or not _PRICED.search(head)
        or not _SESSION.search(head)
    ):
        return None
    named = _DAY.search(head)
    if named is None:
        return None
    day = published
    if named[1]:
        day -= timedelta(days=(published.weekday() - _DAYS.index(named[1])) % 7)
    return Period.of_day(day)


def contract_months(text: str, periods: Sequence[Tag]) -> list[Tag]:
    """The months that name a contract: "July finished down $42", "COMEX December gold", "for March delivery"."""
    found = []
    for tag in periods:
        facts = tag.data
        if facts is None or facts.kind != "month" or facts.year_stated or not isinstance(tag.value, Period):
            continue
        if _CONTRACT.match(text, tag.end) or not _WHEN.search(text, max(0, tag.start - 10), tag.start):
            found.append(tag)
    return found
