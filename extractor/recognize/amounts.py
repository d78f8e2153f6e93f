"""Amounts: money, physical quantities, rates in percent or points, counts and bare numbers.

Reads   the raw text around a Number
Gives   a Reading: the mention with sign, scale, unit, counted noun, hedge and brackets

A unit before the number (a currency) wins over one behind it. A per-unit price keeps its currency; `per` names the unit.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.marks import Mention
from extractor.recognize.contexts import A_NOUNS, BE, COMPARISON_LEFT, WENT
from extractor.recognize.counted import counted_noun
from extractor.recognize.decoys import SIGNS_IN_BRACKETS, TIME_UNITS, Word, is_time_reference, word_before
from extractor.recognize.numbers import BLANKS, Number, NumberWords, read_digits
from extractor.recognize.reading import Reading
from extractor.recognize.terms import AGO, Term, Terms

SIGNS = "+-\u2010\u2011\u2012\u2013\u2014\u2212"
_OPENS = frozenset(" \t\n\r\u00a0\u202f\u2009([{\"'“‘:;,/|=~")
_PER = re.compile(
    r"(?:[ \u00a0\n](?P<word>per|each|an?|every)[ \u00a0]|[ ]?(?P<slash>/)[ ]?|-(?P<hyphen>per|a)-)(?:(?:metric|short|long|"
    r"dry|US|standard)[ -])?(?P<noun>[A-Za-z]{1,20})"
)
_TALL = re.compile(r"[ -](?:tall|deep|high|long|wide|above|below|sprint|hurdles|dash|race|freestyle)\b")
_LENGTH = re.compile(r"[ \u00a0](?:of|less|more|above|below|over|in|and|to|on|from|per|during|was|were|fell)\b|[.,;)]|$")
_OF = frozenset(("of", "OF", "Of"))
_OF_A_POINT = re.compile(r"[ \xa0]of[ \xa0]a[ \xa0](?:percentage[ \xa0]|per[ \xa0]cent[ \xa0])?point\b", re.IGNORECASE)
_WEIGHT = re.compile(
    r"\s(?:of\s(?!sterling|investment|sales|revenue|debt|funding|aid|exports|imports|profit|savings|public|new|government|support|spending|assets"
    r"|goods|orders|tax|extra|additional|private|capital|cash|loans|bonds)|per\s(?:acre|bushel|square|hectare|bale|vehicle|animal|cow)\b)"
)
_ARROWS = {"↑": 1, "↓": -1}  # behind a number, which way it went
_NEGATIVE_WORD = frozenset(("minus", "negative"))
_WITH_OVER = frozenset(("handed", "hands", "handing", "hand", "turned", "turning", "took", "taken", "carried", "rolled", "sent", "brought"))
_HEDGE_BY_COMPARISON = frozenset(("over", "above", "below", "under", "beyond", "past", "near"))
_LESS = frozenset(("lower than", "smaller than", "slightly lower than"))
_FROM = re.compile(r",?\sfrom\s")
_MARK = re.compile(r"[ -](?:mark|threshold|level|barrier|line|milestone)\b")
_EXTRA_BLANK = re.compile(r"[ \u00a0\u202f\u2009]{1,2}")
_PRIOR = re.compile(r"[ \u00a0]\([-\u2013\u2212]?[0-9][0-9., \u00a0]{0,14}\)(?=[ \u00a0]?(?:[A-Za-z]|%))")
_PARTED = re.compile(r", (?:and )?(?=[0-9]{1,3} )")
_STEP = 1000
_JOINED = re.compile(r"(?:[ \u00a0]?(?:and[ ])?|,[ ])(?=[0-9A-Za-z])")


class Amounts:
    """Builds readings from numbers; one instance serves any number of texts."""

    def __init__(self, terms: Terms, words: NumberWords) -> None:
        self._terms = terms
        self._words = words

    # ── before the number ────────────────────────────────────────────────────────────────────────

    def symbol(self, text: str, start: int, left: Word) -> tuple[Term, int, int] | None:
        """Currency before the number at `start`, the offset where it (with a sign before it) begins, and its sign (-1, 0, 1).

        `left` is the word before the number.
        """
        at, sign = start, 0
        if at and text[at - 1] in SIGNS and at > 1 and (text[at - 2] in _OPENS or text[at - 2] in "$€£¥₹"):
            sign, at = (1 if text[at - 1] == "+" else -1), at - 1
        if at and text[at - 1] == "(":
            at -= 1
        low = at
        while low > 0 and at - low < 2 and text[low - 1] in BLANKS:
            low -= 1
        if not low or "\n" in text[low:at]:
            return None  # a line "£ million" stands over a column
        found = self._terms.symbol_before(text, low) or self._scaled_symbol(text, left if at == start else word_before(text, low))
        if found is None:
            return None
        term, begin = found
        if term.shy and low != start and begin == low - 1:
            return None
        if not sign and begin and text[begin - 1] in SIGNS and (begin == 1 or text[begin - 2] in _OPENS):
            sign, begin = (1 if text[begin - 1] == "+" else -1), begin - 1
        return term, begin, sign

    def _scaled_symbol(self, text: str, word: Word) -> tuple[Term, int] | None:
        """ "€ thousand 18,432", "€m 45.2": a scale between the currency and the number."""
        name = self._terms.names.get(word.lower)
        if name is not None:
            return self._name_before(text, word, name)
        factor = self._terms.scales.get(word.lower) or (self._terms.scale_abbreviations.get(word.text) if word.text else None)
        if factor is None or word.start < 1:
            return None
        begin = word.start - 1 if text[word.start - 1] in BLANKS else word.start
        found = self._terms.symbol_before(text, begin)
        if found is None or found[0].shy:
            return None
        return found[0]._replace(factor=factor, kind="money_scaled"), found[1]

    def _name_before(self, text: str, word: Word, name: Term) -> tuple[Term, int]:
        """ "US dollars 443 million": the name of a currency before the number, with the country before it."""
        country = word_before(text, word.start)
        full = self._terms.after(text, country.start) if country.text else None
        if full is not None and full[0].kind == "money" and full[1] == word.start + len(word.text):
            return full[0]._replace(shy=True), country.start
        return name, word.start

    # ── behind the number ────────────────────────────────────────────────────────────────────────

    def take_scale(self, text: str, number: Number, *, money: bool) -> None:
        """Adds scale words and abbreviations, compounds included, to the number and moves its end."""
        found = self._terms.scale_after(text, number.end)
        if found is None:
            return
        factor, end, word = found
        if len(word) == 1:
            glued = end == number.end + 1
            if not glued and not (end == number.end + 2 and (money or (word == "M" and self._terms.after(text, end)))):
                return
            if not money and (word in "Tt" or _TALL.match(text, end)):
                return
            if text[end : end + 1] in ("²", "³") or text[end : end + 1] == "/":
                return
        if word == "mm" and not money and _LENGTH.match(text, end):
            return  # "24.0 mm of rain"
        number.scale, number.end, number.scaled, number.glued = factor, end, True, len(word) <= 2
        second = self._terms.scale_after(text, end)
        if second is not None and second[2].lower() in self._terms.scales and (factor < second[0] or second[0] == 10**7) and len(word) > 1:
            number.scale, number.end = factor * second[0], second[1]
        elif len(word) > 1:
            self._compound(text, number)
            while (step := _PARTED.match(text, number.end)) is not None and not number.words and self._next_part(text, number, step.end()):
                pass

    def _next_part(self, text: str, number: Number, at: int) -> bool:
        """ "2 billion, 882 million, and 340 thousand": the part behind a comma, of the next smaller scale."""
        part = read_digits(text, at)
        found = self._terms.scale_after(text, part.end) if part is not None and not part.decimals else None
        if part is None or found is None or found[0] * _STEP != number.scale or number.decimals or part.value >= _STEP:
            return False
        number.whole_from = number.total
        number.value, number.scale, number.end = part.value, found[0], found[1]
        number.zeros, number.length, number.scaled = part.zeros, part.length, True
        return True

    def _compound(self, text: str, number: Number) -> None:
        """ "7 trillion 304.5 billion": the smaller part behind the larger."""
        gap = _JOINED.match(text, number.end)
        at = gap.end() if gap else number.end
        if at == number.end and not text[at : at + 1].isdigit():
            return
        part = read_digits(text, at) if text[at : at + 1].isdigit() else self._words.read(text, at)
        if part is None or (gap and gap[0].startswith(",") and not part.words):
            return
        found = self._terms.scale_after(text, part.end)
        if found is not None and len(found[2]) > 1 and found[0] < number.scale:
            part.scale, part.end, part.scaled = found[0], found[1], True
            if part.total >= number.scale:
                return
        elif not part.words or not number.words or part.value >= number.scale or (gap and gap[0].startswith(",")):
            return
        number.whole_from = number.total
        number.value, number.scale, number.end = part.value, part.scale, part.end
        number.decimals, number.zeros, number.length, number.scaled = part.decimals, part.zeros, part.length, part.scaled

    def read(self, text: str, number: Number, left: Word, *, found: tuple[Term, int, int] | None = None) -> Reading | None:
        """The reading of a number; None where what follows shows it to be no figure."""
        symbol, sign, begin = None, 0, number.start
        if found is not None:
            symbol, begin, sign = found
        self.take_scale(text, number, money=symbol is not None)
        inner = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"
        end = number.end
        after = self._terms.after(text, end + 1 if inner and symbol else end)
        if symbol is not None and symbol.shy:
            spaced = text[number.start - 1] in BLANKS
            amount = number.scaled if spaced else number.decimals or number.grouped or number.scaled
            if not amount or (after is not None and after[0].kind not in ("money", "money_scaled")):
                return None
        accounting = symbol is not None and inner and begin < number.start - 1
        shared = None if inner or number.scaled or (after is not None and symbol is None) else _PRIOR.match(text, end)
        if shared is not None:  # "SEK 18.9 (17.0) billion", "6.0 (5.5) percent": the unit of both
            scale = self._terms.scale_after(text, shared.end())
            if scale is not None and len(scale[2]) > 1:
                number.scale, number.scaled = scale[0], True
            unit = self._terms.after(text, scale[1] if scale is not None else shared.end())
            after = (unit[0], end) if unit is not None else after
        prior = inner and text[number.start - 3 : number.start - 1].rstrip(BLANKS)[-1:].isdigit()
        if inner and symbol is None and not prior and text[end + 1 : end + 2] == "%":
            accounting, after = True, self._terms.after(text, end + 1)  # "(22)%"
        if accounting:
            end += 1
            late = self._terms.scale_after(text, end)
            if late is not None and not number.scaled:
                number.scale, end, number.scaled = late[0], late[1], True
                after = self._terms.after(text, end)
        if symbol is None:
            sign, begin = (-1, number.start - 1) if accounting else self._sign(text, number.start, left)
        term, stop = self._unit(text, number, symbol, after, end)
        mention = self._mention(number, term, begin, stop, sign=-1 if accounting and not sign else sign)
        if accounting:
            mention.bracketed = True
        elif not mention.signed and mention.value is not None and (arrow := _ARROWS.get(text[stop : stop + 1])) is not None:
            mention.signed, mention.value = True, arrow * abs(mention.value)  # "18.4%↑"
        if term is not None and term.unit in TIME_UNITS and not number.decimals and is_time_reference(text, stop, left):
            return None
        add_hedge(text, mention, self._terms)
        if term is None:
            behind = mention.qualifier_span[1] if mention.qualifier_span and mention.qualifier_span[0] >= mention.end else number.end
            self._count(text, number, mention, behind)
        else:
            mention.per = self._per(text, mention)
        self._brackets(text, mention)
        hyphen = text[number.end : number.end + 1] in "-\u2010\u2011" and stop > number.end
        return Reading(
            mention,
            number,
            before=symbol is not None,
            behind=term is not None and symbol is None,
            hyphen=hyphen,
            dimension=term.dimension if term else "",
        )

    def _unit(self, text: str, number: Number, symbol: Term | None, after: tuple[Term, int] | None, end: int) -> tuple[Term | None, int]:
        """The unit that counts and where the mention ends."""
        if symbol is None and text[number.end + 1 : number.end + 3] in _OF and (whole := _OF_A_POINT.match(text, number.end)):
            return Term("point", "percentage_point", Decimal(1), "unit.of_a_point"), whole.end()
        if symbol is not None:
            if after is not None and after[0].kind == "money" and after[0].factor == 1:
                return symbol, after[1]
            return symbol, end
        if after is None:
            return None, end
        term, stop = after
        if term.shy and not number.scaled:
            return None, end
        if term.unit == "GBP" and text[stop - 6 : stop].lower().endswith(("pound", "pounds")) and _WEIGHT.match(text, stop):
            weight = Term("quantity", "pound", Decimal(1), "unit.pound")
            return weight, stop
        return term, stop

    def _sign(self, text: str, start: int, left: Word) -> tuple[int, int]:
        """Sign written before a number without currency before it, and where the mention begins."""
        if start and text[start - 1] in SIGNS and (start == 1 or text[start - 2] in _OPENS):
            return (1 if text[start - 1] == "+" else -1), start - 1
        if text[max(0, start - 3) : start] in SIGNS_IN_BRACKETS:
            return (1 if text[start - 2] == "+" else -1), start - 3  # "(-)0.28 per cent"
        if (
            left.lower in _NEGATIVE_WORD
            and start - left.start - len(left.text) == 1
            and text[left.start - 8 : left.start].lower() != "plus or "
        ):
            return -1, start  # "minus 0.3": the word stays outside
        return 0, start

    def _mention(self, number: Number, term: Term | None, begin: int, end: int, *, sign: int) -> Mention:
        factor = term.factor if term else Decimal(1)
        if term is not None and term.kind == "money_scaled":
            number.scale, number.scaled = number.scale * factor, True
            factor = Decimal(1)
        value = number.total * factor
        kind = "bare" if term is None else "money" if term.kind == "money_scaled" else term.kind
        return Mention(
            begin,
            end,
            kind,
            -value if sign < 0 else value,
            unit=term.unit if term else None,
            signed=sign != 0,
            step=number.step * factor,
            outer_step=number.outer_step * factor,
            scale=number.scale * factor,
            form="words" if number.words else "digits",
            rule=term.rule if term else "en.number",
        )

    def _count(self, text: str, number: Number, mention: Mention, behind: int) -> None:
        """Makes a count of a number without unit, where a noun, a scale or a thousands mark tells it."""
        noun = counted_noun(text, behind)
        if noun is not None:
            mention.counted, mention.counted_span = noun[0], (noun[1], noun[2])
        if noun is not None or number.scaled or number.grouped:
            mention.kind, mention.unit, mention.whole = "count", "count", number.whole

    def _per(self, text: str, mention: Mention) -> str | None:
        """The singular noun of a rate behind the unit: "tonne" in "$452 a tonne"."""
        match = _PER.match(text, mention.end)
        if match is None or AGO.match(text, match.end()):
            return None
        noun = match["noun"].lower()
        unit = self._terms.after(text, match.start("noun"))
        known = unit is not None and unit[0].kind == "quantity"
        if noun in ("cent", "annum") or (match["word"] in ("a", "an") and noun not in A_NOUNS and not known):
            return None
        if match["slash"] and not known and noun not in A_NOUNS:
            return None
        if mention.kind == "quantity" and match["word"] == "per" and known:
            mention.end = unit[1] if unit else mention.end
        return unit[0].unit if unit is not None and known and unit[0].factor == 1 else noun

    def _brackets(self, text: str, mention: Mention) -> None:
        if text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")":
            mention.bracketed = True


def add_hedge(text: str, mention: Mention, terms: Terms) -> None:
    """Sets the qualifier of the hedge that stands directly before or behind the mention."""
    at = mention.start
    low = at
    while low and at - low < 2 and text[low - 1] in " \u00a0\n\u202f\u2009":
        low -= 1
    word = _last_token(text, low)
    threshold = _MARK.match(text, mention.end) is not None
    mention.exact = mention.exact or threshold  # "the $60 billion mark"
    marked = threshold and word == "the"
    if marked:
        low = max(0, low - 4)
        word = _last_token(text, low)
    found = terms.hedge_before(text, low, word) if word else None
    if found is not None:
        hedge, start = found
        moved = word_before(text, start).lower in ("up", "down")  # "up over 7.5%", "up more than $775 million"
        rate = moved and (hedge.form in ("more than", "less than") or (mention.kind == "percent" and hedge.form == "over"))
        if (rate or not _compares(text, hedge.form, start)) and not (hedge.form == "up to" and _moves(text, start, mention.end)):
            mention.qualifier, mention.qualifier_span = hedge.means, (start, low)
            return
    behind = terms.hedge_after(text, mention.end)
    if behind is not None and (behind[0].form != "odd" or mention.kind in ("count", "bare")):
        mention.qualifier = behind[0].means
        begin = mention.end + (text[mention.end] in " -")
        mention.qualifier_span = (begin, behind[1])


def _moves(text: str, start: int, end: int) -> bool:
    """Whether "up to" is part of a movement: "edged up to $342", "was up to 5 percent from 4"."""
    left = word_before(text, start).lower
    return left in WENT or (left.endswith("ed") and left != "need") or (left in BE and _FROM.match(text, end) is not None)


def _last_token(text: str, end: int) -> str:
    if end and not text[end - 1].isalpha():
        if text[end - 1] == "=" and text[end - 2 : end - 1] in ("<", ">"):
            return text[end - 2 : end]
        if text[end - 1] == ".":
            return _last_token(text, end - 1) + "." if end > 1 and text[end - 2].isalpha() else ""
        return text[end - 1 : end]
    _, blank, word = text[end - 17 if end > 17 else 0 : end].rpartition(" ")
    if blank and word.isalpha():
        return word.lower()
    start, stop = end, max(0, end - 16)
    while start > stop and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower()


def _compares(text: str, form: str, start: int) -> bool:
    """Whether "over", "more than" and the like compare with the number, as in "13 percent more than 5 million"."""
    if not (form in _HEDGE_BY_COMPARISON or form.endswith(" than")):
        return False
    left = word_before(text, start)
    if form in _LESS and (not left.text or left.lower.endswith("ly") or left.lower in ("much", "far")):
        return True  # "31 million, slightly lower than 32 million last year"
    if form == "over" and left.lower in _WITH_OVER:
        return True  # "handed over 21,400 cars": the verb's own word
    if left.text:
        return left.lower in COMPARISON_LEFT
    return start > 1 and (text[start - 2] == "%" or text[start - 2].isdigit())
