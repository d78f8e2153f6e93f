"""The application: its routes, its guard, and how each kind of error is told."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Scope

from extractor.archive.work import Reader
from extractor.web import api, pages
from extractor.web.guard import Guard
from extractor.web.reading import Readings

MOST_BYTES = 1_000_000
SECONDS = 20.0
_WORDS = {404: "There is no such page.", 405: "This address does not take that kind of request."}


def application(reader: Reader, *, most_bytes: int = MOST_BYTES, seconds: float = SECONDS) -> ASGIApp:
    """The application around a reader; bodies above `most_bytes` and waits above `seconds` are refused."""
    routes = [
        Route("/", pages.start, methods=["GET"]),
        Route("/", pages.read, methods=["POST"]),
        Route("/report", pages.save, methods=["POST"]),
        Route("/samples/{name}", pages.sample, methods=["GET"]),
        Route("/page.js", _script, methods=["GET"]),
        Route("/openapi.json", _description, methods=["GET"]),
        Route("/api/extract", api.extract, methods=["POST"]),
    ]
    inner = Starlette(routes=routes, exception_handlers={HTTPException: _refused, Exception: _broken})
    inner.state.readings = Readings(reader, seconds=seconds)
    return Guard(inner, policy=pages.policy(), refuse=_answer, most_bytes=most_bytes, seconds=seconds)


async def _script(_: Request) -> Response:
    return Response(pages.script(), media_type="text/javascript")


async def _description(_: Request) -> Response:
    return JSONResponse(api.description())


def _answer(scope: Scope, status: int, code: str, message: str) -> Response:
    """A refusal, as JSON for programs and as a page for people."""
    if scope["path"].startswith(("/api", "/openapi")):
        return api.problem(status, code, message)
    return pages.message_page(status, f"{message[:1].upper()}{message[1:].rstrip('.')}.")


async def _refused(request: Request, wrong: Exception) -> Response:
    status = wrong.status_code if isinstance(wrong, HTTPException) else 500
    return _answer(request.scope, status, {404: "not_found", 405: "method"}.get(status, "request"), _WORDS.get(status, str(wrong)))


async def _broken(request: Request, _: Exception) -> Response:
    return _answer(request.scope, 500, "internal", "something broke while this was read; the text stays where you have it")
