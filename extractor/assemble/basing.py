"""On which basis a change is measured: what its clause says, else what the article does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.dating import Dating, because
from extractor.assemble.frames import Reading
from extractor.assemble.outlook import COMPARING, YEAR, status_of
from extractor.assemble.subject import basis_between
from extractor.assemble.words import PRICE_INDICES
from extractor.marks import Reason, Tag
from extractor.period import Period, Relative
from extractor.vocabulary.classes import members

_ANNUAL_BEHIND = re.compile(
    r"[^.;\n%]{0,40}\b(?:taking|leaving|bringing|pushing|lifting|sending|dragging|cutting|moving|putting|slowing) "
    r"(?:the |its )?(?:annual|yearly|year-on-year|12-month) (?:[a-z]+ )?(?:rate|growth|pace|change|inflation|increase)"
)
_ANNUAL_BEFORE = re.compile(r"\b(?:annual|yearly) (?:[a-z]+ )?(?:rate|growth|pace|change|inflation|increase)\b[^.;,%\d]*$")
_TRACKED = members("tracked_counts")
_ANNUAL_RATES = frozenset({"inflation", "core_inflation"})  # rates over the year, by what they are
MONTHLY = members("labour_market")
_USUAL = re.compile(
    r"(?i)\s(?:than )?(?:the |its |their |this |a )?(?:[\w’'-]+ ){0,3}?"
    r"(?:average|mean|norm|normal|forecasts?|targets?|consensus|expectations?|quota|plan(?:ned)?|expected|anticipated|targeted|budgeted|scheduled"
    r"|envisaged|foreseen)\b"
)
_BEYOND = re.compile(  # "exceeded the plan by", "fell short of its target by"
    r"\b(?:exceed|surpass|beat|outstrip|overshot|undershot|miss|short of|above|below|ahead of)[a-z]*(?: [\w’'-]+){0,4}? "
    r"(?:plan|target|forecast|goal|quota|expectations|estimate|schedule|budget)s?(?: of [\w.,% ]{1,24})?"
    r" by (?:about |some |nearly |almost |over |more than )?$"
)

_MONTHLY_FLOWS = members("monthly_activity")
_YEARLY = 2  # percent; an economy that grows by more in a quarter is compared with the year before
_SWING = 8  # percent
_RUN = 100  # days; months told one after the other
_CUSTOMS = members("customs")
_COUNTED_MONTHLY = _CUSTOMS | members("monthly_counts")
_ADJUSTING = frozenset({"US", "CA"})
_COMPARING_YEARS = frozenset({
    "CN", "KR", "JP", "IN", "TW", "HK", "SG", "MY", "TH", "VN", "ID", "PH", "BD", "PK", "LK", "TR", "BR", "CL", "PE", "KE", "EG",
})  # fmt: skip
_WEEK = 7  # days
_MONTH = 28
_LENGTHS = {"mom": 1, "qoq": 3, "hoh": 6}  # months of a period that is compared with the one right before


def _is_compared(reading: Reading) -> bool:
    """Whether a percentage is the earlier value of the one right before it."""
    now = reading.previous
    if reading.role != "before" or now is None or now.role != "now" or reading.basis is not None or reading.comparison is not None:
        return False
    return now.measure == reading.measure == "change" and now.mention.kind == reading.mention.kind == "percent"


class Basing(Dating):
    """Bases of changes and differences."""

    def _only_basis(self) -> str | None:
        """The basis that all of a paragraph's changes stated: a section on it may go on in the next paragraph."""
        if len(self._said_bases) != 1 or self._said_bases & {"other", "dod"} or self._bases - self._said_bases:
            return None
        found = next(iter(self._said_bases))
        return found if found == "yoy" or self._changes > 1 else None  # one monthly rate alone is said in passing

    def _basis_of(self, reading: Reading, base: Period | None, evidence: dict[str, Reason]) -> tuple[str | None, Period | None]:
        if reading.measure not in ("change", "difference"):
            return None, None
        if (
            status_of(reading.frame.status) == "revised"
            and reading.basis is None
            and reading.comparison is None
            and reading.frame.indicator is not None
            and reading.prep not in ("to", "from", "at")
            and reading.role == "now"
            and self._is_revision(reading)
        ) or (reading.measure == "difference" and reading.basis is None and self._revises_forecast(reading)):
            evidence["basis"] = because(reading.frame.status, "revision")
            return "other", None
        found, tag, compared = self._said_basis(reading, base)
        said = tag
        self._changes += 1
        if found is None and self._is_policy_rate(reading):
            return None, None
        if self._is_rate_of_prices(reading) and (self._contributes(reading) or (found is None and reading.mention.kind == "money")):
            return None, None
        last = self._last
        if _is_compared(reading) and last is not None and last.sentence == reading.sentence and last.basis is not None:
            found, tag = last.basis, None  # "flat on the month and 3.1% higher on the year, compared with 3.2% in May"
        if found is not None:
            if self._opens_paragraph(reading.sentence) and not self._beside_total(reading, found):
                self._basis = found if self._basis in (None, found) or self._sentence_basis is None else self._subject.basis
            self._sentence_basis = found
            if self._basis == "other":
                self._basis = None  # "4% above the average" says nothing of the next
            self._said_bases.add(found)
            rule = "clause" if tag is not None else "usual for what it is"
            if tag is not None:
                self._basis_tags[found] = tag
        elif (step := self._step_of_stock(reading, base)) is not None:
            found, tag, rule = step, None, "usual for what a stock gains"
        elif self._beside_annual_rate(reading, base):
            found, tag, rule = ("mom" if base is not None and base.months == 1 else "qoq"), None, "beside an annual rate"
        elif reading.prep in ("to", "of", "at") and _ANNUAL_BEFORE.search(self._text, max(0, reading.item.start - 40), reading.item.start):
            found, tag, rule = "yoy", None, "usual of an annual rate"
            self._sentence_basis = found
        else:
            found, tag, rule = self._inherited_basis(base)
            if base is not None and base.days == _WEEK and found in ("mom", "qoq"):
                found, tag, rule = "wow", None, "usual for a week"
            if self._sentence_basis is None and self._is_inflation(reading):
                found, tag, rule = "yoy", None, "usual for inflation"  # "the index rose to 2.03 percent"
            if found in _LENGTHS and base is not None and (base.months or 0) > _LENGTHS[found] and reading.frame.mode != "average":
                # nine months have no month before
                kept = self._subject.basis not in _LENGTHS
                found, tag, rule = (
                    (self._subject.basis, self._main_basis_tag, "subject of the article") if kept else ("yoy", None, "usual for a span")
                )
        if found is not None:
            evidence["basis"] = because(tag, rule)
            self._bases.add(found)
        if compared is not None:
            evidence["compared_to"] = because(said, "comparison")
        elif base is not None and found in COMPARING:
            compared = base.before(found)
            if compared is not None:
                evidence["compared_to"] = because(tag, "one step of the basis back")
        return found, compared

    def _beside_total(self, reading: Reading, found: str) -> bool:
        """Whether a change on the year only stands behind a total, in a report on months: "$70 billion, 2.7% more than a year ago"."""
        total = reading.previous
        behind = total is not None and total.sentence == reading.sentence and total.measure == "level" and total.mention.kind == "money"
        return found == "yoy" and self._subject.basis in ("mom", "qoq") and behind and self._is_monthly()

    def _step_of_stock(self, reading: Reading, base: Period | None) -> str | None:
        """What an economy's stock of money or debt gains in a month or a quarter: "deposits swelled by 10 billion"."""
        item = reading.frame.indicator or self._item
        if self._subject.company or base is None or reading.measure != "difference" or self._sentence_basis is not None:
            return None
        if reading.mention.kind != "money" or item is None or getattr(item.val, "type", "") != "stock":
            return None
        of_month = self._aside_time is not None and self._aside_time.value == base
        months = 3 if base.days < _MONTH and self._main_months() == 3 and not of_month else base.months
        return {1: "mom", 3: "qoq"}.get(months or 0)

    def _beside_annual_rate(self, reading: Reading, base: Period | None) -> bool:
        """ "Prices fell 0.8% in June, taking the annual rate to 2.1%": the first is measured on the period before."""
        if base is None or base.months not in (1, 3) or reading.role != "now" or reading.mention.kind != "percent":
            return False
        return _ANNUAL_BEHIND.match(self._text, reading.item.end) is not None

    def _said_basis(self, reading: Reading, base: Period | None) -> tuple[str | None, Tag | None, Period | None]:
        if reading.pace is not None and reading.measure == "change" and reading.why is not None and reading.why[0] == "rate of growth":
            return reading.pace.value, reading.pace, None
        tag = reading.basis
        yearly = self._subject.basis == "yoy" and self._main_basis_tag is not None
        if (
            tag is not None
            and yearly
            and self._text.startswith(("in the month", "In the month", "for the month", "For the month"), tag.start)
        ):
            tag = None  # when it was, in a report on yearly changes
        if tag is not None:
            monthly = tag.value == "qoq" and base is not None and base.months == 1 and self._text.startswith("sequential", tag.start)
            return ("mom" if monthly else tag.value), tag, None  # "sequentially": against the one before
        if (
            reading.postfix is not None
            and reading.postfix.val.part in ("adjective", "adverb")
            and _USUAL.match(self._text, reading.postfix.end)
        ):
            item = reading.postfix
            return "other", Tag(item.start, item.end, "basis", "other", ""), None  # "4% above the five-year average"
        if reading.prep == "by" and _BEYOND.search(self._text, max(0, reading.item.start - 90), reading.item.start):
            item = reading.direction_item or reading.item
            return "other", Tag(item.start, item.end, "basis", "other", ""), None
        leads = reading.previous is None or reading.previous.sentence != reading.sentence
        if leads and reading.frame.topic_basis and reading.frame.basis is not None:
            return reading.frame.basis.value, reading.frame.basis, None
        tag = reading.comparison
        if tag is not None and reading.mention.kind == "percent" and self._compares_rates(reading):
            spoken = reading.period or reading.frame.period
            if (said := self._implied(spoken)) is not None:
                return said, spoken, None  # "in the 12 months through June prices rose 2.6%, following 2.4% in May"
            after = reading.scope is not None and reading.scope.low in ("after", "following")
            earlier = self._resolve(tag, base) if after else None
            step = basis_between(base, earlier) if base is not None and earlier is not None else None
            if step == "other" and base is not None and earlier is not None and base.months == earlier.months == 1:
                step = "mom" if 0 < (base.start - earlier.start).days < _RUN else step  # "after 0.2 percent in March and 0.4 in April"
            told = reading.mention.value
            swings = told is not None and abs(told) >= _SWING  # "plunged 13% after 7% in May": no monthly rates, where nothing else says so
            usual = self._subject.basis == step or (self._subject.basis is None and not swings)
            if step in ("mom", "qoq") and usual and self._main_means() not in _ANNUAL_RATES:
                return step, tag, earlier  # "rose 0.3 percent in May after 0.2 percent in April"
            tag = None
        spoken = reading.period
        implied = self._implied(spoken)
        if implied is None and reading.frame.period is not None:
            spoken = reading.frame.period
            implied = self._implied(spoken)
        if implied:
            return implied, spoken, None
        clause = reading.frame.basis
        timed = yearly and clause is not None and self._text[clause.start : clause.end].lower() in ("in the month", "for the month")
        if tag is None and clause is not None and not timed:
            return clause.value, clause, None
        heading = self._headings.get(reading.sentence)
        listed = reading.kind == "bullet" or reading.table
        if tag is None and heading is not None and heading.basis is not None and listed:
            return heading.basis.value, heading.basis, None
        if tag is None and heading is not None and heading.comparison is not None and listed:
            tag = heading.comparison
        if tag is None:
            return None, None, None
        value = tag.value
        alternative = getattr(tag.data, "alternative", None)
        if isinstance(value, Relative):
            if value.basis == "mom" and value.count in (3, 6) and self._main_months() == value.count:
                base = self._main_period  # "as of end-June, up 10 trillion from three months before", of a report on a quarter
            before = value.of(base) if base is not None else None
            if base is not None and before is not None:
                return basis_between(base, before), tag, before
            return value.basis if value.count == 1 and value.basis in COMPARING else "other", tag, None
        if isinstance(alternative, Relative) and base is not None and base.days < YEAR:
            earlier = alternative.of(base)
            return (basis_between(base, earlier) if earlier is not None else alternative.basis), tag, earlier
        if base is None:
            return getattr(tag.data, "basis", None), tag, None
        if not tag.data.year_stated and value.months == 1 and base.months == 1:
            while value.start > base.start:
                value = value.shift(months=-12)  # "in August on July"
        return basis_between(base, value), tag, value

    def _main_months(self) -> int | None:
        return self._main_period.months if self._main_period is not None else None

    def _implied(self, tag: Tag | None) -> str | None:
        """The basis that a figure's own period implies; "last month" only says when."""
        if tag is None or isinstance(tag.value, Relative) or self._text.startswith("last ", tag.start):
            return None
        basis: str | None = getattr(tag.data, "basis", None)
        return basis

    def _compares_rates(self, reading: Reading) -> bool:
        """Whether what a percentage is compared with is a percentage too: then the comparison is not its basis."""
        return id(reading.scope) in self._rate_scopes

    def _main_basis(self, readings: list[Reading]) -> str | None:
        """The basis that the article's first changes state; else what its indicator and period are usually measured on."""
        first: dict[int, str] = {}  # comparator -> kind of the first earlier value
        for r in readings:
            if r.role == "before" and r.scope is not None and r.bracket_head != "number":
                first.setdefault(id(r.scope), r.mention.kind)
        self._rate_scopes = {scope for scope, kind in first.items() if kind == "percent"}
        if self._asides:
            readings = [r for r in readings if r.sentence not in self._asides] or readings
        opening = [r for r in readings if r.kind in ("headline", "heading")] + [r for r in readings if r.kind in ("prose", "bullet")]
        lead = {r.sentence for r in opening[:1]} | set(sorted({r.sentence for r in readings if r.kind == "prose"})[:3])
        if self._is_weekly():
            return "wow"
        if self._main_period is not None and self._main_period.days == 1 and self._main_type() == "price":
            return "dod"  # a market report
        usual = self._usual_basis(opening)
        for reading in sorted(readings, key=lambda r: r.sentence not in lead):
            if reading.sentence not in lead and usual is not None:
                return usual
            if reading.measure in ("change", "difference") or (reading.sentence in lead and reading.comparison is not None):
                base, _, _ = self._base(reading)
                found, tag, _ = self._said_basis(reading, base)
                priced = reading.frame.indicator is not None and getattr(reading.frame.indicator.val, "type", "") == "price"
                if priced and found not in (None, "yoy") and self._main_type() not in ("price", "index", "rate"):
                    continue  # "the price was up 6.7 percent from the previous quarter", in a report on output
                daily = found == "dod" and self._main_period is not None and self._main_period.days > 7
                if found is not None and found != "other" and not daily:  # share prices move from day to day
                    self._main_basis_tag = tag
                    return found
                if found is None and usual == "mom" and self._is_monthly() and reading.measure in ("change", "difference"):
                    return usual  # the first change names no basis: that of the country's reports
        return usual or self._quoted_basis(readings) or self._custom()

    def _quoted_basis(self, readings: Sequence[Reading]) -> str | None:
        """The one step back of all earlier values that a report on a month quotes: "followed a surplus of $2 billion in March"."""
        main = self._main_period
        if main is None or main.months != 1:
            return None
        steps = {"mom": main.before("mom"), "yoy": main.before("yoy")}
        found: set[str] = set()
        for reading in readings:
            for tag in (reading.period, reading.comparison, reading.frame.period):
                earlier = self._resolve(tag, main) if tag is not None else None
                found.update(step for step, period in steps.items() if earlier is not None and earlier == period)
        return found.pop() if len(found) == 1 else None

    def _custom(self) -> str | None:
        """What an economy's statistics are told on where a report on a month says nothing: seasonally adjusted, or against last year."""
        economy, flow, main = self._subject.entity, self._subject.flow, self._main_period
        if economy is None or flow is None or main is None or main.months != 1 or self._subject.company:
            return None
        if economy.id in _ADJUSTING and flow.val.means in _COUNTED_MONTHLY:
            return "mom"
        return "yoy" if economy.id in _COMPARING_YEARS and flow.val.means in _CUSTOMS else None

    def _is_monthly(self) -> bool:
        """Whether the economy is one whose reports on a month tell the change from the month before."""
        economy = self._subject.entity.id if self._subject.entity is not None else None
        return economy in _ADJUSTING and not self._subject.company

    def _usual_basis(self, opening: Sequence[Reading]) -> str | None:
        """What an indicator is usually measured on in reports on a period of that length."""
        flow = self._subject.flow.val.means if self._subject.flow is not None else None
        months = self._main_period.months if self._main_period is not None else None
        if self._main_period is not None and self._main_period.days == 7:
            return "wow"
        if months == 1 and flow in _ANNUAL_RATES:
            return "yoy"
        if months == 1 and (flow in MONTHLY or any(r.frame.adjustment is not None and r.frame.adjustment.value == "saar" for r in opening)):
            return "mom"
        head = self._subject.indicator
        if head is not None and getattr(head.val, "type", "") == "index" and flow not in PRICE_INDICES and months == 1:
            return "mom"
        if months == 1 and flow in _MONTHLY_FLOWS and self._is_monthly():
            return "mom"
        if flow == "gdp" and months == 3:
            grown = next(
                (r.mention.value for r in opening if r.measure == "change" and r.mention.kind == "percent" and r.mention.value), None
            )
            return "yoy" if grown is not None and abs(grown) >= _YEARLY else "qoq"
        if months in (1, 3) and flow in _TRACKED and not self._subject.company:
            return "yoy"  # counts of a market are compared with the year before, where nothing is said
        return None
