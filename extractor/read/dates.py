"""Publication dates as people and archives write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from extractor.errors import DateError

_IN_NAME = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<sep>[-_./]?)(?P<month>[0-9]{2})(?P=sep)(?P<day>[0-9]{2})(?![0-9])")


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


def day_of_name(name: str) -> str | None:
    """The last day that a path names, as an ISO date: `2025-06-13-lamps.txt`, `20250613.txt`, `2025/06/13/lamps.txt`."""
    for match in reversed(list(_IN_NAME.finditer(name.replace("\\", "/")))):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            continue  # 20251340
    return None
