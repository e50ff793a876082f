"""Earned value and earned schedule."""

from decimal import Decimal
from fractions import Fraction

import pytest

from devreport.errors import InputError
from devreport.measures import (
    COST_INDEX,
    EARNED_SHARE,
    ESTIMATE_AT_COMPLETION,
    ESTIMATE_AT_COMPLETION_MIXED,
    ESTIMATE_FROM_INDEX,
    ESTIMATE_TO_COMPLETE,
    MEASURES,
    REMAINING_COST_INDEX,
    SCHEDULE_INDEX,
    VARIANCE_AT_COMPLETION,
    earned_schedule,
)
from devreport.quantities import Missing, Quantity, Ratio


def test_an_estimate_never_comes_from_a_displayed_index():
    """4480 exactly; 4479 from the index that was rounded to 0.893."""
    assert Ratio(4480) == ESTIMATE_AT_COMPLETION.of(budget=4000, earned=2500, spent=2800)
    assert Decimal(4479) == ESTIMATE_FROM_INDEX.of(budget=4000, index="0.893").round(0)


def test_estimates_agree():
    """To complete, at completion and the variance are one number each."""
    inputs = {"budget": 100, "earned": 30, "spent": 35}
    estimate = ESTIMATE_AT_COMPLETION.of(**inputs).value
    assert estimate - 35 == ESTIMATE_TO_COMPLETE.of(**inputs).value
    assert 100 - estimate == VARIANCE_AT_COMPLETION.of(**inputs).value
    mixed = ESTIMATE_AT_COMPLETION_MIXED.of(**inputs, planned=40)
    assert 35 + Ratio(70).value / (Ratio(30, 35).value * Ratio(30, 40).value) == mixed.value


@pytest.mark.parametrize(
    ("measure", "inputs", "reason"),
    [
        (COST_INDEX, {"earned": 1, "spent": 0}, "nothing_spent"),
        (SCHEDULE_INDEX, {"earned": 1, "planned": 0}, "nothing_planned"),
        (EARNED_SHARE, {"earned": 1, "budget": 0}, "zero_budget"),
        (ESTIMATE_AT_COMPLETION, {"budget": 1, "earned": 0, "spent": 1}, "nothing_earned"),
        (ESTIMATE_FROM_INDEX, {"budget": 1, "index": 0}, "nothing_earned"),
        (REMAINING_COST_INDEX, {"budget": 5, "earned": 4, "spent": 5}, "budget_spent"),
    ],
)
def test_undefined_results_have_reasons(measure, inputs, reason):
    """Never a zero and never infinity."""
    assert reason == measure.of(**inputs).reason


def test_nothing_remains_when_all_is_earned():
    """Whatever was spent."""
    assert [Ratio(0)] * 2 == [REMAINING_COST_INDEX.of(budget=5, earned=5, spent=spent) for spent in (5, 9)]


def test_earned_schedule_is_interpolated():
    """Between the planned values, and at the end of the plan."""
    found = earned_schedule([0, 20, 50, 90, 140, 200], 70, time=3)
    assert (Decimal("2.5"), Decimal("-0.5")) == (found.schedule.round(1), found.variance.round(1))
    assert Ratio(6) == found.estimate
    done = earned_schedule([0, 10, 20], 25, time=2)
    assert (Ratio(2), Ratio(1)) == (done.schedule, done.index)


def test_a_late_project_stays_late():
    """The time index does not creep back to one at completion."""
    late = earned_schedule([0, 50, 100], 100, time=4)
    assert (Ratio(1, 2), Ratio(4)) == (late.index, late.estimate)


def test_earned_schedule_may_be_undefined():
    """Before anything has elapsed or been earned; on a flat plan the latest time counts."""
    start = earned_schedule([0, 1], 0, time=0)
    assert ("nothing_elapsed", "nothing_earned") == (start.index.reason, start.estimate.reason)
    assert Ratio(1) == earned_schedule([0, 0, 5], 0, time=1).schedule


@pytest.mark.parametrize(("planned", "earned"), [([0], 0), ([0, 5, 3], 1), ([2, 5], 1), ([0, Missing()], 1)])
def test_plans_that_are_none_are_refused(planned, earned):
    """Too short, falling, starting above what is earned, or with a gap."""
    with pytest.raises(InputError):
        earned_schedule(planned, earned, time=1)


def test_money_is_interpolated_too():
    """Whatever unit the plan is in."""
    planned = [Quantity(each, "亿元") for each in ("0", "2", "4")]
    assert Ratio(3, 2) == earned_schedule(planned, Quantity("30000", "万元"), time=1).schedule


@pytest.mark.parametrize(
    ("name", "inputs", "expected"),
    [
        ("cost_variance", {"earned": 40, "spent": 60}, "-20"),
        ("value_variance", {"earned": 40, "planned": 50}, "-10"),
        ("cost_index", {"earned": 40, "spent": 60}, "2/3"),
        ("schedule_index", {"earned": 40, "planned": 50}, "4/5"),
        ("earned_share", {"earned": 40, "budget": 100}, "2/5"),
        ("estimate_at_completion", {"budget": 100, "earned": 40, "spent": 60}, "150"),
        ("estimate_from_index", {"budget": 100, "index": Ratio(2, 3)}, "150"),
        ("estimate_at_completion_typical", {"budget": 100, "earned": 40, "spent": 60}, "120"),
        ("estimate_at_completion_mixed", {"budget": 100, "planned": 50, "earned": 40, "spent": 60}, "172.5"),
        ("estimate_to_complete", {"budget": 100, "earned": 40, "spent": 60}, "90"),
        ("variance_at_completion", {"budget": 100, "earned": 40, "spent": 60}, "-50"),
        ("remaining_cost_index", {"budget": 100, "earned": 40, "spent": 60}, "3/2"),
        ("remaining_cost_index", {"budget": 100, "earned": 100, "spent": 90}, "0"),
        ("remaining_cost_index", {"budget": 100, "earned": 110, "spent": 100}, "0"),
        ("time_index", {"schedule": 3, "time": 4}, "3/4"),
        ("time_index", {"schedule": "0.25", "time": "0.5"}, "1/2"),
        ("time_estimate", {"duration": 12, "schedule": 3, "time": 4}, "16"),
        ("time_estimate", {"duration": 12, "schedule": "0.5", "time": 1}, "24"),
    ],
)
def test_one_project_by_hand(name, inputs, expected):
    """A budget of 100, half of it planned by now, 40 earned and 60 spent."""
    assert Fraction(expected) == MEASURES[name].of(**inputs).value
