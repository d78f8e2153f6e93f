"""What must hold of the record of any text: offsets, numbers, ids, and the printed schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from extractor.records import ArticleRecord
from extractor.schema import record_schema


def assert_sound(text: str, record: ArticleRecord) -> None:
    """The promises of the output, for one article."""
    end = 0
    for number, figure in enumerate(record.figures, 1):
        assert figure.id == f"f{number}"
        assert figure.text == text[figure.start : figure.end]
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == figure.text.strip()
        end = figure.end
        for value in (figure.value, figure.low, figure.high):
            if value is not None:
                assert value.is_finite()
                assert figure.interval.low is None or figure.interval.low <= value
                assert figure.interval.high is None or value <= figure.interval.high
        if figure.low is not None:
            assert figure.high is not None
            assert figure.low <= figure.high
    known = {figure.id for figure in record.figures}
    for check in record.checks:
        assert set(check.figures) <= known
        assert set(check.suspect or ()) <= known


_TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
_READ = {
    "$schema", "$defs", "$ref", "type", "anyOf", "enum", "const", "properties", "required", "additionalProperties", "items", "minItems",
    "title", "description", "default", "pattern",
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], *, at: str = "$") -> list[str]:
    """Where a value breaks the schema: the part of JSON Schema that ours uses, and a fault for any other keyword."""
    found = [f"{at}: keyword {word!r} is not read here" for word in set(schema) - _READ]
    if "$ref" in schema:
        found += faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at=at)
    if "anyOf" in schema and all(faults(value, option, root, at=at) for option in schema["anyOf"]):
        found.append(f"{at}: {value!r} fits none of its options")
    if "type" in schema and not _TYPES[schema["type"]](value):
        return [*found, f"{at}: {value!r} is no {schema['type']}"]
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        found.append(f"{at}: {value!r} is not allowed")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{at}: {value!r} is not written as {schema['pattern']}")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append(f"{at}: too few items")
        for place, item in enumerate(value):
            found += faults(item, schema.get("items", {}), root, at=f"{at}[{place}]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{at}: {key!r} is missing" for key in schema.get("required", ()) if key not in value]
        others = schema.get("additionalProperties", True)
        for key, item in value.items():
            if key not in known and others is False:
                found.append(f"{at}: {key!r} is not known")
            found += faults(item, known.get(key, others if isinstance(others, dict) else {}), root, at=f"{at}.{key}")
    return found


@cache
def printed_schema() -> dict[str, Any]:
    """The schema that `extractor schema` prints."""
    return record_schema()
