"""Ranges hold every value that a form can have."""

from __future__ import annotations

import operator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.expressions import Aggregation, Comparison
from devreport.lowering import Builder, Fold, Form, Layout, Op
from devreport.lowering.ranges import DAYS, MOST, Range, Ranges, day_number, fold_of
from devreport.quantities import Rounding
from devreport.quantities.rounding import rounded_quotient

BUILD = Builder()
A, B, C = (BUILD.make(Op.NUMBER, of=name) for name in "abc")
POSITIVE = BUILD.make(Op.DENOMINATOR, of="d")
HELD = {"a": Range(-7, 5), "b": Range(2, 9), "c": Range(-3, -1), "d": Range(1, 6), "day": Range(10, 20)}


def ranges() -> Ranges:
    """Of the columns above; a fold gives from 0 to 12 thirds."""
    return Ranges(lambda _, name: HELD[name], lambda _: (Range(0, 12), Range(3, 3)))


_COMPUTED = {
    Op.ADD: operator.add,
    Op.SUBTRACT: operator.sub,
    Op.MULTIPLY: operator.mul,
    Op.NEGATE: operator.neg,
    Op.ABSOLUTE: abs,
    Op.SIGNED: lambda one, sign: one if sign >= 0 else -one,
    Op.LEAST: min,
    Op.GREATEST: max,
}


def value(form: Form, held: dict[str, int]) -> int:
    """What an integer is, computed by Python."""
    if form.op is Op.WHOLE:
        return int(form.of)
    if form.op in {Op.NUMBER, Op.DENOMINATOR}:
        return held[str(form.of)]
    if form.op is Op.CHOOSE:
        condition, *either = form.args
        return value(either[value(condition.args[0], held) <= 0], held)
    parts = [value(one, held) for one in form.args]
    return rounded_quotient(*parts, mode=form.of) if form.op is Op.ROUND else _COMPUTED[form.op](*parts)


def joined(inner: st.SearchStrategy[Form]) -> st.SearchStrategy[Form]:
    """Forms made of two others."""
    pairs = st.tuples(inner, inner)
    operations = st.sampled_from([Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.SIGNED, Op.LEAST, Op.GREATEST])
    above = BUILD.compare(Comparison.GREATER, A, BUILD.whole(0))
    return st.one_of(
        st.builds(lambda op, pair: BUILD.make(op, *pair), operations, pairs),
        st.builds(BUILD.make, st.sampled_from([Op.NEGATE, Op.ABSOLUTE]), inner),
        st.builds(lambda one, mode: BUILD.make(Op.ROUND, one, POSITIVE, of=mode), inner, st.sampled_from(Rounding)),
        st.builds(lambda pair: BUILD.make(Op.CHOOSE, above, *pair), pairs),
    )


LEAVES = st.one_of(st.sampled_from([A, B, C, POSITIVE]), st.integers(-9, 9).map(BUILD.whole))


@given(form=st.recursive(LEAVES, joined, max_leaves=8), data=st.data())
def test_no_value_is_outside_its_range(form: Form, data: st.DataObject) -> None:
    """No value is outside its range."""
    held = {name: data.draw(st.integers(one.least, one.most)) for name, one in HELD.items()}
    known = ranges()
    found = known.of(form)
    assert found.least <= value(form, held) <= found.most
    assert known.is_number(form)
    assert found.within(known.needed(form).or_(found))


def test_rounding_needs_more_than_its_result() -> None:
    """Rounding needs more than its result."""
    form = BUILD.make(Op.ROUND, A, POSITIVE, of=Rounding.HALF_UP)
    assert ranges().of(form) == Range(-8, 6)
    assert ranges().needed(form) == Range(-26, 26)


def test_days_are_counted_from_1970() -> None:
    """Days are counted from 1970."""
    first = BUILD.make(Op.DAY, of=date(1970, 1, 11))
    column = BUILD.make(Op.DAY_COLUMN, of="day")
    assert ranges().of(BUILD.make(Op.DAYS, first, column)) == Range(0, 10)
    assert day_number(date.min) == DAYS.least
    assert day_number(date.max) == DAYS.most


def test_a_fold_has_a_numerator_and_a_denominator() -> None:
    """A fold has a numerator and a denominator."""
    fold = Fold(Aggregation.SUM, "parts", Layout({}), BUILD.always, (A, BUILD.whole(3)), BUILD.always)
    form = BUILD.make(Op.FOLD, of=fold)
    assert fold_of(form) is fold
    assert ranges().of(BUILD.make(Op.FIRST, form)) == Range(0, 12)
    assert ranges().of(BUILD.make(Op.SECOND, form)) == Range(3, 3)


def test_truths_and_words_are_no_numbers() -> None:
    """Truths and words are no numbers."""
    word = BUILD.make(Op.WORD, of="x")
    assert not ranges().is_number(word)
    assert not ranges().is_number(BUILD.make(Op.CHOOSE, BUILD.make(Op.PRESENT, of="a"), word, word))


@pytest.mark.parametrize(("count", "size"), [(1, 9), (38, MOST)])
def test_digits_are_a_range(count: int, size: int) -> None:
    """Digits are a range."""
    found = Range.digits(count)
    assert found == Range(-size, size)
    assert found.size == size
    assert found.length == count
