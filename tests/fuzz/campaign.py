"""A fuzzing campaign over all ways in, guided by coverage: `python tests/fuzz/campaign.py --minutes 120`.

Needs the package atheris (`pip install atheris`), which is no dependency of the project. Targets take turns, each in a process of its
own; what they find goes to `--out` as `NAME-DIGEST.bin` with the traceback beside it, and the inputs that reached new code to
`corpus/NAME`, where the next campaign begins. A target that takes longer than 20 seconds for one input is a finding too.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from seeds import ROOT, seeds, words

_SHARE = {"text": 6.0, "patterns": 0.5, "json": 0.5, "zip": 0.5, "txt-gz": 0.25, "txt-zst": 0.25}  # of the time, where 1 is usual
_LONGEST = {"text": 500, "patterns": 1500}  # bytes; small inputs are read faster
_HANG = 20  # seconds


def main() -> int:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--turn", type=float, default=60, help="seconds of a usual turn of a target")
    parser.add_argument("--only", default="", help="targets, by commas")
    parser.add_argument("--out", type=Path, default=ROOT / ".fuzz")
    parser.add_argument("--target", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.target:
        _child(given.target, given.out, given.turn)
    names = given.only.split(",") if given.only else [*_names()]
    executions = dict.fromkeys(names, 0)
    end = time.monotonic() + given.minutes * 60
    while time.monotonic() < end:
        for name in names:
            seconds = min(given.turn * _SHARE.get(name, 1), end - time.monotonic())
            if seconds > 1:
                executions[name] += _turn(name, given.out, seconds)
        told = f"{time.strftime('%H:%M:%S')} {sum(executions.values()):,} executions {executions} {len(_found(given.out))} findings"
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()
    return int(bool(_found(given.out)))


def _names() -> list[str]:
    from targets import TARGETS

    return list(TARGETS)


def _found(out: Path) -> list[Path]:
    return sorted([*out.glob("*.bin"), *out.glob("*timeout-*"), *out.glob("*crash-*"), *out.glob("*oom-*")])


def _turn(name: str, out: Path, seconds: float) -> int:
    """One process with one target; how often it was called."""
    command = [sys.executable, __file__, "--target", name, "--out", str(out), "--turn", str(seconds)]
    done = subprocess.run(command, capture_output=True, check=False)
    told = done.stderr.decode(errors="replace")
    if done.returncode:
        (out / f"{name}.log").write_text(told[-5000:], encoding="utf-8")
    counts = [int(count) for count in re.findall(r"^#(\d+)\s", told, re.MULTILINE)]
    counts += [int(count) for count in re.findall(r"number_of_executed_units:\s*(\d+)", told)]
    return max(counts, default=0)


def _child(name: str, out: Path, seconds: float) -> None:
    """Fuzzes one target until the time is up; does not return."""
    import atheris

    corpus = out / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        (corpus / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)
    known = out / f"{name}.dict"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words(name))
    known.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    with atheris.instrument_imports(include=["extractor"]):
        from targets import TARGETS
    target = TARGETS[name]
    target(seeds(name)[0])  # builds what is built once

    def once(data: bytes) -> None:
        try:
            target(data)
        except Exception as broken:
            last = traceback.extract_tb(broken.__traceback__)[-1]
            place = hashlib.sha1(f"{type(broken).__name__}{last.filename}{last.lineno}".encode(), usedforsecurity=False).hexdigest()[:10]
            found = out / f"{name}-{place}.bin"
            if not found.exists() or len(found.read_bytes()) > len(data):
                found.write_bytes(data)
                found.with_suffix(".txt").write_text(traceback.format_exc(), encoding="utf-8", errors="backslashreplace")

    options = {
        "max_total_time": max(1, int(seconds)),
        "max_len": _LONGEST.get(name, 4000),
        "timeout": _HANG,
        "rss_limit_mb": 3000,
        "dict": known,
        "print_final_stats": 1,
        "artifact_prefix": f"{out}/{name}-",
        "reload": 0,
    }
    atheris.Setup([sys.argv[0], *(f"-{option}={value}" for option, value in options.items()), str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
