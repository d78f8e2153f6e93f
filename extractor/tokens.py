"""Tokens: the words of an article for the lexicon to look its phrases up in, in time linear in the article's length.

Reads   the raw text, or a user's own Doc
Gives   Words: the lower-case form, offset and length of each token, as spaCy's tokenizer splits it

The tokenizer takes each stretch without blanks by itself, so what it has made of a stretch is kept here, where looking it up costs a
tenth of having the tokenizer look it up and make a Doc of it. Plain words and numbers that were never seen are split without it.

It slows down with the square of a run without blanks (10,000 brackets take seconds), so long runs are cut: in the copy that it is
given, a blank stands in the place of a character of such a run. No phrase of a vocabulary is that long.

A reader's own pipeline learns the words of the first articles for good, as anything that it has seen is fast. After that
stretches are read in a memory zone, where nothing stays: an archive's numbers and names would fill the memory.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import compress
from operator import not_
from threading import Lock
from typing import Any, NamedTuple

import spacy
from spacy.attrs import IDX, LENGTH, LOWER
from spacy.language import Language
from spacy.tokens import Doc

_LONGEST = 100  # characters of a run without blanks
_MARKS = 24  # of a run of nothing but marks: these are the slowest
_RUN = re.compile(rf"\S{{{_LONGEST}}}|(?:[^\w\s]|_){{{_MARKS}}}")
_GLUED = re.compile(r"(?<=\))(?:--|[—–])(?=[A-Za-z])")  # "(Newsline)--Worldwide shipments"
_PRINTED = re.compile("[\u2018\u2019\ufeff]|(?<![0-9])[\u00a0\u2002-\u200a\u202f\u3000]|[\u00a0\u2002-\u200a\u202f\u3000](?![0-9])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANKS = 60  # blanks and line ends in a row
_BLANK_RUN = re.compile(rf"\s{{{_BLANKS + 1},}}")
_BLANKS_SEEN = re.compile(r"\s{6}")  # of every tenth character: so many has any longer run, and nothing else
_LEARNED = 200_000  # characters that the tokenizer has split before memory zones begin: those of some 1,000 articles that it had not seen
_TOKENIZED = 100_000  # stretches that the tokenizer keeps of what it learns for good
_BATCH = 500_000  # characters that the tokenizer is given at once: it refuses a million
_PIECE = 500_000  # characters that are split at once: a text of ten million would else be millions of strings at one time
_CACHED = 30_000  # stretches that are kept, and as many of those met before them: about an archive's common words
# a word, and what of the marks behind it the tokenizer always takes for tokens of their own
_WORD = re.compile(r"([A-Za-z]+)(?:('s)|(,)|((?<=[a-z]{2})\.))?")
_DIGITS = str.maketrans("012346789", "5" * 9)
_Split = tuple[tuple[int, int, str], ...]  # offset, length and lower-case form of each token of a stretch
_MORE, _END = ((0, 0, " "),), ((-1, 1, " "),)  # another blank; a line's end, before which a blank was put
_GAPS: dict[str, str | _Split] = {"": _MORE, "\n": _END}


class Words(NamedTuple):
    """The tokens of a text; a blank is one too where it is more than one, or a line's end: no phrase goes over it."""

    lowers: list[str]
    starts: list[int] | array[int]
    lengths: list[int] | array[int]

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """The tokens of a Doc."""
        lowers, starts, lengths = doc.to_array([LOWER, IDX, LENGTH]).T.tolist()
        return cls(list(map(doc.vocab.strings.__getitem__, lowers)), starts, lengths)


def readable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no UTF-8 can carry; every other character where it was."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def plain_marks(text: str) -> str:
    """The text, as long as before, with plain blanks and apostrophes for printers' ones: what the vocabulary is written in.

    A blank between two digits stays, for it may group them. Runs of blanks are bounded.
    """
    text = bounded_blanks(text)
    if text.isascii():
        return text
    return _PRINTED.sub(lambda mark: "'" if mark[0] in "\u2018\u2019" else " ", text)


