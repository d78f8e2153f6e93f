"""Builders of the forms that tell a period by its distance: "a year earlier", "last month", "the week ended June 7"."""

# ruff: noqa: ARG001 — all builders have one signature

from __future__ import annotations

from extractor import late_re as re
from extractor.period import Relative
from extractor.tag.period_forms import (
    BUILD,
    FISCAL,
    SECOND_YEAR,
    SHIFT,
    Match,
    builder,
    ending_fields,
    label_fields,
    phrase,
    year_fields,
)
from extractor.tag.period_words import LENGTH, STEP, PeriodWords, Phrase, full_year

__all__ = ["BUILD"]

_NOT_CUMULATIVE = re.compile(
    r"(?:\w\west|most|least|worst|first|only|time|low|high|record|since|drop|fall|rise|gain|increase|decline|than|past|last|over|within|every)\b"
    r"[^.;\n]{0,24}$",
    re.I,
)
_NEXT = 60  # characters between "this year" and a bare "next"
_OPENING = 400  # characters: further on, "in nine months" is a length of time
_IN = re.compile(r"(?:^|[\s(])(?:in|during)\s$", re.I)
_IN_THE = re.compile(r"(?:^|[\s(])(?:in|for|during|over|of)\s(?:the|these|those)\s$", re.I)
_UP_TO = re.compile(r"\b(?:by|until|till|through|up to|to)(?: the)? $", re.I)  # "by the second week of May": its first fourteen days
_RUNNING = re.compile(r"\s(?:straight|running|in\sa\srow|consecutive|or|on\send|later|time|old|after)\b", re.I)


def _relative(match: Match, relative: Relative, *, basis: str | None, comparison: bool = True) -> Phrase:
    return phrase(match, "relative", "relative", relative=relative, basis=basis, comparison=comparison, bare=True)


def _run(match: Match, count: int, unit: str) -> Phrase:
    return _relative(match, Relative("run", count, unit), basis=None, comparison=False)


@builder
def first_months(match: Match, words: PeriodWords) -> Phrase | None:
    """`the first five months of 2025`, `first 20 days of May`, `past three months`, `six months of the fiscal year`."""
    groups = match.groupdict()
    which = (groups.get("q") or "first").lower()
    count, unit = words.number(match["n"]), words.unit(match["u"])
    if which in ("past", "latest") or (which == "last" and not _has_frame(groups, match[0])):
        return _run(match, count, unit)
    last = which in ("final", "last", "closing")
    fiscal = any(groups.get(name) for name in FISCAL)
    fields = {"fiscal": True, **label_fields(groups)} if fiscal else year_fields(groups)
    if not fiscal and groups.get("y") and unit in LENGTH and SECOND_YEAR.match(match.string, match.end()):
        fiscal, fields = True, {"fiscal": True, "year": full_year(groups["y"] or "") + 1, "double": True}  # "six months of 2024-25"
    if unit in ("day", "week"):
        if not groups.get("m"):
            return phrase(match, "nth", "span", days=count * (7 if unit == "week" else 1), day=1, bare=True) if not last else None
        days = count * (7 if unit == "week" else 1)
        if not 1 <= days <= 31:
            return None
        return phrase(match, "days", "span", month=words.month(match["m"]), day=-days if last else 1, last_day=days, **fields)
    if unit not in LENGTH:
        return None
    months = count * LENGTH[unit]
    if not 1 <= months <= 12:
        return None
    if "of the year" in match[0].lower() and "bare" in fields:
        fields["shift"] = 0
    first = 13 - months if last else 1
    kind = {3: "quarter", 6: "half", 12: "year"}.get(months, "span")
    return phrase(match, "fiscal" if fiscal else "months", kind, month=first, months=months, cumulative=not last, **fields)


def _has_frame(groups: dict[str, str | None], text: str) -> bool:
    return any(groups.get(name) for name in ("m", "y", "ry", "whole", *FISCAL)) or "of the year" in text.lower()


