"""What each written form of a period means: one builder a rule of `period_rules.py`, from a match to a phrase.

A builder returns None where the match is no period after all.
"""

# ruff: noqa: ARG001 — all builders have one signature

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from extractor import late_re as re
from extractor.period import Relative
from extractor.tag.period_words import LENGTH, PeriodWords, Phrase, full_year

Match = re.Match[str]
Builder = Callable[[Match, PeriodWords], Phrase | None]
BUILD: dict[str, Builder] = {}

SHIFT = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}
FISCAL = ("f", "f2", "f3", "f4", "sl")  # groups that tell of a fiscal year or a season
SECOND_YEAR = re.compile(r"[-/–](?:20)?\d\d(?!\d)")
_SEASON_BEHIND = re.compile(
    r"\s(?:[a-z-]+\s){0,2}(?:season|campaign|crop|harvest|(?:marketing|crop|coffee|cocoa|sugar|cotton|wool|oil) year)\b", re.I
)
_SEASON_BEFORE = re.compile(r"\b(?:season|campaign|(?:marketing|crop|coffee|cocoa|sugar|cotton|wool|oil) year|MY)(?: of)?,? $", re.I)
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DIGITS = re.compile(r"\d+")


def builder(build: Builder) -> Builder:
    BUILD[build.__name__.strip("_")] = build
    return build


def phrase(match: Match, shape: str, kind: str, **fields: Any) -> Phrase:
    return Phrase(match.start(), match.end(), "", shape, kind, **fields)


def day_number(text: str) -> int:
    found = _DIGITS.match(text)
    return int(found[0]) if found else 1


def year_fields(groups: dict[str, str | None]) -> dict[str, Any]:
    """The fields `year` or `shift` that a year tail says; empty where none is written."""
    for name in ("y", "y2", "yy", "cy", "ey"):
        if digits := groups.get(name):
            return {"year": full_year(digits)}
    if word := groups.get("ry"):
        return {"shift": SHIFT.get(word.lower(), 0)}
    if groups.get("ay"):
        return {"shift": -1}
    return {"bare": True}


def label_fields(groups: dict[str, str | None]) -> dict[str, Any]:
    """The fiscal year that a label names, by the year it ends in; `double` where the label names both years."""
    digits = groups.get("ly") or groups.get("lyy")
    if season := groups.get("sl"):  # "of the 2023/24 season"
        return {"year": int(season[:4]) + 1, "double": True, "unit": "season"}
    if groups.get("f4"):
        return {"bare": True, "unit": "season"}
    crop = (groups.get("f") or groups.get("f3") or "").lower()
    if crop.endswith(" year") and digits is not None and crop not in ("fiscal year", "financial year"):
        return {"year": full_year(digits) + 1, "double": True, "unit": "season"}
    if digits is None:
        shift = groups.get("fr")
        return {"shift": SHIFT.get(shift.lower(), 0)} if shift else {"bare": True}
    first, second = full_year(digits), groups.get("ly2") or groups.get("ly3")
    return {"year": first + 1, "double": True} if second else {"year": first}


def _is_season(match: Match) -> bool:
    """Whether two years are told as a crop's: "the 2023/24 sugar season", "coffee year 2019/20"."""
    text = match.string
    return bool(_SEASON_BEHIND.match(text, match.end()) or _SEASON_BEFORE.search(text, max(0, match.start() - 20), match.start()))


def ending_fields(groups: dict[str, str | None], words: PeriodWords) -> dict[str, Any]:
    """The fields of the date that a form ends with; empty where it has none."""
    name = groups.get("em") or groups.get("em2") or groups.get("em3")
    if name is None:
        return {}
    day, year, word = groups.get("ed") or groups.get("ed2"), groups.get("ey"), groups.get("ery")
    return {
        "last_month": words.month(name),
        "last_day": day_number(day) if day else None,
        "last_year": int(year) if year else None,
        "last_shift": SHIFT.get(word.lower(), 0) if word else None,
        "bare": year is None and word is None,
    }


# Months and days.


@builder
def month(match: Match, words: PeriodWords) -> Phrase:
    groups = match.groupdict()
    return phrase(match, "months", "month", month=words.month(match["m"]), **year_fields(groups))


