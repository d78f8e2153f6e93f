"""An archive that is made: sixty months of releases in three series, a second source, true revisions, and planted faults.

Values are drawn, revised and only then rounded and told, so that whatever was not planted is right. `faults` says what
was planted: the rule that should notice, and the article.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
COUNT = 60
_RATE = "The unemployment rate in Norway"
_COUNTS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "11", "12")
_WORDS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "11th", "12th", "13th", "14th")


class Article(NamedTuple):
    id: str
    text: str
    published: date
    source: str


@dataclass
class Archive:
    articles: list[Article] = field(default_factory=list)
    faults: set[tuple[str, str]] = field(default_factory=set)


def archive(seed: int, *, planted: bool = True) -> Archive:
    """`planted=False` is the same archive without a fault."""
    made = Archive()
    for number, writer in enumerate((_Trade, _Shops)):
        writer(random.Random(seed * 10 + number), made, planted=planted).write()
    _Jobs(random.Random(seed * 10 + 2), made, planted=planted).write()
    made.articles.sort(key=lambda article: (article.published, article.id))
    return made


def _run(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else f"{count}th"


class _Series:
    name = ""
    places = 2

    def __init__(self, draw: random.Random, made: Archive, *, planted: bool) -> None:
        self.draw = draw
        self.made = made
        self.planted = planted
        self.values = list(self._values())
        self.revised = list(self.values)
        self.told: list[float] = []

    def _values(self) -> Iterator[float]:
        raise NotImplementedError

    def fault(self, rule: str, article: str, share: float) -> bool:
        """Whether a fault is planted here; one at most an article."""
        hit = self.draw.random() < share and self.planted and all(name != article for _, name in self.made.faults)
        if hit:
            self.made.faults.add((rule, article))
        return hit

    def month(self, t: int) -> str:
        return MONTHS[t % 12]

    def year(self, t: int) -> int:
        return 2020 + t // 12

    def day(self, t: int) -> date:
        after = t + 1
        return date(2020 + after // 12, after % 12 + 1, 13) + timedelta(days=self.draw.randint(0, 4))

    def publish(self, id: str, text: str, day: date, source: str) -> None:  # noqa: A002 - the article's own key
        self.made.articles.append(Article(id, text, day, source))

    def slip(self, value: float) -> float:
        """A wrong value: a tenth to a fifth off."""
        return value * (1 + self.draw.choice((-1, 1)) * self.draw.uniform(0.1, 0.2))


class _Flow(_Series):
    money = "{}"
    subject = ""
    pronoun = ""
    office = ""

    def _values(self) -> Iterator[float]:
        value = 15.0
        for _ in range(COUNT):
            value *= 1 + self.draw.uniform(-0.06, 0.07)
            yield value

    def tell(self, value: float) -> str:
        return self.money.format(f"{value:.{self.places}f}")

    def growth(self, t: int) -> float:
        return (self.revised[t] / self.revised[t - 12] - 1) * 100

    def streak(self, t: int) -> int:
        count = 0
        while t - count >= 12 and self.growth(t - count) * self.growth(t) > 0:
            count += 1
        return count

    def write(self) -> None:
        for t in range(COUNT):
            if t and self.draw.random() < 0.3:
                before = self.revised[t - 1]
                self.revised[t - 1] *= 1 + self.draw.choice((-1, 1)) * self.draw.uniform(0.003, 0.009)
                self._release(t, before)
            else:
                self._release(t, None)
            if self.draw.random() < 0.35:
                self._report(t)

    def _release(self, t: int, before: float | None) -> None:
        name = f"{self.name}-{self.year(t)}-{t % 12 + 1:02d}"
        parts = [self._lead(t, name), self._streak(t, name), self._total(t, name), self._revision(t, name, before)]
        self.publish(name, " ".join(part for part in parts if part), self.day(t), self.office)

    def _lead(self, t: int, name: str) -> str:
        value = self.revised[t]
        level = self.tell(value)
        if t < 12:
            return f"{self.subject} came to {level} in {self.month(t)} {self.year(t)}, the {self.office} said."
        growth, prior = self.growth(t), self.revised[t - 12]
        peak = max(self.revised[:t])
        record = value > peak * 1.01
        if not record and value < peak * 0.9 and self.fault("record_history", name, 0.06):
            record = True
        with_prior = self.draw.random() < 0.5
        if with_prior and self.fault("prior_vintage", name, 0.1):
            prior = self.slip(prior)
            growth = (value / prior - 1) * 100
        elif not with_prior and self.fault("series_growth", name, 0.1):
            growth += self.draw.choice((-1, 1)) * self.draw.uniform(5, 9)
        verb = "rose" if growth > 0 else "fell"
        told = f"a record {level}" if record else level
        rest = f" from {self.tell(prior)} a year earlier" if with_prior else " from a year earlier"
        change = f"{verb} {abs(growth):.1f} percent"
        if with_prior:
            return f"{self.subject} {change} to {told} in {self.month(t)}{rest}, the {self.office} said."
        return f"{self.subject} {change}{rest} to {told} in {self.month(t)}, the {self.office} said."

    def _streak(self, t: int, name: str) -> str:
        count = self.streak(t) if t >= 12 else 0
        if count < 2:
            return ""
        if count > 2 and self.fault("streak_continuity", name, 0.12):
            count += self.draw.choice((1, 2, 3)) if count < 5 else self.draw.choice((-2, 2))
        word = "growth" if self.growth(t) > 0 else "decline"
        return f"It was the {_run(count)} straight month of {word}."

    def _total(self, t: int, name: str) -> str:
        months = t % 12 + 1
        if months < 2:
            return ""
        total = sum(self.revised[t - months + 1 : t + 1])
        if months > 2 and self.fault("running_total", name, 0.08):
            total *= 1 + self.draw.choice((-1, 1)) * self.draw.uniform(0.04, 0.08)
        span = f"the first {_COUNTS[months]} months of {self.year(t)}"
        if months == 12:
            span = f"the whole of {self.year(t)}"
        return f"In {span}, {self.pronoun} totalled {self.tell(total)}."

    def _revision(self, t: int, name: str, before: float | None) -> str:
        if before is None or self.draw.random() < 0.3:  # some are not told
            return ""
        new, old = self.tell(self.revised[t - 1]), self.tell(before)
        if new == old:
            return ""
        up = self.revised[t - 1] > before
        if self.fault("revision", name, 0.25):
            up = not up
        word = "up" if up else "down"
        return f"The value of {self.pronoun} in {self.month(t - 1)} was revised {word} to {new} from {old}."

    def _report(self, t: int) -> None:
        name = f"wire-{self.name}-{self.year(t)}-{t % 12 + 1:02d}"
        value = self.revised[t]
        if self.fault("cross_source", name, 0.15):
            value = self.slip(value)
        level = self.money.format(f"{value:.{self.places - 1}f}")
        text = f"{self.subject} were {level} in {self.month(t)}, figures of the {self.office} showed."
        self.publish(name, text, self.made.articles[-1].published + timedelta(days=1), "newswire")


class _Trade(_Flow):
    name, places, money = "trade", 2, "${} billion"
    subject, pronoun, office = "Exports of semiconductors from South Korea", "exports of semiconductors from South Korea", "trade ministry"


class _Shops(_Flow):
    name, places, money = "shops", 1, "{} billion kronor"
    subject, pronoun, office = "Retail sales in Sweden", "retail sales in Sweden", "statistics office"


class _Jobs(_Series):
    name, office = "jobs", "labour institute"

    def _values(self) -> Iterator[float]:
        value = 4.5
        for _ in range(COUNT):
            value = min(9.0, max(2.5, value + self.draw.choice((-0.3, -0.2, -0.1, -0.1, 0.1, 0.1, 0.2, 0.3))))
            yield round(value, 1)

    def streak(self, t: int) -> int:
        count, sign = 0, self.values[t] - self.values[t - 1]
        while t - count >= 1 and (self.values[t - count] - self.values[t - count - 1]) * sign > 0:
            count += 1
        return count

    def write(self) -> None:
        for t in range(1, COUNT):
            name = f"jobs-{self.year(t)}-{t % 12 + 1:02d}"
            now, before = self.values[t], self.values[t - 1]
            if self.draw.random() < 0.5:
                if t > 1 and self.fault("prior_vintage", name, 0.1):
                    before = round(before + (0.7 if now > before else -0.7) * (-1 if before > 3 and now > before else 1), 1)
                verb = "rose" if now > before else "fell"
                rest = f"from {before} percent in {self.month(t - 1)}"
                lead = f"{_RATE} {verb} to {now} percent in {self.month(t)} {rest}."
            else:
                change = round(now - before, 1)
                if t > 1 and self.fault("series_difference", name, 0.12):
                    change += 0.8 if change > 0 else -0.8
                verb = "rose" if change > 0 else "fell"
                points = f"{abs(change):.1f} percentage point"
                lead = f"{_RATE} {verb} by {points} to {now} percent in {self.month(t)} from the month before."
            count = self.streak(t)
            more = ""
            if count > 1:
                if count > 2 and self.fault("streak_continuity", name, 0.15):
                    count += 2
                more = f" It was the {_run(count)} straight monthly {'rise' if now > self.values[t - 1] else 'fall'}."
            self.publish(name, lead + more, self.day(t), self.office)
