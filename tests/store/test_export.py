"""extractor export: each format against what its readers expect."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.period import Period
from extractor.store.exports import formats
from extractor.store.exports.as_sdmx_csv import frequency, time_period


@pytest.fixture
def exported(run, made, tmp_path: Path):
    def call(name: str, *options: str) -> Path:
        code, _, err = run("export", made.store, "-o", tmp_path / name, "--quiet", *options)
        assert (code, err) == (0, "")
        return tmp_path / name

    return call


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_lines_and_tables_are_those_of_batch(exported, made, tmp_path: Path, ending: str):
    direct = tmp_path / f"direct.{ending}"
    subprocess.run([sys.executable, "-m", "extractor", "batch", made.news, "-o", direct, "-q"], check=False, capture_output=True)
    assert exported(f"x.{ending}").read_bytes() == direct.read_bytes()


def test_parquet_has_a_row_for_each_figure_with_its_digits(exported):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(exported("x.parquet")).to_pylist()
    assert [row["text"] for row in rows[:3]] == ["9.6 percent", "$2.09 billion", "$1.91 billion"]
    assert rows[1]["value"] == "2090000000"


def test_recipe_of_duckdb_reads_the_parquet(exported):
    duckdb = pytest.importorskip("duckdb")
    path = exported("x.parquet")
    found = duckdb.sql(f"SELECT period, CAST(value AS DECIMAL(38, 6)) FROM '{path}' WHERE unit = 'USD' ORDER BY period").fetchall()
    assert [(period, int(value)) for period, value in found] == [("2024-05", 1910000000), ("2025-05", 2090000000)]


def test_sdmx_has_unique_keys_known_periods_and_a_definition_of_its_columns(exported, run, made, tmp_path: Path):
    path = exported("x.csv", "--format", "sdmx-csv")
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    definition = json.loads(path.with_name("x.csv.structure.json").read_text())
    ((structure),) = definition["data"]["dataStructures"]
    parts = structure["dataStructureComponents"]
    dimensions = [part["id"] for part in parts["dimensionList"]["dimensions"]]
    attributes = [part["id"] for part in parts["attributeList"]["attributes"]]
    assert list(rows[0]) == ["DATAFLOW", *dimensions, "TIME_PERIOD", "OBS_VALUE", *attributes]
    keys = [tuple(row[name] for name in (*dimensions, "TIME_PERIOD")) for row in rows]
    assert len(set(keys)) == len(keys)
    dollars = [row for row in rows if row["UNIT_MEASURE"] == "USD"]
    assert [(row["FREQ"], row["TIME_PERIOD"], row["OBS_VALUE"]) for row in dollars] == [
        ("M", "2025-05", "2090000000"),
        ("M", "2024-05", "1910000000"),
    ]
    assert {row["TIME_PERIOD"] for row in rows if row["FREQ"] == "S"} == {"2025-S1"}


@pytest.mark.parametrize(
    ("native", "code", "told"),
    [
        ("2025", "A", "2025"),
        ("2025-H2", "S", "2025-S2"),
        ("2025-Q3", "Q", "2025-Q3"),
        ("2025-05", "M", "2025-05"),
        ("2025-W23", "W", "2025-W23"),
        ("2025-05-20", "D", "2025-05-20"),
        ("2025-05-01/2025-05-20", "_O", "2025-05-01/P20D"),
        ("2025-01/2025-05", "_O", "2025-01-01/P5M"),
        ("2024-04/2025-03", "_O", "2024-04-01/P12M"),
    ],
)
def test_periods_are_told_as_sdmx_tells_them(native: str, code: str, told: str):
    period = Period.parse(native)
    assert (frequency(period), time_period(period)) == (code, told)


def test_docbin_gives_docs_with_spans_and_records(exported, made):
    import spacy
    from spacy.tokens import DocBin

    docs = list(DocBin(store_user_data=True).from_disk(exported("x.spacy")).get_docs(spacy.blank("en").vocab))
    assert len(docs) == 3
    assert [span.text for span in docs[0].spans["figures"]] == ["9.6 percent", "$2.09 billion", "$1.91 billion"]
    assert docs[0]._.figures[1]["value"] == "2090000000"


@pytest.mark.parametrize(("name", "many"), [("prodigy", 3), ("label-studio", 3)])
def test_spans_of_annotation_tools_are_words_of_their_text(exported, name: str, many: int):
    text = exported("x.json", "--format", name).read_text()
    tasks = json.loads(text) if name == "label-studio" else [json.loads(line) for line in text.splitlines()]
    assert len(tasks) == many
    if name == "label-studio":
        values = [part["value"] for part in tasks[0]["predictions"][0]["result"]]
        assert all(tasks[0]["data"]["text"][value["start"] : value["end"]] == value["text"] for value in values)
        labels = {label for value in values for label in value["labels"]}
    else:
        labels = {span["label"] for span in tasks[0]["spans"]}
        levels = {tasks[0]["text"][span["start"] : span["end"]] for span in tasks[0]["spans"] if span["label"] == "level"}
        assert levels == {"$2.09 billion", "$1.91 billion"}
    assert {"change", "level", "indicator"} <= labels


def test_web_annotations_find_their_words_by_position_and_by_quotation(exported, made):
    page = json.loads(exported("x.jsonld").read_text())
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    second = [item for item in page["items"] if "tonnes" in item["target"]["selector"][1]["exact"]]
    position, quote = second[0]["target"]["selector"]
    text = json.loads(made.news.read_text().splitlines()[1])["text"]
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert text[: position["start"]].endswith(quote["prefix"])
    assert text[position["end"] :].startswith(quote["suffix"])
    assert json.loads(second[0]["body"]["value"])["value"] == "4100"


def test_what_has_no_place_in_a_format_is_counted(run, made, tmp_path: Path):
    code, _, err = run("export", made.store, "-o", tmp_path / "x.jsonl", "--format", "prodigy")
    assert (code, err) == (0, "extractor: left out: 1 (no text)\n")


def test_standard_output_is_json_lines(run, made):
    code, out, _ = run("export", made.store, "-o", "-")
    assert (code, len(out.splitlines())) == (0, 4)


@pytest.mark.parametrize(
    ("store", "options", "word"),
    [("gone.db", (), "no such store"), (None, ("--format", "xlsx"), "label-studio"), (None, ("-o", "x.xlsx"), "--format")],
)
def test_wrong_use_is_one_plain_line(run, made, tmp_path: Path, store: str | None, options: tuple[str, ...], word: str):
    given = made.store if store is None else tmp_path / store
    code, _, err = run("export", given, "-o", tmp_path / "x.jsonl", *options)
    assert code == 2
    assert word in err
    assert len(err.splitlines()) == 1


def test_export_over_its_own_store_is_refused(run, made):
    code, _, err = run("export", made.store, "-o", made.store, "--format", "jsonl")
    assert (code, "is an input" in err) == (2, True)


def test_formats_are_the_files_of_the_folder():
    assert formats() == ["csv", "docbin", "jsonl", "label-studio", "parquet", "prodigy", "sdmx-csv", "web-annotation"]