@builder
def range_(match: Match, words: PeriodWords) -> Phrase:
    first, last = words.month(match["m"]), words.month(match["em"])
    years = year_fields({"y": match["ey"], "ry": match["ry"], "ay": match["ay"]})
    length = (last - first) % 12 + 1
    if match["y"]:
        begun = int(match["y"])
        ended = years.get("year", begun + (last < first))
        length = (ended - begun) * 12 + last - first + 1
        if length == 13:  # "January 2011 to January 2012": a change over the year, told for its last month
            return phrase(match, "months", "month", year=ended, month=last, basis="yoy")
        if length < 1:
            begun, length = ended, (last - first) % 12 + 1
        years = {"year": begun}
    elif "year" in years and last < first and not SECOND_YEAR.match(match.string, match.end()):  # "July-June 2018-19" begins in 2018
        years = {"year": years["year"] - 1}
    return phrase(match, "months", "span", month=first, months=length, cumulative=first == 1 and length > 1, **years)


@builder
def pair(match: Match, words: PeriodWords) -> Phrase | None:
    months = [words.month(match[name]) for name in ("m", "mm", "em") if match[name]]
    if len(months) == 2 and match.string[max(0, match.start() - 8) : match.start()].lower() == "between ":
        months = [months[0] + step for step in range((months[1] - months[0]) % 12 + 1)]
    elif any((later - earlier) % 12 != 1 for earlier, later in itertools.pairwise(months)):
        return None
    years = year_fields(match.groupdict())
    if "year" in years and (months[-1] - 1) % 12 + 1 < months[0]:
        years = {"year": years["year"] - 1}
    parts = tuple((number - 1) % 12 + 1 for number in months)
    return phrase(match, "months", "span", month=months[0], months=len(months), parts=parts, **years)


@builder
def quarter_named(match: Match, words: PeriodWords) -> Phrase:
    length = LENGTH[match["u"].lower()]
    years = year_fields(match.groupdict())
    last_year = years.get("year")
    return phrase(
        match, "ending", match["u"].lower(), months=length, last_month=words.month(match["m"]), last_year=last_year, bare=last_year is None
    )


@builder
def day(match: Match, words: PeriodWords) -> Phrase:
    number = day_number(match["d"])
    return phrase(match, "days", "day", month=words.month(match["m"]), day=number, last_day=number, **year_fields(match.groupdict()))


@builder
def day_range(match: Match, words: PeriodWords) -> Phrase:
    last = words.month(match["em"] or match["m"])
    first = words.month(match["m"] or match["em"])
    years = year_fields({"y": match["ey"] or match["y"]})
    if match["y"]:
        years = {"year": int(match["y"]), "last_year": int(match["ey"]) if match["ey"] else None}
    elif "year" in years and last < first:
        years = {"year": years["year"] - 1}
    return phrase(
        match, "days", "span", month=first, day=day_number(match["d"]), last_day=day_number(match["ed"]), last_month=last, **years
    )


@builder
def month_to_day(match: Match, words: PeriodWords) -> Phrase | None:
    """`January to May 16`: from the first of January to that day."""
    first, last = words.month(match["m"]), words.month(match["em"] or match["em2"])
    if first > last:
        return None
    day = day_number(match["ed"] or match["ed2"])
    return phrase(match, "days", "span", month=first, day=1, last_day=day, last_month=last, **year_fields({"y": match["ey"]}))


@builder
def half_month(match: Match, words: PeriodWords) -> Phrase:
    """`the first half of March`: its first fifteen days."""
    first = match["q"].lower() == "first"
    month = words.month(match["m"])
    day, last = (1, 15) if first else (16, _LAST_DAYS[month - 1])
    return phrase(match, "days", "span", month=month, day=day, last_day=last, **year_fields(match.groupdict()))


@builder
def iso_day(match: Match, words: PeriodWords) -> Phrase:
    number = int(match["d"])
    return phrase(match, "days", "day", year=int(match["y"]), month=int(match["im"]), day=number, last_day=number)


@builder
def iso_month(match: Match, words: PeriodWords) -> Phrase | None:
    number = int(match["im"])
    if number == (int(match["y"]) + 1) % 100:  # 2009-10, 2011/12: two years
        return phrase(match, "fiscal", "year", year=int(match["y"]) + 1, months=12, double=True, fiscal=True)
    return phrase(match, "months", "month", year=int(match["y"]), month=number)


@builder
def numeric(match: Match, words: PeriodWords) -> Phrase | None:
    first, second = int(match["a"]), int(match["b"])
    if second > 12:
        first, second = second, first
    if not (1 <= second <= 12 and 1 <= first <= 31):
        return None
    return phrase(match, "days", "day", year=int(match["y"]), month=second, day=first, last_day=first)


