"""What Polars can hold: its own frames, those of pandas and Arrow, files, and batches."""

from __future__ import annotations

from typing import Any

import polars as pl

from devreport.bulk.polars_engine.relation import PolarsRelation
from devreport.bulk.sources import Source
from devreport.errors import InputError, Problem

__all__ = ["opened"]


def opened(given: object, *, label: str) -> Source[pl.Expr]:
    """What somebody has, as a lazy frame, and the way back.

    Raises:
        InputError: if it is no table.
    """
    match given:
        case pl.DataFrame():
            return Source(PolarsRelation(given.lazy()), _collected, label or "the table")
        case pl.LazyFrame():
            return Source(PolarsRelation(given, is_stored=False), _native, label or "the table")
        case _:
            raise InputError.of(Problem(label, f"a {type(given).__name__}", "a table", code="source"))


def _native(found: Any) -> pl.LazyFrame:  # noqa: ANN401 - a relation of this engine
    frame: pl.LazyFrame = found.native()
    return frame


def _collected(found: Any) -> pl.DataFrame:  # noqa: ANN401 - a relation of this engine
    return _native(found).collect()
