from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.io.own_units import read_own_unit, write_own_unit
from devreport.quantities import Unit

DIMENSIONS = st.dictionaries(st.sampled_from(("mass", "count:担", "money", "person")), st.integers(-2, 2), max_size=2)


@given(
    st.builds(
        Unit,
        st.just("担"),
        DIMENSIONS.map(lambda powers: tuple(powers.items())),
        st.fractions(min_value=Fraction(1, 100)),
    )
)
def test_own_units_come_back(unit):
    """Whatever they measure."""
    assert unit == read_own_unit(write_own_unit(unit))


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (Unit("驿站", (("count:驿站", 1),)), {"code": "驿站"}),
        (Unit("担", (("mass", 1),), 50), {"code": "担", "equals": "50公斤"}),
        (Unit("担", (("mass", 1),), 50), {"code": "担", "dimension": {"mass": 1}, "scale": 50}),
        (Unit("分地", (("area", 1),), Fraction(200, 3)), {"code": "分地", "dimension": {"area": 1}, "scale": "200/3"}),
    ],
)
def test_a_unit_is_defined_in_one_of_three_ways(expected, value):
    """As a counter, by what it equals, or by its dimension and scale."""
    assert expected == read_own_unit(value)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("", "担"),
        (".code", {"scale": "1"}),
        (".code", {"code": 5}),
        (".equals", {"code": "担", "equals": "50公公斤"}),
        (".dimension", {"code": "担", "dimension": "mass"}),
        (".dimension", {"code": "担", "dimension": {"mass": "1"}}),
        (".scale", {"code": "担", "scale": "1/0"}),
        (".scale", {"code": "担", "scale": "x"}),
        (".scale", {"code": "担", "scale": []}),
        (".scale", {"code": "担", "scale": "-1"}),
        (".kind", {"code": "担", "kind": "mass"}),
    ],
    ids=repr,
)
def test_what_is_no_unit(expected, value):
    """The part that is wrong is named."""
    with pytest.raises(InputError) as caught:
        read_own_unit(value)
    assert [expected] == [problem.where for problem in caught.value.problems]
