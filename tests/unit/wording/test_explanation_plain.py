"""Conditions say what is, and not that it is not that something is not."""

from __future__ import annotations

import pytest

from devreport.expressions import Aggregate, Aggregation, And, Compare, Comparison, Expr, Field, Guarded, Literal, Or
from devreport.quantities import Quantity
from devreport.wording.explanation_plain import plainly

A, B, N = Field("a"), Field("b"), Field("n")
ALL = Aggregate(Aggregation.ALL, "parts", Field("ok"))


@pytest.mark.parametrize(
    ("condition", "plain"),
    [
        (A, A),
        (~A, ~A),
        (~~A, A),
        (~~~A, ~A),
        (~(A & B), ~A | ~B),
        (~(A | ~B), ~A & B),
        (A & ~(N > 2), A & (N <= 2)),
        (~N.equals(2), Compare(Comparison.UNEQUAL, N, Literal(Quantity(2)))),
        (~Guarded(N >= 2, [(A, "zero_target")]), Guarded(N < 2, [(A, "zero_target")])),
        (Guarded(~(N < 2), [(A, "zero_target")]), Guarded(N >= 2, [(A, "zero_target")])),
        (~ALL, ~ALL),
        (And([]), And([])),
        ((A | B) | ~(~N.is_missing() & A), Or([A, B, N.is_missing(), ~A])),
        ((A & B) & ~(A | B), And([A, B, ~A, ~B])),
        (Or([Or([]), A]), Or([Or([]), A])),
        (~Or([]), ~Or([])),
    ],
    ids=str,
)
def test_nothing_is_negated_twice(condition: Expr, plain: Expr) -> None:
    """What can be said without a negation is."""
    assert plainly(condition) == plain


def test_what_would_be_too_large_stays_as_it_is() -> None:
    """An opposite of many things is larger than they are."""
    many = A
    try:
        while True:
            many = Or([many, B]) & A
    except Exception:  # noqa: BLE001 - as large as it may be
        assert plainly(many) == many


def test_what_would_become_too_wide_is_left_as_it_is() -> None:
    """An expression has its bounds; a sentence need not be plain at any price."""
    wide = Or([Or([A] * 300), Or([B] * 300)])
    assert wide == plainly(wide)
