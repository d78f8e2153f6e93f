"""Whether an article reports on a market: several firms, each with its own share, rank or count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.items import Item
from extractor.tag.entity import Names
from extractor.tag.period_words import lowered

# who shares a market
_MEMBERS = re.compile(
    r"(?i)\b(?:vendors?|brands?|makers?|[a-z]{1,12}makers?|manufacturers?|suppliers?|providers?|foundr(?:y|ies)|marques?|OEMs|players|rivals"
    r"|labels|studios|chains|operators|publishers|distributors|developers|advisers|banks|firms|companies|leader)\b"
)
# what they share it by
_RIVALRY = re.compile(
    r"(?i)\b(?:market shares?|(?:a|per ?cent|percent|%) share|share of the|shipments|registrations|rank(?:s|ed|ing|ings)|market leader"
    r"|top (?:two|three|four|five|six|ten|\d+)|No\. ?[1-5]|best-selling|installations|market research|tracker)\b"
)
# a part of each word of the two, and how far from the word's start it may stand
_MEMBER_PARTS = (
    "vendor", "brand", "maker", "manufacturer", "supplier", "provider", "foundr", "marque", "oems", "player", "rival", "label", "studio",
    "chain", "operator", "publisher", "distributor", "developer", "adviser", "bank", "firms", "companies", "leader",
)  # fmt: skip
_RIVALRY_PARTS = (
    "market", "share", "shipments", "registrations", "rank", "top ", "no.", "best-selling", "installations", "tracker",
)  # fmt: skip
_PREFIX = 13
_WORD_BEFORE = re.compile(r"\w*\Z")
_NAME = r"[A-Z][\w&.’'-]{0,23}(?: [A-Z][\w&.’'-]{0,23}){0,2}"
_TELLS = (
    r"(?:was|were|is|came|comes|ranked|ranks|followed|follows|led|leads|held|holds|took|takes|shipped|ships|sold|slipped|slid|placed"
    r"|retained|kept|remained|remains|maintained|captured|grabbed|claimed|regained|secured|accounted|commanded|controlled|installed"
    r"|dropped|fell|rose|grew|saw|posted|recorded|registered|topped|finished|overtook|surpassed|gained|had|has|delivered|climbed"
    r"|with [\d.]+|at [\d.]+|shipments|sales|registrations|deliveries|installations)"
)
_AMOUNT = r"[+−-]?\d[\d.,]{0,15}(?: ?%| per| m| b|M\b|\))"
_TOLD = re.compile(
    rf"(?<![\w.’'&-])({_NAME})(?:['’]s)?(?: \([^()\n]{{1,30}}\))?"
    rf"(?: {_TELLS}\b| \((?:(?:up|down|with) )?{_AMOUNT}| \([a-z-]{1, 24} per ?cent)"
)
_REACH = 2400  # characters in which its firms are told of
_FIRMS = 3


def tells_rivals(text: str, items: Sequence[Item]) -> bool:
    """Whether an article tells of three firms or more what share, rank or count each has: a report on their market."""
    if not _shares_market(text):
        return False
    known = {item.start for item in items if item.cls in ("region", "institution", "indicator") and item.start < _REACH}
    names, found = Names(text, makers=True), set()
    for match in _TOLD.finditer(text, 0, _REACH):
        if match.start() not in known and names.is_name(match[1], match.start()):
            found.add(match[1].removesuffix("'s").removesuffix("’s"))
            if len(found) == _FIRMS:
                return True
    return False


def _shares_market(text: str) -> bool:
    """Whether those who share a market, and what they share it by, are named: looked for where a part of such a word stands."""
    head = lowered(text[:_REACH])
    first = min((at for part in _RIVALRY_PARTS if (at := head.find(part)) >= 0), default=-1)
    if first < 0 or _RIVALRY.search(text, max(0, first - _PREFIX), _REACH) is None:
        return False
    for part in _MEMBER_PARTS:
        at = head.find(part)
        while at >= 0:
            word = _WORD_BEFORE.search(head, max(0, at - _PREFIX), at)
            if word is not None and _MEMBERS.match(text, word.start(), _REACH):
                return True
            at = head.find(part, at + 1)
    return False
