"""Counted nouns: what stands behind a count ("254,000 jobs", "58.0 million mobile phones").

Reads   the raw text behind the number
Gives   the noun phrase of at most three words with its offsets, or None
"""

from __future__ import annotations

from extractor import late_re as re
from extractor.recognize.contexts import IRREGULAR, STOP

_PHRASE = re.compile(r"(?:[ \u00a0\u202f\u2009]|\n(?=[a-z]))((?:[A-Za-z][A-Za-z’'-]{0,29}(?:[ \u00a0\u202f\u2009](?=[A-Za-z])|$)?){1,5})")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{0,29}")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|’s|'s)$")
_MORE = frozenset(("more", "fewer", "additional", "extra", "further", "new", "other"))
_ADVERB = re.compile(r"(?:ly|ward|wards)$")


def counted_noun(text: str, end: int) -> tuple[str, int, int] | None:
    """The noun behind the number ending at `end`: its words and offsets; None where no plural noun follows."""
    match = _PHRASE.match(text, end)
    if match is None:
        return None
    words: list[tuple[int, int]] = []
    for found in _WORD.finditer(text, match.start(1), match.end(1)):
        word = found[0].lower()
        if not words and word in _MORE:
            continue  # "5,000 more jobs"
        if word in STOP or (_ADVERB.search(word) and word not in ("family", "assembly", "weekly", "monthly", "daily", "early", "supply")):
            break
        words.append((found.start(), found.end()))
        if (word.endswith("s") and len(word) > 3 and not _NOT_PLURAL.search(word)) or word in IRREGULAR:
            kept = words[-3:]
            return text[kept[0][0] : kept[-1][1]], kept[0][0], kept[-1][1]
    return None
