"""Measure accuracy and speed, and write both tables into the README: `make measured`, or `python docs/measure.py`.

Accuracy is counted on the annotated articles of `fixtures/gold`, speed on articles that are written anew for the purpose. Speed
depends on the machine, which the table names; the tests look at the form of the tables only.
"""

from __future__ import annotations

import gc
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.accuracy import DECIDING, judged, read, totals  # noqa: E402 - the script runs from any folder
from bench.press import Writer  # noqa: E402
from bench.start import start  # noqa: E402
from bench.whole import Articles, whole  # noqa: E402
from extractor.pipeline import Extractor  # noqa: E402

README = ROOT / "README.md"
BEGIN, END = "<!-- measured by docs/measure.py: make measured -->\n", "<!-- end of what is measured -->\n"
_WARM_UP, _READ = 150, 40  # articles
_ROUNDS = 8
_TOLD = {
    "text to JSON over F": "text to JSON, as a multiple of spaCy's tokenizer alone",
    "article without figures over F": "the same for an article without figures",
}

Row = tuple[str, ...]


def accuracy_rows(score: Mapping[str, Any]) -> Iterator[Row]:
    """Rows of the table: what is counted, and how often it is right."""
    detection, record, checks = score["detection"], score["record"], score["checks"]
    yield "figures found, of those annotated", _percent(detection["recall"])
    yield "figures found that are annotated", _percent(detection["precision"])
    for name in DECIDING:
        yield f"{name} right, of the figures found", _percent(score["dimensions"][name])
    yield "all six right at once, of those annotated", _percent(record["recall"])
    yield "relations found and confirmed, of those annotated", _percent(checks["consistent recall"])
    yield "errors found, of those annotated", _percent(checks["inconsistent recall"])
    yield "alarms that are true", _percent(checks["alarm precision"])


def speed_rows() -> Iterator[Row]:
    """Rows of the table: CPU time of one process, the best of some rounds, since other work on a machine can only add to it."""
    reader, writer = Extractor(), Writer(3)
    for article in writer.articles(_WARM_UP):
        reader.extract_json(*article)
    words, best = 0, 0.0
    for _ in range(_ROUNDS):
        articles = writer.articles(_READ)
        words = sum(len(article.text.split()) for article in articles)
        gc.collect()
        begin = process_time()
        for article in articles:
            reader.extract_json(*article)
        best = max(best, _READ / (process_time() - begin))
    yield f"articles of {words // _READ} words a second, from text to JSON", f"{best:,.0f}"
    yield "words a second", f"{round(best * words / _READ, -3):,.0f}"
    for row in whole(Articles([]), rounds=_ROUNDS, size=10):
        if row.name in _TOLD:
            yield _TOLD[row.name], f"{row.least:.2f}"
    for row in start(rounds=5):
        if row.name.startswith("one article"):
            yield "one article from a cold start, as a multiple of a blank spaCy pipeline", f"{row.least:.2f}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def table(head: Row, rows: Sequence[Row]) -> str:
    lines = [head, ("---", "---:"), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)


def placed(readme: str, tables: str) -> str:
    """The README with the tables between the two marks."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{README}: expected the marks {BEGIN.strip()} and {END.strip()}")
    return f"{before}{begin}\n{tables}\n{end}{after}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = [line.partition(": ")[2] for line in info.read_text().splitlines() if line.startswith("model name")] if info.is_file() else []
    return names[0].strip() if names else platform.processor() or platform.machine()


def main() -> int:
    score = totals(judged(row for path in sorted((ROOT / "fixtures" / "gold").glob("*.jsonl")) for row in read(path)))
    accuracy = table((f"accuracy on {score['articles']} articles with {score['figures']:,} figures", "right"), list(accuracy_rows(score)))
    speed = table((f"speed of one process, {_processor()}, Python {platform.python_version()}", "measured"), list(speed_rows()))
    README.write_text(placed(README.read_text(encoding="utf-8"), f"{accuracy}\n{speed}"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
