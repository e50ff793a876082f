"""What kind of value an expression gives, found without any data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar

from attrs import field, frozen

from devreport.errors import Problem, RuleError, did_you_mean
from devreport.expressions.functions import FUNCTIONS
from devreport.expressions.interpreter import steps
from devreport.expressions.nodes import (
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    Comparison,
    DaysBetween,
    Expr,
    Extreme,
    Field,
    Guarded,
    IsMissing,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Operation,
    Or,
    Parameter,
    Round,
    Scalar,
    children,
)
from devreport.quantities import ONE, POINTS, RATIO, Dimension, Quantity, Unit
from devreport.quantities.dimension import divide, multiply

__all__ = ["BOOLEAN", "DATE", "DAYS", "WORD", "Kind", "Schema", "ZERO", "Type", "infer", "number_type", "scalar_type"]


_T = TypeVar("_T")


class Kind(Enum):
    """The kinds of value."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    WORD = "word"
    DATE = "date"


@frozen
class Type:
    """The type of a value.

    Attributes:
        kind: number, boolean, word or date.
        dimension: what a number measures; two numbers are compared or added only if they measure the same. Zero is
            zero of everything and has none.
    """

    kind: Kind
    dimension: Dimension | None = RATIO

    def __str__(self) -> str:
        """In words, for messages."""
        if self.kind is not Kind.NUMBER or self.dimension is None:
            return f"a {self.kind.value}"
        measured = "·".join(f"{name}^{power}" if power != 1 else name for name, power in self.dimension)
        return f"a number of {measured}" if measured else "a ratio"


BOOLEAN = Type(Kind.BOOLEAN)
WORD = Type(Kind.WORD)
DATE = Type(Kind.DATE)
ZERO = Type(Kind.NUMBER, None)
DAYS = Type(Kind.NUMBER, (("day", 1),))


@frozen
class Schema:
    """What a subject offers to expressions.

    Attributes:
        fields: field name → type.
        relations: relation name → the schema of its child rows.
        parameters: parameter name → type.
    """

    fields: Mapping[str, Type]
    relations: Mapping[str, Schema] = field(factory=dict)
    parameters: Mapping[str, Type] = field(factory=dict)


def number_type(unit: Unit) -> Type:
    """The type of a number in ``unit``."""
    return Type(Kind.NUMBER, unit.dimension)


def scalar_type(value: Scalar) -> Type:
    """The type of a constant."""
    match value:
        case Quantity():
            return ZERO if value.value == 0 and value.unit == ONE else number_type(value.unit)
        case bool():
            return BOOLEAN
        case date():
            return DATE
        case _:
            return WORD


def infer(expr: Expr, schema: Schema) -> Type:
    """The type of ``expr`` over a subject of that schema.

    Raises:
        RuleError: if a name is unknown, or unlike things are combined.

    Example:
        >>> from devreport.quantities import PERCENT, YUAN
        >>> money = Schema({"actual": number_type(YUAN), "target": number_type(YUAN)})
        >>> str(infer(Field("actual") / Field("target"), money))
        'a ratio'
    """
    known: dict[Expr, Type] = {}
    for node in steps(expr):
        known[node] = _type(node, [known[child] for child in children(node)], schema)
    return known[expr]


def _type(node: Expr, operands: Sequence[Type], schema: Schema) -> Type:
    match node:
        case Field(name):
            return _named(schema.fields, name, "field")
        case Parameter(name):
            return _named(schema.parameters, name, "parameter")
        case Literal(value):
            return scalar_type(value)
        case Aggregate():
            return _aggregate_type(node, schema)
        case Arithmetic(operation):
            return _arithmetic_type(operation, *_numbers(operands))
        case Negate() | Absolute() | Extreme():
            return _alike(_numbers(operands))
        case Round(_, _, unit):
            return _alike([*_numbers(operands), number_type(unit)])
        case Coalesce():
            return _alike(operands)
        case Guarded():
            _check(operands[1:], BOOLEAN)
            return operands[0]
        case Case():
            _check(operands[:-1:2], BOOLEAN)
            return _alike([*operands[1:-1:2], operands[-1]])
        case DaysBetween():
            _check(operands, DATE)
            return DAYS
        case Opaque(name):
            _check(operands, Type(Kind.NUMBER))
            return Type(Kind.NUMBER, _named(FUNCTIONS, name, "function").dimension)
        case _:
            _check_condition(node, operands)
            return BOOLEAN


