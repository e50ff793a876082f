"""Computed numbers are exact, keep their pair, and never mix unlike things."""

import copy
import decimal
import operator
from decimal import Decimal
from fractions import Fraction
from unittest.mock import ANY

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.quantities import ONE, PERCENT, PERCENTAGE_POINT, RATIO, YUAN, Quantity, Ratio, Rounding
from tests.strategies.quantities import exact_decimals, ratios, units

RATE, PACE = Ratio("629.0", "647.4"), Ratio(10, 12)
GAP = RATE - PACE
ROOT = Ratio(14142, 10000, radius=Fraction(1, 1000))
LONG = Decimal("-123456789012345678901234567890.123456789")

COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge]


def code(error):
    """The code of the only problem."""
    (problem,) = error.value.problems
    return problem.code


def test_a_gap_comes_from_the_unrounded_rates():
    """97.2 % less 83.3 % is 13.8 points, not 13.9."""
    assert [Decimal("97.2"), Decimal("83.3")] == [RATE.percent(), PACE.percent(1)]
    assert ("个百分点", Decimal("13.8")) == (GAP.unit.code, GAP.round(1))
    assert Decimal("13.9") == GAP.round(1, Rounding.CEILING)


def test_the_pair_is_kept():
    """Of two whole figures in one unit, and through a change of name only."""
    rate = Quantity("629.0", "亿元") / Quantity("647.4", "亿元")
    assert (Decimal("629.0"), Decimal("647.4"), ONE) == (rate.numerator, rate.denominator, rate.unit)
    assert "629.0/647.4 倍" == str(rate.to("倍"))
    assert rate == rate.to("%")


@pytest.mark.parametrize(
    ("left", "sign", "right", "expected"),
    [
        (Ratio(50, unit="%"), "-", Ratio(30, unit="%"), Ratio(20, unit="个百分点")),
        (Ratio(50, unit="%"), "-", Ratio(5, unit="‰"), Ratio("49.5", unit="个百分点")),
        (Ratio(50, unit="%"), "+", Ratio(3, unit="个百分点"), Ratio(53, unit="%")),
        (Ratio(50, unit="%"), "-", Ratio(3, unit="个百分点"), Ratio(47, unit="%")),
        (Ratio(50, unit="%"), "+", Ratio(3, unit="%"), Ratio(53, unit="%")),
        (Ratio(2, unit="个百分点"), "+", Ratio(3, unit="个百分点"), Ratio(5, unit="个百分点")),
        (Ratio(2, unit="个百分点"), "-", Ratio(3, unit="个百分点"), Ratio(-1, unit="个百分点")),
        (Ratio(6, unit="个百分点"), "/", Ratio(3, unit="个百分点"), Ratio(2)),
        (Ratio(6, unit="个百分点"), "/", 3, Ratio(2, unit="个百分点")),
        (Ratio(6, unit="%"), "*", Ratio(200, unit="亿元"), Ratio(12, unit="亿元")),
        (Ratio(50, unit="%"), "*", Ratio(50, unit="%"), Ratio(25, unit="%")),
        (Ratio(3, unit="亿元"), "+", Quantity("5000", "万元"), Ratio("3.5", unit="亿元")),
        (Ratio(3, unit="亿元"), "/", Ratio(6, unit="万人"), Ratio("0.5", unit="亿元/万人")),
        (Ratio(2, unit="亿元"), "*", Ratio(3, unit="万人"), Ratio(6, unit="亿元·万人")),
        (Ratio(6, unit="元/人"), "/", Ratio(2, unit="元/亩"), Ratio(3, unit="亩/人")),
        (Ratio(5000, unit="元/人"), "*", Ratio(6, unit="人"), Ratio(30000, unit="元")),
        (Ratio(3, unit="亿元"), "/", Ratio(6000, unit="万元"), Ratio(5)),
        (Ratio(1, 2), "*", Decimal("0.5"), Ratio(1, 4)),
        (Ratio(1, 2), "*", Fraction(1, 3), Ratio(1, 6)),
    ],
    ids=str,
)
def test_units_follow_the_arithmetic(left, sign, right, expected):
    """A percentage less a percentage is points; points move a percentage."""
    found = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[sign](left, right)
    assert (expected, expected.unit.code) == (found, found.unit.code)


