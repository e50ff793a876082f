"""What a node may hold, and how large an expression may be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from attrs import Attribute

from devreport.errors import Problem, RuleError
from devreport.expressions.vocabulary import Aggregation
from devreport.quantities import Quantity
from devreport.quantities.number import MAX_DIGITS

__all__ = ["DEEPEST", "LARGEST", "WIDEST", "constant", "few", "needed", "small", "some"]

#: How many nodes stand on one another at most, how many operands side by side, and how many nodes there are in all.
DEEPEST, WIDEST, LARGEST = 100, 500, 10_000


def small(depth: int, size: int, *, width: int) -> None:
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


def constant(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no constant, or one that cannot be written down."""
    match value:
        case Quantity() if max(value.value.adjusted(), 0) + value.places >= MAX_DIGITS:
            raise _refused(f"a {attribute.name} with {value.places} decimals", f"at most {MAX_DIGITS} digits in all")
        case datetime():
            raise _refused(f"a {attribute.name} with a time of day", "a date")
        case Quantity() | bool() | str() | date():
            return
        case _:
            raise _refused(type(value).__name__, "a Quantity, a truth value, a word or a date")


def few(_: object, attribute: Attribute[Any], number: int) -> None:
    """Refuse decimals without bound."""
    if not -MAX_DIGITS <= number <= MAX_DIGITS:
        raise _refused(f"{attribute.name} out of bounds", f"{-MAX_DIGITS} to {MAX_DIGITS}")


def some(_: object, attribute: Attribute[Any], held: tuple[object, ...]) -> None:
    """Refuse an empty tuple."""
    if not held:
        raise _refused(f"no {attribute.name}", "at least one")


def needed(node: Any, attribute: Attribute[Any], value: object) -> None:  # noqa: ANN401 - called by attrs
    """Refuse a count of values, and every other aggregate without a value."""
    if (value is None) is not (node.aggregation is Aggregation.COUNT):
        raise _refused(
            f"{node.aggregation.value} of {node.relation} {'without' if value is None else 'with'} a {attribute.name}",
            "a value for every aggregate but a count",
            "what is counted is said by `where`",
        )


def _refused(found: str, expected: str, hint: str = "", *, code: str = "node") -> RuleError:
    return RuleError.of(Problem("", found, expected, hint, code))
