"""Assemble: lay out each sentence, read it, settle its numbers, fill its gaps, make figures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from extractor.assemble.asides import blanked, few, naming, naming_none, outside, set_apart, without
from extractor.assemble.calendar import adapt, fiscal_start, joined_spans
from extractor.assemble.cells import fill_cells
from extractor.assemble.exchange import ExchangeRates
from extractor.assemble.figures import FigureMaker
from extractor.assemble.frames import Frame, Reading
from extractor.assemble.headings import columns_frame, heading_frame, heads_columns, introduces
from extractor.assemble.items import Item, line, merge, number_item, tag_item
from extractor.assemble.lists import align, carry_contributions
from extractor.assemble.measure import settle
from extractor.assemble.no_day import undate
from extractor.assemble.own_currency import EXCHANGE, OwnCurrency
from extractor.assemble.owner import find_entity, own_names
from extractor.assemble.phrases import sector_dimension
from extractor.assemble.quoted import join_quoted
from extractor.assemble.reader import SentenceReader
from extractor.assemble.rereading import read_infinitives, unlend
from extractor.assemble.rivals import rival_names, tells_rivals
from extractor.assemble.shorthands import with_shorthands
from extractor.assemble.speakers import quotation_at, quotations
from extractor.assemble.spoken import Spoken, lend_spoken, spoken_of, topic_of
from extractor.assemble.subject import Subject, find_subject
from extractor.assemble.tables import fill_columns, scale_tables
from extractor.assemble.trading import contract_months, quoted_contracts, trading_day
from extractor.assemble.units import lend_cents, lend_currency, lend_reporting_currency, usual_unit
from extractor.marks import Dimension, Draft, Mention, Tag
from extractor.period import Period
from extractor.recognize.sentences import Sentence
from extractor.tag.entity import Names
from extractor.vocabulary.load import Vocabulary

_LEADING = re.compile(
    r"[A-Z][\w&.-]+(?: [A-Z][\w&.-]+){0,3}(?= (?:has|had|is|was|kept|keeps|led|leads|took|takes|remained"
    r"|remains|held|holds|stayed|regained|retained|topped|ranked|came|followed|maintained|continued)\b)"
)
_COMMON_STARTS = frozenset(
    [
        "it", "this", "that", "they", "he", "she", "we", "there", "here", "the", "these", "those", "what", "who", "which", "all",
        "some", "many", "most", "both", "demand", "supply", "growth",
    ]
)  # fmt: skip
_PREDICATE = re.compile(r" (?:[a-z]+ed|[a-z]+s|had|were|saw|grew|fell|rose|led|held|kept|made|won|lost) ")
_OPENING = 6  # characters before the product that a sentence opens with: "- The "
_QUOTES = frozenset('"“„«')  # what a sentence begins with that somebody said
_HEAD = 900  # characters in which a report says which year it is about
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOSED = re.compile(
    r"(?i)\b(?:full[ -]year|financial year|fiscal year|year|twelve months|12 months|52 weeks|53 weeks|fifty-(?:two|three) weeks)"
    r"[ ](?:to|ended|ending)[ ]"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ ])?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[ ](?P<day2>\d{1,2})\b)?"
)
_DATELINE = 200  # characters in which an article tells where it was written
# of a company's sales they say which, of an economy's growth what it is measured from
_OWN_SPAN = re.compile(
    r"(?i)(?:(?:for|in) the (?:(?P<quarter>quarter)|month)\b"
    r"|(?:(?P<quarterly>quarterly)|monthly) (?:[a-z]+ )?"
    r"(?:sales|revenues?|turnover|profits?|earnings|income|loss|EBITDA|deliveries|production|output)\b)"
)
_START = attrgetter("start")
_NAMING = frozenset({"indicator", "sector", "region", "institution"})
Hit = tuple[int, int, str, Any, dict[str, Any] | None]


class Opening(NamedTuple):
    """An article before its numbers are read: its phrases, and the economy or company whose figures it reports."""

    items: list[Item]
    entity: Dimension | None
    company: bool
    rivals: tuple[str, ...] = ()  # the firms that share the market which it reports on
    asides: frozenset[int] = frozenset()  # the sentences about something else
    distant: frozenset[int] = frozenset()  # the same where they are few, and its period is not theirs
    strays: frozenset[int] = frozenset()  # those of them that name what they are about


class Assembler:
    """Holds what the vocabulary gives; keeps nothing of an article."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._countries = {entry.means: entry for entry in vocabulary.of("region") if entry.type == "country"}
        self._own_currency = OwnCurrency(vocabulary, self._countries)
        self._exchange_rates = ExchangeRates(vocabulary)
        self._served = [
            (re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, entry.firms))})\b"), dict.fromkeys(entry.customers, entry.means))
            for entry in vocabulary.of("indicator")
            if entry.firms
        ]

    def opening(self, text: str, sentences: Sequence[Sentence], hits: Sequence[Hit], mentions: Sequence[Mention]) -> Opening:
        """What is known before the periods are: the phrases as items, and whose figures the article reports."""
        items = with_shorthands(text, join_quoted(text, _items(text, hits)))
        read_infinitives(text, items)
        rivals = tells_rivals(text, items)
        asides = naming_none(text, set_apart(text, sentences, items, mentions), sentences, rivals)
        distant = few(asides, sentences)
        strays = naming(text, distant, sentences, items)
        told, named, counted = list(sentences), items, mentions
        if strays:
            text, told = blanked(text, sentences, strays), without(sentences, strays)
            named, counted = outside(items, sentences, strays), outside(mentions, sentences, strays)
            rivals = tells_rivals(text, named) if rivals else ()
        entity, company = find_entity(text, told, named, counted, rivals=bool(rivals))
        if not company:
            unlend(items)
        return Opening(items, entity, company, () if company else rivals, asides, distant, strays)

    def fiscal_year_start(self, text: str, opening: Opening, mentions: Sequence[Mention]) -> int:
        """The first month of the fiscal year of the economy or company that the article is about."""
        entity = opening.entity
        country = self._countries.get(entity.id) if entity is not None and entity.id else None
        if entity is None and not opening.company:  # the place of writing may be all that tells the country
            place = next((item for item in opening.items if item.cls == "region" and item.start < _DATELINE), None)
            country = self._countries.get(getattr(place.val, "within", None) or place.val.means) if place is not None else None
        currencies = [mention.unit or "" for mention in mentions if mention.kind == "money"]
        if opening.company:
            closed = _CLOSED.search(text, 0, _HEAD)
            if closed is not None:  # "52 weeks ended 30 June": the first days of a month close the one before
                day = int(closed["day"] or closed["day2"] or 30)
                return (_MONTHS.index(closed["month"].lower()[:3]) + (1 if day > 10 else 0)) % 12 + 1
            if EXCHANGE.search(text, 0, _HEAD):
                currencies = ["AUD"]
        return fiscal_start(currencies, company=opening.company, country_start=country.fiscal_year_start if country else 1)

    def __call__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        opening: Opening,
        *,
        periods: Sequence[Tag],
        bases: Sequence[Tag],
        main_period: Period | None,
        published: date | None = None,
    ) -> list[Draft]:
        """The figures of the article, in order."""
        missing = [tag for tag in periods if tag.value is None]  # days that do not exist
        periods = joined_spans(text, [tag for tag in periods if tag.value is not None] if missing else periods)
        plain_hits, entity = opening.items, (opening.entity, opening.company)
        day = trading_day(text, published)
        contracts = contract_months(text, periods) if day is not None else []
        if contracts:
            periods = [tag for tag in periods if tag not in contracts]
            named = [Item(tag.start, tag.end, "plain", None, text[tag.start : tag.end].lower()) for tag in contracts]
            plain_hits = sorted([*merge(plain_hits, [(item.start, item.end) for item in named]), *named], key=_START)
        elif day is None:
            periods, priced = quoted_contracts(text, periods, published)
            if priced:
                plain_hits = sorted([*merge(plain_hits, [(item.start, item.end) for item in priced]), *priced], key=_START)
        own = own_names(text, entity[0]) if entity[1] and entity[0] is not None else rival_names(text, opening.rivals, plain_hits)
        currencies = [mention.unit or "" for mention in mentions if mention.kind == "money"]
        main_period = adapt(
            blanked(text, sentences, opening.distant) if opening.distant else text,
            outside(periods, sentences, opening.distant) if opening.distant else periods,
            sentences,
            main=main_period,
            company=entity[1],
            starts_label=(entity[0] is not None and entity[0].id == "JP") or "JPY" in currencies[:6],
            published=published,
        )
        main_period = day or main_period
        if entity[1]:
            months = main_period.months if main_period is not None else None
            bases = [tag for tag in bases if not _says_own_span(text, tag.start, months)]
            plain_hits = [
                replace(item, cls="noise") if item.cls == "basis" and _says_own_span(text, item.start, months) else item
                for item in plain_hits
            ]
        items = self._line_up(text, mentions, plain_hits, names=own, periods=periods, bases=bases)
        names = Names(text, makers=bool(opening.rivals) or (entity[0] is None and not entity[1]))
        reader = SentenceReader(text, names, published=published, company=entity[1])
        groups: list[list[Reading]] = []
        told_last: Sequence[Reading] = ()
        headings: dict[int, Frame] = {}
        topics: dict[int, Item | Dimension] = {}
        heading: Frame | None = None
        inside: tuple[int, int, Frame | None] | None = None  # paragraph and first line of a list or table, and the heading above it
        spoken: Spoken | None = None
        starts = [item.start for item in items]
        numbers = [place for place, item in enumerate(items) if item.cls == "num"]
        at, count = 0, len(items)
        for index, sentence in enumerate(sentences):
            while at < count and items[at].end <= sentence.start:
                at += 1
            stop = bisect_left(starts, sentence.end, at)
            own = items[at:stop]
            if inside is not None and sentence.kind == "prose" and sentence.paragraph > inside[0] and index > inside[1]:
                heading, inside = inside[2], None  # the list that was introduced, or the table, is over
            if heading is not None:
                headings[index] = heading
            if bisect_left(numbers, at) < bisect_left(numbers, stop):
                found = reader.read(
                    line(text, sentence.start, sentence.end, own, prose=sentence.kind == "prose"),
                    index,
                    sentence.kind,
                    paragraph=sentence.paragraph,
                    opens=index == 0 or sentences[index - 1].paragraph != sentence.paragraph,
                )
                lend_spoken(text, sentence, found, spoken)
                spoken = None
                align(found, text, told=told_last)
                told_last = told_last if index in opening.asides else found
                groups.append(found)
            elif (
                sentence.kind == "heading"
                or (sentence.kind == "headline" and index > 0 and (sentence.end - sentence.start < 45 or introduces(sentences, index)))
                or (sentence.kind == "prose" and text[sentence.end - 1] == ":")
            ):
                above, heading = heading, heading_frame(own, text)
                dated = any(item.cls == "period" for item in own)
                below = above is not None and headings.get(index - 1) is above
                if above is not None and below and above.period is not None and not dated:
                    heading = replace(heading or Frame(), period=above.period)  # "Sales by region" under "Second quarter in brief"
                columns = heads_columns(own, sentence)
                if columns:
                    heading = columns_frame(heading or Frame(), above)
                if columns or (sentence.kind == "prose" and text[sentence.end - 1] == ":"):
                    after = (inside[2] if inside is not None else above) if columns else heading
                    if after is not None:
                        after = replace(after, basis=None, comparison=None)
                    inside = (sentence.paragraph, index + 1, after)
            else:
                spoken = spoken_of(text, sentences, index, own, names, company=opening.company)
                topic = topic_of(text, own)
                first = own[0] if own else None
                opens = (
                    first is not None
                    and first.cls == "sector"
                    and first.start - sentence.start <= _OPENING
                    and text[sentence.start] not in _QUOTES
                )
                if opening.company and first is not None and opens and _PREDICATE.match(text, first.end):
                    topics[index] = sector_dimension(first)  # "Ice cream continued to …"
                elif topic is not None and topic.cls == "indicator":
                    topics[index] = topic
                elif first is not None and opens:
                    topics[index] = first  # "- Iron ore remains the top commodity. Exports are to earn …"
                else:
                    name = _leading_name(text, sentence, names)
                    if name is not None:
                        topics[index] = name
            at = stop
        scale_tables(text, sentences, groups)
        fill_columns(text, sentences, groups, periods)
        fill_cells(text, sentences, groups, items=items, periods=periods, main=main_period, frame_of=heading_frame)
        readings = [reading for group in groups for reading in group]
        subject = self._subject_of(text, sentences, items, readings, opening)
        unit = usual_unit(readings)
        if subject.company:
            subject.customers = next((counted for kind, counted in self._served if kind.search(text)), {})
            lend_reporting_currency(readings, subject.flow or subject.indicator)
        else:
            lend_currency(readings, subject.flow or subject.indicator)
        lend_cents(readings, text)
        told: str | None = None
        for group in groups:
            for reading in group:
                reading.told = told
            settle(group, default=subject.flow or subject.indicator, adding=subject.adding, unit=unit)
            if group and group[0].sentence not in opening.asides:
                told = next((reading.measure for reading in reversed(group) if reading.mention.kind == "percent"), told)
        carry_contributions(groups)
        self._own_currency.adopt(text, readings, subject, opening.items)
        country = self._countries.get(subject.entity.id) if subject.entity is not None and subject.entity.id else None
        self._exchange_rates.settle(text, readings, own=country.currency if country is not None else None)
        maker = FigureMaker(
            text,
            sentences=sentences,
            subject=subject,
            period=main_period,
            period_tag=next((tag for tag in periods if tag.value == main_period), None),
            headings=headings,
            topics=topics,
            published=published,
            entries={item.start: item.val for item in opening.items if item.cls in _NAMING},
            asides=opening.asides,
        )
        drafts = maker.make(readings)
        if missing:
            undate(drafts, sentences, periods, missing=missing)
        quoted = quotations(text)
        if quoted:
            for draft in drafts:
                voice = quotation_at(quoted, draft.start)
                if voice is not None and voice.speaker is not None:
                    draft.speaker = voice.speaker
                    draft.evidence["speaker"] = (*voice.named, "quotation", None)
        return drafts

    @staticmethod
    def _subject_of(text: str, sentences: Sequence[Sentence], items: list[Item], readings: list[Reading], opening: Opening) -> Subject:
        """What the article is about, sentences about something else left out."""
        told, strays = list(sentences), opening.strays
        if strays:
            text, told, items = blanked(text, sentences, strays), without(sentences, strays), outside(items, sentences, strays)
            readings = [reading for reading in readings if reading.sentence not in strays]
        return find_subject(text, told, items, readings, entity=(opening.entity, opening.company), rivals=bool(opening.rivals))

    @staticmethod
    def _line_up(
        text: str, mentions: Sequence[Mention], hits: list[Item], *, names: list[Item], periods: Sequence[Tag], bases: Sequence[Tag]
    ) -> list[Item]:
        """All items of the article, sorted; periods win over numbers inside them, numbers over phrases."""
        times = sorted([*periods, *bases], key=lambda tag: (tag.start, -tag.end))
        kept_times: list[Item] = []
        end = -1
        for tag in times:
            if tag.start >= end:
                kept_times.append(tag_item(tag))
                end = tag.end
            elif (
                tag.end > end
                and kept_times
                and (tag.end - tag.start > kept_times[-1].end - kept_times[-1].start or _dates(tag, kept_times))
            ):
                kept_times[-1] = tag_item(tag)
                end = tag.end
        for item in kept_times:
            item.low = text[item.start : item.end].lower()
        # "adjusted EBITA" is an indicator: the adjustment inside it is none of its own
        names_of = [(item.start, item.end) for item in hits if item.cls in ("indicator", "sector") and item.end - item.start > 5]
        kept_times = [item for item in kept_times if item.cls == "period" or not _inside(item, names_of)]
        streaks = [(m.start, m.end) for m in mentions if m.kind in ("streak", "rank")]
        kept_times = merge(kept_times, streaks)
        numbers = merge([number_item(mention) for mention in mentions], [(item.start, item.end) for item in kept_times])
        fixed = sorted([*kept_times, *numbers], key=_START)
        hedges = [mention.qualifier_span for mention in mentions if mention.qualifier_span is not None]
        fixed = sorted(
            [*fixed, *merge([Item(a, b, "qualifier", None, text[a:b].lower()) for a, b in hedges], [(i.start, i.end) for i in fixed])],
            key=_START,
        )
        fixed = sorted([*fixed, *merge(names, [(item.start, item.end) for item in fixed])], key=_START)
        words = merge(hits, [(item.start, item.end) for item in fixed])
        return sorted([*fixed, *words], key=_START)


