"""Lexicon: every phrase of the vocabulary looked up in one pass over the tokens.

Phrases are kept in a trie keyed by the lower-case form of each token (spaCy's LOWER ids, read as one array). At each
token the longest phrase wins; a phrase may have several entries (one form, several kinds). Building costs a few dict
inserts a phrase, against a tokenised Doc each for spaCy's PhraseMatcher, so a process that reads one article is not
kept waiting by 10,000 phrases; looking up costs the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacy.attrs import IDX, LENGTH, LOWER
from spacy.language import Language
from spacy.tokens import Doc

_PLAIN = re.compile(r"[a-z]{2,}(?: [a-z]{2,})*")  # the tokenizer splits such a phrase at its blanks and nowhere else
_SPLIT = {"cannot", "gonna", "gotta", "id", "ill", "its", "lets", "shell", "shed", "well", "were", "hell", "wed", "whats", "dont"}
_END = 0  # key of a node's entries; no token has id 0


@dataclass(slots=True)
class Hit:
    """A phrase found: character offsets and the entries (kind, entry, phrase) that it may stand for."""

    start: int
    end: int
    entries: tuple[tuple[str, Any], ...]


class Lexicon:
    """Phrases of every kind; built once, picklable by rebuilding."""

    def __init__(self, nlp: Language, phrases: Iterable[tuple[str, str, Any]]) -> None:
        """`phrases` yields (phrase, kind, value); later ones are added beside earlier ones of the same form."""
        self._nlp = nlp
        self._root: dict[int, Any] = {}
        strings = nlp.vocab.strings
        for phrase, kind, value in phrases:
            for words in self._spellings(phrase):
                node = self._root
                for word in words:
                    node = node.setdefault(strings.add(word), {})
                held = node.get(_END, ())
                if (kind, value) not in held:
                    node[_END] = (*held, (kind, value))

    def _spellings(self, phrase: str) -> set[tuple[str, ...]]:
        """The lower-case words of a phrase, for each way its capitals may make the tokenizer split it.

        "U.S." is one token where "u.s." is two, and "St. Louis" two where "ST. LOUIS" is three.
        """
        lower = phrase.lower()
        if _PLAIN.fullmatch(lower):
            words = lower.split(" ")
            if not _SPLIT.intersection(words):
                return {tuple(words)}
        written = {lower, phrase} if "." in phrase else {lower}
        return {tuple(token.lower_ for token in self._nlp.make_doc(spelling)) for spelling in written}

    def find(self, doc: Doc) -> list[Hit]:
        """Leftmost-longest phrases, sorted by start, never overlapping."""
        lowers, starts, lengths = doc.to_array([LOWER, IDX, LENGTH]).T.tolist()
        root, hits, count = self._root, [], len(lowers)
        done = 0
        for at in [place for place, lower in enumerate(lowers) if lower in root]:
            if at < done:
                continue
            node = root[lowers[at]]
            best, entries, ahead = 0, None, at + 1
            while True:
                held = node.get(_END)
                if held is not None:
                    best, entries = ahead, held
                if ahead >= count:
                    break
                node = node.get(lowers[ahead])
                if node is None:
                    break
                ahead += 1
            if entries is not None:
                hits.append(Hit(starts[at], starts[best - 1] + lengths[best - 1], entries))
                done = best
        return hits
