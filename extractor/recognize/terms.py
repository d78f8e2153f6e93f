"""Terms: what the vocabulary says about the words around a number, arranged for looking up from the number.

Reads   currencies, units, and the number words and hedges of the language
Gives   symbol before a number, scale word and unit after it, hedge before or after it

Everything is a dictionary keyed by the word or symbol next to the number, so that the size of the vocabulary costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from extractor.vocabulary.load import Vocabulary

BLANK = r"[^\S\n\r]"
_GAP = re.compile(rf"(?:{BLANK}{{1,2}}|&nbsp;|)(?:[-\u2010\u2011]{BLANK}?|\n{BLANK}{{0,2}}(?=[a-z]))?")
_CLOSE = frozenset("%.,;:)")  # no gap begins with one of these
_EVEN = {ord(mark): " " for mark in "-\u2010\u2011\n\u00a0\u202f\u2009"}  # blanks and hyphens are alike inside a unit
_HYPHENS = frozenset("-\u2010\u2011")
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]")
_LOST_BLANK = re.compile(r"(thousand|million|billion|trillion)([a-z]{2,12})$", re.IGNORECASE)
_LONG = 8  # letters; a scale word that has lost its blank has more
_FIRST_CHOICE = ("USD", "GBP", "JPY", "INR", "EUR", "CNY", "KRW", "SEK", "PHP", "MXN", "THB", "ZAR")
_SHY_UNITS = frozenset(("T",))  # "48 mln T", in headlines
_SHY_CODES = {"ALL", "TOP", "TRY", "CUP", "AMD", "MAD", "PEN", "SOS", "COP", "BOB"}  # words and names in capital letters
AGO = re.compile(rf"{BLANK}(?:earlier|ago|before|prior|previously)\b")
_A_SPAN = (" a year", " a day")
_NEVER_ABBREVIATION = {"in", "a", "at", "as", "is", "to", "an", "on", "or", "us", "so", "me", "no", "mark", "Mark", "am", "pm"}


def _behind_gap(text: str, at: int) -> int:
    """Where the word begins that stands behind the blank or hyphen at `at`, or at `at` itself."""
    mark = text[at : at + 1]
    if mark == " " and text[at + 1 : at + 2].isalpha():  # the usual cases, quickly
        return at + 1
    if mark in _CLOSE:
        return at
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


class Term(NamedTuple):
    """What a word after (or a symbol before) a number means."""

    kind: str  # money, percent, point, basis_point, quantity, scale
    unit: str
    factor: Decimal
    rule: str
    dimension: str = ""  # of a physical unit: mass, time, length, …
    shy: bool = False  # needs a scale word or decimals beside it


class Hedge(NamedTuple):
    """A phrase that loosens a number."""

    form: str
    means: str
    rule: str


class Terms:
    """Built once from a vocabulary; picklable."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.before: dict[str, Term] = {}
        self._exact: dict[str, list[tuple[str, Term]]] = {}
        self._lower: dict[str, list[tuple[str, Term]]] = {}
        self._numbered: list[tuple[str, Term]] = []  # units that begin with digits: "60-kg bags"
        self.scales: dict[str, Decimal] = {}
        self.scale_abbreviations: dict[str, Decimal] = {}
        self.cardinals: dict[str, int] = {}
        self.ordinals: dict[str, int] = {}
        self.denominators: dict[str, int] = {}
        self.multiples: dict[str, Decimal] = {}
        self.folds: dict[str, int] = {}
        self.times: dict[str, int] = {}
        self.vague: dict[str, Decimal] = {}
        self._hedges: dict[str, list[Hedge]] = {}
        self._hedges_after: dict[str, list[Hedge]] = {}
        self._add_phrases(vocabulary)
        self._add_units(vocabulary)
        self._add_currencies(vocabulary)
        for held in (*self._exact.values(), *self._lower.values()):
            held.sort(key=lambda row: -len(row[0]))
        for hedges in (*self._hedges.values(), *self._hedges_after.values()):
            hedges.sort(key=lambda hedge: -len(hedge.form))
        self.names = {
            word: rows[-1][1]._replace(shy=True)
            for word, rows in self._lower.items()
            if len(rows) > 0 and not rows[-1][0] and rows[-1][1].kind == "money" and rows[-1][1].factor == 1 and len(word) > 3
        }
        self._symbol_lengths: dict[str, tuple[int, ...]] = {}  # by last character, longest first
        for symbol in sorted(self.before, key=len, reverse=True):
            lengths = self._symbol_lengths.get(symbol[-1], ())
            if len(symbol) not in lengths:
                self._symbol_lengths[symbol[-1]] = (*lengths, len(symbol))

    def _add_phrases(self, vocabulary: Vocabulary) -> None:
        tables: dict[str, dict[str, int]] = {
            "cardinal": self.cardinals,
            "ordinal": self.ordinals,
            "denominator": self.denominators,
            "fold": self.folds,
            "times": self.times,
        }
        decimals: dict[str, dict[str, Decimal]] = {
            "scale": self.scales,
            "scale_abbreviation": self.scale_abbreviations,
            "multiple": self.multiples,
            "vague": self.vague,
        }
        kinds = {"percent": "percent", "percentage_point": "point", "basis_point": "basis_point", "index_point": "point"}
        for entry in vocabulary.of("phrase"):
            if entry.role in tables:
                tables[entry.role].update(dict.fromkeys(map(str.lower, entry.forms), int(entry.means)))
            elif entry.role in decimals:  # of the abbreviations the case tells: m, M
                forms = entry.forms if entry.role == "scale_abbreviation" else map(str.lower, entry.forms)
                decimals[entry.role].update(dict.fromkeys(forms, Decimal(entry.means)))
            elif entry.role == "rate_unit":
                self._add_after(entry.forms, Term(kinds[entry.means], entry.means, Decimal(1), entry.id), exact=False)
            elif entry.role in ("qualifier", "qualifier_after"):
                for form in entry.forms:
                    self._add_hedge(Hedge(form.lower(), entry.means, entry.id), after=entry.role == "qualifier_after")
        percent = Term("percent", "percent", Decimal(1), "en.unit_word.percent")
        self._add_after(("%", "％"), percent, exact=False)
        self._add_after(("pc",), percent, exact=True)  # "1.4pc", never "4 million PCs"

    def _add_hedge(self, hedge: Hedge, *, after: bool) -> None:
        words = hedge.form.split(" ")
        held, key = (self._hedges_after, words[0]) if after else (self._hedges, words[-1])
        held.setdefault(key, []).append(hedge)

    def _add_units(self, vocabulary: Vocabulary) -> None:
        for entry in vocabulary.of("unit"):
            if entry.dimension == "ratio" or entry.means in ("percent", "percentage_point", "basis_point"):
                continue
            term = Term("quantity", entry.base or entry.means, Decimal(entry.factor), entry.id, dimension=entry.dimension)
            self._add_after(entry.forms, term, exact=False)
            known = [form for form in entry.abbreviations if form not in _NEVER_ABBREVIATION]
            self._add_after((form for form in known if form not in _SHY_UNITS), term, exact=True)
            self._add_after((form for form in known if form in _SHY_UNITS), term._replace(shy=True), exact=True)

    def _add_currencies(self, vocabulary: Vocabulary) -> None:
        rank = {code: place for place, code in enumerate(_FIRST_CHOICE)}
        entries = sorted(vocabulary.of("currency"), key=lambda entry: (-entry.priority, rank.get(entry.means, len(rank))))
        for entry in entries:
            term = Term("money", entry.means, Decimal(1), entry.id)
            shy = term._replace(shy=True)
            minor = term._replace(factor=Decimal(10) ** -(entry.minor_digits or 2))
            self._add_after(entry.forms, term, exact=False, over="unit.")
            self._add_after((form for form in entry.minor if len(form) > 2), minor, exact=False)
            self._add_after((form for form in entry.minor if len(form) <= 2), minor, exact=True)
            for symbol in entry.symbols:
                letters = symbol.isalpha() and symbol.isascii()
                reserved = letters and (len(symbol) == 1 or (len(symbol) == 2 and symbol.isupper() and symbol != "RM") or symbol == "Re")
                self.before.setdefault(symbol, shy if reserved else term)
                if not letters or symbol.islower():
                    self._add_after((symbol,), term, exact=True)
            for code in entry.codes:
                quiet = shy if code in _SHY_CODES else term
                self.before.setdefault(code, quiet)
                self._add_after((code,), quiet, exact=True)
                self._add_scaled_codes(code, term)

    def _add_scaled_codes(self, code: str, term: Term) -> None:
        """Codes with a scale glued on: MUSD and KEUR, USDm and EURbn."""
        for letters, power in (("M", 6), ("m", 6), ("K", 3), ("k", 3), ("T", 3), ("B", 9), ("Bn", 9), ("bn", 9)):
            scaled = term._replace(factor=Decimal(10) ** power, kind="money_scaled")
            self.before.setdefault(letters + code, scaled)
            self._add_after((letters + code,), scaled, exact=True)
        for letters, power in (("m", 6), ("mn", 6), ("M", 6), ("k", 3), ("bn", 9), ("b", 9)):
            scaled = term._replace(factor=Decimal(10) ** power, kind="money_scaled")
            self.before.setdefault(code + letters, scaled)
            self._add_after((code + letters,), scaled, exact=True)

    def _add_after(self, forms: Iterable[str], term: Term, *, exact: bool, over: str = "\n") -> None:
        """Adds forms that stand behind a number; the first of equal forms stays, unless its rule begins with `over`."""
        held = self._exact if exact else self._lower
        for form in forms:
            if form[0].isdigit():
                self._numbered.append((form.translate(_EVEN).lower(), term))
                continue
            tokens = _TOKEN.findall(form)
            if not tokens:
                continue
            key = tokens[0] if exact else tokens[0].lower()
            rest = form[len(tokens[0]) :].translate(_EVEN)
            rows = held.setdefault(key, [])
            rest = rest if exact else rest.lower()
            rows[:] = [row for row in rows if row[0] != rest or not row[1].rule.startswith(over)]
            if all(row[0] != rest for row in rows):
                rows.append((rest, term))

    def after(self, text: str, at: int) -> tuple[Term, int] | None:
        """The longest unit that begins at `at` (behind a blank or hyphen where one stands), and its end."""
        here = _behind_gap(text, at)
        token = _TOKEN.match(text, here)
        if token is None and text[here : here + 1].isdigit() and here > at:
            return self._numbered_unit(text, here)
        if token is None or (here > at + 1 and not token[0][0].isalpha() and not text[at:here].isspace()):
            return None
        word = token[0]
        if text[at : at + 1] in _HYPHENS and not word[0].isalpha():
            return None
        end = token.end()
        rows = self._exact.get(word)
        found = self._longest(text, end, rows, exact=True) if rows else None
        rows = self._lower.get(word.lower())
        other = self._longest(text, end, rows, exact=False) if rows else None
        return other if found is None or (other is not None and other[1] > found[1]) else found

    def _numbered_unit(self, text: str, at: int) -> tuple[Term, int] | None:
        found = text[at : at + 24].translate(_EVEN).lower()
        fits = [(len(form), term) for form, term in self._numbered if found.startswith(form)]
        if not fits:
            return None
        length, term = max(fits, key=lambda fit: fit[0])
        return term, at + length

    def _longest(self, text: str, end: int, rows: list[tuple[str, Term]], *, exact: bool) -> tuple[Term, int] | None:
        """The longest of the forms with the same first word, which ends at `end`."""
        longest = len(rows[0][0])  # they are sorted so
        found = text[end : end + longest].translate(_EVEN) if longest else ""
        begins = (found if exact else found.lower()).startswith
        for rest, term in rows:
            if not rest:
                return term, end
            stop = end + len(rest)
            if begins(rest) and not text[stop : stop + 1].isalpha():
                if rest.endswith(_A_SPAN) and AGO.match(text, stop):
                    continue  # "28 tonnes a year earlier": when, no rate
                return term, stop
        return None

    def scale_after(self, text: str, at: int) -> tuple[Decimal, int, str] | None:
        """Scale word or abbreviation behind the number: factor, end and the word."""
        here = _behind_gap(text, at)
        token = _TOKEN.match(text, here)
        if token is None:
            return None
        word = token[0]
        factor = self.scales.get(word.lower())
        if factor is None and len(word) > _LONG and (lost := _LOST_BLANK.match(word)) is not None and lost[2].lower() in self._lower:
            return self.scales[lost[1].lower()], here + lost.end(1), lost[1]  # "45 milliondollars"
        if factor is None:
            factor = self.scale_abbreviations.get(word)
            if factor is None or (here > at + 1):
                return None
        return factor, token.end(), word

    def symbol_before(self, text: str, at: int) -> tuple[Term, int] | None:
        """The currency symbol or code that ends at `at`, and its start."""
        for length in self._symbol_lengths.get(text[at - 1], ()):
            if length > at:
                continue
            term = self.before.get(text[at - length : at])
            if term is not None:
                start = at - length
                if text[start].isalpha() and start and (text[start - 1].isalnum() or text[start - 1] == "&"):
                    continue
                return term, start
        return None

    def hedge_before(self, text: str, at: int, word: str) -> tuple[Hedge, int] | None:
        """The longest hedge whose last word `word` ends at `at`, and its start."""
        hedges = self._hedges.get(word)
        if hedges is None:
            return None
        before = text[max(0, at - len(hedges[0].form)) : at].lower().replace("\n", " ").replace("\u00a0", " ")  # the first is the longest
        for hedge in hedges:
            if not before.endswith(hedge.form):
                continue
            start = at - len(hedge.form)
            if len(hedge.form) == 2 and text[start:at].isupper():  # "CA 94105" is no "ca"
                continue
            joined = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()  # "office take-up to 1.9 million"
            if start == 0 or not (text[start - 1].isalnum() or joined):
                return hedge, start
        return None

    def hedge_after(self, text: str, at: int) -> tuple[Hedge, int] | None:
        """The hedge that begins behind the number ("or more"), and its end."""
        here = at + 1 if text[at : at + 1] in (" ", "-") else at
        token = _TOKEN.match(text, here)
        for hedge in self._hedges_after.get(token[0].lower(), ()) if token else ():
            end = here + len(hedge.form)
            if text[here:end].lower() == hedge.form and not text[end : end + 1].isalnum():
                return hedge, end
        return None
