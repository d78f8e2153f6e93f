"""The packed vocabulary says what the TOML files say, and is left alone where it does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extractor.vocabulary.load import packaged_patterns, raw_tables, read_folder
from extractor.vocabulary.pack import PACKED, digest, packed, unpacked

FILE = """schema = "sector/1"
language = "en"
[[entry]]
id = "en.sector.quartz"
means = "quartz sand"
forms = ["quartz sand", "silica sand"]
example = "exports of [quartz sand]"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "sectors.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / PACKED).write_text(packed(raw_tables(tmp_path), digest(tmp_path)), encoding="utf-8")
    return tmp_path


def test_packaged_file_is_fresh() -> None:
    folder = packaged_patterns()
    assert unpacked(folder) is not None, "run: python -m extractor.vocabulary.pack"


def test_packed_entries_equal_those_of_the_files(folder: Path) -> None:
    assert unpacked(folder) == read_folder(folder)


def test_packaged_entries_equal_those_of_the_files(tmp_path: Path) -> None:
    shutil.copytree(packaged_patterns(), tmp_path / "patterns")
    folder = tmp_path / "patterns"
    (folder / PACKED).write_text(packed(raw_tables(folder), digest(folder)), encoding="utf-8")
    found, read = unpacked(folder), read_folder(folder)
    assert found == read
    assert list(found or ()) == list(read)


@pytest.mark.parametrize("change", ["edited", "added", "removed", "renamed"])
def test_changed_files_are_read_instead(folder: Path, change: str) -> None:
    path = folder / "en" / "sectors.toml"
    if change == "edited":
        path.write_text(FILE.replace("silica", "silicon"), encoding="utf-8")
    elif change == "added":
        (folder / "en" / "more.toml").write_text(FILE.replace("quartz", "river"), encoding="utf-8")
    elif change == "removed":
        path.unlink()
    else:
        path.rename(folder / "en" / "goods.toml")
    assert unpacked(folder) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"digest": 1}',
        '{"digest": "DIGEST", "entries": {"sector": [{"id": 1}]}}',
        '{"digest": "DIGEST", "entries": {"no": []}}',
    ],
)
def test_broken_packed_file_is_left_alone(folder: Path, text: str) -> None:
    (folder / PACKED).write_text(text.replace("DIGEST", digest(folder)), encoding="utf-8")
    assert unpacked(folder) is None
