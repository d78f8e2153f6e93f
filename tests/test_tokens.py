"""Tokens: the Doc's offsets are the article's, and no text makes the tokenizer slow."""

from __future__ import annotations

import pytest
import spacy

from extractor.tokens import Tokens, bounded, readable


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
    with Tokens()(text) as doc:
        assert (doc[-1].text, doc[-1].idx) == ("exports", 501)


@pytest.mark.parametrize(("text", "shown"), [("a\ud800b", "a\ufffdb"), ("\udfff", "\ufffd"), ("plain é 😀", "plain é 😀")])
def test_lone_surrogates_are_replaced(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_memory_is_given_back_once_the_language_is_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = Tokens()
    monkeypatch.setattr("extractor.tokens._LEARNED", 20)
    with tokens("Learned quickly, this.") as doc:
        assert len(doc) == 5
    with tokens("Unheardofword") as doc:
        assert doc[0].lower_ == "unheardofword"
    assert "learned" in tokens.nlp.vocab.strings
    assert "unheardofword" not in tokens.nlp.vocab.strings


def test_pipeline_of_a_user_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    before = (nlp.tokenizer.max_cache_size, dict(nlp.vocab.lex_attr_getters))
    with Tokens(nlp)("Exports rose.") as doc:
        assert doc.vocab is nlp.vocab
    assert (nlp.tokenizer.max_cache_size, dict(nlp.vocab.lex_attr_getters)) == before
