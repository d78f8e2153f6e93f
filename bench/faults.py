"""What the checks notice: `python -m bench.faults GOLD.jsonl [--misses N] [--seed N] [--held N] [--json]`.

Reads annotated articles whose gold file names relations that hold (bench.accuracy tells the format), writes one figure of a
relation wrongly, and looks whether an alarm follows. A change counts as a fault only where the relation, judged by what the
written digits stand for, no longer holds in any reading.

    noticed     an alarm that the untouched article does not raise names a figure of the relation
    suspect     the changed figure is among those that the alarm suspects
    hypothesis  the alarm tells the kind of slip that was made

Told over all faults; over those whose figures the program finds in the untouched article; and over those whose relation it
confirms there, by a row that is not weak. Alarms on the untouched articles that no gold fault explains are told beside.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.accuracy import Article, Reader, Row, extracted, judge, read
from bench.accuracy import named as figures_of
from bench.relations import Told, holds

_SCALES = {"million": "billion", "billion": "million", "trillion": "billion", "thousand": "million", "bn": "mn", "mn": "bn"}
_SCALE = re.compile(r"\b(?:million|billion|trillion|thousand)\b|(?<=\d)\s?(?:bn|mn)\b", re.IGNORECASE)
_TURNS = {
    "rose": "fell", "fell": "rose", "up": "down", "down": "up", "increased": "decreased", "decreased": "increased", "grew": "shrank",
    "climbed": "dropped", "dropped": "climbed", "declined": "increased", "higher": "lower", "lower": "higher", "more": "less",
    "less": "more", "above": "below", "below": "above", "gained": "lost", "increase": "decrease", "decrease": "increase",
    "growth": "decline", "decline": "growth", "rise": "fall", "fall": "rise", "slipped": "edged up", "jumped": "plunged",
    "shrank": "grew", "slid": "climbed", "rising": "falling", "falling": "rising", "edged up": "edged down",
}  # fmt: skip
_TURN = re.compile(rf"\b(?:{'|'.join(sorted(_TURNS, key=len, reverse=True))})\b")
_BEFORE, _BEHIND = 60, 25  # characters around a change in which its word of direction stands
_STEPPED = re.compile(r"percentage[\s-]points?")
# words of the hypotheses that name a kind of fault
_HYPOTHESES = {
    "swapped": ("neighbouring digits swapped",),
    "changed": ("one digit wrong",),
    "dropped": ("a digit lost",),
    "doubled": ("a digit too many",),
    "scale": ("wrong scale word",),
    "direction": ("wrong sign", "word of direction"),
    "unit": ("percent for percentage point",),
}


@dataclass(frozen=True)
class Fault:
    """One figure of a relation written wrongly."""

    article: str
    rule: str
    kind: str
    text: str  # the whole article with the fault
    place: tuple[int, int]  # of the changed figure, in it
    before: str
    after: str
    others: tuple[tuple[int, int], ...]  # the other figures of the relation, in it
    found: bool
    confirmed: bool


@dataclass(frozen=True)
class Outcome:
    """What the program said of a fault."""

    fault: Fault
    noticed: bool
    suspect: bool
    hypothesis: bool
    elsewhere: int  # new alarms that name no figure of the relation


# ── planting ─────────────────────────────────────────────────────────────────────────────────────

Variant = tuple[Told, int, int, str]  # the figure as it reads then; the stretch of the text that is replaced; by what


def _rewritten(told: Told, number: str) -> Told | None:
    found = told.number
    if (
        found is None
        or number == found[0]
        or not re.fullmatch(r"\d[\d,]*(?:\.\d+)?", number)
        or re.match(r"0\d|[\d,]*,\d{0,2}(?:\D|$)", number)
    ):
        return None
    digits, written = (Decimal(re.sub(r"[^\d.]", "", one)) for one in (found[0], number))
    if not digits or not written:
        return None
    surface = told.surface[: found.start()] + number + told.surface[found.end() :]
    return told.other(told.value / digits * written, surface)


def _grouped(number: str, like: str) -> str:
    """Digits with the thousands set off as in another number."""
    whole, point, decimals = number.replace(",", "").partition(".")
    return (f"{int(whole):,}" if "," in like and whole else whole) + point + decimals


def _by_digits(change: Callable[[str, int, random.Random], str | None]) -> Callable[[Told, random.Random], Told | None]:
    def plant(told: Told, rng: random.Random) -> Told | None:
        found = told.number
        if found is None or "\u00a0" in found[0] or " " in found[0] or "\u202f" in found[0]:
            return None
        plain = found[0].replace(",", "")
        places = [k for k, sign in enumerate(plain) if sign.isdigit()]
        rng.shuffle(places)
        for place in places:
            number = change(plain, place, rng)
            made = _rewritten(told, _grouped(number, found[0])) if number else None
            if made is not None:
                return made
        return None

    return plant


def _swapped(plain: str, place: int, _: random.Random) -> str | None:
    following = next((k for k in range(place + 1, len(plain)) if plain[k].isdigit()), place)
    if plain[place] == plain[following]:
        return None
    return plain[:place] + plain[following] + plain[place + 1 : following] + plain[place] + plain[following + 1 :]


def _changed(plain: str, place: int, rng: random.Random) -> str:
    return plain[:place] + rng.choice([digit for digit in "123456789" if digit != plain[place]]) + plain[place + 1 :]


def _dropped(plain: str, place: int, _: random.Random) -> str | None:
    cut = plain[:place] + plain[place + 1 :]
    return cut if len(cut.replace(".", "")) > 0 and not cut.endswith(".") and not cut.startswith(".") else None


def _doubled(plain: str, place: int, _: random.Random) -> str:
    return plain[:place] + plain[place] + plain[place:]


_DIGITS: Mapping[str, Callable[[Told, random.Random], Told | None]] = {
    "swapped": _by_digits(_swapped),
    "changed": _by_digits(_changed),
    "dropped": _by_digits(_dropped),
    "doubled": _by_digits(_doubled),
}


def _scaled(told: Told) -> Told | None:
    found = _SCALE.search(told.surface)
    if found is None:
        return None
    old = found[0].strip().lower()
    new = _SCALES[old]
    power = {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12}
    surface = told.surface[: found.end() - len(old)] + new + told.surface[found.end() :]
    return told.other(told.value.scaleb(power[new] - power[old]), surface)


def _variants(text: str, told: Told, rng: random.Random) -> Iterator[tuple[str, Variant]]:
    """The ways to write one figure wrongly."""
    for kind, plant in _DIGITS.items():
        made = plant(told, rng)
        if made is not None:
            yield kind, (made, told.start, told.end, made.surface)
    scaled = _scaled(told)
    if scaled is not None:
        yield "scale", (scaled, told.start, told.end, scaled.surface)
    stepped = _STEPPED.search(told.surface)
    if stepped is not None and told.measure == "difference":
        surface = told.surface[: stepped.start()] + "percent" + told.surface[stepped.end() :]
        yield "unit", (replace(told.other(told.value, surface, unit="percent"), measure="change"), told.start, told.end, surface)
    if told.measure == "change" and told.unit == "percent":
        turned = _turned(text, told)
        if turned is not None:
            yield "direction", turned


def _turned(text: str, told: Told) -> Variant | None:
    """The change with its sign or its word of direction turned round."""
    if told.surface[0] in "+-−":
        surface = ("-" if told.surface[0] == "+" else "+") + told.surface[1:]
        return told.other(-told.value, surface), told.start, told.end, surface
    before = text[max(0, told.start - _BEFORE) : told.start]
    clause = re.split(r"[.;,()\n\d]", before)[-1]
    words = list(_TURN.finditer(text, told.start - len(clause), told.start))
    if not words:
        behind = re.split(r"[.;,()\n\d]", text[told.end : told.end + _BEHIND])[0]
        words = list(_TURN.finditer(text, told.end, told.end + len(behind)))[:1]
    if not words:
        return None
    word = words[-1]
    new = _TURNS[word[0]]
    shift = len(new) - len(word[0]) if word.start() < told.start else 0
    moved = replace(told, value=-told.value, start=told.start + shift, end=told.end + shift)
    return moved, word.start(), word.end(), new


def _told(article: Article, number: int) -> Told | None:
    one = article.figures[number]
    value = one.gold.get("value")
    value = value[0] if isinstance(value, list) else value
    if value is None:
        return None
    unit, measure, qualifier = (_first(one.gold.get(key)) or "" for key in ("unit", "measure", "qualifier"))
    surface = article.row["text"][one.start : one.end]
    return Told(one.start, one.end, surface, Decimal(value), unit, measure, qualifier not in ("", "exact"))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def faults(article: Article, rng: random.Random) -> Iterator[Fault]:
    """One fault of each kind for each relation of an article that holds, on a figure drawn by lot among those that show it."""
    text = article.row["text"]
    home = {one.found["id"]: n for n, one in enumerate(article.figures) if one.found is not None}
    rows = [check for check in article.answer["checks"] if check["verdict"] == "consistent" and not check["weak"]]
    confirmed = [(check["rule"], {home.get(name) for name in check["figures"]}) for check in rows]
    for check in article.row.get("checks", ()):
        numbers = figures_of(article, check)
        figures = [_told(article, number) for number in numbers]
        rule, known = check["rule"], [told for told in figures if told is not None]
        if check["verdict"] != "consistent" or len(known) < len(figures) or not holds(rule, known):
            continue
        found = all(article.figures[number].found is not None for number in numbers)
        sure = any(name == rule and set(numbers) <= touched for name, touched in confirmed)
        drawn: dict[str, list[tuple[Told, Variant]]] = {}
        for told in known:
            for kind, variant in _variants(text, told, rng):
                wrong = [variant[0] if other is told else other for other in known]
                if holds(rule, wrong) is False or (kind == "unit" and holds("growth", wrong) is False):
                    drawn.setdefault(kind, []).append((told, variant))
        for kind, choices in drawn.items():
            told, (made, start, end, new) = rng.choice(choices)
            shift = len(new) - (end - start)
            others = tuple((o.start + shift * (o.start >= end), o.end + shift * (o.start >= end)) for o in known if o is not told)
            wrong_text = text[:start] + new + text[end:]
            yield Fault(
                article.id, rule, kind, wrong_text, (made.start, made.start + len(made.surface)), text[start:end], new, others, found, sure
            )  # fmt: skip


# ── looking ──────────────────────────────────────────────────────────────────────────────────────


def _named_by(check: Row, spans: Mapping[str, tuple[int, int]], places: Sequence[tuple[int, int]]) -> bool:
    return any(start < end2 and start2 < end for name in check["figures"] for start, end in [spans[name]] for start2, end2 in places)


def _alarms(answer: Row) -> list[Row]:
    return [check for check in answer["checks"] if check["verdict"] == "inconsistent"]


def _surfaces(answer: Row, check: Row) -> tuple[str, ...]:
    told = {figure["id"]: figure["text"] for figure in answer["figures"]}
    return (check["rule"], *sorted(told[name] for name in check["figures"]))


def looked_at(fault: Fault, clean: Row, answer: Row) -> Outcome:
    """The new alarms of an article with a fault, held against it."""
    old = {_surfaces(clean, check) for check in _alarms(clean)}
    new = [check for check in _alarms(answer) if _surfaces(answer, check) not in old]
    spans = {figure["id"]: (figure["start"], figure["end"]) for figure in answer["figures"]}
    mine = [check for check in new if _named_by(check, spans, (fault.place, *fault.others))]
    suspected = [check for check in mine if _named_by({"figures": check["suspect"] or ()}, spans, (fault.place,))]
    told = any(words in (check["hypothesis"] or "") for check in mine for words in _HYPOTHESES[fault.kind])
    return Outcome(fault, bool(mine), bool(suspected), told, len(new) - len(mine))


def tried(article: Article, seed: int, reader: Reader = extracted) -> list[Outcome]:
    rng = random.Random(f"{seed} {article.id}")
    return [
        looked_at(fault, article.answer, reader({**article.row, "text": fault.text})) for fault in faults(article, rng)
    ]  # fmt: skip


# ── the command ──────────────────────────────────────────────────────────────────────────────────


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def scores(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """How many faults, and the share of them that was noticed; of the noticed ones, suspect and hypothesis right."""
    noticed = [one for one in outcomes if one.noticed]
    return {
        "faults": len(outcomes),
        "noticed": _share(len(noticed), len(outcomes)),
        "suspect": _share(sum(one.suspect for one in noticed), len(noticed)),
        "hypothesis": _share(sum(one.hypothesis for one in noticed), len(noticed)),
        "elsewhere": sum(one.elsewhere for one in outcomes),
    }


def summary(articles: Sequence[Article], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    confirmed = [one for one in outcomes if one.fault.confirmed]
    alarms: Counter[str] = sum((article.tally for article in articles), Counter())
    return {
        "articles": len(articles),
        "all": scores(outcomes),
        "found": scores([one for one in outcomes if one.fault.found]),
        "confirmed": scores(confirmed),
        "rules": {rule: scores([o for o in outcomes if o.fault.rule == rule]) for rule in sorted({o.fault.rule for o in outcomes})},
        "kinds": {kind: scores([o for o in outcomes if o.fault.kind == kind]) for kind in sorted({o.fault.kind for o in outcomes})},
        "false alarms on untouched articles": alarms["alarms"] - alarms["true alarms"],
    }


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{found['articles']} articles, {found['false alarms on untouched articles']} false alarms on them untouched"
    yield f"{'':<16}{'faults':>7}{'noticed':>9}{'suspect':>9}{'hypothesis':>12}{'elsewhere':>11}"
    groups = {name: {name: found[name]} for name in ("all", "found", "confirmed")} | {name: found[name] for name in ("rules", "kinds")}
    for table in groups.values():
        for name, row in table.items():
            yield (
                f"{name:<16}{row['faults']:>7}{row['noticed']:>9.3f}{row['suspect']:>9.3f}{row['hypothesis']:>12.3f}{row['elsewhere']:>11}"
            )


def _miss(outcome: Outcome) -> str:
    fault = outcome.fault
    start, end = fault.place
    state = "confirmed" if fault.confirmed else "found" if fault.found else "not found"
    around = " ".join(fault.text[max(0, start - 90) : end + 70].split())
    return f"{fault.article}: {fault.rule} {fault.kind} ({state}) {fault.before!r} → {fault.after!r}: … {around} …"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.faults", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="also list the first N faults that went unnoticed")
    parser.add_argument("--only", default="", metavar="PREFIX", help="only articles whose id begins with this")
    parser.add_argument(
        "--held", type=int, metavar="N", help="measure articles whose number N divides apart, and list nothing of them (dev: 3)"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    open_, held = ([], []), ([], [])  # type: tuple[list[Article], list[Outcome]], tuple[list[Article], list[Outcome]]
    for path in options.gold:
        divisor = options.held if options.held is not None else 3 if path.name.startswith("dev") else 0
        for row in read(path, only=options.only):
            article = judge(row, extracted(row))
            articles, outcomes = held if divisor and article.number % divisor == 0 else open_
            articles.append(article)
            outcomes += tried(article, options.seed)
    parts = {name: summary(*part) for name, part in (("read", open_), ("measured only", held)) if part[0]}
    if options.json:
        print(json.dumps(parts, indent=1))
    else:
        for name, found in parts.items():
            print(f"── {name}", *_lines(found), sep="\n")
    for line in [_miss(one) for one in open_[1] if not one.noticed][: options.misses]:
        print(line, file=sys.stderr if options.json else sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
