"""Rounding, on exact numbers and with integers only."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from devreport.errors import InputError, Problem
from devreport.quantities.number import MAX_DIGITS, Number, exact_fraction

__all__ = ["Rounding", "decimals_of", "round_to", "rounded_quotient", "step_of"]


class Rounding(Enum):
    """How a number is brought to a number of decimals."""

    #: 四舍五入, the practice of Chinese reports: ties go away from zero.
    HALF_UP = "half_up"
    #: 五成双 (GB/T 8170): ties go to the even digit.
    HALF_EVEN = "half_even"
    #: Digits are cut off (截断), towards zero.
    TRUNCATE = "truncate"
    #: Towards minus infinity: what "more than" (余) may print.
    FLOOR = "floor"
    #: Towards plus infinity: what "nearly" (近) may print.
    CEILING = "ceiling"


def round_to(value: Number, places: int, *, mode: Rounding = Rounding.HALF_UP) -> Decimal:
    """``value`` with exactly ``places`` decimals; negative places round to tens, hundreds and so on.

    Never depends on the decimal context, and never gives a negative zero.

    Raises:
        InputError: if ``places`` is beyond 60 either way.

    Example:
        >>> round_to(Fraction(625, 1000), 2), round_to(Fraction(625, 1000), 2, mode=Rounding.HALF_EVEN)
        (Decimal('0.63'), Decimal('0.62'))
    """
    step, exact = step_of(places), exact_fraction(value)
    steps = rounded_quotient(exact.numerator * step.denominator, exact.denominator * step.numerator, mode=mode)
    return Decimal(f"{steps}E-{places}") if places > 0 else Decimal(steps * step.numerator)


@lru_cache(maxsize=2 * MAX_DIGITS + 1, typed=True)
def step_of(places: int) -> Fraction:
    """One unit of the last of ``places`` decimals: 1/10 for one, 100 for minus two.

    Raises:
        InputError: if ``places`` is no whole number, or beyond 60 either way.
    """
    if type(places) is not int:
        raise InputError.of(Problem("", repr(places), "a whole number of decimals", code="places"))
    if not -MAX_DIGITS <= places <= MAX_DIGITS:
        raise InputError.of(
            Problem("", "more decimals", f"at most {MAX_DIGITS} either side of the point", code="places")
        )
    return Fraction(1, 10**places) if places >= 0 else Fraction(10**-places)


def rounded_quotient(above: int, below: int, *, mode: Rounding) -> int:
    """One whole number over another one, which is above zero, as a whole number.

    Example:
        >>> rounded_quotient(-5, 2, mode=Rounding.HALF_UP)
        -3
    """
    whole, rest = divmod(abs(above), below)
    negative = above < 0
    match mode:
        case Rounding.HALF_UP:
            up = 2 * rest >= below
        case Rounding.HALF_EVEN:
            up = 2 * rest + whole % 2 > below
        case Rounding.TRUNCATE:
            up = False
        case Rounding.FLOOR:
            up = negative and rest > 0
        case Rounding.CEILING:
            up = not negative and rest > 0
        case _:
            assert_never(mode)
    magnitude = whole + up
    return -magnitude if negative else magnitude


def decimals_of(value: Fraction) -> int | None:
    """How many decimals a number has; ``None`` if they never end.

    Example:
        >>> decimals_of(Fraction(5, 8)), decimals_of(Fraction(1, 3))
        (3, None)
    """
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