@pytest.mark.parametrize("operation", [operator.add, operator.sub, *COMPARISONS])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Ratio(1, unit="元"), Ratio(1, unit="亩")),
        (Ratio(1, unit="个"), Quantity("1", "条")),
        (Ratio(1, unit="元"), 1),
        (Ratio(2, unit="个百分点"), Ratio(2, unit="%")),
        (Ratio(2, unit="个百分点"), 2),
    ],
    ids=str,
)
def test_unlike_units_are_never_mixed(operation, left, right):
    """Points are no percentage; 个 and 条 are two things."""
    with pytest.raises(InputError) as caught:
        operation(left, right)
    assert "unlike_units" == code(caught)


@pytest.mark.parametrize("operation", COMPARISONS)
def test_a_percentage_is_not_compared_with_points(operation):
    """Though points may be added to it."""
    with pytest.raises(InputError, match="个百分点"):
        operation(Ratio(2, unit="%"), Ratio(2, unit="个百分点"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Ratio(1), 0),
        (Ratio(1, 2), Decimal("0.00")),
        (Quantity("629.0", "亿元"), Quantity("0.0", "亿元")),
        (Quantity("629.0", "亿元"), Quantity("0", "万人")),
        (Ratio(1, 3), Ratio(0, 5)),
    ],
    ids=str,
)
def test_dividing_by_zero_is_an_input_error(left, right):
    """With a code of its own, by a figure as by a denominator."""
    for divide in (lambda: left / right, lambda: Ratio("629.0", Decimal("0.0"))):
        with pytest.raises(InputError, match="divided by zero") as caught:
            divide()
        assert "zero_denominator" == code(caught)


@pytest.mark.parametrize("value", [0.5, True, None, "x", Decimal("NaN")])
def test_inexact_numbers_are_refused(value):
    """Above, below and beside."""
    for make in (lambda: Ratio(value), lambda: Ratio(1, value), lambda: Ratio(1) * value, lambda: Ratio(1) < value):
        with pytest.raises(InputError):
            make()


@given(ratios(unit=units(like=ONE)), ratios(unit=units(like=ONE)))
def test_equality_and_hash_agree(left, right):
    """1/2 is 2/4, 50 % and the fraction."""
    doubled = Ratio(left.value * 2, 2, left.unit)
    assert left == doubled == left.base == Fraction(left.base)
    assert 1 == len({hash(left), hash(doubled), hash(left.base)})
    assert (left.base == right.base) is (left == right)


@given(exact_decimals())
def test_plain_numbers_are_equal_both_ways_round(value):
    """Decimal, int and Fraction, whatever the context."""
    with decimal.localcontext(prec=3):
        assert value == Ratio(value) == value
        assert int(value) == Ratio(int(value)) == int(value)
        assert Fraction(value) == Ratio(value)
        assert Ratio(value) != Fraction(value) + 1
    assert 1 == len({hash(value), hash(Ratio(value))})


def test_unlike_things_are_unequal():
    """Units, radius and other classes make a difference."""
    assert Ratio(1, unit="元") != Ratio(1, unit="亩")
    assert Ratio(1, unit="元") != 1
    assert Ratio(1) != "1"
    assert Ratio(1) == ANY
    assert Ratio(1) != Decimal("NaN")
    assert Ratio(1) != Ratio(1, radius=Fraction(1, 10))
    assert Ratio(1, radius=Fraction(1, 10)) != 1
    assert Ratio(1, unit="亿元", radius=1) == Ratio(10**4, unit="万元", radius=10**4)


@given(ratios(unit=st.just(YUAN)), ratios(unit=units(like=YUAN)))
def test_comparison_is_that_of_the_exact_numbers(left, right):
    """By base units."""
    for compare in COMPARISONS:
        assert compare(left.base, right.base) is compare(left, right)


