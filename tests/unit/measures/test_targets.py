"""Targets by comparator."""

import pytest
from hypothesis import given

from devreport.errors import InputError
from devreport.measures import about, at_least, at_most, between, exactly
from devreport.quantities import Missing, Quantity, Ratio, Undefined
from tests.strategies.measures import amounts

GONE = Missing()


@given(amounts(), amounts())
def test_a_floor_and_a_ceiling_meet_only_at_the_bound(actual, bound):
    """Both are met exactly there."""
    both = at_least(actual, bound).met and at_most(actual, bound).met
    assert both is exactly(actual, bound).met
    assert at_least(actual, bound).met or at_most(actual, bound).met


@given(amounts(), amounts(), amounts())
def test_between_is_a_floor_and_a_ceiling(actual, one, other):
    """Ends included."""
    lower, upper = sorted([one, other])
    found = between(actual, lower, upper=upper)
    assert (at_least(actual, lower).met and at_most(actual, upper).met) is found.met
    assert at_least(actual, lower).met is between(actual, lower, upper=upper, soft=True).met


def test_a_soft_upper_end_is_no_ceiling():
    """Beyond it the target is met, and the gap is that to the upper end."""
    found = between("5.2", "4.5", upper=5, soft=True)
    assert (True, True, Ratio("0.2")) == (found.met, found.strained, found.gap)
    assert (False, False) == (between("5.2", "4.5", upper=5).met, between("5.2", "4.5", upper=5).strained)


def test_about_needs_a_tolerance():
    """Ends included, in points for rates."""
    target, margin = Quantity("5", "%"), Quantity("0.2", "个百分点")
    assert [True, True, False] == [about(Quantity(a, "%"), target, tolerance=margin).met for a in ("5.2", "4.8", "5.3")]
    assert Undefined("missing_input", ("tolerance",)) == about(5, 5, tolerance=GONE).met
    with pytest.raises(InputError, match="tolerance"):
        about(5, 5, tolerance=-1)


def test_bounds_out_of_order_are_refused():
    """The upper end lies above the lower."""
    with pytest.raises(InputError, match="upper"):
        between(1, 3, upper=2)


@pytest.mark.parametrize(
    "found",
    [
        at_least(GONE, 1),
        at_most(GONE, 1),
        exactly(1, GONE),
        about(GONE, 1, tolerance=1),
        between(GONE, 1, upper=2),
        between(3, 1, upper=GONE),
    ],
)
def test_nothing_is_met_with_something_missing(found):
    """Unknown is neither met nor missed."""
    assert "missing_input" == found.met.reason


def test_what_is_missing_need_not_matter():
    """Below the floor of a range the ceiling decides nothing, and a soft one never does."""
    assert between(0, 1, upper=GONE).met is False
    assert between(3, 1, upper=GONE, soft=True).met is True


def test_a_tolerance_of_nothing_is_one():
    """Only the target itself meets it then."""
    assert [True, False] == [about(actual, 5, tolerance=0).met for actual in (5, "5.01")]
