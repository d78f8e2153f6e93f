"""Multiples: "doubled", "halved", "threefold", "three times as many", "1.5x".

Reads   the raw text around a word or number
Gives   "doubled" as a change of 100 percent (form multiple), "halved" as -50 (form change_word), "threefold" as a ratio
"""

from __future__ import annotations

from decimal import Decimal

from extractor import late_re as re
from extractor.marks import Mention
from extractor.recognize.contexts import TIMES_LEFT
from extractor.recognize.decoys import Word
from extractor.recognize.numbers import Number

_DOUBLE_DECOY = re.compile(
    r"(?:[ -](?:digits?|down|up|taxation|tax|check|checked|room|rooms|decker|edged|shifts?|standards?|counting|whammy|"
    r"bottom|major|dip|glazing|a|aaa|play|crown|crunch|header|espresso|bed|beds|entry|blind|track|tracking|tracked|act|"
    r"booking)\b|-[A-Za-z])",
    re.IGNORECASE,
)
_BASE_FORM = frozenset(("double", "triple", "treble", "quadruple", "quintuple"))
_BASE_FOLLOWS = re.compile(
    r"\s*(?:[.,;:)]|$)|\s(?:the|that|those|what|its|their|last|in|from|to|over|year|year-on-year|on|as|compared|of|by|since|"
    r"his|her|our|and|or|within|during|exports|imports|production|output|capacity|sales|revenue|revenues|profit|profits|"
    r"trade|investment|between|after|this|next|every|both|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Q[1-4])['’]s|(?:19|20)[0-9]{2}['’]s)\b"
)
_TIMES = re.compile(
    r"(?P<times>[ \u00a0-]times\b|x(?![A-Za-z0-9])|×(?!\s?[0-9]))(?P<follow>[ \u00a0](?:as|more|higher|larger|greater|the|"
    r"that|those|faster|bigger|its|their|what|lower|less|fewer|compared|over|from|last|year-on-year|stronger|smaller|"
    r"cheaper|subscribed|oversubscribed|covered|earnings|ebitda|book|annual|growth|increase|rise)\b)?",
    re.IGNORECASE,
)
_FOLD = re.compile(r"[ -]?fold\b")
_TWICE = re.compile(r"[ ](?:as|the|that|those|what|its|their|last[ ](?:year|month|quarter|week)[’']s)\b")


def read_multiple(text: str, start: int, end: int, *, factor: Decimal) -> Mention | None:
    """The change stated by a word such as "doubled", or None for "double-digit" and other senses."""
    word = text[start:end].lower()
    if _DOUBLE_DECOY.match(text, end):
        return None
    if word in _BASE_FORM and not _BASE_FOLLOWS.match(text, end):
        return None
    if factor < 1:
        return halved(start, end, rule="en.multiple.halve")
    return Mention(
        start,
        end,
        "percent",
        (factor - 1) * 100,
        unit="percent",
        step=factor * 10,
        outer_step=Decimal(100),
        form="multiple",
        rule="en.multiple",
    )


def halved(start: int, end: int, *, rule: str) -> Mention:
    """A mention of a fall by half: told in words, it is no exact half."""
    return Mention(
        start, end, "percent", Decimal(-50), unit="percent", step=Decimal(5), outer_step=Decimal(20), form="change_word", rule=rule
    )


def ratio(start: int, end: int, value: Decimal, *, words: bool, step: Decimal | None = None) -> Mention:
    """A mention "so many times"; spelled multiples are loose, written digits keep their step."""
    fine = value / 10 if step is None else step
    return Mention(
        start,
        end,
        "ratio",
        value,
        unit="ratio",
        step=fine,
        outer_step=Decimal(1) if step is None else step,
        form="multiple" if words else "digits",
        rule="en.multiple.times",
    )


def read_times(text: str, number: Number, left: Word) -> Mention | None:
    """ "three times as many", "12-fold", "1.5x" from the number before; None for frequencies ("five times a week")."""
    fold = _FOLD.match(text, number.end)
    step = None if number.words or not number.decimals else number.step
    if fold is not None:
        return ratio(number.start, fold.end(), number.total, words=True, step=step)
    match = _TIMES.match(text, number.end)
    if match is None or number.scaled:
        return None
    if match["follow"] or number.decimals or match["times"] in "xX×" or left.lower in TIMES_LEFT:
        return ratio(number.start, match.end("times"), number.total, words=number.words, step=step)
    return None


def read_twice(text: str, start: int, end: int, *, value: int) -> Mention | None:
    """ "twice as many"; None for a frequency."""
    return ratio(start, end, Decimal(value), words=True) if _TWICE.match(text, end) else None
