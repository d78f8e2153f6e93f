"""Files made to do harm: bombs, endless lines, deep nesting, tricks with paths, pipes and links. Each costs itself at most."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from files import PACKERS, PAGE, bad, good, read, taped, zipped

from extractor.read import expansion, text
from extractor.read.archive import articles
from extractor.read.feed import articles as feed_articles
from extractor.read.fragment import text_of
from extractor.read.html import page
from extractor.read.inputs import inputs
from extractor.read.metadata import metadata
from extractor.read.source import Source, Unread
from extractor.read.text import bounded_lines, joined
from extractor.records import Article

ROW = b'{"text": "%s"}\n'


@pytest.fixture
def frugal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that small files reach."""
    monkeypatch.setattr(expansion, "FREE", 1_000_000)
    monkeypatch.setattr(text, "LONGEST_LINE", 100_000)
    monkeypatch.setattr("extractor.read.feed.LONGEST_LINE", 100_000)


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
def test_bomb_is_not_unpacked(tmp_path: Path, frugal: None, ending: str):
    (tmp_path / f"a.jsonl{ending}").write_bytes(PACKERS[ending](ROW % (b"9 " * 40_000) * 60))
    found = read(tmp_path / f"a.jsonl{ending}")
    assert [item.error.code for item in bad(found)] == ["damaged"]
    assert "unpack to more than" in str(bad(found)[0].error)
    assert len(good(found)) < 30


def test_bomb_in_members_is_not_unpacked_however_many_share_it(tmp_path: Path, frugal: None):
    (tmp_path / "a.zip").write_bytes(zipped({f"{n}.txt": b"9 " * 200_000 for n in range(20)}))
    found = read(tmp_path / "a.zip")
    assert 2 <= len(good(found)) < 10
    assert {item.error.code for item in bad(found)} == {"damaged"}
    (tmp_path / "b.tar.gz").write_bytes(gzip.compress(taped({f"{n}.txt": b"9 " * 200_000 for n in range(20)})))
    found = read(tmp_path / "b.tar.gz")
    assert {item.error.code for item in bad(found)} == {"damaged"}
    assert len(good(found)) < 10


def test_archive_that_shrinks_well_is_no_bomb(tmp_path: Path, frugal: None):
    rows = b"".join(ROW % f"Sales of lamps rose {n % 97} percent to {n * 7919} pieces in shop {n}. ".encode() for n in range(30_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows))
    assert len(good(read(tmp_path / "a.jsonl.gz"))) == 30_000


class Counted(io.BytesIO):
    """Remembers how much was asked for at once."""

    most = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self.most = max(self.most, len(line))
        return line


def test_endless_line_is_passed_over_without_being_held(frugal: None):
    stream = Counted(b"a\n" + b"9" * 1_000_000 + b"\nb\n")
    found = list(bounded_lines(stream))
    assert [bytes(line) for line in found] == [b"a\n", b"9", b"b\n"]
    assert stream.most <= 100_001


