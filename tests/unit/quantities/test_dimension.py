"""Dimensions multiply and divide like powers."""

from hypothesis import given

from devreport.quantities import parse_unit
from devreport.quantities.dimension import COUNTABLE_TIME, MONEY, POINTS, RATIO, counter, divide, is_counter, multiply
from tests.strategies.quantities import units

PER_HEAD = divide(MONEY, counter("人"))


def test_like_divided_by_like_is_a_ratio():
    """Whatever it is."""
    assert RATIO == divide(PER_HEAD, PER_HEAD)


def test_a_product_cancels_and_is_sorted():
    """元/人 × 人 is 元, and the order of factors never shows."""
    assert MONEY == multiply(PER_HEAD, counter("人"))
    assert multiply(POINTS, MONEY) == multiply(MONEY, POINTS)


@given(units(), units())
def test_division_undoes_multiplication(left, right):
    """(a · b) / b is a."""
    assert left.dimension == divide(multiply(left.dimension, right.dimension), right.dimension)


def test_only_a_counter_itself_counts():
    """Not per counter, not squared, and no measure."""
    assert is_counter(counter("条"))
    others = (RATIO, MONEY, PER_HEAD, divide(RATIO, counter("人")), multiply(counter("人"), counter("人")))
    assert [] == [other for other in others if is_counter(other)]


def test_kinds_are_stable_words():
    """Files and compiled rules carry them."""
    assert [(("point", 1),), (("money", 1),), ()] == [POINTS, MONEY, RATIO]


def test_time_is_counted_in_days_workdays_and_months():
    """Whatever unit it is given in."""
    assert {parse_unit(unit).dimension for unit in ("天", "个工作日", "个月", "年")} == COUNTABLE_TIME
