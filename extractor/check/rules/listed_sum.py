"""listed_sum: a list that words or its order set beside its whole adds up to it, but for a slip.

Formula  P₁ + P₂ + … must be able to equal T.
Why      A total that is missed by one digit, or by a lost one, is a total that was meant: other lists miss theirs by anything.
Links    "P₁ and P₂, giving a total of T"; T with "of which P₁, P₂ and the remaining P₃"; T before a list of its regions or sectors.
Quiet    Lists that miss by more than one slip; "including", "such as", "led by"; figures that another sum proves.
Good     Fees of $731 million and other income of $118 million gave a total income of $849 million in 2023.
Bad      Fees of $731 million and other income of $178 million gave a total income of $849 million in 2023.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.closing import closing_figures
from extractor.check.keys import periods_differ
from extractor.check.links import Links
from extractor.check.rules.sum import added_sizes, sum_claim
from extractor.marks import Draft

_TOTAL = re.compile(
    r"\b(?:giv(?:ing|es?)|gave|mak(?:ing|es?)|made|bring(?:ing|s)?|brought|tak(?:ing|es)|took|lift(?:ing|s|ed)|yield(?:ing|s|ed)|hence|thus|therefore)\b"
    r"[^.;]{0,30}?\b(?:total|overall|combined)\b[^.;]{0,25}$"
    r"|\b(?:hence|thus|therefore|altogether|in\s+all)\b[^.;]{0,12}$"
)
_OPEN = re.compile(
    r"\b(?:includ\w+|such\s+as|led\s+by|among|notably|especially|mainly|mostly|chiefly|e\.g|after|from|than|excluding|without|more|another|further)\b"
)
_OF_TOTAL = re.compile(r"(?:out\s+)?of\s+(?:the|this|that|these)\s+(?:[a-z]+\s+){0,2}?(?:total|volume|figure|amount|sum)\b")
_OF_THESE = re.compile(r"(?:out\s+)?of\s+(?:these|those|them|this|which)\b")
_OF_THESE_COLON = re.compile(r"\bof\s+(?:these|those|them|this|which)\s*:")
_COLON = re.compile(r":\s[^:]*$")
_OF_WHICH = re.compile(r",\s*of\s+(?:which|this|these|them)\b")
_NESTED = re.compile(r"\b(?:among\s+(?:them|which)|of\s+which|thereof)\b")
_INCLUDING = re.compile(
    r"(?:^|[.;]\s*|\band\s+)(?:including|together\s+with|adding|with)\s+(?:the\s+|its\s+)?(?:[a-z]+\s+){0,3}(?:of\s+)?[\w$€£¥]{0,3}\s?$"
)
_THEN = re.compile(r"^\s*(?:[a-z]+\s+){0,2},\s")
_BY_WORD = re.compile(r"^[^:]*:")  # what stands before the colon speaks of the whole
_CLOSE = 0.05
_FEWEST = 3
_BACK = 3  # sentences
_NOT_ADDED = frozenset({"percent", "percentage_point", "basis_point", "index_point", "ratio"})
_GAP = 20  # characters between the end of a sentence and the next figure
_MOST = 8  # parts
_TIMES = 12  # a part with a digit too many makes the sum this many times its whole
_LEAST = 0.35
_WORDS = ("total", "overall", "combined", "hence", "thus", "therefore", "altogether", "in all")


@rule("listed_sum", after=("sum",), reports="sum")
def listed_sum(links: Links) -> Iterator[Claim]:
    closed = closing_figures(links)
    proven = {figure.id for claim in (*links.confirmed["sum"], *links.confirmed["balance"]) for figure in claim.figures}
    rows: dict[str, list[Draft]] = defaultdict(list)
    for figure in links.figures:
        if figure.measure != "level" or figure.unit in _NOT_ADDED or not figure.value or figure.qualifier not in ("exact", "about"):
            continue
        if figure.id not in links.bases and figure.sentence not in links.headline:
            rows[links.family[figure.id]].append(figure)
    spots = links.spots(_WORDS)
    for row in rows.values():
        for place, figure in enumerate(row):
            found = None
            least = _LEAST
            if links.spotted(spots, figure) and _TOTAL.search(links.lead(figure)):
                found, least = _before_total(row, place), 1 / _TIMES
            elif figure.id in closed:
                found = _up_to_rest(links, row, place)
            elif place and not links.place(figure) and _OF_TOTAL.match(links.lead(figure).lstrip()):
                found = _of_total(links, row, place)
            elif place and not links.place(figure) and _OF_THESE.match(links.lead(figure).lstrip()):
                found, least = _of_total(links, row, place), 1 - _CLOSE
            elif place + 2 < len(row):
                found = _listed_behind(links, row, place) or _behind_colon(links, row, place)
            if found is None and place:
                found, least = _including(links, row, place), 1 / _TIMES
            if found is not None and _may_add_up(links, *found, least) and proven.isdisjoint(draft.id for draft in (found[0], *found[1])):
                listed = links.text[found[0].end : found[1][0].start].lower() if found[0].end < found[1][0].start else ""
                open_list = _OF_THESE_COLON.search(listed) is not None  # "Of this:" promises no full list
                yield sum_claim(*found, Strength.SERIES if open_list else Strength.LIKELY, by=added_sizes)


def _before_total(row: Sequence[Draft], place: int) -> tuple[Draft, Sequence[Draft]] | None:
    """ "P₁ and P₂, giving a total of T": the figures of the sentence before T, with those of the sentence before where it has one only."""
    whole = row[place]
    for reach in (0, 1):
        parts = [figure for figure in row[max(0, place - _MOST) : place] if whole.sentence - figure.sentence <= reach]
        if len(parts) > 1:
            return whole, parts
    return None


def _up_to_rest(links: Links, row: Sequence[Draft], place: int) -> tuple[Draft, Sequence[Draft]] | None:
    """ "T … P₁, P₂ and the remaining P₃": the whole is the nearest figure before that is larger than what follows it."""
    largest = links.size[row[place].id]
    for first in range(place - 1, max(-1, place - _MOST), -1):
        if row[place].sentence - row[first].sentence > 2:
            return None
        if links.size[row[first].id] > largest and place - first > 1 and links.is_whole(row[first]):
            return row[first], row[first + 1 : place + 1]
        largest = max(largest, links.size[row[first].id])
    return None


def _listed_behind(links: Links, row: Sequence[Draft], place: int) -> tuple[Draft, Sequence[Draft]] | None:
    """T, and a list that tells its indicator by region, sector or entity: all in one sentence, or a line each."""
    whole = row[place]
    parts: list[Draft] = []
    for figure in row[place + 1 : place + 1 + _MOST]:
        if figure.sentence not in (row[place + 1].sentence, parts[-1].sentence + 1 if parts else -1):
            break
        if figure.sentence != row[place + 1].sentence and links.text[max(0, figure.start - _GAP) : figure.start].rstrip().endswith("."):
            break
        parts.append(figure)
    if len(parts) < 3 or whole.sentence + 1 < parts[0].sentence or not links.is_whole(whole):
        return None
    keys = [links.key(part) for part in parts]
    own = links.key(whole)
    if any(key.indicator != own.indicator for key in keys):
        return None
    varying = [
        name
        for name in ("sector", "region", "entity")
        if len({getattr(key, name) for key in keys}) == len(keys) and None not in {getattr(key, name) for key in keys}
    ]
    if len(varying) != 1 or getattr(own, varying[0]) is not None:
        return None
    return whole, parts


def _behind_colon(links: Links, row: Sequence[Draft], place: int) -> tuple[Draft, Sequence[Draft]] | None:
    """ "output reached T (+3 percent) by May: farms P₁ (+5 percent), catch P₂"; "T, of which P₁ of oil and P₂ of gas": up to the end."""
    whole = row[place]
    parts = [figure for figure in row[place + 1 : place + 1 + _MOST] if figure.sentence == whole.sentence]
    if len(parts) < 2:
        return None
    gap = links.text[whole.end : parts[0].start]
    colon = _COLON.search(gap) is not None
    if not colon and (_OF_WHICH.search(gap) is None or len(parts) < _FEWEST):
        return None
    nested = [_NESTED.search(links.lead(part)) for part in parts[1:]]
    parts = [parts[0], *(part for part, inner in zip(parts[1:], nested, strict=True) if inner is None)]
    added = sum(links.size[part.id] for part in parts)
    close = abs(added / links.size[whole.id] - 1) <= _CLOSE or (colon and added > links.size[whole.id])
    return (whole, parts) if len(parts) > 1 and close else None


def _including(links: Links, row: Sequence[Draft], place: int) -> tuple[Draft, Sequence[Draft]] | None:
    """ "the final dividend is P₁; including the interim dividend of P₂, the year's dividend will be T" """
    part, whole = row[place], row[place + 1] if place + 1 < len(row) else None
    if whole is None or whole.sentence != part.sentence or not _INCLUDING.search(links.lead(part)) or not _THEN.match(links.tail(part)):
        return None
    first = row[place - 1]
    return (whole, (first, part)) if part.sentence - first.sentence <= 1 and links.key(first).entity == links.key(part).entity else None


def _of_total(links: Links, row: Sequence[Draft], place: int) -> tuple[Draft, Sequence[Draft]] | None:
    """ "T … Of the total, A supplied P₁, B P₂ and C P₃": the whole is the last figure of the unit told before."""
    end = place
    while end < len(row) and row[end].sentence == row[place].sentence:
        end += 1
    whole = row[place - 1]
    near = row[place].sentence - whole.sentence <= _BACK
    return (whole, row[place:end]) if end - place >= 2 and near and links.is_whole(whole) else None


def _may_add_up(links: Links, whole: Draft, parts: Sequence[Draft], least: float) -> bool:
    """Whether one period and no word speaks against a full list, and the sum is no further off than a slip can put it."""
    joined = len(parts) == 2 and _INCLUDING.search(links.lead(parts[1])) is not None
    open_ = not joined and any(_OPEN.search(_BY_WORD.sub("", links.lead(part))) for part in parts)
    if open_ or any(periods_differ(part.period, whole.period) for part in parts) or len(parts) > _MOST:
        return False
    return least < sum(links.size[part.id] for part in parts) / links.size[whole.id] < _TIMES
