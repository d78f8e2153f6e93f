"""Reports on a day's trading in a commodity: its contract months are no periods, and its prices are of the day.

Reads   the raw text, the tagged periods, the article's date
Gives   whether the article is such a report, the day that it is about, the months that name contracts; in other articles, the prices of
        contracts told in passing
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from extractor import late_re as re
from extractor.assemble.frames import FreeIndicator
from extractor.assemble.items import Item
from extractor.marks import Tag
from extractor.period import Period

_HEAD = 900  # characters in which a market report shows itself
_MARKET = re.compile(
    r"\b(?:futures|[Ff]ront-month|[Bb]enchmark|[Ss]pot|[Mm]ost-active|COMEX|NYMEX|CBOT|LME|MATIF|Euronext|ICE|MCX|SHFE|Bursa)\b"
)
_NAMES = ("utures", "ront-month", "enchmark", "pot", "ost-active", "MEX", "CBOT", "LME", "MATIF", "Euronext", "ICE", "MCX", "SHFE", "Bursa")
_PRICED = re.compile(
    r"\d(?: cents|(?: U\.?S\.?)? dollars| pence| ringgit| yuan| euros| rupees| pounds)?(?: an? | per |/)(?:troy |metric |short )?"
    r"(?:ounce|oz|barrel|bbl|bushel|pound|lb|tonne|ton|kg|kilogram|gallon|therm|mmBtu|megawatt)"
)
_DAY = re.compile(r"\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today)\b")
_SESSION = re.compile(r"\b(?:settle[sd]?|closed|finished|ended|GMT|session|traded|trading at|was up|was down)\b")
_DAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_WHEN = re.compile(r"(?i)\b(?:in|since|of|from|during|until|till|by|to|through|mid|late|early|end|last|next|this|between|and)[ -]$")
_CONTRACT = re.compile(r"(?i)[ -](?:delivery|deliveries|settlement|shipment|loading|futures?|contracts?|expiry)\b")
_DELIVERED = re.compile(r"[ -](?:delivery|settlement|futures?|(?:futures )?contract)\b")


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


def quoted_contracts(text: str, periods: Sequence[Tag], published: date | None) -> tuple[list[Tag], list[Item]]:
    """Periods where a contract told in passing is of the article's day, and the words that make its number a price.

    "cocoa for March delivery was up 1.2 percent", at the end of a report on arrivals at ports.
    """
    kept, priced = [], []
    for tag in periods:
        facts = tag.data
        month = facts is not None and facts.kind == "month" and not facts.year_stated and isinstance(tag.value, Period)
        told = _DELIVERED.match(text, tag.end) if month else None
        if told is None:
            kept.append(tag)
            continue
        if published is not None:
            kept.append(Tag(tag.start, tag.end, "period", Period.of_day(published), tag.id, facts))
        words = text[tag.end + 1 : told.end()].lower()
        priced.append(Item(tag.end + 1, told.end(), "indicator", FreeIndicator("price", "price", known=True), words))
    return kept, priced
