"""A store → a folder of pages that lead to one another, with plots of what was told over time."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from extractor.archive.work import Settings, work
from extractor.errors import OutputError
from extractor.pipeline import Extractor
from extractor.records import Article
from extractor.report.archive import ArchivePages
from extractor.store.database import opened
from extractor.store.ledger import Ledger

MONTHS = ("January", "February", "March", "April", "May")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five months of one series; March is revised, and a second source contradicts May. One article cannot be read."""
    articles = []
    for number, (month, value) in enumerate(zip(MONTHS, ("2.11", "2.34", "2.28", "2.41", "2.52"), strict=True), 1):
        text = f"Exports of Norway came to ${value} billion in {month} 2025."
        articles.append(Article(id=f"no-{number}", published=f"2025-{number + 1:02}-12", text=text, source="<office>"))
    text = "Exports of Norway came to $2.41 billion in April 2025. In March 2025, exports of Norway came to $2.27 billion, a revised value."
    articles.append(Article(id="again", published="2025-05-28", text=text, source="<office>"))
    articles.append(Article(id="wire", published="2025-06-13", text="Exports of Norway were $2.92 billion in May 2025.", source="Wire"))
    articles.append(Article(id="odd", published="2025-06-14", text="<script>alert(1)</script> Sales of 12 ships.", title="</title><b>odd"))
    path = tmp_path_factory.mktemp("store") / "news.db"
    ledger = Ledger(path, inputs=["made"], version="1", vocabulary="v")
    ledger.put(work(Extractor(), articles, Settings(want="store")))
    ledger.close("done")
    return path


@pytest.fixture(scope="module")
def pages(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "out"
    write(store, folder)
    return folder


def write(store: Path, folder: Path) -> ArchivePages:
    with closing(opened(store)) as database:
        made = ArchivePages(database, store, folder)
        made.write()
    return made


def test_every_link_leads_to_a_place(pages: Path):
    ids = {path: set(re.findall(r' id="([^"]+)"', path.read_text(encoding="utf-8"))) for path in pages.rglob("*.html")}
    assert len(ids) > 8
    for path in ids:
        for target in re.findall(r'<a [^>]*href="([^"]+)"', path.read_text(encoding="utf-8")):
            name, _, place = target.partition("#")
            found = (path.parent / name).resolve() if name else path
            assert found in ids, target
            assert not place or place in ids[found], target


def test_the_index_lists_every_article_and_the_series_told_more_than_once(pages: Path):
    index = (pages / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'href="articles/', index)) == 8
    assert "Norway · exports" in index
    assert "1 may not fit" in index
    assert "<polyline" in index


def test_a_series_has_its_plot_with_vintages_and_contradictions(pages: Path):
    page = series_page(pages)
    assert page.count('<circle class="latest"') - 1 == 6  # one of them is the key's
    assert page.count('<circle class="earlier"') - 1 == 1
    assert page.count('<path class="odd"') - 1 == 1
    assert page.count('<path class="revision"') == 2
    assert 'May 2025: $2.92 billion, told on 2025-06-13, contradicted"' in page
    assert "cross source" in page


def test_the_value_that_a_revision_gives_stands_and_not_the_one_that_it_repeats(tmp_path: Path):
    told = (
        ("2025-02-12", "Exports of Norway came to $2.11 billion in January 2025."),
        (
            "2025-03-12",
            "Exports of Norway came to $2.34 billion in February 2025. January's value was revised to $2.14 billion from $2.11 billion.",
        ),
        ("2025-04-12", "Exports of Norway came to $2.28 billion in March 2025."),
    )
    articles = [Article(id=f"a{day}", published=day, text=text) for day, text in told]
    ledger = Ledger(tmp_path / "news.db", inputs=["made"], version="1", vocabulary="v")
    ledger.put(work(Extractor(), articles, Settings(want="store")))
    ledger.close("done")
    write(tmp_path / "news.db", tmp_path / "pages")
    page = series_page(tmp_path / "pages")
    rows = re.findall(r"<tr><td>January 2025</td><td><a [^>]+>([^<]+)</a></td>.*?<td>(\w+)</td></tr>", page)
    assert sorted(set(rows)) == [("$2.11 billion", "earlier"), ("$2.14 billion", "stands")]


def series_page(pages: Path) -> str:
    (address,) = re.findall(r'href="(series/[^"]+)">Norway · exports<', (pages / "index.html").read_text(encoding="utf-8"))
    return (pages / address).read_text(encoding="utf-8")


def test_articles_lead_home_and_what_they_say_stays_text(pages: Path):
    odd = next(path for path in (pages / "articles").iterdir() if "ships" in path.read_text(encoding="utf-8"))
    assert 'href="../index.html"' in odd.read_text(encoding="utf-8")
    for path in pages.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "<script" not in page
        assert "<b>" not in page
        assert "<office>" not in page
        assert 'http-equiv="Content-Security-Policy"' in page


def test_the_same_store_gives_the_same_pages_and_takes_its_own_folder_again(store: Path, pages: Path):
    before = {path: path.read_bytes() for path in pages.rglob("*.html")}
    made = write(store, pages)
    assert made.articles == 8
    assert {path: path.read_bytes() for path in pages.rglob("*.html")} == before


def test_a_folder_of_other_things_is_left_alone(store: Path, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("12")
    with pytest.raises(OutputError, match="holds other things"):
        write(store, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(OutputError, match="cannot be written"):
        write(store, tmp_path / "mine.txt")
