"""Press releases written anew each time: about 570 words with some 25 figures, sentence shapes, names and digits drawn by chance.

Nothing is taken from a real release; the names of people, firms and places are made of syllables. The same seed gives the
same article.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

WORDS = 570
_SYLLABLES = "ka lo ren tis mar vel do shi bra nor qui pel han zu ter mi sol gar wen ost fay lin dre bo tal".split()  # noqa: SIM905
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_COUNTRIES = (
    "South Korea",
    "Germany",
    "Vietnam",
    "Brazil",
    "Japan",
    "Poland",
    "Turkey",
    "Chile",
    "Kenya",
    "Indonesia",
    "Canada",
    "the Netherlands",
    "Thailand",
    "Mexico",
    "Sweden",
    "India",
)
_GOODS = (
    "passenger cars",
    "crude oil",
    "semiconductors",
    "dairy products",
    "steel",
    "ships",
    "coffee",
    "wheat",
    "textiles",
    "machinery",
    "medicines",
    "fresh fruit",
    "copper ore",
    "mobile phones",
    "furniture",
    "plastics",
    "seafood",
    "home appliances",
    "petrochemicals",
    "electricity",
)
_MEASURES = (
    "exports",
    "imports",
    "retail sales",
    "industrial output",
    "house prices",
    "revenue",
    "orders",
    "tourist arrivals",
    "tax revenue",
    "production",
)
_UP = ("rose", "climbed", "increased", "grew", "edged up", "jumped", "advanced", "expanded")
_DOWN = ("fell", "declined", "dropped", "slipped", "shrank", "eased", "decreased", "retreated")
_REASONS = (
    "on firmer demand from overseas buyers",
    "as shipping delays eased",
    "because of fewer working days",
    "amid cautious household spending",
    "thanks to a good harvest",
    "as factories worked through older orders",
    "while borrowing costs stayed high",
    "on the back of new contracts",
)
_HEDGES = ("about ", "nearly ", "more than ", "around ", "", "", "", "", "", "almost ")
_HEADLINE, _PLAIN_HEADLINE = "{Measure} of {goods} {up} {pct} in {month}", "{Place} office looks at {goods}"
_PLAIN = (
    "{Name} said the office had changed the way it collects answers, and thanked {name} of {place} for the help of local branches.",
    "Analysts at {firm} had expected a calmer picture, but warned that weather, ports and the holiday calendar could still change it.",
    '"We see firms hiring again, though not everywhere," {Name} told reporters in {place}, adding that small shops remained careful.',
    "The ministry will publish details by province and by size of firm later, together with a note on methods and on earlier revisions.",
    "Officials in {place} pointed to new rules on packaging, a shorter strike at the harbour of {place2} and a milder winter than usual.",
    "Buyers, {firm} noted, prefer shorter contracts, keep smaller stocks and ask for delivery to several warehouses instead of one.",
    "Neither {Name} nor {name} would say when the programme ends, or whether the government is going to extend it to other regions.",
    "Most of the growth came from long-standing customers, and hardly any from the newcomers that {firm} had written so much about.",
)
_SHAPES = (
    "{Measure} of {goods} {up} {pct} to {money} in {month} from a year earlier {reason}.",
    "{Measure} {down} {pct} from the previous month, after a {pct2} gain in {lastmonth}, {firm} said.",
    "Shipments to {country} {up} {pct} to {money}, while those to {country2} {down} {pct2} to {money2}.",
    "Of that, {goods} accounted for {hedge}{pct}, up from {pct2} a year before.",
    "{country} bought {money} worth of {goods}, {hedge}{pct} more than in the same month last year.",
    "The trade surplus widened to {money} from {money2} in {lastmonth}.",
    "In the first {n} months of the year, {measure} totalled {money}, {updown} {pct} year-on-year.",
    "{Name} put the number of new jobs at {count}, compared with {count2} in the quarter before.",
    "Prices of {goods} were {pct} higher than in {month} {year}, the fastest rise since {lastmonth} {year2}.",
    "The unemployment rate {down} by {points} to {pct}, with {count} people out of work.",
    "{Firm} sold {count} vehicles in {country}, {hedge}{pct} of the market.",
    "Output reached {tonnes} tonnes, against {tonnes2} tonnes in {year}, {reason}.",
    "Seasonally adjusted, {measure} {up} {pct} (revised from {pct2}) in the {ordinal} quarter.",
    "Spending per visitor came to {money3} a night, and {count} rooms were booked, {updown} {pct}.",
    "Exports to {country}, {country2} and {country3} {up} {pct}, {pct2} and {pct3}, respectively.",
    "{Firm} expects revenue of {money} to {moneyhigh} for the full year, up from its earlier guidance of {money2}.",
    "It was the {nth} straight month of growth, and the second-largest {month} figure on record.",
    "Net profit {up} to {money} from {money2}, or {money3} a share, {reason}.",
)


class Press(NamedTuple):
    """One article: its text and the day it was published (ISO)."""

    text: str
    published: str


class Writer:
    """Writes articles; each call draws digits, names and sentence shapes anew."""

    def __init__(self, seed: int = 1) -> None:
        self._draw = random.Random(seed)

    def article(self, *, figures: bool = True, words: int = WORDS) -> Press:
        """An article of about `words` words; without figures, dates and numbers where `figures` is false."""
        draw = self._draw
        year, month = draw.randint(2015, 2026), draw.randrange(12)
        slots = _Slots(draw, year, month)
        lines: list[list[str]] = [[slots.fill(_HEADLINE if figures else _PLAIN_HEADLINE)], []]
        counted = 0
        while counted < words:
            with_figures = figures and draw.random() < 0.36
            sentence = slots.fill(draw.choice(_SHAPES if with_figures else _PLAIN))
            counted += len(sentence.split())
            lines[-1].append(sentence)
            if len(lines[-1]) >= draw.randint(2, 4):
                lines.append([])
        text = "\n\n".join(" ".join(line) for line in lines if line) + "\n"
        return Press(text, f"{year + (month == 11)}-{(month + 1) % 12 + 1:02d}-15")

    def articles(self, count: int, *, figures: bool = True) -> list[Press]:
        return [self.article(figures=figures) for _ in range(count)]


class _Slots:
    """Fills the {slots} of a shape, each time with something else."""

    def __init__(self, draw: random.Random, year: int, month: int) -> None:
        self._draw, self._now, self._at = draw, year, month

    def fill(self, shape: str) -> str:
        return re.sub(r"\{([A-Za-z]+?)\d?\}", lambda slot: self._slot(slot[1]), shape)

    def _slot(self, name: str) -> str:
        low = name.lower()
        found = getattr(self, f"_{low}")()
        return found[:1].upper() + found[1:] if name != low else str(found)

    def _name(self) -> str:
        return f"{self._place()} {self._place()}"

    def _place(self) -> str:
        return "".join(self._draw.choices(_SYLLABLES, k=self._draw.randint(2, 4))).capitalize()

    def _firm(self) -> str:
        return f"{self._place()} {self._draw.choice(('Research', 'Securities', 'Motors', 'Bank', 'Holdings', 'Group'))}"

    def _country(self) -> str:
        return self._draw.choice(_COUNTRIES)

    def _goods(self) -> str:
        return self._draw.choice(_GOODS)

    def _measure(self) -> str:
        return self._draw.choice(_MEASURES)

    def _up(self) -> str:
        return self._draw.choice(_UP)

    def _down(self) -> str:
        return self._draw.choice(_DOWN)

    def _updown(self) -> str:
        return self._draw.choice(("up", "down"))

    def _reason(self) -> str:
        return self._draw.choice(_REASONS)

    def _hedge(self) -> str:
        return self._draw.choice(_HEDGES)

    def _pct(self) -> str:
        return f"{self._draw.uniform(0.1, 48):.1f}{self._draw.choice((' percent', '%', ' per cent', ' percent'))}"

    def _points(self) -> str:
        return f"{self._draw.uniform(0.1, 2):.1f} percentage points"

    def _money(self) -> str:
        amount, scale = self._draw.uniform(1, 980), self._draw.choice(("million", "billion", "billion"))
        shape = self._draw.choice(("${0:.2f} {1}", "{0:.1f} {1} euros", "US${0:.1f} {1}", "{0:.0f} {1} won"))
        return shape.format(amount, scale)

    def _moneyhigh(self) -> str:
        return f"${self._draw.uniform(980, 2000):.0f} billion"

    def _count(self) -> str:
        return f"{self._draw.randint(1_000, 3_000_000):,}"

    def _tonnes(self) -> str:
        return self._draw.choice((f"{self._draw.randint(10_000, 9_000_000):,}", f"{self._draw.uniform(1, 90):.2f} million"))

    def _n(self) -> str:
        return self._draw.choice(("two", "three", "four", "five", "nine", "10"))

    def _nth(self) -> str:
        return self._draw.choice(("third", "fifth", "ninth", "11th", "12th"))

    def _ordinal(self) -> str:
        return self._draw.choice(("first", "second", "third", "fourth"))

    def _month(self) -> str:
        return _MONTHS[self._at]

    def _lastmonth(self) -> str:
        return _MONTHS[self._at - 1]

    def _year(self) -> str:
        return str(self._now - self._draw.randint(1, 9))


_DIGITS = re.compile(r"(?<![0-9.,])(?!(?:19|20)[0-9]{2}(?![0-9.,]))([1-9])([0-9]*)((?:[.,][0-9]+)*)")


def redrawn(text: str, draw: random.Random) -> str:
    """The text with the digits of every number but years drawn anew; lengths stay, days of the month mostly become others."""

    def other(found: re.Match[str]) -> str:
        tail = re.sub("[0-9]", lambda _: str(draw.randrange(10)), found[2] + found[3])
        return (found[1] if not found[3] and len(found[2]) < 2 else str(draw.randint(1, 9))) + tail

    return _DIGITS.sub(other, text)
