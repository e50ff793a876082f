"""Compiled formulas say what the interpreter says, or nothing."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from devreport.expressions import Absent, Case, Coalesce, Field, Guarded, Literal, Opaque, evaluate, row
from devreport.measures import MEASURES, Measure
from devreport.measures.formula import PATIENCE, Formula, sides
from devreport.quantities import Quantity, Ratio

PLAIN = [measure for measure in MEASURES.values() if not measure.relations]
A, B = Field("a"), Field("b")
ONE, LONG = Fraction(1), 2**300


def ready(measure):
    """The measure, whose formula is compiled without further ado."""
    impatient = evolve(measure)
    impatient.formula.patience = 0
    return impatient


def pair(formula, a):
    """What the compiled formula gives with 2 as the other input."""
    return Formula(formula, patience=0).pair({"a": Fraction(a), "b": Fraction(2)})


@pytest.mark.parametrize("measure", [ready(one) for one in PLAIN], ids=[measure.name for measure in PLAIN])
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_both_ways_give_the_same(measure, data):
    """Number, unit, pair and reason, for every measure and any inputs, zeros among them."""
    numbers = st.one_of(st.integers(-3, 3), st.fractions(-9, 9, max_denominator=9))
    points = {"setback": "个百分点"}
    inputs = {name: Ratio(data.draw(numbers), 1, points.get(name, "1")) for name in measure.inputs}
    found, meant = measure.of(**inputs), measure.of_row(measure.subject(inputs))
    assert (meant, getattr(meant, "unit", None)) == (found, getattr(found, "unit", None))
    assert str(meant) == str(found)


LEAVES = st.one_of(st.sampled_from([A, B]), st.integers(-3, 3).map(lambda n: Literal(Quantity(n))))
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a - b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a, b: a / b, inner, inner),
        st.builds(abs, inner),
        st.builds(lambda a, b: Guarded(a, ((b <= 0, "low"),)), inner, inner),
        st.builds(lambda a, b, c: Case([(a > b, b)], c), inner, inner, inner),
        st.builds(lambda a, b: Coalesce((a, b)), inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(FORMULAS, st.fractions(-4, 4, max_denominator=6))
def test_any_formula_gives_what_it_means(formula, a):
    """As a pair, or nothing where the interpreter finds no value."""
    found, meant = pair(formula, a), evaluate(formula, row({"a": Ratio(Fraction(a)), "b": Quantity(2)}))
    assert (None if isinstance(meant, Absent) else meant) == (found and found[0] / found[1])


@pytest.mark.parametrize("formula", [Opaque("power", (A, B)), A.is_missing(), sum((A for _ in range(60)), start=B)])
def test_what_does_not_lower_to_numbers_is_left_to_the_interpreter(formula):
    """Roots, formulas that are too deep; and what is no number at all."""
    assert pair(formula, 3) is None


@pytest.mark.parametrize(
    ("formula", "a", "expected"),
    [
        (A / B, 3, (3, 2)),
        (A / -B, 3, (3, -2)),
        (A + 1, 3, (4, 1)),
        (A / (B - 2), 3, None),
        (1 / (B - 2) + A, 3, None),
        (Guarded(A, ((A > B, "more"),)), 3, None),
        (Guarded(A, ((A > B, "more"),)), 1, (1, 1)),
        (Guarded(A / (A + B), (((A > 0) & (B <= 2), "both"),)), 3, None),
        (Guarded(A / (A + B), (((A > 9) & (B <= 2), "both"),)), 4, (4, 6)),
        (A / B, LONG, None),
        (A / B, Fraction(1, LONG), None),
    ],
)
def test_a_formula_gives_a_pair_or_nothing(formula, a, expected):
    """Nothing where the interpreter has more to say; a quotient is not reduced."""
    assert expected == pair(formula, a)


@pytest.mark.parametrize(
    ("first", "second", "written"),
    [
        (Quantity("50", "%"), Quantity("25", "%"), "50/25"),
        (Quantity("3", "亿元"), Quantity("2", "亿元"), "3/2"),
        (Quantity("3", "亿元"), Quantity("2", "万元"), "300000000/20000"),
        (Quantity("3", "亿元"), Quantity("1", "亿元"), "3"),
    ],
)
def test_a_pair_is_the_same_however_it_is_computed(first, second, written):
    """In the unit of both inputs where they have one; else in base units."""
    share = Measure("share", "", ("a", "b"), A / B, source="")
    assert [written] * (PATIENCE + 2) == [str(share.of(a=first, b=second)) for _ in range(PATIENCE + 2)]


def test_a_quotient_has_two_sides():
    """Behind its guards; nothing else has."""
    assert (A, B) == sides(A / B) == sides(Guarded(A / B, ((B <= 0, "low"),)))
    assert sides(A + B) is None


def test_a_formula_that_is_used_often_is_compiled():
    """The interpreter is asked until then, with the same result."""
    share = Measure("share", "", ("a", "b"), A / B, source="")
    assert ["3/2"] * (PATIENCE + 2) == [str(share.of(a=3, b=2)) for _ in range(PATIENCE + 2)]
    assert (0, (3, 2)) == (
        share.formula.patience,
        share.formula.pair({"a": Fraction(3), "b": Fraction(2)}),
    )


def test_numbers_of_great_length_are_left_to_the_interpreter():
    """With the same result."""
    share = ready(Measure("share", "", ("a", "b"), A / B, source=""))
    assert Ratio(2**299) == share.of(a=Ratio(2**300), b=Ratio(2))
