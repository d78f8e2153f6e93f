"""The words between figures that tie them: compiled once, searched in the short text between two neighbours.

Each pattern is anchored at the end (`…$`) where it must stand right before a figure, at the start (`^…`) where right after.
"""

from __future__ import annotations

import re

_TOKENS = r"(?:\s+(?:[\w'’.&/-]+|\([^()]{0,20}\))){0,8}"
_OPEN = r"[\s(]*[\w$€£¥-]{0,3}\s?"

# "from $19.04 billion", "compared with the 890 of May", "against", "than the"
BASE = re.compile(
    r"\b(?:from|against|versus|vs\.?|compar(?:ed|ing)\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|up\s+on|down\s+on)"
    rf"{_TOKENS}{_OPEN}$",
    re.IGNORECASE,
)
# "5 percent more than the 890 handled", "22 percent on the 109 of last year", "4 percent above May ($68 billion)"
BASE_AFTER_RATE = re.compile(
    r"^\W*(?:[\w'’-]+\s+){0,4}?(?:than|over|above|below|beneath|under|on|from|against|(?:compared|relative)\s+(?:with|to))\b"
    rf"{_TOKENS}{_OPEN}$",
    re.IGNORECASE,
)
# "to $20.88 billion": the level that a movement ends at
TARGET = re.compile(
    rf"\bto(?:\s+(?:about|around|nearly|almost|some|roughly|just|only|a|an|record|the|still|over|under)){{0,3}}{_OPEN}$", re.IGNORECASE
)
# "at", "reached", "totaled": a level that a rate may lead to
LEVEL_END = re.compile(rf"\b(?:to|at|reach(?:ed|ing)|total(?:l?ed|l?ing)|hit(?:ting)?|of|was|were)(?:\s+\w+){{0,3}}{_OPEN}$", re.IGNORECASE)
# "4,706 (4,480)", "$1.2bn (2023: $1.1bn)", "€18,432 thousand (H1 2019: €15,207 thousand)"
BRACKET = re.compile(r"^\s*(?:[a-z]+\s){0,2}\s*\((?P<words>[^()]{0,40})$", re.IGNORECASE)
# "(+3.7%", ", up 9.6 percent", ", or 12 percent", "; an increase of", ", a 2.7% gain"
RATE_AFTER = re.compile(
    r"^[^.;:()]{0,45}?(?:[,(–—-]|\bor\b|\bi\.e\.)\s*(?:or|i\.e\.|by|up|down|off|higher|lower|rising|falling|increasing|decreasing|gaining|adding|losing|dropping|"
    r"a|an|the|that\s+is|representing|marking|reflecting|which\s+is|of|marginal|modest|sharp|slight|rise|gain|growth|increase|decrease|decline|drop|fall|improvement|"
    r"year|on|advance|loss|and|thus|hence|equal|equivalent|to|about|around|some|nearly|almost|roughly|just|over|under|more|less|than|[\s,+-])*$",
    re.IGNORECASE,
)
# between a rate and its level: "9.6 percent on year to", "12 percent, to"
RATE_TO_LEVEL = re.compile(r"^[^.;:()]{0,60}$")
NEW_CLAUSE = re.compile(
    r"[;:•]|\b(?:while|whereas|whilst|although|though|but|however|so\s+that|leaving|producing|resulting|which|who)\b|,\s+and\s+\w+",
    re.IGNORECASE,
)
UNLIKE_BASE = re.compile(
    r"\b(?:forecast|target|quota|estimate|expect(?:ed|ation)|goal|plan(?:ned)?|average|mark|threshold|limit)\b", re.IGNORECASE
)

_UP = (
    r"r(?:ise|ises|ose|isen|ising)|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing)|growth|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|gain(?:s|ed|ing)?|"
    r"advanc(?:ed|ing)|expand(?:s|ed|ing)?|soar(?:s|ed|ing)?|higher|up|quicken(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|widen(?:s|ed|ing)?|"
    r"sw(?:ell|elled|ollen|elling)|rall(?:y|ied)|leap(?:s|ed|t)?|doubl(?:e|ed|ing)|tripl(?:e|ed|ing)|rebound(?:s|ed|ing)?|rocket(?:ed|ing)?|mount(?:ed|ing)|"
    r"strengthen(?:ed|ing)?|more|raised|lifted|boosted|spik(?:e|ed|ing)|shot\s+up"
)
_DOWN = (
    r"f(?:all|alls|ell|allen|alling)|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|sl(?:ide|ides|id|iding)|slip(?:s|ped|ping)?|s(?:ink|inks|ank|unk|inking)|"
    r"tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|plummet(?:ed|ing)?|shr(?:ink|inks|ank|unk|inking)|contract(?:ed|ing)|narrow(?:s|ed|ing)?|slow(?:s|ed|ing)?|eas(?:es|ed|ing)|"
    r"cool(?:s|ed|ing)?|reced(?:e|es|ed|ing)|retreat(?:s|ed|ing)?|dip(?:s|ped|ping)?|down|lower(?:ed)?|slump(?:s|ed|ing)?|weaken(?:s|ed|ing)?|shorten(?:ed|ing)?|"
    r"reduc(?:e|es|ed|ing|tion)|halv(?:e|ed|ing)|compress(?:ed|ing)|less|fewer|shed|cut|fell\s+back|moderat(?:ed|ing)|decelerat(?:ed|ing)|eroded|div(?:ed|ing)"
)
DIRECTION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
# "down from", "more than", "an increase on": the direction right before a base
BASE_DIRECTION = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?:\s+[\w-]+){{0,2}}\s+(?:from|than|on|over|against|compared|relative)\b(?!.*\b(?:{_UP}|{_DOWN})\b)",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"\b(?:not|n't|never|would|could|may|might|should|fail(?:ed|s)?\s+to|expect(?:s|ed)?|forecast|if|unless|without|limit(?:ed|ing)?|instead|despite|"
    r"offset|target|aim|plan(?:s|ned)?|no)\b",
    re.IGNORECASE,
)


def direction_of(words: str) -> int | None:
    """+1 or −1 for the direction word nearest to the end of the words; None where there is none, or doubt."""
    found: int | None = None
    for match in DIRECTION.finditer(words):
        found = 1 if match["up"] else -1
    return None if found is None or DOUBT.search(words) else found
