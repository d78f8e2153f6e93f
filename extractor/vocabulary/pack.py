"""The packaged vocabulary as one JSON file, which is read ten times as fast as the TOML files that it is made from.

    python -m extractor.vocabulary.pack     writes patterns/packed.json anew, after any change of the files beside it

The file holds the entries just as the TOML files say them, an entry a line, and the digest of those files. Where the
digest is not theirs the file is left alone and the TOML files are read: an edit counts at once, packed or not.
"""

from __future__ import annotations

import hashlib
import json
import sys
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extractor.vocabulary.models import SCHEMAS, Entry

PACKED = "packed.json"
_MODELS: dict[str, TypeAdapter[tuple[Entry, ...]]] = {
    name.partition("/")[0]: TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]
    for name, model in SCHEMAS.items()
}


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of the folder's TOML files."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0")
        found.update(path.read_bytes() + b"\0")
    return found.hexdigest()


def packed_digest(folder: Traversable) -> str:
    """The digest of the packaged files: of the files themselves, or as it was packed where they are inside a zip."""
    return digest(folder) if isinstance(folder, Path) else str(json.loads((folder / PACKED).read_bytes())["digest"])


def packed(tables: dict[str, list[dict[str, Any]]], sum_of_files: str) -> str:
    """The text of the packed file: for each kind its rows in order."""
    kinds = []
    for kind, rows in tables.items():
        entries = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        kinds.append(f"{json.dumps(kind)}:[\n{entries}\n]")
    return f'{{"digest":"{sum_of_files}","entries":{{\n' + ",\n".join(kinds) + "\n}}\n"


def unpacked(folder: Traversable) -> dict[str, tuple[Entry, ...]] | None:
    """The entries by kind; None where there is no packed file, or one of other TOML files than those beside it.

    Files inside a zip, where nobody edits them, are not compared.
    """
    try:
        held = json.loads((folder / PACKED).read_bytes())
        if isinstance(folder, Path) and held["digest"] != digest(folder):
            return None
        return {kind: _MODELS[kind].validate_python(rows) for kind, rows in held["entries"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ValidationError):
        return None


def main() -> int:
    """Writes the packed file of the packaged vocabulary."""
    from extractor.vocabulary.load import packaged_patterns, raw_tables  # load imports this module

    folder = packaged_patterns()
    path = folder / PACKED
    path.write_text(packed(raw_tables(folder), digest(folder)), encoding="utf-8")
    sys.stderr.write(f"{path}: {path.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
