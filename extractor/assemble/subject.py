"""What the article as a whole is about: whose figures, which indicator, which sector, which period and basis."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from extractor.assemble.items import Item
from extractor.assemble.reader import Reading
from extractor.marks import Dimension
from extractor.recognize.sentences import Sentence
from extractor.tag.entity import company

_MACRO = frozenset(
    "exports imports trade trade_balance gdp cpi core_cpi inflation core_inflation ppi unemployment_rate unemployment employment retail_sales industrial_production current_account housing_starts building_permits"
    " visitors foreign_reserves fiscal_balance budget_balance money_supply population interest_rate house_prices".split()
)
_DATELINE = re.compile(r"^\W*([A-Z][A-Za-zÀ-ÿ.'’ -]{2,40}?)(?:,|\s*[(/]|\s+[—–-]|:\s|\s+\d)")
_AWAY = re.compile(r"\b(?:to|from|with|against|in|into|of|for|by)\s+(?:the\s+)?$")
_WORLD = re.compile(r"\b(?:worldwide|global|world(?:'s|’s)?)\b", re.IGNORECASE)


@dataclass(slots=True)
class Subject:
    """The article's own subject, for the places that a sentence leaves empty."""

    entity: Dimension | None = None
    company: bool = False
    indicator: Item | None = None
    flow: Item | None = None  # the first indicator that is no balance
    sector: Dimension | None = None
    region: Dimension | None = None
    basis: str | None = None


def find_entity(text: str, sentences: list[Sentence], items: list[Item]) -> tuple[Dimension | None, bool]:
    """Whose figures the article reports, and whether that is a company."""
    heads = [sentence for sentence in sentences if sentence.kind == "headline"]
    prose = [sentence for sentence in sentences if sentence.kind == "prose"][:3]
    reach = prose[-1].end if prose else (sentences[-1].end if sentences else 0)
    first = prose[0] if prose else None
    headline_end = heads[-1].end if heads else 0
    score: Counter[str] = Counter()
    held: dict[str, Item] = {}
    macro = False
    lead_end = max(headline_end, first.end if first else 0)
    for at, item in enumerate(items):
        if item.start > reach:
            break
        if item.cls == "indicator" and item.start < lead_end and item.val.means in _MACRO:
            macro = True
        if item.cls != "region" or item.val.type not in ("country", "group"):
            continue
        means = item.val.means
        held.setdefault(means, item)
        weight = 1
        after = items[at + 1] if at + 1 < len(items) else None
        before = text[max(0, item.start - 12) : item.start]
        if _AWAY.search(before):
            weight = 0
        elif text[item.end : item.end + 2] in ("'s", "’s") or item.low.endswith(("'s", "’s")):
            weight += 3
        elif after is not None and after.start - item.end <= 2 and after.cls in ("indicator", "sector", "plain"):
            weight += 2
        if item.start < headline_end:
            weight += 1 if weight else 0
        elif first is not None and item.start < first.end and weight:
            weight += 1
        if any(sentence.start <= item.start <= sentence.start + 3 for sentence in (*heads, *prose[:1])):
            weight += 1
        score[means] += weight
    for sentence in (*prose[:1], *heads):
        dateline = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 60))
        if dateline:
            for item in items:
                if item.cls == "region" and dateline.start(1) <= item.start < dateline.end(1):
                    score[item.val.within or item.val.means if item.val.type == "subnational" else item.val.means] += 2
                    held.setdefault(item.val.means, item)
                    break
    for item in items:
        if item.cls == "region" and item.val.type == "country":
            score[item.val.means] += 0  # countries named later count only where the lead names none
    found = company(text, headline_end)
    if found and not (macro and score and not found[0].startswith(("Port", "Airport"))):
        name, start, end = found
        return Dimension(None, name, name, start, end), True
    positive = [(weight, -held[means].start, means) for means, weight in score.items() if weight > 0 and means in held]
    if positive:
        _, _, means = max(positive)
        item = held[means]
        return Dimension(means, item.val.name, text[item.start : item.end], item.start, item.end), False
    if found:
        name, start, end = found
        return Dimension(None, name, name, start, end), True
    return None, False


def find_subject(text: str, sentences: list[Sentence], items: list[Item], readings: list[Reading]) -> Subject:
    """The article's subject from its headline, its lead and its first readings."""
    entity, is_company = find_entity(text, sentences, items)
    subject = Subject(entity=entity, company=is_company)
    body = [reading for reading in readings if reading.kind in ("prose", "bullet")]
    head = [reading for reading in readings if reading.kind in ("headline", "heading")]
    lead = [reading for reading in body if reading.sentence == body[0].sentence] if body else []
    ordered = [*lead, *head, *body]
    subject.indicator = next((reading.frame.indicator for reading in ordered if reading.frame.indicator is not None), None)
    subject.flow = next((r.frame.indicator for r in ordered if r.frame.indicator is not None and r.frame.indicator.val.type != "balance" if hasattr(r.frame.indicator.val, "type")), None)
    if subject.indicator is None:
        subject.indicator = next((item for item in items if item.cls == "indicator"), None)
    if subject.flow is None:
        subject.flow = subject.indicator
    if lead:
        first = lead[0].frame
        if first.sector is not None and first.indicator is not None and not first.unknown:
            subject.sector = first.sector
        headline = next((s for s in sentences if s.kind == "headline"), None)
        if first.region is not None and headline is not None and first.indicator is not None:
            named = any(item.cls == "region" and item.start < headline.end and item.val.means == first.region.id for item in items)
            if named and (entity is None or first.region.id != entity.id):
                subject.region = first.region
    return subject


def is_world(text: str, sentences: list[Sentence]) -> bool:
    """Whether the lead speaks of the whole world."""
    end = next((s.end for s in sentences if s.kind == "prose"), 0)
    return bool(_WORLD.search(text, 0, end))


def basis_between(now: Any, before: Any) -> str | None:
    """The basis of a change from `before` to `now` (both Period): yoy, mom, qoq, hoh, wow, dod, other; None if equal."""
    if not now.known_year and before.known_year or not before.known_year and now.known_year:
        return None
    if now == before:
        return None
    for basis in ("yoy", "mom", "qoq", "hoh", "wow", "dod"):
        expected = now.before(basis)
        if expected == before:
            length = now.months
            if basis == "mom" and length != 1 or basis == "qoq" and length != 3 or basis == "hoh" and length != 6:
                continue
            return basis
    return "other"
