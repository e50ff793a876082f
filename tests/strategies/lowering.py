"""Conditions that compiled code can evaluate, and how the fields they read are stored."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

from hypothesis import strategies as st

from devreport.expressions import BOOLEAN, Absent, Expr, Kind, Row, Schema, Value
from devreport.lowering import Column, Layout, Storage
from tests.strategies.expressions import SCHEMA, Drawing, expressions

__all__ = ["LAYOUT", "NUMBERS", "conditions", "layout_of", "stored"]

_STORED = {
    Kind.NUMBER: Storage.PAIR,
    Kind.BOOLEAN: Storage.TRUTH,
    Kind.WORD: Storage.WORD,
    Kind.DATE: Storage.DAY,
}

#: Each way of storing a number, with what one stored number is in base units.
NUMBERS: Mapping[Storage, Fraction] = {
    Storage.INTEGER: Fraction(1, 10_000),
    Storage.DECIMAL: Fraction(1, 100),
    Storage.PAIR: Fraction(2, 3),
}


def layout_of(schema: Schema, number: Storage = Storage.PAIR, *, scale: Fraction = Fraction(1)) -> Layout:
    """How the fields of a schema are stored, with all numbers stored alike."""
    columns = {
        name: Column(number, scale) if one.kind is Kind.NUMBER else Column(_STORED[one.kind])
        for name, one in schema.fields.items()
    }
    return Layout(columns, {name: layout_of(rows, number, scale=scale) for name, rows in schema.relations.items()})


#: The fields that drawn expressions are about, as rows store them.
LAYOUT = layout_of(SCHEMA)

_DRAWING = Drawing(depth=4, roots=False, lags=False, groups=False)


def conditions() -> st.SearchStrategy[Expr]:
    """Conditions without roots, earlier rows and groups of child rows."""
    return expressions(BOOLEAN, _DRAWING)


def stored(row: Row, number: Storage) -> SimpleNamespace:
    """An object with the values of a drawn row as attributes, its numbers stored as :data:`NUMBERS` says."""
    found: dict[str, object] = {name: _stored(value, number) for name, value in row.values.items()}
    found |= {name: [stored(child, number) for child in children] for name, children in row.relations.items()}
    return SimpleNamespace(**found)


def _stored(value: Value, number: Storage) -> object:
    if isinstance(value, Absent):
        return None
    if not isinstance(value, Fraction):
        return value
    size = value / NUMBERS[number]
    match number:
        case Storage.INTEGER:
            return int(size)
        case Storage.DECIMAL:
            return Decimal(f"{int(size * 10_000)}E-4")
        case _:
            return size
