"""Where the reader of a sentence stands: all that its handlers share, and what they ask of the line of items.

The reader is built in layers, each a class on top of the one before: state, restricting, free_nouns, opening, closing, nouns, verbs, moves,
connectives, conditions, period_pairs, telling, times, brackets, numbers, reader. A layer may call what lies below it, never above.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from extractor.assemble.frames import Frame, Reading
from extractor.assemble.items import Item
from extractor.assemble.phrase_builder import PhraseBuilder
from extractor.assemble.phrases import Phrase
from extractor.assemble.words import SKIPPED
from extractor.marks import Dimension, Tag

_OF_THAT = ("Of the ", "Of this", "Of that", "Of these", "Of them", "Of it", "Of which")  # the talk goes on about what was told


class SentenceState:
    """Frame, scopes and marks of the sentence being read; `clause` counts on through the article."""

    def __init__(self, text: str, names: Any, *, published: date | None = None, company: bool = False) -> None:
        self._text = text
        self._names = names
        self._published = published
        self._company = company
        self.clause = 0
        self._paragraph = -1
        self._topic_region: Phrase | None = None
        self._first_place: Dimension | None = None  # of the sentence
        self._readings: list[Reading] = []
        self._told_kinds: list[Dimension] = []  # products of the sentence before, in order
        self._known_place: Dimension | None = None  # the one that the sentences before are about

    def _begin(self, items: list[Item], index: int, kind: str, *, paragraph: int, opens: bool) -> None:
        """Forget the sentence before."""
        self._known_place = self._first_place or (self._known_place if paragraph <= self._paragraph + 1 else None)
        self._first_place = None
        self._told_kinds = self._distinct_kinds() if paragraph == self._paragraph else []
        if paragraph != self._paragraph:
            self._paragraph, self._topic_region = paragraph, None
        self._opens = opens
        self._items, self._index, self._kind = items, index, kind
        self._at = 0
        self._aside_end = -1  # the dash that closes an aside
        self._ended_with_of = False
        self._np = PhraseBuilder(self._text, self._names, company=self._company)
        self._frame = Frame(of_that=bool(items) and self._text.startswith(_OF_THAT, items[0].start))
        self._readings = []
        self._background: Phrase | None = None
        self._label: Frame | None = None
        self._comp: Item | None = None
        self._comp_negative: bool | None = None
        self._reason_on = False
        self._told_in_passing = False  # in "where there had been …", whose period is of nothing else
        self._in_aside = False  # in "which …", whose verb is still to come
        self._attach: Reading | None = None
        self._direction: int | None = None
        self._direction_item: Item | None = None
        self._stash: int | None = None
        self._stash_item: Item | None = None
        self._rate_noun: int | None = None
        self._second_order = False
        self._tentative = False
        self._revising = False
        self._paced: Item | None = None
        self._elsewhere = False  # behind "since its debut in": the period is that of something else
        self._brackets: list[tuple[Any, ...]] = []
        self._bracket_of: Reading | None = None
        self._bracket_head: str | None = None
        self._bracket_period: Tag | None = None
        self._clause_start = 0
        self._pending: tuple[Tag, Item | None] | None = None
        self._begun: Tag | None = None  # the first of the two periods between which something changed
        self._has = False  # behind "people receiving …": its object is no subject
        self._listed_to = -1  # where a list of periods ends whose numbers have theirs
        self._copula = False
        self._share_item: Item | None = None
        self._cue_item: Item | None = None
        self._reason_noun = False
        self._reason_change: Item | None = None
        self._by_verb = False
        self._opens_at = 0  # where the sentence begins behind its dateline
        self._bare_growth = False
        self._held: Phrase | None = None
        self._first_prep = ""
        self._verbed = False
        self._moves_object = False  # behind "grew underlying sales", whose number follows
        self._verb_direction: int | None = None
        self._contributing = False
        self._linked = False  # "tea was": what follows says what it is
        self._agent_of: Reading | None = None  # "6.8 million tonnes produced by": of whom, follows
        self._leads: Reading | None = None  # "At 84 billion, exports …": its subject follows
        self._seen_period: Tag | None = None
        self._told_kind: Reading | None = None  # "32.8% were hybrids": the share whose kind is told behind the verb
        self._of_value: Reading | None = None  # the earlier value that a clause tells of
        self._labelled = False  # in "(Ottawa: 2.5%)", whose name is that of nothing behind the bracket
        self._next_basis: Tag | None = None  # of the number ahead
        self._pace: Tag | None = None  # of "the annual growth rate of": the percentages behind it are changes on that basis
        self._scope_period: Tag | None = None
        self._skip_words = False
        self._prior_bracket = False
        self._where = False
        self._told_in: Tag | None = None
        self._passive = False
        self._spent = False  # "9 million were spent on …"
        self._leading = False  # "the north led …": what follows is no subject
        self._told = False  # "a fall of 3% was recorded"
        self._place: Dimension | None = None
        self._places: list[Dimension] = []
        self._came = False
        self._skip_to = 0
        self._scope_status: Tag | None = None
        self._kinds: list[Dimension] = []
        self._kinds_end = self._places_end = -9  # where the phrase ends that named them
        self._unrestricted: Frame | None = None
        self._partner: Dimension | None = None  # with whom the balance told before is
        self.clause += 1

    def _distinct_kinds(self) -> list[Dimension]:
        """The products that the figures of the sentence just read are of, in order."""
        kinds: list[Dimension] = []
        for reading in self._readings:
            sector = reading.frame.sector
            if sector is not None and all(sector.name != other.name for other in kinds):
                kinds.append(sector)
        return kinds

    def _readings_in_clause(self) -> bool:
        return len(self._readings) > self._clause_start

    def _next_class(self, at: int) -> str:
        for item in self._items[at + 1 : at + 5]:
            if item.cls not in SKIPPED:
                return item.cls
        return "end"

    def _number_ahead(self) -> bool:
        """Whether a number stands before the clause ends."""
        for item in self._items[self._at + 1 :]:
            if item.cls == "num":
                return True
            if item.cls == "punct" or (item.cls == "clause" and item.low != "with"):
                return False
        return False

    def _number_in_bracket(self, at: int) -> bool:
        for item in self._items[at + 1 : at + 14]:
            if item.cls == "num":
                return True
            if item.low in (")", "]"):
                return False
        return False

    def _same_kind_ahead(self, at: int) -> bool:
        """Whether the number behind "or" is of the kind of the number before it."""
        if not self._readings:
            return False
        for item in self._items[at + 1 : at + 5]:
            if item.cls == "num":
                return bool(item.val.kind == self._readings[-1].mention.kind)
        return False

    def _previous_significant(self, at: int, *, articles: bool = False) -> Item | None:
        for item in reversed(self._items[max(0, at - 4) : at]):
            if item.cls not in ("auxiliary", "qualifier") and not (articles and item.cls == "article"):
                return item
        return None
