"""What DuckDB can hold: its own relations, Parquet and CSV files, and frames of other libraries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, cast

import duckdb

from devreport.bulk.engines.csv_text import CsvText
from devreport.bulk.engines.duckdb_engine.relation import DuckdbRelation, said
from devreport.bulk.engines.files import MOST_ROWS, Files, Located, is_files, located
from devreport.bulk.engines.sources import Source
from devreport.bulk.engines.sql.dialects import DUCKDB
from devreport.bulk.engines.sql.naming import check_names
from devreport.errors import EngineError, InputError, Problem

__all__ = ["opened"]

#: What stands for other characters in a pattern of paths.
_MAGIC: Final = re.compile(r"[*?\[]")

#: Readers of files whose footers say what the values are; DuckDB believes them.
_FOOTERS: Final = re.compile("parquet|iceberg|delta|lake", re.IGNORECASE)

_EXPECTED: Final = "a relation of DuckDB, a frame of Polars or pandas, an Arrow table, or a Parquet or CSV file"


def opened(given: object, *, label: str) -> Source[str]:
    """What somebody has, as a relation, and the way back.

    Files and frames are read by the connection that ``duckdb.default_connection()`` gives: its memory limit, threads
    and folder for temporary files are those that hold.

    Raises:
        InputError: if it is no table, a file that cannot be read, or two of its columns cannot be told apart.
    """
    match given:
        case duckdb.DuckDBPyRelation():
            return _relation(given, label or "the relation")
        case _ if is_files(given):
            return _files(located(cast("Files", given)), label)
        case _:
            return _frame(given, label or "the table")


def _relation(given: duckdb.DuckDBPyRelation, label: str) -> Source[str]:
    try:
        plan = given.explain()
    except duckdb.Error as error:
        raise InputError.of(
            Problem(label, said(error), "a relation that DuckDB can read", code="unreadable")
        ) from error
    return _source(_unbelieved(given) if _FOOTERS.search(plan) else given, _native, label)


def _unbelieved(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The same, each value put into something and taken out again: what a footer says of a column says nothing of that.

    Otherwise DuckDB takes conditions for true that the footer says all rows meet, and leaves out rows that none does.
    """
    names = map(DUCKDB.named, relation.columns)
    return relation.project(", ".join(f"union_extract(union_value(x := {name}), 'x') AS {name}" for name in names))


def _source(
    relation: duckdb.DuckDBPyRelation, back: Callable[[Any], Any], label: str, *, is_stored: bool = False
) -> Source[str]:
    check_names(relation.columns, where=label, engine="DuckDB")
    found: Any = DuckdbRelation.of(relation, label=label, is_stored=is_stored)
    return Source(found, back, label)


def _files(found: Located, label: str) -> Source[str]:
    """Parquet or CSV files; text stays text, as a mapping says what it means."""
    name = label or found.label
    if found.files.encoding.lower().replace("_", "-") not in {"utf-8", "utf8"}:
        hint = "the engine polars reads text of other encodings"
        raise EngineError.of(Problem(name, f"text in {found.files.encoding}", "text in UTF-8", hint, "encoding"))
    paths = [_MAGIC.sub(r"[\g<0>]", str(path)) for path in found.paths]
    try:
        relation = _parquet(found.paths, paths) if found.format == "parquet" else _text(found.paths, paths)
        most = found.files.most_rows
        if most < MOST_ROWS and relation.limit(most + 1).aggregate("COUNT(*)").fetchall()[0][0] > most:
            raise InputError.of(Problem(name, f"more than {most} rows", f"at most {most} rows", code="rows"))
        return _source(relation, _native, name)
    except duckdb.Error as error:
        raise InputError.of(Problem(name, said(error), f"{found.format} files", code="unreadable")) from error


def _parquet(found: Sequence[Path], paths: list[str]) -> duckdb.DuckDBPyRelation:
    read = duckdb.read_parquet
    _check_columns({str(path): _columns(read([one])) for path, one in zip(found, paths, strict=True)})
    return _unbelieved(read(paths))


def _text(found: Sequence[Path], paths: list[str]) -> duckdb.DuckDBPyRelation:
    """CSV files that have been checked, with the names of their columns as they are written."""
    files = [CsvText(path) for path in found]
    _check_columns({str(one.path): ", ".join(one.names) for one in files})
    for one in files:
        one.check()
    names = list(files[0].names)
    check_names(names, where=str(found[0]), engine="DuckDB")
    return duckdb.read_csv(
        paths,
        header=True,
        names=names,
        all_varchar=True,
        delimiter=",",
        quotechar='"',
        escapechar='"',
        strict_mode=True,
        null_padding=False,
        ignore_errors=False,
    )


def _check_columns(columns: dict[str, str]) -> None:
    """See to it that all files have the same columns: DuckDB would take them by their places, or round numbers."""
    first, expected = next(iter(columns.items()))
    problems = [
        Problem(path, f"the columns {found}", f"those of {first}: {expected}", code="columns")
        for path, found in columns.items()
        if found != expected
    ]
    if problems:
        raise InputError("files with different columns are no table", problems)


def _columns(relation: duckdb.DuckDBPyRelation) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in zip(relation.columns, relation.types, strict=True))


def _frame(given: Any, label: str) -> Source[str]:  # noqa: ANN401 - anything at all
    """A frame of a library that is not loaded for it: what it is called is enough."""
    kind = cast("type[object]", type(given))
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
