"""HTML pages → articles: the main text without menus and footers, with title and publication date from the page's own metadata.

resiliparse by default, thousands of pages a second; trafilatura (`careful`) where pages are odd and time is not short. Both
come with the extra `archive`. Offsets of figures are those of the text that is taken out.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from extractor.errors import DateError, EmptyError, SetUpError
from extractor.read.dates import iso_date
from extractor.records import Article

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DATE_NAMES = (  # in order of trust: the day of publication before that of a change
    *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued"),
    *("citation_publication_date", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "pubdate"),
    *("publication_date", "dc.date", "dcterms.date", "date"),
)
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y.%m.%d")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title")


def page(raw: bytes, *, name: str, careful: bool = False, charset: str | None = None, url: str | None = None) -> Article:
    """The article of a page. `charset` is what the server said; EmptyError where the page holds no text."""
    tree = _tree(raw, charset, name)
    named = _named_metadata(tree)
    linked = list(_linked_data(tree))
    text = _careful_text(raw, name) if careful else _main_text(tree)
    if not text.strip():
        raise EmptyError(f"{name}: empty: the page holds no text")
    address = url or named.get("og:url")
    return Article(
        text=text,
        published=_published(tree, named, linked),
        title=_title(tree, named, linked),
        source=(host(address) if url else None) or name,
        url=address,
    )


def host(address: str | None) -> str | None:
    """The host of a web address, which is who published the page."""
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def _tree(raw: bytes, charset: str | None, name: str) -> Any:
    try:
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        from resiliparse.parse.html import HTMLTree
    except ImportError:
        raise SetUpError(f"{name}: HTML needs the package resiliparse: pip install 'extractor[archive]'") from None
    declared = _CHARSET.search(raw[:4096])
    encoding = charset or (declared[1].decode("ascii") if declared else None) or _guessed(raw) or detect_encoding(raw) or "utf-8"
    try:
        return HTMLTree.parse(bytes_to_str(raw, encoding))
    except LookupError:  # a name that no codec has
        return HTMLTree.parse(bytes_to_str(raw, detect_encoding(raw) or "utf-8"))


def _guessed(raw: bytes) -> str | None:
    """UTF-8 where the bytes can be nothing else."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main_text(tree: Any) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(tree, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False))


def _careful_text(raw: bytes, name: str) -> str:
    try:
        import trafilatura
    except ImportError:
        raise SetUpError(f"{name}: careful HTML needs the package trafilatura: pip install 'extractor[archive]'") from None
    return trafilatura.extract(raw, include_comments=False, include_tables=True) or ""


def _named_metadata(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.document.query_selector_all("meta"):
        name = tag.getattr("property") or tag.getattr("name") or tag.getattr("itemprop")
        content = tag.getattr("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that tell a date."""
    for tag in tree.document.query_selector_all('script[type="application/ld+json"]'):
        try:
            waiting = [json.loads(tag.text)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, list):
                waiting += thing
            elif isinstance(thing, dict):
                waiting += thing.get("@graph") or []
                if "datePublished" in thing:
                    yield thing


def _published(tree: Any, named: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    told = [named.get("article:published_time"), *(thing["datePublished"] for thing in linked)]
    told += [named.get(name) for name in _DATE_NAMES]
    times = tree.document.query_selector_all("time[datetime]")
    told += [times[0].getattr("datetime")] if len(times) == 1 else []  # several may be those of other articles
    for written in told:
        day = _day(written) if isinstance(written, str) else None
        if day is not None:
            return day
    return None


def _day(written: str) -> str | None:
    try:
        return iso_date(written).isoformat()
    except DateError:
        pass
    for form in _WRITTEN:
        with contextlib.suppress(ValueError):
            return datetime.strptime(" ".join(written.split()), form).date().isoformat()  # noqa: DTZ007 - a day has no zone
    return None


def _title(tree: Any, named: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    told = [named.get(name) for name in _TITLE_NAMES] + [thing.get("headline") for thing in linked] + [tree.title]
    return next((" ".join(title.split()) for title in told if isinstance(title, str) and title.strip()), None)
