"""Completion and its relatives."""

from decimal import Decimal

import pytest

from devreport.measures import (
    IMPLIED_PLAN,
    IMPLIED_POINTS,
    IMPLIED_TARGET,
    OVER_FULFILMENT_FROM_POINTS,
    baseline_progress,
    completion,
    lower_completion,
    over_fulfilment,
    remaining,
    target_gap,
)
from devreport.quantities import Missing, Quantity, Ratio


def test_completion_is_never_capped():
    """More than the target is more than one."""
    assert Decimal("107.56") == completion("277.58", "258.08").percent(2)


@pytest.mark.parametrize(
    ("actual", "target", "reason"),
    [(1, 0, "zero_target"), (0, 0, "zero_target"), (1, -1, "negative_target"), (1, Missing(), "missing_input")],
)
def test_completion_may_be_undefined(actual, target, reason):
    """With a reason, never as a zero."""
    assert reason == completion(actual, target).reason


def test_progress_from_a_baseline():
    """Up and down are one formula; past the target is more than one, and the wrong way is below zero."""
    assert Ratio(1, 2) == baseline_progress(15, 20, baseline=10) == lower_completion(15, 10, baseline=20)
    assert (Ratio(2), Ratio(-1)) == (baseline_progress(30, 20, baseline=10), lower_completion(30, 10, baseline=20))
    assert (
        "target_is_baseline" == baseline_progress(1, 2, baseline=2).reason == lower_completion(1, 2, baseline=2).reason
    )


def test_the_gap_of_a_rate_is_in_points():
    """Never a ratio of rates."""
    assert "2.3 个百分点" == str(target_gap(Quantity("10.3", "%"), Quantity("8", "%")).to("个百分点")).replace(
        "23/10", "2.3"
    )
    assert Quantity("-1", "亿元") == target_gap(Quantity("4", "亿元"), Quantity("5", "亿元"))


def test_what_is_left_and_what_is_over():
    """Remaining and over-fulfilment."""
    assert (Ratio(7), Ratio(-1)) == (remaining(6, 13), remaining(14, 13))
    assert Decimal("32.95") == over_fulfilment("26.59", 20).percent(2)
    points = {"over": Quantity("6.59", "个百分点"), "target": Quantity("20", "%")}
    assert Decimal("32.95") == OVER_FULFILMENT_FROM_POINTS.of(**points).percent(2)
    assert "zero_target" == over_fulfilment(1, 0).reason


def test_targets_and_plans_that_printed_figures_imply():
    """From a rate and its lead, from an actual and its rate."""
    assert Quantity("8", "%") == IMPLIED_TARGET.of(actual=Quantity("10.3", "%"), over=Quantity("2.3", "个百分点"))
    assert Ratio(200) == IMPLIED_PLAN.of(actual=100, rate=Quantity("50", "%"))
    points = IMPLIED_POINTS.of(amount=118, actual=986, rate=Quantity("98", "%"))
    assert ("11.7", "个百分点") == (str(points.round(1)), str(points.unit))
