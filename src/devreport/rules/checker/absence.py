"""What can be missing or undefined, and conditions that ask for it where it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from devreport.errors import Problem, RuleError
from devreport.expressions import (
    Absent,
    Aggregate,
    Aggregation,
    Arithmetic,
    Coalesce,
    Expr,
    Field,
    IsMissing,
    Literal,
    Opaque,
    Operation,
    Parameter,
    Row,
    Scalar,
    Value,
    children,
    evaluate,
    steps,
)
from devreport.expressions.nodes import Earlier
from devreport.rules.checker.places import Spot
from devreport.rules.checker.telling import told
from devreport.rules.subject import Table

__all__ = ["absences", "constant", "may_be_absent"]

#: Nodes that look at the subject.
_READING = (Field, Aggregate, Earlier)


def constant(expr: Expr, thresholds: Mapping[str, Scalar]) -> Value | None:
    """The value of an expression that reads nothing of the subject; nothing for any other."""
    if any(isinstance(node, _READING) for node in steps(expr)):
        return None
    try:
        return evaluate(expr, Row({}), parameters=thresholds)
    except RuleError:
        return None


def may_be_absent(expr: Expr, scope: Table) -> bool:
    """Whether an expression may have no value for some subject; fields that nobody knows may."""
    match expr:
        case Field(name):
            return name not in scope.fields or scope.fields[name].optional
        case Literal() | Parameter() | IsMissing():
            return False
        case Coalesce(operands):
            return all(may_be_absent(operand, scope) for operand in operands)
        case Aggregate():
            return _group_may_be_absent(expr, scope)
        case Opaque() | Earlier():
            return True
        case Arithmetic(Operation.DIVIDE, left, right):
            return may_be_absent(left, scope) or not (isinstance(right, Literal) and constant(right, {}) != 0)
        case _:
            return any(may_be_absent(child, scope) for child in children(expr))


def _group_may_be_absent(node: Aggregate, scope: Table) -> bool:
    if node.per is not None or node.aggregation in {Aggregation.MIN, Aggregation.MAX}:
        return True
    child = Table(scope.relations.get(node.relation, {}))
    return any(may_be_absent(one, child) for one in (node.value, node.where) if one is not None)


def absences(spot: Spot, thresholds: Mapping[str, Scalar]) -> Iterator[Problem]:
    """Conditions about something missing that never is, alternatives that are never taken, divisions by zero."""
    match spot.node:
        case IsMissing(operand) if not may_be_absent(operand, spot.scope):
            yield Problem(
                spot.where,
                f"whether {told(operand)} is missing",
                "something that can be missing",
                f"leave it out: {told(operand)} is always known",
                code="never_missing",
            )
        case Coalesce(operands):
            yield from _alternatives(spot, operands)
        case Arithmetic(Operation.DIVIDE, _, right) if _is_zero(constant(right, thresholds)):
            yield Problem(
                f"{spot.where}.right",
                "a division by zero",
                "a divisor other than zero",
                "correct it",
                "zero_denominator",
            )
        case _:
            pass


def _alternatives(spot: Spot, operands: tuple[Expr, ...]) -> Iterator[Problem]:
    known = [not may_be_absent(operand, spot.scope) for operand in operands]
    first = known.index(True) if True in known else len(operands)
    if first < len(operands) - 1:
        yield Problem(
            f"{spot.where}.operands[{first + 1}]",
            f"an alternative to {told(operands[first])}",
            "an alternative to something that can be missing",
            f"leave it out: {told(operands[first])} is always known",
            code="never_missing",
        )


def _is_zero(value: Value | None) -> bool:
    return not isinstance(value, Absent | str | bool) and value == 0
