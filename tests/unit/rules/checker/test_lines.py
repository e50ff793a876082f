"""Multiples of an expression."""

from fractions import Fraction

import pytest

from devreport.expressions import Comparison, Expr, Field, Literal, Parameter
from devreport.quantities import Quantity
from devreport.rules.checker.lines import FLIPPED, Line, held, line_of

A, B = Field("a"), Field("b")
THREE = Literal(Quantity(3))


@pytest.mark.parametrize(
    ("slope", "offset", "expr"),
    [
        (1, 0, A),
        (-1, 0, -A),
        (1, 3, A + 3),
        (1, 3, 3 + A),
        (1, -3, A - 3),
        (-1, 3, 3 - A),
        (3, 0, A * 3),
        (3, 0, 3 * A),
        (Fraction(1, 3), 0, A / 3),
        (-6, 9, (3 - A * 2) * THREE),
        (1, 5, A + Parameter("limit")),
    ],
)
def test_a_multiple_of_a_field(slope: Fraction, offset: Fraction, expr: Expr) -> None:
    """However it is written."""
    assert Line(A, Fraction(slope), Fraction(offset)) == line_of(expr, {"limit": Quantity(5)})


@pytest.mark.parametrize("expr", [A + B, 3 / A, A / 0, A * B, A + Literal(Quantity(1)) / 0])
def test_anything_else_is_a_multiple_of_itself(expr: Expr) -> None:
    """Sums of two fields, and quotients."""
    assert Line(expr) == line_of(expr, {})


def test_comparisons_with_their_sides_swapped() -> None:
    """Hold of the numbers swapped."""
    for comparison, swapped in FLIPPED.items():
        for left, right in ((1, 2), (2, 1), (1, 1)):
            here, there = Fraction(left), Fraction(right)
            assert held(comparison, here, right=there) is held(swapped, there, right=here)
    assert not held(Comparison.LESS, Fraction(1), right=Fraction(1))
