"""The generated JSON Schemas: written as the models are now."""

from __future__ import annotations

import json
from pathlib import Path

from extractor.vocabulary.load import packaged_patterns
from extractor.vocabulary.models import SCHEMAS
from extractor.vocabulary.schema import json_schemas, write_schemas


def test_packaged_schemas_are_not_stale():
    folder = packaged_patterns() / "schema"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")} == json_schemas()


def test_writing_makes_the_folder_and_removes_schemas_that_are_no_more(tmp_path: Path):
    folder = tmp_path / "schema"
    write_schemas(folder)
    (folder / "verb-1.json").write_text("{}", encoding="utf-8")
    write_schemas(folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name.replace('/', '-')}.json" for name in SCHEMAS)


def test_schema_names_its_pattern_schema_and_refuses_unknown_keys():
    schema = json.loads(json_schemas()["change-1.json"])
    assert schema["properties"]["schema"] == {"const": "change/1"}
    entry = schema["properties"]["entry"]["items"]
    assert entry["additionalProperties"] is False
    assert entry["properties"]["means"]["enum"] == ["up", "down", "flat", "either"]
    assert set(entry["required"]) == {"id", "means", "part"}
