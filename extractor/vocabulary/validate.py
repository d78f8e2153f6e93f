"""Validate pattern files: every line that `extractor patterns check` prints, and the rows of `extractor patterns list`.

Each line names file, entry, key and what was expected. Examples and counters are looked up the way an article is: in
a lexicon of the whole vocabulary (the files checked, on top of the packaged ones) over a blank English pipeline. A
form in capitals ("US") stands for capitals only, and a place for words that begin with one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy

from extractor.errors import PatternError
from extractor.vocabulary.lexicon import Hit, Lexicon
from extractor.vocabulary.load import Vocabulary, packaged_patterns, pattern_files, read_file
from extractor.vocabulary.models import Entry

WARNING = "warning: "  # begins a line that does not make a file unusable

_FORM_KEYS = ("forms", "negative", "adjectives", "cities", "symbols", "codes", "minor", "abbreviations")
_EXACT_KEYS = ("symbols", "codes", "abbreviations")  # matched in the case they are written in
_BESIDE_NUMBERS = ("currency", "unit")  # kinds that the recognizer finds beside a number, not the lexicon anywhere
_GRAMMAR_ROLES = re.compile(  # phrases that the grammars of numbers and of time read, not the lexicon
    r"cardinal|ordinal|denominator|scale|scale_abbreviation|multiple|fold|times|vague|rate_unit|qualifier|qualifier_after|time\..+"
)
_MARKED = re.compile(r"\[([^\[\]]+)\]")
_BAD_BLANK = re.compile(r"[\r\n\t]|^ | $|  ")


class Listed(NamedTuple):
    """One row of `extractor patterns list`; as a string, its columns with tabs between them."""

    kind: str
    id: str
    means: str
    forms: tuple[str, ...]

    def __str__(self) -> str:
        return "\t".join((self.kind, self.id, self.means, "; ".join(self.forms)))


class _Row(NamedTuple):
    """An entry and where it stands; `checked` is false for packaged entries that only keep the checked ones company."""

    path: Path
    kind: str
    entry: Entry
    checked: bool

    @property
    def sense(self) -> str:
        """What may not stand for two things at once: the kind, for phrases with their role."""
        role = getattr(self.entry, "role", None)
        return f"{self.kind}:{role}" if role else self.kind

    @property
    def by_grammar(self) -> bool:
        """Whether a grammar of its own finds the entry, so that its forms say nothing outside their place."""
        return self.kind in _BESIDE_NUMBERS or bool(_GRAMMAR_ROLES.fullmatch(getattr(self.entry, "role", "")))

    @property
    def meaning(self) -> tuple[str, ...]:
        """What the reader takes from the entry."""
        return (self.entry.means, getattr(self.entry, "multiple", None) or "")

    def line(self, key: str, text: str) -> str:
        return f"{self.path}: entry {self.entry.id}: key {key}: {text}"


def listing(vocabulary: Vocabulary) -> list[Listed]:
    """Every entry, sorted by kind and id, with all its forms."""
    rows = [
        Listed(kind, entry.id, entry.means, tuple(form for _, form in _keyed_forms(entry)))
        for kind, entries in vocabulary.entries.items()
        for entry in entries
    ]
    return sorted(rows, key=lambda row: (row.kind, row.id))


def is_warning(line: str) -> bool:
    """Whether a line of `problems` leaves the file usable."""
    return line.startswith(WARNING)


def problems(paths: Iterable[Path]) -> list[str]:
    """What is wrong with the pattern files that the paths name (none: the packaged ones); empty where all is well."""
    found: list[str] = []
    rows = _read(list(paths) or [packaged_patterns()], found, checked=True)
    files, ids = {row.path.resolve() for row in rows}, {row.entry.id for row in rows}
    packaged = _read([packaged_patterns()], [], checked=False, without=files)
    company = [row for row in packaged if row.entry.id not in ids]
    found += _identity(rows)
    for row in rows:
        found += _forms(row)
    found += _conflicts([*rows, *company])
    finder = _Finder([*rows, *company])
    for row in rows:
        found += finder.examples(row)
        found += finder.counters(row)
    return found


def _read(paths: Iterable[Path], found: list[str], *, checked: bool, without: Container[Path] = ()) -> list[_Row]:
    """The entries of the files, each broken file told in `found`."""
    rows: list[_Row] = []
    for named in paths:
        try:
            files = [path for path in pattern_files([named]) if path.resolve() not in without]
        except PatternError as missing:
            found.append(str(missing))
            continue
        for path in files:
            try:
                kind, entries = read_file(path)
            except PatternError as broken:
                found.append(str(broken))
                continue
            rows += [_Row(path, kind, entry, checked) for entry in entries]
    return rows


def _identity(rows: Sequence[_Row]) -> Iterator[str]:
    """Repeated ids, and rows that are not in the order of their ids."""
    home: dict[str, Path] = {}
    last: dict[Path, str] = {}
    told: set[Path] = set()
    for row in rows:
        name = row.entry.id
        if name in home:
            yield row.line("id", f"expected an id of its own; it stands in {home[name]} already")
        home.setdefault(name, row.path)
        before = last.get(row.path, "")
        if name < before and row.path not in told:
            told.add(row.path)
            yield WARNING + row.line("id", f"expected rows in order of their ids; it follows {before}")
        last[row.path] = name


def _keyed_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    for key in _FORM_KEYS:
        for form in getattr(entry, key, ()):
            yield key, form


def _forms(row: _Row) -> Iterator[str]:
    """Forms that no text can hold, forms given twice, entries without any. Empty ones are told where a file is read."""
    seen: set[str] = set()
    for key, form in _keyed_forms(row.entry):
        if _BAD_BLANK.search(form):
            yield row.line(key, f"expected words with single blanks between them and no line break, found {form!r}")
        elif form in seen:
            yield WARNING + row.line(key, f"expected each form once, found {form!r} again")
        seen.add(form)
    if not seen:
        yield row.line("forms", "expected at least one form, found none")


def _folded(form: str, key: str = "forms") -> str:
    """What two forms must share to match one text."""
    return form if key in _EXACT_KEYS or form.isupper() else form.lower()


def _conflicts(rows: Sequence[_Row]) -> Iterator[str]:
    """One form of one kind with two meanings, where no priority settles which."""
    claims: dict[tuple[str, str], list[tuple[_Row, str]]] = defaultdict(list)
    for row in rows:
        for key, form in _keyed_forms(row.entry):
            claims[row.sense, _folded(form, key)].append((row, key))
    for (_, form), held in claims.items():
        if len(held) < 2:
            continue
        top = max(row.entry.priority for row, _ in held)
        tied = [(row, key) for row, key in held if row.entry.priority == top]
        (first, first_key), *others = tied
        for row, key in others:
            if row.meaning == first.meaning or not (row.checked or first.checked):
                continue
            told, told_key, other = (row, key, first) if row.checked else (first, first_key, row)
            meant = f"{form!r} means {other.entry.means!r} in entry {other.entry.id} ({other.path}) as well"
            yield told.line(told_key, f"{meant}; expected one meaning, or a priority that differs")


class _Finder:
    """Looks entries up in sentences, over one pipeline and one lexicon."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._nlp = spacy.blank("en")
        held = [(phrase, row) for row in rows if not row.by_grammar for phrase in row.entry.phrases() if phrase.strip()]
        self._lexicon = Lexicon(self._nlp, ((phrase, row.kind, row) for phrase, row in held))

    def examples(self, row: _Row) -> Iterator[str]:
        for example in _sentences(row.entry.example):
            text, spans = _unmarked(example)
            if not spans:
                yield row.line("example", f"expected the matched words in [ ], found {example!r}")
            elif row.by_grammar:
                yield from _in_place(row, text, spans)
            else:
                yield from self._found(row, text, spans)

    def _found(self, row: _Row, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
        hits = self._hits(text)
        for start, end in spans:
            marked = text[start:end]
            at = next((hit for hit in hits if hit.start < end and start < hit.end), None)
            if at is None:
                yield row.line("example", f"expected one of the entry's forms in [ ], found [{marked}] in {text!r}")
            elif (at.start, at.end) != (start, end):
                yield row.line("example", f"expected [{marked}], but the vocabulary finds {text[at.start : at.end]!r} there ({_names(at)})")
            else:
                yield from self._own(row, at, text)

    def _own(self, row: _Row, hit: Hit, text: str) -> Iterator[str]:
        marked = text[hit.start : hit.end]
        rivals = [other for other in _matching(hit, text) if other.sense == row.sense]
        if row not in rivals:
            yield row.line("example", f"expected one of the entry's forms in [ ], found [{marked}] in {text!r} ({_names(hit)})")
            return
        best = max(rivals, key=lambda other: other.entry.priority)
        if best.entry.priority > row.entry.priority and best.meaning != row.meaning:
            yield row.line("example", f"expected [{marked}] to mean {row.entry.means!r}, but entry {best.entry.id} has the higher priority")

    def counters(self, row: _Row) -> Iterator[str]:
        if row.by_grammar:
            return
        for counter in _sentences(row.entry.counter):
            text, spans = _unmarked(counter)
            for hit in self._hits(text):
                inside = not spans or any(hit.start < end and start < hit.end for start, end in spans)
                rivals = [other for other in _matching(hit, text) if other.sense == row.sense]
                beaten = any(other.entry.priority > row.entry.priority for other in rivals)
                if inside and row in rivals and not beaten:
                    words = text[hit.start : hit.end]
                    yield row.line("counter", f"expected no match, or a longer phrase of the vocabulary over {words!r} in {text!r}")

    def _hits(self, text: str) -> list[Hit]:
        return self._lexicon.find(self._nlp.make_doc(text))


def _sentences(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _unmarked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its [ ], and the offsets of the marked words in it."""
    spans = [(found.start(1) - 2 * place - 1, found.end(1) - 2 * place - 1) for place, found in enumerate(_MARKED.finditer(sentence))]
    return _MARKED.sub(r"\1", sentence), spans


def _matching(hit: Hit, text: str) -> list[_Row]:
    """The entries of a hit whose forms stand for the words as they are written."""
    words = text[hit.start : hit.end]
    rows: list[_Row] = [row for _, row in hit.entries]
    return [row for row in rows if any(_stands_for(form, words, row.kind) for form in row.entry.phrases())]


def _stands_for(form: str, words: str, kind: str) -> bool:
    """Capitals ask for capitals: "US" is not found in "us", nor the place "Turkey" in "turkey"."""
    if form.lower() != words.lower():
        return False
    if words.isupper():
        return True
    return not form.isupper() and (kind != "region" or words[0].isupper() or form[0].islower())


def _names(hit: Hit) -> str:
    return ", ".join(dict.fromkeys(row.entry.id for _, row in hit.entries))


def _in_place(row: _Row, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    forms = list(_keyed_forms(row.entry))
    for start, end in spans:
        marked = text[start:end]
        if not any(form in marked if key in _EXACT_KEYS else form.lower() in marked.lower() for key, form in forms):
            yield row.line("example", f"expected a form, symbol, code or abbreviation of the entry in [ ], found [{marked}]")
