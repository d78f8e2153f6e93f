"""Accuracy on annotated articles does not fall below the floors of `gold_floors.toml`.

A floor goes with the digest of its gold file: where the file has changed, the floors have to be measured anew, which
`python tests/test_gold.py` does (0.01 below what is reached; it raises floors, and lowers one only with `--lower`).
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy import judged, read, totals

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).resolve().parent / "gold_floors.toml"
SETS = {
    "macro": ROOT / "fixtures" / "gold" / "macro.jsonl",
    "sectors": ROOT / "fixtures" / "gold" / "sectors.jsonl",
    "companies": ROOT / "fixtures" / "gold" / "companies.jsonl",
    "seed": ROOT.parent / "shared" / "eval" / "seed.gold.jsonl",
    "dev": ROOT.parent / "shared" / "eval" / "dev.gold.jsonl",
}
SCORES = ("detection", "record", "alarm_precision")
_MARGIN = Decimal("0.01")


@cache
def reached(name: str) -> dict[str, Decimal]:
    """What the program reaches on a set."""
    score = totals(judged(read(SETS[name])))
    values = (score["detection"]["f1"], score["record"]["f1"], score["checks"]["alarm precision"])
    return {key: Decimal(str(value)) for key, value in zip(SCORES, values, strict=True)}


def digest(name: str) -> str:
    return hashlib.sha256(SETS[name].read_bytes()).hexdigest()


def pinned() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"), parse_float=Decimal)


def _floors(name: str) -> dict[str, Any]:
    if not SETS[name].exists():
        pytest.skip(f"{SETS[name].name} of the shared evaluation sets (../shared) is not on this machine")
    return pinned()[name]


@pytest.mark.gate
@pytest.mark.parametrize("name", SETS)
def test_floors_are_of_this_gold_file(name: str) -> None:
    assert _floors(name)["sha256"] == digest(name), "the gold file has changed: measure its floors anew"


@pytest.mark.gate
@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("name", SETS)
def test_accuracy_is_not_below_its_floor(name: str, score: str) -> None:
    floor = _floors(name)[score]
    assert reached(name)[score] >= floor


def measured(*, lower: bool) -> str:
    """The floors as they would be pinned now, as TOML."""
    old = pinned() if FLOORS.exists() else {}
    lines = ["# F1 of detection and of whole records, and precision of alarms: no less. Written by `python tests/test_gold.py`."]
    for name, path in SETS.items():
        before = old.get(name, {})
        if not path.exists():
            lines += ["", f"[{name}]", *(f"{key} = {value!r}".replace("'", '"') for key, value in before.items())]
            continue
        same_file = before.get("sha256") == digest(name)
        lines += ["", f"[{name}]", f'sha256 = "{digest(name)}"']
        for score, value in reached(name).items():
            floor = max(Decimal(0), value - _MARGIN).quantize(Decimal("0.001"), ROUND_FLOOR)
            kept = floor if lower or not same_file else max(floor, before.get(score, floor))
            lines.append(f"{score} = {kept}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FLOORS.write_text(measured(lower="--lower" in sys.argv), encoding="utf-8")
