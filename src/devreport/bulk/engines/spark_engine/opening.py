"""What Spark can hold: frames of a session, classic or through Spark Connect, and files that a session reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from devreport.bulk.engines.files import MOST_ROWS, Files, is_files
from devreport.bulk.engines.sources import Source
from devreport.bulk.engines.spark_engine.relation import SparkRelation
from devreport.bulk.engines.sql.naming import check_names
from devreport.errors import EngineError, InputError, Problem

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["opened"]

#: Files of text as a table: the first line of each gives the names; a line with too many or too few cells is an error.
_CSV: Final[Mapping[str, bool | str]] = {
    "header": True,
    "enforceSchema": False,
    "mode": "FAILFAST",
    "columnPruning": False,
    "escape": '"',
}


def opened(given: object, *, label: str) -> Source[str]:
    """What somebody has, as a frame of Spark, and the way back: the frame with more columns, still not computed.

    Args:
        given: a frame, or Parquet or CSV files, whose paths are those that the active session knows.
        label: what messages call it.

    Raises:
        InputError: if it is no table, or two of its columns cannot be told apart.
        EngineError: if there is no session that could read files.
    """
    name = label or "the table"
    if is_files(given):
        files = given if isinstance(given, Files) else Files(cast("str", given))
        name = label or ", ".join(files.paths[:3])
        frame = _read(files, name)
    elif type(given).__module__.startswith("pyspark.sql.") and hasattr(given, "selectExpr"):
        frame = cast("DataFrame", given)
    else:
        expected = "a frame of Spark, or the paths of Parquet or CSV files"
        raise InputError.of(Problem(label, f"a {type(given).__name__}", expected, code="source"))
    check_names(frame.columns, where=name, engine="Spark")
    return Source(SparkRelation.of(frame), _native, name)


def _read(files: Files, name: str) -> DataFrame:
    """Files as a frame of the active session."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    session = SparkSession.getActiveSession()
    if session is None:
        hint = "start one first, with SparkSession.builder"
        raise EngineError.of(Problem("engine", "no session of Spark", "an active session", hint, "session"))
    paths, read = list(files.paths), session.read
    try:
        if all(path.lower().endswith((".csv", ".csv.gz")) for path in paths):
            frame = read.options(**_CSV, encoding=files.encoding).csv(paths)
        else:
            frame = read.options(mergeSchema=True).parquet(*paths)
        few = files.most_rows == MOST_ROWS or frame.limit(files.most_rows + 1).count() <= files.most_rows
    except PySparkException as error:
        found = str(error).partition("\n")[0]
        raise InputError.of(Problem(name, found, "Parquet or CSV files", code="unreadable")) from error
    if not few:
        expected = f"at most {files.most_rows} rows"
        raise InputError.of(Problem(name, f"more than {files.most_rows} rows", expected, code="rows"))
    return frame


def _native(found: Any) -> DataFrame:  # noqa: ANN401 - a relation of this engine
    frame: DataFrame = found.native()
    return frame
