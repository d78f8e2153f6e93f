"""sdmx-csv: SDMX-CSV 1.0, an observation a figure. Its structure definition is `structure`, SDMX-JSON 2.0.

Several articles may state one observation, so report and figure are dimensions too. A figure whose period is not known has no
place in time, and is left out; `_T` stands for the whole of a dimension, `_Z` where it does not apply.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable

from extractor.period import Period
from extractor.records import ArticleRecord, Figure, Reference, plain
from extractor.store.documents import Stored
from extractor.store.exports import LeftOut, Out

AGENCY, FLOW, VERSION = "EXTRACTOR", "FIGURES", "1.0"
DIMENSIONS = {
    "FREQ": "Frequency: A, S, Q, M, W, D; _O another span",
    "REF_AREA": "Whose figure it is: an economy, a company, a body",
    "INDICATOR": "What is measured",
    "ACTIVITY": "Product group or industry",
    "COUNTERPART_AREA": "Place that it is restricted to, such as the partner of a trade flow",
    "MEASURE": "level, change, difference, share, rank or streak",
    "BASIS": "What a change is measured against: yoy, qoq, mom, …",
    "ADJUSTMENT": "seasonally_adjusted, real, …",
    "UNIT_MEASURE": "percent, a currency of ISO 4217, count, …",
    "REPORT": "The document of the store",
    "FIGURE": "The figure of the document",
}
ATTRIBUTES = {
    "UNIT_MULT": "Power of ten that the value is told in: always 0",
    "OBS_STATUS": "A normal, P preliminary, F forecast, G target, R revised",
    "OBS_LOW": "Lower end of what the value stands for before rounding, or of a range",
    "OBS_HIGH": "Upper end",
    "PUBLISHED": "Day of publication",
    "SOURCE": "Where the article came from",
    "COMMENT_OBS": "The number as it stands in the article",
}
_SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json"
)
_STATUS = {"actual": "A", "preliminary": "P", "forecast": "F", "target": "G", "revised": "R"}
_FREQUENCIES = {1: "M", 3: "Q", 6: "S", 12: "A"}
_NO_CODE = re.compile(r"[^A-Za-z0-9_@$-]+")


def export(documents: Iterable[Stored], out: Out) -> LeftOut:
    left = LeftOut()
    out.write(_line(["DATAFLOW", *DIMENSIONS, "TIME_PERIOD", "OBS_VALUE", *ATTRIBUTES]))
    for stored in documents:
        record = stored.record
        for figure in record.figures:
            if figure.period is None or "XXXX" in figure.period:
                left["period not known"] += 1
            else:
                out.write(_line(_row(stored.document, record, figure, Period.parse(figure.period))))
    return left


def _row(document: int, record: ArticleRecord, figure: Figure, period: Period) -> list[str]:
    low, high = figure.interval.low, figure.interval.high
    return [
        f"{AGENCY}:{FLOW}({VERSION})",
        frequency(period),
        *(_code(part) for part in (figure.entity, figure.indicator, figure.sector, figure.region)),
        *(figure.measure, figure.basis or "_Z", figure.adjustment or "_Z", figure.unit, str(document), figure.id),
        time_period(period),
        "" if figure.value is None else plain(figure.value),
        *("0", _STATUS[figure.status], "" if low is None else plain(low), "" if high is None else plain(high)),
        *(record.published or "", record.source or "", figure.text),
    ]


def frequency(period: Period) -> str:
    """The code of the period's length in CL_FREQ."""
    if period.week:
        return "W"
    if period.days == 1:
        return "D"
    months = period.months
    aligned = months in _FREQUENCIES and (period.start.month - 1) % (months or 1) == 0
    return _FREQUENCIES[months] if aligned and months else "_O"


def time_period(period: Period) -> str:
    """The period in SDMX's own notation."""
    code = frequency(period)
    if code == "S":
        return str(period).replace("H", "S")
    if code != "_O":
        return str(period)
    length = f"P{period.months}M" if period.months else f"P{period.days}D"
    return f"{period.start.isoformat()}/{length}"


def _code(part: Reference | None) -> str:
    if part is None:
        return "_T"
    return _NO_CODE.sub("_", part.id or part.name or part.text or "").strip("_") or "_T"


def structure() -> str:
    """The data structure and the data flow of the columns."""
    dimensions = [_component(name, position) for position, name in enumerate(DIMENSIONS)]
    time = {"id": "TIME_PERIOD", "localRepresentation": {"format": {"dataType": "ObservationalTimePeriod"}}}
    of_observations = {"usage": "optional", "attributeRelationship": {"observation": {}}}
    attributes = [{"id": name, "name": said, **of_observations} for name, said in ATTRIBUTES.items()]
    measure = {"id": "OBS_VALUE", "localRepresentation": {"format": {"dataType": "Decimal"}}}
    about = {"agencyID": AGENCY, "version": VERSION}
    components = {
        "dimensionList": {"id": "DimensionDescriptor", "dimensions": dimensions, "timeDimensions": [time]},
        "measureList": {"id": "MeasureDescriptor", "measures": [measure]},
        "attributeList": {"id": "AttributeDescriptor", "attributes": attributes},
    }
    urn = f"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={AGENCY}:{FLOW}({VERSION})"
    flow = {"id": FLOW, "name": "Figures of articles", **about, "structure": urn}
    definition = {"id": FLOW, "name": "Figures of articles", **about, "dataStructureComponents": components}
    message = {"meta": {"schema": _SCHEMA}, "data": {"dataflows": [flow], "dataStructures": [definition]}}
    return json.dumps(message, indent=1, ensure_ascii=False) + "\n"


def _component(name: str, position: int) -> dict[str, object]:
    return {"id": name, "name": DIMENSIONS[name], "position": position, "localRepresentation": {"format": {"dataType": "String"}}}


def _line(row: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(row)
    return buffer.getvalue()
