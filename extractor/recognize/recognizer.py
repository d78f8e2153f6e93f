"""The recognizer: every number of a text as a mention.

Reads   the raw text
Gives   mentions sorted by start, never overlapping; dates, names of models and the like are left out

One scan finds digits and words; each hit that is a number is then read from its place by anchored patterns. Time is
linear in the length of the text, whatever it holds; memory is bounded by refusing what holds more numbers than an article can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from extractor.errors import TooLongError
from extractor.marks import Mention
from extractor.recognize import decoys, fractions, multiples
from extractor.recognize.amounts import Amounts, add_hedge
from extractor.recognize.contexts import MOVEMENTS, NAMED, QUIET_LEFT
from extractor.recognize.counted import counted_noun
from extractor.recognize.decoys import Word, word_before
from extractor.recognize.numbers import Number, NumberWords, read_digits
from extractor.recognize.ranges import Ranges
from extractor.recognize.ranks import read_number_sign, read_rank
from extractor.recognize.reading import Reading
from extractor.recognize.refused import is_refused
from extractor.recognize.streaks import read_streak
from extractor.recognize.terms import Terms
from extractor.recognize.tonnes import scale_tonnes
from extractor.vocabulary.load import Vocabulary

MOST_NUMBERS = 100_000  # of an article: more than the longest that is read can state
_LETTERS = re.compile(r"[A-Za-z]+")
_ONLY_LETTERS = bytes(code if code < 128 and chr(code).isalpha() else 32 for code in range(256))  # the rest become blanks
_DIGITS = re.compile(r"[0-9][0-9]*")  # a plain set first: twice as fast as `+`
_FEW = 12  # number words of an article that are looked up one by one; where there are more, every word is looked at
# behind a number: what no date, name, streak or multiple has there
_AMOUNT = re.compile(r"(?:[ ](?:percent|per[ ]cent|million|billion)\b|%)")
_STOPS = ".;:!?)"
_LABELLED = frozenset((": ", ". "))
_ORDINAL_MARK = re.compile(r"(?:st|nd|rd|th)\b")
_HYPHEN_NOUN = re.compile(
    r"[-\u2010\u2011](?!plus|odd|units[ ,.]|(?:units?|homes?|jobs?|vehicles?|cars?)[ -](?:pace|rate|level|annual|a[ ]year))(?=[a-z])"
)
_PLUS_MINUS = re.compile(r"±|\+/[-\u2212]|plus or minus ")
_HALF_OF = re.compile(r"[ -](?:an?[ ])?(?=(?:million|billion|trillion|dozen|thousand|hundred|lakh|crore)\b)", re.IGNORECASE)
_HYPHENS = ("-", "\u2010", "\u2011")
_COORDINATED = re.compile(r"[ ](?:to|and|or)[ ][a-z0-9]|[-\u2013][a-z]")
_QUARTER_OF_A = re.compile(r"[ -](?:of[ ])?an?[ ](?=(?:million|billion|trillion)\b)", re.IGNORECASE)
_PART = re.compile(r"[ -]([a-z]{4,8})\b")  # "two thirds"
_ORDINAL_PART = re.compile(r"-([a-z]{5,9})\b")  # "twenty-first"
_SCORE = re.compile(r"[-\u2010-\u2015][0-9]{1,3}(?![0-9]|[.,][0-9]|%)")
_ATTRIBUTES = frozenset(("time", "length", "temperature", "voltage", "frequency", "data", "data_rate"))  # "30-year bond", "20-foot box"


class Recognizer:
    """Finds the numbers of a text; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = Terms(vocabulary)
        self._words = NumberWords(self._terms.cardinals, self._terms.denominators)
        self._amounts = Amounts(self._terms, self._words)
        verbs = {form.lower() for entry in vocabulary.of("change") if entry.means in ("up", "down") for form in entry.forms}
        self._ranges = Ranges(MOVEMENTS | verbs)
        self._by_word = self._dispatch()
        self._bytes = {word.encode("ascii", "replace"): word for word in self._by_word}

    def __call__(self, text: str) -> list[Mention]:
        readings: list[Reading] = []
        cursor = 0
        words = self._by_word
        for start, word in self._anchors(text):
            if start < cursor:
                continue
            if word is None:
                taken = readings[-1].mention.end if readings else 0
                reading, cursor = self._digits(text, start, taken)
            else:
                reading, cursor = words[word](text, start, start + len(word))
            if reading is not None:
                if readings and reading.mention.start < readings[-1].mention.end:
                    continue
                readings.append(reading)
        mentions = self._ranges(text, readings)
        if "MT" in text:
            scale_tonnes(text, mentions)
        return [mention for mention in mentions if not is_refused(mention)]

    def _anchors(self, text: str) -> list[tuple[int, str | None]]:
        """Where digits (None) and number words begin, in order."""
        digits = _DIGITS.finditer(text) if any(digit in text for digit in "0123456789") else iter(())
        found: list[tuple[int, str | None]] = [(match.start(), None) for match in islice(digits, MOST_NUMBERS + 1)]
        spoken = self._bytes.keys() & text.encode("ascii", "replace").translate(_ONLY_LETTERS).split()  # quicker than a regex
        words = {self._bytes[word] for word in spoken}
        if len(words) > _FEW:
            found += [(match.start(), match[0]) for match in _LETTERS.finditer(text) if match[0] in words]
        else:
            for word in words:
                found += [(at, word) for at in _places(text, word)]
        if len(found) > MOST_NUMBERS:
            raise TooLongError(f"more than {MOST_NUMBERS:,} numbers: a table and no article; split it")
        return sorted(found) if words else found

    def _dispatch(self) -> dict[str, Callable[[str, int, int], tuple[Reading | None, int]]]:
        """What reads each number word."""
        table: dict[str, Callable[[str, int, int], tuple[Reading | None, int]]] = {}
        terms = self._terms
        table.update(dict.fromkeys((scale for scale in terms.scales if len(scale) > 4), self._scale_word))
        table.update(dict.fromkeys(terms.denominators, self._denominator))
        table.update(dict.fromkeys((form.split("-")[0] for form in terms.ordinals if "-" not in form), self._ordinal))
        table.update(dict.fromkeys(terms.cardinals, self._cardinal))
        table.update(dict.fromkeys(terms.multiples, self._multiple))
        table.update(dict.fromkeys(terms.vague, self._vague))
        table.update(dict.fromkeys(terms.times, self._twice))
        table.update(dict.fromkeys((form for form in terms.folds if form.isalpha()), self._fold))
        for word, reader in tuple(table.items()):  # as written in prose, headlines and capitals: no lower() in the scan
            table[word.capitalize()] = table[word.upper()] = table[word.title()] = reader
        return table

    # ── digits ───────────────────────────────────────────────────────────────────────────────────

    def _digits(self, text: str, start: int, taken: int) -> tuple[Reading | None, int]:
        left = word_before(text, start)
        found = self._amounts.symbol(text, start, left)
        number = self._written(text, start)
        if found is not None and number is not None:
            reading = self._amounts.read(text, number, left, found=found)
            if reading is not None and reading.mention.start >= taken:
                return reading, max(reading.mention.end, number.end)
            number = self._written(text, start)
        end = decoys.glued_decoy(text, start)
        if end is not None:
            rank = read_number_sign(text, start, left) if text[start - 1] in "#." else None
            return (None, end) if rank is None else (Reading(rank), rank.end)
        if number is not None:
            if self._is_amount(text, number, left):
                return self._number(text, number, left)
            special = self._ordinal_digits(text, number, left) or self._counting(text, number, left)
            if special is not None:
                return special, special.mention.end
        end = decoys.date_or_label(text, start, left)
        if end is not None:
            return None, end
        if number is None:
            return None, start + len(re.match(r"[0-9.,]+", text[start : start + 80])[0])  # type: ignore[index]
        rank = read_number_sign(text, start, left)
        if rank is not None:
            return Reading(rank), rank.end
        if left.lower in ("no", "nos", "number") and text[left.start + len(left.text) : left.start + len(left.text) + 1] == ".":
            return None, decoys.named_end(text, start, left) or number.end
        return self._number(text, number, left)

    def _written(self, text: str, start: int) -> Number | None:
        """The number at a digit; as it is spoken, "38-point-eight", with its decimals."""
        number = read_digits(text, start)
        if number is not None and text.startswith("-point-", number.end) and not number.decimals:
            return self._words.decimals(text, number.end + 7, number)
        return number

    def _is_amount(self, text: str, number: Number, left: Word) -> bool:
        """Whether what stands behind the number and before it leaves only an amount: "rose 9.6 percent"."""
        return (
            not number.grouped
            and _AMOUNT.match(text, number.end) is not None
            and left.lower not in NAMED
            and text[number.start - 1 : number.start] != "#"
            and text[number.start - 2 : number.start] not in _LABELLED
            and left.lower not in ("no", "nos", "number")
        )

    def _ordinal_digits(self, text: str, number: Number, left: Word) -> Reading | None:
        """Streak or rank from "43rd"."""
        if number.decimals or text[number.end : number.end + 1] not in ("s", "n", "r", "t"):
            return None
        mark = _ORDINAL_MARK.match(text, number.end)
        if mark is None:
            return None
        value = int(number.value)
        found = read_streak(text, number.start, mark.end(), value=value, left=left) or read_rank(
            text, number.start, mark.end(), value=value, left=left
        )
        return Reading(found) if found else None

    def _counting(self, text: str, number: Number, left: Word) -> Reading | None:
        """Streaks, multiples and "2 out of 5" that begin with a cardinal."""
        follow = text[number.end : number.end + 1]
        if follow not in (" ", "-", "x", "X", "×", "f", "\u00a0", "\n"):
            return None
        mention = None
        if not number.decimals and not number.grouped:
            mention = read_streak(text, number.start, number.end, value=int(number.value), left=left) or fractions.read_one_in(
                text, number, self._words
            )
        if mention is None:
            mention = multiples.read_times(text, number, left)
        if mention is None:
            return None
        if mention.kind != "streak":
            add_hedge(text, mention, self._terms)
        return Reading(mention, number if mention.kind == "ratio" else None, behind=True)

    def _number(self, text: str, number: Number, left: Word) -> tuple[Reading | None, int]:
        """Amount, count or bare number; None for years, terms ("30-year bond") and scores."""
        plain_end = number.end
        if _PLUS_MINUS.search(text, max(0, number.start - 14), number.start):
            return None, plain_end
        reading = self._amounts.read(text, number, left)
        if reading is None:
            return None, plain_end
        mention = reading.mention
        if mention.unit is None or mention.kind == "count":
            if number.words is False and not number.scaled and not number.grouped and not number.decimals:
                year = decoys.year_end(text, number.start)
                if year is not None and (
                    not decoys.is_countable(mention.counted) or decoys.is_year_context(left) or text[plain_end : plain_end + 1] in "s'’"
                ):
                    return None, year
            if _HYPHEN_NOUN.match(text, mention.end) or self._glued_letters(text, number, mention):
                return None, plain_end
            score = self._score_end(text, number)
            if score is not None:
                return None, score
        elif reading.hyphen and reading.dimension in _ATTRIBUTES:
            return None, mention.end
        return reading, mention.end

    def _glued_letters(self, text: str, number: Number, mention: Mention) -> bool:
        """Whether letters run on behind the digits and make a name of them ("5G", "126cc"); lost blanks do not."""
        tail = text[mention.end : mention.end + 1]
        if not tail.isalpha() or mention.end != number.end:
            return False
        return not (number.grouped and text[mention.end : mention.end + 4].isalpha() and text[mention.end].islower())

    def _score_end(self, text: str, number: Number) -> int | None:
        """End of a vote or result ("4-1"): two small whole numbers with nothing behind them that could be a unit."""
        if number.decimals or number.grouped or number.length > 3:
            return None
        match = _SCORE.match(text, number.end)
        if match is None:
            return None
        end = match.end()
        if self._terms.after(text, end) or self._terms.scale_after(text, end) or counted_noun(text, end):
            return None
        return end

    # ── words ────────────────────────────────────────────────────────────────────────────────────

    def _cardinal(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        if text[end : end + 1] in _STOPS and text[start:end].lower() == "one" and word_before(text, start).lower not in ("point", "number"):
            return None, end  # "instead of one."
        number = self._words.read(text, start)
        if number is None:
            return None, end
        left = word_before(text, start)
        if left.lower == "point" and number.value < 10:  # "point five percent"
            number = Number(left.start, number.end, number.value / 10, decimals=1, words=True)
            return self._spelled(text, number, word_before(text, left.start))
        special = self._counting(text, number, left)
        if special is not None:
            return special, special.mention.end
        if left.lower == "number" and number.value <= 20:
            rank = Mention(left.start, number.end, "rank", number.value, unit="rank", exact=True, form="words", rule="en.rank.number")
            return Reading(rank), number.end
        part = _PART.match(text, number.end)
        if part is not None and part[1] in self._terms.denominators and part[1] != "quarter":
            whole = _QUARTER_OF_A.match(text, part.end())
            bottom = self._terms.denominators[part[1]]
            if whole is not None and number.value < bottom:
                return self._part_of_scale(text, start, whole.end(), number.value / bottom, left)
            mention = fractions.read_plural(text, number, part.end(), bottom=bottom, left=left)
            if mention is not None:
                add_hedge(text, mention, self._terms)
                return Reading(mention), mention.end
            if number.value == 1:
                return None, number.end
        ordinal = _ORDINAL_PART.match(text, number.end)
        if ordinal is not None and text[start : ordinal.end()].lower() in self._terms.ordinals:
            return self._ordinal_at(text, start, ordinal.end(), self._terms.ordinals[text[start : ordinal.end()].lower()], left)
        return self._spelled(text, number, left)

    def _spelled(self, text: str, number: Number, left: Word) -> tuple[Reading | None, int]:
        """A spelled amount or count; names ("Big Four") and idle numbers ("the two") are none."""
        end = number.end
        capital = text[number.start].isupper()
        reading = self._amounts.read(text, number, left)
        if reading is None:
            return None, end
        mention = reading.mention
        if mention.kind in ("bare", "count") and not number.scaled:
            idle = number.value <= 1 or mention.counted is None
            inside = bool(left.text) and text[number.start - 2 : number.start - 1] not in ".!?:\n"
            named = capital and (inside or (mention.counted is not None and mention.counted[0].isupper()))
            if (
                idle
                or named
                or (number.value < 20 and (left.lower in QUIET_LEFT or left.text.endswith(("'s", "’s"))))
                or _HYPHEN_NOUN.match(text, end)
            ):
                if mention.counted is None and not named and _COORDINATED.match(text, end):
                    reading.tentative = True
                    return reading, mention.end
                return None, end
        single = number.value > 1 and text[mention.end - 1] != "s"  # "Five Year Plan"
        if reading.dimension in _ATTRIBUTES and (reading.hyphen or (single and reading.dimension == "time")):
            return None, mention.end
        return reading, mention.end

    def _ordinal(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        return self._ordinal_at(text, start, end, self._terms.ordinals[text[start:end].lower()], word_before(text, start))

    def _ordinal_at(self, text: str, start: int, end: int, value: int, left: Word) -> tuple[Reading | None, int]:
        found = read_streak(text, start, end, value=value, left=left) or read_rank(text, start, end, value=value, left=left)
        if found is not None:
            return Reading(found), found.end
        bottom = self._terms.denominators.get(text[start:end].lower())
        if bottom is not None:
            return self._fraction(text, fractions.read_singular(text, end, bottom=bottom, left=left), end)
        return None, end

    def _denominator(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        word, left = text[start:end].lower(), word_before(text, start)
        bottom = self._terms.denominators[word]
        if text[start - 1 : start] in _HYPHENS or (text[start - 3 : start] == "nd " and text[start - 4 : start - 3].isdigit()):
            return None, end  # "first-half", "2nd half"
        if bottom == 2 and word == "half":
            whole = _HALF_OF.match(text, end)
            if whole is not None:
                return self._part_of_scale(text, start, whole.end(), Decimal("0.5"), left)
            return self._fraction(text, fractions.read_half(text, start, end, left), end)
        if word in self._terms.ordinals:
            return self._ordinal_at(text, start, end, self._terms.ordinals[word], left)
        if bottom == 4 and word == "quarter":
            whole = _QUARTER_OF_A.match(text, end)
            if whole is not None and left.lower in ("a", "one"):
                return self._part_of_scale(text, left.start, whole.end(), Decimal("0.25"), left)
            return self._fraction(text, fractions.read_singular(text, end, bottom=4, left=left), end)
        return None, end

    def _part_of_scale(self, text: str, start: int, end: int, value: Decimal, left: Word) -> tuple[Reading | None, int]:
        """ "half a million", "a quarter of a billion"."""
        number = Number(start, end - 1, value, decimals=1, words=True)
        reading = self._amounts.read(text, number, left)
        if reading is None or not number.scaled:
            return None, end
        return reading, reading.mention.end

    def _fraction(self, text: str, mention: Mention | None, end: int) -> tuple[Reading | None, int]:
        if mention is None:
            return None, end
        add_hedge(text, mention, self._terms)
        return Reading(mention), max(end, mention.end)

    def _scale_word(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        """ "a million", "hundred dollars": a scale word without a number before it."""
        left = word_before(text, start)
        word = text[start:end].lower()
        article = left.lower in ("a", "an") and start - left.start - len(left.text) == 1
        if word.endswith("s") or left.lower == "several" or text[start - 1 : start] == "-":
            return None, end
        if not article and word != "hundred":
            return None, end
        number = Number(left.start if article else start, end, Decimal(1), words=True, scaled=True, scale=self._terms.scales[word])
        second = self._terms.scale_after(text, end)
        if second is not None and second[2].lower() in self._terms.scales:
            number.scale, number.end = number.scale * second[0], second[1]
        before = word_before(text, number.start) if article else left
        reading = self._amounts.read(text, number, before)
        if reading is None or (reading.mention.kind in ("bare", "count") and reading.mention.counted is None):
            return None, end
        return reading, reading.mention.end

    def _multiple(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        return self._fraction(text, multiples.read_multiple(text, start, end, factor=self._terms.multiples[text[start:end].lower()]), end)

    def _twice(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        return self._fraction(text, multiples.read_twice(text, start, end, value=self._terms.times[text[start:end].lower()]), end)

    def _fold(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        mention = multiples.ratio(start, end, Decimal(self._terms.folds[text[start:end].lower()]), words=True)
        return self._fraction(text, mention, end)

    def _vague(self, text: str, start: int, end: int) -> tuple[Reading | None, int]:
        """ "hundreds of jobs": a mention without interval."""
        if text[end : end + 4] != " of ":
            return None, end
        value = self._terms.vague[text[start:end].lower()]
        mention = Mention(start, end, "count", value, unit="count", step=value, outer_step=value, form="words", vague=True, rule="en.vague")
        return Reading(mention), end


def _places(text: str, word: str) -> Iterator[int]:
    """Where the word stands with no letter beside it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha()):
            yield at
        at = text.find(word, end)
