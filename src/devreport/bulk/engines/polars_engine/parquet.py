"""Parquet files: looked at before they are read, read in bounded memory, and named where they are broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
from polars.exceptions import PanicException, PolarsError

from devreport.bulk.engines.files import Located
from devreport.errors import InputError, Problem, counted

__all__ = ["broken", "parquet_ends", "parquet_rows", "scanned"]

_MAGIC = b"PAR1"


def scanned(located: Located) -> pl.LazyFrame:
    """The rows of Parquet files; nothing but their footers has been read.

    Raises:
        InputError: with every file that is no Parquet file, and every column that is not the same in all of them.
    """
    schemas: dict[Path, Mapping[str, pl.DataType]] = {}
    problems: list[Problem] = []
    for path in located.paths:
        try:
            schemas[path] = _schema(path)
        except InputError as error:
            problems.extend(error.problems)
    if schemas and not problems:
        first, *others = schemas.items()
        problems = [problem for one in others for problem in _differences(first, one)]
    if problems:
        raise InputError("the Parquet files cannot be read as one table", problems)
    return pl.scan_parquet(list(located.paths), glob=False, hive_partitioning=False)


def parquet_rows(located: Located) -> int:
    """How many rows the files say they have.

    Raises:
        InputError: if there are more than may be.
    """
    frame = pl.scan_parquet(list(located.paths), glob=False, hive_partitioning=False)
    rows: int = frame.select(pl.len().cast(pl.Int64)).collect().item()
    if rows > located.files.most_rows:
        most = counted(located.files.most_rows, "row")
        raise InputError.of(Problem(located.label, counted(rows, "row"), f"at most {most}", code="file"))
    return rows


def parquet_ends(located: Located) -> dict[Path, int]:
    """Each file, with how many rows the files say they have up to its end."""
    ends: dict[Path, int] = {}
    rows = 0
    for path in located.paths:
        rows += int(pl.scan_parquet(path, glob=False).select(pl.len()).collect().item())
        ends[path] = rows
    return ends


def broken(paths: Sequence[Path], error: BaseException) -> InputError:
    """What is wrong with files in which a pass came to grief: each is read again, and the broken ones are named."""
    problems: list[Problem] = []
    for path in paths:
        try:
            pl.scan_parquet(path, glob=False).select(pl.all().count()).collect(engine="streaming")
        except (PolarsError, OSError, PanicException) as found:
            problems.append(_problem(path, found))
    if problems:
        return InputError("Parquet files cannot be read", problems)
    return InputError.of(_problem(paths[0], error))


def _schema(path: Path) -> Mapping[str, pl.DataType]:
    try:
        with path.open("rb") as stream:
            head, size = stream.read(4), path.stat().st_size
            stream.seek(max(0, size - 4))
            if head != _MAGIC or stream.read(4) != _MAGIC or size < 12:
                found = "an empty file" if not size else "a file that is no Parquet file, or not all of one"
                raise InputError.of(Problem(str(path), found, "a Parquet file", code="parquet"))
        frame = pl.scan_parquet(path, glob=False)
        frame.select(pl.len()).collect()
        return frame.collect_schema()
    except (PolarsError, OSError, PanicException) as error:
        raise InputError.of(_problem(path, error)) from None


def _problem(path: Path, error: BaseException) -> Problem:
    said = str(error).partition("\n")[0][:200]
    return Problem(str(path), f"a file that cannot be read: {said}", "a whole Parquet file", code="parquet")


def _differences(
    first: tuple[Path, Mapping[str, pl.DataType]], other: tuple[Path, Mapping[str, pl.DataType]]
) -> list[Problem]:
    """The columns that one file has and another has not, or has otherwise."""
    (path, one), (second, two) = first, other
    found = [
        Problem(f"{second}: {name}", f"a column of {two[name]}", f"{kind}, as in {path.name}", code="type")
        for name, kind in one.items()
        if name in two and two[name] != kind
    ]
    lacking = [
        Problem(f"{second}: {name}", "no such column", f"one, as in {path.name}", code="columns")
        for name in one
        if name not in two
    ]
    more = [
        Problem(f"{second}: {name}", "a column", f"no such column, as in {path.name}", code="columns")
        for name in two
        if name not in one
    ]
    return [*found, *lacking, *more]
