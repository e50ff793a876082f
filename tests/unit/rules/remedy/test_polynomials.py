"""Quotients of polynomials."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.rules.remedy.polynomials import (
    Form,
    Intractable,
    Polynomial,
    X,
    at,
    minus,
    number,
    over,
    plus,
    roots,
    times,
)

NUMBERS = st.fractions(-20, 20, max_denominator=12)
FORMS: st.SearchStrategy[Form] = st.recursive(
    NUMBERS.map(number) | st.just(X),
    lambda inner: st.tuples(st.sampled_from((plus, minus, times)), inner, inner).map(
        lambda one: one[0](one[1], one[2])
    ),
    max_leaves=4,
)


def value(form: Form, place: Fraction) -> Fraction:
    """The value of a form at a place."""
    return at(form[0], place) / at(form[1], place)


@given(FORMS, FORMS, NUMBERS)
def test_forms_are_calculated_with_like_their_values(one: Form, other: Form, place: Fraction) -> None:
    """At every place where they have one."""
    first, second = value(one, place), value(other, place)
    assert [first + second, first - second, first * second] == [
        value(act(one, other), place) for act in (plus, minus, times)
    ]
    if second:
        assert first / second == value(over(one, other), place)
        assert first / second + first == value(plus(over(one, other), one), place)


@pytest.mark.parametrize(
    ("expected", "polynomial"),
    [
        ([], (Fraction(0),)),
        ([Fraction(-1, 2)], (Fraction(1), Fraction(2))),
        ([Fraction(-2), Fraction(3)], (Fraction(-6), Fraction(-1), Fraction(1))),
        ([], (Fraction(1), Fraction(0), Fraction(1))),
    ],
)
def test_roots_are_exact(expected: list[Fraction], polynomial: Polynomial) -> None:
    """Those of a constant are none, even of zero."""
    assert expected == roots(polynomial)


@pytest.mark.parametrize("polynomial", [(-2, 0, 1), (0, 0, 0, 1)])
def test_what_has_no_exact_root_is_refused(polynomial: tuple[int, ...]) -> None:
    """The root of two, and whatever is of a high degree."""
    with pytest.raises(Intractable):
        roots(tuple(map(Fraction, polynomial)))
