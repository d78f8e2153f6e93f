"""Wholes: the level that a share is a part of, as far as the words and the keys tell it without a look at the numbers.

`named` is for words ("of net sales", "of all exports"): the level whose indicator they name. `of_series` is the level of
the part's own indicator that covers more than the part does. Both give a level only where there is one value to choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor import late_re as re
from extractor.check import words
from extractor.check.keys import periods_differ
from extractor.check.links import Links
from extractor.marks import Draft

OF_ALL = re.compile(
    r"^\s*of\s+(?:(?:the|its|all|overall|total|entire|country's|nation's|aggregate|whole)\s+)*(?:[\w-]+\s+){0,3}?"
    r"(?:total|whole|exports?|imports?|trade|turnover|sales|revenues?|shipments|orders|output|production|arrivals|visitors|market|gdp|volume|value|income|stays|nights|guests|passengers|"
    r"vehicles|cars|units|deliver(?:y|ies)|registrations|retails?|loans?|deposits|assets|employment|jobs|employees|workforce|spending|expenditures?|outlays|demand|"
    r"consumption|premiums|area|population|traffic|freight|throughput|tonnage|cargo|capacity|generation|electricity|money|funding|investment|fdi|inventor(?:y|ies))\b"
)
_OF = re.compile(r"^[^.;,()]{0,12}?\b(?:of|in)\s+(?P<noun>(?:[\w'’-]+\s+){0,5}[\w'’-]+)")
_BARE_TOTAL = re.compile(r"^\s*of\s+the\s+(?:overall\s+|grand\s+)?total(?:\s*[,.;)]|\s*$)")
_MARGIN = re.compile(r"\bmargin\b")
# where the noun of a whole ends
_END = re.compile(
    r"\b(?:in|for|from|by|at|on|last|this|during|since|and|while|with|compared|against|up|down|was|were|is|after|which|who|that|to|over|when|as)\b"
)
_OF_SOMETHING = re.compile(r"^\s*(?:of\s+(?:the\s+)?(?:total|whole|nation|country|national|entire)\b|share\b|[.;)]|$)")
_TELLING = 100  # steps of a share that is told to three digits
_IDLE = frozenset("the its all of overall total totals entire country nation aggregate whole group own national global world".split())  # noqa: SIM905
_SALES = frozenset({"sales", "revenue", "revenues", "turnover"})
_KINDS = (_SALES, frozenset({"output", "production"}), frozenset({"shipments", "deliveries", "sales", "wholesales", "registrations"}))


def likely_whole(links: Links, claimed: Draft, part: Draft, levels: Sequence[Draft]) -> Draft | None:
    """The level that the words name, or where they name nothing, that of the part's series."""
    if _OF.match(links.tail(claimed)) is None and not _MARGIN.search(links.lead(claimed)[-40:]):
        return of_series(links, part, levels)
    if _BARE_TOTAL.match(links.tail(claimed)):
        return of_series(links, part, levels) or _told_first(links, part, levels)
    return named(links, claimed, part, levels)


def _told_first(links: Links, part: Draft, levels: Sequence[Draft]) -> Draft | None:
    """ "of the total": the one larger level of the part's indicator that the lead tells, whatever the keys say of its scope."""
    indicator = links.key(part).indicator
    found = [
        level
        for level in _eligible(links, part, levels)
        if links.is_lead(level) and links.key(level).indicator == indicator and links.size[level.id] > links.size[part.id]
    ]
    return found[0] if indicator is not None and len({level.value for level in found}) == 1 else None


def of_opening(links: Links, claimed: Draft, part: Draft, levels: Sequence[Draft]) -> Draft | None:
    """ "P, or 25.7 percent of the nation": the first level of the body that is larger, where the share is told to three digits."""
    if links.size[claimed.id] < _TELLING * 2 * links.half[claimed.id] or not _OF_SOMETHING.match(links.tail(claimed)):
        return None
    found = [level for level in _eligible(links, part, levels) if links.is_lead(level)]
    if not found or links.size[found[0].id] <= links.size[part.id]:
        return None
    alike = {level.value for level in found if links.key(level) == links.key(found[0])}
    return found[0] if len(alike) == 1 else None


