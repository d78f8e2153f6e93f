"""The JSON Schema of the records, with what each key means: `extractor schema` and docs/output.md are made from it."""

from __future__ import annotations

from typing import Any

from extractor.records import ArticleRecord

DRAFT = "https://json-schema.org/draft/2020-12/schema"

MEANINGS: dict[str, dict[str, str]] = {
    "ArticleRecord": {
        "id": "the article's id as it was given, else its source and the digest of its text",
        "published": "day of publication, YYYY-MM-DD; null where it is not known",
        "title": "title as it was given",
        "source": "the file that the article came from, or the source that came with it",
        "text_sha256": "SHA-256 of the text in UTF-8",
        "figures": "every number that states a statistic, in order of start",
        "checks": "what was checked, in order of the figures that claim something",
        "error": "why the article could not be processed; null where it was",
    },
    "Figure": {
        "id": "f1, f2, … in order of start",
        "text": "the number as it stands in the article",
        "start": "offset of its first character in the article exactly as given",
        "end": "offset behind its last character",
        "sentence": "number of its sentence, from 0",
        "value": "signed decimal in base units (20880000000 for $20.88 billion); null for a range",
        "low": "lower end of a range, else null",
        "high": "upper end of a range, else null",
        "interval": "what the number may stand for before rounding: 9.6 stands for 9.55 to 9.65",
        "unit": "percent, percentage_point, basis_point, index_point, ratio, count, a currency of ISO 4217, or a physical unit",
        "counted": "what a count counts (jobs), else null",
        "measure": "what kind of statement it is",
        "qualifier": "exact, or loosened by a word such as about",
        "basis": "what a change is measured against: the same time a year before (yoy), the month before (mom), …",
        "period": "the time that it speaks of: 2025-05, 2025-Q1, 2025-01/2025-05; XXXX-05 where the year is not known",
        "compared_to": "the period that a change is measured from",
        "indicator": "what is measured: exports, cpi, …",
        "sector": "product group, industry or item that it is restricted to",
        "region": "place that it is restricted to, such as the partner of a trade flow",
        "entity": "whose figure it is: an economy, a company, a body",
        "adjustment": "seasonally_adjusted, real, annualised, year_to_date, …; null where nothing is said",
        "status": "whether it has happened",
        "speaker": "who is quoted with it",
        "evidence": "for each field that is not null, what decided it; sign: what makes it negative",
    },
    "Check": {
        "rule": "id of the rule, a heading of checks.md",
        "verdict": "inconsistent only where no values inside the intervals fit",
        "severity": "how grave an inconsistency is; null for other verdicts",
        "figures": "ids of the figures that take part, the claim first",
        "formula": "the formula with the numbers filled in",
        "stated": "the interval of the claim",
        "implied": "the interval that follows from the other figures",
        "resolution": "the smallest change of the claim that would turn the verdict",
        "weak": "whether that change is so large that little is proved",
        "reason": "why it is unverifiable, else null",
        "suspect": "ids of the figures that are likeliest wrong",
        "hypothesis": "the likeliest cause, in words",
        "message": "the whole in one sentence",
    },
    "Reference": {
        "id": "canonical id, null where the vocabulary has none",
        "name": "its name",
        "text": "the article's own words",
        "start": "offset of these words; null where it was inferred",
        "end": "offset behind them",
    },
    "Bounds": {"low": "lower end, null where there is none", "high": "upper end, null where there is none"},
    "Evidence": {
        "start": "offset of the words that decided; null where they stand nowhere",
        "end": "offset behind them",
        "rule": "how these words came to decide it: clause, sentence before, heading, subject of the article, default, …",
        "pattern": "id of the vocabulary's entry or of the grammar's pattern that knows them; null where no list does",
    },
    "Derived": {
        "id": "d1, d2, … in order of the figures that it follows from",
        "kind": "what it is: the level before a change, the change between two levels, a balance, a part, the rest of a total, a rate",
        "derived": "true: the text does not state it",
        "figures": "ids of the figures that it follows from",
        "formula": "the formula with the numbers filled in",
        "interval": "where it lies: every value that the rounding of the figures allows",
        "unit": "its unit, as of a figure; KRW_per_USD for an exchange rate",
        "measure": "level or change",
        "indicator": "canonical id or name of what is measured",
        "sector": "the same of its sector",
        "region": "the same of its region",
        "entity": "the same of its entity",
        "period": "the time that it speaks of",
        "basis": "what a change is measured against",
        "message": "the whole in one sentence",
    },
    "Failure": {"code": "stable code of the error", "message": "the error in one line"},
}

RULES: dict[str, str] = {
    "clause": "the clause that the number stands in says it",
    "number": "it is said of this very number, in it or beside it",
    "word of change, amount, …": "what the clause makes of the number; the word is shown",
    "figure before": "nothing is said: as of the first figure of the sentence",
    "sentence before": "nothing is said: as in the sentence before",
    "paragraph": "said earlier in the paragraph and not ended since",
    "heading": "the heading above says it",
    "line above": "a line above says it, of the same list or table",
    "list": "the list goes on",
    "subject of the article": "what the headline and the opening say that the article is about",
    "one step of the basis back": "counted back from the figure's period: a year, a quarter, a month",
    "usual for …": "nothing is said, and such reports mean this",
    "inferred from places and currency": "no word names the economy",
    "default": "nothing says otherwise",
    "no hedge": "no word loosens the number",
}


def record_schema() -> dict[str, Any]:
    """JSON Schema of the record of one article."""
    made = ArticleRecord.model_json_schema(mode="serialization")
    for name, model in (("ArticleRecord", made), *made["$defs"].items()):
        for key, value in model["properties"].items():
            value.pop("title", None)
            model["properties"][key] = {"description": MEANINGS[name][key], **value}
    return {"$schema": DRAFT, "title": made.pop("title"), "description": made.pop("description"), **made}
