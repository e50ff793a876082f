"""Three-valued logic: what is unknown decides nothing unless every value of it would decide the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from devreport.errors import Problem, RuleError
from devreport.expressions.values import Absent, Value

__all__ = ["choose", "combine", "guard", "opposite"]


def opposite(condition: Value) -> bool | Absent:
    """Kleene's "not"."""
    return condition if isinstance(condition, Absent) else not _known(condition)


def combine(operands: Iterable[Value], *, deciding: bool) -> bool | Absent:
    """Kleene's "and" (decided by a false) or "or" (decided by a true)."""
    unknown: list[Absent] = []
    for operand in operands:
        if isinstance(operand, Absent):
            unknown.append(operand)
        elif _known(operand) is deciding:
            return deciding
    return Absent.merged(unknown) if unknown else not deciding


def choose(branches: Sequence[tuple[Value, Value]], otherwise: Value) -> Value:
    """The value of the first condition that holds; unknown if an unknown condition could change it."""
    for position, (condition, value) in enumerate(branches):
        if isinstance(condition, Absent):
            possible = [value, *_reachable(branches[position + 1 :], otherwise)]
            agree = not isinstance(value, Absent) and all(one == value for one in possible)
            return value if agree else Absent.merged([condition, *possible])
        if _known(condition):
            return value
    return otherwise


def guard(value: Value, conditions: Sequence[tuple[Value, str]]) -> Value:
    """The value, unless a condition holds that makes it undefined, or could.

    What is missing is said first: a value that is not there yet is missing, whatever its guards would say of it.
    """
    if isinstance(value, Absent) and value.missing:
        return value
    unknown = [condition for condition, _ in conditions if isinstance(condition, Absent)]
    reasons = [reason for condition, reason in conditions if not isinstance(condition, Absent) and _known(condition)]
    if reasons:
        return Absent(undefined=frozenset(reasons))
    return Absent.merged([value, *unknown]) if unknown else value


def _reachable(branches: Sequence[tuple[Value, Value]], otherwise: Value) -> list[Value]:
    """The values that may still be chosen."""
    possible: list[Value] = []
    for condition, value in branches:
        if condition is not False:
            possible.append(value)
        if condition is True:
            return possible
    return [*possible, otherwise]


def _known(condition: Value) -> bool:
    if condition is True or condition is False:
        return condition
    raise RuleError.of(Problem("", "a value that is neither true nor false", "a condition", code="type"))