def bounded_blanks(text: str) -> str:
    """The text, as long as before, without long runs of blanks, which patterns with several places for blanks take the square of."""
    if _BLANKS_SEEN.search(text[:: _BLANKS // 6]) is None:
        return text
    half = _BLANKS // 2
    return _BLANK_RUN.sub(lambda run: run[0][:half] + "\0" * (len(run[0]) - 2 * half) + run[0][-half:], text)


def bounded(text: str) -> str:
    """The text, as long as before, without runs that the tokenizer is slow on, and without dashes glued to a word behind a bracket."""
    if ")-" in text or ")—" in text or ")–" in text:
        text = _GLUED.sub(lambda dash: " " * len(dash[0]), text)
    if max(map(len, text.split()), default=0) < _MARKS:
        return text
    return _RUN.sub(lambda run: run[0][:-1] + " ", text)


class Tokens:
    """Splits texts with a pipeline of its own, or with a user's (`nlp`), which is left as it is."""

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = nlp if nlp is not None else spacy.blank("en")
        self._own = nlp is None
        self._read = 0
        self._known = dict(_GAPS)  # one word's lower-case form, or how a stretch is split
        self._before: dict[str, str | _Split] = {}  # what was known before that: what is met again goes over
        self._shapes: dict[str, _Split] = {}  # of stretches without letters, with every digit a five: no emoticon has one
        self._lock = Lock()  # a pipeline has one memory zone at a time
        if self._own:
            tokenizer: Any = self.nlp.tokenizer
            vocab: Any = self.nlp.vocab
            tokenizer.max_cache_size = _TOKENIZED
            vocab.lex_attr_getters = {LOWER: vocab.lex_attr_getters[LOWER]}  # nothing else is asked of a new word: a third of its cost
            self._special = frozenset(tokenizer.rules)

    def __call__(self, text: str) -> Words:
        """The words of a text."""
        if not self._own:
            return Words.of(self.nlp.make_doc(bounded(text)))
        with self._lock:
            if len(text) <= _PIECE:
                return self._words(text)
            lowers: list[str] = []
            starts, lengths = array("q"), array("q")  # a fifth of what lists of as many numbers take
            for begin, piece in _pieces(text):
                words = self._words(piece)
                lowers += words.lowers
                starts.fromlist([begin + start for start in words.starts])
                lengths.extend(words.lengths)
            return Words(lowers, starts, lengths)

    def _words(self, text: str) -> Words:
        """The words of a text, or of a piece of one."""
        if len(self._known) > _CACHED:
            self._before, self._known = self._known, dict(_GAPS)
            self._shapes.clear()
        stretches = _stretches(text)
        splits = list(map(self._known.get, stretches))
        if None in splits:
            fresh = set(compress(stretches, map(not_, splits)))
            if max(map(len, fresh)) >= _MARKS and (cut := bounded(text)) is not text:
                stretches = _stretches(cut)
                fresh = set(stretches).difference(self._known)
            self._learn(self._not_met(fresh))
            splits = list(map(self._known.get, stretches))
            for stretch in fresh:
                if len(stretch) > _LONGEST:  # blanks of other kinds hold its words together
                    del self._known[stretch]
        return _laid_out(stretches, splits)

    def _not_met(self, fresh: set[str]) -> set[str]:
        """Those that were not met before either; the others are known again."""
        before = self._before
        self._known.update({stretch: before[stretch] for stretch in before.keys() & fresh})
        return fresh.difference(before)

    def _learn(self, fresh: Iterable[str]) -> None:
        """How each stretch is split, into what is known."""
        known, special = self._known, self._special
        asked: dict[str, str] = {}  # what the tokenizer is given, by stretch
        for stretch in fresh:
            word = _WORD.fullmatch(stretch)
            if stretch in special:
                asked[stretch] = stretch
            elif word is not None and word[1] not in special:
                plain, size = word[1].lower(), len(word[1])
                known[stretch] = plain if size == len(stretch) else ((0, size, plain), (size, len(stretch) - size, stretch[size:]))
            elif stretch.lower() == stretch.upper():  # no letters
                shape = stretch.translate(_DIGITS)
                split = self._shapes.get(shape)
                if split is None:
                    asked[stretch] = shape
                else:
                    known[stretch] = _filled(stretch, split)
            else:
                asked[stretch] = stretch
        if asked:
            for (stretch, given), split in zip(asked.items(), self._split(asked.values()), strict=True):
                if given is not stretch:
                    self._shapes[given] = split
                known[stretch] = _filled(stretch, split)

    def _split(self, given: Iterable[str]) -> Iterator[_Split]:
        """What the tokenizer makes of each."""
        batch: list[str] = []
        size = 0
        for stretch in given:
            batch.append(stretch)
            size += len(stretch) + 1
            if size > _BATCH:
                yield from self._split_batch(batch)
                batch, size = [], 0
        yield from self._split_batch(batch)

    def _split_batch(self, given: list[str]) -> list[_Split]:
        zone: Any = nullcontext() if self._read < _LEARNED else self.nlp.memory_zone()
        self._read += sum(map(len, given))
        with zone:  # neither the Doc nor anything of its vocabulary may be used after it
            lowers, starts, lengths = Words.of(self.nlp.make_doc(" ".join(given)))
        found: list[_Split] = []
        at = begin = 0
        for stretch in given:
            end = begin + len(stretch)
            first = at
            while at < len(starts) and starts[at] < end:
                at += 1
            found.append(tuple((starts[k] - begin, lengths[k], lowers[k]) for k in range(first, at)))
            begin = end + 1
        return found

    def __getstate__(self) -> dict[str, Any]:
        """Without the lock, so that a reader can be pickled."""
        return {name: value for name, value in self.__dict__.items() if name != "_lock"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=Lock())


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """A long text in pieces that end at a blank, each with where it begins."""
    begin, length = 0, len(text)
    while begin <= length:
        end = text.rfind(" ", begin, begin + _PIECE) if begin + _PIECE < length else length
        if end < 0:
            end = text.find(" ", begin + _PIECE)
        if end < 0:
            end = length
        yield begin, text[begin:end]
        begin = end + 1


def _stretches(text: str) -> list[str]:
    """What stands between single blanks; each line's end is one of its own."""
    return text.replace("\n", " \n ").split(" ")


def _filled(stretch: str, split: _Split) -> str | _Split:
    """A split with the stretch's own digits; the word alone where it is one."""
    if len(split) == 1 and split[0][1] == len(stretch):
        return stretch.lower()
    return tuple((offset, length, stretch[offset : offset + length].lower()) for offset, length, _ in split)


def _laid_out(stretches: list[str], splits: list[Any]) -> Words:
    """The tokens of all stretches at their places."""
    lowers: list[str] = []
    starts: list[int] = []
    lengths: list[int] = []
    at = 0
    for stretch, split in zip(stretches, splits, strict=True):
        if split.__class__ is str:
            size = len(stretch)
            lowers.append(split)
            starts.append(at)
            lengths.append(size)
            at += size + 1
        else:
            for offset, length, lower in split:
                lowers.append(lower)
                starts.append(at + offset)
                lengths.append(length)
            if split is not _END:
                at += len(stretch) + 1
    return Words(lowers, starts, lengths)
