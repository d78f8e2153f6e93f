"""Find the written forms of periods: anchors in one scan, then the longest form that begins at each.

A `Phrase` is a form understood but not yet dated: which months or days, which year if one is written, or how far back.
`period_calendar.py` turns it into a Period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.tag.period_forms import Builder
from extractor.tag.period_relations import BUILD
from extractor.tag.period_rules import ANCHORS, QUICK, QUICK_DIGITS, RULES
from extractor.tag.period_words import WORD_START, PeriodWords, Phrase, alternatives, by_first_letter, lowered
from extractor.vocabulary.load import Vocabulary

_BEFORE_MONTH = re.compile(
    r"(?:^|\b(?:in|of|for|since|from|to|during|until|till|by|through|last|this|next|early|late|mid|than|and|or|between|with|on|at|over|"
    r"versus|vs\.?|before|after|against|end|any|the|around|about|\d+|\d+(?:st|nd|rd|th))(?:\s+|[-–]))$",
    re.I,
)
_AFTER_ABBREVIATION = re.compile(r"\s*[-–.’']?\s*(?:\d{1,2}|(?:19|20)\d\d)(?![\d%]|[.,]\d)|\.|-|['’]s")
_NUMBER_BEFORE = re.compile(r"(?:\d[\s.,/–-]|[./:_]|(?<![A-Za-z])-)$")
_BASE_YEAR = re.compile(r"\s?=\s?1[0,.]*\d*\b|\)?\s(?:U\.?S\.?\s)?(?:dollars|euros)\b|\)\s(?:dollars|prices|terms)|/\d{3,}|:\d")
_PRICES = re.compile(r"\s(?:constant\s)?prices\b")
_PRICES_BEFORE = re.compile(r"\b(?:at|in|chained|constant)\s$", re.I)


class PeriodGrammar:
    """Reads phrases from a text; built once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = PeriodWords(vocabulary)
        self._words = words
        self._quick = re.compile(rf"{WORD_START}(?:{by_first_letter([*words.openings(), *QUICK])}|(?=[0-9])(?:{QUICK_DIGITS}))")
        self._anchors = re.compile(words.fill(ANCHORS), re.I | re.X)
        self._rules = {name: tuple((rule, words.fill(pattern), BUILD[rule]) for rule, pattern in rules) for name, rules in RULES.items()}
        self._compiled: dict[str, tuple[tuple[str, re.Pattern[str], Builder], ...]] = {}  # by class, on first use: they are many
        self._counted = re.compile(rf"\s(?:{alternatives(list(words.forms('counted')))})\b", re.I)
        self._after_may = re.compile(rf"\s+(?:{alternatives(list(words.forms('after_may')))})\b", re.I)
        codes = [code for entry in vocabulary.of("currency") for code in (entry.means, *entry.codes)] or ["USD", "EUR"]
        names = alternatives(list(words.forms("name")))
        self._name_before = re.compile(rf"(?:\b(?i:{names})|[£$€¥#₹₩]|\b(?:{alternatives(codes)})|\bRs\.?)\s?\(?$")

    def __call__(self, text: str) -> list[Phrase]:
        """Phrases sorted by start, never overlapping: at each anchor the longest form."""
        return list(self._phrases(text))

    def _rules_of(self, kind: str) -> tuple[tuple[str, re.Pattern[str], Builder], ...]:
        found = self._compiled.get(kind)
        if found is None:
            found = tuple((rule, re.compile(pattern, re.I), build) for rule, pattern, build in self._rules[kind])
            self._compiled[kind] = found
        return found

    def _phrases(self, text: str) -> Iterator[Phrase]:
        done = 0
        lower = lowered(text)
        for place in self._quick.finditer("\n" + lower):
            start = place.start()  # of the word in the text: the match begins with the character before it
            if start < done or (start > 1 and text[start - 1] in ".," and text[start - 2].isdigit() and text[start].isdigit()):
                continue  # behind a decimal mark: "$20.9M"
            if (anchor := self._anchors.match(text, start)) is None:
                continue
            kind = anchor.lastgroup or ""
            found = self._longest(text, start, kind)
            if found is not None and not self._is_decoy(text, found, kind):
                yield found
                done = found.end

    def _longest(self, text: str, start: int, kind: str) -> Phrase | None:
        best: Phrase | None = None
        for rule, pattern, build in self._rules_of(kind):
            match = pattern.match(text, start)
            if match is None or (best is not None and match.end() <= best.end):
                continue
            found = build(match, self._words)
            if found is not None:
                found.rule = f"en.period.{rule}"
                best = found
        return best

    def _is_decoy(self, text: str, found: Phrase, kind: str) -> bool:
        if kind == "month":
            return self._is_no_month(text, found)
        if kind == "year":
            return self._is_no_year(text, found)
        if found.rule.endswith("quarter_code") and "M" in text[found.start : found.start + 3].upper():
            return "m" in text[found.start : found.start + 3] or bool(
                self._name_before.search(text[max(0, found.start - 12) : found.start])
            )
        return False

    def _is_no_month(self, text: str, found: Phrase) -> bool:
        """The verb "march", the modal "may", a rate called APR."""
        written = text[found.start : found.end]
        if written[0].islower():
            return written[:3] in ("may", "mar", "dec", "jan") or len(written) < 5
        if not found.bare or found.rule not in ("en.period.month", "en.period.pair"):
            return False
        word = re.match(r"[A-Za-z]+", written)
        name = word[0] if word else written
        if len(name) <= 4 and name.isupper() and name.title() not in ("May", "June", "July"):
            return not _AFTER_ABBREVIATION.match(text, found.start + len(name))
        if name.lower() == "may" and not _BEFORE_MONTH.search(text[max(0, found.start - 12) : found.start]):
            return self._after_may.match(text, found.end) is not None
        return False

    def _is_no_year(self, text: str, found: Phrase) -> bool:
        """A sum of money, a base year, a law, a telephone number."""
        if self._counted.match(text, found.end):
            return True
        before = text[max(0, found.start - 20) : found.start]
        if _NUMBER_BEFORE.search(before) or _BASE_YEAR.match(text, found.end) or self._name_before.search(before):
            return True
        return bool(_PRICES.match(text, found.end) and _PRICES_BEFORE.search(before))
