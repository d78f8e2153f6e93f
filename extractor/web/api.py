"""POST /api/extract: an article as JSON or plain text → its record; and the description of it, OpenAPI 3.1."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from extractor import __version__
from extractor.errors import DateError, ExtractorError
from extractor.read.dates import iso_date
from extractor.records import Article
from extractor.schema import record_schema
from extractor.web.reading import BusyError, readings_of

_KEYS = {
    "text": "the article, exactly as it is to be read",
    "published": "day of publication, YYYY-MM-DD",
    "id": "an id of your own, which the record gets",
    "title": "its title",
    "source": "where it comes from",
}


class RequestError(ExtractorError):
    """A request that cannot be answered, with its status."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def problem(status: int, code: str, message: str) -> JSONResponse:
    """An error as programs get it."""
    return JSONResponse({"error": {"code": code, "message": message}}, status_code=status)


async def extract(request: Request) -> Response:
    """The record of the article in the request."""
    kind = request.headers.get("content-type", "")
    try:
        article = article_of(await request.body(), kind, dict(request.query_params))
        record = await readings_of(request).record(article)
    except RequestError as wrong:
        return problem(wrong.status, wrong.code, str(wrong))
    except BusyError as wrong:
        return problem(503, wrong.code, str(wrong))
    return Response(record.model_dump_json(), media_type="application/json")


def article_of(body: bytes, content_type: str, query: dict[str, str]) -> Article:
    """The article of a request; RequestError where it is none."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as broken:
        raise RequestError(400, "encoding", f"not UTF-8: byte 0x{body[broken.start]:02x} at offset {broken.start}") from None
    if kind == "application/json":
        return _checked(_object(text))
    if kind == "text/plain":
        return _checked({**query, "text": text})
    raise RequestError(415, "content_type", "expected content of type application/json or text/plain")


def _object(text: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise RequestError(400, "json", f"not JSON: {wrong}") from None
    if not isinstance(row, dict):
        raise RequestError(422, "json", "expected an object with the key text")
    return row


def _checked(row: dict[str, Any]) -> Article:
    unknown = sorted(set(row) - set(_KEYS))
    if unknown:
        raise RequestError(422, "key", f"unknown key {unknown[0]!r}; the keys are {', '.join(_KEYS)}")
    for key, value in row.items():
        if not isinstance(value, str) and not (value is None and key != "text"):
            raise RequestError(422, "key", f"key {key}: expected a string, found {type(value).__name__}")
    if not row.get("text", "").strip():
        raise RequestError(422, "empty", "there is no text to read")
    try:
        published = iso_date(row["published"]).isoformat() if row.get("published") else None
    except DateError as wrong:
        raise RequestError(422, "date", f"key published: {wrong}") from None
    return Article(text=row["text"], published=published, id=row.get("id"), title=row.get("title"), source=row.get("source"))


def description() -> dict[str, Any]:
    """The OpenAPI description, made from the schema of the records."""
    schema = json.loads(json.dumps(record_schema()).replace("#/$defs/", "#/components/schemas/"))
    parts = schema.pop("$defs")
    schema.pop("$schema")
    answers = {
        "200": _answer("The article's record", "ArticleRecord"),
        "400": _answer("The body is no JSON or no UTF-8", "Error"),
        "403": _answer("The request comes from another page", "Error"),
        "408": _answer("The body took too long", "Error"),
        "413": _answer("The body is too long", "Error"),
        "415": _answer("The body is neither JSON nor plain text", "Error"),
        "421": _answer("The request names another host", "Error"),
        "422": _answer("A key is missing, unknown or of the wrong kind", "Error"),
        "503": _answer("Too many articles are waiting, or this one takes too long", "Error"),
    }
    published = {
        "name": "published",
        "in": "query",
        "description": f"{_KEYS['published']}; for plain text",
        "schema": {"type": "string", "format": "date"},
    }
    body = {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Article"}},
            "text/plain": {"schema": {"type": "string", "description": _KEYS["text"]}},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "extractor", "version": __version__, "description": "Figures and checks of one article, by rules and offline."},
        "paths": {
            "/api/extract": {
                "post": {
                    "operationId": "extract",
                    "summary": "Read one article",
                    "parameters": [published],
                    "requestBody": body,
                    "responses": answers,
                }
            }
        },
        "components": {"schemas": {"ArticleRecord": schema, **parts, "Article": _article(), "Error": _error()}},
    }


def _answer(words: str, name: str) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


def _article() -> dict[str, Any]:
    keys: dict[str, dict[str, Any]] = {name: {"type": ["string", "null"], "description": words} for name, words in _KEYS.items()}
    keys["text"]["type"] = "string"
    return {"type": "object", "required": ["text"], "additionalProperties": False, "properties": keys}


def _error() -> dict[str, Any]:
    keys = {"code": {"type": "string", "description": "stable"}, "message": {"type": "string", "description": "one plain line"}}
    inner = {"type": "object", "required": list(keys), "additionalProperties": False, "properties": keys}
    return {"type": "object", "required": ["error"], "additionalProperties": False, "properties": {"error": inner}}