def first_of_lead(links: Links, part: Draft, levels: Sequence[Draft]) -> Draft | None:
    """The level that the article opens with, where the lead tells no larger one of its series."""
    found = [level for level in _eligible(links, part, levels) if links.is_lead(level)]
    if not found:
        return None
    largest = max(links.size[level.id] for level in found if links.key(level) == links.key(found[0]))
    return found[0] if links.size[found[0].id] == largest else None


def named(links: Links, claimed: Draft, part: Draft, levels: Sequence[Draft]) -> Draft | None:
    """The level that the words behind a share name as its whole; None where they name none, or several."""
    nouns = _nouns(links, claimed)
    if not nouns:
        return None
    found = [
        level
        for level in _eligible(links, part, levels)
        if _is_called(links, level, nouns) and (links.key(level).scope() != links.key(part).scope() or _other_thing(links, level, part))
    ]
    for choice in (found, [level for level in found if links.is_whole(level)]):
        values = _values(links, choice)
        if len({level.value for level in values}) == 1:
            return values[0]
    return None


def of_series(links: Links, part: Draft, levels: Sequence[Draft]) -> Draft | None:
    """The one level of the part's indicator, unit and period that covers everything, or what the article is about."""
    key = links.key(part)
    if key.indicator is None or links.is_whole(part):
        return None
    found = [
        level
        for level in _eligible(links, part, levels)
        if links.is_whole(level) and links.key(level).indicator == key.indicator and _apart(links, part, level) == 1
    ]
    values = _values(links, found)
    if len({level.value for level in values}) > 1:  # "daily average exports of 2.75 billion" are no whole of 8.96 billion
        values = [level for level in values if links.size[level.id] > links.size[part.id]]
    if len({level.value for level in values}) != 1:
        return None
    return values[0]


def _eligible(links: Links, part: Draft, levels: Sequence[Draft]) -> list[Draft]:
    return [
        level
        for level in levels
        if level is not part
        and links.family[level.id] == links.family[part.id]
        and level.id not in links.bases
        and level.qualifier == "exact"
        and not has_share(links, level)
        and not periods_differ(level.period, part.period)
    ]


def _apart(links: Links, part: Draft, whole: Draft) -> int:
    """In how many of sector, region and entity the two differ."""
    return sum(a != b for a, b in zip(links.key(part).scope(), links.key(whole).scope(), strict=True))


def _other_thing(links: Links, level: Draft, part: Draft) -> bool:
    one, other = links.key(level).indicator, links.key(part).indicator
    return one is not None and other is not None and one != other


def _values(links: Links, found: Iterable[Draft]) -> list[Draft]:
    """Those of the body, where there are any."""
    told = list(found)
    return [level for level in told if level.sentence not in links.headline] or told


def _nouns(links: Links, claimed: Draft) -> frozenset[str]:
    """The noun for the whole of a share, in other words too: "of net sales"; sales for a margin."""
    match = _OF.match(links.tail(claimed))
    if match is None:
        lead = links.lead(claimed)
        return _SALES if _MARGIN.search(lead[-40:]) else frozenset()
    phrase = _END.split(match["noun"])[0]
    words_of = [word.removesuffix("'s").removesuffix("’s") for word in re.split(r"[\s-]+", phrase) if word]
    told = [word for word in words_of if word not in _IDLE][-1:]
    return frozenset(told).union(*(kind for kind in _KINDS if told and told[0] in kind))


def _is_called(links: Links, level: Draft, nouns: frozenset[str]) -> bool:
    """Whether a level's indicator is meant by the words."""
    indicator = links.key(level).indicator
    if indicator is None:
        return False
    name = indicator.rpartition("_")[2]
    return not nouns.isdisjoint((name, name + "s", name.removesuffix("s")))


def has_share(links: Links, level: Draft) -> bool:
    """ "278,709 shares, or 21.2 percent of the total": a part, whatever its key says."""
    row, place = links.by_sentence[level.sentence], links.place(level)
    following = row[place + 1] if place + 1 < len(row) else None
    return following is not None and following.measure == "share" and words.SHARE_OF_LEVEL.match(links.lead(following)) is not None
