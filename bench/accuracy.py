"""How right the records are: `python -m bench.accuracy GOLD.jsonl [--misses N] [--only PREFIX] [--json]`.

Reads annotated articles (JSON lines: id, published, text, figures, and where judged checks and ignore) and prints
what comes out against what should: detection, every dimension, whole records, checks, each article, and classes of
figures and of sentences, so that one sees what kind of writing fails. `--misses` lists the slips.

A figure is detected where a record overlaps it with the same value and unit; a record is whole where all of measure,
indicator, sector, region, period and basis are right. A gold key that is left out is not judged; a list allows any of
its members; a named thing is right by its id, name or words, in any order, number or spelling of blanks.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from extractor.period import Period

Row = Mapping[str, Any]
Reader = Callable[[Row], Row]

DECIDING = ("measure", "indicator", "sector", "region", "period", "basis")  # what a whole record needs
JUDGED = (*DECIDING, "entity", "qualifier")
_CLOSED = {"measure", "basis", "qualifier"}  # words of a fixed list: spelled alike or wrong
_TOLERANCE = Decimal("1e-9")  # of a value: a gold file writes two thirds as 66.67
_IDLE = frozenset("the a an of and & for in industry sector products product goods group".split())  # noqa: SIM905
_WORD = re.compile(r"[a-z0-9+&]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:ies|s)$")


# ── one figure against another ───────────────────────────────────────────────────────────────────


@lru_cache(maxsize=20_000)
def bag(name: str) -> frozenset[str]:
    """What two names of one thing share: their words, singular, without the idle ones (unless there are no others)."""
    found = _WORD.findall(re.sub("[_-]", " ", name.lower()))
    idle = _IDLE - {"goods"} if "services" in found else _IDLE  # "goods and services" is more than "services"
    telling = [word for word in found if word not in idle] or found
    return frozenset(_PLURAL.sub(lambda end: "y" if end[0] == "ies" else "", word) for word in telling)


def members(value: Any) -> Iterator[str | None]:
    """Every reading of a dimension: the members of a list, the id, name and text of a reference, or the value."""
    if isinstance(value, list | tuple):
        for member in value or [None]:
            yield from members(member)
    elif isinstance(value, Mapping):
        yield from [value[key] for key in ("id", "name", "text") if value.get(key)] or [None]
    else:
        yield value or None


@lru_cache(maxsize=20_000)
def _days(notation: str) -> tuple[object, object] | None:
    try:
        period = Period.parse(notation)
    except ValueError:
        return None
    return (period.start, period.end) if period.known_year else None


def _same_reading(key: str, wanted: str | None, given: str | None) -> bool:
    if wanted is None or given is None or key in _CLOSED:
        return wanted == given
    if key == "period":
        return wanted == given or (_days(wanted) is not None and _days(wanted) == _days(given))
    return bag(wanted) == bag(given)


def same(key: str, gold: Any, given: Any) -> bool:
    """Whether a dimension is right: one allowed reading equals one given reading."""
    return any(_same_reading(key, wanted, found) for wanted in members(gold) for found in list(members(given)))


def _number(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _equal(gold: Any, given: Any) -> bool:
    wanted, found = _number(gold), _number(given)
    if wanted is None or found is None:
        return wanted is found
    return abs(wanted - found) <= _TOLERANCE * max(abs(wanted), abs(found))


def same_number(gold: Any, given: Any) -> bool:
    """Whether a number is the wanted one, or one of them where the gold file lists several."""
    return any(_equal(one, given) for one in (gold if isinstance(gold, list) else [gold]))


def same_quantity(gold: Row, given: Row) -> bool:
    """Whether value (or both ends of a range) and unit are right."""
    ends = ("value",) if gold.get("value") is not None else ("low", "high")
    return all(same_number(gold.get(end), given.get(end)) for end in ends) and same("unit", gold["unit"], given.get("unit"))


# ── one article ──────────────────────────────────────────────────────────────────────────────────


@dataclass
class Judged:
    """A gold figure with the record found for it, None where there is none, and the keys in which that record is wrong."""

    gold: Row
    start: int
    end: int
    found: Row | None = None
    wrong: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return self.found is not None and not set(self.wrong) & set(DECIDING)


@dataclass
class Article:
    """One article judged: its gold figures, the records that answer none, and its checks."""

    row: Row
    answer: Row
    figures: list[Judged] = field(default_factory=list)
    spurious: list[Row] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)  # checks: consistent, inconsistent, found …, alarms, true alarms
    check_misses: list[str] = field(default_factory=list)
    by_rule: Counter[tuple[str, str, bool]] = field(default_factory=Counter)

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @cached_property
    def number(self) -> int:
        """The first number of the id, 0 where it has none."""
        digits = re.search(r"\d+", self.id)
        return int(digits[0]) if digits else 0

    def misses(self) -> Iterator[str]:
        """The slips, in words."""
        for figure in self.figures:
            name = f"{figure.gold['text']!r}"
            if figure.found is None:
                value = figure.gold.get("value") or (figure.gold.get("low"), figure.gold.get("high"))
                yield f"{self.id}: missed {name} = {value} {figure.gold['unit']}"
            for key in figure.wrong:
                given = (figure.found or {}).get(key)
                given = given.get("id") or given.get("text") if isinstance(given, Mapping) else given
                yield f"{self.id}: {name} {key}: wanted {figure.gold[key]!r}, found {given!r}"
        for one in self.spurious:
            yield f"{self.id}: no figure {one['text']!r} = {one.get('value') or (one.get('low'), one.get('high'))} {one['unit']}"
        yield from (f"{self.id}: {line}" for line in self.check_misses)


def _meet(start: int, end: int, row: Row) -> bool:
    return bool(start < row["end"] and row["start"] < end)


def _place(text: str, surface: str, nth: int) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = text.find(surface, at + 1)
        if at < 0:
            raise ValueError(f"{surface!r}, occurrence {nth}, is not in the article")
    return at, at + len(surface)


def judge(row: Row, answer: Row) -> Article:
    """An article's record against its gold row. A record answers one gold figure at most, the first in order that it fits."""
    article, text = Article(row, answer), row["text"]
    free = dict(enumerate(answer.get("figures", ())))
    for gold in row["figures"]:
        figure = Judged(gold, *_place(text, gold["text"], gold.get("nth", 1)))
        article.figures.append(figure)
        hit = next((n for n, one in free.items() if _meet(figure.start, figure.end, one) and same_quantity(gold, one)), None)
        if hit is not None:
            figure.found = found = free.pop(hit)
            figure.wrong = tuple(key for key in JUDGED if key in gold and not same(key, gold[key], found.get(key)))
    ignored = [place.span() for surface in row.get("ignore", ()) for place in re.finditer(re.escape(surface), text)]
    article.spurious = [one for one in free.values() if not any(_meet(start, end, one) for start, end in ignored)]
    if "checks" in row:
        _judge_checks(article)
    return article


