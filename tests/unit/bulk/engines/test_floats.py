import math

import pytest

from devreport.bulk.engines.floats import AT_MOST, units_of


@pytest.mark.parametrize(
    ("expected", "value", "places"),
    [
        (3, 0.1 + 0.2, 1),
        (-5, -0.05, 2),
        (0, -0.0, 4),
        (None, 0.125, 2),
        (None, math.nan, 2),
        (None, math.inf, 0),
        (None, -math.inf, 0),
        (AT_MOST - 1, float(AT_MOST - 1), 0),
        (None, float(AT_MOST), 0),
    ],
)
def test_a_float_is_what_it_was_made_from(expected, value, places):
    """Where that is a whole number of units that floats can tell apart."""
    assert expected == units_of(value, places=places)
