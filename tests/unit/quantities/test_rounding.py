"""Rounding agrees with the decimal module and does not depend on its context."""

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.quantities import Rounding, round_to
from devreport.quantities.rounding import decimals_of, rounded_quotient, step_of
from tests.strategies.quantities import exact_decimals, fractions, roundings

ORACLES = {
    Rounding.HALF_UP: decimal.ROUND_HALF_UP,
    Rounding.HALF_EVEN: decimal.ROUND_HALF_EVEN,
    Rounding.TRUNCATE: decimal.ROUND_DOWN,
    Rounding.FLOOR: decimal.ROUND_FLOOR,
    Rounding.CEILING: decimal.ROUND_CEILING,
}
#: Where a mode begins to give the next whole number, in quarters.
SMALL = {
    Rounding.HALF_UP: (-2, -1, 1, 2),
    Rounding.HALF_EVEN: (-3, -2, 2, 3),
    Rounding.TRUNCATE: (-4, -3, 3, 4),
    Rounding.FLOOR: (-1, 0, 3, 4),
    Rounding.CEILING: (-4, -3, 0, 1),
}


@given(exact_decimals(digits=20, places=8), st.integers(-6, 9), roundings())
def test_it_agrees_with_quantize(value, places, mode):
    """The same number and, from no decimals on, the same digits."""
    with decimal.localcontext(prec=60):
        expected = value.quantize(Decimal(1).scaleb(-places), rounding=ORACLES[mode]) + 0
    found = round_to(value, places, mode=mode)
    assert expected == found
    assert places < 0 or str(expected) == str(found)


@given(fractions(), st.integers(-3, 9), roundings())
def test_the_decimal_context_does_not_matter(value, places, mode):
    """Three digits of precision and every trap set change nothing."""
    expected = round_to(value, places, mode=mode)
    with decimal.localcontext(decimal.Context(prec=3, Emax=3, Emin=-3, traps=[decimal.Inexact, decimal.Rounded])):
        found = round_to(value, places, mode=mode)
    assert expected.as_tuple() == found.as_tuple()


@given(fractions(), st.integers(-3, 9), roundings())
def test_it_stays_within_one_step_and_is_stable(value, places, mode):
    """Half a step for the two that round to the nearest; rounding again changes nothing."""
    rounded = round_to(value, places, mode=mode)
    reach = step_of(places) / (2 if mode in (Rounding.HALF_UP, Rounding.HALF_EVEN) else 1)
    assert abs(Fraction(rounded) - value) <= reach
    assert rounded.as_tuple() == round_to(rounded, places, mode=mode).as_tuple()


@pytest.mark.parametrize(
    ("value", "places", "mode", "expected"),
    [
        ("0.625", 2, Rounding.HALF_UP, "0.63"),
        ("0.625", 2, Rounding.HALF_EVEN, "0.62"),
        ("0.635", 2, Rounding.HALF_EVEN, "0.64"),
        ("-0.625", 2, Rounding.HALF_UP, "-0.63"),
        ("-0.04", 1, Rounding.HALF_UP, "0.0"),
        ("-0.04", 1, Rounding.FLOOR, "-0.1"),
        ("-0.04", 1, Rounding.CEILING, "0.0"),
        ("0.04", 1, Rounding.CEILING, "0.1"),
        ("-0.09", 1, Rounding.TRUNCATE, "0.0"),
        ("629", 1, Rounding.HALF_UP, "629.0"),
        ("1250", -2, Rounding.HALF_UP, "1300"),
        ("49", -2, Rounding.HALF_UP, "0"),
    ],
)
def test_figures_are_printed_as_expected(value, places, mode, expected):
    """Trailing zeros are kept, and zero has no sign."""
    assert expected == str(round_to(Decimal(value), places, mode=mode))


@pytest.mark.parametrize("places", [61, -61, 10**9, pytest.param(10**5000, id="huge")])
def test_absurd_places_are_refused(places):
    """At once, instead of a power of ten that never ends."""
    with pytest.raises(InputError, match="more decimals"):
        round_to(Fraction(1, 3), places)


def test_places_are_a_whole_number():
    """Text is none."""
    with pytest.raises(InputError, match="a whole number of decimals"):
        round_to(1, "x")


@pytest.mark.parametrize("places", [60, -60])
def test_sixty_decimals_either_side_are_allowed(places):
    """The last that are."""
    assert Fraction(10) ** -places == step_of(places)


@pytest.mark.parametrize("mode", Rounding)
def test_a_quotient_of_whole_numbers_agrees_with_the_decimals(mode):
    """Whole, on a tie and beside it, of both signs; a mode that looks at the sign does not take zero for one."""
    for above in range(-9, 10):
        for below in (1, 2, 3, 4):
            exact = Fraction(above, below)
            assert int(round_to(exact, 0, mode=mode)) == rounded_quotient(above, below, mode=mode)
            assert exact.denominator > 1 or exact == rounded_quotient(above, below, mode=mode)
    assert [-1, 0, 0, 1] == [rounded_quotient(quarters, 4, mode=mode) for quarters in SMALL[mode]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *[("5/8", 3), ("1/2", 1), ("1/5", 1), ("1/25", 2), ("1/40", 3), ("1/50", 2), ("7", 0), ("-3/4", 2)],
        *[("1/3", None), ("1/6", None), ("1/15", None), ("0", 0)],
    ],
)
def test_how_many_decimals_a_number_has(value, expected):
    """As many as the greater of its twos and its fives, and none that ends where there is another prime below."""
    assert expected == decimals_of(Fraction(value))


def test_modes_are_stable_words():
    """Files write them."""
    words = {"half_up", "half_even", "truncate", "floor", "ceiling"}
    assert words == {mode.value for mode in Rounding}
