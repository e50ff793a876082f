"""How compiled code takes a field from what it is given, and refuses what is not what the layout says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from keyword import iskeyword
from typing import TypeAlias

from devreport.errors import Problem, RuleError
from devreport.expressions import Absent
from devreport.lowering.form import Op
from devreport.lowering.layout import Column, Storage
from devreport.quantities import Dimension, Missing, Quantity, Ratio

__all__ = ["TAKERS", "Access", "StrangerError", "column_text", "known_words", "measured", "prologue", "rows_text"]

_Pair: TypeAlias = "tuple[int, int] | tuple[None, None]"


class StrangerError(Exception):
    """A value that compiled code was not made for: the interpreter says what it is, or refuses it."""


class Access(Enum):
    """Where the fields of a subject are."""

    #: attributes of an object
    ATTRIBUTES = "attributes"
    #: the values of a row, by name, and its child rows
    ROWS = "rows"


def column_text(op: Op, column: Column, *, number: int) -> str:
    """The variable that holds a column, or one part of it."""
    if op is Op.DENOMINATOR:
        return f"d{number}"
    return f"n{number}" if column.storage is Storage.PAIR else f"c{number}"


def prologue(name: str, column: Column, *, number: int, access: Access, trusted: bool) -> list[str]:
    """The statements that take a column into its variables."""
    variable, given = f"c{number}", _source(name, access)
    if column.storage is Storage.PAIR:
        return [f"n{number}, d{number} = {_pair_text(column, given, number=number, access=access)}"]
    lines = [f"{variable} = {given}"]
    if trusted and not column.boxed:
        return lines
    taker = f"{'take' if column.nullable else 'need'}_{column.storage.value}"
    kind = f"type_{column.storage.value}"
    mind = column.nullable and access is Access.ATTRIBUTES
    if column.storage is Storage.DECIMAL:
        otherwise = f"elif {variable} is not None" if mind else "else"
        finite = [f"if type({variable}) is {kind}:", f"    if not {variable}.is_finite(): raise stranger"]
        return [*lines, *finite, f"{otherwise}: {variable} = {taker}({variable})"]
    absent = f" and {variable} is not None" if mind else ""
    lines.append(f"if type({variable}) is not {kind}{absent}: {variable} = {taker}({variable})")
    if column.words and not trusted:
        lines.append(f"if {variable} is not None and {variable} not in {known_words(number)}: raise stranger")
    return lines


def _pair_text(column: Column, given: str, *, number: int, access: Access) -> str:
    """The call that takes a pair: of a quantity, which has a unit of its own, or of a plain fraction."""
    word = "take" if column.nullable else "need"
    if access is Access.ROWS or column.dimension is None:
        return f"{word}_pair({given})"
    return f"{word}_quantity({given}, {measured(number)})"


def measured(number: int) -> str:
    """The name of what the quantities of a column measure."""
    return f"measured{number}"


def known_words(number: int) -> str:
    """The name of the words that a column can be."""
    return f"words{number}"


def rows_text(relation: str, access: Access) -> str:
    """Where the child rows of a subject are."""
    return f"subject.relations[{relation!r}]" if access is Access.ROWS else _source(relation, access)


def _source(name: str, access: Access) -> str:
    if access is Access.ROWS:
        return f"values[{name!r}]"
    if name.startswith("_") or not name.isidentifier() or iskeyword(name):
        raise RuleError.of(Problem("", f"the attribute {name[:60]!r}", "a public attribute", code="unknown_field"))
    return f"subject.{name}"


def _whole(value: object) -> int | None:
    if value is None or type(value) is int:
        return value
    raise StrangerError


def _pair(value: object) -> _Pair:
    if isinstance(value, Fraction):
        return value.as_integer_ratio()
    if value is None or isinstance(value, Missing | Absent):
        return None, None
    raise StrangerError


def _quantity(value: object, dimension: Dimension) -> _Pair:
    if value is None or isinstance(value, Missing):
        return None, None
    if isinstance(value, Quantity | Ratio) and value.unit.dimension == dimension and not getattr(value, "radius", 0):
        return value.base.as_integer_ratio()
    raise StrangerError


def _needed(take: Callable[..., object]) -> Callable[..., object]:
    """The same where nothing may be missing."""

    def need(*given: object) -> object:
        found = take(*given)
        if found is None or found == (None, None):
            raise StrangerError
        return found

    return need


def _truth(value: object) -> bool | None:
    if value is None or isinstance(value, bool | Missing | Absent):
        return value if isinstance(value, bool) else None
    raise StrangerError


def _word(value: object) -> str | None:
    match value:
        case Enum():
            return str(value.value)
        case str():
            return str.__str__(value)
        case None | Missing() | Absent():
            return None
        case _:
            raise StrangerError


def _day(value: object) -> date | None:
    if value is None or isinstance(value, Missing | Absent):
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise StrangerError


_TAKEN: Mapping[str, Callable[..., object]] = {
    "integer": _whole,
    "decimal": _whole,
    "pair": _pair,
    "quantity": _quantity,
    "truth": _truth,
    "word": _word,
    "day": _day,
}

#: What prologues call, by the name they call it.
TAKERS: Mapping[str, Callable[..., object] | type] = {
    **{f"take_{name}": take for name, take in _TAKEN.items()},
    **{f"need_{name}": _needed(take) for name, take in _TAKEN.items()},
    "type_integer": int,
    "type_decimal": Decimal,
    "type_truth": bool,
    "type_word": str,
    "type_day": date,
    "stranger": StrangerError,
}
