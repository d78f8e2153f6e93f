"""The bench of planted faults: what counts as one, and how an alarm is held against it."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy import judge
from bench.faults import faults, looked_at, main
from bench.relations import Told, holds

TEXT = "Exports rose 10.0 percent to $22.0 billion from $20.0 billion a year earlier."
GOLD: dict[str, Any] = {
    "id": "one",
    "published": "2025-06-13",
    "text": TEXT,
    "figures": [
        {"text": "10.0 percent", "value": "10.0", "unit": "percent", "measure": "change", "qualifier": "exact"},
        {"text": "$22.0 billion", "value": "22000000000", "unit": "USD", "measure": "level", "qualifier": "exact"},
        {"text": "$20.0 billion", "value": "20000000000", "unit": "USD", "measure": "level", "qualifier": "exact"},
    ],
    "checks": [{"rule": "growth", "verdict": "consistent", "figures": ["10.0 percent", "$22.0 billion", "$20.0 billion"]}],
}


def told(surface: str, value: str, unit: str, measure: str = "level") -> Told:
    return Told(0, len(surface), surface, Decimal(value), unit, measure)


@pytest.mark.parametrize(
    ("rule", "figures", "verdict"),
    [
        ("growth", [("10.0%", "10.0", "percent", "change"), ("22.0", "22.0", "USD"), ("20.0", "20.0", "USD")], True),
        ("growth", [("10.9%", "10.9", "percent", "change"), ("22.0", "22.0", "USD"), ("20.0", "20.0", "USD")], False),
        ("growth", [("22.0", "22.0", "USD"), ("20.0", "20.0", "USD")], None),
        ("difference", [("2", "2", "USD", "difference"), ("22", "22", "USD"), ("20", "20", "USD")], True),
        ("difference", [("5", "5", "USD", "difference"), ("22", "22", "USD"), ("20", "20", "USD")], False),
        ("balance", [("4.3", "4.3", "USD"), ("58.2", "58.2", "USD"), ("53.9", "53.9", "USD")], True),
        ("sum", [("12", "12", "count"), ("5", "5", "count"), ("8", "8", "count")], False),
        ("sum", [("61%", "61", "percent", "share"), ("39%", "39", "percent", "share")], True),
        ("share", [("50%", "50", "percent", "share"), ("2.0", "2.0", "USD"), ("4.0", "4.0", "USD")], True),
        ("share", [("60%", "60", "percent", "share"), ("2.0", "2.0", "USD"), ("4.0", "4.0", "USD")], False),
        ("average", [("6.0", "6.0", "USD"), ("3.0", "3.0", "USD"), ("2", "2", "count")], True),
        ("conversion", [("1.0", "1.0", "EUR"), ("1.1", "1.1", "USD"), ("2.0", "2.0", "EUR"), ("3.2", "3.2", "USD")], False),
        ("contradiction", [("9.6%", "9.6", "percent"), ("9.7%", "9.7", "percent")], False),
        ("bounds", [("5%", "5", "percent"), ("4%", "4", "percent"), ("7%", "7", "percent")], True),
        ("record", [("5", "5", "count"), ("4", "4", "count")], None),
    ],
)
def test_relations_hold_by_what_written_digits_stand_for(rule: str, figures: list[tuple[str, ...]], verdict: bool | None) -> None:
    assert holds(rule, [told(*figure) for figure in figures]) is verdict


def test_each_planted_fault_breaks_its_relation_and_nothing_else_of_the_text() -> None:
    article = judge(GOLD, {"figures": [], "checks": []})
    planted = [fault for seed in range(20) for fault in faults(article, random.Random(seed))]
    assert {fault.kind for fault in planted} >= {"swapped", "changed", "dropped", "doubled", "scale", "direction"}
    for fault in planted:
        assert fault.text != TEXT
        assert fault.text.replace(fault.after, fault.before, 1) == TEXT or fault.after in fault.text
        numbers = [part for part in fault.text.split() if part[-1].isdigit()]
        assert len(numbers) == 3


@pytest.mark.parametrize(("suspect", "seen"), [(["f1"], (True, True)), (["f2"], (True, False)), (None, (True, False))])
def test_an_alarm_on_the_relation_is_notice_and_may_suspect_the_right_figure(suspect: list[str] | None, seen: tuple[bool, bool]) -> None:
    article = judge(GOLD, {"figures": [], "checks": []})
    fault = next(one for one in faults(article, random.Random(1)) if one.kind == "scale")
    start, end = fault.place
    other = fault.others[0]
    answer = {
        "figures": [
            {"id": "f1", "start": start, "end": end, "text": fault.text[start:end]},
            {"id": "f2", "start": other[0], "end": other[1], "text": fault.text[slice(*other)]},
        ],
        "checks": [
            {"rule": "growth", "verdict": "inconsistent", "figures": ["f1", "f2"], "suspect": suspect, "hypothesis": "wrong scale word: x"}
        ],
    }
    outcome = looked_at(fault, {"figures": [], "checks": []}, answer)
    assert (outcome.noticed, outcome.suspect) == seen
    assert outcome.hypothesis
    assert not looked_at(fault, answer, answer).noticed  # an old alarm is no notice


def test_the_command_reports_every_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    assert main([str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["read"]
    assert found["all"]["faults"] == found["confirmed"]["faults"] > 4
    assert found["all"]["noticed"] > 0.8
    assert found["false alarms on untouched articles"] == 0
