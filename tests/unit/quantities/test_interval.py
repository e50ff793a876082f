"""Intervals calculate exactly and know which of their ends belong to them."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.quantities import Interval, Rounding, round_to, rounding_box
from devreport.quantities.rounding import step_of
from tests.strategies.quantities import fractions, intervals, roundings

OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def interval(text):
    """An interval in the usual notation."""
    lower, upper = text[1:-1].split(",")
    return Interval(
        Fraction(lower) if lower else None,
        Fraction(upper) if upper else None,
        lower_closed=text[0] == "[",
        upper_closed=text[-1] == "]",
    )


@st.composite
def within(draw, bounds):
    """A number inside."""
    choices = [end for end in (bounds.lower, bounds.upper) if bounds.contains(end)]
    inner = st.fractions(0, 1, max_denominator=100).map(
        lambda share: bounds.lower + share * (bounds.upper - bounds.lower)
    )
    return draw(st.one_of(*map(st.just, choices), inner.filter(bounds.contains)))


@pytest.mark.parametrize("sign", OPERATIONS)
@given(data=st.data(), left=intervals(), right=intervals())
def test_a_result_lies_in_the_interval_of_results(sign, data, left, right):
    """For every number here and every number there."""
    operation = OPERATIONS[sign]
    assume(sign != "/" or right.lower > 0 or right.upper < 0)
    a, b = data.draw(within(left)), data.draw(within(right))
    assert operation(left, right).contains(operation(a, b))


@pytest.mark.parametrize(
    ("left", "sign", "right", "expected"),
    [
        ("[5,6)", "+", "[1,1]", "[6, 7)"),
        ("[1,1]", "-", "[5,6)", "(-5, -4]"),
        ("[-1,-1]", "*", "[5,6)", "(-6, -5]"),
        ("[0,1]", "*", "(2,3)", "[0, 3)"),
        ("(0,1]", "*", "(2,3)", "(0, 3)"),
        ("(2,3)", "*", "[0,1]", "[0, 3)"),
        ("[0,0]", "*", "(2,3)", "[0, 0]"),
        ("(-1,2]", "*", "(-2,1]", "(-4, 2]"),
        ("[1,2)", "/", "[2,4)", "(1/4, 1)"),
        ("[1,2)", "/", "(-4,-2]", "(-1, -1/4)"),
        ("(,5]", "+", "[1,)", "(-∞, ∞)"),
        ("(,5]", "-", "[1,2)", "(-∞, 4]"),
    ],
)
def test_ends_are_open_or_closed_as_the_numbers_say(left, sign, right, expected):
    """A zero that belongs to one side is reached whatever the other side is."""
    assert expected == str(OPERATIONS[sign](interval(left), interval(right)))


@given(intervals(bounded=False))
def test_negation_undoes_itself(bounds):
    """Open and closed ends change places, twice."""
    mirrored = -bounds
    assert bounds == -mirrored


@given(intervals(bounded=False), intervals(bounded=False))
def test_overlap_is_symmetric(left, right):
    """Neither side comes first."""
    assert left.overlaps(right) == right.overlaps(left)


@given(intervals(bounded=False), fractions())
def test_what_is_contained_overlaps(bounds, value):
    """And by the plain definition of both ends."""
    above = bounds.lower is None or value > bounds.lower or (value == bounds.lower and bounds.lower_closed)
    below = bounds.upper is None or value < bounds.upper or (value == bounds.upper and bounds.upper_closed)
    assert (above and below) is bounds.contains(value)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("[57,59]", "[58.5,59.5]", True),
        ("[57,59]", "[59,60]", True),
        ("[5,6)", "[6,7)", False),
        ("(,3]", "[3,)", True),
        ("(,3)", "[3,)", False),
    ],
)
def test_touching_ends_overlap_only_if_both_belong(left, right, expected):
    """The rule of Calculations 1.1 of XBRL."""
    assert expected is interval(left).overlaps(interval(right))


@pytest.mark.parametrize("text", ["[2,1]", "[1,1)", "(1,1]", "(1,1)"])
def test_an_empty_interval_is_refused(text):
    """Some number must lie in it."""
    with pytest.raises(InputError, match="lower bound below"):
        interval(text)


def test_bounds_are_exact():
    """Decimals become fractions; floats are refused."""
    assert Interval(Fraction(1, 2), Fraction(1)) == Interval(Decimal("0.50"), 1)
    with pytest.raises(InputError):
        Interval(0.1, 1)


@pytest.mark.parametrize("closed", ["lower_closed", "upper_closed"])
def test_ends_are_closed_by_name_only(closed):
    """Two truth values in a row say nothing to a reader."""
    assert Interval(1, 2) != Interval(1, 2, **{closed: False})
    with pytest.raises(TypeError):
        Interval(1, 2, True)


@pytest.mark.parametrize("divisor", ["[-1,1]", "(0,1]", "[-1,0)", "[0,0]"])
def test_a_divisor_that_may_be_zero_is_refused(divisor):
    """Or as near to zero as you like."""
    with pytest.raises(ZeroDivisionError, match="may be zero"):
        interval("[1,2]") / interval(divisor)


@pytest.mark.parametrize("unbounded", ["(,2]", "[2,)"])
def test_products_need_bounds(unbounded):
    """An infinite end has no product."""
    for operation in (OPERATIONS["*"], OPERATIONS["/"]):
        with pytest.raises(InputError, match="a bounded interval"):
            operation(interval("[1,2]"), interval(unbounded))


@pytest.mark.parametrize(
    ("printed", "places", "mode", "expected"),
    [
        ("97.2", 1, Rounding.HALF_UP, "[1943/20, 389/4)"),
        ("-97.2", 1, Rounding.HALF_UP, "(-389/4, -1943/20]"),
        ("0", 0, Rounding.HALF_UP, "(-1/2, 1/2)"),
        ("2", 0, Rounding.HALF_EVEN, "[3/2, 5/2]"),
        ("-3", 0, Rounding.HALF_EVEN, "(-7/2, -5/2)"),
        ("0", 0, Rounding.HALF_EVEN, "[-1/2, 1/2]"),
        ("5", 0, Rounding.TRUNCATE, "[5, 6)"),
        ("-5", 0, Rounding.TRUNCATE, "(-6, -5]"),
        ("0", 0, Rounding.TRUNCATE, "(-1, 1)"),
        ("5", 0, Rounding.FLOOR, "[5, 6)"),
        ("-5", 0, Rounding.FLOOR, "[-5, -4)"),
        ("0", 0, Rounding.FLOOR, "[0, 1)"),
        ("5", 0, Rounding.CEILING, "(4, 5]"),
        ("-5", 0, Rounding.CEILING, "(-6, -5]"),
        ("0", 0, Rounding.CEILING, "(-1, 0]"),
        ("58000000", -6, Rounding.HALF_UP, "[57500000, 58500000)"),
        ("0.4", 1, Rounding.HALF_UP, "[7/20, 9/20)"),
        ("0.5", 1, Rounding.TRUNCATE, "[1/2, 3/5)"),
        ("0.3", 1, Rounding.HALF_EVEN, "(1/4, 7/20)"),
        ("200", -2, Rounding.HALF_EVEN, "[150, 250]"),
        ("300", -2, Rounding.HALF_EVEN, "(250, 350)"),
    ],
)
def test_a_rounding_box_is_what_prints_alike(printed, places, mode, expected):
    """Every mode, sign and zero."""
    assert f"Interval {expected}" == repr(rounding_box(Decimal(printed), places, mode=mode))


@given(fractions(), st.integers(-2, 4), roundings())
def test_a_number_lies_in_the_box_of_its_print(value, places, mode):
    """And in no neighbour's."""
    printed = Fraction(round_to(value, places, mode=mode))
    boxes = {step: rounding_box(printed + step * step_of(places), places, mode=mode) for step in (-1, 0, 1)}
    assert [0] == [step for step, box in boxes.items() if box.contains(value)]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes.values(), 2))


