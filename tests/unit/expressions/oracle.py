"""A second, slower meaning of exact expressions, written on its own: ``None`` is the absence of a value."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor, trunc
from typing import Any

from devreport.expressions import (
    Absent,
    Absolute,
    Aggregate,
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
    Or,
    Parameter,
    Round,
    Row,
    Scalar,
)
from devreport.quantities import Quantity

__all__ = ["meaning"]


def meaning(  # noqa: C901, PLR0915 - one arm per node
    node: Expr | None, subject: Row, parameters: Mapping[str, Scalar]
) -> Any:
    """What ``node`` says of ``subject``."""

    def of(inner: Expr) -> Any:
        return meaning(inner, subject, parameters)

    match node:
        case None:
            return True
        case Field(name):
            value = subject.values[name]
            return None if isinstance(value, Absent) else value
        case Parameter(name):
            return constant(parameters[name])
        case Literal(value):
            return constant(value)
        case And(operands):
            return every([of(one) for one in operands])
        case Or(operands):
            return some([of(one) for one in operands])
        case Not(operand):
            return negated(of(operand))
        case IsMissing(operand):
            return of(operand) is None
        case Coalesce(operands):
            present = [value for value in map(of, operands) if value is not None]
            return present[0] if present else None
        case Case(branches, otherwise):
            return agreed(outcomes([(of(condition), of(value)) for condition, value in branches], of(otherwise)))
        case Guarded(value, guards):
            return of(value) if some([of(condition) for condition, _ in guards]) is False else None
        case Earlier(operand, lag):
            return meaning(operand, subject.earlier[lag], parameters) if lag in subject.earlier else None
        case Aggregate(aggregation, relation, value, where, None):
            pairs = [
                (meaning(where, child, parameters), meaning(value, child, parameters))
                for child in subject.relations[relation]
            ]
            return gathered(aggregation.value, [pair for pair in pairs if pair[0] is not False])
        case Aggregate(aggregation, relation, value, where, per, among):
            kept = [(meaning(where, child, parameters), child) for child in subject.relations[relation]]
            members = [child for taken, child in kept if taken is not False]
            whole = [*(subject.relations[among] if among else ()), *members]
            keys = [meaning(Field(per), child, parameters) for child in whole]
            if None in keys or None in [taken for taken, _ in kept]:
                return None
            rows = [Row({per: key}, relations={"rows": sharing(members, per, key)}) for key in dict.fromkeys(keys)]
            return gathered(aggregation.value, [(True, meaning(value, one, parameters)) for one in rows])
        case Arithmetic(operation, left, right):
            return calculated(operation.value, of(left), of(right))
        case Compare(comparison, left, right):
            return compared(comparison.value, of(left), of(right))
        case Negate(operand):
            return calculated("-", Fraction(0), of(operand))
        case Absolute(operand):
            value = of(operand)
            return None if value is None else max(value, -value)
        case Extreme(kind, operands):
            values = sorted(of(one) for one in operands) if None not in map(of, operands) else [None]
            return values[0 if kind.value == "least" else -1]
        case Round(operand, places, unit, mode):
            value = of(operand)
            step = unit.scale / Fraction(10) ** places
            return None if value is None else rounded(value / step, mode.value) * step
        case Member(operand, options):
            value = of(operand)
            return None if value is None else any(value == option for option in options)
        case DaysBetween(start, end):
            first, last = of(start), of(end)
            return None if first is None or last is None else Fraction((last - first).days)
        case _:
            raise AssertionError(node)


def sharing(members: list[Row], per: str, key: Any) -> tuple[Row, ...]:
    """The rows that have one key."""
    return tuple(one for one in members if one.values[per] == key)


def constant(value: Scalar) -> Fraction | bool | str | date:
    """A literal or a parameter."""
    return Fraction(value.value) * value.unit.scale if isinstance(value, Quantity) else value


def every(truths: list[bool | None]) -> bool | None:
    """The least of several truths, where the unknown lies between false and true."""
    return min(truths, key=level, default=True)


def some(truths: list[bool | None]) -> bool | None:
    """The greatest of several truths."""
    return max(truths, key=level, default=False)


def negated(truth: bool | None) -> bool | None:
    """The truth on the other side."""
    return None if truth is None else not truth


def level(truth: bool | None) -> int:
    """False, unknown, true."""
    return {False: 0, None: 1, True: 2}[truth]


def outcomes(branches: list[tuple[Any, Any]], otherwise: Any) -> list[Any]:
    """Every value that the branches may lead to."""
    if not branches:
        return [otherwise]
    (condition, value), *rest = branches
    return [value] * (condition is not False) + outcomes(rest, otherwise) * (condition is not True)


def agreed(values: list[Any]) -> Any:
    """The value that all have."""
    return values[0] if all(value == values[0] for value in values) else None


def gathered(aggregation: str, pairs: list[tuple[Any, Any]]) -> Any:
    """An aggregate of what is, or may be, taken."""
    if aggregation == "all":
        return every([some([negated(taken), value]) for taken, value in pairs])
    if aggregation == "any":
        return some([every([taken, value]) for taken, value in pairs])
    if any(None in pair for pair in pairs):
        return None
    values = [value for _, value in pairs]
    if aggregation in ("count", "sum"):
        return Fraction(len(values)) if aggregation == "count" else sum(values, Fraction(0))
    return sorted(values)[0 if aggregation == "min" else -1] if values else None


def calculated(operation: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    """One of the four operations, on numerators and denominators."""
    if left is None or right is None:
        return None
    (a, b), (c, d) = left.as_integer_ratio(), right.as_integer_ratio()
    match operation:
        case "+":
            return Fraction(a * d + c * b, b * d)
        case "-":
            return Fraction(a * d - c * b, b * d)
        case "*":
            return Fraction(a * c, b * d)
        case _:
            return Fraction(a * d, b * c) if c else None


def compared(comparison: str, left: Any, right: Any) -> bool | None:
    """A comparison, by the sign of the difference."""
    if left is None or right is None:
        return None
    sign = (left > right) - (left < right)
    return sign in {"==": {0}, "!=": {-1, 1}, "<": {-1}, "<=": {-1, 0}, ">": {1}, ">=": {0, 1}}[comparison]


def rounded(value: Fraction, mode: str) -> int:
    """The integer near a number."""
    half = Fraction(1, 2)
    match mode:
        case "half_up":
            return floor(value + half) if value >= 0 else ceil(value - half)
        case "half_even":
            return round(value)
        case "truncate":
            return trunc(value)
        case "floor":
            return floor(value)
        case _:
            return ceil(value)