def _check_condition(node: Expr, operands: Sequence[Type]) -> None:
    """The operands of a node that gives a boolean."""
    match node:
        case Compare(comparison):
            kind = _alike(operands).kind
            if comparison not in (Comparison.EQUAL, Comparison.UNEQUAL) and kind not in (Kind.NUMBER, Kind.DATE):
                raise _wrong(f"{comparison.value} on {operands[0]}", "an order, which only numbers and dates have")
        case And() | Or() | Not():
            _check(operands, BOOLEAN)
        case Member():
            _check(operands, WORD)
        case IsMissing():
            return
        case _:
            raise _wrong(type(node).__name__, "one of the closed set of nodes")


def _arithmetic_type(operation: Operation, left: Type, right: Type) -> Type:
    dimensions = left.dimension, right.dimension
    if left.dimension is None or right.dimension is None:
        return _alike([left, right])
    match operation:
        case Operation.MULTIPLY:
            return Type(Kind.NUMBER, multiply(left.dimension, right.dimension))
        case Operation.DIVIDE:
            return Type(Kind.NUMBER, divide(left.dimension, right.dimension))
        case Operation.SUBTRACT if dimensions == (RATIO, RATIO):
            return Type(Kind.NUMBER, POINTS)
        case Operation.ADD | Operation.SUBTRACT if dimensions == (RATIO, POINTS):
            return left
        case _:
            return _alike([left, right])


def _aggregate_type(node: Aggregate, schema: Schema) -> Type:
    rows = _named(schema.relations, node.relation, "relation")
    inner = Schema(rows.fields, rows.relations, schema.parameters)
    if node.where is not None:
        _check([infer(node.where, inner)], BOOLEAN)
    match node.aggregation:
        case Aggregation.COUNT:
            return Type(Kind.NUMBER)
        case Aggregation.ALL | Aggregation.ANY:
            _check([infer(_present(node), inner)], BOOLEAN)
            return BOOLEAN
        case _:
            return _numbers([infer(_present(node), inner)])[0]


def _present(node: Aggregate) -> Expr:
    if node.value is None:
        raise _wrong(f"{node.aggregation.value} of {node.relation} without a value", "a value to aggregate")
    return node.value


def _numbers(operands: Sequence[Type]) -> Sequence[Type]:
    for operand in operands:
        if operand.kind is not Kind.NUMBER:
            raise _wrong(str(operand), "a number")
    return operands


def _check(operands: Sequence[Type], expected: Type) -> None:
    for operand in operands:
        if operand != expected and not (operand == ZERO and expected.kind is Kind.NUMBER):
            raise _wrong(str(operand), str(expected))


def _alike(operands: Sequence[Type]) -> Type:
    """The one type that all have; zero goes with every number."""
    first = next((operand for operand in operands if operand != ZERO), ZERO)
    for operand in operands:
        if operand != first and (operand != ZERO or first.kind is not Kind.NUMBER):
            raise _wrong(str(operand), f"{first}, as beside it", "unlike things are never mixed")
    return first


def _named(mapping: Mapping[str, _T], name: str, kind: str) -> _T:
    if name not in mapping:
        raise _wrong(f"the {kind} {name!r}", f"a known {kind}", did_you_mean(name, mapping))
    return mapping[name]


def _wrong(found: str, expected: str, hint: str = "") -> RuleError:
    return RuleError.of(Problem("", found, expected, hint, "type"))