@builder
def past_run(match: Match, words: PeriodWords) -> Phrase:
    return _run(match, 12, "month")


@builder
def first_unit(match: Match, words: PeriodWords) -> Phrase | None:
    """`first month of 2024`, `first week of May`, `third week of May`."""
    groups = match.groupdict()
    last, number = match["q"].lower() in ("last", "final"), words.ordinal(match["q"])
    if match["u"].lower() == "month":
        if not groups.get("y0") or (not last and number > 1):
            return None
        return phrase(match, "months", "month", year=int(match["y0"]), month=12 if last else 1)
    if not groups.get("m"):
        return None
    begin = -7 if last else 1 if _UP_TO.search(match.string, max(0, match.start() - 16), match.start()) else 7 * number - 6
    return phrase(
        match, "days", "week", month=words.month(match["m"]), day=begin, last_day=7 if last else 7 * number, **year_fields(groups)
    )


@builder
def last_unit(match: Match, words: PeriodWords) -> Phrase:
    if match["f"]:
        return phrase(match, "fiscal", "year", month=1, months=12, shift=-1, fiscal=True, bare=True)
    unit = words.unit(match["u"])
    if unit == "season":
        return _relative(match, Relative("yoy"), basis="yoy")
    return phrase(match, "unit", unit, unit=unit, shift=-1, bare=True)


@builder
def last_month(match: Match, words: PeriodWords) -> Phrase:
    return phrase(match, "months", "month", month=words.month(match["m"]), bare=True, unit="last")


@builder
def this_month(match: Match, words: PeriodWords) -> Phrase:
    shift = SHIFT.get(match["w"].lower(), 0)
    return phrase(
        match, "months", "month", month=words.month(match["m"]), bare=True, unit="next" if shift else None, shift=None if shift else 0
    )


@builder
def this_unit(match: Match, words: PeriodWords) -> Phrase:
    shift = SHIFT.get(match["w"].lower(), 0)
    if match["f"]:
        unit = words.unit(match["u0"] or "year")
        if unit == "quarter":
            return phrase(match, "unit", unit, unit=unit, shift=shift, bare=True)
        return phrase(match, "fiscal", "year", month=1, months=12, shift=shift, fiscal=True, bare=True)
    unit = words.unit(match["u"])
    if match["td"]:
        return phrase(match, "to_date", "span", unit=unit, cumulative=True, bare=True)
    return phrase(match, "unit", unit, unit=unit, shift=shift, bare=True)


@builder
def next_year(match: Match, words: PeriodWords) -> Phrase | None:
    """`3 percent this year and 2 percent next`: the year behind the one just named."""
    if "this year" not in match.string[max(0, match.start() - _NEXT) : match.start()].lower():
        return None
    return phrase(match, "unit", "year", unit="year", shift=1, bare=True)


@builder
def ellipsis(match: Match, words: PeriodWords) -> Phrase:
    """`3 percent in the second quarter and 2 percent in the third`: the unit is that of the period before."""
    year = match["y"]
    return phrase(match, "ellipsis", "quarter", day=words.ordinal(match["q"]), year=int(year) if year else None, bare=year is None)


# Spans that end with a date.


@builder
def ending(match: Match, words: PeriodWords) -> Phrase | None:
    """`three months to June`, `12 months to February 2024`, `52 weeks ended 30 December`."""
    count, unit = words.number(match["n"]), words.unit(match["u"])
    fields = ending_fields(match.groupdict(), words)
    if unit in ("week", "day"):
        return phrase(
            match, "ending", "week" if unit == "week" and count == 1 else "span", days=count * (7 if unit == "week" else 1), **fields
        )
    months = count * LENGTH[unit]
    if not 1 <= months <= 60:
        return None
    rolling = unit == "month" and months == 12
    kind = {3: "quarter", 6: "half", 12: "year"}.get(months, "month" if months == 1 else "span")
    return phrase(
        match, "ending", kind, months=months, basis="yoy" if rolling else None, cumulative=not rolling and months not in (1, 3), **fields
    )


