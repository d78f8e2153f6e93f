"""The sample articles through the whole program: sound ones pass, planted errors are found, offsets are true."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import extractor

ARTICLES = sorted((Path(__file__).resolve().parent.parent / "fixtures" / "articles").glob("*.txt"))
DAYS = {
    "exports": "2025-07-15",
    "prices": "2025-06-12",
    "jobs": "2025-09-18",
    "company": "2025-07-24",
    "tourism": "2025-07-21",
    "port": "2025-10-16",
}
DAYS["errors"] = "2025-05-20"
BY_NAME = {path.stem: path for path in ARTICLES}


def record(name: str):
    return extractor.extract(BY_NAME[name].read_text(encoding="utf-8"), published=DAYS[name])


def test_every_article_has_its_day():
    assert set(BY_NAME) == set(DAYS)


@pytest.mark.parametrize("name", DAYS)
def test_article_is_read_with_true_offsets_and_figures_in_order(name: str):
    text = BY_NAME[name].read_text(encoding="utf-8")
    found = record(name)
    assert found.error is None
    assert len(found.figures) >= 10
    assert [figure.text for figure in found.figures] == [text[figure.start : figure.end] for figure in found.figures]
    assert [figure.start for figure in found.figures] == sorted(figure.start for figure in found.figures)
    assert [figure.id for figure in found.figures] == [f"f{n}" for n in range(1, len(found.figures) + 1)]


@pytest.mark.parametrize("name", sorted(set(DAYS) - {"errors"}))
def test_sound_article_raises_no_alarm_and_is_checked(name: str):
    checks = record(name).checks
    assert [check.message for check in checks if check.verdict == "inconsistent"] == []
    assert any(check.verdict == "consistent" for check in checks)


@pytest.mark.parametrize(
    ("rule", "claim"),
    [
        ("growth", "14.1 percent"),
        ("balance", "$1.54 billion"),
        ("streak", "seven consecutive months"),
        ("share", "32.9 percent"),
        ("growth", "10.3 percent"),
    ],
)
def test_planted_error_is_found(rule: str, claim: str):
    found = record("errors")
    texts = {figure.id: figure.text for figure in found.figures}
    assert (rule, claim) in {(check.rule, texts[check.figures[0]]) for check in found.checks if check.verdict == "inconsistent"}


def test_true_claims_beside_planted_errors_stay_consistent():
    found = record("errors")
    texts = {figure.id: figure.text for figure in found.figures}
    verdicts = {texts[check.figures[0]]: check.verdict for check in found.checks if check.rule == "growth"}
    assert (verdicts["2.8 percent"], verdicts["5.0 percent"]) == ("consistent", "consistent")


@pytest.mark.parametrize("newline", ["\r\n", "\n\n"])
def test_other_newlines_move_offsets_and_nothing_else(newline: str):
    text = BY_NAME["port"].read_text(encoding="utf-8")
    before = extractor.extract(text, published=DAYS["port"])
    after = extractor.extract(text.replace("\n", newline), published=DAYS["port"])
    assert [(figure.text, figure.value, figure.period) for figure in after.figures] == [
        (figure.text, figure.value, figure.period) for figure in before.figures
    ]


@pytest.mark.parametrize(("name", "code"), [("exports", 0), ("errors", 1)])
def test_command_says_by_its_exit_what_it_found(name: str, code: int):
    command = [sys.executable, "-m", "extractor", "check", str(BY_NAME[name]), "--published", DAYS[name]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert json.loads(done.stdout)["published"] == DAYS[name]


def test_batch_gives_what_one_article_gives(tmp_path: Path):
    rows = [{"id": name, "text": BY_NAME[name].read_text(encoding="utf-8"), "published": day} for name, day in DAYS.items()]
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = tmp_path / "out.jsonl"
    subprocess.run([sys.executable, "-m", "extractor", "batch", "-q", str(tmp_path / "all.jsonl"), "-o", str(out)], check=True)
    for line, name in zip(out.read_text().splitlines(), DAYS, strict=True):
        assert json.loads(line)["figures"] == record(name).model_dump(mode="json")["figures"]
