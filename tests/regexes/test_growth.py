"""No regex of the package, those made from the vocabulary included, takes more than linear work on what the reader gives it.

The work is counted, not timed: by a matcher that backtracks as `re` does, over texts that repeat what the regex itself repeats. One that is
searched for is searched for from every place; one that is only tried at places that are known is tried at one. Runs of blanks are bounded
before any regex sees the text (`bounded_blanks`).
"""

from __future__ import annotations

import random
import re

import pytest
from machine import Machine, Program, TooManyStepsError
from pumps import pumps

from extractor.tokens import bounded_blanks
from patterns import Named, patterns

SHORT, LONG = 150, 700
LINEAR = 2.6  # at doubled length
BOUNDED = {  # searched for in a few characters only, where work that grows is work that ends
    "extractor.assemble.phrase_parts._OFFICE": "the words of one phrase",
    "extractor.assemble.speakers._INTRODUCED": "a reach before a quotation",
    "extractor.assemble.speakers._SENTENCE": "a reach before a quotation",
    "extractor.assemble.owner._FORM": "a name",
    "extractor.assemble.owner._SOURCES": "80 characters before a place",
    "extractor.check.words.AGAINST": "the words between two figures of a sentence, which is cut at 2,000 characters",
    "extractor.comments._MARKUP": "the text up to the last -->, so that no search fails",
    "extractor.tag.entity._CHIEF": "the first 700 characters",
    "extractor.tag.period._EARLIER": "60 characters before a period",
    "extractor.tag.entity._COMPANY": "the first 700 characters",
    "extractor.tag.entity._TICKER": "the first 700 characters",
}
PARTS = 16


def work(program: Program, named: Named, lead: str, body: str, length: int) -> int:
    """Steps over a text of this length."""
    text = bounded_blanks((lead + body * (length // len(body) + 1))[:length] + "\0")
    machine = Machine(program, most=12_000 * length)
    if named.searched:
        machine.search_all(text)
    else:
        machine.match(text, 0)
    return machine.count


def grows(program: Program, named: Named, lead: str, body: str) -> bool:
    try:
        if work(program, named, lead, body, 2 * SHORT) <= LINEAR * work(program, named, lead, body, SHORT) + 300:
            return False
        return work(program, named, lead, body, 2 * LONG) > LINEAR * work(program, named, lead, body, LONG)
    except TooManyStepsError:
        return True


def slow(named: Named) -> list[tuple[str, str, str]]:
    """The first text that it is slow on."""
    program = Program(named.pattern)
    return next(([(named.name, lead, body)] for lead, body in pumps(program.tree) if grows(program, named, lead, body)), [])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_regex_takes_more_than_linear_work(part: int) -> None:
    mine = [named for named in patterns() if named.name not in BOUNDED][part::PARTS]
    assert len(mine) > 10
    assert [found for named in mine for found in slow(named)] == []


def test_what_is_bounded_is_there() -> None:
    assert set(BOUNDED) - {"extractor.assemble.speakers._SENTENCE"} <= {named.name for named in patterns()}


@pytest.mark.parametrize("written", [r"(a+)+b", r"(?:a|a)*b", r"(?:\d{1,2}|\d{4}|[a-z]+)*!", r"(?:x\w*)*-", r"a.*a.*a.*b"])
def test_regex_that_grows_is_seen(written: str) -> None:
    assert slow(Named("bad", re.compile(written), searched=True))


@pytest.mark.parametrize("written", [r"(?<!a)a++b", r"\bfrom \w{1,9}", r"(?<!\d)\d++%", r"[^<>]*+>", r"(?<!\d)\d{1,3}(?:,\d{3})*+(?!\d)"])
def test_regex_that_does_not_grow_is_not_accused(written: str) -> None:
    pattern = re.compile(written)
    assert not slow(Named("good", pattern, searched="[^<>]" not in written))


SAME = [
    *(r"a+b", r"(?:a|ab)*c", r"\b\w+ing\b", r"(?<!\d)\d{1,3}(?:,\d{3})+", r"(a)\1+", r"x*+y", r"(?>ab|a)c", r"[^\s]+?,", r"^a|b$"),
    *(r"(?i:abc)+", r"(?:)*a", r"(?:a?)*b", r"\d+(?:\.\d+)?(?=%)", r"(?!ab)[a-c]{2}", r"(?m)^b|a$", r"(?s)a.b", r"\Ba\b"),
]


@pytest.mark.parametrize("written", SAME)
def test_counting_matcher_finds_what_the_module_finds(written: str) -> None:
    pattern, draw = re.compile(written), random.Random(1)
    program = Program(pattern)
    for _ in range(150):
        text = "".join(draw.choice("aabbcx1,.% \ning") for _ in range(draw.randrange(20)))
        found = [match.span() for match in pattern.finditer(text) if match.end() > match.start()]
        assert [(start, end) for start, end in Machine(program, 10**6).search_all(text) if end > start] == found
