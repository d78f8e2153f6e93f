"""What `extractor patterns check` reports: of the packaged files nothing, of bad ones each thing by file, entry and key."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from extractor.vocabulary import validate
from extractor.vocabulary.load import packaged_patterns, pattern_files
from extractor.vocabulary.validate import Listed, is_warning, listing, problems

CASES = tomllib.loads(Path(__file__).with_name("bad_files.toml").read_text(encoding="utf-8"))["case"]
PACKAGED = list(pattern_files([packaged_patterns()]))


@pytest.fixture(scope="module")
def packaged_problems() -> list[str]:
    return [line for line in problems([]) if not is_warning(line)]


@pytest.mark.parametrize("path", PACKAGED, ids=lambda path: path.name)
def test_packaged_file_is_sound(packaged_problems: list[str], path: Path):
    assert [line for line in packaged_problems if line.startswith(f"{path}: ")] == []


@pytest.fixture
def packaged_verbs_only(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keeps the company of the checked files small: the verbs of change stand for the packaged vocabulary."""
    folder = tmp_path_factory.mktemp("packaged")
    shutil.copy(packaged_patterns() / "en" / "changes_verbs.toml", folder)
    monkeypatch.setattr(validate, "packaged_patterns", lambda: folder)


@pytest.mark.usefixtures("packaged_verbs_only")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_bad_file_is_told_by_place_and_expectation(write, case: dict):
    found = problems([write("bad.toml", case["file"])])
    assert len(found) == case.get("lines", len(case["want"])), found
    for words in case["want"]:
        assert any(words in line for line in found), found
    assert [is_warning(line) for line in found] == [case.get("warnings", False)] * len(found)


@pytest.mark.usefixtures("packaged_verbs_only")
def test_paths_that_are_not_there_are_told_and_the_others_are_checked(write, tmp_path: Path):
    write("bad.toml", "schema = 1")
    found = problems([tmp_path / "gone.toml", tmp_path])
    assert found[0] == f"{tmp_path / 'gone.toml'}: no such pattern file or folder"
    assert found[1].startswith(f"{tmp_path / 'bad.toml'}: schema: expected one of")
    assert len(found) == 2


@pytest.mark.usefixtures("packaged_verbs_only")
def test_one_broken_file_leaves_the_others_checked(write, tmp_path: Path):
    write("a.toml", "schema")
    write("b.toml", 'schema = "sector/1"\n[[entry]]\nid = "xx.sector.zorb"\nmeans = "zorbs"\n')
    assert [line.partition(": ")[0] for line in problems([tmp_path])] == [str(tmp_path / "a.toml"), str(tmp_path / "b.toml")]


@pytest.mark.usefixtures("packaged_verbs_only")
def test_id_repeated_in_another_file_names_both_files(write, tmp_path: Path):
    text = 'schema = "sector/1"\n[[entry]]\nid = "xx.sector.zorb"\nmeans = "zorbs"\nforms = ["zorbs"]\n'
    first, second = write("a.toml", text), write("b.toml", text)
    assert problems([tmp_path]) == [f"{second}: entry xx.sector.zorb: key id: expected an id of its own; it stands in {first} already"]


@pytest.mark.usefixtures("packaged_verbs_only")
def test_entry_that_replaces_a_packaged_one_does_not_contradict_it(write):
    text = 'schema = "change/1"\n[[entry]]\nid = "en.change.verb.plummet"\nmeans = "flat"\npart = "verb"\nforms = ["plummeted"]\n'
    assert problems([write("mine.toml", text)]) == []


def test_listing_is_sorted_and_shows_every_form(vocabulary):
    rows = listing(vocabulary)
    assert rows == sorted(rows, key=lambda row: (row.kind, row.id))
    assert len(rows) == sum(len(entries) for entries in vocabulary.entries.values())
    fell = next(row for row in rows if row.id == "en.change.verb.fall")
    assert fell == Listed("change", "en.change.verb.fall", "down", ("fall", "falls", "fell", "fallen", "falling"))
    assert str(fell) == "change\ten.change.verb.fall\tdown\tfall; falls; fell; fallen; falling"
