"""Dimensions: what kind of thing a unit counts or measures."""

from __future__ import annotations

__all__ = ["COUNTABLE_TIME", "MONEY", "POINTS", "RATIO", "Dimension", "counter", "divide", "is_counter", "multiply"]

#: Base kinds with their exponents, sorted: 元 is ``(("money", 1),)``, 元/人 is ``(("count:人", -1), ("money", 1))``.
Dimension = tuple[tuple[str, int], ...]

#: Plain numbers, percentages and every other quotient of like things.
RATIO: Dimension = ()

#: Differences of ratios (百分点): a percentage minus a percentage is never a percentage.
POINTS: Dimension = (("point", 1),)

MONEY: Dimension = (("money", 1),)

#: Kinds of time that are counted off in whole steps.
COUNTABLE_TIME: frozenset[Dimension] = frozenset({(("day", 1),), (("workday", 1),), (("month", 1),)})

_COUNT = "count:"


def counter(name: str) -> Dimension:
    """The dimension of things counted one by one under ``name`` (量词): 个 and 条 are two dimensions.

    Example:
        >>> counter("条")
        (('count:条', 1),)
    """
    return ((f"{_COUNT}{name}", 1),)


def is_counter(dimension: Dimension) -> bool:
    """Whether it is that of things counted one by one."""
    return len(dimension) == 1 and dimension[0][0].startswith(_COUNT) and dimension[0][1] == 1


def multiply(left: Dimension, right: Dimension) -> Dimension:
    """The dimension of a product.

    Example:
        >>> multiply((("money", 1), ("month", -1)), (("month", 1),))
        (('money', 1),)
    """
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def divide(left: Dimension, right: Dimension) -> Dimension:
    """The dimension of a quotient; like things divided give a ratio.

    Example:
        >>> divide(MONEY, MONEY) == RATIO
        True
    """
    return multiply(left, tuple((name, -power) for name, power in right))