@pytest.mark.parametrize("compare", COMPARISONS)
@pytest.mark.parametrize(
    ("left", "right", "exact"),
    [
        (Ratio(1, 2), Ratio(2, 4), Fraction(1, 2)),
        (Ratio(1, 2), Ratio(1, 3), Fraction(1, 3)),
        (Ratio(1, 3), Quantity("0.5"), Fraction(1, 2)),
        (Ratio(3), 2, Fraction(2)),
        (Ratio(2), 3, Fraction(3)),
        (Ratio(50, unit="%"), Decimal("0.5"), Fraction(1, 2)),
        (Ratio(0, unit="元"), 0, Fraction(0)),
        (Ratio(1, 2, "元"), 0, Fraction(0)),
        (Ratio(-1, 2, "元"), 0, Fraction(0)),
        (Ratio(-1, 2), Decimal(0), Fraction(0)),
    ],
    ids=str,
)
def test_comparison_on_the_line_and_beside_it(compare, left, right, exact):
    """Zero is zero of everything."""
    assert compare(left.base, exact) is compare(left, right)


def test_only_the_whole_number_zero_is_zero_of_everything():
    """One is not, and neither is a recorded zero."""
    for other in (1, Decimal(0), Fraction(0)):
        with pytest.raises(InputError):
            assert Ratio(1, unit="元") > other


@given(ratios(unit=units(like=ONE)), st.one_of(exact_decimals(), st.integers(), st.fractions()))
def test_plain_numbers_compare_both_ways_round(ratio, number):
    """Decimal, int and Fraction."""
    assume(not isinstance(number, int) or abs(number) < 10**60)
    for compare in COMPARISONS:
        assert compare(ratio.base, Fraction(number)) is compare(ratio, number)
        assert compare(Fraction(number), ratio.base) is compare(number, ratio)


@given(ratios(unit=st.just(YUAN)), ratios(unit=units(like=YUAN)), ratios())
def test_arithmetic_is_exact(left, right, other):
    """In base units, to the last digit."""
    assert left.base + right.base == (left + right).base
    assert left.base - right.base == (left - right).base
    assert left.base * other.base == (left * other).base
    assert not other.base or left.base / other.base == (left / other).base
    assert -left.base == (-left).base
    assert abs(left.base) == abs(left).base


def test_sums_start_from_zero():
    """Of everything; another number is a ratio."""
    money = Ratio(1, 2, "元")
    assert money is 0 + money
    assert Ratio(3, 2) == 1 + Ratio(1, 2) == Decimal(1) + Ratio(1, 2)
    for other in (1, Decimal(0)):
        with pytest.raises(InputError):
            other + money


def test_small_numbers_by_hand():
    """Between zero and one, with a denominator on both sides."""
    assert Ratio(2, 3) == Ratio(1, 3) / Ratio(1, 2)
    assert Ratio("0.5") == abs(Ratio("0.5"))
    assert [Ratio(1, 2), Ratio(1, 2), Ratio(0)] == [abs(Ratio(1, 2)), abs(Ratio(-1, 2)), abs(Ratio(0))]


def test_unlike_units_are_not_converted():
    """元 is no 亩."""
    with pytest.raises(InputError, match="found 亩, expected a unit for 亿元") as caught:
        Ratio(1, unit="亿元").to("亩")
    assert "unlike_units" == code(caught)


@given(ratios(), ratios())
def test_division_undoes_multiplication(left, right):
    """In amount and in kind."""
    assume(right.numerator)
    assert left == left * right / right


@given(ratios())
def test_conversion_there_and_back_changes_nothing(ratio):
    """And the base number stays all along."""
    other = Ratio.of_base(ratio.base, ratio.unit)
    assert ratio == other == ratio.to(ratio.unit)
    assert ratio.unit.dimension != RATIO or ratio == ratio.to(PERCENT).to(ratio.unit)


def test_the_sign_is_above():
    """A denominator is above zero."""
    assert (Decimal("-1.0"), 2) == (Ratio("1.0", -2).numerator, Ratio("1.0", -2).denominator)
    assert "0/2.0" == str(Ratio(Decimal(0), Decimal("-2.0")))
    assert Fraction(1, 3) == Ratio(Fraction(-1, 3), -1).value


