"""Arithmetic and comparison on exact numbers and on intervals that enclose one."""

from datetime import date
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, mul, ne, sub, truediv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import RuleError
from devreport.expressions import Absent, Comparison, ExtremeKind, Operation
from devreport.expressions.arithmetic import (
    MOST_BITS,
    absolute,
    bounds,
    calculate,
    compare,
    extreme,
    number,
    rounded,
    within_size,
)
from devreport.quantities import ONE, PERCENT, Interval, Rounding
from tests.strategies.quantities import fractions

ON_FRACTIONS = dict(zip(Operation, (add, sub, mul, truediv), strict=True))
ORDERED = dict(zip(Comparison, (eq, ne, lt, le, gt, ge), strict=True))
CLOSE = Absent(undefined=frozenset({"within_precision"}))
LARGE = Absent(undefined=frozenset({"number_too_large"}))


def between(lower, upper):
    """An interval."""
    return Interval(Fraction(lower), Fraction(upper))


@st.composite
def enclosed(draw):
    """A number, alone or in an interval, and that number."""
    value = draw(fractions())
    width = st.sampled_from([0, 0, 1, Fraction(1, 3)])
    held = between(value - draw(width), value + draw(width))
    return draw(st.sampled_from([value, held])), value


@given(st.sampled_from(Operation), enclosed(), enclosed())
def test_a_result_encloses_the_exact_one(operation, left, right):
    """Whatever the numbers inside are, the result holds theirs; a divisor that may be zero gives none."""
    result = calculate(operation, (left[0], right[0]))
    if isinstance(result, Absent):
        lower, upper = bounds(right[0])
        assert operation is Operation.DIVIDE
        assert lower <= 0 <= upper
        assert {"zero_denominator" if lower == upper else "within_precision"} == result.undefined
    else:
        lower, upper = bounds(result)
        assert lower <= ON_FRACTIONS[operation](left[1], right[1]) <= upper


@pytest.mark.parametrize(
    ("operation", "left", "right", "expected"),
    [
        ("+", Fraction(1, 2), Fraction(1, 3), Fraction(5, 6)),
        ("-", Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)),
        ("*", Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)),
        ("/", Fraction(1, 2), Fraction(1, 3), Fraction(3, 2)),
        ("+", between(1, 2), Fraction(1), between(2, 3)),
        ("-", Fraction(1), between(1, 2), between(-1, 0)),
        ("*", between(-1, 2), between(3, 4), between(-4, 8)),
        ("/", Fraction(1), between(2, 4), between("1/4", "1/2")),
        ("/", Fraction(1), between(-1, 1), CLOSE),
        ("/", between(1, 2), Fraction(0), Absent(undefined=frozenset({"zero_denominator"}))),
        ("/", Fraction(1), Fraction(0), Absent(undefined=frozenset({"zero_denominator"}))),
    ],
)
def test_a_calculation(operation, left, right, expected):
    """A divisor that is zero is told from one that only may be."""
    assert expected == calculate(Operation(operation), (left, right))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(-2), Fraction(2)),
        (between(1, 2), between(1, 2)),
        (between(-2, -1), between(1, 2)),
        (between(-2, 1), between(0, 2)),
    ],
)
def test_an_absolute_value(value, expected):
    """On either side of zero, or on both."""
    assert expected == absolute(value)


def test_extremes_of_intervals():
    """The least of several numbers lies between the least ends; ends that meet are a number."""
    assert between(0, 1) == extreme(ExtremeKind.LEAST, [between(0, 2), Fraction(1)])
    assert between(1, 2) == extreme(ExtremeKind.GREATEST, [between(0, 2), Fraction(1)])
    assert Fraction(3) == extreme(ExtremeKind.GREATEST, [between(0, 2), Fraction(3)])


@given(st.sampled_from(Comparison), enclosed(), enclosed())
def test_a_decided_comparison_is_the_exact_one(comparison, left, right):
    """A comparison of intervals is given only if it holds of all the numbers in them."""
    verdict = compare(comparison, (left[0], right[0]))
    assert verdict in (CLOSE, ORDERED[comparison](left[1], right[1]))


