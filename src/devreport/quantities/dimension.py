"""Dimensions: what kind of thing a unit counts or measures."""

from __future__ import annotations

__all__ = ["COUNTABLE_TIME", "MONEY", "POINTS", "RATIO", "Dimension", "divide", "multiply"]

#: Base kinds with their exponents, sorted: 元 is ``(("money", 1),)``, 元/人 is ``(("money", 1), ("person", -1))``.
Dimension = tuple[tuple[str, int], ...]

#: Plain numbers, percentages and every other quotient of like things.
RATIO: Dimension = ()

#: Differences of ratios (百分点): a percentage minus a percentage is never a percentage.
POINTS: Dimension = (("point", 1),)

MONEY: Dimension = (("money", 1),)

#: Kinds of time that can be counted off in whole steps.
COUNTABLE_TIME: frozenset[Dimension] = frozenset({(("day", 1),), (("month", 1),)})


def multiply(left: Dimension, right: Dimension) -> Dimension:
    """The dimension of a product.

    Example:
        >>> multiply((("money", 1), ("person", -1)), (("person", 1),))
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
