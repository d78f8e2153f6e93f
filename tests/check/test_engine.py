"""What the engine makes of claims: rows, severity, weakness, suspects, hypotheses, and silence."""

from __future__ import annotations

from typing import Any

import pytest
from markup import drafts_of

from extractor.check import Checker
from extractor.check.claims import discovered
from extractor.records import Check

CHECKER = Checker()
RIGHT = "Exports rose {9.6 percent|change exports 2024-05 yoy} to {$20.88 billion|exports 2024-05} from {$19.04 billion|exports 2023-05}."
WRONG = RIGHT.replace("9.6", "12.6")


def rows(text: str, rule: str | None = None) -> list[dict[str, Any]]:
    return [row for row in CHECKER(*drafts_of(text)) if rule is None or row["rule"] == rule]


def test_no_figures_give_no_checks() -> None:
    assert CHECKER("Nothing is counted here.", [], [(0, 24)]) == []


def test_rows_have_the_fields_of_the_record() -> None:
    for text in (RIGHT, WRONG):
        for row in rows(text):
            assert Check.model_validate(row).rule == row["rule"]


def test_the_claim_stands_first_among_the_figures() -> None:
    assert rows(RIGHT, "growth")[0]["figures"] == ["f1", "f2", "f3"]


def test_a_message_is_one_plain_sentence_with_numbers_as_written() -> None:
    assert rows(WRONG, "growth")[0]["message"] == (
        "Exports of $20.88 billion against $19.04 billion is a rise of 9.6 to 9.7 percent; the text says 12.6 percent."
    )


def test_a_message_is_one_line_where_a_line_ends_inside_a_figure() -> None:
    text, drafts, sentences = drafts_of(WRONG)
    broken = CHECKER(text.replace(" billion", "\nbillion"), drafts, sentences)
    assert [(row["message"], row["formula"]) for row in broken] == [(row["message"], row["formula"]) for row in rows(WRONG)]


def test_a_failure_beyond_all_rounding_is_an_error() -> None:
    assert rows(WRONG, "growth")[0]["severity"] == "error"


def test_a_failure_that_cutting_off_explains_is_a_warning() -> None:
    cut = "Sales rose {4.9 percent|change sales 2024 yoy} to {$104.98 million|sales 2024} from {$100.00 million|sales 2023}."
    row = rows(cut, "growth")[0]
    assert (row["verdict"], row["severity"]) == ("inconsistent", "warning")


def test_a_hedged_or_expected_figure_lowers_an_error_to_a_warning() -> None:
    hedged = WRONG.replace("exports 2024-05}", "exports 2024-05 about}")
    assert rows(hedged.replace("12.6", "22.6"), "growth")[0]["severity"] == "warning"
    assert rows(hedged, "growth")[0]["severity"] == "info"  # the loosest reading of "about" holds it


def test_a_right_claim_has_no_severity_and_tells_how_much_it_proves() -> None:
    row = rows(RIGHT, "growth")[0]
    assert (row["severity"], row["weak"]) == (None, False)
    assert 0 < row["resolution"] < 1


def test_levels_of_few_digits_prove_little() -> None:
    coarse = "Sales rose {8.3 percent|change sales 2024 yoy} to {$1.3 billion|sales 2024} from {$1.2 billion|sales 2023}."
    assert rows(coarse, "growth")[0]["weak"] is True


def test_a_change_of_sign_cannot_be_judged() -> None:
    turned = "Profit rose {80 percent|change net_profit 2024 yoy} to {$51 million|net_profit 2024} from {$40 million|net_profit 2023 neg}."
    row = rows(turned, "growth")[0]
    assert (row["verdict"], row["reason"]) == ("unverifiable", "sign_change")


def test_a_figure_told_twice_is_checked_once() -> None:
    twice = RIGHT + " In all, exports came to {$20.88 billion|exports 2024-05}."
    assert len(rows(twice, "growth")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RIGHT.replace("$20.88 billion", "$28.08 billion"), "neighbouring digits swapped"),
        (RIGHT.replace("$20.88 billion", "$20.88 million"), "wrong scale word"),
        (RIGHT.replace("$19.04 billion", "$19.4 billion"), "a digit lost"),
        (RIGHT.replace("9.6 percent|change", "6.6 percent|change"), "one digit wrong"),
    ],
)
def test_a_hypothesis_names_the_slip(text: str, words: str) -> None:
    assert words in rows(text, "growth")[0]["hypothesis"]


def test_a_change_on_the_new_value_is_recognized() -> None:
    text = "Sales fell {25.0 percent|change sales 2024 yoy neg} to {$80.00 million|sales 2024} from {$100.00 million|sales 2023}."
    assert rows(text, "growth")[0]["hypothesis"] == "change computed on the new value"


def test_percent_for_points_is_recognized() -> None:
    text = "The ratio rose {4.0 percent|change casa_ratio 2024 yoy} from {38.6 percent|casa_ratio 2023} to {42.6 percent|casa_ratio 2024}."
    row = rows(text, "growth")[0]
    assert (row["severity"], row["hypothesis"]) == ("warning", "percent for percentage point")


def test_the_figure_that_other_checks_prove_is_not_suspected() -> None:
    text = RIGHT + " Imports were {$11.53 billion|imports 2024-05}. The surplus was {$3.95 billion|trade_balance 2024-05}."
    row = rows(text, "balance")[0]
    assert "f2" not in row["suspect"]
    assert "f5" in row["suspect"]


def test_two_pairs_that_disagree_blame_neither() -> None:
    text = (
        "Sales were {€4.20 billion|sales 2024} ({$4.73 billion|sales 2024}) and profit {€1.15 billion|profit 2024} "
        "({$1.50 billion|profit 2024})."
    )
    assert rows(text, "conversion")[0]["suspect"] is None


def test_the_odd_pair_of_three_is_suspected() -> None:
    text = (
        "Sales were {€4.20 billion|sales 2024} ({$4.73 billion|sales 2024}), "
        "orders {€2.05 billion|orders 2024} ({$3.23 billion|orders 2024}) "
        "and imports {€1.15 billion|imports 2024} ({$1.30 billion|imports 2024})."
    )
    assert set(rows(text, "conversion")[0]["suspect"]) == {"f3", "f4"}


def test_no_sentence_of_the_text_is_needed_in_capitals_or_not() -> None:
    assert [row["verdict"] for row in rows(RIGHT.replace("from", "FROM"), "growth")] == ["consistent"]


def test_rules_that_read_another_come_after_it() -> None:
    order = [rule.name for rule in discovered()]
    for rule in discovered():
        assert all(order.index(name) < order.index(rule.name) for name in rule.after)


def test_many_figures_cost_no_more_than_in_proportion() -> None:
    """Ten times the sentences make about ten times the claims, not a hundred."""
    sentence = (
        "Sales of kind {n} rose {{9.6 percent|change sales 2024 yoy sector:s{n}}} to {{$20.88 billion|sales 2024 sector:s{n}}} "
        "from {{$19.04 billion|sales 2023 sector:s{n}}}."
    )
    few, many = (" ".join(sentence.format(n=k) for k in range(count)) for count in (6, 60))
    assert len(rows(many)) <= 12 * len(rows(few))


def test_a_deficit_is_told_with_its_sign() -> None:
    text = (
        "Exports of {$53.9 billion|exports 2024-05} and imports of {$58.2 billion|imports 2024-05} left a deficit of "
        "{$5.3 billion|trade_balance 2024-05 neg}."
    )
    message = rows(text, "balance")[0]["message"]
    assert "leaves -$4.4 to -$4.2 billion; the text says minus $5.3 billion" in message
