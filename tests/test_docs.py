"""The pages say what is so: commands that run, outputs that are printed, generated pages that are fresh."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter

import extractor
from extractor import records
from extractor.schema import MEANINGS
from extractor.vocabulary.validate import problems

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "docs"
WRITTEN = sorted(
    [
        ROOT / "README.md",
        *(path for path in HERE.glob("*.md") if not path.read_text().startswith("<!-- Generated")),
        *HERE.glob("howto/*.md"),
    ]
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="the examples are lines of a POSIX shell")


def script(name: str) -> ModuleType:
    """A program of the folder docs."""
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    return importlib.import_module(name)


@pytest.fixture(scope="module")
def build() -> ModuleType:
    return script("build")


@pytest.fixture(scope="module")
def examples() -> ModuleType:
    return script("page_examples")


@pytest.fixture(scope="module")
def starter(examples: ModuleType) -> Iterator[Any]:
    with examples.Starter() as started:
        yield started


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


@posix
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_run_and_print_what_the_page_says(examples: ModuleType, starter: Any, path: Path):
    page = path.read_text(encoding="utf-8")
    if "$ git " in page and shutil.which("git") is None:
        pytest.skip("git is not installed, and the page commits a draft")
    assert examples.Memo().knows(page) or examples.rewritten(page, starter) == page, "stale: run `make docs`"


def test_every_written_page_is_among_those_that_make_docs_renews(build: ModuleType):
    assert build.written() == WRITTEN


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_not_run_says_why(examples: ModuleType, path: Path):
    page = path.read_text(encoding="utf-8")
    for block in examples.blocks(page):
        assert block.why is None or len(block.why.split()) > 2, block.body
    assert page.count("<!-- not run") == sum(block.why is not None for block in examples.blocks(page))
    assert page.count("\n```") == 2 * len(examples.blocks(page)), "a block that the runner does not see"


@posix
@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("```sh\nfalse\n```\n", "exit 1"),
        ("```python\nprint(1 / 0)\n```\n", "ZeroDivisionError"),
        ("```yaml\na: 1\n```\n", "how is this run"),
        ("```text\nnothing prints this\n```\n", "how is this run"),
        ("```sh\npip install nothing\n```\n", "installs something"),
    ],
)
def test_example_that_fails_is_told(examples: ModuleType, starter: Any, page: str, words: str):
    with pytest.raises(examples.ExampleError, match=words):
        examples.rewritten(page, starter)


@posix
def test_outputs_are_renewed_and_only_dots_are_open(examples: ModuleType, starter: Any):
    page = "```console\n$ echo 1 of 2\n{}$ cd /tmp && false\n$ echo $? in $PWD\n{}```\n"
    told = page.format("1 of 2\n", "1 in /tmp\n")
    assert examples.rewritten(page.format("3 of 2\n", ""), starter) == told
    assert examples.rewritten(page.format("1 of …\n", "… in /tmp\n"), starter) == page.format("1 of …\n", "… in /tmp\n")
    assert examples.rewritten(page.format("2 of …\n", "…\n…\n"), starter) == told


def test_what_has_run_is_remembered_until_anything_changes(examples: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    for name in examples._COPIED:
        (tmp_path / name).mkdir() if (ROOT / name).is_dir() else (tmp_path / name).touch()
    (tmp_path / "extractor" / "one.py").write_text("1")
    monkeypatch.setattr(examples, "ROOT", tmp_path)
    memo = examples.Memo()
    assert not memo.knows("page")
    memo.add("page")
    assert examples.Memo().knows("page")
    assert not examples.Memo().knows("another page")
    (tmp_path / "extractor" / "one.py").write_text("2")
    assert not examples.Memo().knows("page")


@posix
def test_command_of_an_example_is_the_command(examples: ModuleType, starter: Any):
    own = subprocess.run(
        [sys.executable, "-m", "extractor", "check", "-q", "-"], input="Sales fell.", capture_output=True, text=True, check=False
    )
    page = f"```console\n$ echo 'Sales fell.' | extractor check -q -\n$ echo $?\n{own.returncode}\n$ extractor --version\n```\n"
    assert examples.rewritten(page, starter) == page.replace("--version\n", f"--version\nextractor {extractor.__version__}\n")


def test_measured_tables_are_well_formed(readme: str):
    measure = script("measure")
    between = readme.partition(measure.BEGIN)[2].partition(measure.END)[0]
    accuracy, speed = (part.splitlines() for part in between.strip().split("\n\n"))
    assert re.fullmatch(r"\| accuracy on \d+ articles with [\d,]+ figures \| right \|", accuracy[0])
    assert re.fullmatch(r"\| speed of one process, .+, Python 3\.\d+\.\d+ \| measured \|", speed[0])
    for row in accuracy[2:]:
        found = re.fullmatch(r"\| [a-z][^|]+ \| (\d+\.\d) % \|", row)
        assert found, row
        assert 0 <= float(found[1]) <= 100
    for row in speed[2:]:
        assert re.fullmatch(r"\| [a-z][^|]+ \| [\d,]+(?:\.\d+)? \|", row), row
    assert (len(accuracy), len(speed)) == (14, 7)


def test_the_measuring_command_writes_both_tables_in_their_place(readme: str):
    measure = script("measure")
    new = measure.placed(readme, "the tables")
    assert new.partition(measure.BEGIN)[0] == readme.partition(measure.BEGIN)[0]
    assert new.partition(measure.END)[2] == readme.partition(measure.END)[2]
    assert f"{measure.BEGIN}\nthe tables\n{measure.END}" in new
    score = measure.totals([])
    labels = [label for label, _ in measure.accuracy_rows(score)]
    assert all(f"| {label} | " in readme for label in labels)


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


def anchors(page: Path) -> set[str]:
    """The names that the headings of a page can be reached by, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", [*WRITTEN, *sorted(HERE.glob("decisions/*.md"))], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path):
    for target, _, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(#([^)]*))?\)", path.read_text(encoding="utf-8")):
        page = path.parent / target if target else path
        assert page.exists(), target
        assert not anchor or anchor in anchors(page), f"{target}#{anchor}"


def test_every_page_is_reached_from_the_readme(readme: str, root: Path):
    linked = set(re.findall(r"\]\(([^)#]+)", readme))
    assert {path.relative_to(root).as_posix() for path in [*HERE.glob("*.md"), *HERE.glob("howto/*.md")]} <= linked


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
