"""What only a process of its own shows: what is imported, closed pipes, interrupts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import json, sys
sys.argv[1:] = {arguments!r}
from extractor.cli import main
try:
    main()
except SystemExit as ended:
    code = ended.code or 0
loaded = [name for name in ("spacy", "numpy", "pydantic", "rich", "typer") if name in sys.modules]
print(json.dumps([code, loaded]), file=sys.stderr)
"""


def probe(*arguments: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    return code, loaded


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ()])
def test_help_and_version_import_nothing_heavy(arguments: tuple[str, ...]):
    code, loaded = probe(*arguments)
    assert code == (0 if arguments else 2)
    assert loaded == ([] if arguments else ["typer"])


@pytest.mark.parametrize("command", ["extract", "check", "explain", "batch", "patterns", "schema", "patterns list"])
def test_help_of_a_command_imports_nothing_heavy(command: str):
    assert probe(*command.split(), "--help") == (0, [])


@pytest.mark.parametrize("asked", [["--help"], ["check", "-h"], ["patterns", "check", "--help"]])
@pytest.mark.parametrize("columns", ["40", "80", "200", "wide", ""])
def test_page_that_was_made_before_is_the_one_that_the_commands_print(asked: list[str], columns: str):
    environment = {**os.environ, "COLUMNS": columns}
    anew = [sys.executable, "-c", f"from extractor.cli.app import app; app({asked}, prog_name='extractor')"]
    assert run(*asked, env=environment).stdout == subprocess.run(anew, capture_output=True, text=True, check=True, env=environment).stdout


def test_wrong_option_imports_no_spacy():
    code, loaded = probe("extract", "--no-such-option")
    assert code == 2
    assert set(loaded) <= {"typer", "pydantic"}  # typer itself takes pydantic along once it reads options


@pytest.mark.parametrize("name", ["nothing", "../check"])
def test_help_of_no_command_is_wrong_use(name: str):
    done = run(name, "--help")
    assert (done.returncode, done.stdout) == (2, "")


def test_help_that_standard_output_cannot_carry_is_laid_out_anew():
    done = run("check", "--help", env={**os.environ, "PYTHONIOENCODING": "ascii:replace"})
    assert done.returncode == 0
    assert "Usage: extractor check" in done.stdout


def test_schema_imports_no_spacy():
    code, loaded = probe("schema")
    assert code == 0
    assert "spacy" not in loaded


def run(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "extractor", *arguments], capture_output=True, text=True, check=False, **options)


def test_module_is_the_command():
    assert run("--version").stdout.startswith("extractor ")


def test_pattern_file_that_is_none_is_one_plain_line(tmp_path: Path):
    (tmp_path / "mine.toml").write_text("schema = ")
    done = run("extract", "--patterns", str(tmp_path / "mine.toml"), input="Exports rose 3 percent.")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "mine.toml" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_reader_that_leaves_early_ends_it_quietly(tmp_path: Path):
    (tmp_path / "news.jsonl").write_text('{"text": "Exports rose 3 percent to $12 million in May."}\n' * 2000)
    process = subprocess.Popen(
        [sys.executable, "-m", "extractor", "batch", "-q", str(tmp_path / "news.jsonl"), "-o", "-"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_interrupt_ends_with_130_and_keeps_whole_lines(tmp_path: Path):
    out = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "extractor", "batch", "-q", "-", "-o", str(out)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stderr is not None
    while process.poll() is None and not (out.exists() and out.stat().st_size):
        process.stdin.write(b'{"text": "Exports rose 3 percent to $12 million in May."}\n' * 50)
        process.stdin.flush()
    process.send_signal(signal.SIGINT)
    assert b"interrupted" in process.stderr.read()
    assert process.wait() == 130
    process.stdin.close()
    process.stderr.close()
    for line in out.read_text().splitlines():
        assert json.loads(line)["error"] is None


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("extract {article} >&-", 2, "standard output: cannot be written: it is closed"),
        ("schema >&-", 2, "standard output: cannot be written: it is closed"),
        ("extract - <&-", 3, "standard input: cannot be read: it is closed"),
    ],
)
def test_closed_stream_is_one_plain_line(tmp_path: Path, line: str, code: int, told: str):
    article = tmp_path / "a.txt"
    article.write_text("Exports rose 3 percent.")
    command = f"'{sys.executable}' -m extractor {line.format(article=article)}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, f"extractor: {told}\n")


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
def test_words_for_a_closed_standard_error_never_land_in_the_data(tmp_path: Path):
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m extractor extract '{tmp_path}/gone.txt' 2>&-"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, {}])
def test_output_is_utf8_whatever_the_locale(environment: dict[str, str]):
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "extract", "--format", "table"],
        input="Zürich’s exports rose 3 percent to €12 million in May.".encode(),
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0
    assert "€12 million" in done.stdout.decode("utf-8")
