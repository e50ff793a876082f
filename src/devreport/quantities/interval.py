"""Intervals: everything that a rounded figure may stand for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from operator import mul, truediv
from typing import assert_never

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities.number import Number
from devreport.quantities.rounding import Rounding

__all__ = ["Interval", "rounding_box"]


@frozen
class Interval:
    """All numbers between two exact bounds; ``None`` is an open end.

    Attributes:
        lower: the least number, or ``None`` for minus infinity.
        upper: the greatest number, or ``None`` for plus infinity.
        lower_closed: whether ``lower`` itself belongs to it.
        upper_closed: whether ``upper`` itself belongs to it.

    Raises:
        InputError: if the bounds are out of order.
    """

    lower: Fraction | None
    upper: Fraction | None
    lower_closed: bool = field(default=True, kw_only=True)
    upper_closed: bool = field(default=True, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse an empty interval."""
        if self.lower is None or self.upper is None:
            return
        closed = self.lower_closed and self.upper_closed
        if self.lower > self.upper or (self.lower == self.upper and not closed):
            problem = Problem("", f"{self.lower} … {self.upper}", "a lower bound below the upper bound", code="bounds")
            raise InputError.of(problem)

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The interval that holds one number only."""
        return cls(Fraction(value), Fraction(value))

    def contains(self, value: Number) -> bool:
        """Whether ``value`` lies inside."""
        return self.overlaps(Interval.point(value))

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return _starts_before_end(self, other) and _starts_before_end(other, self)

    def __neg__(self) -> Interval:
        """The mirror image; open and closed ends change places with the bounds."""
        return Interval(
            None if self.upper is None else -self.upper,
            None if self.lower is None else -self.lower,
            lower_closed=self.upper_closed,
            upper_closed=self.lower_closed,
        )

    def __add__(self, other: Interval) -> Interval:
        """Every sum of a number here and a number there."""
        return Interval(
            None if self.lower is None or other.lower is None else self.lower + other.lower,
            None if self.upper is None or other.upper is None else self.upper + other.upper,
            lower_closed=self.lower_closed and other.lower_closed,
            upper_closed=self.upper_closed and other.upper_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        """Every difference of a number here and a number there."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Every product of a number here and a number there (both bounded)."""
        return _corners(mul, self, other)

    def __truediv__(self, other: Interval) -> Interval:
        """Every quotient (both bounded; the divisor must not reach zero).

        Raises:
            ZeroDivisionError: if the divisor may be zero.
        """
        if other.contains(0) or 0 in (other.lower, other.upper):
            raise ZeroDivisionError("the divisor may be zero")
        return _corners(truediv, self, other)


def rounding_box(printed: Decimal, places: int, mode: Rounding = Rounding.HALF_UP) -> Interval:
    """Every exact number that is printed as ``printed`` with ``places`` decimals.

    Example:
        >>> box = rounding_box(Decimal("97.2"), 1)
        >>> box.contains(Fraction("97.15")), box.contains(Fraction("97.25"))
        (True, False)
    """
    unit = Fraction(10) ** -places
    value = Fraction(printed)
    if value < 0:
        return -rounding_box(-printed, places, _MIRRORED.get(mode, mode))
    match mode:
        case Rounding.HALF_UP if value == 0:
            return Interval(-unit / 2, unit / 2, lower_closed=False, upper_closed=False)
        case Rounding.HALF_UP:
            return Interval(value - unit / 2, value + unit / 2, upper_closed=False)
        case Rounding.HALF_EVEN:
            even = (value / unit) % 2 == 0
            return Interval(value - unit / 2, value + unit / 2, lower_closed=even, upper_closed=even)
        case Rounding.TRUNCATE if value == 0:
            return Interval(-unit, unit, lower_closed=False, upper_closed=False)
        case Rounding.TRUNCATE | Rounding.FLOOR:
            return Interval(value, value + unit, upper_closed=False)
        case Rounding.CEILING:
            return Interval(value - unit, value, lower_closed=False)
        case _:
            assert_never(mode)


_MIRRORED = {Rounding.FLOOR: Rounding.CEILING, Rounding.CEILING: Rounding.FLOOR}


def _starts_before_end(left: Interval, right: Interval) -> bool:
    if left.lower is None or right.upper is None:
        return True
    if left.lower == right.upper:
        return left.lower_closed and right.upper_closed
    return left.lower < right.upper


def _corners(operation: Callable[[Fraction, Fraction], Fraction], left: Interval, right: Interval) -> Interval:
    ends = [
        (operation(a, b), closed_a and closed_b)
        for (a, closed_a), (b, closed_b) in product(_ends(left), _ends(right))
    ]
    lower, upper = min(value for value, _ in ends), max(value for value, _ in ends)
    return Interval(
        lower,
        upper,
        lower_closed=lower == upper or any(closed for value, closed in ends if value == lower),
        upper_closed=lower == upper or any(closed for value, closed in ends if value == upper),
    )


def _ends(interval: Interval) -> tuple[tuple[Fraction, bool], tuple[Fraction, bool]]:
    if interval.lower is None or interval.upper is None:
        problem = Problem("", "an interval without an end", "a bounded interval", code="bounds")
        raise InputError.of(problem)
    return (interval.lower, interval.lower_closed), (interval.upper, interval.upper_closed)
