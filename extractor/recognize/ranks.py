"""Ranks: "second-largest", "No. 2", "ranked third".

Reads   the raw text around an ordinal
Gives   a Mention of kind rank; its span is the ordinal with its superlative, or the ordinal alone
"""

from __future__ import annotations

from decimal import Decimal

from extractor import late_re as re
from extractor.marks import Mention
from extractor.recognize.contexts import DETERMINERS, LEGAL, LINKING, NOT_SUPERLATIVE, VERBS
from extractor.recognize.decoys import Word

_SUPERLATIVE = re.compile(r"[ \u00a0-](?:most|least|best|worst|top|[a-z]{2,14}est)\b(?!-?[a-z])|-(?:placed|ranked)\b")
_PLACE = re.compile(r"[ \u00a0-](?:place|spot|position|rank|slot)\b")
_AFTER = re.compile(
    r"(?:[ \u00a0](?:with|at|on|behind|after|among|globally|worldwide|nationally|overall|in(?=[ ]the|[ ]terms|[ ][A-Z])|"
    r"by(?=[ ][a-z]+))\b|[,.;:)]|$|\n)"
)
# "took the second spot"
_TAKEN = re.compile(
    r"(?:took|takes?|taking|holds?|held|keeps?|kept|secur\w+|claim\w+|grab\w*|captur\w+|seiz\w+|occup\w+|maintain\w*|retain\w*|defend\w*"
    r"|fell|falls|slipp?\w*|dropp?\w*|rose|climb\w*|moved?|moves|jump\w*|ranked|ranks|finish\w+|came|comes|stay\w*|remain\w*)"
    r" (?:[a-z]+ )?(?:(?:to|in|into|for|at|over) )?(?:the|its|their) $"
)
_MOVED = re.compile(  # "fell two places to sixth"
    r"\b(?:fell|falling|slipp?(?:ed|ing|s)|dropp?(?:ed|ing|s)|slid|sank|sinking|tumbl(?:ed|ing)|rose|rising|climb(?:ed|ing|s)?|mov(?:ed|es|ing)"
    r"|jump(?:ed|ing|s)?|leapt|advanc(?:ed|ing)|vault(?:ed|ing)|relegated|demoted|promoted|pushed|knocked|edged|back|up|down)"
    r"(?: (?:one|two|three|four|five|six|a|several) (?:places?|spots?|ranks?|notch(?:es)?|rungs?|positions?))? (?:up |down |back )?$"
)
_MOVE_REACH = 40
_INVERTED = re.compile(r" (?:is|was|comes|came|are|were|sits|stands) (?:the |[a-z]+ )?[A-Zv]")  # "In second is Alba"
_ORDINALS = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_AND = r"(?:, and |, | and )"
_LISTED = re.compile(  # "ranked third, fourth and fifth"
    rf"(?:were|are|ranked|ranks?|placed|came|finished|took|held|hold|occup\w+) (?:in )?(?:the )?(?:{_ORDINALS}{_AND})*$"
)
_LIST_GOES_ON = re.compile(rf"{_AND}{_ORDINALS}\b")
_LIST_END = re.compile(
    rf"(?:{_AND}{_ORDINALS})*(?: (?:places?|spots?|positions?|ranks?|slots?|with|globally|worldwide|overall|on)\b|[,.;:)]|$|\n)"
)
_TOLD = re.compile(rf"(?:ranked|ranks?|placed|places?|came|comes?|finished|was|took|is) (?:in )?{_ORDINALS}\b[^;\n]{{0,70}}$")
_GAPPED = re.compile(r"(?:,? (?:with|at|on)\b|[,.;:)]|$|\n)")
_LIST_REACH = 90  # characters of the longest list of ranks
_PLANT = re.compile(  # "the No. 2 reactor": its name, no rank
    r"[ \u00a0](?:nuclear|reactor|unit|plant|mill|(?:blast )?furnace|production line|line|mine|well|pier|terminal|smelter|block|berth"
    r"|shaft|colliery)\b"
)
_NUMBER_SIGN = re.compile(r"([1-9][0-9]?)(?![0-9/.,-][0-9]|[0-9/:-]|[A-Za-z])")


def _rank(start: int, end: int, value: int, rule: str) -> Mention:
    return Mention(start, end, "rank", Decimal(value), unit="rank", exact=True, rule=rule)


def read_rank(text: str, start: int, end: int, *, value: int, left: Word) -> Mention | None:
    """The rank that the ordinal from `start` to `end` states, or None."""
    superlative = _SUPERLATIVE.match(text, end)
    if superlative is not None and superlative[0][1:] not in NOT_SUPERLATIVE and value > 1:
        return _rank(start, superlative.end(), value, "en.rank.superlative")
    placed = _PLACE.match(text, end) is not None and value > 1
    if placed and (left.lower not in ("the", "a") or _TAKEN.search(text, max(0, start - 40), start)):
        return _rank(start, end, value, "en.rank.place")
    verb = left.lower in VERBS or (
        left.lower == "in" and text[max(0, left.start - 8) : left.start].strip().lower().endswith(("came", "comes", "coming"))
    )
    if verb and (_AFTER.match(text, end) or text[end : end + 1] == " "):
        return _rank(start, end, value, "en.rank.verb")
    moved = value > 1 and left.lower in ("to", "into") and _MOVED.search(text, max(0, left.start - _MOVE_REACH), left.start)
    if moved and (_AFTER.match(text, end) or text.startswith((" from", " and", " in"), end)):
        return _rank(start, end, value, "en.rank.moved")
    if value > 1 and left.lower == "in" and _INVERTED.match(text, end):
        return _rank(start, end, value, "en.rank.inverted")
    if value > 1 and left.lower not in DETERMINERS and text.startswith(" with ", end):
        return _rank(start, end, value, "en.rank.with")
    if value > 1 and (left.lower in LINKING or text[max(0, start - 2) : start] in (", ", "; ")):
        after = _AFTER.match(text, end)
        if after is not None and after[0].strip() in ("with", "at", "behind", "globally", "worldwide", "nationally", "overall"):
            return _rank(start, end, value, "en.rank.linking")
    if value > 1 and left.text[:1].isupper() and _TOLD.search(text, max(0, start - _LIST_REACH), start) and _GAPPED.match(text, end):
        return _rank(start, end, value, "en.rank.gapped")  # "Baek placed fifth with 2.9 GWh and Orvo sixth, with 2.6"
    listed = text.endswith((" and ", ", "), 0, start) or _LIST_GOES_ON.match(text, end)
    if listed and _LISTED.search(text, max(0, start - _LIST_REACH), start) and _LIST_END.match(text, end):
        return _rank(start, end, value, "en.rank.list")
    return None


def read_number_sign(text: str, start: int, left: Word) -> Mention | None:
    """ "No. 2", "number two" in digits or "#2"; the mention covers the sign."""
    match = _NUMBER_SIGN.match(text, start)
    if match is None:
        return None
    if text[start - 1 : start] == "#" and (start == 1 or text[start - 2] in " (\n"):
        return _rank(start - 1, match.end(), int(match[1]), "en.rank.number")
    dotted = text[left.start + 2 : left.start + 3] == "."
    inside = left.text == "No" and left.start > 1 and text[left.start - 2] not in ".!?:\n" and text[left.start - 1] == " "
    if left.lower == "number" or (left.lower == "no" and (dotted or inside)):
        words = text[max(0, left.start - 16) : left.start].lower().split()
        if (words and words[-1] in LEGAL) or _PLANT.match(text, match.end()):
            return None
        return _rank(left.start, match.end(), int(match[1]), "en.rank.number")
    return None
