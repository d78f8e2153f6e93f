"""Publication dates as people and archives write them."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from extractor.errors import DateError


def iso_date(written: str | date) -> date:
    """The day of an ISO date, an ISO time stamp or a mail date (`Fri, 13 Jun 2025 09:00:00 +0900`).

    The day is the one written, in the zone that it is written in. Raises DateError where it is no date.
    """
    if isinstance(written, date):
        return written.date() if isinstance(written, datetime) else written
    text = written.strip() if isinstance(written, str) else ""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        raise DateError(f"{written!r} is no date; expected YYYY-MM-DD, such as 2025-06-13") from None
