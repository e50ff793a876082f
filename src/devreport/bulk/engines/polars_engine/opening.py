"""What Polars can hold: its own frames, those of pandas and Arrow, files, and batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl

from devreport.bulk.engines.files import Located, is_files, located, row_in
from devreport.bulk.engines.polars_engine.batches import Batches, streamed
from devreport.bulk.engines.polars_engine.csv import CsvFile
from devreport.bulk.engines.polars_engine.frames import POLARS, ROW, Form, attached_to, check_names, form_of, module_of
from devreport.bulk.engines.polars_engine.parquet import broken, parquet_ends, parquet_rows, scanned
from devreport.bulk.engines.polars_engine.relation import PolarsRelation
from devreport.bulk.engines.sources import Source
from devreport.errors import InputError, Problem, counted

__all__ = ["opened"]


def opened(given: object, *, label: str) -> Source[pl.Expr]:
    """What somebody has, as a lazy frame, and the way back.

    =============================================  ====================================================
    given                                          what comes back
    =============================================  ====================================================
    a frame of Polars or pandas, a table of Arrow  the same, its other columns and its index untouched
    a lazy frame; files                            a lazy frame, which reads when it is asked to
    a reader or a dataset of Arrow                 a reader, which reads batch by batch
    batches: an iterable, or a function giving one an iterator of batches of the same kind
    =============================================  ====================================================

    Raises:
        InputError: if it is no table, or cannot be read.
        EngineError: if what reads it is not installed.
    """
    name = label or "the table"
    if isinstance(given, pl.LazyFrame):
        return Source(PolarsRelation(given, is_stored=False), _native, name)
    if isinstance(given, pl.DataFrame):
        return Source(PolarsRelation(given.lazy()), _collected, name)
    if is_files(given):
        return _files(given, label)
    form = form_of(given)
    if form is not None:
        return _frame(given, form, name)
    if module_of(given) == "pyarrow" and (source := _arrow_batches(given, name)):
        return source
    if isinstance(given, Iterable) or callable(given):
        return _batches(given, name)
    raise InputError.of(Problem(name, f"a {type(given).__name__}", "a table", code="source"))


def _native(found: Any) -> pl.LazyFrame:  # noqa: ANN401 - a relation of this engine
    frame: pl.LazyFrame = found.native()
    return frame


def _collected(found: Any) -> pl.DataFrame:  # noqa: ANN401 - a relation of this engine
    frame: pl.DataFrame = found.collected()
    return frame


def _frame(given: object, form: Form, label: str) -> Source[pl.Expr]:
    names = form.names(given)
    check_names(names, label)
    frame = form.read(given, form.columns(given))
    rows = pl.int_range(form.height(given), dtype=pl.UInt64, eager=True).alias(ROW)
    return Source(PolarsRelation(pl.DataFrame([*frame, rows]).lazy()), attached_to(given, form), label, added=(ROW,))


def _files(given: Any, label: str) -> Source[pl.Expr]:  # noqa: ANN401 - paths or files
    found = located(given)
    name = label or found.label
    several = len(found.paths) > 1
    if found.format == "csv":
        ends: dict[Path, int] = {}
        placed = partial(_placed, lambda: ends)
        return Source(
            PolarsRelation(_csv(found, ends), is_stored=False), _native, name, placed=placed if several else None
        )
    frame = scanned(found)
    parquet_rows(found)
    relation = PolarsRelation(frame, is_stored=False, blame=lambda error: broken(found.paths, error))
    placed = partial(_placed, partial(parquet_ends, found))
    return Source(relation, _native, name, placed=placed if several else None)


def _placed(ends: Callable[[], Mapping[Path, int]], row: int) -> tuple[str, int]:
    """The file of a row and its place there."""
    return row_in(list(ends().items()), row)


def _csv(found: Located, ends: dict[Path, int]) -> pl.LazyFrame:
    """CSV files of the same columns, in any order, one after another."""
    files = [CsvFile(path, found.files.encoding) for path in found.paths]
    first = files[0]
    problems = [
        Problem(f"{one.path}:1", f"the columns {', '.join(one.names)}", f"those of {first.path.name}", code="columns")
        for one in files
        if set(one.names) != set(first.names)
    ]
    if problems:
        raise InputError("the CSV files cannot be read as one table", problems)

    frames = partial(_csv_frames, files, found, ends=ends)
    return streamed(frames, dict.fromkeys(first.names, pl.String()), name="csv")


def _csv_frames(
    files: Sequence[CsvFile], found: Located, columns: Sequence[str], *, ends: dict[Path, int]
) -> Iterator[pl.DataFrame]:
    """The rows of all files; where each ends is kept as it is found."""
    rows = 0
    for one in files:
        for frame in one.frames(columns):
            rows += frame.height
            if rows > found.files.most_rows:
                most = counted(found.files.most_rows, "row")
                raise InputError.of(Problem(found.label, "more rows", f"at most {most}", code="file"))
            ends[one.path] = max(ends.get(one.path, 0), rows)
            yield frame


def _arrow_batches(given: Any, label: str) -> Source[pl.Expr] | None:  # noqa: ANN401 - something of Arrow
    from devreport.bulk.engines.polars_engine import arrow_tables as arrow

    batches = arrow.batches_of(given)
    if batches is None:
        return None
    first = arrow.empty_of(given)
    form = form_of(first)
    assert form is not None  # noqa: S101 - a batch of Arrow
    once = not callable(batches)
    held = Batches(batches if callable(batches) else lambda: batches, form, first, label, is_once=once)

    def back(found: PolarsRelation) -> Any:  # noqa: ANN401 - a reader of Arrow
        return arrow.reader_of(held.back(found), held.nothing(found))

    return Source(held.relation(), back, label, is_once=held.is_once, added=(ROW,))


def _batches(given: Any, label: str) -> Source[pl.Expr]:  # noqa: ANN401 - an iterable, or a function that gives one
    def again() -> Iterator[Any]:
        batches: Any = given() if callable(given) else given
        return iter(batches)

    begun = again()
    once = begun is given
    try:
        first = next(begun)
    except StopIteration:
        raise InputError.of(Problem(label, "no batches", "at least one, to know the columns", code="batches")) from None
    form = form_of(first)
    if form is None:
        found = f"batches, the first of which is a {type(first).__name__}"
        raise InputError.of(Problem(label, found, "a table, files, or batches that are frames", code="source"))
    rest = chain([first], begun)
    held = Batches((lambda: rest) if once else again, form, first, label, is_once=once)
    added = () if form is POLARS else (ROW,)
    return Source(held.relation(), held.back, label, is_once=held.is_once, added=added)
