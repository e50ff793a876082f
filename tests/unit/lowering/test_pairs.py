"""Numbers as pairs, held to fractions."""

from __future__ import annotations

from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from devreport.expressions import Comparison, ExtremeKind, Operation
from devreport.lowering import Builder, Op, Pair
from devreport.lowering.builder import value_of
from devreport.lowering.pairs import chosen, compared, computed, constant, extreme, rounded, union
from devreport.quantities import ONE, Rounding, parse_unit

ORDERED = dict(zip(Comparison, (eq, ne, lt, le, gt, ge), strict=True))
FRACTIONS = st.fractions(min_value=-9, max_value=9, max_denominator=12)
ADD, SUBTRACT, MULTIPLY, DIVIDE = (
    Operation.ADD,
    Operation.SUBTRACT,
    Operation.MULTIPLY,
    Operation.DIVIDE,
)


def value(pair: Pair) -> Fraction:
    """The value of a pair of constants."""
    above, below = value_of(pair.above), value_of(pair.below)
    assert above is not None
    assert below
    assert below > 0
    return Fraction(above, below)


@given(first=FRACTIONS, second=FRACTIONS)
def test_constants_are_calculated_like_fractions(first: Fraction, second: Fraction) -> None:
    """All that is left is a constant, with its sign."""
    build = Builder()
    pair = constant(build, first), constant(build, second)
    found = {operation: computed(build, operation, *pair) for operation in (ADD, SUBTRACT, MULTIPLY)}
    expected = {ADD: first + second, SUBTRACT: first - second, MULTIPLY: first * second}
    assert expected == {operation: value(one) for operation, one in found.items()}
    for operation, one in found.items():
        assert one.sign is None or expected[operation] >= one.sign * Fraction(1, 1000)
    quotient = computed(build, DIVIDE, *pair)
    if second:
        assert (first / second, ()) == (value(quotient), quotient.needs)
    else:
        assert (build.never,) == quotient.needs
    for comparison in Comparison:
        holds = compared(build, comparison, *pair).of
        assert holds is compared(build, comparison, constant(build, first - second), constant(build, Fraction(0))).of


def column(build: Builder, name: str, *, sign: int | None = None, below: bool = False) -> Pair:
    """A column, whole or a pair."""
    under = build.make(Op.DENOMINATOR, of=name) if below else build.whole(1)
    return Pair(build.make(Op.NUMBER, of=name), under, (build.make(Op.PRESENT, of=name),), sign, 10)


@pytest.mark.parametrize(
    ("sign", "needs", "op"), [(1, 1, Op.NUMBER), (0, 2, Op.NUMBER), (None, 2, Op.ABSOLUTE)], ids=["above", "least", "?"]
)
def test_a_divisor_keeps_its_sign_above(sign: int | None, needs: int, op: Op) -> None:
    """What is known of it is not asked again."""
    build = Builder()
    found = computed(build, DIVIDE, constant(build, Fraction(1)), column(build, "a", sign=sign))
    assert (needs, op) == (len(found.needs), found.below.op)


def test_signs_are_passed_on() -> None:
    """As far as they are known."""
    build = Builder()
    above, least, open_ = (column(build, "a", sign=one) for one in (1, 0, None))
    signs = {
        ADD: [1, 0, None],
        SUBTRACT: [None, None, None],
        MULTIPLY: [0, 0, None],
        DIVIDE: [1, 1, None],
    }
    for operation, expected in signs.items():
        pairs = [(above, least), (least, least), (above, open_)]
        if operation is DIVIDE:
            pairs = [(above, above), (above, least), (open_, above)]
        assert expected == [computed(build, operation, *pair).sign for pair in pairs]
    for kind, expected in ((ExtremeKind.LEAST, [0, None]), (ExtremeKind.GREATEST, [1, 1])):
        assert expected == [extreme(build, kind, *pair).sign for pair in ((above, least), (above, open_))]
    assert extreme(build, ExtremeKind.GREATEST, open_, open_).sign is None


def test_denominators_are_multiplied_once_each() -> None:
    """Three numbers, two denominators."""
    build = Builder()
    first, second = column(build, "a", below=True), column(build, "b", below=True)
    found = computed(build, ADD, computed(build, ADD, first, second), constant(build, Fraction(1, 3)))
    assert {"a", "b"} == {str(one.of) for one in found.below.args[0].args}
    assert computed(build, ADD, first, first).below is first.below


def test_a_choice_keeps_a_common_denominator() -> None:
    """And chooses between denominators where there is none."""
    build = Builder()
    condition = build.make(Op.PRESENT, of="c")
    whole, half = constant(build, Fraction(1)), constant(build, Fraction(1, 2))
    assert 2 == value_of(chosen(build, condition, whole, half, needs=()).below)
    first, second = column(build, "a", below=True), column(build, "b", below=True, sign=1)
    assert Op.CHOOSE is chosen(build, condition, first, second, needs=()).below.op
    assert first.below is chosen(build, condition, first, first, needs=()).below
    assert (1, None) == (
        chosen(build, condition, whole, half, needs=()).sign,
        chosen(build, condition, first, second, needs=()).sign,
    )


