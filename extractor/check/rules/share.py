"""share: a stated share is the part over the whole.

Formula  100 · P / T must be able to equal S; several parts named together are added first.
Why      Shares are worked out from tables that the text rounds; the wrong whole or a slip of digits shows.
Links    "P, or S percent of T", "P (S percent)", "together … S percent", with the whole of the same series and period.
Quiet    The whole is not in the text, or several totals could be meant; share of growth; volume against value.
Good     Chips brought in $11.4 billion, or 54.6 percent of total exports of $20.88 billion.
Bad      Chips brought in $11.4 billion, or 64.6 percent of total exports of $20.88 billion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, Strength, rule
from extractor.check.keys import conflict, differ, periods_differ, same_period
from extractor.check.kinds import core
from extractor.check.links import Links
from extractor.check.wholes import OF_ALL, first_of_lead, likely_whole, named, of_opening, of_series
from extractor.interval import Interval, total
from extractor.marks import Draft

_SHARE_AFTER = re.compile(
    r"^[^.;:()]{0,70}?(?:[,(–—]|\bor\b|\band\b)?\s*(?:or|that\s+is|i\.e\.|account(?:ing|s|ed)\s+for|represent(?:ing|s|ed)|making\s+up|giving|yielding|implying|mak(?:es|e)\s+up|made\s+up|equal\s+to|"
    r"equivalent\s+to|correspond(?:ing|s|ed)\s+to|constitut(?:ing|es|ed)|compris(?:ing|es|ed)|held|had|kept|took|taking|command(?:ing|s|ed)|captur(?:ing|es|ed)|claim(?:ing|s|ed)|garner(?:ing|s|ed)|secur(?:ing|es|ed)|hold(?:ing|s)|retain(?:ing|s|ed)|a|an|the|margin|of|for|to|about|around|nearly|"
    r"almost|some|roughly|with|share|market|which|was|is|were|just|over|under|[\s,(])*$"
)
_OF_THEM = re.compile(r"^\s*(?:of\s+(?:them|these|those|which|it|that)|thereof)\b")
_OF_TOTAL = re.compile(r"^\s*(?:share\s+)?of\s+(?:the\s+|its\s+|all\s+|overall\s+|total\s+|entire\s+|country's\s+|aggregate\s+)*")
_AND = re.compile(r"\b(?:and|while|of\s+wh\w+|where)\b")
_BRACKET_END = re.compile(r"\(\s*[^()]{0,12}$")
_IN_BRACKETS = re.compile(r"^\s*(?:[a-z]+\s+)?\(\s*$")  # "30.5 million units (11%)"
_MARKET_SHARE = re.compile(r"\bshare\b(?!s?\s+price)")
_TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|in\s+all|between\s+them|collectively)\b|\b(?:the|these|those)\s+(?:two|three|four|five|six|seven|eight|nine|ten)\b"
)
_THEY = re.compile(r"\b(?:together|combined|jointly|between\s+them|collectively)\b[^.;:]{0,40}$")
_COUNT = re.compile(r"\b(?:the|these|those)\s+(two|three|four|five|six|seven|eight|nine|ten)\b")
_COUNTS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)}
_RATIO = re.compile(r"margin|ratio|rate|yield|share|proportion|intensity|factor|occupancy|utili[sz]ation|penetration|coverage")
_CALLED = re.compile(
    r"\b(?:shares?|weight|proportion)\b(?!\s+price)[^.;:]{0,60}\b(?:to|at|was|is|of|were|from)\s+(?:about\s+|just\s+|only\s+)?$"
)
_OF_WHICH = re.compile(r"^[^.;:()]{0,60},\s*(?:out\s+)?of\s+(?:which|this|that|these|it)\b")
_OF_THIS = re.compile(r"^(?:out\s+)?of\s+(?:which|this|that|these|this\s+total|the\s+total)\b")
_SHARE_FIRST = re.compile(
    r"^\s*(?:[a-z]+\s+){0,2}share\b\s*(?:[,(]|,?\s*\b(?:or|with|on|equal\s+to|that\s+is)\b)[\s(]*(?:or\s+|about\s+|a\s+)?$"
)
_APPOSED = re.compile(r",\s*(?:or|a|an|i\.e\.|that\s+is|equal\s+to|making\s+up|representing|accounting\s+for)\s+(?:about\s+|some\s+)?$")
_REACHED = re.compile(
    r"^[^.;:()]{0,60}\b(?:and|thus|thereby)\s+(?:fulfilling|completing|meeting|achieving|reaching|accounting\s+for|representing|making\s+up|equal\s+to|"
    r"equivalent\s+to|fulfilled|completed|met|achieved|reached|accounted\s+for|represented|made\s+up)\s+(?:about\s+|some\s+|nearly\s+)?$"
)
_USED = re.compile(r"\b(?:load\s+factor|utili[sz]ation|occupancy|response\s+rate|seat\s+factor)\b")
_GROWTH = re.compile(r"\bof\s+(?:the\s+)?(?:\w+\s+)?(?:growth|increase|rise|gain|decline|decrease|fall|drop|change)\b")
_SHARE_WORD = re.compile(
    r"\b(?:account\w*|represent\w*|ma(?:ke|kes|king|de)\s+up|equal\s+to|equivalent\s+to|correspond\w*|constitut\w*|compris\w*|share|held|margin|or|that\s+is)\b|\bi\.e\."
)
_SHARE_TAIL = re.compile(r"^\s*(?:of\b|(?:market\s+)?share\b)")
# what follows one of these is no whole of the share before
_BREAK = re.compile(r"\b(?:against|compared|versus|from|while|and|but|up|down|than|after)\b")
_OFF = 3
_PARTS = 5
_BACK = 2  # sentences back in which a part may stand under any name
_MOST = 6  # parts of a joint share
_REACH = 3  # sentences
_SLACK = 1.001  # for the floats of the search
_FINE = 0.004  # of the share: no accident
_TELLING = 3  # times the share's own rounding


def part_of_whole(part: Interval, whole: Interval) -> Interval:
    return part.over(whole).scale(100)


def parts_of_whole(whole: Interval, *parts: Interval) -> Interval:
    return total(parts).over(whole).scale(100)


@rule("share")
def share(links: Links) -> Iterator[Claim]:
    levels = [level for level in links.figures if is_amount_of_things(level)]
    if len(levels) < 2:
        return
    for claimed in links.figures:
        if claimed.unit != "percent" or not _is_share(links, claimed) or claimed.value is None:
            continue
        if _GROWTH.match(links.tail(claimed).strip()[:40]):
            continue
        yield from _single(links, claimed, levels)
        yield from _together(links, claimed, levels)


def is_amount_of_things(level: Draft) -> bool:
    return (
        level.measure == "level" and level.unit != "percent" and level.value is not None and level.value > 0 and not core(level).contains(0)
    )


def _is_share(links: Links, draft: Draft) -> bool:
    """A share, a ratio told as a level, or a percentage that its words make one ("77.9 percent of the plan")."""
    if draft.measure == "share":
        return True
    if _CALLED.search(links.lead(draft)) is not None and draft.mention.form == "digits" and not draft.mention.signed:
        return True  # "saw its share decline 5.6 points to 10.5 percent"
    if draft.measure == "level":
        return draft.indicator is not None and _RATIO.search(draft.indicator.key or "") is not None
    return not draft.mention.signed and draft.mention.form == "digits" and _OF_TOTAL.match(links.tail(draft)) is not None


def _single(links: Links, claimed: Draft, levels: Sequence[Draft]) -> Iterator[Claim]:
    """Part and whole of one share: tied by grammar or by keys, else found by their sizes."""
    tied, strength = tied_part(links, claimed)
    whole = None if tied is None else _whole(links, claimed, tied, levels)
    if tied is not None and whole is not None:
        between = links.text[claimed.end : whole.start]
        if whole.start > claimed.end and _AND.search(between) and (")" in between or not _named_behind(links, claimed, whole)):
            strength = Strength.NEAR  # "14.1 million (32.1% of the total) and guests 29.8 million": a sibling is no whole
        if tied.id in links.left_behind:
            strength = Strength.NEAR  # "up from 440,000 but only 12 percent of": the part is what the base was left for
        beside = whole.sentence == claimed.sentence  # a whole that only the keys name must give way to a better fit
        unlike = _is_far_off(links, claimed, tied, whole) and not _named_behind(links, claimed, whole)
        if unlike or (not beside and links.size[whole.id] <= links.size[tied.id]):
            strength = min(strength, Strength.LIKELY)
        yield claim_of(claimed, tied, whole, strength if beside else min(strength, Strength.KEYED))
    elif tied is None:
        pair = _of_earlier_share(links, claimed, levels)
        if pair is not None:
            yield claim_of(claimed, *pair, Strength.LIKELY)
        tied = _part_by_key(links, claimed, levels) if pair is None else None
    if tied is not None and whole is None:
        likely = (
            _behind_in_brackets(links, claimed, tied)
            or likely_whole(links, claimed, tied, levels)
            or of_opening(links, claimed, tied, levels)
        )
        if likely is not None:
            yield claim_of(claimed, tied, likely, Strength.LIKELY)
    value, half = links.size[claimed.id] / 100, links.half[claimed.id] / 100
    if claimed.mention.form != "digits":
        half = 0.05
    used = _USED.search(links.lead(claimed)) is not None and claimed.mention.form == "digits"
    found: list[tuple[tuple[bool, ...], int, Draft, Draft]] = []
    wholes = [(links.size[whole.id], links.half[whole.id], links.family[whole.id], whole) for whole in levels]
    for nearness, part in enumerate(_parts(links, claimed, levels)):
        size, rough, family = links.size[part.id], links.half[part.id] / links.size[part.id], links.family[part.id]
        for total_size, total_half, total_family, whole in wholes:
            if total_size <= size or (total_family != family and not (used and whole.sentence == part.sentence)):
                continue
            ratio = size / total_size
            room = ratio * (rough + total_half / total_size) + half
            if abs(ratio - value) <= room * _SLACK and _may_be_whole(
                links, claimed, part, whole, telling=room <= half * _TELLING, fine=room <= value * _FINE
            ):
                found.append((_fitness(links, claimed, part, whole), -nearness, part, whole))
    if found:
        best = max(found, key=lambda candidate: candidate[:2])
        yield claim_of(claimed, best[2], best[3], Strength.NEAR)


def _is_far_off(links: Links, claimed: Draft, part: Draft, whole: Draft) -> bool:
    """Whether a share is so far off that no slip of digits explains it: the whole is most likely another."""
    odds = 100 * links.size[part.id] / links.size[whole.id] / (links.size[claimed.id] or 1)
    return not 1 / _OFF < odds < _OFF


def _fitness(links: Links, claimed: Draft, part: Draft, whole: Draft) -> tuple[bool, ...]:
    """How well the keys speak for a part and a whole, the weightiest first."""
    key, mine, other = links.key(claimed), links.key(part), links.key(whole)
    return (
        _named_behind(links, claimed, whole),
        mine.scope() == key.scope() and not periods_differ(part.period, claimed.period),
        not periods_differ(part.period, whole.period) and not differ(mine.indicator, other.indicator),
        links.is_whole(whole),
        part.sentence == claimed.sentence,
    )


def _named_behind(links: Links, claimed: Draft, whole: Draft) -> bool:
    """ "77.9 percent of the $298 million plan" """
    return (
        whole.sentence == claimed.sentence
        and links.place(whole) == links.place(claimed) + 1
        and _OF_TOTAL.match(links.tail(claimed)) is not None
    )


def tied_part(links: Links, claimed: Draft) -> tuple[Draft | None, Strength]:
    """The level that a share is tied to: right before it, in brackets behind it, or the one of its scope in the sentence before."""
    row, place = links.by_sentence[claimed.sentence], links.place(claimed)
    if not (claimed.measure == "share" or _is_margin(claimed)) or claimed.mention.form != "digits":
        return None, Strength.NEAR
    gap, tail = links.lead(claimed), links.tail(claimed)
    previous = row[place - 1] if place else None
    if previous is not None and _has_earlier_value(links, previous, place):
        previous, gap = row[place - 2], gap.lstrip(" )")  # "EBITDA of 1 289 million (1 204), a margin of 37.0 percent"
    if previous is not None and is_amount_of_things(previous):
        odd = differ(links.key(previous).sector, links.key(claimed).sector)
        if odd and not _APPOSED.search(gap):
            return None, Strength.NEAR
        if claimed.measure == "share" and _IN_BRACKETS.match(gap):
            return previous, Strength.LIKELY
        clause = gap.rpartition(",")[2]
        told = _SHARE_WORD.search(gap) is not None or _SHARE_TAIL.match(tail) is not None
        if told and not (_AND.search(clause) or words.DIRECTION.search(clause)) and _SHARE_AFTER.match(gap):
            return previous, Strength.ANCHORED if claimed.measure == "share" and not odd else Strength.LIKELY
        return None, Strength.NEAR
    following = row[place + 1] if place + 1 < len(row) and is_amount_of_things(row[place + 1]) else None
    if following is not None and ((OF_ALL.match(tail) and _BRACKET_END.search(tail)) or _SHARE_FIRST.match(tail)):
        return following, Strength.ANCHORED
    if place > 1 and previous is not None and previous.measure == "change" and _REACHED.match(gap) and _OF_TOTAL.match(tail):
        earlier = row[place - 2]  # "earned P, up 14.6 percent and fulfilling S of the T target"
        return (earlier, Strength.LIKELY) if is_amount_of_things(earlier) else (None, Strength.NEAR)
    scope = links.key(claimed).scope()
    if place or links.is_whole(claimed) or not OF_ALL.match(tail):
        return None, Strength.NEAR
    before = [
        level
        for level in links.by_sentence.get(claimed.sentence - 1, ())
        if is_amount_of_things(level) and links.key(level).scope() == scope
    ]
    return (before[0], Strength.KEYED) if len(before) == 1 else (None, Strength.NEAR)


def _is_margin(claimed: Draft) -> bool:
    return claimed.measure == "level" and claimed.indicator is not None and "margin" in (claimed.indicator.key or "")


def _has_earlier_value(links: Links, previous: Draft, place: int) -> bool:
    """Whether a figure is the bracketed earlier value of the one right before it."""
    row = links.by_sentence[previous.sentence]
    return place > 1 and (row[place - 2].id, previous.id) in links.paired and links.lead(previous).rstrip().endswith("(")


def _of_earlier_share(links: Links, claimed: Draft, levels: Sequence[Draft]) -> tuple[Draft, Draft] | None:
    """ "a margin of 37.0 percent (36.3 percent)": the earlier values of the part and the whole that the share before is of."""
    row, place = links.by_sentence[claimed.sentence], links.place(claimed)
    now = row[place - 1] if place and row[place - 1].unit == "percent" and _IN_BRACKETS.match(links.lead(claimed)) else None
    if now is None:  # "a margin of 37.0 percent, 0.8 points above the 36.2 percent of a year ago"
        now = next((movement.now for movement in links.movements if movement.before is claimed and not movement.loose), None)
    if now is None:
        return None
    part, _ = tied_part(links, now)
    whole = None if part is None else _whole(links, now, part, levels) or named(links, now, part, levels)
    if part is None or whole is None:
        return None
    earlier = {movement.now.id: movement.before for movement in links.movements if movement.told}
    found = earlier.get(part.id), earlier.get(whole.id)
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


def _part_by_key(links: Links, claimed: Draft, levels: Sequence[Draft]) -> Draft | None:
    """The one level nearby of the scope and period of a share that is not of the whole."""
    if claimed.measure != "share" or links.is_whole(claimed) or claimed.period is None or claimed.id in links.bases:
        return None
    if not OF_ALL.match(links.tail(claimed)) and not _MARKET_SHARE.search(links.lead(claimed)[-60:] + links.tail(claimed)[:20]):
        return None
    scope = links.key(claimed).scope()
    found = [
        level
        for level in levels
        if abs(level.sentence - claimed.sentence) <= _BACK
        and links.key(level).scope() == scope
        and same_period(level.period, claimed.period)
        and level.id not in links.bases
    ]
    return found[0] if len({(level.value, level.unit) for level in found}) == 1 else None


def _behind_in_brackets(links: Links, claimed: Draft, part: Draft) -> Draft | None:
    """ "P, or S percent of the annual plan (T)" """
    row, place = links.by_sentence[claimed.sentence], links.place(claimed)
    following = row[place + 1] if place + 1 < len(row) else None
    if following is None or part.start > claimed.start or links.family[following.id] != links.family[part.id]:
        return None
    tail = links.tail(claimed)
    return following if _OF_TOTAL.match(tail) and _BRACKET_END.search(tail) and is_amount_of_things(following) else None


def _parts(links: Links, claimed: Draft, levels: Sequence[Draft]) -> list[Draft]:
    """Levels that the share may be of: its neighbours in the sentence, and those of its scope nearby."""
    row, place = links.by_sentence[claimed.sentence], links.place(claimed)
    beside = [level for level in row[max(0, place - 2) : place + 3] if level is not claimed and is_amount_of_things(level)]
    names = {level.id for level in beside}
    scope = links.key(claimed).scope()
    near = [
        level
        for level in levels
        if level.id not in names
        and ((links.key(level).scope() == scope and not links.is_whole(level)) or 0 < claimed.sentence - level.sentence <= _BACK)
    ]
    near.sort(key=lambda level: abs(level.start - claimed.start))
    return beside + near[:_PARTS]


def _may_be_whole(links: Links, claimed: Draft, part: Draft, whole: Draft, *, telling: bool, fine: bool) -> bool:
    """Whether nothing in the keys speaks against it; a telling hit outweighs a period or name at odds, a fine one all else."""
    key, other = links.key(part), links.key(whole)
    named = _named_behind(links, claimed, whole)
    if fine and part.sentence == claimed.sentence and whole.sentence < claimed.sentence:
        return True
    scopes = zip(key.scope(), other.scope(), links.lead_scope, strict=True)
    if not telling and conflict(links.key(claimed)._replace(indicator=None), key._replace(indicator=None)):
        return False
    if not named and any(theirs is not None and theirs not in (mine, led) for mine, theirs, led in scopes):
        return False  # ships are no part of what went to the United States
    if key.scope() == other.scope() and not differ(key.indicator, other.indicator):
        return named or (telling and whole.sentence != part.sentence)
    return telling or not periods_differ(part.period, whole.period)


def _whole(links: Links, claimed: Draft, part: Draft, levels: Sequence[Draft]) -> Draft | None:
    """The whole that the words name beyond doubt; None where it is open."""
    tail, size = links.tail(claimed), links.size[part.id]
    row, place = links.by_sentence[claimed.sentence], links.place(claimed)
    if _OF_THEM.match(tail):
        before = [level for level in row[:place] if level.start < part.start and level.unit == part.unit and is_amount_of_things(level)]
        return before[-1] if before and links.size[before[-1].id] > size else None
    following = row[place + 1] if place + 1 < len(row) else None
    named = _OF_TOTAL.match(tail) and not _BREAK.search(tail) and len(tail) < 60 and "," not in tail and "(" not in tail
    if named and following is not None and following is not part and is_amount_of_things(following) and following.unit == part.unit:
        return following if links.size[following.id] >= size else None
    if tail.lstrip().startswith("of ") and not OF_ALL.match(tail):
        return None
    return _of_which(links, claimed, part) or of_series(links, part, levels)


def _of_which(links: Links, claimed: Draft, part: Draft) -> Draft | None:
    """ "T, 0.4 percent up, of which P, a share of S"; "Exports were T. Of this, P, or S percent": the whole is what "which" means."""
    row, place = links.by_sentence[part.sentence], links.place(part)
    if part.sentence != claimed.sentence or part.start > claimed.start:
        return None
    if place and _OF_WHICH.match(links.lead(part)):
        before = [level for level in row[:place] if level.id not in links.bases]
    elif not place and _OF_THIS.match(links.lead(part).lstrip()):
        before = [level for level in links.by_sentence.get(part.sentence - 1, ()) if level.id not in links.bases]
    else:
        return None
    before = [level for level in before if links.family[level.id] == links.family[part.id] and is_amount_of_things(level)]
    return before[-1] if before and len({level.value for level in before[-2:]}) == 1 else before[0] if len(before) == 1 else None


def _together(links: Links, claimed: Draft, levels: Sequence[Draft]) -> Iterator[Claim]:
    """ "together the three markets took S percent": the parts told last, as many as the words say."""
    match = _TOGETHER.search(links.sentence_text(claimed.sentence))
    if match is None:
        return
    named = _COUNT.search(links.sentence_text(claimed.sentence))
    count = _COUNTS[named[1]] if named is not None else None
    value, half = links.size[claimed.id] / 100, links.half[claimed.id] / 100
    bases = links.bases
    yield from _counted(links, claimed, levels, count)
    yield from _they(links, claimed, levels)
    for unit in {links.family[level.id] for level in levels if abs(level.sentence - claimed.sentence) <= _REACH}:
        told = [level for level in levels if level.start < claimed.start and links.family[level.id] == unit and level.id not in bases]
        for size in (count,) if count else range(2, min(_MOST, len(told)) + 1):
            parts = told[-size:]
            found = sum(links.size[part.id] for part in parts)
            if len(parts) < size or parts[0].sentence < claimed.sentence - _REACH:
                continue
            for whole in levels:
                total_size = links.size[whole.id]
                if links.family[whole.id] != unit or total_size <= found:
                    continue
                room = (sum(links.half[part.id] for part in parts) + links.half[whole.id]) / total_size + half
                if abs(found / total_size - value) <= room * _SLACK:
                    yield _joint(claimed, whole, parts, Strength.NEAR)


def _counted(links: Links, claimed: Draft, levels: Sequence[Draft], count: int | None) -> Iterator[Claim]:
    """As many parts of one series, each of another scope, as the words say, and the one whole of that series."""
    if count is None or claimed.measure != "share" or not OF_ALL.match(links.tail(claimed)):
        return
    told = [
        level
        for level in levels
        if level.start < claimed.start and level.id not in links.bases and not periods_differ(level.period, claimed.period)
    ]
    parts = told[-count:]
    if len(parts) < count or parts[0].sentence < claimed.sentence - _REACH or len({links.family[part.id] for part in parts}) > 1:
        return
    keyed = len({links.key(part).scope() for part in parts}) == count and len({links.key(part).indicator for part in parts}) == 1
    whole = of_series(links, max(parts, key=lambda part: links.size[part.id]), levels) if keyed else None
    if whole is not None:
        yield _joint(claimed, whole, parts, Strength.KEYED)
    elif parts[0].sentence > claimed.sentence - _REACH:
        opening = first_of_lead(links, parts[0], levels)
        if opening is not None and all(opening is not part for part in parts):
            yield _joint(claimed, opening, parts, Strength.LIKELY)


def _they(links: Links, claimed: Draft, levels: Sequence[Draft]) -> Iterator[Claim]:
    """ "Together they held S percent of a market worth T": what they have is told right before, in one figure."""
    row, place = links.by_sentence[claimed.sentence], links.place(claimed)
    whole = row[place + 1] if place + 1 < len(row) else None
    if whole is None or not is_amount_of_things(whole) or not _THEY.search(links.lead(claimed)) or not _OF_TOTAL.match(links.tail(claimed)):
        return
    before = [
        level
        for level in levels
        if 0 < claimed.sentence - level.sentence <= 2 and level.id not in links.bases and links.family[level.id] == links.family[whole.id]
    ]
    if len({level.value for level in before}) == 1:
        yield claim_of(claimed, before[0], whole, Strength.LIKELY)


def _joint(claimed: Draft, whole: Draft, parts: Sequence[Draft], strength: Strength) -> Claim:
    return Claim(
        stated=claimed,
        terms=(whole, *parts),
        implied=parts_of_whole,
        strength=strength,
        formula="(" + " + ".join(f"{{{k}}}" for k in range(1, len(parts) + 1)) + ") / {0}",
        message="Together these are {implied} of {0}",
    )


def claim_of(claimed: Draft, part: Draft, whole: Draft, strength: Strength) -> Claim:
    return Claim(
        stated=claimed,
        terms=(part, whole),
        implied=part_of_whole,
        strength=strength,
        formula="{0} / {1}",
        message="{0} is {implied} of {1}",
        precise=claimed.mention.form != "digits",
    )