@builder
def ending_year(match: Match, words: PeriodWords) -> Phrase | None:
    """`the year ended 31 March 2024`, `quarter to June`, `week ended June 7`."""
    unit = words.unit(match["u"])
    fields = ending_fields(match.groupdict(), words)
    if unit == "week":
        return phrase(match, "ending", "week", days=7, **fields) if fields["last_day"] else None
    fiscal = unit == "year" and bool(match["f"] or "ing" in match[0].lower() or "ed" in match[0].lower())
    # "in the year to February": a rate is of the month, as in "12 months to"; to December, it is the year
    rolling = unit == "year" and not fiscal and fields["last_month"] != 12
    return phrase(match, "ending", unit, months=LENGTH[unit], fiscal=fiscal, basis="yoy" if rolling else None, **fields)


@builder
def week_of(match: Match, words: PeriodWords) -> Phrase | None:
    fields = ending_fields(match.groupdict(), words)
    if not fields["last_day"]:
        return None
    year, shift, bare = fields["last_year"], fields["last_shift"], fields["bare"]
    return phrase(match, "days", "week", month=fields["last_month"], day=fields["last_day"], days=7, year=year, shift=shift, bare=bare)


@builder
def week_number(match: Match, words: PeriodWords) -> Phrase | None:
    number = int(match["n"])
    return phrase(match, "week", "week", day=number, **year_fields(match.groupdict())) if 1 <= number <= 53 else None


@builder
def into(match: Match, words: PeriodWords) -> Phrase:
    """`seven months into 2012`."""
    fields = {"year": int(match["y"])} if match["y"] else {"shift": 0, "bare": True}
    shape = "fiscal" if match["f"] else "months"
    return phrase(match, shape, "span", month=1, months=words.number(match["n"]), cumulative=True, fiscal=bool(match["f"]), **fields)


@builder
def nine_months(match: Match, words: PeriodWords) -> Phrase | None:
    """`nine-month revenue`, `in nine months`: from the start of the year, unless it is a length ("the lowest in nine months")."""
    count, text, start = words.number(match["n"]), match.string, match.start()
    joined = re.search(r"[-‐‑‒–—−]", match[0][: len(match["n"]) + 1]) is not None
    before = text[max(0, start - 60) : start]
    fields = year_fields(match.groupdict())
    if not 2 <= count <= 11 or _RUNNING.match(text, match.end()):
        return None
    if joined and " " not in match[0] and "bare" in fields:
        return None
    kind = {3: "quarter", 6: "half"}.get(count, "span")
    if not joined and "bare" in fields:
        if match["u"].lower() == "month":
            return None
        if _IN_THE.search(before):  # "the two months combined": months named before
            return phrase(match, "echo", "span", months=count, bare=True)
        if count < 3 or start > _OPENING or not _IN.search(before) or _NOT_CUMULATIVE.search(before):
            return None
    found = phrase(match, "months", kind, month=1, months=count, cumulative=True, **fields)
    if "bare" in fields:
        found.end = start + len(match["n"]) + 1 + len(match["u"])
    return found


@builder
def to_date(match: Match, words: PeriodWords) -> Phrase:
    groups = match.groupdict()
    unit = words.unit(groups.get("u") or "year")
    fiscal = bool(groups.get("f"))
    year = int(groups["y"]) if groups.get("y") else None
    return phrase(match, "to_date", "span", unit=unit, year=year, cumulative=True, bare=year is None, fiscal=fiscal)


@builder
def season_to_date(match: Match, words: PeriodWords) -> Phrase:
    """`so far in the 2023/24 season`, `since the season began on October 1`: from the season's first month until now."""
    groups = match.groupdict()
    label = label_fields(groups)
    opened = words.month(match["m"]) if groups.get("m") else None
    return phrase(
        match,
        "to_date",
        "span",
        unit="season",
        year=label.get("year"),
        cumulative=True,
        bare="year" not in label,
        fiscal=True,
        fiscal_first=opened,
    )


