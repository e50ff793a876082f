"""Expressions in a few words."""

from datetime import date
from fractions import Fraction

import pytest

from devreport.expressions import Aggregate, Aggregation, DaysBetween, Expr, Field, Literal, Parameter
from devreport.quantities import Quantity
from devreport.rules.checker.telling import sample_told, told

A, B = Field("a"), Field("b")


@pytest.mark.parametrize(
    ("text", "expr"),
    [
        ("a", A),
        ("⟨limit⟩", Parameter("limit")),
        ("5%", Literal(Quantity("5", "%"))),
        ("|a|", abs(A)),
        ("(a - b) / b", (A - B) / B),
        ("count of parts", Aggregate(Aggregation.COUNT, "parts")),
        ("days from a to b", DaysBetween(A, B)),
        ("a compare", A > B),
        ("a arithmetic", Field("a" * 40) + Field("b" * 40)),
    ],
)
def test_an_expression_is_told(text: str, expr: Expr) -> None:
    """By its formula, or by what it is."""
    assert text == told(expr)


@pytest.mark.parametrize(
    ("text", "sample"),
    [
        ("missing", None),
        ("true", True),
        ("false", False),
        ("3", Fraction(3)),
        ("1/3", Fraction(1, 3)),
        ("'flow'", "flow"),
    ],
)
def test_a_value_is_told(text: str, sample: object) -> None:
    """As it stands in a message."""
    assert text == sample_told(sample)


def test_a_day_is_told_in_iso_form() -> None:
    """As rule files write it."""
    assert "2026-01-01" == told(Literal(date(2026, 1, 1)))
