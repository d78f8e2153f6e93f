"""Pattern files that are huge or made to do harm: one plain line that names the file, before anything is built of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.vocabulary import load as loading
from extractor.vocabulary.load import load, read_file
from extractor.vocabulary.validate import problems

HEAD = 'schema = "sector/1"\nlanguage = "en"\n'


def entry(**keys: str) -> str:
    """A file with one entry, its keys as they are written in TOML."""
    given = {"id": '"en.sector.zorb"', "means": '"zorbs"', "forms": '["zorb"]'} | keys
    return f"{HEAD}[[entry]]\n" + "".join(f"{key} = {value}\n" for key, value in given.items())


HOSTILE: dict[str, tuple[str, str]] = {
    "lists in lists": (f"{HEAD}x = {'[' * 100_000}", "nested"),
    "tables in tables": (f"{HEAD}x = {'{a=' * 50_000}", "nested"),
    "key of very many parts": (f"{HEAD}a{'.a' * 100_000} = 1", "a key of more than 32 parts"),
    "heading of very many parts": (f"{HEAD}[a{' . b' * 100_000}]", "a key of more than 32 parts"),
    "number of thousands of digits": (entry(priority="9" * 10_000), "digits"),
    "phrase without end": (entry(forms=f'["{"zorb " * 100_000}zorb"]'), "key forms: expected 200 characters at most, found 500,004"),
    "word without end": (entry(forms=f'["{"z" * 100_000}"]'), "key forms: expected 200 characters at most"),
    "marks without end": (entry(forms=f'["{"$" * 5_000}"]'), "key forms: expected 200 characters at most"),
    "example without end": (entry(example=f'"{"[zorb] " * 5_000}"'), "key example: expected a sentence of 2,000 characters at most"),
    "meaning without end": (entry(means=f'"{"m" * 100_000}"'), "key means: expected 200 characters at most"),
    "name of two lines": (entry(id='"en.sector\\n\\u001b[31m"'), "key id: expected a name without blanks"),
    "name without end": (entry(id=f'"{"a" * 100_000}"'), "key id: expected 200 characters at most"),
    "unknown key of two lines": (entry(**{'"a\\nb"': '"c"'}), "key a b: unknown"),
    "value without end": (entry(priority=f'"{"9" * 100_000}"'), "key priority"),
    "schema without end": (f'schema = "{"s" * 100_000}"', "schema: expected one of"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_file_made_to_do_harm_is_refused_in_one_short_line(tmp_path: Path, what: str):
    text, told = HOSTILE[what]
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    for read in (read_file, lambda file: load([file])):
        with pytest.raises(PatternError) as refused:
            read(path)
        line = str(refused.value).replace(str(path), "mine.toml")
        assert line.startswith("mine.toml: ")
        assert told in line
        assert line.isprintable()
        assert len(line) < 400


def test_file_larger_than_the_bound_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "mine.toml"
    path.write_text(entry(), encoding="utf-8")
    assert len(read_file(path)[1]) == 1
    monkeypatch.setattr(loading, "LARGEST", path.stat().st_size - 1)
    with pytest.raises(PatternError, match=r"mine\.toml: too large: expected .* MB at most"):
        read_file(path)
    assert any("too large" in line for line in problems([path]))


@pytest.mark.parametrize(
    "text", ["# " + "." * 500, entry(example='"U.S. [zorb] sales rose ............. 3 percent"'), entry(forms=f'["{"z" * 200}"]')]
)
def test_usual_dots_and_lengths_are_read(tmp_path: Path, text: str):
    path = tmp_path / "mine.toml"
    path.write_text(text if "schema" in text else f"{text}\n{entry()}", encoding="utf-8")
    assert len(read_file(path)[1]) == 1


@pytest.mark.parametrize("read", [read_file, lambda path: load([path])])
def test_folder_or_link_in_a_circle_is_told(tmp_path: Path, read: Callable[[Path], object]):
    path = tmp_path / "mine.toml"
    path.symlink_to(path)
    with pytest.raises(PatternError, match=r"mine\.toml: "):
        read(path)
