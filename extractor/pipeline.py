"""The flow: read → recognize → tag → assemble → check → write. Each room is called once; no logic lives here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.assemble.asides import outside
from extractor.assemble.assembler import Assembler
from extractor.check import Checker
from extractor.check.derived import derive
from extractor.comments import blanked
from extractor.errors import InputError
from extractor.marks import Dimension, Draft, Reason
from extractor.read.dates import iso_date
from extractor.recognize import Recognizer
from extractor.recognize.sentences import Sentence, sentences, with_numbers
from extractor.records import Article, ArticleRecord, Check, DerivedRecord, Evidence, Failure, Figure, Reference, plain
from extractor.tag.basis import BasisTagger
from extractor.tag.lexical import LexicalTagger
from extractor.tag.period import PeriodTagger, current_period
from extractor.tokens import Tokens, Words, plain_marks, readable
from extractor.vocabulary.load import load


class Extractor:
    """Reads articles; build once, use for any number of them. `nlp` may be a user's own spaCy pipeline."""

    def __init__(self, patterns: Sequence[str | Path] = (), nlp: Language | None = None, *, derived: bool = False) -> None:
        """`patterns` are files or folders on top of the packaged vocabulary; PatternError where one cannot be used.

        `derived` asks for what follows from the figures too: records are then `DerivedRecord`s.
        """
        self._derived = derived
        self._tokens = Tokens(nlp)
        vocabulary = load([Path(path) for path in patterns])
        self._recognize = Recognizer(vocabulary)
        self._periods = PeriodTagger(vocabulary)
        self._bases = BasisTagger(vocabulary)
        self._lexical = LexicalTagger(self._tokens.nlp, vocabulary)
        self._assemble = Assembler(vocabulary)
        self._check = Checker()

    def extract(
        self,
        text: str,
        published: str | date | None = None,
        *,
        id: str | None = None,  # noqa: A002 - the record's own key
        title: str | None = None,
        source: str | None = None,
    ) -> ArticleRecord:
        """The article's record. `published` is an ISO date; DateError where it is none."""
        day = iso_date(published) if published is not None else None
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        text = readable(text)
        read = blanked(plain_marks(text))
        drafts, sents = self._drafts(read, None, day)
        said: dict[Reason, Evidence] = {}
        figures = [figure_row(draft, text, said) for draft in drafts]
        spans = [(sentence.start, sentence.end) for sentence in sents]
        checks = self._check(read, drafts, spans)
        row = {
            "id": _words(id if id is not None else f"{source or 'article'}-{digest[:12]}"),
            "published": day.isoformat() if day else None,
            "title": _words(title),
            "source": _words(source),
            "text_sha256": digest,
            "figures": figures,
            "checks": checks,
            "error": None,
        }
        if self._derived:
            return DerivedRecord.model_validate({**row, "derived": derive(read, drafts, spans, checks)})
        return ArticleRecord.model_validate(row)

    def extract_json(self, text: str, published: str | date | None = None, **about: Any) -> str:
        """The article's record as one JSON line."""
        return self.extract(text, published, **about).model_dump_json()

    def pipe(self, articles: Iterable[Article | Mapping[str, Any] | str]) -> Iterator[ArticleRecord]:
        """One record for each article, in order; an article that fails yields a record with its error."""
        for given in articles:
            if isinstance(given, str):
                yield self._one(given, {})
                continue
            row = given.model_dump() if isinstance(given, Article) else dict(given)
            about = {key: row.get(key) for key in ("published", "id", "title", "source")}
            yield self._one(row.get("text"), about)

    def _one(self, text: Any, about: dict[str, Any]) -> ArticleRecord:
        try:
            if not isinstance(text, str):
                raise InputError(f"key text: expected a string, found {type(text).__name__}")
            return self.extract(text, about.get("published"), id=about.get("id"), title=about.get("title"), source=about.get("source"))
        except Exception as failed:  # one article must never end a run over an archive
            return failed_record(text if isinstance(text, str) else "", about, failed)

    def annotate(self, doc: Doc, published: str | date | None = None) -> tuple[list[Figure], list[Check]]:
        """Figures and checks of a Doc that a user's own pipeline made."""
        day = iso_date(published) if published is not None else None
        read = plain_marks(doc.text)
        drafts, sents = self._drafts(read, doc, day)
        said: dict[Reason, Evidence] = {}
        rows = {
            "id": "doc",
            "published": None,
            "title": None,
            "source": None,
            "text_sha256": "",
            "error": None,
            "figures": [figure_row(draft, doc.text, said) for draft in drafts],
            "checks": self._check(read, drafts, [(sentence.start, sentence.end) for sentence in sents]),
        }
        record = ArticleRecord.model_validate(rows)
        return list(record.figures), list(record.checks)

    def _drafts(self, text: str, doc: Doc | None, published: date | None) -> tuple[list[Draft], list[Sentence]]:
        """Figures and sentences; `doc` is a user's own Doc of the text, None where the reader makes one."""
        mentions = self._recognize(text)
        if not mentions:
            return [], []
        sents = sentences(text)
        full = with_numbers(text, sents, mentions)
        words = self._tokens(text) if doc is None else Words.of(doc)
        hits = self._lexical(words, text, full)
        opening = self._assemble.opening(text, sents, hits, mentions)
        periods = self._periods(text, published, fiscal_year_start=self._assemble.fiscal_year_start(text, opening, mentions))
        main = current_period(text, outside(periods, sents, opening.distant) if opening.distant else periods, published)
        bases = self._bases(text, full)
        drafts = self._assemble(text, sents, mentions, opening, periods=periods, bases=bases, main_period=main, published=published)
        return drafts, sents


