"""Tokens: the words are those of spaCy's tokenizer at their offsets in the article, and no text makes it slow."""

from __future__ import annotations

import pickle

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.tokens import Tokens, Words, bounded, readable

PLAIN = spacy.blank("en")
TOKENS = Tokens()  # one for all examples: what it has learned from one text must not change what it makes of another
PIECES = (
    *(
        "Exports",
        "rose",
        "9.6",
        "9.6%",
        "$20.88",
        "US$1.2bn",
        "(4.1%)",
        "1,234,567",
        "+3.7pp",
        "U.S.",
        "U.S.-based",
        "St.",
        "Inc.",
        "Ltd.,",
    ),
    *("cannot", "dont", "its", "it's", "Kestrel's", "plants'", "like-for-like", "12pm", "Q3", "2024-25", "5G", "and/or", "--", "...", "…"),
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "\r\n",
        "\u00a0",
        ",",
        ".",
        ";",
        "(",
        ")",
        '"',
        "“",
        "”",
        "’s",
        "–",
        "—",
        "-",
        "/",
        "%",
        "€",
        "é",
        "İ",
        "中",
        "½",
    ),
)


def words(found: Words) -> list[tuple[str, int, int]]:
    """Without the blanks, which are no words."""
    return [(lower, start, length) for lower, start, length in zip(*found, strict=True) if lower and lower.strip()]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_words_are_those_of_the_tokenizer(text: str) -> None:
    assert words(TOKENS(text)) == words(Words.of(PLAIN.make_doc(text)))


@given(st.lists(st.sampled_from([*"aZ,.'-%$(/5 \n", "\t"])).map("".join))
def test_words_of_any_text_are_those_of_the_tokenizer(text: str) -> None:
    assert words(TOKENS(text)) == words(Words.of(PLAIN.make_doc(text)))


@pytest.mark.parametrize("text", ["crude  oil", "crude\noil", " crude\n oil", "crude \noil", "crude\n\noil"])
def test_words_with_more_than_a_blank_between_are_kept_apart(text: str) -> None:
    lowers = TOKENS(text).lowers
    between = lowers[lowers.index("crude") + 1 : lowers.index("oil")]
    assert between
    assert set(between) == {" "}
    assert [text[start : start + length] for _, start, length in words(TOKENS(text))] == ["crude", "oil"]


def test_text_longer_than_the_tokenizer_takes_is_read() -> None:
    text = " ".join(f"u.{number:x}.k" for number in range(130_000))
    assert len(text) > 1_000_000
    assert Tokens()(text).starts[-1] > len(text) - 12


@pytest.mark.parametrize("text", ["Exports rose 9.6 percent.", "a-b " * 50, "https://example.org/" + "a" * 60, "-" * 20, " ", ""])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert bounded(text) == text


@pytest.mark.parametrize("unit", ["$", "%", "(", "_", "a", "US$", "1,", "😀", "é", "\u200b"])
def test_long_runs_are_cut_and_offsets_stay(unit: str) -> None:
    text = "Sales of " + unit * 3000 + " rose"
    cut = bounded(text)
    assert len(cut) == len(text)
    assert max(map(len, cut.split())) <= 100
    assert cut.startswith("Sales of ")
    assert cut.endswith(" rose")


def test_words_behind_a_long_run_are_found_at_their_place() -> None:
    text = "$" * 500 + " exports"
    assert words(Tokens()(text))[-1] == ("exports", 501, 7)


@pytest.mark.parametrize(("text", "shown"), [("a\ud800b", "a\ufffdb"), ("\udfff", "\ufffd"), ("plain é 😀", "plain é 😀")])
def test_lone_surrogates_are_replaced(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_memory_is_given_back_once_the_language_is_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = Tokens()
    monkeypatch.setattr("extractor.tokens._LEARNED", 20)
    for text, last in (("It was half-learned quickly-quickly.", "."), ("un-heardof-word", "word")):
        assert tokens(text).lowers[-1] == last
    assert "learned" in tokens.nlp.vocab.strings
    assert "heardof" not in tokens.nlp.vocab.strings


def test_stretches_that_are_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = Tokens()
    monkeypatch.setattr("extractor.tokens._CACHED", 50)
    texts = [" ".join(f"word{number}-{place}" for number in range(40)) for place in range(5)]
    assert [words(tokens(text)) for text in texts] == [words(Words.of(PLAIN.make_doc(text))) for text in texts]
    assert len(tokens._known) < 100
    assert words(tokens("tea\t" * 200)) == words(Words.of(PLAIN.make_doc("tea\t" * 200)))
    assert max(map(len, tokens._known)) <= 100


def test_words_that_are_met_again_are_kept_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = Tokens()
    monkeypatch.setattr("extractor.tokens._CACHED", 10)
    for number in range(30):
        assert words(tokens(f"semi-skilled one-{number} two-{number}")) == words(
            Words.of(PLAIN.make_doc(f"semi-skilled one-{number} two-{number}"))
        )
        assert "semi-skilled" in tokens._known
    assert "one-0" not in tokens._known | tokens._before


def test_reader_of_words_can_be_pickled() -> None:
    assert words(pickle.loads(pickle.dumps(TOKENS))("Exports rose.")) == words(TOKENS("Exports rose."))


def test_pipeline_of_a_user_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    before = (nlp.tokenizer.max_cache_size, dict(nlp.vocab.lex_attr_getters))
    assert Tokens(nlp)("Exports rose.").lowers == ["exports", "rose", "."]
    assert (nlp.tokenizer.max_cache_size, dict(nlp.vocab.lex_attr_getters)) == before


def test_a_long_text_in_pieces_has_the_words_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Exports rose  9.6 percent,\nto US$1.2bn in May; Kestrel's plants' output was up (4.1%) at " + "x" * 90 + " and more.  " * 9
    whole = TOKENS(text)
    for size in (1, 7, 40, 100):
        monkeypatch.setattr("extractor.tokens._PIECE", size)
        assert list(map(list, TOKENS(text))) == list(map(list, whole))
