"""Every kind of file → articles with their date and title: real files, made here."""

from __future__ import annotations

import gzip
import json
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from files import PAGE, bad, good, read, taped, warc_record, zipped

from extractor.errors import SetUpError
from extractor.read.archive import articles
from extractor.read.fragment import text_of
from extractor.read.inputs import inputs
from extractor.read.source import Source
from extractor.read.text import LONGEST
from extractor.records import Article

ENTRIES = {
    "one.txt": b"Output rose 3 percent.",
    "deep/two.jsonl": b'{"id": "x", "text": "4"}\n{"id": "y", "text": "5"}\n',
    "logo.png": b"\x89PNG",
}


@pytest.mark.parametrize("careful", [False, True])
def test_page_gives_its_main_text_title_and_day(tmp_path: Path, careful: bool):
    pytest.importorskip("trafilatura")
    pytest.importorskip("resiliparse")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (article,) = good(read(tmp_path / "a.html", careful=careful))
    assert (article.published, article.title) == ("2025-04-11", "Cargo up 4.2 percent in March")
    assert "3.1 million tonnes of cargo in March, 4.2 percent" in article.text
    assert "of it — 42 percent." in article.text
    assert "offices" not in article.text
    assert "555" not in article.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-03-02"}]}</script>', "2025-03-02"),
        ('<script type="application/ld+json">not json</script><meta name="DC.date.issued" content="2025-03-03">', "2025-03-03"),
        ('<meta name="date" content="March 4, 2025">', "2025-03-04"),
        ('<meta name="date" content="soon">', None),
        ("", None),
    ],
)
def test_day_of_a_page_is_that_of_its_metadata_or_none(tmp_path: Path, head: str, day: str | None):
    pytest.importorskip("resiliparse")
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body><p>Sales rose 3 percent in all shops of the town.</p></body></html>")
    (article,) = good(read(tmp_path / "a.html"))
    assert article.published == day


def test_page_in_an_old_encoding_is_read_by_its_own_word(tmp_path: Path):
    pytest.importorskip("resiliparse")
    page = '<html><head><meta charset="windows-1252"></head><body><p>Prices rose €3 – in all towns of the coast.</p></body></html>'
    (tmp_path / "a.htm").write_bytes(page.encode("cp1252"))
    (article,) = good(read(tmp_path / "a.htm"))
    assert "€3 –" in article.text


def test_page_without_text_is_told(tmp_path: Path):
    pytest.importorskip("resiliparse")
    (tmp_path / "a.html").write_text("<html><head><title>x</title></head><body></body></html>")
    assert [item.error.code for item in bad(read(tmp_path / "a.html"))] == ["empty"]


WEB = b"".join(
    (
        warc_record(1, PAGE.encode()),
        warc_record(2, b"gone", status=b"404 Not Found"),
        warc_record(3, b"\x89PNG", kind=b"image/png"),
        warc_record(4, b"Orders fell 2 percent.", kind=b"text/plain"),
    )
)


@pytest.mark.parametrize("ending", [".warc", ".warc.gz"])
def test_crawl_gives_its_pages_with_their_addresses(tmp_path: Path, ending: str):
    pytest.importorskip("fastwarc")
    path = tmp_path / f"crawl{ending}"
    path.write_bytes(gzip.compress(WEB) if ending.endswith("gz") else WEB)
    first, second = read(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, first.source, first.url) == ("2025-04-11", "stats1.example.org", "https://stats1.example.org/news")
    assert (second.published, second.text) == (None, "Orders fell 2 percent.")


@pytest.mark.parametrize("cut", [40, 700])
def test_crawl_that_is_cut_off_keeps_its_whole_pages_and_says_so(tmp_path: Path, cut: int):
    pytest.importorskip("fastwarc")
    (tmp_path / "crawl.warc").write_bytes((warc_record(1, PAGE.encode()) * 2)[:-cut])
    found = read(tmp_path / "crawl.warc")
    assert len(good(found)) == 1
    assert [item.error.code for item in bad(found)] == ["damaged"]
    assert "truncated" in str(bad(found)[0].error)


def test_crawl_with_a_damaged_member_keeps_what_stood_before(tmp_path: Path):
    pytest.importorskip("fastwarc")
    member = gzip.compress(warc_record(1, PAGE.encode()))
    (tmp_path / "crawl.warc.gz").write_bytes(member + member[:200] + b"\0" * 40 + member[240:])
    found = read(tmp_path / "crawl.warc.gz")
    assert len(good(found)) == 1
    assert [item.error.code for item in bad(found)] == ["damaged"]


