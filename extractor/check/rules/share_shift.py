"""share_shift: a share moves with the growth of its part against that of the whole.

Formula  B · (100 + g) / (100 + G) must be able to equal A (B the share before, A now; g the growth of the part, G that of the whole).
Why      A share rises exactly when its part outgrows the whole; swapped shares or rates break that, though each looks right alone.
Links    A share "to A from B", and in its sentence or the one before "grew g percent against G percent overall".
Quiet    Rates on other bases; more than one pair of rates; a miss that no slip of the pen explains.
Good     Chip exports grew 21.0 percent against 9.6 percent overall, lifting their share to 54.6 percent from 49.4 percent.
Bad      Chip exports grew 21.0 percent against 9.6 percent overall, lifting their share to 45.6 percent from 49.4 percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import differ, periods_differ
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft

_OVERALL = re.compile(
    r"\b(?:overall|in\s+all|altogether|as\s+a\s+whole|(?:the|a)\s+(?:whole|total|entire|overall|wider|broader)\s+(?:market|industry|sector|economy)?|"
    r"(?:the|total)\s+(?:market|total|industry)|all\s+(?:exports|imports|sales|orders|shipments)|total\s+(?:exports|imports|sales|orders|shipments))\b"
)
_AGAINST = re.compile(r"\b(?:against|versus|vs\.?|compared\s+with|compared\s+to|while|whereas|outpac\w+|faster\s+than|slower\s+than)\b")


def shifted(before: Interval, part: Interval, whole: Interval) -> Interval:
    return before * (part.shift(100).over(whole.shift(100)))


@rule("share_shift", after=("share",), reports="share")
def share_shift(links: Links) -> Iterator[Claim]:
    for movement in links.movements:
        now, before = movement.now, movement.before
        if now.unit != "percent" or "change" in (now.measure, before.measure) or movement.strength is not Strength.ANCHORED:
            continue
        pair = _rates(links, movement.sentence, now)
        if pair is not None and (before.value or 0) > 0:
            yield Claim(
                stated=now,
                terms=(before, *pair),
                implied=shifted,
                strength=Strength.LIKELY,
                formula="{0} · (100 + {1}) / (100 + {2})",
                message="A share of {0} whose part changed by {1} while the whole changed by {2} becomes {implied}",
                identity=False,
            )


def _rates(links: Links, sentence: int, share: Draft) -> tuple[Draft, Draft] | None:
    """The growth of the part and that of the whole, side by side in the sentence or the one before."""
    for number in (sentence, sentence - 1):
        found = [pair for pair in pairwise(links.by_sentence.get(number, ())) if _is_pair(links, pair, share)]
        if len(found) == 1:
            one, other = found[0]
            return one, other
        if found:
            return None
    return None


def _is_pair(links: Links, pair: Sequence[Draft], share: Draft) -> bool:
    part, whole = pair
    if any(rate.measure != "change" or rate.unit != "percent" or rate.mention.form != "digits" or rate.value is None for rate in pair):
        return False
    if any((rate.value or 0) <= -100 or rate.qualifier != "exact" for rate in pair) or differ(part.basis, whole.basis):
        return False
    gap = links.between(part, whole)
    called = gap + " " + links.tail(whole)[:30]
    named = _OVERALL.search(called) is not None and _AGAINST.search(gap) is not None
    return named and not differ(links.key(part).sector, links.key(share).sector) and not periods_differ(part.period, share.period)
