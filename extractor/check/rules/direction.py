"""direction: a word of movement agrees with the two levels that it joins.

Formula  "rose to A from B" needs A ≥ B, "fell" A ≤ B; deficits and losses are compared by size.
Why      Swapped operands and a wrong verb leave every other check untouched.
Links    "to A from B", "A, down from B", "from B to A", with a word of direction beside the pair.
Quiet    Doubtful words ("failed to rise", "would fall"), two words that disagree, forecasts and targets as the base.
Good     Sales slipped to $4.1 billion from $4.4 billion.
Bad      Sales slipped to $4.4 billion from $4.1 billion.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict
from extractor.check.kinds import core, is_rate, one_kind
from extractor.check.links import Links
from extractor.check.movements import Movement
from extractor.check.near import in_reach
from extractor.interval import Interval
from extractor.marks import Draft


def at_least(before: Interval) -> Interval:
    return Interval(before.lo, None, before.lo_closed, False)


def at_most(before: Interval) -> Interval:
    return Interval(None, before.hi, False, before.hi_closed)


_OF_LEVEL = re.compile(r"\s+(?:higher|lower|more|less|fewer|up|down|above|below)\b")
_OF_RATE = re.compile(r"\s+(?:growth|increase|rise|gain|expansion)\s+(?:from|previously|forecast|projected)\b")
_OPPOSED = ((words.GOOD, words.BAD), (words.BAD, words.GOOD))
_APART = 40  # levels so many times each other are of different things
_SENTENCES = 3  # between two levels of a series
_RATE_OF = re.compile(
    r"\bexchange\s+rates?\b|\brates?\s+(?:for|of|against)\s+the\s+(?:[a-z.]+\s+){0,2}(?:dollar|mark|yen|pound|franc|euro|yuan|peso|rupiah)\b"
)  # "151.84 to the dollar, 8.98 weaker than the 142.86 of a year ago"
_WORDS_NEAR = 140  # characters around a pair in which one kind of direction word confirms it


@rule("direction", after=("growth", "difference"))
def direction(links: Links) -> Iterator[Claim]:
    proven = {(claim.terms[0].id, claim.terms[1].id): claim for claim in (*links.confirmed["growth"], *links.confirmed["difference"])}
    for movement in links.movements:
        if movement.now.measure == "change" and _OF_LEVEL.match(links.text, movement.now.end):
            continue  # "6.7 percent higher, against growth of 6.9": it is the level that is higher
        if movement.now.measure == "change" and _OF_RATE.match(links.text, movement.now.end):
            continue  # "trimmed its forecast to 4.2% growth from 7.1%": the noun says what the rate is, not where it went
        if movement.now.measure == "difference" or (not movement.plain and conflict(links.key(movement.now), links.key(movement.before))):
            continue
        pair = (movement.now.id, movement.before.id)
        way = _direction(links, movement)
        if way is not None:
            proven.pop(pair, None)
            strength = Strength.NEAR if movement.aim or _is_doubtful(links, movement, way) else movement.strength
            yield _claim(movement.now, movement.before, way, strength)
        elif movement.now.measure != "change" and (pair not in proven or links.sign_is_open(proven[pair].stated)):
            yield from _by_words_around(links, movement)
    yield from _of_series(links)
    for claim in proven.values():
        value = claim.stated.value
        if value and not links.sign_is_open(claim.stated):
            yield _claim(claim.terms[0], claim.terms[1], 1 if value > 0 else -1, Strength.NEAR)


def _of_series(links: Links) -> Iterator[Claim]:
    """Levels of one series told apart, where the later one's sentence has words of one direction only."""
    for levels in links.series.values():
        dated = [level for level in levels if level.period is not None]
        for now in dated:
            earlier = [
                level
                for level in in_reach(dated, now, _SENTENCES)
                if level.sentence != now.sentence and level.period.end < now.period.end  # type: ignore[union-attr]
            ]
            if not earlier or now.id in links.bases:
                continue
            nearest = min(earlier, key=lambda level, at=now.start: abs(level.start - at))  # type: ignore[misc]
            way = words.moving(links.lead(now))
            if way is not None:
                yield _claim(now, nearest, way, Strength.NEAR)


