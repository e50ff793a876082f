"""Between which bounds an expression lies whatever the plan says, and whether it is a whole number."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from devreport.expressions import (
    Absolute,
    Aggregate,
    Aggregation,
    Arithmetic,
    Coalesce,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Literal,
    Operation,
)
from devreport.quantities import Quantity
from devreport.rules.subject import Sort, Table

__all__ = ["Bounds", "bounds_of", "is_whole"]


@frozen
class Bounds:
    """The least and the greatest number that a value can be, where there is one."""

    least: Fraction | None = None
    most: Fraction | None = None


_ZERO = Bounds(Fraction(0))
_NONE = Bounds()


def bounds_of(expr: Expr, scope: Table) -> Bounds:
    """Between which bounds an expression lies, in base units.

    Example:
        >>> bounds_of(abs(Field("change")), Table({})).least
        Fraction(0, 1)
    """
    match expr:
        case Field(name) if name in scope.fields:
            meaning = scope.fields[name]
            return Bounds(_exact(meaning.least), _exact(meaning.most))
        case Literal(Quantity() as value):
            return Bounds(value.base, value.base)
        case Guarded(value):
            return bounds_of(value, scope)
        case _:
            return _ZERO if _stays_positive(expr, scope) else _NONE


def is_whole(expr: Expr, scope: Table) -> bool:
    """Whether an expression is a whole number in base units; days are counted."""
    match expr:
        case DaysBetween():
            return True
        case Aggregate(Aggregation.COUNT):
            return True
        case Field(name):
            return name in scope.fields and scope.fields[name].sort is Sort.DAY
        case _:
            return False


def _exact(bound: int | None) -> Fraction | None:
    return None if bound is None else Fraction(bound)


def _is_positive(expr: Expr, scope: Table) -> bool:
    least = bounds_of(expr, scope).least
    return least is not None and least >= 0


def _stays_positive(expr: Expr, scope: Table) -> bool:
    """Whether a number made of others is never below zero, because they are not."""
    match expr:
        case Absolute():
            return True
        case Coalesce(operands) | Extreme(ExtremeKind.LEAST, operands):
            return all(_is_positive(one, scope) for one in operands)
        case Extreme(ExtremeKind.GREATEST, operands):
            return any(_is_positive(one, scope) for one in operands)
        case Arithmetic(Operation.ADD | Operation.MULTIPLY | Operation.DIVIDE, left, right):
            return _is_positive(left, scope) and _is_positive(right, scope)
        case Aggregate():
            return _folds_positive(expr, scope)
        case _:
            return False


def _folds_positive(node: Aggregate, scope: Table) -> bool:
    if node.aggregation is Aggregation.COUNT:
        return True
    child = Table(scope.relations.get(node.relation, {}))
    return node.value is not None and node.per is None and _is_positive(node.value, child)
