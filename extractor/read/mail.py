"""A mail (.eml) → an article: its plain part, or the text of its HTML part; date and title are those of its head."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any, cast

from extractor.errors import DateError, EmptyError
from extractor.read.dates import iso_date
from extractor.read.fragment import text_of
from extractor.records import Article

_LONGEST_HEAD = 10_000  # characters; the package takes the square of a head's length


class _Policy(EmailPolicy):
    """The package's own, for heads of a usual length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_HEAD])


def article(raw: bytes, *, name: str) -> Article:
    """EmptyError where no part holds text."""
    message = cast("EmailMessage", email.message_from_bytes(raw, policy=_Policy()))
    text = _text(message)
    if not text.strip():
        raise EmptyError(f"{name}: empty: no part of the mail holds text")
    return Article(
        text=text,
        id=_head(message, "Message-ID"),
        published=_published(message),
        title=_head(message, "Subject"),
        source=parseaddr(_head(message, "From") or "")[1] or name,
    )


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    try:
        content = body.get_content()
    except (LookupError, ValueError):  # an encoding that nobody knows
        payload = body.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if not isinstance(content, str):
        return ""
    content = content.encode("utf-8", "replace").decode("utf-8")
    return text_of(content) if body.get_content_subtype() == "html" else content.replace("\r\n", "\n")


def _head(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):  # heads that the package cannot parse
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _published(message: EmailMessage) -> str | None:
    written = _head(message, "Date")
    try:
        return iso_date(written).isoformat() if written else None
    except DateError:
        return None
