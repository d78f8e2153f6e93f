"""Numbers, gaps, findings and charts of checks."""

from __future__ import annotations

import pytest
from building import check, figure, record, reference

from extractor.records import Bounds
from extractor.report.change_chart import change_charts
from extractor.report.facts import figure_view
from extractor.report.interval_chart import LEFT, RIGHT, interval_chart
from extractor.report.numbers import Measure, measure_for, period_words
from extractor.report.working import check_view, finding_views, rule_meaning

TEXT = "up 12 percent from 3 and 4"


@pytest.mark.parametrize(
    ("low", "high", "measure", "said"),
    [
        ("14.05", "14.15", Measure(0, "percent"), "14.05 to 14.15 percent"),
        ("8.54700854", "12.17391304", Measure(0, "percent"), "8.54 to 12.18 percent"),
        ("10.126582", "11.2", Measure(0, "percent"), "10.12 to 11.20 percent"),
        ("-10.35", "-10.25", Measure(0, "percent"), "−10.35 to −10.25 percent"),
        ("2175000000", "2185000000", Measure(9, "billion USD"), "2.175 to 2.185 billion USD"),
        ("7", "7", Measure(0, "months"), "7 months"),
        (None, "0.333333333", Measure(), "at most 0.333334"),
        ("1965000000", None, Measure(9, "billion USD"), "at least 1.965 billion USD"),
        (None, None, Measure(), "any number"),
        ("612404", "612404", Measure(), "612,404"),
    ],
)
def test_spans_are_rounded_outwards_to_what_matters(low, high, measure, said):
    assert measure.span(Bounds(low, high)) == said


@pytest.mark.parametrize(
    ("fields", "largest", "measure"),
    [
        ({"unit": "USD"}, "2175000000", Measure(9, "billion USD")),
        ({"unit": "USD"}, "2175", Measure(0, "USD")),
        ({"unit": "percent"}, "2175000000", Measure(0, "percent")),
        ({"counted": "foreign Visitors"}, "5000000", Measure(6, "million visitors")),
        ({"unit": "month", "measure": "streak"}, "7", Measure(0, "months", whole=True)),
    ],
)
def test_scale_follows_the_numbers_and_unit_the_figure(fields, largest, measure):
    assert measure_for(figure(TEXT, "12", **fields), [figure(TEXT, "12", value=largest, interval=Bounds(None, None)).value]) == measure


@pytest.mark.parametrize(
    ("notation", "said"),
    [
        ("2025-05", "May 2025"),
        ("2025-05-20", "20 May 2025"),
        ("2025-01/2025-05", "January 2025 to May 2025"),
        ("XXXX-05", "May"),
        ("2025-Q1", "2025-Q1"),
        ("2025", "2025"),
        (None, ""),
    ],
)
def test_periods_in_words(notation, said):
    assert period_words(notation) == said


def view(**fields):
    claim = figure(TEXT, "12 percent", unit="percent", measure="change")
    return check_view(1, check("f1", **fields), {"f1": claim})


def test_a_gap_is_told_in_units_of_the_last_digit():
    above = view(verdict="inconsistent", implied=Bounds("4.5", "5.5"), stated=Bounds("1.5", "2.5"))
    below = view(verdict="inconsistent", implied=Bounds("1", "2"), stated=Bounds("2.9", "3.1"))
    assert above.gap == "2 percent, 2 units of the last digit written"
    assert below.gap.startswith("0.9 percent, 5 units")


def test_a_gap_of_a_claim_in_words_has_no_last_digit():
    claim = figure("It halved", "halved", unit="percent", measure="change")
    shown = check_view(1, check("f1", verdict="inconsistent", stated=Bounds("-52.5", "-47.5"), implied=Bounds("-61", "-60")), {"f1": claim})
    assert shown.gap == "7.5 percent"


def test_intervals_that_meet_have_no_gap_but_a_resolution():
    shown = view(stated=Bounds("1.5", "2.5"), implied=Bounds("1", "2"), resolution="1.5")
    assert (shown.gap, shown.resolution) == ("", "an error larger than 1.5 percent")
    exact = view(stated=Bounds("5", "5"), implied=Bounds("5", "5"), resolution="0")
    assert exact.resolution == "any error"
    assert shown.chart.gap is None


def test_a_claim_that_cannot_be_judged_says_why_and_has_no_chart():
    shown = view(verdict="unverifiable", reason="sign_change", stated=None, implied=None)
    assert shown.reason == "the base and the new value differ in sign"
    assert shown.chart is None


