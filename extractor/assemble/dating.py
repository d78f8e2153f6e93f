"""Date figures: the period of each, what a change is measured from, and on which basis."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.carrying import Carrying
from extractor.assemble.frames import Reading
from extractor.assemble.outlook import YEAR, compares, status_of
from extractor.assemble.units import indicator_type
from extractor.assemble.words import BESIDE, PRICE_INDICES
from extractor.marks import Reason, Tag
from extractor.period import Period, Relative

_WEEKLY = re.compile(r"(?i)\bweekly (?:report|data|survey|update|status|inventor|petroleum|statistics|figures)")
_HEAD = 600  # characters in which a report says how often it comes
_THIS_IS = (
    "This is ",
    "This was ",
    "That is ",
    "That was ",
    "This represents",
    "This marks",
    "This means",
    "This compares",
    "This equals",
    "This marked",
    "This reflects",
    "This translates",
    "This meant",
    "This compared",
    "The figure represents",
    "The figure was",
    "The amount is",
)
_FORESEEN_BEFORE = re.compile(r"\s+(?:\w+\s+){0,3}?(?:previously|earlier|initially|before)\b(?!\s+(?:month|year))", re.IGNORECASE)
_TWELVE_MONTHS = re.compile(r"(?i)\b(?:past|last|previous|preceding) (?:12|twelve)[ -]months?\b|\b(?:past|last) year\b")
_LONG = frozenset({2, 4, 5, 6, 7, 8, 9, 10, 11, 12})  # months of spans that are compared with those of the year before
_SHORT = frozenset({"mom", "qoq"})
_OPENING_DAYS = frozenset({10, 15, 20, 25})
_IN_ALL = re.compile(r"\b(?:annual|yearly|full-year) total of $")
_STEPPING = frozenset({"after", "following", "up from", "down from", "slowing from", "easing from", "accelerating from", "improving from"})
_ADDED_UP = frozenset({"flow", "count", "balance"})
_PLAN = re.compile(
    r" of (?:the|its) (?:[\w-]+ ){0,2}?(?:plan|limit|ceiling|budget|target|programme|estimate)s?(?: [a-z ]{1,24})? \((?:i\.e\. |or )?"
)


class Dating(Carrying):
    """The periods of figures; layers on top add bases (basing.py), indicators (naming.py), places (placing.py) and figures (figures.py)."""

    def _is_longer_tag(self, tag: Tag) -> bool:
        return isinstance(tag.value, Period) and self._is_longer(tag.value)

    def _is_longer(self, period: Period) -> bool:
        """Whether a period is longer than the article's own: a section on nine months in a report on a month."""
        return self._main_period is not None and (period.months or 0) > (self._main_period.months or 1)

    def _sums_up(self, tag: Tag, reading: Reading) -> bool:
        """Whether the first sentence of a paragraph tells of the months of the year up to the article's own, and of no other time."""
        main, value = self._main_period, tag.value
        if main is None or not isinstance(value, Period) or not self._opens_paragraph(reading.sentence) or reading.kind != "prose":
            return False
        run = value.end == main.end and (value.months or 0) > (main.months or 0) and main.months == 1
        return run and reading.previous is None

    def _resolve(self, tag: Tag, base: Period | None, *, own: bool = False) -> Period | None:
        """The period that a tag means beside `base`; `own` of a figure that is no earlier value: its "in 2023" is the year."""
        value = tag.value
        if isinstance(value, Relative):
            whole = own and base is not None and self._text[tag.start : tag.end].lower() == "last year"
            return value.of(base.around(12) if whole else base) if base is not None else None
        alternative = getattr(tag.data, "alternative", None)
        if isinstance(alternative, Relative) and base is not None and (base.days < YEAR or base == value) and not own:
            return alternative.of(base) or value
        return value  # type: ignore[no-any-return]

    def _base(self, reading: Reading) -> tuple[Period | None, Tag | None, str]:
        """The clause's own period, which "a year earlier" counts from."""
        main = self._main_period
        if reading.in_bracket and main is not None and (main.months or 12) < 12 and self._of_plan(reading):
            return main.around(12), None, "length said"
        tag, rule = reading.frame.period, "clause"
        whole = (
            tag is not None and isinstance(tag.value, Period) and tag.value.months == 12 and main is not None and tag.value.contains(main)
        )
        spoken = tag or (reading.period if reading.role == "now" else None)
        if spoken is not None and main is not None and self._is_run_of_year(reading, spoken, main):
            return main, spoken, "year so far"
        if tag is None and reading.frame.to_date and self._carried is not None and main is not None:
            carried = self._carried.value
            if isinstance(carried, Period) and carried.end == main.end and (carried.months or 0) > (main.months or 0):
                return carried, self._carried, "paragraph"  # "In April-September … Cumulative growth in manufacturing was"
        if (tag is None or whole) and reading.frame.to_date and main is not None and not self._is_policy_rate(reading):
            return Period(main.start.replace(month=1, day=1), main.end, main.known_year), reading.frame.adjustment, "year to date"
        run = reading.frame.basis
        if (
            tag is None
            and run is not None
            and main is not None
            and (main.months or 12) < 12
            and reading.measure == "level"
            and reading.role == "now"
            and indicator_type(reading) in _ADDED_UP
            and _TWELVE_MONTHS.search(self._text, run.start, run.end)
        ):
            start = Period.of_months(main.end.year, main.end.month, 1).shift(months=-11).start
            return Period(start, main.end, main.known_year), run, "length said"  # "Over the past 12 months it has shipped 12 million bags"
        cycle = reading.frame.cycle
        if (
            tag is None
            and cycle
            and main is not None
            and (main.months or 0) < cycle
            and reading.measure in ("level", "difference")
            and reading.role == "now"
            and (cycle == 3 or status_of(reading.frame.status) in ("forecast", "target"))
        ):
            headed = self._headings.get(reading.sentence)
            above = headed.period if headed is not None else None
            if above is not None and isinstance(above.value, Period) and above.value.months == cycle:
                return above.value, above, "heading"  # "Forecast for the fiscal year ending March 31": its full-year profit
            return main.around(cycle), None, "length said"
        if tag is not None and reading.measure == "streak" and tag.start > reading.mention.start:
            tag = None
        if (
            tag is None
            and reading.measure != "streak"
            and reading.role == "now"
            and reading.period is not None
            and not compares(reading.period)
        ):
            tag, rule = reading.period, "number"
        to_come = self._to_come(reading, main) if tag is None else None
        if to_come is not None and (self._carried is None or not self._outlook(self._carried)):
            return to_come
        carried = self._carried is not None and not (self._outlook(self._carried) and self._tells_past(reading))
        if tag is None and self._carried is not None and carried and not (self._carried is self._aside_time and self._of_main()):
            if self._is_policy_rate(reading) and self._published is not None and (getattr(self._carried.value, "months", None) or 1) > 1:
                return Period.of_months(self._published.year, self._published.month), None, "day of the decision"
            tag, rule = self._carried, "paragraph"
        heading = self._headings.get(reading.sentence)
        if tag is None and heading is not None and heading.period is not None:
            tag, rule = heading.period, "heading"
        told = self._previous_first
        this = tag is None and self._text.startswith(_THIS_IS, self._sentences[reading.sentence].start)
        if this and told is not None and told.period is not None and told.sentence == reading.sentence - 1 and reading.role == "now":
            return told.period, None, "sentence before"
        if (
            tag is None
            and (reading.frame.goes_on or reading.frame.of_that)
            and told is not None
            and told.period is not None
            and self._is_longer(told.period)
            and not (main is not None and told.period.end < main.start and not self._in_one_paragraph(told.sentence, reading.sentence))
            and (reading.frame.of_that or self._in_one_paragraph(told.sentence, reading.sentence))
        ):
            return told.period, None, "sentence before"
        if tag is not None:
            if (
                reading.frame.period is tag
                and not compares(tag)
                and not self._alone(tag)
                and not self._in_passing(tag)
                and (self._opens_paragraph(reading.sentence) or self._introduces(tag, reading.sentence))
            ):
                self._carried = tag
            elif self._dates_another(tag, reading):
                self._carried = self._aside_time = tag  # "Separately, jobseekers fell to 3.2 million in August. Of the young, …"
            elif reading.period is tag and reading.role == "now" and self._sums_up(tag, reading):
                self._carried = tag  # "Revenue grew by 11% in the first seven months. VAT came to …"
            elif reading.frame.period is tag and self._carried is not None and tag.value == main and self._is_longer_tag(self._carried):
                self._carried = None  # "So far this year … In May, … fell": back to the month
            if tag.id is not None and tag.id.endswith("to_date") and self._published is not None and self._is_policy_rate(reading):
                # "cut its rate to 3.75%, the third cut so far this year"
                return Period.of_months(self._published.year, self._published.month), None, "day of the decision"
            value = tag.value
            forecast = status_of(reading.frame.status) in ("forecast", "target")
            if forecast and self._subject.company and self._outlook(tag) and not compares(tag):
                self._foreseen = tag
            forecast = forecast or bool(_IN_ALL.search(self._text, max(0, reading.item.start - 24), reading.item.start))
            if cycle == 12 and forecast and reading.role == "now" and isinstance(value, Period) and (value.months or 12) < 12:
                return value.around(12), tag, "length said"  # "dearer freight in Q4 and a lower yearly profit"
            if isinstance(value, Relative):
                return (value.of(main) if main is not None else None), tag, rule
            return value, tag, rule
        said = reading.basis.value if reading.basis is not None else None
        steps = {"mom": 1, "qoq": 3}.get(said or "")
        if (
            steps
            and main is not None
            and main.months == 12
            and told is not None
            and told.period is not None
            and told.period.months == steps
        ):
            return told.period, None, "sentence before"  # "the average price fell 3% on the quarter", of a report on a year
        if self._published is not None and self._is_policy_rate(reading):
            return Period.of_months(self._published.year, self._published.month), None, "day of the decision"
        if main is None and self._published is not None and status_of(reading.frame.status) == "forecast" and self._is_economy(reading):
            return Period.of_year(self._published.year), None, "year of the forecast"
        told_by = self._told_by_year_before(reading, main)
        if told_by is not None:
            return told_by, reading.comparison, "year behind what it is compared with"
        return main, None, "subject of the article"

    def _of_plan(self, reading: Reading) -> bool:
        """ "40.5% of the annual plan (391 million)": what is planned for the year."""
        before = reading.previous
        if before is None or before.measure != "share" or before.sentence != reading.sentence:
            return False
        return _PLAN.fullmatch(self._text, before.item.end, reading.item.start) is not None

    def _to_come(self, reading: Reading, main: Period | None) -> tuple[Period | None, Tag | None, str] | None:
        """What a company expects without saying when: of the time foreseen last, or of the year after the one reported."""
        if not self._subject.company or reading.role != "now" or not self._looks_ahead(reading):
            return None
        if self._foreseen is not None and isinstance(self._foreseen.value, Period):
            return self._foreseen.value, self._foreseen, "outlook told last"
        if main is not None and main.months == 12 and self._published is not None and main.end < self._published:
            return main.shift(months=12), None, "year to come"
        return None

    def _is_run_of_year(self, reading: Reading, tag: Tag, main: Period) -> bool:
        """ "fell from 23 tonnes in June last year to 19 this year", of a report on June: "this year" is June."""
        compared = reading.comparison if reading.role == "now" else reading.period
        words = self._text[tag.start : tag.end].lower()
        if compared is None or not words.endswith(("this year", "current year")) or not isinstance(tag.value, Period):
            return False
        if (main.months or 12) > 11 or tag.value.months != 12 or not tag.value.start <= main.end <= tag.value.end:
            return False
        if reading.mention.kind not in ("money", "quantity", "count", "percent") or not self._tells_past(reading):
            return False
        alone = isinstance(compared.value, Period) and compared.value.months == 12
        if alone and main.months == 1:
            return False  # "from 5 tonnes last year to 3 this year": of years
        return self._resolve(compared, main) == main.before("yoy")

    def _widen(self, readings: Sequence[Reading]) -> None:
        """ "1.2 million tonnes in the 12 months to June": amounts are of the twelve months, where a rate is of the last one."""
        for reading in readings:
            tag = reading.period or reading.frame.period
            whole = getattr(tag.data, "alternative", None) if tag is not None else None
            if tag is None or not isinstance(whole, Period) or getattr(tag.data, "basis", None) != "yoy" or whole == tag.value:
                continue
            if (
                reading.mention.kind in ("count", "quantity", "money")
                and reading.measure == "level"
                and indicator_type(reading) in _ADDED_UP
            ):
                if self._main_period == tag.value and self._main_tag in (None, tag):
                    self._main_period = whole
                tag.value = whole

    def _introduces(self, tag: Tag, sentence: int) -> bool:
        """Whether a sentence begins with a longer period of its own: "For the first seven months, …"."""
        main = self._main_period
        if not isinstance(tag.value, Period) or main is None or tag.start - self._sentences[sentence].start > 12:
            return False
        if tag.value.end < main.start:
            return False  # "Last year, it was closer to half": told in passing
        return (tag.value.months or 0) > (main.months or 1)

    def _period_of(self, reading: Reading, evidence: dict[str, Reason]) -> tuple[Period | None, Period | None]:
        base, tag, rule = self._base(reading)
        own = reading.period
        head = reading.bracket_of
        if (
            own is None
            and head is not None
            and head.role == "before"
            and head.period is not None
            and reading.measure in ("change", "share")
        ):
            own = head.period  # "against 2.5 TWh (+4%) last year"
        if head is not None and head.role == "before" and reading.measure == "share":
            reading.role = "before"  # "against $3 billion (2% of GDP) a year earlier"
        if (
            own is None
            and head is not None
            and (head.role, reading.role, reading.measure, head.measure) == ("before", "now", "level", "level")
            and reading.mention.kind == head.mention.kind == "money"
            and reading.mention.unit != head.mention.unit
        ):
            own, reading.role = head.period, "before"  # "compared to CNY5.1 billion (about USD710 million)"
        if (
            own is None
            and reading.role == "now"
            and head is not None
            and reading.mention.kind == head.mention.kind
            and reading.mention.unit == head.mention.unit
            and reading.measure == head.measure
            and (reading.measure == "level" and (reading.mention.kind != "percent" or indicator_type(reading) in ("rate", "ratio")))
            and head.mention.form == "digits"
            and not reading.mention.signed
            and reading.frame.status is head.frame.status  # no "1.2 billion (target: 1.4 billion)"
            and (reading.counted is None or reading.counted.indicator is None)
        ):
            reading.role = "before"  # "$74 million ($148 million)"
        if own is None and self._goes_with(reading):
            own = reading.previous.period  # type: ignore[union-attr]  # "$9.5 billion this year, up 7 percent"
        if reading.measure == "streak" or (own is not None and (own.id or "").endswith("to_date") and self._is_policy_rate(reading)):
            own = None
        period = base
        if own is not None and own is not tag and rule != "year so far":
            whole_year = self._tells_future(reading) or self._of_whole_year(own, reading)
            resolved = self._resolve(own, base, own=reading.role == "now" or whole_year)
            if resolved is not None:
                if (
                    reading.role == "before"
                    and base is not None
                    and resolved.months == 12
                    and (base.months or 12) < 12
                    and resolved.start.year < base.start.year
                    and not whole_year
                ):
                    resolved = base.shift(months=12 * (resolved.start.year - base.start.year))  # "the 2022 figure" of a month
                period, tag, rule = resolved, own, "number"
        elif reading.role == "before":
            if (
                status_of(reading.frame.status) == "revised"
                or self._revises_forecast(reading)
                or self._is_expected(reading)
                or (reading.scope is not None and reading.scope.low in BESIDE)
                or (tag is not None and self._outlook(tag) and (reading.in_bracket or _is_rate_beside(reading)))
                or self._is_told_before(reading)
                or (_is_rate_before(reading) and tag is not None and self._outlook(tag))
                or (status_of(reading.frame.status) == "forecast" and _FORESEEN_BEFORE.match(self._text, reading.item.end))
            ):
                rule = "same period"
                if head is not None and head.period is not None:  # "4.6 percent in the third quarter (4.3 percent in the March report)"
                    period, tag = self._resolve(head.period, base), head.period
            else:
                period, tag, rule = self._prior(reading, base)
        main = self._main_period
        if (
            period is not None
            and (period.days == 1 or (tag is not None and period.months == 1 and self._text.startswith(("-end", " end"), tag.end)))
            and main is not None
            and main.days > 1
            and main.contains(period)
            and indicator_type(reading) in _ADDED_UP
            and not reading.frame.to_date
        ):
            period = main  # "output by end-May": a flow is of the span that the day closes
        if period is not None:
            if tag is None and rule == "subject of the article":
                tag = self._main_tag
            evidence["period"] = because(tag, rule)
        return period, base

    def _goes_with(self, reading: Reading) -> bool:
        """Whether a change stands right behind the level that it is of, where that has a period of its own."""
        before = reading.previous
        if before is None or reading.measure != "change" or reading.role != "now" or before.sentence != reading.sentence:
            return False
        if before.role != "now" or before.measure != "level" or before.period is None or compares(before.period) or reading.in_bracket:
            return False
        if reading.frame.period is not None and reading.frame.period.start > before.item.end and reading.frame.period is not before.period:
            return False  # "31,204 in March, first quarter up 43%"
        return before.clause == reading.clause or self._text[before.item.end : reading.item.start].count(",") == 1

    def _prior(self, reading: Reading, base: Period | None) -> tuple[Period | None, Tag | None, str]:
        """The period of an earlier value that names none: one step of the basis back."""
        if base is None:
            return None, None, ""
        if self._is_policy_rate(reading) and base.months == 1 and reading.comparison is None:
            return base.before("mom"), None, "period before"  # "cut its rate to 3.75 percent from 4 percent"
        sibling = reading.previous
        if (
            sibling is not None
            and (sibling.prep == "to" or (reading.scope is not None and reading.scope.low in _STEPPING))
            and sibling.comparison is None
            and sibling.measure == reading.measure == "change"
            and sibling.mention.kind == reading.mention.kind == "percent"
            and sibling.clause == reading.clause
            and base.months in (1, 3)
        ):
            return base.before("mom" if base.months == 1 else "qoq"), None, "period before"  # "annual growth picked up to 2.1% from 1.5%"
        if self._contributes(reading) and base.months in (1, 3) and reading.in_bracket:
            return base.before("mom" if base.months == 1 else "qoq"), None, "period before"  # "added 0.4 points (down from 0.7 points)"
        while sibling is not None and sibling.sentence == reading.sentence:
            if sibling.comparison is not None:
                resolved = self._resolve(sibling.comparison, base)
                if resolved is not None:
                    return resolved, sibling.comparison, "comparison"
            if sibling.basis is not None:
                return base.before(sibling.basis.value) or base.before(self._subject.basis), sibling.basis, "basis"
            sibling = sibling.previous
        if (
            reading.mention.kind in ("percent", "money")
            and reading.measure in ("change", "level")
            and self._is_rate_of_prices(reading)
            and base.months in (1, 3)
        ):
            return base.before("mom" if base.months == 1 else "qoq"), None, "period before"
        basis, tag, rule = self._inherited_basis(base)
        return base.before(basis), tag, f"one step of the basis back: {rule}"

    def _inherited_basis(self, base: Period | None) -> tuple[str | None, Tag | None, str]:
        """The basis of a change that names none: said before, or usual."""
        if self._sentence_basis is not None:
            tag = self._basis_tags.get(self._sentence_basis)
            return self._sentence_basis, tag, "sentence" if tag is not None else "usual for what it is"
        heading = self._headings.get(self._sentence)
        if heading is not None and heading.basis is not None and heading.indicator is None:
            return heading.basis.value, heading.basis, "heading"  # "Monthly comparison"
        long = base is not None and base.months in _LONG  # a run of months is compared with that of the year before
        if self._basis is not None and not (long and self._basis in _SHORT):
            return self._basis, self._basis_tags.get(self._basis, self._main_basis_tag), "paragraph"
        if self._subject.basis is not None and not (long and self._subject.basis in _SHORT):
            return (
                self._subject.basis,
                self._main_basis_tag,
                "subject of the article" if self._main_basis_tag else "usual for the indicator",
            )
        if self._subject.company:
            return "yoy", None, "usual for a company's report"
        if base is not None and (base.months in _LONG or (base.months is None and base.days in _OPENING_DAYS and base.start.day == 1)):
            return "yoy", None, "usual for a span"  # a half-year, a run of months, a year, the first twenty days
        return None, None, ""

    def _is_rate_of_prices(self, reading: Reading) -> bool:
        item = reading.frame.indicator or self._indicator or self._subject.flow
        return item is not None and item.val.means in PRICE_INDICES

    def _is_inflation(self, reading: Reading) -> bool:
        """Whether a percentage of a price index is the inflation rate itself: what it reached or came from."""
        reached = reading.prep in ("to", "at", "from") or (reading.role == "before" and reading.prep in ("of", None))
        if (reading.in_bracket and reading.prep != "from") or reading.contribution or reading.object:
            return False
        flow, own = self._subject.flow, reading.frame.indicator
        priced = own is not None and own.val.means == "price" and flow is not None and flow.val.means in PRICE_INDICES
        return reading.mention.kind == "percent" and reached and (priced or self._is_rate_of_prices(reading))

    def _is_weekly(self) -> bool:
        """Whether the article calls itself a weekly report and names no period."""
        return self._main_period is None and _WEEKLY.search(self._text, 0, _HEAD) is not None

    def _main_means(self) -> str | None:
        """The article's own indicator."""
        return self._subject.flow.val.means if self._subject.flow is not None else None

    def _main_type(self) -> str:
        """How the article's own indicator is counted."""
        return getattr(self._subject.flow.val, "type", "") if self._subject.flow is not None else ""


def because(tag: Tag | None, rule: str) -> Reason:
    if tag is None or tag.start == tag.end:
        return None, None, rule if tag is None else tag.id, None  # "table row"
    return tag.start, tag.end, rule, tag.id


def _is_rate_before(reading: Reading) -> bool:
    """ "growth of 2.8% in 2025, down from 3.0%", foreseen: what was foreseen before."""
    told = reading.scope is not None and reading.scope.low in ("up from", "down from", "revised from")
    return told and reading.mention.kind == "percent" and status_of(reading.frame.status) == "forecast"


def _is_rate_beside(reading: Reading) -> bool:
    """ "4.1 percent in the fourth quarter, against 3.9 percent": of a rate to come, what was foreseen before."""
    beside = reading.scope is not None and reading.scope.low in ("against", "compared with", "compared to", "versus", "vs", "vs.")
    return beside and reading.mention.kind == "percent" and indicator_type(reading) == "rate"
