"""Conversion by an exact factor."""

from decimal import Decimal

from devreport.measures import converted
from devreport.quantities import Quantity


def test_conversion_by_a_factor_is_conversion_by_units():
    """千公顷 to 万亩 is 1.5."""
    area = Quantity("112220", "千公顷")
    assert Decimal(168330) == converted(112220, "1.5").round(0) == area.to("万亩").round(0)
