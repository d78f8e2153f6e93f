"""Publication dates as people and archives write them → ISO dates."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from extractor.errors import DateError


def iso_date(written: str) -> str:
    """`YYYY-MM-DD` of an ISO date, an ISO time stamp or a mail date (`Fri, 13 Jun 2025 09:00:00 +0900`).

    The day is the one written, in the zone that it is written in. Raises DateError where it is no date.
    """
    text = written.strip()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        raise DateError(f"{written!r} is no date; expected YYYY-MM-DD, such as 2025-06-13") from None