@builder
def end_of_unit(match: Match, words: PeriodWords) -> Phrase:
    groups = match.groupdict()
    unit, word = words.unit(match["u"]), (groups.get("w") or "this").strip().lower()
    if word in ("first", "second", "third", "fourth"):
        if unit not in ("quarter", "half"):
            return phrase(match, "unit", "day", unit=unit, shift=0, bare=True, last_day=31)
        number = words.ordinal(word)
        return phrase(match, "months", "day", month=(number - 1) * LENGTH[unit] + 1, months=LENGTH[unit], bare=True, last_day=31)
    if groups.get("y"):
        return phrase(match, "months", "day", year=int(match["y"]), month=1, months=12, last_day=31)
    return phrase(match, "unit", "day", unit=unit, shift=SHIFT.get(word, 0), bare=True, last_day=31)


# Distances from the figure's own period.


@builder
def ago(match: Match, words: PeriodWords) -> Phrase | None:
    """`a year earlier`, `two years ago`, `the day before`."""
    unit, count = words.unit(match["u"].replace("season", "year")), words.number(match["n"])
    if unit == "month" and count in (3, 6, 12):
        relative = {3: Relative("qoq", 1, None), 6: Relative("hoh", 1, None), 12: Relative("yoy", 1, None)}[count]
        return _relative(match, relative, basis=relative.basis)
    if count > 30:
        return None
    return _relative(match, Relative(STEP[unit], count), basis=STEP[unit] if count == 1 else "other")


@builder
def ago_adjective(match: Match, words: PeriodWords) -> Phrase:
    step = STEP[words.unit(match["u"])]
    return _relative(match, Relative(step), basis=step)


@builder
def previous_unit(match: Match, words: PeriodWords) -> Phrase | None:
    """`the previous month`, `prior-year quarter`, `previous three months`."""
    if match["u"].lower() == "period" and match["f"]:
        return _relative(match, Relative("yoy"), basis="yoy")  # "the previous fiscal period"
    if match["u"].lower() in ("period", "session"):
        basis = "dod" if match["u"].lower() == "session" else "previous"
        return _relative(
            match, Relative("next", -1) if basis == "previous" else Relative("dod"), basis=None if basis == "previous" else "dod"
        )
    unit, count = words.unit(match["u"].replace("season", "year")), words.number(match["n"])
    if match["n"] and unit == "month":
        step = {1: "mom", 3: "qoq", 6: "hoh", 12: "yoy"}.get(count)
        return _relative(match, Relative(step) if step else Relative("next", -1), basis=step or "other")
    if match["n"] and count > 1:
        return None
    return _relative(match, Relative(STEP[unit], 1), basis=STEP[unit])


@builder
def same(match: Match, words: PeriodWords) -> Phrase | None:
    """`the same month last year`, `the corresponding period of 2022`, `the same period`."""
    word = match["w"].lower()
    if match["ry"]:
        unit = words.unit(match["tu"] or "year")  # "the same months of the previous fiscal"
        unit = "year" if unit == "season" else unit
        relative = Relative(STEP[unit])
    elif match["ay"]:
        relative = Relative("yoy")
    elif match["ny"]:
        relative = Relative("yoy", words.number(match["ny"]))
    elif match["y"]:
        relative = Relative("yoy", 1, match["y"])
    elif match["fy"] or match["sy"]:
        relative = Relative("yoy")  # "the same period of fiscal 2007": one year back
    elif match["this"] or word in ("same", "like"):
        if word == "like":
            return None
        return _relative(match, Relative("same"), basis=None, comparison=False)
    elif word == "similar":
        return None  # "of a similar time"
    else:
        relative = Relative("yoy")
    return _relative(match, relative, basis=relative.basis if relative.count == 1 else "other")
