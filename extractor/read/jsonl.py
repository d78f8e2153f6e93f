"""JSON lines → articles: one object a line with `text` and, where known, `id`, `published`, `title`, `source`, `url`.

A line that is none costs that line only: the rows after it are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extractor.errors import DateError, EmptyError, EncodingError, InputError, JsonLineError
from extractor.read.dates import iso_date
from extractor.read.text import CutLine, decoded, joined, refuse_cut
from extractor.records import Article

KEYS = ("id", "published", "title", "source", "url")


def articles(lines: Iterable[bytes], encoding: str, *, name: str) -> Iterator[Article | tuple[str, InputError]]:
    """Articles in order of the lines; for a line that is none, its place (`file:line`) and the error."""
    offset = 0
    for number, raw in enumerate(lines, 1):
        start, offset = offset, offset + (raw.length if isinstance(raw, CutLine) else len(raw))
        if not raw.strip() and not isinstance(raw, CutLine):
            continue
        place = f"{name}:{number}"
        try:
            refuse_cut(raw, place=place)
            yield article(_object(raw, encoding, place=place, offset=start), place=place, name=name)
        except InputError as wrong:
            yield place, wrong


def file_articles(lines: Iterable[bytes], encoding: str, *, name: str) -> Iterator[Article | tuple[str, InputError]]:
    """The articles of a .json file: one object, or an array of them; for one that is none, its place (`file:number`)."""
    try:
        found = json.loads(decoded(joined(lines, place=name), encoding, place=name))
    except json.JSONDecodeError as broken:
        raise JsonLineError(f"{name}: not JSON: {broken.msg} at line {broken.lineno} column {broken.colno}") from None
    except (RecursionError, ValueError) as broken:
        raise JsonLineError(f"{name}: not JSON: {broken}") from None
    for number, row in enumerate(found if isinstance(found, list) else [found], 1):
        place = f"{name}:{number}"
        try:
            if not isinstance(row, dict):
                raise JsonLineError(f'{place}: expected an object with the key "text", found {_kind(row)}')
            yield article(row, place=place, name=name)
        except InputError as wrong:
            yield place, wrong


def _object(raw: bytes, encoding: str, *, place: str, offset: int) -> Mapping[str, Any]:
    line = decoded(raw, encoding, place=place, offset=offset).rstrip("\r\n")
    try:
        row = json.loads(line)
    except json.JSONDecodeError as broken:
        raise JsonLineError(f"{place}: not a JSON line: {broken.msg} at column {broken.colno}") from None
    except (RecursionError, ValueError) as broken:
        raise JsonLineError(f"{place}: not a JSON line: {broken}") from None
    if not isinstance(row, dict):
        raise JsonLineError(f'{place}: expected an object with the key "text", found {_kind(row)}')
    return row


def article(row: Mapping[str, Any], *, place: str, name: str | None) -> Article:
    """The article of a row; unknown keys are passed over. InputError names the place and the key."""
    if "text" not in row:
        raise JsonLineError(f'{place}: the key "text" is missing')
    text = row["text"]
    if not isinstance(text, str):
        raise JsonLineError(f'{place}: "text" must be a string, not {_kind(text)}')
    if not text.strip():
        raise EmptyError(f"{place}: the text is empty")
    _refuse_surrogates(text, place)
    given = {key: _scalar(row[key], key=key, place=place) for key in KEYS if row.get(key) not in (None, "")}
    if "published" in given:
        try:
            given["published"] = iso_date(given["published"]).isoformat()
        except DateError as wrong:
            raise JsonLineError(f"{place}: published: {wrong}") from None
    return Article(text=text, **{"source": name, **given})


def _scalar(value: Any, *, key: str, place: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise JsonLineError(f"{place}: {key!r} must be a string, not {_kind(value)}")
    _refuse_surrogates(str(value), place)
    return str(value)


def _refuse_surrogates(text: str, place: str) -> None:
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as broken:
            raise EncodingError(f"{place}: half of a surrogate pair at character {broken.start}: no text in any encoding") from None


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return "null" if value is None else names.get(type(value), "something else")
