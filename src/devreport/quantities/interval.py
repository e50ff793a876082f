"""Intervals: everything that a rounded figure may stand for."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import assert_never

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities.number import Number, exact_fraction
from devreport.quantities.rounding import Rounding, step_of

__all__ = ["Interval", "rounding_box"]

#: A bound and whether it belongs to the interval.
_End = tuple[Fraction, bool]


def _bound(value: Number | None) -> Fraction | None:
    return None if value is None else exact_fraction(value)


@frozen(repr=False)
class Interval:
    """All numbers between two exact bounds; ``None`` is an open end.

    Attributes:
        lower: the least number, or ``None`` for minus infinity.
        upper: the greatest number, or ``None`` for plus infinity.
        lower_closed: whether ``lower`` itself belongs to it.
        upper_closed: whether ``upper`` itself belongs to it.

    Raises:
        InputError: if a bound is inexact, or no number lies between them.

    Example:
        >>> Interval(5, 6, upper_closed=False) - Interval(1, 2, lower_closed=False)
        Interval [3, 5)
    """

    lower: Fraction | None = field(converter=_bound)
    upper: Fraction | None = field(converter=_bound)
    lower_closed: bool = field(default=True, kw_only=True)
    upper_closed: bool = field(default=True, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse an empty interval."""
        if self.lower is None or self.upper is None:
            return
        closed = self.lower_closed and self.upper_closed
        if self.lower > self.upper or (self.lower == self.upper and not closed):
            raise InputError.of(Problem("", str(self), "a lower bound below the upper bound", code="bounds"))

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The interval that holds one number only."""
        return cls(value, value)

    def __str__(self) -> str:
        """In the usual notation: [3, 5) holds 3 and not 5."""
        start = "(-∞" if self.lower is None else f"{'[' if self.lower_closed else '('}{self.lower}"
        end = "∞)" if self.upper is None else f"{self.upper}{']' if self.upper_closed else ')'}"
        return f"{start}, {end}"

    def __repr__(self) -> str:
        """The same, with its name."""
        return f"Interval {self}"

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
        corners = [_corner(here, there) for here, there in product(_ends(self), _ends(other))]
        lower, upper = min(value for value, _ in corners), max(value for value, _ in corners)
        return Interval(
            lower,
            upper,
            lower_closed=any(closed for value, closed in corners if value == lower),
            upper_closed=any(closed for value, closed in corners if value == upper),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Every quotient (both bounded; the divisor must not reach zero).

        Raises:
            InputError: if an interval is unbounded.
            ZeroDivisionError: if the divisor may be zero, or as near to zero as you like.
        """
        (lower, lower_closed), (upper, upper_closed) = _ends(other)
        if lower <= 0 <= upper:
            raise ZeroDivisionError(f"the divisor {other} may be zero")
        return self * Interval(1 / upper, 1 / lower, lower_closed=upper_closed, upper_closed=lower_closed)


def rounding_box(printed: Number, places: int, *, mode: Rounding = Rounding.HALF_UP) -> Interval:
    """Every exact number that is printed as ``printed`` with ``places`` decimals.

    Raises:
        InputError: if ``printed`` has more decimals than that, so that no number is printed so.

    Example:
        >>> box = rounding_box(Fraction("97.2"), 1)
        >>> box, box.contains(Fraction("97.25"))
        (Interval [1943/20, 389/4), False)
    """
    step = step_of(places)
    value = exact_fraction(printed)
    if value % step:
        raise InputError.of(Problem("", str(printed), f"a number with {places} decimals", code="excess_digits"))
    match mode:
        case Rounding.FLOOR:
            return Interval(value, value + step, upper_closed=False)
        case Rounding.CEILING:
            return Interval(value - step, value, lower_closed=False)
        case Rounding.HALF_EVEN:
            even = (value / step) % 2 == 0
            return Interval(value - step / 2, value + step / 2, lower_closed=even, upper_closed=even)
        case Rounding.HALF_UP:
            reach = step / 2
            return Interval(value - reach, value + reach, lower_closed=value > 0, upper_closed=value < 0)
        case Rounding.TRUNCATE:
            below, above = (step if value <= 0 else 0), (step if value >= 0 else 0)
            return Interval(value - below, value + above, lower_closed=value > 0, upper_closed=value < 0)
        case _:
            assert_never(mode)


def _starts_before_end(left: Interval, right: Interval) -> bool:
    if left.lower is None or right.upper is None:
        return True
    if left.lower == right.upper:
        return left.lower_closed and right.upper_closed
    return left.lower < right.upper


def _corner(here: _End, there: _End) -> _End:
    """A product of two ends; it is reached if both ends are, or if one of them is a zero."""
    (a, a_closed), (b, b_closed) = here, there
    return a * b, (a_closed and b_closed) or (a_closed and a == 0) or (b_closed and b == 0)


def _ends(interval: Interval) -> tuple[_End, _End]:
    if interval.lower is None or interval.upper is None:
        raise InputError.of(Problem("", str(interval), "a bounded interval", code="bounds"))
    return (interval.lower, interval.lower_closed), (interval.upper, interval.upper_closed)
