"""The whole page: nothing of the article runs, nothing is loaded, every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from building import check, failure, figure, record

import extractor
from extractor.records import Bounds, Evidence
from extractor.report.page import article_page, digest

HOSTILE = (
    "<script>alert(1)</script> & </article></style><img src=x onerror=alert(2)>\n\n"
    'Sales "rose" <b>12 percent</b> to <a href="javascript:alert(3)">30</a> {{ 7 * 7 }} \u202e\u2066 &#x3c;script&#x3e;\n'
)
VOID = {"meta", "link", "rect", "path", "input", "img", "br"}


class Page(HTMLParser):
    """Tags, ids, links and the text of the article element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.article: list[str] = []
        self._inside = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "article" or self._inside:
            self._inside += tag not in VOID

    def handle_endtag(self, tag):
        if self._inside and tag not in VOID:
            self._inside -= 1

    def handle_data(self, data):
        if self._inside:
            self.article.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


@pytest.fixture(scope="module")
def made(root) -> list[tuple[str, str]]:
    """(text, page) of every sample."""
    reader = extractor.Extractor()
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "fixtures" / "articles").glob("*.txt"))]
    return [(text, article_page(text, reader.extract(text, "2025-10-16"))) for text in texts]


def test_the_article_stands_in_the_page_unchanged(made):
    for text, html in made:
        assert "".join(Page(html).article) == text


def test_every_link_leads_somewhere_in_the_page_and_ids_are_unique(made):
    for _, html in made:
        page = Page(html)
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        targets = [value for tag, name, value in page.attributes if name == "href" and tag == "a"]
        assert targets
        assert all(target.startswith("#") and target[1:] in ids for target in targets)
        for name in page.values("aria-labelledby"):
            assert name in ids


def test_figures_and_checks_lead_to_each_other(made):
    text, html = next((text, html) for text, html in made if "seven consecutive" in text)
    number = extractor.extract(text, "2025-10-16").figures
    streak = next(one.id for one in number if one.text == "seven consecutive months")
    block = re.search(rf'<div class="check wrong" id="(c\d+)"(?:(?!<div class="check ).)*href="#m-{streak}"', html, re.DOTALL)
    assert block
    card = html[html.index(f'<div class="card" id="{streak}"') :]
    assert f'href="#{block[1]}"' in card[: card.index("</div>")]


def test_nothing_is_loaded_and_nothing_runs(made):
    for _, html in made:
        page = Page(html)
        assert not {"script", "img", "iframe", "object", "embed", "form", "base"} & set(page.tags)
        assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style" or name == "src"]
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", html)
        assert "url(" not in html
        assert "@import" not in html


def test_the_policy_names_the_style_sheet(made):
    html = made[0][1]
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    (policy,) = [value for value in Page(html).values("content") if "default-src" in value]
    assert policy == f"default-src 'none'; style-src '{digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'"


def hostile_page() -> str:
    evidence = {"value": Evidence(0, 60, "<i>rule</i>", "<b>pattern</b>")}
    claim = figure(HOSTILE, "12 percent</b>", evidence=evidence, speaker="<script>alert(4)</script>", counted="<u>ships")
    other = figure(HOSTILE, "30", number=2)
    words = {"message": "<script>alert(5)</script>", "hypothesis": '"><svg onload=alert(6)>', "formula": "<b>1</b>"}
    failing = check("f1", "f2", verdict="inconsistent", **words)
    fields = {"title": "</title><script>alert(7)</script>", "source": "<img src=y onerror=alert(8)>", "id": "'\"><script>"}
    return article_page(HOSTILE, record(claim, other, checks=(failing,), **fields))


