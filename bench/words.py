"""A vocabulary of 20,000 phrases more: the same articles read with and without it."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.table import Row
from bench.timing import Rounds
from bench.whole import Articles, _whole
from extractor.pipeline import Extractor

_PHRASES = 20_000


def _pattern_file(folder: Path) -> Path:
    """Sectors of one to three made-up words, ten forms an entry."""
    draw = random.Random(3)
    syllables = "bar cel dim fon gur hap jul kir lom nev pos rud sat tiv wox yan zeb".split()  # noqa: SIM905
    seen: dict[str, None] = {}
    while len(seen) < _PHRASES:
        seen[" ".join("".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(draw.randint(1, 3)))] = None
    forms = list(seen)
    rows = [
        f'[[entry]]\nid = "bench.{at}"\nmeans = "{forms[at]}"\nforms = [{", ".join(f"{form!r}" for form in forms[at : at + 10])}]\n'
        for at in range(0, _PHRASES, 10)
    ]
    path = folder / "many.toml"
    path.write_text('schema = "sector/1"\nlanguage = "en"\n' + "\n".join(rows), encoding="utf-8")
    return path


def vocabulary(articles: Articles, *, rounds: int, size: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Extractor(), Extractor([_pattern_file(Path(folder))])
    for article in articles.fresh(100):
        small.extract_json(*article)
        large.extract_json(*article)
    times = Rounds()
    for _ in range(rounds):
        batch = articles.fresh(size)
        times.add({"small": _whole(small, batch), "large": _whole(large, batch)})
    yield Row.of("vocabulary", f"{_PHRASES:,} phrases more over none", times.ratio("large", "small"))
