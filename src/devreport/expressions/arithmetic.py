"""Arithmetic and comparison on exact numbers and on intervals that enclose one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, mul, ne, sub, truediv

from devreport.errors import Problem, RuleError
from devreport.expressions.nodes import Comparison, ExtremeKind, Operation
from devreport.expressions.values import Absent, Number, Value
from devreport.quantities import Interval

__all__ = ["absolute", "calculate", "centre", "compare", "extreme", "interval_of", "numbers"]

_ON_FRACTIONS: Mapping[Operation, Callable[[Fraction, Fraction], Fraction]] = {
    Operation.ADD: add,
    Operation.SUBTRACT: sub,
    Operation.MULTIPLY: mul,
    Operation.DIVIDE: truediv,
}
_ON_INTERVALS: Mapping[Operation, Callable[[Interval, Interval], Interval]] = {
    Operation.ADD: add,
    Operation.SUBTRACT: sub,
    Operation.MULTIPLY: mul,
    Operation.DIVIDE: truediv,
}
_ORDERED: Mapping[Comparison, Callable[[Fraction, Fraction], bool]] = {
    Comparison.EQUAL: eq,
    Comparison.UNEQUAL: ne,
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.GREATER: gt,
    Comparison.AT_LEAST: ge,
}
_ZERO_DENOMINATOR = Absent(undefined=frozenset({"zero_denominator"}))
_TOO_CLOSE = Absent(undefined=frozenset({"within_precision"}))


def numbers(values: Sequence[Value]) -> list[Number]:
    """The values, which must all be numbers.

    Raises:
        RuleError: if one of them is not.
    """
    return [_number(value) for value in values]


def calculate(operation: Operation, left: Number, right: Number) -> Number | Absent:
    """One of the four operations; undefined where the divisor is zero."""
    try:
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return _ON_FRACTIONS[operation](left, right)
        return _ON_INTERVALS[operation](interval_of(left), interval_of(right))
    except ZeroDivisionError:
        return _ZERO_DENOMINATOR


def compare(comparison: Comparison, left: Value, right: Value) -> bool | Absent:
    """A comparison of two like things; undecided where two intervals overlap.

    Raises:
        RuleError: if they are unlike, or of a kind that has no order.
    """
    if isinstance(left, Fraction | Interval) and isinstance(right, Fraction | Interval):
        return _compare_numbers(comparison, left, right)
    if isinstance(left, date) and isinstance(right, date):
        return _ORDERED[comparison](Fraction(left.toordinal()), Fraction(right.toordinal()))
    if type(left) is not type(right) or comparison not in (Comparison.EQUAL, Comparison.UNEQUAL):
        raise _unlike(f"{_kind(left)} {comparison.value} {_kind(right)}", "a comparison of like things")
    return (left == right) is (comparison is Comparison.EQUAL)


def absolute(number: Number) -> Number:
    """The number without its sign."""
    if isinstance(number, Fraction):
        return abs(number)
    lower, upper = _bounds(number)
    if lower >= 0:
        return number
    return -number if upper <= 0 else Interval(Fraction(0), max(-lower, upper))


def extreme(kind: ExtremeKind, operands: Sequence[Number]) -> Number:
    """The least or the greatest of several numbers."""
    choose = min if kind is ExtremeKind.LEAST else max
    if all(isinstance(operand, Fraction) for operand in operands):
        return choose(operand for operand in operands if isinstance(operand, Fraction))
    bounds = [_bounds(interval_of(operand)) for operand in operands]
    return Interval(choose(lower for lower, _ in bounds), choose(upper for _, upper in bounds))


def centre(number: Number) -> Fraction:
    """The number, or the middle of the interval that holds it."""
    return number if isinstance(number, Fraction) else sum(_bounds(number), Fraction(0)) / 2


def interval_of(number: Number) -> Interval:
    """The interval that holds the number."""
    return Interval.point(number) if isinstance(number, Fraction) else number


def _compare_numbers(comparison: Comparison, left: Number, right: Number) -> bool | Absent:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return _ORDERED[comparison](left, right)
    if interval_of(left).overlaps(interval_of(right)):
        return _TOO_CLOSE
    return _ORDERED[comparison](centre(left), centre(right))


def _number(value: Value) -> Number:
    if isinstance(value, Fraction | Interval):
        return value
    raise _unlike(_kind(value), "a number")


def _bounds(interval: Interval) -> tuple[Fraction, Fraction]:
    if interval.lower is None or interval.upper is None:
        raise _unlike("an interval without an end", "a bounded number")
    return interval.lower, interval.upper


def _kind(value: Value) -> str:
    match value:
        case bool():
            return "a condition"
        case str():
            return "a word"
        case date():
            return "a date"
        case _:
            return "a number"


def _unlike(found: str, expected: str) -> RuleError:
    return RuleError.of(Problem("", found, expected, "check the types of both sides", "type"))
