"""partition: parts that fill their whole by what they are called, or that pass it.

Formula  P₁ + P₂ + … must be able to equal T.
Why      Home and abroad, men and women, goods and services leave nothing out: their sum shows a slip in any of the three.
Links    Two figures side by side called by opposite words, or a list by sector that comes close to its whole; T of one unit and period.
Quiet    Lists that fall short of their whole by more than a tenth; more than one whole to choose; a miss that no slip of the pen explains.
Good     Hotels counted 46.2 million nights in May 2024. Residents spent 15.7 million nights and non-residents 30.5 million nights.
Bad      Hotels counted 46.2 million nights in May 2024. Residents spent 17.5 million nights and non-residents 30.5 million nights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import periods_differ
from extractor.check.links import Links
from extractor.check.rules.sum import added_sizes, sum_claim
from extractor.marks import Draft

_OPPOSED = (
    (
        re.compile(r"(?<!non-)(?<!non)\b(?:residents?|nationals|locals)\b"),
        re.compile(r"\b(?:non-?residents?|abroad|foreign\w*|visitors)\b"),
    ),
    (
        re.compile(r"\b(?:domestic(?:ally)?|at\s+home|home|local)\b"),
        re.compile(r"\b(?:foreign|overseas|international|abroad|exports?|exported)\b"),
    ),
    (re.compile(r"\b(?:men|male|boys)\b"), re.compile(r"\b(?:women|female|girls)\b")),
    (re.compile(r"\burban\b"), re.compile(r"\brural\b")),
    (re.compile(r"\bgoods\b"), re.compile(r"\bservices\b")),
    (re.compile(r"\bpublic(?:ly)?\b"), re.compile(r"\bprivate(?:ly)?\b")),
    (re.compile(r"\bfull-time\b"), re.compile(r"\bpart-time\b")),
    (re.compile(r"\bvariable\b"), re.compile(r"\bfixed\b")),
)
_SIDES = tuple(side for pair in _OPPOSED for side in pair)
_ANY = re.compile("|".join(f"(?:{side.pattern})" for side in _SIDES))
_WORDS = ("residen", "domestic", "home", "women", "female", "rural", "services", "private", "part-time", "fixed")
_NOT_ADDED = frozenset({"percent", "percentage_point", "basis_point", "index_point", "ratio"})
_OPEN = re.compile(
    r"\b(?:includ\w+|such\s+as|among|notably|especially|mainly|chiefly|than|from(?!\s+abroad)|against|excluding|more|another|further)\b"
)
_END = re.compile(r"[,;]|\b(?:and|while|but)\b")  # of what a figure is called behind it
_NEARBY = 4  # sentences to the whole
_BEFORE, _BEHIND = 50, 25  # characters in which the word for a part stands
_CLOSE = 0.1
_TIMES = 12
_FEWEST, _MOST = 3, 8  # parts of a list


@rule("partition", after=("sum", "listed_sum"), reports="sum")
def partition(links: Links) -> Iterator[Claim]:
    proven = {
        figure.id for name in ("sum", "balance") for claim in (*links.confirmed[name], *links.doubted[name]) for figure in claim.figures
    }
    rows: dict[str, list[Draft]] = defaultdict(list)
    for figure in links.figures:
        if figure.measure != "level" or figure.unit in _NOT_ADDED or not figure.value or figure.qualifier not in ("exact", "about"):
            continue
        if figure.id not in links.bases and figure.mention.per is None:
            rows[links.family[figure.id]].append(figure)
    opposed = links.tells(_WORDS)
    for row in rows.values():
        if len(row) < 3:
            continue
        body = [figure for figure in row if figure.sentence not in links.headline]
        lists = [pair for pair in pairwise(body) if opposed and _are_opposed(links, *pair)]
        for parts in (*lists, *_by_sector(links, body)):
            if proven.isdisjoint(part.id for part in parts):
                whole = _whole(links, row, parts)
                if whole is not None and whole.id not in proven:
                    yield sum_claim(whole, parts, Strength.LIKELY, by=added_sizes)


def _are_opposed(links: Links, one: Draft, other: Draft) -> bool:
    """Whether two neighbours in one sentence, or in two, are called by opposite words."""
    if other.sentence - one.sentence > 1 or periods_differ(one.period, other.period):
        return False
    first = _sides(links, one)
    second = _sides(links, other) if first else first
    return any((side + 1 if side % 2 == 0 else side - 1) in second - first and side not in second for side in first) and not _OPEN.search(
        links.lead(other)
    )


def _sides(links: Links, figure: Draft) -> set[int]:
    """The places, in the list of opposite words, of those that stand by a figure."""
    near = links.lead(figure)[-_BEFORE:] + " " + _END.split(links.tail(figure)[:_BEHIND])[0]
    return {number for number, side in enumerate(_SIDES) if side.search(near)} if _ANY.search(near) else set()


def _by_sector(links: Links, row: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    """Runs of neighbours that tell one indicator and period by sector, each another."""
    first = 0
    for place in range(1, len(row) + 1):
        if place < len(row) and _goes_on(links, row[first:place], row[place]):
            continue
        if _FEWEST <= place - first <= _MOST and not _OPEN.search(links.lead(row[first])):
            yield row[first:place]
        first = place


def _goes_on(links: Links, run: Sequence[Draft], figure: Draft) -> bool:
    key, last = links.key(figure), links.key(run[-1])
    return (
        key.sector is not None
        and last.sector is not None
        and key._replace(sector=None) == last._replace(sector=None)
        and all(links.key(part).sector != key.sector for part in run)
        and figure.sentence - run[-1].sentence <= 1
        and not periods_differ(figure.period, run[-1].period)
        and not _OPEN.search(links.lead(figure))
    )


def _whole(links: Links, row: Sequence[Draft], parts: Sequence[Draft]) -> Draft | None:
    """The one figure nearby that can be the whole of the parts: of the same period and indicator, and of no part's scope."""
    sizes = sorted(links.size[part.id] for part in parts)
    added = sum(sizes)
    found = [
        figure
        for figure in row
        if all(figure is not part for part in parts)
        and figure.start < parts[0].start
        and links.key(figure).indicator in {links.key(part).indicator for part in parts}
        and (links.key(figure).sector is None or links.key(figure).sector == links.lead_scope[0])
        and (links.is_lead(figure) or abs(figure.sentence - parts[0].sentence) <= _NEARBY)
        and not periods_differ(figure.period, parts[0].period)
        and links.size[figure.id] > sizes[-2]  # the largest may have grown by a slip
    ]
    body = [figure for figure in found if figure.sentence not in links.headline] or found
    if len({figure.value for figure in body}) != 1:
        return None
    odds = added / links.size[body[0].id]
    return body[0] if (1 - _CLOSE if len(parts) > 2 else 1 / _TIMES) <= odds <= _TIMES else None
