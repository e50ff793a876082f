"""Expressions: a small closed set of typed, frozen, hashable nodes.

A rule or a measure is one of these trees and nothing else; no text is ever evaluated. Build them with Python's own
operators::

    rate = Field("actual") / Field("target")
    rate >= Quantity("50", "%")

What is missing stays missing (Kleene's three-valued logic), unless a node names it: :class:`IsMissing`,
:class:`Coalesce` and :class:`Guarded`.

An expression is at most 100 deep, 500 operands wide and 10,000 nodes large, so that whatever is done with one ends
soon and never runs out of stack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Self, TypeAlias, cast

from attrs import field as attribute
from attrs import frozen

from devreport.errors import Problem, RuleError
from devreport.expressions.limits import Scalar, check_size, constant, decimals, identifier, unit_in_bounds, word, words
from devreport.expressions.vocabulary import Comparison, ExtremeKind, Lag, Operation
from devreport.quantities import ONE, Quantity, Rounding, Unit

__all__ = [
    "Absolute",
    "And",
    "Arithmetic",
    "Case",
    "Coalesce",
    "Compare",
    "DaysBetween",
    "Earlier",
    "Expr",
    "Extreme",
    "Field",
    "Guarded",
    "IsMissing",
    "Literal",
    "Member",
    "Negate",
    "Not",
    "Opaque",
    "Operand",
    "Or",
    "Parameter",
    "Round",
    "Scalar",
    "expression",
    "parts",
]

#: What may stand where an expression is expected; a value stands for its literal.
Operand: TypeAlias = "Expr | Scalar | Decimal | int | Enum"


def expression(value: Operand) -> Expr:
    """The expression itself, or a literal: a bare number is a pure number, an ``Enum`` member the word it stands for.

    Raises:
        InputError: for a float or another inexact number.
    """
    match value:
        case Expr():
            return value
        case Enum():
            return Literal(str(value.value))
        case bool() | str() | date() | Quantity():
            return Literal(value)
        case _:
            return Literal(Quantity(value))


def parts(node: Expr) -> Iterator[tuple[str, Expr]]:
    """Every expression directly inside ``node``, with the place it has there, such as ``branches[0][1]``."""
    names: tuple[str, ...] = node.__match_args__
    for name in names:
        yield from _inside(name, getattr(node, name))


def _inside(place: str, held: object) -> Iterator[tuple[str, Expr]]:
    if isinstance(held, Expr):
        yield place, held
    elif isinstance(held, tuple):
        for position, one in enumerate(cast("tuple[object, ...]", held)):
            yield from _inside(f"{place}[{position}]", one)


@frozen(order=False)
class Expr:
    """Any expression; operators build larger ones.

    Attributes:
        depth: how many nodes stand on one another in it.
        size: how many nodes it has, one that occurs twice counted twice, and a function a hundred times.

    Raises:
        RuleError: if it is too deep, too wide or too large.
    """

    depth: int = attribute(init=False, eq=False, repr=False)
    size: int = attribute(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Take its measure, and refuse what could not be handled safely."""
        inside = [part for _, part in parts(self)]
        depth = 1 + max([part.depth for part in inside], default=0)
        size = (100 if isinstance(self, Opaque) else 1) + sum([part.size for part in inside])
        check_size(depth, size, width=len(inside))
        object.__setattr__(self, "depth", depth)
        object.__setattr__(self, "size", size)

    def __copy__(self) -> Self:
        """Itself: it never changes."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Itself: it never changes."""
        return self

    def __add__(self, other: Operand) -> Expr:
        return Arithmetic(Operation.ADD, self, other)

    def __sub__(self, other: Operand) -> Expr:
        """The difference; of two ratios, in percentage points."""
        return Arithmetic(Operation.SUBTRACT, self, other)

    def __mul__(self, other: Operand) -> Expr:
        return Arithmetic(Operation.MULTIPLY, self, other)

    def __truediv__(self, other: Operand) -> Expr:
        """The quotient, undefined where the divisor is zero."""
        return Arithmetic(Operation.DIVIDE, self, other)

    def __radd__(self, other: Scalar | Decimal | int) -> Expr:
        return Arithmetic(Operation.ADD, other, self)

    def __rsub__(self, other: Scalar | Decimal | int) -> Expr:
        return Arithmetic(Operation.SUBTRACT, other, self)

    def __rmul__(self, other: Scalar | Decimal | int) -> Expr:
        return Arithmetic(Operation.MULTIPLY, other, self)

    def __rtruediv__(self, other: Scalar | Decimal | int) -> Expr:
        return Arithmetic(Operation.DIVIDE, other, self)

    def __neg__(self) -> Expr:
        return Negate(self)

    def __abs__(self) -> Expr:
        return Absolute(self)

    def __lt__(self, other: Operand) -> Expr:
        return Compare(Comparison.LESS, self, other)

    def __le__(self, other: Operand) -> Expr:
        return Compare(Comparison.AT_MOST, self, other)

    def __gt__(self, other: Operand) -> Expr:
        return Compare(Comparison.GREATER, self, other)

    def __ge__(self, other: Operand) -> Expr:
        return Compare(Comparison.AT_LEAST, self, other)

    def equals(self, other: Operand) -> Expr:
        """Whether both are the same; ``==`` compares the expressions themselves."""
        return Compare(Comparison.EQUAL, self, other)

    def differs(self, other: Operand) -> Expr:
        """Whether they are not the same."""
        return Compare(Comparison.UNEQUAL, self, other)

    def __and__(self, other: Expr) -> Expr:
        return And((*_flat(And, self), *_flat(And, other)))

    def __or__(self, other: Expr) -> Expr:
        return Or((*_flat(Or, self), *_flat(Or, other)))

    def __invert__(self) -> Expr:
        return Not(self)

    def is_missing(self) -> Expr:
        """Whether there is no value, be it missing or undefined; always known."""
        return IsMissing(self)

    def or_else(self, other: Operand) -> Expr:
        """The value, or another where there is none."""
        return Coalesce((self, other))

    def is_in(self, *options: str | Enum) -> Expr:
        """Whether it is one of some words."""
        return Member(self, options)

    def year_earlier(self) -> Expr:
        """What it was in the same period of last year (上年同期)."""
        return Earlier(self, Lag.YEAR)

    def period_earlier(self) -> Expr:
        """What it was in the period before (上一期)."""
        return Earlier(self, Lag.PERIOD)

    def __bool__(self) -> bool:
        """An expression has no truth of its own: ``and``, ``or`` and ``in`` would drop half of it."""
        message = "an expression is not true or false by itself: combine with & | ~ and compare with .equals()"
        raise TypeError(message)


