"""Links: which figures of an article belong together, found once and read by every rule.

A *movement* is a level and an earlier level of the same thing. It is anchored where grammar ties the two ("to A from
B", "A (B)"), else near. Series are figures of one key, in dictionaries, so that nothing is compared with everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor import late_re as re
from extractor.check import words
from extractor.check.claims import Claim, Strength
from extractor.check.keys import Key, Scope, key_of, scope_conflict, unit_family
from extractor.check.kinds import is_amount, is_rate
from extractor.check.movements import Mover
from extractor.marks import Draft
from extractor.period import Period

_NEAREST = 40  # figures of a sentence on one side: more than any sentence of a release has
_HEADLINE = 220  # characters
_ENDS = '.!?)"”’'  # what a paragraph of the body ends with
_SHORTENED = re.compile(r"(?<![\w.])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|inc|co|corp|ltd|u\.s|u\.k|e\.u)\.$")  # no full stop
_KICKER = re.compile(  # a line before the headline
    r"\b(?:press|news|media|statistical|earnings)\s+(?:release|statement|notice|bulletin)\b|\b(?:regulat(?:ed|ory)|inside)\s+(?:information|news|announcement)\b|"
    r"\bimmediate\s+release\b|\bembargo|\bad[\s-]hoc\b"
)
_LEAD = 4  # sentences, the dateline among them


class Links:
    """The article as rules see it. `figures` are sorted by start; those without an interval are left out."""

    def __init__(self, text: str, drafts: Sequence[Draft], sentences: Sequence[tuple[int, int]]) -> None:
        self.article = text
        lowered = text.lower()
        self.text = lowered if len(lowered) == len(text) else text  # the words, in lower case: patterns need no second look
        self.sentences = sentences
        self.figures = [draft for draft in drafts if draft.core is not None and draft.outer is not None]
        self.keys: dict[str, Key] = {draft.id: key_of(draft) for draft in self.figures}
        self.by_sentence: dict[int, list[Draft]] = defaultdict(list)
        self.series: dict[tuple[Key, str], list[Draft]] = defaultdict(list)
        self._levels_at: dict[tuple[tuple[Key, str], object], list[Draft]] = defaultdict(list)
        self._rates_by_key: dict[tuple[Key, object, str | None], list[Draft]] = defaultdict(list)
        self._told_rates: dict[tuple[Key, object, str | None], set[Decimal | None]] = {}
        for draft in self.figures:
            self.by_sentence[draft.sentence].append(draft)
            if is_rate(draft):
                self._rates_by_key[self.keys[draft.id], draft.period, draft.basis].append(draft)
            if is_amount(draft) and draft.qualifier in ("exact", "about"):
                name = self.keys[draft.id], draft.unit
                self.series[name].append(draft)
                if draft.period is not None:
                    self._levels_at[name, (draft.period.start, draft.period.end)].append(draft)
        self.by_indicator: dict[str, list[tuple[tuple[Key, str], list[Draft]]]] = defaultdict(list)
        for name, members in self.series.items():
            if name[0].indicator is not None:
                self.by_indicator[name[0].indicator].append((name, members))
        self.paragraph = self._paragraphs()
        self.size: dict[str, float] = {draft.id: abs(float(draft.value)) if draft.value is not None else 0.0 for draft in self.figures}
        self.half: dict[str, float] = {
            draft.id: float(draft.mention.step) / 2 for draft in self.figures
        }  # half a step: the room of rounding
        self.family: dict[str, str] = {draft.id: unit_family(draft.unit) for draft in self.figures}
        self.memo: dict[str, object] = {}  # what several rules work out alike
        self._spans: dict[str, object] = {
            draft.id: (draft.period.start, draft.period.end) if draft.period is not None else None for draft in self.figures
        }
        self._open: dict[str, bool] = {}
        self._places: dict[str, int] = {}
        self._leads: dict[str, str] = {}
        self._tails: dict[str, str] = {}
        self._told, self._told_begins, self._told_offsets = self._sentences_told()
        self._cut_gaps()
        self._first: dict[str, str] = {}  # figure -> the first one that tells the same
        self._twins: dict[str, list[Draft]] = defaultdict(list)
        self._find_twins()
        self.headline = self._headline()
        body = [draft for draft in self.figures if draft.sentence not in self.headline] or self.figures
        self._echoes = self._find_echoes(body)
        self.lead_scope: Scope = self.keys[body[0].id].scope() if body else (None, None, None)
        self.confirmed: dict[str, list[Claim]] = defaultdict(list)
        self.doubted: dict[str, list[Claim]] = defaultdict(list)
        mover = Mover(self.text, self.article, self._leads, self._tails, self.keys)
        self.movements = [movement for number, row in self.by_sentence.items() for movement in mover(row, number)]
        self.paired = {(movement.now.id, movement.before.id) for movement in self.movements}
        self.left_behind = mover.orphans | {  # what the words leave behind, beyond doubt
            movement.before.id
            for movement in self.movements
            if movement.strength is Strength.ANCHORED or words.before_base(self._leads[movement.before.id]) is not None
        }
        self.bases = {movement.before.id for movement in self.movements if not movement.loose} | mover.orphans

    def _find_twins(self) -> None:
        told: dict[tuple[object, ...], str] = {}
        for draft in self.figures:
            value = draft.value if draft.measure == "change" else self.size[draft.id]  # a rise and a fall of one size are two
            first = told.setdefault((value, draft.unit, draft.measure, self._spans[draft.id], self.keys[draft.id]), draft.id)
            self._first[draft.id] = first
            self._twins[first].append(draft)

    def _find_echoes(self, body: Sequence[Draft]) -> dict[str, list[Draft]]:
        """First figure of the body -> those of the headline that repeat it with another key, of which no part is at odds."""
        found: dict[str, list[Draft]] = {}
        for number in self.headline:
            for told in self.by_sentence.get(number, ()):
                if any(twin.sentence not in self.headline for twin in self._twins[self._first[told.id]]):
                    continue
                own = self.keys[told.id]
                for draft in body:
                    alike = draft.value == told.value and draft.unit == told.unit and draft.measure == told.measure
                    if alike and not scope_conflict(own, self.keys[draft.id]) and told.value is not None and draft is not told:
                        found.setdefault(self._first[draft.id], []).append(told)
                        break
        return found

    def _sentences_told(self) -> tuple[str, list[int], list[int]]:
        """The sentences with figures as one text, where each begins in it, and how much further on in the article."""
        pieces, begins, offsets, length = [], [], [], 0
        for number in self.by_sentence:
            start, end = self.sentences[number]
            pieces.append(self.text[start:end])
            begins.append(length)
            offsets.append(start - length)
            length += end - start + 1
        return "\n".join(pieces), begins, offsets

    def _cut_gaps(self) -> None:
        """The text before and after each figure, up to its neighbours or the ends of its sentence."""
        for number, row in self.by_sentence.items():
            begin, stop = self.sentences[number]
            for place, draft in enumerate(row):
                self._places[draft.id] = place
                self._leads[draft.id] = self.text[begin : draft.start]
                begin = draft.end
                self._tails[draft.id] = self.text[draft.end : row[place + 1].start if place + 1 < len(row) else max(stop, draft.end)]

    def _paragraphs(self) -> list[int]:
        """The paragraph number of each sentence: a line break between two begins a new one."""
        numbers, number, end = [], 0, 0
        for start, stop in self.sentences:
            if end and "\n" in self.text[end:start]:
                number += 1
            numbers.append(number)
            end = stop
        return numbers

    def _headline(self) -> frozenset[int]:
        """The sentences of the headline: the first paragraph, where it ends without a full stop and others follow."""
        if not self.paragraph:
            return frozenset()
        opening = 0
        while opening < self.paragraph[-1] and _KICKER.search(self.sentence_text(bisect_left(self.paragraph, opening))):
            opening += 1
        first, end = bisect_left(self.paragraph, opening), bisect_right(self.paragraph, opening)
        told = self.text[self.sentences[first][0] : self.sentences[end - 1][1]].rstrip()
        if end == len(self.paragraph) or len(told) > _HEADLINE or (told[-1:] in _ENDS and not _SHORTENED.search(told)):
            return frozenset()
        return frozenset(range(first, end))

    def span(self, draft: Draft) -> object:
        """First and last day of a figure's period; None where it is unknown."""
        return self._spans[draft.id]

    def key(self, draft: Draft) -> Key:
        return self.keys[draft.id]

    def sentence_text(self, number: int) -> str:
        start, end = self.sentences[number]
        return self.text[start:end]

    def between(self, a: Draft, b: Draft) -> str:
        """The text from the end of the one to the start of the other, in order of the text."""
        return self.text[a.end : b.start] if a.start < b.start else self.text[b.end : a.start]

    def lead(self, draft: Draft) -> str:
        """The text before a figure, back to the figure before it or the start of its sentence."""
        return self._leads[draft.id]

    def place(self, draft: Draft) -> int:
        """Where a figure stands among those of its sentence."""
        return self._places[draft.id]

    def tells(self, words: Sequence[str]) -> bool:
        """Whether any of the words stands in the text: a quick look before a pattern is tried on each figure."""
        text = self.text
        for word in words:  # noqa: SIM110 - asked by most rules of each article
            if word in text:
                return True
        return False

    def spots(self, words: Sequence[str]) -> list[int]:
        """Where any of the words begins in the sentences with figures, sorted."""
        found = []
        find, begins, offsets = self._told.find, self._told_begins, self._told_offsets
        for word in words:
            at = find(word)
            while at >= 0:
                found.append(at + offsets[bisect_right(begins, at) - 1])
                at = find(word, at + 1)
        return sorted(found)

    def spotted(self, spots: Sequence[int], draft: Draft) -> bool:
        """Whether one of the sorted places lies in the lead of a figure."""
        if not spots:
            return False
        return bisect_left(spots, draft.start - len(self._leads[draft.id])) < bisect_left(spots, draft.start)

    def context(self, draft: Draft) -> str:
        """The lead of a figure, with that of the figure right before it ("the rest took 73.5 million, or 27 percent")."""
        lead = self.lead(draft)
        if len(lead) > 20:
            return lead[-60:]
        row = self.by_sentence[draft.sentence]
        place = self.place(draft)
        return (self.lead(row[place - 1])[-60:] if place else "") + lead

    def tail(self, draft: Draft) -> str:
        """The text after a figure, up to the next one or the end of its sentence."""
        return self._tails[draft.id]

    def neighbours(self, draft: Draft, *, back: int = 1, ahead: int = 0) -> Iterator[Draft]:
        """The figures of the sentence and of those around it, within the paragraph."""
        last = len(self.paragraph) - 1
        here = min(draft.sentence, last)
        for number in range(max(0, here - back), min(last, here + ahead) + 1):
            if self.paragraph[number] == self.paragraph[here]:
                yield from self.by_sentence.get(number, ())

    def around(self, draft: Draft, reach: int) -> Iterator[Draft]:
        """The figures of the sentences up to `reach` away, paragraphs or not; of very long sentences those nearest."""
        own = self.by_sentence[draft.sentence]
        place = self._places[draft.id]
        for number in range(max(0, draft.sentence - reach), draft.sentence):
            yield from self.by_sentence.get(number, ())[-_NEAREST:]
        yield from own[max(0, place - _NEAREST) : place + _NEAREST]
        for number in range(draft.sentence + 1, draft.sentence + reach + 1):
            yield from self.by_sentence.get(number, ())[:_NEAREST]

    def is_lead(self, draft: Draft) -> bool:
        """Whether a figure stands in the first sentences of the body, which tell the headline again."""
        first = max(self.headline, default=-1) + 1
        return first <= draft.sentence < first + _LEAD

    def lead_figures(self) -> list[Draft]:
        """The figures of the first sentences of the body."""
        return [draft for draft in self.figures if self.is_lead(draft)]

    def is_whole(self, draft: Draft) -> bool:
        """Whether a figure covers everything, or what the article is about as a whole."""
        scope = self.key(draft).scope()
        return scope == self.lead_scope or (scope[:2] == (None, None) and scope[2] in (None, self.lead_scope[2]))

    def twins(self, draft: Draft) -> list[Draft]:
        """The same figure told elsewhere: equal value, key, measure and period; the headline leaves parts of the key unsaid."""
        return self._twins[self._first[draft.id]] + self._echoes.get(self._first[draft.id], [])

    def first_told(self, draft: Draft) -> str:
        """The id of the first twin of a figure, its own where it has none."""
        return self._first[draft.id]

    def series_of(self, indicator: str) -> list[tuple[tuple[Key, str], list[Draft]]]:
        """The series of an indicator, by key and unit."""
        return self.by_indicator.get(indicator, [])

    def levels_at(self, name: tuple[Key, str], period: Period | None) -> list[Draft]:
        """The levels of a series in one period."""
        return self._levels_at.get((name, (period.start, period.end)), []) if period is not None else []

    def has_rival(self, rate: Draft) -> bool:
        """Whether the body tells another rate of the same series, period and basis."""
        name = self.key(rate), rate.period, rate.basis
        told = self._told_rates.get(name)
        if told is None:
            told = self._told_rates[name] = {other.value for other in self._rates_by_key[name] if other.sentence not in self.headline}
        return len(told) > 1 or (len(told) == 1 and rate.value not in told)

    def are_close(self, a: Draft, b: Draft) -> bool:
        """Whether two figures stand in one sentence or in neighbouring ones of a paragraph."""
        return abs(a.sentence - b.sentence) <= 1 and self.paragraph[a.sentence] == self.paragraph[b.sentence]

    def sign_is_open(self, rate: Draft) -> bool:
        """Whether the words around a change do not bear out its sign, so that only its size is sure."""
        known = self._open.get(rate.id)
        if known is None:
            known = self._open[rate.id] = self._is_open(rate)
        return known

    def _is_open(self, rate: Draft) -> bool:
        if rate.mention.signed or rate.value is None or not rate.value:
            return False
        sign = 1 if rate.value > 0 else -1
        behind = words.SHORT_OF.match(self.tail(rate))
        if behind is not None:  # "9 percent short of the 67,520", whatever the words before speak of
            return sign > 0
        before = words.direction_of(self.lead(rate))
        if before is not None:
            return before != sign
        return words.direction_of(self.tail(rate)[:40]) != sign
