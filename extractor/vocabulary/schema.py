"""JSON Schemas of the pattern files, one a schema, for editors that complete and check TOML as it is typed.

They are generated into `patterns/schema/` from the models and never edited by hand; a test fails where they are stale.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from extractor.vocabulary.models import SCHEMAS, Entry

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, str]:
    """File name ("indicator-1.json") to the text of its JSON Schema."""
    return {f"{name.replace('/', '-')}.json": _text(name, model) for name, model in SCHEMAS.items()}


def write_schemas(folder: Path) -> None:
    """Writes every schema into the folder, and removes those of schemas that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = json_schemas()
    for stale in set(folder.glob("*.json")) - {folder / name for name in texts}:
        stale.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(name: str, model: type[Entry]) -> str:
    table: dict[str, Any] = {
        "$schema": DRAFT,
        "title": f"Pattern file of schema {name}",
        "type": "object",
        "properties": {
            "schema": {"const": name},
            "language": {"type": "string"},
            "entry": {"type": "array", "items": TypeAdapter(model).json_schema()},
        },
        "required": ["schema"],
        "additionalProperties": False,
    }
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"
