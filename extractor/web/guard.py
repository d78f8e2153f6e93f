"""What every request has to pass: the host and origin that it names, the size and time of its body; and the headers of every answer.

Without the check of the host, a page elsewhere could reach this one through a name of its own that points to 127.0.0.1; without
that of the origin, it could send it forms.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"(?:127\.0\.0\.1|localhost)(?::\d{1,5})?", re.IGNORECASE)
_LONGEST_LENGTH = 15  # digits of a content-length that is read as a number
Refuse = Callable[[Scope, int, str, str], Response]


class Guard:
    """Answers what is refused itself, by `refuse(scope, status, code, message)`."""

    def __init__(self, app: ASGIApp, *, policy: str, refuse: Refuse, most_bytes: int, seconds: float) -> None:
        self._app = app
        self._refuse = refuse
        self._most_bytes = most_bytes
        self._seconds = seconds
        self._headers = {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "cache-control": "no-store",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        headers = Headers(scope=scope)
        refused = self._wrong_place(scope, headers)
        body = b""
        if refused is None:
            refused, body = await self._body(scope, headers, receive)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        await self._app(scope, _replayed(body, receive), guarded)

    def _wrong_place(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if _HOST.fullmatch(host) is None:
            return self._refuse(scope, 421, "host", "this page answers to 127.0.0.1 and localhost only")
        origin = headers.get("origin")
        foreign = origin not in (None, f"http://{host}") or headers.get("sec-fetch-site") in ("cross-site", "same-site")
        if scope["method"] == "POST" and foreign:
            return self._refuse(scope, 403, "origin", "this page takes nothing from other pages")
        return None

    async def _body(self, scope: Scope, headers: Headers, receive: Receive) -> tuple[Response | None, bytes]:
        """The whole body, within bounds."""
        told = headers.get("content-length", "0")
        if not told.isdecimal() or len(told) > _LONGEST_LENGTH or int(told) > self._most_bytes:
            return self._too_long(scope), b""
        body = bytearray()
        try:
            async with asyncio.timeout(self._seconds):
                more = True
                while more and len(body) <= self._most_bytes:
                    message = await receive()
                    if message["type"] != "http.request":
                        return Response(status_code=400), b""  # the caller has gone
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
        except TimeoutError:
            return self._refuse(scope, 408, "slow", f"the request did not arrive within {self._seconds:g} seconds"), b""
        if more or len(body) > self._most_bytes:
            return self._too_long(scope), b""
        return None, bytes(body)

    def _too_long(self, scope: Scope) -> Response:
        return self._refuse(scope, 413, "size", f"more than {self._most_bytes:,} bytes; give a shorter text")


def _replayed(body: bytes, receive: Receive) -> Receive:
    """What the application receives: the body in one piece, then whatever comes."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
