"""Expressions in a few words, for messages."""

from __future__ import annotations

from fractions import Fraction

from devreport.expressions import Absolute, Aggregate, Arithmetic, DaysBetween, Expr, Field, Literal, Parameter

__all__ = ["sample_told", "told"]

_LONGEST = 60


def told(expr: Expr) -> str:
    """What an expression is called: its formula where that is short, or else what kind of node it is.

    Example:
        >>> told(Field("actual") / Field("target"))
        'actual / target'
    """
    text = _text(expr)
    return text if len(text) <= _LONGEST else _kind(expr)


def sample_told(sample: object) -> str:
    """A value as it stands in a message."""
    match sample:
        case None:
            return "missing"
        case Fraction():
            return str(sample) if sample.denominator == 1 else f"{sample.numerator}/{sample.denominator}"
        case bool():
            return "true" if sample else "false"
        case _:
            return repr(sample)


def _text(expr: Expr) -> str:
    match expr:
        case Field(name):
            return name
        case Parameter(name):
            return f"⟨{name}⟩"
        case Literal(value):
            return str(value)
        case Absolute(operand):
            return f"|{_text(operand)}|"
        case Arithmetic(operation, left, right):
            return f"{_wrapped(left)} {operation.value} {_wrapped(right)}"
        case Aggregate():
            return f"{expr.aggregation.value} of {expr.relation}"
        case DaysBetween(start, end):
            return f"days from {_text(start)} to {_text(end)}"
        case _:
            return _kind(expr)


def _wrapped(expr: Expr) -> str:
    text = _text(expr)
    return f"({text})" if isinstance(expr, Arithmetic) else text


def _kind(expr: Expr) -> str:
    return f"a {type(expr).__name__.lower()}"