def test_endless_line_costs_itself_and_the_next_error_names_the_right_offset(tmp_path: Path, frugal: None):
    long = ROW % (b"9" * 1_000_000)
    (tmp_path / "a.jsonl").write_bytes(ROW % b"1" + long + ROW % b"2" + ROW % b"\xff")
    found = read(tmp_path / "a.jsonl")
    assert [article.text for article in good(found)] == ["1", "2"]
    assert [(item.error.code, item.place.rpartition(":")[2]) for item in bad(found)] == [("too_long", "2"), ("encoding", "4")]
    assert f"offset {2 * len(ROW % b'1') + len(long) + 10}" in str(bad(found)[1].error)


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"text\n" + b"9" * 1_000_000), ("a.json", b'{"text": "%s"}' % (b"9" * 1_000_000))])
def test_file_of_one_endless_line_is_told(tmp_path: Path, frugal: None, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    assert [item.error.code for item in bad(read(tmp_path / name))] == ["too_long"]


def test_quotation_that_is_never_closed_is_no_row_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("extractor.read.table._LONGEST_ROW", 1000)
    (tmp_path / "a.csv").write_bytes(b'id,text\n1,"good"\n2,"' + b'","\n' * 1000)
    found = read(tmp_path / "a.csv")
    assert [article.id for article in good(found)] == ["1"]
    assert [item.error.code for item in bad(found)] == ["too_long"]


def test_file_that_must_be_held_whole_has_a_bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(text, "LONGEST_FILE", 100)
    taken = 0

    def lines():
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield b"123456789\n"

    with pytest.raises(text.TooLongError):
        joined(lines(), place="a.json")
    assert taken == 11


def test_feed_whose_entries_never_end_is_told_and_holds_nothing(frugal: None):
    head = b"<rss><channel><item><description>Sales rose 3%.</description></item>"
    found = feed_articles(io.BytesIO(head + b"<item><description>" + b"9 " * 500_000), name="a.rss")
    assert isinstance(next(found), Article)
    with pytest.raises(text.TooLongError):
        next(found)


# ── nesting and repetition ───────────────────────────────────────────────────────────────────────

DEEP: dict[str, Callable[[int], str]] = {
    "blocks": lambda n: "<div>" * n + "Sales rose 3%." + "</div>" * n,
    "articles": lambda n: "<article>" * n + "Sales rose 3%.",
    "overlapping": lambda n: "<b><i></b>" * n + "Sales rose 3%.",
    "tables": lambda n: "<table><tr><td>" * n + "Sales rose 3%.",
    "metadata": lambda n: "<meta name=date content=soon>" * n + "<p>Sales rose 3%.</p>",
    "linked data": lambda n: '<script type="application/ld+json">{"a": []}</script>' * n + "<p>Sales rose 3%.</p>",
    "lists of linked data": lambda n: f'<script type="application/ld+json">{"[" * n}</script><p>Sales rose 3%.</p>',
    "comments": lambda n: "<p>Sales rose 3%.</p>" + "<!--" * n,
    "open tags": lambda n: "<p>Sales rose 3%.</p>" + "<a " * n,
    "attributes": lambda n: f"<p {'a=b ' * n}>Sales rose 3%.</p>",
}


@pytest.mark.parametrize("careful", [False, True])
@pytest.mark.parametrize("what", DEEP)
def test_page_of_any_shape_is_read(what: str, careful: bool):
    """With lists that are walked by number, or a search that takes the square of the depth, this takes minutes."""
    pytest.importorskip("resiliparse")
    pytest.importorskip("trafilatura")
    assert "Sales rose 3%." in page(f"<html><body>{DEEP[what](15_000)}".encode(), name="a.html", careful=careful).text


@pytest.mark.parametrize("what", DEEP)
def test_fragment_of_any_shape_is_read(what: str):
    assert "Sales rose 3%." in text_of(DEEP[what](50_000))


FRAGMENTS = ["<a '>\"", '<a "', "<!--", "<![x[", "<?", "</", "<", "&", "&#", "<script>", "<p a='<", "<p><", "<!DOCTYPE ["]


@pytest.mark.parametrize("unit", FRAGMENTS)
def test_fragment_and_metadata_of_broken_marks_are_read_in_one_pass(unit: str):
    text_of(unit * 100_000)
    metadata(unit * 100_000)


def test_feed_nested_deeper_than_python_follows_costs_the_entry(tmp_path: Path):
    deep = "<a>" * 50_000 + "5%" + "</a>" * 50_000
    entry = "<item><description>Sales rose 3%.</description></item>"
    (tmp_path / "a.rss").write_text(f"<rss><channel><item><description>{deep}</description></item>{entry}</channel></rss>")
    found = read(tmp_path / "a.rss")
    assert [article.text for article in good(found)] == ["Sales rose 3%."]
    assert "nested" in str(bad(found)[0].error)


def test_scripts_of_a_page_are_neither_run_nor_read(tmp_path: Path):
    pytest.importorskip("resiliparse")
    script = "<script>document.write('Sales rose 99 percent'); fetch('http://a.example/')</script><img src=x onerror=alert(77)>"
    (tmp_path / "a.html").write_text(PAGE.replace("<h1>", f"{script}<h1>"))
    (article,) = good(read(tmp_path / "a.html"))
    assert "99" not in article.text
    assert "77" not in article.text


# ── paths, links, pipes ──────────────────────────────────────────────────────────────────────────


def test_members_with_paths_of_others_touch_nothing(tmp_path: Path):
    names = ("../../up.txt", "/etc/above.txt", "C:\\x.txt", "a/../../b.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped(dict.fromkeys(names, b"Sales rose 3%.")))
    (tmp_path / "in" / "a.tar").write_bytes(taped(dict.fromkeys(names, b"Sales rose 3%.")))
    before = sorted(tmp_path.rglob("*"))
    for archive in ("a.zip", "a.tar"):
        assert len(good(read(tmp_path / "in" / archive))) == 4
    assert sorted(tmp_path.rglob("*")) == before


def test_links_inside_an_archive_are_not_followed(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("Sales rose 99%.")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "a.txt"), (tarfile.LNKTYPE, "b.txt"), (tarfile.FIFOTYPE, "c.txt"), (tarfile.CHRTYPE, "d.txt")):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, (tmp_path / "secret.txt").as_posix()
            archive.addfile(entry)
    (tmp_path / "a.tar").write_bytes(packed.getvalue())
    assert [item.error.code for item in bad(read(tmp_path / "a.tar"))] == ["empty"]
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as zip_archive:
        zip_archive.writestr(link, (tmp_path / "secret.txt").as_posix())
    assert all("99" not in article.text for article in good(read(tmp_path / "b.zip")))


@pytest.fixture
def maze(tmp_path: Path) -> Path:
    """A folder with two files, and links that lead round in circles."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("1")
    (tmp_path / "in" / "deep" / "b.txt").write_text("2")
    for number in range(4):  # without care, each doubles the ways through
        (tmp_path / "in" / f"round{number}").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    return tmp_path / "in"


@pytest.mark.parametrize("pattern", ["", "**", "**/*.txt", "**/deep/../*.txt"])
def test_links_in_circles_are_not_walked(maze: Path, pattern: str):
    found = [item for source in inputs([str(maze / pattern)]) if isinstance(source, Source) for item in articles(source)]
    assert sorted(article.text for article in found if isinstance(article, Article)) in (["1", "2"], ["1"])
    assert [item.error.code for item in found if isinstance(item, Unread)] in (["access"], [])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("pattern", ["", "*.txt", "**/*.txt"])
def test_pipes_in_a_folder_are_not_waited_for(tmp_path: Path, pattern: str):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("1")
    assert [source.path.name for source in inputs([str(tmp_path / pattern)]) if isinstance(source, Source) and source.path] == ["b.txt"]


def test_name_that_is_no_text_is_told_with_question_marks(tmp_path: Path):
    name = os.fsencode(tmp_path) + b"/a\xff.txt"
    try:
        with open(name, "w") as file:  # noqa: PTH123 - a name of bytes
            file.write("Sales rose 3%.")
    except OSError:
        pytest.skip("names are text here")
    found = [item for source in inputs([str(tmp_path), os.fsdecode(name[:-4])]) if isinstance(source, Source) for item in articles(source)]
    assert [article.source for article in good(found)] == [f"{tmp_path.as_posix()}/a?.txt"]
    assert [item.place for item in bad(found)] == [f"{tmp_path.as_posix()}/a?"]