def _says_own_span(text: str, start: int, months: int | None) -> bool:
    """Whether words of a company's report say only how long its own period is: "quarterly sales", in a report on a quarter."""
    told = _OWN_SPAN.match(text, start)
    return told is not None and months in (None, 3 if told["quarter"] or told["quarterly"] else 1)


def _dates(tag: Tag, kept: Sequence[Item]) -> bool:
    """Whether a period goes on where a basis ends inside it: "in the 12 months to" and "12 months to July"."""
    return tag.kind == "period" and kept[-1].cls == "basis"


def _leading_name(text: str, sentence: Sentence, names: Names) -> Dimension | None:
    """The proper name that a sentence begins with: what "its" in the next one stands for."""
    match = _LEADING.match(text, sentence.start, sentence.end)
    if match is None or (not names.is_name(match[0], match.start()) and match[0].lower() in _COMMON_STARTS):
        return None
    return Dimension(None, match[0], match[0], match.start(), match.end())


def _inside(item: Item, spans: list[tuple[int, int]]) -> bool:
    """Whether the item is a proper part of one of the spans (sorted)."""
    at = bisect_right(spans, (item.start, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= item.start and item.end <= spans[at][1] and spans[at][1] - spans[at][0] > item.end - item.start


def _items(text: str, hits: Sequence[Hit]) -> list[Item]:
    low = text.lower()
    if len(low) != len(text):  # some capitals have two-letter lower cases: İ
        return [Item(start, end, cls, entry, text[start:end].lower(), alts) for start, end, cls, entry, alts in hits]
    return [Item(start, end, cls, entry, low[start:end], alts) for start, end, cls, entry, alts in hits]
