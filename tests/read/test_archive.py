"""Bytes → articles: order, compression, damage, places."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from files import PACKERS

from extractor.errors import SetUpError
from extractor.read.archive import articles
from extractor.read.dates import iso_date
from extractor.read.inputs import inputs
from extractor.read.source import Source, Unread
from extractor.records import Article


def read(path: Path, **options: str) -> list[Article | Unread]:
    return list(articles(Source(path), **options))


ROWS = b"".join(b'{"id": "%d", "text": "Exports came to %d."}\n' % (n, n) for n in range(2000))


@pytest.mark.parametrize("ending", PACKERS)
def test_compressed_lines_are_the_same_articles(tmp_path: Path, ending: str):
    path = tmp_path / f"news.jsonl{ending}"
    path.write_bytes(PACKERS[ending](ROWS))
    found = read(path)
    assert [item.id for item in found if isinstance(item, Article)] == [str(n) for n in range(2000)]


@pytest.mark.parametrize("ending", PACKERS)
def test_cut_off_file_is_told_and_what_stood_before_is_kept(tmp_path: Path, ending: str):
    path = tmp_path / f"news.jsonl{ending}"
    packed = PACKERS[ending](ROWS)
    path.write_bytes(packed[: len(packed) * 2 // 3])
    found = read(path)
    assert isinstance(found[-1], Unread)
    assert found[-1].error.code in ("damaged", "json_line")
    assert all(isinstance(item, Article) for item in found[:-2])


@pytest.mark.parametrize("ending", PACKERS)
def test_file_that_is_not_compressed_at_all_is_told(tmp_path: Path, ending: str):
    path = tmp_path / f"news.txt{ending}"
    path.write_bytes(b"Exports rose 3 percent")
    (item,) = read(path)
    assert isinstance(item, Unread)
    assert item.error.code == "damaged"
    assert path.name in str(item.error)


def test_missing_zstandard_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (tmp_path / "a.txt.zst").write_bytes(b"x")
    with pytest.raises(SetUpError, match="pip install zstandard"):
        read(tmp_path / "a.txt.zst")


def test_line_separators_inside_a_text_do_not_split_the_line(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text('{"text": "Exports\u2028rose\u0085 3"}\r\n{"text": "4"}', newline="")
    assert [item.text for item in read(tmp_path / "a.jsonl") if isinstance(item, Article)] == ["Exports\u2028rose\x85 3", "4"]


def test_undecodable_line_names_the_offset_in_the_file(tmp_path: Path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "1"}\n{"text": "\xff"}\n{"text": "3"}\n')
    first, bad, third = read(tmp_path / "a.jsonl")
    assert isinstance(bad, Unread)
    assert "a.jsonl:2" in str(bad.error)
    assert "0xff at offset 24" in str(bad.error)
    assert isinstance(first, Article)
    assert isinstance(third, Article)


def test_csv_keeps_newlines_and_quotes_in_cells(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(b'\xef\xbb\xbfid,text\r\n1,"He said ""3""\r\nthen 4"\r\n')
    (article,) = read(tmp_path / "a.csv")
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("1", 'He said "3"\r\nthen 4')


def test_csv_without_text_lists_its_columns(tmp_path: Path):
    (tmp_path / "a.csv").write_text("id,body\n1,Exports\n")
    (item,) = read(tmp_path / "a.csv")
    assert isinstance(item, Unread)
    assert 'no column "text"; found id, body' in str(item.error)


def test_csv_cell_longer_than_the_modules_own_bound_is_read_whole(tmp_path: Path):
    (tmp_path / "a.csv").write_text("text\n" + "9" * 300_000 + "\n")
    (article,) = read(tmp_path / "a.csv")
    assert isinstance(article, Article)
    assert len(article.text) == 300_000


def test_wide_encodings_are_read_line_by_line_too(tmp_path: Path):
    (tmp_path / "a.jsonl").write_bytes('{"text": "1"}\n{"text": "2"}\n'.encode("utf-16"))
    assert [item.text for item in read(tmp_path / "a.jsonl", encoding="utf-16") if isinstance(item, Article)] == ["1", "2"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-06-13", "2025-06-13"),
        ("20250613", "2025-06-13"),
        (" 2025-06-13 ", "2025-06-13"),
        ("2025-06-13T23:30:00+09:00", "2025-06-13"),
        ("2025-06-13T08:00:00Z", "2025-06-13"),
        ("Fri, 13 Jun 2025 09:00:00 +0900", "2025-06-13"),
    ],
)
def test_dates_of_archives_are_read_as_they_are_written(written: str, day: str):
    assert iso_date(written).isoformat() == day


def test_named_inputs_keep_their_order_and_folders_are_sorted(tmp_path: Path):
    (tmp_path / "z").mkdir()
    for name in ("z/b.txt", "z/a.txt", "z/A.md", "y.txt"):
        (tmp_path / name).write_text("1")
    found = inputs([str(tmp_path / "z"), str(tmp_path / "y.txt"), "-"])
    assert [source.name.rpartition("/")[2] for source in found if isinstance(source, Source)] == [
        "A.md",
        "a.txt",
        "b.txt",
        "y.txt",
        "standard input",
    ]
