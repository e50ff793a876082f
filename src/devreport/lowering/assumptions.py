"""What guards rule out: inside a guarded expression, its guards are known not to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from devreport.expressions import Compare, Comparison, DaysBetween, Expr, Field, Literal, Or
from devreport.quantities import Quantity

__all__ = ["ruled_signs"]


def ruled_signs(guards: Iterable[Expr]) -> dict[Expr, int]:
    """What is above zero (1) or not below zero (0) where no guard holds: ``target <= 0`` rules it for the target.

    Example:
        >>> target, start, end = Field("target"), Field("start"), Field("end")
        >>> ruled_signs([target.equals(0), target < 0]) == {target: 1}
        True
        >>> ruled_signs([end < start]) == {DaysBetween(start, end): 0}
        True
    """
    compared: dict[Expr, set[Comparison]] = {}
    for comparison, expr in _against_zero(guards):
        compared.setdefault(expr, set()).add(comparison)
    signs: dict[Expr, int] = {}
    for expr, comparisons in compared.items():
        if Comparison.AT_MOST in comparisons or comparisons >= {Comparison.EQUAL, Comparison.LESS}:
            signs[expr] = 1
        elif Comparison.LESS in comparisons:
            signs[expr] = 0
    return signs


def _against_zero(guards: Iterable[Expr]) -> Iterator[tuple[Comparison, Expr]]:
    """Each comparison with zero; two days are compared by the days between them."""
    for guard in guards:
        match guard:
            case Compare(comparison, left, Literal(Quantity() as bound)) if not bound.base:
                yield comparison, left
            case Compare(comparison, Field() as left, Field() as right):
                yield comparison, DaysBetween(right, left)
            case Or(operands):
                yield from _against_zero(operands)
            case _:
                pass