def test_a_figure_with_more_decimals_is_printed_by_nothing():
    """So it has no box."""
    with pytest.raises(InputError, match="a number with 1 decimals"):
        rounding_box(Decimal("97.25"), 1)


@pytest.mark.parametrize(
    ("total", "items", "weights", "mode", "consistent"),
    [
        ("58", ["12", "45"], [1, 1], Rounding.HALF_UP, True),
        ("59", ["12", "46"], [1, 1], Rounding.HALF_UP, True),
        ("6", ["5"], [1], Rounding.TRUNCATE, False),
        ("4", ["-3"], [-1], Rounding.TRUNCATE, False),
        ("-5", ["5"], [-1], Rounding.TRUNCATE, True),
        ("3", ["-3"], [-1], Rounding.TRUNCATE, True),
    ],
)
def test_totals_and_weighted_items_agree_as_in_calculations_1_1(total, items, weights, mode, consistent):
    """A weight of -1 swaps open and closed ends."""
    boxes = [rounding_box(Decimal(item), 0, mode=mode) for item in items]
    if mode is Rounding.HALF_UP:
        boxes = [Interval(box.lower, box.upper) for box in boxes]
    added = sum((Interval.point(w) * box for w, box in zip(weights, boxes, strict=True)), Interval.point(0))
    assert consistent is added.overlaps(rounding_box(Decimal(total), 0, mode=mode))
