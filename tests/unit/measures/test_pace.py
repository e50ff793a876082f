"""Pace, catching up and projection."""

from decimal import Decimal

import pytest

from devreport.measures import (
    MEASURES,
    PACE_LAG,
    REQUIRED_POINTS,
    completion,
    pace,
    pace_variance,
    projection,
    required_decline,
    required_growth,
    required_rate,
    schedule_variance,
)
from devreport.quantities import Quantity, Ratio, Undefined

DONE, PLAN = Quantity("629.0", "亿元"), Quantity("647.4", "亿元")


def test_pace_is_the_exact_pair():
    """Also of 旬 and days."""
    assert ("10/12", "5/18") == (str(pace(10, 12)), str(pace(5, 18)))
    assert "no_periods" == pace(0, 0).reason


def test_the_lead_comes_from_unrounded_rates():
    """13.8 points, where the printed 97.2 would give 13.9."""
    lead = pace_variance(completion(DONE, PLAN), pace(10, 12))
    assert Decimal("13.8") == lead.round(1)
    assert lead == schedule_variance(DONE, PLAN, elapsed=pace(10, 12))
    assert -lead == PACE_LAG.of(rate=completion(DONE, PLAN), elapsed=pace(10, 12))


@pytest.mark.parametrize(("target", "reason"), [(0, "zero_target"), (-1, "negative_target")])
def test_no_target_no_lead(target, reason):
    """The reason is that of completion."""
    assert reason == schedule_variance(1, target, elapsed=Ratio(1, 2)).reason


def test_what_each_period_must_bring():
    """Nothing for a target that is met when no period is left; undefined for one that is not."""
    assert Quantity("9.2", "亿元") == required_rate(DONE, PLAN, left=2)
    assert Ratio(0) == required_rate(5, 5, left=0) == required_rate(6, 5, left=0)
    assert {"no_periods_left"} == {required_rate(4, 5, left=0).reason, required_rate(6, 5, left=-1).reason}


def test_what_compounds():
    """Growth and decline over what is left."""
    assert (Decimal("10.0"), Decimal("5.20")) == (
        required_growth(100, 121, left=2).percent(1),
        required_decline(Quantity("15.61", "%"), Quantity("20", "%"), left=1).percent(2),
    )
    assert "no_periods_left" == required_growth(1, 2, left=0).reason == required_decline("0.1", "0.2", left=0).reason
    rates = {"achieved": Quantity("15.61", "%"), "target": Quantity("20", "%"), "setback": Quantity("0.09", "个百分点")}
    assert Decimal("4.48") == REQUIRED_POINTS.of(**rates).round(2)


def test_a_straight_line():
    """The speed so far, over the whole span."""
    assert (Ratio(150), "nothing_elapsed") == (projection(75, Ratio(6, 12)), projection(1, 0).reason)


def test_nothing_elapses_before_the_span():
    """A negative count of periods has no share."""
    assert Undefined("before_the_span") == pace(-1, 12)


def test_what_is_over_is_spread_over_the_periods_left():
    """Only where none are left, nothing is required."""
    assert Ratio(-2) == MEASURES["required_rate"].of(actual=10, target=4, left=3)
    assert Ratio(0) == MEASURES["required_rate"].of(actual=10, target=4, left=0)
