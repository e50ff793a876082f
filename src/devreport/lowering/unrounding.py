"""Rounding that a comparison does not need: ``round(x) <= 3`` asks whether ``x`` is below three and a half."""

from __future__ import annotations

from typing import assert_never

from devreport.expressions import Comparison
from devreport.lowering.builder import FLIPPED, Builder, factor, value_of
from devreport.lowering.form import Form, Op
from devreport.quantities import Rounding

__all__ = ["compared_unrounded"]

_ORDERED = frozenset({Comparison.LESS, Comparison.AT_MOST, Comparison.GREATER, Comparison.AT_LEAST})


def compared_unrounded(build: Builder, comparison: Comparison, *sides: Form) -> Form | None:
    """A comparison of a rounded number with a constant, asked of the number itself; nothing for any other.

    Rounding keeps the order of numbers, so that all that round to at most some whole number lie below one bound.

    Example:
        >>> build = Builder()
        >>> steps = build.make(
        ...     Op.ROUND, build.make(Op.NUMBER, of="a"), build.make(Op.NUMBER, of="b"), of=Rounding.FLOOR
        ... )
        >>> asked = compared_unrounded(build, Comparison.AT_MOST, steps, build.whole(2))
        >>> asked.of.value, asked.args[0].of, [one.of for one in asked.args[1].args]
        ('<', 'a', ['b', 3])
    """
    left, right = sides
    if value_of(left) is not None:
        left, right, comparison = right, left, FLIPPED[comparison]
    bound, (times, steps) = value_of(right), factor(left)
    if bound is None or steps is None or steps.op is not Op.ROUND or comparison not in _ORDERED:
        return None
    if times < 0:
        times, bound, comparison = -times, -bound, FLIPPED[comparison]
    match comparison:
        case Comparison.AT_MOST:
            return _at_most(build, steps, bound // times)
        case Comparison.LESS:
            return _at_most(build, steps, (bound - 1) // times)
        case Comparison.GREATER:
            return build.opposite(_at_most(build, steps, bound // times))
        case _:
            return build.opposite(_at_most(build, steps, (bound - 1) // times))


def _at_most(build: Builder, steps: Form, bound: int) -> Form:
    """Whether a rounded quotient is at most a whole number."""
    (above, below), mode = steps.args, steps.of
    assert isinstance(mode, Rounding)  # noqa: S101 - what a rounding holds
    halves, is_reached = _limit(mode, bound)
    first, second = build.reduced(build.multiply(above, build.whole(2)), build.multiply(below, build.whole(halves)))
    return build.compare(Comparison.AT_MOST if is_reached else Comparison.LESS, first, second)


def _limit(mode: Rounding, bound: int) -> tuple[int, bool]:
    """Where the numbers end that round to at most a whole number, in halves, and whether they reach it."""
    match mode:
        case Rounding.HALF_UP:
            return 2 * bound + 1, bound < 0
        case Rounding.HALF_EVEN:
            return 2 * bound + 1, bound % 2 == 0
        case Rounding.FLOOR:
            return 2 * bound + 2, False
        case Rounding.CEILING:
            return 2 * bound, True
        case Rounding.TRUNCATE:
            return (2 * bound, True) if bound < 0 else (2 * bound + 2, False)
        case _:
            assert_never(mode)
