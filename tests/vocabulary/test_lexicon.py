"""The lexicon: the longest phrase at each place, whatever its case and however the tokenizer splits it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from extractor.tokens import Words
from extractor.vocabulary.lexicon import Lexicon
from extractor.vocabulary.load import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

PHRASES = [
    ("exports", "a", 1),
    ("rose", "b", 2),
    ("rose", "c", 3),
    ("rose garden", "d", 4),
    ("rose garden centre in June", "d", 5),
    ("U.S.", "e", 6),
    ("St. Louis", "e", 7),
    ("shed", "b", 8),
    ("like-for-like", "f", 9),
    ("women's wear", "g", 10),
]


@pytest.fixture(scope="module")
def lexicon(nlp: Language) -> Lexicon:
    return Lexicon(nlp, PHRASES)


def found(lexicon: Lexicon, nlp: Language, text: str) -> list[tuple[str, list[int]]]:
    return [(text[hit.start : hit.end], [value for _, value in hit.entries]) for hit in lexicon.find(nlp.make_doc(text))]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("EXPORTS rose", [("EXPORTS", [1]), ("rose", [2, 3])]),
        ("a Rose Garden opened", [("Rose Garden", [4])]),
        ("a rose garden centre in May", [("rose garden", [4])]),  # the longer phrase breaks off
        ("a rose garden centre in june", [("rose garden centre in june", [5])]),
        ("exports to the U.S. rose", [("exports", [1]), ("U.S.", [6]), ("rose", [2, 3])]),
        ("in St. Louis, exports", [("St. Louis", [7]), ("exports", [1])]),
        ("it shed 400 jobs", [("shed", [8])]),  # a contraction to the tokenizer: "she'd"
        ("Like-for-like sales of women's wear", [("Like-for-like", [9]), ("women's wear", [10])]),
        ("exporters prose rosewood", []),
        ("", []),
    ],
)
def test_longest_phrases_are_found_from_the_left(lexicon: Lexicon, nlp: Language, text: str, want: list):
    assert found(lexicon, nlp, text) == want


def test_same_phrase_given_twice_stands_once(nlp: Language):
    assert found(Lexicon(nlp, [("rose", "b", 2), ("rose", "b", 2)]), nlp, "rose") == [("rose", [2])]


def test_words_of_the_vocabulary_are_found_as_the_tokenizer_splits_them(nlp: Language, vocabulary: Vocabulary):
    words = {
        word for kind in vocabulary.entries for entry in vocabulary.of(kind) for form in entry.phrases() for word in form.lower().split()
    }
    plain = sorted(word for word in words if re.fullmatch("[a-z]{2,}", word))
    lexicon = Lexicon(nlp, [(word, "word", word) for word in plain])
    assert [word for word in plain if found(lexicon, nlp, word) != [(word, [word])]] == []


def test_idle_words_count_only_in_the_stretches_read_in_full(nlp: Language):
    lexicon = Lexicon(nlp, [("exports", "a", 1), ("of", "f", 2), ("the", "f", 3), ("the rest", "a", 4)], idle={"f"})
    text = "the exports of tea. The rest of the exports."
    stop = text.index(".")

    def spans(full: list[tuple[int, int]]) -> list[str]:
        return [text[start:end] for start, end, _ in lexicon.spans(Words.of(nlp.make_doc(text)), full)]

    assert spans([(0, stop)]) == ["the", "exports", "of", "The rest", "the", "exports"]  # "the" may begin a longer phrase
    assert spans([]) == ["the", "exports", "The rest", "the", "exports"]