@builder
def nth_day(match: Match, words: PeriodWords) -> Phrase | None:
    number = int(match["d"])
    return phrase(match, "nth", "day", day=number, bare=True) if 1 <= number <= 31 else None


@builder
def day_word(match: Match, words: PeriodWords) -> Phrase:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["w"].lower()]
    return phrase(match, "unit", "day", unit="day", shift=shift, bare=True)


# Quarters, halves, years.


def part(match: Match, words: PeriodWords, number: int, unit: str, fields: dict[str, Any]) -> Phrase | None:
    """The numbered quarter or half of a calendar or fiscal year; number -1 is the last one."""
    kind = "quarter" if unit in ("quarter", "trimester") else "half"
    length, most = LENGTH[kind], 12 // LENGTH[kind]
    if unit == "trimester":
        length, most = 3, 4
    if number > most:
        return None
    number = most if number < 0 else number
    return phrase(match, fields.pop("shape", "months"), kind, month=(number - 1) * length + 1, months=length, **fields)


@builder
def quarter(match: Match, words: PeriodWords) -> Phrase | None:
    groups = match.groupdict()
    unit, number = words.unit(match["u"]), words.ordinal(match["q"])
    if (
        match["q"].lower() == "last"
        and not any(groups.get(name) for name in ("y", "ry", "ly", "lyy", "f3"))
        and "year" not in match[0].lower()
    ):
        return phrase(match, "unit", unit, unit=unit, shift=-1, bare=True)
    fiscal = any(groups.get(name) for name in FISCAL)
    fields = {"shape": "fiscal", "fiscal": True, **label_fields(groups)} if fiscal else year_fields(groups)
    if groups.get("f0") and not fiscal:
        fields |= {"shape": "fiscal", "fiscal": True}
    split = SECOND_YEAR.match(match.string, match.end()) if groups.get("y") and not fiscal else None
    if split is not None and int(split[0][-2:]) == (int(groups["y"] or 0) + 1) % 100:  # "the first half of 2018-19"
        fields = {"shape": "fiscal", "fiscal": True, "year": int(groups["y"] or 0) + 1, "double": True}
        found = part(match, words, number, unit, fields)
        if found is not None:
            found.end = split.end()
        return found
    ended = ending_fields(groups, words)
    if ended and groups.get("f3"):  # "of the fiscal year ending March 2025"
        fields["fiscal_first"] = ended["last_month"] % 12 + 1
        if ended["last_year"]:
            fields |= {"year": ended["last_year"], "bare": False}
    elif ended:
        fields |= ended
    return part(match, words, number, unit, fields)


@builder
def quarter_pair(match: Match, words: PeriodWords) -> Phrase | None:
    """`the first and second quarters of 2024`: both together, and each."""
    first, last = words.ordinal(match["q"]), words.ordinal(match["q2"])
    if last <= first:
        return None
    parts = tuple(3 * number - 2 for number in range(first, last + 1)) if last == first + 1 else ()
    fields = year_fields(match.groupdict())
    return phrase(match, "months", "span", month=3 * first - 2, months=3 * (last - first + 1), parts=parts, part_months=3, **fields)


@builder
def quarter_code(match: Match, words: PeriodWords) -> Phrase | None:
    groups = match.groupdict()
    fields = {"shape": "fiscal", "fiscal": True, **label_fields(groups)} if groups.get("f") else year_fields(groups)
    if number := groups.get("q") or groups.get("q2"):
        return part(match, words, int(number), "quarter", fields)
    if number := groups.get("h") or groups.get("h2"):
        return part(match, words, int(number), "half", fields)
    months = int(match["n"])
    if fields.get("bare") and match["n"] != "9":
        return None
    return phrase(match, fields.pop("shape", "months"), "span", month=1, months=months, cumulative=True, **fields)


@builder
def code_range(match: Match, words: PeriodWords) -> Phrase | None:
    first, last = int(match["q"]), int(match["eq"])
    if last <= first:
        return None
    return phrase(
        match, "months", "span", month=3 * first - 2, months=3 * (last - first + 1), cumulative=first == 1, **year_fields(match.groupdict())
    )


@builder
def half_code(match: Match, words: PeriodWords) -> Phrase:
    return phrase(match, "fiscal", "half", year=full_year(match["y"]), month=1, months=6, fiscal=True)


