"""Lexicon: every phrase of the vocabulary looked up in one pass over the tokens.

Phrases are kept in a trie keyed by the lower-case form of each token. At each
token the longest phrase wins; a phrase may have several entries (one form, several kinds). Building sorts the phrases by
their first word only, the rest is laid out when that word is first met: a process that reads one article is not kept
waiting by 20,000 phrases, as it would be by a tokenised Doc each for spaCy's PhraseMatcher. Looking up costs the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.tokens import Words

_PLAIN = re.compile(r"([a-z]{2,})(?:(?:,? |-)[a-z]{2,})*")  # the tokenizer splits such a phrase at blanks, commas and hyphens only
_WORDS = re.compile(r"[a-z]+|[-,]")
_SPLIT = {"cannot", "gonna", "gotta", "id", "ill", "its", "lets", "shell", "shed", "well", "were", "hell", "wed", "whats", "dont"}
_Row = tuple[str | tuple[str, ...], str, Any]  # spelling, kind, value
_Entries = tuple[tuple[str, Any], ...]
_END = ""  # key of a node's entries, which is no word


def _is_word(spelling: str | tuple[str, ...]) -> bool:
    return spelling.isalpha() if isinstance(spelling, str) else len(spelling) == 1


@dataclass(slots=True)
class Hit:
    """A phrase found: character offsets and the entries (kind, entry, phrase) that it may stand for."""

    start: int
    end: int
    entries: tuple[tuple[str, Any], ...]


class Lexicon:
    """Phrases of every kind; built once, picklable by rebuilding."""

    def __init__(self, nlp: Language, phrases: Iterable[tuple[str, str, Any]], idle: Collection[str] = ()) -> None:
        """`phrases` yields (phrase, kind, value); later ones are added beside earlier ones of the same form.

        `idle` are kinds that may be passed over where they are single words, outside the stretches that are read in full.
        """
        self._nlp = nlp
        self._hyphens = [token.lower_ for token in nlp.make_doc("wood-fired")] == ["wood", "-", "fired"]
        by_word: dict[str, list[_Row]] = {}
        for phrase, kind, value in phrases:
            for first, words in self._spellings(phrase):
                by_word.setdefault(first, []).append((words, kind, value))
        self._root: dict[str, Any] = dict(by_word)  # rows until the word is met
        self._telling = {key: rows for key, rows in self._root.items() if not all(kind in idle and _is_word(row) for row, kind, _ in rows)}

    def _spellings(self, phrase: str) -> list[tuple[str, str | tuple[str, ...]]]:
        """First word and lower-case words (text, where it is plain) of a phrase, for each way its capitals may make the tokenizer split it.

        "U.S." is one token where "u.s." is two, and "St. Louis" two where "ST. LOUIS" is three.
        """
        lower = phrase.lower()
        plain = _PLAIN.fullmatch(lower)
        if plain is not None:
            joined = "-" in lower or "," in lower
            words = _WORDS.findall(lower) if joined else lower.split(" ")
            if _SPLIT.isdisjoint(words) and (self._hyphens or not joined):
                return [(plain[1], lower)]
        written = {lower, phrase} if "." in phrase else {lower}
        tokenised = {tuple(token.lower_ for token in self._nlp.make_doc(spelling)) for spelling in written}
        return [(words[0], words) for words in tokenised if words]

    def _laid_out(self, key: str) -> dict[str, Any] | _Entries:
        """The trie below a first word; its entries alone where no longer phrase begins with it."""
        rows = self._root[key]
        if not isinstance(rows, list):
            return rows  # type: ignore[no-any-return]
        first: dict[str, Any] = {}
        for spelling, kind, value in rows:
            words = _WORDS.findall(spelling) if isinstance(spelling, str) else spelling
            node = first
            for word in words[1:]:
                node = node.setdefault(word, {})
            held = node.get(_END, ())
            if (kind, value) not in held:
                node[_END] = (*held, (kind, value))
        found = first if len(first) > 1 or _END not in first else first[_END]
        self._root[key] = found
        if key in self._telling:
            self._telling[key] = found
        return found

    def _nodes(self, lowers: list[str], starts: Sequence[int], full: Iterable[tuple[int, int]]) -> list[Any]:
        """What is known of each word as the first of a phrase; None for nothing."""
        nodes: list[Any] = []
        done = 0
        for begin, stop in full:
            first = bisect_left(starts, begin, done)
            nodes += map(self._telling.get, lowers[done:first])
            done = bisect_left(starts, stop, first)
            nodes += map(self._root.get, lowers[first:done])
        nodes += map(self._telling.get, lowers[done:])
        return nodes

    def find(self, doc: Doc) -> list[Hit]:
        """Leftmost-longest phrases, sorted by start, never overlapping."""
        return [Hit(*span) for span in self.spans(Words.of(doc))]

    def spans(self, words: Words, full: Iterable[tuple[int, int]] | None = None) -> list[tuple[int, int, _Entries]]:
        """Start, end and entries of each phrase, as `find` gives them; without idle words outside the stretches in `full` (sorted)."""
        lowers, starts, lengths = words
        found = []
        nodes = list(map(self._root.get, lowers)) if full is None else self._nodes(lowers, starts, full)
        lowers = [*lowers, " "]  # stands behind the last word
        done = 0
        for at in compress(range(len(nodes)), nodes):
            if at < done:
                continue
            node: Any = nodes[at]
            if node.__class__ is list:  # not laid out yet
                node = self._laid_out(lowers[at])
            if node.__class__ is tuple:
                found.append((starts[at], starts[at] + lengths[at], node))
                continue
            entries = node.get(_END)
            best = ahead = at
            while (node := node.get(lowers[ahead + 1])) is not None:
                ahead += 1
                held = node.get(_END)
                if held is not None:
                    best, entries = ahead, held
            if entries is not None:
                found.append((starts[at], starts[best] + lengths[best], entries))
                done = best + 1
        return found
