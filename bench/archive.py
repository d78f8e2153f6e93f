"""An archive: two worker processes against one, in wall time of whole runs, and what a process grows by over very many articles.

The numbers of the first say something only where the machine has two processors to spare; the load is told beside them.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.press import Writer
from bench.table import Row

_SHORT = (
    "Exports of {name} from {place} rose {a}.{b} percent to ${c}.{d} million in May from a year earlier, {name} said.",
    "Sales in {place} came to {c},{e} units, {a}.{d} percent fewer than a month before.",
    "{name} sold {e} cars in {place}; prices fell {b}.{a} percent to €{c}.{d} a tonne.",
)
_STEPS = 5


def workers(*, rounds: int, articles: int) -> Iterator[Row]:
    """Wall time of a run of one process over that of two, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder, "news.jsonl")
        writer = Writer(7)
        with news.open("w", encoding="utf-8") as file:
            for number in range(articles):
                article = writer.article()
                file.write(json.dumps({"id": str(number), "text": article.text, "published": article.published}) + "\n")
        ratios = []
        for place in range(rounds):
            times = {jobs: _wall(news, jobs) for jobs in ((1, 2) if place % 2 else (2, 1))}
            ratios.append(times[1] / times[2])
    load = f"{articles:,} articles, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    yield Row("archive", "two workers over one", max(ratios), statistics.median(ratios), load)


def _wall(news: Path, jobs: int) -> float:
    start = time.perf_counter()
    out = news.with_name(f"out{jobs}.jsonl")
    subprocess.run([sys.executable, "-m", "extractor", "batch", str(news), "-o", str(out), "--jobs", str(jobs), "-q"], check=True)
    return time.perf_counter() - start


def memory(*, articles: int) -> Iterator[Row]:
    """Megabytes that the process grows by, in steps, while it reads articles with names and numbers that are new each time."""
    from extractor.archive.work import Settings, work
    from extractor.pipeline import Extractor
    from extractor.records import Article

    reader, draw, settings = Extractor(), random.Random(3), Settings()
    sizes = [_resident()]
    for _ in range(_STEPS):
        for _ in range(articles // _STEPS):
            for _done in work(reader, (Article(text=_short(draw), published="2025-06-13"),), settings):
                pass
        sizes.append(_resident())
    grown = [(after - before) / 1e6 for before, after in itertools.pairwise(sizes)]
    steps = ", ".join(f"{step:+.0f}" for step in grown)
    yield Row("archive", "MB grown over 100,000 articles", sum(grown[1:]), sum(grown), f"{articles:,} articles; in steps: {steps}")


def _short(draw: random.Random) -> str:
    name, place = ("".join(draw.choice("bdfgklmnprst") + draw.choice("aeiou") for _ in range(3)).title() for _ in range(2))
    digits = {key: draw.randint(1, 9) for key in "abd"}
    return " ".join(shape.format(name=name, place=place, c=draw.randint(10, 999), e=draw.randint(100, 999), **digits) for shape in _SHORT)


def _resident() -> int:
    """Bytes of this process that are in memory (Linux)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
