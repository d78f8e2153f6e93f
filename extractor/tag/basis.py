"""Tag what a change is measured against, how a number is adjusted, and whether it is final.

Reads   the article's text
Writes  Tag(kind="basis"): yoy, mom, qoq, hoh, wow, dod, other; kind "adjustment": seasonally_adjusted, real, …; kind
        "status": forecast, target, preliminary, revised
Data    patterns/<lang>/basis.toml

A form is looked up by its words, any hyphen counting as a blank: at each first word of a form, the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from extractor.marks import Tag
from extractor.tag.period_words import WORD_START, by_first_letter, lowered
from extractor.vocabulary.load import Vocabulary

_KINDS = ("basis", "adjustment", "status")
_WORD = re.compile(r"[^\W_]+(?:[./’'][^\W_]+)*")
_GAP = r"(?:[^\S\n]*[-‐‑‒–—−][^\S\n]*|[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
_REACH = 60  # characters behind a stretch that a form in it may reach to
_NEXT = re.compile(_GAP + r"(?P<word>[^\W_]+(?:[./’'][^\W_]+)*)")


def _key(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".")


def _anchor(word: str, node: dict[str, Any]) -> str:
    """The word, where what begins like one of the words that may follow it follows."""
    if "" in node:
        return re.escape(word)
    return rf"{re.escape(word)}(?={_GAP}[{''.join(sorted({re.escape(following[0]) for following in node}))}])"


class BasisTagger:
    """Finds the forms of basis.toml; built once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        root: dict[str, Any] = {}
        for entry in vocabulary.of("phrase"):
            if entry.role not in _KINDS:
                continue
            for form in entry.forms:
                node = root
                for word in _WORD.findall(form.replace("-", " ")):
                    node = node.setdefault(_key(word), {})
                node[""] = entry
        self._root = root
        self._anchors = re.compile(rf"{WORD_START}({by_first_letter([_anchor(word, node) for word, node in root.items()])})(?![\w/])")

    def __call__(self, text: str, stretches: Iterable[tuple[int, int]] | None = None) -> list[Tag]:
        """Tags sorted by start, never overlapping; only those that begin in one of the stretches (sorted), where these are given."""
        tags: list[Tag] = []
        lower = lowered(text)
        padded = "\n" + lower
        search, root, next_word = self._anchors.search, self._root, _NEXT.match
        at = 0
        for begin, close in stretches if stretches is not None else ((0, len(text)),):
            at = max(at, begin)
            while (anchor := search(padded, at, close + _REACH)) is not None and anchor.start() < close:
                if anchor[0][0].isalnum():
                    at = anchor.start() + 1  # the rest of a word
                    continue
                node = root[_key(anchor[1])]
                end = anchor.end() - 1
                entry, stop = node.get(""), end
                while (following := next_word(lower, end)) is not None:
                    node = node.get(_key(following["word"]))
                    if node is None:
                        break
                    end = following.end()
                    if "" in node:
                        entry, stop = node[""], end
                if entry is not None:
                    tags.append(Tag(anchor.start(), stop, entry.role, entry.means, entry.id, entry))
                at = max(stop + 1, anchor.end())
        return tags
