"""Numbers as pairs of integers: arithmetic without division, and what has to hold for a result to be there."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from attrs import evolve, frozen

from devreport.expressions import Comparison, ExtremeKind, Operation
from devreport.lowering.builder import Builder, terms, value_of
from devreport.lowering.form import Form, Op
from devreport.lowering.unrounding import compared_unrounded
from devreport.quantities import Rounding, Unit

__all__ = ["Pair", "chosen", "compared", "computed", "constant", "extreme", "rounded", "union"]


@frozen
class Pair:
    """A number: one integer over another one, which is above zero.

    Attributes:
        above: the numerator.
        below: the denominator.
        needs: what must hold for the number to be there, in the order it can be asked.
        sign: 1 if it is known to be above zero, 0 if it is known not to be below, and nothing otherwise.
        bits: how many bits both may have together, for inputs of up to 60 digits.
    """

    above: Form
    below: Form
    needs: tuple[Form, ...] = ()
    sign: int | None = None
    bits: int = 0


def union(*needs: Sequence[Form]) -> tuple[Form, ...]:
    """Everything that must hold, each once."""
    return tuple(dict.fromkeys([term for each in needs for one in each for term in terms(one)]))


def constant(build: Builder, value: Fraction) -> Pair:
    """A constant."""
    sign = (1 if value else 0) if value >= 0 else None
    bits = value.numerator.bit_length() + value.denominator.bit_length()
    return Pair(build.whole(value.numerator), build.whole(value.denominator), (), sign, bits)


def computed(build: Builder, operation: Operation, *pair: Pair) -> Pair:
    """One of the four operations; a quotient is there only where its divisor is not zero."""
    left, right = pair
    if operation is Operation.DIVIDE:
        return _product(build, left, _inverse(build, right))
    if operation is Operation.MULTIPLY:
        return _product(build, left, right)
    (first, second), below = _alike(build, left, right)
    adding = operation is Operation.ADD
    above = build.add(first, second) if adding else build.subtract(first, second)
    signs = [one.sign for one in pair if one.sign is not None]
    sign = max(signs) if adding and len(signs) == 2 else None
    return Pair(above, below, union(left.needs, right.needs), sign, left.bits + right.bits + 1)


def _product(build: Builder, left: Pair, right: Pair) -> Pair:
    above, below = build.reduced(build.multiply(left.above, right.above), build.multiply(left.below, right.below))
    known = left.sign is not None and right.sign is not None
    sign = min(left.sign or 0, right.sign or 0) if known else None
    return Pair(above, below, union(left.needs, right.needs), sign, left.bits + right.bits)


def _inverse(build: Builder, pair: Pair) -> Pair:
    """One over the number, with the sign above."""
    if pair.sign == 1:
        return evolve(pair, above=pair.below, below=pair.above)
    zero = build.compare(Comparison.UNEQUAL, pair.above, build.whole(0))
    needs = union(pair.needs, [zero] if zero.of is not True else [])
    if pair.sign == 0:
        return Pair(pair.below, pair.above, needs, 1, pair.bits)
    known = value_of(pair.above)
    if known is not None:
        below = pair.below if known >= 0 else build.negate(pair.below)
        return Pair(below, build.whole(abs(known)), needs, None, pair.bits)
    signed = build.make(Op.SIGNED, pair.below, pair.above)
    return Pair(signed, build.make(Op.ABSOLUTE, pair.above), needs, None, pair.bits)


def _alike(build: Builder, *pairs: Pair) -> tuple[list[Form], Form]:
    """The numerators over one denominator."""
    below = pairs[0].below
    if all(pair.below is below for pair in pairs):
        return [pair.above for pair in pairs], below
    constants = [value_of(pair.below) for pair in pairs]
    if all(constants):
        common = lcm(*[one for one in constants if one])
        scaled = [
            build.multiply(pair.above, build.whole(common // (one or 1)))
            for pair, one in zip(pairs, constants, strict=True)
        ]
        return scaled, build.whole(common)
    return _crossed(build, pairs)


def _crossed(build: Builder, pairs: Sequence[Pair]) -> tuple[list[Form], Form]:
    """The numerators over the product of the denominators, each denominator once."""
    distinct = list(dict.fromkeys(pair.below for pair in pairs))
    product = build.whole(1)
    for one in distinct:
        product = build.multiply(product, one)
    scaled: list[Form] = []
    for pair in pairs:
        above = pair.above
        for one in distinct:
            above = above if one is pair.below else build.multiply(above, one)
        scaled.append(above)
    return scaled, product


def compared(build: Builder, comparison: Comparison, *pair: Pair) -> Form:
    """A comparison by cross-multiplication; unknown where a side is not there."""
    left, right = pair
    (first, second), _ = _alike(build, left, right)
    sides = build.reduced(first, second)
    truth = compared_unrounded(build, comparison, *sides) or build.compare(comparison, *sides)
    return build.where(truth, build.all(union(left.needs, right.needs)))


def extreme(build: Builder, kind: ExtremeKind, *pairs: Pair) -> Pair:
    """The least or the greatest of several numbers, all of which must be there."""
    least = kind is ExtremeKind.LEAST
    found = pairs[0]
    for other in pairs[1:]:
        (first, second), below = _alike(build, found, other)
        above = build.make(Op.LEAST if least else Op.GREATEST, first, second)
        signs = [one.sign for one in (found, other)]
        known = [one for one in signs if one is not None]
        sign = (min(known) if len(known) == 2 else None) if least else max(known, default=None)
        found = Pair(above, below, union(found.needs, other.needs), sign, found.bits + other.bits)
    return found


def rounded(build: Builder, pair: Pair, *, unit: Unit, step: Fraction, mode: Rounding) -> Pair:
    """The number rounded to a multiple of ``step`` units."""
    grid = unit.scale * step
    above, below = build.reduced(
        build.multiply(pair.above, build.whole(grid.denominator)),
        build.multiply(pair.below, build.whole(grid.numerator)),
    )
    steps = build.make(Op.ROUND, above, below, of=mode)
    sign = None if pair.sign is None else 0
    bits = pair.bits + grid.numerator.bit_length() + grid.denominator.bit_length()
    return Pair(
        build.multiply(steps, build.whole(grid.numerator)), build.whole(grid.denominator), pair.needs, sign, bits
    )


def chosen(build: Builder, condition: Form, *pair: Pair, needs: Sequence[Form]) -> Pair:
    """One of two numbers, by a condition that is true or false."""
    left, right = pair
    constants = value_of(left.below), value_of(right.below)
    if left.below is right.below or all(constants):
        (first, second), below = _alike(build, left, right)
    else:
        (first, second), below = [left.above, right.above], build.choose(condition, left.below, right.below)
    signs = [one.sign for one in pair if one.sign is not None]
    sign = min(signs) if len(signs) == 2 else None
    return Pair(build.choose(condition, first, second), below, tuple(needs), sign, max(left.bits, right.bits))
