"""`python -m bench`: see the package's own page."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import bench
from bench.archive import memory, workers
from bench.growth import growth
from bench.hostile import hostile
from bench.peers import peers
from bench.press import Press
from bench.start import start
from bench.table import Row, as_json, lines
from bench.whole import Articles, stages, whole
from bench.words import vocabulary

_GROUPS = ("whole", "stages", "growth", "vocabulary", "start", "peers")
_LONG = ("archive", "memory", "hostile")  # minutes each: only where they are asked for


def _arguments() -> argparse.Namespace:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench", description=bench.__doc__, formatter_class=raw)
    parser.add_argument("--only", default=",".join(_GROUPS), help=f"groups, by commas; {', '.join(_LONG)} take minutes")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--size", type=int, default=20, help="articles a round")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--articles", type=Path, metavar="JSONL")
    parser.add_argument("--json", metavar="OUT")
    parser.add_argument("--gate", action="store_true")
    given = parser.parse_args()
    unknown = set(given.only.split(",")) - {*_GROUPS, *_LONG}
    if unknown:
        parser.error(f"--only: expected {', '.join((*_GROUPS, *_LONG))}, found {min(unknown)!r}")
    return given


def _given(path: Path | None) -> list[Press]:
    if path is None:
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Press(row["text"], row.get("published") or "2025-06-13") for row in rows]


def _rows(given: argparse.Namespace) -> Iterator[Row]:
    rounds, size = (6, 8) if given.quick else (given.rounds, given.size)
    few = 3 if given.quick else 5
    articles, wanted = Articles(_given(given.articles)), given.only.split(",")
    if "whole" in wanted:
        yield from whole(articles, rounds=rounds, size=size)
    if "stages" in wanted:
        yield from stages(articles, rounds=rounds, size=size)
    if "vocabulary" in wanted:
        yield from vocabulary(articles, rounds=rounds, size=size)
    if "start" in wanted:
        yield from start(rounds=few + 4)
    if "peers" in wanted:
        yield from peers(articles, rounds=few)
    if "growth" in wanted:
        yield from growth(rounds=few)
    if "archive" in wanted:
        yield from workers(rounds=1 if given.quick else 3, articles=500 if given.quick else 5_000)
    if "hostile" in wanted:
        yield from hostile()
    if "memory" in wanted:
        yield from memory(articles=5_000 if given.quick else 100_000)


def main() -> int:
    given = _arguments()
    rows: list[Row] = []
    out = sys.stderr if given.json == "-" else sys.stdout
    group = ""
    for row in _rows(given):
        rows.append(row)
        table = list(lines([row]))
        print("\n".join(table if row.group != group else table[2:]), file=out, flush=True)
        group = row.group
    if given.json:
        if given.json == "-":
            print(as_json(rows))
        else:
            Path(given.json).write_text(as_json(rows) + "\n", encoding="utf-8")
    return int(given.gate and any(row.mark == "PAST GATE" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
