"""The reference interpreter: one plain meaning for every node, for all engines to be compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from devreport.errors import Problem, RuleError
from devreport.expressions.aggregate import Aggregate
from devreport.expressions.arithmetic import absolute, calculate, compare, extreme, number, rounded
from devreport.expressions.functions import FUNCTIONS, Function, applied, function
from devreport.expressions.groups import groups
from devreport.expressions.logic import choose, combine, guard, opposite
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
    Scalar,
)
from devreport.expressions.structure import operands, reads, steps
from devreport.expressions.values import Absent, Number, Row, Value, cell_value
from devreport.expressions.vocabulary import Aggregation, ExtremeKind, Operation

__all__ = ["evaluate", "evaluate_all"]


@frozen
class _Given:
    """What holds for all rows: the values of parameters, and the functions."""

    parameters: Mapping[str, Scalar]
    functions: Mapping[str, Function]


def evaluate(
    expr: Expr,
    subject: Row,
    *,
    parameters: Mapping[str, Scalar] | None = None,
    functions: Mapping[str, Function] = FUNCTIONS,
) -> Value:
    """What ``expr`` says of ``subject``: a value, or :class:`~devreport.expressions.Absent` with all its causes.

    An expression that :func:`~devreport.expressions.infer` accepts is never refused here.

    Raises:
        RuleError: if a field or parameter is unknown, or unlike things are combined.

    Example:
        >>> from devreport.expressions import Field, row
        >>> from devreport.quantities import Quantity
        >>> on_pace = Field("actual") / Field("target") >= Quantity("50", "%")
        >>> evaluate(on_pace, row({"actual": Quantity("3", "亿元"), "target": Quantity("60000", "万元")}))
        True
        >>> evaluate(on_pace, row({"actual": None, "target": Quantity("60000", "万元")})).missing
        frozenset({'actual'})
    """
    return _values(expr, subject, _Given(parameters or {}, functions))[-1]


def evaluate_all(
    expr: Expr,
    subject: Row,
    *,
    parameters: Mapping[str, Scalar] | None = None,
    functions: Mapping[str, Function] = FUNCTIONS,
) -> dict[Expr, Value]:
    """The value of ``expr`` and of every expression inside it, operands first.

    Raises:
        RuleError: as :func:`evaluate` does.
    """
    return dict(zip(steps(expr), _values(expr, subject, _Given(parameters or {}, functions)), strict=True))


def _values(expr: Expr, subject: Row, given: _Given) -> list[Value]:
    """The value of each step of ``expr``."""
    known: list[Value] = []
    for node, positions in operands(expr):
        known.append(_value(node, [known[position] for position in positions], subject, given))
    return known


def _value(node: Expr, values: list[Value], subject: Row, given: _Given) -> Value:  # noqa: C901 - one arm per node
    """The value of a node whose operands have these values."""
    match node:
        case Field(name):
            return look_up(subject.values, name, kind="field")
        case Literal(value):
            return cell_value(value, "")
        case Parameter(name):
            return cell_value(look_up(given.parameters, name, kind="parameter"), name)
        case And():
            return combine(values, deciding=False)
        case Or():
            return combine(values, deciding=True)
        case IsMissing():
            return isinstance(values[0], Absent)
        case Coalesce():
            return next((value for value in values if not isinstance(value, Absent)), Absent.merged(values))
        case Case():
            return choose(list(zip(values[:-1:2], values[1::2], strict=True)), values[-1])
        case Guarded(_, undefined_where):
            return guard(values[0], list(zip(values[1:], [reason for _, reason in undefined_where], strict=True)))
        case Aggregate():
            return _aggregate(node, subject, given)
        case Earlier():
            return _earlier(node, subject, given)
        case Opaque(name):
            return applied(function(name, values, known=given.functions), values)
        case _:
            absent = [value for value in values if isinstance(value, Absent)]
            return Absent.merged(absent) if absent else _strict(node, values)


def _strict(node: Expr, values: list[Value]) -> Value:  # noqa: C901 - one arm per node
    """The value of a node that needs all its operands."""
    match node:
        case Arithmetic(operation):
            return calculate(operation, (number(values[0]), number(values[1])))
        case Compare(comparison):
            return compare(comparison, (values[0], values[1]))
        case Negate():
            return -number(values[0])
        case Absolute():
            return absolute(number(values[0]))
        case Extreme(kind):
            return extreme(kind, [number(value) for value in values])
        case Round(_, places, unit, mode):
            return rounded(number(values[0]), unit, places=places, mode=mode)
        case Not():
            return opposite(values[0])
        case Member(_, options):
            return values[0] in options
        case DaysBetween():
            start, end = [_day(value) for value in values]
            return Fraction(end - start)
        case _:
            raise RuleError.of(Problem("", type(node).__name__, "one of the closed set of nodes", code="node"))


def _earlier(node: Earlier, subject: Row, given: _Given) -> Value:
    """The value on the earlier row; what is missing there, or there because there is no such row, tells the lag."""
    before = subject.earlier.get(node.lag)
    if before is None:
        prefix = f"{subject.label}." if subject.label else ""
        absent = Absent(missing=frozenset(prefix + name for name in reads(node.operand) or ("",)))
    else:
        value = _values(node.operand, before, given)[-1]
        if not isinstance(value, Absent):
            return value
        absent = value
    return Absent(frozenset(f"{name}@{node.lag.value}" for name in absent.missing), absent.undefined)


def _aggregate(node: Aggregate, subject: Row, given: _Given) -> Value:
    """Something said of the child rows; unknown where a missing value or membership could change it."""
    rows = _taken(node, subject, given)
    if isinstance(rows, Absent):
        return rows
    taken = [(kept, True if node.value is None else _values(node.value, row, given)[-1]) for kept, row in rows]
    match node.aggregation:
        case Aggregation.ALL:
            return combine([combine([opposite(kept), value], deciding=True) for kept, value in taken], deciding=False)
        case Aggregation.ANY:
            return combine([combine(pair, deciding=False) for pair in taken], deciding=True)
        case Aggregation.COUNT | Aggregation.SUM | Aggregation.MIN | Aggregation.MAX:
            absent = [one for pair in taken for one in pair if isinstance(one, Absent)]
            return Absent.merged(absent) if absent else _fold(node.aggregation, [value for _, value in taken])
        case _:
            assert_never(node.aggregation)


def _taken(node: Aggregate, subject: Row, given: _Given) -> list[tuple[Value, Row]] | Absent:
    """The child rows, or the groups of them, that take part, each with whether it does; groups only if that is sure."""
    taken: list[tuple[Value, Row]] = []
    for child in look_up(subject.relations, node.relation, kind="relation"):
        kept = True if node.where is None else _values(node.where, child, given)[-1]
        if kept is not False:
            taken.append((kept, child))
    if node.per is None:
        return taken
    listed = () if node.among is None else look_up(subject.relations, node.among, kind="relation")
    made = groups([child for _, child in taken], node.per, listed=listed)
    doubtful = [kept for kept, _ in taken if isinstance(kept, Absent)]
    if doubtful or isinstance(made, Absent):
        return Absent.merged([*doubtful, made])
    return [(True, group) for group in made]


def _fold(aggregation: Aggregation, values: Sequence[Value]) -> Number | Absent:
    if aggregation is Aggregation.COUNT:
        return Fraction(len(values))
    numbers = [number(value) for value in values]
    if aggregation is Aggregation.SUM:
        return _total(numbers)
    if not numbers:
        return Absent(undefined=frozenset({"no_rows"}))
    return extreme(ExtremeKind.LEAST if aggregation is Aggregation.MIN else ExtremeKind.GREATEST, numbers)


def _total(numbers: Sequence[Number]) -> Number | Absent:
    total: Number | Absent = Fraction(0)
    for one in numbers:
        total = total if isinstance(total, Absent) else calculate(Operation.ADD, (total, one))
    return total


def _day(value: Value) -> int:
    if isinstance(value, date):
        return value.toordinal()
    raise RuleError.of(Problem("", "something else", "a date", code="type"))