def _judge_checks(article: Article) -> None:
    """Recall of both verdicts, and which alarms are true: those that share a figure with a fault of the gold file."""
    home = {one.found["id"]: f"g{n}" for n, one in enumerate(article.figures) if one.found is not None}
    given: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for check in article.answer.get("checks", ()):
        given[check["rule"], check["verdict"]].add(frozenset(home.get(one, one) for one in check["figures"]))
    alarms = [(rule, touched) for (rule, verdict), many in given.items() if verdict == "inconsistent" for touched in many]
    faulty: set[str] = set()
    explained: set[frozenset[str]] = set()
    for check in article.row["checks"]:
        rule, verdict = check["rule"], check["verdict"]
        wanted = frozenset(f"g{n}" for n in named(article, check))
        hits = {touched for touched in given[rule, verdict] if wanted <= touched}
        if verdict == "inconsistent":  # another rule may report the same fault
            hits |= {touched for _, touched in alarms if touched and (touched <= wanted or wanted <= touched)}
            explained |= hits
            faulty |= wanted
        article.tally[verdict] += 1
        article.tally[f"{verdict} found"] += bool(hits)
        article.by_rule[rule, verdict, bool(hits)] += 1
        if not hits:
            article.check_misses.append(f"check not found: {rule} {verdict} {list(check['figures'])}")
    for rule, touched in alarms:
        article.tally["alarms"] += 1
        if touched in explained or touched & faulty:
            article.tally["true alarms"] += 1
        else:
            texts = [one.gold["text"] if f"g{n}" in touched else "" for n, one in enumerate(article.figures)]
            article.check_misses.append(f"false alarm: {rule} on {[text for text in texts if text]}")


