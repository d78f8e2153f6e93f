"""What is installed: the data with the code, in the wheel and in a checkout, and the names that others call."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import extractor
from extractor.vocabulary.load import load, packaged_patterns


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A wheel that is built from the checkout, without any package index."""
    pytest.importorskip("hatchling", reason="hatchling, of the dev extra, builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "-w", folder, root], check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def wheel(built: Path) -> set[str]:
    """The names of the files in the wheel."""
    return set(zipfile.ZipFile(built).namelist())


ARTICLE = "Exports of lamps from Norway rose 9.6 percent to $2.09 billion in May from $1.91 billion a year earlier."


def run(path: Path, folder: Path, *arguments: str, given: str = ARTICLE) -> str:
    """The standard output of a command of the package at `path`, called from another folder that is also home and temporary folder."""
    places = {"HOME": str(folder), "TMPDIR": str(folder), "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "extractor", *arguments]
    done = subprocess.run(command, cwd=folder, env=os.environ | places, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is installed."""
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(built).extractall(folder)
    return folder


@pytest.mark.slow
def test_installed_package_works_from_another_folder_and_writes_nothing(unpacked: Path, tmp_path: Path, root: Path):
    before = {path: path.stat().st_mtime_ns for path in unpacked.rglob("*")}
    found = json.loads(run(unpacked, tmp_path, "extract", "--published", "2025-06-13"))
    assert {check["verdict"] for check in found["checks"]} == {"consistent"}
    assert found["figures"] == json.loads(run(root, tmp_path, "extract", "--published", "2025-06-13"))["figures"]
    assert {path: path.stat().st_mtime_ns for path in unpacked.rglob("*")} == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_package_works_from_inside_a_zip_and_leaves_nothing_behind(built: Path, tmp_path: Path, unpacked: Path):
    for line in ("extract --published 2025-06-13", "check", "patterns list", "report", "batch - -o - --jobs 2"):
        assert run(built, tmp_path, *line.split()) == run(unpacked, tmp_path, *line.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_import_of_every_module_writes_nothing_and_asks_no_network(unpacked: Path, tmp_path: Path):
    code = """
import pkgutil, socket, sys
def refuse(*given, **named): raise AssertionError("network")
socket.socket.connect = socket.getaddrinfo = refuse
import extractor
for info in pkgutil.walk_packages(extractor.__path__, "extractor."):
    if not info.name.endswith("__main__"):
        __import__(info.name)
assert extractor.__file__.startswith(sys.argv[1]), extractor.__file__
"""
    places = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PYTHONPATH": str(unpacked), "PYTHONDONTWRITEBYTECODE": "1"}
    before = sorted(unpacked.rglob("*"))
    subprocess.run([sys.executable, "-c", code, str(unpacked)], cwd=tmp_path, env=os.environ | places, check=True)
    assert sorted(unpacked.rglob("*")) == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_source_distribution_builds_and_holds_what_the_wheel_is_made_from(tmp_path: Path, root: Path):
    pytest.importorskip("hatchling", reason="hatchling, of the dev extra, builds it")
    code = "import sys; from hatchling.build import build_sdist; print(build_sdist(sys.argv[1]))"
    made = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, check=True, capture_output=True, text=True)
    with tarfile.open(tmp_path / made.stdout.split()[-1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder, ending in (("extractor", ".py"), ("patterns", ".toml"), ("fixtures", ".txt")):
        assert {path.relative_to(root).as_posix() for path in (root / folder).rglob(f"*{ending}")} <= names
    assert {"pyproject.toml", "README.md", "LICENSE"} <= names


BROUGHT_ALONG = {"dask", "multipart", "markupsafe"}  # by distributed, python-multipart and jinja2
CORE = {"spacy", "pydantic", "typer", "rich", "jinja2"}
EXTRAS = {
    "archive": {"fastwarc", "resiliparse", "trafilatura", "lxml_html_clean", "zstandard"}, "parquet": {"pyarrow"}, "query": {"duckdb"},
    "remote": {"fsspec"}, "dask": {"distributed"}, "web": {"starlette", "uvicorn", "python-multipart", "jinja2"}, "tables": {"babel"},
}  # fmt: skip


def test_nothing_is_needed_but_what_is_listed(root: Path):
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    named = {name: {re.match(r"[\w-]+", one)[0] for one in given} for name, given in project["optional-dependencies"].items()}
    assert {re.match(r"[\w-]+", one)[0] for one in project["dependencies"]} <= CORE
    assert {name: given for name, given in named.items() if name != "dev"} == EXTRAS


def test_nothing_is_imported_but_what_is_listed(root: Path):
    listed = {name.replace("-", "_").lower() for name in CORE.union(*EXTRAS.values())}
    known = listed | BROUGHT_ALONG | {"extractor"} | sys.stdlib_module_names
    imported = set()
    for path in (root / "extractor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                mine = {name.partition(".")[0].lower() for name in names}
                assert mine <= known, path
                imported |= mine
    assert imported >= CORE  # nor is anything listed that nobody imports


def test_wheel_holds_every_pattern_file_and_every_article(wheel: set[str], root: Path):
    for folder, ending in (("patterns", ".toml"), ("fixtures", ".txt")):
        files = {path.relative_to(root).as_posix() for path in (root / folder).rglob(f"*{ending}")}
        assert files
        assert {f"extractor/{name}" for name in files} <= wheel


def test_wheel_holds_every_module_and_the_type_marker_and_nothing_else(wheel: set[str], root: Path):
    modules = {path.relative_to(root).as_posix() for path in (root / "extractor").rglob("*.py")}
    assert modules <= wheel
    assert "extractor/py.typed" in wheel
    assert {name.split("/")[0].partition("-")[0] for name in wheel} == {"extractor"}


def test_patterns_are_found_where_the_package_is(root: Path):
    assert packaged_patterns().is_dir()
    assert load().of("indicator")


def test_every_folder_of_modules_is_a_package(root: Path):
    for module in (root / "extractor").rglob("*.py"):
        assert (module.parent / "__init__.py").is_file(), module.parent


def test_entry_points_lead_to_what_is_there():
    points = {point.group: point.load() for point in metadata.distribution("extractor").entry_points}
    assert callable(points["console_scripts"])
    assert callable(points["spacy_factories"])


def test_version_is_the_same_everywhere():
    assert metadata.version("extractor") == extractor.__version__


def test_constraints_name_versions_only_and_cover_what_is_needed(root: Path):
    lines = (root / "constraints.txt").read_text().splitlines()
    names = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    assert all(line.count("==") == 1 and " " not in line and "/" not in line for line in lines)
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    *needed, own = sorted(extras["dev"], key=lambda requirement: requirement.startswith("extractor["))
    needed += [requirement for extra in own[len("extractor[") : -1].split(",") for requirement in extras[extra]]
    for requirement in (*project["dependencies"], *needed):
        name = requirement.partition(">")[0].lower().replace("_", "-")
        assert name in names, name
