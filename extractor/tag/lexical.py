"""Turn the phrases of the vocabulary into items: one lexicon pass over the tokens, each hit read as its likeliest class.

Reads   doc (tokens only)
Gives   items sorted by start, never overlapping: indicator, sector, region, change, and the roles of phrase entries
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

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
            "basis", "adjustment", "reason", "respectively", "share_verb", "clause", "comparator", "including", "of", "to", "by", "and", "in",
            "share_noun", "institution", "indicator", "change", "level_verb", "sector", "region", "status", "indicator_verb", "relative", "pronoun", "whole", "article",
            "verb", "negation", "auxiliary", "plain", "noise", "not_change", "contribution",
        )
    )
}  # fmt: skip


_SMALL_ROLES = frozenset({"of", "to", "by", "in", "and", "article", "comparator", "plain", "auxiliary", "noise"})


class LexicalTagger:
    """Finds every phrase that a sentence is read with."""

    def __init__(self, nlp: Language, vocabulary: Vocabulary) -> None:
        self._upper: set[str] = set()
        self._small: set[str] = set()
        self._lexicon = Lexicon(nlp, self._phrases(vocabulary))

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
        for entry in vocabulary.of("phrase"):
            if entry.role in ROLES:
                rows.extend((phrase, entry.role, entry) for phrase in entry.forms)
        return rows

    def __call__(self, doc: Doc, text: str) -> list[tuple[int, int, str, Any, dict[str, Any] | None]]:
        """(start, end, class, entry, other readings) of each phrase; `text` is the article that `doc` is of."""
        found = []
        for hit in self._lexicon.find(doc):
            entries = hit.entries
            if len(entries) == 1:
                kind, entry = entries[0]
                alts = None
            else:
                ranked = sorted(entries, key=lambda pair: _ORDER.get(pair[0], 99))
                kind, entry = ranked[0]
                alts = {}
                for other, held in ranked[1:]:
                    alts.setdefault(held.part if other == "change" and kind == "change" else other, held)
            surface = text[hit.start : hit.end]
            if kind in ("region", "indicator", "sector") and surface.lower() in self._upper and not surface.isupper():
                if alts:
                    kind, entry = next(iter(alts.items()))
                    alts = None
                else:
                    continue
            if kind in _SMALL_ROLES and (text[hit.start - 1 : hit.start] == "-" or text[hit.end : hit.end + 1] == "-" and text[hit.end + 1 : hit.end + 2].isalpha()):
                continue  # inside a hyphenated word: "mid-to-large"
            if kind == "institution" and not surface[:1].isupper():
                continue
            if kind == "change" and alts is None:
                alts = {entry.part: entry}
            elif kind == "change" and alts is not None:
                alts.setdefault(entry.part, entry)
            if kind == "region" and not surface[:1].isupper() and surface.lower() not in self._small:
                continue
            found.append((hit.start, hit.end, "word" if kind == "not_change" else kind, entry, alts))
        return found
