"""Expressions: a small closed set of typed, frozen, hashable nodes.

A rule or a measure is one of these trees and nothing else; no text is ever evaluated. Build them with Python's own
operators::

    rate = field("actual") / field("target")
    rate >= number("50", "%")

What is missing stays missing (Kleene's three-valued logic), unless a node names it: :class:`IsMissing`,
:class:`Coalesce` and :class:`Guarded`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum

from attrs import field as attribute
from attrs import frozen

from devreport.quantities import ONE, Quantity, Rounding, Unit

__all__ = [
    "Absolute",
    "Aggregate",
    "Aggregation",
    "And",
    "Arithmetic",
    "Case",
    "Coalesce",
    "Compare",
    "Comparison",
    "DaysBetween",
    "Expr",
    "Extreme",
    "ExtremeKind",
    "Field",
    "Guarded",
    "IsMissing",
    "Literal",
    "Member",
    "Negate",
    "Not",
    "Opaque",
    "Operation",
    "Or",
    "Parameter",
    "Round",
    "Scalar",
    "children",
    "expression",
]

#: What a literal, a field or a parameter may hold.
Scalar = Quantity | bool | str | date


class Operation(Enum):
    """The four operations of arithmetic."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


class Comparison(Enum):
    """The six comparisons."""

    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="


class Aggregation(Enum):
    """What can be said of a subject's child rows at once."""

    COUNT = "count"
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    ALL = "all"
    ANY = "any"


class ExtremeKind(Enum):
    """The least or the greatest of several numbers."""

    LEAST = "least"
    GREATEST = "greatest"


@frozen
class Expr:
    """Any expression; operators build larger ones."""

    def __add__(self, other: Expr | Scalar | Decimal | int) -> Expr:
        """The sum."""
        return Arithmetic(Operation.ADD, self, expression(other))

    def __sub__(self, other: Expr | Scalar | Decimal | int) -> Expr:
        """The difference; of two ratios, in percentage points."""
        return Arithmetic(Operation.SUBTRACT, self, expression(other))

    def __mul__(self, other: Expr | Scalar | Decimal | int) -> Expr:
        """The product."""
        return Arithmetic(Operation.MULTIPLY, self, expression(other))

    def __truediv__(self, other: Expr | Scalar | Decimal | int) -> Expr:
        """The quotient, undefined where the divisor is zero."""
        return Arithmetic(Operation.DIVIDE, self, expression(other))

    def __radd__(self, other: Scalar | Decimal | int) -> Expr:
        """The sum."""
        return Arithmetic(Operation.ADD, expression(other), self)

    def __rsub__(self, other: Scalar | Decimal | int) -> Expr:
        """The difference."""
        return Arithmetic(Operation.SUBTRACT, expression(other), self)

    def __rmul__(self, other: Scalar | Decimal | int) -> Expr:
        """The product."""
        return Arithmetic(Operation.MULTIPLY, expression(other), self)

    def __rtruediv__(self, other: Scalar | Decimal | int) -> Expr:
        """The quotient."""
        return Arithmetic(Operation.DIVIDE, expression(other), self)

    def __neg__(self) -> Expr:
        """The number with the other sign."""
        return Negate(self)

    def __abs__(self) -> Expr:
        """The number without its sign."""
        return Absolute(self)

    def __lt__(self, other: Expr | Scalar | Decimal | int) -> Expr:  # type: ignore[misc] # gives an expression, not a bool
        """Whether it is less."""
        return Compare(Comparison.LESS, self, expression(other))

    def __le__(self, other: Expr | Scalar | Decimal | int) -> Expr:  # type: ignore[misc] # gives an expression, not a bool
        """Whether it is at most."""
        return Compare(Comparison.AT_MOST, self, expression(other))

    def __gt__(self, other: Expr | Scalar | Decimal | int) -> Expr:  # type: ignore[misc] # gives an expression, not a bool
        """Whether it is greater."""
        return Compare(Comparison.GREATER, self, expression(other))

    def __ge__(self, other: Expr | Scalar | Decimal | int) -> Expr:  # type: ignore[misc] # gives an expression, not a bool
        """Whether it is at least."""
        return Compare(Comparison.AT_LEAST, self, expression(other))

    def equals(self, other: Expr | Scalar | Decimal | int) -> Expr:
        """Whether both are the same; ``==`` compares the expressions themselves."""
        return Compare(Comparison.EQUAL, self, expression(other))

    def differs(self, other: Expr | Scalar | Decimal | int) -> Expr:
        """Whether they are not the same."""
        return Compare(Comparison.UNEQUAL, self, expression(other))

    def __and__(self, other: Expr) -> Expr:
        """Both."""
        return And((*_operands(And, self), *_operands(And, other)))

    def __or__(self, other: Expr) -> Expr:
        """One or the other, or both."""
        return Or((*_operands(Or, self), *_operands(Or, other)))

    def __invert__(self) -> Expr:
        """Not."""
        return Not(self)

    def is_missing(self) -> Expr:
        """Whether there is no value; never missing itself."""
        return IsMissing(self)

    def or_else(self, other: Expr | Scalar | Decimal | int) -> Expr:
        """The value, or another where it is missing."""
        return Coalesce((self, expression(other)))

    def is_in(self, *options: str) -> Expr:
        """Whether it is one of some words."""
        return Member(self, options)

    def __bool__(self) -> bool:
        """An expression has no truth of its own: ``and``, ``or`` and ``in`` would drop half of it."""
        message = "an expression is not true or false by itself: combine with & | ~ and compare with .equals()"
        raise TypeError(message)


