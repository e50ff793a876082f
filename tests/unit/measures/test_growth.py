"""Growth from levels and increments, and what is not growth."""

from decimal import Decimal

import pytest
from hypothesis import given

from devreport.expressions import evaluate
from devreport.measures import (
    DECLINE,
    DECLINE_FROM_DECREMENT,
    INCREMENT,
    MEASURES,
    growth,
    growth_from_increment,
    implied_base,
    period_on_period,
    point_change,
    previous_from_increment,
    times,
)
from devreport.quantities import Basis, Quantity, Ratio
from tests.strategies.measures import amounts


@given(amounts(), amounts())
def test_growth_from_the_increment_is_growth_from_levels(current, previous):
    """Both are the same pair of numbers."""
    increment = INCREMENT.of(current=current, previous=previous)
    assert growth(current, previous) == growth_from_increment(current, increment)
    assert previous == previous_from_increment(current, increment)
    assert growth(current, previous) == period_on_period(current, previous) == times(current, previous).value - 1


@given(amounts(), amounts())
def test_a_decline_is_growth_with_the_other_sign(current, previous):
    """Also from the decrement."""
    decrement = INCREMENT.of(current=previous, previous=current)
    decline = DECLINE.of(current=current, previous=previous)
    assert -growth(current, previous) == decline == DECLINE_FROM_DECREMENT.of(current=current, decrement=decrement)


@given(amounts(), amounts())
def test_the_implied_base_is_the_base(current, previous):
    """What a level and its growth imply."""
    assert previous == implied_base(current, growth(current, previous))


@pytest.mark.parametrize(
    ("current", "previous", "reason"),
    [(1, 0, "turned_positive"), (1, -1, "turned_positive"), (0, 0, "base_not_positive"), (-1, -2, "base_not_positive")],
)
def test_a_base_that_is_not_positive_gives_no_growth(current, previous, reason):
    """The turn is said in words."""
    assert reason == growth(current, previous).reason == period_on_period(current, previous).reason
    assert (
        "base_not_positive" == times(current, previous).reason == DECLINE.of(current=current, previous=previous).reason
    )


def test_growth_on_another_basis_is_not_recomputed():
    """The reason is the basis."""
    assert ["comparable", "constant_price"] == [
        growth(2, 1, basis=b).reason for b in (Basis.COMPARABLE, Basis.CONSTANT_PRICE)
    ]


def test_other_undefined_results():
    """A total loss implies no base; nothing was there before the decrement."""
    assert (
        "base_not_positive" == implied_base(5, -1).reason == DECLINE_FROM_DECREMENT.of(current=1, decrement=-1).reason
    )


def test_a_change_of_rates_is_in_points():
    """Never in per cent."""
    change = point_change(Quantity("8.4", "%"), Quantity("7.7", "%"))
    assert (Decimal("0.7"), "个百分点") == (change.round(1), str(change.unit))
    assert Ratio(10, 1, "个百分点") == point_change(Ratio(6, 10), Ratio(5, 10))


def test_growth_by_hand():
    """With a base below one, and from nothing to nothing."""
    assert [Ratio(1), Ratio(-1)] == [growth("0.5", "0.25"), growth(0, "0.5")]
    assert [Ratio(2), Ratio("-0.5")] == [times("0.5", "0.25"), -DECLINE.of(current="0.25", previous="0.5")]
    assert "base_not_positive" == growth(0, -1).reason
    assert Ratio("0.5") == implied_base("0.25", "-0.5")
    assert Ratio("0.5") == DECLINE_FROM_DECREMENT.of(current="0.25", decrement="0.25")


@pytest.mark.parametrize("previous", [0, -1])
def test_nothing_on_nothing_has_one_reason(previous):
    """A level of zero is not above it, and has not turned."""
    growth_ = MEASURES["growth"]
    found = evaluate(growth_.expression, growth_.subject({"current": Ratio(0), "previous": Ratio(previous)}))
    assert {"base_not_positive"} == found.undefined
