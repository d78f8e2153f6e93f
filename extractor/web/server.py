"""The server: one socket on 127.0.0.1, bounded, with a clean stop."""

from __future__ import annotations

import errno
import socket

import uvicorn
from starlette.types import ASGIApp

from extractor.errors import SetUpError

ADDRESS = "127.0.0.1"
_CONNECTIONS = 32


def listening(port: int) -> socket.socket:
    """A socket on 127.0.0.1; port 0 takes a free one. SetUpError where the port cannot be had."""
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((ADDRESS, port))
    except (OSError, OverflowError) as refused:
        own.close()
        taken = getattr(refused, "errno", None) == errno.EADDRINUSE
        raise SetUpError(f"--port {port}: {'is in use; choose another' if taken else f'cannot be used: {refused}'}") from None
    return own


def serve(app: ASGIApp, own: socket.socket) -> None:
    """Serves until the process is interrupted or ended; requests under way get a moment to finish."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[own])
