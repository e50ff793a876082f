"""Conditions that compiled code can evaluate, and how the fields they read are stored."""

from __future__ import annotations

from hypothesis import strategies as st

from devreport.expressions import BOOLEAN, Expr, Kind
from devreport.lowering import Column, Storage
from tests.strategies.expressions import SCHEMA, Drawing, expressions

__all__ = ["LAYOUT", "conditions"]

_STORED = {
    Kind.NUMBER: Storage.PAIR,
    Kind.BOOLEAN: Storage.TRUTH,
    Kind.WORD: Storage.WORD,
    Kind.DATE: Storage.DAY,
}

#: The fields that drawn expressions are about, as rows store them.
LAYOUT = {name: Column(_STORED[one.kind]) for name, one in SCHEMA.fields.items()}

_DRAWING = Drawing(depth=4, roots=False, lags=False, groups=False, children=False)


def conditions() -> st.SearchStrategy[Expr]:
    """Conditions without roots, earlier rows and child rows."""
    return expressions(BOOLEAN, _DRAWING)
