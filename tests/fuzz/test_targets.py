"""Every way in, with inputs cut, joined and disturbed from a fixed seed, and with what a campaign once found."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seeds import seeds, words
from targets import TARGETS

bounded = settings(derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=list(HealthCheck))


def disturbed(data: bytes, draw: Random, known: list[str]) -> bytes:
    """The bytes with some changed, lost, doubled, or replaced by a word that the target knows."""
    letters = bytearray(data)
    for _ in range(draw.randrange(1, 8)):
        place = draw.randrange(len(letters) + 1)
        match draw.randrange(5):
            case 0:
                letters[place : place + 1] = bytes([draw.randrange(256)])
            case 1:
                letters[place : place + draw.randrange(1, 40)] = b""
            case 2:
                letters[place:place] = letters[place : place + draw.randrange(1, 60)] * draw.randrange(1, 4)
            case 3:
                letters[place : place + draw.randrange(3)] = draw.choice(known).encode()
            case _:
                letters = letters[:place]
    return bytes(letters)


@pytest.mark.parametrize("name", TARGETS)
def test_whole_inputs_are_read(name: str) -> None:
    for seed in seeds(name):
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_disturbed_inputs_are_read(name: str) -> None:
    @given(st.sampled_from(seeds(name)), st.randoms(use_true_random=False))
    @bounded
    def run(seed: bytes, draw: Random) -> None:
        TARGETS[name](disturbed(seed, draw, words(name)))

    run()


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.binary(max_size=200))
@bounded
def test_any_bytes_are_read(name: str, data: bytes) -> None:
    TARGETS[name](data)


FOUND = {
    "encoding with a null character": ("html", b"<meta charset=utf-8><p>Sales rose 3 percent.</p>".replace(b"utf-8", b"'u\x00f8'")),
    "encoding of a crawl that nobody knows": ("warc", seeds("warc")[0].replace(b"text/plain", b"text/plain;charset=klingon")),
    "encoding of a crawl with a null character": ("warc", seeds("warc")[0].replace(b"charset=utf-8", b"charset=u\x00f-8")),
    "linked data with a number for a graph": (
        "html",
        seeds("html")[0].replace(b'[{"datePublished": "2025-03-02", "headline": "x"}]', b"7"),
    ),
    "feed in an encoding that nobody knows": ("rss", seeds("rss")[0].replace(b'"1.0"?', b'"1.0" encoding="klingon"?', 1)),
    "feed in an encoding of several bytes": ("rss", seeds("rss")[0].replace(b'"1.0"?', b'"1.0" encoding="gb18030"?', 1)),
    "mark that HTML does not know": ("rss", seeds("rss")[0].replace(b"<p>Rents", b"<![foo[<p>Rents")),
    "reference to a character of ten thousand digits": ("rss", seeds("rss")[0].replace(b"<p>Rents", b"&#%s;" % (b"9" * 10_000))),
    "zone of a date that is out of this world": ("eml", seeds("eml")[0].replace(b"+0200", b"+99999999999999")),
    "member of a version to come": ("zip", seeds("zip")[0].replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\xff\x03\xff")),
    "member without a name": ("zip", seeds("zip")[0].replace(b"PK\x01\x02", b"PK\x01\x02", 1).replace(b"a.txt", b"\0.txt")),
    "member whose two names differ and are no text": (
        "zip",
        seeds("zip")[0].replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x00\x08").replace(b"a.txt", b"\xf1.txt", 1),
    ),
    "member with a name that is no text": ("tar", seeds("tar")[0].replace(b"a.txt", b"a\xff.txt", 1)),
    "brackets in a head": ("eml", seeds("eml")[0].replace(b"From: Press", b"From: " + b"(a, " * 2_000)),
}


@pytest.mark.parametrize("what", FOUND)
def test_what_was_found_stays_mended(what: str) -> None:
    name, data = FOUND[what]
    TARGETS[name](data)
