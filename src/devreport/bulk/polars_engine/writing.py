"""Writing a table of Polars by streaming."""

from __future__ import annotations

from pathlib import Path

from devreport.bulk.polars_engine.frames import ROW
from devreport.bulk.polars_engine.relation import PolarsRelation
from devreport.bulk.progress import Progress

__all__ = ["write"]

#: How many rows a group of a Parquet file has: what is held in memory while it is written.
_GROUP = 2**17


def write(relation: PolarsRelation, path: Path, *, form: str, progress: Progress | None) -> None:
    """Write all rows to a Parquet or CSV file, some at a time.

    Raises:
        InputError: if the files that it is read from cannot be read.
    """
    watched = relation if progress is None else relation.watched(progress.add)
    frame = watched.frame.drop(ROW, strict=False)
    with relation.guarded():
        if form == "parquet":
            frame.sink_parquet(path, row_group_size=_GROUP, engine="streaming")
        else:
            frame.sink_csv(path, check_extension=False, engine="streaming")
