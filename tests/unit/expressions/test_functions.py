"""Powers: exact where they are rational, enclosed where they are not, refused where they would not end."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import RuleError
from devreport.expressions import FUNCTIONS, Absent, power
from devreport.expressions.arithmetic import bounds
from devreport.expressions.functions import DIGITS, function
from devreport.quantities import Interval

POWER = FUNCTIONS["power"].call


def undefined(reason):
    """A result that does not exist."""
    return Absent(undefined=frozenset({reason}))


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        ("9/4", "1/2", Fraction(3, 2)),
        ("8/27", "-2/3", Fraction(9, 4)),
        ("3", "4", Fraction(81)),
        ("3", "-2", Fraction(1, 9)),
        ("3", "0", Fraction(1)),
        ("0", "1/3", Fraction(0)),
        ("0", "2", Fraction(0)),
        ("1", "7/12", Fraction(1)),
        ("0", "0", undefined("no_real_power")),
        ("0", "-1", undefined("no_real_power")),
        ("-8", "1/3", undefined("no_real_power")),
        ("2", "1001", undefined("exponent_too_large")),
        ("2", "1/1001", undefined("exponent_too_large")),
        ("1e60", "1000", undefined("number_too_large")),
        ("1e-60", "1000", undefined("number_too_large")),
        ("1e60", "-999/1000", undefined("number_too_large")),
    ],
)
def test_a_power(base, exponent, expected):
    """Roots that are rational are exact; what does not exist says why."""
    assert expected == power(Fraction(base), Fraction(exponent))


@given(st.fractions(0, 1000, max_denominator=1000), st.fractions(-4, 4, max_denominator=12))
def test_a_power_is_enclosed(base, exponent):
    """The true power lies inside, as raising the ends back to it shows."""
    found = power(base, exponent)
    if isinstance(found, Absent):
        assert undefined("no_real_power") == found
        assert base == 0
    else:
        lower, upper = bounds(found)
        assert lower**exponent.denominator <= base**exponent.numerator <= upper**exponent.denominator
        assert upper - lower in (0, Fraction(1, 10**DIGITS))


@given(st.fractions(0, 1000, max_denominator=1000), st.integers(1, 6))
def test_a_root_undoes_a_power(base, degree):
    """Exactly, for every rational number."""
    assert base == power(base**degree, Fraction(1, degree))


@pytest.mark.parametrize("base", ["2", "1e13", "3145/3237", "1e-60"])
@pytest.mark.parametrize("exponent", ["1/1000", "7/1000", "-13/999"])
def test_a_root_of_a_high_degree_ends_soon(base, exponent):
    """No expression takes seconds."""
    begin = time.process_time()
    assert isinstance(power(Fraction(base), Fraction(exponent)), Interval)
    assert 1 > time.process_time() - begin


def test_a_power_of_an_interval_encloses_the_powers_of_its_ends():
    """Powers of positive numbers rise or fall throughout."""
    quarter_to_one = Interval(Fraction(1, 4), Fraction(1))
    assert Interval(Fraction(1, 2), Fraction(1)) == POWER(quarter_to_one, Fraction(1, 2))
    assert Interval(Fraction(1), Fraction(4)) == POWER(quarter_to_one, Fraction(-1))
    lower, upper = bounds(POWER(Interval(Fraction(2), Fraction(3)), Fraction(1, 2)))
    assert lower**2 <= 2
    assert upper**2 >= 3


@pytest.mark.parametrize(
    ("base", "exponent", "reason"),
    [
        (Fraction(2), Interval(Fraction(1), Fraction(2)), "inexact_exponent"),
        (Interval(Fraction(-1), Fraction(1)), Fraction(1, 2), "no_real_power"),
        (Interval(Fraction(0), Fraction(1)), Fraction(-1), "no_real_power"),
        (Interval(Fraction(1), Fraction(10**60)), Fraction(1000), "number_too_large"),
    ],
)
def test_a_power_that_may_not_exist_is_undefined(base, exponent, reason):
    """An interval is raised only if every number in it can be."""
    assert undefined(reason) == POWER(base, exponent)


def test_a_function_is_known_by_name_and_takes_so_many_arguments():
    """Nothing but a registered function is ever called."""
    assert FUNCTIONS["power"] is function("power", [1, 2])
    with pytest.raises(RuleError, match=r"the function '__class__', expected a known function"):
        function("__class__", [])
    with pytest.raises(RuleError, match="1 arguments of power, expected 2: base, exponent"):
        function("power", [1])
