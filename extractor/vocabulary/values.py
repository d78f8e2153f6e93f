"""What the rooms can use of an entry's values, checked as a pattern file is read, so that no article finds it out.

The models know each key's type; here are the bounds and closed lists that depend on the kind of entry and on a phrase's role.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from extractor.records import UNIT, Basis, Qualifier, Status
from extractor.vocabulary.models import Entry

_WHOLE = ("cardinal", "ordinal", "denominator", "fold", "times", "time.cardinal", "time.ordinal")  # a whole number
_POSITIVE = ("scale", "scale_abbreviation", "multiple", "vague")  # a decimal above zero
_ONE_OF: dict[str, tuple[str, ...]] = {
    "basis": get_args(Basis),
    "status": get_args(Status),
    "qualifier": get_args(Qualifier),
    "qualifier_after": get_args(Qualifier),
    "rate_unit": ("percent", "percentage_point", "basis_point", "index_point"),
    "time.month": tuple(str(month) for month in range(1, 13)),
    "time.season": tuple(str(month) for month in range(1, 13)),
    "time.unit": ("day", "week", "month", "quarter", "half", "year"),
    "change_after": ("up", "down"),
}
_FREE = (
    *("adjustment", "and", "article", "auxiliary", "by", "clause", "comparator", "contribution", "in", "including", "indicator_verb"),
    *("institution", "level_verb", "negation", "noise", "not_change", "of", "plain", "pronoun", "reason", "relative", "respectively"),
    *("share_noun", "share_verb", "to", "verb", "whole", "time.after_may", "time.coming", "time.counted", "time.earlier", "time.fiscal"),
    *("time.name", "time.opening", "time.previous", "time.same"),
)
ROLES = tuple(sorted({*_WHOLE, *_POSITIVE, *_ONE_OF, *_FREE}))
_BY_FIRST_LETTER = (  # looked up by it
    *("adjustment", "basis", "status", "time.cardinal", "time.coming", "time.fiscal", "time.month", "time.opening", "time.ordinal"),
    *("time.previous", "time.same", "time.season"),
)
_FORM_KEYS = ("forms", "negative", "adjectives", "cities", "symbols", "codes", "minor", "abbreviations")
_MOST_MINOR_DIGITS = 18  # ISO 4217 has 4 at most, digital currencies up to 18


def wrong_values(entry: Entry) -> Iterator[tuple[str, str]]:
    """Key and expectation for each value that nothing could be made of."""
    if not entry.means.strip():
        yield "means", "expected the value that the entry stands for, found nothing"
    for key in _FORM_KEYS:
        if not all(form.strip() for form in getattr(entry, key, ())):
            yield key, "expected a phrase, found an empty form"
    role = getattr(entry, "role", None)
    if role is not None:
        yield from _phrase(role, entry.means)
        if role in _BY_FIRST_LETTER:
            for form in entry.forms:
                if form.strip() and not form[0].isalnum():
                    yield "forms", f"expected a letter or digit first, found {form!r}"
    yield from _keys(entry)


def _phrase(role: str, means: str) -> Iterator[tuple[str, str]]:
    if role not in ROLES:
        yield "role", f"expected one of {', '.join(ROLES)}, found {role!r}"
    elif role in _WHOLE and not means.removeprefix("-").isdecimal():
        yield "means", f"expected a whole number for the role {role}, found {means!r}"
    elif role in _POSITIVE and not _is_positive(means):
        yield "means", f"expected a number above zero for the role {role}, found {means!r}"
    elif role in _ONE_OF and means not in _ONE_OF[role]:
        yield "means", f"expected one of {', '.join(_ONE_OF[role])} for the role {role}, found {means!r}"


def _keys(entry: Any) -> Iterator[tuple[str, str]]:
    """The keys that only some kinds have."""
    for key in ("factor", "multiple"):
        value = getattr(entry, key, None)
        if value is not None and not _is_positive(value):
            yield key, f"expected a number above zero, found {value!r}"
    if hasattr(entry, "dimension"):
        for key in ("means", "base"):
            value = getattr(entry, key)
            if value is not None and not UNIT.fullmatch(value):
                yield key, f"expected a unit in lower case with _ between its words, such as barrel_per_day, found {value!r}"
    if hasattr(entry, "minor_digits"):
        if not (len(entry.means) == 3 and UNIT.fullmatch(entry.means)):
            yield "means", f"expected a code of three capitals, such as EUR, found {entry.means!r}"
        if not 0 <= entry.minor_digits <= _MOST_MINOR_DIGITS:
            yield "minor_digits", f"expected 0 to {_MOST_MINOR_DIGITS}, found {entry.minor_digits}"
    if hasattr(entry, "fiscal_year_start") and not 1 <= entry.fiscal_year_start <= 12:
        yield "fiscal_year_start", f"expected a month, 1 to 12, found {entry.fiscal_year_start}"


def _is_positive(written: str) -> bool:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return False
    return number.is_finite() and number > 0
