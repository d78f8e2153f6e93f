"""The whole way from text to JSON against the bare tokenizer on the same fresh text (F) and on text it has seen (W); each stage."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from typing import Any

import spacy

from bench.press import Press, Writer, redrawn
from bench.table import Row
from bench.timing import Rounds, quiet
from extractor import pipeline
from extractor.pipeline import Extractor

_WARM_UP = 150  # articles before the first sample: what a reader of an archive has seen long before


class Articles:
    """Fresh articles each round: written ones, or those of a file with their digits drawn anew."""

    def __init__(self, given: list[Press], *, seed: int = 7) -> None:
        self._given, self._writer, self._draw = given, Writer(seed), random.Random(seed)
        self._at = 0

    def fresh(self, count: int, *, figures: bool = True) -> list[Press]:
        if not self._given or not figures:
            return self._writer.articles(count, figures=figures)
        begin, self._at = self._at, self._at + count
        picked = [self._given[place % len(self._given)] for place in range(begin, begin + count)]
        return [Press(redrawn(article.text, self._draw), article.published) for article in picked]


def whole(articles: Articles, *, rounds: int, size: int) -> Iterator[Row]:
    """Rows of the whole way."""
    reader, bare, seen = Extractor(), _pipeline(), _pipeline()
    for article in articles.fresh(_WARM_UP) + articles.fresh(_WARM_UP // 5, figures=False):
        reader.extract_json(*article)
        bare.make_doc(article.text)
    with_figures, without = Rounds(), Rounds()
    words, figures = 0, 0
    for _ in range(rounds):
        batch, empty = articles.fresh(size), articles.fresh(size, figures=False)
        words += sum(len(seen.make_doc(article.text)) for article in batch)
        with_figures.add({"F": _bare(bare, batch), "whole": _whole(reader, batch), "W": _seen(seen, batch)})
        without.add({"F": _bare(bare, empty), "whole": _whole(reader, empty)})
        figures += sum(len(reader.extract(*article).figures) for article in batch)
    count = rounds * size
    told = f"{words // count} tokens, {figures / count:.0f} figures an article"
    yield Row.of("whole", "text to JSON over F", with_figures.ratio("whole", "F"), told)
    yield Row.of("whole", "text to JSON over W", with_figures.ratio("whole", "W"))
    yield Row.of("whole", "F over W", with_figures.ratio("F", "W"))
    own = (with_figures.median("whole") - with_figures.median("F")) / (figures / rounds)
    word = with_figures.median("W") / (words / rounds)
    yield Row("whole", "cost of a figure in words of W", own / word, own / word, "without tokenizing")
    yield Row.of("whole", "article without figures over F", without.ratio("whole", "F"))


def _pipeline() -> Any:
    """spaCy's own tokenizer with a cache large enough for an archive."""
    nlp: Any = spacy.blank("en")
    nlp.tokenizer.max_cache_size = 100_000
    return nlp


def _bare(nlp: Any, batch: list[Press]) -> Callable[[], None]:
    def side() -> None:
        with nlp.memory_zone():
            for article in batch:
                nlp.make_doc(article.text)

    return side


def _seen(nlp: Any, batch: list[Press]) -> Callable[[], None]:
    def side() -> None:
        for article in batch:
            nlp.make_doc(article.text)

    return side


def _whole(reader: Extractor, batch: list[Press]) -> Callable[[], None]:
    def side() -> None:
        for article in batch:
            reader.extract_json(*article)

    return side


# ── stages ───────────────────────────────────────────────────────────────────────────────────────

_PARTS = {
    "recognize": "recognize", "tokens": "tokenize", "lexical": "lexicon", "periods": "periods", "bases": "bases", "assemble": "assemble",
    "check": "checks",
}  # fmt: skip


class _Clock:
    """A part of the reader with its time taken; `country` is a part of its own."""

    def __init__(self, part: Any, name: str, times: dict[str, float]) -> None:
        self._part, self._name, self._times = part, name, times

    def __call__(self, *given: Any, **named: Any) -> Any:
        begin = process_time()
        try:
            return self._part(*given, **named)
        finally:
            self._times[self._name] += process_time() - begin

    def __getattr__(self, name: str) -> Any:
        return _Clock(getattr(self._part, name), "opening" if name == "opening" else self._name, self._times)


@contextmanager
def _clocked(reader: Extractor, times: dict[str, float]) -> Iterator[None]:
    """The reader's parts and the functions of the flow with their time taken."""
    held: list[tuple[Any, str, Any]] = []
    places: list[tuple[Any, str, str]] = [(reader, f"_{part}", name) for part, name in _PARTS.items()]
    places += [
        (pipeline, name, label)
        for name, label in (("sentences",) * 2, ("current_period", "main period"), ("figure_row", "rows of figures"))
    ]
    for owner, attribute, name in places:
        part = getattr(owner, attribute, None)
        if part is not None:
            held.append((owner, attribute, part))
            setattr(owner, attribute, _Clock(part, name, times))
    try:
        yield
    finally:
        for owner, attribute, part in held:
            setattr(owner, attribute, part)


def stages(articles: Articles, *, rounds: int, size: int) -> Iterator[Row]:
    """The share of each stage, over F; the last row compares the checks with everything before them."""
    reader, bare = Extractor(), _pipeline()
    for article in articles.fresh(_WARM_UP):
        reader.extract_json(*article)
        bare.make_doc(article.text)
    per_round: list[dict[str, float]] = []
    for _ in range(rounds):
        batch = articles.fresh(size)
        times: dict[str, float] = defaultdict(float)
        with quiet():
            begin = process_time()
            _bare(bare, batch)()
            base = process_time() - begin
            with _clocked(reader, times):
                begin = process_time()
                _whole(reader, batch)()
                total = process_time() - begin
        times["records, JSON and the rest"] = total - sum(times.values())
        per_round.append({name: spent / base for name, spent in times.items()} | {"": times["checks"] / (total - times["checks"])})
    for name in per_round[0]:
        each = sorted(row[name] for row in per_round)
        yield Row("stages (over F)", name or "checks over extraction", each[0], each[len(each) // 2])
