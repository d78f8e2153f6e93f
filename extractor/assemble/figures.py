"""Fill what sentences leave empty, the way a reader does, and make figures of readings."""

from __future__ import annotations

from copy import copy
from typing import Any

from extractor import late_re as re
from extractor.assemble.asides import leans
from extractor.assemble.evidence import lend_units, of_number, of_sign, of_tag, tell_lines
from extractor.assemble.frames import Reading
from extractor.assemble.measure import signed
from extractor.assemble.outlook import status_of
from extractor.assemble.phrases import sector_dimension
from extractor.assemble.placing import Placing
from extractor.assemble.units import indicator_type
from extractor.assemble.words import POLICY_RATE
from extractor.interval import readings as intervals
from extractor.marks import Dimension, Draft, Reason, Tag
from extractor.recognize.streaks import UNIT_ASSUMED

_CODES = re.compile(r"(?:HS|Chapter|Heading|Tariff|CN)\b[^()\n]{0,40}[ ]")  # of customs goods
_CODE_REACH = 60  # characters between a bracket and a code in it
_DEFINING = re.compile(
    r"\b(?:companies|firms|enterprises|businesses|those|manufacturers|retailers|units)\s(?:[\w-]+\s){0,2}?with\s(?:an?\s)?(?:annual|yearly)"
    r"\s(?:[\w-]+\s){0,4}?of\s(?:at least|more than|over|above|no less than)?\s?$"
)
_DEFINED = 90  # characters of such a definition
_MANY = 100
_SETS = (
    r"(?: [a-z-]+){0,2} (?:sub)?(?:sectors|industries|provinces|regions|states|groups|divisions|categories|countries|cities|districts"
    r"|components|branches|sections|economies|members|prefectures|boroughs)\b"
)
_PART_OF_MANY = re.compile(rf" (?:out )?of (?:the |its )?(?:\d+|[a-z]+){_SETS}")
_SOME_OF = re.compile(r"\b(?:\d+|[a-z]+) (?:out )?of (?:the |its )?$")
_GROUPS = re.compile(_SETS)
_FLOORLESS = frozenset({"balance", "rate", "ratio", "index", "price"})
_DURATIONS = frozenset({"month", "year", "day", "week", "hour", "quarter"})


# how far a survey may be off
_SAMPLING = re.compile(r"\b(?:margins? of (?:sampling )?error|(?:sampling|standard) errors?)\b[^.;\n]{0,60}\Z")
_SAMPLED = 15  # percent: no survey is further off
_SAMPLING_REACH = 90  # characters from such a word to its number


