"""granularity: a percentage of a small number of things is one that whole things can make.

Formula  100 · k / n must be able to equal S for a whole k.
Why      Of 7 plants, 60 percent cannot pass: the number or the percentage is of another survey.
Links    "of the 8 plants, S percent …", "S percent of the 8 plants", with n small beside the decimals of S.
Quiet    Weighted surveys, hedged numbers, shares of the money or volume of n things.
Good     Of the 8 plants, 62.5 percent passed the test in May 2024.
Bad      Of the 7 plants, 62.5 percent passed the test in May 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.kinds import core
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_COUNTS = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2)
}
_NUMBER = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_NOUN = r"(?!percent|per\s|million|billion|thousand|hundred)[a-z-]+s"
_BEFORE = re.compile(rf"\bof\s+(?:the|these|those|all|its|their)\s+{_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}?{_NOUN}(?:\s+[a-z-]+){{0,2}}\s*,\s*$")
_BEHIND = re.compile(rf"^\s*of\s+(?:the|these|those|all|its|their)\s+{_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}?{_NOUN}\b")
_WEIGHTED = re.compile(
    r"\b(?:weight\w*|sales|revenues?|volume|value|capacity|output|production|exports|imports|assets|capital|share\w*|budget|about|nearly)\b"
)
_GATE = ("of the ", "of these ", "of those ", "of all ", "of its ", "of their ")


@rule("granularity")
def granularity(links: Links) -> Iterator[Claim]:
    if not links.tells(_GATE):
        return
    for share in links.figures:
        if share.unit != "percent" or share.qualifier != "exact" or share.mention.form != "digits" or share.value is None:
            continue
        begin, _ = links.sentences[share.sentence]
        match = _BEFORE.search(links.text[begin : share.start]) or _BEHIND.match(links.text[share.end : share.end + 60])
        if match is None or _WEIGHTED.search(links.sentence_text(share.sentence)):
            continue
        count = _COUNTS.get(match["count"]) or int(match["count"])
        if 1 < count < 100 / share.mention.step / 2:
            yield _claim(share, share.value, count)


def _claim(share: Draft, value: Decimal, count: int) -> Claim:
    nearest = round(value * count / 100)
    made = {k: Interval.point(Decimal(100 * k)).over(Interval.point(Decimal(count))) for k in (nearest, nearest - 1, nearest + 1)}
    number = next((k for k, percentage in made.items() if percentage.overlaps(core(share))), nearest)
    return Claim(
        stated=share,
        terms=(),
        implied=lambda: made[number],
        strength=Strength.ANCHORED,
        formula=f"100 × {number} / {count}",
        message=f"the nearest percentage that whole parts of {count} make is {{implied}}",
        identity=False,
        precise=True,
    )