def named(article: Article, check: Row) -> list[int]:
    """The places of the gold figures that a gold check names."""
    places = {(one.gold["text"], one.gold.get("nth", 1)): n for n, one in enumerate(article.figures)}
    return [places[_split(name)] for name in check["figures"]]


def _split(name: str) -> tuple[str, int]:
    surface, mark, nth = name.rpartition("#")
    return (surface, int(nth)) if mark and nth.isdigit() else (name, 1)


# ── classes ──────────────────────────────────────────────────────────────────────────────────────

_END = re.compile(r"[.!?][\"”)]*\s+(?=[\"“(‘]?[A-Z0-9])|\n+")
_LIST = re.compile(r"\brespectively\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared|against|versus|vs|than|from|up on|down on|previous(?:ly)?|a (?:year|month|quarter) (?:ago|earlier|before)|revised)\b",
    re.IGNORECASE,
)


def kind_of_figure(gold: Row) -> str:
    """Unit and measure: `money level`, `percent change`."""
    unit = next(members(gold["unit"])) or ""
    if re.match(r"[A-Z]{3}", unit):
        unit = "money"
    elif unit not in {"percent", "percentage_point", "count", "index_point", "ratio"}:
        unit = "quantity"
    measure = next(members(gold.get("measure"))) or "unjudged"
    return measure if measure in ("rank", "streak") else f"{unit} {measure}"


def kind_of_sentence(text: str, start: int, end: int) -> str:
    """The first that fits: respectively, bracket, line (of a table or a list), list (four numbers or more), comparison, plain."""
    opening = max((mark.end() for mark in _END.finditer(text, 0, start)), default=0)
    closing = _END.search(text, end)
    sentence = text[opening : closing.end() if closing else len(text)]
    if _LIST.search(sentence):
        return "respectively"
    before = text[opening:start]
    if before.count("(") > before.count(")"):
        return "bracket"
    if not sentence.strip().endswith((".", "!", "?", '"', "”", ")")) or re.match(r"\s*[-•·*–—]\s", sentence):
        return "line"
    if len(re.findall(r"\d[\d.,]*", sentence)) >= 4:
        return "list"
    return "comparison" if _COMPARED.search(sentence) else "plain"


# ── all articles ─────────────────────────────────────────────────────────────────────────────────


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _rates(right: int, given: int, wanted: int) -> dict[str, float]:
    precision, recall = _share(right, given), _share(right, wanted)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall) if right else 0.0}


def totals(articles: Sequence[Article]) -> dict[str, Any]:
    """Every score over these articles, as plain data."""
    figures = [one for article in articles for one in article.figures]
    found = [one for one in figures if one.found is not None]
    given = len(found) + sum(len(article.spurious) for article in articles)
    tally: Counter[str] = sum((article.tally for article in articles), Counter())
    judged = Counter(key for one in found for key in JUDGED if key in one.gold)
    wrong = Counter(key for one in found for key in one.wrong)
    return {
        "articles": len(articles),
        "figures": len(figures),
        "detection": _rates(len(found), given, len(figures)),
        "dimensions": {key: _share(judged[key] - wrong[key], judged[key]) for key in JUDGED},
        "record": _rates(sum(one.whole for one in found), given, len(figures)),
        "checks": {
            "consistent recall": _share(tally["consistent found"], tally["consistent"]),
            "inconsistent recall": _share(tally["inconsistent found"], tally["inconsistent"]),
            "alarm precision": _share(tally["true alarms"], tally["alarms"]) if tally["alarms"] else 1.0,
            "false alarms": tally["alarms"] - tally["true alarms"],
        },
    }


