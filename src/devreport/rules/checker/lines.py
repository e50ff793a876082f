"""Expressions that are a multiple of another one, plus something: so that 2 × a + 1 > 5 says a > 2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import assert_never

from attrs import frozen

from devreport.expressions import Arithmetic, Comparison, Expr, Negate, Operation, Scalar
from devreport.rules.checker.absence import constant

__all__ = ["FLIPPED", "Line", "held", "line_of"]

#: The comparison with its sides swapped.
FLIPPED: Mapping[Comparison, Comparison] = {
    Comparison.EQUAL: Comparison.EQUAL,
    Comparison.UNEQUAL: Comparison.UNEQUAL,
    Comparison.LESS: Comparison.GREATER,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.GREATER: Comparison.LESS,
    Comparison.AT_LEAST: Comparison.AT_MOST,
}
_HOLDS: Mapping[Comparison, Callable[[Fraction, Fraction], bool]] = {
    Comparison.EQUAL: eq,
    Comparison.UNEQUAL: ne,
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.GREATER: gt,
    Comparison.AT_LEAST: ge,
}


def held(comparison: Comparison, left: Fraction, *, right: Fraction) -> bool:
    """Whether a comparison holds of two numbers."""
    return _HOLDS[comparison](left, right)


@frozen
class Line:
    """A multiple of an expression, plus something.

    Attributes:
        term: the expression.
        slope: how many times it is taken.
        offset: what is added, in base units.
    """

    term: Expr
    slope: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def times(self, factor: Fraction) -> Line:
        """So many times all of it."""
        return Line(self.term, self.slope * factor, self.offset * factor)

    def plus(self, summand: Fraction) -> Line:
        """So much more."""
        return Line(self.term, self.slope, self.offset + summand)


def line_of(expr: Expr, thresholds: Mapping[str, Scalar]) -> Line:
    """What an expression is a multiple of; of itself, where it is nothing simpler.

    Example:
        >>> from devreport.expressions import Field
        >>> line_of(1 - Field("left") / 12, {})
        Line(term=Field(name='left'), slope=Fraction(-1, 12), offset=Fraction(1, 1))
    """
    match expr:
        case Negate(operand):
            return line_of(operand, thresholds).times(Fraction(-1))
        case Arithmetic(operation, left, right):
            first, second = constant(left, thresholds), constant(right, thresholds)
            if isinstance(second, Fraction) and (second or operation is not Operation.DIVIDE):
                return _moved(line_of(left, thresholds), operation, second)
            if isinstance(first, Fraction) and operation is not Operation.DIVIDE:
                turned = line_of(right, thresholds)
                turned = turned.times(Fraction(-1)) if operation is Operation.SUBTRACT else turned
                return _moved(turned, Operation.MULTIPLY if operation is Operation.MULTIPLY else Operation.ADD, first)
            return Line(expr)
        case _:
            return Line(expr)


def _moved(line: Line, operation: Operation, by: Fraction) -> Line:
    match operation:
        case Operation.ADD:
            return line.plus(by)
        case Operation.SUBTRACT:
            return line.plus(-by)
        case Operation.MULTIPLY:
            return line.times(by)
        case Operation.DIVIDE:
            return line.times(1 / by)
        case _:
            assert_never(operation)
