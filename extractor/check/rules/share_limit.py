"""share_limit: shares of one whole that stand in one list are not more than all of it.

Formula  S₁ + S₂ + … ≤ 100 percent.
Why      A list need not be full to be wrong: a digit too many in one share lifts it over the whole.
Links    Three shares or more in one sentence behind a verb of composition ("contributed 44 percent, … 41 percent and … 15 percent of").
Quiet    Several answers allowed; parts of parts ("of which"); shares in wholes of their own; earlier shares.
Good     Asia contributed 44 percent, the Americas 41 percent and Africa 15 percent of revenue in 2023.
Bad      Asia contributed 44 percent, the Americas 41 percent and Africa 51 percent of revenue in 2023.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import periods_differ
from extractor.check.links import Links
from extractor.interval import Interval, total
from extractor.marks import Draft

_COMPOSES = re.compile(
    r"\b(?:contribut\w+|account\w*\s+for|ma[dk]e?(?:s|ing)?\s+up|represent\w*|form(?:s|ed|ing)?|compris\w+|constitut\w+|generat\w+|took|takes|brought\s+in)\b"
    r"[^.;:]{0,25}$"
)
_NESTED = re.compile(
    r"\b(?:of\s+which|of\s+whom|among\s+them|thereof|includ\w+|from|against|compared|versus|than|up|down|after|followed)\b"
)
_WORDS = ("contribut", "account", "up ", "represent", "form", "compris", "constitut", "generat", "took", "takes", "brought in")
_OWN_WHOLE = re.compile(r"^\s*of\b")
_FEWEST = 3
_HUNDRED = Interval.point(Decimal(100))


@rule("share_limit", after=("share_sum",), reports="sum")
def share_limit(links: Links) -> Iterator[Claim]:
    if not links.tells(_WORDS):
        return
    judged = {figure.id for claim in (*links.confirmed["sum"], *links.doubted["sum"]) for figure in claim.figures}
    for row in links.by_sentence.values():
        first = 0
        while first < len(row):
            end = first + 1
            if _opens(links, row[first]):
                while end < len(row) and _goes_on(links, row[end - 1], row[end]):
                    end += 1
                parts = row[first:end]
                if end - first >= _FEWEST and not all(part.id in judged for part in parts):
                    yield _claim(parts)
            first = end


def _is_share(figure: Draft) -> bool:
    return (
        figure.unit == "percent"
        and figure.measure == "share"
        and figure.mention.form == "digits"
        and figure.qualifier in ("exact", "about")
    )


def _opens(links: Links, figure: Draft) -> bool:
    return _is_share(figure) and figure.id not in links.bases and _COMPOSES.search(links.lead(figure)) is not None


def _goes_on(links: Links, last: Draft, figure: Draft) -> bool:
    """Whether a share is the next of a list: no whole is named between, and nothing is a part of the one before."""
    gap = links.lead(figure)
    apart = _NESTED.search(gap) or _OWN_WHOLE.match(links.tail(last)) or periods_differ(last.period, figure.period)
    return _is_share(figure) and figure.id not in links.bases and not apart and ";" not in gap


def _claim(parts: list[Draft]) -> Claim:
    stated, others = parts[-1], tuple(parts[:-1])
    return Claim(
        stated=stated,
        terms=others,
        implied=_at_most_the_rest,
        strength=Strength.LIKELY,
        formula="100 − " + " − ".join(f"{{{k}}}" for k in range(len(others))) + " ≥",
        message="{stated} beside {all} is not more than the whole",
        fails="{stated} beside {all} is more than the whole",
        identity=False,
    )


def _at_most_the_rest(*shares: Interval) -> Interval:
    rest = _HUNDRED - total(shares)
    return Interval(None, rest.hi, False, rest.hi_closed)
