"""benchmark: "beat", "missed", "above", "below" agree with the forecast or target that the text quotes.

Formula  A ≥ F where the text says beaten or above, A ≤ F where it says missed or below.
Why      The forecast is copied from another source, and the verb stays when the figure is revised.
Links    A, a verb or preposition of comparison, and F called a forecast, estimate, consensus or target, in one sentence.
Quiet    Ranges and several forecasts; doubt; figures of different kinds.
Good     Output grew 2.1 percent in May, above the 1.9 percent forecast by economists.
Bad      Output grew 1.9 percent in May, above the 2.1 percent forecast by economists.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, as_written, rule
from extractor.check.keys import scope_conflict
from extractor.check.kinds import one_kind
from extractor.check.links import Links
from extractor.check.rules.direction import at_least, at_most
from extractor.interval import Interval
from extractor.marks import Draft

_AIM = r"(?:forecast\w*|estimate\w*|consensus|expect\w*|projected|projection|predicted|target\w*|polled|poll)"
_AIM_LEAD = re.compile(rf"\b{_AIM}\b[^.;,]{{0,30}}$")
_AIM_TAIL = re.compile(rf"^\s*(?:[\w'-]+\s+){{0,4}}?{_AIM}\b")
_OVER = re.compile(
    r"\b(?:beat(?:s|ing)?|topp(?:ed|ing)|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|above|ahead\s+of|(?:higher|more|faster|stronger|larger)\s+than)\b[^.;,]{0,40}$"
)
_UNDER = re.compile(r"\b(?:miss(?:es|ed|ing)|below|short\s+of|under|(?:lower|less|slower|weaker|smaller|fewer)\s+than)\b[^.;,]{0,40}$")
_DOUBT = re.compile(r"\b(?:not|never|would|could|might|should|if|unless|without|no)\b")
_WORDS = ("forecast", "estimate", "consensus", "expect", "project", "predict", "target", "poll")
_BEHIND = 60  # characters behind a figure in which it may be called a forecast
_SIZED = re.compile(r"\b(?:more|less|larger|smaller|bigger|deeper)\s+than\b")
_BY = re.compile(r"\bby\s+(?:about\s+|some\s+|just\s+)?[$€£¥]?$")  # "fell short of its target by 0.8 percent": a distance
_GAP = 90  # characters from a figure to its forecast


@rule("benchmark")
def benchmark(links: Links) -> Iterator[Claim]:
    spots = links.spots(_WORDS)
    if not spots:
        return
    for aim in links.figures:
        if aim.qualifier != "exact" or aim.value is None or aim.measure in ("rank", "streak"):
            continue
        if not links.spotted(spots, aim) and bisect_left(spots, aim.end) == bisect_left(spots, aim.end + _BEHIND):
            continue
        lead = links.lead(aim)
        if not (_AIM_TAIL.match(links.tail(aim)) or _AIM_LEAD.search(lead)) or _DOUBT.search(lead):
            continue
        over, under = _OVER.search(lead) is not None, _UNDER.search(lead) is not None
        row = links.by_sentence[aim.sentence][: links.place(aim)]
        found = next((figure for figure in reversed(row) if figure.id not in links.bases), None)
        if _BY.search(lead) or over == under or found is None or aim.start - found.end > _GAP or not _comparable(links, found, aim):
            continue
        by_size = found.value is not None and found.value < 0
        yield Claim(
            stated=found,
            terms=(aim,),
            implied=_bound(over=over, by_size=by_size),
            # of two falls, "more" speaks of the size, and "below" of nobody knows what
            strength=Strength.NEAR if by_size and not _SIZED.search(lead) else Strength.ANCHORED,
            read=abs if by_size else as_written,
            formula="{0} ≤" if over else "{0} ≥",
            message="{stated} lies " + ("above" if over else "below") + " the expected {0}, as the text says",
            fails="{stated} lies " + ("below" if over else "above") + " the expected {0}; the text says the opposite",
            identity=False,
            precise=True,
        )


def _bound(*, over: bool, by_size: bool) -> Callable[[Interval], Interval]:
    bound = at_least if over else at_most
    return (lambda aim: bound(abs(aim))) if by_size else bound


def _comparable(links: Links, found: Draft, aim: Draft) -> bool:
    """Whether a figure and an expectation are of one kind and scope, and of one sign."""
    if not one_kind(found, aim) or found.value is None or aim.value is None or scope_conflict(links.key(found), links.key(aim)):
        return False
    return found.value * aim.value > 0
