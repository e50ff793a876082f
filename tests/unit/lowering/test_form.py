"""Lowered forms."""

from devreport.lowering import Builder, Form, Op
from devreport.lowering.form import CONDITIONS


def test_forms_are_told_apart_by_identity() -> None:
    """Two that look alike are two; a builder hands out one."""
    assert Form(Op.WHOLE, of=1) != Form(Op.WHOLE, of=1)
    build = Builder()
    assert build.whole(1) is build.whole(1)


def test_a_constant_truth_is_not_the_number_one() -> None:
    """True and 1 are equal to Python only."""
    build = Builder()
    assert build.make(Op.TRUTH, of=True) is not build.make(Op.TRUTH, of=1)


def test_conditions_are_never_unknown() -> None:
    """All of them are total when they are made."""
    build = Builder()
    truth = build.make(Op.TRUTH_COLUMN, of="a")
    assert all(build.make(op, truth).total for op in CONDITIONS)
    assert not build.where(truth, build.make(Op.PRESENT, of="a")).total
