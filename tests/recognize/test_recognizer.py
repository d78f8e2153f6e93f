"""The recognizer on short texts: case tables, and properties that hold for any text."""

from __future__ import annotations

import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.marks import Mention
from extractor.recognize import Recognizer
from extractor.records import plain
from extractor.vocabulary.load import load

CORPUS = Path(__file__).parent.parent / "corpus" / "recognize" / "en"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(CORPUS.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
PIECES = st.sampled_from(
    """$ € Rs USD - – ( ) % . , 3 12 1,234 4.5 2024 million bn m percent to and from of a half third two one hundred times x fold month
    straight second No. May tonnes per points about more than jobs won '""".split()  # noqa: SIM905
)


@pytest.fixture(scope="module")
def recognize() -> Recognizer:
    return Recognizer(load())


def described(text: str, mention: Mention, keys: set[str]) -> dict[str, Any]:
    """The mention as a row of the case table, with the keys that the row names."""
    full = {
        "text": text[mention.start : mention.end],
        "kind": mention.kind,
        "value": None if mention.value is None else plain(mention.value),
        "low": None if mention.low is None else plain(mention.low),
        "high": None if mention.high is None else plain(mention.high),
        "unit": mention.unit,
        "qualifier": mention.qualifier,
        "counted": mention.counted,
        "per": mention.per,
        "form": mention.form,
        "bracketed": mention.bracketed,
        "vague": mention.vague,
    }
    return {key: full[key] for key in keys}


@pytest.mark.parametrize("case", CASES)
def test_case_finds_exactly_its_mentions(recognize: Recognizer, case: dict[str, Any]) -> None:
    found = recognize(case["text"])
    assert [case["text"][mention.start : mention.end] for mention in found] == [row["text"] for row in case["want"]]
    for mention, row in zip(found, case["want"], strict=True):
        assert described(case["text"], mention, set(row)) == row
        if "qualifier" not in row:
            assert mention.qualifier == "exact"


@pytest.mark.parametrize(
    ("text", "step", "outer"),
    [
        ("$20.88 billion", "10000000", "10000000"),
        ("9.60%", "0.01", "0.01"),
        ("$10 million", "1000000", "10000000"),
        ("three million jobs", "1000000", "1000000"),
        ("17,000 jobs", "1000", "1000"),
        ("200,000 jobs", "10000", "100000"),
        ("61 percent", "1", "1"),
        ("480 ships", "1", "1"),
        ("a third of them", "3", "10"),
        ("Sales doubled.", "20", "100"),
        ("5.5 TWh", "100000000", "100000000"),
        ("130 MEUR", "1000000", "10000000"),
        ("8 trillion 404.5 billion won", "100000000", "100000000"),
    ],
)
def test_step_follows_the_written_digits(recognize: Recognizer, text: str, step: str, outer: str) -> None:
    (mention,) = recognize(text)
    assert (mention.step, mention.outer_step) == (Decimal(step), Decimal(outer))


@pytest.mark.parametrize(
    ("text", "whole"), [("480 ships", True), ("28,417 units", True), ("17,000 jobs", False), ("3 million jobs", False)]
)
def test_count_of_things_is_a_whole_number(recognize: Recognizer, text: str, whole: bool) -> None:
    (mention,) = recognize(text)
    assert mention.whole is whole


@pytest.mark.parametrize("written", ["Zillarden", "zillarden", "ZILLARDEN"])
def test_scale_word_of_a_user_counts_in_any_case(tmp_path: Path, written: str) -> None:
    entry = 'id = "xx.scale.z"\nrole = "scale"\nmeans = "1000000"\nforms = ["Zillarden"]\nexample = "3 [Zillarden] euros"\n'
    (tmp_path / "mine.toml").write_text(f'schema = "phrase/1"\nlanguage = "xx"\n[[entry]]\n{entry}')
    (mention,) = Recognizer(load([tmp_path]))(f"Sales of 3.2 {written} euros")
    assert mention.value == Decimal(3_200_000)


def test_threshold_and_rank_are_exact(recognize: Recognizer) -> None:
    mark, rank = recognize("Orders passed the $60 billion mark, the second-largest total.")
    assert mark.exact
    assert rank.exact


def test_qualifier_span_covers_the_hedge(recognize: Recognizer) -> None:
    text = "It sold a little under 4% and 20 or more ships."
    first, second = recognize(text)
    assert first.qualifier_span is not None
    assert second.qualifier_span is not None
    assert text[slice(*first.qualifier_span)] == "a little under"
    assert text[slice(*second.qualifier_span)] == "or more"


def test_counted_span_covers_the_noun(recognize: Recognizer) -> None:
    text = "Makers sold 59.0 million mobile phones."
    (mention,) = recognize(text)
    assert mention.counted_span is not None
    assert text[slice(*mention.counted_span)] == mention.counted == "mobile phones"


@given(st.decimals(min_value=1, max_value=999999, places=2, allow_nan=False), st.sampled_from(["million", "billion", "bn"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_written_amount_reads_back_to_itself(recognize: Recognizer, number: Decimal, scale: str) -> None:
    factor = Decimal(10) ** (6 if scale == "million" else 9)
    (mention,) = recognize(f"worth ${number:,} {scale} in all")
    assert mention.value == number * factor
    assert mention.unit == "USD"


@given(st.lists(PIECES, max_size=40), st.sampled_from([" ", "", "\u00a0"]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_ordered_spans_inside_it(recognize: Recognizer, pieces: list[str], blank: str) -> None:
    text = blank.join(pieces)
    last = 0
    for mention in recognize(text):
        assert last <= mention.start < mention.end <= len(text)
        assert (mention.value is None) == (mention.low is not None)
        last = mention.end


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_raises(recognize: Recognizer, text: str) -> None:
    recognize(text)


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", "1-", "$", "(", "one ", "3 to ", "half a ", "3% and ", "111 ", "minus ", "1'111", "a"])
def test_hostile_text_takes_linear_time(recognize: Recognizer, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    recognize(text)
    assert time.process_time() - started < 3
