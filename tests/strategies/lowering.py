"""Conditions that compiled code can evaluate, and how the fields they read are stored."""

from __future__ import annotations

from hypothesis import strategies as st

from devreport.expressions import BOOLEAN, Expr, Kind, Schema
from devreport.lowering import Column, Layout, Storage
from tests.strategies.expressions import SCHEMA, Drawing, expressions

__all__ = ["LAYOUT", "conditions"]

_STORED = {
    Kind.NUMBER: Storage.PAIR,
    Kind.BOOLEAN: Storage.TRUTH,
    Kind.WORD: Storage.WORD,
    Kind.DATE: Storage.DAY,
}


def _layout(schema: Schema) -> Layout:
    columns = {name: Column(_STORED[one.kind]) for name, one in schema.fields.items()}
    return Layout(columns, {name: _layout(rows) for name, rows in schema.relations.items()})


#: The fields that drawn expressions are about, as rows store them.
LAYOUT = _layout(SCHEMA)

_DRAWING = Drawing(depth=4, roots=False, lags=False, groups=False)


def conditions() -> st.SearchStrategy[Expr]:
    """Conditions without roots, earlier rows and groups of child rows."""
    return expressions(BOOLEAN, _DRAWING)
