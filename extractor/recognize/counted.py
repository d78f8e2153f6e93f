"""Counted nouns: what stands behind a count ("254,000 jobs", "58.0 million mobile phones").

Reads   the raw text behind the number
Gives   the noun phrase of at most three words with its offsets, or None
"""

from __future__ import annotations

import re

_PHRASE = re.compile(r"(?:[ \u00a0\u202f\u2009]|\n(?=[a-z]))((?:[A-Za-z][A-Za-z’'-]{0,29}(?:[ \u00a0\u202f\u2009](?=[A-Za-z])|$)?){1,5})")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{0,29}")
_STOP = frozenset(
    """a an the this that these those its their his her our and or but nor of in on at to from for by with without over under above
    below between among during since until till through than as per versus vs against compared comparing from up down out off into onto about
    across after before while when where which who whom whose what if because due amid despite via within was were is are be been being has
    have had do does did will would can could may might shall should must not no rose rise rises fell fall falls grew gained lost dropped
    declined increased decreased climbed jumped plunged slipped edged reached hit stood came went made remained remains exceeded followed
    accounted contributed added more less fewer most least each every respectively also only just still yet year-on-year yoy on-year ago
    earlier later last next higher lower worth so such there it he she they we i you both either all any some january february march april june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday year-over-year month-on-month quarter-on-quarter
    annually monthly quarterly compare said says according including excluding""".split()
)
_IRREGULAR = frozenset(
    "people persons staff personnel men women children cattle sheep police aircraft livestock headcount poultry fish deer feet teeth crew swine vehicles head".split()
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|’s|'s)$")
_ADVERB = re.compile(r"(?:ly|ward|wards)$")


def counted_noun(text: str, end: int) -> tuple[str, int, int] | None:
    """The noun behind the number ending at `end`: its words and offsets; None where no plural noun follows."""
    match = _PHRASE.match(text, end)
    if match is None:
        return None
    words: list[tuple[int, int]] = []
    for found in _WORD.finditer(text, match.start(1), match.end(1)):
        word = found[0].lower()
        if word in _STOP or (_ADVERB.search(word) and word not in ("family", "assembly", "weekly", "monthly", "daily", "early", "supply")):
            break
        words.append((found.start(), found.end()))
        if (word.endswith("s") and len(word) > 3 and not _NOT_PLURAL.search(word)) or word in _IRREGULAR:
            kept = words[-3:]
            return text[kept[0][0] : kept[-1][1]], kept[0][0], kept[-1][1]
    return None
