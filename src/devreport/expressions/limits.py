"""What a node may hold, and how large an expression may be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from devreport.errors import Problem, RuleError
from devreport.expressions.vocabulary import Aggregation
from devreport.quantities import Quantity, Unit
from devreport.quantities.number import MAX_DIGITS

__all__ = [
    "DEEPEST",
    "LARGEST",
    "LONGEST_NAME",
    "LONGEST_WORD",
    "MOST_PROBLEMS",
    "WIDEST",
    "Scalar",
    "check_aggregate",
    "check_size",
    "constant",
    "decimals",
    "identifier",
    "unit_in_bounds",
    "word",
    "words",
]

#: What a literal, a field or a parameter may hold.
Scalar = Quantity | bool | str | date

#: How many nodes stand on one another at most, how many operands side by side, and how many nodes there are in all.
DEEPEST, WIDEST, LARGEST = 100, 500, 10_000

#: The most characters of a name, and of a word.
LONGEST_NAME, LONGEST_WORD = 100, 1_000

#: How many problems are looked for: whoever has so many has the wrong file.
MOST_PROBLEMS = 25

#: Beyond any numerator and denominator of a unit's scale, and beyond any exponent of its dimensions.
_SCALE, _POWER = 10**200, 1_000


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


def identifier(name: str) -> str:
    """A name of a field, a relation, a parameter or a function: letters of any script, digits and underscores.

    It never begins with an underscore, so that none can stand for what an object keeps to itself, and it has one
    spelling only (NFKC), so that no two that look alike differ.

    Raises:
        RuleError: for any other name.
    """
    plain = _is_text(name) and len(name) <= LONGEST_NAME and name.isidentifier() and not name.startswith("_")
    if plain and unicodedata.is_normalized("NFKC", name):
        return name
    shown = repr(name[:60]) if _is_text(name) else type(name).__name__
    hint = "letters of any script, digits and underscores, a letter first"
    raise _refused(f"the name {shown}", f"a name of at most {LONGEST_NAME} characters", hint, code="name")


def word(value: str) -> str:
    """A word that is not without bound.

    Raises:
        RuleError: for a longer one, and for what is no word.
    """
    if not _is_text(value):
        raise _refused(type(value).__name__, "a word")
    if len(value) > LONGEST_WORD:
        raise _refused(f"a word of {len(value)} characters", f"at most {LONGEST_WORD}", code="too_large")
    return value


def words(values: Iterable[str | Enum]) -> tuple[str, ...]:
    """Words of which there are not too many; a member of an ``Enum`` is its value.

    Raises:
        RuleError: if there are.
    """
    found = tuple(values)
    if len(found) > LARGEST:
        raise _refused(f"{len(found)} words", f"at most {LARGEST}", code="too_large")
    return tuple([word(str(one.value) if isinstance(one, Enum) else one) for one in found])


def constant(value: Scalar) -> Scalar:
    """A figure, a truth value, a word or a date that can be written down."""
    match value:
        case Quantity() if max(value.value.adjusted(), 0) + value.places >= MAX_DIGITS:
            raise _refused(f"a constant with {value.places} decimals", f"at most {MAX_DIGITS} digits in all")
        case Quantity():
            unit_in_bounds(value.unit)
        case str():
            word(value)
        case datetime():
            raise _refused("a constant with a time of day", "a date")
        case bool() | date():
            pass
        case _:
            raise _refused(type(value).__name__, "a Quantity, a truth value, a word or a date")
    return value


def decimals(places: int) -> int:
    """A number of decimals that is not without bound."""
    if type(places) is not int:
        raise _refused(f"{type(places).__name__} for places", "an integer")
    if not -MAX_DIGITS <= places <= MAX_DIGITS:
        raise _refused("places out of bounds", f"{-MAX_DIGITS} to {MAX_DIGITS}")
    return places


def unit_in_bounds(unit: Unit) -> Unit:
    """A unit that can be written down."""
    scale = max(abs(unit.scale.numerator), unit.scale.denominator)
    if scale >= _SCALE or any(abs(power) >= _POWER for _, power in unit.dimension):
        raise _refused("a unit without bound", "a scale of at most 200 digits", code="too_large")
    return unit


def check_aggregate(aggregation: Aggregation, value: object, *, per: str | None, among: str | None) -> None:
    """Refuse a count of values, every other aggregate without a value, and a list of groups where none are made."""
    if (value is None) is not (aggregation is Aggregation.COUNT):
        raise _refused(
            f"{aggregation.value} {'without' if value is None else 'with'} a value",
            "a value for every aggregate but a count",
            "what is counted is said by `where`",
        )
    if per is None and among is not None:
        raise _refused("`among` without `per`", "the field to group by under `per`")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _refused(found: str, expected: str, hint: str = "", *, code: str = "node") -> RuleError:
    return RuleError.of(Problem("", found, expected, hint, code))
