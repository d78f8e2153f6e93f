"""The spaCy component: found by name, saved and loaded, kept in a DocBin, a guest in the user's pipeline."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from extractor.errors import PatternError

TEXT = "Exports of semiconductors rose 9.6 percent to $20.88 billion in May from $19.05 billion a year earlier."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_figures", config={"published": "2025-06-13"})
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_component_is_found_without_importing_the_package():
    code = "import spacy; n = spacy.blank('en'); n.add_pipe('extractor_figures'); print(n('Prices rose 3 percent.')._.figures[0]['text'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "3 percent\n"


def test_figures_are_those_of_the_record(doc: Doc):
    import extractor

    record = extractor.extract(TEXT, published="2025-06-13").model_dump(mode="json")
    assert doc._.figures == record["figures"]
    assert doc._.checks == record["checks"]
    assert [figure["text"] for figure in doc._.figures] == ["9.6 percent", "$20.88 billion", "$19.05 billion"]


def test_spans_cover_the_figures_and_carry_the_measure(doc: Doc):
    spans = doc.spans["figures"]
    assert [(span.text, span.label_) for span in spans] == [(figure["text"], figure["measure"]) for figure in doc._.figures]


def test_values_are_plain_json(doc: Doc):
    assert json.loads(json.dumps(doc._.figures)) == doc._.figures


def test_docbin_keeps_figures_and_spans(nlp: Language, doc: Doc):
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (loaded,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    for kept, given in ((loaded._.figures, doc._.figures), (loaded._.checks, doc._.checks)):
        assert json.loads(json.dumps(kept)) == given  # DocBin gives lists back as tuples
    assert [span.text for span in loaded.spans["figures"]] == [span.text for span in doc.spans["figures"]]


def test_pipeline_saves_and_loads_with_its_settings(nlp: Language, doc: Doc, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.config["components"]["extractor_figures"]["published"] == "2025-06-13"
    assert loaded(TEXT)._.figures == doc._.figures
    other = spacy.blank("en")
    other.add_pipe("extractor_figures")
    assert other.from_bytes(nlp.to_bytes())(TEXT)._.figures == doc._.figures


MINE = """schema = "sector/1"
language = "en"

[[entry]]
id = "en.sector.oolong"
means = "oolong tea"
forms = ["oolong"]
example = "Exports of [oolong] rose 9.6 percent"
"""


def test_saved_pipeline_brings_its_pattern_files_along(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(MINE)
    made = spacy.blank("en")
    made.add_pipe("extractor_figures", config={"patterns": [str(mine)]})
    made.to_disk(tmp_path / "pipeline")
    held = made.to_bytes()
    mine.unlink()  # as on another machine
    with pytest.warns(UserWarning, match="needed unless the pipeline is loaded with its own copy"):
        loaded = spacy.load(tmp_path / "pipeline")
    other = spacy.blank("en")
    other.add_pipe("extractor_figures")
    for pipeline in (loaded, other.from_bytes(held), pickle.loads(pickle.dumps(loaded))):
        (figure,) = pipeline("Exports of oolong rose 3 percent.")._.figures
        assert figure["sector"]["id"] == "oolong tea"


def test_missing_pattern_file_is_told_and_nothing_is_read_without_it():
    made = spacy.blank("en")
    with pytest.warns(UserWarning, match=r"nowhere\.toml: no such pattern file"):
        made.add_pipe("extractor_figures", config={"patterns": ["nowhere.toml"]})
    with pytest.raises(PatternError, match=r"nowhere\.toml: no such pattern file"):
        made("Exports rose 3 percent.")


def test_component_pickles(nlp: Language):
    component = pickle.loads(pickle.dumps(nlp.get_pipe("extractor_figures")))
    assert component(nlp.make_doc(TEXT))._.figures[0]["text"] == "9.6 percent"


def test_document_may_bring_its_own_date(nlp: Language):
    dated = nlp.make_doc(TEXT)
    dated._.published = "2020-06-15"
    assert nlp(dated)._.figures[1]["period"] == "2020-05"


def test_entities_of_the_users_pipeline_are_left_alone(nlp: Language):
    doc = nlp.make_doc(TEXT)
    doc.ents = [Span(doc, 2, 3, label="PRODUCT")]
    assert [(ent.text, ent.label_) for ent in nlp(doc).ents] == [("semiconductors", "PRODUCT")]


def test_order_of_documents_is_kept(nlp: Language):
    docs = list(nlp.pipe(f"Exports rose {n} percent." for n in range(1, 9)))
    assert [doc._.figures[0]["value"] for doc in docs] == [str(n) for n in range(1, 9)]


@pytest.mark.parametrize("text", ["", " ", "No number stands here.", "%" * 50])
def test_documents_without_figures_have_empty_lists(nlp: Language, text: str):
    doc = nlp(text)
    assert (doc._.figures, doc._.checks, list(doc.spans["figures"])) == ([], [], [])


def test_impossible_date_in_the_settings_is_refused_when_it_is_added():
    with pytest.raises(Exception, match="is no date"):
        spacy.blank("en").add_pipe("extractor_figures", config={"published": "2025-13-01"})


def test_extension_that_stands_already_is_not_overwritten():
    before = Doc.get_extension("figures")
    spacy.blank("en").add_pipe("extractor_figures")
    assert Doc.get_extension("figures") == before
