"""Markup inside mails and feeds → plain text, with a line for each block; whole pages are read by `html.py`.

One pass from mark to mark, each looked for once, so that markup of any shape takes time in proportion to its length.
"""

from __future__ import annotations

import html

from extractor import late_re as re

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "header", "hr", "li"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "main", "ol", "p", "pre", "section", "table", "tr", "ul"),
    )
)
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"head", "template"})
_RAW = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}  # no markup inside
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_NAME = re.compile(r"</?([A-Za-z][^\s/<>]*)")
_ATTRIBUTES = re.compile(r"[^<>\"']*+(?:(?:\"[^<\"]*+\"|'[^<']*+')[^<>\"']*+)*+>")
_FAR_REFERENCE = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9A-Fa-f]{9,});?")  # no character has such a number


def text_of(markup: str) -> str:
    """The text of a fragment: blocks are paragraphs with an empty line between, cells are parted by tabs."""
    parts: list[str] = []
    silent = place = 0
    while place < len(markup):
        mark = markup.find("<", place)
        if not silent:
            parts.append(_BLANKS.sub(" ", unescaped(markup[place : mark if mark >= 0 else len(markup)])))
        if mark < 0:
            break
        name = _NAME.match(markup, mark)
        if name is None and not markup.startswith(("<!", "<?", "</"), mark):
            parts.append("" if silent else "<")
            place = mark + 1
            continue
        place = _behind(markup, mark, name)
        if name is None:
            continue
        tag, ends = name[1].lower(), markup[mark + 1] == "/"
        if tag in _SILENT:
            silent = max(0, silent - 1) if ends else silent + 1
        elif tag in _RAW and not ends:
            closed = _RAW[tag].search(markup, place)
            place = closed.start() if closed else len(markup)
        elif tag in _BLOCKS:
            parts.append("\n")
        elif tag in _CELLS and not ends:
            parts.append("\t")
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _behind(markup: str, mark: int, name: re.Match[str] | None) -> int:
    """The place behind the mark that begins here; the end where it is never closed."""
    if markup.startswith("<!--", mark):
        end = markup.find("-->", mark + 4)
        return end + 3 if end >= 0 else len(markup)
    tag = _ATTRIBUTES.match(markup, name.end()) if name is not None else None
    end = tag.end() if tag is not None else markup.find(">", mark) + 1
    return end or len(markup)


def unescaped(words: str) -> str:
    """The words with the characters that their references stand for."""
    return html.unescape(_FAR_REFERENCE.sub("\ufffd", words)) if "&" in words else words
