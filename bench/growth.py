"""Time at doubled input: longer articles, more figures, and text made to be slow. Linear is 2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench.press import Writer
from bench.table import Row
from bench.timing import Rounds, seconds
from extractor.pipeline import Extractor

_ENOUGH = 0.06  # CPU seconds of the single side: below it noise is all that one sees
_MOST = 60_000  # characters of the single side
_DAY = "2025-06-13"

HOSTILE: dict[str, str] = {
    "dollar signs": "$",
    "US dollar signs": "US$",
    "percent signs": "%",
    "brackets": "(",
    "nested numbers": "((1) ",
    "brackets spaced": "( ",
    "commas": ",",
    "quotes": '"',
    "apostrophes": "'",
    "full stops": ".",
    "full stops spaced": ". ",
    "digits": "7",
    "digits and commas": "1,",
    "digits and points": "1.",
    "digits and colons": "1:",
    "dates": "1/",
    "single digits": "7 ",
    "one word": "a",
    "capitals": "A",
    "initials": "A.",
    "underscores": "_",
    "addresses": "http://a.",
    "mail addresses": "a@",
    "emoji": "\U0001f600",
    "zero width": "\u200b",
    "right to left": "\u202e",
    "combining": "e\u0301",
    "no-break blanks": "\u00a0",
    "blanks": " ",
    "line breaks": "\n",
    "carriage returns": "\r",
    "numbers in lines": "1\n",
    "lone surrogates": "\ud800",
    "nul": "\0",
    "dashes": "-",
    "months": "May, ",
    "years": "2024 ",
    "quarters": "Q1 ",
    "hyphens": "twenty-",
    "scales": "million ",
    "names": "Abc Co ",
}
_DIGITS = "".join(chr(code) for code in range(0x110000) if chr(code).isdecimal())
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad"
UNICODE: dict[str, str] = {
    "digits of every script": _DIGITS,
    "digits of every script apart": " ".join(_DIGITS) + " ",
    "dashes of every kind": _DASHES,
    "dashes between digits": "".join(f"1{dash}" for dash in _DASHES),
    "full-width amounts": "\uff04\uff13\uff0e\uff15 ",
    "turned directions": "\u202eab\u202c \u2067cd\u2069 ",
    "zero width between digits": "1\u200b2\u200d",
    "combining marks on one letter": "a" + "\u0301" * 50,
    "mixed line ends": "a\r\nb\rc\n\u2028d\u2029",
    "an endless sentence": "the exports of lamps and ",
    "nested brackets of all kinds": "([{",
}
FIGURES: dict[str, str] = {
    "percentages": "3 percent ",
    "percentages of": "3 percent of ",
    "amounts": "rose 3 percent to $5 million ",
    "open brackets": "$5 (",
    "list": "1, 2, ",
    "respectively": "A, B and C rose 1, 2 and 3 percent, respectively, ",
    "bullets": "\n- 5 percent",
    "headings": "Exports\n",
    "said": "5 percent, he said ",
    "one sentence": "exports to Germany rose 3.4 percent to $5.6 million in May 2024, ",
    "sentences": "Exports to Germany rose 3.4 percent to $5.6 million in May 2024 from a year earlier. ",
}


def growth(*, rounds: int) -> Iterator[Row]:
    """A row for each kind of text."""
    reader = Extractor()
    reader.extract_json(*Writer(5).article())
    writer = Writer(11)
    article, other = writer.article(words=6_000).text, writer.article(words=6_000).text
    yield _row(reader, "an article", article, article + "\n" + other, rounds)
    for name, unit in (FIGURES | HOSTILE | UNICODE).items():
        length = 8_000
        while length < _MOST and seconds(partial(reader.extract_json, unit * (length // len(unit)), _DAY)) < _ENOUGH:
            length *= 2
        single = unit * (length // len(unit))
        yield _row(reader, name, single, single + single, rounds)


def _row(reader: Extractor, name: str, single: str, double: str, rounds: int) -> Row:
    times = Rounds()
    for _ in range(rounds):
        times.add({"single": partial(reader.extract_json, single, _DAY), "double": partial(reader.extract_json, double, _DAY)})
    return Row.of("growth", name, times.ratio("double", "single"), f"{len(single):,} characters")
