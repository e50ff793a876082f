"""The straight path says what the interpreter says, or nothing."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devreport.expressions import Field, Guarded, Opaque
from devreport.measures import MEASURES, Measure
from devreport.measures.straight import straight
from devreport.quantities import Ratio

PLAIN = [measure for measure in MEASURES.values() if not measure.relations]
A, B = Field("a"), Field("b")


@pytest.mark.parametrize("measure", PLAIN, ids=[measure.name for measure in PLAIN])
@settings(max_examples=20)
@given(st.data())
def test_both_ways_give_the_same(measure, data):
    """Number, unit and reason, for every measure and any inputs, zeros among them."""
    numbers = st.one_of(st.integers(-3, 3), st.fractions(-9, 9, max_denominator=9))
    points = {"setback": "个百分点"}
    inputs = {name: Ratio(data.draw(numbers), 1, points.get(name, "1")) for name in measure.inputs}
    found, meant = measure.of(**inputs), measure.of_row(measure.subject(inputs))
    assert (meant, getattr(meant, "unit", None)) == (found, getattr(found, "unit", None))
    assert str(meant) == str(found)


@pytest.mark.parametrize(
    "formula",
    [Opaque("power", (A, B)), -A, Guarded(A, ((A.is_missing(), "gone"),)), sum((A for _ in range(40)), start=A + B)],
)
def test_what_is_not_plain_has_no_path(formula):
    """Roots, other nodes, other conditions, long formulas."""
    assert straight(formula) is None


@pytest.mark.parametrize(
    ("formula", "a", "expected"),
    [
        (A / B, 3, (3, 2)),
        (A + 1, 3, (4, 1)),
        (A / (B - 2), 3, None),
        (1 / (B - 2) + A, 3, None),
        (Guarded(A, ((A > B, "more"),)), 3, None),
        (Guarded(A, ((A > B, "more"),)), 1, (1, 1)),
        (Guarded(A, (((A > 0) & (B <= 2), "both"),)), 3, None),
        (A / B, 2**300, None),
        (A / B, Fraction(1, 2**300), None),
    ],
)
def test_a_path_gives_a_pair_or_nothing(formula, a, expected):
    """Nothing where the interpreter has more to say."""
    assert expected == straight(formula)({"a": Fraction(a), "b": Fraction(2)})


def test_numbers_of_great_length_are_left_to_the_interpreter():
    """With the same result."""
    share = Measure("share", "", ("a", "b"), A / B, source="")
    assert Ratio(2**299) == share.of(a=Ratio(2**300), b=Ratio(2))
