"""Tables of Polars."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, Self

import polars as pl
from attrs import evolve, field, frozen
from polars.exceptions import PanicException, PolarsError

from devreport.bulk.engines.polars_engine.naming import aliased, columns_of
from devreport.bulk.engines.polars_engine.words import PolarsWords
from devreport.bulk.engines.words import Physical, PhysicalKind, Width
from devreport.lowering.ranges import LONGEST

__all__ = ["PolarsRelation", "physical_of"]

_INTEGERS: Mapping[type[pl.DataType], tuple[int, Width, bool]] = {
    pl.Int8: (3, Width.SMALL, False),
    pl.Int16: (5, Width.SMALL, False),
    pl.Int32: (10, Width.SMALL, True),
    pl.Int64: (19, Width.LONG, True),
    pl.Int128: (39, Width.WIDE, True),
    pl.UInt8: (3, Width.SMALL, False),
    pl.UInt16: (5, Width.SMALL, False),
    pl.UInt32: (10, Width.LONG, False),
    pl.UInt64: (20, Width.WIDE, False),
}

#: A decimal of more digits does not fit into 64 bits.
_LONG_DIGITS = 18


def physical_of(dtype: pl.DataType) -> Physical:  # noqa: C901 - one arm per kind of type
    """What a column of a type of Polars holds."""
    name, kind = str(dtype), dtype.base_type()
    if kind in _INTEGERS:
        digits, width, native = _INTEGERS[kind]
        return Physical(PhysicalKind.INTEGER, name, digits, width=width, is_native=native)
    match dtype:
        case pl.Decimal():
            width = Width.LONG if dtype.precision <= _LONG_DIGITS else Width.WIDE
            return Physical(PhysicalKind.DECIMAL, name, dtype.precision, dtype.scale, width)
        case pl.Float32() | pl.Float64():
            return Physical(PhysicalKind.FLOAT, name)
        case pl.String():
            return Physical(PhysicalKind.TEXT, name, LONGEST, width=Width.WIDE)
        case pl.Categorical() | pl.Enum():
            return Physical(PhysicalKind.TEXT, name, LONGEST, width=Width.WIDE, is_native=False)
        case pl.Boolean():
            return Physical(PhysicalKind.TRUTH, name)
        case pl.Date():
            return Physical(PhysicalKind.DAY, name)
        case pl.Null():
            return Physical(PhysicalKind.NOTHING, name)
        case pl.Datetime(time_zone=None):
            return Physical(PhysicalKind.MOMENT, name)
        case _:
            return Physical(PhysicalKind.OTHER, name)


#: How everything is computed, also in memory, where it takes no longer: the other engine of Polars makes one row of a
#: comparison with a choice that holds nowhere, and then has none for the others.
_ENGINE: Final = "streaming"


@frozen
class PolarsRelation:
    """A lazy frame.

    Attributes:
        frame: the frame.
        is_stored: whether it is held in memory.
        blame: what is wrong with the files that it is read from when they cannot be read.
    """

    frame: pl.LazyFrame
    is_stored: bool = True
    blame: Callable[[BaseException], Exception] | None = None
    words: PolarsWords = field(factory=PolarsWords)
    engine: str = "polars"

    def schema(self) -> Mapping[str, Physical]:
        """Column name → what it holds."""
        return {name: physical_of(dtype) for name, dtype in self.frame.collect_schema().items()}

    def with_columns(self, columns: Mapping[str, pl.Expr]) -> Self:
        """The same with more columns."""
        return evolve(self, frame=self.frame.with_columns(aliased(columns)))

    def select(self, columns: Mapping[str, pl.Expr]) -> Self:
        """Only these columns."""
        return evolve(self, frame=self.frame.select(aliased(columns)))

    def keep(self, names: Sequence[str]) -> Self:
        """Only the columns of these names."""
        return evolve(self, frame=self.frame.select(columns_of(names)))

    def where(self, condition: pl.Expr) -> Self:
        """The rows in which a condition holds."""
        return evolve(self, frame=self.frame.filter(condition))

    def grouped(self, keys: Sequence[str], columns: Mapping[str, pl.Expr]) -> Self:
        """One row for each group."""
        if not keys:
            return self.select(columns)
        return evolve(self, frame=self.frame.group_by(columns_of(keys)).agg(aliased(columns)))

    def joined(self, other: Self, *, on: Mapping[str, str]) -> Self:
        """Each row with the columns of the one row of another table with the same keys."""
        mine, theirs = columns_of(on), columns_of(on.values())
        frame = self.frame.join(other.frame, left_on=mine, right_on=theirs, how="left", maintain_order="left")
        return evolve(self, frame=frame)

    def stacked(self, others: Sequence[Self]) -> Self:
        """The rows of this table, then those of others."""
        return evolve(self, frame=pl.concat([self.frame, *(one.frame for one in others)]))

    def numbered(self, name: str) -> Self | None:
        """The same with the place of each row."""
        return evolve(self, frame=self.frame.with_row_index(name, offset=1))

    def computed(
        self,
        inputs: Mapping[str, pl.Expr],
        names: Sequence[str],
        *,
        by: Callable[[Sequence[tuple[Any, ...]]], Sequence[tuple[int, ...]]],
    ) -> Self:
        """The same with columns that Python computes, batch by batch."""
        codes = dict.fromkeys(names, pl.Int8())
        batch = partial(_computed, given=list(inputs), codes=codes, by=by)
        schema = {**self.frame.collect_schema(), **codes}
        frame = self.frame.with_columns(aliased(inputs)).map_batches(batch, schema=schema, streamable=True)
        return evolve(self, frame=frame)

    def watched(self, add: Callable[[int], None]) -> Self:
        """The same, which says how many more rows are done as they are; for a line of progress."""
        frame = self.frame.map_batches(partial(_watched, add=add), schema=self.frame.collect_schema(), streamable=True)
        return evolve(self, frame=frame)

    def first(self, count: int) -> Self:
        """At most so many rows."""
        return evolve(self, frame=self.frame.head(count))

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows."""
        return self.collected().rows()

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows, some at a time."""
        for batch in self.frames():
            yield batch.rows()

    def collected(self) -> pl.DataFrame:
        """The table in memory.

        Raises:
            InputError: if the files that it is read from cannot be read.
        """
        with self.guarded():
            return self.frame.collect(engine=_ENGINE)

    def frames(self) -> Iterator[pl.DataFrame]:
        """The table in memory, some rows at a time.

        Raises:
            InputError: if the files that it is read from cannot be read.
        """
        with self.guarded():
            yield from self.frame.collect_batches(engine=_ENGINE, maintain_order=True)

    @contextmanager
    def guarded(self) -> Generator[None]:
        """What happens in it to files that cannot be read is said by naming them."""
        try:
            yield
        except (PolarsError, PanicException, OSError) as error:
            if self.blame is None:
                raise
            raise self.blame(error) from None

    def to_parquet(self, path: str) -> None:
        """Write the rows to one Parquet file, which holds integers of 128 bits as decimals.

        Raises:
            InputError: if the files that it is read from cannot be read.
        """
        with self.guarded():
            self.frame.with_columns(pl.selectors.by_dtype(pl.Int128).cast(pl.Decimal(LONGEST, 0))).sink_parquet(path)

    def native(self) -> pl.LazyFrame:
        """The lazy frame."""
        return self.frame


def _computed(
    frame: pl.DataFrame,
    *,
    given: Sequence[str],
    codes: Mapping[str, pl.DataType],
    by: Callable[[Sequence[tuple[Any, ...]]], Sequence[tuple[int, ...]]],
) -> pl.DataFrame:
    """A batch of rows with what Python computes in place of what it is computed from."""
    found = pl.DataFrame(by(frame.select(given).rows()), schema=dict(codes), orient="row")
    return frame.drop(given).hstack(found)


def _watched(frame: pl.DataFrame, *, add: Callable[[int], None]) -> pl.DataFrame:
    add(frame.height)
    return frame
