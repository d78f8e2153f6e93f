"""What is installed: the data with the code, in the wheel and in a checkout, and the names that others call."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import extractor
from extractor.vocabulary.load import load, packaged_patterns


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> set[str]:
    """The names of the files in a wheel that is built from the checkout, without any package index."""
    pytest.importorskip("hatchling", reason="hatchling, of the dev extra, builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "-w", folder, root], check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


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
