"""A series sorted for comparison: slots, the windows of publication within each, and the words around a figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from extractor.audit.figures import Key, Series, Slot, Told
from extractor.audit.findings import agree
from extractor.period import Period
from extractor.recognize.sentences import sentences

WINDOW = timedelta(days=7)  # a release and its reports
_DIGIT = re.compile(r"\d")
_REVISED = re.compile(r"\brevis(?:ed|ion|ions|ing)\b|\brestated\b|\bcorrected\b", re.IGNORECASE)
_TO_FROM = re.compile(r"[^.;]{0,60}\bfrom\b", re.IGNORECASE)
_FROM_TO = re.compile(r"[^.;]{0,60}\bto\b", re.IGNORECASE)


class Window(NamedTuple):
    """What is published of one slot within a week, one figure an article: the finest that it tells."""

    told: tuple[Told, ...]

    @property
    def best(self) -> Told:
        """The one that says the most: the narrowest, the first of them."""
        return min(self.told, key=lambda figure: (figure.core.width is None, figure.core.width or 0))


@dataclass(frozen=True, slots=True)
class Revised:
    """A passage that says "revised to `new` from `old`"; `words` are those of its sentence around the two."""

    new: Told
    old: Told
    words: str


class Slots:
    """One series, by slot. `text_of` gives the words of a document; they are asked for where a rule needs them."""

    def __init__(self, series: Series, text_of: Callable[[int], str]) -> None:
        self.key: Key = series.key
        self.figures = series.figures
        self._text_of = text_of
        self.revised: list[Revised] = []
        self.odd: set[tuple[int, str]] = set()  # figures that a finding has shown to be wrong: document and id
        self.by_slot: dict[Slot, list[Window]] = {}
        by_place: dict[Slot, dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
        for figure in series.figures:
            by_place[figure.slot][figure.document].append(figure)
        for slot, documents in by_place.items():
            told = [one for figures in documents.values() if (one := self._one(figures)) is not None]
            if told:
                self.by_slot[slot] = list(_windows(told))

    def _one(self, figures: list[Told]) -> Told | None:
        """What an article says of a slot; None where it says two things that exclude each other."""
        pair = self._revision(figures)
        if pair is not None:
            self.revised.append(pair)
            figures = [figure for figure in figures if not agree(figure.core, pair.old.core) or agree(figure.core, pair.new.core)]
        best = Window(tuple(figures)).best
        return best if all(agree(best.core, figure.core) for figure in figures) else None

    def _revision(self, figures: list[Told]) -> Revised | None:
        revised = [figure for figure in figures if figure.status == "revised"]
        if len(revised) != 2 or revised[0].sentence != revised[1].sentence:
            return None
        first, second = sorted(revised, key=lambda figure: figure.start)
        text = self._text_of(first.document)
        between, before = text[first.end : second.start], text[max(0, first.start - 60) : first.start]
        words = text[max(0, first.start - 60) : second.end + 20]
        if _TO_FROM.fullmatch(between.rstrip()):
            return Revised(first, second, words)
        if _FROM_TO.fullmatch(between.rstrip()) and re.search(r"\bfrom\W*$", before, re.IGNORECASE):
            return Revised(second, first, words)
        return None

    def told(self, slot: Slot) -> list[Window]:
        """The windows of a slot in order of publication, without what has been shown to be odd."""
        windows = []
        for window in self.by_slot.get(slot, ()):
            kept = tuple(figure for figure in window.told if (figure.document, figure.figure) not in self.odd)
            if kept:
                windows.append(Window(kept))
        return windows

    def stored(self, slot: Slot, *, before: date, document: int) -> Told | None:
        """The latest value of a slot that other articles had told by then."""
        found = [window.best for window in self.told(slot) if window.told[0].published <= before]
        others = [figure for figure in found if figure.document != document]
        return others[-1] if others else None

    @cached_property
    def by_document(self) -> dict[int, dict[Slot, Told]]:
        """What each article says, by slot."""
        found: dict[int, dict[Slot, Told]] = defaultdict(dict)
        for slot, windows in self.by_slot.items():
            for window in windows:
                for figure in window.told:
                    found[figure.document][slot] = figure
        return dict(sorted(found.items(), key=lambda item: min((figure.published, item[0]) for figure in item[1].values())))

    @cached_property
    def periods(self) -> dict[tuple[str, str, str | None], list[Period]]:
        """The periods that are told of each kind, unit and basis, in order."""
        found: dict[tuple[str, str, str | None], list[Period]] = defaultdict(list)
        for slot in self.by_slot:
            found[slot.kind, slot.unit, slot.basis].append(slot.period)
        return {name: sorted(periods, key=lambda period: (period.end, period.start)) for name, periods in found.items()}

    def text(self, figure: Told) -> str:
        """The words of the article of a figure."""
        return self._text_of(figure.document)

    def tells_revision(self, figure: Told) -> bool:
        """Whether the sentence of a figure speaks of a revision, or one beside it that gives no numbers."""
        if figure.status == "revised":
            return True
        text = self.text(figure)
        if not _REVISED.search(text):
            return False
        spans = [text[sentence.start : sentence.end] for sentence in sentences(text)]
        place = next((n for n, sentence in enumerate(sentences(text)) if sentence.start <= figure.start < sentence.end), None)
        if place is None:
            return False
        beside = [spans[n] for n in (place - 1, place + 1) if 0 <= n < len(spans) and not _DIGIT.search(spans[n])]
        return any(_REVISED.search(words) for words in (spans[place], *beside))


def _windows(told: list[Told]) -> Iterator[Window]:
    group: list[Told] = []
    for figure in sorted(told, key=lambda one: (one.published, one.document)):
        if group and figure.published - group[0].published > WINDOW:
            yield Window(tuple(group))
            group = []
        group.append(figure)
    if group:
        yield Window(tuple(group))
