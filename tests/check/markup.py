"""Marked-up sentences as drafts, so that rules can be tested without the rooms before them.

    Exports rose {9.6 percent|change exports 2024-05 yoy} to {$20.88 billion|exports 2024-05} from {$19.04 billion|exports 2023-05}.

In braces stand the figure as written and, behind the bar, what the assembler would know: the measure (a level where none is
named), a period, a basis, a qualifier, `neg` for a negative value, `sector:chips`, `region:CN`, `entity:X`, `unit:tonne`,
`per:tonne`, `form:multiple`, `value:100`, `low:2` with `high:3`,
`adjusted`, `forecast`; any other word is the indicator. Each line is a paragraph.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from extractor.interval import readings
from extractor.marks import Dimension, Draft, Mention
from extractor.period import Period

_MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"])|\n+")
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_MEASURES = ("level", "change", "difference", "share", "rank", "streak")
_BASES = ("yoy", "mom", "qoq", "hoh", "wow", "dod", "other")
_QUALIFIERS = ("about", "more_than", "less_than")
_WORDS = {"half": "50", "a third": "33.33", "doubled": "100", "tripled": "200", "halved": "-50", "twice": "2", "double": "100"}
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def drafts_of(marked: str) -> tuple[str, list[Draft], list[tuple[int, int]]]:
    """The plain text, its drafts, and its sentences."""
    text, marks, end = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[end : found.start()]
        marks.append((len(text), found[1], found[2].split()))
        text += found[1]
        end = found.end()
    text += marked[end:]
    sentences, start = [], 0
    for border in _SENTENCE_END.finditer(text):
        sentences.append((start, border.start()))
        start = border.end()
    sentences.append((start, len(text)))
    drafts = [_draft(surface, known, start=at, sentences=sentences) for at, surface, known in marks]
    for number, draft in enumerate(drafts, 1):
        draft.id = f"f{number}"
    return text, drafts, sentences


def _draft(surface: str, known: list[str], *, start: int, sentences: list[tuple[int, int]]) -> Draft:
    named = dict(word.split(":", 1) for word in known if ":" in word)
    flags = [word for word in known if ":" not in word]
    measure = next((word for word in flags if word in _MEASURES), "level")
    qualifier = next((word for word in flags if word in _QUALIFIERS), "exact")
    period = next((word for word in flags if re.match(r"(?:\d{4}|XXXX)", word)), None)
    used = {measure, qualifier, period, "neg", "adjusted", "forecast", *_BASES}
    indicator = next((word for word in flags if word not in used), None)
    read = _read(surface, measure)
    value = Decimal(named["value"]) if "value" in named else read["value"]
    low, high = (Decimal(named[end]) if end in named else None for end in ("low", "high"))
    value = value if low is None else None
    if "neg" in flags and value is not None:
        value = -abs(value)
    unit = named.get("unit", read["unit"])
    form = named.get("form", read["form"])
    exact = measure in ("rank", "streak")
    marks: dict[str, Any] = {
        "step": read["step"],
        "outer_step": read["step"],
        "whole": unit == "count" and read["step"] == 1,
        "exact": exact,
        "form": form,
    }
    mention = Mention(
        start,
        start + len(surface),
        "bare",
        value,
        low,
        high,
        unit=unit,
        qualifier=qualifier,
        signed=surface[0] in "+-",
        per=named.get("per"),
        **marks,
    )
    core, outer = readings(value=value, low=low, high=high, qualifier=qualifier, unit=unit, **marks)
    sentence = max(number for number, (begin, _) in enumerate(sentences) if begin <= start)
    return Draft(
        mention, sentence, sentence, value, low, high, core, outer, unit, measure, qualifier,
        indicator=_dimension(indicator), sector=_dimension(named.get("sector")), region=_dimension(named.get("region")),
        entity=_dimension(named.get("entity")), period=Period.parse(period) if period else None,
        basis=next((word for word in flags if word in _BASES), None), adjustment="seasonally_adjusted" if "adjusted" in flags else None,
        status="forecast" if "forecast" in flags else "actual",
    )  # fmt: skip


def _dimension(name: str | None) -> Dimension | None:
    return None if name is None else Dimension(name, name, name, None, None)


def _read(surface: str, measure: str) -> dict[str, Any]:
    """Value, unit, step and form of a written number, for the few styles that the tables use."""
    lower = surface.lower()
    if lower in _WORDS:
        form = "fraction" if measure == "share" else "multiple"
        unit = "ratio" if lower == "twice" else "percent"
        return {"value": Decimal(_WORDS[lower]), "unit": unit, "step": Decimal(1), "form": form}
    if measure == "streak":
        count = next((n for n, word in enumerate(_ORDINALS, 2) if word in lower), 0)
        unit = next(unit for unit in ("month", "quarter", "year", "session") if unit in lower)
        return {"value": Decimal(count), "unit": unit, "step": Decimal(1), "form": "words"}
    number = re.search(r"\d[\d,]*(?:\.\d+)?", surface)
    assert number is not None, surface
    digits = number[0].replace(",", "")
    scale = Decimal(10) ** next((power for word, power in _SCALES.items() if word in lower), 0)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale
    sign = -1 if surface[0] == "-" else 1
    return {"value": sign * Decimal(digits) * scale, "unit": _unit(surface), "step": step, "form": "digits"}


def _unit(surface: str) -> str:
    for words, unit in (("percentage point", "percentage_point"), ("basis point", "basis_point"), ("percent", "percent"), ("%", "percent")):
        if words in surface:
            return unit
    if surface[0] in _CURRENCIES:
        return _CURRENCIES[surface[0]]
    for word, unit in (
        ("won", "KRW"),
        ("yen", "JPY"),
        ("tonnes", "tonne"),
        ("tonne", "tonne"),
        ("barrels", "barrel"),
        ("points", "index_point"),
    ):
        if surface.endswith(word):
            return unit
    return "count"
