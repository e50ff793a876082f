"""The type of an expression, found without any data, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import evolve

from devreport.errors import Problem, RuleError
from devreport.expressions.aggregate import ROWS, Aggregate
from devreport.expressions.functions import function
from devreport.expressions.limits import MOST_PROBLEMS
from devreport.expressions.names import look_up
from devreport.expressions.nodes import (
    Absolute,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    DaysBetween,
    Earlier,
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
    Or,
    Parameter,
    Round,
)
from devreport.expressions.schema import Schema
from devreport.expressions.structure import children, places, steps
from devreport.expressions.types import BOOLEAN, DATE, DAYS, WORD, ZERO, Kind, Type, number_type, scalar_type
from devreport.expressions.vocabulary import Aggregation, Comparison, Operation
from devreport.quantities import POINTS, RATIO
from devreport.quantities.dimension import divide, multiply

__all__ = ["infer"]

_T = TypeVar("_T")

_RATIO_TYPE = Type(Kind.NUMBER)
_POINTS_TYPE = Type(Kind.NUMBER, POINTS)

_SIDES = ("left", "right")

#: Nodes that give a condition, whatever is wrong inside them.
_CONDITIONS = (Compare, And, Or, Not, IsMissing, Member)


def infer(expr: Expr, schema: Schema) -> Type:
    """The type of ``expr`` over a subject of that schema.

    Raises:
        RuleError: if names are unknown, or unlike things are combined; it carries every problem (of very many,
            the first), each with the place of the node, such as ``$.left.operands[1]``.

    Example:
        >>> from devreport.quantities import YUAN
        >>> money = Schema({"actual": number_type(YUAN), "target": number_type(YUAN)})
        >>> str(infer(Field("actual") / Field("target"), money))
        'a ratio'
    """
    known: dict[Expr, Type | None] = {}
    wrong: list[tuple[Expr, Problem]] = []
    for node in steps(expr):
        try:
            known[node] = _type(node, [known[child] for child in children(node)], schema)
        except RuleError as error:
            known[node] = BOOLEAN if isinstance(node, _CONDITIONS) else None
            wrong.extend((node, problem) for problem in error.problems)
            if len(wrong) >= MOST_PROBLEMS:
                break
    found = known.get(expr)
    if wrong or found is None:
        raise _refused(expr, wrong)
    return found


def _refused(expr: Expr, wrong: Sequence[tuple[Expr, Problem]]) -> RuleError:
    """The error with every problem at its place; the places inside an aggregate follow its own."""
    place = places(expr)
    problems = [evolve(problem, where=place[node] + problem.where.removeprefix("$")) for node, problem in wrong]
    return RuleError.of(problems[0]) if len(problems) == 1 else RuleError("a wrong expression", problems)


def _type(node: Expr, operands: Sequence[Type | None], schema: Schema) -> Type | None:
    """The type of a node; of an operand in which something is wrong, nothing is known and nothing is said again."""
    sound = [operand for operand in operands if operand is not None]
    match node:
        case Field(name):
            return look_up(schema.fields, name, kind="field")
        case Parameter(name):
            return look_up(schema.parameters, name, kind="parameter")
        case Literal(value):
            return scalar_type(value)
        case Aggregate():
            return _aggregate_type(node, schema)
        case Earlier(operand):
            problems: list[Problem] = []
            found = _tried(problems, "operand", lambda: infer(operand, schema))
            _refuse(problems)
            return found
        case Opaque():
            return _function_type(node, operands, schema)
        case Compare() | And() | Or() | Not() | Member() | IsMissing():
            return _condition_type(node, sound)
        case _:
            return _value_type(node, sound) if len(sound) == len(operands) else None


def _condition_type(node: Expr, operands: Sequence[Type]) -> Type:
    """The type of a node that gives a condition."""
    match node:
        case Compare(comparison):
            kind = _alike(operands, _SIDES).kind
            ordered = kind in {Kind.NUMBER, Kind.DATE} or comparison in {Comparison.EQUAL, Comparison.UNEQUAL}
            if not ordered:
                _refuse(
                    [_problem(f"{comparison.value} on {operands[0]}", "an order, which only numbers and dates have")]
                )
        case Member():
            _check(operands, WORD)
        case IsMissing():
            pass
        case _:
            _check(operands, BOOLEAN)
    return BOOLEAN


def _value_type(node: Expr, operands: Sequence[Type]) -> Type:
    """The type of a node that gives a value made of its operands."""
    match node:
        case Arithmetic(operation):
            return _arithmetic_type(operation, *_numbers(operands))
        case Negate() | Absolute() | Extreme():
            return _alike(_numbers(operands), _each(operands))
        case Round(_, _, unit):
            return _alike([*_numbers(operands), number_type(unit)])
        case Coalesce():
            return _alike(operands, _each(operands))
        case Guarded():
            _check(operands[1:], BOOLEAN)
            return operands[0]
        case Case():
            _check(operands[:-1:2], BOOLEAN)
            return _alike([*operands[1:-1:2], operands[-1]])
        case DaysBetween():
            _check(operands, DATE)
            return DAYS
        case _:
            raise RuleError.of(_problem(type(node).__name__, "one of the closed set of nodes"))


def _arithmetic_type(operation: Operation, left: Type, right: Type) -> Type:
    dimensions = left.dimension, right.dimension
    match operation:
        case Operation.MULTIPLY | Operation.DIVIDE if left.dimension is None or right.dimension is None:
            return ZERO
        case Operation.MULTIPLY:
            return Type(Kind.NUMBER, multiply(left.dimension or RATIO, right.dimension or RATIO))
        case Operation.DIVIDE:
            return Type(Kind.NUMBER, divide(left.dimension or RATIO, right.dimension or RATIO))
        case Operation.SUBTRACT if dimensions == (RATIO, RATIO):
            return _POINTS_TYPE
        case Operation.ADD | Operation.SUBTRACT if dimensions == (RATIO, POINTS):
            return left
        case _:
            return _alike([left, right], _SIDES)


def _function_type(node: Opaque, operands: Sequence[Type | None], schema: Schema) -> Type:
    """What a function gives, whose arguments must be of its types."""
    called = function(node.function, operands, known=schema.functions)
    _refuse(
        _problem(str(operand), f"{type_} for {name}")
        for operand, (name, type_) in zip(operands, called.parameters, strict=True)
        if operand is not None and operand not in _accepted(type_)
    )
    return called.result


def _aggregate_type(node: Aggregate, schema: Schema) -> Type:
    """The type of an aggregate; what is wrong in one of its parts is placed there."""
    held = look_up(schema.relations, node.relation, kind="relation")
    rows = evolve(held, parameters=schema.parameters, functions=schema.functions)
    problems: list[Problem] = []
    over = _tried(problems, "per", lambda: rows if node.per is None else _groups(node.per, rows))
    found = None
    if over is not None and (among := node.among) is not None:
        _tried(problems, "among", lambda: _check_listed(look_up(schema.relations, among, kind="relation"), over.fields))
    if over is not None and (value := node.value) is not None:
        found = _tried(problems, "value", lambda: _aggregated(node.aggregation, infer(value, over)))
    if (where := node.where) is not None:
        _tried(problems, "where", lambda: _check([infer(where, rows)], BOOLEAN))
    _refuse(problems)
    return found or _RATIO_TYPE


def _groups(per: str, rows: Schema) -> Schema:
    """What a group of child rows offers: its key and its members."""
    return evolve(rows, fields={per: look_up(rows.fields, per, kind="field")}, relations={ROWS: rows})


def _check_listed(listed: Schema, keys: Mapping[str, Type]) -> None:
    """The rows that list the groups have the same key."""
    for per, key in keys.items():
        found = look_up(listed.fields, per, kind="field")
        _refuse([_problem(f"{found} for {per}", f"{key}, as in the rows to be grouped")] if found != key else [])


def _aggregated(aggregation: Aggregation, value: Type) -> Type:
    if aggregation in {Aggregation.ALL, Aggregation.ANY}:
        _check([value], BOOLEAN)
    else:
        _numbers([value])
    return value


def _tried(problems: list[Problem], place: str, find: Callable[[], _T]) -> _T | None:
    """What is found at a place inside a node, or nothing, and then its problems are kept."""
    try:
        return find()
    except RuleError as error:
        problems.extend(evolve(one, where=f"$.{place}{one.where.removeprefix('$')}") for one in error.problems)
        return None


def _numbers(operands: Sequence[Type]) -> Sequence[Type]:
    _refuse(_problem(str(operand), "a number") for operand in operands if operand.kind is not Kind.NUMBER)
    return operands


def _check(operands: Sequence[Type], expected: Type) -> None:
    _refuse(_problem(str(operand), str(expected)) for operand in operands if operand not in _accepted(expected))


def _accepted(expected: Type) -> tuple[Type, ...]:
    return (expected, ZERO) if expected.kind is Kind.NUMBER else (expected,)


def _each(operands: Sequence[Type]) -> Sequence[str]:
    return [f"operands[{position}]" for position in range(len(operands))]


def _alike(operands: Sequence[Type], sides: Sequence[str] = ()) -> Type:
    """The one type that all have; zero goes with every number. What differs is placed at its side, where these are."""
    first = next((operand for operand in operands if operand != ZERO), ZERO)
    places = [f"$.{side}" for side in sides] or [""] * len(operands)
    _refuse(
        _problem(str(operand), f"{first}, as beside it", _unlike_hint(first, operand), where=place)
        for operand, place in zip(operands, places, strict=False)
        if operand not in _accepted(first)
    )
    return first


def _unlike_hint(first: Type, second: Type) -> str:
    dimensions = {first.dimension, second.dimension}
    if first.kind is not second.kind or first.kind is not Kind.NUMBER:
        return "unlike things are never mixed"
    if dimensions == {RATIO, POINTS}:
        return "a ratio less a ratio is in percentage points; growth is the difference over the earlier figure"
    return "give the number its unit" if RATIO in dimensions else "unlike things are never mixed"


def _problem(found: str, expected: str, hint: str = "", *, where: str = "") -> Problem:
    return Problem(where, found, expected, hint, "type")


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise RuleError("unlike things", found)
