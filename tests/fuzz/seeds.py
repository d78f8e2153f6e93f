"""Inputs to begin with: own articles cut small, and a whole file of each kind."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = (
    "Exports rose 9.6 percent to $20.88 billion in May from a year earlier.",
    "Sales of lamps fell for a third straight month, to 4,100 units (down 3.2%), compared with 4,235.",
    "Of the total, chips made up 54.6 percent, or €11.4bn, followed by ships at about 1.2 million tonnes.",
    "Between 2.0 and 2.5 percent in the year ended March 2026, said the office; a record high since 2019.",
    "Q2 2025 profit doubled to ¥3.1 trillion, half of it from January to May; the rate eased 0.3 percentage point.",
    "Japan, India and Mexico grew 1.1, 2.2 and 3.3 percent, respectively, on June 13, 2025.",
)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Cargo</title><meta property="article:published_time" content="2025-04-11">
<script type="application/ld+json">{"@graph": [{"datePublished": "2025-03-02", "headline": "x"}]}</script></head>
<body><article><h1>Cargo up</h1><p>The port handled 3.1 million tonnes in March, 4.2 percent more.</p><time datetime="2025-01-01">x</time>
<table><tr><td>1</td><td>2&nbsp;%</td></tr></table></article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><item><title>Rents up</title><link>https://a.example/r</link><guid>r1</guid>
<pubDate>Fri, 13 Jun 2025 09:00:00 +0900</pubDate><description><![CDATA[<p>Rents rose 2.5%.</p>]]></description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Rents</title><id>r1</id><published>2025-06-13T09:00:00Z</published>
<link href="https://a.example/r"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rents rose 2.5%.</p></div></content>
</entry></feed>"""
ROW = {"id": "a", "text": SENTENCES[0], "published": "2025-06-13", "title": "T", "source": "s", "url": "https://a.example/1"}
PATTERNS = """schema = "sector/1"
language = "en"

[[entry]]
id = "en.sector.oolong"
means = "oolong tea"
forms = ["oolong", "oolong tea"]
example = "Exports of [oolong tea] rose 9.6 percent"
"""


def warc_record(body: bytes, kind: bytes = b"text/html; charset=utf-8") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind, len(body)) + body
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/news\r\nWARC-Date: 2026-01-05T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % len(http)
    )
    return head + http + b"\r\n\r\n"


def _mail(html: bool) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Message-ID"] = "Jobs – März", "Press <press@a.example>", "<7@a.example>"
    mail["Date"] = "Wed, 09 Apr 2025 08:00:00 +0200"
    mail.set_content("<p>Jobs rose by <b>4,000</b> – again.</p>" if html else SENTENCES[1], subtype="html" if html else "plain")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="t.pdf")
    return mail.as_bytes()


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", SENTENCES[0])
        archive.writestr("deep/b.jsonl", json.dumps(ROW))
    return packed.getvalue()


def _tar() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = 40
        archive.addfile(entry, io.BytesIO(SENTENCES[0][:40].encode()))
    return packed.getvalue()


def _texts() -> list[bytes]:
    own = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures" / "articles").glob("*.txt"))]
    return [b"0" + sentence.encode() for sentence in (*SENTENCES, *(line for text in own for line in text.splitlines() if line.strip()))]


def _patterns() -> list[bytes]:
    """The packaged files, of each the head and three entries."""
    found = [PATTERNS.encode()]
    for path in sorted((ROOT / "patterns").rglob("*.toml")):
        head, *entries = path.read_text(encoding="utf-8").split("\n[[entry]]\n")
        found += [f"{head}\n[[entry]]\n{entry}".encode() for entry in entries[:3]]
    return found


def _zstd(data: bytes) -> bytes:
    try:
        import zstandard
    except ImportError:
        return b""
    return bytes(zstandard.compress(data))


def seeds(name: str) -> list[bytes]:
    """What the target of this name begins with."""
    line = json.dumps(ROW).encode()
    crawl = warc_record(PAGE.encode()) + warc_record(SENTENCES[2].encode(), b"text/plain")
    match name:
        case "text":
            return _texts()
        case "patterns":
            return _patterns()
        case "jsonl":
            return [line + b"\n" + line + b"\n", b'{"text": "5%"}\n[]\n{"text": 4}\n']
        case "json":
            return [line, b"[" + line + b"," + line + b"]"]
        case "csv":
            return [b'id,text,published,url\n1,"Sales rose 3%.\nThen, ""5"".",2025-06-13,\n2,x,,\n']
        case "html":
            return [PAGE.encode(), PAGE.replace("utf-8", "windows-1252").encode("cp1252")]
        case "warc":
            return [crawl]
        case "warc-gz":
            return [gzip.compress(warc_record(PAGE.encode())) + gzip.compress(warc_record(b"5%", b"text/plain"))]
        case "eml":
            return [_mail(html=True), _mail(html=False)]
        case "rss":
            return [FEED.encode(), ATOM.encode()]
        case "zip":
            return [_zip()]
        case "tar":
            return [_tar()]
        case "txt-gz":
            return [gzip.compress(SENTENCES[0].encode()), bz2.compress(SENTENCES[0].encode())]
        case _:
            return [_zstd(SENTENCES[0].encode())]


_TEXT_WORDS = """$ € £ ¥ Rs USD US$ % 3 12 1,234 4.5 -0.3 2024 million bn trillion percent points to and from of a half third two doubled in
    by May Q1 2Q24 FY25 January–May year earlier rose fell exports imports GDP jobs respectively China while versus compared with last
    month straight second-largest about more than tonnes per barrel surplus revised record since total share accounted for up down basis
    point between annualised seasonally adjusted forecast said Inc. U.S. \u200b \u2212 – — • ٣ ½ 𝟗"""
_PATTERN_WORDS = "schema= [[entry]] id= means= forms=[ example= counter= role= priority= symbols=[ codes=["
_FILE_WORDS = '"text" "published" <p> </p> <script> Content-Length: charset= utf-16 <!DOCTYPE &#0; "datePublished" "@graph"'


def words(name: str) -> list[str]:
    """Words that the target knows, for a fuzzer to put in."""
    listed = {"text": _TEXT_WORDS, "patterns": _PATTERN_WORDS}.get(name, _FILE_WORDS)
    return listed.split()
