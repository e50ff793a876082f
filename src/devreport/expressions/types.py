"""Types: what kind of value an expression gives."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from devreport.expressions.nodes import Scalar
from devreport.quantities import ONE, POINTS, RATIO, Dimension, Quantity, Unit

__all__ = ["BOOLEAN", "DATE", "DAYS", "WORD", "ZERO", "Kind", "Type", "number_type", "scalar_type"]


class Kind(Enum):
    """The kinds of value."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    WORD = "word"
    DATE = "date"


@frozen
class Type:
    """The type of a value.

    Attributes:
        kind: number, boolean, word or date.
        dimension: what a number measures; two numbers are compared or added only if they measure the same. Zero is
            zero of everything and has none.
    """

    kind: Kind
    dimension: Dimension | None = RATIO

    def __str__(self) -> str:
        """In words, for messages."""
        if self.kind is not Kind.NUMBER or self.dimension is None:
            return f"a {self.kind.value}"
        if self.dimension == POINTS:
            return "a number of percentage points"
        measured = "·".join(f"{name}^{power}" if power != 1 else name for name, power in self.dimension)
        return f"a number of {measured}" if measured else "a ratio"


BOOLEAN = Type(Kind.BOOLEAN)
WORD = Type(Kind.WORD)
DATE = Type(Kind.DATE)
ZERO = Type(Kind.NUMBER, None)
DAYS = Type(Kind.NUMBER, (("day", 1),))


def number_type(unit: Unit) -> Type:
    """The type of a number in ``unit``."""
    return Type(Kind.NUMBER, unit.dimension)


def scalar_type(value: Scalar) -> Type:
    """The type of a constant; a zero without a unit is zero of everything."""
    match value:
        case Quantity():
            return ZERO if value.value == 0 and value.unit == ONE else number_type(value.unit)
        case bool():
            return BOOLEAN
        case date():
            return DATE
        case _:
            return WORD
