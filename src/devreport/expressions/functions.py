"""Registered functions whose results need not be rational: they give an enclosing interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from devreport.errors import Problem, RuleError
from devreport.expressions.arithmetic import MOST_BITS, bounds, within_size
from devreport.expressions.names import look_up
from devreport.expressions.values import Absent, Number
from devreport.quantities import RATIO, Dimension, Interval

__all__ = ["DIGITS", "FUNCTIONS", "Function", "function", "power"]

#: Decimals to which roots are taken.
DIGITS = 60

#: The largest numerator and denominator of an exponent: a root of a higher degree takes too long.
_MOST = 1000

_NO_REAL_POWER = Absent(undefined=frozenset({"no_real_power"}))


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


def function(name: str, arguments: Sequence[object]) -> Function:
    """The registered function of that name, for so many arguments.

    Raises:
        RuleError: if there is none.
    """
    found = look_up(FUNCTIONS, name, kind="function")
    if len(arguments) != len(found.parameters):
        expected = f"{len(found.parameters)}: {', '.join(found.parameters)}"
        raise RuleError.of(Problem("", f"{len(arguments)} arguments of {name}", expected, code="arguments"))
    return found


def power(base: Fraction, exponent: Fraction) -> Number | Absent:
    """``base`` to a rational ``exponent``: exact where it is rational, else an interval 10⁻⁶⁰ wide.

    Undefined for a negative base, for zero to a power that is not above zero, for an exponent with a numerator or
    denominator over 1000, and where the result would have more than 3,900 digits.

    Example:
        >>> power(Fraction(9, 4), Fraction(1, 2))
        Fraction(3, 2)
    """
    above, below = exponent.numerator, exponent.denominator
    if max(abs(above), below) > _MOST:
        return Absent(undefined=frozenset({"exponent_too_large"}))
    if base < 0 or (base == 0 and exponent <= 0):
        return _NO_REAL_POWER
    bits = max(base.numerator, base.denominator).bit_length()
    if (bits - 1) * abs(above) > MOST_BITS:
        return Absent(undefined=frozenset({"number_too_large"}))
    raised = base**above
    exact = Fraction(_root(raised.numerator, below), _root(raised.denominator, below))
    if exact**below == raised:
        return within_size(exact)
    step = 10**DIGITS
    lower = Fraction(_root(raised.numerator * step**below // raised.denominator, below), step)
    return within_size(Interval(lower, lower + Fraction(1, step)))


def _root(value: int, degree: int) -> int:
    """The greatest integer whose ``degree``-th power is at most ``value``.

    Newton's method comes down from above, from the root of the leading half of the digits.
    """
    if not value:
        return 0
    half = value.bit_length() // degree // 2
    guess = (_root(value >> half * degree, degree) + 1) << half if half else 1 << value.bit_length() // degree + 1
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
    lowest, highest = (power(end, exponent) for end in bounds(base))
    if isinstance(lowest, Absent) or isinstance(highest, Absent):
        return lowest if isinstance(lowest, Absent) else highest
    reached = [*bounds(lowest), *bounds(highest)]
    return Interval(min(reached), max(reached))


FUNCTIONS: Mapping[str, Function] = MappingProxyType({"power": Function("power", ("base", "exponent"), _power)})
