"""list_count: a list holds as many items as the words before it announce.

Formula  n items are listed behind "n markets grew:".
Why      An item is cut or added, and the number word before the list stays.
Links    A number word with a plural noun, a colon, and a list of short names up to the end of the sentence.
Quiet    "Including", "such as", "among them"; items with numbers; commas or "and" that may be part of a name.
Good     Sales rose 4.1 percent in May 2024. Three markets grew: Japan, India and Mexico.
Bad      Sales rose 4.1 percent in May 2024. Four markets grew: Japan, India and Mexico.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import late_re as re
from extractor.check.claims import Observation, rule
from extractor.check.links import Links
from extractor.check.near import figures_near

_WORDS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2)}
_ANNOUNCED = re.compile(
    rf"(?<![\w-])(?P<count>{'|'.join(_WORDS)})\s+(?:(?!of\b)[a-z-]+\s+){{0,3}}?(?!(?:third|quarter|fifth|tenth|month|year|week|day|time|point|percentage)s\b)[a-z-]+s\b(?P<between>[^.:;()\d]{{0,50}}?)\s*:\s*(?P<list>[^.:;()\d\n]{{5,240}})\.?(?:\s|$)"
)
_OPEN = re.compile(
    r"\b(?:includ\w+|such\s+as|among|notably|like|especially|least|most|more|than|about|every|each|of\s+(?:the|its|their))\b"
)
_LONGEST_NAME = 5  # words of an item


@rule("list_count")
def list_count(links: Links) -> Iterator[Observation]:
    if ":" not in links.text or not links.figures:
        return
    for match in _ANNOUNCED.finditer(links.text):
        if _OPEN.search(match["between"]) or _OPEN.search(links.text[max(0, match.start() - 15) : match.start("count")]):
            continue
        fewest, most = _items(match["list"])
        if fewest < 2:
            continue
        count = _WORDS[match["count"]]
        told = str(fewest) if fewest == most else f"{fewest} to {most}"
        yield Observation(
            holds=fewest <= count <= most,
            figures=figures_near(links, match.start()),
            formula=f"{told} items = {match['count']}",
            message=f"The list behind “{match['count']}” has {told} items"
            + ("." if fewest <= count <= most else f", not {match['count']}."),
            hypothesis=None if fewest <= count <= most else "an item left out or added, or the number word not changed",
        )


def _items(words: str) -> tuple[int, int]:
    """The fewest and the most items that the commas and "and" of a list allow; (0, 0) where it is no plain list of names."""
    chunks = [chunk.strip() for chunk in re.split(r",", words) if chunk.strip()]
    last = chunks[-1].removeprefix("and ")
    if " and " not in last and not chunks[-1].startswith("and "):
        return 0, 0  # no closing "and": the list may go on
    items = [*chunks[:-1], *last.split(" and ")]
    if any(len(item.split()) > _LONGEST_NAME or " or " in item for item in items):
        return 0, 0
    inner = sum(item.count(" and ") for item in chunks[:-1])  # "food and drink"
    closing = 0 if chunks[-1].startswith("and ") else 1
    fewest = len(chunks) if len(chunks) > 1 and all(" and " in chunk for chunk in chunks) else len(chunks) + closing
    return fewest, len(items) + inner
