"""Frames of other libraries as frames of Polars, and what is found as more columns of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, Final

import polars as pl
from attrs import frozen

from devreport.bulk.engines.polars_engine.naming import columns_of
from devreport.bulk.engines.polars_engine.relation import PolarsRelation
from devreport.bulk.engines.reserved import check_reserved
from devreport.bulk.engines.words import PREFIX
from devreport.errors import EngineError, InputError, Problem
from devreport.lowering.ranges import LONGEST

__all__ = ["POLARS", "ROW", "Form", "attached_to", "check_names", "form_of", "module_of", "reattached", "with_decimals"]

#: The column with the place of each row in a frame of another library, which gets its outcomes by it.
ROW: Final = f"{PREFIX}row"

#: The module for the frames of each library, and the extra that installs what it needs.
_MODULES: Final = {"pandas": ("pandas_frames", "pandas"), "pyarrow": ("arrow_tables", "arrow")}


@frozen
class Form:
    """A kind of frame.

    Attributes:
        name: what it is called.
        names: the columns of one; anything may name them.
        height: how many rows one has.
        read: some of its columns as a frame of Polars.
        made: a frame of Polars as one of its kind.
        attached: one with more columns, or some of its rows with them, in the order that they are wanted in.
    """

    name: str
    names: Callable[[Any], Sequence[object]]
    height: Callable[[Any], int]
    read: Callable[[Any, Sequence[str]], pl.DataFrame]
    made: Callable[[pl.DataFrame], Any]
    attached: Callable[[Any, pl.Series | None, pl.DataFrame], Any]

    def columns(self, given: object) -> list[str]:
        """The columns of one that can be mapped: those whose names are text."""
        return [name for name in self.names(given) if isinstance(name, str)]


def _names(given: pl.DataFrame) -> list[str]:
    return given.columns


def _height(given: pl.DataFrame) -> int:
    return given.height


def _read(given: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    return given.select(columns_of(columns))


def _made(frame: pl.DataFrame) -> pl.DataFrame:
    return frame


def _attached(given: pl.DataFrame, rows: pl.Series | None, found: pl.DataFrame) -> pl.DataFrame:
    return (given if rows is None else given[rows]).with_columns(found)


#: The frames of Polars itself.
POLARS: Final = Form("a frame of Polars", _names, _height, _read, _made, _attached)


def with_decimals(frame: pl.DataFrame) -> pl.DataFrame:
    """The same with decimals for integers of 128 bits, which no other library has."""
    return frame.with_columns(pl.selectors.by_dtype(pl.Int128).cast(pl.Decimal(LONGEST, 0)))


def module_of(given: object) -> str:
    """The library that something comes from."""
    return type(given).__module__.partition(".")[0]


def form_of(given: object) -> Form | None:
    """The kind of frame that something is; nothing if it is none.

    Raises:
        EngineError: if what it takes to read it is not installed.
    """
    if isinstance(given, pl.DataFrame):
        return POLARS
    name, extra = _MODULES.get(module_of(given), ("", ""))
    if not name:
        return None
    try:
        module = import_module(f"devreport.bulk.engines.polars_engine.{name}")
    except ModuleNotFoundError as error:
        problem = Problem("table", f"no module {error.name}", "what reads it", f"install devreport[{extra}]", "extra")
        raise EngineError.of(problem) from error
    form: Form | None = module.form_of(given)
    return form


def check_names(names: Sequence[object], label: str) -> None:
    """Refuse columns that cannot be told apart, or from those that are added.

    Raises:
        InputError: naming each of them.
    """
    twice = dict.fromkeys(name for name in names if isinstance(name, str) and names.count(name) > 1)
    problems = [
        Problem(label, f"the column {name!r} twice", "columns of different names", code="type") for name in twice
    ]
    if problems:
        raise InputError(f"{label or 'the table'} has several columns of one name", problems)
    check_reserved(names, where=label)


def attached_to(given: object, form: Form) -> Callable[[Any], Any]:
    """The way back to a frame of another library: its own rows with what was found of them."""

    def back(found: PolarsRelation) -> Any:  # noqa: ANN401 - the caller's own kind
        names = found.frame.collect_schema().names()
        if ROW not in names:
            return form.made(found.collected())
        new = names[names.index(ROW) + 1 :]
        frame = found.keep([ROW, *new]).collected()
        return attached(given, form, frame=frame)

    return back


def attached(given: object, form: Form, *, frame: pl.DataFrame, start: int = 0) -> Any:  # noqa: ANN401 - the caller's
    """A frame of another library with what was found of its rows, by their place from a start."""
    rows = frame[ROW] - start
    every = pl.int_range(form.height(given), dtype=pl.UInt64, eager=True)
    return form.attached(given, None if rows.equals(every) else rows, frame.drop(ROW))


def reattached(frames: Iterator[pl.DataFrame], givens: Iterator[object], *, form: Form) -> Iterator[Any]:
    """Batches of another library with what was found of their rows, as soon as it is there."""
    held, stop = next(frames, None), 0
    if held is None:
        return
    for given in givens:
        start, stop = stop, stop + form.height(given)
        while (not held.height or held[ROW][-1] < stop - 1) and (more := next(frames, None)) is not None:
            held = pl.concat([held, more])
        yield attached(given, form, frame=held.filter(pl.col(ROW) < stop), start=start)
        held = held.filter(pl.col(ROW) >= stop)
