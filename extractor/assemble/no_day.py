"""Days that do not exist: a figure that its sentence dates "February 30" is of no period that is told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.marks import Draft, Tag
from extractor.period import Period
from extractor.recognize.sentences import Sentence

RULE = "no such day"


def undate(drafts: Sequence[Draft], sentences: Sequence[Sentence], periods: Sequence[Tag], *, missing: Sequence[Tag]) -> None:
    """Takes the period from figures whose sentence names one of the `missing` days and no other time of theirs; the evidence says why."""
    absolute = {tag.start for tag in periods if isinstance(tag.value, Period)}
    for draft in drafts:
        here = sentences[draft.sentence]
        day = next((tag for tag in missing if here.start <= tag.start < here.end), None)
        start = draft.evidence["period"][0] if "period" in draft.evidence else None
        if day is None or (start in absolute and here.start <= (start or 0) < here.end):
            continue
        draft.period = draft.compared_to = None
        draft.evidence.pop("compared_to", None)
        draft.evidence["period"] = (day.start, day.end, RULE, day.id)
