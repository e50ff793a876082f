"""Series."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from devreport.measures import carry_forward, partial_total, single_period, year_to_date
from devreport.quantities import Missing, Quantity, Ratio
from tests.strategies.measures import amounts

some_missing = st.lists(st.one_of(amounts(), st.just(Missing())), min_size=1, max_size=12)


@given(some_missing)
def test_a_partial_total_says_how_much_is_there(values):
    """Missing values are never zero."""
    present = [value for value in values if isinstance(value, Quantity)]
    found = partial_total(values)
    assert (len(present), len(values)) == (found.present, found.expected)
    assert found.complete is (len(present) == len(values))
    assert (Ratio(len(present), len(values)), bool(present)) == (found.coverage, bool(found.value))
    if present:
        assert sum(value.base for value in present) == found.value.base


@given(st.lists(amounts(), min_size=2, max_size=12))
def test_single_periods_are_taken_from_running_totals(values):
    """And give the values back."""
    totals = [each.value for each in year_to_date(values)]
    singles = [single_period(later, earlier).value for earlier, later in pairwise(totals)]
    assert values[1:] == singles


def test_a_running_total_starts_with_the_first_value():
    """It is unknown before."""
    found = year_to_date([Missing(), 2, Missing()])
    assert "missing_input" == found[0].value.reason
    assert (Ratio(2), Ratio(1, 3)) == (found[2].value, found[2].coverage)
    assert "nothing_expected" == partial_total([]).coverage.reason


def test_a_single_period_may_mean_nothing():
    """After a revision; and a negative flow is flagged."""
    assert ("revised_base", False) == (single_period(5, 3, revised=True).value.reason, single_period(5, 3).negative)
    assert single_period(3, 5).negative
    assert "missing_input" == single_period(3, Missing()).value.reason


def test_a_carried_value_is_marked():
    """It was not observed; before the first report there is none."""
    ends = carry_forward([[], [Missing()], [1, 2], [3, Missing()], []])
    assert ["missing_input", "missing_input"] == [end.value.reason for end in ends[:2]]
    assert [(2, False), (3, False), (3, True)] == [(end.value.value, end.carried) for end in ends[2:]]
    assert [False, False] == [end.carried for end in ends[:2]]


def test_a_month_of_nothing_is_not_negative():
    """Nor is one below one."""
    assert [False, False, True] == [single_period(later, 3).negative for later in (3, "3.5", "2.5")]
