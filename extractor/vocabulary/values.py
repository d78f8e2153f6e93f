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
_LONGEST_PHRASE = 200  # characters of what is looked for in a text: a sentence is hardly longer
_SHOWN = 80  # characters of a value in a message
_LONGEST_SENTENCE = 2000  # characters of an example
_MOST_MINOR_DIGITS = 18  # ISO 4217 has 4 at most, digital currencies up to 18


def wrong_values(entry: Entry) -> Iterator[tuple[str, str]]:
    """Key and expectation for each value that nothing could be made of."""
    if not entry.means.strip():
        yield "means", "expected the value that the entry stands for, found nothing"
    yield from _lengths(entry)
    for key in _FORM_KEYS:
        if not all(form.strip() for form in getattr(entry, key, ())):
            yield key, "expected a phrase, found an empty form"
    role = getattr(entry, "role", None)
    if role is not None:
        yield from _phrase(role, entry.means)
        if role in _BY_FIRST_LETTER:
            for form in entry.forms:
                if form.strip() and not form[0].isalnum():
                    yield "forms", f"expected a letter or digit first, found {shown(form)}"
    yield from _keys(entry)


def _lengths(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is too long for a name, a phrase or a sentence, and would only hold up the reader."""
    if not entry.id.isprintable() or len(entry.id.split()) != 1:
        yield "id", f"expected a name without blanks, such as en.sector.tea, found {shown(entry.id)}"
    for key in ("id", "means", *_FORM_KEYS):
        held = getattr(entry, key, ())
        for words in (held,) if isinstance(held, str) else held:
            if len(words) > _LONGEST_PHRASE:
                yield key, f"expected {_LONGEST_PHRASE} characters at most, found {len(words):,}: {shown(words)}"
    for key in ("example", "counter"):
        held = getattr(entry, key)
        for words in (held,) if isinstance(held, str) else held:
            if len(words) > _LONGEST_SENTENCE:
                yield key, f"expected a sentence of {_LONGEST_SENTENCE:,} characters at most, found {len(words):,}: {shown(words)}"


def shown(found: object) -> str:
    """What was found, on one line and cut where it is long."""
    told = repr(found)
    return told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1]}…"


def _phrase(role: str, means: str) -> Iterator[tuple[str, str]]:
    if role not in ROLES:
        yield "role", f"expected one of {', '.join(ROLES)}, found {shown(role)}"
    elif role in _WHOLE and not means.removeprefix("-").isdecimal():
        yield "means", f"expected a whole number for the role {role}, found {shown(means)}"
    elif role in _POSITIVE and not _is_positive(means):
        yield "means", f"expected a number above zero for the role {role}, found {shown(means)}"
    elif role in _ONE_OF and means not in _ONE_OF[role]:
        yield "means", f"expected one of {', '.join(_ONE_OF[role])} for the role {role}, found {shown(means)}"


def _keys(entry: Any) -> Iterator[tuple[str, str]]:
    """The keys that only some kinds have."""
    for key in ("factor", "multiple"):
        value = getattr(entry, key, None)
        if value is not None and not _is_positive(value):
            yield key, f"expected a number above zero, found {shown(value)}"
    if hasattr(entry, "dimension"):
        for key in ("means", "base"):
            value = getattr(entry, key)
            if value is not None and not UNIT.fullmatch(value):
                yield key, f"expected a unit in lower case with _ between its words, such as barrel_per_day, found {shown(value)}"
    if hasattr(entry, "minor_digits"):
        if not (len(entry.means) == 3 and UNIT.fullmatch(entry.means)):
            yield "means", f"expected a code of three capitals, such as EUR, found {shown(entry.means)}"
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
