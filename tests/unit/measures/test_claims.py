"""Grading stated figures."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from devreport.measures import (
    COMPLETION,
    GROWTH,
    PACE_VARIANCE,
    PULL,
    RATE_OF_GROUPS,
    SHARE,
    TOTAL,
    Grade,
    Obstacle,
    chained_change_of,
    grade,
    grade_shares,
)
from devreport.quantities import PERCENT, Hedge, Missing, Quantity, Ratio, Rounding, round_to
from tests.strategies.measures import places, recorded

RATE = {"actual": Quantity("15.5", "亿元"), "target": Quantity("31.4", "亿元")}


def percent(printed):
    """A printed percentage."""
    return Quantity(printed, "%")


@given(recorded(), recorded(), places)
def test_a_rounded_result_follows(actual, target, to):
    """Rounded once, half-up, from the recorded inputs."""
    assume(target[1].value > 0)
    inputs = {"actual": actual[1], "target": target[1]}
    stated = Quantity(COMPLETION.of(**inputs).percent(to), PERCENT, to)
    assert Grade.FOLLOWS is grade(COMPLETION, inputs, stated=stated).grade


@given(recorded(), recorded(), places)
def test_a_true_figure_is_never_accused(actual, target, to):
    """A figure rounded from the true amounts lies within the box of their roundings."""
    inputs = {"actual": actual[1], "target": target[1]}
    assume(target[1].interval().lower > 0)
    stated = Quantity(round_to(actual[0] / target[0] * 100, to), PERCENT, to)
    assert grade(COMPLETION, inputs, stated=stated).grade in {Grade.FOLLOWS, Grade.WITHIN_BOX}


@given(st.integers(0, 999), st.integers(1, 999), places)
def test_a_figure_cut_off_is_found(done, plan, to):
    """Between counts nothing can hide it."""
    inputs = {"actual": Quantity(done, "个"), "target": Quantity(plan, "个")}
    exact = COMPLETION.of(**inputs).value * 100
    cut = round_to(exact, to, mode=Rounding.TRUNCATE)
    expected = Grade.FOLLOWS if cut == round_to(exact, to) else Grade.TRUNCATED
    assert expected is grade(COMPLETION, inputs, stated=Quantity(cut, PERCENT, to)).grade


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("49.4", (Grade.FOLLOWS, "")),
        ("49.6", (Grade.WITHIN_BOX, "input_rounding")),
        ("49.30", (Grade.WITHIN_BOX, "input_rounding")),
        ("49.7", (Grade.DOES_NOT_FOLLOW, "out_of_reach")),
    ],
)
def test_grades_come_in_order(printed, expected):
    """The printed places count."""
    found = grade(COMPLETION, RATE, stated=percent(printed))
    assert expected == (found.grade, found.reason)


@pytest.mark.parametrize("obstacle", Obstacle)
def test_an_obstacle_comes_first(obstacle):
    """The recomputed figure is shown, and accuses nobody."""
    found = grade(COMPLETION, RATE, stated=percent("90"), obstacle=obstacle)
    assert (Grade.NOT_RECOMPUTABLE, obstacle.value) == (found.grade, found.reason)
    assert Decimal("49.4") == found.recomputed.percent(1)


def test_without_a_result_nothing_follows():
    """With something missing nothing can be said."""
    missing = grade(SHARE, {"part": Missing(), "whole": 3}, stated=percent("0"))
    undefined = grade(SHARE, {"part": 1, "whole": 0}, stated=percent("0"))
    assert (Grade.NOT_RECOMPUTABLE, "missing_input") == (missing.grade, missing.reason)
    assert (Grade.DOES_NOT_FOLLOW, "zero_whole") == (undefined.grade, undefined.reason)


def test_a_slip_of_the_unit_does_not_follow():
    """93.3元 for 93.3亿元, and 元 for 亩."""
    parts = {"parts": [{"value": Quantity("93.3", "元")}, {"value": Quantity("268.1", "亿元")}]}
    assert Grade.DOES_NOT_FOLLOW is grade(TOTAL, parts, stated=Quantity("361.4", "亿元")).grade
    unlike = grade(TOTAL, parts, stated=Quantity("268.1", "万亩"))
    assert (Grade.DOES_NOT_FOLLOW, "unlike_units") == (unlike.grade, unlike.reason)


def test_points_and_per_cent_are_told_apart():
    """As a remark beside the grade."""
    lead = {"rate": percent("85.1"), "elapsed": Ratio(10, 12)}
    pull = {"growth": percent("5.0"), "contribution": percent("40")}
    assert ("", "percent_for_points") == (
        grade(PACE_VARIANCE, lead, stated=Quantity("1.8", "个百分点")).remark,
        grade(PACE_VARIANCE, lead, stated=percent("1.8")).remark,
    )
    assert "percent_for_points" == grade(PULL, pull, stated=percent("2.0")).remark
    assert "points_for_percent" == grade(COMPLETION, RATE, stated=Quantity("49.4", "个百分点")).remark


def test_common_mistakes_are_recognised():
    """The reason says what was done instead."""
    groups = [{"actual": "472.63", "rate": percent("69.26")}, {"actual": "414.81", "rate": percent("55.62")}]
    rollup = grade(RATE_OF_GROUPS, {"groups": iter(groups)}, stated=percent("62.44"))
    times = grade(
        GROWTH,
        {"current": Quantity("153.2", "亿元"), "previous": Quantity("61.7", "亿元")},
        stated=Quantity("2.5", "倍"),
    )
    declines = chained_change_of(5)
    annual = {
        name: percent(f"-{each}")
        for name, each in zip(declines.inputs, ("2.01", "3.6", "3.7", "4.8", "5.6"), strict=True)
    }
    assert ["mean_of_ratios", "times_for_growth", "sum_of_changes"] == [
        rollup.reason,
        times.reason,
        grade(declines, annual, stated=percent("-19.71")).reason,
    ]


def test_a_mistake_may_be_irrational_or_undefined():
    """It is compared as far as it is there."""
    from attrs import evolve

    from devreport.expressions import Field, Opaque

    root = evolve(
        SHARE, mistakes={"gone": Field("whole") / 0, "root": Opaque("power", (Field("part"), Quantity("0.5")))}
    )
    found = grade(root, {"part": Ratio(2), "whole": Ratio(100)}, stated=Quantity("1.41"))
    assert "root" == found.reason


def test_a_hedge_widens_what_is_stated():
    """近80% reaches half a point, or as far as its tolerance."""
    counts = {"part": Quantity("1050", "个"), "whole": Quantity("1363", "个")}
    narrow, wide = [
        grade(SHARE, counts, stated=percent("80"), hedge=Hedge.NEARLY, tolerance=t) for t in (None, Ratio(5, 1, "%"))
    ]
    assert (Grade.DOES_NOT_FOLLOW, Grade.FOLLOWS) == (narrow.grade, wide.grade)


def test_a_hedged_input_widens_the_box():
    """Over 200 of 400 may be 60 %."""
    counts = {"part": Quantity("200", "个"), "whole": Quantity("400", "个")}
    found = grade(SHARE, counts, stated=percent("60"), input_hedges={"part": Hedge.OVER})
    assert Grade.WITHIN_BOX is found.grade


PARTS, WHOLE = ["33.26", "96.21", "146.82"], "276.29"


@pytest.mark.parametrize(
    ("whole", "printed", "reasons"),
    [
        (WHOLE, ("12.1", "34.8", "53.1"), ["closed_to_100", "", ""]),
        (WHOLE, ("12.0", "34.8", "53.1"), ["", "", ""]),
        (WHOLE, ("12.2", "34.8", "53.1"), ["out_of_reach", "", ""]),
        (WHOLE, ("13.1", "33.8", "53.1"), ["out_of_reach", "out_of_reach", ""]),
        ("300.00", ("11.1", "32.1", "48.9"), ["", "", ""]),
        (0, ("12.1", "34.8", "53.1"), ["zero_whole"] * 3),
    ],
)
def test_shares_closed_to_100_are_found(whole, printed, reasons):
    """Only where a whole set was moved, and by no more than one unit of the last place."""
    assert reasons == [found.reason for found in grade_shares(PARTS, whole, stated=[percent(each) for each in printed])]


def test_shares_that_round_to_100_by_themselves_are_not_closed():
    """There was nothing to close."""
    found = grade_shares(["1", "3"], "4", stated=[percent("26"), percent("74")])
    assert [Grade.WITHIN_BOX] * 2 == [each.grade for each in found]
    exact = grade_shares([1, 3], 4, stated=[percent("26"), percent("74")])
    assert ["out_of_reach"] * 2 == [each.reason for each in exact]


def test_shares_of_nothing_are_not_closed():
    """Nothing follows from a whole of zero."""
    found = grade_shares([0, 0], 0, stated=[percent("50"), percent("50")])
    assert {("does_not_follow", "zero_whole")} == {(each.grade.value, each.reason) for each in found}
