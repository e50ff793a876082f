"""Parts and totals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.measures import reconcile
from devreport.quantities import Missing, Quantity, Ratio, round_to
from tests.strategies.measures import exact_amounts


@given(st.lists(exact_amounts, min_size=1, max_size=12), st.integers(0, 3))
def test_rounded_parts_of_a_true_total_always_reconcile(parts, places):
    """And the tolerance is half a unit for each figure."""
    printed = [Quantity(round_to(part, places), "亿元") for part in parts]
    check = reconcile(printed, Quantity(round_to(sum(parts), places), "亿元"))
    assert check.consistent is True
    assert Ratio(len(parts) + 1, 2 * 10**places, "亿元") == check.tolerance


def test_counts_have_no_tolerance():
    """25 is not 23."""
    check = reconcile([Quantity(each, "个") for each in ("4", "7", "4", "7", "1", "1", "1")], Quantity("23", "个"))
    assert (Ratio(25, 1, "个"), Ratio(-2, 1, "个"), Ratio(0, 1, "个"), False) == (
        check.sum,
        check.difference,
        check.tolerance,
        check.consistent,
    )


def test_a_partial_breakdown_leaves_a_residual():
    """Its parts must not exceed the total."""
    parts = [Quantity("24", "个"), Quantity("9", "个")]
    assert (True, Ratio(12, 1, "个")) == (
        reconcile(parts, Quantity("45", "个"), exhaustive=False).consistent,
        reconcile(parts, Quantity("45", "个"), exhaustive=False).difference,
    )
    assert reconcile(parts, Quantity("30", "个"), exhaustive=False).consistent is False
    assert reconcile(parts, Quantity("45", "个")).consistent is False


def test_units_may_differ_in_scale():
    """Parts in 亿元 under a total in 万亿元."""
    parts = [Quantity(each, "亿元") for each in ("4157", "2316", "2251", "2016", "1004", "468", "251")]
    check = reconcile(parts, Quantity("1.25", "万亿元"))
    assert ("1.2463", True) == (str(check.sum.round(4)), check.consistent)


def test_nothing_is_said_with_something_missing():
    """Neither consistent nor not."""
    for check in (reconcile([1, Missing()], 3), reconcile([1, 2], Missing())):
        assert "missing_input" == check.consistent.reason == check.difference.reason == check.tolerance.reason


def test_no_parts_add_up_to_zero():
    """In the unit of the total."""
    assert Ratio(0, 1, "亿元") == reconcile([], Quantity("0", "亿元")).sum
    assert reconcile([Ratio(1, 3), Ratio(2, 3)], Ratio(1)).consistent is True


def test_unlike_parts_are_refused():
    """Items are not projects."""
    with pytest.raises(InputError):
        reconcile([Quantity("1", "个")], Quantity("1", "条"))


def test_a_single_figure_is_no_list_of_parts():
    """Neither a number nor its spelling."""
    for parts in (0, "12"):
        with pytest.raises(InputError, match="a list of figures"):
            reconcile(parts, 0)


def test_parts_may_exceed_their_total_by_their_rounding():
    """On the line, and no further."""
    halves = [Quantity("1.0", "亿元"), Quantity("1.0", "亿元")]
    found = [reconcile(halves, Ratio(total, 1, "亿元"), exhaustive=False) for total in ("1.9", "1.89")]
    assert [Ratio("0.1", 1, "亿元")] * 2 == [one.tolerance for one in found]
    assert [True, False] == [one.consistent for one in found]


def test_parts_are_a_list():
    """A single figure is refused by name."""
    with pytest.raises(InputError) as caught:
        reconcile("12", "12")
    assert "parts" == caught.value.problems[0].where
