"""From one unit to another, exactly."""

from __future__ import annotations

from devreport.expressions import Field
from devreport.measures.measure import Amount, Measure
from devreport.quantities import Ratio, Undefined

__all__ = ["CONVERTED", "converted"]

CONVERTED = Measure(
    "converted",
    "换算",
    ("amount", "factor"),
    Field("amount") * Field("factor"),
    source="the unrounded amount times the factor between the units: 万吨 to 亿斤 0.2, 千公顷 to 万亩 1.5",
)


def converted(amount: Amount, factor: Amount) -> Ratio | Undefined:
    """An amount in another unit, by an exact factor; between known units ``Quantity.to`` does it by itself.

    A printed figure may differ from the converted printed one by a unit of the last place, as it was converted
    before it was rounded.

    Example:
        >>> from devreport.quantities import Quantity
        >>> str(converted(66384, "0.2").round(0)), str(Quantity("66384", "万吨").to("亿斤").round(0))
        ('13277', '13277')
    """
    return CONVERTED.of(amount=amount, factor=factor)