class FigureMaker(Placing):
    """Walks the readings of one article in order and completes them."""

    def make(self, readings: list[Reading]) -> list[Draft]:
        """The figures, in order of the text; readings that state no statistic are left out."""
        self._widen(readings)
        self._subject.basis = self._main_basis(readings)
        drafts = []
        for reading in readings:
            self._enter(reading)
            if not self._is_statistic(reading):
                self._note(reading)
                continue
            draft = self._draft(reading)
            if draft is None:
                continue
            if self._sentence_first is None:
                self._sentence_first = draft
            if not self._opened:
                self._opened, self._opening, self._opening_place = True, draft.sector, draft.region
            self._last = draft
            drafts.append(draft)
        lend_units(drafts)
        for number, draft in enumerate(drafts, 1):
            draft.id = f"f{number}"
        return drafts

    def _note(self, reading: Reading) -> None:
        """What a number that is no statistic leaves behind: "the jobless rate rose in five provinces"."""
        item = reading.frame.indicator
        if item is not None:
            self._indicator, self._said_at = item, item.start
            if getattr(item.val, "type", "flow") != "balance":
                self._flow = item

    def _enter(self, reading: Reading) -> None:
        if reading.sentence == self._sentence:
            return
        if self._before_aside is not None:
            self._leave_aside(self._before_aside, reading.sentence)
        if reading.sentence in self._asides:
            self._before_aside = {name: copy(held) if isinstance(held, list | set) else held for name, held in self.__dict__.items()}
        before, self._sentence = self._sentence, reading.sentence
        self._previous_first = self._sentence_first or self._previous_first
        self._sentence_first = None
        self._last_basis = self._sentence_basis if self._sentence_basis != "other" else None
        self._sentence_basis = None
        paragraph = self._sentences[reading.sentence].paragraph
        bullet = reading.kind == "bullet"
        kept_basis = (
            self._last_basis if bullet and before >= 0 and self._sentences[before].kind != "bullet" else self._basis if bullet else None
        )
        if bullet and self._headings.get(reading.sentence) is not self._headings.get(before):
            kept_basis = None  # a line of its own introduces the list
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._indicator = self._flow = self._paragraph_flow = None
            self._carried = None
            self._opened, self._opening, self._opening_place = False, None, None
            self._topic_entity = self._topic_sector = None
            broken_down = reading.frame.sector is not None or reading.frame.region is not None
            if kept_basis is None and reading.kind == "prose" and broken_down and not self._subject.company:
                kept_basis = self._only_basis()
            self._said_bases.clear()
            self._bases.clear()
            self._changes = 0
            self._basis = kept_basis
            self._previous_first = None if reading.kind != "prose" else self._previous_first
        elif bullet and self._carried is not None and self._is_of_line(self._carried, before):
            self._carried = None
        for index in range(before + 1, reading.sentence):
            topic = self._topics.get(index) if index not in self._asides else None
            if isinstance(topic, Dimension) and topic.id is not None:
                self._opened, self._opening = True, topic if self._sentences[index].paragraph == paragraph else self._opening
                continue
            if isinstance(topic, Dimension):
                self._topic_entity = topic if self._sentences[index].paragraph == paragraph else None
                continue
            if topic is not None and topic.cls == "sector":
                self._topic_sector = sector_dimension(topic) if self._sentences[index].paragraph == paragraph else None
                continue
            if topic is not None and self._sentences[index].paragraph == paragraph:
                self._indicator, self._said_at = topic, topic.start
                if getattr(topic.val, "type", "flow") != "balance":
                    self._flow = topic

    def _leave_aside(self, before: dict[str, Any], sentence: int) -> None:
        """Behind a sentence about something else all that is carried on is as before it, unless the next leans on it: "It …"."""
        if sentence - 1 not in self._asides or not leans(self._text, self._sentences[sentence]):
            self.__dict__.update(before)
        self._before_aside = None

    def _is_of_line(self, tag: Tag, before: int) -> bool:
        """Whether a period was told further on in the line of a list before: "• Output was 4 million. For the year to date it …"."""
        sentence = self._sentences[before] if before >= 0 else None
        if sentence is None or sentence.kind != "bullet" or not sentence.start <= tag.start < sentence.end:
            return False
        return before > 0 and self._sentences[before - 1].kind == "bullet" and not self._text.startswith("\n", sentence.start - 1)

    def _is_statistic(self, reading: Reading) -> bool:
        mention = reading.mention
        kind = mention.kind
        frame = reading.frame
        first = self._sentences[reading.sentence].start == mention.start
        if (
            first
            and kind in ("count", "bare")
            and mention.value is not None
            and mention.value < 20
            and self._text[mention.end : mention.end + 2].strip()[:1].isupper()
        ):
            return False  # a footnote's digit
        if (
            kind in ("count", "bare")
            and mention.step >= 1
            and _CODES.fullmatch(self._text, self._text.rfind("(", max(0, mention.start - _CODE_REACH), mention.start) + 1, mention.start)
        ):
            return False  # "(Chapter 63, excluding 630510)"
        rated = kind in ("percent", "point") and mention.value is not None and mention.value < _SAMPLED
        if rated and self._is_sampling_error(mention.start):
            return False
        few = kind in ("count", "bare") and mention.value is not None and mention.value < _MANY
        if few and (_PART_OF_MANY.match(self._text, mention.end) or self._is_number_of_groups(mention.start, mention.end)):
            return False  # "sales rose in 7 of 11 subsectors"
        moved = reading.object or reading.prep in ("to", "by", "from", "at") or reading.role == "before" or reading.postfix is not None
        if kind == "quantity" and mention.unit in _DURATIONS:
            type_ = indicator_type(reading)
            return frame.indicator is not None and (moved or frame.mode is not None) and type_ not in ("flow",)
        head = reading.bracket_of.mention if reading.bracket_of is not None else mention
        if kind == "money" and self._defines(head.start):
            return False  # "plants with yearly sales of over 20 million yuan (about $3 million)"
        if kind in ("count", "bare"):
            value = mention.value if mention.value is not None else mention.high
            if value is None:
                return False
            counted = reading.counted
            if counted is not None and (counted.indicator or counted.sectors) and (value >= 100 or moved or mention.form == "digits"):
                return counted.indicator is not None or not counted.noise or value >= 1000
            big = value >= 1000 or (mention.step != 1 and mention.form == "digits")
            if frame.indicator is None and self._subject.indicator is None:
                return False
            sold = frame.indicator is not None and frame.indicator.cls == "indicator_verb"  # "sold 828 units"
            if counted is not None and counted.noise and value < 1000 and not sold:
                return False
            if big:
                return True
            if mention.form != "digits":
                return False
            if sold and value >= _MANY and counted is not None:
                return True
            return frame.subject and (moved or (frame.mode in ("level", "average") and counted is None) or reading.in_bracket)
        if mention.form == "fraction":
            return (
                reading.of_whole or frame.subject or reading.direction is not None or frame.mode is not None or reading.prep in ("to", "by")
            )
        return True

    def _defines(self, start: int) -> bool:
        """Whether an amount says which firms are meant: "enterprises with annual turnover of at least"."""
        begin = max(0, start - _DEFINED)
        told = self._text.find(" annual ", begin, start) >= 0 or self._text.find(" yearly ", begin, start) >= 0
        return told and _DEFINING.search(self._text, begin, start) is not None

    def _is_sampling_error(self, start: int) -> bool:
        """Whether a number tells how far a survey may be off."""
        reach = max(0, start - _SAMPLING_REACH)
        return self._text.find("error", reach, start) >= 0 and _SAMPLING.search(self._text, reach, start) is not None

    def _is_number_of_groups(self, start: int, end: int) -> bool:
        return _SOME_OF.search(self._text, max(0, start - 20), start) is not None and _GROUPS.match(self._text, end) is not None

    def _draft(self, reading: Reading) -> Draft | None:
        mention = reading.mention
        value, low, high = signed(mention.value, reading), None, None
        if mention.low is not None or mention.high is not None:
            low, high = signed(mention.low, reading), signed(mention.high, reading)
            if low is not None and high is not None and low > high:
                low, high = high, low
        measure = reading.measure or "level"
        unit = mention.unit or "count"
        evidence = of_number(reading, self._text, unit=unit)
        indicator_item, indicator = self._indicator_of(reading, evidence)
        self._item = indicator_item
        sector, region, entity = self._dimensions_of(reading, evidence)
        period, base = self._period_of(reading, evidence)
        basis, compared = self._basis_of(reading, base, evidence)
        if measure == "streak" and mention.rule == UNIT_ASSUMED and period is not None:
            unit = _SPANS.get(period.months or 1, unit)  # "the fourth in a row", of a report on a half-year
        type_ = getattr(getattr(indicator_item, "val", None), "type", None)
        if type_ == "balance" and measure == "level" and value is not None and value > 0 and self._goes_on(reading, indicator):
            value = -value  # "smaller than that of $42.3 billion", of a deficit
            evidence["sign"] = _as_before(evidence["indicator"])
        elif not mention.signed and ((value is not None and value < 0) or (high is not None and high < 0)):
            evidence["sign"] = of_sign(reading, self._text)
        floor = measure in ("level", "share") and (value is None or value >= 0) and type_ not in _FLOORLESS
        core, outer = intervals(
            value=value,
            low=low,
            high=high,
            step=mention.step,
            outer_step=mention.outer_step,
            qualifier=mention.qualifier,
            form=mention.form,
            unit=unit,
            whole=mention.whole and unit == "count" and measure == "level",
            exact=mention.exact,
            floor=floor,
            vague=mention.vague,
        )
        adjustment = reading.frame.adjustment
        status = None if _is_target_rate(reading.frame.status, indicator) else reading.frame.status
        told = status_of(status)
        evidence["status"] = of_tag(status if told != "actual" else None, "default")
        if adjustment is not None:
            evidence["adjustment"] = of_tag(adjustment, "clause")
        own = self._sentences[reading.sentence]
        tell_lines(evidence, own.start, own.end)
        return Draft(
            mention=mention,
            sentence=reading.sentence,
            clause=reading.clause,
            value=value,
            low=low,
            high=high,
            core=core,
            outer=outer,
            unit=unit,
            measure=measure,
            qualifier=mention.qualifier,
            indicator=indicator,
            sector=sector,
            region=region,
            entity=entity,
            period=period,
            basis=basis,
            compared_to=compared,
            adjustment=adjustment.value if adjustment is not None else None,
            status=told,
            counted=mention.counted if unit == "count" else None,
            evidence=evidence,
        )


_SPANS = {3: "quarter", 6: "half", 12: "year"}


def _as_before(reason: Reason) -> Reason:
    """The same words, of the figure before."""
    return *reason[:2], "figure before", reason[3]


def _is_target_rate(status: Tag | None, indicator: Dimension | None) -> bool:
    """ "cut the target for the overnight rate": the name of the rate, no plan."""
    return status is not None and status.value == "target" and indicator is not None and indicator.id == POLICY_RATE
