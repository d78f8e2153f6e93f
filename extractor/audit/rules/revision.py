"""revision: "revised up to X from Y" goes up, and Y is what was told before.

Formula  X > Y for up, X < Y for down; Y meets the value on file.
Why      The two numbers are easily told the wrong way round, and the old one is easily taken from another month.
Links    Two figures of one slot, both called revised, in one sentence, told "to X from Y" or "from Y to X".
Quiet    No value on file (only the direction is looked at); no word of direction.
Good     "revised up to 0.6 percent from 0.4 percent", with 0.4 on file.
Bad      "revised up to 0.4 percent from 0.6 percent".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.audit.findings import Finding, agree, gap, said
from extractor.audit.slots import Revised, Slots

ORDER = 3
_UP = re.compile(r"\brevised\s+(?:\w+\s+)?(?:up|upwards?|higher)\b|\b(?:upward|higher)\s+revision\b", re.IGNORECASE)
_DOWN = re.compile(r"\brevised\s+(?:\w+\s+)?(?:down|downwards?|lower)\b|\b(?:downward|lower)\s+revision\b", re.IGNORECASE)


def findings(slots: Slots) -> Iterator[Finding]:
    for revised in slots.revised:
        yield from _direction(slots, revised)
        yield from _on_file(slots, revised)


def _direction(slots: Slots, revised: Revised) -> Iterator[Finding]:
    up, down = _UP.search(revised.words) is not None, _DOWN.search(revised.words) is not None
    new, old = revised.new, revised.old
    if up == down or agree(new.core, old.core):
        return
    right = (new.middle > old.middle) == up
    _, size = gap(new, old)
    word = "up" if up else "down"
    if right:
        message = f"{new.slot.period} is revised {word} to {said(new)} from {old.text}."
        yield Finding(slots.key, "revision", "consistent", None, (new, old), message, new.core, old.core, size)
    else:
        message = f"{new.slot.period} is called revised {word}, but {said(new)} is {'below' if up else 'above'} {old.text}."
        yield Finding(slots.key, "revision", "inconsistent", "error", (new, old), message, new.core, old.core, size, None, (new, old))


def _on_file(slots: Slots, revised: Revised) -> Iterator[Finding]:
    old = revised.old
    stored = slots.stored(old.slot, before=old.published, document=old.document)
    if stored is None:
        return
    if agree(stored.core, old.core):
        message = f"{old.slot.period}: the {old.text} that {old.article} revises is on file, {said(stored)}."
        yield Finding(slots.key, "revision", "consistent", None, (old, stored), message, old.core, stored.core)
        return
    _, size = gap(old, stored)
    message = f"{old.slot.period}: {old.article} revises {old.text}, but on file is {said(stored)}."
    yield Finding(slots.key, "revision", "inconsistent", "warning", (old, stored), message, old.core, stored.core, size, None, (old,))
