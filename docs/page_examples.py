"""Runs the examples of a page and puts what they print into it; `build.py` writes the result, tests/test_docs.py compares it.

The examples of a page run from its top to its end, in a temporary copy of the checkout, as on a terminal of 100 columns.

    ```console          `$ command` lines, each followed by what it prints; `cd` and the last exit (`$?`) carry over
    ```sh               lines that must succeed and whose output is not shown
    ```python           a program that must succeed; a ```text block right behind it is what it prints
    ```toml mine.toml   any kind with a name behind it: the file of that name, written before what follows is run

In an output `…` stands for anything within its line; nothing else is left open. It stands for the folder of the checkout from the start.
Any other block, or one that cannot run here, has `<!-- not run: why -->` above it.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import pty
import re
import runpy
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 100
_COPIED = ("extractor", "patterns", "fixtures", "tests", "docs", "pyproject.toml", "Makefile")
_UNCOPIED = shutil.ignore_patterns("page_examples.py", "build.py", ".*_cache", ".hypothesis")
_BLOCK = re.compile(
    r"(?:^<!-- not run: (?P<why>.+?) -->\n)?^```(?P<kind>[a-z]+)(?: (?P<name>\S+))?\n(?P<body>(?:(?!```).*\n)*)```\n", re.MULTILINE
)
_GIVEN = {
    "NO_COLOR": "1",
    "TERM": "xterm",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PIP_REQUIRE_VIRTUALENV": "1",
    "PIP_NO_INDEX": "1",
} | {f"GIT_{who}_{what}": words for who in ("AUTHOR", "COMMITTER") for what, words in (("NAME", "Desk"), ("EMAIL", "desk@example.org"))}
_CLIENT = """#!{python} -SE
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect({address!r})
    told = json.dumps([{program!r}, sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(line, [len(told).to_bytes(4, "big")], [0, 1, 2])
    line.sendall(told)
    sys.exit(int(line.recv(8) or b"70"))
"""
_OWN = """#!/bin/sh
PYTHONPATH={folder} exec {python} {options} "$@"
"""


class ExampleError(Exception):
    """An example that fails, or of which nobody knows how to run it."""


class Block(NamedTuple):
    """A block of a page: `why` it is not run, the file it is, what it holds, and its place in the page."""

    kind: str
    name: str | None
    body: str
    why: str | None
    start: int
    end: int


_INSTALLS = re.compile(r"\b(?:pip3?|pipx|uv|conda|apt|apt-get|brew|npm|venv)\b")  # an example leaves nothing behind on the machine


def blocks(page: str) -> list[Block]:
    """The blocks of a page, in order."""
    return [Block(one["kind"], one["name"], one["body"], one["why"], one.start("body"), one.end("body")) for one in _BLOCK.finditer(page)]


def _files() -> Iterator[Path]:
    """The files that an example may depend on, in order: the program, its data and tests, and the examples' own."""
    for name in _COPIED:
        for path in sorted((ROOT / name).rglob("*")) if (ROOT / name).is_dir() else [ROOT / name]:
            is_page = path.suffix == ".md" and not path.is_relative_to(ROOT / "docs" / "examples")
            if path.is_file() and path.suffix != ".pyc" and not is_page:
                yield path


class Memo:
    """The pages whose examples have run since anything that they depend on was changed last: they need not run again.

    Kept beside the checkout's other caches, so a fresh copy runs everything.
    """

    def __init__(self) -> None:
        self._file = ROOT / ".docs_cache" / "verified.json"
        self._writing = threading.Lock()
        self._state = hashlib.sha256(sys.version.encode())
        for path in _files():
            self._state.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())

    def _name(self, page: str) -> str:
        state = self._state.copy()
        state.update(page.encode())
        return state.hexdigest()

    def knows(self, page: str) -> bool:
        return self._name(page) in self._read()

    def add(self, page: str) -> None:
        """Only the latest are kept."""
        with self._writing:
            self._file.parent.mkdir(exist_ok=True)
            self._file.write_text(json.dumps([*self._read(), self._name(page)][-60:]), encoding="utf-8")

    def _read(self) -> list[str]:
        try:
            return list(json.loads(self._file.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return []


class Desk:
    """A copy of the checkout in a temporary folder, where the examples of one page run."""

    def __init__(self, starter: Starter) -> None:
        self._starter = starter
        self._folder = tempfile.TemporaryDirectory(prefix="docs-")
        self.root = Path(self._folder.name).resolve() / "checkout"
        self.cwd = self.root
        self._exit = 0
        self._programs = self.root.parent / "bin"

    def __enter__(self) -> Self:
        self._programs.mkdir()
        for name in _COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.root / name, ignore=_UNCOPIED)
            else:
                shutil.copy2(ROOT / name, self.root / name)
        for program in ("extractor", "example"):
            self._program(program, _CLIENT.format(python=sys.executable, address=self._starter.address, program=program))
        self._program("python", _OWN.format(folder=self.root, python=sys.executable, options=""))
        self._program("pytest", _OWN.format(folder=self.root, python=sys.executable, options="-m pytest -p no:cacheprovider"))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._folder.cleanup()

    def _program(self, name: str, text: str) -> None:
        (self._programs / name).write_text(text, encoding="utf-8")
        (self._programs / name).chmod(0o755)

    def file(self, name: str, text: str) -> None:
        """Writes a file of the page. One of the program itself makes the copy count from here on."""
        path = (self.cwd / name).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if path.is_relative_to(self.root / "extractor") or path.is_relative_to(self.root / "patterns"):
            self._program("extractor", _OWN.format(folder=self.root, python=sys.executable, options="-m extractor"))
            self._program("example", _OWN.format(folder=self.root, python=sys.executable, options="-W error .example.py"))

    def printed(self, command: str) -> tuple[str, int]:
        """What a command shows on a terminal, standard error last, and its exit."""
        if _INSTALLS.search(command):
            raise ExampleError(f"installs something; say why it is not run:\n{command}")
        told = self.root.parent / "cwd"
        script = f"(exit {self._exit})\n{command}\ncode=$?\npwd > {told}\nexit $code\n"
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
        path = f"{self._programs}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, **_GIVEN, "COLUMNS": str(COLUMNS), "PATH": path}
        with tempfile.TemporaryFile() as words:
            child = subprocess.Popen(
                ["bash", "-c", script], cwd=self.cwd, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=words
            )
            os.close(theirs)
            out = b"".join(_read(ours))
            self._exit = child.wait()
            words.seek(0)
            shown = out.decode().replace("\r\n", "\n") + words.read().decode()
        self.cwd = Path(told.read_text(encoding="utf-8").strip())
        for folder in (self.root, ROOT):
            shown = shown.replace(str(folder), "…")
        return "".join(f"{line.rstrip()}\n" for line in shown.splitlines()), self._exit


def _read(terminal: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # how the end of a terminal is told
        while some := os.read(terminal, 1 << 16):
            yield some
    os.close(terminal)


class Starter:
    """Answers `extractor …` from a process that has everything imported: a hundred examples start in the time of a few."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="docs-")
        self.address = f"{self._folder.name}/line"
        self._process = subprocess.Popen([sys.executable, __file__, self.address], stdout=subprocess.PIPE, env={**os.environ, **_GIVEN})
        assert self._process.stdout is not None
        self._process.stdout.readline()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._folder.cleanup()


def _answer(address: str) -> None:
    """Waits for callers; each gets a fork of this process, with the caller's files, folder and environment."""
    sys.path.insert(0, str(ROOT))
    import extractor.check.rules
    import extractor.report.archive  # noqa: F401
    from extractor.cli import session
    from extractor.cli.app import app  # noqa: F401

    built, build = session.reader(None), session.reader
    built.extract("Exports rose 9.6 percent to $20.88 billion in May, from $19.04 billion a year earlier.", published="2025-06-13")
    session.reader = lambda patterns, derived=False: build(patterns, derived=derived) if patterns or derived else built
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen(64)
        print("ready", flush=True)  # noqa: T201 - the parent waits for it
        while True:
            line, _ = door.accept()
            if os.fork() == 0:
                _serve(line)
            line.close()


def _serve(line: socket.socket) -> None:
    """One call, in a process of its own, which ends here."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    size, files, _, _ = socket.recv_fds(line, 4, 3)
    told = b""
    while len(told) < int.from_bytes(size, "big"):
        told += line.recv(1 << 16)
    program, arguments, folder, environment = json.loads(told)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [program, *arguments]
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode, encoding="utf-8") for number, mode in enumerate("rww"))  # noqa: SIM115, PTH123
    code = 1
    try:
        _run(program)
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 0 if done.code is None else 1
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        sys.stderr.flush()
        line.sendall(str(code).encode())
        os._exit(0)


def _run(program: str) -> None:
    """The command, or an example in Python with every warning an error."""
    if program == "extractor":
        from extractor.cli import main

        main()
    else:
        warnings.simplefilter("error")
        runpy.run_path(".example.py", run_name="__main__")


def rewritten(page: str, starter: Starter) -> str:
    """The page with the outputs of its examples as they are now. ExampleError where one fails."""
    parts: list[str] = []
    done = 0
    with Desk(starter) as desk:
        printed: str | None = None  # by the program above, until a block shows it
        for block in blocks(page):
            parts.append(page[done : block.start])
            body, printed = _renewed(desk, block, printed)
            parts.append(body)
            done = block.end
    return "".join([*parts, page[done:]])


def _renewed(desk: Desk, block: Block, printed: str | None) -> tuple[str, str | None]:
    """A block after its run, and what it printed where the next block shows it."""
    if block.why is not None:
        return block.body, None
    if block.name is not None:
        desk.file(block.name, block.body)
        return block.body, None
    if block.kind == "console":
        return "".join(_console(desk, block.body)), None
    if block.kind == "sh":
        for command in re.sub(r"\\\n", "", block.body).splitlines():
            told, code = desk.printed(command)
            if code:
                raise ExampleError(f"exit {code}: {command}\n{told}")
        return block.body, None
    if block.kind == "python":
        desk.file(".example.py", block.body)
        told, code = desk.printed("example")
        if code:
            raise ExampleError(f"exit {code}:\n{block.body}{told}")
        return block.body, told
    if block.kind == "text" and printed is not None:
        return _kept(block.body, printed), None
    raise ExampleError(f"how is this run? name its file, or say why it is not:\n{block.body}")


def _console(desk: Desk, body: str) -> Iterator[str]:
    for example in re.finditer(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        told, _ = desk.printed(example["command"])
        yield f"$ {example['command']}\n{_kept(example['shown'], told)}"


def _kept(shown: str, printed: str) -> str:
    """What stands in the page where it says what was printed, else what was printed."""
    pattern = ".*".join(map(re.escape, shown.split("…")))
    return shown if re.fullmatch(pattern, printed) else printed


if __name__ == "__main__":
    _answer(sys.argv[1])
