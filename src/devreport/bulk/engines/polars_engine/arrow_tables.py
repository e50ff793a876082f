"""Tables and batches of Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, cast

import polars as pl
import pyarrow  # type: ignore[import-untyped] # noqa: ICN001 # pyright: ignore[reportMissingTypeStubs]
import pyarrow.dataset  # type: ignore[import-untyped] # pyright: ignore[reportMissingTypeStubs]
from polars.exceptions import PanicException, PolarsError

from devreport.bulk.engines.polars_engine.frames import Form, with_decimals

#: Tables, batches and columns of Arrow, which has no types for a type checker.
Arrow: TypeAlias = Any

pa: Any = pyarrow
ds: Any = pyarrow.dataset

__all__ = ["batches_of", "empty_of", "form_of", "opaque", "reader_of", "series_of"]


def form_of(given: object) -> Form | None:
    """The kind of frame that something of Arrow is."""
    match given:
        case pa.Table():
            return Form("a table of Arrow", _names, _height, _read, _table, _attached)
        case pa.RecordBatch():
            return Form("a batch of Arrow", _names, _height, _read, _batch, _attached)
        case _:
            return None


def batches_of(given: Arrow) -> Callable[[], Iterator[Any]] | Iterator[Any] | None:
    """The batches of a reader, which can be read once, or how to read those of a dataset, any number of times."""
    match given:
        case pa.RecordBatchReader():
            return (batch for batch in given)
        case ds.Dataset():
            return lambda: (batch for batch in given.to_batches())
        case _:
            return None


def empty_of(given: Arrow) -> Arrow:
    """No rows of a reader or a dataset, with its columns."""
    return pa.RecordBatch.from_pylist([], schema=given.schema)


def reader_of(batches: Iterator[Any], empty: Arrow) -> Arrow:
    """Batches as a reader; an empty one says what columns they have."""
    return pa.RecordBatchReader.from_batches(empty.schema, batches)


def series_of(name: str, column: Arrow) -> pl.Series:
    """A column, or one that no rule can read if Polars has nothing like it."""
    if pa.types.is_decimal256(column.type):
        return opaque(name, len(column))
    try:
        found = cast("pl.Series", pl.from_arrow(column))  # pyright: ignore[reportUnknownMemberType]
    except (PolarsError, PanicException, TypeError, ValueError, NotImplementedError):
        return opaque(name, len(column))
    return found.rename(name)


def opaque(name: str, height: int) -> pl.Series:
    """A column that no rule can read."""
    return pl.Series(name, [None], dtype=pl.Object).new_from_index(0, height)


def _names(given: Arrow) -> list[str]:
    return list(given.schema.names)


def _height(given: Arrow) -> int:
    return int(given.num_rows)


def _read(given: Arrow, columns: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame([series_of(name, given.column(name)) for name in columns])


def _table(frame: pl.DataFrame) -> Arrow:
    return cast("Arrow", with_decimals(frame).to_arrow())


def _batch(frame: pl.DataFrame) -> Arrow:
    table = _table(frame)
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def _attached(given: Arrow, rows: pl.Series | None, found: pl.DataFrame) -> Arrow:
    kept = given if rows is None else given.take(rows.to_arrow())
    for one in with_decimals(found):
        array, place = cast("Arrow", one.rechunk().to_arrow()), kept.schema.get_field_index(one.name)
        kept = kept.append_column(one.name, array) if place < 0 else kept.set_column(place, one.name, array)
    return kept
