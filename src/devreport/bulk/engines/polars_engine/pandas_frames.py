"""Frames of pandas: columns of NumPy, of Arrow, and of Python's own objects."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl

from devreport.bulk.engines.polars_engine.arrow_tables import opaque, pa, series_of
from devreport.bulk.engines.polars_engine.frames import Form, with_decimals
from devreport.errors import InputError, Problem

__all__ = ["form_of"]

#: A number of more digits is written as it is, which is not what any column promises.
_LONGEST = 60


def form_of(given: object) -> Form | None:
    """The kind of frame that something of pandas is."""
    if isinstance(given, pd.DataFrame):
        return Form("a frame of pandas", _names, len, _read, _made, _attached)
    return None


def _names(given: pd.DataFrame) -> list[object]:
    if isinstance(given.columns, pd.MultiIndex):
        hint = "give each column one name: frame.columns = ['_'.join(map(str, name)) for name in frame.columns]"
        raise InputError.of(Problem("columns", "columns with several levels of names", "one name each", hint, "type"))
    return list(given.columns)


def _read(given: pd.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame([_series(name, given[name]) for name in columns])


def _series(name: str, column: pd.Series[Any]) -> pl.Series:
    """A column; NaN is what pandas holds where there is nothing, unless the column is one of Arrow."""
    if column.dtype.kind in "biuf" and isinstance(column.dtype, _numpy_type()):
        return pl.Series(name, column.to_numpy(), nan_to_null=True)
    try:
        return series_of(name, pa.array(column, from_pandas=not isinstance(column.dtype, pd.ArrowDtype)))
    except (pa.ArrowException, ValueError, TypeError, OverflowError, NotImplementedError):
        return _written(name, column)


def _numpy_type() -> type:
    return type(pd.Series([0]).dtype)


def _written(name: str, column: pd.Series[Any]) -> pl.Series:
    """Numbers and words side by side, as text; anything else is nothing that a rule can read."""
    values = [None if _is_nothing(value) else value for value in column]
    if all(
        value is None or (isinstance(value, str | int | Decimal) and not isinstance(value, bool)) for value in values
    ):
        return pl.Series(name, [None if value is None else _text(value) for value in values], dtype=pl.String)
    return opaque(name, len(values))


def _is_nothing(value: object) -> bool:
    is_nan = isinstance(value, float) and value != value  # noqa: PLR0124 - NaN alone is unlike itself
    return value is None or value is pd.NA or value is pd.NaT or is_nan


def _text(value: str | int | Decimal) -> str:
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) <= _LONGEST:
        return f"{value:f}"
    return str(value) if not isinstance(value, int) or value.bit_length() <= 4 * _LONGEST else "a longer number"


def _made(frame: pl.DataFrame) -> pd.DataFrame:
    return with_decimals(frame).to_pandas()


def _attached(given: pd.DataFrame, rows: pl.Series | None, found: pl.DataFrame) -> pd.DataFrame:
    kept = given if rows is None else given.iloc[rows.to_numpy()]
    more = pd.DataFrame({one.name: _column(one) for one in with_decimals(found)}, index=kept.index)
    said = pd.concat([kept[[name for name in kept.columns if name not in more.columns]], more], axis=1)
    said.attrs = dict(given.attrs)
    return said


def _column(found: pl.Series) -> Any:  # noqa: ANN401 - an array of NumPy or of pandas
    if found.dtype == pl.Boolean:
        return pd.arrays.BooleanArray(found.fill_null(value=False).to_numpy().copy(), found.is_null().to_numpy().copy())
    return found.to_numpy()
