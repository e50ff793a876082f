"""Building forms."""

from __future__ import annotations

from itertools import product

import pytest

from devreport.expressions import Comparison
from devreport.lowering import Builder, Form, Op
from devreport.lowering.builder import FLIPPED, OPPOSITE, terms, value_of

LESS, AT_LEAST, EQUAL, UNEQUAL = Comparison.LESS, Comparison.AT_LEAST, Comparison.EQUAL, Comparison.UNEQUAL


@pytest.fixture
def build() -> Builder:
    """A builder that has made nothing yet."""
    return Builder()


def number(build: Builder, name: str = "a") -> Form:
    """A column."""
    return build.make(Op.NUMBER, of=name)


def truth(build: Builder, name: str = "t") -> Form:
    """A truth that may be unknown."""
    return build.where(build.make(Op.TRUTH_COLUMN, of=name), build.make(Op.PRESENT, of=name))


def test_constants_are_folded(build: Builder) -> None:
    """Nothing is left to compute."""
    two, three = build.whole(2), build.whole(3)
    assert [5, -1, 6, -2] == [
        value_of(one)
        for one in (build.add(two, three), build.subtract(two, three), build.multiply(two, three), build.negate(two))
    ]
    assert build.compare(LESS, two, three) is build.always
    assert build.compare(AT_LEAST, two, three) is build.never


def test_what_changes_nothing_is_left_out(build: Builder) -> None:
    """Zero added, one multiplied, a sign turned twice."""
    a, zero, one = number(build), build.whole(0), build.whole(1)
    assert {a} == {
        build.add(a, zero),
        build.add(zero, a),
        build.subtract(a, zero),
        build.multiply(a, one),
        build.negate(build.negate(a)),
        build.choose(truth(build), a, a),
        build.choose(build.always, a, zero),
        build.choose(build.never, zero, a),
    }
    assert zero is build.multiply(a, zero)
    assert Op.NEGATE is build.subtract(zero, a).op


def test_constant_factors_stand_last_and_are_shared(build: Builder) -> None:
    """Six times and four times become three times and twice."""
    a, b = number(build), number(build, "b")
    six = build.multiply(build.multiply(build.whole(2), a), build.whole(3))
    assert (a, 6) == (six.args[0], value_of(six.args[1]))
    left, right = build.reduced(six, build.multiply(b, build.whole(4)))
    assert (3, 2) == (value_of(left.args[1]), value_of(right.args[1]))
    assert (a, b) == build.reduced(a, b)
    assert Op.ADD is build.add(a, b).op
    assert Op.SUBTRACT is build.subtract(a, b).op


def test_a_constant_is_compared_on_the_right(build: Builder) -> None:
    """So that the same comparison is the same form."""
    a, one = number(build), build.whole(1)
    assert build.compare(LESS, a, one) is build.compare(FLIPPED[LESS], one, a)


@pytest.mark.parametrize("comparison", list(Comparison))
def test_flipped_and_opposite_comparisons_mean_what_they_say(comparison: Comparison, build: Builder) -> None:
    """On every pair of small numbers."""
    for left, right in product((0, 1, 2), repeat=2):
        first, second = build.whole(left), build.whole(right)
        holds = build.compare(comparison, first, second).of
        assert holds is build.compare(FLIPPED[comparison], second, first).of
        assert holds is not build.compare(OPPOSITE[comparison], first, second).of


def test_conditions_hold_one_after_another(build: Builder) -> None:
    """Each once; a false one makes all of them false."""
    one, two = build.make(Op.PRESENT, of="a"), build.make(Op.PRESENT, of="b")
    both = build.all([one, two, one, build.always])
    assert (one, two) == terms(both)
    assert () == terms(build.always)
    assert build.never is build.all([one, build.never, two])
    assert one is build.all([one])


def test_conditions_of_one_comparison_are_one(build: Builder) -> None:
    """Not zero and not below zero is above zero; what is not stricter stays."""
    a, zero = number(build), build.whole(0)
    unequal, least = build.compare(UNEQUAL, a, zero), build.compare(AT_LEAST, a, zero)
    assert build.compare(Comparison.GREATER, a, zero) is build.all([unequal, least])
    assert (least, build.compare(LESS, a, zero)) == terms(build.all([least, build.compare(LESS, a, zero)]))


def test_any_number_of_conditions_can_be_taken_apart(build: Builder) -> None:
    """Without Python's stack."""
    many = [build.make(Op.PRESENT, of=f"a{n}") for n in range(3000)]
    assert tuple(many) == terms(build.all(many))


def test_operands_that_decide_nothing_are_left_out(build: Builder) -> None:
    """True in an and, false in an or; one that decides is all there is."""
    t = truth(build)
    assert t is build.joined(Op.AND, [t, build.always])
    assert t is build.any([t, build.never])
    assert build.never is build.joined(Op.AND, [t, build.never])
    assert build.always is build.any([t, build.always])
    assert (build.always, build.never) == (build.joined(Op.AND, []), build.any([]))
    unknown = build.truth(None)
    assert (t, unknown) == build.any([t, unknown]).args


def test_what_is_certain_guards_what_is_not(build: Builder) -> None:
    """Asked first, it need not be asked again inside."""
    present = build.make(Op.PRESENT, of="t")
    t = truth(build)
    found = build.joined(Op.AND, [t, present])
    assert (present, t.args[0]) == found.args
    assert (build.opposite(present), t.args[0]) == build.any([t, build.opposite(present)]).args


def test_opposites(build: Builder) -> None:
    """A comparison is turned round; an opposite twice is none."""
    a, t = number(build), truth(build)
    less = build.compare(LESS, a, build.whole(1))
    assert AT_LEAST is build.opposite(less).of
    assert [build.never, build.always, build.truth(None)] == [
        build.opposite(one) for one in (build.always, build.never, build.truth(None))
    ]
    assert t is build.opposite(build.opposite(t))
    assert Op.WHERE is build.opposite(t).op


def test_where(build: Builder) -> None:
    """Everywhere, nowhere, or where a condition holds."""
    t, p = build.make(Op.TRUTH_COLUMN, of="t"), build.make(Op.PRESENT, of="t")
    assert t is build.where(t, build.always)
    assert build.truth(None) is build.where(t, build.never)
    assert Op.WHERE is build.where(t, p).op


def test_whether_a_truth_is_known(build: Builder) -> None:
    """A total one is; one inside a where is where that holds; any other is asked."""
    t = truth(build)
    column, present = t.args
    assert [build.always, column, build.opposite(column)] == [
        build.is_known(column),
        build.is_true(column),
        build.is_false(column),
    ]
    assert present is build.is_known(t)
    assert (present, column) == terms(build.is_true(t))
    assert (present, build.opposite(column)) == terms(build.is_false(t))
    open_ = build.any([t, truth(build, "u")])
    assert [Op.KNOWN, Op.IS_TRUE, Op.IS_FALSE] == [
        one.op for one in (build.is_known(open_), build.is_true(open_), build.is_false(open_))
    ]
    assert [build.never] * 3 == [ask(build.truth(None)) for ask in (build.is_known, build.is_true, build.is_false)]


def test_a_choice_is_certain_where_both_ways_are(build: Builder) -> None:
    """And uncertain where one is not."""
    column, t = build.make(Op.TRUTH_COLUMN, of="t"), truth(build, "u")
    condition = build.make(Op.PRESENT, of="v")
    assert build.choose(condition, column, build.opposite(column)).total
    assert not build.choose(condition, column, t).total
    assert EQUAL is OPPOSITE[UNEQUAL]