def test_the_decimal_context_does_not_matter():
    """A minus sign alone would round a Decimal to the precision of the context."""

    def results():
        ratio = Ratio(LONG, Decimal("-1.00"))
        amount = Ratio(LONG, 1, "亿元")
        return [
            (ratio.numerator, ratio.denominator, str(ratio)),
            ((-amount).numerator, abs(amount).numerator, (-amount).base, str(amount)),
            (amount.to("万元").value, (amount * LONG).base, (amount / Decimal(3)).base, (amount + amount).base),
            (amount.round(3), amount < amount + amount, hash(amount), Ratio(LONG, 3).percent(2)),
        ]

    expected = results()
    with decimal.localcontext(prec=3, rounding=decimal.ROUND_FLOOR):
        assert expected == results()
    assert LONG.copy_negate() == expected[1][0] == expected[1][1]


def test_a_radius_is_carried_but_not_calculated_with():
    """Through sign and unit; arithmetic with it belongs to intervals."""
    assert Fraction(1, 1000) == (-ROOT).radius == abs(ROOT).radius
    assert Fraction(1, 10) == ROOT.to("%").radius
    assert Fraction(1, 1000) == ROOT.to("倍").radius
    whole = Ratio(14142, radius=1)
    for operation in (operator.add, operator.sub, operator.mul, operator.truediv):
        for left, right in ((ROOT, Ratio(2)), (Ratio(2), ROOT), (whole, Ratio(2)), (Ratio(2), whole)):
            with pytest.raises(InputError, match="a number that was rounded by a root, expected an exact") as caught:
                operation(left, right)
            assert "inexact" == code(caught)


def test_a_radius_decides_what_can_be_decided():
    """Only numbers further apart than it are compared."""
    assert ROOT > Ratio("1.41")
    assert ROOT < Quantity("1.416")
    assert Ratio("1.41") < ROOT
    assert ROOT > 0
    near = Ratio("1.4150", radius=Fraction(1, 2000))
    for other in (Ratio("1.4140"), Ratio("1.4152"), Ratio("1.4132"), near, Ratio(1415, 1000, radius=Fraction(1, 5000))):
        with pytest.raises(InputError, match="two numbers too close to compare, expected numbers known") as caught:
            assert ROOT > other
        assert "inexact" == code(caught)
    assert ROOT < Ratio("1.4153", radius=Fraction(1, 20000))


def test_a_radius_decides_how_many_places_are_known():
    """No digit is printed that is not known."""
    assert Decimal("1.4") == ROOT.round(1)
    assert Decimal(140) == ROOT.percent(-1)
    with pytest.raises(InputError, match="± 1/1000, expected a number known to 3 decimals"):
        ROOT.round(3)


@pytest.mark.parametrize("radius", [Fraction(-1), 0.1])
def test_a_radius_is_exact_and_not_below_zero(radius):
    """Half a width."""
    with pytest.raises(InputError):
        Ratio(1, radius=radius)


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (RATE, "629.0/647.4"),
        (Ratio(3), "3"),
        (Ratio(3, unit="亿元"), "3 亿元"),
        (Ratio(Fraction(1, 3), 2), "(1/3)/2"),
        (Ratio(Fraction(4), Decimal("1E-7")), "4/0.0000001"),
        (Ratio(10, 12, PERCENTAGE_POINT), "10/12 个百分点"),
        (Ratio(Fraction(1, 10**60)), f"0.{'0' * 59}1"),
        (Ratio(Fraction(1, 10**61)), f"(1/1{'0' * 61})"),
    ],
)
def test_the_text_shows_pair_and_unit(ratio, expected):
    """As it was kept."""
    assert (expected, f"Ratio({expected})") == (str(ratio), repr(ratio))


def test_the_representation_shows_the_radius():
    """Where there is one."""
    assert "Ratio(14142/10000 ± 1/1000)" == repr(ROOT)


def test_it_is_a_value():
    """Frozen, copied, and true even when it is zero."""
    assert GAP == copy.deepcopy(GAP)
    assert Ratio(0)
    with pytest.raises(AttributeError):
        RATE.numerator = 1