_default: Extractor | None = None


def extract(text: str, published: str | date | None = None, **about: Any) -> ArticleRecord:
    """The record of one article, by a reader with the packaged vocabulary that is built at the first call."""
    global _default
    if _default is None:
        _default = Extractor()
    return _default.extract(text, published, **about)


def failed_record(text: str, about: Mapping[str, Any], failed: Exception) -> ArticleRecord:
    """The record of an article that could not be processed."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if isinstance(text, str) else ""
    published = about.get("published")
    return ArticleRecord(
        id=readable(str(about.get("id") or f"{about.get('source') or 'article'}-{digest[:12]}")),
        published=_told(published),
        title=_told(about.get("title")),
        source=_told(about.get("source")),
        text_sha256=digest,
        figures=(),
        checks=(),
        error=Failure(code=getattr(failed, "code", "internal"), message=readable(str(failed)) or type(failed).__name__),
    )


def _told(given: Any) -> str | None:
    """What was given as it can be written, whatever it is."""
    return None if given is None else readable(str(given))


def _words(given: Any) -> Any:
    """Words as they can be written; what is none is left to the record's validation."""
    return readable(given) if isinstance(given, str) else given


def _reference(dimension: Dimension | None, text: str) -> Reference | None:
    if dimension is None:
        return None
    id_, name, said, start, end = dimension
    return Reference(id_, name, said if start is None else text[start:end], start, end)


def figure_row(draft: Draft, text: str, said: dict[Reason, Evidence]) -> dict[str, Any]:
    """A figure's record as plain data, not yet validated; its small parts, which no text of others reaches, are made as they are.

    `said` is the evidence of the article so far: half of it is what other figures have too.
    """
    core = draft.core
    return {
        "id": draft.id,
        "text": text[draft.start : draft.end],
        "start": draft.start,
        "end": draft.end,
        "sentence": draft.sentence,
        "value": draft.value,
        "low": draft.low,
        "high": draft.high,
        "interval": {"low": core.lo if core else None, "high": core.hi if core else None},
        "unit": draft.unit,
        "counted": draft.counted,
        "measure": draft.measure,
        "qualifier": draft.qualifier,
        "basis": draft.basis,
        "period": draft.period,
        "compared_to": draft.compared_to,
        "indicator": _reference(draft.indicator, text),
        "sector": _reference(draft.sector, text),
        "region": _reference(draft.region, text),
        "entity": _reference(draft.entity, text),
        "adjustment": draft.adjustment,
        "status": draft.status,
        "speaker": draft.speaker,
        "evidence": {field: said.get(reason) or said.setdefault(reason, Evidence(*reason)) for field, reason in draft.evidence.items()},
    }


__all__ = ["Extractor", "extract", "plain"]
