"""Fill what sentences leave empty, the way a reader does, and make figures of readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.assemble.items import Item
from extractor.assemble.measure import indicator_type, signed
from extractor.assemble.reader import Frame, Reading
from extractor.assemble.subject import Subject, basis_between
from extractor.interval import readings as intervals
from extractor.marks import Dimension, Draft, Tag
from extractor.period import Period, Relative
from extractor.recognize.sentences import Sentence

_FLOORLESS = frozenset({"balance", "rate", "ratio", "index", "price"})
_DURATIONS = frozenset({"month", "year", "day", "week", "hour", "quarter"})
_COMPARING = frozenset({"yoy", "mom", "qoq", "hoh", "wow", "dod"})


class FigureMaker:
    """Walks the readings of one article in order and completes them."""

    def __init__(self, text: str, *, sentences: Sequence[Sentence], subject: Subject, period: Period | None, headings: dict[int, Frame]) -> None:
        self._text = text
        self._sentences = sentences
        self._subject = subject
        self._main_period = period
        self._headings = headings
        self._paragraph = -1
        self._sentence = -1
        self._indicator: Item | None = None  # last said in this paragraph
        self._flow: Item | None = None
        self._carried: Tag | None = None  # period said in this paragraph
        self._basis: str | None = None
        self._last: Draft | None = None
        self._sentence_first: Draft | None = None
        self._previous_first: Draft | None = None
        self._sentence_basis: str | None = None

    def make(self, readings: list[Reading]) -> list[Draft]:
        """The figures, in order of the text; readings that state no statistic are left out."""
        self._subject.basis = self._main_basis(readings)
        drafts = []
        for reading in readings:
            self._enter(reading)
            if not self._is_statistic(reading):
                continue
            draft = self._draft(reading)
            if draft is None:
                continue
            if self._sentence_first is None:
                self._sentence_first = draft
            self._last = draft
            drafts.append(draft)
        for number, draft in enumerate(drafts, 1):
            draft.id = f"f{number}"
        return drafts

    def _enter(self, reading: Reading) -> None:
        if reading.sentence == self._sentence:
            return
        self._sentence = reading.sentence
        self._previous_first = self._sentence_first or self._previous_first
        self._sentence_first = None
        self._sentence_basis = None
        paragraph = self._sentences[reading.sentence].paragraph
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._indicator = self._flow = None
            self._carried = None
            self._basis = None
            self._previous_first = None if reading.kind != "prose" else self._previous_first

    # what is a statistic -----------------------------------------------------------------------------------------

    def _is_statistic(self, reading: Reading) -> bool:
        mention = reading.mention
        kind = mention.kind
        frame = reading.frame
        moved = reading.object or reading.prep in ("to", "by", "from") or reading.role == "before" or reading.postfix is not None
        if kind == "quantity" and mention.unit in _DURATIONS:
            type_ = indicator_type(reading)
            return frame.indicator is not None and (moved or frame.mode is not None) and type_ not in ("flow",)
        if kind in ("count", "bare"):
            value = mention.value if mention.value is not None else mention.high
            if value is None:
                return False
            counted = reading.counted
            if counted is not None and (counted.indicator or counted.sectors) and (value >= 100 or moved or mention.form == "digits"):
                return not counted.noise or value >= 1000
            big = value >= 1000 or mention.step != 1 and mention.form == "digits"
            if frame.indicator is None and self._subject.indicator is None:
                return False
            if counted is not None and counted.noise and value < 1000:
                return False
            if big:
                return True
            if mention.form != "digits":
                return False
            return frame.subject and (moved or (frame.mode in ("level", "average") and counted is None) or reading.in_bracket)
        if mention.form == "fraction":
            return reading.of_whole or reading.direction is not None or frame.mode is not None or reading.prep in ("to", "by")
        return True

    # filling -----------------------------------------------------------------------------------------------------

    def _draft(self, reading: Reading) -> Draft | None:
        mention = reading.mention
        evidence: dict[str, tuple[int | None, int | None, str]] = {"value": (mention.start, mention.end, mention.rule or "number")}
        value, low, high = (signed(number, reading) for number in (mention.value, mention.low, mention.high))
        if low is not None and high is not None and low > high:
            low, high = high, low
        measure = reading.measure or "level"
        unit = mention.unit or "count"
        indicator_item, indicator = self._indicator_of(reading, evidence)
        sector, region, entity = self._dimensions_of(reading, evidence)
        period, base = self._period_of(reading, evidence)
        basis, compared = self._basis_of(reading, base, evidence)
        type_ = getattr(getattr(indicator_item, "val", None), "type", None)
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
        status = reading.frame.status
        adjustment = reading.frame.adjustment
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
            status=_status(status),
            counted=mention.counted if unit == "count" else None,
            evidence=evidence,
        )

    def _indicator_of(self, reading: Reading, evidence: dict[str, Any]) -> tuple[Item | None, Dimension | None]:
        frame = reading.frame
        item, rule = frame.indicator, "subject of the clause"
        if item is None and reading.of_indicator is not None:
            item, rule = reading.of_indicator, "of the whole"
        previous = self._sentence_first or self._previous_first
        if item is None and (frame.pronoun or not frame.subject) and previous is not None and previous.indicator is not None and self._indicator is not None:
            item, rule = self._indicator, "sentence before"
        if item is None:
            item, rule = self._flow or self._indicator, "paragraph"
        if item is None and self._headings.get(reading.sentence) is not None:
            item, rule = self._headings[reading.sentence].indicator, "heading"
        if item is None:
            item, rule = self._subject.flow or self._subject.indicator, "subject of the article"
        if item is None:
            return None, None
        if frame.indicator is not None:
            self._indicator = item
            if getattr(item.val, "type", "flow") != "balance":
                self._flow = item
        evidence["indicator"] = (item.start, item.end, rule)
        means = item.val.means
        return item, Dimension(means, means, self._text[item.start : item.end], item.start, item.end)

    def _dimensions_of(self, reading: Reading, evidence: dict[str, Any]) -> tuple[Dimension | None, Dimension | None, Dimension | None]:
        frame, subject = reading.frame, self._subject
        sector, region, entity = frame.sector, frame.region, frame.entity
        rule = "clause"
        previous = self._previous_first if self._sentence_first is None else self._sentence_first
        if not frame.subject and previous is not None or frame.pronoun and previous is not None:
            if sector is None and region is None and entity is None:
                sector, region = previous.sector, previous.region
                entity = previous.entity if previous.entity is not subject.entity else None
                rule = "sentence before"
        if entity is not None and subject.company and entity.id is None:
            own = subject.entity.name if subject.entity is not None and subject.entity.name else ""
            name = (entity.text or entity.name or "").lower()
            if not (own.lower().startswith(name) or name.startswith(own.lower())):
                sector = sector or Dimension(None, name, entity.text, entity.start, entity.end)
            entity = None
        if sector is None and frame.indicator is not None and getattr(frame.indicator.val, "sector", None):
            item = frame.indicator
            sector = Dimension(item.val.sector, item.val.sector, None, item.start, item.end)
        if sector is None and subject.sector is not None and not frame.whole:
            sector, rule = subject.sector, "subject of the article"
        if entity is None:
            entity = subject.entity
        if region is not None and entity is not None and region.id == entity.id:
            region = None
        if region is None and subject.region is not None and frame.region is None:
            region = subject.region
        sector, region = self._with_text(sector), self._with_text(region)
        for key, found in (("sector", sector), ("region", region), ("entity", entity)):
            if found is not None:
                evidence[key] = (found.start, found.end, rule)
        return sector, region, entity

    def _with_text(self, dimension: Dimension | None) -> Dimension | None:
        if dimension is None or dimension.text is not None or dimension.start is None:
            return dimension
        return dimension._replace(text=self._text[dimension.start : dimension.end])

    # time --------------------------------------------------------------------------------------------------------

    def _resolve(self, tag: Tag, base: Period | None) -> Period | None:
        value = tag.value
        if isinstance(value, Relative):
            return value.of(base) if base is not None else None
        alternative = getattr(tag.data, "alternative", None)
        if alternative is not None and base is not None and base.days < 300:
            return alternative.of(base) or value
        return value  # type: ignore[no-any-return]

    def _base(self, reading: Reading) -> tuple[Period | None, Tag | None, str]:
        """The clause's own period, which "a year earlier" counts from."""
        main = self._main_period
        tag, rule = reading.frame.period, "sentence"
        if tag is None and reading.role == "now" and reading.period is not None and not _compares(reading.period):
            tag, rule = reading.period, "clause"
        if tag is None and self._carried is not None:
            tag, rule = self._carried, "paragraph"
        if tag is not None:
            if reading.frame.period is tag and not self._alone(tag):
                self._carried = tag
            value = tag.value
            if isinstance(value, Relative):
                return (value.of(main) if main is not None else None), tag, rule
            return value, tag, rule
        return main, None, "subject of the article"

    def _alone(self, tag: Tag) -> bool:
        return self._text[tag.end : tag.end + 6] == " alone"

    def _period_of(self, reading: Reading, evidence: dict[str, Any]) -> tuple[Period | None, Period | None]:
        base, tag, rule = self._base(reading)
        own = reading.period
        period = base
        if own is not None and own is not tag:
            resolved = self._resolve(own, base)
            if resolved is not None:
                period, tag, rule = resolved, own, "number"
        elif reading.role == "before":
            period, tag, rule = self._prior(reading, base)
        if period is not None:
            evidence["period"] = (tag.start if tag else None, tag.end if tag else None, rule)
        return period, base

    def _prior(self, reading: Reading, base: Period | None) -> tuple[Period | None, Tag | None, str]:
        """The period of an earlier value that names none: one step of the basis back."""
        if base is None:
            return None, None, ""
        sibling = reading.previous
        while sibling is not None and sibling.sentence == reading.sentence:
            if sibling.comparison is not None:
                resolved = self._resolve(sibling.comparison, base)
                if resolved is not None:
                    return resolved, sibling.comparison, "comparison"
            if sibling.basis is not None:
                return base.before(sibling.basis.value) or base.before(self._subject.basis), sibling.basis, "basis"
            sibling = sibling.previous
        basis = self._sentence_basis or self._basis or self._subject.basis or ("yoy" if base.months == 12 else None)
        if basis is None and self._subject.company:
            basis = "yoy"
        return base.before(basis), None, "basis of the article"

    def _basis_of(self, reading: Reading, base: Period | None, evidence: dict[str, Any]) -> tuple[str | None, Period | None]:
        if reading.measure not in ("change", "difference"):
            return None, None
        found, tag, compared = self._said_basis(reading, base)
        if found is not None:
            self._sentence_basis = self._basis = found
            evidence["basis"] = (tag.start if tag else None, tag.end if tag else None, "clause")
        else:
            found = self._sentence_basis or self._basis or self._subject.basis
            if found is None and self._subject.company:
                found = "yoy"
            if found is None and base is not None and base.months == 12:
                found = "yoy"
            if found is not None:
                evidence["basis"] = (None, None, "inherited")
        if compared is None and base is not None and found in _COMPARING:
            compared = base.before(found)
        return found, compared

    def _said_basis(self, reading: Reading, base: Period | None) -> tuple[str | None, Tag | None, Period | None]:
        tag = reading.basis
        if tag is not None:
            return tag.value, tag, None
        tag = reading.comparison
        if tag is None and reading.frame.basis is not None:
            return reading.frame.basis.value, reading.frame.basis, None
        if tag is None and reading.period is not None:
            implied = getattr(reading.period.data, "basis", None)
            if implied and not isinstance(reading.period.value, Relative):
                return implied, reading.period, None
        if tag is None:
            return None, None, None
        value = tag.value
        alternative = getattr(tag.data, "alternative", None)
        if isinstance(value, Relative):
            before = value.of(base) if base is not None else None
            if base is not None and before is not None:
                return basis_between(base, before), tag, before
            return value.basis if value.count == 1 and value.basis in _COMPARING else "other", tag, None
        if alternative is not None and base is not None and base.days < 300:
            return alternative.basis, tag, alternative.of(base)
        if base is None:
            return getattr(tag.data, "basis", None), tag, None
        return basis_between(base, value), tag, value

    def _main_basis(self, readings: list[Reading]) -> str | None:
        """The basis that the article's first change states."""
        for reading in readings:
            if reading.measure in ("change", "difference"):
                base, _, _ = self._base(reading)
                found, _, _ = self._said_basis(reading, base)
                if found is not None and found != "other":
                    return found
        return None


def _compares(tag: Tag) -> bool:
    return isinstance(tag.value, Relative) and tag.value.basis in _COMPARING


def _status(tag: Tag | None) -> str:
    value = tag.value if tag is not None else "actual"
    return value if value in ("actual", "forecast", "target", "preliminary", "revised") else "actual"