def test_markup_of_the_article_stays_text():
    page = Page(hostile_page())
    assert not {"script", "img", "b", "i", "u"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert "".join(page.article) == HOSTILE


def test_direction_marks_of_the_article_stay_inside_it():
    html = hostile_page()
    before, _, after = html.partition("</article>")
    assert "\u202e" in before
    assert "\u202e" not in after


def test_an_article_without_figures_says_so():
    html = article_page("Nothing happened.", record())
    assert "No statistics were found in this article" in html
    assert "All figures" not in html


def test_figures_that_no_check_could_use_are_no_pass():
    text = "It came to 12."
    html = article_page(text, record(figure(text, "12")))
    assert "No claim of this article could be checked" in html
    assert "Silence is no pass" in html


def test_an_article_that_failed_says_why():
    html = article_page("12", record(error=failure("it <crashed>")))
    assert "This article could not be read" in html
    assert "it &lt;crashed&gt; (internal)" in html


def test_a_verdict_has_a_sign_and_words_beside_its_colour():
    text = "It came to 12, up from 10."
    figures = (figure(text, "12"), figure(text, "10", number=2))
    html = article_page(text, record(*figures, checks=(check("f1", "f2", verdict="inconsistent", suspect=("f1",)),)))
    assert 'class="m wrong whole" id="m-f1" href="#f1" aria-label="12, does not fit"' in html
    assert 'aria-label="10, cannot be told"' in html
    assert "1 of 1 checks does not fit" in html


DERIVED = "Tea sales rose 8.4 percent from a year earlier to $96.2 million (87.5 million euros) in May."


def test_what_follows_is_listed_with_its_interval_and_marked_as_derived():
    html = article_page(DERIVED, extractor.Extractor(derived=True).extract(DERIVED, published="2025-06-13"))
    part = html.partition('<section class="derived"')[2].partition("</section>")[0]
    assert "Derived, not stated in the article" in part
    assert part.count('<span class="tag">derived</span>') == part.count("<li ") == 2
    assert "88.6" in part  # what it rose from
    assert "million USD" in part
    assert re.search(r"<dd>1\.098\d* to 1\.10\d* USD for 1 EUR</dd>", part)
    page = Page(html)
    assert [link for link in page.values("href") if link in ("#d1", "#d2")]  # from the records of the figures
    assert "derived" not in "".join(page.article)


def test_without_the_wish_nothing_is_derived():
    assert "Derived" not in article_page(DERIVED, extractor.extract(DERIVED, published="2025-06-13"))


@pytest.mark.parametrize(("words", "follows"), [(1, True), (2000, False)])
def test_a_short_article_stays_in_sight_beside_long_checks(words, follows):
    text = "It came to 12, up from 10. " + "And so on. " * words
    figures = (figure(text, "12"), figure(text, "10", number=2))
    html = article_page(text, record(*figures, checks=(check("f1", "f2", verdict="inconsistent"),)))
    assert ('class="columns follows"' in html) is follows


def test_five_thousand_figures_make_a_page_in_proportion():
    one, many = sized(50), sized(5000)
    assert many.count('class="card"') == many.count('<a class="m ') == 5000
    assert len(many) < 100 * len(one)


@pytest.mark.parametrize(("count", "many"), [(50, False), (5000, True)])
def test_checks_are_left_for_later_only_where_they_are_many(count, many):
    assert ('class="checks many"' in sized(count)) is many


def sized(count: int) -> str:
    text = " ".join(f"{number:05} ships." for number in range(count))
    figures = []
    for number in range(count):
        place = {"start": 13 * number, "end": 13 * number + 5, "text": f"{number:05}"}
        figures.append(figure("12", "12", number=number + 1, value=str(number), interval=Bounds(None, None), **place))
    checks = tuple(check(f"f{number}", f"f{number + 1}") for number in range(1, count, 2))
    return article_page(text, record(*figures, checks=checks))


def test_what_is_no_number_is_told_with_its_reason():
    text = "Sales rose 5 percent to $4 million.\n\nThe rate was 4,000,000%, as of February 30, 2025."
    html = article_page(text, extractor.extract(text))
    unread = html.split('id="unread"')[1].split("</section>")[0]
    assert re.findall(r"<strong>(.+?)</strong> in line (\d): (.+?)</li>", unread) == [
        ("4,000,000%", "3", "a rate of a million percent or more"),
        ("February 30, 2025", "3", "a day that does not exist"),
    ]
    assert 'id="unread"' not in article_page("Sales rose 5 percent.", extractor.extract("Sales rose 5 percent."))
