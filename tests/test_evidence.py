"""Each field of each figure says what decided it: an invariant over all articles of the fixtures, and cases of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import extractor
from extractor.recognize.sentences import sentences
from extractor.records import ArticleRecord, Figure
from extractor.schema import RULES
from extractor.tokens import plain_marks, readable
from extractor.vocabulary.load import load

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FIELDS = (
    *("unit", "measure", "qualifier", "indicator", "sector", "region", "entity", "period", "compared_to", "basis", "status"),
    *("adjustment", "speaker", "counted"),
)
PLACELESS = {  # rules that no words of the article stand for
    *("default", "table row", "inferred from places and currency", "length said", "day of the decision", "same period", "period before"),
    *("year to date", "subject of the article", "one step of the basis back", "quotation", "word that stands for it", "sentence before"),
}


def articles() -> Iterator[tuple[str, str, str | None]]:
    for path in sorted((FIXTURES / "articles").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8"), "2025-10-16"
    for path in sorted((FIXTURES / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], row["text"], row.get("published")


@lru_cache(maxsize=1)
def records() -> list[tuple[str, str, ArticleRecord]]:
    return [(name, text, extractor.extract(text, published=published)) for name, text, published in articles()]


def figures() -> Iterator[tuple[str, str, Figure]]:
    for name, text, record in records():
        for figure in record.figures:
            yield name, text, figure


def only(text: str, number: str, **about: str) -> Figure:
    (found,) = [figure for figure in extractor.extract(text, **about).figures if figure.text == number]
    return found


def words(text: str, figure: Figure, field: str) -> str | None:
    reason = figure.evidence[field]
    return None if reason.start is None else text[reason.start : reason.end]


def test_every_field_that_is_not_null_has_its_evidence_and_no_other():
    for name, _, figure in figures():
        filled = {field for field in FIELDS if getattr(figure, field) is not None}
        assert set(figure.evidence) - {"sign"} == filled | {"value"}, (name, figure.id)


def test_offsets_are_true_and_missing_only_where_nothing_is_said():
    for name, text, figure in figures():
        for field, reason in figure.evidence.items():
            if reason.start is None:
                assert reason.end is None
                assert reason.rule.startswith("usual ") or reason.rule.partition(":")[0] in PLACELESS, (name, figure.id, field, reason)
            else:
                assert 0 <= reason.start < reason.end <= len(text), (name, figure.id, field)
                assert text[reason.start : reason.end].strip() == text[reason.start : reason.end], (name, figure.id, field)


def test_what_the_clause_says_stands_in_the_sentence_and_what_is_inherited_may_not():
    for name, text, record in records():
        found = sentences(plain_marks(readable(text)))
        for figure in record.figures:
            own = found[figure.sentence]
            for field, reason in figure.evidence.items():
                inside = reason.start is not None and own.start <= reason.start < own.end
                assert inside or reason.rule not in ("clause", "number", "hedge", "counted noun"), (name, figure.id, field, reason)
                assert not inside or reason.rule not in ("line above", "heading"), (name, figure.id, field, reason)


def test_the_words_of_a_dimension_are_its_evidence():
    for name, _, figure in figures():
        for field in ("indicator", "sector", "region", "entity"):
            reference = getattr(figure, field)
            if reference is not None and reference.start is not None:
                reason = figure.evidence[field]
                assert (reference.start, reference.end) == (reason.start, reason.end), (name, figure.id, field)


def test_patterns_are_entries_of_the_vocabulary_and_mean_what_the_field_says():
    vocabulary = load([])
    by_id = {entry.id: entry for kind in ("indicator", "sector", "region") for entry in vocabulary.of(kind)}
    seen = 0
    for name, _, figure in figures():
        for field in ("sector", "region", "entity"):
            reason, reference = figure.evidence.get(field), getattr(figure, field)
            if reason is None or reason.pattern is None:
                continue
            entry = by_id[reason.pattern]
            seen += 1
            told = {entry.means, getattr(entry, "sector", None)}
            assert reference.id in told or "+" in reference.id, (name, figure.id, field, reason.pattern)
    assert seen > 100


def test_known_words_name_their_pattern_unless_part_of_them_is_the_entity():
    for name, _, figure in figures():
        for field in ("sector", "region"):
            reference = getattr(figure, field)
            if reference is not None and reference.id is not None and reference.start is not None and " and " not in reference.text:
                assert figure.evidence[field].pattern is not None, (name, figure.id, field)


@pytest.mark.parametrize(
    ("number", "field", "said", "rule", "pattern"),
    [
        ("7.2 percent", "value", "7.2 percent", "number", "en.unit_word.percent"),
        ("7.2 percent", "unit", "percent", "number", "en.unit_word.percent"),
        ("7.2 percent", "sign", "fell", "word of change", "en.change.verb.fall"),
        ("7.2 percent", "measure", "fell", "amount of a change", "en.change.verb.fall"),
        ("7.2 percent", "indicator", "exports", "clause", "en.indicator.exports"),
        ("7.2 percent", "sector", "tea", "clause", "en.sector.tea"),
        ("7.2 percent", "region", "Japan", "clause", "region.JP"),
        ("7.2 percent", "period", "May", "number", "en.period.month"),
        ("7.2 percent", "qualifier", "7.2 percent", "no hedge", None),
        ("$61.4 million", "unit", "$", "number", "currency.USD.bare_dollar"),
        ("$61.4 million", "measure", "$61.4 million", "amount", None),
        ("$61.4 million", "qualifier", "about", "hedge", None),
        ("$66.2 million", "measure", "from", "earlier value", None),
        ("$66.2 million", "period", "a year earlier", "number", None),
        ("12.5 percent", "indicator", "exports", "sentence before", "en.indicator.exports"),
        ("3.1 percent", "status", "are expected to", "clause", None),
    ],
)
def test_words_that_decide(number: str, field: str, said: str, rule: str, pattern: str | None):
    text = (
        "Tea exports to Japan fell 7.2 percent in May to about $61.4 million, from $66.2 million a year earlier. "
        "Those to China rose 12.5 percent. Tea exports are expected to grow 3.1 percent next year."
    )
    text = text[0].lower() + text[1:]
    figure = only(text, number, published="2025-06-13")
    reason = figure.evidence[field]
    assert (words(text, figure, field), reason.rule) == (said, rule)
    if pattern is not None:
        assert reason.pattern == pattern


def test_a_shared_unit_is_that_of_the_number_beside_it():
    text = "Two terminals handled 310,000 and 452,000 TEU in July."
    figure = only(text, "310,000")
    assert words(text, figure, "unit") == "TEU"


def test_a_speaker_is_shown_where_the_text_names_her():
    text = '"Exports will rise by 4 percent this year and more in the next," said Ingrid Halvorsen.'
    figure = only(text, "4 percent")
    assert figure.speaker == "Ingrid Halvorsen"
    assert words(text, figure, "speaker") == "Ingrid Halvorsen"


def test_a_heading_that_dates_a_list_is_named():
    text = "Sales by month\n\nIn March 2025:\n\n- Cars: 41,200\n- Vans: 8,300\n"
    figure = only(text, "8,300")
    assert words(text, figure, "period") == "March 2025"
    assert figure.evidence["period"].rule in ("heading", "line above")


def test_general_rules_of_the_page_are_those_that_occur():
    told = {rule for rule in RULES if "…" not in rule}
    met = {reason.rule.partition(":")[0] for _, _, figure in figures() for reason in figure.evidence.values()}
    assert told <= met
