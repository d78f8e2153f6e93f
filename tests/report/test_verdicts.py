"""What a check says of each of its figures."""

from __future__ import annotations

import pytest
from building import check, figure, record

from extractor.report.verdicts import SIGNS, standings

TEXT = "12 and 13 and 14"
FIGURES = tuple(figure(TEXT, written, number=number) for number, written in enumerate(("12", "13", "14"), 1))


def said(*checks) -> dict[str, str]:
    return standings(record(*FIGURES, checks=checks))


def test_a_figure_in_no_check_is_unchecked():
    assert said(check("f1", "f2")) == {"f1": "right", "f2": "right", "f3": "unchecked"}


def test_only_suspects_are_accused():
    assert said(check("f1", "f2", "f3", verdict="inconsistent", suspect=("f2",))) == {"f1": "untold", "f2": "wrong", "f3": "untold"}


def test_all_are_accused_where_nobody_is_suspected():
    assert said(check("f1", "f2", verdict="inconsistent"))["f2"] == "wrong"


def test_a_witness_that_another_check_confirms_is_right():
    failing = check("f1", "f2", verdict="inconsistent", suspect=("f1",))
    assert said(failing, check("f2", "f3")) == {"f1": "wrong", "f2": "right", "f3": "right"}


def test_a_suspect_stays_accused_whatever_else_fits():
    assert said(check("f1", "f2", verdict="inconsistent", suspect=("f1",)), check("f1", "f3"))["f1"] == "wrong"


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({"verdict": "inconsistent", "severity": "warning"}, "doubtful"),
        ({"verdict": "inconsistent", "severity": "info"}, "untold"),
        ({"verdict": "unverifiable", "reason": "vague"}, "untold"),
        ({"weak": True}, "weak"),
    ],
)
def test_kinds_of_verdicts_are_told_apart(fields, standing):
    assert said(check("f1", **fields))["f1"] == standing


def test_every_standing_but_one_has_a_sign_of_its_own():
    signs = [sign.sign for name, sign in SIGNS.items() if name != "unchecked"]
    assert all(signs)
    assert len(set(signs)) == len(signs)
