"""RSS and Atom feeds → articles: the content of each entry, or its summary, with title, date and link."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import BinaryIO

from extractor.errors import DamagedError, DateError, EmptyError, InputError, TooLongError
from extractor.read.dates import iso_date
from extractor.read.fragment import text_of
from extractor.read.html import host
from extractor.read.text import LONGEST_LINE
from extractor.records import Article

_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")
_ROOTS = frozenset({"rss", "feed", "RDF"})


def articles(stream: BinaryIO, *, name: str) -> Iterator[Article | tuple[str, InputError]]:
    """Entries in order; for one without text, its place (`file:entry`) and the error. DamagedError where the XML ends or breaks."""
    count = 0
    around: list[ET.Element] = []  # the elements that the one at hand stands in
    bounded = _Entries(stream, name)
    try:
        for event, element in ET.iterparse(bounded, events=("start", "end")):  # noqa: S314 - expat refuses to expand entities without end
            if event == "start":
                if not around and _tag(element) not in _ROOTS:
                    raise InputError(f"{name}: no feed: expected <rss>, <feed> or <RDF>, found <{_tag(element)}>")
                around.append(element)
                continue
            around.pop()
            if _tag(element) not in ("item", "entry"):
                continue
            count += 1
            place = f"{name}:{count}"
            try:
                yield _article(element, place, name)
            except InputError as wrong:
                yield place, wrong
            except RecursionError:
                yield place, InputError(f"{place}: elements are nested too deep")
            bounded.count = 0
            for outer in around[-1:]:
                outer.clear()  # nothing that has been read is held
    except (ET.ParseError, LookupError, ValueError) as broken:  # the latter two: an encoding that the parser does not know
        raise DamagedError(f"{name}: damaged or cut off after {count} articles: not XML: {broken}") from None


class _Entries:
    """The stream of a feed, as long as its entries end; `count` is set back with each."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        self.count += size
        if self.count > LONGEST_LINE:
            raise TooLongError(f"{self._name}: too long: {LONGEST_LINE:,} bytes without the end of an entry")
        return self._stream.read(size)


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _article(entry: ET.Element, place: str, name: str) -> Article:
    parts: dict[str, ET.Element] = {}
    for part in entry:
        parts.setdefault(_tag(part), part)
    title = text_of(_inner(parts["title"])) if "title" in parts else ""
    body = next((text_of(_inner(parts[tag])) for tag in _BODIES if tag in parts and _inner(parts[tag]).strip()), "")
    if not body.strip():
        raise EmptyError(f"{place}: empty: the entry holds no text")
    link = _link(entry)
    return Article(
        text=f"{title}\n\n{body}" if title and not body.startswith(title) else body,
        id=_said(parts, "guid") or _said(parts, "id"),
        published=_published(parts),
        title=title or None,
        source=host(link) or name,
        url=link,
    )


def _inner(element: ET.Element) -> str:
    """The text of an element; XHTML inside is given as it is written."""
    if len(element):
        return "".join(ET.tostring(child, encoding="unicode", method="html") for child in element)
    return element.text or ""


def _said(parts: dict[str, ET.Element], tag: str) -> str | None:
    return " ".join((parts[tag].text or "").split()) or None if tag in parts else None


def _link(entry: ET.Element) -> str | None:
    for part in entry:
        if _tag(part) == "link" and part.get("rel", "alternate") == "alternate":
            return part.get("href") or (part.text or "").strip() or None
    return None


def _published(parts: dict[str, ET.Element]) -> str | None:
    for tag in _DATES:
        written = _said(parts, tag)
        try:
            if written:
                return iso_date(written).isoformat()
        except DateError:
            continue
    return None
