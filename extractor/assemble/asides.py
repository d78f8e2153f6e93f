"""Sentences set apart: what they tell of, and all words they tell it with, stand nowhere else in the article.

"Gold traded at $2,310 an ounce" in a report on hotels. Nothing that follows is about it, unless it says "it", and the article's own
subject is not sought in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from extractor.assemble.items import Item
from extractor.marks import Mention, Tag
from extractor.recognize.sentences import Sentence
from extractor.tag.period_words import lowered

_NAMING = frozenset({"sector", "region", "institution"})
Placed = TypeVar("Placed", Item, Mention, Tag)
_LEAST = 5  # sentences that an article has before one of them can be told apart from the rest
_SHARE = 3  # where more than one sentence in so many is set apart, the article is a list of things
_STEM = 6  # letters
_WORD = re.compile(r"[a-z][a-zé]{2,23}")
_LEANS = re.compile(
    r"(?:It|They|This|That|These|Those|Its|Their|Such|Both|Of (?:the|these|those|them|that|this|which)"
    r"|The (?:latest |same |total |overall |monthly |annual )?(?:figures?|sum|amount|total|number|rate|increase|decrease|rise|fall"
    r"|growth|decline|drop|gain|change|latter|former))\b"
)
# words that lean on what was told before, or that rank one thing among others
_LINKED = re.compile(
    r"\b(?:however|once (?:more|again)|again|also|too|by contrast|in contrast|alone|likewise|followed by|ahead of|came next|ranked"
    r"|second|third|fourth|fifth|(?:year|month) to date|on an? (?:MoM|YoY|QoQ|monthly|yearly|annual|quarterly) basis|respectively"
    r"|accounted for|made up|of the total|of all|than in|compared with|led the way|in turn|as a result|consequently|remaining"
    r"|whereas|the most|side|[a-z]{2,14}-wise|market)\b"
)
_NAME = re.compile(r"[a-z,] [A-Z][a-z]{2}|[A-Z][a-z]{1,20} [A-Z][a-z]{2}")
_MONTHS = frozenset({"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"})
_PLAIN = frozenset(
    {
        "about", "above", "adjusted", "advanced", "after", "again", "against", "ago", "all", "almost", "along", "also", "although",
        "among", "amount", "amounted", "and", "annual", "another", "any", "are", "around", "average", "averaged", "away", "back",
        "barrel", "barrels", "basis", "because", "been", "before", "behind", "being", "below", "between", "billion", "both", "bps",
        "but", "came", "can", "cent", "climb", "climbed", "climbs", "compared", "could", "day", "days", "decline", "declined",
        "declines", "decrease", "decreased", "decreases", "did", "dipped", "dipping", "does", "dollar", "dollars", "down", "drop",
        "dropped", "drops", "during", "each", "earlier", "eased", "edged", "eight", "either", "end", "ended", "euro", "euros", "even",
        "ever", "every", "fall", "fallen", "falling", "falls", "far", "fell", "few", "figure", "first", "five", "following", "for",
        "former", "four", "friday", "from", "full", "gain", "gained", "gains", "grew", "grow", "grown", "grows", "had", "half", "has",
        "have", "held", "her", "here", "high", "higher", "his", "how", "however", "hundred", "increase", "increased", "increases",
        "into", "its", "itself", "jump", "jumped", "just", "kilograms", "kilos", "largest", "last", "later", "latter", "least", "less",
        "level", "like", "lose", "lost", "low", "lower", "made", "many", "may", "meanwhile", "might", "million", "mom", "monday",
        "month", "monthly", "months", "more", "most", "much", "near", "nearly", "new", "next", "nine", "not", "note", "now", "number",
        "of", "off", "one", "only", "onto", "other", "others", "our", "out", "over", "own", "past", "people", "per", "percent",
        "plunged", "point", "points", "pounds", "put", "qoq", "quarter", "quarterly", "rate", "reached", "record", "recorded", "records",
        "reported", "respectively", "rise", "risen", "rises", "rising", "rose", "roughly", "said", "same", "saturday", "saw",
        "seasonally", "second", "sell", "sells", "separately", "seven", "several", "share", "she", "should", "since", "six", "slid",
        "slightly", "slip", "slipped", "slowed", "sold", "some", "still", "stood", "such", "sunday", "surged", "ten", "terms", "than",
        "that", "the", "their", "them", "then", "there", "these", "they", "third", "this", "those", "though", "thousand", "three",
        "through", "thursday", "time", "times", "together", "told", "tonne", "tonnes", "tons", "total", "totalled", "towards",
        "trillion", "tuesday", "two", "under", "units", "unlike", "until", "up", "upon", "very", "was", "wednesday", "week", "weekly",
        "weeks", "well", "went", "were", "what", "when", "where", "whereas", "which", "while", "who", "whole", "whose", "will", "with",
        "within", "without", "won", "worth", "would", "year", "yearly", "years", "yen", "yesterday", "yet", "yoy", "yuan",
    }
)  # fmt: skip


def set_apart(text: str, sentences: Sequence[Sentence], items: Sequence[Item], mentions: Sequence[Mention]) -> frozenset[int]:
    """The places of the sentences with a number that share neither a thing known nor a word of their own with any other."""
    prose = [place for place, sentence in enumerate(sentences) if sentence.kind in ("prose", "bullet")]
    if len(prose) < _LEAST or not mentions:
        return frozenset()
    named = [item for item in items if item.cls in _NAMING]
    counts = Counter(item.val.means for item in named)
    starts, numbers = [item.start for item in named], [mention.start for mention in mentions]
    found, low, often = [], "", Counter[str]()
    for place in prose:
        sentence = sentences[place]
        if sentence.kind != "prose" or sentence.start <= numbers[0] < sentence.end:
            continue  # the first figure is of what the article is about
        first = bisect_left(starts, sentence.start)
        own = [item.val.means for item in named[first : bisect_left(starts, sentence.end, first)]]
        if any(counts[means] > own.count(means) for means in own):
            continue
        if bisect_left(numbers, sentence.start) == bisect_left(numbers, sentence.end):
            continue
        if not low:
            low = lowered(text)
            often = Counter(map(_stem, _WORD.findall(low)))
        if _is_strange(text, low, sentence, often):
            found.append(place)
    return frozenset(found)


def naming_none(text: str, asides: frozenset[int], sentences: Sequence[Sentence], firms: Sequence[str]) -> frozenset[int]:
    """Those that name none of the firms whose market the article reports on: each may be told of with words of its own."""
    if not firms:
        return asides
    spans = ((place, text[sentences[place].start : sentences[place].end]) for place in asides)
    return frozenset(place for place, told in spans if not any(firm in told for firm in firms))


def few(asides: frozenset[int], sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences set apart, where they are so few that the others can tell what the article is about."""
    return asides if _SHARE * len(asides) <= len(sentences) else frozenset()


