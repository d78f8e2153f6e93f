"""The records that leave the program: Article in; Figure, Check and ArticleRecord out.

Frozen Pydantic models, validated for real: a figure's text equals the article between its offsets, its value lies in
its interval, its unit is known, its period is well formed, a fall is not past 100 percent where the level cannot be
negative, and checks refer to figures that exist. Numbers are decimal strings: they keep their exact digits.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic.dataclasses import dataclass

from extractor.period import Period

Measure = Literal["level", "change", "difference", "share", "rank", "streak"]
Qualifier = Literal["exact", "about", "more_than", "less_than"]
Basis = Literal["yoy", "mom", "qoq", "hoh", "wow", "dod", "other"]
Status = Literal["actual", "forecast", "target", "preliminary", "revised"]
Verdict = Literal["consistent", "inconsistent", "unverifiable"]
Severity = Literal["error", "warning", "info"]


def plain(number: Decimal) -> str:
    """A decimal without exponent and without idle zeros: `20880000000`, `9.6`, `-17.5`."""
    text = str(number)  # the quick way, where it writes no exponent
    if "E" in text:
        text = format(number, "f")
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


Number = Annotated[Decimal, PlainSerializer(plain, return_type=str)]


@lru_cache(maxsize=1024)
def _notation(start: date, end: date, known_year: bool, week: bool) -> str:
    """A period's notation, by its parts: they are compared faster than periods are."""
    return str(Period(start, end, known_year, week))


def _period(value: Any) -> Any:
    if isinstance(value, Period):
        return _notation(value.start, value.end, value.known_year, value.week)
    if isinstance(value, str):
        Period.parse(value)
    return value


PeriodText = Annotated[str, BeforeValidator(_period)]
UNIT = re.compile(r"[A-Z]{3}(_[a-z_]+)?|[a-z][a-z0-9_]*")


@lru_cache(maxsize=1024)
def is_unit(name: str) -> bool:
    return UNIT.fullmatch(name) is not None


_STRICT = ConfigDict(extra="forbid")  # of the small parts: dataclasses, which are validated in half the time


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Record):
    """One article as it was given: `text` is never changed, so that offsets stay true."""

    text: str
    id: str | None = None
    published: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, config=_STRICT)
class Bounds:
    """A closed interval; an unbounded end is null."""

    low: Number | None
    high: Number | None


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """A dimension: canonical id where the vocabulary knows it, the article's words, and where they stand."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: str | None
    name: str | None
    text: str | None
    start: int | None
    end: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Evidence:
    """What decided a field: words of the article, the rule that ties them to the number, and the pattern that knows them."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    start: int | None
    end: int | None
    rule: str
    pattern: str | None


class Figure(Record):
    """A number of the article that states a statistic."""

    id: str
    text: str
    start: int
    end: int
    sentence: int
    value: Number | None
    low: Number | None
    high: Number | None
    interval: Bounds
    unit: str
    counted: str | None
    measure: Measure
    qualifier: Qualifier
    basis: Basis | None
    period: PeriodText | None
    compared_to: PeriodText | None
    indicator: Reference | None
    sector: Reference | None
    region: Reference | None
    entity: Reference | None
    adjustment: str | None
    status: Status
    speaker: str | None
    evidence: dict[str, Evidence]

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        value, interval = self.value, self.interval
        if (value is None) != (self.low is not None and self.high is not None):
            raise ValueError("a figure has either a value or both ends of a range")
        if not is_unit(self.unit):
            raise ValueError(f"not a unit: {self.unit!r}")
        low, high = interval.low, interval.high
        for number in (value,) if value is not None and self.low is self.high else (value, self.low, self.high):
            if number is not None and ((low is not None and number < low) or (high is not None and number > high)):
                raise ValueError(f"{number} lies outside its interval {low} to {high}")
        return self


class Check(Record):
    """What the numbers of the article say about one claim."""

    rule: str
    verdict: Verdict
    severity: Severity | None
    figures: tuple[str, ...] = Field(min_length=1)
    formula: str
    stated: Bounds | None
    implied: Bounds | None
    resolution: Number | None
    weak: bool
    reason: str | None
    suspect: tuple[str, ...] | None
    hypothesis: str | None
    message: str


class Derived(Record):
    """A value that follows from figures and that the text does not state; `extractor check --derived` lists them."""

    id: str
    kind: Literal["prior_level", "change", "balance", "part", "rest", "exchange_rate"]
    derived: Literal[True]
    figures: tuple[str, ...] = Field(min_length=1)
    formula: str
    interval: Bounds
    unit: str
    measure: Measure
    indicator: str | None
    sector: str | None
    region: str | None
    entity: str | None
    period: PeriodText | None
    basis: Basis | None
    message: str


class Failure(Record):
    """Why an article could not be processed."""

    code: str
    message: str


class ArticleRecord(Record):
    """All that the program knows of one article."""

    id: str
    published: str | None
    title: str | None
    source: str | None
    text_sha256: str
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
    error: Failure | None

    @model_validator(mode="after")
    def _refers_to_itself(self) -> Self:
        known = {figure.id for figure in self.figures}
        for check in self.checks:
            missing = [name for name in (*check.figures, *(check.suspect or ())) if name not in known]
            if missing:
                raise ValueError(f"check {check.rule} refers to figures that do not exist: {', '.join(missing)}")
        return self


class DerivedRecord(ArticleRecord):
    """The record of an article with what follows from its figures."""

    derived: tuple[Derived, ...]
