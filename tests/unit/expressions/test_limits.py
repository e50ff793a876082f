"""What a node may hold, and how large an expression may be."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from devreport.errors import InputError, RuleError
from devreport.expressions import Aggregate, Aggregation, Coalesce, Extreme, ExtremeKind, Field, Literal, Round
from devreport.expressions.limits import DEEPEST, LARGEST, WIDEST, check_size
from devreport.quantities import Quantity

X = Field("x")


@pytest.mark.parametrize("size", [(DEEPEST, LARGEST, WIDEST), (1, 1, 0)])
def test_an_expression_within_the_bounds_is_fine(size):
    """The bounds themselves are."""
    check_size(size[0], size[1], width=size[2])


@pytest.mark.parametrize("size", [(DEEPEST + 1, 1, 1), (1, LARGEST + 1, 1), (1, 1, WIDEST + 1)])
def test_an_expression_beyond_them_is_refused(size):
    """Too deep, too large or too wide."""
    with pytest.raises(RuleError, match="at most 100 deep, 500 wide and 10000 nodes") as caught:
        check_size(size[0], size[1], width=size[2])
    assert "too_large" == caught.value.problems[0].code


@pytest.mark.parametrize("value", [Quantity("629.0", "亿元"), Quantity("9" * 60), True, "word", date(2024, 6, 30)])
def test_a_constant(value):
    """A figure, a truth value, a word or a date."""
    assert value == Literal(value).value


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (0.5, "found float"),
        (1, "found int"),
        (None, "found NoneType"),
        (Decimal("0.5"), "found Decimal"),
        (Fraction(1, 2), "found Fraction"),
        (datetime(2024, 6, 30, 12), "found a constant with a time of day, expected a date"),
        (Quantity("1", places=60), "found a constant with 60 decimals"),
        (Quantity("9" * 60, places=1), "found a constant with 1 decimals"),
    ],
)
def test_what_is_no_constant_is_refused(value, found):
    """Whatever could not be written down exactly."""
    with pytest.raises(RuleError, match=found):
        Literal(value)


def test_a_float_is_refused_wherever_it_stands():
    """Beside a field as in a cell."""
    with pytest.raises(InputError, match="write it as a string or a Decimal"):
        X + 0.5


@pytest.mark.parametrize("places", [-61, 61, pytest.param(10**5000, id="10**5000")])
def test_decimals_are_few(places):
    """No rounding takes for ever."""
    with pytest.raises(RuleError, match="places out of bounds, expected -60 to 60"):
        Round(X, places)


def test_something_of_nothing_is_refused():
    """The first or the least of no values would not exist."""
    with pytest.raises(RuleError, match="no operands, expected at least one"):
        Coalesce(())
    with pytest.raises(RuleError, match="no operands, expected at least one"):
        Extreme(ExtremeKind.LEAST, [])


@pytest.mark.parametrize(
    ("aggregation", "value", "found"),
    [(Aggregation.SUM, None, "sum without a value"), (Aggregation.COUNT, X, "count with a value")],
)
def test_only_a_count_has_no_value(aggregation, value, found):
    """What is counted is said by conditions."""
    with pytest.raises(RuleError, match=found):
        Aggregate(aggregation, "parts", value)
