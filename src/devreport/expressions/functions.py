"""Registered functions whose results need not be rational: they give an enclosing interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from devreport.expressions.values import Absent, Number
from devreport.quantities import RATIO, Dimension, Interval

__all__ = ["DIGITS", "FUNCTIONS", "Function", "power"]

#: Decimals to which roots are taken.
DIGITS = 60

#: The largest numerator and denominator of an exponent, so that no result grows without bound.
_MOST = 1000


@frozen
class Function:
    """A pure function of ratios, for the object engine only.

    Attributes:
        name: how :class:`~devreport.expressions.Opaque` calls it.
        parameters: what it takes, for messages.
        call: from present numbers to a number, or to the reason it is undefined.
        dimension: the dimension of what it gives.
    """

    name: str
    parameters: tuple[str, ...]
    call: Callable[[Sequence[Number]], Number | Absent]
    dimension: Dimension = RATIO


def power(base: Fraction, exponent: Fraction) -> Number | Absent:
    """``base`` to a rational ``exponent``: exact where it is rational, else an interval 10⁻⁶⁰ wide.

    Example:
        >>> power(Fraction(9, 4), Fraction(1, 2))
        Fraction(3, 2)
    """
    above, below = exponent.numerator, exponent.denominator
    if max(abs(above), below) > _MOST:
        return Absent(undefined=frozenset({"exponent_too_large"}))
    if base < 0 or (base == 0 and exponent <= 0):
        return Absent(undefined=frozenset({"no_real_power"}))
    raised = base**above
    if below == 1:
        return raised
    exact = Fraction(_root(raised.numerator, below), _root(raised.denominator, below))
    if exact**below == raised:
        return exact
    step = 10**DIGITS
    lower = Fraction(_root(raised.numerator * step**below // raised.denominator, below), step)
    return Interval(lower, lower + Fraction(1, step))


def _root(value: int, degree: int) -> int:
    """The greatest integer whose ``degree``-th power is at most ``value``, by Newton's method."""
    if value < 2:  # noqa: PLR2004
        return value
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _power(arguments: Sequence[Number]) -> Number | Absent:
    base, exponent = arguments
    if isinstance(exponent, Interval):
        return Absent(undefined=frozenset({"inexact_exponent"}))
    if not isinstance(base, Interval):
        return power(base, exponent)
    ends = [power(end, exponent) for end in (base.lower, base.upper) if end is not None]
    if any(isinstance(end, Absent) for end in ends) or len(ends) < 2:  # noqa: PLR2004
        return Absent(undefined=frozenset({"no_real_power"}))
    bounds = [bound for end in ends for bound in _bounds(end)]
    return Interval(min(bounds), max(bounds))


def _bounds(number: Number | Absent) -> tuple[Fraction, ...]:
    match number:
        case Fraction():
            return (number,)
        case Interval(Fraction() as lower, Fraction() as upper):
            return (lower, upper)
        case _:
            return ()


FUNCTIONS: Mapping[str, Function] = MappingProxyType({"power": Function("power", ("base", "exponent"), _power)})
