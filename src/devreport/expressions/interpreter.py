"""The reference interpreter: one plain meaning for every node, for all engines to be compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar, cast

from devreport.errors import Problem, RuleError, did_you_mean
from devreport.expressions.arithmetic import absolute, calculate, centre, compare, extreme, numbers
from devreport.expressions.functions import FUNCTIONS
from devreport.expressions.logic import choose, combine, guard
from devreport.expressions.nodes import (
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
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
from devreport.expressions.values import Absent, Number, Row, Value, cell_value
from devreport.quantities import round_to

__all__ = ["evaluate", "evaluate_all", "steps"]

_T = TypeVar("_T")


def evaluate(expr: Expr, subject: Row, *, parameters: Mapping[str, Scalar] | None = None) -> Value:
    """What ``expr`` says of ``subject``.

    Raises:
        RuleError: if a field or parameter is unknown, or unlike things are compared.
    """
    return evaluate_all(expr, subject, parameters=parameters)[expr]


def evaluate_all(expr: Expr, subject: Row, *, parameters: Mapping[str, Scalar] | None = None) -> dict[Expr, Value]:
    """The value of ``expr`` and of every expression inside it."""
    known: dict[Expr, Value] = {}
    for node in steps(expr):
        known[node] = _value(node, known, subject, parameters or {})
    return known


@lru_cache(maxsize=4096)
def steps(expr: Expr) -> tuple[Expr, ...]:
    """Every node inside ``expr``, each once, operands before what uses them."""
    ordered: dict[Expr, None] = {}
    pending: list[tuple[Expr, bool]] = [(expr, False)]
    while pending:
        node, ready = pending.pop()
        if node in ordered:
            continue
        if ready:
            ordered[node] = None
        else:
            pending.append((node, True))
            pending.extend((child, False) for child in children(node))
    return tuple(ordered)


def _value(node: Expr, known: Mapping[Expr, Value], subject: Row, parameters: Mapping[str, Scalar]) -> Value:
    match node:
        case Field(name):
            return _lookup(subject.values, name, "field")
        case Parameter(name):
            return cell_value(_lookup(parameters, name, "parameter"), name)
        case Literal(value):
            return cell_value(value, "")
        case Aggregate():
            return _aggregate(node, subject, parameters)
        case And(operands):
            return combine([known[operand] for operand in operands], deciding=False)
        case Or(operands):
            return combine([known[operand] for operand in operands], deciding=True)
        case IsMissing(operand):
            return isinstance(known[operand], Absent)
        case Coalesce(operands):
            values = [known[operand] for operand in operands]
            return next((value for value in values if not isinstance(value, Absent)), Absent.merged(values))
        case Case(branches, otherwise):
            return choose([(known[condition], known[value]) for condition, value in branches], known[otherwise])
        case Guarded(guarded, conditions):
            return guard(known[guarded], [(known[condition], reason) for condition, reason in conditions])
        case _:
            values = [known[child] for child in children(node)]
            absent = any(isinstance(value, Absent) for value in values)
            return Absent.merged(values) if absent else _strict(node, values)


def _strict(node: Expr, operands: Sequence[Value]) -> Value:
    """The value of a node that needs all its operands."""
    match node:
        case Arithmetic(operation):
            return calculate(operation, *numbers(operands))
        case Compare(comparison):
            return compare(comparison, operands[0], operands[1])
        case Negate():
            return -numbers(operands)[0]
        case Absolute():
            return absolute(numbers(operands)[0])
        case Extreme(kind):
            return extreme(kind, numbers(operands))
        case Round(_, places, unit, mode):
            number = centre(numbers(operands)[0])
            return Fraction(round_to(number / unit.scale, places, mode=mode)) * unit.scale
        case Not():
            return operands[0] is False
        case Member(_, options):
            return operands[0] in options
        case DaysBetween():
            start, end = cast("tuple[date, date]", tuple(operands))
            return Fraction((end - start).days)
        case Opaque(function):
            return _lookup(FUNCTIONS, function, "function").call(numbers(operands))
        case _:
            raise RuleError.of(Problem("", type(node).__name__, "one of the closed set of nodes", code="node"))


def _aggregate(node: Aggregate, subject: Row, parameters: Mapping[str, Scalar]) -> Value:
    """Something said of the child rows; unknown where a missing value or membership could change it."""
    taken = [
        (keep, True if node.value is None else evaluate(node.value, child, parameters=parameters))
        for child in _lookup(subject.relations, node.relation, "relation")
        if (keep := True if node.where is None else evaluate(node.where, child, parameters=parameters)) is not False
    ]
    match node.aggregation:
        case Aggregation.ALL:
            return combine([combine([_opposite(keep), value], deciding=True) for keep, value in taken], deciding=False)
        case Aggregation.ANY:
            return combine([combine(pair, deciding=False) for pair in taken], deciding=True)
        case Aggregation.COUNT:
            doubtful = Absent.merged(keep for keep, _ in taken)
            return Fraction(len(taken)) if doubtful == Absent() else doubtful
        case _:
            absent = [one for pair in taken for one in pair if isinstance(one, Absent)]
            return Absent.merged(absent) if absent else _fold(node.aggregation, numbers([value for _, value in taken]))


def _opposite(condition: Value) -> Value:
    return condition if isinstance(condition, Absent) else condition is False


def _fold(aggregation: Aggregation, values: Sequence[Number]) -> Number | Absent:
    if aggregation is not Aggregation.SUM and not values:
        return Absent(undefined=frozenset({"no_rows"}))
    match aggregation:
        case Aggregation.MIN:
            return extreme(ExtremeKind.LEAST, values)
        case Aggregation.MAX:
            return extreme(ExtremeKind.GREATEST, values)
        case _:
            return _total(values)


def _total(values: Sequence[Number]) -> Number | Absent:
    total: Number | Absent = Fraction(0)
    for value in values:
        total = total if isinstance(total, Absent) else calculate(Operation.ADD, total, value)
    return total


def _lookup(mapping: Mapping[str, _T], name: str, kind: str) -> _T:
    try:
        return mapping[name]
    except KeyError:
        problem = Problem("", f"the {kind} {name!r}", f"a known {kind}", did_you_mean(name, mapping), f"unknown_{kind}")
        raise RuleError.of(problem) from None
