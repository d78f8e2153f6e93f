"""Who is quoted: the name that the words of saying beside a quotation give.

Reads   the raw text
Gives   Quotation: the stretch between two quotation marks, with its speaker as the text names them

A quotation is at least five words long; shorter ones are names and terms. Its speaker stands right behind it ("…," said
Jane Doe) or right before it (Jane Doe said: "…"); "he" and "she" are the speaker named last. Where neither is so, the
speaker stays unknown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor import late_re as re

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{1,1200})[”\"]")
_QUOTED_PLAINLY = re.compile(r'"([^“”"\n]{1,1200})[”"]')  # begins with one character, which is looked for fast
_MARKS = ('"', "“")
_SAID = r"(?:said|says|added|adds|noted|notes|explained|explains|commented|comments|told|stated|states|remarked|concluded|wrote|writes)"
_WORD = r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]*)"
_NAME = re.compile(rf"{_WORD}(?: (?:{_WORD}|de|van|von|bin|al|da|dos|la|le))*")
# "…," said chief economist Jane Doe, who …
_AFTER_VERB = re.compile(rf"[\s,]*{_SAID} (?P<who>(?:[A-Z]\.|[^.,;\n\"“”]){{2,90}})")
# "…," Jane Doe, who heads it, said
_BEFORE_VERB = re.compile(rf"[\s,]*(?P<who>(?:[A-Z]\.|[^.;\n\"“”]){{2,120}}?) {_SAID}\b")
# Jane Doe, who heads it, said: "…"
_INTRODUCED = re.compile(rf"(?P<who>[^.\n\"“”]{{2,160}}?) {_SAID}\b[^.\n\"“]{{0,60}}[:,]? ?$")
# Jane Doe said that it was so. "…"
_SENTENCE = re.compile(rf"(?:^|[.\n] ?)(?P<who>[^.\n\"“”]{{2,90}}?) {_SAID}\b[^.\n\"“”]*\. ?$")
_OFFICES = frozenset({
    "Chief", "Executive", "Financial", "Operating", "Director", "President", "Chairman", "Chairwoman", "Chair", "Minister", "Deputy",
    "Prime", "Governor", "CEO", "CFO", "COO", "MD", "Group", "Secretary", "Officer", "Commissioner", "Head", "Vice", "Senior",
    "Managing", "Economist", "General", "Manager", "Spokesman", "Spokeswoman", "Professor", "The",
})  # fmt: skip
_PRONOUN = re.compile(r"(?i)(?:he|she)\b")
_WORDS = 4  # blanks of a quotation; with fewer it is a name or a term
_NOWHERE = (None, None)
_Voice = tuple[str | None, tuple[int | None, int | None]]  # a name and where it stands
_REACH = 240  # characters before a quotation in which its speaker is looked for


class Quotation(NamedTuple):
    """From the opening to the closing mark; `speaker` is None where the text names none, `named` is where it does."""

    start: int
    end: int
    speaker: str | None
    named: tuple[int | None, int | None] = (None, None)


def quotations(text: str) -> list[Quotation]:
    """The quotations of an article, in order."""
    if not any(mark in text for mark in _MARKS):
        return []
    found: list[Quotation] = []
    last: _Voice = None, _NOWHERE
    before: Quotation | None = None  # short ones too: they name their speaker as well
    quoted = _QUOTED if "“" in text else _QUOTED_PLAINLY
    for match in quoted.finditer(text):
        told, voice = _told(text, match.start(), match.end())
        if not told and before is not None and "\n" not in text[before.end : match.start()]:
            voice = before.speaker, before.named  # "…," she said. "…": the same voice goes on
        elif told == "pronoun":
            voice = last
        last = voice if voice[0] else last
        before = Quotation(match.start(), match.end(), *voice)
        if match[1].count(" ") >= _WORDS:
            found.append(before)
    return found


def _told(text: str, start: int, end: int) -> tuple[str, _Voice]:
    """How a quotation's speaker is told (name, pronoun, or not at all), and the name with its place."""
    behind = _AFTER_VERB.match(text, end)
    match = behind or _BEFORE_VERB.match(text, end) or _INTRODUCED.search(text, max(0, start - _REACH), start)
    match = match or _SENTENCE.search(text, max(0, start - _REACH), start)
    if match is None:
        return "", (None, _NOWHERE)
    who = match["who"].strip(" ,")
    if _PRONOUN.match(who):
        return "pronoun", (None, _NOWHERE)
    names = [name for name in (_person(found[0]) for found in _NAME.finditer(who)) if name]
    full = [name for name in names if " " in name]
    if full:
        return "name", _placed(text, full[-1] if match is behind else full[0], match)
    alone = names[0] if names and (who.startswith(names[0]) or who.endswith(names[0])) and len(who.split()) < 3 else None
    return "name", _placed(text, alone, match)


def _placed(text: str, name: str | None, match: re.Match[str]) -> _Voice:
    at = text.find(name, *match.span("who")) if name else -1
    return name, (at, at + len(name or "")) if at >= 0 else _NOWHERE


def _person(words: str) -> str | None:
    """A run of capitalised words without the offices in front: "Executive Director Jane Doe"."""
    parts = words.split()
    while parts and (parts[0] in _OFFICES or parts[0].islower()):
        parts.pop(0)
    while parts and parts[-1].islower():
        parts.pop()
    return re.sub(r"['’]s$", "", " ".join(parts)) or None


def quotation_at(found: Sequence[Quotation], place: int) -> Quotation | None:
    """The quotation that an offset lies in; None outside quotations."""
    at = bisect_right(found, place, key=lambda quotation: quotation.start) - 1
    return found[at] if at >= 0 and place < found[at].end else None
