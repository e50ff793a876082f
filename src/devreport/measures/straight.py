"""The straight path: a formula over exact numbers that are all there, at the speed of its arithmetic.

Whatever needs more (something missing, a root, a guard that holds, a division by zero, numbers of great length) is
left to the interpreter, which alone says what a formula means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from operator import eq, ge, gt, itemgetter, le, lt, ne
from typing import Any, assert_never

from devreport.expressions import And, Arithmetic, Compare, Comparison, Expr, Field, Guarded, Literal, Operation
from devreport.quantities import Quantity

__all__ = ["Straight", "straight"]

#: From exact inputs to the number as a pair, or to nothing where the interpreter is needed.
Straight = Callable[[Mapping[str, Fraction]], "tuple[Fraction, Fraction] | None"]

_Number = Callable[[Mapping[str, Fraction]], Fraction]
_Condition = Callable[[Mapping[str, Fraction]], bool]

#: Formulas and inputs up to these sizes cannot reach the bound at which the interpreter gives up on a number.
MOST_NODES, MOST_BITS = 30, 250

_COMPARISONS: Mapping[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.EQUAL: eq,
    Comparison.UNEQUAL: ne,
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.GREATER: gt,
    Comparison.AT_LEAST: ge,
}
_ONE = Fraction(1)


class _NeedsInterpreterError(Exception):
    """A node that only the interpreter knows."""


@lru_cache(maxsize=1024)
def straight(formula: Expr) -> Straight | None:
    """The straight path of a formula, if it has one."""
    value, guards = (formula.value, formula.undefined_where) if isinstance(formula, Guarded) else (formula, ())
    if formula.size > MOST_NODES:
        return None
    try:
        conditions = tuple(_condition(condition) for condition, _ in guards)
        if isinstance(value, Arithmetic) and value.operation is Operation.DIVIDE:
            return _path(conditions, _number(value.left), below=_number(value.right))
        return _path(conditions, _number(value), below=None)
    except _NeedsInterpreterError:
        return None


def _path(conditions: tuple[_Condition, ...], above: _Number, *, below: _Number | None) -> Straight:
    def path(values: Mapping[str, Fraction]) -> tuple[Fraction, Fraction] | None:
        for value in values.values():
            if value.numerator.bit_length() > MOST_BITS or value.denominator.bit_length() > MOST_BITS:
                return None
        try:
            for condition in conditions:
                if condition(values):
                    return None
            divisor = _ONE if below is None else below(values)
            return (above(values), divisor) if divisor else None
        except ZeroDivisionError:
            return None

    return path


def _number(node: Expr) -> _Number:
    match node:
        case Field(name):
            return itemgetter(name)
        case Literal(Quantity() as constant):
            base = constant.base
            return lambda _: base
        case Arithmetic(operation, left, right):
            return _calculation(operation, _number(left), right=_number(right))
        case _:
            raise _NeedsInterpreterError


def _calculation(operation: Operation, left: _Number, *, right: _Number) -> _Number:
    match operation:
        case Operation.ADD:
            return lambda values: left(values) + right(values)
        case Operation.SUBTRACT:
            return lambda values: left(values) - right(values)
        case Operation.MULTIPLY:
            return lambda values: left(values) * right(values)
        case Operation.DIVIDE:
            return lambda values: left(values) / right(values)
        case _:
            assert_never(operation)


def _condition(node: Expr) -> _Condition:
    match node:
        case Compare(comparison, left, Literal(Quantity() as constant)) if not constant.base:
            signed, operand = _COMPARISONS[comparison], _number(left)
            return lambda values: signed(operand(values).numerator, 0)
        case And(operands):
            conditions = tuple(_condition(operand) for operand in operands)
            return lambda values: all(condition(values) for condition in conditions)
        case Compare(comparison, left, right):
            compare, first, second = _COMPARISONS[comparison], _number(left), _number(right)
            return lambda values: compare(first(values), second(values))
        case _:
            raise _NeedsInterpreterError
