"""Guards that need not be said because what is missing makes things missing by itself."""

from __future__ import annotations

import pytest

from devreport.bulk.programs.strict import Strictness
from devreport.expressions import Aggregation, Comparison
from devreport.lowering import Builder, Fold, Form, Layout, Op
from devreport.quantities import Rounding

BUILD = Builder()
A, B = BUILD.make(Op.NUMBER, of="a"), BUILD.make(Op.NUMBER, of="b")
NO_A, NO_B = BUILD.make(Op.PRESENT, of="a"), BUILD.make(Op.PRESENT, of="b")
ZERO = BUILD.whole(0)
ABOVE = BUILD.compare(Comparison.GREATER, A, ZERO)
TRUTH = BUILD.make(Op.TRUTH_COLUMN, of="a")
FOLD = BUILD.make(
    Op.FOLD, of=Fold(Aggregation.SUM, "parts", Layout({}), BUILD.always, (A, BUILD.whole(1)), BUILD.always)
)
FOUND = BUILD.make(Op.FOUND, FOLD)
FIRST = BUILD.make(Op.FIRST, FOLD)

CASES = [
    ("a comparison of both", BUILD.compare(Comparison.LESS, A, B), BUILD.all([NO_A, NO_B]), []),
    ("one side", ABOVE, BUILD.all([NO_A, NO_B]), [NO_B]),
    ("another condition says it", BUILD.compare(Comparison.LESS, B, ZERO), BUILD.all([NO_A, ABOVE]), [ABOVE]),
    ("what is added, multiplied and negated", BUILD.compare(
        Comparison.LESS, BUILD.add(BUILD.multiply(A, B), BUILD.negate(A)), ZERO), BUILD.all([NO_A, NO_B]), []),
    ("the lesser of two is there without one", BUILD.compare(
        Comparison.LESS, BUILD.make(Op.LEAST, A, B), ZERO), BUILD.all([NO_A, NO_B]), [NO_A, NO_B]),
    ("a sign is looked at, not passed on", BUILD.compare(
        Comparison.LESS, BUILD.make(Op.SIGNED, A, B), ZERO), BUILD.all([NO_A, NO_B]), [NO_B]),
    ("one of two alternatives", BUILD.compare(
        Comparison.LESS, BUILD.make(Op.CHOOSE, ABOVE, A, ZERO), ZERO), BUILD.all([NO_A]), [NO_A]),
    ("both alternatives", BUILD.make(Op.CHOOSE, ABOVE, ABOVE, TRUTH), BUILD.all([NO_A]), []),
    ("a fold", BUILD.compare(Comparison.LESS, FIRST, ZERO), BUILD.all([FOUND]), []),
    ("a fold that is not asked", ABOVE, BUILD.all([FOUND]), [FOUND]),
    ("a rounded number", BUILD.compare(
        Comparison.LESS, BUILD.make(Op.ROUND, A, B, of=Rounding.FLOOR), ZERO), BUILD.all([NO_A, NO_B]), [NO_B]),
    ("a truth inside", BUILD.make(Op.WHERE, TRUTH, BUILD.make(Op.KNOWN, TRUTH)), BUILD.all([NO_A]), []),
]  # fmt: skip


@pytest.mark.parametrize(("truth", "condition", "needed"), [case[1:] for case in CASES], ids=[one[0] for one in CASES])
def test_a_guard_is_said_where_nothing_else_says_it(truth: Form, condition: Form, needed: list[Form]) -> None:
    """A guard is said where nothing else says it."""
    assert needed == list(Strictness().needed(truth, condition))


FAILING = [
    ("and", BUILD.make(Op.AND, ABOVE, BUILD.compare(Comparison.LESS, B, ZERO)), {"a", "b"}),
    ("or", BUILD.make(Op.OR, ABOVE, BUILD.compare(Comparison.LESS, A, B)), {"a"}),
    ("present", NO_A, {"a"}),
    ("where", BUILD.make(Op.WHERE, ABOVE, NO_B), {"a", "b"}),
    ("a fold", FOUND, set()),
    ("known to be true", BUILD.make(Op.IS_TRUE, TRUTH), {"a"}),
    ("known to be false", BUILD.make(Op.IS_FALSE, TRUTH), {"a"}),
    ("known", BUILD.make(Op.KNOWN, TRUTH), {"a"}),
    ("opposite", BUILD.make(Op.NOT, ABOVE), {"a"}),
    ("always", BUILD.always, set()),
]


@pytest.mark.parametrize(("truth", "columns"), [case[1:] for case in FAILING], ids=[one[0] for one in FAILING])
def test_a_truth_does_not_hold_without_its_columns(truth: Form, columns: set[str]) -> None:
    """A truth does not hold without its columns."""
    strict = Strictness()
    found = strict.failing_with(truth)
    assert found is strict.failing_with(truth)
    assert columns == {one for one in found if isinstance(one, str)}


def test_a_field_in_two_columns_needs_both() -> None:
    """A field in two columns needs both."""
    above, below = BUILD.make(Op.NUMERATOR, of="a"), BUILD.make(Op.DENOMINATOR, of="a")
    one = BUILD.compare(Comparison.LESS, above, ZERO)
    both = BUILD.compare(Comparison.LESS, above, below)
    assert [NO_A] == list(Strictness().needed(one, NO_A))
    assert [] == list(Strictness().needed(both, NO_A))
    assert [] == list(Strictness().needed(BUILD.compare(Comparison.LESS, B, ZERO), BUILD.all([NO_B, NO_B])))
