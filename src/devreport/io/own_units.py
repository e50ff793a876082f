"""How a plan's own units are written in files."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from devreport.io.values import (
    Context,
    Plain,
    at,
    object_of,
    read_decimal,
    read_integer,
    read_quantity,
    read_string,
    wrong,
)
from devreport.quantities import Unit, exact
from devreport.quantities.dimension import Dimension, counter

__all__ = ["read_own_unit", "write_own_unit"]


def read_own_unit(value: object) -> Unit:
    """A unit of the plan's own: a counter, a multiple of a known unit (``equals``), or a dimension and a scale."""
    fields = object_of(value, ("code", "equals", "dimension", "scale"), required=("code",))
    with at(".code"):
        code = read_string(fields["code"])
    if "equals" in fields:
        with at(".equals"):
            equal = read_quantity(fields["equals"], Context())
        return Unit(code, equal.unit.dimension, equal.base)
    with at(".dimension"):
        dimension = _read_dimension(fields.get("dimension", dict(counter(code))))
    with at(".scale"):
        return Unit(code, dimension, _read_scale(fields.get("scale", "1")))


def write_own_unit(unit: Unit) -> Plain:
    """The code; dimension and scale unless it is a counter of its own."""
    if unit == Unit(unit.code, counter(unit.code)):
        return {"code": unit.code}
    return {"code": unit.code, "dimension": dict(unit.dimension), "scale": str(unit.scale)}


def _read_dimension(value: object) -> Dimension:
    return tuple((name, read_integer(power)) for name, power in object_of(value, None).items())


def _read_scale(value: object) -> Fraction:
    """A number, or two whole numbers with a solidus between."""
    if not isinstance(value, str):
        return Fraction(read_decimal(value))
    above, solidus, below = value.partition("/")
    divisor = exact(below) if solidus else Decimal(1)
    return Fraction(exact(above)) / Fraction(divisor) if divisor else wrong(value, "a scale above zero")
