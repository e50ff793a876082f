"""CSV tables as plain data: one record per row, one field per column, dotted columns for what lies deeper."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, cast, get_args, get_origin

from attrs import define, field, fields, frozen, has, resolve_types

from devreport.errors import InputError, Problem, did_you_mean
from devreport.io.plain import Refused
from devreport.model import Text
from devreport.model.shape import shown
from devreport.periods import Period
from devreport.quantities import Missing, Quantity, Unit, normalise, parse_number

__all__ = ["Table", "read_table"]

#: The columns of values that are no records of the model.
_PARTS: Mapping[Any, Mapping[str, Any]] = {
    Quantity: {"value": str, "unit": str},
    Missing: {"missing": str, "what": str},
    Text: {"zh": str, "en": str},
}
_CELLS = frozenset({str, int, bool, date, Text, Quantity, Period, Unit})

#: What a column ``unit`` belongs to, where the record has no unit of its own.
_MEASURED = ("value", "upper", "tolerance")

_SEPARATOR = re.compile(r"[;；]")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_TRUTH = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


@frozen
class _Column:
    """The way to a value in a record, and the types that it may have."""

    path: tuple[str, ...]
    kinds: frozenset[Any]


@define
class Table:
    """What a CSV file holds.

    Attributes:
        records: plain data, one object per row.
        rows: for each record the number of its row in a spreadsheet, where the header is row 1.
        problems: what is wrong with the table itself, with the place in the file.
        readable: whether it could be read to its end.
    """

    records: list[dict[str, Any]] = field(factory=list[dict[str, Any]])
    rows: list[int] = field(factory=list[int])
    problems: list[Problem] = field(factory=list[Problem])
    readable: bool = True


def read_table(text: str, kind: Any) -> Table:  # noqa: ANN401
    """The records of a CSV table, for the converter to make into records of the model.

    A cell that is empty leaves its field out. Lists are written with semicolons, truth as true or false. Beside a
    column ``value``, a column ``unit`` says what its numbers are in; a value with another unit of its own is refused.

    Args:
        text: the CSV text; its first row names the columns.
        kind: the class of the records.
    """
    table = Table()
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = _columns([name.strip() for name in next(lines)], kind, table=table)
        for row, cells in enumerate(lines, start=2):
            if any(cell.strip() for cell in cells):
                _add(table, row, cells=cells, columns=columns)
    except csv.Error as error:
        table.problems.append(Problem(f"line {lines.line_num}", str(error), "comma-separated values", code="csv"))
        table.readable = False
    return table


def _columns(header: Sequence[str], kind: Any, *, table: Table) -> list[_Column | None]:  # noqa: ANN401
    """The columns that a header names; those that mean nothing are problems."""
    columns: list[_Column | None] = []
    for number, name in enumerate(header, start=1):
        path = tuple(name.split("."))
        kinds = _kinds_at(kind, path)
        where = f"row 1: column {number}"
        if not kinds:
            expected = "one of " + ", ".join(_names(kind))
            hint = did_you_mean(name[:80], _names(kind))
            table.problems.append(Problem(where, f"the unknown column {shown(name)}", expected, hint, "unknown"))
        elif name in header[: number - 1]:
            table.problems.append(Problem(where, f"the column {shown(name)} again", "each column once", code="csv"))
        columns.append(_Column(path, kinds) if kinds else None)
    return columns


def _add(table: Table, row: int, *, cells: Sequence[str], columns: Sequence[_Column | None]) -> None:
    """Add the record of a row."""
    if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
        table.problems.append(Problem(f"row {row}", f"{len(cells)} cells", f"{len(columns)} cells", code="csv"))
        return
    record: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and cell.strip():
            _put(record, column, _value(cell.strip(), column.kinds))
    _share_unit(record, columns)
    table.records.append(record)
    table.rows.append(row)


def _put(record: dict[str, Any], column: _Column, value: object) -> None:
    """Put a value where its column says; a text beside its translations is the Chinese one."""
    *way, name = column.path
    for part in way:
        inside: Any = record.setdefault(part, {})
        if isinstance(inside, str) and name in _PARTS[Text]:
            inside = record[part] = {"zh": inside}
        if not isinstance(inside, dict):
            record[part] = _BOTH
            return
        record = cast("dict[str, Any]", inside)
    if name not in record:
        record[name] = value
    else:
        record[name] = {"zh": value, **record[name]} if Text in column.kinds else _BOTH


_BOTH = Refused("a value and its parts", "one or the other")


def _share_unit(record: dict[str, Any], columns: Iterable[_Column | None]) -> None:
    """Give the unit of the row to every figure that is measured; where a figure names its own, it must be that."""
    if _Column(("unit",), _ROW_UNIT) in columns and (unit := record.pop("unit", "")):
        for name in _MEASURED:
            if isinstance(record.get(name), str):
                record[name] = _in_unit(record[name], unit)


def _in_unit(cell: str, unit: str) -> object:
    """A figure in the unit of its row, with the number as people write it: 1,234.5, １２０．５, 三十四."""
    try:
        number = parse_number(normalise(cell).removesuffix(normalise(unit)))
    except InputError:
        return Refused(shown(cell), f"a number in {shown(unit)}, the unit of the row, such as 1,234.5")
    return {"value": f"{number:f}", "unit": unit}


def _value(cell: str, kinds: frozenset[Any]) -> object:
    """A cell as plain data; what it should have been is for the converter to say."""
    for kind in kinds:
        if get_origin(kind) is tuple:
            return [
                _value(part.strip(), _members(get_args(kind)[0])) for part in _SEPARATOR.split(cell) if part.strip()
            ]
    if bool in kinds:
        return _TRUTH.get(cell.lower(), cell)
    return int(cell) if int in kinds and _WHOLE.fullmatch(cell) else cell


_ROW_UNIT: frozenset[Any] = frozenset({str})


@cache
def _kinds_at(kind: Any, path: tuple[str, ...]) -> frozenset[Any]:  # noqa: ANN401
    """The types of the value at the end of a path; none if there is no such place, or no cell could hold it."""
    name, *deeper = path
    inside = {part: one for option in _members(kind) for part, one in _parts(option).items()}
    if name not in inside:
        return _ROW_UNIT if path == ("unit",) and "value" in inside else frozenset()
    kinds = _members(inside[name])
    return _kinds_at(inside[name], tuple(deeper)) if deeper else frozenset(one for one in kinds if _fits_cell(one))


def _fits_cell(kind: Any) -> bool:  # noqa: ANN401
    if get_origin(kind) is tuple:
        return len(get_args(kind)) == 2 and get_args(kind)[1] is Ellipsis and _fits_cell(get_args(kind)[0])
    return kind in _CELLS or (isinstance(kind, type) and issubclass(kind, Enum))


def _parts(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """What lies inside a value of a type, by name."""
    if kind in _PARTS or not has(kind):
        return _PARTS.get(kind, {})
    resolve_types(kind)
    return {one.name: one.type for one in fields(kind)}


def _members(kind: Any) -> frozenset[Any]:  # noqa: ANN401
    """The types that a type is a union of."""
    if get_origin(kind) is tuple or not get_args(kind):
        return frozenset({kind})
    return frozenset(get_args(kind)) - {NoneType}


def _names(kind: Any) -> list[str]:  # noqa: ANN401
    """The columns that a table of records may have, at the first level and below."""
    names: list[str] = []
    for name, one in _parts(kind).items():
        if _kinds_at(kind, (name,)):
            names.append(name)
        names += [f"{name}.{part}" for option in _members(one) for part in _parts(option) if _kinds_at(one, (part,))]
    return names
