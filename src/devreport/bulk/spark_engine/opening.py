"""What Spark can hold: frames of a session, classic or through Spark Connect, and files that a session reads."""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, cast

from devreport.bulk.sources import Source
from devreport.bulk.spark_engine.relation import SparkRelation, check_names
from devreport.errors import EngineError, InputError, Problem

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["opened"]

#: Files of text as a table: the first line of each gives the names; a line with too many or too few cells is an error.
_CSV = {
    "header": True,
    "enforceSchema": False,
    "mode": "FAILFAST",
    "columnPruning": False,
    "escape": '"',
    "encoding": "UTF-8",
}


def opened(given: object, *, label: str) -> Source[str]:
    """What somebody has, as a frame of Spark, and the way back: the frame with more columns, still not computed.

    Args:
        given: a frame, or the path, folder or pattern of Parquet or CSV files, as the active session finds them.
        label: what messages call it.

    Raises:
        InputError: if it is no table, or two of its columns cannot be told apart.
        EngineError: if there is no session that could read files.
    """
    name = label or "the table"
    match given:
        case str() | PathLike():
            path = str(fspath(cast("str | PathLike[str]", given)))
            frame, name = _read(path), label or path
        case _ if type(given).__module__.startswith("pyspark.sql.") and hasattr(given, "selectExpr"):
            frame = cast("DataFrame", given)
        case _:
            expected = "a frame of Spark, or the path of Parquet or CSV files"
            raise InputError.of(Problem(label, f"a {type(given).__name__}", expected, code="source"))
    check_names(frame.columns, where=name)
    return Source(SparkRelation.of(frame), _native, name)


def _read(path: str) -> DataFrame:
    """Files as a frame of the active session."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    session = SparkSession.getActiveSession()
    if session is None:
        hint = "start one first, with SparkSession.builder"
        raise EngineError.of(Problem("engine", "no session of Spark", "an active session", hint, "session"))
    is_text = path.lower().endswith((".csv", ".csv.gz"))
    try:
        return session.read.csv(path, **cast("dict[str, Any]", _CSV)) if is_text else session.read.parquet(path)
    except PySparkException as error:
        found = str(error).partition("\n")[0]
        raise InputError.of(Problem(path, found, "Parquet or CSV files", code="source")) from error


def _native(found: Any) -> DataFrame:  # noqa: ANN401 - a relation of this engine
    frame: DataFrame = found.native()
    return frame