def _by_words_around(links: Links, movement: Movement) -> Iterator[Claim]:
    """Words of one direction only around a pair: enough to confirm."""
    start, end = links.sentences[movement.sentence]
    first, last = sorted((movement.now, movement.before), key=lambda draft: draft.start)
    passage = links.text[max(start, first.start - _WORDS_NEAR) : min(end, last.end + _WORDS_NEAR // 2)]
    ways = {match.lastgroup for match in words.DIRECTION.finditer(passage)} | {match.lastgroup for match in words.JUDGED.finditer(passage)}
    if len(ways) == 1 and not words.DOUBT.search(passage):
        yield _claim(movement.now, movement.before, 1 if ways == {"up"} else -1, Strength.NEAR)


def _is_doubtful(links: Links, movement: Movement, way: int) -> bool:
    """Whether the pair, or what moves, may be another: the words then confirm, and never accuse."""
    now, before, rival = movement.now, movement.before, movement.rival
    large, size = links.size[now.id], links.size[before.id]
    if (now.value or 0) < 0 and words.REVISED.search(links.context(now)):
        return True  # "revised down to a 7.4 percent drop": by value here, by size elsewhere
    if movement.unlike or max(large, size) > _APART * min(large, size):
        return True
    coordinated = words.BOTH.search(links.lead(before)) is not None or "but" in links.lead(before)
    if not coordinated and rival is not None and (links.size[rival.id] - links.size[before.id]) * way >= 0:
        return True  # "to A from B, up from C": B may be what rose from C
    tail = links.tail(now)
    if words.ASIDE_CHANGE.match(tail) and any(one_kind(level, now) for level in links.by_sentence[now.sentence][: links.place(now)]):
        return True
    row = links.by_sentence[movement.sentence]
    if any(
        words.CURRENCY.search(links.lead(figure)) or _RATE_OF.search(links.lead(figure)) for figure in row[movement.first : movement.last]
    ):
        return True
    one, other = (links.lead(figure)[-30:] + " " + links.tail(figure)[:20] for figure in (now, before))
    return any(good.search(one) and bad.search(other) and not good.search(other) for good, bad in _OPPOSED)


def _claim(now: Draft, before: Draft, way: int, strength: Strength) -> Claim:
    if (now.value or 0) * (before.value or 0) < 0:
        strength = Strength.NEAR  # "swung to a profit of 3 from a loss of 2": the words for it are another matter
    by_size = _below_zero(core(now)) and _below_zero(core(before))
    bound = at_least if way > 0 else at_most
    if by_size and now.mention.signed and before.mention.signed:  # "an improvement to -1.1%, up from -2.0%", "the fall eased to -1.1%"
        strength, by_size = Strength.NEAR, not core(now).overlaps(bound(core(before)))
    return Claim(
        stated=now,
        terms=(before,),
        implied=(lambda base: bound(abs(base))) if by_size else bound,
        strength=strength,
        formula="{0} ≤" if way > 0 else "{0} ≥",
        message="{stated} against {0} is a " + ("rise" if way > 0 else "fall") + ", as the text says",
        fails="{stated} against {0} is a " + ("fall" if way > 0 else "rise") + "; the text calls it a " + ("rise" if way > 0 else "fall"),
        read=abs if by_size else _plain,
        precise=True,
        hypothesis="operands swapped or wrong word of direction",
    )


def _plain(stated: Interval) -> Interval:
    return stated


def _below_zero(interval: Interval) -> bool:
    return interval.hi is not None and interval.hi < 0


def _direction(links: Links, movement: Movement) -> int | None:
    """The direction that the words of a movement give: right before the base, else the verb that leads to the level."""
    now, before = movement.now, movement.before
    if now.start < before.start and not movement.bracket:
        found = words.before_base(links.lead(before))
        if found is not None:
            return found
    if movement.rival is not None:
        return None  # "fell to A from B and compared with C": the verb spoke of B
    if now.measure == "change" and words.PACE.search(links.lead(now)) is None:
        return None  # "rose 0.5 percent, compared with a rise of 1.0 percent": the verb is the rate's own
    row = links.by_sentence[movement.sentence]
    first = row[movement.first]
    lead = links.lead(first)
    if now.start < before.start and not words.TARGET.search(lead):
        return None  # "made up 25 percent, against 23": no verb moves the level
    found = words.moving(lead)
    if found is None and movement.first and words.MOVING.search(lead) is None:
        previous = row[movement.first - 1]
        if (is_rate(previous) or previous.measure == "difference") and not (words.OTHER_VERB.search(lead) or words.NEW_CLAUSE.search(lead)):
            return words.moving(links.lead(previous))
    return found