def test_rounding_leaves_whole_steps() -> None:
    """Over the denominator of one step; what is above zero may become zero."""
    build = Builder()
    for sign, expected in ((1, 0), (None, None)):
        pair = column(build, "a", sign=sign)
        found = rounded(build, pair, unit=ONE, step=Fraction(1, 100), mode=Rounding.HALF_UP)
        assert (100, expected, pair.needs) == (value_of(found.below), found.sign, found.needs)


def test_needs_are_asked_once() -> None:
    """In the order they came; what always holds is not asked."""
    build = Builder()
    a, b = build.make(Op.PRESENT, of="a"), build.make(Op.PRESENT, of="b")
    assert (a, b) == union([a], [build.all([a, b]), build.always])


@given(first=FRACTIONS, second=FRACTIONS, comparison=st.sampled_from(Comparison))
def test_constants_are_compared_like_fractions(first: Fraction, second: Fraction, comparison: Comparison) -> None:
    """The right way round."""
    build = Builder()
    assert (
        ORDERED[comparison](first, second)
        is compared(build, comparison, *(constant(build, one) for one in (first, second))).of
    )


@pytest.mark.parametrize(("number", "sign", "bits"), [("0", 0, 1), ("5/3", 1, 5), ("-1/4", None, 4)])
def test_a_constant_knows_its_sign_and_its_size(number: str, sign: int | None, bits: int) -> None:
    """Zero is not below zero."""
    found = constant(Builder(), Fraction(number))
    assert (sign, bits) == (found.sign, found.bits)
    assert 0 == Pair(found.above, found.below).bits


def test_how_large_a_result_may_be() -> None:
    """As large as both, and a bit more where they are added."""
    build = Builder()
    a, b = column(build, "a", sign=1), column(build, "b", sign=1)
    sizes = {operation: computed(build, operation, a, b).bits for operation in Operation}
    assert {ADD: 21, SUBTRACT: 21, MULTIPLY: 20, DIVIDE: 20} == sizes
    assert 20 == extreme(build, ExtremeKind.LEAST, a, b).bits
    assert 10 + 1 + 7 == rounded(build, a, unit=ONE, step=Fraction(1, 100), mode=Rounding.HALF_UP).bits
    condition = build.make(Op.PRESENT, of="c")
    assert 11 == chosen(build, condition, evolve(a, bits=11), b, needs=()).bits


def test_the_forms_of_two_columns() -> None:
    """Each operand at its place."""
    build = Builder()
    a, b = column(build, "a"), column(build, "b")
    condition = build.make(Op.PRESENT, of="c")
    for kind, op in ((ExtremeKind.LEAST, Op.LEAST), (ExtremeKind.GREATEST, Op.GREATEST)):
        found = extreme(build, kind, a, b)
        assert (op, (a.above, b.above), a.below) == (found.above.op, found.above.args, found.below)
    choice = chosen(build, condition, a, b, needs=(condition,))
    assert (Op.CHOOSE, (condition, a.above, b.above)) == (choice.above.op, choice.above.args)
    assert (condition,) == choice.needs
    truth = compared(build, Comparison.LESS, a, b)
    assert (Op.WHERE, Op.COMPARE) == (truth.op, truth.args[0].op)
    assert (a.above, b.above) == truth.args[0].args
    assert build.all([*a.needs, *b.needs]) is truth.args[1]


def test_the_forms_of_a_divisor() -> None:
    """Its sign goes above, where it is not known."""
    build = Builder()
    a = column(build, "a", below=True)
    found = computed(build, DIVIDE, constant(build, Fraction(1)), a)
    assert (Op.SIGNED, (a.below, a.above)) == (found.above.op, found.above.args)
    assert (Op.ABSOLUTE, (a.above,)) == (found.below.op, found.below.args)
    known = computed(build, DIVIDE, constant(build, Fraction(1)), evolve(a, sign=1))
    assert (a.below, a.above) == (known.above, known.below)


def test_rounding_counts_steps_of_a_unit() -> None:
    """A hundredth of 万元 is a hundred yuan."""
    build = Builder()
    a = column(build, "a", below=True)
    found = rounded(build, a, unit=parse_unit("万元"), step=Fraction(1, 100), mode=Rounding.HALF_EVEN)
    (steps,) = [one for one in found.above.args if one.op is Op.ROUND]
    assert (100, 1) == (next(value_of(one) for one in found.above.args if one is not steps), value_of(found.below))
    assert (Rounding.HALF_EVEN, a.above) == (steps.of, steps.args[0])
    assert {a.below, build.whole(100)} == set(steps.args[1].args)


def test_unlike_denominators_are_crossed() -> None:
    """Each numerator with the denominators that are not its own."""
    build = Builder()
    a, b = column(build, "a", below=True), column(build, "b", below=True)
    first, second = compared(build, Comparison.LESS, a, b).args[0].args
    assert [{a.above, b.below}, {b.above, a.below}] == [set(first.args), set(second.args)]
