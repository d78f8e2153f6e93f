"""Sentences: the article cut into lines and sentences, each with its kind.

Reads   the raw text
Gives   Sentence(start, end, kind, paragraph), sorted, never overlapping, blanks trimmed

A line break always ends a sentence, unless the line runs on (hard-wrapped text: the line is long, has no end mark, and
the next begins in lower case). A stretch without any end is cut all the same. Kinds: "headline" (the first line or lines
without an end mark), "heading" (a short line without an end mark and without a figure's verb), "bullet" (an item of a
list), "prose".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.marks import Mention

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
# begins with a plain set of characters, which the regex engine looks for five times as fast as for alternatives
_END = re.compile(r"[.!?…。！？](?:(?<=[。！？])|(?<![.!?…][.!?…])[.!?…]*+[\"'”’)\]]{0,3}(?=\s))")
_BULLET = re.compile(r"[ \t\xa0]*(?:[•●▪■◆○·‣∙*►▶→>–—-]|\d{1,2}[.)]|\([a-z0-9]{1,2}\)|[a-z]\))[ \t\xa0]+(?=\S)")
_BEGINS = re.compile(r"[\s\"'“‘(\[]*[A-Z0-9À-Þ$€£¥₩₹•\-–—+]")
# words that end in a full stop inside a sentence
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“/–—-])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Inc|Corp|Co|Ltd|Bros|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|vs|approx|est|incl|excl|ca|cf|e\.g|i\.e|etc|al|Gen|Gov"
    r"|Sen|Rep|Hon|Jr|Sr|Rs|Re|Fr|Ps|Rp|Tk|Kr|Dhs?|SFr|Shs?|K[Ss]h|Bs|Calif|Mass|Conn|Wash|Ore|Tex|Fla|Ill|Minn|Mich|Pa|Va|Ga|Ala|Ariz|Colo|Tenn|Wis|Ont|Que|Fig|Eq"
    r"|Vol|pp|Art|Sec|Dept|Univ|Assn|Bldg|Ave|Blvd|Mt|Ft|cu|sq|U\.S|U\.K|U\.N|E\.U)$"
)
_ENDS_ANYWAY = re.compile(
    r"\s+(?:The|In|It|This|That|These|Those|A|An|At|By|For|On|From|As|But|And|However|Exports|Imports|Of|Its|Their|They|We|He|She"
    r"|Total|Among|During|Compared)\b"
)
_COMMON_START = re.compile(  # "… to the U.S. Vehicle exports fell": no name behind U.S.
    r"\s+(?!(?:Treasury|Congress|Census|Federal|President|Department|Senate|House|Commerce|Labor|Energy|Trade|Bureau|Customs|Geological"
    r"|Secretary|Supreme|Court|Steel|Bancorp|Open|Navy|Army|Air)\b)[A-Z][a-z]+(?:\s[a-z]+)?\s"
    r"(?:[a-z]+ed|rose|fell|grew|were|was|are|is|which|from|to|of|in|also|accounted|imports|exports|sales)\b"
)
_TO_THE = re.compile(r"\b(?:to|from|with|in|into|of|by)\s(?:the\s)?(?:U\.S|U\.K|E\.U)$")
_SHORT = 6  # letters of the longest abbreviation
_OFTEN_LAST = (".S", ".K", ".m", "etc", "Inc", "Corp", "Ltd", "Co")  # abbreviations that sentences often end in
_WORDY_END = re.compile(r"[.!?…:;。！？][\"'”’)\]]{0,3}\s*$")
_HEADING = 110  # characters: a longer line between paragraphs is a sentence that lost its full stop
_HEADLINE_REACH = 400  # characters from the start within which lines without an end mark are headlines
_LONGEST = 2000  # characters of a sentence: five times what prose has, so that no text makes one sentence of a book
_CUT = re.compile(r"(?<=[^\d\s])\s+(?=[^\d\s])")
_BLANK = re.compile(r"\s+")
_WRAPPED = 60  # a line shorter than this is never a wrapped line
_UNWRAPPED = 160  # characters: no line that is cut to a width is so long


@dataclass(slots=True)
class Sentence:
    """A stretch of the text that is read as one: offsets, kind and the number of its paragraph."""

    start: int
    end: int
    kind: str
    paragraph: int


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where sentences end inside one line."""
    cuts = []
    for match in _END.finditer(text, start, end):
        at = match.end()
        if at >= end:
            break
        if match[0][0] == "." and not match[0].startswith(".."):
            before = text[max(start, match.start() - 14) : match.start()]
            word = before.rpartition(" ")[2]
            short = None if len(word) > _SHORT and word.isalpha() else _ABBREVIATION.search(before)
            if short and not (
                (short[0].strip().endswith(_OFTEN_LAST) and _ENDS_ANYWAY.match(text, at, end))
                or (_TO_THE.search(before) and _COMMON_START.match(text, at, end))
            ):
                continue
        if _BEGINS.match(text, at, end):
            cuts.append(at)
    return cuts


