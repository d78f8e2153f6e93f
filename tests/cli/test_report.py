"""extractor report: one page of one article; what it refuses, and with which exit."""

from __future__ import annotations

from pathlib import Path


def test_a_page_of_an_article(call, tmp_path: Path):
    (tmp_path / "a.txt").write_text("WRONG 12 & 13")
    result = call("report", tmp_path / "a.txt", "-o", tmp_path / "a.html", "--published", "2025-06-13")
    assert (result.code, result.out, result.err) == (0, "", "")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "1 of 1 checks does not fit" in page
    assert "published 13 June 2025" in page
    assert "a.txt" in page


def test_without_an_output_the_page_goes_down_the_pipe(call):
    result = call("report", stdin=b"12")
    assert result.code == 0
    assert result.out.rstrip().endswith("</html>")


def test_nothing_given_on_a_terminal_is_help_and_wrong_use(call):
    assert call("report", stdin=None).code == 2


def test_several_articles_are_wrong_use_and_write_nothing(call, tmp_path: Path):
    result = call("report", "-o", tmp_path / "a.html", stdin=b'{"text": "1"}\n{"text": "2"}\n')
    assert result.code == 2
    assert "holds several" in result.err
    assert not (tmp_path / "a.html").exists()


def test_a_file_that_is_not_there_is_told_and_writes_nothing(call, tmp_path: Path):
    result = call("report", tmp_path / "no.txt", "-o", tmp_path / "a.html")
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert not (tmp_path / "a.html").exists()


def test_an_article_that_cannot_be_processed_has_a_page_that_says_so(call, tmp_path: Path):
    result = call("report", "-o", tmp_path / "a.html", stdin=b"CRASH 12")
    assert result.code == 3
    assert "This article could not be read" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_the_input_is_never_overwritten(call, tmp_path: Path):
    (tmp_path / "a.txt").write_text("12")
    assert call("report", tmp_path / "a.txt", "-o", tmp_path / "a.txt").code == 2
    assert (tmp_path / "a.txt").read_text() == "12"


def test_bytes_that_are_no_text_are_told(call, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"12 \xff")
    assert call("report", tmp_path / "a.txt", "-o", tmp_path / "a.html").code == 3


def test_derived_values_are_of_one_article_not_of_a_store(call, tmp_path: Path):
    result = call("report", tmp_path / "news.db", "--derived", "-o", tmp_path / "pages")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "--derived is for one article" in result.err