@frozen(cache_hash=True)
class Field(Expr):
    """A field of the subject, by name."""

    name: str


@frozen(cache_hash=True)
class Parameter(Expr):
    """A named threshold of the rule, whose value is data."""

    name: str


@frozen(cache_hash=True)
class Literal(Expr):
    """A constant."""

    value: Scalar


@frozen(cache_hash=True)
class Arithmetic(Expr):
    """One of the four operations; a quotient is undefined where the divisor is zero."""

    operation: Operation
    left: Expr
    right: Expr


@frozen(cache_hash=True)
class Negate(Expr):
    """A number with the other sign."""

    operand: Expr


@frozen(cache_hash=True)
class Absolute(Expr):
    """A number without its sign."""

    operand: Expr


@frozen(cache_hash=True)
class Extreme(Expr):
    """The least or greatest of several numbers; how a cap is declared."""

    kind: ExtremeKind
    operands: tuple[Expr, ...]


@frozen(cache_hash=True)
class Round(Expr):
    """A number in ``unit``, rounded on purpose; rounding is never implied."""

    operand: Expr
    places: int
    unit: Unit = ONE
    mode: Rounding = Rounding.HALF_UP


@frozen(cache_hash=True)
class Compare(Expr):
    """A comparison of two like things."""

    comparison: Comparison
    left: Expr
    right: Expr


@frozen(cache_hash=True)
class And(Expr):
    """All of several conditions."""

    operands: tuple[Expr, ...]


@frozen(cache_hash=True)
class Or(Expr):
    """At least one of several conditions."""

    operands: tuple[Expr, ...]


@frozen(cache_hash=True)
class Not(Expr):
    """The opposite of a condition."""

    operand: Expr


@frozen(cache_hash=True)
class IsMissing(Expr):
    """Whether there is no value."""

    operand: Expr


@frozen(cache_hash=True)
class Coalesce(Expr):
    """The first of several that is there."""

    operands: tuple[Expr, ...]


@frozen(cache_hash=True)
class Case(Expr):
    """The value of the first condition that holds, or else the last one.

    An unknown condition makes the result unknown, unless all that may follow agree.
    """

    branches: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr


@frozen(cache_hash=True)
class Guarded(Expr):
    """A value that is undefined, with a reason, wherever one of its conditions holds."""

    value: Expr
    undefined_where: tuple[tuple[Expr, str], ...]


@frozen(cache_hash=True)
class Member(Expr):
    """Whether a word is one of several."""

    operand: Expr
    options: tuple[str, ...]


@frozen(cache_hash=True)
class DaysBetween(Expr):
    """The days from one date to another, negative when it lies before."""

    start: Expr
    end: Expr


@frozen(cache_hash=True)
class Aggregate(Expr):
    """Something said of all child rows of a subject at once.

    Attributes:
        aggregation: count, sum, min, max, all or any.
        relation: the name of the child rows.
        value: what is aggregated, over the fields of a child row; a count needs none.
        where: which child rows take part; all of them by default.
    """

    aggregation: Aggregation
    relation: str
    value: Expr | None = None
    where: Expr | None = None


@frozen(cache_hash=True)
class Opaque(Expr):
    """A registered function that only the object engine knows: roots, interpolation, sequences."""

    function: str
    arguments: tuple[Expr, ...] = attribute(default=())


def expression(value: Expr | Scalar | Decimal | int) -> Expr:
    """The expression itself, or a literal for a value; a bare number is a pure number."""
    match value:
        case Expr():
            return value
        case bool() | str() | date() | Quantity():
            return Literal(value)
        case _:
            return Literal(Quantity(value))


def children(node: Expr) -> Iterator[Expr]:
    """The expressions directly inside ``node``; those over child rows belong to their aggregate and are left out."""
    match node:
        case Arithmetic(_, left, right) | Compare(_, left, right) | DaysBetween(left, right):
            yield from (left, right)
        case Negate(operand) | Absolute(operand) | Not(operand) | IsMissing(operand) | Member(operand):
            yield operand
        case Round(operand):
            yield operand
        case Extreme(_, operands) | And(operands) | Or(operands) | Coalesce(operands) | Opaque(_, operands):
            yield from operands
        case Case(branches, otherwise):
            for condition, value in branches:
                yield from (condition, value)
            yield otherwise
        case Guarded(value, guards):
            yield value
            yield from (condition for condition, _ in guards)
        case _:
            return


def _operands(kind: type[And] | type[Or], node: Expr) -> tuple[Expr, ...]:
    return node.operands if isinstance(node, And | Or) and type(node) is kind else (node,)
