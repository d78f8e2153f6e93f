"""Turn the phrases of the vocabulary into items: one lexicon pass over the tokens, each hit read as its likeliest class.

Reads   the words of the article
Gives   items sorted by start, never overlapping: indicator, sector, region, change, and the roles of phrase entries
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.language import Language

from extractor import late_re as re
from extractor.tokens import Words
from extractor.vocabulary.lexicon import Lexicon
from extractor.vocabulary.load import Vocabulary

# roles of phrase entries that a sentence is read with; the other roles belong to the recognizer and the time tagger
ROLES = (
    "basis", "adjustment", "status", "comparator", "reason", "respectively", "share_verb", "level_verb", "share_noun",
    "indicator_verb", "clause", "including", "of", "to", "by", "in", "and", "relative", "pronoun", "article", "whole", "negation",
    "verb", "auxiliary", "noise", "plain", "not_change", "institution", "contribution",
)  # fmt: skip
# which class a phrase with several is read as
_ORDER = {
    cls: rank
    for rank, cls in enumerate(
        (
            "basis", "adjustment", "reason", "respectively", "share_verb", "clause", "comparator", "including", "of", "to", "by", "and",
            "in", "share_noun", "institution", "indicator", "change", "level_verb", "sector", "region", "status", "indicator_verb",
            "relative", "pronoun", "whole", "article", "verb", "negation", "auxiliary", "plain", "noise", "not_change", "contribution",
        )
    )
}  # fmt: skip


_NAMING = frozenset({"indicator", "sector", "region", "institution"})  # what a hyphenated word may hold: "rice-growing"
_HYPHEN = re.compile("-")
_EVERYWHERE = ((0, sys.maxsize),)
_NOWHERE = (sys.maxsize, sys.maxsize)
_PLURAL = re.compile(r"(?:ies|(ch|sh|x|ss|bus)es|s)$")
_NO_PLURALS = (
    "ss", "us", "is", "gas", "ics", "news", "assets", "funds", "loans", "bonds", "deposits", "securities", "stocks", "companies", "firms",
    "enterprises", "workers", "investors", "buyers", "customers", "households", "earners", "brands", "markets", "makers", "manufacturers",
    "producers", "carriers", "utilities", "services", "consumers",
)  # fmt: skip
_NAMED = frozenset({"region", "indicator", "sector"})
_IDLE = frozenset(_ORDER) - _NAMING - {"change", "verb", "level_verb", "plain"}  # what only sentences with numbers are read with


class _Sense(NamedTuple):
    """What a phrase is read as: its class and entry, its other readings, whether capitals matter, whether it is a small word.

    `idle` where sentences without numbers can do without it.
    """

    entries: tuple[tuple[str, Any], ...]
    kind: str
    entry: Any
    alts: dict[str, Any] | None
    cased: bool
    small: bool
    idle: bool


def _singulars(rows: list[tuple[str, str, Any]]) -> list[tuple[str, str, Any]]:
    """One of several products in front of a noun: "battery cell exports" of "battery cells", where no entry has it."""
    known = {phrase.lower() for phrase, _, _ in rows}
    found = []
    for phrase, kind, entry in rows:
        if kind != "sector" or " " not in phrase or not phrase.endswith("s") or phrase.endswith(_NO_PLURALS):
            continue
        one = _PLURAL.sub(lambda ending: "y" if ending[0] == "ies" else ending[1] or "", phrase)
        if one.lower() not in known:
            known.add(one.lower())
            found.append((one, kind, entry))
    return found


class LexicalTagger:
    """Finds every phrase that a sentence is read with."""

    def __init__(self, nlp: Language, vocabulary: Vocabulary) -> None:
        self._upper: set[str] = set()
        self._small: set[str] = set()
        self._initials: set[str] = set()  # of bodies, which their capitals tell: "KSH", no "KSh"
        self._senses: dict[int, _Sense] = {}  # by the identity of a phrase's entries, which a sense keeps alive
        self._lexicon = Lexicon(nlp, self._phrases(vocabulary), idle=_IDLE)

    def _phrases(self, vocabulary: Vocabulary) -> list[tuple[str, str, Any]]:
        rows: list[tuple[str, str, Any]] = []
        for kind in ("indicator", "sector", "region", "change"):
            for entry in vocabulary.of(kind):
                for phrase in entry.phrases():
                    rows.append((phrase, kind, entry))
                    if kind == "region" and phrase[:1].islower():  # "euro area"; a form that begins with a capital asks for one
                        self._small.add(phrase.lower())
                    if phrase.isupper() and len(phrase) < 8 and phrase.isalpha():
                        self._upper.add(phrase.lower())
        rows.extend(_singulars(rows))
        for entry in vocabulary.of("phrase"):
            if entry.role == "institution":
                self._initials |= {form.lower() for form in entry.forms if form.isupper() and form.isalpha()}
            if entry.role in ROLES:
                rows.extend((phrase, entry.role, entry) for phrase in entry.forms)
        return rows

    def __call__(
        self, words: Words, text: str, full: Sequence[tuple[int, int]] = _EVERYWHERE
    ) -> list[tuple[int, int, str, Any, dict[str, Any] | None]]:
        """(start, end, class, entry, other readings) of each phrase; `text` is the article that the words are of.

        `full` are the stretches that are read word by word, sorted; elsewhere only names and the words that a clause turns on count.
        """
        found = []
        senses = self._senses
        hyphens = {place.start() for place in _HYPHEN.finditer(text)}
        stretches = iter(full)
        begin = stop = 0
        for start, end, entries in self._lexicon.spans(words, full):
            while start >= stop:
                begin, stop = next(stretches, _NOWHERE)
            sense = senses.get(id(entries)) or self._sense(entries)
            if start < begin and sense.idle:
                continue
            _, kind, entry, alts, cased, small, _ = sense
            if cased:
                surface = text[start:end]
                if kind in _NAMED and surface.lower() in self._upper and not surface.isupper():
                    if not alts:
                        continue
                    kind, entry = next(iter(alts.items()))
                    kind = "word" if kind == "not_change" else kind
                    small = kind not in _NAMING
                    alts = {entry.part: entry} if kind == "change" else None
                if kind == "institution" and (not surface[:1].isupper() or (surface.lower() in self._initials and not surface.isupper())):
                    continue  # "KSh 560 billion": no office of statistics
                if kind == "region" and not surface[:1].isupper() and surface.lower() not in self._small:
                    continue
            if small and (start - 1 in hyphens or (end in hyphens and text[end + 1 : end + 2].isalpha())):
                continue  # inside a hyphenated word: "mid-to-large"
            found.append((start, end, kind, entry, alts))
        return found

    def _sense(self, entries: tuple[tuple[str, Any], ...]) -> _Sense:
        """How the entries of a phrase are read; asked once for each phrase that is met."""
        (kind, entry), *others = sorted(entries, key=lambda pair: _ORDER.get(pair[0], 99))
        alts: dict[str, Any] = {}
        for other, held in others:
            alts.setdefault(held.part if other == kind == "change" else other, held)
        if kind == "change":
            alts.setdefault(entry.part, entry)
        cased = kind in _NAMED or kind == "institution"
        read = "word" if kind == "not_change" else kind
        sense = _Sense(entries, read, entry, alts or None, cased, kind not in _NAMING, kind in _IDLE)
        self._senses[id(entries)] = sense
        return sense
