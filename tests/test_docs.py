"""The pages say what is so: commands that run, outputs that are printed, generated pages that are fresh."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import TypeAdapter

from extractor import records
from extractor.schema import MEANINGS
from extractor.vocabulary.validate import problems


@pytest.fixture(scope="module")
def build(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", root / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", ["cli.md", "output.md", "patterns.md", "checks.md"])
def test_generated_page_is_fresh(build: ModuleType, root: Path, name: str):
    assert (root / "docs" / name).read_text(encoding="utf-8") == build.page(name), "stale: run `make docs`"


def test_help_pages_of_the_program_are_fresh(build: ModuleType):
    assert build.HELP.read_text(encoding="utf-8") == build.help_pages(), "stale: run `make docs`"


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are lines of a POSIX shell")
def test_readme_examples_print_what_they_say(build: ModuleType, readme: str):
    assert blocks(readme, "console")
    assert readme == build.readme(readme), "stale: run `make docs`"


@pytest.mark.parametrize("number", [0, 1])
def test_readme_python_runs(readme: str, number: int):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", blocks(readme, "python")[number]], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "20880000000" in done.stdout


def test_command_lines_are_one_line_each_and_the_tests_are_those_of_ci(readme: str, root: Path):
    use, test = (block.strip() for block in blocks(readme, "sh"))
    assert "\n" not in use + test
    assert test in (root / ".ci" / "run").read_text().splitlines()
    assert all(line.startswith("python3 -m venv .venv && .venv/bin/pip install -q ") for line in (use, test))
    (article,) = re.findall(r"fixtures/\S+", use)
    assert (root / article).is_file()


def test_ci_can_be_run(root: Path):
    assert (root / ".ci" / "run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", root / ".ci" / "run"], check=True)


def test_links_of_the_readme_lead_somewhere(readme: str, root: Path):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", readme):
        assert (root / target).exists(), target


def test_pattern_file_of_the_docs_is_sound(root: Path, tmp_path: Path):
    (block,) = blocks((root / "docs" / "patterns.md").read_text(encoding="utf-8"), "toml")
    (tmp_path / "mine.toml").write_text(block, encoding="utf-8")
    assert problems([tmp_path / "mine.toml"]) == []


def test_every_key_of_the_records_has_a_meaning():
    models = [getattr(records, name) for name in MEANINGS]
    assert {model.__name__: list(TypeAdapter(model).json_schema()["properties"]) for model in models} == {
        name: list(meanings) for name, meanings in MEANINGS.items()
    }


def test_every_command_is_documented(build: ModuleType, root: Path):
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    for path in (root / "extractor" / "cli").glob("*.py"):
        if "def command(" in path.read_text(encoding="utf-8"):
            assert f"## extractor {path.stem}" in page
