"""What the article has told so far, and whether a figure is of what is to come, was told before or is revised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from extractor.assemble.frames import Frame, Reading
from extractor.assemble.items import Item
from extractor.assemble.movement import revises_forecast
from extractor.assemble.subject import Subject
from extractor.assemble.words import FORECASTS, FORESEEN_BY_YEAR, POLICY_RATE
from extractor.marks import Dimension, Draft, Tag
from extractor.period import Period, Relative
from extractor.recognize.sentences import Sentence

_PAST = re.compile(r"\b(?:was|were|had|rose|fell|grew|shrank|went|came|stood|hit|[a-z]{3,}ed)\b")
_FUTURE = re.compile(r"\b(?:will|may|could|should)\b")
UNFINISHED = 20  # days after the article that a period still goes on for, to be one of forecasts
_EXPECTED = re.compile(
    r"^\W{0,8}(?:[\w.%]{1,24} ){0,3}?(?:economists?|analysts?|forecast\w*|expect\w*|consensus|estimate\w*|predicted|pencill?ed|projected"
    r"|anticipated|target\w*|guidance|polled|foreseen)\b",
    re.IGNORECASE,
)
_END_OF_PART = re.compile(r";|\.(?!\d+%)")  # but not the point of a percentage
_IN_REPORT = re.compile(  # "3 percent in the previous report"
    r" (?:in|at|from|of|made in|published in|presented in) (?:the|its|their|a|an|our) (?:(?:previous|last|prior|preceding|earlier|initial"
    r"|autumn|spring|summer|winter|January|February|March|April|May|June|July|August|September|October|November|December) )+(?:\w+ )?"
    r"(?:report|round|projections?|forecasts?|estimates?|meeting|exercise|assessment|outlook|survey|poll|bulletin|scenario|budget)\b"
)
_MOVES_FORECAST = re.compile(  # "revised its growth forecast for 2025 up from 0.9 percent"
    r"\b(?:revis|rais|cut|lower|trim|upgrad|downgrad|hik|slash|lift|nudg|reduc)[a-z]*\b[^.;:]*$"
)
_NEAR = 48
_IS_SO = re.compile(r"\b(?:is|are|be|now|currently)\s+(?:now )?$")
_OTHERS = re.compile(r"(?i)\b(?:analysts?|consensus|economists?|polled|poll|(?:wall )?street|market expectations?|brokers?|had expected)\b")
_PREVIOUSLY = re.compile(r"\s*,?\s*(?:previously|before|earlier|initially)\b(?!\s+(?:month|year))", re.IGNORECASE)
_TOLD_BEFORE = re.compile(r"\s*,?\s*(?:initially|previously[ -][a-z]{4,}(?:ed|ted|cast|ished)\b)", re.IGNORECASE)
_EXPECTED_BEFORE = re.compile(
    r"\b(?:forecasts?|expectations?|consensus|estimates?|targets?|quota|guidance|guided range|target range|predictions?|projections?"
    r"|expected|anticipated|projected|predicted)(?: of| for)?(?: a| an)?\s*$",
    re.IGNORECASE,
)
YEAR = 340  # days; what is shorter has the same run of the year before beside it
_REPORTED = 200  # characters in which a report's title names its year
_WHOLE_YEAR = re.compile(r"(?i)\b(?:whole of|all of|throughout|full|full[ -]year|calendar|the entire|over the course of)\s+(?:year\s+)?$")
COMPARING = frozenset({"yoy", "mom", "qoq", "hoh", "wow", "dod"})


def compares(tag: Tag) -> bool:
    return isinstance(tag.value, Relative) and tag.value.basis in COMPARING


def status_of(tag: Tag | None) -> str:
    value = tag.value if tag is not None else "actual"
    return value if value in ("actual", "forecast", "target", "preliminary", "revised") else "actual"


class Outlook:
    """What the article has told so far, and whether a figure is of what is to come."""

    def __init__(
        self,
        text: str,
        *,
        sentences: Sequence[Sentence],
        subject: Subject,
        period: Period | None,
        headings: dict[int, Frame],
        topics: dict[int, Item | Dimension],
        published: date | None = None,
        period_tag: Tag | None = None,
        entries: dict[int, Any] | None = None,
        asides: frozenset[int] = frozenset(),
    ) -> None:
        """`period_tag` is the words that state the main period; `entries` the vocabulary's by where their words start.

        `asides` are the sentences about something else.
        """
        self._text = text
        self._sentences = sentences
        self._subject = subject
        self._main_period = period
        self._main_tag = period_tag
        self._entries = entries or {}
        self._main_basis_tag: Tag | None = None  # what states the article's basis
        self._basis_tags: dict[str, Tag] = {}  # where each basis was said last
        self._headings = headings
        self._topics = topics
        self._published = published
        self._asides = asides
        self._before_aside: dict[str, Any] | None = None  # all of this, as it was before a sentence about something else
        self._paragraph = -1
        self._sentence = -1
        self._indicator: Item | None = None  # last said in this paragraph
        self._flow: Item | None = None
        self._paragraph_flow: Item | None = None
        self._carried: Tag | None = None  # period said in this paragraph
        self._aside_time: Tag | None = None  # carried, of something else than what the article is about
        self._foreseen: Tag | None = None  # the time that a company's outlook named last
        self._basis: str | None = None
        self._last: Draft | None = None
        self._sentence_first: Draft | None = None
        self._previous_first: Draft | None = None
        self._sentence_basis: str | None = None
        self._last_basis: str | None = None
        self._said_bases: set[str] = set()  # of this paragraph
        self._bases: set[str] = set()  # of this paragraph's changes, said or not
        self._changes = 0  # told in this paragraph
        self._contribution_sentence = -1
        self._teu_sentence = -1
        self._said_at = -1
        self._said_in_bullet = False
        self._topic_entity: Dimension | None = None
        self._topic_sector: Dimension | None = None  # the product that a sentence without numbers opened with
        self._opened = False  # whether this paragraph has a figure
        self._opening: Dimension | None = None  # the product that its first figure names
        self._opening_place: Dimension | None = None  # and the market
        self._indicator_sentence = -1
        self._sentence_item: Item | None = None
        self._misfit: tuple[int, Item, Dimension] | None = None  # sentence, the indicator told before, and what its numbers are of instead
        self._by_unit: tuple[Reading, str] | None = None  # a level whose unit says what it is of
        self._money_items: list[Item] = []
        self._market_sentence = -1  # the sentence that told a share of a market last
        self._count_items: list[Item] = []
        self._rate: Item | None = None  # the rate told last, of interest or of those out of work
        self._surveyed: Dimension | None = None  # what a survey of managers is of
        self._paying = -1  # the sentence that tells what those who work earn
        self._growing = -1  # the sentence in which parts of a company grow by sales that it does not name
        self._sold: Item | None = None  # a company's sales, by the word told last
        self._profit: str | None = None  # the kind of profit told last
        self._item: Item | None = None  # the indicator of the figure being made
        self._rate_scopes: set[int] = set()  # identities of the comparators whose first earlier value is a percentage

    def _in_passing(self, tag: Tag) -> bool:
        """Whether a company's report names a time in passing: the year of its half, "this month" of what is to come."""
        if self._subject.company and self._text.startswith("this month", tag.start) and tag.value != self._main_period:
            return True
        main = self._main_period
        whole = isinstance(tag.value, Period) and tag.value.months == 12 and main is not None and main.days < YEAR
        return bool(self._subject.company and whole and main is not None and tag.value.contains(main)) and tag.start < _REPORTED

    def _contributes(self, reading: Reading) -> bool:
        return reading.mention.unit == "percentage_point" and (reading.contribution or self._contribution_sentence == reading.sentence)

    def _is_policy_rate(self, reading: Reading) -> bool:
        item = reading.frame.indicator or self._item
        if item is not None and item.val.means == "exchange_rate":
            # a company tells the rate that its period was counted at, and so does an average
            return not self._subject.company and reading.frame.mode != "average"
        return item is not None and item.val.means == POLICY_RATE

    def _is_economy(self, reading: Reading) -> bool:
        """Whether a figure is of growth or inflation, which are foreseen by the year."""
        item = reading.frame.indicator or self._item
        return item is not None and item.val.means in FORESEEN_BY_YEAR

    def _opens_paragraph(self, sentence: int) -> bool:
        return sentence == 0 or self._sentences[sentence - 1].paragraph != self._sentences[sentence].paragraph

    def _in_one_paragraph(self, sentence: int, other: int) -> bool:
        return self._sentences[sentence].paragraph == self._sentences[other].paragraph

    def _outlook(self, tag: Tag) -> bool:
        """Whether a period is not over on the day of the article: what is told of it is a forecast."""
        value = tag.value
        if self._published is None or not isinstance(value, Period) or not value.known_year:
            return False
        return (value.end - self._published).days > UNFINISHED

    def _tells_past(self, reading: Reading) -> bool:
        """Whether a sentence tells what happened, which no period to come can be that of."""
        if reading.frame.status is not None:
            return False
        return _PAST.search(self._text, self._sentences[reading.sentence].start, reading.item.start) is not None

    def _tells_future(self, reading: Reading) -> bool:
        """Whether a sentence tells what will be: "will drop from 473 tonnes last year to 420 this year", of years."""
        return _FUTURE.search(self._text, self._sentences[reading.sentence].start, reading.item.start) is not None

    def _looks_ahead(self, reading: Reading) -> bool:
        """Whether the company itself says what it expects or aims at: not what analysts had expected of the time reported."""
        tag = reading.frame.status
        if status_of(tag) not in ("forecast", "target") or tag is None or tag.start > reading.item.end:
            return False
        words = self._text[tag.start : tag.end].lower()
        if words.endswith("ed") and not _IS_SO.search(self._text, max(0, tag.start - 12), tag.start):
            return False
        return _OTHERS.search(self._text, self._sentences[reading.sentence].start, self._sentences[reading.sentence].end) is None

    def _is_told_before(self, reading: Reading) -> bool:
        """ "3 percent, 2.5 percent previously": an earlier word on the same time; "from 13 previously" is an earlier value."""
        if not _PREVIOUSLY.match(self._text, reading.item.end):
            return False
        moved = reading.scope is not None and reading.direction is not None and status_of(reading.frame.status) == "actual"
        return not moved or _TOLD_BEFORE.match(self._text, reading.item.end) is not None

    def _is_revision(self, reading: Reading) -> bool:
        """Whether the sentence moves a forecast or an earlier figure rather than the thing itself."""
        tag = reading.frame.status
        return tag is not None and self._text[tag.start : tag.end].lower().startswith(
            ("revis", "rais", "lower", "cut", "trim", "upgrad", "downgrad")
        )

    def _revises_forecast(self, reading: Reading) -> bool:
        """ "the forecast was raised to 3.6 percent from 3.4 percent": both are of one period."""
        tag = reading.frame.status
        if tag is None or self._text[tag.start : tag.end].lower() not in FORECASTS:
            return False
        item = reading.direction_item
        moves = item is not None and reading.by_verb and tag.end < item.start and not self._text.startswith(" to ", tag.end)
        if moves and reading.mention.kind == "percent":
            return True  # "the inflation forecast for 2025 fell to 2.3 percent from 3.5 percent"
        return revises_forecast(reading) or _MOVES_FORECAST.search(self._text, max(0, tag.start - _NEAR), tag.start) is not None

    def _is_expected(self, reading: Reading) -> bool:
        """Whether an amount compared with is a forecast for the same period: "the 175,000 that economists expected"."""
        around = _END_OF_PART.split(self._text[reading.item.end : reading.item.end + 48], maxsplit=1)[0]
        before = self._text[max(0, reading.item.start - 36) : reading.item.start]
        return bool(_EXPECTED.search(around) or _IN_REPORT.match(around) or _EXPECTED_BEFORE.search(before))

    def _of_whole_year(self, tag: Tag, reading: Reading) -> bool:
        """Whether a year is meant as a whole: "for the whole of 2023", "down from 13.7% a year earlier and from 13.6% in 2023"."""
        if _WHOLE_YEAR.search(self._text, max(0, tag.start - 14), tag.start):
            return True
        earlier = reading.previous
        while earlier is not None and earlier.sentence == reading.sentence:
            held = earlier.period
            if earlier.role == "before" and held is not None and held is not tag and compares(held) and held.value.basis == "yoy":
                return True
            earlier = earlier.previous
        return False