def naming(text: str, asides: frozenset[int], sentences: Sequence[Sentence], items: Sequence[Item]) -> frozenset[int]:
    """Those that name a product, a place, a body or a firm of their own, and are no member of a list of places.

    What names none may be the only word on whose report it is: "All-in sustaining costs fell to $912 an ounce."
    """
    if not asides:
        return asides
    starts = [item.start for item in items if item.cls in _NAMING]
    places = [item.start for item in items if item.cls == "region"]
    found = frozenset(
        at
        for at in asides
        if (_has(starts, sentences[at]) or _NAME.search(text, sentences[at].start, sentences[at].end))
        and not (_has(places, sentences[at]) and _is_listed(at, sentences, places))
    )
    said = [item.start for item in items if item.cls == "indicator"]
    inside = sum(bisect_left(said, sentences[at].end) - bisect_left(said, sentences[at].start) for at in found)
    return found if inside < len(said) else frozenset()  # nothing else says what is measured


def _has(starts: Sequence[int], sentence: Sentence) -> bool:
    return bisect_left(starts, sentence.start) < bisect_left(starts, sentence.end)


def _is_listed(at: int, sentences: Sequence[Sentence], places: Sequence[int]) -> bool:
    """Whether the sentence before or behind, in the same paragraph, names a place too: "The U.S. led with … Canada and Germany …"."""
    beside = (sentences[other] for other in (at - 1, at + 1) if 0 <= other < len(sentences))
    return any(one.paragraph == sentences[at].paragraph and _has(places, one) for one in beside)


def without(sentences: Sequence[Sentence], asides: frozenset[int]) -> list[Sentence]:
    """The sentences, those set apart of a kind of their own, in which nobody looks for the subject."""
    return [Sentence(one.start, one.end, "aside", one.paragraph) if place in asides else one for place, one in enumerate(sentences)]


def blanked(text: str, sentences: Sequence[Sentence], asides: frozenset[int]) -> str:
    """The text with blanks for the sentences set apart."""
    for place in asides:
        one = sentences[place]
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    return text


def outside(placed: Sequence[Placed], sentences: Sequence[Sentence], asides: frozenset[int]) -> list[Placed]:
    """What stands in no sentence set apart."""
    spans = [(sentences[place].start, sentences[place].end) for place in asides]
    return [one for one in placed if not any(start <= one.start < end for start, end in spans)]


def leans(text: str, sentence: Sentence) -> bool:
    """Whether a sentence opens with a word for what was told right before: "It", "The sum"."""
    return _LEANS.match(text, sentence.start) is not None


def _is_strange(text: str, low: str, sentence: Sentence, often: Mapping[str, int]) -> bool:
    """Whether a sentence says something, and no word of it stands in any other; `often` counts the words of the article."""
    start, end = sentence.start, sentence.end
    if leans(text, sentence) or text.find("May ", start, end) >= 0:
        return False
    words = _WORD.findall(low, start, end)
    own = Counter(map(_stem, words))
    strange = {word for word in words if word not in _PLAIN}
    if len(strange) < 2 or not strange.isdisjoint(_MONTHS):
        return False  # told of a month, as the article's figures are
    return all(often[stem] == own[stem] for stem in map(_stem, strange))


def _stem(word: str) -> str:
    """What the forms of a word have in common: "immigration" and "immigrants"."""
    return word.removesuffix("s")[:_STEM]