def _operands(operands: Iterable[Operand]) -> tuple[Expr, ...]:
    found = tuple(operands)
    check_size(2, len(found) + 1, width=len(found))
    return tuple([expression(operand) for operand in found])


def _some(operands: Iterable[Operand]) -> tuple[Expr, ...]:
    found = _operands(operands)
    if not found:
        raise RuleError.of(Problem("", "no operands", "at least one", code="node"))
    return found


def _branches(branches: Iterable[tuple[Operand, Operand]]) -> tuple[tuple[Expr, Expr], ...]:
    return tuple([(expression(condition), expression(value)) for condition, value in branches])


def _guards(guards: Iterable[tuple[Operand, str]]) -> tuple[tuple[Expr, str], ...]:
    return tuple([(expression(condition), word(reason)) for condition, reason in guards])


@frozen(cache_hash=True, order=False)
class Field(Expr):
    """A field of the subject, by name."""

    name: str = attribute(converter=identifier)


@frozen(cache_hash=True, order=False)
class Parameter(Expr):
    """A named threshold of the rule, whose value is data."""

    name: str = attribute(converter=identifier)


@frozen(cache_hash=True, order=False)
class Literal(Expr):
    """A constant: a figure, a truth value, a word or a date."""

    value: Scalar = attribute(converter=constant)


@frozen(cache_hash=True, order=False)
class Arithmetic(Expr):
    """One of the four operations; a quotient is undefined where the divisor is zero."""

    operation: Operation
    left: Expr = attribute(converter=expression)
    right: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class Negate(Expr):
    """A number with the other sign."""

    operand: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class Absolute(Expr):
    """A number without its sign."""

    operand: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class Extreme(Expr):
    """The least or greatest of several numbers; how a cap is declared."""

    kind: ExtremeKind
    operands: tuple[Expr, ...] = attribute(converter=_some)


@frozen(cache_hash=True, order=False)
class Round(Expr):
    """A number in ``unit``, rounded on purpose; rounding is never implied."""

    operand: Expr = attribute(converter=expression)
    places: int = attribute(converter=decimals)
    unit: Unit = attribute(default=ONE, converter=unit_in_bounds)
    mode: Rounding = Rounding.HALF_UP


@frozen(cache_hash=True, order=False)
class Compare(Expr):
    """A comparison of two like things."""

    comparison: Comparison
    left: Expr = attribute(converter=expression)
    right: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class And(Expr):
    """All of several conditions; of none, true."""

    operands: tuple[Expr, ...] = attribute(converter=_operands)


@frozen(cache_hash=True, order=False)
class Or(Expr):
    """At least one of several conditions; of none, false."""

    operands: tuple[Expr, ...] = attribute(converter=_operands)


@frozen(cache_hash=True, order=False)
class Not(Expr):
    """The opposite of a condition."""

    operand: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class IsMissing(Expr):
    """Whether there is no value, be it missing or undefined."""

    operand: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class Coalesce(Expr):
    """The first of several that has a value."""

    operands: tuple[Expr, ...] = attribute(converter=_some)


@frozen(cache_hash=True, order=False)
class Case(Expr):
    """The value of the first condition that holds, or else the last one.

    An unknown condition makes the result unknown, unless all that may follow agree.
    """

    branches: tuple[tuple[Expr, Expr], ...] = attribute(converter=_branches)
    otherwise: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class Guarded(Expr):
    """A value that is undefined, with a reason, wherever one of its conditions holds."""

    value: Expr = attribute(converter=expression)
    undefined_where: tuple[tuple[Expr, str], ...] = attribute(converter=_guards)


@frozen(cache_hash=True, order=False)
class Member(Expr):
    """Whether a word is one of several."""

    operand: Expr = attribute(converter=expression)
    options: tuple[str, ...] = attribute(converter=words)


@frozen(cache_hash=True, order=False)
class DaysBetween(Expr):
    """The days from one date to another, negative when the other lies before."""

    start: Expr = attribute(converter=expression)
    end: Expr = attribute(converter=expression)


@frozen(cache_hash=True, order=False)
class Earlier(Expr):
    """The value that an expression has on an earlier row of the same subject: 上年同期 or 上一期.

    Without that row it is missing, under the name of each field read, such as ``actual@year``.
    """

    operand: Expr = attribute(converter=expression)
    lag: Lag


@frozen(cache_hash=True, order=False)
class Opaque(Expr):
    """A registered function that only the object engine knows: roots, interpolation, sequences."""

    function: str = attribute(converter=identifier)
    arguments: tuple[Expr, ...] = attribute(default=(), converter=_operands)


def _flat(kind: type[And | Or], node: Expr) -> tuple[Expr, ...]:
    """The operands of a chain, so that it grows wide and not deep."""
    return node.operands if isinstance(node, And | Or) and type(node) is kind else (node,)
