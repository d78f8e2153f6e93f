"""What a paragraph goes on about: the product, the segment or the market that it opened with."""

from __future__ import annotations

import re

from extractor.assemble.basing import Basing
from extractor.assemble.frames import Reading
from extractor.assemble.words import PRICE_INDICES
from extractor.marks import Dimension
from extractor.vocabulary.classes import members

# what is told of a product that the paragraph has named
_OF_PRODUCTS = members("details_of_products")
_OF_SEGMENTS = members("results_of_segments")
_LED = 40  # characters from the start of a paragraph within which its segment is named
_GROUP = re.compile(r"(?i)\b(?:group|company|total|overall|consolidated|we|our)\b")


class GoingOn(Basing):
    """Whether a sentence that names no product is about the one that its paragraph opened with."""

    def _goes_on_about(self, reading: Reading, product: Dimension | None = None) -> bool:
        """Whether a paragraph that opens with a product goes on about its price, its yield, its stocks; `product` of the one before."""
        frame = reading.frame
        opening = product or self._opening
        if opening is None or frame.indicator is None or frame.whole or frame.region is not None:
            return False
        if self._subject.company:
            return self._same_segment(reading)
        main = self._subject.flow.val.means if self._subject.flow is not None else None
        if product is not None and main in PRICE_INDICES:
            return False  # "prices slipped": all of them
        held = self._subject.sector
        if held is not None and (held.name or "") in (opening.name or ""):
            return False  # "5G handsets" open a paragraph of a report on handsets
        return frame.indicator.val.means in _OF_PRODUCTS and frame.indicator.val.means != main

    def _same_segment(self, reading: Reading) -> bool:
        """Whether a company's paragraph that opens with a segment goes on about its margin, its orders, its sales."""
        return self._goes_with_opening(reading, self._opening)

    def _goes_with_opening(self, reading: Reading, opening: Dimension | None) -> bool:
        """Whether a bare margin, order or sale goes on about what the paragraph opened with, and no word speaks of the group."""
        frame = reading.frame
        if frame.indicator is None or frame.indicator.val.means not in _OF_SEGMENTS or opening is None or frame.entity is not None:
            return False
        start, opened = self._sentences[reading.sentence].start, opening.start
        if opened is None or opened >= (start if opening is self._opening else frame.indicator.start):
            return False
        first = next((other for other in self._sentences if other.start <= opened < other.end), None)
        leads = first is not None and first.paragraph == self._sentences[reading.sentence].paragraph and opened - first.start < _LED
        return leads and not _GROUP.search(self._text, start, reading.item.start)
