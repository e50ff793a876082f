"""Totals and ratios over groups."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.measures import (
    AVERAGE_LEVEL,
    NATURAL_CHANGE,
    PER_UNIT,
    completion,
    growth,
    growth_of_groups,
    per_average,
    rate_of_groups,
    ratio_of_sums,
    total,
)
from devreport.quantities import Missing, Quantity, Ratio
from tests.strategies.measures import amounts, pairs


@given(st.lists(amounts(), min_size=2, max_size=10), st.data())
def test_regrouping_never_changes_a_total(parts, data):
    """In any order, with any subtotals."""
    mixed, cut = data.draw(st.permutations(parts)), data.draw(st.integers(1, len(parts) - 1))
    assert total(parts) == total([total(mixed[:cut]), total(mixed[cut:])])


@given(st.lists(pairs(), min_size=2, max_size=8), st.data())
def test_regrouping_never_changes_a_ratio(groups, data):
    """The ratio of all is that of any subtotals, and never the mean of ratios."""
    mixed, cut = data.draw(st.permutations(groups)), data.draw(st.integers(1, len(groups) - 1))
    halves = [(total([a for a, _ in half]), total([b for _, b in half])) for half in (mixed[:cut], mixed[cut:])]
    assert ratio_of_sums(groups) == ratio_of_sums(halves)


@given(st.lists(st.tuples(amounts(), amounts()), min_size=1, max_size=6))
def test_ratios_may_be_given_in_place_of_plans_and_bases(groups):
    """Exact rates and growth give back exact plans and bases."""
    assert ratio_of_sums(groups) == rate_of_groups([(a, completion(a, b)) for a, b in groups])
    whole = growth(total([a for a, _ in groups]), total([b for _, b in groups]))
    assert whole == growth_of_groups([(a, growth(a, b)) for a, b in groups])


def test_a_rollup_may_be_undefined():
    """Over nothing, or with something missing."""
    assert ("zero_denominator", "missing_input") == (ratio_of_sums([]).reason, total([1, Missing()]).reason)
    assert Ratio(0) == total([])


def test_per_head_is_over_the_mid_period_population():
    """The mean of both ends."""
    ends = {"start": Quantity("141260", "万人"), "end": Quantity("141175", "万人")}
    assert Decimal("6.77") == per_average(Quantity("956", "万人"), **ends).to("‰").round(2)
    natural = NATURAL_CHANGE.of(births=Quantity("956", "万人"), deaths=Quantity("1041", "万人"), **ends)
    assert Decimal("-0.60") == natural.to("‰").round(2)
    assert Quantity("141217.5", "万人") == AVERAGE_LEVEL.of(**ends)
    assert "base_not_positive" == per_average(1, start=0, end=0).reason


@pytest.mark.parametrize(("unit", "printed"), [("公斤/公顷", "5720"), ("公斤/亩", "381")])
def test_a_yield_is_total_over_total(unit, printed):
    """In any unit of its kind."""
    found = PER_UNIT.of(amount=Quantity("66384", "万吨"), units=Quantity("116064", "千公顷"))
    assert Decimal(printed) == found.to(unit).round(0)
