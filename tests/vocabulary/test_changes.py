"""Words of change and level in sentences: which the packaged vocabulary finds, and which decoys it leaves alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.vocabulary.lexicon import Lexicon
from extractor.vocabulary.load import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

LEVEL_ROLES = ("level_verb", "share_verb", "share_noun", "change_after")


def cases(name: str) -> list[dict]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def lexicon(nlp: Language, vocabulary: Vocabulary) -> Lexicon:
    """Words of change and level, and what may hide them."""
    phrases = [entry for entry in vocabulary.of("phrase") if entry.role in (*LEVEL_ROLES, "not_change")]
    return Lexicon(nlp, [(form, type(entry).__name__, entry) for entry in [*vocabulary.of("change"), *phrases] for form in entry.forms])


@pytest.mark.parametrize("case", cases("changes.toml"), ids=lambda case: case["name"])
def test_words_of_change(lexicon: Lexicon, nlp: Language, case: dict):
    text = case["text"]
    hits = lexicon.find(nlp.make_doc(text))
    found = [[text[hit.start : hit.end], entry.means] for hit in hits for kind, entry in hit.entries if kind == "ChangeEntry"]
    assert list(map(list, dict.fromkeys(map(tuple, found)))) == case["want"]


@pytest.mark.parametrize("case", cases("levels.toml"), ids=lambda case: case["name"])
def test_words_of_level_and_share(lexicon: Lexicon, nlp: Language, case: dict):
    text = case["text"]
    hits = lexicon.find(nlp.make_doc(text))
    entries = [(text[hit.start : hit.end], entry) for hit in hits for kind, entry in hit.entries if kind == "PhraseEntry"]
    assert [[words, entry.role, entry.means] for words, entry in entries if entry.role in LEVEL_ROLES] == case["want"]


@pytest.mark.parametrize(
    ("form", "multiple"), [("doubled", "2"), ("trebled", "3"), ("tripled", "3"), ("quadrupled", "4"), ("tenfold", "10"), ("halved", "0.5")]
)
def test_multiples(vocabulary: Vocabulary, form: str, multiple: str):
    assert {entry.multiple for entry in vocabulary.of("change") if form in entry.forms} == {multiple}


@pytest.mark.parametrize("form", ["added", "lost", "shed", "cut", "gained", "took off", "subtracted", "contributed", "put on"])
def test_verbs_that_take_an_amount(vocabulary: Vocabulary, form: str):
    assert any(entry.difference for entry in vocabulary.of("change") if form in entry.forms and entry.part == "verb")


@pytest.mark.parametrize("form", ["rose", "grew", "fell", "slowed"])
def test_verbs_that_take_none(vocabulary: Vocabulary, form: str):
    assert not any(entry.difference for entry in vocabulary.of("change") if form in entry.forms)
