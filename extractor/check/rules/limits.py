"""limits: a figure lies where its kind of number can lie.

Formula  a fall ≥ −100 percent; a share of a whole and a rate of a whole within 0 to 100 percent.
Why      Amounts given as percentages and lost decimal points leave the range that the thing itself allows.
Links    Each figure by itself: a fall of a quantity that cannot be negative; "S percent of the total", an unemployment rate.
Quiet    Profits, balances and other amounts that change sign; shares of a plan, of GDP or of a net flow; yields and prices.
Good     Shipments dropped 82 percent in May 2024.
Bad      Shipments dropped 182 percent in May 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor import late_re as re
from extractor.check.claims import Claim, Strength, rule
from extractor.check.links import Links
from extractor.interval import Interval
from extractor.marks import Draft
from extractor.vocabulary.classes import members

_TELLING_FALL = Decimal(-50)  # lesser falls need no word
_TELLING_SHARE = Decimal(90)
_NOT_BELOW_ZERO = re.compile(
    r"^(?:exports|imports|trade|turnover|sales|net_sales|revenue|production|output|shipments|deliveries|orders|visitors|arrivals|passengers|employment|employees|subscribers|"
    r"customers|registrations|housing_starts|population|vehicles|inventories|capacity|traffic|consumption|throughput|area_planted|harvest|crop|vacancies|births|deaths)$"
)
_OF_A_WHOLE = members("parts_of_a_whole")
_SIGNED = re.compile(
    r"\b(?:profits?|earnings|income|balance|surplus|deficit|loss(?:es)?|net|margin|cash|flows?|growth|rate|yields?|prices?)\b"
)
_OF_TOTAL = re.compile(
    r"^\s*of\s+(?:the\s+|its\s+|all\s+)*(?:(?:total|whole|market)(?=\s*[,.;)])|respondents|firms|companies|households|voters|population)\b"
)
_PERCENT = re.compile(r"%|\bp(?:er\s?)?c(?:ent|t)\b")  # "offered five lower at 145": the unit is another figure's
_FALL, _WHOLE = Interval(Decimal(-100), None), Interval(Decimal(0), Decimal(100))


@rule("limits")
def limits(links: Links) -> Iterator[Claim]:
    for figure in links.figures:
        if figure.unit != "percent" or figure.value is None or figure.mention.form != "digits":
            continue
        indicator = links.key(figure).indicator
        if figure.measure == "change":
            if (
                figure.value <= _TELLING_FALL
                and _PERCENT.search(links.text, figure.start, figure.end)
                and _NOT_BELOW_ZERO.match(indicator or "")
                and not _SIGNED.search(links.lead(figure)[-60:])
            ):
                yield _claim(figure, _FALL, "a fall of a quantity that cannot be negative is at most 100 percent")
        elif figure.value >= _TELLING_SHARE or figure.value < 0:
            share = figure.measure == "share" and _OF_TOTAL.match(links.tail(figure)) is not None
            if (share and not _SIGNED.search(links.tail(figure)[:60])) or (figure.measure == "level" and indicator in _OF_A_WHOLE):
                yield _claim(figure, _WHOLE, "a part of a whole is 0 to 100 percent of it")


def _claim(figure: Draft, bounds: Interval, words: str) -> Claim:
    return Claim(
        stated=figure,
        terms=(),
        implied=lambda: bounds,
        strength=Strength.ANCHORED,
        formula="−100 ≤" if bounds is _FALL else "0 ≤ 100 ≥",
        message=words + "; the text says {stated}",
    )
