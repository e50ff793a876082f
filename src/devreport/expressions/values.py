"""What expressions are evaluated on, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.expressions.vocabulary import Lag
from devreport.periods import Period
from devreport.quantities import Interval, Missing, Quantity, Ratio, Unit

__all__ = ["Absent", "Cell", "Number", "Row", "Value", "cell_value", "row"]

#: A number in base units: exact, or an interval that holds it where a root was taken.
Number = Fraction | Interval


@frozen
class Absent:
    """No value, and why: inputs that are missing, or reasons for which a result is undefined.

    Attributes:
        missing: the names of the inputs that are missing.
        undefined: the reasons for which the result does not exist.
    """

    missing: frozenset[str] = frozenset()
    undefined: frozenset[str] = frozenset()

    @classmethod
    def merged(cls, values: Iterable[object]) -> Absent:
        """Everything that is absent among ``values``, with all causes together."""
        absent = [value for value in values if isinstance(value, Absent)]
        return cls(
            frozenset[str]().union(*[value.missing for value in absent]),
            frozenset[str]().union(*[value.undefined for value in absent]),
        )


#: What an expression gives: a number in base units, a truth value, a word, a date, or nothing.
Value = Number | bool | str | date | Absent

#: What a row may hold; ``None`` is a missing value.
Cell = Quantity | Ratio | Missing | bool | str | date | Enum | None


@frozen
class Row:
    """One subject, as expressions see it: named values, and child rows by relation.

    Attributes:
        values: field name → value; numbers are in base units.
        units: field name → the unit the figure is reported in, for numbers.
        inputs: field name → the ids of the recorded figures behind it.
        relations: relation name → child rows.
        label: the id of a child row, to name what is missing in it.
        periods: the periods that were recorded, by name; no expression computes with them.
        earlier: the row of the same subject a year or a period before, where there is one.
    """

    values: Mapping[str, Value]
    units: Mapping[str, Unit] = field(factory=dict[str, Unit])
    inputs: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    relations: Mapping[str, tuple[Row, ...]] = field(factory=dict[str, "tuple[Row, ...]"])
    label: str = ""
    periods: Mapping[str, Period] = field(factory=dict[str, Period])
    earlier: Mapping[Lag, Row] = field(factory=dict[Lag, "Row"])


def row(
    cells: Mapping[str, Cell],
    *,
    inputs: Mapping[str, tuple[str, ...]] | None = None,
    relations: Mapping[str, Iterable[Row]] | None = None,
    label: str = "",
    periods: Mapping[str, Period] | None = None,
    earlier: Mapping[Lag, Row] | None = None,
) -> Row:
    """A row from recorded figures, words and dates.

    Raises:
        InputError: as :func:`cell_value` does.
    """
    prefix = f"{label}." if label else ""
    return Row(
        values={name: cell_value(cell, prefix + name) for name, cell in cells.items()},
        units={name: cell.unit for name, cell in cells.items() if isinstance(cell, Quantity | Ratio)},
        inputs=inputs or {},
        relations={name: tuple(rows) for name, rows in (relations or {}).items()},
        label=label,
        periods=periods or {},
        earlier=earlier or {},
    )


def cell_value(cell: Cell, name: str) -> Value:
    """The value of a cell: numbers in base units, enum members by their words, nothing as :class:`Absent`.

    Raises:
        InputError: for a number without its exact digits, a time of day, or any other stranger.
    """
    match cell:
        case None | Missing():
            return Absent(missing=frozenset({name}))
        case Quantity():
            return cell.base
        case Ratio():
            return cell.base if not cell.radius else _enclosure(cell)
        case Enum():
            return str(cell.value)
        case bool() | str():
            return cell
        case date() if not isinstance(cell, datetime):
            return cell
        case _:
            problem = Problem(
                name, repr(cell)[:60], "a Quantity, a Ratio, a truth value, a word or a date", code="cell"
            )
            raise InputError.of(problem)


def _enclosure(cell: Ratio) -> Interval:
    radius = cell.radius * cell.unit.scale
    return Interval(cell.base - radius, cell.base + radius)
