"""The words that periods are made of, and the undated phrase that a form yields."""

from __future__ import annotations

from dataclasses import dataclass

from extractor import late_re as re
from extractor.period import Relative
from extractor.tag.period_rules import PIECES
from extractor.vocabulary.load import Vocabulary

STEP = {"year": "yoy", "half": "hoh", "quarter": "qoq", "month": "mom", "week": "wow", "day": "dod"}
LENGTH = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_PIECE = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(slots=True)
class Phrase:
    """A period as it is written. `shape` says which of the other fields count.

    months    `months` months from `month` of the year
    days      `day` of `month` to `last_day` of `last_month`
    fiscal    months `month` to `month + months - 1` of the fiscal year `year` (None: the one at hand)
    ending    `months` months (or `days` days) that end with the date last_day, last_month, last_year
    unit      the unit `unit`, `shift` units from the one at hand (last year: -1)
    to_date   from the first day of the year (or unit) until now
    relative  `relative` is the whole meaning
    ellipsis  the quarter (or half) `day` beside the one that the sentence named before
    nth       day `day` of the month at hand
    """

    start: int
    end: int
    rule: str
    shape: str
    kind: str
    year: int | None = None
    shift: int | None = None  # of the year: last year -1, this year 0
    month: int | None = None
    months: int = 1
    days: int = 0
    day: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    last_shift: int | None = None
    unit: str | None = None
    fiscal: bool = False
    double: bool = False  # the label names both years: 2023/24
    cumulative: bool = False
    relative: Relative | None = None
    bare: bool = False  # no year is written
    parts: tuple[int, ...] = ()  # months named one by one: April and May; or where each of two quarters begins
    part_months: int = 1
    basis: str | None = None
    fiscal_first: int | None = None  # first month of the fiscal year, where the phrase tells it
    comparison: bool = False


def full_year(digits: str) -> int:
    """`24` and `'24` are 2024; `98` is 1998."""
    number = int(digits)
    if number > 99:
        return number
    return 2000 + number if number < 70 else 1900 + number


def alternatives(forms: list[str]) -> str:
    """The forms as the branches of a regex, longest first."""
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, key=len, reverse=True))


def lowered(text: str) -> str:
    """The text in lower case, every character where it was (some capitals have two-letter lower cases: İ)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


# in lower case, before a word: a plain set is what the regex engine looks for fastest; who finds a word looks whether it is an é
WORD_START = r"[^a-z0-9_]"


def by_first_letter(branches: list[str]) -> str:
    """The branches of a regex, each beginning with a plain letter or digit, grouped by it: `j(?:an|une)|m(?:ay)`."""
    groups: dict[str, list[str]] = {}
    for branch in sorted(set(branches), key=len, reverse=True):
        groups.setdefault(branch[0], []).append(branch[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())


class PeriodWords:
    """Months, ordinals, numbers and units by their written form, and the regex pieces made of them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        roles: dict[str, dict[str, str]] = {}
        for entry in vocabulary.of("phrase"):
            if entry.role.startswith("time."):
                roles.setdefault(entry.role[5:], {}).update((form.lower(), entry.means) for form in entry.forms)
        self._roles = roles
        self._months = {form: int(means) for form, means in self.forms("month").items()}
        self._ordinals = {form: int(means) for form, means in self.forms("ordinal").items()}
        self._numbers = {form: int(means) for form, means in self.forms("cardinal").items()}
        self._units = self.forms("unit")
        short = [form for form in self._months if len(form) < 5 and form not in ("may", "june", "july")]
        long = [form for form in self._months if form not in short]
        pieces = dict(PIECES)
        pieces["month"] = rf"(?:(?:{alternatives(long)})\b|(?:{alternatives(short)})\b\.?)"
        for name in ("ordinal", "cardinal", "fiscal", "earlier", "counted"):
            pieces[name] = f"(?:{alternatives(list(self.forms(name)))})"
        self._pieces = pieces

    def openings(self) -> list[str]:
        """Regex branches of the lower-case words that a form may begin with."""
        roles = ("month", "ordinal", "cardinal", "fiscal", "same", "previous", "opening")
        forms = [re.escape(form).replace(r"\ ", r"\s") for role in roles for form in self.forms(role)]
        units = "|".join(re.escape(form) for form in self.forms("unit"))
        guarded = set(self.forms("cardinal"))
        return [rf"{form}(?=[\s‐‑–-](?:{units}))" if form in guarded else form for form in forms]

    def forms(self, role: str) -> dict[str, str]:
        """Lower-case forms of a role (`month` for `time.month`) and what they mean."""
        return self._roles.get(role, {})

    def fill(self, pattern: str) -> str:
        """The pattern with every <piece> written out."""
        while (filled := _PIECE.sub(lambda found: self._pieces.get(found[1], found[0]), pattern)) != pattern:
            pattern = filled
        return pattern

    def month(self, name: str) -> int:
        return self._months[name.rstrip(".").lower()]

    def ordinal(self, name: str) -> int:
        """1 for `first`; -1 for `final`."""
        return self._ordinals.get(name.lower(), -1)

    def number(self, text: str | None) -> int:
        """The whole number written in digits or words; 1 for anything else (`a`, `the`)."""
        text = (text or "").lower()
        return self._numbers.get(text) or (int(text) if text.isdigit() else 1)

    def unit(self, name: str) -> str:
        """year, half, quarter, month, week or day; the word itself where it is none of them."""
        name = name.lower().replace(" ", "-")
        return self._units.get(name) or ("month" if name.endswith("month") else name)
