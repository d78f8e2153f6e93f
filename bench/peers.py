"""Other packages that find quantities or prices, on the same articles, where they are installed; they do far less with each number."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator

from bench.press import Press
from bench.table import Row
from bench.timing import Rounds
from bench.whole import Articles, _whole
from extractor.pipeline import Extractor

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def _found() -> dict[str, Callable[[str], object]]:
    """What is installed, each as a function of one text."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        parser = importlib.import_module("quantulum3.parser")
        found["quantulum3"] = parser.parse
    except ImportError:
        pass
    try:
        price = importlib.import_module("price_parser")
        found["price-parser, sentence by sentence"] = lambda text: [price.Price.fromstring(part) for part in _SENTENCE.split(text)]
    except ImportError:
        pass
    return found


def peers(articles: Articles, *, rounds: int) -> Iterator[Row]:
    reader = Extractor()
    others = _found()
    for article in articles.fresh(50):
        reader.extract_json(*article)
    for name, read in others.items():
        times = Rounds()
        for _ in range(rounds):
            batch = articles.fresh(2)
            times.add({"own": _whole(reader, batch), "other": lambda batch=batch, read=read: _all(read, batch)})  # type: ignore[misc]
        yield Row.of("peers (over the whole way)", name, times.ratio("other", "own"))


def _all(read: Callable[[str], object], batch: list[Press]) -> None:
    for article in batch:
        read(article.text)
