"""Help that shows how, examples that run, completion that knows the names, a hook that checks drafts."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from extractor.cli.app import app
from extractor.cli.examples import EXAMPLES

SOUND = "Tea exports rose 4.6 percent to $61.4 million in May, from $58.7 million a year earlier.\n"
WRONG = "Tea exports rose 6.4 percent to $61.4 million in May, from $58.7 million a year earlier.\n"
MINE = """schema = "sector/1"
language = "en"

[[entry]]
id = "en.sector.oolong_x"
means = "oolong tea"
forms = ["oolong leaf"]
example = "Exports of [oolong leaf] rose 9.6 percent"
"""


def commands(group: Any = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its name, the groups among them; "" is the program's own."""
    group = group or typer.main.get_command(app)
    yield prefix.strip(), group
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield prefix + name, command


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The files that the examples name."""
    for folder in ("archive/2025", "drafts"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("release.txt", "draft.md", "archive/a.txt", "archive/2025/b.txt", "drafts/one.md", "drafts/two.md"):
        (tmp_path / name).write_text(SOUND)
    (tmp_path / "news.jsonl").write_text('{"id": "n1", "text": "Sales rose 4 percent."}\n')
    (tmp_path / "mine.toml").write_text(MINE)
    return tmp_path


def with_store(desk: Path) -> None:
    """The store that examples name: two articles of one series."""
    told = ((13, "Sales of tea in Norway came to $5.2 million in May."), (14, "Sales of tea in Norway came to $5.21 million in May."))
    rows = [{"id": f"n{day}", "text": text, "published": f"2025-06-{day}"} for day, text in told]
    (desk / "tea.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert shell("extractor batch tea.jsonl -o news.db -q", desk).returncode == 0


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    called = f'extractor() {{ "{sys.executable}" -m extractor "$@"; }}; set -o pipefail; {line}'
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(["bash", "-c", called], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_command_has_examples_in_its_help():
    assert {name for name, _ in commands()} == set(EXAMPLES)
    for name, command in commands():
        for words, line in EXAMPLES[name]:
            assert line in command.epilog
            assert words in command.epilog


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are lines of a POSIX shell")
@pytest.mark.parametrize("line", [line for name, _ in commands() for _, line in EXAMPLES.get(name, ()) if name != "serve"])
def test_examples_run(desk: Path, line: str):
    if "news.db" in line:
        pytest.importorskip("pyarrow")
        with_store(desk)
    done = shell(line, desk)
    assert done.returncode == 0, done.stderr
    target = re.search(r"-o (\S+)$|> (\S+)$", line)
    if target:
        assert (desk / (target[1] or target[2])).stat().st_size
    elif not line.endswith("--format github") and "patterns check" not in line:
        assert done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
@pytest.mark.parametrize("name", ["", "extract", "check", "explain", "report", "batch", "audit", "series", "export", "patterns"])
def test_a_first_try_without_anything_on_a_terminal_shows_help_with_examples(name: str):
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *name.split()], stdin=theirs, capture_output=True, text=True, env=environment, check=False
    )
    os.close(ours)
    os.close(theirs)
    told = done.stdout + done.stderr
    assert (done.returncode, told.splitlines()[0].split()[:2]) == (2, ["Usage:", "extractor"])
    assert EXAMPLES[name][0][1] in told


def test_without_a_terminal_a_missing_argument_is_one_line(call):
    result = call("audit", stdin=b"")
    assert (result.code, result.out, result.err) == (2, "", "extractor: missing argument 'STORE.db' (see extractor audit --help)\n")


def test_help_names_arguments_as_people_do(call):
    told = call("check", "--help").out
    assert "PATH…" in told
    assert "list[str]" not in told
    assert "  extractor check draft.md --format sarif -o draft.sarif\n" in told


@pytest.mark.skipif(sys.platform == "win32", reason="completion of bash")
@pytest.mark.parametrize(
    ("words", "known", "strange"),
    [
        ("extractor ch", ["check"], "batch"),
        ("extractor check --select growth,sh", ["growth,share"], "growth,share_sum"),
        ("extractor check --format s", ["sarif"], "table"),
        ("extractor explain --field per", ["period"], "basis"),
    ],
)
def test_completion_knows_commands_rules_formats_and_fields(words: str, known: list[str], strange: str):
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_EXTRACTOR_COMPLETE": "complete_bash"}
    done = subprocess.run([sys.executable, "-m", "extractor"], env={**os.environ, **asked}, capture_output=True, text=True, check=False)
    assert set(known) <= set(done.stdout.split())
    assert strange not in done.stdout.split()


def hook(root: Path) -> dict[str, str]:
    text = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert text.count("- id:") == 1
    return dict(re.findall(r"^(?:- |  )(\w+): (.+)$", text, re.MULTILINE))


def test_hook_is_installed_by_name_and_takes_text_and_markdown(root: Path):
    said = hook(root)
    assert said["id"] == "extractor-check"
    assert said["language"] == "python"
    assert said["types_or"] == "[plain-text, markdown]"
    assert said["entry"].split()[:2] == ["extractor", "check"]


@pytest.mark.skipif(sys.platform == "win32", reason="the entry is called by a POSIX shell")
@pytest.mark.parametrize(("last", "code"), [(SOUND, 0), (WRONG, 1), ("No numbers here.\n", 0)])
def test_hook_checks_many_drafts_and_shows_what_fails(root: Path, desk: Path, last: str, code: int):
    drafts = ["draft.md", "drafts/one.md", "drafts/with blank.md"]
    (desk / drafts[-1]).write_text(last)
    done = shell(f"{hook(root)['entry']} {shlex.join(drafts)}", desk)
    assert (done.returncode, done.stderr) == (code, "")
    assert ("with blank.md" in done.stdout) is (code == 1)
    assert ("✗ growth" in done.stdout) is (code == 1)
    assert "one.md" not in done.stdout


def test_jobs_of_the_page_about_drafts_run(root: Path, desk: Path):
    page = (root / "docs" / "drafts.md").read_text(encoding="utf-8")
    assert f"- id: {hook(root)['id']}" in page
    assert shell(re.findall(r"- run: (extractor check .*)", page)[0], desk).returncode == 0
