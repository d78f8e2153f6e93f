"""Flattened tables: a line "in € thousand" gives the bare numbers of the lines below it their unit and scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.assemble.frames import Reading, replace
from extractor.assemble.items import Item
from extractor.marks import Tag
from extractor.period import Period
from extractor.recognize.sentences import Sentence
from extractor.vocabulary.classes import members

_COUNTED = members("counted_by_companies")
_SCALES = {
    "thousand": Decimal(1000), "thousands": Decimal(1000), "000": Decimal(1000), "k": Decimal(1000),
    "million": Decimal(10**6), "millions": Decimal(10**6), "m": Decimal(10**6), "mn": Decimal(10**6), "mln": Decimal(10**6),
    "billion": Decimal(10**9), "billions": Decimal(10**9), "bn": Decimal(10**9),
    "crore": Decimal(10**7), "crores": Decimal(10**7), "lakh": Decimal(10**5), "lakhs": Decimal(10**5),
}  # fmt: skip
_CURRENCY = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollars": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "pounds": "GBP",
    "¥": "JPY",
    "yen": "JPY",
    "jpy": "JPY",
    "won": "KRW",
    "krw": "KRW",
    "rs": "INR",
    "inr": "INR",
    "₹": "INR",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "chf": "CHF",
    "cad": "CAD",
    "aud": "AUD",
    "cny": "CNY",
    "rmb": "CNY",
    "brl": "BRL",
    "r$": "BRL",
    "pln": "PLN",
    "zar": "ZAR",
    "hk$": "HKD",
    "s$": "SGD",
    "nt$": "TWD",
    "rm": "MYR",
}
_WORDS = "|".join(re.escape(word) for word in sorted(_CURRENCY, key=len, reverse=True))
_HEADER = re.compile(
    rf"(?:^|[\s(])(?:in|amounts in|figures in)?\s*\(?(?:(?P<before>{_WORDS})\s*(?:in\s+)?"
    r"(?P<scale>thousands?|millions?|billions?|mn|mln|bn|m|k|crores?|lakhs?|000s?)|(?P<scale2>thousands?|millions?|billions?|crores?|lakhs?)\s+(?:of\s+)?"
    rf"(?P<after>{_WORDS}))(?![\w])",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"\((?:in\s+)?(?:(?P<before>{_WORDS})\s*(?:in\s+)?(?P<scale>thousands?|millions?|billions?|mn|mln|bn|m|crores?|lakhs?)|(?P<scale2>thousands?|millions?|billions?|crores?|lakhs?)\s+(?:of\s+)?(?P<after>{_WORDS}))\)",
    re.IGNORECASE,
)
_THINGS_IN = re.compile(  # "(units in thousands)", "shipments in millions of units", "million units"
    r"\b(?:units?|shipments|volumes?|vehicles|registrations|deliveries)[ ,:(]{1,2}in (?P<scale>thousands?|millions?)\b"
    r"|(?:\(|\bin )(?P<scale2>thousands?|millions?) (?:of )?(?:units|vehicles|cars|passengers|visitors|subscribers|pieces)\b",
    re.IGNORECASE,
)
_SCALE_ONLY = re.compile(r"\((?:in )?(thousands?|millions?|billions?|'?000s?|mn|bn|m)\)", re.IGNORECASE)
_APART = re.compile(r"\)?(?:[|\t,]| [|–-]|\s+(?:Q[1-4]|H[12]|FY|9M|[1-4][QH]|(?:19|20)\d\d)\b)")
_LONE = re.compile(r"(?i)\s*\)?,?(?: (?:except|unless|excluding)\b.*)?[\s:|]*")
_ROW_CHANGE = re.compile(r"(?i)(?:% ?)?(?:\bchange|\bchg|\bgrowth|\bvar(?:iation)?)\b|\+/-|±|\t%|\| ?%")
_ROW_BY = re.compile(r"(?i)\b(?:yr/yr|y/y|yoy|yearly|year|annual|mth/mth|m/m|mom|month|q/q|qoq|qtr|quarter|wk/wk|week)")
_ROW_BASIS = {"y": "yoy", "a": "yoy", "m": "mom", "q": "qoq", "w": "wow"}
_IN_PERCENT = re.compile(r"(?i)(?:(?:,|\bin| -) ?(?:%|per ?cent)|\((?:in )?(?:%|per ?cent)\)|(?:^|\n)%(?: change)?)\W{0,2}$")
_MOVES = re.compile(r"(?i)\b(?:change|growth|increase|rates?|variation|movement|rise)s?\b")
_INTRODUCES = re.compile(r"\b(?:in|amounts|figures|expressed|table)\b", re.IGNORECASE)


def fill_columns(text: str, sentences: Sequence[Sentence], groups: Sequence[list[Reading]], periods: Sequence[Tag]) -> None:
    """Rows of a flattened table below a line of periods: one period a column; a row "change yr/yr" counts percent."""
    columns: list[Tag] = []
    home = -1
    compares = False  # whether the last column tells the change
    by_sentence = {group[0].sentence: group for group in groups if group}
    indicator: Item | None = None
    at = 0
    for index, sentence in enumerate(sentences):
        while at < len(periods) and periods[at].start < sentence.start:
            at += 1
        own = []
        while at < len(periods) and periods[at].start < sentence.end:
            own.append(periods[at])
            at += 1
        group = by_sentence.get(index)
        if group is None:
            if len(own) >= 2 and sentence.kind != "prose" and all(isinstance(tag.value, Period) for tag in own):
                columns, home, indicator = own, sentence.paragraph, None
                compares = _ROW_CHANGE.search(text, own[-1].end, sentence.end) is not None
            continue
        if not columns or sentence.paragraph != home or sentence.kind == "prose":
            continue
        if compares and len(group) == len(columns) + 1:
            _compare_columns(group[-1], columns[0])
        elif len(group) != len(columns):
            continue
        change = _ROW_CHANGE.search(text, sentence.start, group[0].item.start)
        by = _ROW_BY.search(text, sentence.start, group[0].item.start)
        if group[0].frame.indicator is not None:
            indicator = group[0].frame.indicator
        for reading, tag in zip(group, columns, strict=False):
            reading.period, reading.role, reading.table = tag, "now", True
            mention = reading.mention
            if change and mention.kind in ("bare", "count", "point"):
                mention.kind, mention.unit = "percent", "percent"
                mention.signed = True
                reading.basis = Tag(sentence.start, sentence.start, "basis", _ROW_BASIS[by[0][0].lower()] if by else "yoy", "table row")
            if reading.frame.indicator is None and indicator is not None:
                reading.frame = replace(reading.frame, indicator=indicator, subject=True)


def _compare_columns(reading: Reading, column: Tag) -> None:
    """The number under "Change": how the first column has moved, on the second."""
    mention = reading.mention
    if mention.kind in ("bare", "count"):
        mention.kind, mention.unit = "percent", "percent"
    mention.signed, reading.period, reading.role, reading.table = True, column, "now", True
    reading.basis = Tag(reading.item.start, reading.item.start, "basis", "yoy", "table row")


def scale_tables(text: str, sentences: Sequence[Sentence], groups: Sequence[list[Reading]]) -> None:
    """Give the bare numbers of bullet and table lines below a unit line that unit; a second number is the earlier one."""
    for group in groups:
        if group:
            _scale_inside(text, sentences[group[0].sentence], group)
            _label_row(text, sentences[group[0].sentence], group)
    _count_percents(text, sentences, groups)
    _count_thousands(text, sentences, groups)
    headers: list[tuple[int, str, Decimal]] = []
    for index, sentence in enumerate(sentences):
        if sentence.kind == "prose" and text[sentence.end - 1] != ":":
            continue
        written = text[sentence.start : sentence.end]
        match = _HEADER.search(written)
        if match and ((match.start() == 0 and _APART.match(written, match.end())) or _INTRODUCES.search(written, 0, match.end())):
            currency = _CURRENCY[(match["before"] or match["after"]).lower()]
            headers.append((index, currency, _SCALES[(match["scale"] or match["scale2"]).lower()]))
    if not headers:
        return
    for group in groups:
        if not group:
            continue
        index = group[0].sentence
        if any(header[0] == index for header in headers):
            group.clear()  # "second place" in a header counts columns
            continue
        above = [header for header in headers if header[0] < index]
        if not above or sentences[index].kind == "prose" or sentences[index].paragraph - sentences[above[-1][0]].paragraph > 1:
            continue
        bare = [
            reading
            for reading in group
            if reading.mention.kind in ("count", "bare") and reading.counted is None and reading.mention.form == "digits"
        ]
        bare = [reading for reading in bare if is_money(reading.frame.indicator)]
        for place, reading in enumerate(bare):
            rescale(reading, above[-1][1], above[-1][2])
            if place == 1:
                reading.role = "before"


def _count_percents(text: str, sentences: Sequence[Sentence], groups: Sequence[list[Reading]]) -> None:
    """Bare numbers of the lines below "Change on the year before in %" count percent."""
    captions = [
        index for index, one in enumerate(sentences) if one.kind != "prose" and _IN_PERCENT.search(text, one.start, one.end) is not None
    ]
    for group in groups if captions else ():
        index = group[0].sentence if group else -1
        above = [caption for caption in captions if caption < index]
        if not above or sentences[index].kind == "prose" or sentences[index].paragraph - sentences[above[-1]].paragraph > 1:
            continue
        moves = _MOVES.search(text, sentences[above[-1]].start, sentences[above[-1]].end) is not None
        for reading in group:
            mention = reading.mention
            if mention.kind in ("bare", "count") and reading.counted is None and mention.form == "digits" and mention.scale == 1:
                mention.kind, mention.unit, mention.signed = "percent", "percent", moves
                reading.table = True


def _count_thousands(text: str, sentences: Sequence[Sentence], groups: Sequence[list[Reading]]) -> None:
    """Bare numbers of the lines below "Shipments (units in thousands)" count thousands of things."""
    captions = [
        (index, match)
        for index, one in enumerate(sentences)
        if one.kind != "prose" and (match := _THINGS_IN.search(text, one.start, one.end))
    ]
    for group in groups if captions else ():
        index = group[0].sentence if group else -1
        above = [caption for caption in captions if caption[0] < index]
        if not above or sentences[index].kind == "prose" or sentences[index].paragraph - sentences[above[-1][0]].paragraph > 1:
            continue
        match = above[-1][1]
        scale = _SCALES[(match["scale"] or match["scale2"]).lower()]
        for reading in group:
            mention = reading.mention
            plain = mention.kind in ("bare", "count") and reading.counted is None and mention.counted is None and mention.scale == 1
            if plain and mention.form == "digits":
                rescale(reading, "count", scale)
                mention.kind = "count"


def _label_row(text: str, sentence: Sentence, group: list[Reading]) -> None:
    """ "Passengers (thousand): 2,702; 2,571; 5.1%": this period, the one before, and the change between them."""
    if not 2 <= len(group) <= 3 or not group[0].after_colon:
        return
    gaps = [text[one.item.end : other.item.start].strip() for one, other in pairwise(group)]
    if any(gap not in (";", "|", "/", "") for gap in gaps):
        return
    match = _SCALE_ONLY.search(text, sentence.start, group[0].item.start)
    kinds = [reading.mention.kind for reading in group]
    if match:
        scale = _SCALES[match[1].lower().replace("'", "")]
        for reading in group[:2]:
            mention = reading.mention
            if mention.kind in ("count", "bare") and mention.scale == 1 and mention.value is not None:
                mention.kind, mention.unit, mention.scale = "count", mention.unit or "count", scale
                mention.value *= scale
                mention.step, mention.outer_step = mention.step * scale, mention.outer_step * scale
                reading.table = True
    if kinds[0] == kinds[1] or {kinds[0], kinds[1]} <= {"count", "bare"}:
        group[1].role = "before"
        if len(group) == 3 and kinds[2] in ("percent", "point"):
            group[2].mention.signed = True


def _scale_inside(text: str, sentence: Sentence, group: list[Reading]) -> None:
    """ "Revenue by segment (billion yen): A 312.6, B 401.9": the unit stands in the sentence itself."""
    match = _INSIDE.search(text, sentence.start, sentence.end)
    if not match:
        return
    currency = _CURRENCY[(match["before"] or match["after"]).lower()]
    scale = _SCALES[(match["scale"] or match["scale2"]).lower()]
    for reading in group:
        mention = reading.mention
        if (
            mention.start > match.end()
            and mention.kind in ("count", "bare")
            and reading.counted is None
            and mention.form == "digits"
            and mention.scale == 1
        ):
            rescale(reading, currency, scale)


def header_unit(line: str) -> tuple[str, Decimal] | None:
    """The currency and the scale that a line gives to the cells below it, where it says nothing else: "(£ million)"."""
    match = _HEADER.match(line)
    if match is None or _LONE.fullmatch(line, match.end()) is None:
        return None
    return _CURRENCY[(match["before"] or match["after"]).lower()], _SCALES[(match["scale"] or match["scale2"]).lower()]


def is_money(indicator: Item | None) -> bool:
    """Whether what a row names is counted in the currency over the table: no staff, stores or ratios."""
    return indicator is None or (indicator.val.type not in ("count", "ratio") and indicator.val.means not in _COUNTED)


def rescale(reading: Reading, unit: str, scale: Decimal) -> None:
    """Count a bare number in the unit of its table."""
    mention = reading.mention
    mention.kind, mention.unit = "money", unit
    mention.scale = scale
    if mention.value is not None:
        mention.value *= scale
    mention.step, mention.outer_step = mention.step * scale, mention.outer_step * scale
    reading.table = True
    mention.counted = None
