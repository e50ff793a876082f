"""Arithmetic and comparison on exact numbers and on intervals that enclose one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, assert_never

from devreport.errors import Problem, RuleError
from devreport.expressions.values import Absent, Number, Value
from devreport.expressions.vocabulary import Comparison, ExtremeKind, Operation
from devreport.quantities import Interval, Rounding, Unit, round_to

__all__ = ["MOST_BITS", "absolute", "bounds", "calculate", "compare", "extreme", "number", "rounded", "within_size"]

#: The most bits that a numerator or a denominator may have: 3,900 digits, so that every number can be printed.
MOST_BITS = 13_000

_ORDERED: Mapping[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.EQUAL: eq,
    Comparison.UNEQUAL: ne,
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.GREATER: gt,
    Comparison.AT_LEAST: ge,
}
_ZERO_DENOMINATOR = Absent(undefined=frozenset({"zero_denominator"}))
_TOO_CLOSE = Absent(undefined=frozenset({"within_precision"}))
_TOO_LARGE = Absent(undefined=frozenset({"number_too_large"}))


def number(value: Value) -> Number:
    """The value, which must be a number.

    Raises:
        RuleError: if it is not.
    """
    if isinstance(value, Fraction | Interval):
        return value
    raise _unlike(_kind(value), "a number")


def calculate(operation: Operation, pair: tuple[Number, Number]) -> Number | Absent:
    """One of the four operations; undefined where the divisor is zero or the result is beyond all measure."""
    left, right = pair
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        if operation is Operation.DIVIDE and not right:
            return _ZERO_DENOMINATOR
        return within_size(_exactly(operation, left, right))
    low, high = bounds(right)
    if operation is Operation.DIVIDE and low <= 0 <= high:
        return _TOO_CLOSE if low < high else _ZERO_DENOMINATOR
    return within_size(_enclosing(operation, _interval(left), _interval(right)))


def compare(comparison: Comparison, pair: tuple[Value, Value]) -> bool | Absent:
    """A comparison of two like things; undecided where two intervals overlap.

    Raises:
        RuleError: if they are unlike, or of a kind that has no order.
    """
    left, right = pair
    match left, right:
        case Fraction(), Fraction():
            return _ORDERED[comparison](left, right)
        case ((Fraction() | Interval()), (Fraction() | Interval())):
            return _everywhere(comparison, left, right)
        case date(), date():
            return _ORDERED[comparison](left, right)
        case (bool(), bool()) | (str(), str()) if comparison in (Comparison.EQUAL, Comparison.UNEQUAL):
            return _ORDERED[comparison](left, right)
        case _:
            raise _unlike(f"{_kind(left)} {comparison.value} {_kind(right)}", "a comparison of like things")


def absolute(value: Number) -> Number:
    """The number without its sign."""
    if isinstance(value, Fraction):
        return abs(value)
    lower, upper = bounds(value)
    if lower >= 0:
        return value
    return -value if upper <= 0 else Interval(Fraction(0), max(-lower, upper))


def extreme(kind: ExtremeKind, operands: Sequence[Number]) -> Number:
    """The least or the greatest of several numbers."""
    choose = min if kind is ExtremeKind.LEAST else max
    lower, upper = (choose(ends) for ends in zip(*[bounds(operand) for operand in operands], strict=True))
    return lower if lower == upper else Interval(lower, upper)


def rounded(value: Number, unit: Unit, *, places: int, mode: Rounding) -> Number | Absent:
    """The number in ``unit``, rounded; undecided where an interval holds numbers that round differently."""
    if isinstance(within_size(value), Absent):
        return _TOO_LARGE
    ends = {round_to(end / unit.scale, places, mode=mode) for end in bounds(value)}
    return Fraction(ends.pop()) * unit.scale if len(ends) == 1 else _TOO_CLOSE


def bounds(value: Number) -> tuple[Fraction, Fraction]:
    """The least and the greatest number that it may be.

    Raises:
        RuleError: for an interval without an end.
    """
    match value:
        case Fraction():
            return value, value
        case Interval(Fraction() as lower, Fraction() as upper):
            return lower, upper
        case _:
            raise _unlike("an interval without an end", "a bounded number")


def within_size(value: Number) -> Number | Absent:
    """The number, unless it has more digits than can be worked with in bounded time."""
    if isinstance(value, Fraction):
        return _TOO_LARGE if _is_large(value) else value
    return _TOO_LARGE if any(_is_large(end) for end in bounds(value)) else value


def _is_large(value: Fraction) -> bool:
    return value.numerator.bit_length() > MOST_BITS or value.denominator.bit_length() > MOST_BITS


def _exactly(operation: Operation, left: Fraction, right: Fraction) -> Fraction:
    match operation:
        case Operation.ADD:
            return left + right
        case Operation.SUBTRACT:
            return left - right
        case Operation.MULTIPLY:
            return left * right
        case Operation.DIVIDE:
            return left / right
        case _:
            assert_never(operation)


def _enclosing(operation: Operation, left: Interval, right: Interval) -> Interval:
    match operation:
        case Operation.ADD:
            return left + right
        case Operation.SUBTRACT:
            return left - right
        case Operation.MULTIPLY:
            return left * right
        case Operation.DIVIDE:
            return left / right
        case _:
            assert_never(operation)


def _everywhere(comparison: Comparison, left: Number, right: Number) -> bool | Absent:
    """What holds of every pair of numbers, one from each interval: of the outermost pairs and of an equal one."""
    (low, high), (least, greatest) = bounds(left), bounds(right)
    holds = _ORDERED[comparison]
    verdicts = {holds(low, greatest), holds(high, least)}
    if low <= greatest and least <= high:
        verdicts.add(holds(low, low))
    return verdicts.pop() if len(verdicts) == 1 else _TOO_CLOSE


def _interval(value: Number) -> Interval:
    return Interval.point(value) if isinstance(value, Fraction) else value


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
