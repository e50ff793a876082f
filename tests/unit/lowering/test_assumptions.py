"""What guards rule out."""

from __future__ import annotations

from datetime import date

import pytest

from devreport.expressions import DaysBetween, Expr, Field, Literal, Or
from devreport.lowering.assumptions import ruled_signs
from devreport.quantities import Quantity

A, B = Field("a"), Field("b")


@pytest.mark.parametrize(
    ("guards", "expected"),
    [
        ([A <= 0], {A: 1}),
        ([Or((A <= 0, B < 0))], {A: 1, B: 0}),
        ([A < 0], {A: 0}),
        ([A.equals(0), A < 0], {A: 1}),
        ([A.equals(0)], {}),
        ([A <= 1], {}),
        ([A <= Literal(Quantity("0", "%"))], {A: 1}),
        ([A > 0], {}),
        ([A < B], {DaysBetween(B, A): 0}),
        ([A <= B], {DaysBetween(B, A): 1}),
        ([A < date(2024, 1, 1)], {}),
        ([(A < 0) & (B < 0)], {}),
        ([], {}),
    ],
)
def test_signs_are_known_where_no_guard_holds(guards: list[Expr], expected: dict[Expr, int]) -> None:
    """One: above zero; zero: not below."""
    assert expected == ruled_signs(guards)
