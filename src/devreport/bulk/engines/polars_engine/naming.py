"""Columns by their names: Polars reads some names as patterns that stand for other columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

__all__ = ["aliased", "column_of", "columns_of"]


def column_of(name: str) -> pl.Expr:
    """The column of exactly this name, also where it is ``*`` or looks like a regular expression."""
    if name == "*" or name.startswith("^"):
        return pl.selectors.by_name(name).as_expr()
    return pl.col(name)


def columns_of(names: Iterable[str]) -> list[pl.Expr]:
    """The columns of exactly these names."""
    return [column_of(name) for name in names]


def aliased(columns: Mapping[str, pl.Expr]) -> list[pl.Expr]:
    """Expressions under their names, which may be any, ``self`` included."""
    return [expr.alias(name) for name, expr in columns.items()]
