"""The quick start leaves a spaCy that works in full."""

from __future__ import annotations

import subprocess
import sys

import pytest

START = "import gc, sys\nfrom extractor.cli.quick import import_spacy, without_collector\n"


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", START + code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_spacy_comes_without_its_command_line() -> None:
    assert run("import_spacy(); import spacy; print(spacy.blank('en')('It rose.')[1].text, 'httpx' in sys.modules)") == "rose False"


def test_command_line_can_be_imported_afterwards() -> None:
    assert run("import_spacy(); import spacy.cli; print(callable(spacy.cli.download), len(sys.modules['spacy.cli'].__path__))") == "True 1"


def test_spacy_info_works() -> None:
    assert run("import_spacy(); import spacy; print('spacy_version' in spacy.info(silent=True))") == "True"


def test_release_that_needs_its_command_line_is_imported_in_full() -> None:
    code = "import extractor.cli.quick as q; q._STUBS = ('spacy.cli', 'spacy.cli.info', 'spacy.language'); q.import_spacy(); import spacy; "
    assert run(code + "print(spacy.blank('en')('It rose.')[1].text, callable(spacy.cli.download))") == "rose True"


@pytest.mark.parametrize("raised", ["pass", "raise KeyError"])
def test_collector_runs_again_and_spares_what_was_made(raised: str) -> None:
    code = f"\ntry:\n    with without_collector():\n        assert not gc.isenabled()\n        {raised}\nexcept KeyError: pass\n"
    assert run(code + "print(gc.isenabled(), gc.get_freeze_count() > 0)") == "True True"
