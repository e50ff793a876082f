from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.expressions import Comparison
from devreport.lowering import Builder, Form, Op
from devreport.lowering.unrounding import compared_unrounded
from devreport.quantities import Rounding
from devreport.quantities.rounding import rounded_quotient

_ORDERED: Mapping[Comparison, Callable[[int, int], bool]] = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.GREATER: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}
_PYTHON = {**_ORDERED, Comparison.EQUAL: operator.eq, Comparison.UNEQUAL: operator.ne}


def _steps(build: Builder, mode: Rounding) -> Form:
    return build.make(Op.ROUND, build.make(Op.NUMBER, of="above"), build.make(Op.DENOMINATOR, of="below"), of=mode)


def _value(form: Form, row: Mapping[str, int]) -> int:
    if form.op is Op.WHOLE:
        return int(str(form.of))
    if form.op is Op.MULTIPLY:
        return _value(form.args[0], row) * _value(form.args[1], row)
    return row[str(form.of)]


def _holds(form: Form, row: Mapping[str, int]) -> bool:
    assert form.op is Op.COMPARE
    left, right = form.args
    assert isinstance(form.of, Comparison)
    return _PYTHON[form.of](_value(left, row), _value(right, row))


@pytest.mark.parametrize("mode", Rounding)
@pytest.mark.parametrize("comparison", _ORDERED)
def test_a_comparison_asks_of_the_number_what_it_asks_of_the_rounded_one(
    comparison: Comparison, mode: Rounding
) -> None:
    """In every direction and mode, also with a factor below zero."""
    build = Builder()
    steps = _steps(build, mode)
    for times, bound in product((-3, -1, 1, 2), range(-5, 6)):
        found = compared_unrounded(build, comparison, build.multiply(steps, build.whole(times)), build.whole(bound))
        assert found is not None
        for above, below in product(range(-13, 14), (1, 2, 3, 4)):
            wanted = _ORDERED[comparison](times * rounded_quotient(above, below, mode=mode), bound)
            assert _holds(found, {"above": above, "below": below}) is wanted


@given(
    st.sampled_from(Rounding),
    st.sampled_from(sorted(_ORDERED, key=str)),
    st.integers(),
    st.integers(min_value=1),
    st.integers(),
)
def test_it_does_so_however_large_the_numbers_are(
    mode: Rounding, comparison: Comparison, above: int, below: int, bound: int
) -> None:
    """No number is too large, and the constant may stand on the left."""
    build = Builder()
    found = compared_unrounded(build, comparison, build.whole(bound), _steps(build, mode))
    assert found is not None
    wanted = _ORDERED[comparison](bound, rounded_quotient(above, below, mode=mode))
    assert _holds(found, {"above": above, "below": below}) is wanted


@pytest.mark.parametrize("comparison", [Comparison.EQUAL, Comparison.UNEQUAL])
def test_whether_it_is_one_number_is_asked_of_the_rounded_one(comparison: Comparison) -> None:
    """One number that is rounded to is a range of numbers, with two ends."""
    build = Builder()
    assert compared_unrounded(build, comparison, _steps(build, Rounding.FLOOR), build.whole(3)) is None


def test_what_is_not_rounded_or_no_constant_is_left_alone() -> None:
    """There is nothing to leave out."""
    build = Builder()
    number = build.make(Op.NUMBER, of="above")
    assert compared_unrounded(build, Comparison.LESS, number, build.whole(3)) is None
    assert compared_unrounded(build, Comparison.LESS, _steps(build, Rounding.FLOOR), number) is None
    assert compared_unrounded(build, Comparison.LESS, build.whole(2), build.whole(3)) is None
