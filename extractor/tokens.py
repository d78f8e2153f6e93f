"""Tokens: one Doc of an article for the lexicon to look its phrases up in, in time linear in the article's length.

Reads   the raw text
Gives   a Doc over the same offsets, for as long as a `with` block lasts

The tokenizer slows down with the square of a run without blanks (10,000 brackets take seconds), so long runs are cut: in the copy
that it is given, a blank stands in the place of a character of such a run. No phrase of a vocabulary is that long.

A reader's own pipeline learns the words of the first articles for good, as anything that it has seen is fast. After that
each article is read in a memory zone, where nothing stays: an archive's numbers and names would fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import spacy
from spacy.attrs import LOWER
from spacy.language import Language
from spacy.tokens import Doc

_LONGEST = 100  # characters of a run without blanks
_MARKS = 24  # of a run of nothing but marks: these are the slowest
_RUN = re.compile(rf"\S{{{_LONGEST}}}|(?:[^\w\s]|_){{{_MARKS}}}")
_PRINTED = re.compile("[\u2018\u2019\ufeff]|(?<![0-9])[\u00a0\u2002-\u200a\u202f\u3000]|[\u00a0\u2002-\u200a\u202f\u3000](?![0-9])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEARNED = 2_000_000  # characters read before memory zones begin: some 500 articles
_CACHED = 100_000  # words that the tokenizer keeps; its own 10,000 are too few for an archive


def readable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no UTF-8 can carry; every other character where it was."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def plain_marks(text: str) -> str:
    """The text, as long as before, with plain blanks and apostrophes for printers' ones: what the vocabulary is written in.

    A blank between two digits stays, for it may group them.
    """
    if text.isascii():
        return text
    return _PRINTED.sub(lambda mark: "'" if mark[0] in "\u2018\u2019" else " ", text)


def bounded(text: str) -> str:
    """The text, as long as before, without runs that the tokenizer is slow on."""
    if max(map(len, text.split()), default=0) < _MARKS:
        return text
    return _RUN.sub(lambda run: run[0][:-1] + " ", text)


class Tokens:
    """Makes Docs with a pipeline of its own, or with a user's (`nlp`), which is left as it is."""

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = nlp if nlp is not None else spacy.blank("en")
        self._own = nlp is None
        self._read = 0
        self._lock = Lock()  # a pipeline has one memory zone at a time
        if self._own:
            tokenizer: Any = self.nlp.tokenizer
            vocab: Any = self.nlp.vocab
            tokenizer.max_cache_size = _CACHED
            vocab.lex_attr_getters = {LOWER: vocab.lex_attr_getters[LOWER]}  # nothing else is asked of a new word: a third of its cost

    @contextmanager
    def __call__(self, text: str) -> Iterator[Doc]:
        """The Doc of a text; neither it nor anything of its vocabulary may be used after the block."""
        text = bounded(text)
        if not self._own:
            yield self.nlp.make_doc(text)
            return
        with self._lock:
            if self._read < _LEARNED:
                self._read += len(text)
                yield self.nlp.make_doc(text)
            else:
                with self.nlp.memory_zone():
                    yield self.nlp.make_doc(text)

    def __getstate__(self) -> dict[str, Any]:
        """Without the lock, so that a reader can be pickled."""
        return {name: value for name, value in self.__dict__.items() if name != "_lock"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=Lock())
