"""HTML pages → articles: the main text without menus and footers, with title and publication date from the page's own metadata.

resiliparse by default, thousands of pages a second; trafilatura (`careful`) where pages are odd and time is not short. Both
come with the extra `archive`. Offsets of figures are those of the text that is taken out.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from urllib.parse import urlsplit

from extractor import late_re as re
from extractor.errors import DateError, EmptyError, SetUpError
from extractor.read.dates import iso_date
from extractor.read.fragment import text_of
from extractor.read.metadata import Metadata, metadata
from extractor.records import Article

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DATE_NAMES = (  # in order of trust: the day of publication before that of a change
    *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued"),
    *("citation_publication_date", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "pubdate"),
    *("publication_date", "dc.date", "dcterms.date", "date"),
)
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y.%m.%d")
_DEEPEST = 1000  # elements one in another
_NESTS = re.compile(  # tags that nest: those that end of themselves are left out
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|td|th|tr|track|wbr)\b)[a-z]", re.IGNORECASE
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title")


def page(raw: bytes, *, name: str, careful: bool = False, charset: str | None = None, url: str | None = None) -> Article:
    """The article of a page. `charset` is what the server said; EmptyError where the page holds no text."""
    markup = _markup(raw, charset, name)
    told = metadata(markup)
    text = text_of(markup) if _is_deep(markup) else _careful_text(raw, name) if careful else _main_text(markup)
    if not text.strip():
        raise EmptyError(f"{name}: empty: the page holds no text")
    address = url or told.named.get("og:url")
    return Article(
        text=text,
        published=_published(told),
        title=_title(told),
        source=(host(address) if url else None) or name,
        url=address,
    )


def host(address: str | None) -> str | None:
    """The host of a web address, which is who published the page."""
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def _markup(raw: bytes, charset: str | None, name: str) -> str:
    try:
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    except ImportError:
        raise SetUpError(f"{name}: HTML needs the package resiliparse: pip install 'extractor[archive]'") from None
    declared = _CHARSET.search(raw[:4096])
    encoding = charset or (declared[1].decode("ascii") if declared else None) or _guessed(raw) or detect_encoding(raw) or "utf-8"
    try:
        return str(bytes_to_str(raw, encoding))
    except (LookupError, ValueError):  # a name that no codec has
        return str(bytes_to_str(raw, detect_encoding(raw) or "utf-8"))


def _guessed(raw: bytes) -> str | None:
    """UTF-8 where the bytes can be nothing else."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _is_deep(markup: str) -> bool:
    """Whether elements are nested deeper than on any page: the search for the main text takes the square of the depth."""
    if markup.count("<") < _DEEPEST:
        return False
    depth = 0
    for tag in _NESTS.finditer(markup):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _main_text(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(markup)
    return str(extract_plain_text(tree, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False))


def _careful_text(raw: bytes, name: str) -> str:
    try:
        import trafilatura
    except ImportError:
        raise SetUpError(f"{name}: careful HTML needs the package trafilatura: pip install 'extractor[archive]'") from None
    return trafilatura.extract(raw, include_comments=False, include_tables=True) or ""


def _published(told: Metadata) -> str | None:
    written = [told.named.get("article:published_time"), *(thing["datePublished"] for thing in told.linked)]
    written += [told.named.get(name) for name in _DATE_NAMES]
    written += told.times if len(told.times) == 1 else []  # several may be those of other articles
    for one in written:
        day = _day(one) if isinstance(one, str) else None
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


def _title(told: Metadata) -> str | None:
    titles = [told.named.get(name) for name in _TITLE_NAMES] + [thing.get("headline") for thing in told.linked] + [told.title]
    return next((" ".join(title.split()) for title in titles if isinstance(title, str) and title.strip()), None)