@builder
def calendar_code(match: Match, words: PeriodWords) -> Phrase:
    return phrase(match, "months", "year", year=full_year(match["y"]), month=1, months=12)


@builder
def fiscal_code(match: Match, words: PeriodWords) -> Phrase | None:
    groups = match.groupdict()
    fields = {"shape": "fiscal", "fiscal": True, **label_fields(groups)}
    if groups.get("fm"):
        fields["fiscal_first"] = words.month(match["fm"])  # (April-March)
    if number := groups.get("q") or groups.get("q2"):
        return part(match, words, int(number), "quarter", fields)
    if number := groups.get("h") or groups.get("h2"):
        return part(match, words, int(number), "half", fields)
    if groups.get("oq"):
        return part(match, words, words.ordinal(match["oq"]), words.unit(match["u"]), fields)
    return phrase(match, fields.pop("shape"), "year", month=1, months=12, **fields)


@builder
def fiscal(match: Match, words: PeriodWords) -> Phrase | None:
    groups = match.groupdict()
    if (first := groups.get("y")) is not None:
        second = groups.get("y2")
        if second is None:
            return phrase(match, "fiscal", "year", year=int(first), month=1, months=12, fiscal=True)
        step = full_year(second) - int(first) if len(second) == 4 else (int(second) - int(first)) % 100
        season = match[0].lower().endswith(("season", "marketing year", "crop year")) or _is_season(match)
        if step == 1 and (len(second) == 2 or "-" not in match[0]):
            return phrase(
                match,
                "fiscal",
                "year",
                year=int(first) + 1,
                month=1,
                months=12,
                fiscal=True,
                double=True,
                unit="season" if season else None,
            )
        if not 1 <= step <= 30:
            return None
        return phrase(match, "months", "span", year=int(first), month=1, months=12 * (step + 1))
    fields = {"fiscal": True, **label_fields(groups), **ending_fields(groups, words)}
    if number := groups.get("q1"):
        return part(match, words, int(number), "quarter", {"shape": "fiscal", **fields})
    if number := groups.get("h1"):
        return part(match, words, int(number), "half", {"shape": "fiscal", **fields})
    if groups.get("q"):
        return part(match, words, words.ordinal(match["q"]), words.unit(match["u"]), {"shape": "fiscal", **fields})
    half = "half" in (groups.get("fu") or "").lower()
    if match["f"].lower() in ("marketing", "crop") or match[0].lower().endswith("season"):
        fields["unit"] = "season"
    return phrase(match, "fiscal", "half" if half else "year", month=1, months=6 if half else 12, **fields)


@builder
def fiscal_quarter(match: Match, words: PeriodWords) -> Phrase | None:
    groups = match.groupdict()
    number = int(groups["q1"]) if groups.get("q1") else words.ordinal(match["q"])
    unit = words.unit(groups.get("u") or "quarter")
    return part(match, words, number, unit, {"shape": "fiscal", "fiscal": True, **label_fields(groups), **ending_fields(groups, words)})


@builder
def fiscal_now(match: Match, words: PeriodWords) -> Phrase:
    return phrase(match, "fiscal", "year", month=1, months=12, shift=0, fiscal=True, bare=True)


@builder
def year(match: Match, words: PeriodWords) -> Phrase:
    return phrase(match, "months", "year", year=int(match["y"]), month=1, months=12)


@builder
def year_of(match: Match, words: PeriodWords) -> Phrase:
    """`the 2021 period`: the figure's own span in 2021."""
    relative = Relative("yoy", 1, match["y"])
    return phrase(match, "relative", "relative", relative=relative, basis="yoy", comparison=True)


@builder
def year_quarter(match: Match, words: PeriodWords) -> Phrase | None:
    """`last year's second quarter`, `last year's May`."""
    fields = year_fields(match.groupdict())
    if match["m"]:
        return phrase(match, "months", "month", month=words.month(match["m"]), **fields)
    return part(match, words, words.ordinal(match["q"]), words.unit(match["u"]), fields)


@builder
def full_year_(match: Match, words: PeriodWords) -> Phrase:
    fields = year_fields(match.groupdict())
    if "bare" in fields:
        fields["shift"] = 0
    return phrase(match, "months", "year", month=1, months=12, **fields)


@builder
def the_year(match: Match, words: PeriodWords) -> Phrase:
    return phrase(match, "months", "year", month=1, months=12, shift=0, bare=True)