@pytest.mark.parametrize(
    ("comparison", "left", "right", "expected"),
    [
        ("<", between(0, 1), Fraction(1), CLOSE),
        ("<=", between(0, 1), Fraction(1), True),
        (">", between(0, 1), Fraction(1), False),
        (">=", between(0, 1), Fraction(1), CLOSE),
        ("==", between(0, 1), Fraction(1), CLOSE),
        ("!=", between(0, 1), between(2, 3), True),
        ("==", between(0, 1), between(2, 3), False),
        ("==", between(1, 1), Fraction(1), True),
        ("!=", between(1, 1), between(1, 1), False),
        ("<", between(0, 1), between(0, 1), CLOSE),
        ("==", between(0, 2), Fraction(1), CLOSE),
        ("==", Fraction(1), between(0, 2), CLOSE),
        ("!=", between(0, 1), between(0, 1), CLOSE),
        (">=", between(2, 3), between(1, 2), True),
        ("==", date(2024, 1, 1), date(2024, 1, 1), True),
        ("<", date(2024, 1, 1), date(2024, 1, 2), True),
        ("==", "a", "a", True),
        ("!=", True, False, True),
    ],
)
def test_a_comparison(comparison, left, right, expected):
    """On the line as beside it."""
    assert expected == compare(Comparison(comparison), (left, right))


@pytest.mark.parametrize(
    ("comparison", "left", "right", "found"),
    [
        ("<", "a", "b", "a word < a word"),
        (">=", True, False, "a condition >= a condition"),
        ("==", "a", Fraction(1), "a word == a number"),
        ("==", date(2024, 1, 1), True, "a date == a condition"),
    ],
)
def test_unlike_things_are_not_compared(comparison, left, right, found):
    """Words and truths have no order, and unlike things nothing in common."""
    with pytest.raises(RuleError, match=f"found {found}, expected a comparison of like things"):
        compare(Comparison(comparison), (left, right))


@given(enclosed())
def test_the_absolute_value_encloses(pair):
    """Also where the interval has zero inside."""
    lower, upper = bounds(absolute(pair[0]))
    assert 0 <= lower <= abs(pair[1]) <= upper


@given(st.sampled_from(ExtremeKind), st.lists(enclosed(), min_size=1, max_size=4))
def test_the_least_and_the_greatest_enclose(kind, pairs):
    """The least of several numbers lies between the least ends."""
    lower, upper = bounds(extreme(kind, [held for held, _ in pairs]))
    exact = (min if kind is ExtremeKind.LEAST else max)(value for _, value in pairs)
    assert lower <= exact <= upper


@pytest.mark.parametrize(
    ("value", "places", "unit", "expected"),
    [
        (Fraction(1, 8), 2, ONE, Fraction(13, 100)),
        (Fraction(1, 8), 0, PERCENT, Fraction(13, 100)),
        (between("0.121", "0.124"), 2, ONE, Fraction(12, 100)),
        (between("0.124", "0.126"), 2, ONE, CLOSE),
        (Fraction(2) ** MOST_BITS, 0, ONE, LARGE),
    ],
)
def test_rounding(value, places, unit, expected):
    """An interval is rounded only if all of it rounds to one number."""
    assert expected == rounded(value, unit, places=places, mode=Rounding.HALF_UP)


@pytest.mark.parametrize("value", [Fraction(2) ** MOST_BITS, Fraction(1, 2**MOST_BITS), between(0, 2**MOST_BITS)])
def test_a_number_beyond_all_measure_is_undefined(value):
    """Every number that is given can be printed and worked with in bounded time."""
    assert LARGE == within_size(value)
    assert LARGE == calculate(Operation.MULTIPLY, (value, Fraction(1)))


def test_the_largest_number_can_be_printed():
    """Python refuses to print more than 4,300 digits."""
    assert 13_000 == MOST_BITS
    assert 3914 == len(str(within_size(Fraction(2**MOST_BITS - 1))))
    assert 3916 == len(str(within_size(Fraction(1, 2**MOST_BITS - 1))))


@pytest.mark.parametrize("value", [Fraction(1, 3), between(0, 1)])
def test_numbers_are_numbers(value):
    """Exact or enclosed."""
    assert value is number(value)


@pytest.mark.parametrize("value", [True, "a", date(2024, 1, 1), Absent()])
def test_only_numbers_are_numbers(value):
    """A truth is not one or zero."""
    with pytest.raises(RuleError, match="expected a number"):
        number(value)


def test_an_interval_without_an_end_is_no_number():
    """Nothing could be said of it."""
    with pytest.raises(RuleError, match="an interval without an end"):
        bounds(Interval(None, Fraction(1)))
