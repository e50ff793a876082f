"""What a node may hold, and how large an expression may be."""

from __future__ import annotations

from datetime import date, datetime

from devreport.errors import Problem, RuleError
from devreport.expressions.vocabulary import Aggregation
from devreport.quantities import Quantity
from devreport.quantities.number import MAX_DIGITS

__all__ = ["DEEPEST", "LARGEST", "WIDEST", "Scalar", "check_size", "check_value", "constant", "decimals"]

#: What a literal, a field or a parameter may hold.
Scalar = Quantity | bool | str | date

#: How many nodes stand on one another at most, how many operands side by side, and how many nodes there are in all.
DEEPEST, WIDEST, LARGEST = 100, 500, 10_000


def check_size(depth: int, size: int, *, width: int) -> None:
    """Refuse an expression that could not be compared, printed or evaluated within bounds.

    Raises:
        RuleError: if it is too deep, too wide or too large.
    """
    if depth > DEEPEST or width > WIDEST or size > LARGEST:
        raise _refused(
            f"an expression {depth} deep, {width} wide and of {size} nodes",
            f"at most {DEEPEST} deep, {WIDEST} wide and {LARGEST} nodes",
            "many like things are child rows, with an aggregate over them",
            code="too_large",
        )


def constant(value: Scalar) -> Scalar:
    """A figure, a truth value, a word or a date that can be written down."""
    match value:
        case Quantity() if max(value.value.adjusted(), 0) + value.places >= MAX_DIGITS:
            raise _refused(f"a constant with {value.places} decimals", f"at most {MAX_DIGITS} digits in all")
        case datetime():
            raise _refused("a constant with a time of day", "a date")
        case Quantity() | bool() | str() | date():
            return value
        case _:
            raise _refused(type(value).__name__, "a Quantity, a truth value, a word or a date")


def decimals(places: int) -> int:
    """A number of decimals that is not without bound."""
    if not -MAX_DIGITS <= places <= MAX_DIGITS:
        raise _refused("places out of bounds", f"{-MAX_DIGITS} to {MAX_DIGITS}")
    return places


def check_value(aggregation: Aggregation, value: object) -> None:
    """Refuse a count of values, and every other aggregate without a value."""
    if (value is None) is not (aggregation is Aggregation.COUNT):
        raise _refused(
            f"{aggregation.value} {'without' if value is None else 'with'} a value",
            "a value for every aggregate but a count",
            "what is counted is said by `where`",
        )


def _refused(found: str, expected: str, hint: str = "", *, code: str = "node") -> RuleError:
    return RuleError.of(Problem("", found, expected, hint, code))
