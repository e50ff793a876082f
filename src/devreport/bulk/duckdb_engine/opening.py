"""What DuckDB can hold: its own relations, Parquet and CSV files, and frames of other libraries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any, Final

import duckdb

from devreport.bulk.duckdb_engine.relation import DuckdbRelation
from devreport.bulk.sources import Source
from devreport.errors import InputError, Problem

__all__ = ["opened"]

#: Each ending of a name, with the character between columns of text.
_FILES: Final[Mapping[str, str]] = {".parquet": "", ".pq": "", ".csv": ",", ".tsv": "\t", ".txt": "\t"}
_EXPECTED: Final = "a relation of DuckDB, a frame of Polars or pandas, an Arrow table, or a Parquet or CSV file"


def opened(given: object, *, label: str) -> Source[str]:
    """What somebody has, as a relation, and the way back.

    Files and frames are read by the connection that ``duckdb.default_connection()`` gives: its memory limit, threads
    and folder for temporary files are those that hold.

    Raises:
        InputError: if it is no table, or a file that cannot be read.
    """
    match given:
        case duckdb.DuckDBPyRelation():
            return _source(given, _native, label or "the relation")
        case str() | PurePath():
            return _file(str(given), label or str(given))
        case _:
            return _frame(given, label or "the table")


def _source(
    relation: duckdb.DuckDBPyRelation, back: Callable[[Any], Any], label: str, *, is_stored: bool = False
) -> Source[str]:
    found: Any = DuckdbRelation.of(relation, label=label, is_stored=is_stored)
    return Source(found, back, label)


def _file(path: str, label: str) -> Source[str]:
    """A Parquet or CSV file, or all those of a pattern; text stays text, as a mapping says what it means."""
    endings = [one.lower() for one in PurePath(path).suffixes if one.lower() not in {".gz", ".zst"}]
    ending = endings[-1] if endings else ""
    if ending not in _FILES:
        raise InputError.of(Problem(label, f"the file {path!r}", _EXPECTED, code="source"))
    try:
        relation = _text(path, _FILES[ending]) if _FILES[ending] else duckdb.read_parquet(path)
        return _source(relation, _native, label)
    except duckdb.Error as error:
        found = str(error).strip().partition("\n")[0]
        raise InputError.of(Problem(label, found, f"a {ending[1:]} file", code="unreadable")) from error


def _text(path: str, separator: str) -> duckdb.DuckDBPyRelation:
    return duckdb.read_csv(
        path,
        header=True,
        all_varchar=True,
        delimiter=separator,
        quotechar='"',
        escapechar='"',
        strict_mode=True,
        null_padding=False,
        ignore_errors=False,
    )


def _frame(given: Any, label: str) -> Source[str]:  # noqa: ANN401 - anything at all
    """A frame of a library that is not loaded for it: what it is called is enough."""
    kind = type(given)
    match kind.__module__.partition(".")[0], kind.__name__:
        case "polars", "DataFrame":
            return _source(duckdb.from_arrow(given), _polars, label, is_stored=True)
        case "polars", "LazyFrame":
            return _source(duckdb.from_arrow(given.collect()), _lazy, label, is_stored=True)
        case "pandas", "DataFrame":
            return _source(duckdb.from_df(given), _pandas, label, is_stored=True)
        case "pyarrow", "Table":
            return _source(duckdb.from_arrow(given), _arrow, label, is_stored=True)
        case _:
            raise InputError.of(Problem(label, f"a {kind.__name__}", _EXPECTED, code="source"))


def _native(found: Any) -> Any:  # noqa: ANN401 - a relation of this engine, and one of DuckDB
    return found.native()


def _polars(found: Any) -> Any:  # noqa: ANN401 - a relation of this engine, and a frame
    return _native(found).pl()


def _lazy(found: Any) -> Any:  # noqa: ANN401 - the same
    return _polars(found).lazy()


def _pandas(found: Any) -> Any:  # noqa: ANN401 - the same
    return _native(found).df()


def _arrow(found: Any) -> Any:  # noqa: ANN401 - a relation of this engine, and an Arrow table
    return _native(found).to_arrow_table()
