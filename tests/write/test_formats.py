"""Records → text. Digits survive every format; nothing in a cell can run."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from extractor.records import ArticleRecord, Bounds, Check, Figure, Reference
from extractor.write import Page, formats, writer
from extractor.write.as_csv import CHECK_COLUMNS, FIGURE_COLUMNS


def figure(**given: Any) -> Figure:
    fields: dict[str, Any] = dict.fromkeys(Figure.model_fields)
    fields |= {
        "id": "f1",
        "text": "9.60%",
        "start": 0,
        "end": 5,
        "sentence": 0,
        "value": "9.60",
        "interval": Bounds(low="9.595", high="9.605"),
    }
    fields |= {"unit": "percent", "measure": "change", "qualifier": "exact", "status": "actual", "evidence": {}}
    return Figure(**(fields | given))


def record(*figures: Figure, checks: tuple[Check, ...] = (), **given: Any) -> ArticleRecord:
    fields = {"id": "a", "published": "2025-06-13", "title": None, "source": "a.txt", "text_sha256": "0", "error": None}
    return ArticleRecord(**(fields | given), figures=figures, checks=checks)


def check(**given: Any) -> Check:
    fields: dict[str, Any] = dict.fromkeys(Check.model_fields)
    fields |= {"rule": "growth", "verdict": "inconsistent", "severity": "error", "figures": ("f1",), "formula": "3 / 2 − 1", "weak": False}
    fields |= {"stated": Bounds(low="9", high="10"), "implied": Bounds(low="49.123456789012", high=None), "message": "It does not fit."}
    return Check(**(fields | given))


def written(name: str, *records: ArticleRecord, **options: Any) -> str:
    parts: list[str] = []
    out = writer(name, Page(parts.append, **options))
    for one in records:
        out.add(one)
    out.close()
    return "".join(parts)


def test_formats_are_the_files_of_the_folder():
    assert formats() == ["csv", "json", "jsonl", "table"]


@pytest.mark.parametrize("value", ["9.60", "-17.5", "20880000000", "0.000000001", "123456789012345678901234567890.5"])
def test_digits_survive_every_format(value: str):
    one = record(figure(value=value, interval=Bounds(low=None, high=None)))
    in_json = json.loads(written("jsonl", one))["figures"][0]["value"]
    in_csv = next(csv.DictReader(io.StringIO(written("csv", one))))["value"]
    assert Decimal(in_json) == Decimal(in_csv) == Decimal(value)
    assert json.loads(written("json", one)) == json.loads(written("jsonl", one))
    assert "E" not in in_json + in_csv


@pytest.mark.parametrize("records", [(), (record(),), (record(), record()), (record(), record(), record())])
def test_json_is_sound_for_any_number_of_articles(records: tuple[ArticleRecord, ...]):
    found = json.loads(written("json", *records))
    assert len(found) == len(records) if len(records) != 1 else found["id"] == "a"


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_what_is_written_is_a_record_again(name: str):
    one = record(figure(entity=Reference(id="KR", name="South Korea", text="Korea’s", start=1, end=8)), checks=(check(),))
    assert ArticleRecord.model_validate_json(written(name, one)) == one


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+cmd", "'+cmd"),
        ("@sum", "'@sum"),
        ("-2+3", "'-2+3"),
        ("-5.7%", "-5.7%"),
        ("+4.1", "+4.1"),
        ("-1,204", "-1,204"),
        ("$20.88 billion", "$20.88 billion"),
    ],
)
def test_cells_never_run_in_a_spreadsheet(text: str, cell: str):
    assert next(csv.DictReader(io.StringIO(written("csv", record(figure(text=text))))))["text"] == cell


def test_csv_has_its_header_even_where_nothing_is_found():
    assert written("csv") == ",".join(FIGURE_COLUMNS) + "\n"
    assert written("csv", record(), checks_only=True) == ",".join(CHECK_COLUMNS) + "\n"


def test_csv_quotes_what_needs_it():
    rows = list(csv.DictReader(io.StringIO(written("csv", record(figure(speaker='Ann "A", Lee\nMinister'))))))
    assert rows[0]["speaker"] == 'Ann "A", Lee\nMinister'


def test_table_shows_value_range_hedge_and_unit():
    ranged = figure(id="f2", value=None, low="3", high="4", interval=Bounds(low="2.5", high="4.5"), qualifier="about")
    jobs = figure(
        id="f3", value="254000", unit="count", counted="jobs", interval=Bounds(low=None, high=None), measure="difference", basis="mom"
    )
    table = written("table", record(figure(status="forecast"), ranged, jobs))
    for words in ("9.6 %", "change (forecast)", "~3 to 4 %", "254,000 jobs", "difference mom", "a · 2025-06-13"):
        assert words in table


def test_table_writes_both_ends_of_a_range_on_one_scale_where_no_digit_is_lost():
    ends = {"value": None, "unit": "USD", "interval": Bounds(low=None, high=None)}
    table = written("table", record(figure(low="5700000000", high="5900000000", **ends)))
    assert "5.7 to 5.9 billion USD" in table
    table = written("table", record(figure(low="5700000000", high="5900001000", **ends)))
    assert "5,700,000,000 to 5,900,001,000 USD" in table


def test_table_that_is_too_narrow_says_once_what_all_figures_share():
    owner = Reference(id=None, name="Halden Marine Group", text=None, start=None, end=None)
    trade = [Reference(id=name, name=name, text=name, start=0, end=5) for name in ("exports of goods", "imports of goods")]
    figures = [figure(id=f"f{n}", entity=owner, indicator=named, text="9.6 percent of all") for n, named in enumerate(trade, 1)]
    table = written("table", record(*figures), width=80)
    assert table.count("Halden Marine Group") == 1
    assert "all figures: entity Halden Marine Group" in table
    assert "exports of goods" in table


def test_table_says_where_an_article_has_no_figures():
    assert written("table", record()) == "a · 2025-06-13\nNo figures were found.\n"


def test_table_puts_inconsistent_before_consistent_and_shows_the_working():
    checks = (check(rule="sum", verdict="consistent", severity=None), check(hypothesis="swapped digits"))
    table = written("table", record(figure(), checks=checks), checks_only=True)
    assert table.index("✗ growth: inconsistent, error") < table.index("✓ sum: It does not fit.")
    for words in (
        "3 / 2 − 1",
        "stated 9 to 10; the others imply 49.1235 to ∞",
        "likeliest cause: swapped digits",
        "1 of 1 figures took part",
    ):
        assert words in table


def test_table_never_passes_control_characters_on():
    table = written("table", record(figure(text="9\x1b[2J%\u202e"), title="A\x1b]0;x\x07B"))
    assert not set(table) & set("\x1b\x07\u202e")


def test_table_takes_brackets_as_text():
    assert "[bold]x[/bold]" in written("table", record(figure(), checks=(check(message="[bold]x[/bold]"),)))


@pytest.mark.parametrize("width", [80, 100, 200])
def test_table_fits_its_width_and_loses_no_field(width: int):
    named = {
        "indicator": Reference(id="exports", name=None, text="Exports", start=0, end=7),
        "sector": Reference(id=None, name=None, text="computers and peripherals", start=0, end=7),
        "region": Reference(id="CN+HK", name=None, text="China", start=0, end=5),
        "entity": Reference(id="KR", name="South Korea", text=None, start=None, end=None),
    }
    money = figure(
        text="$1,234.56 million", value="1234560000", unit="USD", interval=Bounds(low=None, high=None), period="2025-01/2025-05", **named
    )
    table = written("table", record(money), width=width)
    assert max(map(len, table.splitlines())) <= width
    for word in ("1,234,560,000", "exports", "peripherals", "CN+HK", "KR", "2025-01/2025-05"):
        assert word in table


def test_table_at_80_columns_breaks_no_word():
    named = {"indicator": Reference(id="throughput", name=None, text="throughput", start=0, end=7)}
    sector = Reference(id=None, name=None, text="refrigerated containers", start=0, end=7)
    amounts = {"unit": "tonne", "measure": "level", "interval": Bounds(low=None, high=None), "period": "2025-01/2025-09"}
    rows = [figure(id=f"f{n}", text="18.6 million tonnes", value="18600000", **named, **amounts) for n in (1, 2)]
    table = written("table", *[record(*rows, figure(id="f3", sector=sector, **named))], width=80)
    for word in ("million", "tonnes", "throughput", "refrigerated", "containers", "18,600,000 tonne", "2025-01/2025-09"):
        assert word in table


def test_table_calls_an_article_without_a_name_standard_input():
    digest = hashlib.sha256(b"x").hexdigest()
    assert written("table", record(id=f"article-{digest[:12]}", source=None, text_sha256=digest)).startswith("standard input · ")