def test_failing_checks_of_one_suspect_stand_together():
    figures = tuple(figure(TEXT, written, number=number) for number, written in enumerate(("12", "3", "4"), 1))
    checks = (
        check("f1", "f2", verdict="inconsistent", suspect=("f1", "f2")),
        check("f1", "f3"),
        check("f3", "f1", verdict="inconsistent", suspect=("f1",)),
    )
    made = record(*figures, checks=checks)
    views = {number: check_view(number, one, {one.id: one for one in figures}) for number, one in enumerate(checks, 1)}
    (finding,) = finding_views(made, views)
    assert [one.number for one in finding.checks] == [1, 3]
    assert [one.id for one in finding.shared] == ["f1"]


def test_every_rule_has_a_meaning_and_an_unknown_one_none():
    assert rule_meaning("growth").startswith("a stated percentage change")
    assert rule_meaning("no_such_rule") == ""


@pytest.mark.parametrize(
    ("stated", "implied"),
    [
        (("1.5", "2.5"), ("14", "27")),
        (("2", "2"), ("2", "2")),
        (("0", "0"), ("0", "0")),
        ((None, "2.5"), ("14", None)),
        (("-5", "-4"), ("1000000000000", "1000000000001")),
        (("0.000737609", "0.000740993"), ("0.000739130", "0.000741149")),
    ],
)
def test_bars_stay_inside_the_chart_and_can_be_seen(stated, implied):
    chart = interval_chart(Bounds(*stated), Bounds(*implied), Measure(), fits=False)
    for bar in (chart.stated, chart.implied):
        assert bar.width >= 3
        assert LEFT - 2 <= bar.x <= bar.end <= RIGHT + 2
    assert chart.ticks
    assert all(LEFT <= tick.x <= RIGHT for tick in chart.ticks)


def test_an_end_without_bound_is_open_and_no_end_at_all_no_chart():
    chart = interval_chart(Bounds("1", "2"), Bounds("1.5", None), Measure(), fits=True)
    assert (chart.implied.open_left, chart.implied.open_right) == (False, True)
    assert interval_chart(Bounds(None, None), Bounds(None, None), Measure(), fits=True) is None


def test_whole_numbers_have_whole_ticks():
    chart = interval_chart(Bounds("7", "7"), Bounds("6", "6"), Measure(0, "months", whole=True), fits=False)
    assert [tick.label for tick in chart.ticks] == ["6", "7"]


def changes(*rows):
    text = " ".join(f"{number}0 percent" for number in range(1, len(rows) + 1))
    figures = []
    for number, fields in enumerate(rows, 1):
        given = {"unit": "percent", "measure": "change", "basis": "yoy", "period": "2025-05", **fields}
        written = f"{number}0 percent"
        given.setdefault("value", f"{number}0")
        figures.append(figure(text, written, number=number, interval=Bounds(None, None), **given))
    views = [figure_view(one, text, standing="unchecked", checks=()) for one in figures]
    return change_charts(figures, views)


def test_changes_of_one_period_and_basis_make_a_chart_by_sector():
    rows = [{"sector": reference(name)} for name in ("tea", "tin", "toys")] + [{"sector": reference("tar"), "basis": "mom"}]
    (chart,) = changes(*rows)
    assert chart.title == "Changes by sector, May 2025, on the year before"
    assert [bar.label for bar in chart.bars] == ["toys", "tin", "tea"]


def test_too_few_changes_make_no_chart():
    assert changes({"sector": reference("tea")}, {"sector": reference("tin")}, {}) == []


def test_one_label_again_and_again_makes_no_chart():
    assert changes(*[{"region": reference("Peru")}] * 4) == []


def test_forecasts_stand_apart():
    rows = [{"sector": reference(name), "status": "forecast"} for name in ("tea", "tin", "toys")]
    (chart,) = changes(*rows, {"sector": reference("tar")})
    assert chart.title == "Changes by sector, May 2025, on the year before, forecast"
    assert len(chart.bars) == 3


def test_regions_are_told_apart_by_sector_where_those_differ_and_falls_go_left():
    here = [{"region": reference(name), "sector": reference("tea")} for name in ("Chile", "Peru")]
    (chart,) = changes(*here, {"region": reference("Peru"), "sector": reference("tin"), "value": "-30"})
    assert [bar.label for bar in chart.bars] == ["Peru · tea", "Chile · tea", "Peru · tin"]
    assert [bar.falls for bar in chart.bars] == [False, False, True]
    assert chart.bars[2].x + chart.bars[2].width == pytest.approx(chart.zero, abs=0.2)
    assert all(0 <= bar.x <= bar.x + bar.width <= 100.5 for bar in chart.bars)


def test_a_change_that_is_stated_twice_is_one_bar():
    rows = [{"sector": reference(name)} for name in ("tea", "tin", "toys")]
    (chart,) = changes(*rows, {"sector": reference("toys"), "value": "30"})
    assert len(chart.bars) == 3
