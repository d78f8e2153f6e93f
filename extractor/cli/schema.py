"""extractor schema: the JSON Schema of the records."""

from __future__ import annotations

from extractor.cli.output import Output
from extractor.cli.plain import plain_errors


@plain_errors
def command() -> None:
    """Print the JSON Schema of the records."""
    import json

    from extractor.schema import record_schema

    with Output(None) as output:
        output.write(json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n")