def _lines(text: str) -> list[tuple[int, int, int]]:
    """Start, end and paragraph of each line; a wrapped line is joined to the one that it continues."""
    lines: list[tuple[int, int, int]] = []
    paragraph, last_end = 0, 0
    found = [match.span() for match in _LINE.finditer(text)]
    unwrapped = any(end - start > _UNWRAPPED for start, end in found)  # a line is a paragraph
    for start, end in found:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        gap = text[last_end:start]
        blank = gap.count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap) or gap.count("\u2029") > 0
        if lines and not blank and "\n" in gap and end - start:
            held = lines[-1]
            runs_on = held[1] - held[0] >= _WRAPPED and not _ends(text, held)
            if runs_on and (text[start].islower() or text[held[1] - 1] in ",-–"):
                lines[-1] = (held[0], end, held[2])
                last_end = end
                continue
        follows = unwrapped and bool(lines) and _ends(text, lines[-1]) and not _BULLET.match(text, start, end)
        if blank or not lines or follows:
            paragraph += 1
        lines.append((start, end, paragraph))
        last_end = end
    return lines


def _ends(text: str, line: tuple[int, int, int]) -> bool:
    """Whether a line ends with a mark that ends what it says."""
    return _WORDY_END.search(text, max(line[0], line[1] - 6), line[1]) is not None


def _bounded(text: str, edges: list[int]) -> list[int]:
    """The edges with more between those too far apart, at blanks, where no number is cut if there are such."""
    found = edges[:1]
    for edge in edges[1:]:
        while edge - found[-1] > _LONGEST:
            begin, stop = found[-1] + _LONGEST // 2, found[-1] + _LONGEST
            blanks = list(_CUT.finditer(text, begin, stop)) or list(_BLANK.finditer(text, begin, stop))
            found.append(blanks[-1].end() if blanks else stop)
        found.append(edge)
    return found


def sentences(text: str) -> list[Sentence]:
    """The sentences of an article, in order."""
    found: list[Sentence] = []
    prose_seen = False
    for start, end, paragraph in _lines(text):
        bullet = _BULLET.match(text, start, end)
        begin = bullet.end() if bullet else start
        cuts = _cuts(text, begin, end)
        ended = bool(_WORDY_END.search(text, max(begin, end - 6), end))
        if bullet:
            kind = "bullet"
        elif not cuts and not ended and end - start <= (_HEADING if prose_seen else 200):
            kind = "headline" if not prose_seen and start < _HEADLINE_REACH else "heading"
        else:
            kind = "prose"
            prose_seen = True
        edges = [begin, *cuts, end]
        if end - begin > _LONGEST:
            edges = _bounded(text, edges)
        for left, right in pairwise(edges):
            while left < right and text[left].isspace():
                left += 1
            if left < right:
                found.append(Sentence(left, right, kind, paragraph))
    return found


def with_numbers(text: str, found: Sequence[Sentence], mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The stretches of the sentences that are read word by word: those with numbers, and what may stand over them as a heading."""
    stretches = []
    at, count = 0, len(mentions)
    for sentence in found:
        start, end = sentence.start, sentence.end
        while at < count and mentions[at].end <= start:
            at += 1
        if (at < count and mentions[at].start < end) or sentence.kind != "prose" or text[end - 1] == ":":
            stretches.append((start, end))
    return stretches
