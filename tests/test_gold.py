"""Accuracy on annotated articles does not fall below the floors of `gold_floors.toml`.

A floor goes with the digest of its gold file: where the file has changed, the floors have to be measured anew, which
`python tests/test_gold.py` does (0.01 below what is reached; it raises floors, and lowers one only with `--lower`).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
import tomllib
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy import Article, judged, read, rules, totals
from bench.accuracy import main as accuracy

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).resolve().parent / "gold_floors.toml"
SETS = {
    "macro": ROOT / "fixtures" / "gold" / "macro.jsonl",
    "sectors": ROOT / "fixtures" / "gold" / "sectors.jsonl",
    "companies": ROOT / "fixtures" / "gold" / "companies.jsonl",
    "desk": ROOT / "fixtures" / "gold" / "desk.jsonl",
    "markets": ROOT / "fixtures" / "gold" / "markets.jsonl",
    "prices": ROOT / "fixtures" / "gold" / "prices.jsonl",
    "goods": ROOT / "fixtures" / "gold" / "goods.jsonl",
    "firms": ROOT / "fixtures" / "gold" / "firms.jsonl",
    "seed": ROOT.parent / "shared" / "eval" / "seed.gold.jsonl",
    "dev": ROOT.parent / "shared" / "eval" / "dev.gold.jsonl",
}
SCORES = ("detection", "record", "alarm_precision")
_MARGIN = Decimal("0.01")


@cache
def articles(name: str) -> list[Article]:
    """A set's articles with what the program says of them."""
    return judged(read(SETS[name]))


@cache
def reached(name: str) -> dict[str, Decimal]:
    """What the program reaches on a set."""
    score = totals(articles(name))
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


@pytest.mark.gate
@pytest.mark.parametrize("name", ["seed", "dev"])
def test_scores_agree_with_the_shared_scorer(shared: Path, name: str) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    theirs, _ = scorer.score([one.row for one in articles(name)], {one.id: one.answer for one in articles(name)}, {})
    ours = totals(articles(name)) | {"rules": rules(articles(name))}
    theirs["checks"].pop("gold")
    assert ours == theirs


GOLD_ROW = {
    "id": "dev-03",
    "published": "2025-07-10",
    "text": "Exports rose 4 percent in June to $2 billion.",
    "figures": [
        {
            "text": "4 percent",
            "value": "4",
            "unit": "percent",
            "measure": "level",
            "indicator": ["sales", "exports"],
            "period": "2025-06-01/2025-06-30",
        },
        {"text": "$2 billion", "value": "3", "unit": "USD", "measure": "level"},
    ],
}


def test_command_scores_a_file_and_lists_its_slips(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(GOLD_ROW) + "\n", encoding="utf-8")
    assert accuracy([str(path), "--misses", "9", "--json"]) == 0
    out, err = capsys.readouterr()
    score = json.loads(out)
    assert (score["figures"], score["detection"]["recall"], score["record"]["recall"]) == (2, 0.5, 0)
    assert (score["dimensions"]["indicator"], score["dimensions"]["period"], score["dimensions"]["measure"]) == (1, 1, 0)
    assert err.splitlines() == [
        "dev-03: '4 percent' measure: wanted 'level', found 'change'",
        "dev-03: missed '$2 billion' = 3 USD",
        "dev-03: no figure '$2 billion' = 2000000000 USD",
    ]


def test_command_lists_no_slips_of_held_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(GOLD_ROW) + "\n", encoding="utf-8")
    assert accuracy([str(path), "--misses", "9"]) == 0
    assert "wanted" not in capsys.readouterr().out


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
