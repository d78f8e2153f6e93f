"""Load pattern files: the packaged ones, and a user's own on top of them.

One function finds the packaged data (`packaged_patterns`); no other module looks for it. Every error names file,
entry, key and what was expected.
"""

from __future__ import annotations

import atexit
import hashlib
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extractor.errors import PatternError
from extractor.vocabulary.models import SCHEMAS, Entry
from extractor.vocabulary.pack import packed_digest, unpacked
from extractor.vocabulary.values import shown, wrong_values

LARGEST = 10_000_000  # bytes of a pattern file: some 200,000 phrases
_LONGEST_KEY = 32  # parts, "a.b.c"; the parser takes the square of them
_CHAINED = re.compile(rf"(?:\.[ \t]*[\"']?[\w-]+[\"']?[ \t]*){{{_LONGEST_KEY}}}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries by the first word of their schema ("indicator", "sector", …), in the order of files and rows."""

    entries: dict[str, tuple[Entry, ...]]

    def of(self, kind: str) -> tuple[Any, ...]:
        return self.entries.get(kind, ())


def packaged_patterns() -> Path:
    """The folder of the packaged pattern files."""
    return packaged("patterns")


@cache
def packaged(name: str) -> Path:
    """A folder of data that is packaged; of a package inside a zip, a copy for as long as the process lives."""
    inside = held(name)
    if isinstance(inside, Path):
        return inside
    copy = Path(tempfile.mkdtemp(prefix="extractor-"))
    atexit.register(shutil.rmtree, copy, ignore_errors=True)
    _copy(inside, copy / name)
    return copy / name


def held(name: str) -> Traversable:
    """A folder of data where it is: in the wheel inside the package, in a checkout beside it."""
    package = resources.files("extractor")
    folders = (Path(str(package)) / name, Path(str(package)).parent / name)
    return next((folder for folder in folders if folder.is_dir()), package / name)


def _copy(given: Traversable, to: Path) -> None:
    if given.is_dir():
        to.mkdir()
        for one in given.iterdir():
            _copy(one, to / one.name)
    elif given.is_file():
        to.write_bytes(given.read_bytes())


def pattern_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The .toml files that the paths name, folders searched to any depth, in order of their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*.toml") if found.is_file())
        elif path.is_file():
            yield path
        else:
            raise PatternError(f"{path}: no such pattern file or folder")


def vocabulary_digest(paths: Sequence[Path] = ()) -> str:
    """A digest of the packaged files and of those of the user, in their order."""
    found = hashlib.sha256(packed_digest(held("patterns")).encode())
    for path in pattern_files(paths):
        found.update(path.read_bytes() + b"\0")
    return found.hexdigest()


def read_table(path: Path) -> tuple[str, list[dict[str, Any]]]:
    """The schema and rows of one pattern file, not yet checked by the models; PatternError where it is no pattern file."""
    table = _parsed(path)
    schema = table.get("schema")
    if not isinstance(schema, str) or schema not in SCHEMAS:
        raise PatternError(f"{path}: schema: expected one of {', '.join(SCHEMAS)}, found {shown(schema)}")
    unknown = set(table) - {"schema", "language", "entry"}
    if unknown:
        raise PatternError(f"{path}: unknown key {shown(min(unknown))}; expected schema, language and [[entry]] tables")
    rows = table.get("entry", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise PatternError(f"{path}: entry: expected [[entry]] tables, found {type(rows).__name__}")
    return schema, rows


def _parsed(path: Path) -> dict[str, Any]:
    """The TOML of a file, within bounds that no list of words reaches and without which a file could hold up the run."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as refused:
        raise PatternError(f"{path}: cannot be opened: {refused.strerror or refused}") from refused
    if len(raw) > LARGEST:
        raise PatternError(
            f"{path}: too large: expected {LARGEST // 1_000_000} MB at most; split it into files, or keep the words that are needed"
        )
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
        if _CHAINED.search(text):
            raise PatternError(f"{path}: not a pattern file: a key of more than {_LONGEST_KEY} parts")
        return tomllib.loads(text)
    except UnicodeDecodeError as broken:
        raise PatternError(f"{path}: not utf-8: byte 0x{broken.object[broken.start]:02x} at offset {broken.start}") from broken
    except RecursionError:
        raise PatternError(f"{path}: not a pattern file: lists or tables nested a hundred deep") from None
    except ValueError as broken:  # of TOML, or a number of thousands of digits
        raise PatternError(f"{path}: not a TOML file: {broken}") from broken


def read_file(path: Path) -> tuple[str, list[Entry]]:
    """The kind and entries of one pattern file; raises PatternError naming file, entry, key and expectation."""
    schema, rows = read_table(path)
    adapter = TypeAdapter(SCHEMAS[schema])
    entries = []
    for number, row in enumerate(rows, 1):
        name = row["id"] if _is_name(row.get("id")) else f"number {number}"
        try:
            entry = adapter.validate_python(row)
        except ValidationError as wrong:
            raise PatternError(f"{path}: entry {name}: {_told(wrong, schema)}") from wrong
        for key, expected in wrong_values(entry):
            raise PatternError(f"{path}: entry {name}: key {key}: {expected}")
        entries.append(entry)
    return schema.partition("/")[0], entries


def _is_name(given: Any) -> bool:
    """Whether an id can be named in a message."""
    return isinstance(given, str) and 0 < len(given) <= 100 and given.isprintable()


def _told(wrong: ValidationError, schema: str) -> str:
    """The first thing wrong with an entry: the key and what was expected there."""
    first = wrong.errors()[0]
    key = " ".join(".".join(str(part) for part in first["loc"]).split())[:100]
    found = shown(first["input"])
    match first["type"]:
        case "unexpected_keyword_argument":
            return f"key {key}: unknown; {schema} has the keys {', '.join(field.name for field in fields(SCHEMAS[schema]))}"
        case "missing":
            return f"key {key}: expected, not found"
        case "tuple_type":
            return f"key {key}: expected a list of strings, found {found}"
        case "string_type":
            return f"key {key}: expected a string, found {found}"
        case "literal_error":
            return f"key {key}: expected {first['ctx']['expected']}, found {found}"
    return f"key {key}: {first['msg']}, found {found}"


def raw_tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of a folder's files by kind, as they are written; PatternError where one of them cannot be used."""
    read_folder(folder)
    tables: dict[str, list[dict[str, Any]]] = {}
    for path in pattern_files([folder]):
        schema, rows = read_table(path)
        tables.setdefault(schema.partition("/")[0], []).extend(rows)
    return tables


def read_folder(folder: Path) -> dict[str, tuple[Entry, ...]]:
    """The entries of a folder's files by kind; an id that stands twice is an error."""
    found: dict[str, list[Entry]] = {}
    home: dict[str, Path] = {}
    for path in pattern_files([folder]):
        kind, entries = read_file(path)
        for entry in entries:
            if entry.id in home:
                raise PatternError(f"{path}: entry {entry.id}: id stands in {home[entry.id]} already")
            home[entry.id] = path
        found.setdefault(kind, []).extend(entries)
    return {kind: tuple(entries) for kind, entries in found.items()}


def load(extra: Sequence[Path] = ()) -> Vocabulary:
    """The packaged vocabulary with the user's files on top: an entry of the same id replaces the packaged one."""
    base = unpacked(held("patterns")) or read_folder(packaged_patterns())
    if not extra:
        return Vocabulary(base)
    found = {kind: {entry.id: entry for entry in entries} for kind, entries in base.items()}
    for path in pattern_files(extra):
        kind, entries = read_file(path)
        for entry in entries:
            found.setdefault(kind, {})[entry.id] = entry
    return Vocabulary({kind: tuple(entries.values()) for kind, entries in found.items()})
