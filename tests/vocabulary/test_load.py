"""Loading: the packaged files, and a user's own on top of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.vocabulary.load import Vocabulary, load, packaged_patterns, pattern_files, read_file

CHANGE = 'schema = "change/1"\n[[entry]]\nid = "{id}"\nmeans = "{means}"\npart = "verb"\nforms = ["{form}"]\n'


def change(vocabulary: Vocabulary, name: str):
    (entry,) = [entry for entry in vocabulary.of("change") if entry.id == name]
    return entry


def test_every_kind_is_packaged_and_an_unknown_one_is_empty(vocabulary: Vocabulary):
    assert {"change", "currency", "indicator", "phrase", "region", "sector", "unit"} <= set(vocabulary.entries)
    assert vocabulary.of("zorb") == ()


def test_user_entry_of_a_packaged_id_replaces_it(write, vocabulary: Vocabulary):
    mine = write("mine.toml", CHANGE.format(id="en.change.verb.fall", means="flat", form="zorbed"))
    entry = change(load([mine]), "en.change.verb.fall")
    assert (entry.means, entry.forms) == ("flat", ("zorbed",))
    assert change(vocabulary, "en.change.verb.fall").means == "down"


def test_user_entry_of_a_new_id_is_added(write, vocabulary: Vocabulary):
    mine = write("mine.toml", CHANGE.format(id="xx.change.zorb", means="up", form="zorbed"))
    loaded = load([mine])
    assert change(loaded, "xx.change.zorb").forms == ("zorbed",)
    assert len(loaded.of("change")) == len(vocabulary.of("change")) + 1


def test_later_user_file_wins_over_an_earlier_one(write):
    first = write("b.toml", CHANGE.format(id="xx.change.zorb", means="up", form="zorbed"))
    second = write("a.toml", CHANGE.format(id="xx.change.zorb", means="down", form="zorbed"))
    assert change(load([first, second]), "xx.change.zorb").means == "down"


def test_user_folder_is_searched_to_any_depth_for_toml_only(tmp_path: Path):
    deep = tmp_path / "b" / "c"
    deep.mkdir(parents=True)
    (deep / "mine.toml").write_text(CHANGE.format(id="xx.change.zorb", means="up", form="zorbed"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no pattern file", encoding="utf-8")
    assert list(pattern_files([tmp_path])) == [deep / "mine.toml"]
    assert change(load([tmp_path]), "xx.change.zorb").means == "up"


def test_missing_file_is_named(tmp_path: Path):
    with pytest.raises(PatternError, match=r"gone\.toml: no such pattern file or folder"):
        load([tmp_path / "gone.toml"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("schema = change/1", "not a TOML file"),
        ('schema = "verb/1"', "schema: expected one of"),
        ('schema = "change/1"\nentry = 3', r"entry: expected \[\[entry\]\] tables, found int"),
        (CHANGE.format(id="xx.change.zorb", means="sideways", form="zorbed"), "entry xx.change.zorb: key means"),
    ],
)
def test_broken_user_file_stops_loading_with_its_name(write, text: str, told: str):
    with pytest.raises(PatternError, match=rf"mine\.toml: {told}"):
        load([write("mine.toml", text)])


def test_file_that_is_no_utf_8_is_named(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_bytes(b'schema = "change/1" # \xff')
    with pytest.raises(PatternError, match=r"mine\.toml: not utf-8: byte 0xff at offset 22"):
        load([path])


def test_packaged_ids_are_unique():
    ids = [entry.id for path in pattern_files([packaged_patterns()]) for entry in read_file(path)[1]]
    assert len(ids) == len(set(ids))