def test_file_that_is_no_crawl_is_told(tmp_path: Path):
    pytest.importorskip("fastwarc")
    (tmp_path / "crawl.warc").write_bytes(b"hello " * 1000)
    assert [item.error.code for item in bad(read(tmp_path / "crawl.warc"))] == ["damaged"]


@pytest.mark.parametrize("html", [False, True])
def test_mail_gives_its_text_and_its_head(tmp_path: Path, html: bool):
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Message-ID"] = "Jobs in March", "Press <press@stats.example>", "<7@stats.example>"
    mail["Date"] = "Wed, 09 Apr 2025 08:00:00 +0200"
    if html:
        mail.set_content("<p>Jobs rose by <b>4,000</b>.</p><p>The rate fell&nbsp;to 5.1%.</p>", subtype="html")
    else:
        mail.set_content("Jobs rose by 4,000.\n\nThe rate fell to 5.1%.\n")
        mail.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="tables.pdf")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    (article,) = good(read(tmp_path / "a.eml"))
    assert (article.title, article.published) == ("Jobs in March", "2025-04-09")
    assert (article.source, article.id) == ("press@stats.example", "<7@stats.example>")
    assert article.text.replace("\xa0", " ").split("\n\n") == ["Jobs rose by 4,000.", "The rate fell to 5.1%." + ("" if html else "\n")]


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>Rents up</title><link>https://stats.example/r</link><guid>r1</guid><pubDate>Fri, 13 Jun 2025 09:00:00 +0900</pubDate>
<description>short</description><content:encoded><![CDATA[<p>Rents rose <em>2.5%</em>.</p><script>1</script>]]></content:encoded></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Rents up</title><id>r1</id><published>2025-06-13T09:00:00Z</published>
<link rel="self" href="https://x.example/s"/><link href="https://stats.example/r"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rents rose 2.5%.</p></div></content></entry></feed>"""


@pytest.mark.parametrize(("name", "feed"), [("a.rss", RSS), ("a.atom", ATOM), ("a.xml", ATOM)])
def test_feed_gives_its_entries(tmp_path: Path, name: str, feed: str):
    (tmp_path / name).write_text(feed)
    found = read(tmp_path / name)
    (article,) = good(found)
    assert article.text.split() == "Rents up Rents rose 2.5%.".split()  # noqa: SIM905
    assert (article.id, article.published, article.url, article.source) == ("r1", "2025-06-13", "https://stats.example/r", "stats.example")
    assert [item.error.code for item in bad(found)] == (["empty"] if feed is RSS else [])


@pytest.mark.parametrize(("text", "code"), [(RSS[:420], "damaged"), ("<html></html>", "input"), ("plain", "damaged"), ("", "damaged")])
def test_xml_that_is_no_whole_feed_is_told(tmp_path: Path, text: str, code: str):
    (tmp_path / "a.xml").write_text(text)
    assert [item.error.code for item in bad(read(tmp_path / "a.xml"))] == [code]


def test_entities_without_end_are_not_expanded(tmp_path: Path):
    bomb = '<!DOCTYPE rss [<!ENTITY a "9999999999">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    (tmp_path / "a.rss").write_text(f"{bomb}]><rss><channel><item><title>x</title><description>&j;</description></item></channel></rss>")
    assert [item.error.code for item in bad(read(tmp_path / "a.rss"))] == ["damaged"]


def test_fragment_keeps_blocks_apart_and_cells_too():
    assert text_of("<ul><li>a</li><li>b &amp; c</li></ul><table><tr><td>1</td><td>2</td></tr></table>") == "a\n\nb & c\n\n1\t2"


def table(path: Path, **columns: list[object]) -> Path:
    arrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(arrow.table(columns), path)
    return path


def test_parquet_gives_its_rows(tmp_path: Path):
    from datetime import date

    path = table(tmp_path / "a.parquet", id=[1, None], text=["Rents rose 2%.", " "], published=[date(2025, 6, 13), None], other=[0, 0])
    found = read(path)
    assert [(a.id, a.published) for a in good(found)] == [("1", "2025-06-13")]
    assert [item.place for item in bad(found)] == [f"{path.as_posix()}:2"]


def test_parquet_without_text_lists_its_columns_and_damage_is_told(tmp_path: Path):
    (item,) = bad(read(table(tmp_path / "a.parquet", body=["x"])))
    assert 'no column "text"; found body' in str(item.error)
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")
    assert [item.error.code for item in bad(read(tmp_path / "b.parquet"))] == ["damaged"]


def test_json_file_is_an_article_or_an_array_of_them(tmp_path: Path):
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "text": "1"}, indent=1))
    (tmp_path / "b.json").write_text(json.dumps([{"id": "b", "text": "1"}, 7, {"id": "c", "text": "2"}]))
    assert [article.id for article in good(read(tmp_path / "a.json"))] == ["a"]
    assert [article.id for article in good(read(tmp_path / "b.json"))] == ["b", "c"]
    assert [item.place.rpartition("/")[2] for item in bad(read(tmp_path / "b.json"))] == ["b.json:2"]


PACKED = {
    "a.zip": zipped(ENTRIES),
    "a.tar": taped(ENTRIES),
    "a.tar.gz": gzip.compress(taped(ENTRIES)),
    "a.tgz": gzip.compress(taped(ENTRIES)),
    "a.tar.bz2": taped(ENTRIES, "w:bz2"),
}


@pytest.mark.parametrize("name", PACKED)
def test_members_of_an_archive_are_articles_in_their_order(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(PACKED[name])
    found = good(read(tmp_path / name))
    assert [(a.id, a.text) for a in found] == [(None, "Output rose 3 percent."), ("x", "4"), ("y", "5")]
    assert found[0].source == f"{(tmp_path / name).as_posix()}/one.txt"


def test_member_that_is_compressed_again_is_unpacked(tmp_path: Path):
    (tmp_path / "a.tar").write_bytes(taped({"one.txt.gz": gzip.compress(b"3 percent"), "inner.zip": PACKED["a.zip"]}))
    found = read(tmp_path / "a.tar")
    assert [article.text for article in good(found)] == ["3 percent"]
    assert "archive inside an archive" in str(bad(found)[0].error)


def test_damaged_member_costs_no_other(tmp_path: Path):
    data = bytearray(zipped({f"{n}.txt": b"Output rose %d percent. " % n * 50 for n in range(3)}))
    at = data.index(b"1.txt") + 20
    data[at : at + 4] = b"\xff" * 4
    (tmp_path / "a.zip").write_bytes(data)
    found = read(tmp_path / "a.zip")
    assert [article.text[:13] for article in good(found)] == ["Output rose 0", "Output rose 2"]
    assert [(item.error.code, item.place.rpartition("/")[2]) for item in bad(found)] == [("damaged", "1.txt")]


@pytest.mark.parametrize(("name", "cut"), [("a.zip", 30), ("a.tar", 10300), ("a.tar.gz", 60)])
def test_archive_that_is_cut_off_is_told(tmp_path: Path, name: str, cut: int):
    files = {f"{n}.txt": b"Output rose %d percent." % n for n in range(20)}
    packed = zipped(files) if name == "a.zip" else taped(files)
    (tmp_path / name).write_bytes((gzip.compress(packed) if name.endswith("gz") else packed)[:-cut])
    assert "damaged" in [item.error.code for item in bad(read(tmp_path / name))]


def test_archive_without_articles_is_told(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(zipped({"logo.png": b"x", ".hidden.txt": b"1"}))
    assert [item.error.code for item in bad(read(tmp_path / "a.zip"))] == ["empty"]


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("a.warc", "fastwarc.warc", "archive"), ("a.html", "resiliparse.parse.encoding", "archive"), ("a.parquet", "pyarrow", "parquet")],
)
def test_missing_package_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str):
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SetUpError, match=rf"extractor\[{extra}\]"):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_text_longer_than_any_article_is_told_and_the_next_is_read(tmp_path: Path, name: str):
    long = "9 " * (LONGEST // 2 + 1)
    rows = f'{{"id": "a", "text": "{long}"}}\n{{"id": "b", "text": "1"}}\n'
    (tmp_path / name).write_text(long if name == "a.txt" else rows)
    found = read(tmp_path / name)
    assert [item.error.code for item in bad(found)] == ["too_long"]
    assert [article.id for article in good(found)] == ([] if name == "a.txt" else ["b"])


def test_addresses_are_listed_and_read_through_fsspec():
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    store.pipe({"/news/b.txt": b"2", "/news/a.jsonl.gz": gzip.compress(b'{"text": "1"}\n'), "/news/c.png": b"x"})
    for name in ("memory://news", "memory://news/*"):
        found = [article for source in inputs([name]) for article in articles(source)]
        assert [article.text for article in found if isinstance(article, Article)] == ["1", "2"]
    (missing,) = articles(Source(None, url="memory://news/gone.txt"))
    assert not isinstance(missing, Article)
    assert missing.error.code == "access"


def test_address_of_an_unknown_store_is_wrong_set_up():
    pytest.importorskip("fsspec")
    with pytest.raises(SetUpError, match="nostore"):
        list(articles(Source(None, url="nostore://bucket/a.txt")))
