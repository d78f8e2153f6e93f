"""Whether an article reports on a market: several firms, each with its own share, rank or count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.items import NAMESAKES, Item, places_of
from extractor.tag.entity import Names, companies
from extractor.tag.period_words import lowered

# who shares a market
_MEMBERS = re.compile(
    r"(?i)\b(?:vendors?|brands?|makers?|[a-z]{1,12}makers?|manufacturers?|suppliers?|providers?|foundr(?:y|ies)|marques?|OEMs|players|rivals"
    r"|labels|studios|chains|operators|publishers|distributors|developers|advisers|banks|firms|companies|leader)\b"
)
_SHARES = re.compile(r"(?:%|per ?cent) share\b")
_SHARE = re.compile(r"\bshares?\b(?! price| prices| buy)")
_PLACES = re.compile(r"\b(?:ranked|rank(?:s|ing)?|no\. ?[1-5]|numero uno|top spot|market leader|second place|(?:2nd|3rd) place|overtook)\b")
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
_WORD_BEFORE = re.compile(r"\w{0,13}\Z")
_WORD = r"[A-Z][\w&.’'+-]{0,23}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_TELLS = (
    r"(?:was|were|is|came|comes|ranked|ranks|followed|follows|led|leads|held|holds|took|takes|shipped|ships|sold|slipped|slid|placed"
    r"|retained|kept|remained|remains|maintained|captured|grabbed|claimed|regained|secured|accounted|commanded|controlled|installed"
    r"|dropped|fell|rose|grew|saw|posted|recorded|registered|topped|finished|overtook|surpassed|gained|had|has|delivered|climbed|nabbed"
    r"|owned|shed|experienced|witnessed|reported|stayed|ended|picked|enjoyed|outperformed|edged|commands|accounts|reached|hit"
    r"|doubled|tripled|jumped|surged|tumbled"
    r"|plunged|slumped|soared|fared|managed|trailed|won|lost|achieved|raised|contributed|sits|continues|continued|both|all|brand"
    r"|(?:second|third|fourth|fifth|sixth)(?= (?:at|with|on|by)\b)|(?:with|at|on) (?:an? )?[\d.]+|to post"
    r"|shipments|sales|registrations|deliveries|installations)"
)
_AMOUNT = r"[+−-]?\d[\d.,]{0,15}(?: ?%| [a-z]|M\b|\)|,)"
_TOLD = re.compile(
    rf"(?<![\w.’'&-])({_NAME})(?:['’]s)?(?: \([^()\n]{{1,30}}\))?(?:, (?:[^,.;\n]|[,.](?=[\d”\"])){{2,60}},[”\"]?)?"
    rf"(?: {_TELLS}\b|(?<=['’]s) [a-z][^.;\n]{{0,60}}?\d| \((?:(?:up|down|with) )?{_AMOUNT}| \([a-z-]{{1,24}} per ?cent)"
)
_LISTED = re.compile(  # a line of a ranking: "2nd place: Alba, 1.2 million", "3. Breva – 0.9 million"
    r"(?m)^[ \t]*[-–—•*·]?[ \t]*(?:(?:[1-9]\d?(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth)(?:[ -](?:place|position))?[:.)]"
    rf"|(?:No\.|#)?[ ]?[1-9]\d?[.)]?)[ \t]+({_NAME})(?:,|:| ?[–—|-]| \()[ ]?[^\d\n]{{0,12}}\d"
)
_PROFIT = re.compile(r"['’]s? (?:[a-z]+ )?(?:profits?|earnings|dividends?|net income|loss(?:es)?)\b")  # told of no market that it shares
_REACH = 2400  # characters in which its firms are told of
_FIRMS = 3
_PLACED = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)-(?:place|placed|ranked)$")
_NO_FIRST = frozenset({
    "The", "In", "At", "And", "But", "While", "Meanwhile", "However", "Among", "Within", "Following", "Behind", "Both", "Only", "Also",
    "Although", "Though", "As", "After", "Before", "With", "Overall", "Elsewhere", "Next", "Then", "Its", "Their", "This", "That", "For",
    "There", "Here", "Where", "When", "Outside", "Inside",
})  # fmt: skip
_ALIAS = re.compile(r" \(([A-Z][A-Za-z&]{1,7})\)")


def tells_rivals(text: str, items: Sequence[Item]) -> tuple[str, ...]:
    """The firms that an article tells of, where it tells three or more what share, rank or count each has: a report on their market."""
    shared = _shares_market(text)
    if not shared:
        return ()
    known = {item.start for item in items if item.cls in ("region", "institution", "indicator") and item.start < _REACH}
    kinds = {item.low for item in items if item.cls == "sector"} - NAMESAKES
    names, found = Names(text, makers=True), set()
    for match in _TOLD.finditer(text, 0, _REACH):
        name, start = match[1].removesuffix("'s").removesuffix("’s"), match.start()
        first, _, rest = name.partition(" ")
        if rest and (first in _NO_FIRST or _PLACED.match(first) or start in known):
            start, name = start + len(first) + 1, rest  # "Third-place Alba", "Meanwhile Alba", "China's Alba"
        if start not in known and name.lower() not in kinds and names.is_name(name, start) and not _PROFIT.match(text, start + len(name)):
            found.add(name)
    for match in _LISTED.finditer(text, 0, _REACH):
        if match.start(1) not in known and match[1].lower() not in kinds:
            found.add(match[1])
    if not found or (shared == "ranked" and len(found) < _FIRMS):
        return ()
    for name, _, end in companies(text[:_REACH]):
        if _PROFIT.match(text, end):
            continue
        found.add(name)
        alias = _ALIAS.match(text, end)
        if alias is not None:
            found.add(alias[1])
    if len(found) < _FIRMS:
        return ()
    return tuple(sorted(found, key=len, reverse=True))


def rival_names(text: str, rivals: Sequence[str], items: Sequence[Item]) -> list[Item]:
    """Where a firm's name holds words that the lists know, or several words: "Alba Cloud", "Breva TV+"; they are one name there."""
    known = {item.low for item in items}
    held = [name for name in rivals if " " in name or not name.isalpha() or name.lower() in known]
    if not held:
        return []
    return [Item(start, end, "word", None, text[start:end].lower()) for start, end in places_of(text, held, ("-", "+-"))]


def _shares_market(text: str) -> str:
    """Whether those who share a market (or their ranks alone), and what they share it by, are named; empty where they are not.

    Looked for where a part of such a word stands.
    """
    head = lowered(text[:_REACH])
    first = min((at for part in _RIVALRY_PARTS if (at := head.find(part)) >= 0), default=-1)
    if first < 0 or _RIVALRY.search(text, max(0, first - _PREFIX), _REACH) is None:
        return ""
    if "market share" in head or len(_SHARES.findall(head)) > 1:
        return "shared"
    for part in _MEMBER_PARTS:
        at = head.find(part)
        while at >= 0:
            word = _WORD_BEFORE.search(head, max(0, at - _PREFIX), at)
            if word is not None and _MEMBERS.match(text, word.start(), _REACH):
                return "shared"
            at = head.find(part, at + 1)
    return "ranked" if _PLACES.search(head) and _SHARE.search(head) else ""