def classes(articles: Iterable[Article]) -> dict[str, dict[str, dict[str, Any]]]:
    """For each kind of figure and of sentence: how many, found, whole, and how often each dimension was wrong."""
    tables: dict[str, dict[str, dict[str, Any]]] = {"figure": {}, "sentence": {}}
    for article in articles:
        for one in article.figures:
            names = {"figure": kind_of_figure(one.gold), "sentence": kind_of_sentence(article.row["text"], one.start, one.end)}
            for table, name in names.items():
                row = tables[table].setdefault(name, {"figures": 0, "found": 0, "whole": 0, "wrong": Counter()})
                row["figures"] += 1
                row["found"] += one.found is not None
                row["whole"] += one.whole
                row["wrong"].update(one.wrong)
    return {name: dict(sorted(table.items(), key=lambda pair: -pair[1]["figures"])) for name, table in tables.items()}


def rules(articles: Iterable[Article]) -> dict[str, str]:
    """Checks found of those in the gold file, by rule and verdict."""
    count: Counter[tuple[str, str, bool]] = sum((article.by_rule for article in articles), Counter())
    named = sorted({(rule, verdict) for rule, verdict, _ in count})
    return {
        f"{rule} {verdict}": f"{count[rule, verdict, True]}/{count[rule, verdict, True] + count[rule, verdict, False]}"
        for rule, verdict in named
    }


def read(path: Path, *, only: str = "") -> list[Row]:
    """The gold rows of a file whose id begins with `only`."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if row["id"].startswith(only)]


def extracted(row: Row) -> Row:
    """The program's record of a row's article."""
    import extractor

    return extractor.extract(row["text"], published=row.get("published"), id=row["id"]).model_dump(mode="json")


def judged(rows: Iterable[Row], reader: Reader = extracted) -> list[Article]:
    return [judge(row, reader(row)) for row in rows]


# ── the command ──────────────────────────────────────────────────────────────────────────────────


def _score_line(name: str, score: Mapping[str, float]) -> str:
    return f"{name:10} precision {score['precision']:.3f}  recall {score['recall']:.3f}  F1 {score['f1']:.3f}"


def _report(articles: list[Article]) -> Iterator[str]:
    score = totals(articles)
    yield f"{score['articles']} articles, {score['figures']} figures"
    yield from (_score_line(name, score[name]) for name in ("detection", "record"))
    yield "dimensions " + "  ".join(f"{key} {value:.3f}" for key, value in score["dimensions"].items())
    yield "checks     " + "  ".join(f"{key} {value:.3g}" for key, value in score["checks"].items())
    yield "rules      " + "  ".join(f"{key} {value}" for key, value in rules(articles).items())
    for name, table in classes(articles).items():
        yield f"\n{'kind of ' + name:<26}{'figures':>8}{'found':>8}{'whole':>8}   wrong"
        for kind, row in table.items():
            wrong = "  ".join(f"{key} {count}" for key, count in row["wrong"].most_common())
            yield f"{kind:<26}{row['figures']:>8}{row['found']:>8}{_share(row['whole'], row['figures']):>8.3f}   {wrong}".rstrip()
    yield f"\n{'article':<34}{'figures':>8}{'detect':>8}{'record':>8}"
    for article in articles:
        one = totals([article])
        yield f"{article.id[:33]:<34}{one['figures']:>8}{one['detection']['f1']:>8.3f}{one['record']['f1']:>8.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.accuracy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="also list the first N slips")
    parser.add_argument("--only", default="", metavar="PREFIX", help="only articles whose id begins with this")
    parser.add_argument(
        "--held", type=int, metavar="N", help="list no slips of articles whose number N divides (dev sets: 3; else 0, none)"
    )
    parser.add_argument("--json", action="store_true", help="scores as JSON on standard output, slips on standard error")
    options = parser.parse_args(arguments)
    articles: list[Article] = []
    slips: list[str] = []
    for path in options.gold:
        held = options.held if options.held is not None else 3 if path.name.startswith("dev") else 0
        some = judged(read(path, only=options.only))
        articles += some
        slips += [line for article in some if not (held and article.number % held == 0) for line in article.misses()]
    if options.json:
        each = {article.id: totals([article]) for article in articles}
        print(json.dumps({**totals(articles), "rules": rules(articles), "classes": classes(articles), "each": each}, indent=1))
    else:
        print("\n".join(_report(articles)))
    for line in slips[: options.misses]:
        print(line, file=sys.stderr if options.json else sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
