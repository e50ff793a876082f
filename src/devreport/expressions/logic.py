"""Three-valued logic: what is unknown decides nothing unless every value of it would decide the same."""

from __future__ import annotations

from collections.abc import Sequence

from devreport.expressions.values import Absent, Value

__all__ = ["choose", "combine", "guard"]


def combine(operands: Sequence[Value], *, deciding: bool) -> bool | Absent:
    """Kleene's "and" (decided by a false) or "or" (decided by a true)."""
    if any(operand is deciding for operand in operands):
        return deciding
    if any(isinstance(operand, Absent) for operand in operands):
        return Absent.merged(operands)
    return not deciding


def choose(branches: Sequence[tuple[Value, Value]], otherwise: Value) -> Value:
    """The value of the first condition that holds; unknown if an unknown condition could change it."""
    for position, (condition, value) in enumerate(branches):
        if condition is True:
            return value
        if isinstance(condition, Absent):
            possible = [value, *_reachable(branches[position + 1 :], otherwise)]
            if any(isinstance(one, Absent) for one in possible) or any(one != possible[0] for one in possible):
                return Absent.merged([condition, *possible])
            return value
    return otherwise


def guard(value: Value, conditions: Sequence[tuple[Value, str]]) -> Value:
    """The value, unless a condition holds that makes it undefined, or could."""
    if isinstance(value, Absent) and value.missing:
        return value
    reasons = frozenset(reason for condition, reason in conditions if condition is True)
    if reasons:
        return Absent(undefined=reasons)
    unknown = [condition for condition, _ in conditions if isinstance(condition, Absent)]
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
