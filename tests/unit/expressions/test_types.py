"""Types, and what a subject offers."""

from datetime import date

import pytest

from devreport.expressions import BOOLEAN, DATE, DAYS, WORD, ZERO, number_type, scalar_type
from devreport.quantities import Quantity, parse_unit


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    [
        (Quantity("0"), ZERO, "a number"),
        (Quantity("0.00"), ZERO, "a number"),
        (Quantity("0", "%"), number_type(parse_unit("%")), "a ratio"),
        (Quantity("5"), number_type(parse_unit("%")), "a ratio"),
        (Quantity("5", "个百分点"), number_type(parse_unit("个百分点")), "a number of percentage points"),
        (Quantity("5", "万元"), number_type(parse_unit("亿元")), "a number of money"),
        (Quantity("5", "元/人"), number_type(parse_unit("元/人")), "a number of count:人^-1·money"),
        (Quantity("5", "天"), DAYS, "a number of day"),
        (True, BOOLEAN, "a boolean"),
        ("在建", WORD, "a word"),
        (date(2024, 6, 30), DATE, "a date"),
    ],
)
def test_a_constant_has_a_type(value, expected, words):
    """Units of one kind have one type; zero without a unit is zero of everything."""
    assert expected == scalar_type(value)
    assert words == str(scalar_type(value))
