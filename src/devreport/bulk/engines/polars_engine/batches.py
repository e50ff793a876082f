"""Batches of rows: frames that come one after another, judged as they come and given back one at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl
from attrs import define, field
from polars.io.plugins import register_io_source

from devreport.bulk.engines.polars_engine.frames import POLARS, ROW, Form, check_names, form_of, reattached
from devreport.bulk.engines.polars_engine.naming import columns_of
from devreport.bulk.engines.polars_engine.relation import PolarsRelation
from devreport.errors import InputError, Problem

__all__ = ["Batches", "chosen", "streamed"]


def streamed(
    frames: Callable[[Sequence[str]], Iterator[pl.DataFrame]], schema: Mapping[str, pl.DataType], *, name: str
) -> pl.LazyFrame:
    """A lazy frame over frames that Python makes one after another, of the columns that are asked for."""
    every = list(schema)
    return register_io_source(
        lambda columns, predicate, most, _size: chosen(
            frames, every if columns is None else columns or every[:1], predicate=predicate, most=most
        ),
        schema=pl.Schema(schema),
        explain_name=name,
    )


def chosen(
    frames: Callable[[Sequence[str]], Iterator[pl.DataFrame]],
    columns: Sequence[str],
    *,
    predicate: pl.Expr | None,
    most: int | None,
) -> Iterator[pl.DataFrame]:
    """Of the first rows, those in which a condition holds."""
    for frame in frames(columns):
        kept = frame if most is None else frame.head(most)
        yield kept if predicate is None else kept.filter(predicate)
        most = None if most is None else most - kept.height
        if most == 0:
            return


@define
class Batches:
    """Batches of one kind and of the same columns.

    Attributes:
        again: gives all of them, from the first one on.
        form: what kind of frame each is.
        first: the first of them, or one without rows.
        label: what messages call them.
        is_once: whether they can be read only once.
    """

    again: Callable[[], Iterator[Any]]
    form: Form
    first: Any
    label: str
    is_once: bool
    _started: bool = False
    _kept: deque[Any] | None = None
    schema: dict[str, pl.DataType] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look at the columns.

        Raises:
            InputError: if several have one name.
        """
        check_names(self.form.names(self.first), self.label)
        self.schema = dict(self.form.read(self.first, self.form.columns(self.first)).schema)

    def relation(self) -> PolarsRelation:
        """Their rows as a table, which is read as often as it is asked for."""
        schema = {**self.schema, ROW: pl.UInt64()} if self.form is not POLARS else self.schema
        return PolarsRelation(streamed(self.frames, schema, name="batches"), is_stored=False)

    def back(self, found: PolarsRelation) -> Iterator[Any]:
        """What was found of their rows, in batches of their kind."""
        names = found.frame.collect_schema().names()
        if ROW not in names:
            return map(self.form.made, found.frames())
        new = found.keep([ROW, *names[names.index(ROW) + 1 :]])
        return self._reattached(new)

    def nothing(self, found: PolarsRelation) -> Any:  # noqa: ANN401 - a batch of their kind
        """What was found, without any rows."""
        schema = found.frame.collect_schema()
        if ROW not in schema:
            return self.form.made(pl.DataFrame(schema=schema))
        names = schema.names()
        empty = pl.DataFrame(schema={name: schema[name] for name in names[names.index(ROW) + 1 :]})
        return self.form.attached(self.first, pl.Series([], dtype=pl.UInt64), empty)

    def _reattached(self, found: PolarsRelation) -> Iterator[Any]:
        if self.is_once:
            self._kept = deque()
        givens = self._again() if self._kept is None else _taken(self._kept)
        yield from reattached(found.frames(), givens, form=self.form)

    def _again(self) -> Iterator[Any]:
        if self.is_once and self._started:
            found = "batches that can be read only once, asked for a second time"
            hint = "give a list, a function that gives the batches anew, or files: this may take several passes"
            raise InputError.of(Problem(self.label, found, "batches that can be read again", hint, "batches"))
        self._started = True
        return self.again()

    def frames(self, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
        """Their rows as frames of Polars, of some columns.

        Raises:
            InputError: if one has other columns than the first, or they are to be read again and cannot be.
        """
        start, wanted = 0, [name for name in columns if name != ROW]
        for number, given in enumerate(self._again(), start=1):
            if self._kept is not None:
                self._kept.append(given)
            frame = self._read(given, wanted, number)
            height = self.form.height(given)
            if ROW in columns:
                rows = pl.int_range(start, start + height, dtype=pl.UInt64, eager=True).alias(ROW)
                frame = pl.DataFrame([*frame, rows])
            start += height
            yield frame.select(columns_of(columns))

    def _read(self, given: Any, columns: Sequence[str], number: int) -> pl.DataFrame:  # noqa: ANN401 - a batch
        """One batch, with columns of the types of the first."""
        where = f"{self.label}: batch {number}"
        self._check(given, where)
        frame = self.form.read(given, columns)
        return frame.select([self._fitted(one, where) for one in frame])

    def _check(self, given: Any, where: str) -> None:  # noqa: ANN401 - a batch
        """Refuse what is of another kind, or has other columns, which could not be given back with it."""
        form = form_of(given)
        if form is None or form.name != self.form.name:
            raise InputError.of(
                Problem(where, f"a {type(given).__name__}", f"{self.form.name}, as the first", code="batches")
            )
        names, first = form.names(given), self.form.names(self.first)
        check_names(names, where)
        problems = [
            *(
                Problem(where, f"no column {name!r}", "one, as in the first batch", code="columns")
                for name in first
                if name not in names
            ),
            *(
                Problem(where, f"the column {name!r}", "no such column, as in the first batch", code="columns")
                for name in names
                if name not in first
            ),
        ]
        if problems:
            raise InputError("the batches cannot be read as one table", problems)

    def _fitted(self, one: pl.Series, where: str) -> pl.Series:
        kind = self.schema[one.name]
        if one.dtype == kind:
            return one
        if one.dtype == pl.Null or _holds(kind, one.dtype):
            return one.cast(kind)
        found, expected = f"the column {one.name!r} of {one.dtype}", f"{kind}, as in the first batch"
        raise InputError.of(Problem(where, found, expected, code="type"))


def _holds(kind: pl.DataType, other: pl.DataType) -> bool:
    """Whether every value of one type is one of another: a decimal of no more digits before and after the point."""
    match kind, other:
        case pl.Decimal(), pl.Decimal():
            return other.scale <= kind.scale and other.precision - other.scale <= kind.precision - kind.scale
        case _:
            return False


def _taken(kept: deque[Any]) -> Iterator[Any]:
    while kept:
        yield kept.popleft()
