"""Conditions without negations of negations, so that a reader need not turn them round."""

from __future__ import annotations

from collections.abc import Iterable

from devreport.errors import RuleError
from devreport.expressions import And, Compare, Comparison, Expr, Guarded, Not, Or

__all__ = ["plainly"]

_OPPOSITES = {
    Comparison.EQUAL: Comparison.UNEQUAL,
    Comparison.UNEQUAL: Comparison.EQUAL,
    Comparison.LESS: Comparison.AT_LEAST,
    Comparison.AT_LEAST: Comparison.LESS,
    Comparison.GREATER: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.GREATER,
}


def plainly(condition: Expr) -> Expr:
    """The same condition, which negates nothing that can be said without; as it is, where that would be too large.

    Example:
        >>> from devreport.expressions import Field
        >>> plainly(~((Field("done") >= 2) & ~Field("closed"))) == (Field("done") < 2) | Field("closed")
        True
    """
    try:
        return _plain(condition)
    except RuleError:
        return condition


def _plain(node: Expr) -> Expr:
    match node:
        case Not(inner):
            return _opposite(inner)
        case And(operands) if operands:
            return _all_of(map(_plain, operands))
        case Or(operands) if operands:
            return _one_of(map(_plain, operands))
        case Guarded(value, undefined):
            return Guarded(_plain(value), undefined)
        case _:
            return node


def _opposite(node: Expr) -> Expr:
    match node:
        case Not(inner):
            return _plain(inner)
        case And(operands) if operands:
            return _one_of(map(_opposite, operands))
        case Or(operands) if operands:
            return _all_of(map(_opposite, operands))
        case Compare(comparison, left, right):
            return Compare(_OPPOSITES[comparison], left, right)
        case Guarded(value, undefined):
            return Guarded(_opposite(value), undefined)
        case _:
            return Not(node)


def _all_of(conditions: Iterable[Expr]) -> Expr:
    """All of them, those of a condition on all among them."""
    return And(
        [inner for one in conditions for inner in (one.operands if isinstance(one, And) and one.operands else (one,))]
    )


def _one_of(conditions: Iterable[Expr]) -> Expr:
    """One of them, those of a condition on one among them."""
    return Or(
        [inner for one in conditions for inner in (one.operands if isinstance(one, Or) and one.operands else (one,))]
    )
