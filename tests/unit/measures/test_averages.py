"""Averages over years, chains and elasticity."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.measures import (
    AVERAGE_GROWTH_OF_TOTAL,
    INDEX_GROWTH,
    average_growth,
    average_points,
    chained_change,
    chained_change_of,
    chained_index,
    elasticity,
)
from devreport.quantities import Missing, Quantity, Ratio
from tests.strategies.measures import percentages


def test_average_growth_is_geometric_and_average_points_are_not():
    """年均增长 and 年均提高."""
    assert (Decimal("3.8"), Decimal("4.2")) == (
        average_growth("129.5", "100", years=7).percent(1),
        average_points("129.5", "100", years=7).round(1),
    )
    assert Decimal("3.2") == AVERAGE_GROWTH_OF_TOTAL.of(growth=Quantity("6.4", "%"), years=2).percent(1)


@pytest.mark.parametrize(
    ("current", "base", "years", "reason"),
    [(1, 1, 0, "no_years"), (1, 0, 1, "base_not_positive"), (-1, 1, 2, "negative_level")],
)
def test_average_growth_may_be_undefined(current, base, years, reason):
    """With its reason."""
    assert reason == average_growth(current, base, years=years).reason


def test_no_years_no_average():
    """Neither of points nor of a total."""
    assert "no_years" == average_points(1, 1, years=0).reason == AVERAGE_GROWTH_OF_TOTAL.of(growth=0, years=0).reason


@given(st.lists(percentages(least="-20", most="20"), min_size=2, max_size=6), st.data())
def test_a_chain_may_be_cut_anywhere(changes, data):
    """The change over all years is the change of the changes over both halves."""
    cut = data.draw(st.integers(1, len(changes) - 1))
    halves = [chained_change(changes[:cut]), chained_change(changes[cut:])]
    assert chained_change(changes) == chained_change(halves)
    assert chained_index(changes)[-1].value / 100 - 1 == chained_change(changes).value


def test_a_chain_is_no_sum():
    """What the sum of the changes gives is a known mistake."""
    annual = [Quantity(f"-{each}", "%") for each in ("2.01", "3.6", "3.7", "4.8", "5.6")]
    measure = chained_change_of(5)
    assert Decimal("-18.25") == chained_change(annual).percent(2)
    assert {"sum_of_changes"} == set(measure.mistakes)


@pytest.mark.parametrize("count", [0, 101])
def test_a_chain_has_1_to_100_links(count):
    """Neither none nor without bound."""
    with pytest.raises(InputError, match="annual changes"):
        chained_change([0] * count)


def test_an_index_ends_where_a_change_is_missing():
    """Later values are unknown."""
    values = chained_index([Quantity("10", "%"), Missing()], start=200)
    assert Ratio(220) == values[0]
    assert "missing_input" == values[1].reason


def test_the_growth_of_an_index():
    """Its distance from 100."""
    assert Ratio(3, 100) == INDEX_GROWTH.of(index=103)


@pytest.mark.parametrize(("growth", "driver"), [(-2, 7), (2, 0), (2, -1)])
def test_elasticity_is_left_blank(growth, driver):
    """Where either falls, or the driver stands still."""
    assert "not_applicable" == elasticity(growth, driver).reason


def test_elasticity_is_rounded_half_up():
    """0.625 is printed 0.63."""
    assert Decimal("0.63") == elasticity("4.5", "7.2").round(2)


def test_averages_on_the_line():
    """A fall to nothing, less than a year, a driver below one."""
    assert [Ratio(-1), Ratio(1), Ratio(0)] == [
        average_growth(0, 1, years=1),
        average_growth(1, "0.5", years=1),
        average_growth(1, 1, years="0.5"),
    ]
    assert Ratio("0.2") == AVERAGE_GROWTH_OF_TOTAL.of(growth="0.2", years=1)
    assert Ratio("0.44") == AVERAGE_GROWTH_OF_TOTAL.of(growth="0.2", years="0.5")
    assert Ratio(2) == average_points(1, 0, years="0.5")
    assert [Ratio(0), Ratio(1)] == [elasticity(0, "0.5"), elasticity("0.5", "0.5")]


def test_a_chain_of_100_links():
    """The longest that there is."""
    assert Ratio(0) == chained_change([0] * 100)
    assert Ratio("0.02") == chained_change([0] * 99 + ["0.02"])
