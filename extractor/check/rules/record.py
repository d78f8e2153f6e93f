"""record: a stated record is not below an earlier value that the text quotes.

Formula  A ≥ P for "record, past the previous peak of P"; A ≤ P for lows; P ≥ A for "highest since t, when it was P".
Why      The old peak stands in the same release, and a record below it is no record.
Links    "beating the P of 2022", "the previous record was P", "since t, when it was P", beside a superlative.
Quiet    A record of another measure, unit or period length; no earlier value quoted.
Good     Exports reached a record $20.9 billion, past the previous peak of $20.3 billion.
Bad      Exports reached a record $19.9 billion; the previous peak was $20.3 billion.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, differ
from extractor.check.kinds import one_kind
from extractor.check.links import Links
from extractor.check.movements import Movement
from extractor.check.rules.direction import at_least, at_most
from extractor.marks import Draft

# no record
_SHORT = re.compile(r"\b(?:below|under|beneath|short\s+of|shy\s+of|down\s+(?:on|from)|off|away\s+from|failed\s+to|not)\b[^.;]{0,60}$")
_SHORT_OF = re.compile(r"^[^.;]{0,20}?\b(?:below|under|beneath|short\s+of|shy\s+of|down\s+(?:on|from))\b")
_WORST = re.compile(r"\bworst\b")  # a high of some things, a low of others
_HIGH = r"highest|largest|biggest|best|busiest|strongest|most|greatest|steepest|fastest|peak|high"
_LOW = r"lowest|smallest|weakest|least|slowest|low|trough|bottom"
_LOWS = re.compile(rf"\b(?:{_LOW}s?)\b")
_SUPERLATIVE = re.compile(rf"\b(?:records?|all-time|unprecedented|never\s+before|(?P<high>{_HIGH})|(?P<low>{_LOW}))\b")
_PREVIOUS = re.compile(
    r"\b(?:previous|former|prior|earlier|old|last|existing|standing)\s+(?:all-time\s+|monthly\s+|quarterly\s+|annual\s+)?"
    r"(?:records?|peaks?|highs?|best|maximum|top|lows?|trough|minimum|mark)\b[^.;]{0,60}$"
    r"|\b(?:beat(?:s|ing|en)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|exceed(?:s|ed|ing)?|eclips(?:es|ed|ing)|overt(?:akes|ook|aking)|"
    r"outstripp(?:ed|ing)|br(?:oke|oken|eaks|eaking))\b"
    r"(?!\s+(?:the\s+)?(?:list|ranking|rankings|table|chart|league|bill))[^.;]{0,60}$"
)
_SPOTS = (
    "previous", "former", "prior", "earlier", "old ", "last", "existing", "standing", "beat", "surpass", "topp", "tops", "exceed", "eclips",
    "overt", "outstrip", "brok", "break", "since",
)  # fmt: skip
_SINCE = re.compile(
    rf"\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))\b[^.;]{{0,40}}\bsince\b"
    r"[^.;]{0,40}\bwhen\s+[^.;]{0,45}$"
)
# "the biggest of the year": no record of all time
_OF_THE_YEAR = re.compile(
    rf"\b(?:{_HIGH}|{_LOW})\s+(?:\w+\s+)?(?:of|for|in|so\s+far)\s+(?:the|this|that|a)\s+(?:year|month|week|quarter|season|half|decade)\b"
)
_MARK = re.compile(r"^\s*(?:mark|level|threshold|line|milestone|barrier|target|forecast)\b")
_EXPECTATION = re.compile(
    r"\b(?:forecasts?|targets?|estimates?|expect\w*|goals?|quota|consensus|guidance|last\s+year'?s|a\s+year\s+(?:ago|earlier))\b"
)
_REACH = 4  # sentences between a record and the earlier value


@rule("record")
def record(links: Links) -> Iterator[Claim]:
    spots = links.spots(_SPOTS)
    bases = {movement.before.id for movement in links.movements} | links.bases
    for place, earlier in enumerate(links.figures):
        if earlier.measure in ("rank", "streak") or earlier.value is None:
            continue
        if not links.spotted(spots, earlier):
            continue
        lead = links.lead(earlier)
        since = _SINCE.search(lead)
        if since is None and _SHORT.search(lead) and not _LOWS.search(lead):
            continue
        if since is None and (_PREVIOUS.search(lead) is None or _EXPECTATION.search(lead) or _MARK.match(links.tail(earlier))):
            continue
        holder = _holder(links, links.figures[:place], earlier, bases)
        if holder is None or (_SHORT_OF.match(links.tail(holder)) and not _LOWS.search(links.tail(holder))):
            continue
        if since is not None:
            claim = _claim(holder, earlier, high=since["high"] is None)  # a low since t: the value at t was no higher
            if holder.sentence != earlier.sentence:
                claim.strength = Strength.NEAR  # "permits fell … starts were at the lowest rate since t, when they stood at P"
            yield claim
            continue
        superlative = _superlative(links, holder, earlier)
        if superlative is not None:
            claim = _claim(holder, earlier, high=superlative > 0)
            if _OF_THE_YEAR.search(links.text, holder.start, earlier.start):
                claim.strength = Strength.NEAR
            yield claim
    sentences = {movement.sentence for movement in links.movements}
    told = {number: list(_SUPERLATIVE.finditer(links.sentence_text(number))) for number in sentences}
    for movement in links.movements:
        if told[movement.sentence]:
            yield from _beside_superlative(links, movement, told[movement.sentence])


def _beside_superlative(links: Links, movement: Movement, found: list[re.Match[str]]) -> Iterator[Claim]:
    """A level called the highest or lowest, and an earlier one that the sentence compares it with: confirms only."""
    highs, lows = (any(match[side] for match in found) for side in ("high", "low"))
    if not (highs and lows) and not _SINCE.search(links.lead(movement.before)):
        claim = _claim(movement.now, movement.before, high=not lows)
        claim.strength = Strength.NEAR
        yield claim


def _holder(links: Links, before: list[Draft], earlier: Draft, bases: set[str]) -> Draft | None:
    """The level that is called a record: the nearest one before, of the same series, later in time, that is no base itself."""
    key = links.key(earlier)
    for level in reversed(before):
        if abs(level.sentence - earlier.sentence) > _REACH:
            return None
        if (
            not one_kind(level, earlier)
            or level.measure == "difference"
            or level.mention.form != "digits"
            or level.id in bases
            or level.value is None
            or conflict(links.key(level), key)
        ):
            continue
        if differ(level.basis, earlier.basis):
            continue
        if level.qualifier == "less_than" or level.value < 0 or (earlier.value or 0) < 0:
            return None  # of falls, the words may speak of the size
        if level.period is not None and earlier.period is not None and level.period.end < earlier.period.end:
            continue
        return level
    return None


def _superlative(links: Links, holder: Draft, earlier: Draft) -> int | None:
    """+1 where the passage speaks of a high or a record, −1 of a low; None where it speaks of neither or both."""
    numbers = range(holder.sentence, earlier.sentence + 1)
    text = " ".join(links.sentence_text(number) for number in numbers)
    if earlier.sentence > 0 and links.paragraph[earlier.sentence] == links.paragraph[earlier.sentence - 1]:
        text += " " + links.sentence_text(earlier.sentence - 1)
    found = list(_SUPERLATIVE.finditer(text))
    highs, lows = (any(match[side] for match in found) for side in ("high", "low"))
    if not found or (highs and lows) or (_WORST.search(text) and not lows):
        return None
    return -1 if lows else 1


def _claim(holder: Draft, earlier: Draft, *, high: bool) -> Claim:
    return Claim(
        stated=holder,
        terms=(earlier,),
        implied=at_least if high else at_most,
        strength=Strength.ANCHORED,
        formula="{0} ≤" if high else "{0} ≥",
        message="{stated} stands beyond the earlier {0}, as the text says",
        fails="{stated} is called a " + ("high" if high else "low") + ", but the earlier {0} is " + ("higher" if high else "lower"),
        precise=True,
    )
